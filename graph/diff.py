"""What changed between two versions of a record, in words: for the corrections log and for reviewers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from .dates import When
from .formatting import fields_in_order
from .model import Dataset, Entry

_LONGEST = 80


class Change(StrEnum):
    """What became of a record."""

    ADDED = "added"
    CHANGED = "changed"
    RENAMED = "renamed"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Difference:
    """One record that is not what it was; ``fields`` say in words which of its fields changed."""

    section: str
    key: str
    change: Change
    fields: tuple[str, ...] = ()

    def __str__(self) -> str:
        told = f": {'; '.join(self.fields)}" if self.fields else ""
        return f"{self.section}: {self.change} {self.key}{told}"


def differences(old: Dataset, new: Dataset) -> tuple[Difference, ...]:
    """Return every record that was added, changed, renamed or removed, section by section."""
    found: list[Difference] = []
    for name in Dataset.model_fields:
        before, after = _records(getattr(old, name)), _records(getattr(new, name))
        found += _between(name, before, after)
    return tuple(found)


def summary(found: tuple[Difference, ...]) -> str:
    """Return how many records changed in which way, in one line."""
    counts = [(change, sum(each.change is change for each in found)) for change in Change]
    told = ", ".join(f"{count} {change}" for change, count in counts if count)
    return told or "no record changed"


def _records(section: Any) -> Mapping[str, Entry]:
    """Return a section as records by id: the chain by its rungs, what the data set is under its name."""
    if isinstance(section, Entry):
        return {"the data set": section}
    if isinstance(section, tuple):
        return {rung.id: rung for rung in section}
    return dict(section)


def _between(name: str, before: Mapping[str, Entry], after: Mapping[str, Entry]) -> Iterator[Difference]:
    added = {key: each for key, each in after.items() if key not in before}
    removed = {key: each for key, each in before.items() if key not in after}
    renamed = {old: new for old, each in removed.items() if (new := _same(each, added))}
    for key in added:
        if key not in renamed.values():
            yield Difference(name, key, Change.ADDED, _told(added[key]))
    for key, each in before.items():
        if key in after and each != after[key]:
            yield Difference(name, key, Change.CHANGED, tuple(_changed_fields(each, after[key])))
    for key, new in renamed.items():
        yield Difference(name, key, Change.RENAMED, (f"is now {new}",))
    for key in removed:
        if key not in renamed:
            yield Difference(name, key, Change.REMOVED, _told(removed[key]))


def _same(record: Entry, others: Mapping[str, Entry]) -> str | None:
    """Return the only other record that says exactly the same, if there is one."""
    same = [key for key, other in others.items() if other == record]
    return same[0] if len(same) == 1 else None


def _told(record: Entry) -> tuple[str, ...]:
    """Return the field that tells best what a record is."""
    for name in ("summary", "statement", "name", "title"):
        if text := getattr(record, name, None):
            return (str(text),)
    return ()


def _changed_fields(before: Entry, after: Entry) -> Iterator[str]:
    for name, field in type(before).model_fields.items():
        old, new = getattr(before, name), getattr(after, name)
        if old == new:
            continue
        word = field.alias or name
        if isinstance(old, tuple) and isinstance(new, tuple):
            yield f"{word} {_of_lists(old, new)}"
        elif old is None:
            yield f"{word} added, {_words(new)}"
        elif new is None:
            yield f"{word} removed, was {_words(old)}"
        else:
            yield f"{word} was {_words(old)}, is {_words(new)}"


def _of_lists(old: tuple[Any, ...], new: tuple[Any, ...]) -> str:
    """Return what came to a list and what went from it."""
    added = [_words(each) for each in new if each not in old]
    removed = [_words(each) for each in old if each not in new]
    told = [f"added {', '.join(added)}"] if added else []
    told += [f"removed {', '.join(removed)}"] if removed else []
    return " and ".join(told) or "in another order"


def _words(value: Any) -> str:
    """Return a value as a reader would name it: dates in words, texts in quotation marks and cut."""
    if isinstance(value, When):
        return str(value)
    if isinstance(value, Entry):
        given = value.model_dump(mode="json", by_alias=True, exclude_defaults=True)
        names = (name for name in fields_in_order(type(value)) if name in given)
        return _quoted(", ".join(f"{name} {given[name]}" for name in names))
    if isinstance(value, bool):
        return "true" if value else "false"
    return _quoted(str(value))


def _quoted(text: str) -> str:
    return f'"{text}"' if len(text) <= _LONGEST else f'"{text[: _LONGEST - 1]}…"'
