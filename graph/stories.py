"""Stories: walks through the record, step by step, each step with its view, its records and its sources.

A story cannot say what the record does not: every record a step names exists and has the status the
step gives it, and every source it names is one that these records rest on.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path as FilePath

from pydantic import Field

from .build import FAMILIES
from .checks import Fault
from .coverage import passages_of
from .errors import DataError, Problem, nearest
from .load import examine_other
from .model import Channel, Claim, Dataset, Entry, Id, Ids, Passage, Post, Relationship, Status, Text
from .yaml_reader import Path

FILE = "stories.yaml"
FEWEST, MOST = 2, 5
"""How many sentences a step may have: more are not read from a projector."""

ViewCheck = Callable[[str], Iterable[tuple[str, str]]]
"""What is wrong with a view, and what was expected; the page knows its views, this package does not."""


class StepRecord(Entry):
    """A record that a step tells of, with the status the step gives it."""

    record: Id
    status: Status | None = None


class Step(Entry):
    """One screen of a story; with ``predict`` the class guesses the chain under that contact first."""

    id: Id
    title: Text
    text: Text
    view: Text
    records: tuple[StepRecord, ...] = ()
    sources: Ids
    predict: Id | None = None
    your_turn: tuple[Text, ...] = ()


class Story(Entry):
    """Steps through the record for a class or for readers; the last has the sources and the questions."""

    title: Text
    summary: Text
    for_whom: Text
    age: Text
    steps: tuple[Step, ...] = Field(min_length=2)

    def place(self, step: str) -> int:
        """Return where a step stands, counted from 0; raise KeyError for a step that is none."""
        return {each.id: place for place, each in enumerate(self.steps)}[step]


class Stories(Entry):
    """All stories of a file by their ids, in order."""

    stories: dict[Id, Story] = Field(min_length=1)


@dataclass(frozen=True, slots=True)
class Footnote:
    """One source under a step: where in it the step's records stand, and which records those are."""

    source: str
    passages: tuple[Passage, ...]
    records: tuple[str, ...]


def examine_stories(
    path: FilePath, dataset: Dataset, view_check: ViewCheck | None = None
) -> tuple[Stories | None, list[Problem]]:
    """Return the stories of a file, or None, and everything in them that does not hold against the data."""
    return examine_other(path, Stories, lambda stories: list(faults(stories, dataset, view_check)))


def load_stories(path: FilePath, dataset: Dataset, view_check: ViewCheck | None = None) -> Stories:
    """Return the stories of a file; raise DataError with all problems."""
    stories, problems = examine_stories(path, dataset, view_check)
    if stories is None:
        raise DataError(problems)
    return stories


def footnotes(dataset: Dataset, *steps: Step) -> tuple[Footnote, ...]:
    """Return the sources of some steps in order, each with the passages that their records rest on."""
    records = tuple(dict.fromkeys(each.record for step in steps for each in step.records))
    sources = tuple(dict.fromkeys(source for step in steps for source in step.sources))
    return tuple(_footnote(dataset, source, records) for source in sources)


def sentences(text: str) -> int:
    """Return how many sentences a text has.

    >>> sentences("Mr. Low met J. R. High in the U.S. capital. Who knew? Nobody said.")
    3
    """
    return len(re.findall(r"[.!?]+[\"”’')\]]*(?=\s|$)", re.sub(_NO_END, "", text.strip())))


_NO_END = r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|St|Jr|Sr|vs)\.(?=\S|\s+\w)"


def faults(stories: Stories, dataset: Dataset, view_check: ViewCheck | None = None) -> Iterator[Fault]:
    """Yield everything a story says that the record does not, and every step that lacks something."""
    for key, story in stories.stories.items():
        seen: dict[str, int] = {}
        for number, step in enumerate(story.steps):
            path: Path = ("stories", key, "steps", number)
            if seen.setdefault(step.id, number) != number:
                yield Fault((*path, "id"), f'the step "{step.id}" stands twice', "expected another id")
            yield from _faults_of_step(dataset, path, step)
            for wrong, expected in view_check(step.view) if view_check else ():
                yield Fault((*path, "view"), wrong, expected)
        yield from _faults_of_end(("stories", key, "steps", len(story.steps) - 1), story)


def unknown_record(dataset: Dataset, path: Path, key: str) -> Iterator[Fault]:
    """Yield the fault of a reference to no relationship, post or claim, with the nearest right id."""
    if record_of(dataset, key) is None:
        known = {*dataset.relationships, *dataset.posts, *dataset.claims}
        yield Fault(path, f'unknown record "{key}"', nearest(key, known))


