"""The formal route as a model: the textbook sequence of rungs, with no contact drawn in it."""

from __future__ import annotations

from graph import Network, dataset_of
from ui.figures.ladder_board import LINE, MODEL_GAP, Frame, wrapped
from ui.figures.ladder_places import LEFT, RIGHT, Place, Ranks, curve_between, path_of, point_on
from ui.figures.picture import Canvas, Mark, rounded
from ui.theme import text_width

SIZE, SMALL, HEIGHT = 13, 12, 30
BESIDE = "Advisers, envoys"


def draw_model(canvas: Canvas, network: Network, country: str, ranks: Ranks, frame: Frame) -> None:
    """Draw the route in the left of the picture: down one ladder, across, and up the other."""
    wide = frame.left - MODEL_GAP
    columns = {LEFT: wide * 0.25, RIGHT: wide * 0.75}
    canvas.text(wide / 2, 22, "Formal route (model)", group="model", size=16, is_bold=True)
    _draw_words(canvas, wide, frame.y(0))
    places = _places(network, ranks, columns, frame, wide)
    slot = _slot(ranks, columns, frame)
    for number, place in enumerate(places[:-1]):
        _draw_step(canvas, place, places[number + 1], slot, wide)
    if slot:
        box = rounded(slot.box.left, slot.box.top, slot.box.right, slot.box.bottom, 13)
        canvas.path(box, group="model", fill="page", line="none", width=1.2, dash="3px,3px")
        canvas.text(slot.x, slot.y, BESIDE, group="model", role="muted", size=SMALL)
    for number, place in enumerate(places):
        _draw_rung(canvas, network, country, number, place, wide / 2 - 34)


def _draw_words(canvas: Canvas, wide: float, top: float) -> None:
    lines = ["No contact is drawn here:", "this is the textbook sequence"]
    if text_width(" ".join(lines), SMALL) < wide - 24:
        lines = [" ".join(lines)]
    for number, line in enumerate(lines):
        canvas.text(wide / 2, 44 + 17 * number, line, group="model", role="muted", size=SMALL)


def _title(network: Network, number: int, space: float) -> tuple[list[str], float]:
    """Return the title of a rung as it has room, in one line or two, and its size."""
    rung = dataset_of(network).chain[number]
    short = rung.short or rung.title
    is_end = number in (0, len(dataset_of(network).chain) - 1)
    texts = [(rung.title, SIZE), (short, SIZE), (short, SMALL)]
    fits = [each for each in texts if text_width(*each, is_bold=is_end) <= space]
    text, size = fits[0] if fits else texts[-1]
    return wrapped(text, space, size, is_bold=is_end), size


def _places(
    network: Network, ranks: Ranks, columns: dict[int, float], frame: Frame, wide: float
) -> list[Place]:
    found = []
    for number, (side, rank) in enumerate(zip(ranks.sides, ranks.ranks, strict=True)):
        lines, size = _title(network, number, wide / 2 - 34)
        is_end = number in (0, len(ranks.sides) - 1)
        width = max(text_width(line, size, is_bold=is_end) for line in lines) + 20
        height = HEIGHT + LINE * (len(lines) - 1)
        found.append(Place(columns[side], frame.y(rank), side, min(width, wide / 2 - 10), height))
    return found


def _slot(ranks: Ranks, columns: dict[int, float], frame: Frame) -> Place | None:
    """Return where advisers stand in the model: in a gap that a shorter ladder leaves."""
    for side in (LEFT, RIGHT):
        taken = [rank for rank, other in zip(ranks.ranks, ranks.sides, strict=True) if other == side]
        rank = next(iter(ranks.slots[side]), None)
        if rank is not None and all(abs(rank - other) >= 1 for other in taken):
            return Place(columns[side] - 12 * side, frame.y(rank), side, text_width(BESIDE, SMALL) + 14, 26)
    return None


def _draw_step(canvas: Canvas, one: Place, other: Place, slot: Place | None, wide: float) -> None:
    low, high = sorted((one.y, other.y))
    between = [slot] if slot and slot.side == one.side and low < slot.y < high else []
    curve = curve_between(one, other, between, (9, wide - 9))
    canvas.path(path_of(curve), group="model", line="none", width=4)
    gap = abs(one.x - other.x) - (one.width + other.width) / 2
    if one.side != other.side and gap < 24:
        return
    x, y = point_on(curve, 0.74 if between else 0.5)
    upright = "triangle-down" if one.y < other.y else "triangle-up"
    arrow = "triangle-right" if one.side != other.side else upright
    canvas.symbol(x, y, arrow, group="model", role="none", size=14)


def _draw_rung(
    canvas: Canvas, network: Network, country: str, number: int, place: Place, space: float
) -> None:
    chain = dataset_of(network).chain
    is_end = number in (0, len(chain) - 1)
    lines, size = _title(network, number, space)
    box, role = place.box, "on-ink" if is_end else "ink"
    path = rounded(box.left, box.top, box.right, box.bottom, HEIGHT / 2)
    canvas.path(path, group="model", fill="ink" if is_end else "pill", line="none", width=1.2)
    for line, text in enumerate(lines):
        y = place.y + 1 + (line - (len(lines) - 1) / 2) * LINE
        canvas.text(place.x, y, text, group="model", role=role, size=size, is_bold=is_end)
    label = f"{chain[number].title} in the model of the formal route: all holders in this data"
    target = f"rung:{country}:{chain[number].id}"
    column = -3 if place.side == LEFT else -2
    canvas.marks.append(
        Mark(box.left, box.top, place.width, place.height, label, target, round(place.y), column, "model")
    )
