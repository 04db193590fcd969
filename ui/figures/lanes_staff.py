"""The staff contacts of a lane: lines that dip below the chain, and actors beside it."""

from __future__ import annotations

from collections.abc import Sequence

from graph import Network, dataset_of
from graph.lanes import Bundle, Lane, StaffLink
from graph.model import Actor, ActorKind
from ui.figures.lanes_parts import SIZE, Columns, contacts
from ui.figures.picture import Canvas, Mark
from ui.theme import DASHES, line_width, text_width

PILL = 24
DIP_GAP = 9
SIDE_GAP = 30
MAX_DIPS = 3
MAX_SIDE = 2
SHOWN_SIDE_PAIRS = 4


def drawn_staff(network: Network, lane: Lane) -> list[StaffLink]:
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


def side_rows(network: Network, staff: Sequence[StaffLink]) -> list[str]:
    """Return the actors beside the chain that get a row of their own."""
    return list(dict.fromkeys(actor for link in staff if (actor := _side_actor(link))))


def draw_dips(
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


def draw_sides(
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
            names = f"{group} {group}:{place}"
            _draw_side_line(canvas, columns, link.bundle, x, y + 5 * offset - 2, place, pill_y, names)
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


def _is_foreign(network: Network, actor: Actor) -> bool:
    data = dataset_of(network)
    home = {data.actors[key].country for key in data.principals}
    return actor.country not in home


def not_drawn(network: Network, lanes: Sequence[Lane]) -> list[str]:
    """Say which actors beside the chain have no room, so that nobody is silently dropped."""
    data = dataset_of(network)
    lines = []
    for lane in lanes:
        drawn = drawn_staff(network, lane)
        left = [link for link in lane.staff if link not in drawn]
        if left:
            records = len({key for link in left for key in link.bundle.ids})
            name = data.countries[lane.country].name
            lines.append(f"{name}: {records} more staff contacts are in the panel")
    return lines
