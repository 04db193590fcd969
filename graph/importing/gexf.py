"""GEXF 1.2 and 1.3: nodes, edges, declared attributes, dates, and whatever else hangs on them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element

from .rows import ReadingError, Role, Row, Sheet, clean, joined_cells

_STRUCTURE = frozenset({"nodes", "edges", "attvalues"})


def gexf_sheets(file: str, root: Element) -> list[Sheet]:
    """Return the nodes and edges of a GEXF file as two sheets."""
    graph = next((each for each in root if _tag(each) == "graph"), None)
    if graph is None:
        raise ReadingError("the GEXF file holds no graph", "expected <graph> with nodes and edges")
    is_mutual = graph.get("defaultedgetype", "undirected") != "directed"
    nodes = _sheet(file, graph, "node", Role.ACTORS)
    edges = _sheet(file, graph, "edge", Role.RELATIONSHIPS)
    edges.is_mutual = is_mutual
    nodes.about = dict(_meta(root))
    return [nodes, edges]


def _sheet(file: str, graph: Element, word: str, role: Role) -> Sheet:
    titles, defaults = _declared(graph, word)
    rows: list[Row] = []
    undeclared: set[str] = set()
    for number, each in enumerate((found for found in graph.iter() if _tag(found) == word), 1):
        cells = joined_cells(dict(_attributes(each)), {**defaults, **_values(each, titles, undeclared)})
        rows.append(Row(f"{word} {each.get('id') or number}", cells))
    columns = dict.fromkeys(name for row in rows for name in row.cells)
    sheet = Sheet(file, list(columns), rows, role, scope=file)
    if undeclared:
        sheet.remarks.append(
            f"{file}: attributes that are not declared go by their ids: {', '.join(sorted(undeclared))}"
        )
    return sheet


def _declared(graph: Element, word: str) -> tuple[dict[str, str], dict[str, str]]:
    """Return the titles of attributes by id, and the defaults by title."""
    titles: dict[str, str] = {}
    defaults: dict[str, str] = {}
    for group in graph:
        if _tag(group) != "attributes" or group.get("class") != word:
            continue
        for each in group:
            key = each.get("id", "")
            titles[key] = clean(each.get("title") or key)
            for default in each:
                if _tag(default) == "default" and (text := clean(default.text or "")):
                    defaults[titles[key]] = text
    return titles, defaults


def _attributes(each: Element) -> Iterator[tuple[str, str]]:
    """Yield what stands on the element, and its spells, colours and places as text."""
    for name, value in each.attrib.items():
        if text := clean(value):
            yield name.rsplit("}", 1)[-1], text
    for child in each:
        name = _tag(child)
        if name in _STRUCTURE:
            continue
        inner = [child, *child] if len(child) else [child]
        parts = [f"{key} {value}" for part in inner for key, value in part.attrib.items()]
        if text := clean("; ".join(parts)):
            yield name, text


def _values(each: Element, titles: Mapping[str, str], undeclared: set[str]) -> dict[str, str]:
    """Return the attribute values of a node or edge; several over time stand side by side."""
    found: dict[str, list[str]] = {}
    for group in each:
        for value in group if _tag(group) == "attvalues" else ():
            key = value.get("for") or value.get("id") or ""
            if key not in titles:
                undeclared.add(key)
            if text := clean(value.get("value", "")):
                when = [f"{edge} {value.get(edge)}" for edge in ("start", "end") if value.get(edge)]
                found.setdefault(titles.get(key, key), []).append(
                    f"{text} ({', '.join(when)})" if when else text
                )
    return {name: "; ".join(texts) for name, texts in found.items() if name}


def _meta(root: Element) -> Iterator[tuple[str, str]]:
    for meta in root:
        if _tag(meta) == "meta":
            yield from ((name, clean(value)) for name, value in meta.attrib.items())
            yield from ((_tag(each), clean(each.text or "")) for each in meta if each.text)


def _tag(each: Element) -> str:
    return str(each.tag).rsplit("}", 1)[-1]
