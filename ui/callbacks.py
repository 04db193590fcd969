"""The only file with callbacks: each translates between the page and one plain function."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dash import ClientsideFunction, Dash, Input, Output, State, no_update
from pydantic import BaseModel

from ui import ids, page
from ui.controls import control_values
from ui.edition import Edition
from ui.live import Record
from ui.render import render
from ui.words import told

DEFAULT_WIDTH = 1180
_OF_EDITION: Mapping[str, tuple[str, str]] = {
    "title": (ids.TITLE, "children"),
    "footer": (ids.FOOTER, "children"),
    "search": (ids.SEARCH, "data"),
} | {name: (key, "data") for name, key in ids.FILTERS.items()}
"""What of the skeleton depends on the data, and is sent again when the data changed under an open page."""


class Request(BaseModel):
    """What the page asks for: a query string, at a chart width in pixels."""

    search: str | None = ""
    width: int = DEFAULT_WIDTH


def register(app: Dash, record: Record) -> None:
    """Tie the page together: URL and controls make a request, the request makes the page."""
    _register_loop(app)
    _register_browser(app)

    @app.callback(
        output={
            "picture": Output(ids.PICTURE, "data"),
            "drawn": Output(ids.DRAWN, "data"),
            "marks": Output(ids.MARKS, "children"),
            "headings": Output(ids.HEADINGS, "children"),
            "not_drawn": Output(ids.NOT_DRAWN, "children"),
            "panel": Output(ids.PANEL, "children"),
            "tabs": Output(ids.VIEW_TABS, "children"),
            "table": Output(ids.TABLE, "children"),
            "choices": Output(ids.CHOICES, "children"),
            "lead": Output(ids.LEAD, "children"),
            "chips": Output(ids.CHIPS, "children"),
            "count": Output(ids.COUNT, "children"),
            "notes": Output(ids.NOTES, "children"),
            "announcement": Output(ids.ANNOUNCER, "children"),
            "controls": Output(ids.ECHO, "data"),
            "banner": Output(ids.BANNER, "children"),
            "token": Output(ids.BANNER, "data-token"),
            "edition": Output(ids.EDITION, "data"),
            "skeleton": {name: Output(*place) for name, place in _OF_EDITION.items()},
        },
        inputs={
            "request": Input(ids.REQUEST, "data"),
            "drawn": State(ids.DRAWN, "data"),
            "known": State(ids.EDITION, "data"),
        },
        prevent_initial_call=True,
    )
    def show(request: Any, drawn: Any, known: Any) -> dict[str, Any]:
        return shown(record.current, Request.model_validate(request), drawn, known)


def shown(edition: Edition, request: Request, drawn: Any = None, known: Any = None) -> dict[str, Any]:
    """Return what each part of the page becomes for a request.

    A picture with the key ``drawn`` is not sent again, nor what a page of the edition ``known`` has.
    """
    found = render(edition.network, edition.vocabulary, request.search or "", request.width)
    state, picture = found.state, found.picture
    picture_key = f"{edition.version} {found.picture_key}"
    is_same = drawn == picture_key
    return {
        "picture": no_update if is_same else {"figure": picture.figure, "alt": picture.alt},
        "drawn": picture_key,
        "marks": page.marks(picture, state),
        "headings": no_update if is_same else page.headings(picture.headings, picture.width),
        "not_drawn": no_update if is_same else page.not_drawn(picture.not_drawn),
        "panel": found.panel,
        "tabs": page.view_tabs(state),
        "table": found.table,
        "choices": found.choices,
        "lead": told(edition.network, page.LEADS.get(state.view, "")),
        "chips": page.chip_row(found.chips),
        "count": found.count,
        "notes": [*(page.note(text) for text in found.notes), *page.nothing_left(found)],
        "announcement": found.announcement,
        "controls": {"search": request.search or "", "values": control_values(state)},
        "banner": [page.note(text) for text in edition.notices],
        "token": edition.token,
        "edition": edition.version,
        "skeleton": {
            name: no_update if known == edition.version else getattr(edition.skeleton[key], field, no_update)
            for name, (key, field) in _OF_EDITION.items()
        },
    }


def _register_loop(app: Dash) -> None:
    """The loop, in one place: what fired becomes the query string, and the query string the request."""
    app.clientside_callback(  # type: ignore[no-untyped-call]
        ClientsideFunction("direct_line", "compose"),
        [Output(ids.URL, "search"), Output(ids.REQUEST, "data")],
        [
            Input(ids.URL, "search"),
            Input(ids.WIDTH, "data"),
            Input(ids.SEARCH, "value"),
            Input(ids.VERSION, "data"),
            *(Input(key, "value") for key in ids.FILTERS.values()),
        ],
        State(ids.REQUEST, "data"),
    )


def _register_browser(app: Dash) -> None:
    """What never asks the server: painting in the colours of the theme, and setting the controls."""
    app.clientside_callback(  # type: ignore[no-untyped-call]
        ClientsideFunction("direct_line", "paint"),
        Output(ids.CHART, "figure"),
        Input(ids.PICTURE, "data"),
        Input(ids.SCHEME, "data"),
        State(ids.PALETTES, "data"),
        prevent_initial_call=True,
    )
    app.clientside_callback(  # type: ignore[no-untyped-call]
        ClientsideFunction("direct_line", "clear"),
        Output(ids.SEARCH, "value"),
        Input(ids.PANEL, "children"),
        prevent_initial_call=True,
    )
    app.clientside_callback(  # type: ignore[no-untyped-call]
        ClientsideFunction("direct_line", "echo"),
        [Output(key, "value") for key in ids.FILTERS.values()],
        Input(ids.ECHO, "data"),
        [State(key, "value") for key in ids.FILTERS.values()],
        prevent_initial_call=True,
    )
