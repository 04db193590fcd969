"""The parts of a link that are no words of the record: switches, years, days and numbers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from graph.neighbourhood import MAX_STEPS

SHOWN = 60
_MOST: Mapping[str, int] = {"steps": MAX_STEPS, "page": 9_999}


def quoted(text: str) -> str:
    """Return what a link says for a note on the page: short, and nothing unseen in it."""
    seen = "".join(char if char.isprintable() else "�" for char in text[:SHOWN])
    return f'"{seen}{"…" if len(text) > SHOWN else ""}"'


def _switch(field: str, text: str, ignored: list[str]) -> dict[str, bool]:
    if text in ("0", "1"):
        return {field: text == "1"}
    ignored.append(f"{field} {quoted(text)} is neither 0 nor 1")
    return {}


def _year(field: str, text: str, ignored: list[str]) -> dict[str, int]:
    if text.isascii() and text.isdigit() and len(text) == 4 and text != "0000":
        return {field: int(text)}
    ignored.append(f"{quoted(text)} is no year")
    return {}


def _day(field: str, text: str, ignored: list[str]) -> dict[str, str]:
    try:
        if text.isascii() and len(text) == len("2018-03-20"):
            return {"day": date.fromisoformat(text).isoformat()}
    except ValueError:
        pass  # told below, like everything else that is no day
    ignored.append(f"{quoted(text)} is no day")
    return {}


def _number(field: str, text: str, ignored: list[str]) -> dict[str, int]:
    if text.isascii() and text.isdigit() and len(text) < 6 and 1 <= int(text) <= _MOST[field]:
        return {field: int(text)}
    ignored.append(f"{field} {quoted(text)} is no number from 1 to {_MOST[field]:,}")
    return {}


READERS: Mapping[str, Callable[[str, str, list[str]], dict[str, Any]]] = {
    "since": _year,
    "until": _year,
    "day": _day,
    "bypass": _switch,
    "labels": _switch,
    "projector": _switch,
    "embed": _switch,
    "steps": _number,
    "page": _number,
}
"""How each such part is read: into its field, or into a line of what was ignored."""
