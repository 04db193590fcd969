"""What every view hands over: a figure of colour roles, the marks that lie over it, and its words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from ui.theme import FONT, escaped, text_width

TYPE_SIZE = 13


@dataclass(frozen=True, slots=True)
class Mark:
    """Something on the chart that can be opened: a rectangle in pixels and what it stands for.

    ``row`` and ``column`` order the marks for the arrow keys; ``group`` lights together. ``changes`` are
    fields of the view's state that the mark sets instead of opening ``target``.
    """

    x: float
    y: float
    width: float
    height: float
    label: str
    target: str
    row: int
    column: int
    group: str
    ids: tuple[str, ...] = ()
    changes: tuple[tuple[str, int | None], ...] = ()


@dataclass(frozen=True, slots=True)
class Heading:
    """A column heading over the chart, centred on ``x`` in pixels."""

    x: float
    text: str
    level: int = 1
    anchor: str = "middle"
    width: float | None = None


@dataclass(slots=True)
class Canvas:
    """Collects shapes, texts and symbols while a view is drawn; one unit is one CSS pixel."""

    width: float
    height: float = 0
    shapes: list[dict[str, Any]] = field(default_factory=list)
    texts: dict[tuple[str, float, bool, str], list[tuple[float, float, str, str]]] = field(
        default_factory=dict
    )
    symbols: list[tuple[float, float, str, float, str, str, bool]] = field(default_factory=list)
    annotations: list[dict[str, Any]] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)

    def path(
        self, path: str, *, group: str, line: str = "", width: float = 0, dash: str = "solid", fill: str = ""
    ) -> None:
        """Draw a path in pixels; ``line`` and ``fill`` are roles of colour."""
        self.shapes.append(
            {
                "type": "path",
                "path": path,
                "layer": "below",
                "name": group,
                "line": {"color": f"@{line}" if line else "rgba(0,0,0,0)", "width": width, "dash": dash},
                "fillcolor": f"@{fill}" if fill else "rgba(0,0,0,0)",
            }
        )

    def text(
        self,
        x: float,
        y: float,
        text: str,
        *,
        group: str,
        role: str = "ink",
        size: float = TYPE_SIZE,
        is_bold: bool = False,
        anchor: str = "middle center",
    ) -> None:
        """Write one line of text at a point."""
        self.texts.setdefault((role, size, is_bold, anchor), []).append((x, y, text, group))

    def symbol(
        self,
        x: float,
        y: float,
        symbol: str,
        *,
        group: str,
        role: str,
        size: float = 11,
        is_open: bool = False,
    ) -> None:
        """Draw one marker."""
        self.symbols.append((x, y, symbol, size, role, group, is_open))

    def turned(self, x: float, y: float, text: str, *, role: str, size: float) -> None:
        """Write one line of text that runs downwards."""
        self.annotations.append(
            {
                "x": x,
                "y": y,
                "text": f"<b>{escaped(text)}</b>",
                "textangle": 90,
                "showarrow": False,
                "font": {"color": f"@{role}", "size": size},
            }
        )

    def pill(
        self, x: float, y: float, width: float, height: float, *, group: str, fill: str, line: str
    ) -> None:
        """Draw a rounded box around a centre."""
        left, right, top, bottom = x - width / 2, x + width / 2, y - height / 2, y + height / 2
        self.path(rounded(left, top, right, bottom, height / 2), group=group, fill=fill, line=line, width=1.2)

    def figure(self) -> dict[str, Any]:
        """Return the whole as a plain figure of colour roles."""
        return {
            "data": [*self._symbol_traces(), *self._text_traces()],
            "layout": {
                "width": round(self.width),
                "height": round(self.height),
                "margin": {"l": 0, "r": 0, "t": 0, "b": 0, "pad": 0},
                "paper_bgcolor": "rgba(0,0,0,0)",
                "plot_bgcolor": "rgba(0,0,0,0)",
                "showlegend": False,
                "hovermode": False,
                "dragmode": False,
                "font": {"family": FONT, "size": TYPE_SIZE, "color": "@ink"},
                "xaxis": _axis([0, self.width]),
                "yaxis": _axis([self.height, 0]),
                "shapes": self.shapes,
                "annotations": self.annotations,
            },
        }

    def _symbol_traces(self) -> list[dict[str, Any]]:
        if not self.symbols:
            return []
        xs, ys, symbols, sizes, roles, groups, opens = zip(*self.symbols, strict=True)
        return [
            {
                "type": "scatter",
                "mode": "markers",
                "x": _rounded(xs),
                "y": _rounded(ys),
                "marker": {
                    "symbol": list(symbols),
                    "size": list(sizes),
                    "color": [
                        "@page" if is_open else f"@{role}" for role, is_open in zip(roles, opens, strict=True)
                    ],
                    "opacity": 1,
                    "line": {"width": [2 if o else 0 for o in opens], "color": [f"@{r}" for r in roles]},
                },
                "customdata": list(groups),
                "hoverinfo": "skip",
                "cliponaxis": False,
            }
        ]

    def _text_traces(self) -> list[dict[str, Any]]:
        traces = []
        for (role, size, is_bold, anchor), items in self.texts.items():
            xs, ys, texts, groups = zip(*items, strict=True)
            traces.append(
                {
                    "type": "scatter",
                    "mode": "text",
                    "x": _rounded(xs),
                    "y": _rounded(ys),
                    "text": [escaped(text) for text in texts],
                    "textposition": anchor,
                    "textfont": {"size": size, "color": f"@{role}", "weight": 650 if is_bold else 400},
                    "customdata": list(groups),
                    "hoverinfo": "skip",
                    "cliponaxis": False,
                }
            )
        return traces


@dataclass(frozen=True, slots=True)
class Picture:
    """One drawn view: plain data, the same for the live page, a file and an offline site."""

    figure: dict[str, Any]
    marks: Sequence[Mark]
    headings: Sequence[Heading]
    alt: str
    not_drawn: Sequence[str] = ()

    @property
    def width(self) -> int:
        """Return the width in pixels."""
        return int(self.figure["layout"]["width"])

    @property
    def height(self) -> int:
        """Return the height in pixels."""
        return int(self.figure["layout"]["height"])


def _axis(span: list[float]) -> dict[str, Any]:
    return {"range": span, "visible": False, "fixedrange": True}


def _rounded(values: Sequence[float]) -> list[float]:
    return [round(value, 1) for value in values]


def rounded(left: float, top: float, right: float, bottom: float, radius: float) -> str:
    """Return the path of a box with round corners."""
    r = min(radius, (right - left) / 2, (bottom - top) / 2)
    return (
        f"M{left + r:.1f},{top:.1f}L{right - r:.1f},{top:.1f}Q{right:.1f},{top:.1f} {right:.1f},{top + r:.1f}"
        f"L{right:.1f},{bottom - r:.1f}Q{right:.1f},{bottom:.1f} {right - r:.1f},{bottom:.1f}"
        f"L{left + r:.1f},{bottom:.1f}Q{left:.1f},{bottom:.1f} {left:.1f},{bottom - r:.1f}"
        f"L{left:.1f},{top + r:.1f}Q{left:.1f},{top:.1f} {left + r:.1f},{top:.1f}Z"
    )


def fitting(names: Sequence[str], space: float, size: float) -> str:
    """Return the names as they fit: all, or the first and how many more.

    >>> fitting(["Tillerson", "Pompeo"], 200, 13)
    'Tillerson · Pompeo'
    >>> fitting(["Tillerson", "Pompeo"], 110, 13)
    'Tillerson +1'
    """
    if not names:
        return ""
    whole = " · ".join(names)
    if len(names) == 1 or text_width(whole, size) <= space:
        return whole
    return f"{names[0]} +{len(names) - 1}"


def empty_picture(words: str, width: int) -> Picture:
    """Return a picture that says in one line why nothing is drawn."""
    canvas = Canvas(width, height=120)
    canvas.text(width / 2, 60, words, group="", role="muted")
    return Picture(figure=canvas.figure(), marks=(), headings=(), alt=words)


NO_PICTURE = Picture(figure=Canvas(0, 0).figure(), marks=(), headings=(), alt="")
"""What a view of text hands over: nothing to draw."""
