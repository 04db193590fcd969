"""The record while it is served: one reference to the current edition, swapped whole when files change."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from pathlib import Path
from threading import Event, Lock, Thread

from watchfiles import watch

from graph import Network, Problem
from ui.edition import Edition, edition_of, first_edition, kept_edition, next_edition, read_files
from ui.journal import error_id
from ui.shelf import Shelf

QUIET_MS, AT_MOST_MS = 150, 800
"""How long files must be still before they are read, and how long a busy writer can put that off."""
LOOK_MS = 3_000
"""How often files are compared without being told of a change, for disks that tell of none."""

journal = logging.getLogger("direct_line.data")


class Record:
    """Holds the edition that every request reads, and replaces it as a whole.

    A request takes ``current`` once and works on that, so that no answer mixes two editions.
    """

    def __init__(self, edition: Edition, paths: Sequence[Path] = ()) -> None:
        self._current = edition
        self._shelf: Shelf | None = None
        self._paths = tuple(paths)
        self._reading = Lock()
        self._stop = Event()
        self._stamps = _stamps(self._paths)

    @classmethod
    def open(cls, *paths: Path) -> tuple[Record, list[Problem]]:
        """Return the record of data files and the warnings on it; raise DataError if they have errors."""
        edition, warnings = first_edition(paths)
        return cls(edition, paths), warnings

    @classmethod
    def of(cls, network: Network) -> Record:
        """Return a record that never changes, for pictures and tests."""
        return cls(edition_of(network))

    @property
    def current(self) -> Edition:
        """Return the edition to answer from."""
        return self._current

    def refresh(self) -> bool:
        """Read the files aside and put in what they make; return whether readers see something new."""
        with self._reading:
            before = self._current
            self._current = next_edition(before, self._paths)
            is_new = self._current.token != before.token
            if self._shelf and self._current.version != before.version:
                self._shelf.put(self._current.contents)
        if is_new:
            journal.info("edition %s: %s", self._current.version, " ".join(self._current.notices) or "good")
        return is_new

    def follow(self, shelf: Shelf | None = None) -> None:
        """Watch the files from now on, in a thread of its own; what changed before is read at once.

        If they have errors just then, the last good version is what other processes put on the shelf.
        """
        self._shelf = shelf
        if self._paths:
            self.refresh()
            if self._current.fault and shelf and (kept := shelf.take()):
                self._current = next_edition(kept_edition(kept), self._paths)
            Thread(target=self._follow, name="data watch", daemon=True).start()

    def leave(self) -> None:
        """Stop watching."""
        self._stop.set()

    def _follow(self) -> None:
        while not self._stop.is_set():
            try:
                self._watch()
            except Exception as error:  # the watch must outlive whatever a file system can do
                journal.error("the data watch stopped and starts again: %s", error_id(error))
                self._stop.wait(LOOK_MS / 1000)
                self._look()

    def _watch(self) -> None:
        """Look at the files whenever something changes beside them, and every few seconds anyway."""
        changes = watch(
            *_folders(self._paths),
            watch_filter=None,
            debounce=AT_MOST_MS,
            step=QUIET_MS,
            rust_timeout=LOOK_MS,
            yield_on_timeout=True,
            stop_event=self._stop,
            recursive=False,
        )
        for _ in changes:
            self._look()

    def _look(self) -> None:
        """Read the files if any was written, moved, added or removed since they were last looked at."""
        stamps = _stamps(self._paths)
        if stamps != self._stamps:
            self.refresh()
            self._stamps = stamps


def _folders(paths: Sequence[Path]) -> set[Path]:
    """Return what to watch: folders, because editors replace files by renaming others over them."""
    return {(path if path.is_dir() else path.parent).resolve() for path in paths}


def _stamps(paths: Sequence[Path]) -> dict[Path, tuple[int, int, int]]:
    """Return what changes when a file is written: its inode, size and time."""
    stamps: dict[Path, tuple[int, int, int]] = {}
    for path in read_files(paths):
        try:
            found = path.stat()
        except OSError:
            continue
        stamps[path] = (found.st_ino, found.st_size, found.st_mtime_ns)
    return stamps
