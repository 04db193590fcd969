"""One pair fanned out: its parallel records as a line each, with their kinds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from graph import Network, dataset_of
from graph.model import Relationship, Status
from ui.figures.network_layout import SIZE, Layout
from ui.figures.network_lines import ROLES, Line, group_of_line, ink, plate
from ui.figures.network_room import Room
from ui.figures.picture import Canvas
from ui.theme import DASHES, text_width

MAX_FAN = 60
_WITHIN, _BETWEEN = 5.0, 26.0


@dataclass(frozen=True, slots=True)
class _Strand:
    key: str
    record: Relationship
    offset: float


def draw_fan(canvas: Canvas, network: Network, layout: Layout, line: Line, room: Room) -> int:
    """Draw the parallel records of one pair as a line each; return how many have no room."""
    strands = _strands(network, line.link.shown[:MAX_FAN])
    (x1, y1), (x2, y2) = line.points[0], line.points[-1]
    reach = max((strand.offset for strand in strands), default=0)
    middle = max(reach + 14, min(layout.height - reach - 14, (y1 + y2) / 2))
    for _, run in groupby(strands, key=_sort):
        group = list(run)
        for strand in group:
            _draw_strand(canvas, line, strand, (x1, y1, x2, y2), middle + strand.offset)
        _draw_label(canvas, line, group, x1, x2, middle, room)
    return max(0, len(line.link.shown) - MAX_FAN)


def _sort(strand: _Strand) -> tuple[str, str]:
    return strand.record.kind.value, strand.record.status.value


def _strands(network: Network, keys: Sequence[str]) -> list[_Strand]:
    """Set records apart by what they are: a row of words between kinds, a few pixels within one."""
    records = dataset_of(network).relationships
    strands = [_Strand(key, records[key], 0) for key in keys]
    strands.sort(key=lambda strand: (_sort(strand), str(strand.record.date or ""), strand.key))
    placed, y = [], 0.0
    for number, strand in enumerate(strands):
        if number:
            y += _WITHIN if _sort(strand) == _sort(strands[number - 1]) else _BETWEEN
        placed.append(replace(strand, offset=y))
    return [replace(strand, offset=strand.offset - y / 2) for strand in placed]


def _draw_strand(
    canvas: Canvas, line: Line, strand: _Strand, ends: tuple[float, float, float, float], y: float
) -> None:
    x1, y1, x2, y2 = ends
    reach = min(90.0, abs(x2 - x1) / 3)
    near, far = (x1 + line.arc * 70, x2 + line.arc * 70) if line.arc else (x1 + reach, x2 - reach)
    path = (
        f"M{x1:.1f},{y1:.1f}C{(x1 + near) / 2:.1f},{y1:.1f} {(x1 + near) / 2:.1f},{y:.1f} {near:.1f},{y:.1f}"
        f"L{far:.1f},{y:.1f}C{(far + x2) / 2:.1f},{y:.1f} {(far + x2) / 2:.1f},{y2:.1f} {x2:.1f},{y2:.1f}"
    )
    role, dash = ROLES[strand.record.channel], DASHES[strand.record.certainty]
    width = 1.8 if strand.record.status is Status.HAPPENED else 1.0
    canvas.path(path, group=group_of_line(line.link), line=role, width=width, dash=dash)


def _draw_label(
    canvas: Canvas, line: Line, run: Sequence[_Strand], x1: float, x2: float, middle: float, room: Room
) -> None:
    """Write what a run of strands is, where nothing else stands."""
    kind, status = _sort(run[0])
    text = kind if status == Status.HAPPENED else f"{kind}, {status}"
    text += f" ×{len(run)}" if len(run) > 1 else ""
    y = middle + (run[0].offset + run[-1].offset) / 2
    width = text_width(text, SIZE, is_bold=True) + 8
    for share in (0.5, 0.42, 0.58, 0.35, 0.65, 0.28, 0.72, 0.2, 0.8):
        x = x1 + (x2 - x1) * share + line.arc * 70
        box = (x - width / 2, y - 8, x + width / 2, y + 8)
        if box[0] < 0 or box[2] > canvas.width or not room.is_free(box):
            continue
        room.take(box)
        group, role = group_of_line(line.link), ink(ROLES[run[0].record.channel])
        canvas.path(plate(x, y, width), group=group, fill="page")
        canvas.text(x, y, text, group=group, role=role, size=SIZE, is_bold=True)
        return
