"""The quiz: questions on the record, each with its choices, reason and sources, checked against the network.

Every answer that is a number, a date or a name is worked out again from the network; a question whose
answer the record no longer gives is an error, with the answer the record does give.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path as FilePath

from pydantic import Field, model_validator

from .answers import Check, answer, records_of, references
from .build import Network, dataset_of
from .checks import Fault
from .coverage import passages_of, places_of
from .errors import DataError, Problem, nearest
from .load import examine_other
from .model import Citation, Dataset, Entry, Id, Ids, Passage, Text
from .stories import record_of, unknown_record
from .yaml_reader import Path

FILE = "quiz.yaml"
FEWEST, MOST = 3, 4


class Question(Entry):
    """One question: the right answer is one of its choices, and the reason says what the record shows."""

    question: Text
    choices: tuple[Text, ...]
    answer: Text
    reason: Text
    records: Ids
    sources: tuple[Citation, ...] = Field(min_length=1)
    check: Check | None = None

    @model_validator(mode="after")
    def _has_good_choices(self) -> Question:
        if not FEWEST <= len(self.choices) <= MOST:
            raise ValueError(f"a question with {len(self.choices)} choices; expected {FEWEST} or {MOST}")
        if len({_plain(choice) for choice in self.choices}) < len(self.choices):
            raise ValueError("two choices are the same; expected each choice once")
        if self.answer not in self.choices:
            remedy = nearest(self.answer, self.choices)
            raise ValueError(f'the answer "{self.answer[:60]}" is no choice; {remedy}')
        return self

    def is_right(self, choice: str) -> bool:
        """Tell whether a choice is the right answer."""
        return choice == self.answer


class Quiz(Entry):
    """All questions of a file by their ids, in order."""

    questions: dict[Id, Question] = Field(min_length=1)


def examine_quiz(path: FilePath, network: Network) -> tuple[Quiz | None, list[Problem]]:
    """Return the questions of a file, or None, and everything in them that the record does not bear out."""
    return examine_other(path, Quiz, lambda quiz: list(faults(quiz, network)))


def load_quiz(path: FilePath, network: Network) -> Quiz:
    """Return the questions of a file; raise DataError with all problems."""
    quiz, problems = examine_quiz(path, network)
    if quiz is None:
        raise DataError(problems)
    return quiz


def recomputed(network: Network, question: Question) -> str | None:
    """Return what the record answers to a question; None for one that asks for no number, date or name."""
    return answer(network, question.check) if question.check else None


def faults(quiz: Quiz, network: Network) -> Iterator[Fault]:
    """Yield every reference to nothing, every source beside the point and every answer that is not right."""
    dataset = dataset_of(network)
    names = _names(dataset)
    for key, question in quiz.questions.items():
        path: Path = ("questions", key)
        for number, record in enumerate(question.records):
            yield from unknown_record(dataset, (*path, "records", number), record)
        for number, citation in enumerate(question.sources):
            yield from _faults_of_citation(dataset, (*path, "sources", number), citation, question)
        if question.check:
            yield from _faults_of_check((*path, "check"), question, question.check, network)
        elif _plain(question.answer) in names or any(sign.isdigit() for sign in question.answer):
            wrong = f'the answer "{question.answer}" is a number, a date or a name without a check'
            yield Fault(path, wrong, "expected a check that works it out from the record")


def _names(dataset: Dataset) -> Collection[str]:
    actors = (name for each in dataset.actors.values() for name in (each.name, each.label, *each.aliases))
    countries = (name for each in dataset.countries.values() for name in (each.name, each.label))
    return {_plain(name) for name in (*actors, *countries)}


def _plain(text: str) -> str:
    return text.strip(" .").casefold()


def _faults_of_citation(
    dataset: Dataset, path: Path, citation: Citation, question: Question
) -> Iterator[Fault]:
    """Yield the fault of a source that does not exist, or of a place in it that no named record cites."""
    if citation.source not in dataset.sources:
        yield Fault(path, f'unknown source "{citation.source}"', nearest(citation.source, dataset.sources))
        return
    cited = {
        place
        for key in question.records
        if (record := record_of(dataset, key))
        for passage in passages_of(record)
        if getattr(passage, "source", None) == citation.source
        for place in _places(passage)
    }
    if not cited:
        wrong = f'no record of this question rests on "{citation.source}"'
        yield Fault(path, wrong, "add the record that does, or leave the source out")
    elif not set(_places(citation)) <= cited:
        wrong = f'"{citation.source}" is cited at {", ".join(_places(citation))}, where no named record rests'
        yield Fault(path, wrong, f"expected among: {', '.join(sorted(cited))}")


def _places(passage: Passage) -> tuple[str, ...]:
    return places_of(passage) or ("the source as such",)


def _faults_of_check(path: Path, question: Question, check: Check, network: Network) -> Iterator[Fault]:
    known = _known(dataset_of(network))
    unknown = [
        Fault((*path, *where), f'unknown {meant} "{key}"', nearest(key, known[meant]))
        for where, meant, key in references(check)
        if key not in known[meant]
    ]
    yield from unknown
    if unknown:
        return
    for record in records_of(check):
        if record not in question.records:
            yield Fault(path, f'"{record}" is asked about, but is no record of the question', "add it there")
    right = answer(network, check)
    if _plain(right) != _plain(question.answer):
        wrong = f'the answer is "{question.answer}", but the record gives "{right}"'
        yield Fault((*path[:-1], "answer"), wrong, "mend the answer, its choice and the reason")
    for number, choice in enumerate(question.choices):
        if choice != question.answer and _plain(choice) in map(_plain, right.split(" and ")):
            wrong = f'the choice "{choice}" is right in part: the record gives "{right}"'
            yield Fault((*path[:-1], "choices", number), wrong, "expected a choice that is wrong")


def _known(dataset: Dataset) -> Mapping[str, Collection[str]]:
    return {
        "country": dataset.countries,
        "principal": dataset.principals,
        "rung": [rung.id for rung in dataset.chain],
        "relationship": dataset.relationships,
        "claim": dataset.claims,
    }
