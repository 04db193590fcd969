"""Plain questions to the network: direct links, formal contacts, and what a filter lets through."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from .build import FAMILIES, Network, dataset_of, index_of
from .model import Channel, Relationship


@dataclass(frozen=True, slots=True)
class Filter:
    """What the reader lets through; an empty field lets everything through."""

    principal: str | None = None
    countries: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    certainties: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    rungs: tuple[str, ...] = ()
    first_year: int | None = None
    last_year: int | None = None
    only_gone_around: bool = False
    last_day: date | None = None


def matching(network: Network, wanted: Filter) -> tuple[str, ...]:
    """Return the ids of the relationships a filter lets through, in the order of the data."""
    return tuple(key for key in dataset_of(network).relationships if matches(network, key, wanted))


def matches(network: Network, key: str, wanted: Filter) -> bool:
    """Tell whether one relationship passes every part of a filter."""
    index, each = index_of(network), dataset_of(network).relationships[key]
    if wanted.principal and index.principal_of[key] != wanted.principal:
        return False
    return (
        _any_of(wanted.countries, index.countries_of[key])
        and _any_of(wanted.channels, (each.channel,))
        and _any_of(wanted.kinds, (each.kind,))
        and _any_of(wanted.statuses, (each.status,))
        and _any_of(wanted.certainties, (each.certainty,))
        and _any_of(wanted.sources, tuple(citation.source for citation in each.sources))
        and _in_years(wanted, each)
        and (not wanted.only_gone_around or bool(each.gone_around))
        and (not wanted.rungs or _touches_rungs(network, each, wanted.rungs))
    )


def _any_of(wanted: tuple[str, ...], given: Iterable[str]) -> bool:
    return not wanted or any(each in wanted for each in given)


def _in_years(wanted: Filter, each: Relationship) -> bool:
    if wanted.last_day and (each.date is None or each.date.first > wanted.last_day):
        return False
    if wanted.first_year is None and wanted.last_year is None:
        return True
    if each.date is None:
        return False
    after = wanted.first_year is None or each.date.last.year >= wanted.first_year
    before = wanted.last_year is None or each.date.first.year <= wanted.last_year
    return after and before


def _touches_rungs(network: Network, each: Relationship, rungs: tuple[str, ...]) -> bool:
    gone = (other.actor for other in each.gone_around)
    part = (other.actor for other in each.present)
    return any(rung_of(network, actor) in rungs for actor in (*each.ends, *part, *gone))


def rung_of(network: Network, actor: str) -> str | None:
    """Return the rung an actor is known for: that of the first post on the chain."""
    posts = dataset_of(network).posts
    for key in index_of(network).posts_by_actor.get(actor, ()):
        if posts[key].rung:
            return posts[key].rung
    return None


def direct_links(
    network: Network, country: str | None = None, *, principal: str | None = None
) -> tuple[str, ...]:
    """Return the ids of the contacts between leaders and the principal themselves, by date."""
    return tuple(
        key for key in _of_country(network, country) if is_contact_on(network, key, Channel.DIRECT, principal)
    )


def formal_contacts(
    network: Network, country: str | None = None, *, principal: str | None = None
) -> tuple[str, ...]:
    """Return the ids of the contacts that run over the rungs between, by date."""
    return tuple(
        key for key in _of_country(network, country) if is_contact_on(network, key, Channel.FORMAL, principal)
    )


def is_contact_on(network: Network, key: str, channel: Channel, principal: str | None) -> bool:
    """Tell whether a relationship is a contact over a channel, under one principal or any."""
    each = dataset_of(network).relationships[key]
    if each.channel is not channel or each.kind not in FAMILIES:
        return False
    return principal is None or index_of(network).principal_of[key] == principal


def _of_country(network: Network, country: str | None) -> Iterable[str]:
    if country is None:
        return dataset_of(network).relationships
    return index_of(network).by_country.get(country, ())


def before_and_after(network: Network, key: str) -> tuple[str | None, str | None]:
    """Return the dated records before and after one: of its first country, principal and channel."""
    data, index = dataset_of(network).relationships, index_of(network)
    countries = index.countries_of[key]
    if not countries or data[key].date is None:
        return None, None
    row = [
        other
        for other in index.by_country[countries[0]]
        if data[other].channel is data[key].channel
        and data[other].date
        and index.principal_of[other] == index.principal_of[key]
    ]
    at = row.index(key)
    return (row[at - 1] if at else None), (row[at + 1] if at + 1 < len(row) else None)
