"""Numbers with their denominators: each is the length of a list of records that can be opened.

Nothing is summed that cannot be shown: a ``Count`` holds the ids it counts and the ids it is a share
of. The record follows the press and the official lists, so that a count is no rate.
"""

from __future__ import annotations

from collections.abc import Iterable

from . import tallies
from .build import Network, dataset_of, index_of
from .cache import per_network
from .counts import Count, Numbers
from .queries import direct_links, formal_contacts

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
    found_direct = tallies.happened(data, direct_links(network, country, principal=principal))
    found_formal = tallies.happened(data, formal_contacts(network, country, principal=principal))
    direct, formal = (tallies.of_year(data, found, year) for found in (found_direct, found_formal))
    both = direct + formal
    unplaced = tuple(
        key for key in found_direct + found_formal if year is not None and tallies.may_be_in(data[key], year)
    )
    return Numbers(
        country=country,
        year=year,
        principal=principal,
        direct=Count("direct", direct, both),
        formal=Count("formal", formal, both),
        direct_kinds=tallies.by_kind(data, direct),
        formal_kinds=tallies.by_kind(data, formal),
        steps=tallies.steps_of_chain(network, country, year, principal),
        groundwork=tallies.with_groundwork(network, direct, country),
        vacant=tallies.vacant_days(network, direct, country, year, principal),
        rungs=tallies.rungs_under(network, direct, country),
        reached=tallies.rungs_reached(network, formal, country),
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
    years = sorted({when.year for key in keys if (when := data[key].date)})
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
    chosen = tallies.of_year(data, found, year)
    by_actor: dict[str, dict[str, None]] = {}
    for key in chosen:
        for gone in data[key].gone_around:
            by_actor.setdefault(gone.actor, {})[key] = None
    counts = (Count(actor, tuple(ids), chosen) for actor, ids in by_actor.items())
    return tuple(sorted(counts, key=lambda count: (-count.value, count.name)))
