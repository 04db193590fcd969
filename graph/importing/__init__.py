"""Spreadsheets and network files of others into a data set of one's own, with nothing lost silently.

found = import_files([Path("contacts.csv")], Options(source="Contacts of the mayor, 2019"))
found.text       # the data set as YAML, checked
found.apart      # rows that could not become records, with the reason
found.remarks    # what was chosen, changed or made on the way, in words
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from graph.errors import DataError, Problem
from graph.model import Dataset

from .assemble import Assembly, Watch
from .head import Options, head
from .network_files import is_network, read_network
from .rows import Apart, ReadingError, Sheet
from .spreadsheets import read_spreadsheet
from .writing import apart_file, data_file, read_back

LARGEST = 64 * 2**20
"""How many bytes one file may hold."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import found: the data set as text, or none if no row could become a record."""

    text: str | None
    dataset: Dataset | None
    apart: tuple[Apart, ...]
    remarks: tuple[str, ...]


def import_files(paths: Sequence[Path], options: Options, watch: Watch = iter) -> Imported:
    """Return one data set made of all rows of all files; ``watch`` sees every row go by.

    Raises DataError for files that cannot be read, all of them at once.
    """
    sheets = read_files(paths)
    assembly = Assembly(options, [sheet.file for sheet in sheets])
    assembly.take(sheets, watch)
    files = [sheet.file for sheet in sheets]
    has_records = bool(assembly.relationships)
    text = data_file(head(assembly, options), files, assembly.about) if has_records else None
    remarks = [*(remark for sheet in sheets for remark in sheet.remarks), *assembly.remarks()]
    return Imported(text, read_back(text) if text else None, tuple(assembly.apart), tuple(remarks))


def read_files(paths: Sequence[Path]) -> list[Sheet]:
    """Return the sheets of rows in all files; raise DataError with every file that is none."""
    sheets: list[Sheet] = []
    problems: list[Problem] = []
    for path in paths:
        try:
            sheets += _read(path)
        except ReadingError as error:
            problems.append(
                Problem(path.as_posix(), error.line, error.column, "", error.wrong, error.expected)
            )
    if problems:
        raise DataError(problems)
    return sheets


def _read(path: Path) -> list[Sheet]:
    try:
        if path.stat().st_size > LARGEST:
            raise ReadingError(f"the file holds more than {LARGEST >> 20} MB", "split it")
        content = path.read_bytes()
    except OSError as error:
        reason = (error.strerror or "unreadable").lower()
        raise ReadingError(f"cannot be read: {reason}", "expected a readable file") from None
    if not content.strip():
        raise ReadingError("the file is empty", "expected rows under a header, or a network")
    return (read_network if is_network(content) else read_spreadsheet)(path, content)


__all__ = ["Apart", "Imported", "Options", "apart_file", "import_files", "read_files"]
