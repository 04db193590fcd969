"""The Timeline view: contacts by date and country, and below them the posts that change hands."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from graph import Network, dataset_of, index_of
from graph.model import Channel
from ui.figures.picture import Canvas, Heading, Mark, Picture
from ui.figures.timeline_axis import Axis, axis_of, rectangle
from ui.figures.timeline_contacts import MANY, SYMBOL, Dot, contacts_of, dots_of
from ui.figures.timeline_posts import draw_posts, own_rungs, post_title, shared_rungs
from ui.figures.timeline_quarters import draw_quarters
from ui.theme import FAMILY_SYMBOLS, FAMILY_WORDS, text_width

PHONE = 640
LEVEL = 20
NAME, SMALL = 14, 12
NAMES = 150.0
MAX_WITH_POSTS = 4
BUDGET = 400
BAND = "band:"
_ROLES: Mapping[Channel, str] = {Channel.DIRECT: "direct", Channel.FORMAL: "formal"}


@dataclass(frozen=True, slots=True)
class Row:
    """One country's contacts as symbols: direct ones above the line, formal ones below."""

    country: str
    direct: tuple[Dot, ...]
    formal: tuple[Dot, ...]
    undated: int

    @property
    def dots(self) -> tuple[Dot, ...]:
        """Return all symbols of the row."""
        return (*self.direct, *self.formal)


def timeline_picture(
    network: Network,
    countries: Sequence[str],
    principal: str,
    shown: Collection[str],
    width: int,
    *,
    years: tuple[int | None, int | None] = (None, None),
    focus: str | None = None,
) -> Picture:
    """Return the time line of countries under a principal, at a width in pixels.

    ``years`` are the first and last year to show; ``focus`` is the country whose posts are drawn
    where there are too many countries for the posts of all.
    """
    canvas = Canvas(width)
    axis = _axis(network, principal, years, width)
    rows, near = _rows(network, countries, principal, shown, axis)
    with_posts = [key for key in countries if len(countries) <= MAX_WITH_POSTS or key == focus]
    top = draw_quarters(canvas, network, countries, shown, axis, years)
    for number, row in enumerate(rows):
        top = _draw_row(
            canvas, network, row, axis, top, number, principal, has_posts=row.country in with_posts
        )
    rungs = shared_rungs(network)
    if rungs:
        top = draw_posts(canvas, network, None, rungs, axis, top + 8, principal)
    canvas.height = top + 8
    _draw_years(canvas, axis)
    return Picture(
        figure=canvas.figure(),
        marks=canvas.marks,
        headings=_headings(axis),
        alt=_alt(network, rows, principal, axis),
        not_drawn=_not_drawn(network, rows, near, len(countries) - len(with_posts)),
    )


def _axis(network: Network, principal: str, years: tuple[int | None, int | None], width: int) -> Axis:
    """Return the axis of a principal's contacts with all countries, so that a choice moves nothing."""
    data, index = dataset_of(network), index_of(network)
    dates = [
        each.date
        for key, each in data.relationships.items()
        if each.date and each.channel in _ROLES and index.principal_of[key] == principal
    ]
    term = data.principals[principal]
    sides = (12.0, width - 12.0) if width < PHONE else (_names_width(network), width - 14.0)
    return axis_of(dates, (term.from_.first, term.to.last), years, sides)


def _names_width(network: Network) -> float:
    """Return how wide the column of names is, so that the titles of the posts have room."""
    titles = [post_title(rung, NAMES - 24) for rung in dataset_of(network).chain[:-1]]
    return max(NAMES, *(text_width(title, SMALL) + 20 for title in titles))


def _rows(
    network: Network, countries: Sequence[str], principal: str, shown: Collection[str], axis: Axis
) -> tuple[list[Row], float]:
    """Return the rows, and how near contacts of a family stand as one: nearer if there is room."""
    wide = (axis.right - axis.left) / len(axis.quarters)
    rows: list[Row] = []
    for near in (4.0, wide / 2, wide):
        rows = [_row(network, key, principal, shown, axis, near) for key in countries]
        if sum(len(row.dots) for row in rows) <= BUDGET:
            return rows, near
    return rows, wide


