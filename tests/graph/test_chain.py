"""Who stood on each rung on a day: holders, acting holders, vacancies, and what nobody recorded."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph import Network, Seat, SeatState, formal_chain, vacancies
from graph.chain import is_in_post, tenure
from graph.vacancies import stretches
from tests.worlds import day, post, tiny_dataset, tiny_world, world


@pytest.fixture(scope="module")
def network() -> Network:
    return tiny_world()


def at(network: Network, rung: str, on: str, country: str = "northland", **options: str) -> Seat:
    chain = formal_chain(network, country, on=day(on), **options)
    return next(seat for seat in chain if seat.rung.id == rung)


def test_a_reader_sees_every_rung_in_order(network: Network) -> None:
    chain = formal_chain(network, "northland", on=day("2018-03-20"))
    assert [seat.rung.id for seat in chain] == [rung.id for rung in tiny_dataset().chain]
    assert [seat.holders for seat in chain] == [("nia",), ("finn",), ("ami",), ("moe",), ("sam",), ("pat",)]


def test_moving_the_date_changes_who_stands_there(network: Network) -> None:
    days = ("2017-06-01", "2018-03-25", "2018-06-01", "2018-12-01")
    assert [at(network, "mission", on).holders for on in days] == [("moe",), (), ("cara",), ("cara",)]


@pytest.mark.parametrize(
    ("on", "holders"),
    [("2017-04-30", ()), ("2017-05-01", ("moe",)), ("2018-03-20", ("moe",)), ("2018-03-21", ())],
)
def test_the_first_and_the_last_day_of_a_post_belong_to_its_holder(
    network: Network, on: str, holders: tuple[str, ...]
) -> None:
    assert at(network, "mission", on).holders == holders


def test_on_the_day_of_a_handing_over_both_stand_there() -> None:
    network = tiny_world(post("cara-charge", "cara", "mission", country="northland", from_="2018-03-20"))
    assert at(network, "mission", "2018-03-20").holders == ("moe", "cara")


def test_an_acting_holder_is_said_to_act(network: Network) -> None:
    seat = at(network, "mission", "2018-04-10")
    assert (seat.state, seat.holders) == (SeatState.ACTING, ("cara",))
    assert at(network, "mission", "2018-09-02").state is SeatState.HELD


def test_a_full_holder_stands_before_an_acting_one() -> None:
    network = tiny_world(
        post(
            "ami-acts",
            "ami",
            "mission",
            country="northland",
            acting="true",
            from_="2017-01-01",
            to="2018-12-31",
        )
    )
    assert at(network, "mission", "2018-03-01").holders == ("moe",)
    assert at(network, "mission", "2018-03-25").holders == ("ami",)


@pytest.mark.parametrize(("on", "so_far"), [("2018-03-21", 1), ("2018-04-01", 12), ("2018-04-09", 20)])
def test_a_vacancy_tells_its_length_so_far_and_in_all(network: Network, on: str, so_far: int) -> None:
    seat = at(network, "mission", on)
    assert seat.state is SeatState.VACANT
    assert (seat.vacant_days, seat.vacant_in_all, seat.is_length_exact) == (so_far, 20, True)
    assert (seat.since, seat.until) == (day("2018-03-21"), day("2018-04-09"))
    assert seat.posts == ("moe-mission", "cara-charge")


def test_a_vacancy_between_dates_of_a_month_is_told_as_the_least_it_was() -> None:
    network = world(
        post("first", "pat", "mission", country="northland", from_="2017", to="2018-03"),
        post("then", "pat", "mission", country="northland", from_="2018-06", to="2018-12"),
    )
    seat = at(network, "mission", "2018-04-01")
    assert (seat.vacant_days, seat.vacant_in_all, seat.is_length_exact) == (1, 61, False)


def test_without_a_known_end_and_a_known_start_nothing_is_called_vacant(network: Network) -> None:
    assert at(network, "mission", "2016-01-01").state is SeatState.NOT_IN_DATA
    assert at(network, "secretary", "2019-04-01").state is SeatState.NOT_IN_DATA


def test_somebody_seen_in_post_in_a_gap_leaves_it_open_when_it_stood_vacant() -> None:
    seen = """
    posts:
      ami-seen: {actor: ami, rung: mission, title: Chargé, country: northland, in post on: [2018-03-30],
        sources: [{source: list}]}
    """
    network = tiny_world(seen)
    states = {at(network, "mission", on).state for on in ("2018-03-25", "2018-04-05")}
    assert states == {SeatState.NOT_IN_DATA}
    assert at(network, "mission", "2018-03-30").holders == ("ami",)


def test_somebody_whose_start_is_unknown_may_have_filled_a_gap() -> None:
    network = tiny_world(post("ami-until", "ami", "mission", country="northland", to="2018-04-05"))
    assert at(network, "mission", "2018-04-01").state is SeatState.NOT_IN_DATA
    assert at(network, "mission", "2018-04-05").holders == ("ami",)
    assert at(network, "mission", "2018-04-06").vacant_days == 1


def test_a_country_without_a_mission_says_why(network: Network) -> None:
    seat = at(network, "mission", "2018-05-01", country="southland")
    assert (seat.state, seat.reason) == (SeatState.VACANT, "no embassy in Southland")
    assert (seat.vacant_days, seat.vacant_in_all) == (None, None)
    assert at(network, "ambassador", "2018-05-01", country="southland").state is SeatState.NOT_IN_DATA


def test_a_stated_vacancy_counts_from_its_first_day() -> None:
    stated = """
    posts:
      stated: {vacant: recalled, rung: ambassador, title: Ambassador, country: southland, from: 2018-01-01,
        to: 2018-01-10, sources: [{source: list}]}
    """
    seat = at(tiny_world(stated), "ambassador", "2018-01-10", country="southland")
    assert (seat.vacant_days, seat.vacant_in_all, seat.reason) == (10, 10, "recalled")
    for on in ("2017-12-31", "2018-01-11"):
        silent = at(tiny_world(stated), "ambassador", on, country="southland")
        assert silent.state is SeatState.NOT_IN_DATA


def test_a_documented_holder_wins_over_a_stated_vacancy() -> None:
    network = tiny_world(post("lea-mission", "lea", "mission", country="southland", from_="2018", to="2018"))
    assert at(network, "mission", "2018-07-01", country="southland").holders == ("lea",)


@pytest.mark.parametrize(
    ("rung", "on", "holders"),
    [
        ("leader", "2011-12-31", ()),
        ("leader", "2012-01-01", ("nia",)),
        ("foreign-minister", "2019-12-31", ("finn",)),
        ("foreign-minister", "2020-01-01", ()),
    ],
)
def test_a_date_of_a_year_counts_in_full(
    network: Network, rung: str, on: str, holders: tuple[str, ...]
) -> None:
    assert at(network, rung, on).holders == holders


def test_an_end_that_no_source_gives_is_said_to_be_unknown(network: Network) -> None:
    seat = at(network, "leader", "2020-12-31")
    assert (seat.holders, seat.is_end_known) == (("nia",), False)
    assert at(network, "secretary", "2018-01-01").is_end_known


def test_a_post_without_an_end_is_over_when_another_takes_the_title() -> None:
    network = tiny_world(post("finn-leader", "finn", "leader", country="northland", from_="2019-05-01"))
    retitled = tiny_world(
        "posts: {finn-leader: {actor: finn, rung: leader, title: Leader, country: northland, "
        "from: 2019-05-01, to: 2019-12-31, sources: [{source: list}]}}"
    )
    assert at(network, "leader", "2019-06-01").holders == ("nia", "finn")  # another title: both stand
    assert at(retitled, "leader", "2019-04-30").holders == ("nia",)
    assert at(retitled, "leader", "2019-06-01").holders == ("finn",)
    assert at(retitled, "leader", "2020-06-01").state is SeatState.NOT_IN_DATA


def test_an_acting_post_without_an_end_is_over_when_a_full_holder_begins() -> None:
    network = world(
        post("acts", "pat", "mission", country="northland", acting="true", from_="2017-01-01"),
        "actors: {moe: {name: Moe, kind: person}}",
        post(
            "full",
            "moe",
            "mission",
            country="northland",
            title="In full",
            from_="2018-01-01",
            to="2018-12-31",
        ),
    )
    assert at(network, "mission", "2017-12-31").holders == ("pat",)
    assert at(network, "mission", "2019-06-01").state is SeatState.NOT_IN_DATA


def test_somebody_who_acts_does_not_end_the_post_of_another() -> None:
    network = tiny_world(
        post("lea-mission", "lea", "ambassador", country="southland", from_="2017-01-01"),
        post("ami-acts", "ami", "ambassador", country="southland", acting="true", from_="2018-01-01"),
    )
    assert at(network, "ambassador", "2018-06-01", country="southland").holders == ("lea",)


def test_days_on_which_a_source_shows_a_holder_stand_in_for_unknown_ends(network: Network) -> None:
    days = ("2018-01-09", "2018-01-10", "2018-03-01", "2018-06-12", "2018-06-13")
    held = [bool(at(network, "ambassador", on).holders) for on in days]
    assert held == [False, True, True, True, False]


def test_the_last_rung_is_the_principals_for_the_days_of_the_term_only(network: Network) -> None:
    def state(on: str) -> SeatState:
        return at(network, "president", on, principal="pat").state

    assert [state(on) for on in ("2017-01-19", "2017-01-20", "2021-01-20", "2021-01-21")] == [
        SeatState.NOT_IN_DATA,
        SeatState.HELD,
        SeatState.HELD,
        SeatState.NOT_IN_DATA,
    ]


def test_the_vacancies_of_a_period_are_cut_to_it(network: Network) -> None:
    (found,) = vacancies(network, "northland", first=day("2018-01-01"), last=day("2018-03-31"))
    assert (found.first, found.last, found.days) == (day("2018-03-21"), day("2018-03-31"), 11)
    assert found.seat.vacant_in_all == 20


def test_in_the_month_in_which_somebody_followed_both_may_have_stood_there() -> None:
    network = tiny_world(
        post("first", "sam", "ambassador", country="southland", from_="2018-01-01"),
        post("then", "moe", "ambassador", country="southland", from_="2018-03"),
    )
    rung = next(rung for rung in tiny_dataset().chain if rung.id == "ambassador")
    found = stretches(network, "southland", rung, first=day("2018-01-01"), last=day("2018-12-31"))
    assert [(each.first, each.seat.holders) for each in found] == [
        (day("2018-01-01"), ("sam",)),
        (day("2018-03-01"), ("sam", "moe")),
        (day("2018-03-31"), ("moe",)),
    ]


DAYS = st.dates(date(2015, 1, 1), date(2022, 12, 31))


def _written(when: date, grain: str) -> str:
    return when.isoformat()[: {"day": 10, "month": 7, "year": 4}[grain]]


@st.composite
def posts_on_a_rung(draw: st.DrawFn) -> str:
    """Draw one post on the mission rung, with whatever dates a source may or may not give."""
    start, end = sorted((draw(DAYS), draw(DAYS)))
    grain = draw(st.sampled_from(["day", "month", "year"]))
    fields = {"acting": draw(st.sampled_from(["true", "false"]))}
    if draw(st.booleans()):
        fields["from_"] = _written(start, grain)
    if draw(st.booleans()):
        fields["to"] = _written(end, grain)
    actor = draw(st.sampled_from(["sam", "moe", "cara", "finn"]))
    return post(f"{actor}-drawn", actor, "mission", country="northland", **fields)


@given(st.lists(posts_on_a_rung(), max_size=4), DAYS)
def test_a_chain_never_names_a_holder_outside_the_dates(drawn: list[str], on: date) -> None:
    network = tiny_world(*drawn)
    posts = network.graph["dataset"].posts
    for seat in formal_chain(network, "northland", on=on, principal="pat"):
        if seat.state in (SeatState.HELD, SeatState.ACTING):
            assert seat.holders
            assert {posts[key].actor for key in seat.posts} == set(seat.holders)
            assert all(is_in_post(posts[key], on) for key in seat.posts)
        else:
            assert not seat.holders
        if seat.vacant_days is not None and seat.vacant_in_all is not None:
            assert 1 <= seat.vacant_days <= seat.vacant_in_all
            assert not any(is_in_post(posts[key], on) for key in seat.posts)


@given(st.lists(posts_on_a_rung(), max_size=4), DAYS, DAYS)
def test_the_stretches_of_a_period_tell_each_day_as_the_chain_does(
    drawn: list[str], one: date, other: date
) -> None:
    first, last = min(one, other), max(one, other)
    network = tiny_world(*drawn)
    rung = next(rung for rung in network.graph["dataset"].chain if rung.id == "mission")
    found = stretches(network, "northland", rung, first=first, last=last)
    assert found[0].first == first
    assert found[-1].last == last
    assert sum(each.days for each in found) == (last - first).days + 1
    for each in found:
        for on in {each.first, each.last, each.first + (each.last - each.first) // 2}:
            seat = at(network, "mission", on.isoformat())
            assert (seat.state, seat.holders, seat.posts) == (
                each.seat.state,
                each.seat.holders,
                each.seat.posts,
            )


def test_a_year_only_end_without_a_start_names_nobody() -> None:
    posts = tiny_dataset(post("p", "ami", "mission", country="southland", to="2018")).posts
    assert tenure(posts["p"]) is None
    assert not is_in_post(posts["p"], day("2018-06-01") + timedelta(days=1))