def record_of(dataset: Dataset, key: str) -> Relationship | Post | Claim | None:
    """Return the relationship, post or claim of an id, or None."""
    return dataset.relationships.get(key) or dataset.posts.get(key) or dataset.claims.get(key)


def _footnote(dataset: Dataset, source: str, records: Sequence[str]) -> Footnote:
    passages: dict[Passage, None] = {}
    resting: dict[str, None] = {}
    for key in records:
        for passage in _passages(dataset, key):
            if getattr(passage, "source", None) == source:
                passages[passage] = resting[key] = None
    return Footnote(source, tuple(passages), tuple(resting))


def _passages(dataset: Dataset, key: str) -> tuple[Passage, ...]:
    record = record_of(dataset, key)
    return passages_of(record) if record else ()


def _faults_of_step(dataset: Dataset, path: Path, step: Step) -> Iterator[Fault]:
    count = sentences(step.text)
    if not FEWEST <= count <= MOST:
        wrong = f"the text has {count} sentence{'' if count == 1 else 's'}"
        yield Fault((*path, "text"), wrong, f"expected {FEWEST} to {MOST}, each with its full stop")
    for number, named in enumerate(step.records):
        yield from _faults_of_record(dataset, (*path, "records", number), named)
    for number, source in enumerate(step.sources):
        yield from _faults_of_source(dataset, (*path, "sources", number), source, step)
    if step.predict:
        yield from _faults_of_prediction(dataset, (*path, "predict"), step)


def _faults_of_record(dataset: Dataset, path: Path, named: StepRecord) -> Iterator[Fault]:
    yield from unknown_record(dataset, (*path, "record"), named.record)
    each = dataset.relationships.get(named.record)
    if each and named.status is None:
        wrong = f'"{named.record}" has no status here'
        yield Fault(path, wrong, f"expected status: {each.status}, as in the record")
    elif each and named.status is not each.status:
        wrong = f'"{named.record}" is told as {named.status}, but the record says {each.status}'
        yield Fault((*path, "status"), wrong, f"expected status: {each.status}, and a text that says so")
    elif not each and named.status and record_of(dataset, named.record):
        wrong = f'"{named.record}" is a post or a claim, which has no status'
        yield Fault((*path, "status"), wrong, "leave the status out")


def _faults_of_source(dataset: Dataset, path: Path, source: str, step: Step) -> Iterator[Fault]:
    resting = {
        cited: None
        for named in step.records
        for passage in _passages(dataset, named.record)
        if (cited := getattr(passage, "source", None))
    }
    if source not in dataset.sources:
        yield Fault(path, f'unknown source "{source}"', nearest(source, resting or dataset.sources))
    elif resting and source not in resting and not step.your_turn:
        wrong = f'no record of this step rests on "{source}"'
        yield Fault(path, wrong, f"expected among: {', '.join(sorted(resting))}")


def _faults_of_prediction(dataset: Dataset, path: Path, step: Step) -> Iterator[Fault]:
    key = step.predict or ""
    each = dataset.relationships.get(key)
    if each is None:
        yield Fault(path, f'unknown relationship "{key}"', nearest(key, _direct(dataset)))
    elif not _can_be_predicted(each):
        wrong = f'"{key}" has no chain under it to predict'
        yield Fault(path, wrong, "expected a direct contact that happened and has a date")
    if key not in {named.record for named in step.records}:
        wrong = f'"{key}" is to be predicted, but is no record of this step'
        yield Fault(path, wrong, "add it under: records")


def _direct(dataset: Dataset) -> list[str]:
    return [key for key, each in dataset.relationships.items() if _can_be_predicted(each)]


def _can_be_predicted(each: Relationship) -> bool:
    is_contact = each.channel is Channel.DIRECT and each.kind in FAMILIES
    return is_contact and each.status is Status.HAPPENED and each.date is not None


def _faults_of_end(path: Path, story: Story) -> Iterator[Fault]:
    last = story.steps[-1]
    if not last.your_turn:
        yield Fault(path, f'the last step "{last.id}" has no questions', "expected them under: your turn")
    missing = dict.fromkeys(source for step in story.steps for source in step.sources)
    for source in last.sources:
        missing.pop(source, None)
    if missing:
        wrong = f'the last step "{last.id}" lists not all sources of the story'
        yield Fault((*path, "sources"), wrong, f"add: {', '.join(missing)}")
