"""Dates as sources give them: never finer than the text, never a day that does not exist."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.dates import When, written

DAYS = st.dates(min_value=date(1, 1, 1), max_value=date(9999, 12, 31))


def shortened(day: date, parts: int) -> str:
    return "-".join(f"{day.year:04d}-{day.month:02d}-{day.day:02d}".split("-")[:parts])


@given(DAYS, st.integers(1, 3))
def test_a_date_covers_what_it_says_and_keeps_its_text(day: date, parts: int) -> None:
    when = When.parse(shortened(day, parts))
    assert when.text == shortened(day, parts)
    assert when.first <= day <= when.last
    assert shortened(when.first, parts) == shortened(when.last, parts) == when.text
    assert when.is_day == (parts == 3)


@given(DAYS, DAYS, st.integers(1, 3), st.integers(1, 3))
def test_a_range_runs_from_its_first_to_its_last_day(start: date, end: date, parts: int, other: int) -> None:
    first, last = When.parse(shortened(start, parts)), When.parse(shortened(end, other))
    text = f"{first.text}/{last.text}"
    if last.last < first.first:
        with pytest.raises(ValueError, match="reversed range"):
            When.parse(text)
    else:
        when = When.parse(text)
        assert (when.first, when.last, when.text) == (first.first, last.last, text)
        assert str(when) == f"{first} to {last}"


@given(st.text(max_size=30))
def test_any_text_is_a_date_or_a_clear_error(text: str) -> None:
    with suppress(ValueError):
        assert When.parse(text).text == text
        return
    with pytest.raises(ValueError, match="; expected"):
        When.parse(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2018", "2018"),
        ("2018-03", "March 2018"),
        ("2018-03-01", "1 March 2018"),
        ("2018-03-24/2018-04", "24 March 2018 to April 2018"),
        ("0800-12-25", "25 December 0800"),
    ],
)
def test_a_date_is_written_as_fine_as_it_is_known(text: str, words: str) -> None:
    assert str(When.parse(text)) == words


@pytest.mark.parametrize("text", ["2018-02-30", "2019-02-29", "2018-13", "2018-00", "0000", "2018-01-00"])
def test_a_day_that_does_not_exist_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"no such day.*expected a day of the calendar"):
        When.parse(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "18",
        "2018-3-5",
        "20 March 2018",
        "2018-03-20T10:00",
        "2018\n",
        "２０１８",
        "٢٠١٨",
        "-2018",
        "2018/",
        "/2018",
    ],
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a date"):
        When.parse(text)


def test_a_leap_day_and_the_end_of_february_are_right() -> None:
    assert When.parse("2020-02-29").is_day
    assert When.parse("2019-02").last == date(2019, 2, 28)


def test_dates_overlap_when_they_share_a_day() -> None:
    march = When.parse("2018-03")
    assert march.overlaps(date(2018, 3, 31), date(2018, 4, 1))
    assert march.overlaps(date(2017, 1, 1), date(2018, 3, 1))
    assert not march.overlaps(date(2018, 4, 1), date(2018, 5, 1))
    assert march.year == 2018


def test_a_single_day_is_written_like_a_date() -> None:
    assert written(date(2018, 3, 20)) == str(When.parse("2018-03-20"))
