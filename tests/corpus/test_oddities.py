"""Odd but valid data files: they load, and their texts reach panel, table and picture as written."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import orjson
import pytest
import yaml

from graph import Network, build, load
from tests.ui.pictures import texts
from ui.render import Rendered, render
from ui.state import Vocabulary
from ui.theme import escaped

HERE = Path(__file__).parent
ODD = sorted(path.name for path in (HERE / "oddities").glob("*.yaml"))
VIEWS_WITH_NAMES = ("lanes", "network", "timeline")


def written(name: str) -> Any:
    """Return what a file says, read by another way than the loader's, with every scalar as text."""
    return yaml.load((HERE / "oddities" / name).read_bytes(), Loader=yaml.CBaseLoader)


@cache
def network_of(name: str) -> Network:
    return build(load(HERE / "world.yaml", HERE / "oddities" / name))


def page(name: str, search: str) -> Rendered:
    network = network_of(name)
    return render(network, Vocabulary(network), search, 1600)


def said(part: Any) -> str:
    """Return all strings of a part of the page, joined."""
    if isinstance(part, str):
        return f"{part}\n"
    if isinstance(part, dict):
        return "".join(said(value) for value in part.values())
    if isinstance(part, list | tuple):
        return "".join(said(value) for value in part)
    return said(part.to_plotly_json()) if hasattr(part, "to_plotly_json") else ""


def test_there_are_oddities_of_every_sort() -> None:
    assert len(ODD) >= 30


@pytest.mark.parametrize("name", ODD)
def test_an_odd_file_is_loaded_as_written(name: str) -> None:
    dataset = load(HERE / "world.yaml", HERE / "oddities" / name)
    actor = written(name)["actors"]["odd-one"]
    assert (dataset.actors["odd-one"].name, dataset.actors["odd-one"].short) == (
        actor["name"],
        actor["short"],
    )
    assert dataset.relationships["odd-call"].summary == written(name)["relationships"]["odd-call"]["summary"]


@pytest.mark.parametrize("name", ODD)
def test_the_panel_shows_the_texts_of_an_odd_file_whole(name: str) -> None:
    actor = written(name)["actors"]["odd-one"]
    panel = said(page(name, "?select=odd-one").panel)
    assert actor["name"] in panel
    assert actor["note"] in panel
    assert actor["aliases"][0] in panel
    record = said(page(name, "?select=odd-call").panel)
    assert written(name)["relationships"]["odd-call"]["summary"] in record


@pytest.mark.parametrize("name", ODD)
def test_the_pictures_show_the_names_of_an_odd_file_escaped(name: str) -> None:
    short = written(name)["actors"]["odd-one"]["short"]
    shown: list[str] = []
    for view in VIEWS_WITH_NAMES:
        picture = page(name, f"?view={view}&countries=northland&select=odd-call").picture
        orjson.dumps(picture.figure)
        shown += texts(picture)
    assert any(escaped(short) in text for text in shown), shown
    if "<" in short:
        assert not any(short in text for text in shown)
