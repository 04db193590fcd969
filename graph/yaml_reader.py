"""Plain YAML into plain maps, lists and text: the only file that knows YAML.

The events of the parser are read one by one, so that aliases, tags, deep nesting and floods are
refused before anything is built from them, and every scalar stays the text the curator wrote.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingStartEvent,
    ScalarEvent,
    SequenceStartEvent,
)

from .errors import Problem

MAX_BYTES = 64 * 2**20
MAX_DEPTH = 16
MAX_VALUES = 8_000_000

Path = tuple[str | int, ...]
Mark = tuple[int, int]

# Control characters, and the marks that turn the direction of text around unseen.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ufeff]")
_CONFLICT = re.compile(r"^(<{7} |={7}$|>{7} )", re.MULTILINE)


class RefusedError(Exception):
    """Reading had to stop here: what is wrong and what was expected."""

    def __init__(self, line: int, column: int, wrong: str, expected: str) -> None:
        super().__init__(wrong)
        self.line, self.column, self.wrong, self.expected = line, column, wrong, expected


def read_text(content: bytes, file: str) -> str:
    """Return the text of a data file; raise RefusedError for what is not plain UTF-8 text."""
    if len(content) > MAX_BYTES:
        size = f"{len(content) / 2**20:.0f} MB"
        raise RefusedError(0, 0, f"the file holds {size}", f"expected at most {MAX_BYTES >> 20} MB")
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise RefusedError(1, 1, "the file is written in UTF-16", "save it as UTF-8")
    try:
        text = content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        before = content[: error.start]
        line = before.count(b"\n") + 1
        column = error.start - (before.rfind(b"\n") + 1) + 1
        raise RefusedError(line, column, "a byte that is not UTF-8", "save the file as UTF-8") from None
    if found := _FORBIDDEN.search(text):
        name = f"U+{ord(found[0]):04X}"
        raise RefusedError(*_place(text, found.start()), f"forbidden character {name}", "remove it")
    if found := _CONFLICT.search(text):
        raise RefusedError(*_place(text, found.start()), "a merge conflict", "settle it and remove the marks")
    return text


def _place(text: str, index: int) -> Mark:
    return text.count("\n", 0, index) + 1, index - (text.rfind("\n", 0, index) + 1) + 1


def read(text: str, file: str) -> tuple[Any, list[Problem]]:
    """Return the plain content of one YAML document, and the problem of every duplicate key.

    Raises RefusedError where reading cannot go on.
    """
    problems: list[Problem] = []
    root: list[Any] = []
    containers: list[Any] = [root]
    keys: list[Any] = [None]
    container: Any = root
    key: str | None = None
    for event in _events(text):
        if isinstance(event, ScalarEvent):
            value: Any = event.value
            if container.__class__ is list:
                container.append(value)
            elif key is None:
                key = value
                if key in container:
                    problems.append(_duplicate(file, event, str(key)))
            else:
                container.setdefault(key, value)
                key = None
        elif isinstance(event, MappingStartEvent | SequenceStartEvent):
            value = {} if isinstance(event, MappingStartEvent) else []
            if container.__class__ is list:
                container.append(value)
            elif key is None:
                raise _refused(event, "a map or list as a key", "expected a plain word as the key")
            else:
                container.setdefault(key, value)
            containers.append(container)
            keys.append(None)
            container, key = value, None
        else:
            container, key = containers.pop(), keys.pop()
    return (root[0] if root else None), problems


def locate(text: str, wanted: Iterable[Path]) -> dict[Path, Mark]:
    """Return line and column of wanted paths: of the key in a map, of the item in a list."""
    missing = set(wanted)
    marks: dict[Path, Mark] = {}
    path: list[str | int] = []
    steps: list[_Step] = []
    for event in _events(text):
        if not isinstance(event, ScalarEvent | MappingStartEvent | SequenceStartEvent):
            if steps.pop().has_key:
                path.pop()
            continue
        step = steps[-1] if steps else None
        if step and step.take(event, path) and tuple(path) in missing:
            marks.setdefault(tuple(path), _mark(event))
        if not isinstance(event, ScalarEvent):
            steps.append(_Step(is_map=isinstance(event, MappingStartEvent)))
    return marks


@dataclass(slots=True)
class _Step:
    """One open map or list on the way to a path."""

    is_map: bool
    has_key: bool = False
    is_value_next: bool = False
    count: int = 0

    def take(self, event: Event, path: list[str | int]) -> bool:
        """Let a child in; return whether it gives the path a new last part (a key or an item)."""
        if self.is_map and self.is_value_next:
            self.is_value_next = False
            return False
        if self.has_key:
            path.pop()
        path.append(str(getattr(event, "value", "")) if self.is_map else self.count)
        self.count += 1
        self.has_key, self.is_value_next = True, self.is_map
        return True


def _events(text: str) -> Iterator[Event]:
    """Yield what opens, fills and closes values; refuse what no data file needs."""
    depth = values = documents = 0
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            if isinstance(event, ScalarEvent):
                values += 1
            elif isinstance(event, MappingStartEvent | SequenceStartEvent):
                values += 1
                depth += 1
                if depth > MAX_DEPTH:
                    raise _refused(event, f"nested more than {MAX_DEPTH} deep", "expected a flat record")
            elif event.__class__.__name__ in ("MappingEndEvent", "SequenceEndEvent"):
                depth -= 1
                yield event
                continue
            elif isinstance(event, AliasEvent):
                raise _refused(event, f'an alias "*{event.anchor}"', "write the value out")
            else:
                documents += isinstance(event, DocumentStartEvent)
                if documents > 1:
                    raise _refused(event, "a second document in one file", "expected one document")
                continue
            if event.tag is not None:
                raise _refused(event, f'a tag "{event.tag}"', "expected plain values without tags")
            if event.anchor is not None:
                raise _refused(event, f'an anchor "&{event.anchor}"', "write the value out where it is used")
            if values > MAX_VALUES:
                raise _refused(event, f"more than {MAX_VALUES:,} values", "split the data set")
            yield event
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
        wrong = ", ".join(part for part in (error.context, error.problem) if part)
        raise RefusedError(
            line, column, f"not readable as YAML: {wrong}", "mend this line or the one before"
        ) from None


def _mark(event: Event) -> Mark:
    start = event.start_mark
    return (start.line + 1, start.column + 1) if start else (0, 0)


def _refused(event: Event, wrong: str, expected: str) -> RefusedError:
    return RefusedError(*_mark(event), wrong, expected)


def _duplicate(file: str, event: Event, key: str) -> Problem:
    return Problem(file, *_mark(event), key, f'the key "{key}" stands twice', "keep one of the two")
