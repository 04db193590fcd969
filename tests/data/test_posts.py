"""Who held which post: nobody twice, nobody unexplained, every lane with its rungs."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from itertools import combinations

from graph import SeatState, formal_chain
from graph.lanes import countries_with_direct_links
from graph.model import Post
from tests.data.record import dataset, network


def test_two_holders_of_one_rung_at_one_time_are_explained() -> None:
    seats: dict[tuple[str, str | None], list[tuple[str, Post]]] = defaultdict(list)
    for key, post in dataset().posts.items():
        if post.rung and post.actor and not post.acting:
            seats[post.rung, post.country].append((key, post))
    unexplained = [
        (first, second)
        for posts in seats.values()
        for (first, one), (second, other) in combinations(posts, 2)
        if one.actor != other.actor
        and not (one.note or other.note)
        and (_begins_within(one, other) or _begins_within(other, one))
    ]
    assert unexplained == []


def _begins_within(later: Post, earlier: Post) -> bool:
    """Tell whether a post surely begins after another began and before its last day."""
    if not (later.from_ and earlier.from_ and earlier.to):
        return False
    return earlier.from_.last < later.from_.first and later.from_.last < earlier.to.first


def test_a_post_has_a_date_or_says_why_not() -> None:
    silent = [
        key
        for key, post in dataset().posts.items()
        if post.actor
        and not (post.from_ or post.to or post.in_post_on)
        and not (post.date_basis or post.note)
    ]
    assert silent == []


def test_a_post_on_a_rung_of_one_country_names_the_country() -> None:
    shared = ("secretary", "security-adviser", "president")
    lost = [
        key
        for key, post in dataset().posts.items()
        if post.rung and (post.country is None) != (post.rung in shared)
    ]
    assert lost == []


def test_every_lane_of_the_articles_knows_its_leader_on_any_day() -> None:
    gaps = []
    for country in dataset().about.default_countries:
        for year in range(2017, 2021):
            leader = formal_chain(network(), country, on=date(year, 7, 1))[0]
            gaps += [] if leader.state is SeatState.HELD else [(country, year)]
    assert gaps == []


def test_every_country_with_a_direct_link_has_a_leader_in_the_record() -> None:
    led = {post.country for post in dataset().posts.values() if post.rung == "leader"}
    missing = set(countries_with_direct_links(network(), "donald-trump")) - led
    assert missing == set()
