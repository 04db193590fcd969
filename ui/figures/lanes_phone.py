"""The Lanes view on a phone: one thick line a country, the rungs as dots, the counts in words."""

from __future__ import annotations

from collections.abc import Sequence

from graph import Network, dataset_of
from graph.lanes import Bundle, Lane
from graph.model import Certainty
from ui.figures.lanes_parts import Columns, alt_text, counts_in_words, draw_bar, rungs_on_record
from ui.figures.picture import Canvas, Heading, Mark, Picture, fitting
from ui.theme import DASHES, NONE_DASH, line_width, text_width

WIDEST = 640
HEIGHT = 100
MARGIN = 12


def phone_picture(network: Network, lanes: Sequence[Lane], principal: str, width: int) -> Picture:
    """Return the picture of lanes at a phone's width."""
    canvas = Canvas(width, height=HEIGHT * len(lanes))
    columns = _columns(network, width)
    for row, lane in enumerate(lanes):
        _draw_lane(canvas, network, columns, lane, row)
    draw_bar(canvas, network, columns, principal)
    chain = dataset_of(network).chain
    middle = (columns.rungs[1] + columns.rungs[-2]) / 2
    return Picture(
        figure=canvas.figure(),
        marks=canvas.marks,
        headings=[
            Heading(MARGIN, chain[0].title, anchor="start"),
            Heading(middle, f"{len(chain) - 2} rungs between"),
            Heading(width - MARGIN, chain[-1].title, anchor="end"),
        ],
        alt=alt_text(network, lanes, principal),
    )


def _columns(network: Network, width: int) -> Columns:
    count = len(dataset_of(network).chain)
    bar_width = 26.0
    bar_left = width - bar_width - 10
    first = 66.0
    start, last = 138.0, bar_left - 26
    between = [start + (last - start) * place / max(1, count - 3) for place in range(count - 2)]
    return Columns((first, *between, bar_left + bar_width / 2), MARGIN, 0, bar_left, bar_width)


def _draw_lane(canvas: Canvas, network: Network, columns: Columns, lane: Lane, row: int) -> None:
    top = row * HEIGHT
    data = dataset_of(network)
    country = data.countries[lane.country]
    group = f"lane:{lane.country}"
    if row % 2 == 0:
        box = f"M0,{top}L{canvas.width},{top}L{canvas.width},{top + HEIGHT}L0,{top + HEIGHT}Z"
        canvas.path(box, group=f"band:{lane.country}", fill="lane")
    canvas.text(MARGIN, top + 17, country.label, group=group, size=14, is_bold=True, anchor="middle right")
    _draw_counts(canvas, columns, lane, top, text_width(country.label, 14, is_bold=True))
    _draw_direct(canvas, columns, lane, top)
    _draw_chain(canvas, network, columns, lane, top + 70)
    names = [data.actors[key].label for key in lane.holders[0].actors]
    text = fitting(names, 92, 13) or "none"
    width = min(text_width(text, 13, is_bold=True) + 20, 112)
    canvas.pill(columns.rungs[0], top + 70, width, 26, group=group, fill="ink", line="none")
    canvas.text(columns.rungs[0], top + 70, text, group=group, role="on-ink", is_bold=True)
    label = f"{country.name}: {lane.steps_on_record} of {len(lane.steps)} steps on record"
    canvas.marks.append(
        Mark(4, top + 2, columns.bar_left - 8, HEIGHT - 4, label, lane.country, row * 10, 0, group)
    )


def _draw_counts(canvas: Canvas, columns: Columns, lane: Lane, top: float, taken: float) -> None:
    """Write the counts by kind on the right, as many kinds as have room."""
    parts = counts_in_words(lane)
    space = columns.bar_left - MARGIN - taken - 24
    while len(parts) > 1 and text_width(" · ".join(parts), 13, is_bold=True) > space:
        parts.pop()
    is_shown = any(bundle.shown for bundle in lane.direct.values())
    canvas.text(
        columns.bar_left - 8,
        top + 17,
        " · ".join(parts) or "no direct link",
        group=f"lane:{lane.country}:counts",
        role="direct" if is_shown else "muted",
        is_bold=True,
        anchor="middle left",
    )


def _draw_direct(canvas: Canvas, columns: Columns, lane: Lane, top: float) -> None:
    bundles = list(lane.direct.values())
    if not bundles:
        return
    happened = sum(bundle.happened for bundle in bundles)
    is_shown = any(bundle.shown for bundle in bundles)
    y, x = top + 39, columns.rungs[0]
    canvas.path(
        f"M{x},{top + 58}C{x},{y + 4} {x + 8},{y} {x + 34},{y}L{columns.bar_left:.1f},{y}",
        group=f"lane:{lane.country}:direct",
        line="direct" if is_shown else "ghost",
        width=line_width(happened, is_direct=True) if is_shown else 1.6,
        dash=DASHES[_best(bundles)],
    )


def _best(bundles: Sequence[Bundle]) -> Certainty:
    order = list(Certainty)
    return min((bundle.certainty for bundle in bundles), key=order.index)


def _draw_chain(canvas: Canvas, network: Network, columns: Columns, lane: Lane, y: float) -> None:
    group = f"lane:{lane.country}:chain"
    for place, step in enumerate(lane.steps):
        start = columns.rungs[place] + (46 if place == 0 else 0)
        end = min(columns.rungs[place + 1], columns.bar_left)
        role = "none" if not step.ids else "formal" if step.shown else "ghost"
        dash = DASHES[step.certainty] if step.ids else NONE_DASH
        path = f"M{start:.1f},{y}L{end:.1f},{y}"
        name = f"{group}:{place}"
        canvas.path(path, group=name, line=role, width=3 if step.shown else 1.6, dash=dash)
    touched = rungs_on_record(lane)
    for place in range(1, len(lane.steps)):
        role = "formal" if place in touched else "none"
        name = f"{group}:rung:{place}"
        canvas.symbol(columns.rungs[place], y, "circle", group=name, role=role, is_open=True)
