"""The panels of all that is no single relationship: actors, countries, sources, posts, claims, groups."""

from __future__ import annotations

from collections.abc import Sequence

from dash import html

from graph import Network, dataset_of, index_of
from graph.lanes import lane
from graph.model import Post
from graph.queries import direct_links, matching
from ui.groups import group, group_name
from ui.numbers import is_number, opened
from ui.panels.blocks import (
    Component,
    actor_link,
    citations,
    facts,
    heading,
    joined,
    link,
    outside,
    records,
    section,
    source_name,
)
from ui.state import ViewState
from ui.theme import FAMILY_WORDS
from ui.words import told


def actor_panel(network: Network, state: ViewState, key: str) -> list[Component]:
    """Return the panel of an actor: posts and records."""
    data, index = dataset_of(network), index_of(network)
    actor = data.actors[key]
    posts = index.posts_by_actor.get(key, ())
    country = link(data.countries[actor.country].name, state, actor.country) if actor.country else ""
    word = told(network, "{Country}")
    return [
        heading(f"Actor: {actor.kind.value}", actor.name),
        facts([(word, country), ("Also written", ", ".join(actor.aliases)), ("Note", actor.note)]),
        *(
            [section("Posts", html.Ul([html.Li(post_line(network, state, post)) for post in posts]))]
            if posts
            else []
        ),
        section("Records in this data", records(network, state, index.by_actor.get(key, ()), empty="None.")),
    ]


def post_line(network: Network, state: ViewState, key: str) -> Component:
    """Return a post as a line: title and dates, as far as sources give them."""
    post = dataset_of(network).posts[key]
    return link(f"{post.title}{' (acting)' if post.acting else ''}, {post_dates(post)}", state, key)


def post_dates(post: Post) -> str:
    """Return a post's dates in words; what no source gives is said to be unknown.

    >>> from graph.model import Citation
    >>> post_dates(Post(actor="a", title="T", sources=(Citation(source="s"),)))
    'dates not in this data'
    """
    if post.from_ and post.to:
        return f"{post.from_} to {post.to}"
    if post.from_:
        return f"from {post.from_}; end not in this data"
    if post.to:
        return f"until {post.to}; start not in this data"
    if post.in_post_on:
        return "in post on " + ", ".join(str(day) for day in post.in_post_on[:4])
    return "dates not in this data"


def post_panel(network: Network, state: ViewState, key: str) -> list[Component]:
    """Return the panel of a post."""
    data = dataset_of(network)
    post = data.posts[key]
    rung = next((rung.title for rung in data.chain if rung.id == post.rung), "beside the chain")
    country = link(data.countries[post.country].name, state, post.country) if post.country else ""
    holder = actor_link(network, state, post.actor) if post.actor else post.vacant
    return [
        heading("Post", post.title),
        facts(
            [
                ("Holder", holder),
                ("Rung", rung),
                (told(network, "{Country}"), country),
                ("Dates", post_dates(post) + (f" ({post.date_basis})" if post.date_basis else "")),
                ("Acting", "yes" if post.acting else ""),
                ("Note", post.note),
            ]
        ),
        section("Sources", citations(network, state, post.sources)),
    ]


def country_panel(network: Network, state: ViewState, key: str, principal: str) -> list[Component]:
    """Return the panel of a country: counts, the rungs with all holders, and every record."""
    data, index = dataset_of(network), index_of(network)
    country = data.countries[key]
    ids = tuple(each for each in index.by_country.get(key, ()) if index.principal_of[each] == principal)
    row = lane(network, key, principal, ids)
    counts = [
        f"{bundle.happened} {FAMILY_WORDS[family][bundle.happened != 1]}"
        for family, bundle in row.direct.items()
    ]
    direct = direct_links(network, key, principal=principal)
    others = tuple(each for each in ids if each not in direct)
    name = data.actors[principal].name
    return [
        heading(told(network, "{Country}"), country.name),
        facts(
            [
                ("Direct, in this data", ", ".join(counts) or "none"),
                ("Formal chain", f"{row.steps_on_record} of {len(row.steps)} steps on record"),
                ("Note", country.note),
            ]
        ),
        section("On the chain, in this data", _rungs(network, state, key)),
        section(f"Direct links to {name}", records(network, state, direct, empty="None in this data.")),
        section("Other records", records(network, state, others, empty="None in this data.")),
    ]


def _rungs(network: Network, state: ViewState, country: str) -> Component:
    data = dataset_of(network)
    seats = index_of(network).posts_by_seat
    rows = []
    for rung in data.chain[:-1]:
        keys = (*seats.get((rung.id, country), ()), *seats.get((rung.id, None), ()))
        posts = [html.Li(_holder_line(network, state, key)) for key in keys]
        rows.append(html.Details([html.Summary(f"{rung.title} ({len(keys)})"), html.Ul(posts)]))
    return html.Div(rows, className="rungs")


def _holder_line(network: Network, state: ViewState, key: str) -> list[Component]:
    post = dataset_of(network).posts[key]
    if post.actor is None:
        return [link(post.vacant, state, key)]
    acting = " (acting)" if post.acting else ""
    return [actor_link(network, state, post.actor), f"{acting}: ", link(post_dates(post), state, key)]


