"""Every error of the record, in one tree.

DirectLineError          anything Direct Line itself refuses
└── DataError            a data set with problems, all of them at once
    └── (Problem)        one line of a DataError: place, record, what is wrong, what was expected
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing wrong with a data file, told so that a curator can mend it.

    ``line`` and ``column`` count from 1; 0 means that the whole file is meant.
    """

    file: str
    line: int
    column: int
    record: str
    wrong: str
    expected: str
    is_warning: bool = False

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}:{self.column}" if self.line else self.file
        record = f"{self.record}: " if self.record else ""
        expected = f"; {self.expected}" if self.expected else ""
        grade = "warning: " if self.is_warning else ""
        return f"{place}: {grade}{record}{self.wrong}{expected}"


class DirectLineError(Exception):
    """Root of everything Direct Line refuses."""


class DataError(DirectLineError):
    """A data set that cannot be used, with every problem found in one pass."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__("\n".join(str(problem) for problem in self.problems))


_MANY = 1_000


def nearest(word: str, words: Iterable[str]) -> str:
    """Return a remedy that names the nearest right word, or the first few right words.

    >>> nearest("phonecall", ["phone call", "letter"])
    'did you mean "phone call"?'
    >>> nearest("zzz", ["phone call", "letter"])
    'expected one of: letter, phone call'
    """
    known, word = sorted(words), word[:80]
    likely = known if len(known) <= _MANY else [each for each in known if each[:4] == word[:4]][:_MANY]
    close = get_close_matches(word, likely, n=1, cutoff=0.6)
    if close:
        return f'did you mean "{close[0]}"?'
    if not known:
        return "expected another: there is none in this data"
    listed = ", ".join(known[:8])
    return f"expected one of: {listed}" + (", ..." if len(known) > 8 else "")
