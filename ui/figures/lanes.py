"""The Lanes view: a row a country, the rungs as columns, the principal one bar across all rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graph import Network, dataset_of
from graph.lanes import Bundle, Direction, Lane, StaffLink
from graph.model import Actor, ActorKind
from ui.figures.picture import Canvas, Heading, Mark, Picture, fitting, rounded
from ui.theme import (
    DASHES,
    FAMILY_SHORT,
    FAMILY_SYMBOLS,
    FAMILY_WORDS,
    NONE_DASH,
    line_width,
    text_width,
)

SIZE = 13
PILL = 24
LINE_GAP = 18
DIP_GAP = 9
SIDE_GAP = 30
MAX_DIPS = 3
MAX_SIDE = 2
SHOWN_SIDE_PAIRS = 4


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the columns stand, in pixels."""

    rungs: tuple[float, ...]
    label_x: float
    label_width: float
    bar_left: float
    bar_width: float

    @property
    def spacing(self) -> float:
        """Return the distance between two rungs."""
        return self.rungs[1] - self.rungs[0]


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
        not_drawn=_not_drawn(network, lanes),
    )


def _columns(network: Network, width: int) -> Columns:
    count = len(dataset_of(network).chain)
    label_width = 148.0 if width >= 1000 else 118.0
    bar_width = 34.0 if width >= 1000 else 28.0
    leader = label_width + 62
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


def draw_bar(canvas: Canvas, network: Network, columns: Columns, principal: str) -> None:
    """Draw the principal as one bar across all lanes."""
    left, right = columns.bar_left, columns.bar_left + columns.bar_width
    canvas.path(rounded(left, 2, right, canvas.height - 2, 10), group="bar", fill="ink")
    actor, role = dataset_of(network).actors[principal], dataset_of(network).chain[-1].title
    name = actor.name if text_width(actor.name, 15) < canvas.height - 12 else actor.label
    canvas.turned((left + right) / 2, canvas.height / 2, name, role="on-ink", size=15)
    canvas.marks.append(
        Mark(left, 2, columns.bar_width, canvas.height - 4, f"{name}, {role}", principal, 0, 99, "bar")
    )


def _draw_lane(canvas: Canvas, network: Network, columns: Columns, lane: Lane, row: int, top: float) -> float:
    """Draw one lane from ``top`` downwards and return where it ends."""
    lines = list(lane.direct.items())
    staff = _drawn_staff(network, lane)
    sides = _side_rows(network, staff)
    dips = [link for link in staff if all(isinstance(end, int) for end in link.ends)]
    pill_y = top + 14 + max(1, len(lines)) * LINE_GAP + 13
    dip_bottom = pill_y + PILL / 2 + (4 + DIP_GAP * len(dips) if dips else 0)
    bottom = dip_bottom + SIDE_GAP * len(sides) + 12
    if row % 2 == 0:
        canvas.path(_box(0, top, canvas.width, bottom), group=f"band:{lane.country}", fill="lane")
    _draw_name(canvas, network, columns, lane, row, top, pill_y)
    _draw_steps(canvas, network, columns, lane, row, pill_y)
    _draw_dips(canvas, network, columns, lane, dips, row, pill_y)
    _draw_sides(canvas, network, columns, lane, staff, sides, row, pill_y, dip_bottom)
    for place, (family, bundle) in enumerate(lines):
        _draw_direct(canvas, columns, lane, family, bundle, place, row, top, pill_y)
    _draw_pills(canvas, network, columns, lane, row, pill_y)
    return bottom


def _box(left: float, top: float, right: float, bottom: float) -> str:
    return f"M{left:.1f},{top:.1f}L{right:.1f},{top:.1f}L{right:.1f},{bottom:.1f}L{left:.1f},{bottom:.1f}Z"


def _draw_name(
    canvas: Canvas, network: Network, columns: Columns, lane: Lane, row: int, top: float, pill_y: float
) -> None:
    country = dataset_of(network).countries[lane.country]
    space = columns.label_width - columns.label_x - 8
    name = country.name if text_width(country.name, 14, is_bold=True) <= space else country.label
    group = f"lane:{lane.country}"
    middle = (top + pill_y) / 2 + 6
    canvas.text(columns.label_x, middle, name, group=group, size=14, is_bold=True, anchor="middle right")
    steps = f"{lane.steps_on_record} of {len(lane.steps)} steps on record"
    if text_width(steps, 12) > space:
        steps = f"{lane.steps_on_record} of {len(lane.steps)} steps"
    canvas.text(
        columns.label_x, middle + 19, steps, group=group, role="muted", size=12, anchor="middle right"
    )
    label = f"{country.name}: {steps}"
    width = columns.label_width - columns.label_x
    canvas.marks.append(
        Mark(columns.label_x - 6, middle - 14, width, 46, label, lane.country, row * 10, -1, group)
    )


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


