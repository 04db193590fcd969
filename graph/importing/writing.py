"""An import as files: the data set in YAML, read back before anybody trusts it, and the rows kept apart."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from graph.export.tables import safe_cell
from graph.load import load
from graph.model import Dataset
from graph.yaml_writer import yaml_text

from .rows import Apart, one_line

SCHEMA_LINE = "# yaml-language-server: $schema=relationships.schema.json"
_INTRODUCTION = """\
# Imported by Direct Line from {files}.
# What the files had no field for stands in the notes. Read it through before you rely on it: kinds,
# channels and certainties are the nearest words of closed lists, and nobody has checked the sources.
"""


def data_file(content: Mapping[str, Any], files: Sequence[str], about: Mapping[str, str]) -> str:
    """Return the data set as text, with what the files say about themselves as comments."""
    names = ", ".join(dict.fromkeys(one_line(file) for file in files))
    said = "".join(f"# {name}: {one_line(text)}\n" for name, text in about.items())
    filled = {section: records for section, records in content.items() if records}
    return f"{SCHEMA_LINE}\n{_INTRODUCTION.format(files=names)}{said}{yaml_text(filled)}"


def read_back(text: str) -> Dataset:
    """Return the data set that the loader makes of the text; raise DataError if it finds a fault."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "imported.yaml"
        path.write_text(text, encoding="utf-8")
        return load(path)


def apart_file(apart: Sequence[Apart]) -> bytes:
    """Return the rows that became no record as a table, with the reason first and all their cells."""
    columns = list(dict.fromkeys(name for row in apart for name in row.cells))
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(["file", "place", "reason", *(safe_cell(name) for name in columns)])
    for row in apart:
        cells = (safe_cell(row.cells.get(name, "")) for name in columns)
        writer.writerow([safe_cell(row.file), row.place, row.reason, *cells])
    return ("\ufeff" + text.getvalue()).encode()
