"""The day slider: scrubbing it changes who stands on the chain, and which contacts had been by then."""

from __future__ import annotations

from typing import Any

import dash_mantine_components as dmc
from dash import html

from graph import Network, dataset_of
from graph.dates import written
from ui import ids
from ui.panels.blocks import attributes
from ui.state import ViewState

Component = Any


def timebar(network: Network) -> Component:
    """Return the slider over the period of the data, with buttons that step and play by month."""
    period = dataset_of(network).about.period
    days = (period.last - period.first).days
    years = range(period.first.year + 1, period.last.year + 1)
    marks: Any = [
        {"value": (period.first.replace(year=year, month=1, day=1) - period.first).days, "label": str(year)}
        for year in years
    ]
    slider = dmc.Slider(
        id=ids.DAY,
        min=0,
        max=days,
        step=1,
        value=days,
        label=None,
        marks=marks,
        updatemode="mouseup",
        size="sm",
        thumbSize=20,
        thumbLabel="Day up to which the record is shown",
    )
    buttons = [
        _button("Back a month", "◀", "-1"),
        _button("Play by month", "Play", "play", ids.PLAY),
        _button("On a month", "▶", "1"),
    ]
    return html.Div(
        [
            html.Span("Up to", className="muted"),
            html.Div(slider, className="slider"),
            html.Span("the end", id=ids.DAY_WORDS, className="day-words"),
            html.Span(buttons, className="buttons"),
        ],
        id=ids.DAY_BOX,
        className="timebar",
        **attributes(data_first=period.first.isoformat(), data_days=str(days)),
    )


def _button(label: str, words: str, step: str, key: str | None = None) -> Component:
    named: dict[str, Any] = {"id": key} if key else {}
    return html.Button(
        words, type="button", className="switch", **named, **attributes(aria_label=label, data_month=step)
    )


def day_words(state: ViewState) -> str:
    """Return the day of a state as the slider says it."""
    return written(state.on) if state.on else "the end"
