"""Dates as sources give them: a day, a month, a year, or a range, never finer than the text."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, core_schema

PATTERN = r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?(/[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?)?$"
EXPECTED = "expected YYYY, YYYY-MM, YYYY-MM-DD or a range FIRST/LAST"
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


@dataclass(frozen=True, slots=True, order=True)
class When:
    """A stretch of days known no finer than its source: ``first`` and ``last`` are both included.

    >>> When.parse("2018-03").last
    datetime.date(2018, 3, 31)
    >>> str(When.parse("2018-03-20"))
    '20 March 2018'
    """

    first: date
    last: date
    text: str

    @staticmethod
    @lru_cache(maxsize=65_536)
    def parse(text: str) -> When:
        """Read a date as written in the data; raise ValueError with what was expected."""
        if not re.fullmatch(PATTERN, text):
            raise ValueError(f'not a date: "{text[:40]}"; {EXPECTED}')
        start, _, end = text.partition("/")
        first, last = _edge(start, is_end=False), _edge(end or start, is_end=True)
        if last < first:
            raise ValueError(f'reversed range: "{text}"; expected the earlier date first')
        return When(first, last, text)

    @property
    def is_day(self) -> bool:
        """Tell whether the source gives one single day."""
        return self.first == self.last

    @property
    def year(self) -> int:
        """Return the year in which the stretch begins."""
        return self.first.year

    def overlaps(self, first: date, last: date) -> bool:
        """Tell whether any day of the stretch may lie between two days, both included."""
        return self.first <= last and first <= self.last

    def __str__(self) -> str:
        start, _, end = self.text.partition("/")
        return _words(start) if not end else f"{_words(start)} to {_words(end)}"

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            _validated, serialization=core_schema.plain_serializer_function_ser_schema(_written)
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        # An editor reads a bare year as a number.
        return {"type": ["string", "number"], "pattern": PATTERN, "description": EXPECTED}


def _validated(value: object) -> When:
    if isinstance(value, When):
        return value
    if isinstance(value, str):
        return When.parse(value)
    raise ValueError(f"not a date; {EXPECTED}")


def _written(when: When) -> str:
    return when.text


def _edge(text: str, *, is_end: bool) -> date:
    parts = [int(part) for part in text.split("-")]
    year = parts[0]
    month = parts[1] if len(parts) > 1 else (12 if is_end else 1)
    try:
        if len(parts) > 2:
            return date(year, month, parts[2])
        return date(year, month, monthrange(year, month)[1] if is_end else 1)
    except ValueError:
        raise ValueError(f'no such day: "{text}"; expected a day of the calendar') from None


def _words(text: str) -> str:
    parts = text.split("-")
    names = [MONTHS[int(parts[1]) - 1]] if len(parts) > 1 else []
    days = [str(int(parts[2]))] if len(parts) > 2 else []
    return " ".join([*days, *names, parts[0]])


def written(day: date) -> str:
    """Return one day as the page writes it.

    >>> written(date(2018, 3, 20))
    '20 March 2018'
    """
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
