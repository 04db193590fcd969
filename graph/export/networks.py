"""The record as a network for other tools: GraphML, GEXF, Cytoscape JSON and node-link JSON.

A relationship between several actors is several edges. Each carries the id of its relationship and a
weight, and the weights of one relationship add up to one: so that counts stay counts.
"""

from __future__ import annotations

from itertools import product
from xml.etree import ElementTree

import networkx as nx
import orjson

from graph.build import Network
from graph.model import Actor, Dataset, Relationship

from .excerpt import Excerpt
from .wording import bypasses, citations, joined, presences

_GEXF = "http://www.gexf.net/1.2draft"
Attributes = dict[str, str | int | float | bool]


def graphml(found: Excerpt) -> bytes:
    """Return GraphML; the stamp is data of the graph itself."""
    return "\n".join(nx.generate_graphml(plain_network(found))).encode() + b"\n"


def gexf(found: Excerpt) -> bytes:
    """Return GEXF 1.2 with the dates of relationships as the dynamics of edges."""
    network = _with_edge_ids(plain_network(found))
    root = ElementTree.fromstring("\n".join(nx.generate_gexf(network, version="1.2draft")))
    _drop_column(root, "networkx_key")
    _stamp_gexf(root, found)
    ElementTree.register_namespace("", _GEXF)
    ElementTree.register_namespace("viz", f"{_GEXF}/viz")
    content: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return content + b"\n"


def cytoscape(found: Excerpt) -> bytes:
    """Return the JSON that Cytoscape and cytoscape.js read."""
    return orjson.dumps(nx.cytoscape_data(plain_network(found)), option=orjson.OPT_INDENT_2) + b"\n"


def node_link(found: Excerpt) -> bytes:
    """Return the JSON that ``networkx.node_link_graph`` and D3 read."""
    content = nx.node_link_data(plain_network(found), edges="links")
    return orjson.dumps(content, option=orjson.OPT_INDENT_2) + b"\n"


def plain_network(found: Excerpt) -> Network:
    """Return a network whose attributes are plain values, with the stamp on the graph."""
    data = found.dataset
    network: Network = nx.MultiDiGraph()
    network.graph.update(found.stamp)
    rungs = {post.actor: post.rung for post in reversed(data.posts.values()) if post.actor and post.rung}
    counts = dict.fromkeys(data.actors, 0)
    for each in data.relationships.values():
        for key in set(each.ends):
            counts[key] += 1
    for key, actor in data.actors.items():
        network.add_node(key, **_node(data, actor, rungs.get(key), counts[key]))
    for key, each in data.relationships.items():
        _add_edges(network, key, each)
    return network


def _with_edge_ids(network: Network) -> nx.MultiDiGraph[str]:
    """Return the network with the keys of its edges as ids: GEXF would else number them."""
    renamed: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    renamed.add_nodes_from(network.nodes(data=True))
    for start, end, key, attributes in network.edges(keys=True, data=True):
        renamed.add_edge(start, end, id=key, **attributes)
    return renamed


def _node(data: Dataset, actor: Actor, rung: str | None, count: int) -> Attributes:
    country = data.countries[actor.country].name if actor.country else None
    return _given(
        label=actor.label,
        name=actor.name,
        kind=actor.kind.value,
        country=country,
        rung=rung,
        aliases=joined(actor.aliases),
        relationships=count,
        note=actor.note,
    )


def _add_edges(network: Network, key: str, each: Relationship) -> None:
    ends = list(product(each.from_, each.to))
    for number, (start, end) in enumerate(ends):
        edge = key if number == 0 else f"{key}#{number + 1}"
        network.add_edge(start, end, key=edge, **_edge(key, each, 1 / len(ends)))


def _edge(key: str, each: Relationship, weight: float) -> Attributes:
    when = each.date
    return _given(
        relationship=key,
        label=each.kind.value,
        weight=weight,
        kind=each.kind.value,
        channel=each.channel.value,
        mutual=each.mutual,
        date=when.text if when else None,
        start=when.first.isoformat() if when else None,
        end=when.last.isoformat() if when else None,
        date_basis=each.date_basis,
        status=each.status.value,
        certainty=each.certainty.value,
        summary=each.summary,
        place=each.place,
        length=each.length,
        countries=joined(each.countries or ()),
        present=presences(each.present),
        gone_around=bypasses(each.gone_around),
        references=citations(each.sources),
        related=joined(each.related),
        note=each.note,
    )


def _given(**values: str | int | float | bool | None) -> Attributes:
    """Return the attributes that have a value: formats differ in what an empty one means."""
    return {name: value for name, value in values.items() if value is not None and value != ""}


def _drop_column(root: ElementTree.Element, title: str) -> None:
    """Take out a column of edges: NetworkX numbers parallel edges in one, which no reader asked for."""
    for columns in root.iter(f"{{{_GEXF}}}attributes"):
        for column in [each for each in columns if each.get("title") == title]:
            columns.remove(column)
            for values in root.iter(f"{{{_GEXF}}}attvalues"):
                for value in [each for each in values if each.get("for") == column.get("id")]:
                    values.remove(value)


def _stamp_gexf(root: ElementTree.Element, found: Excerpt) -> None:
    """Put the stamp where GEXF keeps what a file is: creator, description, day of the last change."""
    meta = root.find(f"{{{_GEXF}}}meta")
    if meta is None:
        meta = ElementTree.Element(f"{{{_GEXF}}}meta")
        root.insert(0, meta)
    meta.clear()
    meta.set("lastmodifieddate", found.exported.isoformat())
    words = "; ".join(f"{name}: {value}" for name, value in found.stamp.items())
    for name, text in (("creator", "Direct Line"), ("keywords", "direct line"), ("description", words)):
        ElementTree.SubElement(meta, f"{{{_GEXF}}}{name}").text = text
