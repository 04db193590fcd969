"""How we know this: what the words mean, what the counts are not, and what is missing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum

from dash import html

from graph import Network, dataset_of, index_of
from graph.model import Certainty, Channel, Status
from ui.panels.blocks import Component, link, source_name
from ui.state import ViewState
from ui.words import told

CHANNELS: Mapping[Channel, str] = {
    Channel.DIRECT: "A contact between {leader} and {principal} themselves: call, meeting, letter, visit, "
    "invitation.",
    Channel.FORMAL: "A contact between the two sides over the rungs between: {rungs}.",
    Channel.INTERNAL: "Inside one side: advice, briefing, instruction, appointment.",
    Channel.PUBLIC: "Said or done in public by an actor about another.",
    Channel.COMMENT: "Experts, journalists and former officials on what others do.",
}
CERTAINTIES: Mapping[Certainty, str] = {
    Certainty.ON_RECORD: "A government, an official list, a named person's own public words, or undisputed "
    "public fact.",
    Certainty.REPORTED_BY_NAMED: "Reported, and the person who says so is named.",
    Certainty.REPORTED_BY_UNNAMED: "Reported from officials who are not named.",
    Certainty.DISPUTED: "Accounts differ on substance; all of them stand.",
}
STATUSES: Mapping[Status, str] = {
    Status.HAPPENED: "A source asserts that it took place.",
    Status.PLANNED: "Announced or prepared; no source here says that it took place.",
    Status.INVITED: "An invitation stood; the visit itself is not on record.",
    Status.EXPECTED: "Somebody expected it.",
    Status.CANCELLED: "It was called off.",
    Status.DENIED: "Somebody denied it.",
}


def about_page(network: Network, state: ViewState) -> Component:
    """Return the page on method: words, grades, gaps, sources and corrections."""
    data = dataset_of(network)
    return html.Div(
        [
            html.H2("How we know this"),
            html.P(data.about.question, className="lead"),
            html.P(
                "Direct does not mean improper. A visit is prepared by the chain; a call may be. Only what a "
                "source documents as gone around is marked so, with how and by whose word. Silence is never "
                "counted as bypass. The formal chain is a simplified model of how the two sides speak."
            ),
            _terms("Channels", ((word, told(network, text)) for word, text in CHANNELS.items())),
            _terms("Status", STATUSES.items()),
            _terms("Certainty", CERTAINTIES.items()),
            html.H3("What the counts are not"),
            html.P(
                "Every count means: in this data. Counts follow the press and the official lists, so they "
                "are not rates and compare badly between those that are reported on more or less."
            ),
            *_limits(data.about.limits),
            html.H3("Sources"),
            html.P("The sources that most records rest on; each opens with its records by paragraph."),
            html.Ul([html.Li(_source(network, state, key)) for key in _ranked(network)[:25]]),
            html.H3("Corrections"),
            _corrections(network),
            html.P(
                "To propose a correction, name the record's link, what is right, and the source with its "
                "paragraph or record number."
            ),
        ],
        className="text-page",
    )


def _limits(found: Sequence[str]) -> list[Component]:
    """Return what the curators say is missing; a record that says nothing of it claims nothing."""
    return [html.H3("Known gaps"), html.Ul([html.Li(each) for each in found])] if found else []


def _terms(title: str, pairs: Iterable[tuple[StrEnum, str]]) -> Component:
    rows = [cell for word, words in pairs for cell in (html.Dt(str(word)), html.Dd(words))]
    return html.Section([html.H3(title), html.Dl(rows, className="terms")])


def _ranked(network: Network) -> list[str]:
    by_source = index_of(network).by_source
    return sorted(by_source, key=lambda key: (-len(by_source[key]), key))


def _source(network: Network, state: ViewState, key: str) -> list[Component]:
    source = dataset_of(network).sources[key]
    count = len(index_of(network).by_source[key])
    return [link(f"{source_name(source)}: {source.title}", state, key), f" ({count} records)"]


def _corrections(network: Network) -> Component:
    found = dataset_of(network).about.corrections
    if not found:
        return html.P("None yet.")
    return html.Ul([html.Li(f"{each.date}: {each.what} ({each.why})") for each in found])
