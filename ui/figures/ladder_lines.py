"""The lines of a ladder: direct links over the tops, formal contacts between the rungs."""

from __future__ import annotations

from graph import dataset_of
from graph.lanes import Bundle, Direction
from ui.figures.ladder_board import DIRECT_TOP, NAME, Board, End, first_fitting
from ui.figures.ladder_places import Curve, Place, box_around, curve_between, free_spot, path_of
from ui.figures.lanes_parts import family_words
from ui.figures.picture import Mark
from ui.theme import DASHES, FAMILY_SYMBOLS, FAMILY_WORDS, NONE_DASH, line_width, text_width

Label = tuple[Curve, Bundle, str, str, str]


def draw_steps(board: Board) -> list[Label]:
    """Draw the formal route: ochre where a contact is on record, dotted where there is none."""
    chain, labels = dataset_of(board.network).chain, []
    for number, bundle in enumerate(board.lane.steps):
        curve, group = _curve(board, number, number + 1), board.group(f"step:{number}")
        if not bundle.ids:
            board.canvas.path(path_of(curve), group=group, line="none", width=1.8, dash=NONE_DASH)
            continue
        _draw_contacts(board, curve, bundle, group, extra=1.2)
        target = f"step:{board.lane.country}:{number}" if len(bundle.ids) > 1 else bundle.ids[0]
        words = f"{chain[number].title} and {chain[number + 1].title}"
        labels.append((curve, bundle, words, target, group))
    return labels


def draw_staff(board: Board) -> list[Label]:
    """Draw the formal contacts between rungs that are no neighbours, and with actors beside the chain."""
    labels, bows = [], 0
    for link in board.lane.staff:
        first, second = link.ends
        if first not in board.places or second not in board.places:
            continue
        curve = _curve(board, first, second, further=7 * bows)
        bows += curve[0] != curve[1]
        group = board.group(f"staff:{first}-{second}")
        _draw_contacts(board, curve, link.bundle, group)
        words = f"{_title(board, first)} and {_title(board, second)}"
        labels.append((curve, link.bundle, words, _staff_target(board, link.ends, link.bundle), group))
    return labels


def _staff_target(board: Board, ends: tuple[End, End], bundle: Bundle) -> str:
    if len(bundle.ids) == 1:
        return bundle.ids[0]
    beside = next((end for end in ends if isinstance(end, str)), None)
    tail = f"{ends[0]}:{ends[1]}" if beside is None else beside
    return f"{'staff' if beside is None else 'beside'}:{board.lane.country}:{tail}"


def _title(board: Board, end: End) -> str:
    data = dataset_of(board.network)
    return data.actors[end].name if isinstance(end, str) else data.chain[end].title


def _curve(board: Board, first: End, second: End, further: float = 0) -> Curve:
    one, other = board.places[first], board.places[second]
    low, high = sorted((one.y, other.y))
    between = [place for place in board.places.values() if place.side == one.side and low < place.y < high]
    limit = (board.frame.left + 7, board.frame.right - 7)
    return curve_between(one, other, between, limit, further=further)


def _draw_contacts(board: Board, curve: Curve, bundle: Bundle, group: str, *, extra: float = 0) -> None:
    role = "formal" if bundle.shown else "ghost"
    width = line_width(bundle.happened, is_direct=False) + extra if bundle.shown else 1.4
    board.canvas.path(path_of(curve), group=group, line=role, width=width, dash=DASHES[bundle.certainty])


def draw_label(board: Board, curve: Curve, bundle: Bundle, words: str, target: str, group: str) -> None:
    """Write the count on a line where there is more than one contact, and lay its link over it."""
    count = len(bundle.shown)
    text = str(count) if count > 1 else ""
    wide = max(26.0, text_width(text, NAME - 1, is_bold=True) + 12)
    x, y = free_spot(curve, wide, 24, board.taken)
    x = min(board.frame.right - wide / 2 - 1, max(board.frame.left + wide / 2 + 1, x))
    board.taken.append(box_around((x, y), wide, 24))
    if text:
        fill = board.backdrop
        board.canvas.pill(x, y, wide - 4, 20, group=group, fill=fill, line="formal")
        board.canvas.text(x, y, text, group=group, role="formal", size=NAME - 1, is_bold=True)
    counted = f"{count} of {len(bundle.ids)}" if count < len(bundle.ids) else str(count)
    label = f"{words}: {counted} {'contact' if len(bundle.ids) == 1 else 'contacts'} on record, in this data"
    row = round(y)
    board.canvas.marks.append(Mark(x - wide / 2, y - 12, wide, 24, label, target, row, 1, group, bundle.ids))


