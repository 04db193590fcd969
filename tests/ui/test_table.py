"""The Table: a reader sorts, pages, chooses columns, and finds every record with its sources."""

from __future__ import annotations

import json
from typing import Any

from graph import Network
from tests.worlds import TINY, contact, tiny_world, world
from ui.panels.table import PAGE
from ui.render import render
from ui.state import Vocabulary

WORLD = tiny_world()


def table(query: str = "", network: Network = WORLD) -> dict[str, Any]:
    found = render(network, Vocabulary(network), f"?view=table&{query}", 1180)
    plain: dict[str, Any] = json.loads(json.dumps(found.table, default=lambda each: each.to_plotly_json()))
    return plain


def nodes(root: Any, kind: str) -> list[dict[str, Any]]:
    """Return all components of a kind, in the order of the page."""
    if isinstance(root, list):
        return [found for each in root for found in nodes(each, kind)]
    if not isinstance(root, dict):
        return []
    inside = nodes(root["props"].get("children"), kind)
    return [root, *inside] if root["type"] == kind else inside


def words(root: Any) -> str:
    if isinstance(root, list):
        return "".join(words(each) for each in root)
    if isinstance(root, dict):
        return words(root["props"].get("children"))
    return "" if root is None else str(root)


def column(root: Any, number: int) -> list[str]:
    rows = nodes(nodes(root, "Tbody"), "Tr")
    return [words(row["props"]["children"][number]) for row in rows]


def heads(root: Any) -> dict[str, dict[str, Any]]:
    cells = nodes(nodes(root, "Thead"), "Th")
    return {words(cell).strip(" ▲▼"): cell["props"] for cell in cells}


def chip(root: Any, start: str) -> dict[str, Any]:
    links = [link["props"] for link in nodes(root, "A") if words(link).startswith(start)]
    assert links, start
    return dict(links[-1])


def test_every_record_is_a_row_with_its_sources_by_paragraph() -> None:
    found = table()
    assert len(column(found, 0)) == 12
    text = words(nodes(found, "Tbody"))
    assert "The Gazette 2019, paragraph 2" in text
    assert "record r-1" in text


def test_the_caption_says_what_is_shown_and_every_head_has_a_scope() -> None:
    found = table()
    (caption,) = nodes(found, "Caption")
    assert "Showing 1 to 12 of 12 records in this data" in words(caption)
    assert {cell["scope"] for cell in heads(found).values()} == {"col"}
    rows = [row["props"]["children"][0]["props"] for row in nodes(nodes(found, "Tbody"), "Tr")]
    assert {cell["scope"] for cell in rows} == {"row"}


def test_the_first_cell_opens_the_record_and_keeps_the_view() -> None:
    link = nodes(nodes(nodes(table(), "Tbody"), "Tr")[0], "A")[0]["props"]
    assert link["href"] == "?view=table&select=moe-nia-meeting-2017-06-15"


def test_records_stand_by_date_and_those_without_one_last() -> None:
    first = column(table(), 0)
    assert first[0].startswith("15 June 2017")
    assert first[-1].startswith("no date")
    turned = column(table("sort=-date"), 0)
    assert turned[0].startswith("August 2019")
    assert turned[-1].startswith("no date")


def test_a_head_sorts_and_turns_the_order_round() -> None:
    assert heads(table())["Date"]["aria-sort"] == "ascending"
    by_kind = table("sort=kind")
    kinds = column(by_kind, 1)
    assert kinds == sorted(kinds)
    assert heads(by_kind)["Kind"]["aria-sort"] == "ascending"
    assert "aria-sort" not in heads(by_kind)["Date"]
    link = nodes(heads(by_kind)["Kind"]["children"], "A")[0]["props"]
    assert link["href"] == "?view=table&sort=-kind"


def test_what_did_not_happen_says_so_even_without_the_status() -> None:
    kinds = column(table(), 1)
    assert "official visit (invited)" in kinds
    assert "meeting (cancelled)" in kinds
    assert "meeting (cancelled)" not in column(table("columns=date,kind,status"), 1)


def test_columns_are_chosen_and_offered() -> None:
    found = table("columns=kind,place,date")
    assert list(heads(found)) == ["Date", "Kind", "Place"]
    assert chip(found, "Status, hidden")["href"] == "?view=table&columns=date,kind,status,place"
    assert chip(found, "Place, shown")["href"] == "?view=table&columns=date,kind"
    assert not [link for link in nodes(table("columns=date"), "A") if words(link) == "Date, shown"]


def test_long_tables_are_paged() -> None:
    many = [contact("sam", "finn", f"2018-{month:02}-{day:02}") for month in (6, 7) for day in range(1, 29)]
    network = world(TINY, *many)
    first, second = table("", network), table("page=2", network)
    assert len(column(first, 0)) == PAGE
    assert len(column(second, 0)) == 68 - PAGE
    assert "Showing 51 to 68 of 68 records in this data" in words(second)
    assert chip(first, "Next page")["href"] == "?view=table&page=2"
    assert chip(second, "Page 2")["aria-current"] == "page"
    assert column(table("page=99", network), 0) == column(second, 0)


def test_filters_countries_and_focus_choose_the_records() -> None:
    assert column(table("kind=letter"), 1) == ["letter"]
    assert len(column(table("countries=southland"), 0)) == 2
    assert len(column(table("focus=finn&steps=1"), 0)) == 2


def test_an_empty_table_says_what_to_do() -> None:
    assert "take one off" in words(table("kind=killing"))


def test_the_table_stands_in_place_of_the_picture() -> None:
    found = render(WORLD, Vocabulary(WORLD), "?view=table", 1180)
    assert not found.picture.marks
    assert render(WORLD, Vocabulary(WORLD), "?view=lanes", 1180).table is None
