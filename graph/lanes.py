"""What stands in the lanes: per country the direct links by family, the chain's steps, the staff contacts.

Nothing here depends on what a filter lets through but the ``shown`` ids, so that a filter can empty
a link without moving anything.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from .build import FAMILIES, Network, dataset_of, index_of
from .chain import SeatState, formal_chain, posts_of_seat
from .model import Certainty, Channel, Post, Relationship, Status
from .queries import direct_links

FAMILY_ORDER = ("call", "meeting", "letter", "invitation")
_ON_LANES = (Channel.FORMAL, Channel.INTERNAL)


class Direction(StrEnum):
    """Which way a bundle of contacts went."""

    TO_PRINCIPAL = "to the principal"
    FROM_PRINCIPAL = "from the principal"
    MUTUAL = "mutual"


@dataclass(frozen=True, slots=True)
class Bundle:
    """Contacts drawn as one line: all their ids, and those a filter lets through.

    ``happened`` counts the shown contacts that took place, ``happened_in_all`` all that did.
    """

    ids: tuple[str, ...]
    shown: tuple[str, ...]
    happened: int
    happened_in_all: int
    certainty: Certainty
    direction: Direction


@dataclass(frozen=True, slots=True)
class Holders:
    """Who held a rung for a country during a principal's term, in order; or why nobody did."""

    rung: str
    actors: tuple[str, ...]
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class StaffLink:
    """Contacts between two places that are no neighbours on the chain.

    A place is the number of a rung, or the id of an actor beside the chain.
    """

    ends: tuple[int | str, int | str]
    bundle: Bundle


@dataclass(frozen=True, slots=True)
class Lane:
    """One country's row."""

    country: str
    holders: tuple[Holders, ...]
    direct: Mapping[str, Bundle]
    steps: tuple[Bundle, ...]
    staff: tuple[StaffLink, ...]

    @property
    def steps_on_record(self) -> int:
        """Return how many steps of the chain have a contact on record in this data."""
        return sum(bool(step.happened_in_all) for step in self.steps)


def countries_with_direct_links(network: Network, principal: str) -> tuple[str, ...]:
    """Return the countries that have a direct link, most links first, then by id."""
    counts: dict[str, int] = defaultdict(int)
    for key in direct_links(network, principal=principal):
        for country in index_of(network).countries_of[key]:
            counts[country] += 1
    return tuple(sorted(counts, key=lambda country: (-counts[country], country)))


def lane(
    network: Network, country: str, principal: str, shown: Collection[str], *, on: date | None = None
) -> Lane:
    """Return one country's lane under a principal; ``shown`` are the ids a filter lets through.

    With a day, its rungs name who stood there ``on`` that day; the contacts keep their places.
    """
    dataset, index = dataset_of(network), index_of(network)
    holders = tuple(_holders(network, country, rung.id, principal) for rung in dataset.chain)
    places = {actor: place for place, rung in enumerate(holders) for actor in rung.actors}
    places |= _acting_places(network, country, principal, places)
    direct: dict[str, list[str]] = defaultdict(list)
    steps: list[list[str]] = [[] for _ in dataset.chain[1:]]
    staff: dict[tuple[int | str, int | str], list[str]] = defaultdict(list)
    for key in index.by_country.get(country, ()):
        each = dataset.relationships[key]
        if index.principal_of[key] != principal:
            continue
        if each.channel is Channel.DIRECT and each.kind in FAMILIES:
            direct[FAMILIES[each.kind]].append(key)
        elif each.channel in _ON_LANES:
            _place_on_chain(key, each, places, steps, staff)
    return Lane(
        country=country,
        holders=_holders_on(network, country, principal, on) if on else holders,
        direct={
            family: _bundle(network, direct[family], shown, principal)
            for family in FAMILY_ORDER
            if family in direct
        },
        steps=tuple(_bundle(network, ids, shown, principal) for ids in steps),
        staff=tuple(
            StaffLink(ends, _bundle(network, ids, shown, principal))
            for ends, ids in sorted(staff.items(), key=_most_first)
        ),
    )