def source_panel(network: Network, state: ViewState, key: str) -> list[Component]:
    """Return the panel of a source: what it is, and every record that rests on it by paragraph."""
    source = dataset_of(network).sources[key]
    published = f"{source.published or ''}{f' ({source.published_basis})' if source.published_basis else ''}"
    return [
        heading(f"Source: {source.kind.value}", source.title, source.publisher or ""),
        facts(
            [
                ("Authors", ", ".join(source.authors)),
                ("Published", published),
                ("Rests on", source.rests_on),
                ("Read", f"by the curators in {source.read.value}" if source.read != "whole" else "whole"),
                ("Address", outside(source.address) if source.address else ""),
                ("Note", source.note),
            ]
        ),
        section("Records that rest on it", *_by_passage(network, state, key)),
    ]


def _by_passage(network: Network, state: ViewState, source: str) -> list[Component]:
    data = dataset_of(network)
    groups: dict[str, list[str]] = {}
    for key in index_of(network).by_source.get(source, ()):
        each = data.relationships[key]
        for entry in each.passages:
            if entry.source == source:
                name = f"Paragraph {entry.paragraph}" if entry.paragraph else "Records"
                groups.setdefault(name, []).append(key)
    ordered = sorted(
        groups, key=lambda name: [int(part) for part in name.replace("-", " ").split() if part.isdigit()]
    )
    parts: list[Component] = []
    for name in ordered:
        parts += [html.H4(name), records(network, state, tuple(dict.fromkeys(groups[name])))]
    return parts or [html.P("No relationship; posts or claims only.", className="muted")]


def claim_panel(network: Network, state: ViewState, key: str) -> list[Component]:
    """Return the panel of a claim: who makes it, and what in this data supports or contradicts it."""
    claim = dataset_of(network).claims[key]
    return [
        heading("Claim", claim.statement),
        facts(
            [
                ("Said by", joined([actor_link(network, state, each) for each in claim.said_by])),
                ("Note", claim.note),
            ]
        ),
        section("Sources", citations(network, state, claim.sources)),
        section("Supports it, in this data", _evidence(network, state, claim.supported_by)),
        section("Contradicts it, in this data", _evidence(network, state, claim.contradicted_by)),
    ]


def _evidence(network: Network, state: ViewState, keys: Sequence[str]) -> Component:
    data = dataset_of(network)
    posts = [key for key in keys if key in data.posts]
    found = records(
        network, state, [key for key in keys if key not in posts], empty="" if posts else "No record."
    )
    if not posts:
        return found
    return html.Div([found, html.Ul([html.Li(post_line(network, state, key)) for key in posts])])


def group_panel(network: Network, state: ViewState, principal: str) -> list[Component]:
    """Return the panel of several records drawn as one: a family of direct links, a step, a rung."""
    if is_number(network, state.select):
        return _number_panel(network, state, principal)
    kind, country, rest = state.select.split(":", 2)
    data = dataset_of(network)
    name = group_name(network, state.select)
    if kind == "rung":
        rung = next(each for each in data.chain if each.id == rest)
        keys = (
            *index_of(network).posts_by_seat.get((rest, country), ()),
            *index_of(network).posts_by_seat.get((rest, None), ()),
        )
        rows = [html.Li(_holder_line(network, state, key)) for key in keys]
        return [heading(name, rung.title), html.Ul(rows)]
    title, ids, shown = group(network, state.select, principal, set(matching(network, state.filter)))
    hidden = len(ids) - len(shown)
    count = f"{len(ids)} records in this data" + (f", {hidden} hidden by filters" if hidden else "")
    return [heading(name, title, count), records(network, state, shown, empty="The filters hide them all.")]


def _number_panel(network: Network, state: ViewState, principal: str) -> list[Component]:
    """Return the records that one number of the Numbers page counts."""
    words, ids = opened(network, state.select, principal) or ("A number", ())
    _, country, year, _ = state.select.split(":")
    data = dataset_of(network)
    place = data.countries[country].name if country in data.countries else told(network, "All {countries}")
    years = "" if year == "all" else f", {year}"
    count = f"{len(ids)} {'record' if len(ids) == 1 else 'records'} in this data"
    return [
        heading(f"{place}{years}", words, count),
        records(network, state, ids, empty="None in this data."),
    ]


def overview_panel(network: Network, state: ViewState) -> list[Component]:
    """Return the panel when nothing is selected: what this is, how to use it, what the counts are not."""
    data = dataset_of(network)
    direct = len(direct_links(network))
    return [
        heading("The record at a glance", data.about.question),
        facts(
            [
                ("Relationships", f"{len(data.relationships):,}"),
                ("Direct links", f"{direct:,}"),
                ("Actors", f"{len(data.actors):,}"),
                ("Sources", f"{len(data.sources):,}"),
                ("Claims", f"{len(data.claims):,}"),
            ]
        ),
        html.P(
            "Choose a line, a name or a count in the picture: what it rests on opens here, source by source."
        ),
        html.P(
            "Direct does not mean improper. The formal chain is a simplified model, and a dotted step only "
            "says that this data holds no contact there. Counts follow the press and the official lists, so "
            "they are not rates.",
            className="caution",
        ),
        section(
            "Main sources",
            html.Ul(
                [html.Li(link(source_name(data.sources[key]), state, key)) for key in _main_sources(network)]
            ),
        ),
    ]


def _main_sources(network: Network) -> list[str]:
    by_source = index_of(network).by_source
    return sorted(by_source, key=lambda key: (-len(by_source[key]), key))[:9]
