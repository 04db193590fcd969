"""The tiny record as a file, spoilt on purpose, and what the loader says of it."""

from __future__ import annotations

from pathlib import Path

from graph.load import examine
from tests.worlds import tiny_text

TINY = tiny_text()


def problems(tmp_path: Path, *texts: str | bytes) -> list[str]:
    """Return what is said of files a.yaml, b.yaml, ..., without the folder they stand in."""
    for name, text in zip("abcdefgh", texts, strict=False):
        raw = text if isinstance(text, bytes) else text.encode()
        (tmp_path / f"{name}.yaml").write_bytes(raw)
    _, found = examine(tmp_path)
    return [str(each).replace(f"{tmp_path.as_posix()}/", "") for each in found]


def spoilt(old: str, new: str, text: str = TINY) -> str:
    """Return the tiny record with the first of some words replaced, which must be there."""
    assert old in text, old
    return text.replace(old, new, 1)


def place(text: str, words: str, file: str = "a.yaml") -> str:
    """Return FILE:LINE:COLUMN of the first of some words."""
    start = text.index(words)
    return f"{file}:{text[:start].count(chr(10)) + 1}:{start - text.rfind(chr(10), 0, start)}"