def _place_on_chain(
    key: str,
    each: Relationship,
    places: Mapping[str, int],
    steps: Sequence[list[str]],
    staff: Mapping[tuple[int | str, int | str], list[str]],
) -> None:
    """Put a contact on the step between two neighbouring rungs, or among the staff contacts."""
    for start in dict.fromkeys(places.get(actor, actor) for actor in each.from_):
        for end in dict.fromkeys(places.get(actor, actor) for actor in each.to):
            if start == end:
                continue
            first, second = sorted((start, end), key=_place_order)
            if isinstance(first, int) and isinstance(second, int) and second - first == 1:
                steps[first].append(key)
            else:
                staff[first, second].append(key)


def _place_order(place: int | str) -> tuple[bool, int, str]:
    return (False, place, "") if isinstance(place, int) else (True, 0, place)


def _most_first(item: tuple[tuple[int | str, int | str], list[str]]) -> tuple[int, list[object]]:
    ends, ids = item
    return -len(ids), [_place_order(end) for end in ends]


def _bundle(network: Network, ids: Iterable[str], shown: Collection[str], principal: str) -> Bundle:
    records = dataset_of(network).relationships
    keys = tuple(dict.fromkeys(ids))
    grades = [records[key].certainty for key in keys]
    best = min(grades, key=list(Certainty).index, default=Certainty.ON_RECORD)
    return Bundle(
        ids=keys,
        shown=tuple(key for key in keys if key in shown),
        happened=sum(records[key].status is Status.HAPPENED for key in keys if key in shown),
        happened_in_all=sum(records[key].status is Status.HAPPENED for key in keys),
        certainty=best,
        direction=_direction([records[key] for key in keys], principal),
    )


def _direction(records: Iterable[Relationship], principal: str) -> Direction:
    ways = {
        Direction.MUTUAL
        if each.mutual
        else Direction.TO_PRINCIPAL
        if principal in each.to
        else Direction.FROM_PRINCIPAL
        for each in records
    }
    return ways.pop() if len(ways) == 1 else Direction.MUTUAL


def _holders(network: Network, country: str, rung: str, principal: str) -> Holders:
    """Return who held a rung during the term: full holders first, acting ones only if alone."""
    dataset = dataset_of(network)
    if rung == dataset.chain[-1].id:
        return Holders(rung, (principal,))
    term = dataset.principals[principal]
    posts = [dataset.posts[key] for key in posts_of_seat(network, country, rung)]
    held = [post for post in posts if _overlaps_term(post, term.from_.first, term.to.last)]
    full = [post for post in held if post.actor and not post.acting]
    acting = [post for post in held if post.actor and post.acting]
    ordered = sorted(full or acting, key=_start)
    reason = next((post.vacant for post in held if post.vacant), None)
    return Holders(rung, tuple(dict.fromkeys(post.actor or "" for post in ordered)), reason)


def _holders_on(network: Network, country: str, principal: str, on: date) -> tuple[Holders, ...]:
    """Return who stood on each rung on one day; a vacant rung says since when nobody is listed."""
    found = []
    for seat in formal_chain(network, country, on=on, principal=principal):
        is_vacant = seat.state is SeatState.VACANT
        found.append(Holders(seat.rung.id, seat.holders, (seat.reason or "vacant") if is_vacant else None))
    return tuple(found)


def _acting_places(
    network: Network, country: str, principal: str, places: Mapping[str, int]
) -> dict[str, int]:
    """Return the places of acting holders whose names the lane leaves out beside full ones."""
    dataset = dataset_of(network)
    term = dataset.principals[principal]
    found: dict[str, int] = {}
    for place, rung in enumerate(dataset.chain[:-1]):
        for key in posts_of_seat(network, country, rung.id):
            post = dataset.posts[key]
            in_term = _overlaps_term(post, term.from_.first, term.to.last)
            if post.actor and post.actor not in places and in_term:
                found.setdefault(post.actor, place)
    return found


def _start(post: Post) -> str:
    if post.from_:
        return post.from_.first.isoformat()
    return min((day.first.isoformat() for day in post.in_post_on), default="")


def _overlaps_term(post: Post, first: date, last: date) -> bool:
    days = [post.from_, post.to, *post.in_post_on]
    known = [day for day in days if day]
    if not known:
        return bool(post.vacant)
    starts = post.from_.first if post.from_ else min(day.first for day in known)
    ends = post.to.last if post.to else (last if post.from_ else max(day.last for day in known))
    return starts <= last and ends > first
