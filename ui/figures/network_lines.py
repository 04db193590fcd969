"""The lines of the Network view: routed between the names, with counts, arrows, and fans of one pair."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from graph import Network, dataset_of
from graph.model import Channel, Status
from graph.neighbourhood import Link
from ui.figures.network_layout import SIZE, Layout, Node
from ui.figures.network_room import Room, nearest_free, points_along
from ui.figures.network_words import in_words, kinds_in_words
from ui.figures.picture import Canvas, Mark
from ui.theme import DASHES, line_width, text_width

ROLES: Mapping[Channel, str] = {
    Channel.DIRECT: "direct",
    Channel.FORMAL: "formal",
    Channel.INTERNAL: "formal",
    Channel.PUBLIC: "none",
    Channel.COMMENT: "none",
}
_PORTS: Mapping[str, float] = {"direct": -2.0, "formal": 2.0, "none": 4.0}
_TURN = 12.0
Points = list[tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Line:
    """One link as it is drawn: where it runs, and in which role of colour."""

    link: Link
    points: Points
    role: str
    start: str
    arc: int = 0
    """For a line within one column: the side it bulges out to, 1 right and -1 left."""


def group_of_node(key: str) -> str:
    """Return the name that lights a node and everything linked with it."""
    return f"node:{key}:"


def group_of_line(link: Link) -> str:
    """Return the names of a line: it lights with either of its ends, and lights both."""
    first, second = link.ends
    return f"node:{first}:{second}: node:{second}:{first}:"


def routed(layout: Layout, link: Link, principal: str, room: Room) -> Line:
    """Return where a link runs: level through its row, then between the names of the other columns."""
    role = ROLES[link.channel]
    first, second = sorted((layout.nodes[key] for key in link.ends), key=lambda node: (node.x, node.y))
    if first.column == second.column:
        return _arc(layout, link, first, second, principal)
    start, end = _port(first, 1, role), _port(second, -1, role)
    if first.key == principal:
        start = layout.edge(first.column, 1), end[1]
    if second.key == principal:
        end = layout.edge(second.column, -1), start[1]
    points = _turns(layout, room, (first, start), (second, end), principal)
    return Line(link, points, role, first.key)


def _port(node: Node, side: int, role: str) -> tuple[float, float]:
    return node.x + side * node.width / 2, node.y + _PORTS[role]


def _turns(
    layout: Layout,
    room: Room,
    begin: tuple[Node, tuple[float, float]],
    finish: tuple[Node, tuple[float, float]],
    principal: str,
) -> Points:
    """Return the turning points of a line: out at its row, over to its run, in at its end."""
    (first, start), (second, end) = begin, finish
    out, into = layout.edge(first.column, 1), layout.edge(second.column, -1)
    bend = layout.zone if out < layout.zone < into else out
    gate = min(layout.next_edge(bend), into) - _TURN / 2
    is_level = principal in (first.key, second.key)
    row = nearest_free(room, start[1], out + _TURN, bend, layout.height)
    wanted = row if second.key == principal else end[1]
    run = nearest_free(room, wanted, gate, into - _TURN, layout.height)
    if is_level and first.key == principal:
        start, row = (start[0], run), run
    if is_level and second.key == principal:
        end = end[0], run
    points = [start, (out + _TURN, row)] if row != start[1] else [start]
    points += [(x, y) for x, y in ((bend, row), (gate, run), (into - _TURN, run)) if x > points[-1][0]]
    return [*_ordered(points), end]


def _ordered(points: Points) -> Points:
    """Drop turning points that would lead a line back to the left."""
    kept = points[:1]
    kept += [point for before, point in pairwise(points) if point[0] > before[0]]
    return kept


def _arc(layout: Layout, link: Link, first: Node, second: Node, principal: str) -> Line:
    """Return a line between two of one column: it bulges out towards the middle of the picture."""
    role = ROLES[link.channel]
    is_right_side = principal in layout.nodes and first.x > layout.nodes[principal].x
    side = -1 if is_right_side else 1
    ends = [_port(first, side, role), _port(second, side, role)]
    return Line(link, ends, role, first.key, arc=side)


def far_side(line: Line) -> float:
    """Return how far an arc's handles reach out."""
    (x1, y1), (x2, y2) = line.points
    reach = min(60.0, 16 + abs(y2 - y1) * 0.1)
    return (max if line.arc > 0 else min)(x1, x2) + line.arc * reach


