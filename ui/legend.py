"""The legend of a state: what its view draws, each entry a link that shows only what it names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dash import html

from graph import Filter, Network, dataset_of
from graph.build import FAMILIES
from graph.model import Certainty, Channel, Status
from ui.comparing import manner
from ui.figures.lanes_compact import MANY
from ui.figures.lanes_phone import WIDEST
from ui.figures.timeline import MAX_WITH_POSTS
from ui.figures.timeline_posts import shared_rungs
from ui.focus import country_in_focus, day_in_focus, selection_drawn
from ui.groups import pair_of
from ui.panels.blocks import Component, attributes
from ui.state import ViewState, Vocabulary
from ui.theme import FAMILY_GLYPHS, FAMILY_WORDS


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: how it looks, what it says, and the field of the state whose words it lets through.

    ``look`` is a class of the style sheet, or a glyph. An entry without a field explains and does nothing.
    """

    look: str
    words: str
    field: str = ""
    values: tuple[str, ...] = ()


REPORTED = Entry(
    "long direct",
    "Reported only",
    "certainty",
    (Certainty.REPORTED_BY_NAMED, Certainty.REPORTED_BY_UNNAMED),
)
DISPUTED = Entry("short direct", "Disputed", "certainty", (Certainty.DISPUTED,))
DIRECT = Entry("solid direct", "Direct", "channel", (Channel.DIRECT,))
FORMAL = Entry("solid formal", "Formal step or staff contact", "channel", (Channel.FORMAL,))
NO_STEP = Entry("dotted none", "Formal step, none in this data")
THICKER = Entry("thick direct", "Thicker: more contacts")
_NOT_HELD = tuple(status.value for status in Status if status is not Status.HAPPENED)


def legend(
    network: Network, vocabulary: Vocabulary, state: ViewState, width: int = WIDEST
) -> list[Component]:
    """Return the entries of a state's legend at a width in pixels; none where no picture is drawn."""
    return [_item(state, entry) for entry in entries(network, vocabulary, state, width)]


def entries(network: Network, vocabulary: Vocabulary, state: ViewState, width: int) -> list[Entry]:
    """Return what a view draws for a state, in the order of the legend."""
    if state.view == "network":
        return _network(network, state)
    if not vocabulary.countries(state) or (state.view == "compare" and manner(state) == "contacts"):
        return []
    match state.view:
        case "lanes" | "compare":
            return _lanes(network, vocabulary, state, width)
        case "ladder":
            return _ladder(network, vocabulary, state)
        case "timeline":
            return _timeline(network, vocabulary, state)
    return []


def _lanes(network: Network, vocabulary: Vocabulary, state: ViewState, width: int) -> list[Entry]:
    lines = [DIRECT, REPORTED, DISPUTED, FORMAL, NO_STEP, THICKER]
    is_many = state.form == "auto" and len(vocabulary.countries(state)) > MANY
    if width < WIDEST or is_many or state.form == "compact":
        dots = [
            Entry("○ formal", "Rung with a contact on record"),
            Entry("○ none", "Rung with none in this data"),
        ]
        return [*lines, *dots, *_hidden(state)]
    arrow = Entry("▶ direct", "All went that way; no arrow: both ways")
    return [*lines, *_families(network), *_not_held(network, "direct"), arrow, *_hidden(state)]


def _ladder(network: Network, vocabulary: Vocabulary, state: ViewState) -> list[Entry]:
    country = country_in_focus(network, vocabulary, state)
    lines = [DIRECT, REPORTED, DISPUTED, FORMAL, NO_STEP]
    arrow = Entry("▼ direct", "Who was called, met or written to; no arrow: both ways")
    ghosts = _hidden(state)
    if day_in_focus(network, state, country):
        ghosts = [Entry("thin ghost", "Other contacts, not of these days")]
    return [*lines, *_families(network), *_not_held(network, "direct"), arrow, *ghosts]


def _network(network: Network, state: ViewState) -> list[Entry]:
    formal = (Channel.FORMAL, Channel.INTERNAL)
    found = [
        DIRECT,
        Entry("solid formal", "Formal or internal", "channel", formal),
        Entry("thin none", "Public or comment", "channel", (Channel.PUBLIC, Channel.COMMENT)),
        REPORTED,
        DISPUTED,
    ]
    if _has_not_held(network):
        found.append(Entry("hollow formal", "Hollow: nothing took place", "status", _NOT_HELD))
    found.append(Entry("▶ formal", "All go that way; no arrow: both ways"))
    if not state.labels:
        found.append(Entry("number", "Number: records of that line, in this data"))
    if state.focus:
        found.append(Entry("box direct", "The focus"))
    if state.pin:
        found.append(Entry("box ink", "Pinned"))
    return [*found, *_network_ghosts(network, state)]


