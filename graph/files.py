"""Files written whole or not at all: nothing half-written ever stands under the final name."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from .errors import DirectLineError


class WriteError(DirectLineError):
    """A file or folder that must not or cannot be written; says which, and what to do."""


def write_whole(path: Path, content: bytes) -> None:
    """Write a file under a name of its own and rename it, so that an interruption leaves the old one.

    Raises WriteError when the folder is missing or cannot be written to.
    """
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    except OSError as error:
        raise _refused(path, error) from None
    aside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        aside.chmod(_usual_mode())
        aside.replace(path)
    except OSError as error:
        raise _refused(path, error) from None
    finally:
        aside.unlink(missing_ok=True)


def write_folder(path: Path, files: Mapping[str, bytes]) -> None:
    """Write a folder of files aside and rename it; replace a folder only if it holds the same names.

    Raises WriteError when the folder holds anything else, or cannot be written to.
    """
    strangers = (
        sorted(each.name for each in path.iterdir() if each.name not in files) if path.is_dir() else []
    )
    if strangers:
        raise WriteError(f'{path}: holds "{strangers[0]}", which is no part of this; choose another folder')
    try:
        aside = Path(tempfile.mkdtemp(prefix=f".{path.name}.", dir=path.parent))
    except OSError as error:
        raise _refused(path, error) from None
    try:
        fresh, old = aside / "new", aside / "old"
        fresh.mkdir()
        for name, content in files.items():
            write_whole(fresh / name, content)
        if path.exists():
            path.rename(old)
        try:
            fresh.rename(path)
        except BaseException:
            old.rename(path)
            raise
    except OSError as error:
        raise _refused(path, error) from None
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _usual_mode() -> int:
    """Return the mode a plain ``open`` would have given: what is written is meant to be handed on."""
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _refused(path: Path, error: OSError) -> WriteError:
    return WriteError(f"{path}: cannot be written: {(error.strerror or 'unknown reason').lower()}")
