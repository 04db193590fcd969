"""Every look decision once: the roles of colour, line, mark and type that chart, legend and page read.

Figures name roles (``"@direct"``); ``paint`` puts in the colours of a theme, here for pictures and,
by the same table, in the browser, so that a change of theme never asks the server.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import log2
from typing import Any

from graph.model import Certainty, Kind

FONT = (
    "Inter, system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', 'Noto Sans', "
    "'Liberation Sans', Arial, sans-serif"
)

PALETTES: Mapping[str, Mapping[str, str]] = {
    "light": {
        "page": "#FBFAF7",
        "lane": "#F1EFE8",
        "direct": "#5A2FC2",
        "formal": "#96600A",
        "none": "#6F7681",
        "ghost": "#A9ADB4",
        "ink": "#1B1F24",
        "on-ink": "#FFFFFF",
        "muted": "#565C66",
        "pill": "#FFFFFF",
        "raised": "#FFFFFF",
        "line": "#D9D6CC",
    },
    "dark": {
        "page": "#14171C",
        "lane": "#1B1F26",
        "direct": "#B9A5FF",
        "formal": "#E8B23C",
        "none": "#8B93A0",
        "ghost": "#596170",
        "ink": "#F2F1EC",
        "on-ink": "#14171C",
        "muted": "#B4BAC4",
        "pill": "#232832",
        "raised": "#1F242C",
        "line": "#353B46",
    },
}

FAMILY_SYMBOLS: Mapping[str, str] = {
    "call": "circle",
    "meeting": "square",
    "letter": "diamond",
    "invitation": "triangle-up",
}
FAMILY_GLYPHS: Mapping[str, str] = {"call": "●", "meeting": "■", "letter": "◆", "invitation": "▲"}
FAMILY_WORDS: Mapping[str, tuple[str, str]] = {
    "call": ("phone call", "phone calls"),
    "meeting": ("meeting", "meetings"),
    "letter": ("letter", "letters"),
    "invitation": ("invitation", "invitations"),
}
FAMILY_SHORT: Mapping[str, tuple[str, str]] = {**FAMILY_WORDS, "call": ("call", "calls")}

DASHES: Mapping[Certainty, str] = {
    Certainty.ON_RECORD: "solid",
    Certainty.REPORTED_BY_NAMED: "16px,7px",
    Certainty.REPORTED_BY_UNNAMED: "16px,7px",
    Certainty.DISPUTED: "6px,5px",
}
NONE_DASH = "2px,5px"
KIND_WORDS: Mapping[Kind, str] = {kind: kind.value for kind in Kind}


LINE_WIDTHS: Mapping[str, tuple[float, float]] = {"direct": (1.8, 1.25), "formal": (1.5, 0.6)}
"""The width of a line by its role: one that stands for nothing, and what each doubling of contacts adds."""


def line_width(count: int, *, is_direct: bool) -> float:
    """Return the width in pixels of a line that stands for ``count`` contacts.

    >>> line_width(1, is_direct=True) < line_width(16, is_direct=True)
    True
    """
    base, step = LINE_WIDTHS["direct" if is_direct else "formal"]
    return round(base + step * log2(1 + count), 2)


_NARROW, _WIDE = set("iIjlftr.,:;'|!()[]· "), set("mMwW@%—")


def text_width(text: str, size: float, *, is_bold: bool = False) -> float:
    """Estimate the width in pixels of a line of text in the page's font, on the wide side."""
    units = sum(0.37 if char in _NARROW else 0.95 if char in _WIDE else _unit(char) for char in text)
    return units * size * (1.12 if is_bold else 1.0)


def _unit(char: str) -> float:
    if ord(char) > 0x2E80:
        return 1.05
    return 0.71 if char.isupper() else 0.64 if char.isdigit() else 0.62


def paint(figure: Any, palette: Mapping[str, str]) -> Any:
    """Return a copy of a figure with every role (``"@direct"``) replaced by the palette's colour."""
    if isinstance(figure, str):
        return palette[figure[1:]] if figure[:1] == "@" and figure[1:] in palette else figure
    if isinstance(figure, dict):
        return {key: paint(value, palette) for key, value in figure.items()}
    if isinstance(figure, list):
        return [paint(value, palette) for value in figure]
    return figure


def style_sheet() -> str:
    """Return the palettes as custom properties of the page, for light, dark and forced choice."""
    light, dark = (_properties(PALETTES[name]) for name in ("light", "dark"))
    return (
        f":root{{{light}--font:{FONT};color-scheme:light}}"
        f"[data-mantine-color-scheme=dark]{{{dark}color-scheme:dark}}"
    )


def _properties(palette: Mapping[str, str]) -> str:
    return "".join(f"--{role}:{colour};" for role, colour in palette.items())


def escaped(text: str) -> str:
    """Return text that the chart shows as written: no tag, no entity, and no role of colour ("@ink")."""
    safe = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f"&#64;{safe[1:]}" if safe.startswith("@") else safe
