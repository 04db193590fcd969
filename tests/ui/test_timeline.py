"""The Timeline: a reader sees contacts by date and country, and who held the posts meanwhile."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph import Network, When, matching
from graph.model import Channel
from graph.queries import Filter
from tests.ui.pictures import collisions, lines, mark, outside, symbols, texts
from tests.worlds import contact, post, tiny_world, world
from ui.figures.picture import Picture
from ui.figures.timeline import BUDGET, timeline_picture
from ui.figures.timeline_axis import Axis, axis_of, quarter
from ui.figures.timeline_contacts import contacts_of, dots_of
from ui.theme import NONE_DASH

BOTH = ("northland", "southland")
WIDTHS = (280, 390, 640, 840, 1180, 1600)
MANY = "".join(f"  land-{number}: {{name: Land {number}}}\n" for number in range(5))


def line(
    network: Network,
    countries: tuple[str, ...] = BOTH,
    width: int = 1180,
    years: tuple[int | None, int | None] = (None, None),
    focus: str | None = None,
    **wanted: object,
) -> Picture:
    shown = matching(network, Filter(principal="pat", **wanted))  # type: ignore[arg-type]
    return timeline_picture(network, countries, "pat", shown, width, years=years, focus=focus)


def height_of(picture: Picture, country: str) -> float:
    """Return where the line of a country stands."""
    (drawn,) = lines(picture, f"lane:{country}:line")
    return float(drawn["path"].split(",")[1].split("L")[0])


def test_direct_contacts_stand_above_a_countrys_line_and_formal_ones_below() -> None:
    picture = line(tiny_world())
    middle = height_of(picture, "northland")
    assert [y < middle for _, y, _, _ in symbols(picture, "lane:northland:direct:call")] == [True]
    assert all(y > middle for _, y, _, _ in symbols(picture, "lane:northland:formal:meeting"))
    assert len(symbols(picture, "lane:northland:formal:meeting")) == 2


def test_contacts_stand_in_the_order_of_their_dates_with_the_symbol_of_their_kind() -> None:
    picture = line(tiny_world())
    (call,) = symbols(picture, "lane:northland:direct:call")
    (letter,) = symbols(picture, "lane:northland:direct:letter")
    assert call[0] < letter[0]
    assert (call[2], letter[2]) == ("circle", "diamond")


def test_a_contact_opens_its_record_and_says_its_date_and_status() -> None:
    found = mark(line(tiny_world()), "Northland: direct phone call")
    assert found.target == "pat-nia-call-2018-03-20"
    assert found.label == "Northland: direct phone call, 20 March 2018, happened, on record"


def test_what_did_not_take_place_is_open() -> None:
    picture = line(tiny_world())
    assert [is_open for *_, is_open in symbols(picture, "lane:southland:formal:meeting")] == [True]
    assert [is_open for *_, is_open in symbols(picture, "lane:southland:direct:call")] == [False]


def test_a_date_known_to_the_month_is_a_bar_over_the_month_and_a_day_is_not() -> None:
    picture = line(tiny_world())
    assert len(lines(picture, "lane:northland:formal:call")) == 1
    assert lines(picture, "lane:northland:direct:call") == []


def test_contacts_of_one_kind_in_one_week_stand_as_one_with_their_count() -> None:
    network = tiny_world(contact("nia", "pat", "2018-03-21", channel="direct", kind="phone call"))
    picture = line(network)
    (call,) = [each for each in picture.marks if each.label.startswith("Northland: 2 direct phone calls")]
    assert call.ids == ("pat-nia-call-2018-03-20", "nia-pat-2018-03-21")
    assert call.target == "pat-nia-call-2018-03-20"
    assert "2" in texts(picture)
    assert len(symbols(picture, "lane:northland:direct:call")) == 1


def test_different_kinds_on_one_day_stand_over_each_other() -> None:
    picture = line(tiny_world(contact("nia", "pat", "2018-03-20", channel="direct", kind="letter")))
    (call,) = symbols(picture, "lane:northland:direct:call")
    letter = min(symbols(picture, "lane:northland:direct:letter"), key=lambda each: abs(each[0] - call[0]))
    assert abs(letter[0] - call[0]) < 1
    assert letter[1] != call[1]


def test_a_filter_leaves_every_symbol_where_it_was_and_greys_what_it_hides() -> None:
    everything, letters = line(tiny_world()), line(tiny_world(), kinds=("letter",))
    group = "lane:northland:direct:call"
    assert symbols(everything, group)[0][:2] == symbols(letters, group)[0][:2]
    assert everything.height == letters.height
    assert not [each for each in letters.marks if "phone call" in each.label]
    assert "1 direct, 0 formal" in texts(letters)


def test_posts_change_hands_below_the_contacts() -> None:
    picture = line(tiny_world())
    moe = mark(picture, "US embassy, Northland: Moe Mission")
    acting = mark(picture, "US embassy, Northland: Cara Chargé (acting)")
    assert (moe.target, acting.target) == ("moe-mission", "cara-charge")
    assert moe.x < acting.x
    assert moe.y == acting.y > height_of(picture, "northland")
    assert "Moe" in texts(picture)


def test_a_vacancy_is_a_dotted_gap_with_its_days() -> None:
    picture = line(tiny_world())
    gap = mark(picture, "US embassy, Northland: vacant")
    assert "vacant for 20 days" in gap.label
    dashes = [shape["line"]["dash"] for shape in lines(picture, "lane:northland:post:mission")]
    assert "2px,3px" in dashes
    assert mark(picture, "US embassy, Southland").label == "US embassy, Southland: no embassy in Southland"


def test_a_rung_that_this_data_does_not_know_is_a_dotted_line_alone() -> None:
    picture = line(tiny_world(), ("southland",))
    drawn = lines(picture, "lane:southland:post:ambassador")
    assert [shape["line"]["dash"] for shape in drawn] == [NONE_DASH]


def test_posts_that_serve_all_countries_stand_once() -> None:
    picture = line(tiny_world())
    found = mark(picture, "Secretary of State: Sam Secretary")
    assert found.y > mark(picture, "US embassy, Southland").y


def test_with_many_countries_only_the_one_in_focus_shows_its_posts() -> None:
    network = tiny_world(f"countries:\n{MANY}")
    countries = (*BOTH, *(f"land-{number}" for number in range(5)))
    plain, focused = line(network, countries), line(network, countries, focus="northland")
    assert not lines(plain, "lane:northland:post:leader")
    assert lines(focused, "lane:northland:post:leader")
    assert not lines(focused, "lane:southland:post:leader")
    assert plain.not_drawn[0].startswith("Who held the posts of 7 countries")
    assert focused.not_drawn[0].startswith("Who held the posts of 6 countries")


def test_the_histogram_counts_the_shown_records_of_each_quarter() -> None:
    picture = line(tiny_world(), ("northland",))
    bar = mark(picture, "April to June 2018")
    assert bar.label.startswith("April to June 2018: 2 records (1 direct, 1 formal), in this data")
    letters = line(tiny_world(), ("northland",), kinds=("letter",))
    assert mark(letters, "April to June 2018").label.startswith("April to June 2018: 1 record (1 direct)")


def test_a_bar_of_the_histogram_narrows_to_its_year_and_back() -> None:
    wide = mark(line(tiny_world()), "April to June 2018")
    assert dict(wide.changes) == {"since": 2018, "until": 2018}
    narrow = mark(line(tiny_world(), years=(2018, 2018)), "April to June 2018")
    assert dict(narrow.changes) == {"since": None, "until": None}


def test_chosen_years_bound_the_axis() -> None:
    picture = line(tiny_world(), years=(2018, 2018))
    assert [heading.text for heading in picture.headings] == ["2018"]
    assert not symbols(picture, "lane:northland:direct:meeting")


def test_years_that_hold_nothing_leave_the_axis_as_it_is() -> None:
    term = (date(2017, 1, 20), date(2021, 1, 20))
    axis = axis_of([], term, (1990, None), (0, 100))
    assert (axis.first, axis.last) == (date(2017, 1, 1), date(2021, 3, 31))
    assert axis_of([], term, (2030, 1990), (0, 100)).first == date(2017, 1, 1)


def test_a_contact_before_the_term_widens_the_axis_and_a_year_alone_does_not() -> None:
    term = (date(2017, 1, 20), date(2021, 1, 20))
    assert axis_of([When.parse("2016-12-02")], term, (None, None), (0, 100)).first == date(2016, 10, 1)
    assert axis_of([When.parse("2016")], term, (None, None), (0, 100)).first == date(2017, 1, 1)


def test_a_contact_without_a_date_is_told_and_not_dropped() -> None:
    more = contact("nia", "pat", "2018-07-01", channel="direct").replace("    date: '2018-07-01'\n", "")
    picture = line(tiny_world(more))
    assert "Northland: 1 contact without a date, in the country's panel." in picture.not_drawn


def test_hundreds_of_contacts_are_drawn_as_fewer_symbols_and_all_are_counted() -> None:
    start, kinds = date(2017, 2, 1), ("phone call", "meeting", "letter")
    some = "".join(
        contact(
            "nia",
            "pat",
            (start + timedelta(days=2 * number)).isoformat(),
            channel="direct",
            kind=kinds[number % 3],
        ).removeprefix("relationships:\n")
        for number in range(700)
    )
    network = world(
        "actors: {nia: {name: Nia, kind: person, country: northland}}\nrelationships:\n" + some,
        post("nia-leads", "nia", "leader", country="northland", from_="2012"),
    )
    picture = line(network, ("northland",), width=2400)
    drawn = [each for each in picture.marks if each.ids]
    assert 0 < len(drawn) <= BUDGET
    assert "stand as one symbol with their count" in picture.not_drawn[0]
    assert sum(len(each.ids) for each in drawn) == 700
    assert "700 direct, 0 formal" in texts(picture)


@pytest.mark.parametrize("width", WIDTHS)
def test_no_word_covers_another_or_is_cut_at_any_width(width: int) -> None:
    picture = line(tiny_world(), width=width)
    assert collisions(picture) == []
    assert outside(picture) == []


def test_the_same_record_draws_the_same_picture() -> None:
    assert line(tiny_world()).figure == line(tiny_world()).figure


days = st.dates(date(2017, 1, 20), date(2020, 12, 31))


@settings(max_examples=40, deadline=None)
@given(dates=st.lists(days, max_size=25, unique=True), near=st.sampled_from([4.0, 15.0, 60.0]))
def test_no_symbol_covers_another_and_every_contact_is_in_one(dates: list[date], near: float) -> None:
    kinds = ("phone call", "meeting", "letter")
    some = "".join(
        contact("nia", "pat", day.isoformat(), channel="direct", kind=kinds[day.day % 3]).removeprefix(
            "relationships:\n"
        )
        for day in dates
    )
    head = "actors: {nia: {name: Nia, kind: person, country: northland}}\n"
    network = world(head + (f"relationships:\n{some}" if some else ""), post("n", "nia", "leader"))
    axis = Axis(0, 400, date(2017, 1, 1), date(2021, 3, 31))
    contacts = contacts_of(network, "northland", Channel.DIRECT, "pat")
    dots = dots_of(network, contacts, axis, [key for key, _ in contacts], near=near)
    assert sorted(key for dot in dots for key in dot.ids) == sorted(key for key, _ in contacts)
    for number, one in enumerate(dots):
        for other in dots[number + 1 :]:
            is_apart = one.reach[1] <= other.reach[0] or other.reach[1] <= one.reach[0]
            assert one.level != other.level or is_apart


@given(day=days)
def test_a_quarter_holds_its_day_and_three_months(day: date) -> None:
    first, last = quarter(day)
    assert first <= day <= last
    assert first.day == 1
    assert 89 <= (last - first).days <= 91
