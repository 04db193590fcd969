"""A record about another office speaks of districts and a mayor on every page, with no change of code."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import networkx as nx
import orjson
import pytest
from plotly.utils import PlotlyJSONEncoder  # type: ignore[attr-defined]

from graph import Network, build, load
from graph.export import Format
from graph.importing import Options, import_files
from tests.worlds import tiny_world
from ui.choices import LEADS, VIEWS
from ui.controls import controls
from ui.downloads import file_name, records_of
from ui.render import render
from ui.state import Vocabulary
from ui.words import told

MAYOR = Path(__file__).parents[2] / "examples" / "mayor.yaml"
FOREIGN_WORDS = re.compile(r"\b(President|[Cc]ountr(y|ies)|Washington|Trump)\b")


def texts(value: object) -> str:
    """Return everything a reader could see of a rendered part of the page, identifiers aside."""
    plain = orjson.dumps(value, default=PlotlyJSONEncoder().default).decode()
    return " ".join(re.findall(r'"(?:children|label|placeholder|text|title|alt)": ?"([^"]*)"', plain))


@pytest.fixture(scope="module")
def mayor() -> Network:
    return build(load(MAYOR))


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("width", [380, 1280])
def test_no_word_of_another_office_stands_on_a_page_of_the_mayor(
    mayor: Network, view: str, width: int
) -> None:
    for select in ("", "&select=karlsen-lindqvist-call-2023-10-04", "&select=northquay", "&select=lena-vik"):
        found = render(mayor, Vocabulary(mayor), f"?view={view}{select}", width)
        seen = [texts(found.panel), texts(found.table), texts(found.choices), found.count, found.picture.alt]
        seen += [mark.label for mark in found.picture.marks] + [each.text for each in found.picture.headings]
        seen += [*found.picture.not_drawn, *found.notes, told(mayor, LEADS.get(view, ""))]
        assert [each for each in seen if FOREIGN_WORDS.search(each)] == []


def test_the_controls_are_named_in_the_words_of_the_record(mayor: Network) -> None:
    shown = texts(controls(mayor, Vocabulary(mayor)))
    assert "Districts" in shown
    assert "Mayor" in shown
    assert not FOREIGN_WORDS.search(shown)


def test_the_words_of_the_first_record_are_unchanged() -> None:
    network = tiny_world()
    assert told(network, "{Countries} and a {country}: {leader} to {principal}") == (
        "Countries and a country: leader to President"
    )


def test_a_name_with_initials_keeps_them() -> None:
    assert told(tiny_world(), "{rungs}").endswith("US embassy, secretary of State")


def imported(tmp_path: Path, network: Any, principal: str | None = None) -> Network:
    nx.write_gexf(network, tmp_path / "x.gexf")
    found = import_files([tmp_path / "x.gexf"], Options(source="A sample", principal=principal))
    assert found.dataset
    return build(found.dataset)


def test_an_imported_network_is_drawn_whole_with_the_same_counts(tmp_path: Path) -> None:
    network = imported(tmp_path, nx.florentine_families_graph())
    found = render(network, Vocabulary(network), "?view=network", 1280)
    assert found.count == "20 of 20 records, 0 countries"
    names = " ".join(mark.label for mark in found.picture.marks)
    assert [name for name in nx.florentine_families_graph() if name not in names] == []


def test_a_view_of_lanes_without_any_says_where_the_records_are(tmp_path: Path) -> None:
    network = imported(tmp_path, nx.florentine_families_graph())
    found = render(network, Vocabulary(network), "", 1280)
    assert "Network and Table hold every record" in found.notes[0]
    assert found.picture.alt == "No country has a direct link with Medici in this data."


def test_a_large_network_without_lanes_still_shows_its_centre(tmp_path: Path) -> None:
    network = imported(tmp_path, nx.barabasi_albert_graph(600, 2, seed=4), "599")
    found = render(network, Vocabulary(network), "?view=network", 1280)
    labels = [mark.label for mark in found.picture.marks]
    assert len(labels) > 30
    assert any(label.endswith(", Principal") for label in labels)
    assert any(label.startswith("Others") or "others" in label for label in labels) or found.picture.not_drawn


def test_downloads_hold_what_the_page_shows() -> None:
    network = tiny_world()
    vocabulary = Vocabulary(network)
    assert len(records_of(network, vocabulary, "")) == 12
    assert records_of(network, vocabulary, "?countries=southland&kind=phone+call") == (
        "pat-lea-call-2018-05-01",
    )
    with pytest.raises(ValueError, match="phonecall"):
        records_of(network, vocabulary, "?kind=phonecall")
    assert file_name(Format.GEXF, "1.0/x") == "direct-line-1.0-x.gexf"
