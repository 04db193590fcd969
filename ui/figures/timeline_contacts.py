"""Contacts on a time line: which stand together as one symbol, and how symbols stack."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from graph import Network, When, dataset_of, index_of
from graph.build import FAMILIES
from graph.lanes import FAMILY_ORDER
from graph.model import Channel, Status
from graph.queries import is_contact_on
from ui.figures.timeline_axis import Axis

SYMBOL, MANY, POINTED, GAP = 12, 19, 23, 3


@dataclass(frozen=True, slots=True)
class Dot:
    """One symbol on a time line: contacts of one family, so close that they stand as one.

    ``left`` and ``right`` are where a bar over an imprecise date begins and ends; for a date known
    to the day both are ``x``. ``level`` counts from the line outwards.
    """

    family: str
    ids: tuple[str, ...]
    shown: tuple[str, ...]
    x: float
    left: float
    right: float
    is_open: bool
    level: int = 0

    @property
    def size(self) -> int:
        """Return the width of the symbol: wider where it holds a count."""
        return self._wide(len(self.shown))

    @property
    def is_bar(self) -> bool:
        """Tell whether the date is too open for a symbol alone."""
        return self.right - self.left > SYMBOL

    @property
    def reach(self) -> tuple[float, float]:
        """Return the room it takes on its level."""
        half = (self._wide(len(self.ids)) + GAP) / 2
        return min(self.left, self.x - half), max(self.right, self.x + half)

    def _wide(self, count: int) -> int:
        """Return how wide the symbol of a count is: a pointed one needs more room for the number."""
        many = POINTED if self.family in ("letter", "invitation") else MANY
        return many if count > 1 else SYMBOL


def contacts_of(
    network: Network, country: str, channel: Channel, principal: str
) -> tuple[tuple[str, When | None], ...]:
    """Return the contacts of a country over a channel under a principal, with their dates."""
    data = dataset_of(network).relationships
    return tuple(
        (key, data[key].date)
        for key in index_of(network).by_country.get(country, ())
        if is_contact_on(network, key, channel, principal)
    )


def dots_of(
    network: Network,
    contacts: Iterable[tuple[str, When | None]],
    axis: Axis,
    shown: Collection[str],
    *,
    near: float,
) -> tuple[Dot, ...]:
    """Return the symbols of contacts, stacked so that none covers another.

    Contacts of one family within ``near`` pixels stand as one. What a filter hides keeps its place.
    """
    dated = [(key, when) for key, when in contacts if when and axis.holds(when)]
    dated.sort(key=lambda pair: (pair[1].first, pair[1].last, pair[0]))
    dots = [
        _dot(network, family, cluster, axis, shown)
        for family in FAMILY_ORDER
        for cluster in _clusters(_of_family(network, dated, family), axis, near)
    ]
    return _stacked(dots)


def _of_family(network: Network, dated: Iterable[tuple[str, When]], family: str) -> list[tuple[str, When]]:
    data = dataset_of(network).relationships
    return [(key, when) for key, when in dated if FAMILIES[data[key].kind] == family]


def _clusters(dated: Sequence[tuple[str, When]], axis: Axis, near: float) -> list[list[tuple[str, When]]]:
    """Return contacts by nearness: each cluster begins at its first contact, and bars only join bars."""
    found: list[list[tuple[str, When]]] = []
    open_: dict[bool, tuple[float, float, list[tuple[str, When]]]] = {}
    for key, when in dated:
        left, right = axis.span(when.first, when.last)
        is_bar = right - left > SYMBOL
        start = open_.get(is_bar)
        x = (left + right) / 2
        is_same = start is not None and (
            (left, right) == start[:2] if is_bar else x - (start[0] + start[1]) / 2 <= near
        )
        if start is not None and is_same:
            start[2].append((key, when))
            continue
        open_[is_bar] = (left, right, [(key, when)])
        found.append(open_[is_bar][2])
    return found


def _dot(
    network: Network,
    family: str,
    cluster: Sequence[tuple[str, When]],
    axis: Axis,
    shown: Collection[str],
) -> Dot:
    data = dataset_of(network).relationships
    spans = [axis.span(when.first, when.last) for _, when in cluster]
    left, right = min(span[0] for span in spans), max(span[1] for span in spans)
    middle = sum(sum(span) / 2 for span in spans) / len(spans)
    is_bar = spans[0][1] - spans[0][0] > SYMBOL
    ids = tuple(key for key, _ in cluster)
    return Dot(
        family=family,
        ids=ids,
        shown=tuple(key for key in ids if key in shown),
        x=min(axis.right - 6, max(axis.left + 6, middle)),
        left=left if is_bar else middle,
        right=right if is_bar else middle,
        is_open=all(data[key].status is not Status.HAPPENED for key in ids),
    )


def _stacked(dots: Sequence[Dot]) -> tuple[Dot, ...]:
    """Return the symbols on the lowest level that is free: those of a day first, bars outside them."""
    levels: list[list[tuple[float, float]]] = []
    found = []
    for dot in sorted(dots, key=lambda dot: (dot.is_bar, dot.x, dot.ids)):
        left, right = dot.reach
        free = (
            number
            for number, taken in enumerate(levels)
            if all(right <= start or end <= left for start, end in taken)
        )
        level = next(free, len(levels))
        if level == len(levels):
            levels.append([])
        levels[level].append((left, right))
        found.append(Dot(dot.family, dot.ids, dot.shown, dot.x, dot.left, dot.right, dot.is_open, level))
    return tuple(found)