def family_words(family: str, bundle: Bundle, *, is_short: bool = False) -> str:
    """Return the count and kind of a bundle: what happened, or what was only planned.

    A filter that lets nothing through leaves the count of all, named as hidden.
    """
    one, many = (FAMILY_SHORT if is_short else FAMILY_WORDS)[family]
    count = bundle.happened
    if not bundle.shown:
        return f"0 of {len(bundle.ids)} {many}"
    if bundle.happened_in_all == 0:
        return f"{len(bundle.shown)} {one if len(bundle.shown) == 1 else many}, not held"
    return f"{count} {one if count == 1 else many}"


def counts_in_words(lane: Lane) -> list[str]:
    """Return the counts by family in short words, most contacts first, so that the last can be cut."""
    ranked = sorted(lane.direct.items(), key=lambda item: -item[1].happened)
    return [family_words(family, bundle, is_short=True) for family, bundle in ranked]


def contacts(bundle: Bundle, one: str, many: str) -> str:
    """Return how many contacts of a bundle are shown."""
    return f"{len(bundle.shown)} {one if len(bundle.shown) == 1 else many}"


def _draw_pills(canvas: Canvas, network: Network, columns: Columns, lane: Lane, row: int, y: float) -> None:
    data = dataset_of(network)
    for place, holders in enumerate(lane.holders[:-1]):
        x, group = columns.rungs[place], f"lane:{lane.country}:rung:{place}"
        names = [data.actors[key].label for key in holders.actors]
        space = columns.spacing - 34
        text = fitting(names, space, SIZE) or ("none" if holders.reason else "not in this data")
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


def _drawn_staff(network: Network, lane: Lane) -> list[StaffLink]:
    """Return the staff contacts that have room: some between rungs, some of actors beside the chain."""
    dips = [link for link in lane.staff if all(isinstance(end, int) for end in link.ends)]
    actors_of = dataset_of(network).actors
    beside = [
        link
        for link in lane.staff
        if (actor := _side_actor(link)) and actors_of[actor].kind is ActorKind.PERSON
    ]
    actors = list(dict.fromkeys(_side_actor(link) for link in beside))[:MAX_SIDE]
    kept = [link for link in beside if _side_actor(link) in actors][:SHOWN_SIDE_PAIRS]
    return [*dips[:MAX_DIPS], *kept]


def _side_actor(link: StaffLink) -> str | None:
    """Return the one actor beside the chain that a link ties to a rung; None for other links."""
    beside = [end for end in link.ends if isinstance(end, str)]
    return beside[0] if len(beside) == 1 else None


def _side_rows(network: Network, staff: Sequence[StaffLink]) -> list[str]:
    return list(dict.fromkeys(actor for link in staff if (actor := _side_actor(link))))


def _draw_dips(
    canvas: Canvas,
    network: Network,
    columns: Columns,
    lane: Lane,
    dips: Sequence[StaffLink],
    row: int,
    pill_y: float,
) -> None:
    """Draw contacts between rungs that are no neighbours as lines that dip below the chain."""
    chain = dataset_of(network).chain
    used: dict[int, int] = {}
    for number, link in enumerate(dips):
        first, second = (int(end) for end in link.ends)
        y = pill_y + PILL / 2 + 4 + DIP_GAP * (number + 0.4)
        start = columns.rungs[first] + 8 * used.setdefault(first, 0)
        end = columns.rungs[second] - 8 * used.setdefault(second, 0)
        used[first] += 1
        used[second] += 1
        end = min(end, columns.bar_left)
        group = f"lane:{lane.country}:staff:{first}-{second}"
        is_bar = second == len(chain) - 1
        rise = "" if is_bar else f"Q{end:.1f},{y:.1f} {end:.1f},{y - 7:.1f}L{end:.1f},{pill_y:.1f}"
        path = (
            f"M{start:.1f},{pill_y:.1f}L{start:.1f},{y - 7:.1f}Q{start:.1f},{y:.1f} {start + 7:.1f},{y:.1f}"
            f"L{end - (0 if is_bar else 7):.1f},{y:.1f}{rise}"
        )
        _draw_staff_line(canvas, link.bundle, path, group)
        words = contacts(link.bundle, "contact", "contacts")
        label = f"{chain[first].title} and {chain[second].title}: {words} on record"
        target = f"staff:{lane.country}:{first}:{second}"
        middle = (columns.rungs[first] + columns.rungs[first + 1]) / 2
        canvas.marks.append(
            Mark(middle - 26, y - 5, 52, 10, label, target, row * 10 + 6, number, group, link.bundle.ids)
        )


