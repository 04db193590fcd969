"""A Dataset into a frozen network: the only file that sets attributes.

Nodes are actor ids (attribute ``actor``); edges are keyed by relationship id (attribute
``relationship``). What no click changes is worked out here once and kept as ``network.graph["index"]``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

import networkx as nx

from .model import Dataset, Kind, Relationship

if TYPE_CHECKING:
    Network = nx.MultiDiGraph[str]
else:
    Network = nx.MultiDiGraph

FAMILIES: Mapping[Kind, str] = {
    Kind.PHONE_CALL: "call",
    Kind.MEETING: "meeting",
    Kind.SUMMIT: "meeting",
    Kind.OFFICIAL_VISIT: "meeting",
    Kind.CONSULTATION: "meeting",
    Kind.LETTER: "letter",
    Kind.MESSAGE: "letter",
    Kind.INVITATION: "invitation",
}
"""Families of contacts that share a mark on the chart: call, meeting, letter, invitation."""


@dataclass(frozen=True, slots=True)
class Index:
    """What is looked up on every click: relationships and posts by what they belong to."""

    countries_of: Mapping[str, tuple[str, ...]]
    principal_of: Mapping[str, str | None]
    by_country: Mapping[str, tuple[str, ...]]
    by_actor: Mapping[str, tuple[str, ...]]
    by_source: Mapping[str, tuple[str, ...]]
    posts_by_seat: Mapping[tuple[str, str | None], tuple[str, ...]]
    posts_by_actor: Mapping[str, tuple[str, ...]]
    claims_by_record: Mapping[str, tuple[str, ...]]


def build(dataset: Dataset) -> Network:
    """Return the frozen network of a data set; the data set itself is ``network.graph["dataset"]``."""
    network: Network = nx.MultiDiGraph()
    for key, actor in dataset.actors.items():
        network.add_node(key, actor=actor)
    for key, relationship in dataset.relationships.items():
        for start, end in product(relationship.from_, relationship.to):
            network.add_edge(start, end, key=key, relationship=relationship)
    network.graph["dataset"] = dataset
    network.graph["index"] = _index(dataset)
    nx.freeze(network)
    return network


def dataset_of(network: Network) -> Dataset:
    """Return the data set that a network was built from."""
    dataset: Dataset = network.graph["dataset"]
    return dataset


def index_of(network: Network) -> Index:
    """Return the look-up tables of a network."""
    index: Index = network.graph["index"]
    return index


def _index(dataset: Dataset) -> Index:
    countries_of = {key: _countries(dataset, each) for key, each in dataset.relationships.items()}
    principal_of = {key: _principal(dataset, each) for key, each in dataset.relationships.items()}
    order = sorted(dataset.relationships, key=lambda key: _by_date(key, dataset.relationships[key]))
    return Index(
        countries_of=countries_of,
        principal_of=principal_of,
        by_country=_grouped((country, key) for key in order for country in countries_of[key]),
        by_actor=_grouped((a, key) for key in order for a in _actors(dataset.relationships[key])),
        by_source=_grouped((s, key) for key in order for s in _sources(dataset.relationships[key])),
        posts_by_seat=_seats(dataset),
        posts_by_actor=_grouped((post.actor, key) for key, post in dataset.posts.items() if post.actor),
        claims_by_record=_grouped(
            (record, key)
            for key, claim in dataset.claims.items()
            for record in (*claim.supported_by, *claim.contradicted_by)
        ),
    )


def _grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    groups: dict[str, dict[str, None]] = defaultdict(dict)
    for group, key in pairs:
        groups[group][key] = None
    return {group: tuple(keys) for group, keys in groups.items()}


def _seats(dataset: Dataset) -> dict[tuple[str, str | None], tuple[str, ...]]:
    seats: dict[tuple[str, str | None], list[str]] = defaultdict(list)
    for key, post in dataset.posts.items():
        if post.rung:
            seats[post.rung, post.country].append(key)
    return {seat: tuple(keys) for seat, keys in seats.items()}


def _by_date(key: str, relationship: Relationship) -> tuple[str, str]:
    when = relationship.date
    return (when.first.isoformat() if when else "9999", key)


def _actors(relationship: Relationship) -> Iterable[str]:
    yield from relationship.ends
    yield from (each.actor for each in relationship.present)
    yield from (each.actor for each in relationship.gone_around)


def _sources(relationship: Relationship) -> Iterable[str]:
    for each in relationship.passages:
        if each.source:
            yield each.source


def _countries(dataset: Dataset, relationship: Relationship) -> tuple[str, ...]:
    """Return the lanes a relationship belongs to: as told, else the foreign actors' countries."""
    if relationship.countries:
        return relationship.countries
    home = {dataset.actors[key].country for key in dataset.principals}
    found = (dataset.actors[key].country for key in relationship.ends)
    return tuple(dict.fromkeys(country for country in found if country and country not in home))


def _principal(dataset: Dataset, relationship: Relationship) -> str | None:
    """Return whose line it is: the principal's at an end, else of the one in office, or of the only one."""
    for key in relationship.ends:
        if key in dataset.principals:
            return key
    when = relationship.date
    for key, term in dataset.principals.items():
        if when and when.overlaps(term.from_.first, term.to.last):
            return key
    return next(iter(dataset.principals)) if len(dataset.principals) == 1 else None
