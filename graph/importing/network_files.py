"""GraphML, GEXF 1.2 and 1.3, node-link and Cytoscape JSON into rows of nodes and edges.

NetworkX's own readers stop at the first undeclared key and drop what they have no place for; here every
attribute of every node and edge becomes a cell.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, ParseError

import orjson
from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from .gexf import gexf_sheets
from .graphml import graphml_sheets
from .rows import ReadingError, Role, Row, Sheet, clean

_XML: Mapping[str, Callable[[str, Element], list[Sheet]]] = {"gexf": gexf_sheets, "graphml": graphml_sheets}
_ENDS = ("source", "target")


def is_network(content: bytes) -> bool:
    """Tell whether a file looks like XML or JSON rather than a table."""
    start = content.removeprefix(b"\xef\xbb\xbf").lstrip()[:1]
    return start in (b"<", b"{", b"[") or content[:4] in (b"\xff\xfe<\0", b"\xfe\xff\0<")


def read_network(path: Path, content: bytes) -> list[Sheet]:
    """Return the nodes and edges of a network file as two sheets; raise ReadingError with the line."""
    if content.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] in (b"{", b"["):
        return _json_sheets(path.name, _json(content))
    try:
        root = fromstring(content)
    except ParseError as error:
        line, column = error.position
        raise ReadingError(f"not readable as XML ({error.msg})", "mend it here", line, column + 1) from None
    except DefusedXmlException:
        raise ReadingError("the file declares XML entities", "save it without them") from None
    except (ValueError, LookupError) as error:
        raise ReadingError(f"not readable as XML ({error})", "save it as UTF-8") from None
    name = root.tag.rsplit("}", 1)[-1].lower()
    if name not in _XML:
        raise ReadingError(f'the file is XML of another kind ("{name}")', "expected GraphML or GEXF")
    return _XML[name](path.name, root)


def _json(content: bytes) -> Any:
    try:
        return orjson.loads(content.removeprefix(b"\xef\xbb\xbf"))
    except orjson.JSONDecodeError as error:
        wrong = f"not readable as JSON ({error.msg})"
        raise ReadingError(wrong, "mend it here", error.lineno, error.colno) from None


def _json_sheets(file: str, content: Any) -> list[Sheet]:
    """Return the sheets of node-link JSON (``links`` or ``edges``), Cytoscape JSON or a list of rows."""
    if isinstance(content, list):
        return [_sheet(file, Role.UNKNOWN, "entry", _dicts(content))]
    elements = content.get("elements")
    if isinstance(elements, dict):
        nodes, edges = (_flat_elements(elements.get(name)) for name in ("nodes", "edges"))
    elif isinstance(elements, list):
        flat = _flat_elements(elements)
        nodes = [each for each in flat if "source" not in each]
        edges = [each for each in flat if "source" in each]
    else:
        nodes, edges = _dicts(content.get("nodes")), _dicts(content.get("links") or content.get("edges"))
    if not nodes and not edges:
        raise ReadingError("the file holds neither nodes nor links", "expected node-link or Cytoscape JSON")
    _name_by_place(nodes, edges)
    about = content.get("graph", content.get("data"))
    found = [_sheet(file, Role.ACTORS, "node", nodes), _sheet(file, Role.RELATIONSHIPS, "link", edges)]
    for sheet in found:
        sheet.scope = file
        sheet.is_mutual = content.get("directed") is False
    found[0].about = _cells(about) if isinstance(about, dict) else {}
    return found


def _dicts(values: Any) -> list[dict[str, Any]]:
    return [dict(each) for each in values if isinstance(each, dict)] if isinstance(values, list) else []


def _flat_elements(values: Any) -> list[dict[str, Any]]:
    """Return Cytoscape's elements with their data beside the rest."""
    return [{**each, **each.pop("data", {})} for each in _dicts(values)]


def _name_by_place(nodes: list[dict[str, Any]], edges: list[dict[str, Any]]) -> None:
    """Give nodes ids where links count them instead of naming them, as D3's older files do."""
    known = {str(each["id"]) for each in nodes if "id" in each}
    ends = [end for each in edges for end in (each.get("source"), each.get("target"))]
    if not all(isinstance(end, int) and 0 <= end < len(nodes) for end in ends):
        return
    if not known or not known & {str(end) for end in ends}:
        for number, node in enumerate(nodes):
            node.setdefault("id", number)
        for each in edges:
            each |= {end: nodes[each[end]]["id"] for end in _ENDS}


def _sheet(file: str, role: Role, word: str, rows: Iterable[dict[str, Any]]) -> Sheet:
    found = [Row(f"{word} {number}", _cells(each)) for number, each in enumerate(rows, 1)]
    columns = dict.fromkeys(name for row in found for name in row.cells)
    return Sheet(file, list(columns), found, role)


def _cells(values: dict[str, Any]) -> dict[str, str]:
    return {
        name: text for key, value in values.items() if (name := clean(str(key))) for text in _texts(value)
    }


def _texts(value: Any) -> Iterator[str]:
    """Yield the text of a JSON value, or nothing if it is empty."""
    if value is None or value == "" or value == [] or value == {}:
        return
    if isinstance(value, str | int | float):
        plain = str(value).lower() if isinstance(value, bool) else str(value)
    elif isinstance(value, list) and all(isinstance(each, str | int | float) for each in value):
        plain = "; ".join(str(each) for each in value)
    else:
        plain = orjson.dumps(value).decode()
    if text := clean(plain):
        yield text
