"""Which views are drawn ahead, each under a key that the browser can make from a link."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from graph import Network, dataset_of, index_of
from graph.build import FAMILIES
from graph.lanes import countries_with_direct_links
from graph.model import Channel, Relationship
from ui.choices import ALL, MANNERS, ORDERS
from ui.state import ViewState, Vocabulary

WIDTHS: Mapping[str, int] = {"wide": 900, "phone": 370}
"""The widths that every picture is drawn at, in pixels: it grows and shrinks with the page from there."""
EXACT = "="
"""How the key of a view begins that is drawn with its filters, such as a step of a story."""
PROJECTOR = "projector"


def bare(state: ViewState) -> ViewState:
    """Return a state whose links name only what they change, so that they fit every view of its kind."""
    chosen = state.countries if state.view == "lanes" and ALL in state.countries else ()
    return replace(state, countries=chosen, principal="", order=ViewState.order)


def views(network: Network, vocabulary: Vocabulary) -> Iterator[tuple[str, ViewState]]:
    """Yield every view that is drawn ahead, with its key; no two have the same."""
    for principal in dataset_of(network).principals:
        state = ViewState(principal="" if principal == vocabulary.first_principal else principal)
        ranked = countries_with_direct_links(network, principal)
        is_first = principal == vocabulary.first_principal
        countries = tuple(dataset_of(network).countries) if is_first else ranked
        yield from _lanes(state, principal, countries)
        yield from _ladders(network, vocabulary, state, principal, countries)
        yield from _network(state, principal, countries if is_first else ())
        yield from _timelines(vocabulary, state, principal, countries)
    first = vocabulary.first_principal
    for manner in MANNERS:
        yield f"compare|{first}|{manner}", ViewState(view="compare", by=manner)
    yield from steps(vocabulary)


def _choices(countries: tuple[str, ...]) -> list[tuple[str, tuple[str, ...]]]:
    return [("", ()), (ALL, (ALL,)), *((country, (country,)) for country in countries)]


def _lanes(state: ViewState, principal: str, countries: tuple[str, ...]) -> Iterator[tuple[str, ViewState]]:
    for name, chosen in _choices(countries):
        own = replace(state, countries=chosen)
        yield f"lanes|{principal}|{name}|{own.order}|{own.form}", own
        if name in ("", ALL):
            for order in ORDERS[1:]:
                yield f"lanes|{principal}|{name}|{order}|{own.form}", replace(own, order=order)
            for form in ("full", "compact"):
                yield f"lanes|{principal}|{name}|{own.order}|{form}", replace(own, form=form)
    projected = replace(state, projector=True)
    yield f"lanes|{principal}|{PROJECTOR}|{state.order}|{state.form}", projected


def _ladders(
    network: Network, vocabulary: Vocabulary, state: ViewState, principal: str, countries: tuple[str, ...]
) -> Iterator[tuple[str, ViewState]]:
    """Yield the ladder of each country over the term, and on the day of each of its direct links."""
    index, data = index_of(network), dataset_of(network).relationships
    for country in countries:
        own = replace(state, view="ladder", countries=(country,))
        yield f"ladder|{principal}|{country}|", own
        for key in index.by_country.get(country, ()):
            if is_day(data[key]) and index.principal_of[key] == principal:
                yield f"ladder|{principal}|{country}|{key}", replace(own, select=key)


def is_day(each: Relationship) -> bool:
    """Tell whether a record has a ladder of its day: one dated direct link."""
    return each.channel is Channel.DIRECT and each.kind in FAMILIES and each.date is not None


def _network(state: ViewState, principal: str, countries: tuple[str, ...]) -> Iterator[tuple[str, ViewState]]:
    for name, chosen in _choices(countries):
        own = replace(state, view="network", countries=chosen)
        yield f"network|{principal}|{name}|", own
        if name in ("", ALL):
            yield f"network|{principal}|{name}|labels", replace(own, labels=True)


def _timelines(
    vocabulary: Vocabulary, state: ViewState, principal: str, countries: tuple[str, ...]
) -> Iterator[tuple[str, ViewState]]:
    """Yield the time lines; where many stand together, also with the posts of each that can be chosen."""
    for name, chosen in _choices(countries):
        own = replace(state, view="timeline", countries=chosen)
        yield f"timeline|{principal}|{name}|", own
        if name == "":
            for country in vocabulary.countries(own):
                yield f"timeline|{principal}||{country}", replace(own, select=country)


def steps(vocabulary: Vocabulary) -> Iterator[tuple[str, ViewState]]:
    """Yield the view of every step of every story, drawn as it is told."""
    seen = set()
    for story in vocabulary.lessons.stories.values():
        for step in story.steps:
            state, _ = vocabulary.read(step.view)
            key = f"{EXACT}{state.query()}"
            if key not in seen:
                seen.add(key)
                yield key, state
