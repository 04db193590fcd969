"""The Lanes view: a row a country, the rungs as columns, the principal one bar across all rows."""

from __future__ import annotations

from collections.abc import Sequence

from graph import Network, dataset_of
from graph.lanes import Bundle, Direction, Lane
from ui.figures.lanes_parts import SIZE, Columns, alt_text, contacts, draw_bar, empty_words, family_words
from ui.figures.lanes_staff import (
    DIP_GAP,
    PILL,
    SIDE_GAP,
    draw_dips,
    draw_sides,
    drawn_staff,
    not_drawn,
    side_rows,
)
from ui.figures.picture import Canvas, Heading, Mark, Picture, fitting
from ui.theme import (
    DASHES,
    FAMILY_SYMBOLS,
    NONE_DASH,
    line_width,
    text_width,
)

LINE_GAP = 18
NAMED_ABOVE = 800
"""Below this width a country's name stands over its lane, so that the rungs have room."""
NAME_HEIGHT = 22


def lanes_picture(network: Network, lanes: Sequence[Lane], principal: str, width: int) -> Picture:
    """Return the picture of lanes under a principal, at a width in pixels."""
    canvas = Canvas(width)
    columns = _columns(network, width)
    top = 0.0
    for row, lane in enumerate(lanes):
        top = _draw_lane(canvas, network, columns, lane, row, top)
    canvas.height = top + 6
    _draw_border(canvas, columns, network)
    draw_bar(canvas, network, columns, principal)
    return Picture(
        figure=canvas.figure(),
        marks=canvas.marks,
        headings=_headings(network, columns),
        alt=alt_text(network, lanes, principal),
        not_drawn=not_drawn(network, lanes),
    )


def _columns(network: Network, width: int) -> Columns:
    count = len(dataset_of(network).chain)
    label_width = 148.0 if width >= 1000 else 118.0 if width >= NAMED_ABOVE else 0.0
    bar_width = 34.0 if width >= 1000 else 28.0
    leader = label_width + (62 if label_width else 56)
    bar_left = width - bar_width - 18
    last = bar_left + bar_width / 2
    rungs = tuple(leader + (last - leader) * place / (count - 1) for place in range(count))
    return Columns(rungs, 14, label_width, bar_left, bar_width)


def _headings(network: Network, columns: Columns) -> list[Heading]:
    data = dataset_of(network)
    is_wide = columns.spacing >= 165
    rungs = [
        Heading(x, rung.title if is_wide else (rung.short or rung.title), width=columns.spacing - 10)
        for x, rung in zip(columns.rungs, data.chain, strict=True)
    ]
    border = _border(network, columns)
    sides = list(dict.fromkeys(rung.side for rung in data.chain))
    if border is None or len(sides) != 2:
        return rungs
    first, second = (data.about.sides.get(side, side) for side in sides)
    return [Heading(border - 10, first, 0, "end"), Heading(border + 10, second, 0, "start"), *rungs]


def _border(network: Network, columns: Columns) -> float | None:
    """Return where one government's side ends and the other's begins."""
    chain = dataset_of(network).chain
    for place in range(1, len(chain)):
        if chain[place].side != chain[place - 1].side:
            return (columns.rungs[place - 1] + columns.rungs[place]) / 2
    return None


def _draw_border(canvas: Canvas, columns: Columns, network: Network) -> None:
    border = _border(network, columns)
    if border is not None:
        canvas.path(f"M{border:.1f},0L{border:.1f},{canvas.height:.1f}", group="", line="line", width=1)


