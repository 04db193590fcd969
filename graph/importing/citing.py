"""What rows rest on: their own sources, or the one named for all. No source, no relationship."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from graph.model import Source, SourceKind

from .relations import Relation
from .rows import one_line
from .values import date_of, slug, unique

Record = dict[str, Any]
_NOT_READ = "Named in an imported file; who imported it has not read it."
_PARAGRAPH = re.compile(r"[0-9]{1,6}(-[0-9]{1,6})?$")
_ADDRESS = re.compile(r"https?://[^\s/]+\S*")


class Citing:
    """The sources of an import: those that rows name, those of a table of sources, the one for all."""

    def __init__(self, taken: set[str], for_all: str | None) -> None:
        self.sources: dict[str, Record] = {}
        self._taken = taken
        self._keys: dict[tuple[str, str], str] = {}
        self._known: dict[str, str] = {}
        self._everywhere = one_line(for_all or "")

    def know(self, cells: Mapping[str, str], fields: Mapping[str, str]) -> str | None:
        """Take a row of a table of sources, so that rows can name it by its id."""
        given = {name: cells[column] for name, column in fields.items() if column in cells}
        title = one_line(given.get("title", ""))
        if not title:
            return "a source without a title"
        published = date_of(given.get("published", ""), is_day_first=None)
        kinds = {kind.value for kind in SourceKind}
        notes = [given.get("note", "")]
        notes += [f"{column}: {text}" for column, text in cells.items() if column not in fields.values()]
        if given.get("published") and not published:
            notes.append(f"published: {given['published']}")
        address = _good_address(given.get("address", ""))
        if given.get("address") and not address:
            notes.append(f"address: {given['address']}")
        record: Record = {
            "title": title,
            "authors": [part for each in given.get("authors", "").split(";") if (part := one_line(each))],
            "publisher": given.get("publisher"),
            "published": published,
            "kind": kind if (kind := given.get("kind", "")) in kinds else "general reference",
            "address": address,
            "note": "; ".join(note for note in notes if note),
        }
        key = self._add(slug(given.get("id", title), "source"), record)
        for name in filter(None, (given.get("id"), title)):
            self._known.setdefault(one_line(name), key)
        return None

    def cite(self, found: Relation, place: str) -> list[Record]:
        """Return what a row rests on, or nothing; ``place`` says where the row stands in its file."""
        is_number = bool(_PARAGRAPH.match(found.paragraph))
        passage = {"said by": found.said_by, "paragraph" if is_number else "record": found.paragraph}
        known = [self._by_id(part) for part in found.citation.split(";")] if found.citation else []
        if known and all(known):
            citations = [each for each in known if each]
        elif found.citation or _good_address(found.address):
            citations = [self._named(found)]
        elif self._everywhere:
            citations = [self.for_all(place)]
        else:
            return []
        if found.address and not _good_address(found.address):
            found.notes.append(f"address in the file: {found.address}")
        citations[0] |= {name: text for name, text in passage.items() if text}
        return citations

    def for_all(self, place: str) -> Record:
        """Return a citation of the source named for all rows."""
        return {"source": self._source(self._everywhere, ""), "record": place}

    def _by_id(self, text: str) -> Record | None:
        """Return a citation by the id of a known source, and what follows it as the place in it."""
        key, _, rest = one_line(text).partition(", ")
        if key not in self._known:
            return None
        return {"source": self._known[key], **({"record": rest} if rest else {})}

    def _named(self, found: Relation) -> Record:
        inside = _ADDRESS.search(found.citation)
        address = _good_address(found.address) or (_good_address(inside[0]) if inside else None)
        title = one_line(found.citation) or address or ""
        return {"source": self._source(title, address or "")}

    def _source(self, title: str, address: str) -> str:
        if (title, address) not in self._keys:
            found = address or _good_address(title)
            record = {"title": title, "kind": "general reference", "address": found, "read": "excerpt"}
            plain = _ADDRESS.sub(lambda match: match[0].split("//")[1], title)
            self._keys[title, address] = self._add(slug(plain, "source")[:60], {**record, "note": _NOT_READ})
        return self._keys[title, address]

    def _add(self, wanted: str, record: Record) -> str:
        key = unique(wanted.strip("-"), self._taken)
        self.sources[key] = {name: value for name, value in record.items() if value}
        return key


def _good_address(text: str) -> str | None:
    """Return a web address that the record allows, or None."""
    try:
        Source.model_validate({"title": "x", "kind": "book", "address": text})
    except ValueError:
        return None
    return text
