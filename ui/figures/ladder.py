"""The Ladder view: one country, its ranks and Washington's facing each other, the formal route beside it.

The model goes down one ladder, across and up the other; on record, direct links join the tops and
formal contacts are drawn between the rungs. On a phone the record stands alone.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from graph import Network, When, dataset_of
from graph.dates import written
from graph.shadow import shadow_chain
from ui.figures.ladder_board import (
    BELOW_GAP,
    DAYS,
    DIRECT_TOP,
    LINE,
    MODEL_GAP,
    NAME,
    SMALL,
    Board,
    board_of,
    first_fitting,
    pill_lines,
)
from ui.figures.ladder_lines import draw_direct, draw_label, draw_staff, draw_steps
from ui.figures.ladder_model import draw_model
from ui.figures.ladder_places import LEFT, RIGHT, Place
from ui.figures.lanes_parts import alt_text
from ui.figures.picture import Canvas, Heading, Mark, Picture, rounded
from ui.theme import text_width
from ui.words import told

TITLE = 16


def ladder_picture(
    network: Network,
    country: str | None,
    principal: str,
    shown: Collection[str],
    width: int,
    *,
    record: str | None = None,
    on: date | None = None,
) -> Picture:
    """Return the ladder of a country: over the term, on a day, or on the day of one of its direct links."""
    if country is None:
        return _empty_picture(network, principal, width)
    board = board_of(network, country, principal, shown, width, record, on=on)
    bottom = board.frame.y(board.ranks.last) + 34
    board.canvas.height = bottom + (28 + BELOW_GAP * board.below if board.below else 0) + 22
    if board.frame.left:
        draw_model(board.canvas, network, country, board.ranks, board.frame)
        panel = rounded(board.frame.left, 0, board.canvas.width, board.canvas.height - 4, 12)
        board.canvas.path(panel, group="band", fill="lane")
    _draw_record(board, principal)
    return Picture(
        figure=board.canvas.figure(),
        marks=board.canvas.marks,
        headings=_headings(board),
        alt=_alt(board, principal),
        not_drawn=_not_drawn(board),
    )


def _empty_picture(network: Network, principal: str, width: int) -> Picture:
    name = dataset_of(network).actors[principal].name
    words = told(network, "No {country} has a direct link with ") + f"{name} in this data."
    canvas = Canvas(width, height=120)
    canvas.text(width / 2, 60, words, group="", role="muted")
    return Picture(figure=canvas.figure(), marks=[], headings=[], alt=words)


def _draw_record(board: Board, principal: str) -> None:
    _draw_title(board)
    labels = draw_steps(board) + draw_staff(board)
    for number, (family, bundle) in enumerate(board.lane.direct.items()):
        draw_direct(board, family, bundle, number)
    if not board.lane.direct:
        middle = (board.frame.left + board.frame.right) / 2
        words = "No direct link in this data"
        board.canvas.text(middle, DIRECT_TOP, words, group="", role="muted")
    for number in range(len(board.standings)):
        _draw_rung(board, number)
    for key, place in board.places.items():
        if isinstance(key, str):
            _draw_actor(board, key, place)
    for label in labels:
        draw_label(board, *label)


def _draw_title(board: Board) -> None:
    """Say whose ladder it is, and whether it shows the term or one day."""
    data, frame = dataset_of(board.network), board.frame
    country = data.countries[board.lane.country]
    middle, space = (frame.left + frame.right) / 2, frame.right - frame.left - 24
    steps = f"{board.lane.steps_on_record} of {len(board.lane.steps)} formal steps on record, in this data"
    titles = [f"{country.name}: contacts on record", country.name, country.label]
    below = [steps, steps.removesuffix(", in this data")]
    if board.record:
        when = data.relationships[board.record].date
        titles = [f"{country.name}: the chain on {when}", f"{country.label}, {when}"]
        titles += [f"{country.label}, {_brief(when)}", _brief(when)] if when else []
        below = [
            f"Holders of that day. Ochre: formal contacts of the {DAYS} days before it, in this data",
            f"Holders of that day; ochre: the {DAYS} days before it",
        ]
    group = f"lane:{board.lane.country}"
    title = first_fitting(titles, space, TITLE, is_bold=True)
    board.canvas.text(middle, 22, title, group=group, size=TITLE, is_bold=True)
    words = first_fitting(below, space, SMALL)
    board.canvas.text(middle, 44, words, group=group, role="muted", size=SMALL)
    wide = text_width(title, TITLE, is_bold=True) + 16
    box = (middle - wide / 2, 8.0, wide, 28.0)
    board.canvas.marks.append(Mark(*box, f"{country.name}: {steps}", board.lane.country, 0, -1, group))


def _brief(when: When) -> str:
    """Return a date in as few words as it has: days of one month name it once."""
    first, last = when.first, when.last
    is_within = (first.year, first.month) == (last.year, last.month) and "/" in when.text
    return f"{first.day} to {written(last)}" if is_within else str(when)


def _draw_rung(board: Board, number: int) -> None:
    place, standing = board.places[number], board.standings[number]
    rung = dataset_of(board.network).chain[number]
    is_end, is_empty = number in (0, len(board.standings) - 1), not standing.names
    group = board.group(f"rung:{number}")
    fill = board.backdrop if is_empty else "ink" if is_end else "pill"
    board.canvas.path(
        rounded(place.box.left, place.box.top, place.box.right, place.box.bottom, 16),
        group=group,
        fill=fill,
        line="ghost" if is_empty else "none",
        width=1.2,
    )
    lines = pill_lines(board, number, standing)
    for line, (text, size, is_bold, role) in enumerate(lines):
        y = place.y + 2 + (line - (len(lines) - 1) / 2) * LINE
        board.canvas.text(place.x, y, text, group=group, role=role, size=size, is_bold=is_bold)
    column = 0 if place.side == LEFT else 2
    box = (place.box.left, place.box.top, place.width, place.height)
    label = f"{rung.title}: {standing.spoken}"
    board.canvas.marks.append(Mark(*box, label, standing.target, round(place.y), column, group))


def _draw_actor(board: Board, key: str, place: Place) -> None:
    actor = dataset_of(board.network).actors[key]
    group = board.group(f"side:{key}")
    bundles = [link.bundle for link in board.lane.staff if key in link.ends]
    line = "formal" if any(bundle.shown for bundle in bundles) else "ghost"
    board.canvas.pill(place.x, place.y, place.width, place.height, group=group, fill="pill", line=line)
    board.canvas.text(place.x, place.y + 1, actor.label, group=group, size=NAME - 1)
    ids = tuple(dict.fromkeys(id_ for bundle in bundles for id_ in bundle.ids))
    label = f"{actor.name}, beside the chain: {len(ids)} {'record' if len(ids) == 1 else 'records'}"
    target = key if actor.country == board.lane.country else f"beside:{board.lane.country}:{key}"
    column = 0 if place.side == LEFT else 2
    box = (place.box.left, place.box.top, place.width, place.height)
    board.canvas.marks.append(Mark(*box, label, target, round(place.y), column, group, ids))


def _headings(board: Board) -> list[Heading]:
    """Return the two governments as headings over each pair of ladders."""
    data = dataset_of(board.network)
    sides = [data.about.sides.get(rung.side, rung.side) for rung in (data.chain[0], data.chain[-1])]
    wide = (board.frame.right - board.frame.left) / 2 - 12
    found = [
        Heading(board.frame.columns[side], words, width=wide)
        for side, words in zip((LEFT, RIGHT), sides, strict=True)
    ]
    if board.frame.left:
        model = board.frame.left - MODEL_GAP
        over_model = zip((0.25, 0.75), sides, strict=True)
        found = [*(Heading(model * share, words) for share, words in over_model), *found]
    return found


def _not_drawn(board: Board) -> list[str]:
    """Say which contacts and actors beside the chain have no room, so that nobody is silently dropped."""
    data = dataset_of(board.network)
    left = [link for link in board.lane.staff if any(end not in board.places for end in link.ends)]
    lines = []
    if left:
        records = len({key for link in left for key in link.bundle.ids})
        missing = {end for link in left for end in link.ends if isinstance(end, str)} - set(board.places)
        names = "; ".join(sorted(data.actors[key].name for key in missing))
        words = "contact" if records == 1 else "contacts"
        place = data.about.words.country
        lines.append(f"{records} more {words} beside the chain are in the {place}'s panel, of: {names}.")
    if board.record:
        shadow = shadow_chain(board.network, board.record, country=board.lane.country)
        lines += [
            f"Beside the chain that day: {data.actors[entry.actor].name}, {entry.how.value}."
            for entry in shadow.beside
            if not entry.is_end
        ]
        lines.append(
            f"Thin and grey: contacts other than this one and the formal ones of the {DAYS} days before it."
        )
    return lines


def _alt(board: Board, principal: str) -> str:
    whole = alt_text(board.network, [board.lane], principal)
    people = "; ".join(
        f"{rung.title}: {standing.spoken}"
        for rung, standing in zip(dataset_of(board.network).chain, board.standings, strict=True)
    )
    return f"{whole} {people}."
