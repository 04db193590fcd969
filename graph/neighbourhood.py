"""Who is linked with whom: parallel records as one link, who stands within n steps, the ways between two."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import islice, pairwise, product
from typing import TYPE_CHECKING

import networkx as nx

from .build import Network, dataset_of, index_of
from .model import Certainty, Channel, Relationship

if TYPE_CHECKING:
    SimpleView = nx.Graph[str]
else:
    SimpleView = nx.Graph

MAX_STEPS = 4
MAX_PATHS = 60
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Link:
    """All records between two nodes: their ids, those a filter lets through, and what they share.

    ``channel`` is the strongest and ``certainty`` the best of what is shown, or of all if nothing is.
    ``target`` is the end that every record points to; None if records go both ways or name no direction.
    """

    ends: Pair
    ids: tuple[str, ...]
    shown: tuple[str, ...]
    channel: Channel
    certainty: Certainty
    target: str | None


def links(
    network: Network,
    keys: Iterable[str],
    shown: Collection[str],
    *,
    group_of: Mapping[str, str] | None = None,
) -> tuple[Link, ...]:
    """Return the links of records: parallel ones as one, in the order of their ends.

    ``group_of`` puts actors together into one node, such as all actors of a country.
    """
    records, groups = dataset_of(network).relationships, group_of or {}
    found: dict[Pair, dict[str, str]] = defaultdict(dict)
    for key in keys:
        each = records[key]
        for start, end in product(each.from_, each.to):
            first, second = groups.get(start, start), groups.get(end, end)
            if first != second:
                found[min(first, second), max(first, second)][key] = second
    return tuple(_link(records, ends, found[ends], shown) for ends in sorted(found))


def _link(
    records: Mapping[str, Relationship], ends: Pair, targets: Mapping[str, str], shown: Collection[str]
) -> Link:
    ids = tuple(targets)
    kept = tuple(key for key in ids if key in shown)
    told = [records[key] for key in kept or ids]
    ways = {None if records[key].mutual else targets[key] for key in kept or ids}
    return Link(
        ends=ends,
        ids=ids,
        shown=kept,
        channel=min((each.channel for each in told), key=list(Channel).index),
        certainty=min((each.certainty for each in told), key=list(Certainty).index),
        target=ways.pop() if len(ways) == 1 else None,
    )


def simple_view(found: Iterable[Link]) -> SimpleView:
    """Return links as a plain undirected network, for questions of distance."""
    view: SimpleView = nx.Graph()
    view.add_edges_from(link.ends for link in found)
    return view


def within(found: Iterable[Link], focus: str, steps: int) -> frozenset[str]:
    """Return everyone at most so many steps from an actor, the actor included."""
    view = simple_view(found)
    if focus not in view:
        return frozenset({focus})
    return frozenset(nx.single_source_shortest_path_length(view, focus, cutoff=steps))


def shortest_paths(found: Iterable[Link], start: str, end: str) -> tuple[tuple[str, ...], ...]:
    """Return all shortest ways between two actors, at most MAX_PATHS; none if they are not connected."""
    view = simple_view(found)
    if start not in view or end not in view or not nx.has_path(view, start, end):
        return ()
    return tuple(tuple(path) for path in islice(nx.all_shortest_paths(view, start, end), MAX_PATHS))


def pairs_on(paths: Iterable[tuple[str, ...]]) -> frozenset[Pair]:
    """Return the links that paths run over."""
    return frozenset((min(pair), max(pair)) for path in paths for pair in pairwise(path))


def records_between(network: Network, first: str, second: str) -> tuple[str, ...]:
    """Return the records that link two actors, or all actors of a country, by date."""
    records, index = dataset_of(network).relationships, index_of(network)
    ones, others = members(network, first), members(network, second)
    return tuple(
        dict.fromkeys(
            key
            for actor in sorted(ones)
            for key in index.by_actor.get(actor, ())
            if _links_both(records[key], ones, others)
        )
    )


def members(network: Network, key: str) -> frozenset[str]:
    """Return the actors a node stands for: itself, or every actor of a country."""
    data = dataset_of(network)
    if key not in data.countries:
        return frozenset({key})
    return frozenset(actor for actor, each in data.actors.items() if each.country == key)


def _links_both(each: Relationship, ones: Collection[str], others: Collection[str]) -> bool:
    start, end = set(each.from_), set(each.to)
    return bool((start & set(ones) and end & set(others)) or (start & set(others) and end & set(ones)))


def records_around(network: Network, keys: Iterable[str], focus: str, steps: int) -> tuple[str, ...]:
    """Return the records among everyone at most so many steps from an actor, over these records."""
    found = links(network, tuple(keys), ())
    near = within(found, focus, steps)
    return tuple(dict.fromkeys(key for link in found if near.issuperset(link.ends) for key in link.ids))
