"""One reading of the data files: frozen, dated, and compared with the reading before it.

An edition is what a page shows. A new reading either makes a new edition, or leaves the last good one
in place with words about what is wrong; what a file lost since is said as well, because a file that was
cut off at the end of a line can still be read without an error.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import cached_property
from hashlib import blake2b
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from graph import DataError, Dataset, Network, Problem, build, dataset_of, load
from graph.load import data_files, examine
from graph.plain_text import LIMITS
from ui.lessons import Lessons
from ui.page import layout
from ui.state import Vocabulary
from ui.story_checks import LESSON_FILES, examine_lessons, files_beside

Contents = Mapping[str, bytes]
"""What stands in each data file, by path; a file that cannot be read is left out."""

LARGE_LOSS = 0.2
"""The share of entries whose loss stays announced until they are back or the server is restarted."""
_READINGS = 5
_SECTIONS = ("relationships", "posts", "actors", "sources", "claims", "countries", "principals")


@dataclass(frozen=True)
class Edition:
    """The record as it was read at one moment, with what a reader must know about that reading.

    ``fault`` is the first error of files that are newer than this edition, ``loss`` what this edition
    holds less than the one before; both are empty when all is well. ``full`` is how many entries each
    section held when nothing was missed. ``lesson_fault`` is the first error of stories or quiz, which do
    without the file that has it: the record itself is whole.
    """

    network: Network
    version: str
    loaded_at: datetime
    contents: Contents = field(repr=False, default_factory=dict)
    full: Mapping[str, int] = field(default_factory=dict)
    fault: str = ""
    fault_at: datetime | None = None
    loss: str = ""
    lessons: Lessons = field(default_factory=Lessons)
    lesson_fault: str = ""

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """Return the words a URL may use on this edition."""
        return Vocabulary(self.network, self.lessons)

    @cached_property
    def skeleton(self) -> Any:
        """Return the page of this edition before any state is rendered into it."""
        return layout(self.network, self.vocabulary, self.version)

    @property
    def notices(self) -> tuple[str, ...]:
        """Return what stands above the page, dated, the gravest first."""
        read = moment(self.loaded_at)
        fault = (
            f"The data files have an error, so this page shows them as read on {read}. {self.fault} "
            f"Seen on {moment(self.fault_at)}."
            if self.fault_at
            else ""
        )
        loss = f"As read on {read}, the data files hold less than before: {self.loss}" if self.loss else ""
        lessons = (
            f"Stories or quiz have an error and are left out: {self.lesson_fault}"
            if self.lesson_fault
            else ""
        )
        return tuple(notice for notice in (fault, loss, lessons) if notice)

    @property
    def token(self) -> str:
        """Return a short name for what an open page must ask for anew: other data, or another error.

        It holds no times, so that every process that serves the same files gives the same one.
        """
        return _digest(self.version, self.fault)


def edition_of(network: Network) -> Edition:
    """Return an edition of a network that has no files, for pictures and tests."""
    return Edition(network, dataset_of(network).about.version, datetime.now(UTC), full=counts(network))


def first_edition(paths: Sequence[Path]) -> tuple[Edition, list[Problem]]:
    """Return the first edition and the warnings on it; raise DataError if the files have errors."""
    contents, dataset, problems = _examined(paths)
    if dataset is None:
        raise DataError([problem for problem in problems if not problem.is_warning])
    network = build(dataset)
    lessons, found = examine_lessons(paths, network)
    edition = Edition(
        network,
        _version(contents),
        datetime.now(UTC),
        contents,
        counts(network),
        lessons=lessons,
        lesson_fault=_first(found),
    )
    return edition, [*problems, *found]


def kept_edition(contents: Contents) -> Edition:
    """Return the edition of what once stood in the files, whatever stands in them now."""
    with TemporaryDirectory() as folder:
        copies = [Path(folder) / f"{number:04}" / Path(name).name for number, name in enumerate(contents)]
        for copy, text in zip(copies, contents.values(), strict=True):
            copy.parent.mkdir()
            copy.write_bytes(text)
        network = build(load(*(copy for copy in copies if copy.name not in LESSON_FILES)))
        lessons, _ = examine_lessons([copy.parent for copy in copies], network)
    return Edition(network, _version(contents), datetime.now(UTC), contents, counts(network), lessons=lessons)


def next_edition(before: Edition, paths: Sequence[Path]) -> Edition:
    """Return what is to be shown now: a new edition, or the one before with its fault told.

    Files that would not hold still while they were read leave everything as it was: the change that
    disturbed the reading brings the next one.
    """
    contents, dataset, problems = _examined(paths)
    errors = [problem for problem in problems if not problem.is_warning]
    gone = sorted(set(before.contents) - set(contents))
    if dataset is None:
        return _with_fault(before, gone, errors) if errors else before
    if contents == before.contents:
        return replace(before, fault="", fault_at=None) if before.fault else before
    network = build(dataset)
    now = counts(network)
    lost = {name: many - now[name] for name, many in before.full.items() if many > now[name]}
    if gone and lost:
        return _with_fault(before, gone, errors)
    lessons, found = examine_lessons(paths, network)
    is_large = sum(lost.values()) > LARGE_LOSS * sum(before.full.values())
    return Edition(
        network,
        _version(contents),
        datetime.now(UTC),
        contents,
        full=before.full if is_large else now,
        loss=_loss(before.contents, contents, lost, now),
        lessons=lessons,
        lesson_fault=_first(found),
    )


def counts(network: Network) -> dict[str, int]:
    """Return how many entries each section of the record holds."""
    data = dataset_of(network)
    return {section: len(getattr(data, section)) for section in _SECTIONS}


def moment(when: datetime) -> str:
    """Return a moment as a page gives it, the same wherever the server stands.

    >>> moment(datetime(2026, 12, 8, 14, 3, 22, tzinfo=UTC))
    '8 December 2026, 14:03:22 UTC'
    """
    return f"{when.day} {when:%B %Y, %H:%M:%S} UTC"


def _examined(paths: Sequence[Path]) -> tuple[Contents, Dataset | None, list[Problem]]:
    """Read the files until what was checked is what stood in them before and after."""
    for _ in range(_READINGS):
        contents = _contents(paths)
        dataset, problems = examine(*paths)
        if _contents(paths) == contents:
            return contents, dataset, problems
    return contents, None, []


def read_files(paths: Sequence[Path]) -> list[Path]:
    """Return every file that an edition is read from: the data, and the stories and quiz beside it."""
    return [*data_files(paths), *(file for name in LESSON_FILES for file in files_beside(paths, name))]


def _contents(paths: Sequence[Path]) -> Contents:
    found: dict[str, bytes] = {}
    for path in read_files(paths):
        try:
            with path.open("rb") as file:
                found[path.as_posix()] = file.read(LIMITS.bytes + 1)
        except OSError:
            continue
    return found


def _version(contents: Contents) -> str:
    return _digest(*(part for name, text in sorted(contents.items()) for part in (name, text)))


def _digest(*parts: str | bytes) -> str:
    digest = blake2b(digest_size=6)
    for part in parts:
        content = part.encode() if isinstance(part, str) else part
        digest.update(len(content).to_bytes(8, "big") + content)
    return digest.hexdigest()


def _first(problems: Sequence[Problem]) -> str:
    """Return the first error of a reading in words that name no folder; empty when there is none."""
    errors = [problem for problem in problems if not problem.is_warning]
    return _told(errors) if errors else ""


def _told(errors: Sequence[Problem]) -> str:
    """Return the first error, where it stands, and how many others there are."""
    first = replace(errors[0], file=Path(errors[0].file).name)  # the page names no folder of the server
    more = len(errors) - 1
    others = f" And {more:,} other error{'s' if more > 1 else ''}." if more else ""
    return f"{first}{'' if str(first).endswith(('?', '.')) else '.'}{others}"


def _with_fault(before: Edition, gone: Sequence[str], errors: Sequence[Problem]) -> Edition:
    """Return the edition before with the first error, where it stands, and how many others there are."""
    missing = [Problem(name, 0, 0, "", "the file is gone", _PUT_BACK) for name in gone]
    every = [*missing, *(error for error in errors if error.file not in gone)]
    fault = _told(every)
    return before if before.fault == fault else replace(before, fault=fault, fault_at=datetime.now(UTC))


_PUT_BACK = "put it back, or restart the server to serve without it"


def _loss(before: Contents, contents: Contents, lost: Mapping[str, int], now: Mapping[str, int]) -> str:
    """Say what an edition holds less than the one before; empty when nothing is missed."""
    parts = [f"{many:,} fewer {name} (now {now[name]:,})" for name, many in lost.items()]
    parts += [
        f"{Path(name).name} is only the beginning of what it was"
        for name, text in contents.items()
        if name in before and _is_cut(before[name], text)
    ]
    return "; ".join(parts) + ". If this is not meant, look for a file that was cut short." if parts else ""


def _is_cut(before: bytes, now: bytes) -> bool:
    return len(now) < len(before) and before.startswith(now.rstrip())
