"""Which column of a stranger's table means which field: by its usual names, or as told."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from .rows import Role, Sheet

END_PAIRS: Sequence[tuple[str, str]] = (
    ("from", "to"),
    ("source", "target"),
    ("source id", "target id"),
    ("from id", "to id"),
    ("from name", "to name"),
    ("source name", "target name"),
    ("src", "dst"),
    ("src", "dest"),
    ("src", "tgt"),
    ("sender", "recipient"),
    ("sender", "receiver"),
    ("sender", "addressee"),
    ("caller", "callee"),
    ("caller", "called"),
    ("caller", "recipient"),
    ("host", "guest"),
    ("origin", "destination"),
    ("ego", "alter"),
    ("parent", "child"),
    ("actor 1", "actor 2"),
    ("actor a", "actor b"),
    ("person 1", "person 2"),
    ("person a", "person b"),
    ("entity 1", "entity 2"),
    ("node 1", "node 2"),
    ("name 1", "name 2"),
    ("actor1", "actor2"),
    ("person1", "person2"),
    ("entity1", "entity2"),
    ("node1", "node2"),
    ("name1", "name2"),
    ("tail", "head"),
    ("u", "v"),
    ("a", "b"),
)
"""Names of the two ends of a relationship, the most telling pair first."""

RELATIONSHIP: Mapping[str, Sequence[str]] = {
    "id": ("id", "relationship id", "edge id", "key", "relationship", "nr", "no"),
    "kind": ("kind", "type", "kind of contact", "contact type", "relationship type", "relation type",
             "edge type", "interaction type", "event type", "relation", "interaction", "interaction kind",
             "relationship kind", "category", "mode"),
    "channel": ("channel", "line"),
    "date": ("date", "day", "when", "start date", "date of contact", "contact date", "event date", "datetime",
             "timestamp", "start", "begin", "from date", "date start", "year", "time"),
    "end": ("end date", "end", "until", "to date", "date end", "last day"),
    "date basis": ("date basis",),
    "status": ("status", "state of affairs"),
    "certainty": ("certainty", "confidence", "reliability"),
    "mutual": ("mutual", "reciprocal", "bidirectional"),
    "directed": ("directed", "is directed"),
    "summary": ("summary", "description", "what", "subject", "title", "text", "details", "content", "label"),
    "place": ("place", "location", "venue", "city", "where"),
    "length": ("length", "duration"),
    "countries": ("countries", "country", "lane", "nation", "district"),
    "citation": ("sources", "source", "source (attribute)", "references", "reference", "citation", "ref",
                 "citations", "cite", "cited from", "evidence", "publication", "provenance", "source title"),
    "address": ("url", "source url", "link", "address", "href", "web address", "webpage", "source link",
                "uri"),
    "paragraph": ("paragraph", "page", "pages"),
    "said by": ("said by", "according to", "attribution"),
    "note": ("note", "notes", "comment", "comments", "remark", "remarks"),
}  # fmt: skip
ACTOR: Mapping[str, Sequence[str]] = {
    "id": ("id", "actor id", "node id", "person id", "entity id", "key", "node", "identifier", "nr", "no"),
    "name": ("name", "full name", "display name", "actor", "person", "entity", "title", "label", "vertex"),
    "short": ("short", "short name", "abbreviation", "acronym", "label"),
    "kind": ("kind", "type", "actor type", "entity type", "node type", "category", "class"),
    "country": ("country", "countries", "nation", "nationality", "state", "district", "lane", "region",
                "group", "community", "club", "cluster", "party", "block", "faction", "modularity class",
                "affiliation", "organisation", "organization", "department"),
    "aliases": ("aliases", "alias", "also known as", "aka", "other names", "other spellings"),
    "rung": ("rung", "post", "position", "office", "role", "job", "job title", "function"),
    "note": ("note", "notes", "comment", "comments", "remark", "remarks", "description", "bio"),
}  # fmt: skip
SOURCE: Mapping[str, Sequence[str]] = {
    "id": ("id", "source id", "key"),
    "title": ("title", "name", "headline"),
    "authors": ("authors", "author", "by"),
    "publisher": ("publisher", "outlet", "newspaper", "publication"),
    "published": ("published", "date", "date published", "publication date"),
    "address": ("address", "url", "link", "uri"),
    "kind": ("kind", "type"),
    "note": ("note", "notes"),
}
DIRECTIONS = frozenset({"directed", "undirected", "mutual"})
FIELDS = sorted({"from", "to", *RELATIONSHIP, *ACTOR, *SOURCE})


def plain_name(column: str) -> str:
    """Return a column's name as the lists above write it.

    >>> plain_name("Source_ID"), plain_name("sourceId"), plain_name(" Date:")
    ('source id', 'source id', 'date')
    """
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", column)
    return re.sub(r"[\s_.:-]+", " ", spaced).strip().casefold()


def fields_of(sheet: Sheet, told: Mapping[str, str]) -> dict[str, str]:
    """Return the column of each field of a sheet, and settle what its rows are if nobody said.

    ``told`` maps fields to columns and goes before the usual names.
    """
    by_name: dict[str, str] = {}
    for column in sheet.columns:
        by_name.setdefault(plain_name(column), column)
    mine = {
        name: by_name[plain_name(column)] for name, column in told.items() if plain_name(column) in by_name
    }
    ends = _ends(by_name, mine)
    for name in ("type", "edge type"):
        if name in by_name and _holds_directions(sheet, by_name[name]):
            mine.setdefault("directed", by_name[name])
    if sheet.role is Role.UNKNOWN:
        sheet.role = _role(by_name, mine, ends)
    if sheet.role is Role.RELATIONSHIPS:
        return _claimed(RELATIONSHIP, by_name, {**mine, **ends})
    usual = {Role.ACTORS: ACTOR, Role.SOURCES: SOURCE}.get(sheet.role, {})
    return _claimed(usual, by_name, mine)


def _holds_directions(sheet: Sheet, column: str) -> bool:
    """Tell whether a column says directed or undirected, as Gephi's "Type" does, and nothing else."""
    values = {row.cells[column].casefold() for row in sheet.rows if column in row.cells}
    return bool(values) and values <= DIRECTIONS


