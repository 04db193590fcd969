"""Networks that nobody here made open: NetworkX's own samples, and files with everything that goes wrong."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from graph import build, dataset_of
from graph.errors import DataError
from graph.export import Format, export
from graph.importing import import_files
from graph.model import Kind
from tests.graph.importing import FOR_ALL, imported, only, record, with_options
from tests.worlds import tiny_world

SAMPLES: dict[str, tuple[Callable[[], Any], str]] = {
    "karate": (nx.karate_club_graph, "33"),
    "les miserables": (nx.les_miserables_graph, "Valjean"),
    "davis": (nx.davis_southern_women_graph, "E8"),
    "florentine": (nx.florentine_families_graph, "Medici"),
}


def as_node_link(network: Any, path: Path) -> None:
    path.write_text(json.dumps(nx.node_link_data(network, edges="edges")))


def as_cytoscape(network: Any, path: Path) -> None:
    path.write_text(json.dumps(nx.cytoscape_data(network)))


WRITERS: dict[str, Callable[[Any, Path], None]] = {
    "graphml": nx.write_graphml,
    "gexf 1.2": nx.write_gexf,
    "gexf 1.3": lambda network, path: nx.write_gexf(network, path, version="1.3"),
    "node-link": as_node_link,
    "cytoscape": as_cytoscape,
}


@pytest.mark.parametrize("writer", WRITERS)
@pytest.mark.parametrize("sample", SAMPLES)
def test_samples_of_networkx_open_with_the_same_counts(tmp_path: Path, sample: str, writer: str) -> None:
    network, principal = SAMPLES[sample][0](), SAMPLES[sample][1]
    network.graph.clear()  # NetworkX cannot write the lists that it keeps there
    path = tmp_path / "sample"
    WRITERS[writer](network, path)
    found = import_files([path], FOR_ALL)
    assert found.apart == ()
    assert found.dataset
    assert len(found.dataset.actors) == network.number_of_nodes()
    assert len(found.dataset.relationships) == network.number_of_edges()
    assert found.dataset.actors[next(iter(found.dataset.principals))].name == principal
    assert {actor.name for actor in found.dataset.actors.values()} == {str(node) for node in network}
    assert all(each.mutual for each in found.dataset.relationships.values())
    opened = build(found.dataset)
    assert opened.number_of_edges() == network.number_of_edges()


def test_groups_of_nodes_are_lanes_by_their_own_name(tmp_path: Path) -> None:
    nx.write_gexf(nx.karate_club_graph(), tmp_path / "karate.gexf")
    found = import_files([tmp_path / "karate.gexf"], FOR_ALL)
    assert found.dataset
    assert [each.name for each in found.dataset.countries.values()] == ["Mr. Hi", "Officer"]
    assert found.dataset.about.words.countries == "clubs"


def test_weights_and_all_else_stay_as_notes(tmp_path: Path) -> None:
    network = nx.les_miserables_graph()
    nx.write_graphml(network, tmp_path / "x.graphml")
    found = import_files([tmp_path / "x.graphml"], FOR_ALL)
    assert found.dataset
    weights = [each.note for each in found.dataset.relationships.values()]
    assert weights == [f"weight: {weight}" for _, _, weight in network.edges(data="weight")]


@pytest.mark.parametrize("format", [Format.GRAPHML, Format.GEXF, Format.NODE_LINK, Format.CYTOSCAPE])
def test_our_own_export_comes_back(tmp_path: Path, format: Format) -> None:
    network = tiny_world()
    data = dataset_of(network)
    path = tmp_path / "x"
    path.write_bytes(export(network, data.relationships, format))
    found = import_files([path], with_options(principal="Pat President"))
    assert found.apart == ()
    assert found.dataset
    back = found.dataset.relationships
    assert set(back) == set(data.relationships)
    assert {actor.name for actor in found.dataset.actors.values()} == {
        actor.name for actor in data.actors.values()
    }
    for key, each in data.relationships.items():
        assert (back[key].kind, back[key].channel, back[key].status) == (each.kind, each.channel, each.status)
        assert (back[key].date and back[key].date.first) == (each.date and each.date.first)  # type: ignore[union-attr]
        assert back[key].summary == each.summary


GRAPHML = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
  <key id="d0" for="node" attr.name="role"><default>nobody</default></key>
  <key id="d1" for="edge" attr.name="source"/>
  <graph edgedefault="directed">
    <node id="a"><data key="d0">chair</data><data key="d9">lost key</data></node>
    <node id="b"/>
    <edge source="a" target="b"><data key="d1">The Gazette</data></edge>
    <edge source="a" target="b" directed="false"/>
    <edge source="a" target="a"/>
    <edge source="a" target="ghost"/>
    <edge source="a"/>
    <hyperedge><endpoint node="a"/><endpoint node="b"/></hyperedge>
  </graph>
</graphml>"""