def path_of(line: Line) -> str:
    """Return the path of a line: level parts, and soft turns between them."""
    (x, y), *rest = line.points
    path = f"M{x:.1f},{y:.1f}"
    if line.arc:
        (x2, y2), far = rest[0], far_side(line)
        return f"{path}C{far:.1f},{y:.1f} {far:.1f},{y2:.1f} {x2:.1f},{y2:.1f}"
    for (x1, y1), (x2, y2) in pairwise(line.points):
        if abs(y1 - y2) < 0.5:
            path += f"L{x2:.1f},{y2:.1f}"
        else:
            middle = (x1 + x2) / 2
            path += f"C{middle:.1f},{y1:.1f} {middle:.1f},{y2:.1f} {x2:.1f},{y2:.1f}"
    return path


def draw_line(canvas: Canvas, network: Network, line: Line, *, is_ghost: bool) -> None:
    """Draw one line: width by count, dashes by certainty, hollow where nothing took place."""
    link, group = line.link, group_of_line(line.link)
    if is_ghost or not link.shown:
        canvas.path(path_of(line), group=group, line="ghost", width=1)
        return
    records = dataset_of(network).relationships
    happened = sum(records[key].status is Status.HAPPENED for key in link.shown)
    width = line_width(max(1, happened), is_direct=False) - (0.9 if line.role == "none" else 0)
    dash = DASHES[link.certainty]
    if happened:
        canvas.path(path_of(line), group=group, line=line.role, width=width, dash=dash)
    else:
        canvas.path(path_of(line), group=group, line=line.role, width=3.6, dash=dash)
        canvas.path(path_of(line), group=group, line="page", width=1.6)
    _draw_arrow(canvas, line)


def _draw_arrow(canvas: Canvas, line: Line) -> None:
    """Put the arrowhead at the end that every record points to; mutual links have none."""
    link = line.link
    if link.target is None:
        return
    at_start = link.target == line.start
    x, y = line.points[0] if at_start else line.points[-1]
    leftwards = line.arc > 0 if line.arc else at_start
    symbol = "triangle-left" if leftwards else "triangle-right"
    shift = 5 if leftwards else -5
    canvas.symbol(x + shift, y, symbol, group=group_of_line(link), role=line.role, size=9)


def draw_badge(canvas: Canvas, network: Network, line: Line, room: Room, *, with_words: bool) -> bool:
    """Write a line's count, or its kinds, where there is room, as a mark that opens its records."""
    link = line.link
    text = kinds_in_words(network, link.shown) if with_words else str(len(link.shown))
    width = text_width(text, SIZE, is_bold=True) + 6
    half = max(24.0, width) / 2
    for x, y in _on_arc(line) if line.arc else points_along(line.points):
        box = (x - half, y - 12, x + half, y + 12)
        if box[0] < 0 or box[2] > canvas.width or box[1] < 0 or not room.is_free(box):
            continue
        room.take(box)
        group = group_of_line(link)
        if with_words or len(link.shown) > 1:
            canvas.path(plate(x, y, width), group=group, fill="page")
            canvas.text(x, y, text, group=group, role=ink(line.role), size=SIZE, is_bold=True)
        canvas.marks.append(_mark(network, line, box, group))
        return True
    return False


def _on_arc(line: Line) -> Points:
    (x1, y1), (x2, y2) = line.points
    return [((x1 + x2) / 8 + far_side(line) * 0.75, (y1 + y2) / 2)]


def plate(x: float, y: float, width: float) -> str:
    """Return the path of a plate behind words, so that no line runs through them."""
    left, right = x - width / 2, x + width / 2
    return f"M{left:.1f},{y - 7:.1f}L{right:.1f},{y - 7:.1f}L{right:.1f},{y + 7:.1f}L{left:.1f},{y + 7:.1f}Z"


def ink(role: str) -> str:
    """Return the role of the words on a line."""
    return "muted" if role == "none" else role


def _mark(network: Network, line: Line, box: tuple[float, float, float, float], group: str) -> Mark:
    left, top, right, bottom = box
    link = line.link
    target = link.ids[0] if len(link.ids) == 1 else f"pair:{link.ends[0]}:{link.ends[1]}"
    return Mark(
        left,
        top,
        right - left,
        bottom - top,
        in_words(network, link),
        target,
        int(top),
        int(left),
        group,
        link.ids,
    )