def _draw_lane(canvas: Canvas, network: Network, columns: Columns, lane: Lane, row: int, top: float) -> float:
    """Draw one lane from ``top`` downwards and return where it ends."""
    lines = list(lane.direct.items())
    staff = drawn_staff(network, lane)
    sides = side_rows(network, staff)
    dips = [link for link in staff if all(isinstance(end, int) for end in link.ends)]
    start, top = top, top if columns.label_width else top + NAME_HEIGHT
    pill_y = top + 14 + max(1, len(lines)) * LINE_GAP + 13
    dip_bottom = pill_y + PILL / 2 + (4 + DIP_GAP * len(dips) if dips else 0)
    bottom = dip_bottom + SIDE_GAP * len(sides) + 12
    if row % 2 == 0:
        canvas.path(_box(0, start, canvas.width, bottom), group=f"band:{lane.country}", fill="lane")
    if columns.label_width:
        _draw_name(canvas, network, columns, lane, row, (top + pill_y) / 2 + 6)
    else:
        _draw_name_above(canvas, network, columns, lane, row, start + 15)
    _draw_steps(canvas, network, columns, lane, row, pill_y)
    draw_dips(canvas, network, columns, lane, dips, row, pill_y)
    draw_sides(canvas, network, columns, lane, staff, sides, row, pill_y, dip_bottom)
    for place, (family, bundle) in enumerate(lines):
        _draw_direct(canvas, columns, lane, family, bundle, place, row, top, pill_y)
    _draw_pills(canvas, network, columns, lane, row, pill_y)
    return bottom


def _box(left: float, top: float, right: float, bottom: float) -> str:
    return f"M{left:.1f},{top:.1f}L{right:.1f},{top:.1f}L{right:.1f},{bottom:.1f}L{left:.1f},{bottom:.1f}Z"


def _draw_name(
    canvas: Canvas, network: Network, columns: Columns, lane: Lane, row: int, middle: float
) -> None:
    """Write a country's name beside its lane, and below it how much of the chain is on record."""
    country = dataset_of(network).countries[lane.country]
    left, space = columns.label_x, columns.label_width - columns.label_x - 8
    name = country.name if text_width(country.name, 14, is_bold=True) <= space else country.label
    group = f"lane:{lane.country}"
    canvas.text(left, middle, name, group=group, size=14, is_bold=True, anchor="middle right")
    steps = steps_in_words(lane)
    short = steps if text_width(steps, 12) <= space else steps.removesuffix(" on record")
    canvas.text(left, middle + 19, short, group=group, role="muted", size=12, anchor="middle right")
    label, width = f"{country.name}: {steps}", columns.label_width - left
    canvas.marks.append(Mark(left - 6, middle - 14, width, 46, label, lane.country, row * 10, -1, group))


def _draw_name_above(
    canvas: Canvas, network: Network, columns: Columns, lane: Lane, row: int, y: float
) -> None:
    """Write a country's name over its lane, with how much of the chain is on record behind it."""
    name, group = dataset_of(network).countries[lane.country].name, f"lane:{lane.country}"
    wide = text_width(name, 14, is_bold=True)
    steps = steps_in_words(lane)
    canvas.text(10, y, name, group=group, size=14, is_bold=True, anchor="middle right")
    canvas.text(wide + 24, y, steps, group=group, role="muted", size=12, anchor="middle right")
    width = wide + 30 + text_width(steps, 12)
    canvas.marks.append(Mark(4, y - 13, width, 26, f"{name}: {steps}", lane.country, row * 10, -1, group))


def steps_in_words(lane: Lane) -> str:
    """Return how many steps of a lane's chain are on record."""
    return f"{lane.steps_on_record} of {len(lane.steps)} steps on record"


def _draw_steps(canvas: Canvas, network: Network, columns: Columns, lane: Lane, row: int, y: float) -> None:
    """Draw the chain itself: solid where a contact is on record, dotted where there is none."""
    chain = dataset_of(network).chain
    for place, step in enumerate(lane.steps):
        start, end = columns.rungs[place], columns.rungs[place + 1]
        group = f"lane:{lane.country}:step:{place}"
        path = f"M{start:.1f},{y:.1f}L{end:.1f},{y:.1f}"
        if not step.ids:
            canvas.path(path, group=group, line="none", width=1.6, dash=NONE_DASH)
            continue
        role = "formal" if step.shown else "ghost"
        width = line_width(step.happened, is_direct=False) + 1.4 if step.shown else 1.6
        canvas.path(path, group=group, line=role, width=width, dash=DASHES[step.certainty])
        words = contacts(step, "contact on record", "contacts on record")
        label = f"{chain[place].title} to {chain[place + 1].title}: {words}"
        target = f"step:{lane.country}:{place}" if len(step.ids) > 1 else step.ids[0]
        canvas.marks.append(
            Mark(
                (start + end) / 2 - 12,
                y - 12,
                24,
                24,
                label,
                target,
                row * 10 + 5,
                place * 2 + 1,
                group,
                step.ids,
            )
        )


