"""Numbers with their denominators: each is the length of a list of records that can be opened.

Nothing is summed that cannot be shown: a ``Count`` holds the ids it counts and the ids it is a share
of. The record follows the press and the official lists, so that a count is no rate.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from itertools import pairwise

from .build import Network, dataset_of, index_of
from .cache import per_network
from .counts import Count, Numbers, RungCount, StepOnRecord, VacantDays
from .groundwork import WINDOWS, days_since_last, span
from .lanes import lane
from .model import Kind, Relationship, Status
from .queries import direct_links, formal_contacts
from .shadow import RungStatus, rungs_touched, shadow_chain
from .vacancies import Stretch, vacancies

FEW = 5
"""Below so many records a share says little: such rows stand last in a ranking, with their counts."""


@per_network(size=512)
def numbers(
    network: Network,
    *,
    country: str | None = None,
    year: int | None = None,
    principal: str | None = None,
) -> Numbers:
    """Return the numbers of a country, a year and a principal, or of all of them, in this data.

    >>> direct = numbers(network, country="northland", year=2018).direct
    >>> direct.value, direct.out_of, direct.ids
    (2, 4, ('pat-nia-call-2018-03-20', 'nia-pat-letter-2018-04-01'))
    """
    data = dataset_of(network).relationships
    found_direct = _happened(data, direct_links(network, country, principal=principal))
    found_formal = _happened(data, formal_contacts(network, country, principal=principal))
    direct, formal = (_of_year(data, found, year) for found in (found_direct, found_formal))
    both = direct + formal
    unplaced = tuple(
        key for key in found_direct + found_formal if year is not None and _may_be_in(data[key], year)
    )
    return Numbers(
        country=country,
        year=year,
        principal=principal,
        direct=Count("direct", direct, both),
        formal=Count("formal", formal, both),
        direct_kinds=_kinds(data, direct),
        formal_kinds=_kinds(data, formal),
        steps=_steps(network, country, year, principal),
        groundwork=_groundwork(network, direct, country),
        vacant=_vacant(network, direct, country, year, principal),
        rungs=_rungs(network, direct, country),
        reached=_reached(network, formal, country),
        gone_around=gone_around(network, country=country, year=year, principal=principal),
        unplaced=unplaced,
    )


def numbers_by_country(
    network: Network, *, year: int | None = None, principal: str | None = None
) -> tuple[Numbers, ...]:
    """Return the numbers of every country with a direct or formal contact, most direct links first."""
    found = (
        numbers(network, country=country, year=year, principal=principal)
        for country in dataset_of(network).countries
    )
    rows = [each for each in found if each.direct.of]
    return tuple(sorted(rows, key=lambda each: (-each.direct.value, each.country or "")))


def numbers_by_year(
    network: Network, *, country: str | None = None, principal: str | None = None
) -> tuple[Numbers, ...]:
    """Return the numbers of every year with a contact, in order."""
    data = dataset_of(network).relationships
    keys = direct_links(network, country, principal=principal)
    keys += formal_contacts(network, country, principal=principal)
    years = sorted({when.year for key in keys if (when := data[key].date) and _is_in(data[key], when.year)})
    rows = (numbers(network, country=country, year=year, principal=principal) for year in years)
    return tuple(each for each in rows if each.direct.of)


def numbers_by_principal(network: Network, *, country: str | None = None) -> tuple[Numbers, ...]:
    """Return the numbers of every principal with a contact, in the order of the data."""
    rows = (numbers(network, country=country, principal=key) for key in dataset_of(network).principals)
    return tuple(each for each in rows if each.direct.of)


def by_share_of_direct(rows: Iterable[Numbers], *, few: int = FEW) -> tuple[Numbers, ...]:
    """Return rows by their share of direct links, those with fewer than ``few`` contacts last.

    A share of two records is no finding: it never stands above one of twenty, and each row carries
    its count.
    """
    return tuple(sorted(rows, key=lambda each: (each.direct.out_of < few, *_most_direct(each))))


def _most_direct(each: Numbers) -> tuple[float, int, str]:
    return -(each.direct.share or 0), -each.direct.value, each.country or ""


def gone_around(
    network: Network,
    *,
    country: str | None = None,
    year: int | None = None,
    principal: str | None = None,
) -> tuple[Count, ...]:
    """Return who is documented as gone around, most often first, with the records that say so.

    Each count is out of all records of the selection that document anybody as gone around.
    """
    data, index = dataset_of(network).relationships, index_of(network)
    keys = index.by_country.get(country, ()) if country else tuple(data)
    found = [key for key in keys if data[key].gone_around]
    if principal:
        found = [key for key in found if index.principal_of[key] == principal]
    chosen = _of_year(data, found, year)
    by_actor: dict[str, dict[str, None]] = {}
    for key in chosen:
        for gone in data[key].gone_around:
            by_actor.setdefault(gone.actor, {})[key] = None
    counts = (Count(actor, tuple(ids), chosen) for actor, ids in by_actor.items())
    return tuple(sorted(counts, key=lambda count: (-count.value, count.name)))


def _happened(data: Mapping[str, Relationship], keys: Iterable[str]) -> tuple[str, ...]:
    return tuple(key for key in keys if data[key].status is Status.HAPPENED)


def _of_year(data: Mapping[str, Relationship], keys: Iterable[str], year: int | None) -> tuple[str, ...]:
    """Return the contacts that lie in a year for sure, or all of them where no year is asked for."""
    return tuple(key for key in keys if year is None or _is_in(data[key], year))


def _is_in(each: Relationship, year: int) -> bool:
    """Tell whether a contact began in a year, whatever days its date leaves open."""
    if each.date is None:
        return False
    first, _ = span(each.date)
    return first.first.year == first.last.year == year


def _may_be_in(each: Relationship, year: int) -> bool:
    return each.date is None or (
        not _is_in(each, year) and each.date.overlaps(date(year, 1, 1), date(year, 12, 31))
    )


def _kinds(data: Mapping[str, Relationship], keys: tuple[str, ...]) -> tuple[Count, ...]:
    """Return the contacts by kind, most first, each out of all of them."""
    by_kind = {kind: tuple(key for key in keys if data[key].kind is kind) for kind in Kind}
    counts = (Count(kind.value, ids, keys) for kind, ids in by_kind.items() if ids)
    return tuple(sorted(counts, key=lambda count: (-count.value, count.name)))


def _steps(
    network: Network, country: str | None, year: int | None, principal: str | None
) -> tuple[StepOnRecord, ...]:
    data = dataset_of(network).relationships
    return tuple(
        replace(step, ids=_of_year(data, step.ids, year)) for step in _all_steps(network, country, principal)
    )


@per_network(size=512)
def _all_steps(network: Network, country: str | None, principal: str | None) -> tuple[StepOnRecord, ...]:
    """Return every step of one country, or of each that has a direct link, as the lanes draw them."""
    dataset = dataset_of(network)
    principals = (principal,) if principal else tuple(dataset.principals)
    countries = (country,) if country else _linked(network, principal)
    found: list[StepOnRecord] = []
    for place in countries:
        bundles = [lane(network, place, who, shown=()).steps for who in principals]
        for number, (start, end) in enumerate(pairwise(dataset.chain)):
            keys = dict.fromkeys(key for steps in bundles for key in steps[number].ids)
            ids = _happened(dataset.relationships, keys)
            found.append(StepOnRecord(place, start.id, end.id, ids))
    return tuple(found)


def _linked(network: Network, principal: str | None) -> tuple[str, ...]:
    """Return the countries that have a direct link under a principal, in the order of the data."""
    keys, index = direct_links(network, principal=principal), index_of(network)
    linked = {country for key in keys for country in index.countries_of[key]}
    return tuple(key for key in dataset_of(network).countries if key in linked)


def _groundwork(network: Network, direct: tuple[str, ...], country: str | None) -> tuple[Count, ...]:
    """Return, for each window of days, the direct links that a formal contact certainly went before."""
    data, index = dataset_of(network).relationships, index_of(network)
    dated = tuple(key for key in direct if (when := data[key].date) and span(when)[0].is_day)
    laid: dict[int, list[str]] = {days: [] for days in WINDOWS}
    for key in dated:
        places = (country,) if country else index.countries_of[key]
        nearest = [days for place in places if (days := days_since_last(network, key, place)) is not None]
        for window, keys in laid.items():
            if nearest and min(nearest) <= window:
                keys.append(key)
    return tuple(Count(f"{days} days before", tuple(ids), dated) for days, ids in laid.items())


def _vacant(
    network: Network,
    direct: tuple[str, ...],
    country: str | None,
    year: int | None,
    principal: str | None,
) -> tuple[VacantDays, ...]:
    """Return the vacancies of the period, longest first, with the direct links that went on in them."""
    period = _period(network, direct, year, principal)
    if period is None:
        return ()
    dataset, index = dataset_of(network), index_of(network)
    places = (country,) if country else {place for key in direct for place in index.countries_of[key]}
    found: dict[tuple[str, tuple[str, ...], date], VacantDays] = {}
    for place in sorted(places):
        keys = [key for key in direct if place in index.countries_of[key]]
        for stretch in vacancies(network, place, first=period[0], last=period[1], principal=principal):
            mark = (stretch.seat.rung.id, stretch.seat.posts, stretch.first)
            before = found[mark].direct if mark in found else ()
            during = (key for key in keys if _is_within(dataset.relationships[key], stretch))
            owner = dataset.posts[stretch.seat.posts[0]].country
            found[mark] = VacantDays(owner, stretch, tuple(dict.fromkeys((*before, *during))))
    return tuple(sorted(found.values(), key=lambda each: (-each.days, each.stretch.seat.posts)))


def _period(
    network: Network, direct: tuple[str, ...], year: int | None, principal: str | None
) -> tuple[date, date] | None:
    """Return the days a selection is about: the year, the term, or from its first to its last direct link."""
    dataset = dataset_of(network)
    dated = [when for key in direct if (when := dataset.relationships[key].date)]
    if not dated:
        return None
    first, last = min(when.first for when in dated), max(when.last for when in dated)
    if principal:
        term = dataset.principals[principal]
        first, last = term.from_.first, term.to.last
    if year is not None:
        first, last = max(first, date(year, 1, 1)), min(last, date(year, 12, 31))
    return (first, last) if first <= last else None


def _is_within(each: Relationship, stretch: Stretch) -> bool:
    """Tell whether a direct link certainly lies within a vacancy."""
    return each.date is not None and stretch.first <= each.date.first and each.date.last <= stretch.last


def _rungs(network: Network, direct: tuple[str, ...], country: str | None) -> tuple[RungCount, ...]:
    """Return what is true of each rung, out of the direct links with a date; a link can count twice."""
    data = dataset_of(network).relationships
    dated = tuple(key for key in direct if data[key].date)
    found: dict[tuple[str, RungStatus], dict[str, None]] = {
        (rung.id, status): {} for rung in dataset_of(network).chain for status in RungStatus
    }
    for key in dated:
        places = (country,) if country else index_of(network).countries_of[key] or (None,)
        for place in places:
            shadow = shadow_chain(network, key, country=place)
            for step in shadow.steps:
                for status in step.statuses:
                    found[step.rung.id, status][key] = None
    return tuple(
        RungCount(rung, status, Count(f"{rung}: {status}", tuple(ids), dated))
        for (rung, status), ids in found.items()
    )


def _reached(network: Network, formal: tuple[str, ...], country: str | None) -> tuple[Count, ...]:
    """Return, for each rung, the formal contacts in which somebody on it took part, out of all of them."""
    index = index_of(network)
    rungs_of = {
        key: {
            rung
            for place in ((country,) if country else index.countries_of[key] or (None,))
            for rung in rungs_touched(network, key, country=place)
        }
        for key in formal
    }
    return tuple(
        Count(rung.id, tuple(key for key in formal if rung.id in rungs_of[key]), formal)
        for rung in dataset_of(network).chain
    )
