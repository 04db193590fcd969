"""What every form of the lanes shares: columns, the principal's bar, and counts in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graph import Network, dataset_of
from graph.lanes import Bundle, Holders, Lane
from ui.figures.picture import Canvas, Mark, rounded
from ui.theme import FAMILY_SHORT, FAMILY_WORDS, text_width

SIZE = 13


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the columns stand, in pixels."""

    rungs: tuple[float, ...]
    label_x: float
    label_width: float
    bar_left: float
    bar_width: float

    @property
    def spacing(self) -> float:
        """Return the distance between two rungs."""
        return self.rungs[1] - self.rungs[0]


def draw_bar(canvas: Canvas, network: Network, columns: Columns, principal: str) -> None:
    """Draw the principal as one bar across all lanes."""
    left, right = columns.bar_left, columns.bar_left + columns.bar_width
    canvas.path(rounded(left, 2, right, canvas.height - 2, 10), group="bar", fill="ink")
    actor, role = dataset_of(network).actors[principal], dataset_of(network).chain[-1].title
    name = actor.name if text_width(actor.name, 15) < canvas.height - 12 else actor.label
    canvas.turned((left + right) / 2, canvas.height / 2, name, role="on-ink", size=15)
    canvas.marks.append(
        Mark(left, 2, columns.bar_width, canvas.height - 4, f"{name}, {role}", principal, 0, 99, "bar")
    )


def family_words(family: str, bundle: Bundle, *, is_short: bool = False) -> str:
    """Return the count and kind of a bundle: what happened, or what was only planned.

    A filter that lets nothing through leaves the count of all, named as hidden.
    """
    one, many = (FAMILY_SHORT if is_short else FAMILY_WORDS)[family]
    count = bundle.happened
    if not bundle.shown:
        return f"0 of {len(bundle.ids)} {many}"
    if bundle.happened_in_all == 0:
        return f"{len(bundle.shown)} {one if len(bundle.shown) == 1 else many}, not held"
    return f"{count} {one if count == 1 else many}"


def counts_in_words(lane: Lane) -> list[str]:
    """Return the counts by family in short words, most contacts first, so that the last can be cut."""
    ranked = sorted(lane.direct.items(), key=lambda item: -item[1].happened)
    return [family_words(family, bundle, is_short=True) for family, bundle in ranked]


def contacts(bundle: Bundle, one: str, many: str) -> str:
    """Return how many contacts of a bundle are shown."""
    return f"{len(bundle.shown)} {one if len(bundle.shown) == 1 else many}"


def rungs_on_record(lane: Lane) -> set[int]:
    """Return the rungs that any contact between rungs or beside them touches, as far as filters show."""
    touched = {end for link in lane.staff if link.bundle.shown for end in link.ends if isinstance(end, int)}
    for place, step in enumerate(lane.steps):
        touched |= {place, place + 1} if step.shown else set()
    return touched


def alt_text(network: Network, lanes: Sequence[Lane], principal: str) -> str:
    """Say in a sentence or two what the picture shows."""
    data = dataset_of(network)
    name = data.actors[principal].name
    parts = []
    for lane in lanes:
        counts = ", ".join(family_words(family, bundle) for family, bundle in lane.direct.items())
        country = data.countries[lane.country].name
        parts.append(
            f"{country}: {counts or 'no direct link'}; {lane.steps_on_record} of {len(lane.steps)} steps"
        )
    return (
        f"Direct links to {name} and steps of the formal chain on record, in this data. "
        + ". ".join(parts)
        + "."
    )


def empty_words(holders: Holders) -> str:
    """Return what stands on a rung without a name: vacant that day, no such post, or nothing known."""
    if holders.reason == "vacant":
        return "vacant"
    return "none" if holders.reason else "not in this data"
