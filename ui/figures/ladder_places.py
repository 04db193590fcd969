"""Where everything of a ladder stands: ranks that face each other, slots between them, free spots."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from graph.model import Rung

LEFT, RIGHT = -1, 1
SPOTS = (0.5, 0.41, 0.59, 0.33, 0.67, 0.25, 0.75, 0.18, 0.82)

Point = tuple[float, float]
Curve = tuple[Point, Point, Point, Point]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in pixels that nothing else should cover."""

    left: float
    top: float
    right: float
    bottom: float

    def overlap(self, other: Box) -> float:
        """Return the area that two boxes share."""
        wide = min(self.right, other.right) - max(self.left, other.left)
        high = min(self.bottom, other.bottom) - max(self.top, other.top)
        return max(0.0, wide) * max(0.0, high)


def box_around(middle: Point, width: float, height: float) -> Box:
    """Return the box of a size around a point."""
    x, y = middle
    return Box(x - width / 2, y - height / 2, x + width / 2, y + height / 2)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a pill stands, on which side, and how large it is."""

    x: float
    y: float
    side: int
    width: float
    height: float

    @property
    def box(self) -> Box:
        """Return the rectangle that the pill covers."""
        return box_around((self.x, self.y), self.width, self.height)


@dataclass(frozen=True, slots=True)
class Ranks:
    """The rungs as two ladders: side and rank of each, and the ranks between that are free."""

    sides: tuple[int, ...]
    ranks: tuple[float, ...]
    slots: dict[int, tuple[float, ...]]

    @property
    def last(self) -> float:
        """Return the rank on which both ladders stand."""
        return max(self.ranks)


def ranks_of(chain: Sequence[Rung]) -> Ranks:
    """Return the chain folded in two: it goes down one ladder, across, and up the other.

    The tops face each other and so do the feet; a shorter ladder leaves its gap below the top.
    """
    border = next((n for n in range(1, len(chain)) if chain[n].side != chain[n - 1].side), len(chain) - 1)
    foot = max(border, len(chain) - border) - 1
    left = _ladder(border, foot)
    right = _ladder(len(chain) - border, foot)[::-1]
    return Ranks(
        sides=(LEFT,) * len(left) + (RIGHT,) * len(right),
        ranks=(*left, *right),
        slots={LEFT: _slots(left), RIGHT: _slots(right[::-1])},
    )


def _ladder(count: int, foot: int) -> tuple[float, ...]:
    """Return the ranks of one ladder from its top down."""
    return tuple(0.0 if number == 0 else float(foot - count + 1 + number) for number in range(count))


def _slots(ranks: Sequence[float]) -> tuple[float, ...]:
    """Return the ranks between those of a ladder, the widest gap first, then from the foot up."""
    gaps = sorted(pairwise(ranks), key=lambda gap: (gap[0] - gap[1], -gap[0]))
    return tuple((first + second) / 2 for first, second in gaps)


def curve_between(
    one: Place, other: Place, between: Iterable[Place], limit: Point, *, further: float = 0
) -> Curve:
    """Return the line between two pills: straight, or bowed outward around what stands between.

    ``limit`` holds the leftmost and rightmost x a bow may reach; ``further`` keeps bows apart.
    """
    if one.side != other.side:
        return _straight((_inner(one), one.y), (_inner(other), other.y))
    around = list(between)
    if not around:
        return _straight((one.x, one.y), (other.x, other.y))
    side = one.side
    reach = max(side * (place.x - one.x) + place.width / 2 for place in around) + 13 + further
    start = one.x + side * min(one.width / 2 - 12, reach * 0.45)
    end = other.x + side * min(other.width / 2 - 12, reach * 0.45)
    edge = limit[0] if side == LEFT else limit[1]
    wanted = side * min(side * (one.x + side * reach), side * edge)
    pull = (start + end) / 2 + (wanted - (start + end) / 2) / 0.75
    return ((start, one.y), (pull, one.y), (pull, other.y), (end, other.y))


def _inner(place: Place) -> float:
    return place.x - place.side * max(0.0, place.width / 2 - 14)


def _straight(start: Point, end: Point) -> Curve:
    return (start, start, end, end)


def path_of(curve: Curve) -> str:
    """Return a curve as the path of a shape."""
    (a, b), (c, d), (e, f), (g, h) = curve
    if (a, b) == (c, d):
        return f"M{a:.1f},{b:.1f}L{g:.1f},{h:.1f}"
    return f"M{a:.1f},{b:.1f}C{c:.1f},{d:.1f} {e:.1f},{f:.1f} {g:.1f},{h:.1f}"


def point_on(curve: Curve, share: float) -> Point:
    """Return the point of a curve after a share of its way, from 0 to 1."""
    if curve[0] == curve[1]:
        (a, b), (c, d) = curve[0], curve[3]
        return a + (c - a) * share, b + (d - b) * share
    rest = 1 - share
    weights = (rest**3, 3 * rest**2 * share, 3 * rest * share**2, share**3)
    return (
        sum(weight * point[0] for weight, point in zip(weights, curve, strict=True)),
        sum(weight * point[1] for weight, point in zip(weights, curve, strict=True)),
    )


def free_spot(curve: Curve, width: float, height: float, taken: Sequence[Box]) -> Point:
    """Return where on a curve a label of a size stands freest, the middle if it is free."""

    def covered(share: float) -> float:
        box = box_around(point_on(curve, share), width, height)
        return sum(box.overlap(other) for other in taken)

    return point_on(curve, min(SPOTS, key=covered))
