"""The skeleton of the page and what is written into it, read like a document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from tests.worlds import tiny_world
from ui import ids, page
from ui.choices import VIEWS
from ui.controls import control_values, search_entries
from ui.figures.picture import Heading, Picture
from ui.render import render
from ui.state import ViewState, Vocabulary

NETWORK = tiny_world()
VOCABULARY = Vocabulary(NETWORK)


def parts(part: Any) -> Iterator[Any]:
    """Yield a component and everything in it, texts included."""
    yield part
    children = getattr(part, "children", None)
    for child in (
        children if isinstance(children, list | tuple) else [children] if children is not None else []
    ):
        yield from parts(child)


def words(part: Any) -> str:
    return " ".join(each for each in parts(part) if isinstance(each, str))


def named(kind: str, part: Any) -> list[Any]:
    return [each for each in parts(part) if type(each).__name__ == kind]


def picture(search: str = "") -> Picture:
    return render(NETWORK, VOCABULARY, search, 1180).picture


LAYOUT = page.layout(NETWORK, VOCABULARY)


def test_the_page_says_what_it_is_and_from_when() -> None:
    assert words(named("H1", LAYOUT)[0]) == "A tiny world"
    (footer,) = named("Footer", LAYOUT)
    for needed in ("31 December 2021", "Data version 1.0.0", "CC0", "in this data", "simplified model"):
        assert needed in words(footer)


def test_every_id_stands_once() -> None:
    found = [each.id for each in parts(LAYOUT) if not isinstance(each, str) and getattr(each, "id", None)]
    assert len(found) == len(set(found))
    wanted = [value for name, value in vars(ids).items() if name.isupper() and isinstance(value, str)]
    assert set(wanted) - set(found) == set()
    assert set(ids.FILTERS.values()) <= set(found)


def test_the_page_has_one_main_part_and_a_way_to_skip_to_the_picture() -> None:
    assert len(named("Main", LAYOUT)) == 1
    (skip,) = [each for each in named("A", LAYOUT) if getattr(each, "className", "") == "skip"]
    assert skip.href == f"#{ids.STAGE}"


def test_nothing_of_the_page_leaves_the_machine() -> None:
    for each in parts(LAYOUT):
        for name in ("src", "href", "action"):
            assert not str(getattr(each, name, "") or "").startswith(("http", "//"))


def test_every_view_has_a_tab_that_keeps_the_rest_of_the_state() -> None:
    rows = page.view_tabs(ViewState(kind=("letter",), view="ladder"))
    found = [link for row in rows for link in named("A", row)]
    assert [words(link) for link in found] == list(VIEWS.values())
    assert all("kind=letter" in link.href for link in found)
    (here,) = [link for link in found if link.to_plotly_json()["props"].get("aria-current")]
    assert words(here) == VIEWS["ladder"]


def test_marks_are_links_in_reading_order_of_which_one_takes_the_tab_key() -> None:
    found = page.marks(picture(), ViewState(kind=("letter",)))
    assert [mark.tabIndex for mark in found] == ["0", *["-1"] * (len(found) - 1)]
    assert all(mark.href.startswith("?") and "kind=letter" in mark.href for mark in found)
    assert all(words(mark) == mark.title for mark in found)
    assert len({(mark.style["left"], mark.style["top"]) for mark in found}) > len(found) / 2


def test_marks_come_row_by_row_however_they_were_drawn() -> None:
    drawn = picture()
    turned = replace(drawn, marks=drawn.marks[::-1])
    titles = [mark.title for mark in page.marks(turned, ViewState())]
    wanted = sorted(drawn.marks, key=lambda mark: (mark.row, mark.column, mark.x))
    assert titles == [mark.label for mark in wanted] != [mark.label for mark in turned.marks]


def test_the_selected_mark_is_told_to_those_who_cannot_see() -> None:
    current = [
        mark
        for mark in page.marks(picture(), ViewState(select="northland"))
        if mark.to_plotly_json()["props"].get("aria-current")
    ]
    assert len(current) == 1
    assert "Northland" in words(current[0])


def test_chips_take_one_filter_off_each_and_the_last_takes_all_off() -> None:
    found = render(NETWORK, VOCABULARY, "?kind=letter,phone+call&from=2018", 1180)
    rows = page.chip_row(found.chips)
    assert [chip.href for chip in rows] == [
        "?kind=phone+call&from=2018",
        "?kind=letter&from=2018",
        "?kind=letter,phone+call",
        "?",
    ]
    assert words(rows[-1]) == "Reset all"
    assert page.chip_row([]) == []


def test_headings_stand_where_their_columns_do() -> None:
    (left, middle) = page.headings(
        [Heading(10, "Leader", anchor="start"), Heading(50.4, "Rung", width=80)], 100
    )
    assert left.style == {"left": "10px", "transform": "translateX(0)"}
    assert middle.style["transform"] == "translateX(-50%)"
    assert middle.style["width"] == "80px"


def test_what_is_not_drawn_is_listed_or_said_to_be_nothing() -> None:
    assert [words(row) for row in page.not_drawn(["one", "two"])] == ["one", "two"]
    assert words(page.not_drawn([])[0]) == "Everything that the filters let through is drawn."


def test_search_finds_countries_actors_by_other_spellings_sources_claims_and_records() -> None:
    groups = {entry["group"]: entry["items"] for entry in search_entries(NETWORK)}
    assert {"Countries", "Actors", "Sources", "Claims", "Records"} <= set(groups)
    labels = {item["value"]: item["label"] for items in groups.values() for item in items}
    assert "Niah" in labels["nia"]
    assert "Nia and Pat spoke" in labels["pat-nia-call-2018-03-20"]
    assert set(labels) <= set(VOCABULARY.records)


@pytest.mark.parametrize(
    ("state", "name", "value"),
    [
        (ViewState(), "kind", []),
        (ViewState(kind=("letter",)), "kind", ["letter"]),
        (ViewState(since=2018), "from", "2018"),
        (ViewState(), "to", None),
    ],
)
def test_controls_show_the_state(state: ViewState, name: str, value: Any) -> None:
    assert control_values(state)[name] == value


def test_a_note_is_one_line_as_written() -> None:
    assert words(page.note("<b>x</b>")) == "<b>x</b>"
