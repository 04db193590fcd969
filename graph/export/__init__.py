"""The record in the formats of other tools: pure functions from network and ids to bytes.

    export(network, matching(network, Filter(countries=("russia",))), Format.GEXF)

Every export says of which version of the data it is, from when, under which licence, and how many of
all relationships it holds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from enum import StrEnum

from graph.build import Network, dataset_of

from .excerpt import Excerpt, excerpt
from .networks import cytoscape, gexf, graphml, node_link
from .tables import csv_archive, csv_files
from .whole import whole_json


class Format(StrEnum):
    """The formats that a record can leave in."""

    CSV = "csv"
    JSON = "json"
    GRAPHML = "graphml"
    GEXF = "gexf"
    CYTOSCAPE = "cytoscape"
    NODE_LINK = "node-link"


SUFFIXES: Mapping[Format, str] = {
    Format.CSV: ".zip",
    Format.JSON: ".json",
    Format.GRAPHML: ".graphml",
    Format.GEXF: ".gexf",
    Format.CYTOSCAPE: ".cyjs",
    Format.NODE_LINK: ".json",
}
MEDIA_TYPES: Mapping[Format, str] = {
    Format.CSV: "application/zip",
    Format.JSON: "application/json",
    Format.GRAPHML: "application/graphml+xml",
    Format.GEXF: "application/gexf+xml",
    Format.CYTOSCAPE: "application/json",
    Format.NODE_LINK: "application/json",
}
_WRITERS: Mapping[Format, Callable[[Excerpt], bytes]] = {
    Format.CSV: csv_archive,
    Format.JSON: whole_json,
    Format.GRAPHML: graphml,
    Format.GEXF: gexf,
    Format.CYTOSCAPE: cytoscape,
    Format.NODE_LINK: node_link,
}


def export(
    network: Network, ids: Iterable[str], format: Format, *, selection: str = "", exported: date | None = None
) -> bytes:
    """Return some relationships of a record, with all they rest on, as the bytes of a file.

    ``selection`` says in the file which part of the record was asked for (the query of the page);
    ``exported`` is the day of the export, today unless told.
    """
    found = excerpt(dataset_of(network), ids, selection=selection, exported=exported or date.today())
    return _WRITERS[format](found)


def export_tables(
    network: Network, ids: Iterable[str], *, selection: str = "", exported: date | None = None
) -> dict[str, bytes]:
    """Return the files of the CSV export by name, for those who want a folder instead of an archive."""
    found = excerpt(dataset_of(network), ids, selection=selection, exported=exported or date.today())
    return csv_files(found)


__all__ = ["MEDIA_TYPES", "SUFFIXES", "Format", "export", "export_tables"]
