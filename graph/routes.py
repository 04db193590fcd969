"""Routes: the direct link beside the formal route of that day, and the shortest ways between any two.

A route is a way on record, or for the formal chain a way the model offers; it never says that
anything passed along it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import islice, pairwise
from typing import TYPE_CHECKING

import networkx as nx

from .build import Network, dataset_of, index_of
from .cache import per_network
from .chain import Seat, SeatState, formal_chain
from .dates import When
from .groundwork import span
from .model import Channel, Status
from .queries import direct_links
from .shadow import Step, shadow_chain

if TYPE_CHECKING:
    Ties = nx.Graph[str]
else:
    Ties = nx.Graph

ALL_CHANNELS = tuple(Channel)
MOST_ROUTES = 20


@dataclass(frozen=True, slots=True)
class Hop:
    """One step from an actor to another, with the ids of all records that join the two."""

    start: str
    end: str
    records: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Route:
    """A way from one actor to another over records."""

    actors: tuple[str, ...]
    hops: tuple[Hop, ...]


@dataclass(frozen=True, slots=True)
class ShortestRoutes:
    """All shortest ways between two actors; ``is_cut`` where there are more than are listed."""

    start: str
    end: str
    routes: tuple[Route, ...]
    is_cut: bool

    @property
    def steps(self) -> int | None:
        """Return how many hops the shortest way has; None where nothing on record joins the two."""
        return len(self.routes[0].hops) if self.routes else None


@dataclass(frozen=True, slots=True)
class FormalHop:
    """The step of the formal route from one rung to the next, with the contacts on record across it.

    ``is_broken`` where one of the two rungs stood vacant, so that nobody could have passed it on.
    """

    start: Seat
    end: Seat
    records: tuple[str, ...]

    @property
    def is_broken(self) -> bool:
        """Tell whether one of the two rungs stood vacant that day."""
        return SeatState.VACANT in (self.start.state, self.end.state)


@dataclass(frozen=True, slots=True)
class TwoRoutes:
    """The direct links of a day and the formal route of that day, beside each other."""

    country: str
    on: date
    direct: tuple[str, ...]
    formal: tuple[FormalHop, ...]

    @property
    def passed(self) -> tuple[Seat, ...]:
        """Return the rungs between leader and principal that the formal route would have passed."""
        return tuple(hop.end for hop in self.formal[:-1])


@dataclass(frozen=True, slots=True)
class RoutesOfContact:
    """One contact as a route, and the formal route of its first day with what is documented of it."""

    record: str
    country: str | None
    formal: tuple[FormalHop, ...]
    passed: tuple[Step, ...]


def two_routes(network: Network, country: str, *, on: date, principal: str | None = None) -> TwoRoutes:
    """Return the direct links with a country that are on record for a day, and the formal route then.

    >>> routes = two_routes(network, "northland", on=date(2018, 3, 20))
    >>> routes.direct, [seat.rung.id for seat in routes.passed]
    (('pat-nia-call-2018-03-20',), ['foreign-minister', 'ambassador', 'mission', 'secretary'])
    """
    data = dataset_of(network).relationships
    direct = tuple(
        key
        for key in direct_links(network, country, principal=principal)
        if data[key].status is Status.HAPPENED and (when := data[key].date) and _covers(when, on)
    )
    return TwoRoutes(country, on, direct, formal_route(network, country, on=on, principal=principal))


def routes_of(network: Network, record: str, *, country: str | None = None) -> RoutesOfContact:
    """Return the formal route beside one contact, with the rungs it would have passed on that day."""
    shadow = shadow_chain(network, record, country=country)
    when = dataset_of(network).relationships[record].date
    formal: tuple[FormalHop, ...] = ()
    if when is not None:
        formal = formal_route(network, shadow.country, on=when.first, principal=shadow.principal)
    return RoutesOfContact(record, shadow.country, formal, shadow.steps[1:-1])


def formal_route(
    network: Network, country: str | None, *, on: date, principal: str | None = None
) -> tuple[FormalHop, ...]:
    """Return the steps of the formal chain on a day, with the contacts on record across each."""
    chain = formal_chain(network, country, on=on, principal=principal)
    return tuple(
        FormalHop(start, end, _records_across(network, start, end, country, principal))
        for start, end in pairwise(chain)
    )


def shortest_routes(
    network: Network,
    start: str,
    end: str,
    *,
    channels: Iterable[Channel] = ALL_CHANNELS,
    limit: int = MOST_ROUTES,
) -> ShortestRoutes:
    """Return all shortest ways between two actors over what happened on the chosen channels.

    At most ``limit`` are listed. Raises KeyError for an actor that is not in this data.

    >>> [route.actors for route in shortest_routes(network, "moe", "lea").routes]
    [('moe', 'pat', 'lea')]
    """
    for actor in (start, end):
        if actor not in network:
            raise KeyError(actor)
    ties = _ties(network, frozenset(channels))
    try:
        found = list(islice(nx.all_shortest_paths(ties, start, end), limit + 1))
    except nx.NetworkXNoPath:
        found = []
    routes = tuple(_route(network, ties, path) for path in found[:limit])
    return ShortestRoutes(start, end, routes, is_cut=len(found) > limit)


def _covers(when: When, on: date) -> bool:
    """Tell whether a contact certainly went on that day; a month or a year leaves it open."""
    first, last = span(when)
    return first.is_day and first.first <= on <= last.last


def by_date(network: Network, keys: Iterable[str]) -> tuple[str, ...]:
    """Return relationships in the order of their dates, those without one last, each once."""
    data = dataset_of(network).relationships

    def order(key: str) -> tuple[date, str]:
        when = data[key].date
        return (when.first if when else date.max, key)

    return tuple(sorted(set(keys), key=order))


def _route(network: Network, ties: Ties, path: list[str]) -> Route:
    """Return a path as a route: each hop with its records."""
    hops = (Hop(start, end, by_date(network, ties[start][end]["records"])) for start, end in pairwise(path))
    return Route(tuple(path), tuple(hops))


@per_network(size=32)
def _ties(network: Network, channels: frozenset[Channel]) -> Ties:
    """Return who is joined to whom by something that happened on some channels, either way."""
    ties: Ties = nx.Graph()
    ties.add_nodes_from(network)
    data = dataset_of(network).relationships
    for start, end, key in network.edges(keys=True):
        relationship = data[key]
        if start == end or relationship.channel not in channels or relationship.status is not Status.HAPPENED:
            continue
        if not ties.has_edge(start, end):
            ties.add_edge(start, end, records=set())
        ties[start][end]["records"].add(key)
    nx.freeze(ties)
    return ties


def _records_across(
    network: Network, start: Seat, end: Seat, country: str | None, principal: str | None
) -> tuple[str, ...]:
    """Return the contacts between the holders of two rungs that belong to a country's lane or to none."""
    index, data = index_of(network), dataset_of(network).relationships
    here = {key for actor in start.holders for key in index.by_actor.get(actor, ())}
    there = {key for actor in end.holders for key in index.by_actor.get(actor, ())}
    across = (
        key
        for key in here & there
        if data[key].channel in (Channel.FORMAL, Channel.INTERNAL)
        and data[key].status is Status.HAPPENED
        and (not index.countries_of[key] or country in index.countries_of[key])
        and principal in (None, index.principal_of[key])
        and _is_between(data[key].ends, start, end)
    )
    return by_date(network, across)


def _is_between(ends: Iterable[str], start: Seat, end: Seat) -> bool:
    given = set(ends)
    return bool(given & set(start.holders)) and bool(given & set(end.holders))
