"""Rows into records: actors, sources and relationships, with what has no field kept as a note."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from .citing import Citing
from .columns import fields_of, plain_name
from .ends import Ends
from .head import Options
from .relations import Relation, relation_of
from .rows import TOO_LONG, Apart, Role, Row, Sheet
from .values import day_comes_first, slug, unique

Watch = Callable[[Sequence[tuple[Sheet, Row]]], Iterable[tuple[Sheet, Row]]]
Record = dict[str, Any]


@dataclass(slots=True)
class Assembly:
    """The records made so far, and everything that must be told about how they were made."""

    options: Options
    files: Sequence[str]
    relationships: dict[str, Record] = field(default_factory=dict)
    apart: list[Apart] = field(default_factory=list)
    about: dict[str, str] = field(default_factory=dict)
    changed: Counter[str] = field(default_factory=Counter)
    taken: set[str] = field(default_factory=set)
    lane_words: dict[str, str] = field(default_factory=dict)
    ends: Ends = field(init=False)
    citing: Citing = field(init=False)

    def __post_init__(self) -> None:
        self.ends = Ends(self.taken, self.changed, self.options)
        self.citing = Citing(self.taken, self.options.source)

    @property
    def actors(self) -> dict[str, Record]:
        """Return the actors by id."""
        return self.ends.actors

    def take(self, sheets: Sequence[Sheet], watch: Watch = iter) -> None:
        """Make records of all rows: sources first, then actors, then what stands between them."""
        fields = {id(sheet): fields_of(sheet, self.options.columns) for sheet in sheets}
        for sheet in sheets:
            self.about.update(sheet.about)
            _tell_columns(sheet, fields[id(sheet)])
            self._name_lanes(sheet, fields[id(sheet)])
        day_first = {id(sheet): self._day_first(sheet, fields[id(sheet)]) for sheet in sheets}
        order = (Role.SOURCES, Role.ACTORS, Role.RELATIONSHIPS, Role.UNKNOWN)
        rows = [
            (sheet, row) for role in order for sheet in sheets if sheet.role is role for row in sheet.rows
        ]
        for sheet, row in watch(rows):
            reason = self._place(sheet, row, fields[id(sheet)], day_first[id(sheet)])
            if reason:
                self.apart.append(Apart(sheet.file, row.place, reason, row.cells))

    def remarks(self) -> list[str]:
        """Return what was made, changed or mapped, with how often."""
        return [f"{words} ({count} times)" if count > 1 else words for words, count in self.changed.items()]

    def _name_lanes(self, sheet: Sheet, fields: dict[str, str]) -> None:
        """Call the lanes what the column of actors calls them, unless it says country."""
        word = plain_name(fields.get("country", "")) if sheet.role is Role.ACTORS else ""
        if word and word not in ("country", "countries"):
            self.lane_words = {"country": word, "countries": f"{word}s"}

    def _day_first(self, sheet: Sheet, fields: dict[str, str]) -> bool | None:
        if self.options.is_day_first is not None:
            return self.options.is_day_first
        columns = [fields[name] for name in ("date", "end") if name in fields]
        return day_comes_first([row.cells.get(column, "") for row in sheet.rows for column in columns])

    def _place(self, sheet: Sheet, row: Row, fields: dict[str, str], day_first: bool | None) -> str | None:
        """Make a record of one row, or return why there is none."""
        if not row.cells:
            return None
        if any(len(text) > TOO_LONG for text in row.cells.values()):
            return f"a cell holds more than {TOO_LONG:,} characters"
        match sheet.role:
            case Role.SOURCES:
                return self.citing.know(row.cells, fields)
            case Role.ACTORS:
                return self.ends.know(sheet.scope, row.cells, fields)
            case Role.RELATIONSHIPS:
                return self._relate(sheet, row, fields, day_first)
        return "no column names an actor, or the two ends of a relationship"

    def _relate(self, sheet: Sheet, row: Row, fields: dict[str, str], day_first: bool | None) -> str | None:
        found = relation_of(row.cells, fields, is_mutual=sheet.is_mutual, is_day_first=day_first)
        if not found.start or not found.end:
            return "one end or both are missing"
        place = f"{sheet.file} {row.place}" if len(self.files) > 1 else row.place
        citations = self.citing.cite(found, place)
        if not citations:
            return "no source"
        start, end = (self.ends.find(sheet.scope, text) for text in (found.start, found.end))
        record = self._record(found, start, end, citations)
        if found.changed:
            self.changed.update(found.changed)
        self.relationships[self._id(found, start, end)] = record
        return None

    def _record(self, found: Relation, start: list[str], end: list[str], citations: list[Record]) -> Record:
        names = [" and ".join(self.actors[key]["name"] for key in keys) for keys in (start, end)]
        countries = [self.ends.country(name) for name in found.countries]
        fields: Record = {
            "from": start,
            "to": end,
            "mutual": "true" if found.is_mutual else None,
            "channel": found.channel,
            "kind": found.kind,
            "date": found.date,
            "date basis": found.date_basis,
            "status": found.status_on(date.today()),
            "certainty": found.certainty,
            "summary": found.summary or found.summary_of(*names),
            "place": found.place,
            "length": found.length,
            "countries": countries,
            "sources": citations,
            "note": found.note,
        }
        return {name: value for name, value in fields.items() if value}

    def _id(self, found: Relation, start: list[str], end: list[str]) -> str:
        made = "-".join(
            (start[0], end[0], found.kind.replace(" ", "-"), (found.date or "").replace("/", "-"))
        )
        wanted = made.strip("-") if not found.id or found.id.isdigit() else slug(found.id, "relationship")
        return unique(wanted[:100].strip("-"), self.taken)


def _tell_columns(sheet: Sheet, fields: dict[str, str]) -> None:
    """Say which columns became fields and which became notes, so that a wrong guess is seen."""
    placed = ", ".join(f"{column} as {name}" for name, column in fields.items())
    rest = [column for column in sheet.columns if column not in fields.values()]
    notes = f"; kept as notes: {', '.join(rest)}" if rest and sheet.role is not Role.UNKNOWN else ""
    what = f"{sheet.role}: {placed or 'no column has a usual name'}{notes}"
    sheet.remarks.append(f"{sheet.file}: {len(sheet.rows)} rows of {what}")
