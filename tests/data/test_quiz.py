"""The quiz on the real record: every answer is worked out again, and every wrong choice is wrong."""

from __future__ import annotations

from functools import cache

import pytest

from graph.model import Citation
from graph.quiz import FILE, Question, Quiz, load_quiz, recomputed
from tests.data.reading import grade
from tests.data.record import DATA, dataset, network


@cache
def quiz() -> Quiz:
    return load_quiz(DATA / FILE, network())


def each_question() -> list[tuple[str, Question]]:
    return list(quiz().questions.items())


KEYS = [key for key, _ in each_question()]
CHECKED = [(key, question) for key, question in each_question() if question.check]


def test_there_are_questions_for_a_lesson() -> None:
    assert len(KEYS) >= 18
    assert len(CHECKED) >= 18


@pytest.mark.parametrize(("key", "question"), CHECKED, ids=[key for key, _ in CHECKED])
def test_the_answer_is_what_the_network_gives_and_no_other_choice_is(key: str, question: Question) -> None:
    right = recomputed(network(), question)
    assert right is not None
    assert [choice for choice in question.choices if choice.casefold() == right.casefold()] == [
        question.answer
    ]
    assert [choice for choice in question.choices if question.is_right(choice)] == [question.answer]


@pytest.mark.parametrize(("key", "question"), each_question(), ids=KEYS)
def test_a_number_a_date_or_a_name_is_never_without_a_check(key: str, question: Question) -> None:
    names = {actor.name for actor in dataset().actors.values()}
    names |= {country.name for country in dataset().countries.values()}
    needs_check = any(sign.isdigit() for sign in question.answer) or question.answer in names
    assert question.check or not needs_check


def test_the_right_answer_does_not_always_stand_in_the_same_place() -> None:
    places = {question.choices.index(question.answer) for _, question in each_question()}
    assert len(places) >= 3


def test_every_question_reads_easily_and_says_why() -> None:
    hard = [key for key, each in each_question() if grade(f"{each.question} {each.reason}") >= 12]
    assert hard == []
    assert grade(" ".join(f"{each.question} {each.reason}" for _, each in each_question())) < 10
    assert [key for key, each in each_question() if each.answer == each.reason] == []


def test_every_source_says_where_it_stands_if_its_records_do() -> None:
    numbered = {"glasser-2018", "rubin-2019", "nyt-2017", "foreign-policy-2019", "maddowblog-2019"}

    def is_vague(citation: Citation) -> bool:
        return citation.source in numbered and not citation.paragraph

    assert [key for key, each in each_question() if any(map(is_vague, each.sources))] == []
