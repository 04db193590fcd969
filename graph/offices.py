"""What the direct links do to the network of offices: degree and betweenness with and without them.

People change, offices stay: whoever stood on a rung on the day of a contact counts as that rung, for
their country or, on the rungs that serve every country, for all. Whoever stood on none counts as
themselves. The measures are NetworkX's own, so that an installed backend serves them unchanged.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import product
from typing import TYPE_CHECKING

import networkx as nx

from .build import FAMILIES, Network, dataset_of, index_of
from .cache import per_network
from .chain import posts_held
from .model import Channel, Relationship, Status
from .routes import by_date

MOST_WORK = 500_000
"""How many ties betweenness may walk: all offices are starts while that allows, then a fixed sample."""
FEWEST_STARTS = 10
SEED = 2018


@dataclass(frozen=True, slots=True, order=True)
class Office:
    """A rung for one country, a rung that serves all, or somebody who stood on none."""

    name: str
    country: str = ""
    is_rung: bool = False


@dataclass(frozen=True, slots=True)
class Measure:
    """How an office stands in a network: to how many others it is joined, and how often it lies between.

    ``betweenness`` is the share of the shortest ways between all others that pass the office.
    ``neighbours`` are counted by ``degree``; ``records`` are the ids of all contacts of the office.
    """

    neighbours: tuple[Office, ...]
    betweenness: float
    records: tuple[str, ...]

    @property
    def degree(self) -> int:
        """Return to how many other offices it is joined."""
        return len(self.neighbours)


@dataclass(frozen=True, slots=True)
class WithAndWithout:
    """One office in the network of all contacts, and in the same network without the direct links."""

    office: Office
    with_direct: Measure
    without_direct: Measure


@dataclass(frozen=True, slots=True)
class OfficeNetwork:
    """All offices, most between others first; ``is_sampled`` where betweenness is an estimate."""

    offices: tuple[WithAndWithout, ...]
    is_sampled: bool

    def office(self, name: str, country: str = "") -> WithAndWithout | None:
        """Return one office by its rung or actor id, and its country if it has one; None if absent."""
        wanted = (name, country)
        return next(
            (each for each in self.offices if (each.office.name, each.office.country) == wanted), None
        )


if TYPE_CHECKING:
    Ties = nx.Graph[Office]
else:
    Ties = nx.Graph


@per_network(size=16)
def office_network(network: Network, *, principal: str | None = None) -> OfficeNetwork:
    """Return what every office's degree and betweenness are with the direct links and without them.

    Only contacts that happened on a known date count: direct, formal, and inside one government.

    >>> president = office_network(network).office("president")
    >>> president.with_direct.degree, president.without_direct.degree
    (3, 1)
    """
    channels = (Channel.DIRECT, Channel.FORMAL, Channel.INTERNAL)
    everything = _ties(network, principal, channels)
    rest = _ties(network, principal, channels[1:])
    rest.add_nodes_from(everything)
    with_direct, without = _measures(network, everything), _measures(network, rest)
    rows = [WithAndWithout(office, measure, without[office]) for office, measure in with_direct.items()]
    rows.sort(key=lambda each: (-each.with_direct.betweenness, -each.with_direct.degree, each.office))
    return OfficeNetwork(tuple(rows), is_sampled=_starts(everything) is not None)


def _ties(network: Network, principal: str | None, channels: Iterable[Channel]) -> Ties:
    """Return which offices a contact joins, as a simple network; ``records`` on each tie."""
    wanted, index = frozenset(channels), index_of(network)
    ties: Ties = nx.Graph()
    for key, each in dataset_of(network).relationships.items():
        if each.channel not in wanted or not _counts(each) or each.date is None:
            continue
        if principal not in (None, index.principal_of[key]):
            continue
        for start, end in product(each.from_, each.to):
            for one, other in product(_offices(network, key, start), _offices(network, key, end)):
                if one != other:
                    records = ties.get_edge_data(one, other, {}).get("records", ())
                    ties.add_edge(one, other, records=(*records, key))
    return ties


def _counts(each: Relationship) -> bool:
    is_contact = each.kind in FAMILIES or each.channel is Channel.INTERNAL
    return is_contact and each.status is Status.HAPPENED


def _offices(network: Network, key: str, actor: str) -> tuple[Office, ...]:
    """Return the rung or rungs an actor stood on when a contact took place, or the actor alone."""
    dataset, when = dataset_of(network), dataset_of(network).relationships[key].date
    if actor in dataset.principals:
        return (Office(dataset.chain[-1].id, is_rung=True),)
    if when is None:
        return (Office(actor),)
    found = tuple(dict.fromkeys(_rungs_held(network, actor, when.first, when.last)))
    return found or (Office(actor),)


def _rungs_held(network: Network, actor: str, first: date, last: date) -> Iterator[Office]:
    """Yield the rungs an actor held on any of the days a contact's date leaves open."""
    posts = dataset_of(network).posts
    for key in index_of(network).posts_by_actor.get(actor, ()):
        rung, country = posts[key].rung, posts[key].country
        if rung and key in posts_held(network, country, rung, first=first, last=last):
            yield Office(rung, country or "", is_rung=True)


def _measures(network: Network, ties: Ties) -> dict[Office, Measure]:
    """Return the measures of every office of one network."""
    numbers = {office: number for number, office in enumerate(ties)}  # found faster than offices
    plain: nx.Graph[int] = nx.Graph()
    plain.add_nodes_from(numbers.values())
    plain.add_edges_from((numbers[one], numbers[other]) for one, other in ties.edges)
    between = nx.betweenness_centrality(plain, k=_starts(ties), seed=SEED)
    return {
        office: Measure(
            neighbours=tuple(sorted(ties[office])),
            betweenness=between[numbers[office]],
            records=by_date(network, (key for tie in ties[office].values() for key in tie["records"])),
        )
        for office in ties
    }


def _starts(ties: Ties) -> int | None:
    """Return from how many offices betweenness is worked out; None where it can be from all of them."""
    size = ties.number_of_nodes() + ties.number_of_edges()
    starts = max(FEWEST_STARTS, MOST_WORK // max(size, 1))
    return starts if starts < ties.number_of_nodes() else None