def _row(
    network: Network, country: str, principal: str, shown: Collection[str], axis: Axis, near: float
) -> Row:
    direct, formal = (contacts_of(network, country, channel, principal) for channel in _ROLES)
    return Row(
        country=country,
        direct=dots_of(network, direct, axis, shown, near=near),
        formal=dots_of(network, formal, axis, shown, near=near),
        undated=sum(when is None for _, when in (*direct, *formal)),
    )


def _draw_row(
    canvas: Canvas,
    network: Network,
    row: Row,
    axis: Axis,
    top: float,
    number: int,
    principal: str,
    *,
    has_posts: bool,
) -> float:
    """Draw one country from ``top`` downwards and return where it ends."""
    above = max((dot.level + 1 for dot in row.direct), default=1)
    below = max((dot.level + 1 for dot in row.formal), default=1)
    is_phone = canvas.width < PHONE
    line = top + (24 if is_phone else 8) + LEVEL * above
    bottom = line + LEVEL * below + 8
    canvas.path(
        f"M{axis.left:.1f},{line:.1f}L{axis.right:.1f},{line:.1f}",
        group=f"lane:{row.country}:line",
        line="none",
        width=1,
    )
    for channel, dots in ((Channel.DIRECT, row.direct), (Channel.FORMAL, row.formal)):
        for dot in dots:
            _draw_dot(canvas, network, row.country, channel, dot, line)
    _draw_name(canvas, network, row, (top, line), is_phone=is_phone)
    if has_posts:
        rungs = own_rungs(network)
        bottom = draw_posts(canvas, network, row.country, rungs, axis, bottom, principal) + 6
    if number % 2 == 0:
        canvas.path(rectangle(0, top, canvas.width, bottom), group=f"{BAND}{row.country}", fill="lane")
    return bottom


def _draw_dot(
    canvas: Canvas, network: Network, country: str, channel: Channel, dot: Dot, line: float
) -> None:
    """Draw one symbol: with a count where it stands for several, over a bar where the date is open."""
    away = 12 + LEVEL * dot.level
    y = line - away if channel is Channel.DIRECT else line + away
    role = _ROLES[channel] if dot.shown else "ghost"
    group = f"lane:{country}:{channel}:{dot.family} dot:{dot.ids[0]}"
    if dot.is_bar:
        ends = f"M{dot.left:.1f},{y - 4:.1f}L{dot.left:.1f},{y + 4:.1f}M{dot.right:.1f},{y - 4:.1f}"
        path = f"{ends}L{dot.right:.1f},{y + 4:.1f}M{dot.left:.1f},{y:.1f}L{dot.right:.1f},{y:.1f}"
        canvas.path(path, group=group, line=role, width=1.8)
    is_many = len(dot.shown) > 1
    size = dot.size
    if not dot.shown:
        size = SYMBOL - 4
    symbol = FAMILY_SYMBOLS[dot.family]
    canvas.symbol(dot.x, y, symbol, group=group, role=role, size=size, is_open=dot.is_open)
    if is_many:
        text_role = role if dot.is_open else "on-ink"
        canvas.text(dot.x, y + 1, str(len(dot.shown)), group=group, role=text_role, size=SMALL, is_bold=True)
    if not dot.shown:
        return
    left, right = min(dot.left, dot.x - MANY / 2), max(dot.right, dot.x + MANY / 2)
    box = (left, y - LEVEL / 2, right - left, float(LEVEL))
    label = _dot_label(network, country, channel, dot)
    ids = dot.shown
    canvas.marks.append(Mark(*box, label, ids[0], round(y), round(dot.x), group, ids))


def _dot_label(network: Network, country: str, channel: Channel, dot: Dot) -> str:
    data = dataset_of(network)
    name = data.countries[country].name
    one, many = FAMILY_WORDS[dot.family]
    records = [data.relationships[key] for key in dot.shown]
    if len(records) == 1:
        each = records[0]
        return f"{name}: {channel} {one}, {each.date}, {each.status}, {each.certainty}"
    return (
        f"{name}: {len(records)} {channel} {many}, {records[0].date} to {records[-1].date}; opens the first"
    )


