"""What a selection of contacts adds up to, part by part; ``metrics`` puts the parts together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from itertools import pairwise

from .build import Network, dataset_of, index_of
from .cache import per_network
from .counts import Count, RungCount, StepOnRecord, VacantDays
from .groundwork import WINDOWS, days_since_last, span
from .lanes import lane
from .model import Kind, Relationship, Status
from .queries import direct_links
from .shadow import RungStatus, rungs_touched, shadow_chain
from .vacancies import Stretch, vacancies


def happened(data: Mapping[str, Relationship], keys: Iterable[str]) -> tuple[str, ...]:
    """Return the contacts that took place: what was planned or called off is none."""
    return tuple(key for key in keys if data[key].status is Status.HAPPENED)


def of_year(data: Mapping[str, Relationship], keys: Iterable[str], year: int | None) -> tuple[str, ...]:
    """Return the contacts that lie in a year for sure, or all of them where no year is asked for."""
    return tuple(key for key in keys if year is None or is_in(data[key], year))


def is_in(each: Relationship, year: int) -> bool:
    """Tell whether a contact began in a year, whatever days its date leaves open."""
    if each.date is None:
        return False
    first, _ = span(each.date)
    return first.first.year == first.last.year == year


def may_be_in(each: Relationship, year: int) -> bool:
    """Tell whether a contact that is not counted in a year may have been in it."""
    return each.date is None or (
        not is_in(each, year) and each.date.overlaps(date(year, 1, 1), date(year, 12, 31))
    )


def by_kind(data: Mapping[str, Relationship], keys: tuple[str, ...]) -> tuple[Count, ...]:
    """Return the contacts by kind, most first, each out of all of them."""
    by_kind = {kind: tuple(key for key in keys if data[key].kind is kind) for kind in Kind}
    counts = (Count(kind.value, ids, keys) for kind, ids in by_kind.items() if ids)
    return tuple(sorted(counts, key=lambda count: (-count.value, count.name)))


def steps_of_chain(
    network: Network, country: str | None, year: int | None, principal: str | None
) -> tuple[StepOnRecord, ...]:
    """Return every step of the chain, with the contacts of a year or of all years across it."""
    data = dataset_of(network).relationships
    return tuple(
        replace(step, ids=of_year(data, step.ids, year)) for step in _all_steps(network, country, principal)
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
            ids = happened(dataset.relationships, keys)
            found.append(StepOnRecord(place, start.id, end.id, ids))
    return tuple(found)


def _linked(network: Network, principal: str | None) -> tuple[str, ...]:
    """Return the countries that have a direct link under a principal, in the order of the data."""
    keys, index = direct_links(network, principal=principal), index_of(network)
    linked = {country for key in keys for country in index.countries_of[key]}
    return tuple(key for key in dataset_of(network).countries if key in linked)


def with_groundwork(network: Network, direct: tuple[str, ...], country: str | None) -> tuple[Count, ...]:
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


def vacant_days(
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
    data, principals = dataset_of(network).relationships, dataset_of(network).principals
    dated = [when for key in direct if (when := data[key].date)]
    if not dated:
        return None
    first, last = min(when.first for when in dated), max(when.last for when in dated)
    if principal:
        first, last = principals[principal].from_.first, principals[principal].to.last
    if year is not None:
        starts, ends = date(year, 1, 1), date(year, 12, 31)
        first, last = (max(first, starts), min(last, ends)) if principal else (starts, ends)
    return (first, last) if first <= last else None


def _is_within(each: Relationship, stretch: Stretch) -> bool:
    """Tell whether a direct link certainly lies within a vacancy."""
    return each.date is not None and stretch.first <= each.date.first and each.date.last <= stretch.last


def rungs_under(network: Network, direct: tuple[str, ...], country: str | None) -> tuple[RungCount, ...]:
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


def rungs_reached(network: Network, formal: tuple[str, ...], country: str | None) -> tuple[Count, ...]:
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
