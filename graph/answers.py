"""Answers worked out from the network: the closed list of things that a quiz may ask the record.

A question that asks for a number, a date or a name says how its answer is found; so a correction of
the record shows at once in every question that it makes wrong.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, model_validator

from .build import Network, dataset_of, index_of
from .chain import SeatState, seat
from .dates import When
from .errors import nearest
from .groundwork import groundwork, span
from .metrics import numbers
from .model import Bypass, Entry, Id, Ids, Kind, Part, Rung
from .shadow import shadow_chain
from .verdicts import verdict

NOBODY = "Nobody: the post was vacant"
UNKNOWN = "Not in this data"


def _year(value: object) -> object:
    if isinstance(value, str) and len(value) == 4 and value.isascii() and value.isdigit():
        return int(value)
    if value is None or isinstance(value, int):
        return value
    raise ValueError(f'not a year: "{str(value)[:40]}"; expected YYYY')


def _days(value: object) -> object:
    if isinstance(value, str) and value.isascii() and value.isdigit() and 0 < int(value[:6]) < 10_000:
        return int(value)
    if isinstance(value, int):
        return value
    raise ValueError(f'not a number of days: "{str(value)[:40]}"; expected digits')


def _how(value: str) -> str:
    words = [*Part, *Bypass]
    if value not in words:
        raise ValueError(f'unknown how "{value[:40]}"; {nearest(value, words)}')
    return value


class Line(StrEnum):
    """The two lines over which contacts are counted."""

    DIRECT = "direct"
    FORMAL = "formal"


Year = Annotated[int, BeforeValidator(_year)]
Days = Annotated[int, BeforeValidator(_days)]


class Contacts(Entry):
    """Which contacts are counted: over one channel, of a country, a kind, a year, a principal, or all."""

    channel: Line
    country: Id | None = None
    kind: Kind | None = None
    year: Year | None = None
    principal: Id | None = None


class Most(Entry):
    """The country with the most direct links, in the whole record or among some, under a principal."""

    among: Ids | None = None
    principal: Id | None = None


class SeatOn(Entry):
    """A rung of a country's chain on a day; the country may be left out where a post serves all."""

    rung: Id
    on: When
    country: Id | None = None


class RungUnder(Entry):
    """A rung under one contact."""

    record: Id
    rung: Id


class Documented(Entry):
    """Who is documented in a contact in one way, on one rung or anywhere."""

    record: Id
    how: Annotated[str, AfterValidator(_how)]
    rung: Id | None = None


class Before(Entry):
    """The formal contacts that certainly lie within some days before a contact."""

    record: Id
    days: Days


class Between(Entry):
    """From the first day of one record to the first day of another."""

    first: Id
    last: Id


class Check(Entry):
    """How an answer is worked out: exactly one of these questions to the record."""

    count: Contacts | None = None
    most_direct_links: Most | None = None
    holder: SeatOn | None = None
    days_vacant: SeatOn | None = None
    status_on_rung: RungUnder | None = None
    documented: Documented | None = None
    groundwork: Before | None = None
    days_between: Between | None = None
    date_of: Id | None = None
    length_of: Id | None = None
    place_of: Id | None = None
    status_of: Id | None = None
    certainty_of: Id | None = None
    principal_of: Id | None = None
    verdict_of: Id | None = None

    @model_validator(mode="after")
    def _asks_one_thing(self) -> Check:
        asked = self.model_fields_set
        if len(asked) != 1:
            names = ", ".join(sorted(name.replace("_", " ") for name in asked)) or "none"
            raise ValueError(f"a check asks {len(asked)} things ({names}); expected exactly one")
        return self


References = Iterator[tuple[tuple[str, ...], str, str]]


def references(check: Check) -> References:
    """Yield every id that a check names: where it stands, what it is meant to be, and the id itself."""
    for name in check.model_fields_set:
        key, value = name.replace("_", " "), getattr(check, name)
        if isinstance(value, str):
            yield (key,), "claim" if name == "verdict_of" else "relationship", value
        elif isinstance(value, Entry):
            for field in value.model_fields_set & _MEANT.keys():
                given = getattr(value, field)
                for each in (given,) if isinstance(given, str) else given or ():
                    yield (key, field), _MEANT[field], each


