"""Stories and quiz: what there is to teach with, and the quiz itself."""

from __future__ import annotations

from collections.abc import Sequence

from dash import html

from graph import Network, dataset_of
from graph.quiz import Question
from graph.stories import Story
from ui.lessons import SHEETS, first_to_predict
from ui.panels.blocks import Component, attributes, citations
from ui.panels.story import step_state
from ui.state import ViewState, Vocabulary


def learn_page(network: Network, vocabulary: Vocabulary, state: ViewState) -> Component:
    """Return what there is to teach with: stories, predict and reveal, the quiz, hand-outs, the plan."""
    lessons = vocabulary.lessons
    stories = [_story(vocabulary, state, key, story) for key, story in lessons.stories.items()]
    parts: list[Component] = [
        html.H2("Stories and quiz"),
        html.P(
            "For a class with a projector, or for readers who want to be led through the record.",
            className="lead",
        ),
        html.H3("Stories"),
        html.Ul(stories, className="cards") if stories else html.P("There are no stories beside this data."),
        *_predict(network, vocabulary, state),
    ]
    if lessons.questions:
        count = len(lessons.questions)
        parts += [
            html.H3("Quiz"),
            html.P(
                [
                    _to(state, "quiz", f"{count} question{'' if count == 1 else 's'} on the record"),
                    ", each with the reason and the source after the answer.",
                ]
            ),
        ]
    parts += [html.H3("To print"), html.Ul(_sheets(vocabulary, state))]
    parts += [html.H3("Lesson plan"), html.P(_to(state, "lesson", "45 minutes, step by step"))]
    return html.Div(parts, key="learn", className="text-page learn")


def _story(vocabulary: Vocabulary, state: ViewState, key: str, story: Story) -> Component:
    first = step_state(vocabulary, state, key, 0).href()
    links = [
        html.A("Begin", href=first, className="nav chip step-link", title=f"Begin: {story.title}"),
        html.A("Go on where you were", hidden=True, className="nav chip step-link resume"),
        _to(state, "handout", "Print it", sheet=f"story:{key}"),
    ]
    return html.Li(
        [
            html.H4(html.A(story.title, href=first, className="nav step-link")),
            html.P(story.summary),
            html.P(f"{len(story.steps)} steps. {story.for_whom} {story.age}.", className="muted"),
            html.P(links, className="chips"),
        ],
        **attributes(data_story=key),
    )


def _predict(network: Network, vocabulary: Vocabulary, state: ViewState) -> list[Component]:
    key = first_to_predict(network, vocabulary.lessons)
    if not key:
        return []
    return [
        html.H3("Predict, then reveal"),
        html.P(
            [
                _to(state, "predict", "Mark each rung of a contact", select=key),
                " as took part, gone around, vacant or no record, count hands, then see the record.",
            ]
        ),
    ]


def _sheets(vocabulary: Vocabulary, state: ViewState) -> list[Component]:
    kinds = SHEETS if vocabulary.lessons.questions else {"chain": SHEETS["chain"]}
    rows = [html.Li(_to(state, "handout", words, sheet=kind)) for kind, words in kinds.items()]
    return [*rows, html.Li("A sheet for any record: open it, and choose “Print a sheet”.")]


def _to(state: ViewState, view: str, words: str, *, select: str = "", sheet: str = "") -> Component:
    href = ViewState(view=view, select=select, sheet=sheet, projector=state.projector).href()
    return html.A(words, href=href, className="nav")


def quiz_page(network: Network, vocabulary: Vocabulary, state: ViewState) -> Component:
    """Return all questions with their answers folded away; the browser marks and counts by itself."""
    questions = vocabulary.lessons.questions
    if not questions:
        return html.Div(
            [html.H2("Quiz"), html.P("There is no quiz beside this data.")], className="text-page"
        )
    rows = [
        _question(network, state, number, each) for number, each in enumerate(questions.values(), start=1)
    ]
    return html.Div(
        [
            html.H2("Quiz"),
            html.P(
                "Choose an answer; the reason and the source follow. Nothing is stored.", className="lead"
            ),
            html.Div(
                [
                    html.P(f"0 of {len(rows)} answered", id="quiz-score", role="status"),
                    html.Button("Start again", type="button", className="switch quiz-again"),
                ],
                className="quiz-bar",
            ),
            *rows,
        ],
        key="quiz",
        className="text-page quiz",
    )


def _question(network: Network, state: ViewState, number: int, question: Question) -> Component:
    choices = [
        html.Li(
            html.Button(
                choice,
                type="button",
                className="choice",
                **attributes(data_right=str(int(question.is_right(choice)))),
            )
        )
        for choice in question.choices
    ]
    key = f"question-{number}"
    return html.Section(
        [
            html.H3(f"{number}. {question.question}", id=key),
            html.Ol(choices, className="answers", **attributes(aria_labelledby=key)),
            html.P("", className="verdict", role="status"),
            html.Div(
                [html.P(question.reason), *records_and_sources(network, state, question)],
                hidden=True,
                className="reason",
            ),
        ],
        className="question",
        **attributes(aria_labelledby=key),
    )


def records_and_sources(network: Network, state: ViewState, question: Question) -> Sequence[Component]:
    """Return what an answer rests on: the citations, and the records as links."""
    titles = dataset_of(network).relationships
    opened = [
        html.Li(
            html.A(
                titles[key].summary if key in titles else key, href=state.href(select=key), className="nav"
            )
        )
        for key in question.records
    ]
    return [
        citations(network, state, question.sources),
        html.Details([html.Summary("Records"), html.Ul(opened)]),
    ]
