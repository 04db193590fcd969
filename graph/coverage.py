"""What was read and what came of it: the decisions in ``coverage.yaml`` held against the data set.

An article is covered when each paragraph either carries a record or has a reason for having none; a
list when each row does. Nothing here trusts the decisions: a row that is said to be left out and
still is cited is a fault, and so is one that is neither.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Annotated

from pydantic import BeforeValidator, Field

from .checks import Fault
from .errors import DataError, Problem, nearest
from .load import examine_other
from .model import Claim, Dataset, Entry, Id, Ids, Passage, Post, Relationship, Text

FILE = "coverage.yaml"


class Section(StrEnum):
    """Where in the data a record stands."""

    RELATIONSHIPS = "relationships"
    CLAIMS = "claims"
    POSTS = "posts"


def _counted(value: object) -> int:
    if isinstance(value, int):
        return value
    if isinstance(value, str) and value.isascii() and value.isdigit() and 0 < int(value) < 100_000:
        return int(value)
    raise ValueError(f'not a number: "{str(value)[:40]}"; expected digits, from 1 up')


Count = Annotated[int, BeforeValidator(_counted)]


class Article(Entry):
    """How many paragraphs an article has, which of them carry no record, and why."""

    paragraphs: Count
    without_a_record: dict[Count, Text] = Field(default_factory=dict)
    in_part: dict[Count, Text] = Field(default_factory=dict)


class LeftOut(Entry):
    """Rows of a list that yield no record, and the reason they share."""

    reason: Text
    rows: tuple[Text, ...] = Field(min_length=1)


class RowList(Entry):
    """A list or table that was worked through row by row.

    A row is accounted for by a record of the section it ``yields``: one that cites its number in one
    of the ``sources``, or, where rows have no number, the one named for its words in ``records``.
    """

    title: Text
    table: Text
    rows: Count
    yields: Section
    sources: Ids | None = None
    records: dict[Text, Id] = Field(default_factory=dict)
    left_out: tuple[LeftOut, ...] = ()
    in_part: dict[Text, Text] = Field(default_factory=dict)
    note: Text | None = None

    @property
    def reasons(self) -> tuple[tuple[str, str], ...]:
        """Return every row left out with its reason, in the order of the file."""
        return tuple((row, group.reason) for group in self.left_out for row in group.rows)


class Further(Entry):
    """A fact read elsewhere that the record leaves out, and why."""

    what: Text
    reason: Text


class Coverage(Entry):
    """All decisions about what was read and yields no record."""

    articles: dict[Id, Article] = Field(default_factory=dict)
    lists: dict[Id, RowList] = Field(default_factory=dict)
    further: dict[Text, tuple[Further, ...]] = Field(default_factory=dict)


Resting = Mapping[Section, Mapping[str, tuple[str, ...]]]
"""Record ids by section and by paragraph or row number."""


def examine_coverage(path: Path, dataset: Dataset) -> tuple[Coverage | None, list[Problem]]:
    """Return the decisions of a file, or None, and everything that does not hold against the data."""
    return examine_other(path, Coverage, lambda coverage: list(faults(coverage, dataset)))


def load_coverage(path: Path, dataset: Dataset) -> Coverage:
    """Return the decisions of a file; raise DataError with all problems."""
    coverage, problems = examine_coverage(path, dataset)
    if coverage is None:
        raise DataError(problems)
    return coverage


def resting_on(dataset: Dataset, source: str) -> Resting:
    """Return what rests on each paragraph or row of a source, whole ranges spelt out."""
    found: dict[Section, dict[str, dict[str, None]]] = {section: {} for section in Section}
    for section, by_place in found.items():
        for key, record in getattr(dataset, section).items():
            for passage in passages_of(record):
                if getattr(passage, "source", None) == source:
                    for place in places_of(passage):
                        by_place.setdefault(place, {})[key] = None
    return {
        section: {place: tuple(keys) for place, keys in by_place.items()}
        for section, by_place in found.items()
    }


def passages_of(record: Relationship | Claim | Post) -> tuple[Passage, ...]:
    """Return every passage a record rests on, those about who took part or was gone around included."""
    return record.passages if isinstance(record, Relationship) else record.sources


def places_of(passage: Passage) -> tuple[str, ...]:
    """Return the paragraphs or the row that a passage names.

    >>> places_of(Passage(paragraph="9-11"))
    ('9', '10', '11')
    """
    if passage.record:
        return (passage.record,)
    if not passage.paragraph:
        return ()
    first, _, last = passage.paragraph.partition("-")
    return tuple(str(number) for number in range(int(first), int(last or first) + 1))


def rows_with_record(dataset: Dataset, rows: RowList) -> dict[str, tuple[str, ...]]:
    """Return the rows of a list that stand in the data, each with its records."""
    found: dict[str, tuple[str, ...]] = {row: (key,) for row, key in rows.records.items()}
    for source in rows.sources or ():
        for row, keys in resting_on(dataset, source)[rows.yields].items():
            found[row] = (*found.get(row, ()), *keys)
    return found


def faults(coverage: Coverage, dataset: Dataset) -> Iterator[Fault]:
    """Yield every paragraph or row that is not decided about, or decided about wrongly."""
    for key, article in coverage.articles.items():
        yield from _faults_of_article(key, article, dataset)
    for key, rows in coverage.lists.items():
        yield from _faults_of_list(key, rows, dataset)


def _faults_of_article(key: str, article: Article, dataset: Dataset) -> Iterator[Fault]:
    path = ("articles", key)
    if key not in dataset.sources:
        yield Fault(path, f'unknown source "{key}"', nearest(key, dataset.sources))
        return
    resting = resting_on(dataset, key)
    cited = {place for by_place in resting.values() for place in by_place}
    known = {str(number) for number in range(1, article.paragraphs + 1)}
    silent = {str(number) for number in article.without_a_record}
    for number in sorted((cited | silent | {str(each) for each in article.in_part}) - known):
        wrong = f"paragraph {number} is cited or decided about, but the article has {article.paragraphs}"
        yield Fault(path, wrong, "expected a paragraph that exists")
    for number in sorted(silent & cited, key=_by_number):
        wrong = f"paragraph {number} is said to carry no record, but records rest on it"
        yield Fault((*path, "without a record", number), wrong, "remove it here")
    for number in sorted(known - cited - silent, key=_by_number):
        wrong = f"paragraph {number} carries no record and has no reason"
        yield Fault(path, wrong, "add a record, or a reason under: without a record")


def _by_number(text: str) -> tuple[int, str]:
    return (int(text) if text.isdigit() else 0, text)


def _faults_of_list(key: str, rows: RowList, dataset: Dataset) -> Iterator[Fault]:
    path = ("lists", key)
    evidence = getattr(dataset, rows.yields)
    for source in rows.sources or ():
        if source not in dataset.sources:
            yield Fault((*path, "sources"), f'unknown source "{source}"', nearest(source, dataset.sources))
    for row, record in rows.records.items():
        if record not in evidence:
            where = (*path, "records", row)
            yield Fault(where, f'unknown record "{record}"', nearest(record, evidence))
    for record, times in Counter(rows.records.values()).items():
        if times > 1:
            wrong = f'"{record}" stands for {times} rows'
            yield Fault((*path, "records"), wrong, "expected one row each, or the others under: left out")
    yield from _faults_of_rows(path, rows, set(rows_with_record(dataset, rows)))


def _faults_of_rows(path: tuple[str, str], rows: RowList, accounted: set[str]) -> Iterator[Fault]:
    times = Counter(row for row, _ in rows.reasons)
    for row in sorted((row for row, count in times.items() if count > 1), key=_by_number):
        yield Fault((*path, "left out"), f'row "{row}" is left out twice', "keep one of the two")
    for row in sorted(accounted & set(times), key=_by_number):
        yield Fault((*path, "left out"), f'row "{row}" is left out, but has a record', "remove it here")
    for row in sorted(set(rows.in_part) - accounted, key=_by_number):
        wrong = f'row "{row}" is said to be left out in part, but has no record'
        yield Fault((*path, "in part", row), wrong, "expected it under: left out")
    total = len(accounted | set(times))
    if total != rows.rows:
        wrong = f"{len(accounted)} rows have a record and {len(times)} are left out, {total} in all"
        yield Fault((*path, "rows"), wrong, f"expected {rows.rows}")
