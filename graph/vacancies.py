"""A rung over time: the stretches in which nothing changed on it, and the days it stood vacant."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from .build import Network, dataset_of
from .chain import ONE_DAY, Seat, SeatState, posts_of_seat, seat, tenure
from .model import Rung


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days, both ends included, on which the same people held a rung, or nobody did."""

    first: date
    last: date
    seat: Seat

    @property
    def days(self) -> int:
        """Return how many days it lasts, both ends included."""
        return (self.last - self.first) // ONE_DAY + 1


def stretches(
    network: Network,
    country: str | None,
    rung: Rung,
    *,
    first: date,
    last: date,
    principal: str | None = None,
) -> tuple[Stretch, ...]:
    """Return who stood on a rung from first to last, one stretch for each change of hands."""
    if first == last:
        return (Stretch(first, last, seat(network, country, rung, on=first, principal=principal)),)
    found: list[Stretch] = []
    starts = sorted({first, *_changes(network, country, rung, first, last, principal)})
    for start, following in zip(starts, [*starts[1:], last + ONE_DAY], strict=True):
        here = seat(network, country, rung, on=start, principal=principal)
        if found and _is_same(found[-1].seat, here):
            start, here = found[-1].first, found.pop().seat
        found.append(Stretch(start, following - ONE_DAY, here))
    return tuple(found)


def vacancies(
    network: Network, country: str | None, *, first: date, last: date, principal: str | None = None
) -> tuple[Stretch, ...]:
    """Return the stretches from first to last in which a rung of a country's chain stood vacant.

    >>> for each in vacancies(network, "northland", first=date(2018, 1, 1), last=date(2018, 12, 31)):
    ...     print(each.seat.rung.id, each.first, each.last, each.days)
    mission 2018-03-21 2018-04-09 20
    """
    return tuple(
        each
        for rung in dataset_of(network).chain
        for each in stretches(network, country, rung, first=first, last=last, principal=principal)
        if each.seat.state is SeatState.VACANT
    )


def _changes(
    network: Network, country: str | None, rung: Rung, first: date, last: date, principal: str | None
) -> Iterator[date]:
    """Yield the days inside a period on which a rung may change hands."""
    dataset = dataset_of(network)
    spans: list[tuple[date, date]] = []
    if principal:
        term = dataset.principals[principal]
        spans.append((term.from_.first, term.to.last))
    for key in posts_of_seat(network, country, rung.id):
        post = dataset.posts[key]
        spans.append(tenure(post) or (date.min, date.max))
        spans += [(when.first, when.last) for when in (post.from_, post.to, *post.in_post_on) if when]
    for start, end in spans:
        yield from (day for day in (start, end, _after(end)) if first < day <= last)


def _after(day: date) -> date:
    return day if day == date.max else day + timedelta(days=1)


def _is_same(one: Seat, other: Seat) -> bool:
    return (one.state, one.holders, one.posts) == (other.state, other.holders, other.posts)
