"""Posts on a time line: a thin bar for each holder of a rung, a dotted gap where it stood vacant."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from graph import Network, Seat, SeatState, dataset_of, index_of
from graph.dates import written
from graph.model import Rung
from graph.vacancies import Stretch, stretches
from ui.figures.picture import Canvas, Mark, fitting
from ui.figures.timeline_axis import Axis, rectangle
from ui.theme import NONE_DASH, text_width

ROW, BAR, THIN = 22, 17, 9
LABEL_ROW = 16
SMALL = 12
NARROWEST = 1.5


def own_rungs(network: Network) -> tuple[Rung, ...]:
    """Return the rungs that each country fills itself, or that serve in one country."""
    shared = shared_rungs(network)
    return tuple(rung for rung in dataset_of(network).chain[:-1] if rung not in shared)


def shared_rungs(network: Network) -> tuple[Rung, ...]:
    """Return the rungs below the President whose holders serve all countries alike."""
    seats = index_of(network).posts_by_seat
    own = {rung for rung, country in seats if country}
    return tuple(
        rung for rung in dataset_of(network).chain[:-1] if rung.id not in own and (rung.id, None) in seats
    )


def draw_posts(
    canvas: Canvas,
    network: Network,
    country: str | None,
    rungs: Sequence[Rung],
    axis: Axis,
    top: float,
    principal: str,
) -> float:
    """Draw who held some rungs, a line a rung, from ``top`` downwards; return where it ends."""
    is_phone = axis.left < 100
    for rung in rungs:
        group = f"{f'lane:{country}' if country else 'shared'}:post:{rung.id}"
        if is_phone:
            canvas.text(
                axis.left, top + 8, rung.title, group=group, role="muted", size=SMALL, anchor="middle right"
            )
            top += LABEL_ROW
        else:
            _draw_title(canvas, rung, axis, top + ROW / 2, group)
        _draw_rung(canvas, network, country, rung, axis, top + ROW / 2, principal, group)
        top += ROW
    return top


def _draw_title(canvas: Canvas, rung: Rung, axis: Axis, y: float, group: str) -> None:
    canvas.text(
        axis.left - 8,
        y + 1,
        post_title(rung, axis.left - 24),
        group=group,
        role="muted",
        size=SMALL,
        anchor="middle left",
    )


def post_title(rung: Rung, space: float) -> str:
    """Return the title of a rung, or its short form where that has no room."""
    return rung.title if text_width(rung.title, SMALL) <= space else rung.short or rung.title


def _draw_rung(
    canvas: Canvas,
    network: Network,
    country: str | None,
    rung: Rung,
    axis: Axis,
    y: float,
    principal: str,
    group: str,
) -> None:
    canvas.path(
        f"M{axis.left:.1f},{y:.1f}L{axis.right:.1f},{y:.1f}",
        group=group,
        line="ghost",
        width=1,
        dash=NONE_DASH,
    )
    found = stretches(network, country, rung, first=axis.first, last=axis.last, principal=principal)
    held = 0
    for each in found:
        left, right = axis.span(each.first, each.last)
        if each.seat.state is SeatState.NOT_IN_DATA or right - left < NARROWEST:
            continue
        if each.seat.state is SeatState.VACANT:
            _draw_vacancy(canvas, each, axis, y, group)
        else:
            held += 1
            _draw_holder(canvas, network, each, axis, y, group, is_even=held % 2 == 0)
        _mark(canvas, network, country, rung, each, (left, right), y, group)


def _draw_holder(
    canvas: Canvas, network: Network, each: Stretch, axis: Axis, y: float, group: str, *, is_even: bool
) -> None:
    """Draw one holder's bar: thinner if acting, open on the right where no source gives the end."""
    left, right = axis.span(each.first, each.last)
    half = (THIN if each.seat.state is SeatState.ACTING else BAR) / 2
    top, bottom = y - half, y + half
    body = f"L{left:.1f},{top:.1f}L{right:.1f},{top:.1f}"
    canvas.path(rectangle(left, top, right, bottom), group=group, fill="line" if is_even else "pill")
    is_closed = each.seat.is_end_known or each.last < axis.last
    close = (
        f"L{right:.1f},{bottom:.1f}Z" if is_closed else f"M{left:.1f},{bottom:.1f}L{right:.1f},{bottom:.1f}"
    )
    canvas.path(f"M{left:.1f},{bottom:.1f}{body}{close}", group=group, line="none", width=1)
    names = [dataset_of(network).actors[key].label for key in each.seat.holders]
    text = fitting(names, right - left - 8, SMALL)
    if text_width(text, SMALL) <= right - left - 6:
        canvas.text((left + right) / 2, y + 1, text, group=group, size=SMALL)


def _draw_vacancy(canvas: Canvas, each: Stretch, axis: Axis, y: float, group: str) -> None:
    left, right = axis.span(each.first, each.last)
    canvas.path(
        rectangle(left + 1, y - BAR / 2, right - 1, y + BAR / 2),
        group=group,
        fill="page",
        line="none",
        width=1.2,
        dash="2px,3px",
    )
    text = "none" if each.seat.reason and each.seat.since is None else "vacant"
    if text_width(text, SMALL) <= right - left - 6:
        canvas.text((left + right) / 2, y + 1, text, group=group, role="muted", size=SMALL)


def _mark(
    canvas: Canvas,
    network: Network,
    country: str | None,
    rung: Rung,
    each: Stretch,
    span: tuple[float, float],
    y: float,
    group: str,
) -> None:
    """Lay the link of a bar over it: it opens the post that it rests on."""
    data = dataset_of(network)
    left, right = span
    place = f", {data.countries[country].name}" if country else ""
    label = f"{rung.title}{place}: {_words(network, each)}"
    wide = max(right - left, 6.0)
    box = (left, y - ROW / 2 + 1, wide, ROW - 2.0)
    canvas.marks.append(Mark(*box, label, each.seat.posts[0], round(y), round(left), group))


def _words(network: Network, each: Stretch) -> str:
    """Return who held a rung in a stretch and from when to when, as far as sources say."""
    data, seat = dataset_of(network), each.seat
    if seat.state is SeatState.VACANT:
        days = f"vacant for {seat.vacant_in_all} days" if seat.vacant_in_all else seat.reason or "vacant"
        return f"{days}, {_dates(seat.since, seat.until)}" if seat.since and seat.until else days
    names = ", ".join(data.actors[key].name for key in seat.holders)
    acting = " (acting)" if seat.state is SeatState.ACTING else ""
    return f"{names}{acting}, {_tenure(network, seat)}"


def _dates(first: date, last: date) -> str:
    return f"{written(first)} to {written(last)}"


def _tenure(network: Network, seat: Seat) -> str:
    post = dataset_of(network).posts[seat.posts[0]]
    start = f"from {post.from_}" if post.from_ else "start not in this data"
    end = f"to {post.to}" if post.to else "end not in this data"
    return f"{start}, {end}"
