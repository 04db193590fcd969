"""A journalist takes the record away: every format opens in programs of others, and nothing is lost."""

from __future__ import annotations

import csv
import io
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import igraph
import networkx as nx
import orjson
import pytest
from hypothesis import example, given
from hypothesis import strategies as some

from graph import Filter, Network, dataset_of, matching
from graph.export import Format, export, export_tables
from graph.export.tables import RISKY, plain_cell, safe_cell
from graph.model import Dataset
from tests.worlds import tiny_world

DAY = date(2022, 1, 2)
GROUP = """
relationships:
  nia-and-finn-meet-pat:
    {from: [nia, finn], to: pat, channel: direct, kind: meeting, date: 2018-07, status: happened,
     certainty: on record, summary: Two came., sources: [{source: list}]}
"""


@pytest.fixture(scope="module")
def network() -> Network:
    return tiny_world(GROUP)


def exported(network: Network, format: Format, wanted: Filter | None = None) -> bytes:
    return export(network, matching(network, wanted or Filter()), format, selection="?x=1", exported=DAY)


def tables(network: Network) -> dict[str, list[dict[str, str]]]:
    with ZipFile(io.BytesIO(exported(network, Format.CSV))) as archive:
        texts = {name: archive.read(name).decode("utf-8-sig") for name in archive.namelist()}
    return {name: list(csv.DictReader(io.StringIO(text))) for name, text in texts.items()}


def test_graphml_opens_in_igraph_with_names_kinds_dates_and_counts(network: Network, tmp_path: Path) -> None:
    path = tmp_path / "x.graphml"
    path.write_bytes(exported(network, Format.GRAPHML))
    found = igraph.Graph.Read_GraphML(str(path))
    data = dataset_of(network)
    assert sorted(found.vs["name"]) == sorted(actor.name for actor in data.actors.values())
    assert len(set(found.es["relationship"])) == len(data.relationships)
    assert sum(found.es["weight"]) == pytest.approx(len(data.relationships))
    call = next(each for each in found.es if each["relationship"] == "pat-nia-call-2018-03-20")
    assert (call["kind"], call["start"], call["end"]) == ("phone call", "2018-03-20", "2018-03-20")
    ends = {found.vs[end]["id"] for end in call.tuple}
    assert ends == {"nia", "pat"}
    assert (found["version"], found["licence"], found["exported"]) == ("1.0.0", "CC0", "2022-01-02")


def test_gexf_opens_in_networkx_with_the_dates_as_dynamics(network: Network, tmp_path: Path) -> None:
    path = tmp_path / "x.gexf"
    path.write_bytes(exported(network, Format.GEXF))
    found = nx.read_gexf(path)
    assert found.graph["mode"] == "dynamic"
    assert found.nodes["nia"]["name"] == "Nia North"
    assert found.nodes["nia"]["label"] == "Nia"
    edges = {each["id"]: each for _, _, each in found.edges(data=True)}
    assert set(dataset_of(network).relationships) <= set(edges)
    summit = edges["pat-nia-meeting-2019-06-01"]
    assert (summit["start"], summit["end"], summit["kind"]) == ("2019-06-01", "2019-06-02", "summit")
    assert sum(each["weight"] for each in edges.values()) == len(dataset_of(network).relationships)


def test_gexf_says_of_which_version_it_is(network: Network) -> None:
    text = exported(network, Format.GEXF).decode()
    assert 'lastmodifieddate="2022-01-02"' in text
    assert "version: 1.0.0" in text
    assert "licence: CC0" in text
    assert "networkx_key" not in text


@pytest.mark.parametrize("format", [Format.NODE_LINK, Format.CYTOSCAPE])
def test_json_networks_are_read_back_by_networkx(network: Network, format: Format) -> None:
    content = orjson.loads(exported(network, format))
    read = {
        Format.NODE_LINK: lambda: nx.node_link_graph(content, edges="links"),
        Format.CYTOSCAPE: lambda: nx.cytoscape_graph(content),
    }
    found = read[format]()
    assert set(found.nodes) == set(dataset_of(network).actors)
    relationships = {each["relationship"] for _, _, each in found.edges(data=True)}
    assert relationships == set(dataset_of(network).relationships)
    assert found.nodes["sam"]["rung"] == "secretary"


