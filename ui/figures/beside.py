"""Two pictures beside each other in one figure, each on axes of its own, positions held still."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from ui.figures.picture import Heading, Mark, Picture

GAP = 24


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
        "shapes": [
            *(_on(shape, "x", "y") for shape in first.figure["layout"]["shapes"]),
            *(_on(shape, "x2", "y2") for shape in second.figure["layout"]["shapes"]),
        ],
        "annotations": [
            *(_on(note, "x", "y") for note in first.figure["layout"]["annotations"]),
            *(_on(note, "x2", "y2") for note in second.figure["layout"]["annotations"]),
        ],
    }
    traces = [
        *first.figure["data"],
        *({**trace, "xaxis": "x2", "yaxis": "y2"} for trace in second.figure["data"]),
    ]
    names = [
        Heading(12, titles[0], 0, "start"),
        Heading(shift + 12, titles[1], 0, "start"),
    ]
    return Picture(
        figure={"data": traces, "layout": layout},
        marks=[*first.marks, *(_moved(mark, shift) for mark in second.marks)],
        headings=[*names, *first.headings, *(replace(each, x=each.x + shift) for each in second.headings)],
        alt=f"{titles[0]}: {first.alt} {titles[1]}: {second.alt}",
        not_drawn=[*first.not_drawn, *second.not_drawn],
    )


def _axis(span: list[float], domain: list[float], **more: str) -> dict[str, Any]:
    return {"range": span, "domain": domain, "visible": False, "fixedrange": True, **more}


def _on(item: dict[str, Any], x: str, y: str) -> dict[str, Any]:
    return {**item, "xref": x, "yref": y}


def _moved(mark: Mark, shift: float) -> Mark:
    return replace(mark, x=mark.x + shift, column=mark.column + 100)
