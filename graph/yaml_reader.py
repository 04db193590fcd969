"""Plain YAML into plain maps, lists and text: the only file that knows YAML.

The events of the parser are read one by one, so that aliases, tags, deep nesting and floods are
refused before anything is built from them, and every scalar stays the text the curator wrote.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
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
from .plain_text import FORBIDDEN, LIMITS, Limits, Mark, RefusedError, forbidden

Path = tuple[str | int, ...]

_QUOTES = 'put quotes around the value: "..."'
_NO_CHARACTER = ("an escape that stands for no character", "write the character itself")
_REMEDIES: Mapping[str, tuple[str, str]] = {
    "found character that cannot start any token": ("a value that starts with a sign of YAML", _QUOTES),
    "did not find expected alphabetic or numeric character": ("a value that starts with * or &", _QUOTES),
    "mapping values are not allowed in this context": (
        'a second ": " in one line, or a line that stands too far right',
        "put quotes around the value, or align the key with its neighbours",
    ),
    "did not find expected key": (
        "a line that does not fit its neighbours",
        "expected a key as far right as the others of its map, and every bracket closed",
    ),
    "did not find expected '-' indicator": (
        "a line that does not fit its neighbours",
        'expected "- " as far right as the other entries of the list',
    ),
    "did not find expected ',' or '}'": (
        "a map in braces that does not go on here",
        'expected "," or "}", and quotes around values that hold commas or brackets',
    ),
    "did not find expected ',' or ']'": (
        "a list in brackets that does not go on here",
        'expected "," or "]", and quotes around values that hold commas or brackets',
    ),
    "did not find expected node content": ("the end, or a sign, where a value belongs", "expected a value"),
    "could not find expected ':'": ("a line without a key", 'expected "key: value"'),
    "found unknown escape character": (
        "an unknown sign after a backslash",
        "write two backslashes, or use single quotes",
    ),
    "did not find expected hexdecimal number": _NO_CHARACTER,
    "found invalid Unicode character escape code": _NO_CHARACTER,
    "did not find expected <document start>": (
        "a line that stands outside the sections",
        "expected sections of records and nothing before or after",
    ),
    "found incompatible YAML document": ("a version of YAML that is not known here", "remove the line"),
    "found unexpected end of stream": ("a quotation mark that is never closed", "close it"),
}
"""What the parser says, in words for a curator: what is wrong, and what to do."""
_SEEN_LATE = ("found unexpected end of stream", "could not find expected ':'")


# Longer than others: the loop sees every value of a large file, and a call for each would slow the loader.
def read(text: str, file: str, limits: Limits = LIMITS) -> tuple[Any, list[Problem]]:
    """Return the plain content of one YAML document, and the problem of every duplicate key.

    Raises RefusedError where reading cannot go on.
    """
    root: list[Any] = []
    containers: list[Any] = [root]
    keys: list[Any] = [None]
    container: Any = root
    key: str | None = None
    has_duplicates = False
    for event in _events(text, limits):
        if isinstance(event, ScalarEvent):
            value: Any = event.value
            if container.__class__ is list:
                container.append(value)
            elif key is None:
                key = value
                if key in container:
                    has_duplicates = True
                elif key == "<<":
                    raise _refused(event, 'a merge key "<<"', "write the fields out")
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
    return (root[0] if root else None), (list(_duplicates(text, file, limits)) if has_duplicates else [])


def _duplicates(text: str, file: str, limits: Limits) -> Iterator[Problem]:
    """Yield a problem for every key that stands twice in one map, naming both its lines."""
    for event, path, step in _walk(text, limits):
        if not step.is_map:
            continue
        (line, column), key = _mark(event), str(path[-1])
        first = step.lines.setdefault(key, line)
        if step.is_double:
            record = str(path[1]) if len(path) > 1 else ""
            wrong = f'the key "{key}" stands already in line {first}'
            yield Problem(file, line, column, record, wrong, "keep one of the two")


def locate(text: str, wanted: Iterable[Path], limits: Limits = LIMITS) -> dict[Path, Mark]:
    """Return line and column of wanted paths: of the key in a map, of the item in a list."""
    missing = set(wanted)
    marks: dict[Path, Mark] = {}
    for event, path, _ in _walk(text, limits):
        if (here := tuple(path)) in missing:
            marks.setdefault(here, _mark(event))
    return marks


def _walk(text: str, limits: Limits) -> Iterator[tuple[Event, list[str | int], _Step]]:
    """Yield every key of a map and every item of a list with its path and what it stands in."""
    path: list[str | int] = []
    steps: list[_Step] = []
    for event in _events(text, limits):
        if not isinstance(event, ScalarEvent | MappingStartEvent | SequenceStartEvent):
            if steps.pop().has_key:
                path.pop()
            continue
        if steps and steps[-1].take(event, path):
            yield event, path, steps[-1]
        if not isinstance(event, ScalarEvent):
            steps.append(_Step(is_map=isinstance(event, MappingStartEvent)))


@dataclass(slots=True)
class _Step:
    """One open map or list on the way to a path; ``lines`` are those of its keys so far."""

    is_map: bool
    has_key: bool = False
    is_value_next: bool = False
    count: int = 0
    is_double: bool = False
    lines: dict[str, int] = field(default_factory=dict)

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
        self.is_double = path[-1] in self.lines
        return True


def _events(text: str, limits: Limits) -> Iterator[Event]:
    """Yield what opens, fills and closes values; refuse what no data file needs."""
    depth = values = 0
    has_escapes = "\\" in text
    for event in _parsed(text):
        if isinstance(event, ScalarEvent):
            values += 1
            if has_escapes and event.style == '"' and (found := FORBIDDEN.search(event.value)):
                raise _refused(event, *forbidden(found[0]))
        elif isinstance(event, MappingStartEvent | SequenceStartEvent):
            values += 1
            depth += 1
            if depth > limits.depth:
                raise _refused(event, f"nested more than {limits.depth} deep", "expected a flat record")
        elif event.__class__.__name__ in ("MappingEndEvent", "SequenceEndEvent"):
            depth -= 1
            yield event
            continue
        else:
            _refuse_alias_or_second_document(event, values)
            continue
        if event.tag is not None or event.anchor is not None:
            raise _refused(event, *_decoration(event))
        if values > limits.values:
            raise _refused(event, f"more than {limits.values:,} values", "split the data set")
        yield event


def _parsed(text: str) -> Iterator[Event]:
    """Yield the parser's events; say in a curator's words what it cannot read."""
    try:
        yield from yaml.parse(text, Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        raise _unreadable(error) from None
    except (yaml.YAMLError, UnicodeError):
        raise RefusedError(1, 1, "a character that YAML does not allow", "remove it") from None


def _unreadable(error: yaml.MarkedYAMLError) -> RefusedError:
    mark = error.problem_mark or error.context_mark
    if error.problem in _SEEN_LATE:
        mark = error.context_mark or mark
    said = ", ".join(part for part in (error.context, error.problem) if part)
    default = (f"not readable as YAML ({said})", "mend this line or the one before")
    wrong, expected = _REMEDIES.get(error.problem or "", default)
    return RefusedError(mark.line + 1 if mark else 1, mark.column + 1 if mark else 1, wrong, expected)


def _refuse_alias_or_second_document(event: Event, values: int) -> None:
    if isinstance(event, AliasEvent):
        wrong, expected = f'an alias "*{event.anchor}"', "write the value out, or put quotes around the text"
        raise _refused(event, wrong, expected)
    if isinstance(event, DocumentStartEvent) and values:
        raise _refused(event, "a second document in one file", "expected one document")


def _decoration(event: ScalarEvent | MappingStartEvent | SequenceStartEvent) -> tuple[str, str]:
    """Return what is wrong with a tag or an anchor, and the remedy."""
    if event.anchor is not None:
        return f'an anchor "&{event.anchor}"', "write the value out where it is used"
    return f'a tag "{event.tag}"', "expected plain values without tags"


def _mark(event: Event) -> Mark:
    start = event.start_mark
    return (start.line + 1, start.column + 1) if start else (1, 1)


def _refused(event: Event, wrong: str, expected: str) -> RefusedError:
    return RefusedError(*_mark(event), wrong, expected)