def test_several_actors_at_an_end_are_several_edges_of_one_relationship(network: Network) -> None:
    content = orjson.loads(exported(network, Format.NODE_LINK))
    edges = [each for each in content["links"] if each["relationship"] == "nia-and-finn-meet-pat"]
    assert [(each["source"], each["weight"]) for each in edges] == [("nia", 0.5), ("finn", 0.5)]
    assert len({each["key"] for each in edges}) == 2


def test_json_holds_every_field_and_is_a_data_set_again(network: Network) -> None:
    content = orjson.loads(exported(network, Format.JSON))
    stamp = content.pop("export")
    assert stamp["version"] == "1.0.0"
    assert stamp["selection"] == "?x=1"
    assert Dataset.model_validate(content) == dataset_of(network)


def test_csv_has_a_table_for_every_section(network: Network) -> None:
    found, data = tables(network), dataset_of(network)
    assert list(found) == ["actors.csv", "relationships.csv", "posts.csv", "sources.csv", "about.csv"]
    assert [row["id"] for row in found["relationships.csv"]] == list(data.relationships)
    row = next(row for row in found["relationships.csv"] if row["id"] == "nia-pat-letter-2018-04-01")
    assert row["from"] == "nia"
    assert row["sources"] == "gazette, paragraph 3"
    assert row["gone around"] == "sam: advised against (an answer), gazette, paragraph 4"
    assert {row["what"]: row["value"] for row in found["about.csv"]}["licence"] == "CC0"


def test_csv_begins_with_the_mark_that_excel_needs(network: Network) -> None:
    assert export_tables(network, ())["actors.csv"].startswith(b"\xef\xbb\xbf")


def test_the_same_record_gives_the_same_bytes(network: Network) -> None:
    for format in Format:
        assert exported(network, format) == exported(network, format)


def test_a_cell_that_a_spreadsheet_would_run_is_made_safe() -> None:
    more = "actors: {eve: {name: '=HYPERLINK(\"http://x\")', kind: person}}"
    network = tiny_world(more)
    row = next(row for row in tables(network)["actors.csv"] if row["id"] == "eve")
    assert row["name"] == '\'=HYPERLINK("http://x")'


@given(some.text())
@example("'=1")
@example("''")
def test_what_was_made_safe_can_be_undone(text: str) -> None:
    assert plain_cell(safe_cell(text)) == text
    assert not text or safe_cell(text)[0] not in RISKY.removesuffix("'")


def test_a_filter_takes_along_what_its_records_rest_on_and_no_more(network: Network) -> None:
    content = orjson.loads(exported(network, Format.JSON, Filter(countries=("southland",))))
    assert set(content["relationships"]) == {"pat-lea-call-2018-05-01", "sam-lea-meeting-2018-04-20"}
    assert set(content["actors"]) == {"pat", "sam", "lea"}
    assert set(content["sources"]) == {"list"}
    assert content["export"]["relationships"] == "2 of 13 in this data"
    content.pop("export")
    Dataset.model_validate(content)


def test_a_claim_goes_along_only_with_all_its_evidence(network: Network) -> None:
    half = Filter(kinds=("phone call",))
    assert "claims" not in orjson.loads(exported(network, Format.JSON, half))
    assert "claims" in orjson.loads(exported(network, Format.JSON))


def test_references_to_records_that_stay_behind_are_dropped(network: Network) -> None:
    content = orjson.loads(exported(network, Format.JSON, Filter(kinds=("official visit",))))
    assert "related" not in content["relationships"]["pat-nia-visit-2019-08"]


def test_an_empty_selection_is_a_whole_file(network: Network) -> None:
    for format in Format:
        assert export(network, (), format)