def test_graphml_with_everything_wrong_is_read_and_told(tmp_path: Path) -> None:
    found = imported(tmp_path, "x.graphml", GRAPHML)
    assert found.dataset
    data = found.dataset
    assert len(data.relationships) == 4
    assert data.actors["a"].note == "d9: lost key; role: chair"
    assert data.actors["b"].note == "role: nobody"
    assert "ghost" in data.actors
    first, second, *_ = data.relationships.values()
    assert data.sources[first.sources[0].source].title == "The Gazette"
    assert (first.mutual, second.mutual) == (False, True)
    assert [(each.place, each.reason) for each in found.apart] == [
        ("edge 5", "one end or both are missing"),
        ("hyperedge 1", "one end or both are missing"),
    ]
    assert any("not declared go by their ids: d9" in each for each in found.remarks)


GEXF = """<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.{minor}" xmlns:viz="http://gexf.net/1.{minor}/viz" version="1.{minor}">
  <meta lastmodifieddate="2020-01-01"><creator>Somebody</creator><description>Calls</description></meta>
  <graph defaultedgetype="directed" mode="dynamic" timeformat="date">
    <attributes class="node"><attribute id="0" title="country" type="string"/></attributes>
    <attributes class="edge"><attribute id="0" title="mood" type="string"><default>calm</default></attribute>
    </attributes>
    <nodes>
      <node id="n0" label="Zoë"><attvalues><attvalue for="0" value="Norway"/></attvalues>
        <viz:color r="239" g="173" b="66"/></node>
      <node id="n1" label="Bo"/>
    </nodes>
    <edges>
      <edge id="e0" source="n0" target="n1" start="2018-03-20" end="2018-03-21" weight="2.5"
        {kind}="phone call"/>
      <edge id="e1" source="n1" target="n0" type="undirected"/>
    </edges>
  </graph>
</gexf>"""


@pytest.mark.parametrize(("minor", "kind"), [("2draft", "label"), ("3", "kind")])
def test_gexf_of_both_versions_keeps_dates_and_kinds(tmp_path: Path, minor: str, kind: str) -> None:
    data = record(tmp_path, "x.gexf", GEXF.format(minor=minor, kind=kind))
    zoe = data.actors["zoe"]
    assert (zoe.name, zoe.country) == ("Zoë", "norway")
    assert "color: r 239; g 173; b 66" in (zoe.note or "")
    call, other = data.relationships.values()
    assert call.kind is Kind.PHONE_CALL
    assert call.date
    assert call.date.text == "2018-03-20/2018-03-21"
    assert "weight: 2.5" in (call.note or "")
    assert "mood: calm" in (call.note or "")
    assert (call.mutual, other.mutual) == (False, True)


def test_what_a_file_says_of_itself_stands_above_the_data(tmp_path: Path) -> None:
    text = imported(tmp_path, "x.gexf", GEXF.format(minor="3", kind="label")).text
    assert "# creator: Somebody\n" in (text or "")


def test_d3_files_that_count_their_nodes_are_read(tmp_path: Path) -> None:
    content = {"nodes": [{"name": "Ann"}, {"name": "Bo"}], "links": [{"source": 0, "target": 1, "value": 3}]}
    data = record(tmp_path, "x.json", json.dumps(content))
    assert only(data).ends == ("ann", "bo")


def test_nested_values_stay_as_text(tmp_path: Path) -> None:
    content = {"nodes": [], "links": [{"source": "a", "target": "b", "tags": ["x", "y"], "more": {"z": 1}}]}
    assert only(record(tmp_path, "x.json", json.dumps(content))).note == 'tags: x; y; more: {"z":1}'


def test_two_networks_keep_their_ids_apart(tmp_path: Path) -> None:
    for name in ("one", "two"):
        content = {"nodes": [{"id": "0", "name": f"Ann {name}"}, {"id": "1", "name": "Bo"}],
                   "links": [{"source": "0", "target": "1"}]}  # fmt: skip
        (tmp_path / f"{name}.json").write_text(json.dumps(content))
    found = import_files([tmp_path / "one.json", tmp_path / "two.json"], FOR_ALL)
    assert found.dataset
    assert sorted(actor.name for actor in found.dataset.actors.values()) == ["Ann one", "Ann two", "Bo", "Bo"]


LAUGHS = """<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>
<graphml><graph><node id="&b;"/></graph></graphml>"""


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (LAUGHS, "declares XML entities"),
        ("<gexf><graph>", "x:1:.*not readable as XML"),
        ("<svg/>", 'XML of another kind \\("svg"\\)'),
        ("<gexf/>", "holds no graph"),
        ('{"nodes": [}', "x:1:.*not readable as JSON"),
        ('{"a": 1}', "neither nodes nor links"),
    ],
)
def test_what_is_no_network_is_said_with_its_line(tmp_path: Path, content: str, said: str) -> None:
    with pytest.raises(DataError, match=said):
        imported(tmp_path, "x", content)
