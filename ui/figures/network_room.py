"""The free room of the Network view: where a line runs clear of the names, and where words may stand."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""
_REACH = 90


class Room:
    """The free room of a picture: boxes that are taken, found fast by where they stand."""

    _CELL = 64

    def __init__(self) -> None:
        self.cells: dict[tuple[int, int], list[Box]] = {}

    def take(self, box: Box) -> None:
        """Mark a box as taken."""
        for cell in self._cells(box):
            self.cells.setdefault(cell, []).append(box)

    def is_free(self, box: Box) -> bool:
        """Tell whether a box touches none that is taken."""
        left, top, right, bottom = box
        return not any(
            left < other[2] and other[0] < right and top < other[3] and other[1] < bottom
            for cell in self._cells(box)
            for other in self.cells.get(cell, ())
        )

    def walls(self, box: Box) -> list[tuple[float, float]]:
        """Return top and bottom of everything taken that reaches into a box."""
        left, top, right, bottom = box
        return [
            (other[1], other[3])
            for cell in self._cells(box)
            for other in self.cells.get(cell, ())
            if left < other[2] and other[0] < right and top < other[3] and other[1] < bottom
        ]

    def _cells(self, box: Box) -> list[tuple[int, int]]:
        left, top, right, bottom = (int(side // self._CELL) for side in box)
        return [(x, y) for x in range(left, right + 1) for y in range(top, bottom + 1)]


def nearest_free(room: Room, y: float, left: float, right: float, height: float) -> float:
    """Return the height nearest to ``y`` at which a level line meets no box between two x."""
    if right - left < 1:
        return y
    walls = room.walls((left, y - _REACH, right, y + _REACH))
    steps = [y, *(y + sign * step for step in range(2, _REACH, 2) for sign in (1, -1))]
    inside = (at for at in steps if 6 < at < height - 6)
    return next(
        (at for at in inside if not any(top < at + 1 and at - 1 < bottom for top, bottom in walls)), y
    )


def points_along(points: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Return places on a line where words may stand: along its level parts, from their middles outwards.

    Steep parts are left out: many lines turn side by side there, and a count could belong to any.
    """
    return [
        (x1 + (x2 - x1) * share, y1)
        for (x1, y1), (x2, y2) in pairwise(points)
        if abs(y1 - y2) < 1
        for share in (0.5, 0.3, 0.7, 0.15, 0.85)
    ]
