"""The quiz is worked out from the network: a wrong answer, a vague source or a half-right choice is told."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from graph import DataError
from graph.answers import Check, answer
from graph.quiz import FILE, examine_quiz, load_quiz, recomputed
from tests.worlds import tiny_world

CALL = "pat-nia-call-2018-03-20"
GOOD = """
questions:
  day-of-the-call:
    question: When did Nia and Pat speak?
    choices: [20 March 2018, 1 April 2018, 1 May 2018]
    answer: 20 March 2018
    reason: The Gazette gives the day.
    records: [pat-nia-call-2018-03-20]
    sources: [{source: gazette, paragraph: "2"}]
    check: {date of: pat-nia-call-2018-03-20}
  who-was-surprised:
    question: Who was surprised by it?
    choices: [Sam Secretary, Moe Mission, Finn North]
    answer: Moe Mission
    reason: An official says so.
    records: [pat-nia-call-2018-03-20]
    sources: [{source: gazette, paragraph: "2"}]
    check: {documented: {record: pat-nia-call-2018-03-20, how: surprised, rung: mission}}
  what-silence-means:
    question: What does no record mean?
    choices: [That nobody says, That nobody came, That somebody hid]
    answer: That nobody says
    reason: It is a limit of the sources.
    records: [moe-mission]
    sources: [{source: list}]
