"""Where the Network view's nodes stand in pixels: columns that fit the width, and a box for each name."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from graph import Network, dataset_of
from graph.positions import (
    BESIDE_FOREIGN,
    FOLDED,
    MOST_MERGED,
    Arrangement,
    Spot,
    arranged,
    columns,
    own_rungs,
)
from ui.figures.network_room import Box
from ui.figures.network_scene import COLUMN, Scene
from ui.theme import text_width

SIZE = 12
LINE = 14
PITCH, PHONE_PITCH = 24.0, 44.0
BAR = 28.0
BAR_SIZE = 15
MARGIN = 8.0
_PADDING = 16.0
_LEAST_GAP = 20.0
_ZONE_SHARE = 0.25
_FIRST_GAP = 2.5


@dataclass(frozen=True, slots=True)
class Node:
    """One drawn node: its words in lines, and its box around a centre."""

    key: str
    lines: tuple[str, ...]
    column: str
    x: float
    y: float
    width: float
    height: float

    @property
    def box(self) -> Box:
        """Return the box of the node."""
        half, rise = self.width / 2, self.height / 2
        return self.x - half, self.y - rise, self.x + half, self.y + rise


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its middle and its width in pixels."""

    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Layout:
    """The nodes of a scene in pixels, the columns they stand in, and how high all of it is.

    ``zone`` is where the rows of the countries end, to the right of their last column.
    """

    nodes: Mapping[str, Node]
    ghosts: Mapping[str, tuple[float, float]]
    columns: Mapping[str, Column]
    bands: Sequence[tuple[str, float, float]]
    zone: float
    height: float
    level: int

    def edge(self, column: str, side: int) -> float:
        """Return the left (-1) or right (1) edge of a column."""
        found = self.columns[column]
        return found.x + side * found.width / 2

    def next_edge(self, x: float) -> float:
        """Return the left edge of the first column that begins to the right of ``x``."""
        edges = [self.edge(column, -1) for column in self.columns]
        return min((edge for edge in edges if edge > x), default=x)


def laid_out(
    network: Network, made: Scene, countries: Sequence[str], principal: str, width: int, *, is_phone: bool
) -> Layout:
    """Return the layout of a scene at a width; columns are merged until their names fit."""
    pitch, room = (
        (PHONE_PITCH, min(100.0, width / 4)) if is_phone else (PITCH, 150.0 if width >= 1000 else 100.0)
    )
    words = {key: _words(network, made, key, room, is_narrow=width < 1000) for key in made.cast | made.nodes}
    sizes = {key: max(1.0, (LINE * len(lines) + 10) / pitch) for key, lines in words.items()}
    for level in range(3 if is_phone else 0, MOST_MERGED + 1):
        plan = _planned(network, made, countries, principal, sizes, level)
        widths = _widths(plan, words, principal) | _name_widths(network, plan, words, level)
        left = _left_columns(network, made, widths)
        spare = width - _needed(widths, left)
        if spare >= 0:
            break
    return _in_pixels(
        network, made, plan, words, _columns(network, widths, left, spare, width), level, pitch, principal
    )


def _words(network: Network, made: Scene, key: str, room: float, *, is_narrow: bool) -> tuple[str, ...]:
    """Return the words on a node: an actor's short label, or a country and how many actors it stands for.

    A country keeps to one line, so that lines can run level between it and the next.
    """
    data = dataset_of(network)
    if key not in made.folded:
        return wrapped(data.actors[key].label, room)
    name = data.countries[key].label if key in data.countries else "Others"
    count = len(made.folded[key])
    word = "" if is_narrow else " actor" if count == 1 else " actors"
    return (f"{name}: {count}{word}",)


def wrapped(text: str, room: float) -> tuple[str, ...]:
    """Return a label in lines that fit, broken between words only.

    >>> wrapped("Manila's foreign ministry", 110)
    ("Manila's foreign", 'ministry')
    """
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and text_width(longer, SIZE) > room:
            lines.append(word)
        else:
            lines[-1] = longer
    return tuple(lines)


def _planned(
    network: Network,
    made: Scene,
    countries: Sequence[str],
    principal: str,
    sizes: Mapping[str, float],
    level: int,
) -> Arrangement:
    actors = dataset_of(network).actors
    plan = arranged(
        network,
        {key for key in made.cast | made.nodes if key in actors},
        principal=principal,
        countries=countries,
        folded=[key for key in made.folded if not key.startswith(COLUMN)],
        sizes=sizes,
        level=level,
    )
    return _with_columns(plan, [key for key in made.folded if key.startswith(COLUMN)])


def _with_columns(plan: Arrangement, groups: Sequence[str]) -> Arrangement:
    """Set whole columns as one node each: in the middle, or below those of the column that stand alone."""
    taken = {spot.column for spot in plan.spots.values()}
    is_below = any(key.removeprefix(COLUMN) in taken for key in groups)
    row = plan.height + 0.5 if is_below else plan.height / 2
    whole = {key: Spot(key.removeprefix(COLUMN), row) for key in groups}
    return replace(plan, spots={**plan.spots, **whole}, height=plan.height + is_below)


