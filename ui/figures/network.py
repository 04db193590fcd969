"""The Network view: who is linked with whom, each at a fixed place, the President one bar as in the lanes."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from graph import Network, dataset_of
from graph.positions import BESIDE_FOREIGN, BESIDE_HOME, FOLDED, OTHERS, merged_columns, places
from ui.figures.network_fan import MAX_FAN, draw_fan
from ui.figures.network_layout import BAR, BAR_SIZE, LINE, MARGIN, SIZE, Layout, Node, laid_out, wrapped
from ui.figures.network_lines import Line, draw_badge, draw_line, group_of_node, routed
from ui.figures.network_room import Room
from ui.figures.network_scene import Scene, Wanted, counted, scene
from ui.figures.network_words import name_of, node_in_words
from ui.figures.picture import Canvas, Heading, Mark, Picture, rounded
from ui.words import told

MAX_LINE_MARKS = 200
TARGET = 24.0
"""The least height of anything that can be pressed."""


@dataclass(frozen=True, slots=True)
class Options:
    """How links are told: the pair that is fanned out, and whether lines carry words."""

    pair: tuple[str, str] | None = None
    has_labels: bool = False


def network_picture(network: Network, wanted: Wanted, options: Options, width: int) -> Picture:
    """Return the picture of actors and links at a width in pixels."""
    made = scene(network, wanted)
    layout = laid_out(network, made, wanted.countries, wanted.principal, width, is_phone=wanted.is_phone)
    canvas = Canvas(width, height=layout.height)
    room, taken = _room(layout, wanted.principal), _room(layout, wanted.principal, least=TARGET)
    lines = [routed(layout, link, wanted.principal, room) for link in made.links]
    _draw_bands(canvas, network, layout)
    fanned = _fanned(lines, options.pair)
    lit = _lit(made, lines, fanned)
    _draw_lines(canvas, network, lines, lit, wanted.principal, layout)
    left_out = [*made.left_out]
    if fanned:
        hidden = draw_fan(canvas, network, layout, fanned, taken)
        left_out += [f"{hidden} of more than {MAX_FAN} parallel records: they are in the panel"] * bool(
            hidden
        )
    else:
        left_out += _draw_badges(canvas, network, lines, lit, taken, options)
    _draw_nodes(canvas, network, made, layout, wanted)
    return Picture(
        figure=canvas.figure(),
        marks=canvas.marks,
        headings=_headings(network, layout, made, width, is_phone=wanted.is_phone),
        alt=_alt(network, made),
        not_drawn=left_out,
    )


def _room(layout: Layout, principal: str, *, least: float = 0) -> Room:
    """Return the room that the names leave; ``least`` is how high each of them counts at least."""
    room = Room()
    for key, node in layout.nodes.items():
        left, top, right, bottom = node.box
        spare = max(0.0, least - (bottom - top)) / 2
        if key == principal:
            left, right = layout.edge(node.column, -1), layout.edge(node.column, 1)
            top, bottom = 0, layout.height
        room.take((left, top - spare, right, bottom + spare))
    return room


def _fanned(lines: Sequence[Line], pair: tuple[str, str] | None) -> Line | None:
    return next(
        (line for line in lines if pair and set(line.link.ends) == set(pair) and line.link.shown), None
    )


def _lit(made: Scene, lines: Sequence[Line], fanned: Line | None) -> list[Line]:
    """Return the lines that are no ghosts: all that are shown, or those of the path or the fan alone."""
    if fanned:
        return []
    live = [line for line in lines if line.link.shown]
    return live if made.lit is None else [line for line in live if line.link.ends in made.lit_pairs]


def _draw_lines(
    canvas: Canvas,
    network: Network,
    lines: Sequence[Line],
    lit: Collection[Line],
    principal: str,
    layout: Layout,
) -> None:
    """Draw ghosts first and the strongest last; the bar covers none of the lines that only pass it."""
    order = {"none": 0, "formal": 1, "direct": 2}
    chosen = {line.link.ends for line in lit}
    ranked = sorted(lines, key=lambda line: (line.link.ends in chosen, order[line.role], line.link.ends))
    if principal in layout.nodes:
        _draw_bar(canvas, network, layout, principal)
    for line in ranked:
        draw_line(canvas, network, line, is_ghost=line.link.ends not in chosen)


def _draw_badges(
    canvas: Canvas,
    network: Network,
    lines: Sequence[Line],
    lit: Sequence[Line],
    room: Room,
    options: Options,
) -> list[str]:
    """Write counts, or kinds if asked for, at the lines with most records first."""
    ranked = sorted(lit, key=lambda line: (-len(line.link.ids), line.link.ends))
    left = sum(
        not draw_badge(canvas, network, line, room, with_words=options.has_labels)
        for line in ranked[:MAX_LINE_MARKS]
    ) + len(ranked[MAX_LINE_MARKS:])
    what = "words" if options.has_labels else "a count"
    return (
        [f"No room for {what} on {counted(left, 'line')}: open either name, or focus on it"] if left else []
    )


def _draw_bar(canvas: Canvas, network: Network, layout: Layout, principal: str) -> None:
    node = layout.nodes[principal]
    left, right = node.x - BAR / 2, node.x + BAR / 2
    group = group_of_node(principal)
    canvas.path(rounded(left, 2, right, layout.height - 2, 10), group="bar", fill="ink")
    name, role = dataset_of(network).actors[principal].name, dataset_of(network).chain[-1].title
    canvas.turned(node.x, layout.height / 2, name, role="on-ink", size=BAR_SIZE)
    canvas.marks.append(Mark(left, 2, BAR, layout.height - 4, f"{name}, {role}", principal, 0, 99, group))


def _neighbours(made: Scene) -> Mapping[str, list[str]]:
    """Return whom each node lights with: everyone at the other end of its lines."""
    near: dict[str, list[str]] = {}
    for link in made.links:
        first, second = link.ends
        near.setdefault(first, []).append(second)
        near.setdefault(second, []).append(first)
    return near


def _draw_bands(canvas: Canvas, network: Network, layout: Layout) -> None:
    """Draw the rows of the countries as bands with their names, up to where their columns end."""
    for number, (country, top, bottom) in enumerate(layout.bands):
        if number % 2 == 0:
            right = layout.zone + MARGIN
            box = (
                f"M0,{top - 4:.1f}L{right:.1f},{top - 4:.1f}L{right:.1f},{bottom + 4:.1f}L0,{bottom + 4:.1f}Z"
            )
            canvas.path(box, group=f"band:{country}", fill="lane")
        name = dataset_of(network).countries[country].label
        canvas.text(
            MARGIN, top + 4, name, group="", role="muted", size=SIZE, is_bold=True, anchor="middle right"
        )


def _draw_nodes(canvas: Canvas, network: Network, made: Scene, layout: Layout, wanted: Wanted) -> None:
    leader = dataset_of(network).chain[0].id
    near = _neighbours(made)
    counts = made.counts
    for key in sorted(layout.nodes, key=lambda key: (layout.nodes[key].x, layout.nodes[key].y)):
        node = layout.nodes[key]
        if key == wanted.principal:
            continue
        is_lit = made.lit is None or key in made.lit
        group = " ".join((group_of_node(key), *(f"node:{other}:{key}:" for other in near.get(key, ()))))
        is_leader = key in made.cast and places(network)[key].column == leader
        _draw_node(canvas, node, group, is_leader=is_leader, is_lit=is_lit, is_focus=key == wanted.focus)
        label = node_in_words(network, key, counts[key], len(made.folded.get(key, ())))
        if key in wanted.pins:
            _draw_pin(canvas, node, group)
            label += ", pinned"
        if ":" not in key:
            canvas.marks.append(_node_mark(node, label, key))
    for x, y in layout.ghosts.values():
        canvas.symbol(x, y, "circle", group="", role="ghost", size=6)


def _draw_node(
    canvas: Canvas, node: Node, group: str, *, is_leader: bool, is_lit: bool, is_focus: bool
) -> None:
    left, top, right, bottom = node.box
    fill = "pill" if not (is_leader and is_lit) else "ink"
    line = "direct" if is_focus else "none" if is_lit else "ghost"
    box = rounded(left, top, right, bottom, 11)
    canvas.path(box, group=group, fill=fill, line=line, width=3 if is_focus else 1.2)
    role = "muted" if not is_lit else "on-ink" if is_leader else "ink"
    first = node.y - LINE * (len(node.lines) - 1) / 2
    for number, text in enumerate(node.lines):
        canvas.text(node.x, first + LINE * number, text, group=group, role=role, size=SIZE, is_bold=is_leader)


def _draw_pin(canvas: Canvas, node: Node, group: str) -> None:
    """Mark a node that stays: a second outline around it, and a pin on its corner, kept off dark pills."""
    left, top, right, bottom = node.box
    canvas.path(
        rounded(left - 2.5, top - 2.5, right + 2.5, bottom + 2.5, 13), group=group, line="ink", width=1.6
    )
    canvas.symbol(right, top, "circle", group=group, role="page", size=14)
    canvas.symbol(right, top + 4, "triangle-down", group=group, role="ink", size=8)
    canvas.symbol(right, top - 1, "circle", group=group, role="ink", size=8)


def _node_mark(node: Node, label: str, key: str) -> Mark:
    height = max(TARGET, node.height)
    left, top = node.x - node.width / 2, node.y - height / 2
    return Mark(left, top, node.width, height, label, key, int(node.y), int(node.x), group_of_node(key))


def _headings(network: Network, layout: Layout, made: Scene, width: int, *, is_phone: bool) -> list[Heading]:
    """Return what stands over the columns: each rung, or the words of several that were merged."""
    merged = merged_columns(network, layout.level, is_folded=bool(made.folded))
    used = {places(network)[key].column for key in made.cast}
    widths = _heading_widths(layout)
    found = []
    for column, place in layout.columns.items():
        if column in FOLDED and (column != FOLDED[0] or layout.bands):
            continue
        if column == FOLDED[0]:
            words = told(network, "{Countries}, all their actors as one")
            found.append(Heading(MARGIN, words, anchor="start"))
            continue
        together = [each for each, into in merged.items() if into == column and each in used]
        text = _title(network, together, is_short=is_phone) if together else _empty_title(network, column)
        room = widths[column]
        has_room = len(wrapped(text, room * 0.9)) <= (2 if is_phone else 3)
        text = text if has_room else _brief(network, together)
        x = max(room / 2, min(width - room / 2 - 1, place.x))
        found.append(Heading(x, text, width=room))
    return found


def _empty_title(network: Network, column: str) -> str:
    """Return what stands over a column without actors of its own: the principal's bar, or a row's names."""
    last = dataset_of(network).chain[-1]
    return (last.short or last.title) if column == last.id else told(network, "{Country}")


def _heading_widths(layout: Layout) -> dict[str, float]:
    """Return how wide each heading may be: its column, and half of what is free on the narrower side."""
    order = sorted((each for each in layout.columns if each not in FOLDED), key=lambda c: layout.columns[c].x)
    base = {column: max(64.0, layout.columns[column].width) for column in order}
    free = [
        layout.columns[right].x - layout.columns[left].x - (base[left] + base[right]) / 2
        for left, right in pairwise(order)
    ]
    sides = [2 * MARGIN, *free, 2 * MARGIN]
    return {
        column: base[column] + max(0.0, min(sides[place : place + 2]) - 6)
        for place, column in enumerate(order)
    }


def _brief(network: Network, together: Sequence[str]) -> str:
    """Return what several rungs are together where their titles have no room."""
    data = dataset_of(network)
    is_home = {rung.side for rung in data.chain if rung.id in together} == {data.chain[-1].side}
    home = data.about.sides.get(data.chain[-1].side, data.chain[-1].side)
    return f"Rungs, {home}" if is_home else "Rungs between"


def _title(network: Network, together: Sequence[str], *, is_short: bool) -> str:
    data = dataset_of(network)
    rungs = {rung.id: rung for rung in data.chain}
    home = data.about.sides.get(data.chain[-1].side, data.chain[-1].side)
    if len(together) > 1 and BESIDE_FOREIGN in together:
        return told(network, "{side}")
    if {BESIDE_HOME, OTHERS}.intersection(together) and rungs.keys() & set(together):
        return home
    if BESIDE_HOME in together and (OTHERS in together or is_short):
        return "Others"
    names = [rungs[key].short or rungs[key].title for key in together if key in rungs]
    others = {BESIDE_HOME: f"{home}, beside the chain", OTHERS: "Press, experts, others"}
    return ", ".join(names) or others.get(together[0], "Beside the chain")


def _alt(network: Network, made: Scene) -> str:
    """Say in a sentence or two what the picture shows."""
    live = sorted((link for link in made.links if link.shown), key=lambda link: (-len(link.shown), link.ends))
    most = [
        f"{name_of(network, link.ends[0])} and {name_of(network, link.ends[1])} ({len(link.shown)})"
        for link in live[:3]
    ]
    counts = f"{len(made.nodes)} actors or groups of actors and {len(live)} links between them"
    return f"Network of {counts}, in this data. Most records: {', '.join(most) or 'none'}."
