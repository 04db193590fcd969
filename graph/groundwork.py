"""Groundwork: the formal contacts on record with a country in the days before and after a contact.

A contact known to the day is counted; one whose date leaves it open whether it falls inside is kept
apart as possible and never counted as certain.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from .build import Network, dataset_of, index_of
from .cache import per_network
from .dates import When
from .model import Status
from .queries import formal_contacts
from .shadow import rungs_touched

WINDOWS = (30, 90, 180)


@dataclass(frozen=True, slots=True)
class Near:
    """A formal contact before or after another contact, and how many days lie between them.

    ``least`` and ``most`` are equal where both dates are known to the day; ``least`` below 1 means
    that it may have been on the other side. ``rungs`` are the rungs on which somebody took part.
    """

    record: str
    least: int
    most: int
    rungs: tuple[str, ...]

    @property
    def is_certain(self) -> bool:
        """Tell whether the contact lies on this side whatever days its date leaves open."""
        return self.least >= 1


@dataclass(frozen=True, slots=True)
class Window:
    """The formal contacts within a number of days: ids that are certain, and ids that are possible."""

    days: int
    certain: tuple[str, ...]
    possible: tuple[str, ...]
    rungs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Groundwork:
    """What formal contacts are on record around one contact with one country, in this data.

    ``last`` and ``following`` are the nearest certain ones on either side; ``during`` are those that
    may fall on the contact's own days, ``undated`` those that no source dates.
    """

    record: str
    country: str | None
    before: tuple[Window, ...]
    after: tuple[Window, ...]
    last: Near | None
    following: Near | None
    during: tuple[str, ...]
    undated: tuple[str, ...]

    def window(self, days: int) -> Window:
        """Return the window of so many days before; raise KeyError if none was asked for."""
        return {window.days: window for window in self.before}[days]


@per_network(size=4_096)
def groundwork(
    network: Network, record: str, *, country: str | None = None, windows: tuple[int, ...] = WINDOWS
) -> Groundwork:
    """Return the formal contacts on record around a contact, for its first country unless told.

    Only contacts that happened count; those planned, expected, cancelled or denied never do.

    >>> work = groundwork(network, "pat-nia-call-2018-03-20")
    >>> [(window.days, len(window.certain)) for window in work.before]
    [(30, 1), (90, 1), (180, 1)]
    """
    data = dataset_of(network).relationships
    lane = country or next(iter(index_of(network).countries_of[record]), None)
    when = data[record].date
    formal = _happened(network, lane, record)
    if when is None or lane is None:
        empty = tuple(Window(days, (), (), ()) for days in windows)
        return Groundwork(record, lane, empty, empty, None, None, (), formal if lane else ())
    first, last = span(when)
    dated = [(key, date_) for key in formal if (date_ := data[key].date)]
    before = [_near(network, lane, key, each, first, last, is_after=False) for key, each in dated]
    after = [_near(network, lane, key, each, first, last, is_after=True) for key, each in dated]
    return Groundwork(
        record=record,
        country=lane,
        before=tuple(_window(before, days) for days in windows),
        after=tuple(_window(after, days) for days in windows),
        last=_nearest(before),
        following=_nearest(after),
        during=tuple(key for key, each in dated if each.overlaps(when.first, when.last)),
        undated=tuple(key for key in formal if data[key].date is None),
    )


def span(when: When) -> tuple[When, When]:
    """Return the first and the last day of a contact, each as far as its date tells it.

    A range between two days is a contact that lasted: it begins on the one and ends on the other. A
    month, a year or a range of them leaves both open.

    >>> [day.text for day in span(When.parse("2019-02-27/2019-02-28"))]
    ['2019-02-27', '2019-02-28']
    >>> [day.text for day in span(When.parse("2019-02"))]
    ['2019-02', '2019-02']
    """
    start, _, end = when.text.partition("/")
    edges = When.parse(start), When.parse(end or start)
    return edges if all(edge.is_day for edge in edges) else (when, when)


def _happened(network: Network, country: str | None, record: str) -> tuple[str, ...]:
    data = dataset_of(network).relationships
    found = formal_contacts(network, country) if country else ()
    return tuple(key for key in found if key != record and data[key].status is Status.HAPPENED)


def _near(
    network: Network, country: str, key: str, each: When, first: When, last: When, *, is_after: bool
) -> Near:
    """Return how far a formal contact lies before the first or after the last day of a contact."""
    if is_after:
        least, most = _between(last.last, each.first), _between(last.first, each.last)
    else:
        least, most = _between(each.last, first.first), _between(each.first, first.last)
    return Near(key, least, most, rungs_touched(network, key, country=country))


def _between(start: date, end: date) -> int:
    return (end - start).days


def _window(nears: Iterable[Near], days: int) -> Window:
    touching = [near for near in nears if near.most >= 1 and near.least <= days]
    certain = [near for near in touching if near.is_certain and near.most <= days]
    sure = {near.record for near in certain}
    return Window(
        days=days,
        certain=tuple(near.record for near in certain),
        possible=tuple(near.record for near in touching if near.record not in sure),
        rungs=tuple(dict.fromkeys(rung for near in certain for rung in near.rungs)),
    )


def _nearest(nears: Iterable[Near]) -> Near | None:
    """Return the nearest contact that is certain to lie on this side, by the days it is at most away."""
    certain = (near for near in nears if near.is_certain)
    return min(certain, key=lambda near: (near.most, near.record), default=None)
