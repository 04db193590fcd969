"""The player of stories: one step as a card beside the view, with its sources and the ways on and back."""

from __future__ import annotations

from dataclasses import replace

from dash import html

from graph import Network, dataset_of
from graph.stories import Footnote, Story, footnotes
from graph.stories import Step as StoryStep
from ui.panels.blocks import Component, attributes, citation, heading, link, outside, source_name
from ui.state import ViewState, Vocabulary

HOW = (
    "Read out a rung and let the class raise hands for each of the four.",
    "Each press counts one hand; − takes one off. With the keyboard: Up and Down on a button.",
    "Reveal shows what the record says, why, and how far the class was from it.",
    "Direct does not mean improper, and no record does not mean left out.",
    "Nothing is stored beyond this browser, and another page forgets it.",
)
"""What a teacher does while a class predicts."""


def step_state(vocabulary: Vocabulary, state: ViewState, story: str, number: int) -> ViewState:
    """Return the state of a step: its own view, on the same projector."""
    step = vocabulary.lessons.stories[story].steps[number]
    view, _ = vocabulary.read(step.view)
    return replace(view, story=story, step=step.id, projector=state.projector)


def story_card(network: Network, vocabulary: Vocabulary, state: ViewState) -> Component | None:
    """Return the step that a state stands on, as a card; None outside of any story."""
    story = vocabulary.lessons.stories.get(state.story)
    if story is None:
        return None
    number = story.place(state.step)
    step = story.steps[number]
    return html.Article(
        [
            html.P(f"Story: {story.title}", className="kicker"),
            html.H2(step.title, id="story-title", tabIndex="-1"),
            html.P(step.text, className="summary"),
            *_turn(step),
            *_ways_in(vocabulary, state, step),
            _way(vocabulary, state, story, number),
            html.Details(
                [
                    html.Summary(_how_many(step)),
                    story_sources(network, state, footnotes(dataset_of(network), step)),
                ],
                className="story-sources",
                open=number == len(story.steps) - 1,
            ),
            _steps(vocabulary, state, story, number),
        ],
        key=f"{state.story}-{step.id}",
        className="story",
        **attributes(
            aria_labelledby="story-title", data_story=state.story, data_step=step.id, data_title=step.title
        ),
    )


def story_sources(network: Network, state: ViewState, notes: tuple[Footnote, ...]) -> Component:
    """Return sources as a list: what it is, where in it the step's records stand, and its address."""
    return html.Ol([html.Li(_source(network, state, note)) for note in notes], className="citations")


def _source(network: Network, state: ViewState, note: Footnote) -> list[Component]:
    source = dataset_of(network).sources[note.source]
    parts: list[Component] = []
    for passage in note.passages[:3]:
        parts += [citation(network, state, passage, note.source), ". "]
    if not parts:
        parts = [link(source_name(source), state, note.source), f": {source.title}. "]
    has_address = any(passage.address for passage in note.passages[:3])
    return parts if has_address or not source.address else [*parts, outside(source.address)]


def _how_many(step: StoryStep) -> str:
    count = len(step.sources)
    return f"{count} source{'' if count == 1 else 's'}"


def _turn(step: StoryStep) -> list[Component]:
    if not step.your_turn:
        return []
    return [html.H3("Your turn"), html.Ol([html.Li(question) for question in step.your_turn])]


def _ways_in(vocabulary: Vocabulary, state: ViewState, step: StoryStep) -> list[Component]:
    """Return the way to the class's own guess, and back to the step for whoever looked elsewhere."""
    number = vocabulary.lessons.stories[state.story].place(step.id)
    own = step_state(vocabulary, state, state.story, number)
    rows: list[Component] = []
    if step.predict and state.view != "predict":
        guess = own.href(view="predict", select=step.predict)
        rows.append(html.A("Predict, then reveal", href=guess, className="nav chip step-link"))
    if replace(state, embed=False) != own:
        rows.append(html.A("Back to the step", href=own.href(), className="nav chip step-link"))
    return [html.P(rows, className="chips")] if rows else []


def _way(vocabulary: Vocabulary, state: ViewState, story: Story, number: int) -> Component:
    """Return back, progress and next: links with the whole address of each step."""
    last = len(story.steps) - 1
    parts: list[Component] = [
        _turned(vocabulary, state, number - 1, "← Back", "back")
        if number
        else html.Span(className="switch-gap"),
        html.Span(f"Step {number + 1} of {last + 1}", className="progress"),
    ]
    if number < last:
        parts.append(_turned(vocabulary, state, number + 1, "Next →", "next"))
    else:
        parts.append(_leave(state, "Finish"))
    return html.Nav(parts, className="way", **attributes(aria_label="Steps of the story"))


def _turned(vocabulary: Vocabulary, state: ViewState, number: int, words: str, way: str) -> Component:
    href = step_state(vocabulary, state, state.story, number).href()
    return html.A(
        words, href=href, rel="prev" if way == "back" else "next", className=f"nav way-{way} step-link"
    )


def _leave(state: ViewState, words: str) -> Component:
    href = ViewState(view="learn", projector=state.projector).href()
    return html.A(words, href=href, className="nav leave step-link")


def _steps(vocabulary: Vocabulary, state: ViewState, story: Story, number: int) -> Component:
    rows = []
    for place, step in enumerate(story.steps):
        href = step_state(vocabulary, state, state.story, place).href()
        here = attributes(aria_current="step") if place == number else {}
        rows.append(html.Li(html.A(step.title, href=href, className="nav step-link", **here)))
    sheet = ViewState(view="handout", sheet=f"story:{state.story}").href()
    return html.Details(
        [
            html.Summary("All steps"),
            html.Ol(rows),
            html.P(
                [
                    _leave(state, "Leave the story"),
                    " · ",
                    html.A("Print it", href=sheet, className="nav step-link"),
                ]
            ),
        ],
        className="story-steps",
    )


def predict_panel() -> list[Component]:
    """Return how a class predicts: it stands where otherwise the record itself would be told."""
    return [heading("For the teacher", "How to predict"), html.Ol([html.Li(words) for words in HOW])]
