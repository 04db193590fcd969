"""Two pictures in one figure, each on axes of its own, positions held still: beside or below each other."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from ui.figures.picture import Heading, Mark, Picture
from ui.theme import escaped

GAP = 24
ROOM = 40


def beside(first: Picture, second: Picture, titles: tuple[str, str]) -> Picture:
    """Return one picture of two: the second to the right of the first, under a title each."""
    shift = first.width + GAP
    width, height = shift + second.width, max(first.height, second.height)
    layout: dict[str, Any] = {
        **first.figure["layout"],
        "width": width,
        "height": height,
        "xaxis": _axis([0, first.width], [0, first.width / width]),
        "yaxis": _axis([height, 0], [0, 1]),
        "xaxis2": _axis([0, second.width], [shift / width, 1], anchor="y2"),
        "yaxis2": _axis([height, 0], [0, 1], anchor="x2"),
        "shapes": _items(first, second, "shapes"),
        "annotations": _items(first, second, "annotations"),
    }
    names = [
        Heading(12, titles[0], 0, "start"),
        Heading(shift + 12, titles[1], 0, "start"),
    ]
    return Picture(
        figure={"data": _traces(first, second), "layout": layout},
        marks=[*first.marks, *(_moved(mark, shift) for mark in second.marks)],
        headings=[*names, *first.headings, *(replace(each, x=each.x + shift) for each in second.headings)],
        alt=_alt(first, second, titles),
        not_drawn=[*first.not_drawn, *second.not_drawn],
    )


def below(first: Picture, second: Picture, titles: tuple[str, str]) -> Picture:
    """Return one picture of two where there is no room beside: the second under the first."""
    shift = first.height + ROOM
    height = shift + second.height
    cut = second.height / height
    under = {
        "text": f"<b>{escaped(titles[1])}</b>",
        "x": 12 / first.width,
        "y": cut,
        "xref": "paper",
        "yref": "paper",
        "xanchor": "left",
        "yanchor": "bottom",
        "yshift": 8,
        "showarrow": False,
        "font": {"size": 13, "color": "@ink"},
    }
    layout: dict[str, Any] = {
        **first.figure["layout"],
        "height": height,
        "xaxis": _axis([0, first.width], [0, 1]),
        "yaxis": _axis([first.height, 0], [1 - first.height / height, 1]),
        "xaxis2": _axis([0, second.width], [0, 1], anchor="y2"),
        "yaxis2": _axis([second.height, 0], [0, cut], anchor="x2"),
        "shapes": _items(first, second, "shapes"),
        "annotations": [*_items(first, second, "annotations"), under],
    }
    return Picture(
        figure={"data": _traces(first, second), "layout": layout},
        marks=[
            *first.marks,
            *(replace(each, y=each.y + shift, row=each.row + 1000) for each in second.marks),
        ],
        headings=[Heading(12, titles[0], 0, "start"), *first.headings],
        alt=_alt(first, second, titles),
        not_drawn=[*first.not_drawn, *second.not_drawn],
    )


def _items(first: Picture, second: Picture, name: str) -> list[dict[str, Any]]:
    """Return the shapes or annotations of both pictures, each on its own axes."""
    own = [_on(item, "x", "y") for item in first.figure["layout"][name]]
    return own + [_on(item, "x2", "y2") for item in second.figure["layout"][name]]


def _traces(first: Picture, second: Picture) -> list[dict[str, Any]]:
    moved = [{**trace, "xaxis": "x2", "yaxis": "y2"} for trace in second.figure["data"]]
    return [*first.figure["data"], *moved]


def _alt(first: Picture, second: Picture, titles: tuple[str, str]) -> str:
    return f"{titles[0]}: {first.alt} {titles[1]}: {second.alt}"


def _axis(span: list[float], domain: list[float], **more: str) -> dict[str, Any]:
    return {"range": span, "domain": domain, "visible": False, "fixedrange": True, **more}


def _on(item: dict[str, Any], x: str, y: str) -> dict[str, Any]:
    return {**item, "xref": x, "yref": y}


def _moved(mark: Mark, shift: float) -> Mark:
    return replace(mark, x=mark.x + shift, column=mark.column + 100)