def draw_direct(board: Board, family: str, bundle: Bundle, number: int) -> None:
    """Draw one family of direct links as an arch over the two tops."""
    frame, places = board.frame, board.places
    left, right = places[0], places[len(board.standings) - 1]
    count = len(board.lane.direct)
    step = min(16.0, (min(left.width, right.width) - 28) / max(1, count - 1))
    shift = (number - (count - 1) / 2) * step
    start, end, y = left.x + shift, right.x - shift, DIRECT_TOP + number * frame.gap
    words = _direct_words(board, family, bundle, right.x - left.x - 70)
    wide = text_width(words, NAME - 1, is_bold=True)
    middle = (left.x + right.x) / 2
    first, last = middle - wide / 2 - 20, middle + wide / 2 + 6
    role = "direct" if bundle.shown else "ghost"
    width = line_width(bundle.happened, is_direct=True) if bundle.shown else 1.4
    path = (
        f"M{start:.1f},{left.y:.1f}L{start:.1f},{y + 14:.1f}Q{start:.1f},{y:.1f} {start + 14:.1f},{y:.1f}"
        f"L{first:.1f},{y:.1f}M{last:.1f},{y:.1f}L{end - 14:.1f},{y:.1f}"
        f"Q{end:.1f},{y:.1f} {end:.1f},{y + 14:.1f}L{end:.1f},{right.y:.1f}"
    )
    group = board.group(f"direct:{family}")
    board.canvas.path(path, group=group, line=role, width=width, dash=DASHES[bundle.certainty])
    is_open = bundle.happened_in_all == 0
    board.canvas.symbol(first + 9, y, FAMILY_SYMBOLS[family], group=group, role=role, is_open=is_open)
    board.canvas.text(
        first + 18,
        y,
        words,
        group=group,
        role="direct" if bundle.shown else "muted",
        is_bold=True,
        anchor="middle right",
    )
    _draw_arrow(board, bundle, (start, left), (end, right), role, group)
    label = f"{words} directly, {bundle.certainty.value}, {bundle.direction.value}"
    target = f"direct:{board.lane.country}:{family}" if len(bundle.ids) > 1 else bundle.ids[0]
    box = (first, y - 13, last - first, 26.0)
    board.canvas.marks.append(Mark(*box, label, target, round(y), 1, group, bundle.ids))


def _draw_arrow(
    board: Board, bundle: Bundle, start: tuple[float, Place], end: tuple[float, Place], role: str, group: str
) -> None:
    """Point at the top that was called, met or written to; what went both ways has no arrow."""
    if bundle.direction is Direction.MUTUAL:
        return
    x, place = end if bundle.direction is Direction.TO_PRINCIPAL else start
    y = place.y - place.height / 2 - 6
    board.canvas.symbol(x, y, "triangle-down", group=group, role=role, size=13)


def _direct_words(board: Board, family: str, bundle: Bundle, space: float) -> str:
    """Return the words on an arch; on the day of one contact the others only keep their place."""
    one, many = FAMILY_WORDS[family]
    if board.record in bundle.shown:
        texts = [f"{one}, {dataset_of(board.network).relationships[board.record or ''].date}", f"1 {one}"]
        return first_fitting(texts, space, NAME - 1, is_bold=True)
    if board.record:
        count = bundle.happened_in_all or len(bundle.ids)
        return f"{count} {one if count == 1 else many}"
    texts = [family_words(family, bundle), family_words(family, bundle, is_short=True)]
    return first_fitting(texts, space, NAME - 1, is_bold=True)
