"""The record as CSV for spreadsheets: one table a section, safe to open, and a table about them all."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from graph.model import Actor, Citation, Entry, GoneAround, Post, Presence, Relationship, Source

from .excerpt import Excerpt
from .wording import bypasses, citations, joined, presences

RISKY = "=+-@\t\r\n＝＋－＠'"
"""A cell that starts with one of these is a formula to some spreadsheet, or looks like one made safe."""

_BOM = "\ufeff"
_EARLIEST = (1980, 1, 1, 0, 0, 0)


def safe_cell(text: str) -> str:
    """Return a cell that no spreadsheet takes for a formula; ``plain_cell`` undoes it.

    >>> safe_cell("=1+1"), safe_cell("1+1"), plain_cell("'=1+1")
    ("'=1+1", '1+1', '=1+1')
    """
    return f"'{text}" if text[:1] and text[0] in RISKY else text


def plain_cell(text: str) -> str:
    """Return what a cell held before ``safe_cell``."""
    return text[1:] if text[:1] == "'" and text[1:2] and text[1] in RISKY else text


def csv_archive(found: Excerpt) -> bytes:
    """Return the tables as one zip archive, the same bytes for the same tables."""
    archive = io.BytesIO()
    with ZipFile(archive, "w", ZIP_DEFLATED) as files:
        for name, content in csv_files(found).items():
            files.writestr(ZipInfo(name, _EARLIEST), content, ZIP_DEFLATED)
    return archive.getvalue()


def csv_files(found: Excerpt) -> dict[str, bytes]:
    """Return the tables by file name, in UTF-8 with a mark that makes Excel read it as such."""
    data = found.dataset
    return {
        "actors.csv": _table(Actor, data.actors),
        "relationships.csv": _table(Relationship, data.relationships),
        "posts.csv": _table(Post, data.posts),
        "sources.csv": _table(Source, data.sources),
        "about.csv": _written(["what", "value"], found.stamp.items()),
    }


def _table(model: type[Entry], records: Mapping[str, Entry]) -> bytes:
    """Return one section: the columns are the fields of the data format, in its order."""
    fields = {name: field.alias or name for name, field in model.model_fields.items()}
    rows = ([key, *(_cell(getattr(record, name)) for name in fields)] for key, record in records.items())
    return _written(["id", *fields.values()], rows)


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return _several(value)
    return str(getattr(value, "text", value))


def _several(values: Sequence[object]) -> str:
    """Return a list as one cell: passages in words, dates and ids joined."""
    first = values[0] if values else None
    if isinstance(first, Presence):
        return presences(each for each in values if isinstance(each, Presence))
    if isinstance(first, GoneAround):
        return bypasses(each for each in values if isinstance(each, GoneAround))
    if isinstance(first, Citation):
        return citations(each for each in values if isinstance(each, Citation))
    return joined(_cell(each) for each in values)


def _written(columns: Sequence[str], rows: Iterable[Iterable[str]]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([safe_cell(cell) for cell in row] for row in rows)
    return (_BOM + text.getvalue()).encode()
