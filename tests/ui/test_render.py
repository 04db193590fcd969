"""State in, page out: the same for the same state, whatever was asked before, and never a crash."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph import dataset_of
from tests.worlds import contact, tiny_world, world
from ui.choices import VIEWS
from ui.figures.picture import NO_PICTURE
from ui.render import MAX_WIDTH, MIN_WIDTH, Rendered, render
from ui.state import Vocabulary

NETWORK = tiny_world()
VOCABULARY = Vocabulary(NETWORK)
WIDTHS = (390, 1180, 1600)
HOSTILE = (
    "<b>bold</b>",
    "<img src=x onerror=alert(1)>",
    "%{x}",
    "[a](javascript:b)",
    "محمد 习近平",
    "x" * 10_000,
)


def page(search: str = "", width: int = 1180) -> Rendered:
    return render(NETWORK, VOCABULARY, search, width)


def figure(search: str = "", width: int = 1180) -> bytes:
    return orjson.dumps(page(search, width).picture.figure)


def told(found: Rendered) -> str:
    """Return everything the page says outside the picture, as JSON."""
    parts = [found.panel, found.table, found.choices]
    return orjson.dumps(parts, default=lambda part: part.to_plotly_json()).decode()


# -- the same picture


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("view", VIEWS)
def test_the_same_state_gives_the_same_picture_to_the_byte(view: str, width: int) -> None:
    search = f"?view={view}&select=pat-nia-call-2018-03-20"
    assert figure(search, width) == figure(search, width)
    other = tiny_world()
    again = render(other, Vocabulary(other), search, width)
    assert orjson.dumps(again.picture.figure) == figure(search, width)
    assert again.picture_key == page(search, width).picture_key
    assert told(again) == told(page(search, width))


def test_every_process_draws_the_same_picture() -> None:
    program = (
        "import orjson; from tests.ui.test_render import page, told; from ui.choices import VIEWS; "
        "found = [page(f'?view={view}') for view in VIEWS]; "
        "print(*((orjson.dumps(each.picture.figure), told(each)) for each in found))"
    )
    root = Path(__file__).parents[2]
    drawn = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(root)},
            cwd=root, check=True, capture_output=True,
        ).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    assert len(drawn) == 1


def test_a_selection_leaves_the_key_of_the_picture_and_a_filter_changes_it() -> None:
    bare = page().picture_key
    assert page("?select=nia").picture_key == bare
    keys = {
        page(search).picture_key
        for search in ("?kind=letter", "?countries=southland", "?view=ladder", "?from=2019")
    }
    assert bare not in keys
    assert len(keys) == 4
    assert page("", 390).picture_key != bare


def test_other_data_of_the_same_version_is_another_edition_of_the_same_key() -> None:
    other = tiny_world(contact("finn", "ami", "2018-02-01"))
    assert orjson.dumps(render(other, Vocabulary(other), "", 1180).picture.figure) != figure()


# -- nothing is kept


def test_two_readers_never_influence_each_other() -> None:
    mine, theirs = "?kind=letter&select=nia", "?view=ladder&from=2019&select=lea"
    alone = (figure(mine), told(page(mine)), figure(theirs), told(page(theirs)))
    page(theirs)
    first = (figure(mine), told(page(mine)))
    page(mine)
    assert (*first, figure(theirs), told(page(theirs))) == alone


def test_rendering_leaves_the_record_as_it_was() -> None:
    before = dataset_of(NETWORK).model_dump_json(by_alias=True)
    for view in VIEWS:
        page(f"?view={view}&select=pat-nia-call-2018-03-20")
    assert dataset_of(NETWORK).model_dump_json(by_alias=True) == before


# -- whatever the link says


def test_what_a_link_gets_wrong_is_said_and_the_rest_is_shown() -> None:
    found = page("?kind=letter,phonecall&nothing=1&select=nia")
    assert found.notes == [
        'kind "phonecall" is not in this data, and was ignored.',
        '"nothing" is no part of a view, and was ignored.',
    ]
    assert "letter" in [words for words, _ in found.chips]
    assert "Nia North" in told(found)


@pytest.mark.parametrize(
    "search", ["?select=" + "x" * 5_000, "&" * 3_000, "?kind=\ud800", "?\x00=%00", "?select=%ff%fe"]
)
def test_a_hostile_link_shows_the_page_with_a_note(search: str) -> None:
    found = page(search)
    assert found.picture.marks
    orjson.dumps([*found.notes, found.count])


def test_a_link_of_5000_characters_says_that_it_was_too_long() -> None:
    assert page("?select=" + "x" * 5_000).notes == [
        "The link was longer than 4,000 characters, and was ignored."
    ]


@pytest.mark.parametrize("select", list(VOCABULARY.records))
def test_every_record_can_be_opened(select: str) -> None:
    found = page(f"?select={select}")
    assert found.notes == []
    assert told(found) != told(page())


GROUPS = st.builds(
    "{}:{}:{}".format,
    st.sampled_from(["direct", "step", "staff", "rung", "fan", "pair", "cell", "x"]),
    st.sampled_from(["northland", "southland", "united-states", "atlantis", "nia", ""]),
    st.sampled_from(
        ["call", "letter", "0", "4", "5", "0:5", "5:0", "3:3", "leader", "president", "x", "0:5:1", "", "²"]
    ),
)


@settings(max_examples=150, deadline=None)
@given(
    view=st.sampled_from(list(VIEWS)),
    select=st.one_of(GROUPS, st.sampled_from(sorted(VOCABULARY.records))),
    more=st.sampled_from(
        [
            "",
            "&from=2019",
            "&kind=letter",
            "&countries=southland",
            "&countries=all",
            "&bypass=1",
            "&from=2030",
        ]
    ),
    width=st.sampled_from([-1, 0, 1, 390, 639, 640, 1180, 10**9]),
)
def test_any_state_gives_a_page(view: str, select: str, more: str, width: int) -> None:
    found = page(f"?view={view}&select={select}{more}", width)
    orjson.dumps(found.picture.figure)
    told(found)
    if found.picture is not NO_PICTURE:
        assert MIN_WIDTH <= found.picture.width <= MAX_WIDTH


def test_filters_that_let_nothing_through_still_give_a_page() -> None:
    found = page("?from=2030")
    assert found.count.startswith("0 of 12 records")
    assert found.picture.marks


# -- whatever the data says


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("text", HOSTILE)
def test_markup_in_the_data_is_text_in_every_view(view: str, text: str) -> None:
    actors = {"nia": {"name": text, "short": text, "kind": "person", "country": "northland", "note": text}}
    network = tiny_world(orjson.dumps({"actors": actors}).decode())
    found = render(network, Vocabulary(network), f"?view={view}&select=nia", 1180)
    for words in _texts(found.picture.figure):
        assert "<img" not in words
        assert "<b>bold" not in words
    assert text[:40] in told(found).replace("\\/", "/")


def _texts(part: Any) -> list[str]:
    """Return all strings of a figure."""
    if isinstance(part, dict):
        return [words for value in part.values() for words in _texts(value)]
    if isinstance(part, list | tuple):
        return [words for value in part for words in _texts(value)]
    return [part] if isinstance(part, str) else []


def test_a_record_without_any_relationship_gives_a_page() -> None:
    network = world("")
    for view in VIEWS:
        found = render(network, Vocabulary(network), f"?view={view}", 1180)
        assert found.count.startswith("0 of 0 records")
