"""State in, page out: one pure function for the live page, pictures and an offline site."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b
from typing import Any

from graph import Network, dataset_of, matching
from graph.dates import written
from graph.lanes import Lane, lane
from ui.choices import ALL
from ui.comparing import manner, sides
from ui.figures.beside import GAP, below, beside
from ui.figures.ladder import ladder_picture
from ui.figures.lanes import lanes_picture
from ui.figures.lanes_compact import MANY, compact_picture
from ui.figures.lanes_phone import WIDEST, phone_picture
from ui.figures.picture import NO_PICTURE, Picture, empty_picture
from ui.figures.timeline import timeline_picture
from ui.filters import loosening
from ui.focus import country_in_focus, day_in_focus, selection_drawn
from ui.network_view import draw_network, network_chips
from ui.pages import WITHOUT_PICTURE, page_body, page_choices
from ui.panels import panel
from ui.state import ViewState, Vocabulary
from ui.words import told

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
    count_shown: int
    notes: Sequence[str]
    announcement: str
    table: Any = None
    choices: Any = None
    loosening: Sequence[tuple[str, str, int]] = ()


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
        picture_key=picture_key(network, vocabulary, state, width),
        panel=panel(network, vocabulary, state),
        chips=chips(network, state),
        count=count,
        count_shown=len(shown),
        notes=[
            *(f"{note}, and was ignored." for note in ignored),
            *_without_lanes(network, vocabulary, state),
        ],
        announcement=count,
        table=page_body(network, vocabulary, state, shown),
        choices=page_choices(network, vocabulary, state),
        loosening=() if shown else loosening(network, vocabulary, state),
    )


def _without_lanes(network: Network, vocabulary: Vocabulary, state: ViewState) -> list[str]:
    """Say where the records are if a view of lanes has none to show, as in a network from elsewhere."""
    if state.view not in ("lanes", "ladder", "timeline") or vocabulary.countries(state):
        return []
    words = told(network, "No {country} has a direct link in this data, so this view is empty. ")
    return [f"{words}The views Network and Table hold every record."]


def draw(network: Network, vocabulary: Vocabulary, state: ViewState, width: int, shown: set[str]) -> Picture:
    """Return the picture of a state: the same for the same record, state and width."""
    principal = vocabulary.principal(state)
    if state.view in WITHOUT_PICTURE:
        return NO_PICTURE
    if state.view == "compare":
        return _compared(network, vocabulary, state, width)
    if state.view == "network":
        return draw_network(network, vocabulary, state, width, shown)
    if state.view == "ladder":
        country = country_in_focus(network, vocabulary, state)
        record = day_in_focus(network, state, country)
        return ladder_picture(network, country, principal, shown, width, record=record, on=state.on)
    if state.view == "timeline":
        return timeline_picture(
            network,
            vocabulary.countries(state),
            principal,
            shown,
            width,
            years=(state.since, state.until),
            focus=selection_drawn(network, vocabulary, state),
        )
    lanes = [lane(network, key, principal, shown, on=state.on) for key in vocabulary.countries(state)]
    return _lanes(network, lanes, principal, state, width)


def _compared(network: Network, vocabulary: Vocabulary, state: ViewState, width: int) -> Picture:
    """Return two sides of a comparison beside each other, in lanes that hold still."""
    if manner(state) == "contacts":
        return NO_PICTURE
    both = sides(network, vocabulary, state)
    is_beside = width >= WIDEST
    room = (width - GAP) // 2 if is_beside else width
    one, other = (_lanes(network, side.lanes(network), side.principal, state, room) for side in both)
    return (beside if is_beside else below)(one, other, (both[0].title, both[1].title))


def _lanes(network: Network, lanes: Sequence[Lane], principal: str, state: ViewState, width: int) -> Picture:
    """Return the lanes in the form that fits: a phone's, many at once, in full; words if there are none."""
    if not lanes:
        words = told(network, "No {country} has a direct link with ")
        return empty_picture(f"{words}{dataset_of(network).actors[principal].name} in this data.", width)
    if width < WIDEST:
        return phone_picture(network, lanes, principal, width)
    is_compact = state.form == "compact" or (state.form == "auto" and len(lanes) > MANY)
    return (compact_picture if is_compact else lanes_picture)(network, lanes, principal, width)


def picture_key(network: Network, vocabulary: Vocabulary, state: ViewState, width: int) -> str:
    """Return a short name of what is drawn, so that an unchanged picture is not sent again."""
    drawn = replace(state, select=selection_drawn(network, vocabulary, state)).query()
    version = dataset_of(network).about.version
    return blake2b(f"{version} {drawn} {width}".encode(), digest_size=8).hexdigest()


def _count(network: Network, vocabulary: Vocabulary, state: ViewState, shown: Sequence[str]) -> str:
    """Return how many records the filters let through, of all under this principal."""
    principal = vocabulary.principal(state)
    everything = len(matching(network, replace(ViewState().filter, principal=principal)))
    lanes = vocabulary.countries(state)
    words = told(network, "{country}" if len(lanes) == 1 else "{countries}")
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
        found.append((told(network, "All {countries}"), state.href(countries=())))
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
    if state.on:
        found.append((f"up to {written(state.on)}", state.href(day="")))
    if state.bypass:
        found.append(("only documented as gone around", state.href(bypass=False)))
    return [*found, *network_chips(network, state)]
