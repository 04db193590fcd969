"""The shadow chain of a contact: rung by rung, who is documented as taking part or gone around.

A contact between leader and President casts a shadow on the rungs between them. Four things can be
true of a rung: somebody on it took part, was gone around, nobody stood there, or no record says
anything. Silence is never counted as bypass, and one rung can be documented as both of the first two.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from .build import Network, dataset_of, index_of
from .cache import per_network
from .chain import Seat, SeatState, posts_held
from .dates import When
from .model import Bypass, Part, Passage, Relationship, Rung, Status
from .vacancies import stretches


class RungStatus(StrEnum):
    """What can be true of a rung for one contact."""

    TOOK_PART = "took part"
    GONE_AROUND = "gone around"
    VACANT = "vacant"
    NO_RECORD = "no record"


@dataclass(frozen=True, slots=True)
class Documented:
    """What one record says of one actor's part in a contact, and where it says so.

    ``is_end`` marks the leader and the President themselves: they are whom the contact joins.
    """

    actor: str
    status: RungStatus
    how: Part | Bypass
    record: str
    passages: tuple[Passage, ...]
    about: str | None = None
    is_end: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """One rung under one contact: who stood there that day, and what is documented of them.

    ``statuses`` holds both *took part* and *gone around* where both are documented. ``seats`` has
    more than one seat where the rung changed hands within the days that the contact's date leaves
    open; ``posts`` are the ids of all posts it rests on.
    """

    rung: Rung
    seats: tuple[Seat, ...]
    statuses: tuple[RungStatus, ...]
    documented: tuple[Documented, ...]
    posts: tuple[str, ...]

    @property
    def seat(self) -> Seat:
        """Return the seat as it stood on the first day of the contact."""
        return self.seats[0]

    @property
    def holders(self) -> tuple[str, ...]:
        """Return everybody who held the rung on a day of the contact."""
        return tuple(dict.fromkeys(actor for seat in self.seats for actor in seat.holders))

    @property
    def is_holder_certain(self) -> bool:
        """Tell whether the same people stood on the rung on every day the contact's date allows."""
        return len(self.seats) == 1


@dataclass(frozen=True, slots=True)
class ShadowChain:
    """The formal chain of one country under one contact, and the people documented beside it."""

    record: str
    country: str | None
    principal: str | None
    has_happened: bool
    steps: tuple[Step, ...]
    beside: tuple[Documented, ...]

    def with_status(self, status: RungStatus) -> tuple[Step, ...]:
        """Return the rungs of which one of the four things is true."""
        return tuple(step for step in self.steps if status in step.statuses)


@per_network(size=4_096)
def shadow_chain(network: Network, record: str, *, country: str | None = None) -> ShadowChain:
    """Return the chain under a contact, for its first country unless another is named.

    A contact without a date names no holders: nobody can be said to have stood there that day.

    >>> shadow = shadow_chain(network, "nia-pat-letter-2018-04-01")
    >>> for step in shadow.steps[3:5]:
    ...     print(step.rung.id, [status.value for status in step.statuses])
    mission ['vacant']
    secretary ['took part', 'gone around']
    """
    each, index = dataset_of(network).relationships[record], index_of(network)
    lane = country or next(iter(index.countries_of[record]), None)
    documented = tuple(_documented(record, each))
    principal = index.principal_of[record]
    steps = tuple(
        _step(network, lane, rung, each, principal, documented) for rung in dataset_of(network).chain
    )
    placed = {entry for step in steps for entry in step.documented}
    return ShadowChain(
        record=record,
        country=lane,
        principal=principal,
        has_happened=each.status is Status.HAPPENED,
        steps=steps,
        beside=tuple(entry for entry in documented if entry not in placed),
    )


def shadow_chains(network: Network, record: str) -> tuple[ShadowChain, ...]:
    """Return the chain under a contact for each country that had a leader in it."""
    countries = index_of(network).countries_of[record] or (None,)
    return tuple(shadow_chain(network, record, country=country) for country in countries)


