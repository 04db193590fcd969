"""State in, page out: one pure function for the live page, pictures and an offline site."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b
from typing import Any

from graph import Network, dataset_of, matching
from graph.lanes import lane
from ui.figures.lanes import lanes_picture
from ui.figures.lanes_phone import WIDEST, phone_picture
from ui.figures.picture import Picture
from ui.panels import panel
from ui.state import ALL, ViewState, Vocabulary

MIN_WIDTH, MAX_WIDTH = 280, 2400


@dataclass(frozen=True, slots=True)
class Rendered:
    """Everything the page shows for one state."""

    state: ViewState
    picture: Picture
    picture_key: str
    panel: list[Any]
    chips: Sequence[tuple[str, str]]
    count: str
    notes: Sequence[str]
    announcement: str
    table: Any = None


def render(network: Network, vocabulary: Vocabulary, search: str, width: int) -> Rendered:
    """Return the page for a query string at a chart width in pixels; nothing else is read or kept."""
    state, ignored = vocabulary.read(search)
    width = max(MIN_WIDTH, min(MAX_WIDTH, width))
    shown = matching(network, replace(state.filter, principal=vocabulary.principal(state)))
    picture = draw(network, vocabulary, state, width, set(shown))
    count = _count(network, vocabulary, state, shown)
    return Rendered(
        state=state,
        picture=picture,
        picture_key=picture_key(network, state, width),
        panel=panel(network, vocabulary, state),
        chips=chips(network, state),
        count=count,
        notes=[f"{note}, and was ignored." for note in ignored],
        announcement=count,
    )


def draw(network: Network, vocabulary: Vocabulary, state: ViewState, width: int, shown: set[str]) -> Picture:
    """Return the picture of a state: the same for the same record, state and width."""
    principal = vocabulary.principal(state)
    lanes = [lane(network, key, principal, shown) for key in vocabulary.countries(state)]
    build = phone_picture if width < WIDEST else lanes_picture
    return build(network, lanes, principal, width)


def picture_key(network: Network, state: ViewState, width: int) -> str:
    """Return a short name of what is drawn, so that an unchanged picture is not sent again."""
    drawn = replace(state, select="").query()
    version = dataset_of(network).about.version
    return blake2b(f"{version} {id(network)} {drawn} {width}".encode(), digest_size=8).hexdigest()


def _count(network: Network, vocabulary: Vocabulary, state: ViewState, shown: Sequence[str]) -> str:
    """Return how many records the filters let through, of all under this principal."""
    principal = vocabulary.principal(state)
    everything = len(matching(network, replace(ViewState().filter, principal=principal)))
    lanes = vocabulary.countries(state)
    words = "country" if len(lanes) == 1 else "countries"
    return f"{len(shown):,} of {everything:,} records, {len(lanes)} {words}"


def chips(network: Network, state: ViewState) -> list[tuple[str, str]]:
    """Return each active filter as its words and the link that takes it off."""
    data = dataset_of(network)
    found: list[tuple[str, str]] = []
    if state.countries and ALL not in state.countries:
        for key in state.countries:
            rest = tuple(other for other in state.countries if other != key)
            found.append((data.countries[key].name, state.href(countries=rest)))
    elif state.countries:
        found.append(("All countries", state.href(countries=())))
    for field in ("channel", "kind", "status", "certainty"):
        for word in getattr(state, field):
            rest = tuple(other for other in getattr(state, field) if other != word)
            found.append((word, state.href(**{field: rest})))
    found += [
        (source.title, state.href(source=tuple(other for other in state.source if other != key)))
        for key in state.source
        if (source := data.sources[key])
    ]
    if state.since:
        found.append((f"from {state.since}", state.href(since=None)))
    if state.until:
        found.append((f"to {state.until}", state.href(until=None)))
    if state.bypass:
        found.append(("only documented as gone around", state.href(bypass=False)))
    return found
