"""Groundwork: the formal contacts on record with a country in the days before and after a contact.

A contact known to the day is counted; one whose date leaves it open whether it falls inside is kept
apart as possible and never counted as certain.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

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

    ``least`` and ``most`` are equal where both dates are known to the day. ``rungs`` are the rungs on
    which somebody took part.
    """

    record: str
    least: int
    most: int
    rungs: tuple[str, ...]


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
    formal = tuple(key for key in _formal(network, lane) if key != record) if lane else ()
    when = data[record].date
    if when is None or lane is None:
        empty = tuple(Window(days, (), (), ()) for days in windows)
        return Groundwork(record, lane, empty, empty, None, None, (), formal)
    before, after = (_gaps(network, lane, record, is_after=side) for side in (False, True))
    dated = ((key, date_) for key in formal if (date_ := data[key].date))
    return Groundwork(
        record=record,
        country=lane,
        before=tuple(_window(network, lane, before, days) for days in windows),
        after=tuple(_window(network, lane, after, days) for days in windows),
        last=_near(network, lane, _nearest(before)),
        following=_near(network, lane, _nearest(after)),
        during=tuple(key for key, date_ in dated if date_.overlaps(when.first, when.last)),
        undated=tuple(key for key in formal if data[key].date is None),
    )


def days_since_last(network: Network, record: str, country: str) -> int | None:
    """Return how many days at most lie between a contact and the last certain formal one before it."""
    nearest = _nearest(_gaps(network, country, record, is_after=False))
    return nearest.most if nearest else None


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


class _Gap(NamedTuple):
    """How many days at least and at most lie between a contact and a formal one on one side of it."""

    least: int
    most: int
    record: str


@per_network(size=1_024)
def _formal(network: Network, country: str) -> tuple[str, ...]:
    data = dataset_of(network).relationships
    found = formal_contacts(network, country)
    return tuple(key for key in found if data[key].status is Status.HAPPENED)


@per_network(size=1_024)
def _ordinals(network: Network, country: str) -> tuple[tuple[str, int, int], ...]:
    """Return the formal contacts of a country with their first and last day as plain numbers."""
    data = dataset_of(network).relationships
    dated = ((key, when) for key in _formal(network, country) if (when := data[key].date))
    return tuple((key, when.first.toordinal(), when.last.toordinal()) for key, when in dated)


def _gaps(network: Network, country: str, record: str, *, is_after: bool) -> list[_Gap]:
    """Return how far each formal contact lies before the first, or after the last, day of a contact."""
    when = dataset_of(network).relationships[record].date
    if when is None:
        return []
    edge = span(when)[is_after]
    start, end = edge.first.toordinal(), edge.last.toordinal()
    others = (each for each in _ordinals(network, country) if each[0] != record)
    if is_after:
        return [_Gap(first - end, last - start, key) for key, first, last in others]
    return [_Gap(start - last, end - first, key) for key, first, last in others]


def _window(network: Network, country: str, gaps: Iterable[_Gap], days: int) -> Window:
    touching = [gap for gap in gaps if gap.most >= 1 and gap.least <= days]
    certain = tuple(gap.record for gap in touching if gap.least >= 1 and gap.most <= days)
    return Window(
        days=days,
        certain=certain,
        possible=tuple(gap.record for gap in touching if gap.record not in set(certain)),
        rungs=tuple(
            dict.fromkeys(rung for key in certain for rung in rungs_touched(network, key, country=country))
        ),
    )


def _nearest(gaps: Iterable[_Gap]) -> _Gap | None:
    """Return the nearest contact that is certain to lie on this side, by the days it is at most away."""
    return min((gap for gap in gaps if gap.least >= 1), key=lambda gap: (gap.most, gap.record), default=None)


def _near(network: Network, country: str, gap: _Gap | None) -> Near | None:
    if gap is None:
        return None
    return Near(gap.record, gap.least, gap.most, rungs_touched(network, gap.record, country=country))
