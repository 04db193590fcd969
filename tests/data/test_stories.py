"""The stories of the real record: they hold, they read easily, their numbers are those of the network."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from urllib.parse import unquote

import pytest

from graph import formal_chain
from graph.answers import Check, answer
from graph.chain import SeatState
from graph.dates import When
from graph.quiz import examine_quiz
from graph.stories import FILE, Step, Stories, Story, examine_stories, footnotes, load_stories
from tests.data.reading import grade, syllables
from tests.data.record import DATA, ROOT, dataset, network
from ui.state import Vocabulary
from ui.story_checks import examine_lessons, view_check

EASY = 10
DOCS = {name: (ROOT / "docs" / name).read_text(encoding="utf-8") for name in ("stories.md", "lesson-plan.md")}


@cache
def stories() -> Stories:
    return load_stories(DATA / FILE, dataset(), view_check(network()))


def each_story() -> list[Story]:
    return list(stories().stories.values())


def step(story: str, key: str) -> Step:
    return stories().stories[story].steps[stories().stories[story].place(key)]


def test_every_story_and_the_quiz_hold_against_the_record() -> None:
    lessons, problems = examine_lessons([DATA], network())
    assert [str(problem) for problem in problems] == []
    assert len(lessons.stories) >= 4
    assert len(lessons.questions) >= 18


def test_the_four_stories_of_the_first_lesson_are_there() -> None:
    titles = [story.title for story in each_story()]
    assert titles[:4] == [
        "How the chain is meant to work",
        "Putin, 20 March 2018",
        "Singapore to Hanoi",
        "Nothing new?",
    ]


@pytest.mark.parametrize("story", each_story(), ids=lambda story: story.title)
def test_a_story_reads_easily(story: Story) -> None:
    texts = [each.text for each in story.steps]
    questions = [question for each in story.steps for question in each.your_turn]
    assert grade(" ".join(texts)) < EASY
    assert grade(" ".join([story.summary, *questions])) < EASY
    assert [(text, grade(text)) for text in texts if grade(text) > EASY + 2] == []


def test_reading_level_tells_easy_from_hard() -> None:
    assert grade("The cat sat on the mat. It was a fat cat.") < 2
    assert grade("Multilateral organisations necessitate considerable institutional preparation.") > 20
    assert [syllables(word) for word in ("chain", "invited", "called", "ambassador", "table")] == [
        1,
        3,
        1,
        4,
        2,
    ]


@pytest.mark.parametrize("story", each_story(), ids=lambda story: story.title)
def test_a_story_ends_in_sources_that_can_be_looked_up(story: Story) -> None:
    notes = footnotes(dataset(), *story.steps)
    assert {note.source for note in notes} == set(story.steps[-1].sources)
    assert [note.source for note in notes if not note.passages] == []
    assert len(story.steps[-1].your_turn) >= 2


def test_three_stories_let_the_class_predict_before_the_record_is_shown() -> None:
    for name in ("how-the-chain-works", "putin-call-2018", "singapore-to-hanoi"):
        steps = stories().stories[name].steps
        guesses = [place for place, each in enumerate(steps) if each.predict]
        assert guesses
        for place in guesses:
            later = " ".join(each.view for each in steps[place + 1 :])
            assert str(steps[place].predict) not in steps[place].view, "the guess does not show the record"
            assert f"select={steps[place].predict}" in later, "the record is shown after the guess"


NUMBERS = [
    (
        "singapore-to-hanoi",
        "groundwork",
        "In the 90 days before it, this data has {} formal contact that is certain",
        {"groundwork": {"record": "trump-kim-summit-2018-06-12", "days": "90"}},
    ),
    (
        "singapore-to-hanoi",
        "between-the-summits",
        "this data has {} certain formal contact in the 180 days before Hanoi",
        {"groundwork": {"record": "trump-kim-summit-2019-02-27", "days": "180"}},
    ),
    (
        "putin-call-2018",
        "the-announcement",
        "{} days after the call",
        {
            "days between": {
                "first": "trump-putin-call-2018-03-20",
                "last": "ushakov-announces-invitation-2018-04-02",
            }
        },
    ),
    ("putin-call-2018", "the-call", "The call took {}.", {"length of": "trump-putin-call-2018-03-20"}),
    (
        "nothing-new",
        "reagan",
        "This data has {} meetings of Ronald Reagan and Mikhail Gorbachev",
        {"count": {"channel": "direct", "country": "soviet-union", "principal": "ronald-reagan"}},
    ),
    (
        "nothing-new",
        "two-summits",
        "{} certain formal contact for Hanoi",
        {"groundwork": {"record": "trump-kim-summit-2019-02-27", "days": "180"}},
    ),
    (
        "nothing-new",
        "two-summits",
        "and {} for China",
        {"groundwork": {"record": "nixon-mao-visit-1972-02-21", "days": "180"}},
    ),
]


@pytest.mark.parametrize(("story", "key", "words", "check"), NUMBERS)
def test_a_number_in_a_story_is_that_of_the_network(
    story: str, key: str, words: str, check: dict[str, object]
) -> None:
    right = answer(network(), Check.model_validate(check))
    assert words.format(right) in step(story, key).text


def test_the_verdict_in_the_story_is_that_of_the_record() -> None:
    right = answer(network(), Check.model_validate({"verdict of": "no-modern-precedent"}))
    pro, contra = re.findall(r"[0-9]+", right)
    assert f"In this data {pro} records support the claim and {contra} contradict it." in (
        step("nothing-new", "the-verdict").text
    )


def test_what_the_story_says_of_the_rungs_is_what_the_record_shows() -> None:
    day = When.parse("2018-03-20").first
    states = {seat.state for seat in formal_chain(network(), "russia", on=day)}
    assert states == {SeatState.HELD}, "a name for every rung between Moscow and Washington"

    def rung(record: str, key: str) -> str:
        return answer(network(), Check.model_validate({"status on rung": {"record": record, "rung": key}}))

    for key in ("foreign-minister", "ambassador", "mission", "secretary", "security-adviser"):
        assert rung("trump-may-visit-2017-01-27", key) == "no record"
    for key in ("foreign-minister", "ambassador", "secretary"):
        assert rung("trump-putin-call-2018-03-20", key) == "no record"
    for key in ("foreign-minister", "security-adviser"):
        assert rung("trump-kim-summit-2018-06-12", key) == "no record"
    assert rung("trump-kim-summit-2018-06-12", "secretary") == "took part"
    asked = {"groundwork": {"record": "trump-kim-meeting-2019-06-30", "days": "90"}}
    assert answer(network(), Check.model_validate(asked)) == "0"


def _examples() -> list[str]:
    return re.findall(r"^```yaml\n(.*?)^```$", DOCS["stories.md"], re.MULTILINE | re.DOTALL)


def test_the_examples_of_the_guide_load(tmp_path: Path) -> None:
    story, quiz = _examples()
    (tmp_path / "stories.yaml").write_text(story, encoding="utf-8")
    (tmp_path / "quiz.yaml").write_text(quiz, encoding="utf-8")
    _, problems = examine_stories(tmp_path / "stories.yaml", dataset(), view_check(network()))
    assert [str(problem) for problem in problems] == []
    _, problems = examine_quiz(tmp_path / "quiz.yaml", network())
    assert [str(problem) for problem in problems] == []


def test_the_example_can_be_pasted_below_the_stories(tmp_path: Path) -> None:
    pasted = (DATA / FILE).read_text(encoding="utf-8") + "\n" + _examples()[0].split("\n", 1)[1]
    (tmp_path / FILE).write_text(pasted, encoding="utf-8")
    assert len(load_stories(tmp_path / FILE, dataset()).stories) == len(each_story()) + 1


def test_the_guide_knows_every_field_and_every_check() -> None:
    names = [field.alias or "" for model in (Story, Step, Check) for field in model.model_fields.values()]
    assert [name for name in names if name not in DOCS["stories.md"]] == []


def test_every_link_of_the_lesson_plan_opens() -> None:
    links = re.findall(r"\(http://127\.0\.0\.1:8050/(\?[^)]*)\)", DOCS["lesson-plan.md"])
    assert len(links) >= 10
    lessons, _ = examine_lessons([DATA], network())
    vocabulary = Vocabulary(network(), lessons)
    assert [(link, ignored) for link in links if (ignored := vocabulary.read(unquote(link))[1])] == []


@pytest.mark.parametrize(
    "heading",
    [
        "Aims",
        "45 minutes, step by step",
        "What direct contact does not prove",
        "Questions for debate",
        "How to cite",
        "Age and reading level",
    ],
)
def test_the_lesson_plan_has_what_a_teacher_looks_for(heading: str) -> None:
    assert f"\n## {heading}\n" in DOCS["lesson-plan.md"]


def test_the_lesson_plan_names_the_stories_and_spends_forty_five_minutes() -> None:
    assert [story.title for story in each_story()[:4] if story.title not in DOCS["lesson-plan.md"]] == []
    spans = re.findall(r"^\| (\d+)–(\d+) \|", DOCS["lesson-plan.md"], re.MULTILINE)
    assert [int(start) for start, _ in spans] == [0, *(int(end) for _, end in spans[:-1])]
    assert int(spans[-1][1]) == 45
