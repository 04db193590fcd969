"""The board of a ladder: who stands where, before anything is drawn."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from graph import Network, dataset_of
from graph.groundwork import groundwork
from graph.lanes import Lane, lane
from graph.model import ActorKind
from graph.shadow import shadow_chain
from ui.figures.ladder_people import Standing, standings_in_term, standings_on_day
from ui.figures.ladder_places import LEFT, RIGHT, Box, Place, Ranks, ranks_of
from ui.figures.picture import Canvas
from ui.theme import text_width

PHONE = 640
NAME, SMALL, LINE = 14, 12, 17
SLOT_HEIGHT = 26
DAYS = 90
MAX_BELOW = 3
BELOW_GAP = 36
DIRECT_TOP = 78
MODEL_GAP = 12

End = int | str


@dataclass(frozen=True, slots=True)
class Frame:
    """The measures of one ladder, in pixels."""

    left: float
    right: float
    top: float
    spacing: float
    gap: float

    @property
    def columns(self) -> dict[int, float]:
        """Return where the middle of each ladder stands."""
        wide = self.right - self.left
        return {LEFT: self.left + wide * 0.26, RIGHT: self.left + wide * 0.74}

    @property
    def widest(self) -> float:
        """Return how wide a pill may be, so that bows have room outside and lines between."""
        wide = self.right - self.left
        return min(280.0, wide * 0.5 - min(64.0, max(24.0, wide * 0.12)))

    def y(self, rank: float) -> float:
        """Return where a rank stands."""
        return self.top + rank * self.spacing


@dataclass(slots=True)
class Board:
    """The record's ladder while it is drawn: who stands where, and which spots are taken."""

    canvas: Canvas
    network: Network
    lane: Lane
    frame: Frame
    ranks: Ranks
    standings: Sequence[Standing]
    record: str | None
    places: dict[End, Place]
    below: int = 0
    taken: list[Box] = field(default_factory=list)

    @property
    def backdrop(self) -> str:
        """Return the role of the colour behind the ladder."""
        return "lane" if self.frame.left else "page"

    def group(self, tail: str) -> str:
        """Return the name under which something of this country lights."""
        return f"lane:{self.lane.country}:{tail}"


def board_of(
    network: Network,
    country: str,
    principal: str,
    shown: Collection[str],
    width: int,
    record: str | None,
    *,
    on: date | None = None,
) -> Board:
    """Return the board of a country at a width: over the term, or on the day of one direct link."""
    lit = set(shown) if record is None else set(shown) & _around(network, country, record)
    row = lane(network, country, principal, lit, on=on)
    ranks = ranks_of(dataset_of(network).chain)
    is_phone = width < PHONE
    left = 0.0 if is_phone else min(430.0, max(290.0, width * 0.36)) + MODEL_GAP
    gap, spacing = (30.0, 104.0) if is_phone else (32.0, 112.0)
    top = DIRECT_TOP + max(1, len(row.direct)) * gap + 26
    frame = Frame(left, width, top, spacing, gap)
    standings = (
        standings_in_term(network, row)
        if record is None
        else standings_on_day(network, shadow_chain(network, record, country=country))
    )
    board = Board(Canvas(width), network, row, frame, ranks, standings, record, {})
    _place_rungs(board)
    tallest = max(place.height for place in board.places.values())
    if tallest + SLOT_HEIGHT + 16 > spacing:
        board.frame = replace(frame, spacing=tallest + SLOT_HEIGHT + 16)
        _place_rungs(board)
    _place_others(board)
    board.taken = [place.box for place in board.places.values()]
    return board


def _around(network: Network, country: str, record: str) -> set[str]:
    """Return a contact and its groundwork: the formal contacts on record in the days before it."""
    window = groundwork(network, record, country=country).window(DAYS)
    return {record, *window.certain, *window.possible}


def _place_rungs(board: Board) -> None:
    chain, frame = dataset_of(board.network).chain, board.frame
    for number, standing in enumerate(board.standings):
        lines = pill_lines(board, number, standing)
        wide = max(text_width(text, size, is_bold=bold) for text, size, bold, _ in lines) + 24
        side = board.ranks.sides[number]
        is_end = number in (0, len(chain) - 1)
        height = 10.0 + LINE * len(lines)
        y = frame.y(board.ranks.ranks[number])
        board.places[number] = Place(
            frame.columns[side], y, side, max(96.0 if is_end else 64.0, min(wide, frame.widest)), height
        )


