"""The formal chain on a day: who held each rung, who acted, what stood vacant, what nobody recorded."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from .build import Network, dataset_of, index_of
from .model import Post, Rung

ONE_DAY = timedelta(days=1)


class SeatState(StrEnum):
    """What is known of a rung on a day."""

    HELD = "held"
    ACTING = "acting"
    VACANT = "vacant"
    NOT_IN_DATA = "not in this data"


@dataclass(frozen=True, slots=True)
class Seat:
    """One rung of the chain on one day.

    ``posts`` are the ids of the posts it rests on: of the holders, or around the gap of a vacancy.
    A vacancy runs from ``since`` to ``until``, both included; ``vacant_days`` counts its days so far,
    the day asked for included, ``vacant_in_all`` all of them. They are the least it can have been
    where ``is_length_exact`` is false: a date next to the gap is known to the month or year only.
    """

    rung: Rung
    state: SeatState
    holders: tuple[str, ...] = ()
    posts: tuple[str, ...] = ()
    vacant_days: int | None = None
    vacant_in_all: int | None = None
    since: date | None = None
    until: date | None = None
    is_length_exact: bool = True
    is_end_known: bool = True
    reason: str | None = None


def formal_chain(
    network: Network, country: str | None, *, on: date, principal: str | None = None
) -> tuple[Seat, ...]:
    """Return the formal chain between a country's leader and the principal on a day, rung by rung.

    With a ``principal`` the last rung is theirs within the term, and not in this data outside it.

    >>> chain = formal_chain(network, "northland", on=date(2018, 4, 1))
    >>> [(seat.rung.id, seat.state.value, seat.vacant_days) for seat in chain][2:4]
    [('ambassador', 'held', None), ('mission', 'vacant', 12)]
    """
    chain = dataset_of(network).chain
    return tuple(seat(network, country, rung, on=on, principal=principal) for rung in chain)


def seat(
    network: Network, country: str | None, rung: Rung, *, on: date, principal: str | None = None
) -> Seat:
    """Return who held one rung for one country on a day; a documented holder wins over a vacancy."""
    posts = dataset_of(network).posts
    if principal and rung.id == dataset_of(network).chain[-1].id:
        return _seat_of_principal(network, rung, principal, on)
    keys = posts_of_seat(network, country, rung.id)
    held = posts_held(network, country, rung.id, first=on, last=on)
    if held:
        return _held(rung, held, posts)
    declared = [key for key in keys if posts[key].vacant and _is_declared_vacant(posts[key], on)]
    if declared:
        return _declared(rung, declared, posts[declared[0]], on)
    return _gap(rung, keys, posts, on)


def posts_of_seat(network: Network, country: str | None, rung: str) -> tuple[str, ...]:
    """Return the ids of all posts on a rung that serve a country, its own before those of all."""
    seats = index_of(network).posts_by_seat
    own = seats.get((rung, country), ()) if country else ()
    return (*own, *seats.get((rung, None), ()))


def posts_held(
    network: Network, country: str | None, rung: str, *, first: date, last: date
) -> tuple[str, ...]:
    """Return the ids of the posts on a rung that somebody held on any day from first to last.

    A post without an end counts until another holder of the same title begins, an acting one until
    any full holder does: that no source gives an end does not mean that the holder stayed.
    """
    posts = dataset_of(network).posts
    keys = posts_of_seat(network, country, rung)
    near = [key for key in keys if posts[key].actor and _is_held_between(posts[key], first, last)]
    return tuple(key for key in near if not _is_succeeded(posts[key], keys, posts, first))


def is_in_post(post: Post, on: date) -> bool:
    """Tell whether a source supports that the post was held on a day, both ends included.

    A start or end that no source gives is stood in for by the dates on which a source shows the
    holder in post; an end known only to the year or month counts in full.
    """
    return _is_held_between(post, on, on)


def tenure(post: Post) -> tuple[date, date] | None:
    """Return the first and last day on which a source supports that a post was held.

    The last day is ``date.max`` where a source gives the start but no end.
    """
    seen = post.in_post_on
    end = post.to.last if post.to else None
    if post.from_:
        return post.from_.first, end or date.max
    if seen:
        return min(day.first for day in seen), end or max(day.last for day in seen)
    return (end, end) if post.to and post.to.is_day and end else None


def _is_held_between(post: Post, first: date, last: date) -> bool:
    span = tenure(post)
    return span is not None and span[0] <= last and first <= span[1]


def _is_succeeded(post: Post, keys: Iterable[str], posts: Mapping[str, Post], on: date) -> bool:
    """Tell whether a post whose end no source gives had passed to somebody else before a day."""
    if post.to or not post.from_:
        return False
    others = (posts[key] for key in keys if posts[key].actor and posts[key].actor != post.actor)
    return any(
        other.from_ is not None
        and post.from_.last < other.from_.first
        and other.from_.last <= on
        and not other.acting
        and (post.acting or other.title == post.title)
        for other in others
    )


def _seat_of_principal(network: Network, rung: Rung, principal: str, on: date) -> Seat:
    """Return the last rung, which is the principal's for the days of the term and nobody's else."""
    dataset = dataset_of(network)
    term = dataset.principals[principal]
    if not term.from_.first <= on <= term.to.last:
        return Seat(rung, SeatState.NOT_IN_DATA)
    own = index_of(network).posts_by_actor.get(principal, ())
    here = tuple(key for key in own if dataset.posts[key].rung == rung.id)
    return Seat(rung, SeatState.HELD, holders=(principal,), posts=here)


def _held(rung: Rung, held: Iterable[str], posts: Mapping[str, Post]) -> Seat:
    """Return a held rung: its full holders, or the acting ones where there is no other."""
    keys = tuple(held)
    full = tuple(key for key in keys if not posts[key].acting) or keys
    return Seat(
        rung,
        SeatState.ACTING if posts[full[0]].acting else SeatState.HELD,
        holders=tuple(dict.fromkeys(posts[key].actor or "" for key in full)),
        posts=full,
        is_end_known=any(posts[key].to is not None for key in full),
    )


def _is_declared_vacant(post: Post, on: date) -> bool:
    starts_before = post.from_ is None or post.from_.first <= on
    ends_after = post.to is None or on <= post.to.last
    return starts_before and ends_after


def _declared(rung: Rung, keys: Iterable[str], post: Post, on: date) -> Seat:
    """Return a vacancy that a source states, counted from the first day that is sure."""
    since = post.from_.last if post.from_ else None
    until = post.to.first if post.to else None
    return Seat(
        rung,
        SeatState.VACANT,
        posts=tuple(keys),
        vacant_days=_days(since, on),
        vacant_in_all=_days(since, until),
        since=since,
        until=until,
        is_length_exact=all(when.is_day for when in (post.from_, post.to) if when),
        reason=post.vacant,
    )


def _gap(rung: Rung, keys: Iterable[str], posts: Mapping[str, Post], on: date) -> Seat:
    """Return a vacancy where one holder's end and the next one's start are both known, else silence."""
    held = [(key, posts[key]) for key in keys if posts[key].actor]
    ended = [(post.to.last, key) for key, post in held if post.to and post.to.last < on]
    began = [(post.from_.first, key) for key, post in held if post.from_ and post.from_.first > on]
    if not ended or not began:
        return Seat(rung, SeatState.NOT_IN_DATA)
    (last_end, before), (first_start, after) = max(ended), min(began)
    if any(_may_have_stood_between(post, last_end, first_start, on) for _, post in held):
        return Seat(rung, SeatState.NOT_IN_DATA)
    since, until = last_end + ONE_DAY, first_start - ONE_DAY
    to, from_ = posts[before].to, posts[after].from_
    return Seat(
        rung,
        SeatState.VACANT,
        posts=(before, after),
        vacant_days=_days(since, on),
        vacant_in_all=_days(since, until),
        since=since,
        until=until,
        is_length_exact=bool(to and to.is_day and from_ and from_.is_day),
    )


def _may_have_stood_between(post: Post, last_end: date, first_start: date, on: date) -> bool:
    """Tell whether a holder whose start or end no source gives may have filled a gap on a day."""
    if post.from_ is None and post.to and post.to.last > on:
        return True
    return any(last_end < day.last and day.first < first_start for day in post.in_post_on)


def _days(since: date | None, until: date | None) -> int | None:
    """Return the number of days between two days, both included; None where either is open."""
    if since is None or until is None or until < since:
        return None
    return (until - since) // ONE_DAY + 1
