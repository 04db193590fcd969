"""The Numbers page: counts with their denominators, country by country and year by year; each one opens."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dash import html

from graph import Network, dataset_of
from graph.counts import Count, Numbers
from graph.metrics import by_share_of_direct, numbers, numbers_by_year
from graph.offices import Office, WithAndWithout, office_network
from ui.numbers import target
from ui.panels.blocks import Component, actor_link, attributes, link
from ui.state import ViewState, Vocabulary
from ui.words import told

OFFICES = 12


def numbers_page(network: Network, vocabulary: Vocabulary, state: ViewState) -> Component:
    """Return the numbers of the chosen countries under a principal, with what they are shares of."""
    principal = vocabulary.principal(state)
    countries = vocabulary.countries(state)
    rows = by_share_of_direct(numbers(network, country=key, principal=principal) for key in countries)
    years = numbers_by_year(network, principal=principal)
    name = dataset_of(network).actors[principal].name
    title = told(network, "By {country}, by share of direct links")
    return html.Div(
        [
            html.H2(f"Numbers in this data: {name}"),
            html.P(
                "Counts of contacts that happened, in this data; each number opens the records it counts. "
                "They follow the press and the official lists, so they are not rates. Filters by kind or "
                "source do not change them. "
                + told(network, "{Countries} with fewer than ten contacts stand last."),
                className="lead",
            ),
            _table(title, told(network, "{Country}"), rows, network, state),
            _table("By year", "Year", years, network, state),
            _kinds(network, state, numbers(network, principal=principal)),
            _gone_around(network, state, numbers(network, principal=principal)),
            _offices(network, state, principal),
        ],
        className="text-page",
    )


def _table(
    caption: str, first: str, rows: Sequence[Numbers], network: Network, state: ViewState
) -> Component:
    windows = [count.name for count in rows[0].groundwork] if rows else []
    titles = [first, "Direct", "Formal", "Direct of both", "Steps on record"]
    titles += [f"Groundwork, {name}" for name in windows]
    titles.append("Days a post stood vacant while direct links went on")
    body = [_row(each, network, state) for each in rows]
    return _boxed(caption, titles, body)


def _boxed(caption: str, titles: Sequence[str], rows: Sequence[Component]) -> Component:
    head = html.Tr([html.Th(title, scope="col") for title in titles])
    table = html.Table([html.Caption(caption), html.Thead(head), html.Tbody(list(rows))], className="numbers")
    return html.Div(
        table, className="table-box", tabIndex="0", role="region", **attributes(aria_label=caption)
    )


def _row(each: Numbers, network: Network, state: ViewState) -> Component:
    data = dataset_of(network)
    name: Component = str(each.year)
    if each.country:
        name = link(data.countries[each.country].name, state, each.country)
    share = (
        f"{each.direct.share:.0%} ({each.direct.value} of {each.direct.out_of})" if each.direct.of else "–"
    )
    steps = f"{len(each.steps_on_record)} of {len(each.steps)}"
    cells: list[Component] = [
        html.Th(name, scope="row"),
        html.Td(_number(each, "direct", each.direct.value, state)),
        html.Td(_number(each, "formal", each.formal.value, state)),
        html.Td([_bar(each.direct), share]),
        html.Td(_number(each, "steps", steps, state)),
    ]
    for count in each.groundwork:
        words = f"{count.value} of {count.out_of}" if count.of else "–"
        cells.append(html.Td(_number(each, f"groundwork-{'-'.join(count.name.split())}", words, state)))
    cells.append(html.Td(_number(each, "vacant", f"{each.vacant_days:,}", state)))
    return html.Tr(cells)


def _bar(count: Count, role: str = "direct") -> Component:
    """Return a share as a bar: the whole is as wide as its cell."""
    inside = html.Span(style={"width": f"{100 * (count.share or 0):.0f}%"})
    return html.Span(inside, className=f"bar {role}", **attributes(aria_hidden="true"))


def _number(each: Numbers, name: str, words: object, state: ViewState) -> Component:
    text = str(words)
    if text in ("0", "–") or text.startswith("0 of"):
        return text
    return link(text, state, target(each, name))


def _kinds(network: Network, state: ViewState, row: Numbers) -> Component:
    lines = [("direct", count) for count in row.direct_kinds] + [
        ("formal", count) for count in row.formal_kinds
    ]
    body = [
        html.Tr(
            [
                html.Th(f"{channel}: {count.name}", scope="row"),
                html.Td(_number(row, f"{channel}-{'-'.join(count.name.split())}", count.value, state)),
                html.Td([_bar(count, channel), f"{count.share or 0:.0%} of {count.out_of}"]),
            ]
        )
        for channel, count in lines
    ]
    return _boxed("By kind", ("Kind", "Contacts", "Share of its channel"), body)


def _gone_around(network: Network, state: ViewState, row: Numbers) -> Component:
    def line(count: Count) -> Component:
        words = f"{count.value} of {count.out_of}"
        return html.Tr(
            [
                html.Th(actor_link(network, state, count.name), scope="row"),
                html.Td([_bar(count, "formal"), _number(row, f"gone-{count.name}", words, state)]),
            ]
        )

    return _boxed(
        "Most often documented as gone around",
        ("Who", "Records, of all that document anybody"),
        [line(count) for count in row.gone_around[:20]],
    )


def _offices(network: Network, state: ViewState, principal: str) -> Component:
    found = office_network(network, principal=principal)
    note = " (betweenness estimated from a fixed sample)" if found.is_sampled else ""
    return html.Div(
        [
            _boxed(
                f"What the direct links do to the network of offices{note}",
                ("Office", "Joined to, with direct links", "without", "Betweenness with", "without"),
                list(_office_rows(network, state, found.offices[:OFFICES])),
            ),
            html.P(
                "Degree: to how many other offices contacts on record join this one. Betweenness: the share "
                "of shortest ways between all others that pass it. Both describe this data, not governments.",
                className="muted",
            ),
        ]
    )


def _office_rows(network: Network, state: ViewState, rows: Iterable[WithAndWithout]) -> Iterable[Component]:
    for each in rows:
        one, other = each.with_direct, each.without_direct
        yield html.Tr(
            [
                html.Th(_office(network, state, each.office), scope="row"),
                html.Td(str(one.degree)),
                html.Td(str(other.degree)),
                html.Td(f"{one.betweenness:.3f}"),
                html.Td(f"{other.betweenness:.3f}"),
            ]
        )


def _office(network: Network, state: ViewState, office: Office) -> Component:
    data = dataset_of(network)
    if not office.is_rung:
        return actor_link(network, state, office.name)
    title = next(rung.title for rung in data.chain if rung.id == office.name)
    return f"{title}, {data.countries[office.country].name}" if office.country else title
