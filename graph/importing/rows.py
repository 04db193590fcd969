"""What every reader hands on: sheets of rows, each cell a text under the name of its column."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from graph.plain_text import FORBIDDEN

TOO_LONG = 20_000


class Role(StrEnum):
    """What the rows of a sheet are."""

    ACTORS = "actors"
    RELATIONSHIPS = "relationships"
    SOURCES = "sources"
    UNKNOWN = "unknown"


class ReadingError(Exception):
    """A file that cannot be read: where, what is wrong and what was expected; 0 means the whole file."""

    def __init__(self, wrong: str, expected: str, line: int = 0, column: int = 0) -> None:
        super().__init__(wrong)
        self.wrong, self.expected, self.line, self.column = wrong, expected, line, column


@dataclass(frozen=True, slots=True)
class Row:
    """One row, node or edge: where it stands, and its cells without the empty ones."""

    place: str
    cells: Mapping[str, str]


@dataclass(slots=True)
class Sheet:
    """The rows of one table, or the nodes or edges of one network.

    ``scope`` keeps the ids of one network apart from those of another; tables share theirs.
    """

    file: str
    columns: list[str]
    rows: list[Row]
    role: Role = Role.UNKNOWN
    scope: str = ""
    is_mutual: bool = False
    about: dict[str, str] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Apart:
    """A row that became no record, and why."""

    file: str
    place: str
    reason: str
    cells: Mapping[str, str]


def clean(text: str) -> str:
    """Return a cell as the record may hold it: no tabs, no carriage returns, nothing unseen.

    >>> clean("  a\\tb\\r\\nc\\u202e ")
    'a b\\nc'
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ").replace("\xa0", " ")
    return FORBIDDEN.sub("", text).strip()


def joined_cells(structure: Mapping[str, str], values: Mapping[str, str]) -> dict[str, str]:
    """Return the attributes of a node or edge beside what makes it one; neither hides the other.

    >>> joined_cells({"source": "a"}, {"source": "a page", "kind": "letter"})
    {'source': 'a', 'source (attribute)': 'a page', 'kind': 'letter'}
    """
    cells = dict(structure)
    for name, value in values.items():
        cells[f"{name} (attribute)" if name in structure else name] = value
    return cells


def one_line(text: str) -> str:
    """Return a text with every run of white space as one space."""
    return re.sub(r"\s+", " ", text).strip()


def named_columns(header: list[str]) -> list[str]:
    """Return a name for every column: empty ones by their number, double ones told apart.

    >>> named_columns(["name", "", "name"])
    ['name', 'column 2', 'name (2)']
    """
    names: list[str] = []
    for number, text in enumerate(header, 1):
        name = one_line(clean(text)) or f"column {number}"
        count = sum(other == name or other.startswith(f"{name} (") for other in names)
        names.append(f"{name} ({count + 1})" if count else name)
    return names