def _ends(by_name: Mapping[str, str], mine: Mapping[str, str]) -> dict[str, str]:
    if "from" in mine and "to" in mine:
        return {"from": mine["from"], "to": mine["to"]}
    pairs = ((start, end) for start, end in END_PAIRS if start in by_name and end in by_name)
    for start, end in pairs:
        return {"from": by_name[start], "to": by_name[end], **mine}
    return {}


def _role(by_name: Mapping[str, str], mine: Mapping[str, str], ends: Mapping[str, str]) -> Role:
    """Return what rows are by their columns; posts of our own export stay unknown and are kept apart."""
    if ends:
        return Role.RELATIONSHIPS
    if "actor" in by_name and "rung" in by_name:
        return Role.UNKNOWN
    if "title" in by_name and ("publisher" in by_name or "published" in by_name):
        return Role.SOURCES
    named = {"name", "id"} & set(mine) or any(name in by_name for name in (*ACTOR["name"], *ACTOR["id"]))
    return Role.ACTORS if named else Role.UNKNOWN


def _claimed(
    usual: Mapping[str, Iterable[str]], by_name: Mapping[str, str], mine: Mapping[str, str]
) -> dict[str, str]:
    """Return the columns of fields, the first usual name that is there; no column serves two fields."""
    found = dict(mine)
    taken = set(found.values())
    for field, names in usual.items():
        if field in found:
            continue
        column = next(
            (by_name[name] for name in names if by_name.get(name, None) not in (None, *taken)), None
        )
        if column is not None:
            found[field] = column
            taken.add(column)
    return found