def _draw_direct(
    canvas: Canvas,
    columns: Columns,
    lane: Lane,
    family: str,
    bundle: Bundle,
    place: int,
    row: int,
    top: float,
    pill_y: float,
) -> None:
    """Draw one family of direct links: from the leader up, and over the top to the principal."""
    y = top + 14 + place * LINE_GAP
    x = columns.rungs[0] - 36 + place * 16
    words = family_words(family, bundle)
    label_x = max(columns.rungs[1] - 24, columns.rungs[0] + 88)
    gap_end = label_x + 16 + text_width(words, SIZE, is_bold=True)
    role = "direct" if bundle.shown else "ghost"
    width = line_width(bundle.happened, is_direct=True) if bundle.shown else 1.4
    group = f"lane:{lane.country}:direct:{family}"
    path = (
        f"M{x:.1f},{pill_y:.1f}C{x:.1f},{(pill_y + y) / 2:.1f} {x + 18:.1f},{y:.1f} {x + 72:.1f},{y:.1f}"
        f"L{label_x - 12:.1f},{y:.1f}M{gap_end:.1f},{y:.1f}L{columns.bar_left:.1f},{y:.1f}"
    )
    canvas.path(path, group=group, line=role, width=width, dash=DASHES[bundle.certainty])
    is_open = bundle.happened_in_all == 0
    canvas.symbol(label_x, y, FAMILY_SYMBOLS[family], group=group, role=role, is_open=is_open)
    text_role = "direct" if bundle.shown else "muted"
    canvas.text(label_x + 9, y, words, group=group, role=text_role, is_bold=True, anchor="middle right")
    if bundle.direction is Direction.TO_PRINCIPAL:
        canvas.symbol(columns.bar_left - 7, y, "triangle-right", group=group, role=role, size=12)
    elif bundle.direction is Direction.FROM_PRINCIPAL:
        canvas.symbol(min(x + 92, label_x - 20), y, "triangle-left", group=group, role=role, size=12)
    label = f"{words} directly, {bundle.certainty.value}, {bundle.direction.value}"
    box = (label_x - 12, y - LINE_GAP / 2, gap_end - label_x + 10, LINE_GAP)
    target = f"direct:{lane.country}:{family}" if len(bundle.ids) > 1 else bundle.ids[0]
    canvas.marks.append(Mark(*box, label, target, row * 10 + 1 + place, 2, group, bundle.ids))


def _draw_pills(canvas: Canvas, network: Network, columns: Columns, lane: Lane, row: int, y: float) -> None:
    data = dataset_of(network)
    for place, holders in enumerate(lane.holders[:-1]):
        x, group = columns.rungs[place], f"lane:{lane.country}:rung:{place}"
        names = [data.actors[key].label for key in holders.actors]
        space = columns.spacing - 34
        text = fitting(names, space, SIZE) or empty_words(holders)
        is_leader, is_empty = place == 0, not names
        width = min(text_width(text, SIZE, is_bold=is_leader) + 22, columns.spacing - 8)
        fill = "ink" if is_leader and names else "page" if is_empty else "pill"
        canvas.pill(x, y, width, PILL, group=group, fill=fill, line="ghost" if is_empty else "none")
        role = "muted" if is_empty else "on-ink" if is_leader else "ink"
        size = SIZE - 1 if is_empty else SIZE
        canvas.text(x, y, text, group=group, role=role, size=size, is_bold=is_leader and not is_empty)
        spoken = ", ".join(data.actors[key].name for key in holders.actors)
        label = f"{data.chain[place].title}: {spoken or holders.reason or 'not in this data'}"
        target = holders.actors[0] if len(holders.actors) == 1 else f"rung:{lane.country}:{holders.rung}"
        canvas.marks.append(
            Mark(x - width / 2, y - PILL / 2, width, PILL, label, target, row * 10 + 5, place * 2, group)
        )
