"""What is compared with what: the two sides a state names, in words, as filters, and as lanes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from graph import Filter, Network, dataset_of, index_of, matching
from graph.comparison import LAYERS
from graph.lanes import Lane, countries_with_direct_links, lane
from graph.model import Channel, Kind, Relationship
from graph.queries import direct_links
from ui.choices import MANNERS
from ui.state import ViewState, Vocabulary

_MOST_LANES = 10


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a comparison: what it is, its words, what it lets through, and its lanes."""

    key: str
    title: str
    filter: Filter
    principal: str
    countries: tuple[str, ...]

    def lanes(self, network: Network) -> list[Lane]:
        """Return the lanes of this side, with what its filter lets through."""
        shown = set(matching(network, self.filter))
        return [lane(network, key, self.principal, shown) for key in self.countries]


def manner(state: ViewState) -> str:
    """Return the way a state compares; layers unless it names another."""
    return state.by if state.by in MANNERS else "layers"


def sides(network: Network, vocabulary: Vocabulary, state: ViewState) -> tuple[Side, Side]:
    """Return the two sides that a state compares, with defaults where it names none that fit."""
    choices = choices_of(network, vocabulary, state)
    keys = list(choices)
    first = state.a if state.a in choices else keys[0]
    second = state.b if state.b in choices else next((key for key in keys if key != first), first)
    both = _side(network, vocabulary, state, first), _side(network, vocabulary, state, second)
    return _aligned(both) if manner(state) == "principals" else both


def _aligned(both: tuple[Side, Side]) -> tuple[Side, Side]:
    """Give both sides the same rows, so that positions hold still."""
    shared = tuple(dict.fromkeys(both[1].countries + both[0].countries))[:_MOST_LANES]
    return replace(both[0], countries=shared), replace(both[1], countries=shared)


def choices_of(network: Network, vocabulary: Vocabulary, state: ViewState) -> Mapping[str, str]:
    """Return what either side may be, with its words, the default first side first."""
    data = dataset_of(network)
    principal = vocabulary.principal(state)
    match manner(state):
        case "countries":
            ranked = countries_with_direct_links(network, principal)
            ordered = dict.fromkeys((*vocabulary.countries(state), *ranked))
            return {key: data.countries[key].name for key in ordered}
        case "periods":
            return _periods(network, principal)
        case "principals":
            others = sorted(data.principals, key=lambda key: -len(direct_links(network, principal=key)))
            return {key: data.actors[key].name for key in dict.fromkeys([principal, *others])}
        case "contacts":
            return _contacts(network, vocabulary, state)
    return {key: key.capitalize() for key in LAYERS}


def _periods(network: Network, principal: str) -> dict[str, str]:
    """Return the halves of a term, and each of its years."""
    term = dataset_of(network).principals[principal]
    first, last = term.from_.first.year, term.to.last.year
    middle = (first + last) // 2
    halves = {f"{first}-{middle}": f"{first} to {middle}", f"{middle + 1}-{last}": f"{middle + 1} to {last}"}
    return halves | {f"{year}-{year}": str(year) for year in range(first, last + 1)}


def _contacts(network: Network, vocabulary: Vocabulary, state: ViewState) -> dict[str, str]:
    """Return the dated direct links of the chosen lanes, and all summits, the latest summits first."""
    data = dataset_of(network).relationships
    lanes = set(vocabulary.countries(state))
    countries_of = index_of(network).countries_of
    direct = [
        key
        for key, each in data.items()
        if each.channel is Channel.DIRECT
        and each.date
        and (each.kind is Kind.SUMMIT or lanes & set(countries_of[key]))
    ]
    direct.sort(key=lambda key: (_first_day(data[key]), key), reverse=True)
    direct.sort(key=lambda key: data[key].kind is not Kind.SUMMIT)
    return {key: f"{data[key].date}: {_cut(data[key].summary)}" for key in direct}


def _cut(text: str) -> str:
    return text if len(text) <= 70 else f"{text[:70].rstrip()} …"


def _first_day(each: Relationship) -> date:
    return each.date.first if each.date else date.min


def _side(network: Network, vocabulary: Vocabulary, state: ViewState, key: str) -> Side:
    principal, countries = vocabulary.principal(state), vocabulary.countries(state)
    base = replace(state.filter, principal=principal, countries=countries)
    title = choices_of(network, vocabulary, state)[key]
    match manner(state):
        case "countries":
            return Side(key, title, replace(base, countries=(key,)), principal, (key,))
        case "periods":
            first, last = (int(year) for year in key.split("-"))
            wanted = replace(base, first_year=first, last_year=last)
            return Side(key, title, wanted, principal, countries)
        case "principals":
            theirs = countries_with_direct_links(network, key)[:_MOST_LANES]
            return Side(key, title, replace(base, principal=key, countries=()), key, theirs)
        case "contacts":
            return Side(key, title, base, principal, countries)
    return Side(key, title, replace(base, channels=LAYERS[key]), principal, countries)
