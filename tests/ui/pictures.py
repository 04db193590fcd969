"""What tests ask of a picture: its words, its lines, where they stand and whether they collide."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ui.figures.picture import Mark, Picture
from ui.theme import text_width


@dataclass(frozen=True)
class Word:
    """One text of a picture and the room it takes, by the page's own estimate."""

    text: str
    role: str
    left: float
    right: float
    top: float
    bottom: float

    def covers(self, other: Word) -> bool:
        """Tell whether two texts share room."""
        is_beside = self.right <= other.left or other.right <= self.left
        return not (is_beside or self.bottom <= other.top or other.bottom <= self.top)


def words(picture: Picture) -> list[Word]:
    """Return all texts of a picture."""
    return [word for trace in picture.figure["data"] if trace["mode"] == "text" for word in _words(trace)]


def _words(trace: dict[str, Any]) -> Iterator[Word]:
    size, role = trace["textfont"]["size"], trace["textfont"]["color"]
    is_bold = trace["textfont"]["weight"] > 400
    for x, y, text in zip(trace["x"], trace["y"], trace["text"], strict=True):
        wide = text_width(text.replace("&amp;", "&"), size, is_bold=is_bold) * 0.9
        start = {"middle right": x, "middle left": x - wide}.get(trace["textposition"], x - wide / 2)
        yield Word(text, role, start, start + wide, y - size * 0.45, y + size * 0.45)


def texts(picture: Picture) -> list[str]:
    """Return the texts of a picture."""
    return [word.text for word in words(picture)]


def collisions(picture: Picture) -> list[tuple[str, str]]:
    """Return every pair of texts that share room."""
    found = words(picture)
    return [
        (one.text, other.text)
        for number, one in enumerate(found)
        for other in found[number + 1 :]
        if one.covers(other)
    ]


def outside(picture: Picture) -> list[str]:
    """Return the texts and links that do not stand wholly inside the picture."""
    cut = [word.text for word in words(picture) if word.left < 0 or word.right > picture.width]
    return cut + [
        each.label
        for each in picture.marks
        if min(each.x, each.y) < 0
        or each.x + each.width > picture.width
        or each.y + each.height > picture.height
    ]


def lines(picture: Picture, group: str) -> list[dict[str, Any]]:
    """Return the shapes of a group."""
    return [shape for shape in picture.figure["layout"]["shapes"] if _is_of(shape["name"], group)]


def _is_of(name: str, group: str) -> bool:
    """Tell whether something bears a group's names; it may bear others that only recounting needs."""
    return set(group.split()) <= set(name.split())


def symbols(picture: Picture, group: str) -> list[tuple[float, float, str, bool]]:
    """Return x, y, kind and openness of the symbols of a group."""
    traces = [trace for trace in picture.figure["data"] if trace["mode"] == "markers"]
    return [
        (trace["x"][n], trace["y"][n], trace["marker"]["symbol"][n], trace["marker"]["line"]["width"][n] > 0)
        for trace in traces
        for n, name in enumerate(trace["customdata"])
        if _is_of(name, group)
    ]


def mark(picture: Picture, start: str) -> Mark:
    """Return the one link of a picture whose label starts so."""
    found = [each for each in picture.marks if each.label.startswith(start)]
    assert len(found) == 1, (start, [each.label for each in picture.marks])
    return found[0]
