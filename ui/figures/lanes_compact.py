"""The Lanes view for many countries: one thick line and the chain's dots a row, counts in words."""

from __future__ import annotations

from collections.abc import Sequence

from graph import Network, dataset_of
from graph.lanes import Bundle, Lane
from graph.model import Certainty
from ui.figures.lanes_parts import Columns, alt_text, counts_in_words, draw_bar, family_words, rungs_on_record
from ui.figures.picture import Canvas, Heading, Mark, Picture, fitting
from ui.theme import DASHES, NONE_DASH, line_width, text_width

HEIGHT = 39
MANY = 12
SIZE = 12
COUNTS_WIDTH = 250.0


def compact_picture(network: Network, lanes: Sequence[Lane], principal: str, width: int) -> Picture:
    """Return the picture of many lanes, one short row a country."""
    canvas = Canvas(width, height=HEIGHT * len(lanes) + 4)
    columns = _columns(network, width)
    for row, lane in enumerate(lanes):
        _draw_lane(canvas, network, columns, lane, row)
    draw_bar(canvas, network, columns, principal)
    spacing = columns.rungs[2] - columns.rungs[1] - 8
    chain = dataset_of(network).chain
    headings = [
        Heading(x, rung.short or rung.title, width=spacing)
        for x, rung in zip(columns.rungs, chain, strict=True)
    ]
    counts = Heading(columns.bar_left + columns.bar_width + 34, "Direct contacts", anchor="start")
    return Picture(canvas.figure(), canvas.marks, [*headings, counts], alt_text(network, lanes, principal))


def _columns(network: Network, width: int) -> Columns:
    count = len(dataset_of(network).chain)
    label_width = 140.0 if width >= 1000 else 104.0
    bar_width = 30.0
    bar_left = width - bar_width - (COUNTS_WIDTH if width >= 900 else 170.0)
    leader, first, last = label_width + 66, label_width + 168, bar_left + bar_width / 2
    between = [first + (last - first) * place / (count - 2) for place in range(count - 1)]
    return Columns((leader, *between), 12, label_width, bar_left, bar_width)


def _draw_lane(canvas: Canvas, network: Network, columns: Columns, lane: Lane, row: int) -> None:
    top = float(row * HEIGHT)
    data = dataset_of(network)
    country = data.countries[lane.country]
    group = f"lane:{lane.country}"
    if row % 2 == 0:
        right, bottom = canvas.width, top + HEIGHT
        box = f"M0,{top}L{right},{top}L{right},{bottom}L0,{bottom}Z"
        canvas.path(box, group=f"band:{lane.country}", fill="lane")
    space = columns.label_width - columns.label_x - 4
    name = country.name if text_width(country.name, SIZE + 1, is_bold=True) <= space else country.label
    middle = top + HEIGHT / 2
    canvas.text(
        columns.label_x, middle, name, group=group, size=SIZE + 1, is_bold=True, anchor="middle right"
    )
    _draw_direct(canvas, columns, list(lane.direct.values()), group, top)
    _draw_chain(canvas, columns, lane, top + 26)
    names = [data.actors[key].label for key in lane.holders[0].actors]
    text = fitting(names, 108, SIZE) or "not in this data"
    pill = text_width(text, SIZE, is_bold=True) + 16
    canvas.pill(columns.rungs[0], top + 23, pill, 21, group=group, fill="ink", line="none")
    canvas.text(columns.rungs[0], top + 23, text, group=group, role="on-ink", size=SIZE, is_bold=True)
    _draw_counts(canvas, columns, lane, middle)
    steps = f"{lane.steps_on_record} of {len(lane.steps)} steps on record"
    counts = ", ".join(family_words(family, bundle) for family, bundle in lane.direct.items())
    label = f"{country.name}: {counts or 'no direct link'}; {steps}"
    canvas.marks.append(Mark(2, top + 1, canvas.width - 6, HEIGHT - 2, label, lane.country, row, 0, group))


def _draw_direct(canvas: Canvas, columns: Columns, bundles: Sequence[Bundle], group: str, top: float) -> None:
    if not bundles:
        return
    happened = sum(bundle.happened for bundle in bundles)
    is_shown = any(bundle.shown for bundle in bundles)
    best = min((bundle.certainty for bundle in bundles), key=list(Certainty).index)
    start, y = columns.rungs[0] + 30, top + 10
    canvas.path(
        f"M{start:.1f},{top + 22:.1f}C{start + 24:.1f},{top + 20:.1f} {start + 22:.1f},{y:.1f} "
        f"{start + 50:.1f},{y:.1f}L{columns.bar_left:.1f},{y:.1f}",
        group=f"{group}:direct",
        line="direct" if is_shown else "ghost",
        width=min(line_width(happened, is_direct=True), 7) if is_shown else 1.4,
        dash=DASHES[best],
    )


def _draw_chain(canvas: Canvas, columns: Columns, lane: Lane, y: float) -> None:
    group = f"lane:{lane.country}:chain"
    for place, step in enumerate(lane.steps):
        end = min(columns.rungs[place + 1], columns.bar_left)
        role = "none" if not step.ids else "formal" if step.shown else "ghost"
        dash = DASHES[step.certainty] if step.ids else NONE_DASH
        path = f"M{columns.rungs[place]:.1f},{y}L{end:.1f},{y}"
        name = f"{group}:{place}"
        canvas.path(path, group=name, line=role, width=2.6 if step.shown else 1.5, dash=dash)
    touched = rungs_on_record(lane)
    for place in range(1, len(lane.steps)):
        role = "formal" if place in touched else "none"
        name = f"{group}:rung:{place}"
        canvas.symbol(columns.rungs[place], y, "circle", group=name, role=role, size=9, is_open=True)


def _draw_counts(canvas: Canvas, columns: Columns, lane: Lane, y: float) -> None:
    """Write the counts by kind beside the bar, as many kinds as have room."""
    parts = counts_in_words(lane)
    left = columns.bar_left + columns.bar_width + 14
    space = canvas.width - left - 4
    while len(parts) > 1 and text_width(" · ".join(parts), SIZE, is_bold=True) > space:
        parts.pop()
    is_shown = any(bundle.shown for bundle in lane.direct.values())
    words = " · ".join(parts) or "no direct link"
    role = "direct" if is_shown else "muted"
    group = f"lane:{lane.country}:counts"
    canvas.text(left, y, words, group=group, role=role, size=SIZE, is_bold=True, anchor="middle right")
