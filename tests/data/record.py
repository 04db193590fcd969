"""The real record for its tests, read once, and the tables it was made from, where they are at hand.

The tables and the articles are not part of the repository. A checkout with a folder ``shared`` beside
it has them; without it, the tests that need them find no cases, and the others still run.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache
from pathlib import Path

from graph import Dataset, Network, build, load
from graph.coverage import FILE, Coverage
from graph.load import examine_other

ROOT = Path(__file__).parents[2]
DATA = ROOT / "data"
SHARED = ROOT.parent / "shared"
SEEDS = tuple(sorted((SHARED / "seeds").glob("*.txt")))

TABLES = {
    "leader-visits": "official-record/leader_visits_2017-2021.tsv",
    "president-travels": "official-record/president_travels_2017-2021.tsv",
    "secretary-travels": "official-record/secretary_travels_2017-2021.tsv",
    "principal-officers": "official-record/us_officeholders_2017-2021.tsv",
    "precedents": "official-record/historical_precedents.tsv",
    "security-advisers": "official-record/security_advisers_and_envoys.tsv",
    "direct-contacts": "contacts/direct_contacts_2017-2021.tsv",
    "foreign-posts-1": "posts/foreign_posts_1.tsv",
    "foreign-posts-2": "posts/foreign_posts_2.tsv",
    "us-staff": "posts/us_staff.tsv",
}

Row = dict[str, str]


@cache
def dataset() -> Dataset:
    """Return the whole record."""
    return load(DATA)


@cache
def network() -> Network:
    """Return the network of the whole record."""
    return build(dataset())


@cache
def coverage() -> Coverage:
    """Return the decisions about what was read; whether they fit the record has a test of its own."""
    decisions, problems = examine_other(DATA / FILE, Coverage, lambda _: [])
    assert decisions, problems
    return decisions


def at_hand(*keys: str) -> list[str]:
    """Return those of some lists, or of all, whose table lies beside the repository."""
    return [key for key in keys or TABLES if (SHARED / TABLES[key]).is_file()]


def table(key: str) -> dict[str, Row]:
    """Return the rows of a list's table by what names them: their number, or words of their own."""
    text = (SHARED / TABLES[key]).read_text(encoding="utf-8")
    head, *lines = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    seen: Counter[str] = Counter()
    rows: dict[str, Row] = {}
    for number, cells in enumerate(lines, 1):
        row = dict(zip(head, [*cells, *[""] * (len(head) - len(cells))], strict=True))
        name = _name_of_row(row, number)
        seen[name] += 1
        rows[name if seen[name] == 1 else f"{name}, {seen[name]}"] = row
    return rows


def _name_of_row(row: Row, number: int) -> str:
    for own in ("id", "record_id"):
        if own in row:
            return row[own]
    if "leader" in row:
        return f"{row['date']}, {row['leader'].replace(' ; ', ' and ')}, {row['kind']}"
    if "list" in row:
        return f"row-{number}"
    if "post" in row:
        return f"{row['post']}, {row['name']}"
    if row["country"] == "United States":
        return f"{row['title']}, {row['name']}"
    return f"{row['country']}, {row['rung']}, {row['name']}"


def plain(name: str) -> str:
    """Return a name without case, accents and punctuation, so that spellings can be compared.

    >>> plain("Recep Tayyip Erdoğan"), plain("Kim Jong-un")
    ('recep tayyip erdogan', 'kim jong un')
    """
    letters = name.casefold().translate(str.maketrans("øıłđ’", "oild'"))
    bare = "".join(one for one in unicodedata.normalize("NFKD", letters) if not unicodedata.combining(one))
    return " ".join(re.findall(r"[^\W_]+", bare))


def names_of(actor: str) -> set[str]:
    """Return every spelling of an actor's name in the record, made plain."""
    each = dataset().actors[actor]
    return {plain(name) for name in (each.name, *each.aliases)}
