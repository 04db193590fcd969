"""What the server writes down: requests without what was asked, errors by id without a reader's data."""

from __future__ import annotations

import logging
import secrets
import time
import traceback
from pathlib import Path
from urllib.parse import quote

ROOT = Path(__file__).parent.parent
LOGGER = "direct_line"
_FRAMES = 12


def open_journal(level: int = logging.INFO) -> None:
    """Send the journal to standard error, one line an event, with the time in UTC."""
    logger = logging.getLogger(LOGGER)
    logger.setLevel(level)
    if not logger.handlers:
        handler = logging.StreamHandler()
        formatter = logging.Formatter("%(asctime)sZ %(levelname)s %(name)s %(message)s", "%Y-%m-%dT%H:%M:%S")
        formatter.converter = time.gmtime
        handler.setFormatter(formatter)
        logger.addHandler(handler)
        logger.propagate = False


def plain_path(path: str) -> str:
    """Return a path that cannot break a line of the journal.

    >>> plain_path("/a\\nb")
    '/a%0Ab'
    """
    return quote(path[:200], safe="/._-~@")


def error_id(error: BaseException) -> str:
    """Write an error down and return its id: what it was and where it rose, never what it said.

    Messages of exceptions quote values, and values come from readers; places in the code do not.
    """
    key = secrets.token_hex(4)
    logging.getLogger(f"{LOGGER}.errors").error("%s %s at %s", key, type(error).__name__, _where(error))
    return key


def _where(error: BaseException) -> str:
    frames = traceback.extract_tb(error.__traceback__)[-_FRAMES:]
    return " < ".join(f"{_short(frame.filename)}:{frame.lineno} {frame.name}" for frame in reversed(frames))


def _short(filename: str) -> str:
    path = Path(filename)
    return str(path.relative_to(ROOT)) if path.is_relative_to(ROOT) else "/".join(path.parts[-3:])
