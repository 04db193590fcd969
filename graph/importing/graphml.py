"""GraphML: nodes, edges and their data, also where keys are not declared or labels are drawn ones."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from .rows import ReadingError, Role, Row, Sheet, clean, joined_cells


@dataclass(frozen=True, slots=True)
class _Key:
    name: str
    subject: str
    default: str


def graphml_sheets(file: str, root: Element) -> list[Sheet]:
    """Return the nodes and edges of a GraphML file as two sheets, those of nested graphs included."""
    graph = next((each for each in root.iter() if _tag(each) == "graph"), None)
    if graph is None:
        raise ReadingError("the GraphML file holds no graph", "expected <graph> with nodes and edges")
    keys = {each.get("id", ""): _key(each) for each in root if _tag(each) == "key"}
    nodes = _sheet(file, graph, "node", keys, Role.ACTORS)
    edges = _sheet(file, graph, "edge", keys, Role.RELATIONSHIPS)
    edges.is_mutual = graph.get("edgedefault", "undirected") != "directed"
    hyperedges = sum(_tag(each) == "hyperedge" for each in graph.iter())
    if hyperedges:
        edges.rows += [
            Row(f"hyperedge {number}", {"members": "; ".join(_members(each))})
            for number, each in enumerate((one for one in graph.iter() if _tag(one) == "hyperedge"), 1)
        ]
    nodes.about = {name: text for name, text in _data(graph, keys, set()) if text}
    return [nodes, edges]


def _key(each: Element) -> _Key:
    default = next((clean(child.text or "") for child in each if _tag(child) == "default"), "")
    name = clean(each.get("attr.name") or each.get("id") or "")
    return _Key(name, each.get("for", "all"), default)


def _sheet(file: str, graph: Element, word: str, keys: Mapping[str, _Key], role: Role) -> Sheet:
    defaults = {
        key.name: key.default for key in keys.values() if key.default and key.subject in (word, "all")
    }
    undeclared: set[str] = set()
    rows: list[Row] = []
    for number, each in enumerate((found for found in graph.iter() if _tag(found) == word), 1):
        attributes = {name: text for name, value in each.attrib.items() if (text := clean(value))}
        cells = joined_cells(attributes, {**defaults, **dict(_data(each, keys, undeclared))})
        rows.append(Row(f"{word} {each.get('id') or number}", cells))
    columns = dict.fromkeys(name for row in rows for name in row.cells)
    sheet = Sheet(file, list(columns), rows, role, scope=file)
    if undeclared:
        sheet.remarks.append(
            f"{file}: keys that are not declared go by their ids: {', '.join(sorted(undeclared))}"
        )
    return sheet


def _data(each: Element, keys: Mapping[str, _Key], undeclared: set[str]) -> Iterator[tuple[str, str]]:
    for data in each:
        if _tag(data) != "data":
            continue
        key = data.get("key", "")
        if key not in keys:
            undeclared.add(key)
        name = keys[key].name if key in keys else key
        is_drawn = any("Label" in _tag(part) for part in data.iter())
        text = clean(" ".join(part.strip() for part in data.itertext() if part.strip()))
        if text:
            yield ("label" if is_drawn else name or "data"), text


def _members(each: Element) -> Iterator[str]:
    return (end.get("node", "") for end in each if _tag(end) == "endpoint")


def _tag(each: Element) -> str:
    return str(each.tag).rsplit("}", 1)[-1]