def _draw_name(
    canvas: Canvas, network: Network, row: Row, span: tuple[float, float], *, is_phone: bool
) -> None:
    country = dataset_of(network).countries[row.country]
    top, line = span
    group = f"lane:{row.country}"
    counts = [sum(len(dot.shown) for dot in dots) for dots in (row.direct, row.formal)]
    words = f"{counts[0]} direct, {counts[1]} formal"
    if is_phone:
        y, space = top + 14, canvas.width - 150
        below = (canvas.width - 12, y, "middle left")
    else:
        y, space = line - 8, 128
        below = (14, y + 18, "middle right")
    name = country.name if text_width(country.name, NAME, is_bold=True) <= space else country.label
    x = 12 if is_phone else 14
    canvas.text(x, y, name, group=group, size=NAME, is_bold=True, anchor="middle right")
    counts_group = f"{group}:counts"
    canvas.text(below[0], below[1], words, group=counts_group, role="muted", size=SMALL, anchor=below[2])
    box = (4.0, y - 13, 132.0, 26.0 if is_phone else 44.0)
    canvas.marks.append(
        Mark(*box, f"{country.name}: {words}, in this data", row.country, round(y), -1, group)
    )


def _draw_years(canvas: Canvas, axis: Axis) -> None:
    """Draw the beginning of each year as a line over the bands and behind everything else."""
    starts = [axis.x(date(year, 1, 1)) for year in axis.years]
    path = "".join(f"M{x:.1f},0L{x:.1f},{canvas.height:.1f}" for x in starts if x > axis.left)
    bands = [shape for shape in canvas.shapes if shape["name"].startswith(BAND)]
    others = [shape for shape in canvas.shapes if not shape["name"].startswith(BAND)]
    canvas.shapes[:] = bands
    if path:
        canvas.path(path, group="", line="line", width=1)
    canvas.shapes += others


def _headings(axis: Axis) -> list[Heading]:
    """Return the years, as many as have room."""
    found = []
    wide = (axis.right - axis.left) / max(1, len(axis.years))
    every = max(1, round(46 / wide + 0.49))
    for year in axis.years:
        first, last = (
            date(year, 1, 1),
            date(year, 12, 31),
        )
        left, right = axis.span(max(first, axis.first), min(last, axis.last))
        if right - left >= 40 and (year - axis.first.year) % every == 0:
            found.append(Heading((left + right) / 2, str(year)))
    return found


def _not_drawn(network: Network, rows: Sequence[Row], near: float, without_posts: int) -> list[str]:
    """Say what stands together, what has no date, and whose posts have no room."""
    data, words = dataset_of(network), dataset_of(network).about.words
    lines = []
    if without_posts:
        lines.append(
            f"Who held the posts of {without_posts} {words.countries}: choose a {words.country}'s name, "
            f"or up to {MAX_WITH_POSTS} {words.countries}."
        )
    if near > 4:
        lines.append("Contacts of one kind that are near in time stand as one symbol with their count.")
    for row in rows:
        if row.undated:
            contacts = "contact" if row.undated == 1 else "contacts"
            name = data.countries[row.country].name
            lines.append(f"{name}: {row.undated} {contacts} without a date, in the {words.country}'s panel.")
    return lines


def _alt(network: Network, rows: Sequence[Row], principal: str, axis: Axis) -> str:
    data = dataset_of(network)
    name = data.actors[principal].name
    parts = []
    for row in rows:
        counts = [sum(len(dot.shown) for dot in dots) for dots in (row.direct, row.formal)]
        parts.append(f"{data.countries[row.country].name}: {counts[0]} direct, {counts[1]} formal")
    return (
        f"Contacts with {name} by date, {axis.first.year} to {axis.last.year}, in this data: "
        f"direct ones above each {data.about.words.country}'s line, formal ones below. {'; '.join(parts)}."
    )