def _network_ghosts(network: Network, state: ViewState) -> list[Entry]:
    """Return what thin grey lines are: beside a pair or a path everything else, otherwise what is hidden."""
    if pair_of(network, state.select):
        return [Entry("thin ghost", "Not between these two")]
    if state.path:
        return [Entry("thin ghost", "Not on the path")]
    return _hidden(state)


def _timeline(network: Network, vocabulary: Vocabulary, state: ViewState) -> list[Entry]:
    found = [
        Entry("■ direct", "Above the line: direct", "channel", (Channel.DIRECT,)),
        Entry("■ formal", "Below the line: formal", "channel", (Channel.FORMAL,)),
        *_families(network, "ink"),
        *_not_held(network, "ink"),
        Entry("span ink", "A bar through it: a date not known to the day"),
        Entry("number", "Number: contacts that stand as one"),
        Entry("block ghost", "In the histogram: other records"),
    ]
    few = len(vocabulary.countries(state)) <= MAX_WITH_POSTS
    if few or shared_rungs(network) or selection_drawn(network, vocabulary, state):
        found += [
            Entry("post", "Who held a post"),
            Entry("post acting", "Acting"),
            Entry("post vacant", "Vacant"),
            Entry("dotted ghost", "Holder not in this data"),
        ]
    return [*found, *([Entry("● ghost", "Hidden by a filter")] if _hidden(state) else [])]


def _families(network: Network, role: str = "direct") -> list[Entry]:
    """Return the families of contacts that the record has, by the glyph of each."""
    kinds = {each.kind for each in dataset_of(network).relationships.values()}
    found = []
    for family, glyph in FAMILY_GLYPHS.items():
        own = tuple(kind.value for kind, of in FAMILIES.items() if of == family and kind in kinds)
        if own:
            words = FAMILY_WORDS[family][1]
            found.append(Entry(f"{glyph} {role}", words[0].upper() + words[1:], "kind", own))
    return found


def _has_not_held(network: Network) -> bool:
    return any(each.status in _NOT_HELD for each in dataset_of(network).relationships.values())


def _not_held(network: Network, role: str) -> list[Entry]:
    if not _has_not_held(network):
        return []
    return [Entry(f"○ {role}", "Open symbol: nothing took place", "status", _NOT_HELD)]


def _hidden(state: ViewState) -> list[Entry]:
    """Return the ghosts, if any filter can leave some: a choice of countries hides no line it draws."""
    kept = state.filter
    is_open = kept == Filter(principal=kept.principal, countries=kept.countries)
    return [] if is_open else [Entry("thin ghost", "Hidden by a filter")]


def _item(state: ViewState, entry: Entry) -> Component:
    swatch = _swatch(entry.look)
    if not entry.field:
        return html.Li([swatch, entry.words])
    now: tuple[str, ...] = getattr(state, entry.field)
    is_on = set(entry.values) <= set(now)
    only = [html.Span(" · showing only", className="only")] if is_on else []
    return html.Li(
        html.A(
            [swatch, html.Span(entry.words, className="words"), *only],
            href=state.href(**{entry.field: _toggled(now, entry.values, is_on=is_on)}, page=1),
            className="nav entry" + (" selected" if is_on else ""),
            title=f"Show all again, not only: {entry.words}" if is_on else f"Show only: {entry.words}",
            **(attributes(aria_current="true") if is_on else {}),
        )
    )


def _toggled(now: Sequence[str], values: Iterable[str], *, is_on: bool) -> tuple[str, ...]:
    """Return the words of a filter with some taken off or put on; none at all lets everything through."""
    own = [str(value) for value in values]
    rest = tuple(word for word in now if word not in own)
    return rest if is_on else (*rest, *own)


def _swatch(look: str) -> Component:
    """Return how an entry looks: a glyph with its role, or a line or box of the style sheet."""
    hidden = attributes(aria_hidden="true")
    if look == "number":
        return html.Span("12", className="glyph badge", **hidden)
    glyph, _, role = look.partition(" ")
    if not glyph.isascii():
        return html.Span(glyph, className=f"glyph {role}-ink", **hidden)
    return html.Span(className=f"swatch {look}", **hidden)
