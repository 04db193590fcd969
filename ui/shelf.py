"""The last good reading of the data files, kept for a process that starts while they have errors."""

from __future__ import annotations

import json
from pathlib import Path

from graph.files import write_whole
from ui.edition import Contents


class Shelf:
    """One file in a folder that the processes of one server share."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "last-good.json"

    def put(self, contents: Contents) -> None:
        """Keep what stood in the files, in place of what was kept before."""
        kept = {name: text.decode("latin-1") for name, text in contents.items()}  # any byte is a character
        write_whole(self._file, json.dumps(kept).encode())

    def take(self) -> Contents:
        """Return what is kept; nothing if nothing is."""
        if not self._file.exists():
            return {}
        return {name: text.encode("latin-1") for name, text in json.loads(self._file.read_bytes()).items()}
