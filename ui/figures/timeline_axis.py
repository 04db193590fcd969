"""The time axis of the Timeline view: days to pixels, and the calendar's quarters."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from graph import When
from graph.dates import MONTHS

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Axis:
    """The days from first to last, spread between two x in pixels."""

    left: float
    right: float
    first: date
    last: date

    def x(self, day: date) -> float:
        """Return where a day begins; days outside the axis stand at its ends."""
        share = (day - self.first).days / ((self.last - self.first).days + 1)
        return self.left + (self.right - self.left) * min(1.0, max(0.0, share))

    def span(self, first: date, last: date) -> tuple[float, float]:
        """Return where a stretch of days begins and ends, both ends included."""
        end = last + ONE_DAY if last < self.last else last
        return self.x(first), self.right if last >= self.last else self.x(end)

    def holds(self, when: When) -> bool:
        """Tell whether any day of a date lies on the axis."""
        return when.overlaps(self.first, self.last)

    @property
    def years(self) -> range:
        """Return the years of the axis."""
        return range(self.first.year, self.last.year + 1)

    @property
    def quarters(self) -> tuple[tuple[date, date], ...]:
        """Return the quarters of the axis, each with its first and last day."""
        found = []
        start = quarter(self.first)[0]
        while start <= self.last:
            found.append(quarter(start))
            start = found[-1][1] + ONE_DAY
        return tuple(found)


def axis_of(
    dates: Iterable[When],
    term: tuple[date, date],
    years: tuple[int | None, int | None],
    sides: tuple[float, float],
) -> Axis:
    """Return the axis that holds a term and all days of a record, in whole quarters, within chosen years.

    Only dates known to a few days widen it: "sometime that year" does not.
    """
    sharp = [when for when in dates if (when.last - when.first).days < 32]
    first = quarter(min([term[0], *(when.first for when in sharp)]))[0]
    last = quarter(max([term[1], *(when.last for when in sharp)]))[1]
    since, until = years
    if since and date(since, 1, 1) <= last:
        first = max(first, date(since, 1, 1))
    if until and date(until, 12, 31) >= first:
        last = min(last, date(until, 12, 31))
    return Axis(*sides, first, last)


def quarter(day: date) -> tuple[date, date]:
    """Return the first and last day of the quarter that a day belongs to.

    >>> quarter(date(2018, 5, 7))
    (datetime.date(2018, 4, 1), datetime.date(2018, 6, 30))
    """
    start = date(day.year, 3 * ((day.month - 1) // 3) + 1, 1)
    following = date(start.year + start.month // 10, (start.month + 2) % 12 + 1, 1)
    return start, following - ONE_DAY


def quarter_words(start: date) -> str:
    """Return a quarter as the page writes it.

    >>> quarter_words(date(2018, 4, 1))
    'April to June 2018'
    """
    return f"{MONTHS[start.month - 1]} to {MONTHS[start.month + 1]} {start.year}"


def rectangle(left: float, top: float, right: float, bottom: float) -> str:
    """Return the path of a box with sharp corners."""
    return f"M{left:.1f},{top:.1f}L{right:.1f},{top:.1f}L{right:.1f},{bottom:.1f}L{left:.1f},{bottom:.1f}Z"