def _widths(plan: Arrangement, words: Mapping[str, Sequence[str]], principal: str) -> dict[str, float]:
    """Return the width of each column in use: that of its longest name."""
    widths: dict[str, float] = {}
    for key, spot in plan.spots.items():
        own = BAR if key == principal else name_width(words.get(key, ()))
        widths[spot.column] = max(widths.get(spot.column, 0), own)
    return widths


def _name_widths(
    network: Network, plan: Arrangement, words: Mapping[str, Sequence[str]], level: int
) -> dict[str, float]:
    """Return the room of the countries' names: they stand over the column beside the chain, used or not."""
    if level > 2 or not plan.bands:
        return {}
    countries = dataset_of(network).countries
    names = [text_width(countries[band.country].label, SIZE, is_bold=True) for band in plan.bands]
    beside = [name_width(words[key]) for key, spot in plan.spots.items() if spot.column == BESIDE_FOREIGN]
    return {BESIDE_FOREIGN: max(*names, *beside, 0.0)}


def name_width(lines: Sequence[str]) -> float:
    """Return the width of a node with these words."""
    return max((text_width(line, SIZE) for line in lines), default=0) + _PADDING


def _left_columns(network: Network, made: Scene, widths: Mapping[str, float]) -> list[str]:
    rungs = own_rungs(network, is_folded=bool(made.folded))
    return [column for column in (BESIDE_FOREIGN, *rungs) if column in widths]


def _needed(widths: Mapping[str, float], left: Collection[str]) -> float:
    right = [column for column in widths if column not in left and column not in FOLDED]
    return 2 * MARGIN + _zone_needed(widths, left) + sum(widths[c] + _LEAST_GAP for c in right)


def _zone_needed(widths: Mapping[str, float], left: Collection[str]) -> float:
    folded = [column for column in FOLDED if column in widths]
    return max(
        sum(widths[c] for c in group) + _LEAST_GAP * max(0, len(group) - 1) for group in (left, folded)
    )


def _columns(
    network: Network, widths: Mapping[str, float], left: Sequence[str], spare: float, width: int
) -> dict[str, Column]:
    """Set the columns side by side; what is to spare widens the gaps, most beside the President."""
    zone = MARGIN + _zone_needed(widths, left) + max(0.0, spare) * _ZONE_SHARE
    found = {**_set(widths, left, MARGIN, zone)}
    found |= _set(widths, [column for column in FOLDED if column in widths], MARGIN, zone)
    right = [column for column in columns(network) if column in widths and column not in left]
    gap = (width - MARGIN - zone - sum(widths[column] for column in right)) / (len(right) + _FIRST_GAP - 1)
    x = zone + gap * (_FIRST_GAP - 1)
    for column in right:
        x += gap
        found[column] = Column(x + widths[column] / 2, widths[column])
        x += widths[column]
    return found


def _set(widths: Mapping[str, float], group: Sequence[str], start: float, end: float) -> dict[str, Column]:
    gap = (end - start - sum(widths[column] for column in group)) / max(1, len(group) - 1)
    found, x = {}, start
    for column in group:
        found[column] = Column(x + widths[column] / 2, widths[column])
        x += widths[column] + gap
    return found


def _in_pixels(
    network: Network,
    made: Scene,
    plan: Arrangement,
    words: Mapping[str, tuple[str, ...]],
    found: Mapping[str, Column],
    level: int,
    pitch: float,
    principal: str,
) -> Layout:
    top = max(10.0, (_bar_needed(network, made, principal) - plan.height * pitch) / 2)
    spots = {key: (found[spot.column].x, top + spot.y * pitch) for key, spot in plan.spots.items()}
    nodes = {
        key: Node(
            key,
            words[key],
            plan.spots[key].column,
            *spots[key],
            width=name_width(words[key]),
            height=LINE * len(words[key]) + 6,
        )
        for key in made.nodes
    }
    bands = [(band.country, top + band.top * pitch, top + band.bottom * pitch) for band in plan.bands]
    left = _left_columns(network, made, {column: each.width for column, each in found.items()})
    edges = [each.x + each.width / 2 for column, each in found.items() if column in (*left, *FOLDED)]
    return Layout(
        nodes=nodes,
        ghosts={key: spots[key] for key in sorted(made.ghosts)},
        columns=found,
        bands=bands,
        zone=max(edges, default=MARGIN),
        height=plan.height * pitch + 2 * top,
        level=level,
    )


def _bar_needed(network: Network, made: Scene, principal: str) -> float:
    """Return how high the picture must be for the principal's name to run down the bar."""
    if principal not in made.nodes:
        return 0.0
    return text_width(dataset_of(network).actors[principal].name, BAR_SIZE, is_bold=True) + 24
