"""What a request makes of the page: only what changed is sent, and nothing stays between two readers."""

from __future__ import annotations

from typing import Any

import orjson
import pytest
from dash import no_update
from dash.development.base_component import Component

from tests.worlds import contact, tiny_world
from ui import ids
from ui.callbacks import Request, shown
from ui.edition import edition_of
from ui.live import Record
from ui.server import create_app

EDITION = edition_of(tiny_world())


def answer(search: str = "", width: int = 1180, drawn: Any = None, known: Any = None) -> dict[str, Any]:
    return shown(EDITION, Request(search=search, width=width), drawn, known)


def plain(part: Any) -> bytes:
    """Return a part of an answer as the browser gets it."""
    return orjson.dumps(part, default=lambda each: "-" if each is no_update else each.to_plotly_json())


def text(part: Any) -> str:
    return plain(part).decode()


def test_the_first_request_gets_everything() -> None:
    found = answer()
    assert [name for name, part in found.items() if part is no_update] == []
    assert found["picture"]["figure"]["layout"]["width"] <= 1180
    assert found["picture"]["alt"].startswith("Direct links to Pat President")
    assert found["drawn"]
    assert all(isinstance(mark, Component) for mark in found["marks"])


def test_an_unchanged_picture_is_not_sent_again() -> None:
    first = answer()
    again = answer("?select=nia", drawn=first["drawn"])
    assert again["picture"] is again["headings"] is again["not_drawn"] is no_update
    assert again["drawn"] == first["drawn"]
    assert "Nia North" in text(again["panel"])


@pytest.mark.parametrize(
    "search", ["?kind=letter", "?countries=southland", "?view=ladder", "?order=name&countries=all"]
)
def test_a_changed_picture_is_sent(search: str) -> None:
    first = answer()
    assert answer(search, drawn=first["drawn"])["picture"] is not no_update
    assert answer("", width=1000, drawn=first["drawn"])["picture"] is not no_update


@pytest.mark.parametrize("drawn", [None, "", "nothing like it", 5, [], {"key": "x"}, True])
def test_a_key_that_is_none_of_ours_gets_the_picture(drawn: Any) -> None:
    assert answer(drawn=drawn)["picture"] is not no_update


def test_the_skeleton_is_sent_to_pages_of_another_edition_only() -> None:
    assert all(part is not no_update for part in answer(known="an older one")["skeleton"].values())
    assert all(part is no_update for part in answer(known=EDITION.version)["skeleton"].values())


def test_the_same_request_gets_the_same_answer_to_the_byte() -> None:
    assert plain(answer("?select=pat-nia-call-2018-03-20")) == plain(
        answer("?select=pat-nia-call-2018-03-20")
    )


def test_two_readers_get_the_same_whoever_asks_first() -> None:
    mine, theirs = "?kind=letter&select=nia", "?view=ladder&countries=southland"
    before = plain(answer(mine)), plain(answer(theirs))
    after = [plain(answer(search)) for search in (theirs, mine, theirs)]
    assert after == [before[1], before[0], before[1]]


def test_other_data_changes_the_picture_that_a_page_holds() -> None:
    first = answer()
    other = edition_of(tiny_world(contact("finn", "ami", "2018-02-01")))
    changed = shown(other, Request(search="", width=1180), None, None)
    assert plain(changed["picture"]) != plain(first["picture"])


def test_the_controls_show_the_state_of_the_link() -> None:
    search = "?kind=letter,phone+call&countries=southland&from=2018&to=2019"
    controls = answer(search)["controls"]
    assert controls["search"] == search
    values = controls["values"]
    assert values["kind"] == ["letter", "phone call"]
    assert values["countries"] == ["southland"]
    assert (values["from"], values["to"]) == ("2018", "2019")
    assert set(values) == {*ids.FILTERS, "day"}


@pytest.mark.parametrize(
    "search", ["?kind=nonsense", "?select=" + "x" * 5_000, "?\ud800=1", "?<b>=1", "?%00=1"]
)
def test_a_hostile_link_gets_the_page_and_a_note_that_can_be_sent(search: str) -> None:
    found = answer(search)
    assert "ignored" in text(found["notes"])
    assert plain(found["marks"]) == plain(answer()["marks"])


@pytest.mark.parametrize("width", [-(10**9), -1, 0, 1, 10**9])
def test_any_width_gets_a_picture_of_a_sensible_width(width: int) -> None:
    drawn = answer(width=width)["picture"]["figure"]["layout"]["width"]
    assert 280 <= drawn <= 2400


def test_a_link_may_be_missing() -> None:
    assert plain(shown(EDITION, Request(search=None))["marks"]) == plain(answer()["marks"])


def test_every_output_of_the_page_is_a_part_of_the_skeleton() -> None:
    app = create_app(Record.of(tiny_world()))
    layout = app.layout() if callable(app.layout) else app.layout
    known = {part.id for part in _parts(layout) if getattr(part, "id", None)}
    for name in app.callback_map:
        for output in name.strip(".").split("..."):
            assert output.rsplit(".", 1)[0] in known


def _parts(part: Any) -> list[Any]:
    children = getattr(part, "children", None)
    inside = children if isinstance(children, list | tuple) else [children] if children is not None else []
    return [part, *(each for child in inside for each in _parts(child))]
