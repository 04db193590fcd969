"""Who stands at the ends of relationships: actors of tables and networks, and those only rows name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from .head import Options
from .rows import one_line
from .values import actor_kind_of, slug, unique

Record = dict[str, Any]


class Ends:
    """The actors and lanes of an import, found by the words of its rows."""

    def __init__(self, taken: set[str], changed: Counter[str], options: Options) -> None:
        self.actors: dict[str, Record] = {}
        self.countries: dict[str, Record] = {}
        self.rungs: dict[str, str] = {}
        self._taken, self._changed, self._options = taken, changed, options
        self._ids: dict[tuple[str, str], str] = {}
        self._names: dict[tuple[str, str], str] = {}
        self._lanes: dict[str, str] = {}

    def know(self, scope: str, cells: Mapping[str, str], fields: Mapping[str, str]) -> str | None:
        """Take one row about an actor, or return why it cannot be one."""
        given = {name: cells[column] for name, column in fields.items() if column in cells}
        name = one_line(given.get("name") or given.get("short") or given.get("id", ""))
        reference = one_line(given.get("id", "")) or name
        if not name:
            return "an actor without a name or id"
        if (scope, reference) in self._ids:
            return f'an actor "{reference}" stands in a row before'
        record: Record = {"name": name, "kind": self._options.actor_kind}
        notes = [given.get("note", "")]
        short = one_line(given.get("short", ""))
        if short and short != name:
            record["short"] = short
        record["aliases"] = [part for each in given.get("aliases", "").split(";") if (part := one_line(each))]
        self._take_kind(record, given.get("kind", ""), notes)
        if given.get("country"):
            record["country"] = self.country(given["country"])
        notes += [f"{column}: {text}" for column, text in cells.items() if column not in fields.values()]
        if given.get("rung"):
            notes.append(f"{fields['rung']}: {given['rung']}")
        if reference != name:
            notes.append(f"id in the file: {reference}")
        record["note"] = "; ".join(note for note in notes if note)
        key = self._add(scope, reference, record)
        self._names.setdefault((scope, name.casefold()), key)
        if given.get("rung"):
            self.rungs[key] = one_line(given["rung"])
        return None

    def find(self, scope: str, text: str) -> list[str]:
        """Return the ids of the actors that a cell names, made if no row told of them."""
        if key := self._known(scope, text):
            return [key]
        if ";" in text:
            parts = [part for each in text.split(";") if (part := one_line(each))]
            return list(dict.fromkeys(key for part in parts for key in self.find(scope, part)))
        self._changed["actors that only relationships name were made from their names"] += 1
        record = {"name": text, "kind": self._options.actor_kind}
        return [self._add(scope, text, record)]

    def country(self, text: str) -> str:
        """Return the id of a lane by its name, made if it is new."""
        name = one_line(text)
        if name.casefold() not in self._lanes:
            key = unique(slug(name, "lane"), self._taken)
            self._lanes[name.casefold()] = key
            self.countries[key] = {"name": name}
        return self._lanes[name.casefold()]

    def _known(self, scope: str, text: str) -> str | None:
        return self._ids.get((scope, text)) or self._names.get((scope, text.casefold()))

    def _add(self, scope: str, reference: str, record: Record) -> str:
        from_id = slug(reference, "actor")
        wanted = from_id if record["name"] == reference else slug(record["name"], from_id)
        key = unique(wanted, self._taken)
        self._ids[scope, reference] = key
        self.actors[key] = {name: value for name, value in record.items() if value}
        self._names.setdefault((scope, record["name"].casefold()), key)
        return key

    def _take_kind(self, record: Record, text: str, notes: list[str]) -> None:
        meaning = actor_kind_of(text) if text else None
        if meaning:
            record["kind"] = meaning.word
        if text and not (meaning and meaning.is_exact):
            notes.append(f"kind in the file: {text}")
            if meaning is None:
                self._changed[f'the actor kind "{text[:40]}" is not known; it stands in the note'] += 1