def pill_lines(board: Board, number: int, standing: Standing) -> list[tuple[str, float, bool, str]]:
    """Return the lines of a rung's pill: text, size, bold and role of colour."""
    rung = dataset_of(board.network).chain[number]
    space = board.frame.widest - 24
    is_end = number in (0, len(board.standings) - 1)
    is_ink = is_end and bool(standing.names)
    ink = "on-ink" if is_ink else "ink" if standing.names else "muted"
    name = standing.text(space, NAME)
    size = NAME if standing.names and text_width(name, NAME, is_bold=is_end) <= space else SMALL + 1
    tail = standing.suffix if text_width(name, size) > space else ""
    lines = [(name.removesuffix(tail), float(size), is_end, ink)]
    lines += [(tail.strip(), SMALL, False, ink)] if tail else []
    title = rung.title if text_width(rung.title, SMALL) <= space else rung.short or rung.title
    role = "on-ink" if is_ink else "muted"
    lines += [(part, SMALL, False, role) for part in wrapped(title, space, SMALL)]
    if standing.part:
        is_bold = standing.role != "muted"
        part = standing.part
        if text_width(part, SMALL, is_bold=is_bold) > space:
            part = part.removeprefix("gone around: ")
        parts = wrapped(part, space, SMALL, is_bold=is_bold)
        lines += [(each, SMALL, is_bold, standing.role) for each in parts]
    return lines


def wrapped(text: str, space: float, size: float, *, is_bold: bool = False) -> list[str]:
    """Return a title as one line if it has room, else broken into two at the space nearest its middle."""
    breaks = [place for place, char in enumerate(text) if char == " "]
    if text_width(text, size, is_bold=is_bold) <= space or not breaks:
        return [text]
    place = min(breaks, key=lambda place: abs(place - len(text) / 2))
    return [text[:place], text[place + 1 :]]


def _place_others(board: Board) -> None:
    """Place actors beside the chain: persons between the ranks, whoever is left below the feet."""
    actors = dataset_of(board.network).actors
    free = {side: list(slots) for side, slots in board.ranks.slots.items()}
    rows = {LEFT: 0, RIGHT: 0}
    for key in _beside(board):
        side = RIGHT if actors[key].country in _home(board.network) else LEFT
        wide = text_width(actors[key].label, NAME - 1) + 22
        if wide > board.frame.widest + 16:
            continue
        if actors[key].kind is ActorKind.PERSON and free[side]:
            y = board.frame.y(free[side].pop(0))
        elif rows[side] < MAX_BELOW:
            y = board.frame.y(board.ranks.last) + 34 + 28 + BELOW_GAP * rows[side]
            rows[side] += 1
        else:
            continue
        board.places[key] = Place(_x_beside(board, side, y, wide), y, side, wide, SLOT_HEIGHT)
    board.below = max(rows.values())


def _x_beside(board: Board, side: int, y: float, wide: float) -> float:
    """Return where an actor stands: in the column, and below the feet so that no line crosses a foot."""
    foot = next(place for place in board.places.values() if place.side == side and place.y >= _foot(board))
    room = foot.width / 2 - wide / 2
    return board.frame.columns[side] + (max(0.0, room) if y > foot.y else 0)


def _foot(board: Board) -> float:
    return board.frame.y(board.ranks.last)


def _beside(board: Board) -> list[str]:
    """Return the actors beside the chain that a rung is tied to, persons first, most contacts first."""
    actors = dataset_of(board.network).actors
    counts: dict[str, int] = {}
    for link in board.lane.staff:
        ends = [end for end in link.ends if isinstance(end, str)]
        if len(ends) == 1:
            counts[ends[0]] = counts.get(ends[0], 0) + len(link.bundle.ids)
    return sorted(counts, key=lambda key: (actors[key].kind is not ActorKind.PERSON, -counts[key], key))


def _home(network: Network) -> set[str | None]:
    data = dataset_of(network)
    return {data.actors[key].country for key in data.principals}


def first_fitting(texts: Sequence[str], space: float, size: float, *, is_bold: bool = False) -> str:
    """Return the first text that has room, else the last and shortest."""
    return next((text for text in texts if text_width(text, size, is_bold=is_bold) <= space), texts[-1])