"""


def problems(folder: Path, text: str) -> list[str]:
    path = folder / FILE
    path.write_text(text, encoding="utf-8")
    _, found = examine_quiz(path, tiny_world())
    return [str(problem).removeprefix(f"{path.as_posix()}:") for problem in found]


def test_a_quiz_that_fits_the_record_passes(tmp_path: Path) -> None:
    assert problems(tmp_path, GOOD) == []


@pytest.mark.parametrize(
    ("good", "bad", "wrong"),
    [
        (
            "answer: 20 March 2018",
            "answer: 1 May 2018",
            '6:5: day-of-the-call: the answer is "1 May 2018", but the record gives "20 March 2018"; '
            "mend the answer, its choice and the reason",
        ),
        ("answer: 20 March", "answer: 21 March", 'the answer "21 March 2018" is no choice; did you mean'),
        (
            "choices: [20 March 2018, 1 April 2018, 1 May 2018]",
            "choices: [20 March 2018, 1 May 2018]",
            "a question with 2 choices; expected 3 or 4",
        ),
        ("1 April 2018, 1 May 2018]", "1 May 2018, 1 May 2018]", "two choices are the same"),
        (
            "    check: {date of: pat-nia-call-2018-03-20}\n",
            "",
            'the answer "20 March 2018" is a number, a date or a name without a check',
        ),
        (
            "    check: {documented: {record: pat-nia-call-2018-03-20, how: surprised, rung: mission}}\n",
            "",
            'the answer "Moe Mission" is a number, a date or a name without a check',
        ),
        (
            "date of: pat-nia-call-2018-03-20",
            "date of: pat-nia-call-2018-03-21",
            'unknown relationship "pat-nia-call-2018-03-21"; did you mean "pat-nia-call-2018-03-20"?',
        ),
        ("rung: mission", "rung: misson", 'unknown rung "misson"; did you mean "mission"?'),
        ("how: surprised", "how: suprised", 'unknown how "suprised"; did you mean "surprised"?'),
        ("{date of:", "{date off:", 'unknown field "date off"; did you mean "date of"?'),
        (
            "{date of: pat-nia-call-2018-03-20}",
            "{date of: nia-pat-letter-2018-04-01}",
            '"nia-pat-letter-2018-04-01" is asked about, but is no record of the question; add it there',
        ),
        (
            "{date of: pat-nia-call-2018-03-20}",
            "{date of: a-b, length of: a-b}",
            "a check asks 2 things (date of, length of); expected exactly one",
        ),
        (
            'paragraph: "2"',
            'paragraph: "3"',
            '"gazette" is cited at 3, where no named record rests; expected',
        ),
        ("{source: gazette,", "{source: gazete,", 'unknown source "gazete"; did you mean "gazette"?'),
        (
            "records: [moe-mission]",
            "records: [moe-warns-pat-2018-03-05]",
            'no record of this question rests on "list"',
        ),
        ("records: [moe-mission]", "records: [moe-mision]", 'unknown record "moe-mision"; did you mean'),
        ("    reason: The Gazette gives the day.\n", "", 'the field "reason" is missing'),
    ],
)
def test_a_teacher_is_told_what_does_not_fit(tmp_path: Path, good: str, bad: str, wrong: str) -> None:
    assert good in GOOD
    told = problems(tmp_path, GOOD.replace(good, bad, 1))
    assert any(wrong in problem for problem in told), told
    assert all(problem.split(":")[0].isdigit() for problem in told), "each has a line"


def test_a_choice_that_is_right_in_part_is_told(tmp_path: Path) -> None:
    check = "{documented: {record: nia-pat-letter-2018-04-01, how: briefed}}"
    text = GOOD.replace(
        "{documented: {record: pat-nia-call-2018-03-20, how: surprised, rung: mission}}", check
    )
    assert 'the record gives "Sam Secretary"' in "\n".join(problems(tmp_path, text))
    both = GOOD.replace(
        "{documented: {record: pat-nia-call-2018-03-20, how: surprised, rung: mission}}",
        "{status on rung: {record: nia-pat-letter-2018-04-01, rung: secretary}}",
    )
    both = both.replace(
        "[Sam Secretary, Moe Mission, Finn North]", "[took part, took part and gone around, vacant]"
    )
    both = both.replace("answer: Moe Mission", "answer: took part and gone around")
    told = "\n".join(problems(tmp_path, both))
    assert 'the choice "took part" is right in part: the record gives "took part and gone around"' in told


def test_a_correction_of_the_record_shows_in_the_quiz(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(GOOD, encoding="utf-8")
    assert load_quiz(tmp_path / FILE, tiny_world()).questions["day-of-the-call"].is_right("20 March 2018")
    later = tiny_world(
        f"relationships: {{{CALL}: {{from: nia, to: pat, channel: direct, kind: phone call, "
        "date: 2018-03-21, status: happened, certainty: on record, summary: They spoke., "
        "gone around: [{actor: moe, how: surprised, source: gazette, paragraph: 2}], "
        "sources: [{source: gazette, paragraph: 2}]}}"
    )
    with pytest.raises(DataError, match='the record gives "21 March 2018"'):
        load_quiz(tmp_path / FILE, later)


def test_a_question_of_words_needs_no_check(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(GOOD, encoding="utf-8")
    questions = load_quiz(tmp_path / FILE, tiny_world()).questions
    assert recomputed(tiny_world(), questions["what-silence-means"]) is None
    assert recomputed(tiny_world(), questions["day-of-the-call"]) == "20 March 2018"


@pytest.mark.parametrize(
    ("check", "right"),
    [
        ({"count": {"channel": "direct", "country": "northland"}}, "4"),
        ({"count": {"channel": "direct", "country": "northland", "kind": "letter"}}, "1"),
        ({"count": {"channel": "direct", "country": "northland", "kind": "meeting"}}, "0"),
        ({"count": {"channel": "direct", "year": "2018", "principal": "pat"}}, "3"),
        ({"count": {"channel": "formal", "country": "northland"}}, "3"),
        ({"most direct links": {"among": ["southland", "northland"]}}, "Northland"),
        ({"most direct links": {"principal": "pat"}}, "Northland"),
        ({"most direct links": {"among": "southland"}}, "Southland"),
        ({"holder": {"rung": "mission", "country": "northland", "on": "2018-03-20"}}, "Moe Mission"),
        (
            {"holder": {"rung": "mission", "country": "northland", "on": "2018-04-01"}},
            "Nobody: the post was vacant",
        ),
        ({"holder": {"rung": "secretary", "on": "2020-01-01"}}, "Not in this data"),
        ({"days vacant": {"rung": "mission", "country": "northland", "on": "2018-04-01"}}, "20"),
        (
            {"days vacant": {"rung": "mission", "country": "northland", "on": "2018-03-01"}},
            "Not in this data",
        ),
        ({"status on rung": {"record": CALL, "rung": "mission"}}, "gone around"),
        ({"documented": {"record": CALL, "how": "surprised"}}, "Moe Mission"),
        ({"documented": {"record": CALL, "how": "took part"}}, "Not in this data"),
        ({"documented": {"record": CALL, "how": "surprised", "rung": "secretary"}}, "Not in this data"),
        ({"groundwork": {"record": CALL, "days": "30"}}, "1"),
        ({"groundwork": {"record": CALL, "days": "5"}}, "0"),
        ({"days between": {"first": CALL, "last": "nia-pat-letter-2018-04-01"}}, "12"),
        ({"days between": {"first": CALL, "last": "sam-finn-call-2018-05"}}, "Not in this data"),
        ({"days between": {"first": CALL, "last": "nia-praises-pat"}}, "Not in this data"),
        ({"date of": "sam-finn-call-2018-05"}, "May 2018"),
        ({"date of": "nia-praises-pat"}, "Not in this data"),
        ({"length of": CALL}, "41 minutes"),
        ({"place of": CALL}, "Not in this data"),
        ({"status of": "pat-nia-visit-2019-08"}, "invited"),
        ({"certainty of": "nia-invites-pat-2019-07-01"}, "disputed"),
        ({"principal of": CALL}, "Pat President"),
        ({"verdict of": "the-chain-slept"}, "1 record supports, 2 contradict, in this data"),
    ],
)
def test_an_answer_is_worked_out_from_the_network(check: dict[str, Any], right: str) -> None:
    assert answer(tiny_world(), Check.model_validate(check)) == right


@pytest.mark.parametrize(
    ("check", "wrong"),
    [
        ({"count": {"channel": "public"}}, "direct"),
        ({"count": {"channel": "direct", "year": "18"}}, 'not a year: "18"; expected YYYY'),
        ({"groundwork": {"record": CALL, "days": "many"}}, 'not a number of days: "many"; expected digits'),
        ({"holder": {"rung": "mission", "on": "tomorrow"}}, "not a date"),
        ({}, "asks 0 things"),
    ],
)
def test_a_check_that_cannot_be_asked_is_refused(check: dict[str, Any], wrong: str) -> None:
    with pytest.raises(ValueError, match=wrong):
        Check.model_validate(check)
