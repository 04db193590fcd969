"""The Compare page: the choice of two sides, and what differs between them, row by row."""

from __future__ import annotations

from collections.abc import Sequence

from dash import html

from graph import Network
from graph.comparison import Row, compare, compare_contacts
from graph.shadow import Step
from ui.choices import MANNERS
from ui.comparing import Side, choices_of, manner, sides
from ui.panels.blocks import Component, attributes, records
from ui.panels.shadow import STATUS_WORDS, seat_words
from ui.state import ViewState, Vocabulary
from ui.words import told


def compare_choices(network: Network, vocabulary: Vocabulary, state: ViewState) -> Component:
    """Return what stands above the two pictures: the ways to compare, and the choice of either side."""
    one, other = sides(network, vocabulary, state)
    return html.Div([_manners(network, state), _choices(network, vocabulary, state, one, other)])


def compare_page(network: Network, vocabulary: Vocabulary, state: ViewState) -> Component:
    """Return the table of differences that stands below the two pictures."""
    one, other = sides(network, vocabulary, state)
    if manner(state) == "contacts":
        body = _contacts(network, state, one, other)
    else:
        body = _selections(network, state, one, other)
    return html.Div(body, className="text-page")


def _manners(network: Network, state: ViewState) -> Component:
    links = [
        html.A(
            told(network, words),
            href=state.href(by=key, a="", b=""),
            className="nav chip" + (" selected" if key == manner(state) else ""),
            **(attributes(aria_current="true") if key == manner(state) else {}),
        )
        for key, words in MANNERS.items()
    ]
    return html.Nav(links, className="chips", **attributes(aria_label="What to compare"))


def _choices(network: Network, vocabulary: Vocabulary, state: ViewState, one: Side, other: Side) -> Component:
    choices = choices_of(network, vocabulary, state)

    def side(words: str, field: str, now: Side) -> Component:
        links = [
            html.Li(html.A(title, href=state.href(**{field: key}), className="nav"))
            for key, title in choices.items()
        ]
        return html.Details(
            [html.Summary(f"{words}: {now.title}"), html.Ul(links, className="choices")], className="side"
        )

    return html.Div([side("Left", "a", one), side("Right", "b", other)], className="sides")


def _selections(network: Network, state: ViewState, one: Side, other: Side) -> list[Component]:
    found = compare(network, one.filter, other.filter)
    return [
        _rows(state, found.rows, one, other),
        html.Details(
            [
                html.Summary(f"Only in {one.title}: {len(found.only_first)} records"),
                records(network, state, found.only_first, empty="None."),
            ]
        ),
        html.Details(
            [
                html.Summary(f"Only in {other.title}: {len(found.only_second)} records"),
                records(network, state, found.only_second, empty="None."),
            ]
        ),
        html.P(f"In both: {len(found.both)} records. All counts: in this data.", className="muted"),
    ]


def _rows(state: ViewState, rows: Sequence[Row], one: Side, other: Side) -> Component:
    titles = ("In this data", one.title, other.title, "Difference")
    head = html.Tr([html.Th(title, scope="col") for title in titles])
    body = [
        html.Tr(
            [
                html.Th(row.name, scope="row"),
                html.Td(str(len(row.first))),
                html.Td(str(len(row.second))),
                html.Td(f"{row.difference:+d}" if row.difference else "0"),
            ]
        )
        for row in rows
    ]
    caption = f"{one.title} and {other.title}: counts of records in this data"
    table = html.Table([html.Caption(caption), html.Thead(head), html.Tbody(body)], className="numbers")
    return html.Div(
        table, className="table-box", tabIndex="0", role="region", **attributes(aria_label=caption)
    )


def _contacts(network: Network, state: ViewState, one: Side, other: Side) -> list[Component]:
    found = compare_contacts(network, one.key, other.key)
    head = html.Tr([html.Th(title, scope="col") for title in ("Rung", one.title, other.title)])
    body = [
        html.Tr(
            [
                html.Th(first.rung.title, scope="row"),
                html.Td(_step(network, state, first)),
                html.Td(_step(network, state, second)),
            ]
        )
        for first, second in found.rungs
    ]
    caption = "The chain under each contact, rung by rung"
    table = html.Table([html.Caption(caption), html.Thead(head), html.Tbody(body)])
    box = html.Div(
        table, className="table-box", tabIndex="0", role="region", **attributes(aria_label=caption)
    )
    return [box, _rows(state, found.rows, one, other)]


def _step(network: Network, state: ViewState, step: Step) -> list[Component]:
    words = " and ".join(STATUS_WORDS[status] for status in step.statuses)
    return [html.Strong(words), html.Br(), *seat_words(network, state, step.seats)]
