"""The formal chain on a day: who held each rung, who acted, what stood vacant, what nobody recorded."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from .build import Network, dataset_of, index_of
from .model import Post, Rung


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
    ``vacant_days`` counts the whole days of the gap up to and including the day asked for.
    """

    rung: Rung
    state: SeatState
    holders: tuple[str, ...] = ()
    posts: tuple[str, ...] = ()
    vacant_days: int | None = None
    is_end_known: bool = True
    reason: str | None = None


def formal_chain(network: Network, country: str, *, on: date) -> tuple[Seat, ...]:
    """Return the formal chain between a country's leader and the principal on a day, rung by rung."""
    return tuple(seat(network, country, rung, on=on) for rung in dataset_of(network).chain)


def seat(network: Network, country: str, rung: Rung, *, on: date) -> Seat:
    """Return who held one rung for one country on a day; a documented holder wins over a vacancy."""
    posts = dataset_of(network).posts
    keys = posts_of_seat(network, country, rung.id)
    held = [key for key in keys if posts[key].actor and is_in_post(posts[key], on)]
    if held:
        full = [key for key in held if not posts[key].acting] or held
        return Seat(
            rung,
            SeatState.ACTING if posts[full[0]].acting else SeatState.HELD,
            holders=tuple(dict.fromkeys(posts[key].actor or "" for key in full)),
            posts=tuple(full),
            is_end_known=any(posts[key].to is not None for key in full),
        )
    declared = [key for key in keys if posts[key].vacant and _is_declared_vacant(posts[key], on)]
    if declared:
        reason = posts[declared[0]].vacant
        return Seat(rung, SeatState.VACANT, posts=tuple(declared), reason=reason)
    return _gap(rung, keys, posts, on)


def posts_of_seat(network: Network, country: str, rung: str) -> tuple[str, ...]:
    """Return the ids of all posts on a rung that serve a country, its own before those of all."""
    seats = index_of(network).posts_by_seat
    return (*seats.get((rung, country), ()), *seats.get((rung, None), ()))


def is_in_post(post: Post, on: date) -> bool:
    """Tell whether a source supports that the post was held on a day, both ends included.

    A start or end that no source gives is stood in for by the dates on which a source shows the
    holder in post; an end known only to the year or month counts in full.
    """
    seen = post.in_post_on
    start = post.from_.first if post.from_ else min((day.first for day in seen), default=None)
    if start is None or on < start:
        return False
    if post.to:
        return on <= post.to.last
    if post.from_:
        return True
    return on <= max(day.last for day in seen)


def _is_declared_vacant(post: Post, on: date) -> bool:
    starts_before = post.from_ is None or post.from_.first <= on
    ends_after = post.to is None or on <= post.to.last
    return starts_before and ends_after


def _gap(rung: Rung, keys: Iterable[str], posts: dict[str, Post], on: date) -> Seat:
    """Return a vacancy where one holder's end and a later one's start are both known, else silence."""
    ended = [(post.to.last, key) for key in keys if (post := posts[key]).to and post.to.last < on]
    began = [(post.from_.first, key) for key in keys if (post := posts[key]).from_ and post.from_.first > on]
    if not ended or not began:
        return Seat(rung, SeatState.NOT_IN_DATA)
    (last_end, before), (_, after) = max(ended), min(began)
    days = (on - last_end) // timedelta(days=1)
    return Seat(rung, SeatState.VACANT, posts=(before, after), vacant_days=days)
