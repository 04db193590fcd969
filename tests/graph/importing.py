"""What tests of imports share: a file of a given content in, a data set out."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from graph.importing import Imported, Options, import_files
from graph.model import Dataset, Relationship

FOR_ALL = Options(source="A list of contacts")


def imported(folder: Path, name: str, content: str | bytes, options: Options = FOR_ALL) -> Imported:
    """Return what an import makes of one file."""
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return import_files([path], options)


def record(folder: Path, name: str, content: str | bytes, options: Options = FOR_ALL) -> Dataset:
    """Return the data set that one file makes; nothing of it may be kept apart."""
    found = imported(folder, name, content, options)
    assert [(each.place, each.reason) for each in found.apart] == []
    assert found.dataset is not None
    return found.dataset


def only(data: Dataset) -> Relationship:
    """Return the one relationship of a data set."""
    (each,) = data.relationships.values()
    return each


def with_options(**changes: object) -> Options:
    """Return the usual options with some changed."""
    return replace(FOR_ALL, **changes)  # type: ignore[arg-type]
