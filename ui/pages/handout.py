"""Hand-outs: sheets of paper for a class, in grey, with their sources as footnotes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import count

from dash import html

from graph import Network, dataset_of
from graph.model import Citation, Passage
from graph.quiz import Question
from graph.shadow import RungStatus
from graph.stories import Story, footnotes
from ui.lessons import SHEETS
from ui.panels.blocks import Component, attributes, outside, record_title
from ui.panels.record import record_facts
from ui.panels.shadow import STATUS_WORDS, shadow_sections
from ui.state import ViewState, Vocabulary


def handout_page(network: Network, vocabulary: Vocabulary, state: ViewState) -> Component:
    """Return the sheet that a state names, the blank chain unless told, with the button that prints it."""
    wanted = state.sheet or "chain"
    kind, _, key = wanted.partition(":")
    lessons = vocabulary.lessons
    if kind == "story":
        body = _story(network, state, lessons.stories[key])
    elif kind == "record":
        body = _record(network, key)
    elif kind in ("quiz", "answers") and lessons.questions:
        body = _quiz(network, list(lessons.questions.values()), has_answers=kind == "answers")
    else:
        body = _chain(network, state)
    return html.Div(
        [
            _bar(vocabulary, state, wanted),
            html.Article([*body, _credit(network)], className=f"sheet sheet-{kind}"),
        ],
        key=f"sheet-{wanted}",
        className="text-page handout",
    )


def _bar(vocabulary: Vocabulary, state: ViewState, wanted: str) -> Component:
    """Return what stands over a sheet on the screen and is not printed."""
    lessons = vocabulary.lessons
    kinds: dict[str, str] = dict(SHEETS) if lessons.questions else {"chain": SHEETS["chain"]}
    kinds |= {f"story:{key}": story.title for key, story in lessons.stories.items()}
    links = [
        html.A(
            words,
            href=state.href(sheet=kind),
            className="nav chip" + (" selected" if kind == wanted else ""),
            **(attributes(aria_current="true") if kind == wanted else {}),
        )
        for kind, words in kinds.items()
    ]
    return html.Div(
        [
            html.Button("Print", type="button", className="switch print-sheet"),
            html.Span("A4 or Letter: choose the paper as you print.", className="muted"),
            html.Nav(links, className="chips", **attributes(aria_label="Hand-outs")),
        ],
        className="sheet-bar",
    )


def _story(network: Network, state: ViewState, story: Story) -> list[Component]:
    data = dataset_of(network)
    notes = footnotes(data, *story.steps)
    number = {note.source: at for at, note in enumerate(notes, start=1)}
    parts: list[Component] = [html.H2(story.title), html.P(story.summary, className="lead")]
    for at, step in enumerate(story.steps, start=1):
        parts.append(html.H3(f"{at}. {step.title}"))
        marks = ", ".join(str(number[source]) for source in step.sources)
        is_end = bool(step.your_turn)
        parts.append(html.P([step.text, "" if is_end else html.Sup(marks)]))
        if step.predict:
            parts.append(html.P("My guess, from the leader down: ", className="ruled"))
        if is_end:
            parts.append(html.Ol([html.Li([turn, _lines(2)]) for turn in step.your_turn]))
    rows = [html.Li(_footnote(network, note.source, note.passages[:3])) for note in notes]
    return [*parts, html.H3("Sources"), html.Ol(rows, className="footnotes")]


def _footnote(network: Network, source: str, passages: Sequence[Passage]) -> list[Component]:
    """Return one source as paper needs it: authors, title, publisher, date, place in it, address."""
    each = dataset_of(network).sources[source]
    names = ", ".join(each.authors)
    told = ". ".join(str(part) for part in (names, each.title, each.publisher, each.published) if part)
    places = [
        words
        for passage in passages
        for words in (
            f"paragraph {passage.paragraph}" if passage.paragraph else "",
            f"record {passage.record}" if passage.record else "",
            f"said by {passage.said_by}" if passage.said_by else "",
            f"for {passage.for_}" if passage.for_ else "",
        )
        if words
    ]
    where = f" ({'; '.join(dict.fromkeys(places))})" if places else ""
    address = next((passage.address for passage in passages if passage.address), None) or each.address
    return [f"{told}{where}. ", *([outside(address)] if address else [])]


def _chain(network: Network, state: ViewState) -> list[Component]:
    """Return the chain with a box for each thing that can be true of a rung."""
    each = dataset_of(network).relationships.get(state.select)
    if each:
        title = f"{record_title(network, each)}, {each.date or 'no date'}"
        about: Component = html.P(title, className="lead")
    else:
        about = html.P("Contact and date: ", className="ruled")
    heads = ["Rung", "Who held it?", *(STATUS_WORDS[status] for status in RungStatus), "How do we know?"]
    rows = [
        html.Tr(
            [html.Th(rung.title, scope="row"), html.Td(), *[html.Td("☐", className="box")] * 4, html.Td()]
        )
        for rung in dataset_of(network).chain
    ]
    table = html.Table(
        [
            html.Caption("Mark one box for each rung"),
            html.Thead(html.Tr([html.Th(words, scope="col") for words in heads])),
            html.Tbody(rows),
        ]
    )
    words = (
        "Took part: a source says so. Gone around: a source says so. Vacant: nobody held the post. No "
        "record: no source in this data says anything, which does not mean left out. The chain is a "
        "simplified model."
    )
    return [
        html.H2("The chain: who took part?"),
        html.P(["Name: "], className="ruled"),
        about,
        html.Div(table, className="paper-table"),
        html.P(words, className="muted"),
        html.H3("What would you have to read to be sure?"),
        _lines(4),
    ]


def _quiz(network: Network, questions: Sequence[Question], *, has_answers: bool) -> list[Component]:
    title = "Quiz: answers, reasons and sources" if has_answers else "Quiz"
    entries = (entry for question in questions for entry in question.sources)
    notes: Mapping[Citation, int] = dict(zip(dict.fromkeys(entries), count(1), strict=False))
    rows = [html.Li(_question(each, notes, has_answers=has_answers)) for each in questions]
    parts: list[Component] = [html.H2(title), html.Ol(rows, className="questions")]
    if not has_answers:
        return [html.H2(title), html.P("Name: ", className="ruled"), parts[1]]
    listed = [html.Li(_footnote(network, entry.source, [entry])) for entry in notes]
    return [*parts, html.H3("Sources"), html.Ol(listed, className="footnotes")]


def _question(question: Question, notes: Mapping[Citation, int], *, has_answers: bool) -> list[Component]:
    def row(choice: str) -> Component:
        is_shown = has_answers and question.is_right(choice)
        return html.Li([f"{'☒' if is_shown else '☐'} ", html.Strong(choice) if is_shown else choice])

    choices = html.Ul([row(choice) for choice in question.choices], className="boxes")
    if not has_answers:
        return [html.P(question.question), choices]
    marks = ", ".join(str(notes[entry]) for entry in question.sources)
    return [
        html.P(question.question),
        choices,
        html.P([question.reason, html.Sup(marks)], className="reason"),
    ]


def _record(network: Network, key: str) -> list[Component]:
    each = dataset_of(network).relationships[key]
    plain = ViewState()
    rows = [html.Li(_footnote(network, entry.source, [entry])) for entry in each.sources]
    return [
        html.H2(record_title(network, each)),
        html.P(str(each.date or "No date given"), className="lead"),
        html.P(each.summary),
        record_facts(network, plain, each),
        *shadow_sections(network, plain, key),
        html.H3("Sources"),
        html.Ol(rows, className="footnotes"),
        html.P(f"Record: {key}", className="muted"),
    ]


def _lines(many: int) -> Component:
    """Return empty lines to write on."""
    return html.Div([html.Div(className="write") for _ in range(many)], **attributes(aria_hidden="true"))


def _credit(network: Network) -> Component:
    about = dataset_of(network).about
    return html.P(
        f"{about.title}. Data version {about.version}, last update {about.updated}, {about.licence}.",
        className="credit muted",
    )
