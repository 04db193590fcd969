"""One row of a table or one edge of a network, read as a relationship."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field

from graph.dates import When
from graph.model import Channel, Kind, Status

from .columns import DIRECTIONS
from .rows import one_line
from .values import certainty_of, date_of, kind_of, status_of, truth_of

NO_KIND = Kind.PERSONAL_TIE.value
_PUBLIC = frozenset({"statement", "announcement", "praise", "criticism", "threat", "denial"})
_INTERNAL = frozenset({"advice", "warning", "briefing", "instruction", "appointment", "dismissal", "leak"})
_PLACED = ("from", "to", "id", "mutual", "directed", "place", "length", "countries", "citation", "address",
           "paragraph", "said by", "date basis")  # fmt: skip


@dataclass(slots=True)
class Relation:
    """What one row says, in the record's words; ``changed`` tells which words were not the row's own."""

    id: str = ""
    start: str = ""
    end: str = ""
    is_mutual: bool = False
    has_kind: bool = False
    kind: str = NO_KIND
    channel: str = ""
    date: str | None = None
    date_basis: str | None = None
    status: str = Status.HAPPENED.value
    certainty: str = "reported by named"
    summary: str = ""
    place: str = ""
    length: str = ""
    countries: tuple[str, ...] = ()
    citation: str = ""
    address: str = ""
    paragraph: str = ""
    said_by: str = ""
    notes: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)

    @property
    def note(self) -> str:
        """Return everything that has no field, as one text."""
        return "; ".join(self.notes)

    def status_on(self, today: datetime.date) -> str:
        """Return the status; what lies ahead cannot have happened."""
        is_ahead = self.date is not None and When.parse(self.date).first > today
        if is_ahead and self.status == Status.HAPPENED:
            self.notes.append("dated after the day of the import, so taken as planned")
            return Status.PLANNED.value
        return self.status

    def summary_of(self, start: str, end: str) -> str:
        """Return what the row says, for rows that say nothing in words of their own."""
        if not self.has_kind:
            return f"A tie between {start} and {end}; the file does not say of what kind."
        joint = "between {} and {}" if self.is_mutual else "from {} to {}"
        return f"{self.kind.capitalize()} {joint.format(start, end)}."


def relation_of(
    cells: Mapping[str, str], fields: Mapping[str, str], *, is_mutual: bool, is_day_first: bool | None
) -> Relation:
    """Return what a row says; every cell goes to a field or into the notes."""
    given = {name: cells[column] for name, column in fields.items() if column in cells}
    found = Relation(
        id=given.get("id", ""),
        start=one_line(given.get("from", "")),
        end=one_line(given.get("to", "")),
        is_mutual=is_mutual,
        summary=given.get("summary", ""),
        place=given.get("place", ""),
        length=given.get("length", ""),
        countries=_several(given.get("countries", "")),
        citation=given.get("citation", ""),
        address=given.get("address", ""),
        paragraph=given.get("paragraph", ""),
        said_by=given.get("said by", ""),
        date_basis=given.get("date basis"),
    )
    if "note" in given:
        found.notes.append(given["note"])
    _take_kind(found, given)
    _take_direction(found, given)
    _take_dates(found, given, is_day_first)
    _take_words(found, given)
    placed = set(fields.values())
    found.notes += [f"{column}: {text}" for column, text in cells.items() if column not in placed]
    if found.id:
        found.notes.append(f"id in the file: {found.id}")
    return found


def _several(text: str) -> tuple[str, ...]:
    return tuple(part for each in text.split(";") if (part := one_line(each)))


def _take_kind(found: Relation, given: Mapping[str, str]) -> None:
    text = given.get("kind", "")
    meaning = kind_of(text or found.summary) if text or len(found.summary) < 40 else None
    if meaning:
        found.kind, found.has_kind = meaning.word, True
    if text and not (meaning and meaning.is_exact):
        found.notes.append(f"kind in the file: {text}")
        found.changed.append(f'the kind "{text}" became "{found.kind}"; the word stands in the note')
    channel = given.get("channel", "")
    if channel.casefold() in set(Channel):
        found.channel = channel.casefold()
    elif channel:
        found.notes.append(f"channel in the file: {channel}")
    if not found.channel:
        public = Channel.PUBLIC.value if found.kind in _PUBLIC else ""
        internal = Channel.INTERNAL.value if found.kind in _INTERNAL else ""
        comment = Channel.COMMENT.value if found.kind == Kind.COMMENT else ""
        found.channel = public or internal or comment


def _take_direction(found: Relation, given: Mapping[str, str]) -> None:
    for name in ("mutual", "directed"):
        if name not in given:
            continue
        word = given[name].casefold()
        truth = truth_of(word)
        if truth is None:
            found.notes.append(f"{name} in the file: {given[name]}")
        else:
            is_turned = name == "directed" and word not in DIRECTIONS  # "directed: yes" is not mutual
            found.is_mutual = truth is not is_turned


def _take_dates(found: Relation, given: Mapping[str, str], is_day_first: bool | None) -> None:
    first, last = (given.get(name, "") for name in ("date", "end"))
    start, end = (date_of(text, is_day_first=is_day_first) if text else None for text in (first, last))
    if start and end and start != end and _is_range(start, end):
        found.date = f"{start}/{end}"
    else:
        found.date = start
        if last and last != first:
            found.notes.append(f"end in the file: {last}")
    if first and found.date and start != first:
        found.date_basis = found.date_basis or f'written "{one_line(first)}" in the file'
        if len(start or "") == 4 and len(first) > 6:
            found.changed.append("dates that could be read two ways give the year only")
    if first and not start:
        found.notes.append(f"date in the file: {first}")
        found.changed.append("dates that could not be read stand in the note")


def _is_range(start: str, end: str) -> bool:
    """Tell whether two dates make a range: neither is one already, and the later comes last."""
    return "/" not in start + end and When.parse(start).first <= When.parse(end).last


def _take_words(found: Relation, given: Mapping[str, str]) -> None:
    status = status_of(given["status"]) if "status" in given else None
    certainty = certainty_of(given["certainty"]) if "certainty" in given else None
    if status:
        found.status = status.word
    if certainty:
        found.certainty = certainty.word
    for name, meaning in (("status", status), ("certainty", certainty)):
        if name in given and not (meaning and meaning.is_exact):
            found.notes.append(f"{name} in the file: {given[name]}")
            if meaning is None:
                found.changed.append(f'the {name} "{given[name][:40]}" is not known; it stands in the note')
