"""Numbers that open: each is the length of a list of ids, beside the list it is a share of."""

from __future__ import annotations

from dataclasses import dataclass

from .shadow import RungStatus
from .vacancies import Stretch


@dataclass(frozen=True, slots=True)
class Count:
    """A number that opens: the ids it counts, and the ids it is a share of."""

    name: str
    ids: tuple[str, ...]
    of: tuple[str, ...] = ()

    @property
    def value(self) -> int:
        """Return the number itself."""
        return len(self.ids)

    @property
    def out_of(self) -> int:
        """Return the denominator; 0 where the number is no share of anything."""
        return len(self.of)

    @property
    def share(self) -> float | None:
        """Return the number divided by its denominator; None without one.

        >>> Count("direct", ("a",), of=("a", "b")).share
        0.5
        """
        return self.value / self.out_of if self.of else None


@dataclass(frozen=True, slots=True)
class StepOnRecord:
    """The step between two neighbouring rungs for one country: the contacts on record across it."""

    country: str
    start: str
    end: str
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class VacantDays:
    """The days a rung stood vacant, and the direct links that certainly went on in those days."""

    country: str | None
    stretch: Stretch
    direct: tuple[str, ...]

    @property
    def days(self) -> int:
        """Return how many days of the period asked for the rung stood vacant."""
        return self.stretch.days


@dataclass(frozen=True, slots=True)
class RungCount:
    """How often one of the four things is true of a rung, out of the direct links with a date."""

    rung: str
    status: RungStatus
    count: Count


@dataclass(frozen=True, slots=True)
class Numbers:
    """All numbers of a selection: a country or all, a year or all, a principal or all.

    ``direct`` and ``formal`` count what happened, each out of both together. ``groundwork`` counts,
    for each window of days, the direct links with a formal contact certain to lie in it, out of the
    direct links whose day is known. ``rungs`` tells what is true of each rung under the direct links,
    ``reached`` how many formal contacts had somebody of a rung in them. ``unplaced`` are
    contacts whose date does not say the year.
    """

    country: str | None
    year: int | None
    principal: str | None
    direct: Count
    formal: Count
    direct_kinds: tuple[Count, ...]
    formal_kinds: tuple[Count, ...]
    steps: tuple[StepOnRecord, ...]
    groundwork: tuple[Count, ...]
    vacant: tuple[VacantDays, ...]
    rungs: tuple[RungCount, ...]
    reached: tuple[Count, ...]
    gone_around: tuple[Count, ...]
    unplaced: tuple[str, ...]

    @property
    def steps_on_record(self) -> tuple[StepOnRecord, ...]:
        """Return the steps of the chain that have a contact on record, out of ``steps``."""
        return tuple(step for step in self.steps if step.ids)

    @property
    def vacant_days(self) -> int:
        """Return the days that posts stood vacant while direct links went on, all posts together."""
        return sum(each.days for each in self.vacant if each.direct)
