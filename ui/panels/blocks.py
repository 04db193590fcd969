"""Pieces that every panel is made of: headings, facts, citations, lists of records, links within the page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from dash import html

from graph import Network, dataset_of
from graph.model import Citation, Passage, Relationship, Source, Status
from ui.state import ViewState
from ui.theme import FAMILY_GLYPHS

Component = Any


def attributes(**values: str) -> dict[str, Any]:
    """Return attributes with hyphens in their names, as keyword arguments of a component.

    >>> attributes(aria_hidden="true")
    {'aria-hidden': 'true'}
    """
    return {name.replace("_", "-"): value for name, value in values.items()}


MAX_ROWS = 40


def link(text: Any, state: ViewState, target: str, *, class_name: str = "") -> Component:
    """Return a link within the page that opens a record and keeps the rest of the view."""
    return html.A(text, href=state.href(select=target), className=f"nav {class_name}".strip())


def actor_link(network: Network, state: ViewState, key: str) -> Component:
    """Return a link to an actor by name."""
    return link(dataset_of(network).actors[key].name, state, key)


def joined(parts: Sequence[Component]) -> list[Component]:
    """Return components with commas and a last "and" between them."""
    row: list[Component] = []
    for number, part in enumerate(parts):
        if number:
            row.append(" and " if number == len(parts) - 1 else ", ")
        row.append(part)
    return row


def heading(kicker: str, title: str, *subtitle: Component) -> Component:
    """Return the head of a panel; the title takes the focus when the panel opens."""
    return html.Header(
        [
            html.P(kicker, className="kicker"),
            html.H2(title, id="panel-title", tabIndex="-1"),
            *[html.P(part, className="subtitle") for part in subtitle if part],
        ]
    )


def facts(rows: Iterable[tuple[str, Component]]) -> Component:
    """Return named facts as a list of terms; empty ones are left out."""
    pairs = [(name, value) for name, value in rows if value]
    return html.Dl(
        [cell for name, value in pairs for cell in (html.Dt(name), html.Dd(value))], className="facts"
    )


def section(title: str, *body: Component) -> Component:
    """Return a titled part of a panel."""
    return html.Section([html.H3(title), *body])


def citation(network: Network, state: ViewState, passage: Passage, source: str | None) -> Component:
    """Return where something stands: source, paragraph or record, whose word it is, and the address."""
    data = dataset_of(network)
    parts: list[Component] = []
    if source:
        parts.append(link(source_name(data.sources[source]), state, source))
    if passage.paragraph:
        word = "paragraphs" if "-" in passage.paragraph else "paragraph"
        parts.append(f", {word} {passage.paragraph}")
    if passage.record:
        parts.append(f", record {passage.record}")
    if passage.for_:
        parts.append(f" (for {passage.for_})")
    if passage.said_by:
        parts.append(f". Said by {passage.said_by}")
    if passage.read:
        parts.append(f". Read in {'an' if passage.read == 'excerpt' else 'a'} {passage.read.value}")
    if passage.address:
        parts += [". ", outside(passage.address)]
    return html.Span(parts)


def source_name(source: Source) -> str:
    """Return a source's short name: publisher and year, or its title."""
    year = f" {source.published.year}" if source.published else ""
    return f"{source.publisher or source.title}{year}"


def outside(address: str) -> Component:
    """Return a link that leaves the page, named by its host."""
    host = address.split("/")[2].removeprefix("www.")
    return html.A(f"{host} ↗", href=address, target="_blank", rel="noopener noreferrer", className="outside")


def citations(network: Network, state: ViewState, entries: Sequence[Citation]) -> Component:
    """Return a list of citations."""
    rows = [html.Li(citation(network, state, entry, entry.source)) for entry in entries]
    return html.Ol(rows, className="citations")


def records(network: Network, state: ViewState, keys: Sequence[str], *, empty: str = "") -> Component:
    """Return records as a list of links by date, with status and certainty where they matter."""
    if not keys:
        return html.P(empty, className="muted")
    rows = [html.Li(record_line(network, state, key)) for key in keys[:MAX_ROWS]]
    more = len(keys) - MAX_ROWS
    tail = [html.Li(f"and {more} more; narrow the filters to see them")] if more > 0 else []
    return html.Ul([*rows, *tail], className="records")


def record_line(network: Network, state: ViewState, key: str) -> Component:
    """Return one record as a line: date, kind, ends."""
    each = dataset_of(network).relationships[key]
    when = str(each.date) if each.date else "no date"
    title: list[Component] = [html.Span(when, className="when"), " ", html.Span(record_title(network, each))]
    notes: list[Component] = [] if each.status is Status.HAPPENED else [html.Em(f" {each.status.value}")]
    is_selected = state.select == key
    return html.A(
        [*title, *notes],
        href=state.href(select=key),
        className="nav record" + (" selected" if is_selected else ""),
        **(attributes(aria_current="true") if is_selected else {}),
    )


def record_title(network: Network, each: Relationship) -> str:
    """Return a record's title: its kind and who stands at the ends."""
    actors = dataset_of(network).actors
    start = ", ".join(actors[key].label for key in each.from_)
    end = ", ".join(actors[key].label for key in each.to)
    word = each.kind.value.capitalize()
    return f"{word}: {start} {'and' if each.mutual else 'to'} {end}"


def glyph(family: str | None) -> Component:
    """Return the mark of a family of contacts, hidden from readers of the text."""
    return html.Span(
        FAMILY_GLYPHS.get(family or "", "–"), className="glyph", **attributes(aria_hidden="true")
    )
