"""A picture to take away: the drawing with all that must travel with it, as one SVG file.

Title, how to read it, headings, legend, filters in words, sources and credit are drawn in, because a
picture is passed on without the page around it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from graph import Network, dataset_of, matching
from graph.dates import written
from ui.choices import LEADS, PAGES
from ui.comparing import sides
from ui.focus import country_in_focus
from ui.legend import Entry, entries
from ui.panels.blocks import source_name
from ui.render import Rendered, render
from ui.state import ViewState, Vocabulary
from ui.svg import Colour, document, drawn, headings, lines_of_text, palette_colours, symbol_path, wrapped
from ui.theme import FAMILY_GLYPHS, FAMILY_SYMBOLS, PALETTES, text_width
from ui.words import told

MARGIN, HEAD = 24, 54
_NAMED = 6


class NoPictureError(ValueError):
    """A view that is text only has nothing to draw."""


@dataclass(frozen=True, slots=True)
class Words:
    """What stands around a picture, so that it explains and credits itself."""

    title: str
    subtitle: str
    lead: str
    filters: str
    sources: str
    credit: str


def poster(
    network: Network,
    vocabulary: Vocabulary,
    search: str,
    *,
    width: int = 1180,
    theme: str = "light",
    base: str = "",
    today: date | None = None,
) -> str:
    """Return the picture of a view as an SVG file that explains itself.

    ``width`` is that of the drawing in pixels, ``base`` the address the page stands at. Raises NoPictureError
    for a view of text.
    """
    found = render(network, vocabulary, search, width)
    if not found.picture.alt:
        raise NoPictureError(
            f"The view {PAGES[found.state.view]} is text and tables, without a picture; "
            "take the record away with `export`, or choose Lanes, Ladder, Network, Timeline or Compare"
        )
    words = words_of(network, vocabulary, found, base=base, today=today)
    explained = entries(network, vocabulary, found.state, width)
    return _laid_out(found, words, explained, palette_colours(PALETTES[theme]))


def words_of(
    network: Network, vocabulary: Vocabulary, found: Rendered, *, base: str = "", today: date | None = None
) -> Words:
    """Return the words around the picture of a view."""
    about, state = dataset_of(network).about, found.state
    chips = "; ".join(words for words, _ in found.chips)
    return Words(
        title=about.title,
        subtitle=view_title(network, vocabulary, state),
        lead=told(network, LEADS.get(state.view, "")),
        filters=f"Shown: {found.count}, in this data. {f'Chosen: {chips}.' if chips else 'No filter.'}",
        sources=_sources(network, vocabulary, state),
        credit=_credit(network, state, base, today),
    )


def view_title(network: Network, vocabulary: Vocabulary, state: ViewState) -> str:
    """Return what a view shows, in a line: which view, whose line, which countries."""
    if state.view == "compare":
        titles = " and ".join(side.title for side in sides(network, vocabulary, state))
        return f"{PAGES[state.view]}: {titles}"
    data = dataset_of(network)
    names = [data.countries[key].name for key in drawn_countries(network, vocabulary, state)]
    few = names if len(names) < 9 else [*names[:7], f"{len(names) - 7} more"]
    where = ", ".join(few[:-1]) + (" and " if few[:-1] else "") + few[-1] if few else ""
    principal = data.actors[vocabulary.principal(state)].name
    return f"{PAGES[state.view]}: {principal}{f' and {where}' if where else ''}"


def drawn_countries(network: Network, vocabulary: Vocabulary, state: ViewState) -> tuple[str, ...]:
    """Return the countries that a view draws: all that are chosen, or the one that a ladder has room for."""
    if state.view != "ladder":
        return vocabulary.countries(state)
    country = country_in_focus(network, vocabulary, state)
    return (country,) if country else ()


def _sources(network: Network, vocabulary: Vocabulary, state: ViewState) -> str:
    """Name the sources that most of the shown records rest on, and say how many there are."""
    data = dataset_of(network)
    countries = drawn_countries(network, vocabulary, state)
    wanted = replace(state.filter, principal=vocabulary.principal(state), countries=countries)
    counts = Counter(
        source
        for key in matching(network, wanted)
        for source in dict.fromkeys(entry.source for entry in data.relationships[key].sources)
    )
    if not counts:
        return "Sources: none, since no record is shown."
    ranked = sorted(counts, key=lambda key: (-counts[key], key))
    names = dict.fromkeys(source_name(data.sources[key]) for key in ranked)
    named = list(names)[:_NAMED]
    more = len(ranked) - len(named)
    return f"Sources ({len(ranked)}): {'; '.join(named)}{f'; and {more} more' if more > 0 else ''}."


def _credit(network: Network, state: ViewState, base: str, today: date | None) -> str:
    about = dataset_of(network).about
    made = f", made on {written(today)}" if today else ""
    link = f" {base}{replace(state, embed=False).query()}" if base else ""
    return (
        f"Direct Line, data version {about.version} of {about.updated}, {about.licence}{made}. "
        f"Direct does not mean improper; the formal chain is a simplified model.{link}"
    )


def _laid_out(found: Rendered, words: Words, explained: Sequence[Entry], colour: Colour) -> str:
    """Put words, headings, drawing and legend below each other in one document."""
    picture = found.picture
    room = max(picture.width, 320)
    ink, muted = colour("ink"), colour("muted")
    parts, y = [], float(MARGIN)
    for text, size, weight, fill in (
        (words.title, 22, 700, ink),
        (words.subtitle, 15, 650, ink),
        (words.lead, 13, 400, muted),
    ):
        lines = wrapped(text, room, size, is_bold=weight > 400)
        parts.append(lines_of_text(lines, 0, y + size, size=size, fill=fill, weight=weight))
        y += round(size * 1.4) * len(lines) + 4
    head = HEAD if picture.headings else 8
    parts.append(f'<g transform="translate(0,{y:.0f})">{headings(picture.headings, colour, head)}</g>')
    y += head
    parts.append(f'<g transform="translate(0,{y:.0f})">{drawn(picture, colour)}</g>')
    y += picture.height + 12
    legend, high = _legend(explained, colour, room)
    parts.append(f'<g transform="translate(0,{y:.0f})">{legend}</g>')
    y += high + 10
    for text in (words.filters, words.sources, *_left_out(picture.not_drawn), words.credit):
        lines = wrapped(text, room, 12)
        parts.append(lines_of_text(lines, 0, y + 12, size=12, fill=muted))
        y += 17 * len(lines) + 3
    body = f'<g transform="translate({MARGIN},0)">{"".join(parts)}</g>'
    title = f"{words.title}. {words.subtitle}"
    whole = room + 2 * MARGIN, y + MARGIN
    return document(body, *whole, title=title, description=picture.alt, background=colour("page"))


def _left_out(lines: Iterable[str]) -> list[str]:
    texts = list(lines)
    return [f"Not drawn: {' '.join(text if text.endswith('.') else f'{text}.' for text in texts)}"] * bool(
        texts
    )


def _legend(entries: Sequence[Entry], colour: Colour, room: float) -> tuple[str, float]:
    """Return the lines and marks explained, in rows, and how high they are."""
    parts, x, y = [], 0.0, 8.0
    for entry in entries:
        wide, mark = _look(colour, entry.look)
        needs = wide + 8 + text_width(entry.words, 13) + 18
        if x and x + needs > room:
            x, y = 0.0, y + 22
        text = lines_of_text([entry.words], wide + 7, 4.5, size=13, fill=colour("ink"))
        parts.append(f'<g transform="translate({x:.0f},{y:.0f})">{mark}{text}</g>')
        x += needs
    return "".join(parts), y + 14 if parts else 0


_GLYPHS: Mapping[str, tuple[str, bool]] = {
    **{FAMILY_GLYPHS[family]: (symbol, False) for family, symbol in FAMILY_SYMBOLS.items()},
    "○": ("circle", True),
    "▶": ("triangle-right", False),
    "▼": ("triangle-down", False),
}
_LINES: Mapping[str, tuple[float, str]] = {
    "solid": (4, ""),
    "long": (4, "13 5"),
    "short": (4, "5 4"),
    "dotted": (2, "2 4"),
    "thin": (2, ""),
    "thick": (8, ""),
    "hollow": (4, ""),
    "span": (2, ""),
}
"""The lines that a legend explains, by their look: width and dashes."""


def _look(colour: Colour, look: str) -> tuple[float, str]:
    """Return how wide one entry's picture is, and the picture."""
    name, _, role = look.partition(" ")
    if name in _GLYPHS:
        symbol, is_open = _GLYPHS[name]
        edge = f' stroke="{colour(role)}" stroke-width="2"' if is_open else ""
        fill = colour("page" if is_open else role)
        return 14, f'<path d="{symbol_path(symbol, 7, 0, 11)}" fill="{fill}"{edge}/>'
    if name in _LINES:
        wide, dash = _LINES[name]
        dashes = f' stroke-dasharray="{dash}"' if dash else ""
        line = f'<path d="M0,0H32" stroke="{colour(role)}" stroke-width="{wide}" fill="none"{dashes}/>'
        inner = f'<path d="M0,0H32" stroke="{colour("page")}" stroke-width="2" fill="none"/>'
        ends = f'<path d="M0,-4V4M32,-4V4" stroke="{colour(role)}" stroke-width="2" fill="none"/>'
        return 32, line + (inner if name == "hollow" else ends if name == "span" else "")
    if name == "number":
        return 18, lines_of_text(["12"], 0, 4.5, size=12, fill=colour("ink"), weight=700)
    fill = colour("ghost") if name == "block" else colour("page") if role == "vacant" else colour("pill")
    edge = "" if name == "block" else f' stroke="{colour(role if name == "box" else "none")}"'
    dashes = ' stroke-dasharray="2 3"' if role == "vacant" else ""
    high = 6 if role == "acting" else 12
    return 24, f'<rect x="1" y="{-high / 2}" width="22" height="{high}" fill="{fill}"{edge}{dashes}/>'
