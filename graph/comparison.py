"""Two things beside each other: two selections of the record, or two contacts, row by row.

Every row holds the ids on either side, so that a difference can be opened as well as read.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from .build import Network, dataset_of
from .groundwork import Groundwork, groundwork
from .model import Certainty, Channel, Kind, Relationship, Status
from .queries import Filter, is_contact_on, matching
from .shadow import RungStatus, ShadowChain, Step, shadow_chain

LAYERS: Mapping[str, tuple[str, ...]] = {
    "formal only": (Channel.FORMAL,),
    "direct only": (Channel.DIRECT,),
    "both": (Channel.FORMAL, Channel.DIRECT),
}
"""The layers of one picture that can be set beside each other, as channels of a ``Filter``."""

HAPPENED: Mapping[Channel, str] = {
    Channel.DIRECT: "direct links that happened",
    Channel.FORMAL: "formal contacts that happened",
}
OTHERS_PRESENT = "somebody else is documented as present"
GONE_AROUND = "somebody is documented as gone around"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a comparison: a name, and the ids it counts on either side."""

    name: str
    first: tuple[str, ...]
    second: tuple[str, ...]

    @property
    def difference(self) -> int:
        """Return how many more there are on the second side; negative where there are fewer.

        >>> Row("calls", ("a", "b"), ("a",)).difference
        -1
        """
        return len(self.second) - len(self.first)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two selections: the rows, and the records that stand on one side only or on both."""

    first: Filter
    second: Filter
    rows: tuple[Row, ...]
    only_first: tuple[str, ...]
    only_second: tuple[str, ...]
    both: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ContactInFull:
    """One contact with the chain under it and the formal contacts around it."""

    record: str
    shadow: ShadowChain
    groundwork: Groundwork


@dataclass(frozen=True, slots=True)
class ContactComparison:
    """Two contacts: rung beside rung, and what is on record around them."""

    first: ContactInFull
    second: ContactInFull
    rungs: tuple[tuple[Step, Step], ...]
    rows: tuple[Row, ...]


def compare(network: Network, first: Filter, second: Filter) -> Comparison:
    """Return two selections beside each other: layers, countries, periods or principals.

    The first three rows always stand; of the others only those that have a record on either side.

    >>> found = compare(network, Filter(countries=("northland",)), Filter(countries=("southland",)))
    >>> [(row.name, row.difference) for row in found.rows[:2]]
    [('records', -8), ('direct links that happened', -3)]
    """
    one, other = matching(network, first), matching(network, second)
    rows = tuple(_rows(network, one, other))
    known = set(one), set(other)
    return Comparison(
        first=first,
        second=second,
        rows=rows[:3] + tuple(row for row in rows[3:] if row.first or row.second),
        only_first=tuple(key for key in one if key not in known[1]),
        only_second=tuple(key for key in other if key not in known[0]),
        both=tuple(key for key in one if key in known[1]),
    )


def compare_contacts(
    network: Network,
    first: str,
    second: str,
    *,
    first_country: str | None = None,
    second_country: str | None = None,
) -> ContactComparison:
    """Return two contacts beside each other, each for its first country unless another is named."""
    one = contact_in_full(network, first, country=first_country)
    other = contact_in_full(network, second, country=second_country)
    return ContactComparison(
        first=one,
        second=other,
        rungs=tuple(zip(one.shadow.steps, other.shadow.steps, strict=True)),
        rows=tuple(_contact_rows(network, one, other)),
    )


def contact_in_full(network: Network, record: str, *, country: str | None = None) -> ContactInFull:
    """Return one contact with its shadow chain and its groundwork."""
    shadow = shadow_chain(network, record, country=country)
    return ContactInFull(record, shadow, groundwork(network, record, country=shadow.country))


def _rows(network: Network, one: tuple[str, ...], other: tuple[str, ...]) -> Iterator[Row]:
    """Yield every row two selections can be compared by: what it counts, and its records on either side."""
    data = dataset_of(network).relationships
    sorted_one, sorted_other = (_by_name(network, data, keys) for keys in (one, other))
    for name in _names():
        yield Row(name, tuple(sorted_one[name]), tuple(sorted_other[name]))


def _names() -> Iterator[str]:
    yield from ("records", HAPPENED[Channel.DIRECT], HAPPENED[Channel.FORMAL])
    yield from (f"{channel}: {kind}" for channel in HAPPENED for kind in Kind)
    yield from (f"did not happen: {status}" for status in Status if status is not Status.HAPPENED)
    yield from (OTHERS_PRESENT, GONE_AROUND)
    yield from (f"certainty: {certainty}" for certainty in Certainty)


def _by_name(
    network: Network, data: Mapping[str, Relationship], keys: tuple[str, ...]
) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for key in keys:
        for name in _names_of(network, key, data[key]):
            found[name].append(key)
    return found


def _names_of(network: Network, key: str, each: Relationship) -> Iterator[str]:
    """Yield the names of all rows in which a record counts."""
    yield "records"
    yield f"certainty: {each.certainty}"
    if each.status is not Status.HAPPENED:
        yield f"did not happen: {each.status}"
    elif is_contact_on(network, key, each.channel, None) and each.channel in HAPPENED:
        yield HAPPENED[each.channel]
        yield f"{each.channel}: {each.kind}"
    if each.present:
        yield OTHERS_PRESENT
    if each.gone_around:
        yield GONE_AROUND


def _contact_rows(network: Network, one: ContactInFull, other: ContactInFull) -> Iterator[Row]:
    """Yield what is on record around two contacts: formal contacts, people, sources."""
    sides = (one, other)
    for name, windows in (
        ("before", [each.groundwork.before for each in sides]),
        ("after", [each.groundwork.after for each in sides]),
    ):
        for first, second in zip(*windows, strict=True):
            yield Row(f"formal contacts in the {first.days} days {name}", first.certain, second.certain)
    for status in (RungStatus.TOOK_PART, RungStatus.GONE_AROUND):
        yield Row(f"people documented: {status}", *(_people(each.shadow, status) for each in sides))
    yield Row("sources", *(_sources(network, each.record) for each in sides))


def _people(shadow: ShadowChain, status: RungStatus) -> tuple[str, ...]:
    entries = [entry for step in shadow.steps for entry in step.documented] + list(shadow.beside)
    return tuple(dict.fromkeys(entry.actor for entry in entries if entry.status is status))


def _sources(network: Network, record: str) -> tuple[str, ...]:
    each = dataset_of(network).relationships[record]
    return tuple(dict.fromkeys(citation.source for citation in each.sources))
