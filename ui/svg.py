"""A picture as an SVG document: the same plain data that the page draws, without a browser or Plotly.

Colours are what ``colour`` makes of their roles: those of a theme for a file, custom properties of a page
for the offline site. Text stays text, so that it can be searched, spoken and edited.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from html import escape, unescape
from math import sqrt
from typing import Any

from ui.figures.picture import Heading, Mark, Picture
from ui.theme import FONT, text_width

Colour = Callable[[str], str]
Links = Callable[[Mark], str | None]

_ANCHORS: Mapping[str, str] = {"middle right": "start", "middle left": "end", "middle center": "middle"}
_TAGS = re.compile(r"</?b>")


def variables(role: str) -> str:
    """Return a role of colour as a custom property, for pages that set the palettes themselves."""
    return f"var(--{role})"


def palette_colours(palette: Mapping[str, str]) -> Colour:
    """Return the colours of one theme, for files that stand alone."""
    return lambda role: palette[role]


def document(
    body: str, width: float, height: float, *, title: str, description: str, background: str = ""
) -> str:
    """Return a whole SVG document around its drawn parts, with a title and a text for who cannot see it."""
    ground = f'<rect width="{_number(width)}" height="{_number(height)}" fill="{background}"/>'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_number(width)}" height="{_number(height)}" '
        f'viewBox="0 0 {_number(width)} {_number(height)}" font-family="{escape(FONT)}" role="img" '
        f'aria-labelledby="title desc"><title id="title">{escape(title)}</title>'
        f'<desc id="desc">{escape(description)}</desc>{ground if background else ""}{body}</svg>\n'
    )


def drawn(picture: Picture, colour: Colour, links: Links | None = None, *, has_groups: bool = False) -> str:
    """Return the shapes, symbols and texts of a picture as SVG, and its marks as links where they lead.

    With ``has_groups`` every part names the records' group it belongs to, for a page that recounts them.
    """
    figure = picture.figure
    origins = _origins(figure["layout"], picture)
    parts = [_shape(shape, colour, origins, has_groups=has_groups) for shape in figure["layout"]["shapes"]]
    for trace in figure["data"]:
        draw = _symbols if trace["mode"] == "markers" else _texts
        parts.append(draw(trace, colour, origins, has_groups=has_groups))
    parts += [_annotation(each, colour, origins, picture) for each in figure["layout"]["annotations"]]
    if links:
        ordered = sorted(picture.marks, key=lambda mark: (mark.row, mark.column, mark.x))
        parts += [_link(mark, href) for mark in ordered if (href := links(mark)) is not None]
    return "".join(parts)


def headings(found: Sequence[Heading], colour: Colour, height: float = 54) -> str:
    """Return the column headings over a picture, broken into lines where their room is narrow."""
    parts = []
    for each in found:
        lines = wrapped(each.text, each.width or 10_000, 12, is_bold=bool(each.level))
        bottom = 14.0 if each.level == 0 else height - 9
        fill = colour("muted" if each.level else "ink")
        weight = 650 if each.level else 400
        for number, line in enumerate(lines):
            y = bottom - 14 * (len(lines) - 1 - number) if each.level else bottom + 14 * number
            parts.append(
                f'<text x="{_number(each.x)}" y="{_number(y)}" font-size="12" font-weight="{weight}" '
                f'fill="{fill}" text-anchor="{each.anchor}">{escape(line)}</text>'
            )
    return "".join(parts)


def lines_of_text(
    lines: Iterable[str], x: float, y: float, *, size: float, fill: str, weight: int = 400
) -> str:
    """Return lines of text below each other, the first with its foot at ``y``."""
    return "".join(
        f'<text x="{_number(x)}" y="{_number(y + number * round(size * 1.4))}" font-size="{size}" '
        f'font-weight="{weight}" fill="{fill}">{escape(line)}</text>'
        for number, line in enumerate(lines)
    )


def wrapped(text: str, width: float, size: float, *, is_bold: bool = False) -> list[str]:
    """Return a text in lines of a width, broken between words.

    >>> wrapped("Each row is a country", 70, 12)
    ['Each row', 'is a', 'country']
    """
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer, size, is_bold=is_bold) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def symbol_path(symbol: str, x: float, y: float, size: float) -> str:
    """Return the path of a marker around a point, of the forms the views use.

    >>> symbol_path("square", 10, 10, 8)
    'M6,6H14V14H6Z'
    """
    r = size / 2
    n = _number
    if symbol == "square":
        return f"M{n(x - r)},{n(y - r)}H{n(x + r)}V{n(y + r)}H{n(x - r)}Z"
    if symbol == "diamond":
        d = r * 1.3
        return f"M{n(x + d)},{n(y)}L{n(x)},{n(y + d)}L{n(x - d)},{n(y)}L{n(x)},{n(y - d)}Z"
    if symbol.startswith("triangle-"):
        points = _triangle(symbol.removeprefix("triangle-"), r)
        return "M" + "L".join(f"{n(x + dx)},{n(y + dy)}" for dx, dy in points) + "Z"
    return f"M{n(x + r)},{n(y)}A{n(r)},{n(r)} 0 1,1 {n(x - r)},{n(y)}A{n(r)},{n(r)} 0 0,1 {n(x + r)},{n(y)}Z"


def _triangle(way: str, r: float) -> tuple[tuple[float, float], ...]:
    half, foot, tip = 2 * r / sqrt(3), r / 2, r
    return {
        "up": ((-half, foot), (half, foot), (0, -tip)),
        "down": ((-half, -foot), (half, -foot), (0, tip)),
        "right": ((-foot, -half), (-foot, half), (tip, 0)),
        "left": ((foot, -half), (foot, half), (-tip, 0)),
    }[way]


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


Origins = Mapping[str, tuple[float, float]]


def _origins(layout: Mapping[str, Any], picture: Picture) -> Origins:
    """Return where each pair of axes begins: one for a picture, two for a comparison."""
    found = {}
    for name, axis in layout.items():
        if name.startswith("xaxis"):
            number = name.removeprefix("xaxis")
            other = layout[f"yaxis{number}"]
            left = axis.get("domain", [0, 1])[0] * picture.width
            top = (1 - other.get("domain", [0, 1])[1]) * picture.height
            found[f"x{number}"] = (left, top)
    return found


def _shift(origin: tuple[float, float]) -> str:
    return "" if not any(origin) else f' transform="translate({_number(origin[0])},{_number(origin[1])})"'


def _paint(value: str, colour: Colour) -> str:
    return colour(value[1:]) if value.startswith("@") else "none"


def _group(name: str, *, has_groups: bool) -> str:
    return f' data-g="{escape(name)}"' if has_groups and name else ""


def _shape(shape: Mapping[str, Any], colour: Colour, origins: Origins, *, has_groups: bool) -> str:
    line = shape["line"]
    stroke = _paint(line["color"], colour)
    parts = [f'<path d="{shape["path"]}" fill="{_paint(shape["fillcolor"], colour)}"']
    if stroke != "none" and line["width"]:
        parts.append(f' stroke="{stroke}" stroke-width="{round(line["width"], 2)}"')
        if line["dash"] != "solid":
            parts.append(f' stroke-dasharray="{line["dash"].replace("px", "")}"')
    origin = origins.get(shape.get("xref", "x"), (0, 0))
    return "".join(parts) + _shift(origin) + _group(shape["name"], has_groups=has_groups) + "/>"


def _symbols(trace: Mapping[str, Any], colour: Colour, origins: Origins, *, has_groups: bool) -> str:
    marker = trace["marker"]
    rows = zip(
        trace["x"],
        trace["y"],
        marker["symbol"],
        marker["size"],
        marker["color"],
        marker["line"]["width"],
        marker["line"]["color"],
        trace["customdata"],
        strict=True,
    )
    found = []
    for x, y, symbol, size, fill, width, line, group in rows:
        edge = f' stroke="{_paint(line, colour)}" stroke-width="{width}"' if width else ""
        path = symbol_path(symbol, x, y, size)
        name = _group(group, has_groups=has_groups)
        found.append(f'<path d="{path}" fill="{_paint(fill, colour)}"{edge}{name}/>')
    return f"<g{_shift(origins.get(trace.get('xaxis', 'x'), (0, 0)))}>{''.join(found)}</g>"


def _texts(trace: Mapping[str, Any], colour: Colour, origins: Origins, *, has_groups: bool) -> str:
    """Return texts of one look as a group; they stand on the middle of their height, as on the page."""
    font = trace["textfont"]
    rows = zip(trace["x"], trace["y"], trace["text"], trace["customdata"], strict=True)
    found = "".join(
        f'<text x="{_number(x)}" y="{_number(y + font["size"] * 0.35)}"'
        f"{_group(group, has_groups=has_groups)}>{escape(unescape(text))}</text>"
        for x, y, text, group in rows
    )
    shift = _shift(origins.get(trace.get("xaxis", "x"), (0, 0)))
    return (
        f'<g font-size="{font["size"]}" font-weight="{font["weight"]}" '
        f'fill="{_paint(font["color"], colour)}" text-anchor="{_ANCHORS[trace["textposition"]]}"{shift}>'
        f"{found}</g>"
    )


def _annotation(each: Mapping[str, Any], colour: Colour, origins: Origins, picture: Picture) -> str:
    """Return a text that was put there by itself: a name that runs downwards, or a title between two."""
    font, text = each["font"], escape(unescape(_TAGS.sub("", each["text"])))
    x, y = each["x"], each["y"]
    if each.get("xref") == "paper":
        x, y = x * picture.width, (1 - y) * picture.height - each.get("yshift", 0)
        turn, anchor, dy = "", "start", 0.0
    else:
        left, top = origins.get(each.get("xref", "x"), (0, 0))
        x, y = x + left, y + top
        turn = f' transform="rotate({each.get("textangle", 0)},{_number(x)},{_number(y)})"'
        anchor, dy = "middle", font["size"] * 0.35
    return (
        f'<text x="{_number(x)}" y="{_number(y + dy)}" font-size="{font["size"]}" font-weight="700" '
        f'text-anchor="{anchor}" fill="{_paint(font["color"], colour)}"{turn}>{text}</text>'
    )


def _link(mark: Mark, href: str) -> str:
    label = escape(mark.label)
    return (
        f'<a href="{escape(href)}" class="nav mark" data-g="{escape(mark.group)}" '
        f'data-column="{mark.column}" aria-label="{label}"><title>{label}</title>'
        f'<rect x="{_number(mark.x)}" y="{_number(mark.y)}" width="{_number(mark.width)}" '
        f'height="{_number(mark.height)}" rx="10" fill="transparent"/></a>'
    )


def all_texts(svg: str) -> Iterator[str]:
    """Yield the texts of an SVG document as a reader sees them."""
    for found in re.findall(r"<text[^>]*>([^<]*)</text>", svg):
        yield unescape(found)
