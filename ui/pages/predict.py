"""Predict, then reveal: a class marks the rungs of a contact, counts hands, and then sees the record."""

from __future__ import annotations

from dash import html

from graph import Network, dataset_of
from graph.groundwork import groundwork
from graph.model import Relationship
from graph.shadow import RungStatus, ShadowChain, Step, shadow_chain
from ui.lessons import can_be_predicted, first_to_predict, predictable
from ui.panels.blocks import Component, attributes, citations, link, record_title
from ui.panels.shadow import STATUS_MARKS, STATUS_WORDS, evidence_of, seat_words
from ui.state import ViewState, Vocabulary

MOST = 30


def predict_page(network: Network, vocabulary: Vocabulary, state: ViewState) -> Component:
    """Return the blank chain of a contact with its answers folded away; the browser counts and compares."""
    key = predicted(network, vocabulary, state)
    if not key:
        return html.Div(
            [html.H2("Predict, then reveal"), html.P("No contact here has a chain.")], className="text-page"
        )
    each, chain = dataset_of(network).relationships[key], shadow_chain(network, key)
    between = chain.steps[1:-1]
    return html.Div(
        [
            html.P("Predict, then reveal", className="kicker"),
            html.H2(f"{record_title(network, each)}, {each.date}"),
            html.P(
                f"What does the record say of each of the {len(between)} rungs between the two?",
                className="lead",
            ),
            html.Ol([_rung(network, state, chain, step) for step in between], className="guesses"),
            html.Div(
                [
                    html.Button("Reveal", type="button", className="switch reveal"),
                    html.Button("Clear", type="button", className="switch clear-guesses"),
                ],
                className="quiz-bar",
            ),
            html.P("", className="verdict gap-told", role="status"),
            _revealed(network, state, key, each),
            _others(network, state, key),
        ],
        key=f"predict-{key}",
        className="text-page predict",
    )


def predicted(network: Network, vocabulary: Vocabulary, state: ViewState) -> str:
    """Return the contact that a state lets a class guess: what is selected, or the one to begin with."""
    each = dataset_of(network).relationships.get(state.select)
    is_good = each is not None and can_be_predicted(each)
    return state.select if is_good else first_to_predict(network, vocabulary.lessons)


def _rung(network: Network, state: ViewState, chain: ShadowChain, step: Step) -> Component:
    told = " and ".join(STATUS_WORDS[status] for status in step.statuses)
    marks = "".join(STATUS_MARKS[status] for status in step.statuses)
    evidence = [
        html.Small(evidence_of(network, state, entry)) for entry in step.documented if not entry.is_end
    ]
    return html.Li(
        [
            html.H3(step.rung.title),
            html.Div(
                [_hands(step.rung.title, status) for status in RungStatus],
                role="group",
                className="hands",
                **attributes(aria_label=f"Hands for {step.rung.title}"),
            ),
            html.Div(
                [
                    html.P(
                        [
                            html.Span(marks, className="status-mark", **attributes(aria_hidden="true")),
                            html.Strong(f" Record: {told}. "),
                            "Holder: ",
                            *seat_words(network, state, step.seats),
                        ]
                    ),
                    *evidence,
                    html.P("", className="gap"),
                ],
                hidden=True,
                className="record-says",
            ),
        ],
        className=f"guess {step.statuses[0].name.lower()}",
        **attributes(data_told=told, data_rung=step.rung.title),
    )


def _hands(rung: str, status: RungStatus) -> Component:
    words = STATUS_WORDS[status]
    return html.Span(
        [
            html.Button(
                [html.Span(words), " ", html.Span("0", className="hand-count")],
                type="button",
                className="hand",
                **attributes(data_status=words, aria_pressed="false"),
            ),
            html.Button(
                "−",
                type="button",
                className="hand-off",
                **attributes(aria_label=f"One hand fewer: {rung}, {words}"),
            ),
        ],
        className="hand-pair",
    )


def _revealed(network: Network, state: ViewState, key: str, each: Relationship) -> Component:
    """Return what is told once the class has guessed: the contact, the groundwork, the sources."""
    found = groundwork(network, key)
    counts = ", ".join(f"{len(window.certain)} in the {window.days} days" for window in found.before)
    opened = ViewState(
        view="ladder", select=key, projector=state.projector, story=state.story, step=state.step
    )
    return html.Div(
        [
            html.H3("What the record says"),
            html.P(each.summary),
            html.P(f"Formal contacts on record before it, in this data: {counts}."),
            citations(network, state, each.sources),
            html.P(html.A("Open it in the ladder", href=opened.href(), className="nav")),
        ],
        hidden=True,
        className="record-says",
    )


def _others(network: Network, state: ViewState, key: str) -> Component:
    data = dataset_of(network)
    rows = [
        html.Li(
            link(
                f"{record_title(network, data.relationships[other])}, {data.relationships[other].date}",
                state,
                other,
            )
        )
        for other in predictable(network)[:MOST]
        if other != key
    ]
    return html.Details([html.Summary("Another contact"), html.Ul(rows)], className="others")
