"""Formal contacts around a contact: counted by the day, and never counted where the date leaves it open."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph import Groundwork, Network, dataset_of, groundwork
from graph.groundwork import WINDOWS, Window
from tests.worlds import contact, tiny_world

CALL = "pat-nia-call-2018-03-20"


@pytest.fixture(scope="module")
def network() -> Network:
    return tiny_world()


def around(on: str, *formal: str, **fields: str) -> tuple[Network, Groundwork]:
    """Return the groundwork of a contact of Pat and Lea, with formal ones of Sam and Lea on other days."""
    texts = [
        contact("pat", "lea", on, channel="direct"),
        *(contact("sam", "lea", day, **fields) for day in formal),
    ]
    network = tiny_world(*texts)
    return network, groundwork(network, f"pat-lea-{on}".replace("/", "-to-"))


def before(work: Groundwork, days: int) -> tuple[int, int]:
    window = work.window(days)
    return len(window.certain), len(window.possible)


def test_a_reader_sees_what_went_before_a_call_and_how_long_before(network: Network) -> None:
    work = groundwork(network, CALL)
    assert [window.certain for window in work.before] == [("sam-finn-meeting-2018-03-01",)] * 3
    assert work.window(30).rungs == ("foreign-minister", "secretary")
    assert work.last is not None
    assert (work.last.record, work.last.least, work.last.most) == ("sam-finn-meeting-2018-03-01", 19, 19)


def test_what_followed_is_told_the_same_way(network: Network) -> None:
    work = groundwork(network, CALL)
    month_only = "sam-finn-call-2018-05"  # some day of May: 42 to 72 days later
    assert [(window.certain, window.possible) for window in work.after] == [
        ((), ()),
        ((month_only,), ()),
        ((month_only,), ()),
    ]
    assert work.following is not None
    assert (work.following.least, work.following.most) == (42, 72)


@pytest.mark.parametrize(
    ("on", "counted"), [("2018-09-01", 1), ("2018-08-31", 0), ("2018-09-30", 1), ("2018-10-01", 0)]
)
def test_the_thirtieth_day_counts_and_the_day_itself_does_not(on: str, counted: int) -> None:
    _, work = around("2018-10-01", on)
    assert before(work, 30) == (counted, 0)


def test_a_formal_contact_of_the_same_day_is_told_apart() -> None:
    _, work = around("2018-10-01", "2018-10-01")
    assert work.during == ("sam-lea-2018-10-01",)
    assert before(work, 180) == (0, 0)


def test_a_month_that_may_lie_inside_is_possible_and_never_certain() -> None:
    _, work = around("2018-10-15", "2018-09")
    assert [before(work, days) for days in WINDOWS] == [(0, 1), (1, 0), (1, 0)]
    assert work.last is not None
    assert (work.last.least, work.last.most) == (15, 44)


def test_the_month_of_the_contact_itself_may_lie_before_after_or_on_the_day() -> None:
    _, work = around("2018-10-15", "2018-10")
    assert before(work, 30) == (0, 1)
    assert (len(work.after[0].certain), len(work.after[0].possible)) == (0, 1)
    assert work.during == ("sam-lea-2018-10",)
    assert work.last is None


def test_a_contact_that_lasted_days_counts_from_its_first_and_after_its_last() -> None:
    _, work = around("2018-10-01/2018-10-03", "2018-09-01", "2018-11-02")
    assert before(work, 30) == (1, 0)
    assert len(work.after[0].certain) == 1


def test_around_a_contact_of_a_month_the_edges_are_only_possible() -> None:
    _, work = around("2018-10", "2018-09-01", "2018-09-30", "2018-08-01")
    assert work.window(30).certain == ()
    assert len(work.window(30).possible) == 2
    assert len(work.window(90).certain) == 2


def test_after_a_contact_of_a_month_the_edges_are_only_possible_too() -> None:
    _, work = around("2018-10", "2018-11-15", "2018-11-30")
    assert work.after[0].certain == ()
    assert work.after[0].possible == ("sam-lea-2018-11-15", "sam-lea-2018-11-30")
    assert len(work.after[1].certain) == 2
    assert work.following is not None
    assert (work.following.least, work.following.most) == (15, 45)


def test_what_was_called_off_is_no_groundwork(network: Network) -> None:
    work = groundwork(network, "pat-lea-call-2018-05-01")
    assert (work.last, before(work, 180)) == (None, (0, 0))


@pytest.mark.parametrize("status", ["planned", "invited", "expected", "cancelled", "denied"])
def test_only_what_happened_counts(status: str) -> None:
    _, work = around("2018-10-01", "2018-09-15", status=status)
    assert before(work, 180) == (0, 0)


def test_a_consultation_counts_and_a_sanction_does_not() -> None:
    assert before(around("2018-10-01", "2018-09-15", kind="consultation")[1], 30) == (1, 0)
    assert before(around("2018-10-01", "2018-09-15", kind="sanction")[1], 30) == (0, 0)


def test_formal_contacts_with_another_country_do_not_count(network: Network) -> None:
    assert groundwork(network, CALL, country="southland").last is None


def test_a_formal_contact_without_a_date_is_listed_and_not_counted() -> None:
    undated = "\n".join(
        line for line in contact("sam", "nia", "2018-01-01").splitlines() if "date:" not in line
    )
    work = groundwork(tiny_world(undated), CALL)
    assert work.undated == ("sam-nia-2018-01-01",)
    assert before(work, 180) == (1, 0)


def test_a_contact_without_a_date_has_no_groundwork(network: Network) -> None:
    work = groundwork(network, "nia-praises-pat")
    assert all(not window.certain and not window.possible for window in work.before + work.after)
    assert (work.last, work.following, work.during) == (None, None, ())


@pytest.mark.parametrize("key", ["sam-finn-meeting-2018-03-01", "sam-finn-call-2018-05"])
def test_a_formal_contact_is_not_its_own_groundwork(network: Network, key: str) -> None:
    work = groundwork(network, key)
    listed = [each for window in work.before + work.after for each in window.certain + window.possible]
    assert key not in [*work.during, *listed]


def test_other_windows_can_be_asked_for(network: Network) -> None:
    work = groundwork(network, CALL, windows=(7, 365))
    assert [len(window.certain) for window in work.before] == [0, 2]
    assert work.window(365).days == 365


def test_an_unknown_window_is_an_error(network: Network) -> None:
    with pytest.raises(KeyError):
        groundwork(network, CALL).window(31)


DATES = st.dates(date(2018, 1, 1), date(2019, 12, 31))
WHENS = st.one_of(
    DATES.map(date.isoformat),
    DATES.map(lambda day: day.isoformat()[:7]),
    st.just("2018"),
    st.tuples(DATES, st.integers(1, 40)).map(lambda pair: f"{pair[0]}/{pair[0] + timedelta(days=pair[1])}"),
)


@given(DATES, st.lists(WHENS, max_size=5, unique=True))
def test_certain_contacts_lie_in_the_window_on_every_day_their_dates_allow(
    on: date, formal: list[str]
) -> None:
    network, work = around(on.isoformat(), *formal)
    data = dataset_of(network).relationships
    for window in work.before:
        assert not set(window.certain) & set(window.possible)
        for key in window.certain:
            when = data[key].date
            assert when is not None
            assert on - timedelta(days=window.days) <= when.first
            assert when.last < on
        for key in _missed(window, [f"sam-lea-{each}".replace("/", "-to-") for each in formal]):
            when = data[key].date
            assert when is not None
            assert not when.overlaps(on - timedelta(days=window.days), on - timedelta(days=1))


def _missed(window: Window, keys: list[str]) -> set[str]:
    return set(keys) - set(window.certain) - set(window.possible)