def _draw_staff_line(canvas: Canvas, bundle: Bundle, path: str, group: str) -> None:
    role = "formal" if bundle.shown else "ghost"
    width = line_width(bundle.happened, is_direct=False)
    canvas.path(path, group=group, line=role, width=width, dash=DASHES[bundle.certainty])


def _draw_sides(
    canvas: Canvas,
    network: Network,
    columns: Columns,
    lane: Lane,
    staff: Sequence[StaffLink],
    sides: Sequence[str],
    row: int,
    pill_y: float,
    top: float,
) -> None:
    """Draw actors beside the chain below their side, each with its lines to the rungs."""
    actors = dataset_of(network).actors
    for number, key in enumerate(sides):
        y = top + SIDE_GAP * number + SIDE_GAP / 2 + 2
        group = f"lane:{lane.country}:side:{key}"
        text = actors[key].label
        width = text_width(text, SIZE) + 22
        is_foreign = _is_foreign(network, actors[key])
        x = columns.rungs[0] if is_foreign else columns.rungs[len(columns.rungs) // 2]
        x = max(x, columns.label_width + width / 2 - 22)
        for offset, link in enumerate(link for link in staff if _side_actor(link) == key):
            place = next(end for end in link.ends if isinstance(end, int))
            _draw_side_line(canvas, columns, link.bundle, x, y + 5 * offset - 2, place, pill_y, group)
        canvas.pill(x, y, width, PILL - 2, group=group, fill="pill", line="none")
        canvas.text(x, y, text, group=group)
        ids = tuple(id_ for link in staff if _side_actor(link) == key for id_ in link.bundle.ids)
        label = (
            f"{actors[key].name}, beside the chain: {len(ids)} {'contact' if len(ids) == 1 else 'contacts'}"
        )
        canvas.marks.append(
            Mark(x - width / 2, y - 12, width, 24, label, key, row * 10 + 7 + number, 0, group, ids)
        )


def _draw_side_line(
    canvas: Canvas,
    columns: Columns,
    bundle: Bundle,
    x: float,
    y: float,
    place: int,
    pill_y: float,
    group: str,
) -> None:
    target = columns.rungs[place] + 14
    if place == len(columns.rungs) - 1:
        path = f"M{x:.1f},{y:.1f}L{columns.bar_left:.1f},{y:.1f}"
    else:
        turn = -8 if target > x else 8
        path = (
            f"M{x:.1f},{y:.1f}L{target + turn:.1f},{y:.1f}Q{target:.1f},{y:.1f} {target:.1f},{y - 8:.1f}"
            f"L{target:.1f},{pill_y:.1f}"
        )
    _draw_staff_line(canvas, bundle, path, group)


def rungs_on_record(lane: Lane) -> set[int]:
    """Return the rungs that any contact between rungs or beside them touches, as far as filters show."""
    touched = {end for link in lane.staff if link.bundle.shown for end in link.ends if isinstance(end, int)}
    for place, step in enumerate(lane.steps):
        touched |= {place, place + 1} if step.shown else set()
    return touched


def _is_foreign(network: Network, actor: Actor) -> bool:
    data = dataset_of(network)
    home = {data.actors[key].country for key in data.principals}
    return actor.country not in home


def _not_drawn(network: Network, lanes: Sequence[Lane]) -> list[str]:
    """Say which actors beside the chain have no room, so that nobody is silently dropped."""
    data = dataset_of(network)
    lines = []
    for lane in lanes:
        drawn = _drawn_staff(network, lane)
        left = [link for link in lane.staff if link not in drawn]
        if left:
            records = len({key for link in left for key in link.bundle.ids})
            name = data.countries[lane.country].name
            lines.append(f"{name}: {records} more staff contacts are in the panel")
    return lines


def alt_text(network: Network, lanes: Sequence[Lane], principal: str) -> str:
    """Say in a sentence or two what the picture shows."""
    data = dataset_of(network)
    name = data.actors[principal].name
    parts = []
    for lane in lanes:
        counts = ", ".join(family_words(family, bundle) for family, bundle in lane.direct.items())
        country = data.countries[lane.country].name
        parts.append(
            f"{country}: {counts or 'no direct link'}; {lane.steps_on_record} of {len(lane.steps)} steps"
        )
    return (
        f"Direct links to {name} and steps of the formal chain on record, in this data. "
        + ". ".join(parts)
        + "."
    )
