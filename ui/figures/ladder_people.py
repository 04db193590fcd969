"""Who stands on the rungs of a ladder, over a term or on the day of one contact, in the chart's words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graph import Network, SeatState, dataset_of
from graph.lanes import Lane
from graph.model import Bypass
from graph.shadow import RungStatus, ShadowChain, Step
from ui.figures.picture import fitting

NOT_IN_DATA = SeatState.NOT_IN_DATA.value


@dataclass(frozen=True, slots=True)
class Standing:
    """What the pill of a rung says: who stood there, and what part they had if one contact is shown.

    ``spoken`` is the same in full, for the pill's link; ``target`` is what the link opens.
    """

    names: tuple[str, ...]
    empty: str
    suffix: str
    part: str
    role: str
    spoken: str
    target: str

    def text(self, space: float, size: float) -> str:
        """Return the line of names that fits, or the word for nobody."""
        return fitting(self.names, space, size) + self.suffix if self.names else self.empty


def standings_in_term(network: Network, lane: Lane) -> tuple[Standing, ...]:
    """Return who held each rung of a country during the term."""
    found = []
    for holders in lane.holders:
        empty = "none" if holders.reason else NOT_IN_DATA
        spoken = _named(network, holders.actors) or holders.reason or NOT_IN_DATA
        target = _target(network, lane.country, holders.rung, holders.actors)
        found.append(Standing(_labels(network, holders.actors), empty, "", "", "muted", spoken, target))
    return tuple(found)


def standings_on_day(network: Network, shadow: ShadowChain) -> tuple[Standing, ...]:
    """Return who stood on each rung on the day of a contact, and what is documented of their part."""
    last = len(shadow.steps) - 1
    found = []
    for number, step in enumerate(shadow.steps):
        part, role = ("", "muted") if number in (0, last) else _part(step)
        empty, reason = _emptiness(step)
        suffix = " (acting)" if step.seat.state is SeatState.ACTING else ""
        names = _named(network, step.holders)
        spoken = ", ".join(word for word in (names + suffix if names else reason or empty, part) if word)
        target = _target(network, shadow.country or "", step.rung.id, step.holders)
        found.append(Standing(_labels(network, step.holders), empty, suffix, part, role, spoken, target))
    return tuple(found)


def _part(step: Step) -> tuple[str, str]:
    """Return what is documented of a rung in a few words, and the role of their colour.

    The holder's own part comes first; silence is said to be silence, and is no bypass.
    """
    gone = [entry.how.value for entry in step.documented if isinstance(entry.how, Bypass)]
    took = [entry.how.value for entry in step.documented if not isinstance(entry.how, Bypass)]
    if gone:
        words = f"gone around: {gone[0]}"
        return (f"{took[0]}; {gone[0]}" if took else words), "ink"
    if took:
        return took[0], "formal"
    if RungStatus.VACANT in step.statuses or not step.holders:
        return "", "muted"
    return RungStatus.NO_RECORD.value, "muted"


def _emptiness(step: Step) -> tuple[str, str]:
    """Return the word for a rung on which nobody stood, and the reason in full."""
    seat = step.seat
    if seat.state is not SeatState.VACANT:
        return NOT_IN_DATA, ""
    if seat.reason and not seat.vacant_days:
        return "none", seat.reason
    days = f"vacant, day {seat.vacant_days}" if seat.vacant_days else "vacant"
    return days, f"{days}: {seat.reason}" if seat.reason else days


def _labels(network: Network, actors: Sequence[str]) -> tuple[str, ...]:
    data = dataset_of(network)
    return tuple(data.actors[key].label for key in actors)


def _named(network: Network, actors: Sequence[str]) -> str:
    data = dataset_of(network)
    return ", ".join(data.actors[key].name for key in actors)


def _target(network: Network, country: str, rung: str, actors: Sequence[str]) -> str:
    """Return what a pill opens: its one holder if that keeps the country, else the rung of the country."""
    data = dataset_of(network)
    if len(actors) == 1 and data.actors[actors[0]].country == country:
        return actors[0]
    return f"rung:{country}:{rung}"