@per_network(size=32_768)
def rungs_touched(network: Network, record: str, *, country: str | None = None) -> tuple[str, ...]:
    """Return the rungs of which somebody at an end or present had a part in a contact.

    The same rungs that the chain under it shows as *took part*, found from the people alone.
    """
    dataset, index = dataset_of(network), index_of(network)
    each = dataset.relationships[record]
    lane = country or next(iter(index.countries_of[record]), None)
    found: set[str | None] = set()
    if each.date is None:
        return ()
    for entry in _documented(record, each):
        if entry.status is RungStatus.TOOK_PART:
            found |= _rungs_of(network, entry.actor, lane, each.date, index.principal_of[record])
    return tuple(rung.id for rung in dataset.chain if rung.id in found)


def _rungs_of(
    network: Network, actor: str, country: str | None, when: When, principal: str | None
) -> set[str | None]:
    """Return the rungs on which an actor stood for a country on a day of a contact."""
    dataset = dataset_of(network)
    last = dataset.chain[-1]
    found: set[str | None] = set()
    for key in index_of(network).posts_by_actor.get(actor, ()):
        rung, serves = dataset.posts[key].rung, dataset.posts[key].country
        if not rung or serves not in (None, country) or (principal and rung == last.id):
            continue
        if key in posts_held(network, country, rung, first=when.first, last=when.last):
            found.add(rung)
    if actor in _members(network, country, last, when.first, when.last, principal):
        found.add(last.id)
    return found


def _documented(record: str, each: Relationship) -> Iterator[Documented]:
    """Yield what a record says of everybody: its ends, if it took place, those present, those gone around."""
    if each.status is Status.HAPPENED:
        for actor in dict.fromkeys(each.ends):
            yield Documented(
                actor, RungStatus.TOOK_PART, Part.TOOK_PART, record, tuple(each.sources), is_end=True
            )
    for part in each.present:
        passages: tuple[Passage, ...] = (part,) if part.source else tuple(each.sources)
        yield Documented(part.actor, RungStatus.TOOK_PART, part.how, record, passages, part.about)
    for gone in each.gone_around:
        yield Documented(gone.actor, RungStatus.GONE_AROUND, gone.how, record, (gone,), gone.about)


def _step(
    network: Network,
    country: str | None,
    rung: Rung,
    each: Relationship,
    principal: str | None,
    documented: Iterable[Documented],
) -> Step:
    when = each.date
    if when is None:
        return Step(rung, (Seat(rung, SeatState.NOT_IN_DATA),), (RungStatus.NO_RECORD,), (), ())
    found = stretches(network, country, rung, first=when.first, last=when.last, principal=principal)
    seats = tuple(stretch.seat for stretch in found)
    members = _members(network, country, rung, when.first, when.last, principal)
    here = tuple(entry for entry in documented if entry.actor in members)
    resting = [key for seat in seats for key in seat.posts]
    resting += [key for entry in here for key in members[entry.actor]]
    return Step(rung, seats, _statuses(here, seats), here, tuple(dict.fromkeys(resting)))


def _members(
    network: Network, country: str | None, rung: Rung, first: date, last: date, principal: str | None
) -> dict[str, list[str]]:
    """Return everybody whose post stood on a rung on a day of a contact, with the posts."""
    dataset = dataset_of(network)
    members: dict[str, list[str]] = {}
    is_last = rung.id == dataset.chain[-1].id
    if principal and is_last:
        term = dataset.principals[principal]
        if term.from_.first <= last and first <= term.to.last:
            members[principal] = []
    else:
        for key in posts_held(network, country, rung.id, first=first, last=last):
            members.setdefault(dataset.posts[key].actor or "", []).append(key)
    return members


def _statuses(documented: Iterable[Documented], seats: Iterable[Seat]) -> tuple[RungStatus, ...]:
    found = {entry.status for entry in documented}
    if found:
        return tuple(status for status in RungStatus if status in found)
    is_empty = all(seat.state is SeatState.VACANT for seat in seats)
    return (RungStatus.VACANT,) if is_empty else (RungStatus.NO_RECORD,)
