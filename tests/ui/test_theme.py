"""Every look decision once: roles of colour, lines and marks, and texts shown as written."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.build import FAMILIES
from graph.model import Certainty, Kind
from ui.theme import (
    DASHES,
    FAMILY_GLYPHS,
    FAMILY_SHORT,
    FAMILY_SYMBOLS,
    FAMILY_WORDS,
    KIND_WORDS,
    PALETTES,
    escaped,
    line_width,
    paint,
    style_sheet,
    text_width,
)


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour, as WCAG 2 counts it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_both_themes_have_the_same_roles() -> None:
    assert PALETTES["light"].keys() == PALETTES["dark"].keys()
    assert all(
        re.fullmatch("#[0-9A-F]{6}", colour) for palette in PALETTES.values() for colour in palette.values()
    )


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(
    ("text", "ground"),
    [
        (text, ground)
        for text in ("ink", "muted", "direct", "formal")
        for ground in ("page", "lane", "pill", "raised")
    ]
    + [("on-ink", "ink")],
)  # fmt: skip
def test_text_stands_out_from_every_ground(theme: str, text: str, ground: str) -> None:
    assert contrast(PALETTES[theme][text], PALETTES[theme][ground]) >= 4.5


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("line", ["direct", "formal", "none"])
def test_lines_stand_out_from_the_lanes(theme: str, line: str) -> None:
    assert all(contrast(PALETTES[theme][line], PALETTES[theme][ground]) >= 3 for ground in ("page", "lane"))


def test_every_family_has_a_mark_and_words() -> None:
    families = set(FAMILIES.values())
    assert (
        families <= FAMILY_SYMBOLS.keys() & FAMILY_GLYPHS.keys() & FAMILY_WORDS.keys() & FAMILY_SHORT.keys()
    )
    assert DASHES.keys() == set(Certainty)
    assert KIND_WORDS.keys() == set(Kind)


def test_a_figure_is_painted_in_the_colours_of_a_theme_and_left_as_it_was() -> None:
    figure = {"a": "@direct", "b": ["@ink", "@nothing", "plain", 3], "c": {"d": "@page"}}
    assert paint(figure, PALETTES["dark"]) == {
        "a": "#B9A5FF",
        "b": ["#F2F1EC", "@nothing", "plain", 3],
        "c": {"d": "#14171C"},
    }
    assert figure["a"] == "@direct"


def test_the_style_sheet_holds_every_role_of_both_themes() -> None:
    sheet = style_sheet()
    for palette in PALETTES.values():
        assert all(f"--{role}:{colour};" in sheet for role, colour in palette.items())
    assert sheet.count("{") == sheet.count("}")


@given(st.integers(0, 10_000), st.integers(1, 10_000), st.booleans())
def test_more_contacts_make_a_thicker_line_that_stays_a_line(count: int, more: int, is_direct: bool) -> None:
    thin, thick = (line_width(many, is_direct=is_direct) for many in (count, count + more))
    assert 0 < thin <= thick < 20


@given(st.text(max_size=50), st.text(max_size=50))
def test_longer_text_is_wider_and_bold_text_wider_still(one: str, other: str) -> None:
    assert text_width(one + other, 13) >= text_width(one, 13)
    assert text_width(one, 13, is_bold=True) >= text_width(one, 13)


@given(st.text(max_size=60))
def test_escaped_text_holds_no_tag_and_reads_as_written(text: str) -> None:
    safe = escaped(text)
    assert "<" not in safe
    assert ">" not in safe
    assert safe.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&") == text
