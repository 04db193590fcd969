"""Data files that a curator is writing: told of at every change, whatever way the editor saves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from watchfiles import watch

from graph.load import data_files

LOOK_MS = 1_000
"""How often files are compared without being told of a change, for disks that tell of none."""


def changes(paths: Sequence[Path]) -> Iterator[None]:
    """Yield once at the start and then whenever a data file was written, added or removed, until Ctrl-C."""
    before: object = None
    folders = {(path if path.is_dir() else path.parent).resolve() for path in paths}
    looks = watch(
        *folders,
        watch_filter=None,
        recursive=False,
        rust_timeout=LOOK_MS,
        yield_on_timeout=True,
        raise_interrupt=False,
    )
    while True:
        now = _stamps(paths)
        if now != before:
            before = now
            yield
        if next(looks, None) is None:
            return


def _stamps(paths: Sequence[Path]) -> dict[Path, tuple[int, int] | None]:
    """Return what changes when a file is written; a file that is away for a moment counts as none."""
    stamps: dict[Path, tuple[int, int] | None] = {}
    for path in data_files(paths):
        try:
            found = path.stat()
        except OSError:
            stamps[path] = None
        else:
            stamps[path] = (found.st_size, found.st_mtime_ns)
    return stamps