_MEANT: Mapping[str, str] = {
    "country": "country",
    "among": "country",
    "principal": "principal",
    "rung": "rung",
    "record": "relationship",
    "first": "relationship",
    "last": "relationship",
}


def records_of(check: Check) -> tuple[str, ...]:
    """Return the relationships and claims that a check asks about."""
    return tuple(each for _, meant, each in references(check) if meant in ("relationship", "claim"))


def answer(network: Network, check: Check) -> str:
    """Return the right answer in the words of the page; every id must be one of the record.

    >>> answer(network, Check.model_validate({"count": {"channel": "direct", "country": "northland"}}))
    '4'
    >>> answer(network, Check.model_validate({"date of": "pat-nia-call-2018-03-20"}))
    '20 March 2018'
    """
    (name,) = check.model_fields_set
    asked = getattr(check, name)
    match asked:
        case Contacts():
            return str(_count(network, asked))
        case Most():
            return _most_direct(network, asked)
        case SeatOn():
            return _holder(network, asked) if name == "holder" else _days_vacant(network, asked)
        case RungUnder():
            steps = {step.rung.id: step for step in shadow_chain(network, asked.record).steps}
            return " and ".join(steps[asked.rung].statuses)
        case Documented():
            return _documented(network, asked)
        case Before():
            work = groundwork(network, asked.record, windows=(asked.days,))
            return str(len(work.window(asked.days).certain))
        case Between():
            return _days_between(network, asked)
    return _field(network, name, asked)


def _field(network: Network, name: str, key: str) -> str:
    """Return one field of one record as the page writes it."""
    dataset = dataset_of(network)
    if name == "verdict_of":
        return verdict(network, key).words
    each = dataset.relationships[key]
    found = {
        "date_of": each.date,
        "length_of": each.length,
        "place_of": each.place,
        "status_of": each.status,
        "certainty_of": each.certainty,
        "principal_of": _names(network, [index_of(network).principal_of[key] or ""]),
    }[name]
    return str(found) if found else UNKNOWN


def _count(network: Network, asked: Contacts) -> int:
    found = numbers(network, country=asked.country, year=asked.year, principal=asked.principal)
    if asked.kind is None:
        return found.direct.value if asked.channel is Line.DIRECT else found.formal.value
    kinds = found.direct_kinds if asked.channel is Line.DIRECT else found.formal_kinds
    return next((count.value for count in kinds if count.name == asked.kind), 0)


def _most_direct(network: Network, asked: Most) -> str:
    countries = dataset_of(network).countries
    counts = {
        key: numbers(network, country=key, principal=asked.principal).direct.value
        for key in asked.among or countries
    }
    most = max(counts.values(), default=0)
    return " and ".join(countries[key].name for key, count in counts.items() if count == most)


def _rung(network: Network, key: str) -> Rung:
    return next(rung for rung in dataset_of(network).chain if rung.id == key)


def _holder(network: Network, asked: SeatOn) -> str:
    found = seat(network, asked.country, _rung(network, asked.rung), on=asked.on.first)
    empty = NOBODY if found.state is SeatState.VACANT else UNKNOWN
    return _names(network, found.holders) or empty


def _days_vacant(network: Network, asked: SeatOn) -> str:
    found = seat(network, asked.country, _rung(network, asked.rung), on=asked.on.first)
    return UNKNOWN if found.vacant_in_all is None else str(found.vacant_in_all)


def _documented(network: Network, asked: Documented) -> str:
    shadow = shadow_chain(network, asked.record)
    on_rungs = [
        entry for step in shadow.steps if asked.rung in (None, step.rung.id) for entry in step.documented
    ]
    beside = shadow.beside if asked.rung is None else ()
    found = (entry.actor for entry in (*on_rungs, *beside) if entry.how == asked.how and not entry.is_end)
    return _names(network, found) or UNKNOWN


def _days_between(network: Network, asked: Between) -> str:
    dates = [dataset_of(network).relationships[key].date for key in (asked.first, asked.last)]
    edges = [span(when)[0] for when in dates if when]
    if len(edges) < 2 or not all(edge.is_day for edge in edges):
        return UNKNOWN
    return str(abs((edges[1].first - edges[0].first).days))


def _names(network: Network, actors: Iterable[str]) -> str:
    known = dataset_of(network).actors
    return " and ".join(known[key].name for key in dict.fromkeys(actors) if key in known)
