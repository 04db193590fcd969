"""The only file with callbacks: each translates between the page and one plain function."""

from __future__ import annotations

from typing import Any

from dash import ClientsideFunction, Dash, Input, Output, State, no_update

from graph import Network
from ui import ids, page
from ui.controls import control_values
from ui.render import render
from ui.state import Vocabulary

DEFAULT_WIDTH = 1180


def register(app: Dash, network: Network, vocabulary: Vocabulary) -> None:
    """Tie the page together: URL and controls make a request, the request makes the page."""
    _register_loop(app)
    _register_browser(app)

    @app.callback(
        output={
            "picture": Output(ids.PICTURE, "data"),
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
            "controls": {name: Output(key, "value") for name, key in ids.FILTERS.items()},
        },
        inputs={"request": Input(ids.REQUEST, "data"), "drawn": State(ids.PICTURE, "data")},
        prevent_initial_call=True,
    )
    def show(request: dict[str, Any], drawn: dict[str, Any] | None) -> dict[str, Any]:
        return shown(network, vocabulary, request, drawn)


def shown(
    network: Network, vocabulary: Vocabulary, request: dict[str, Any], drawn: dict[str, Any] | None
) -> dict[str, Any]:
    """Return what each part of the page becomes for a request; an unchanged picture is not sent."""
    width = request.get("width")
    found = render(
        network,
        vocabulary,
        str(request.get("search") or ""),
        width if isinstance(width, int) else DEFAULT_WIDTH,
    )
    state, picture = found.state, found.picture
    is_same = isinstance(drawn, dict) and drawn.get("key") == found.picture_key
    return {
        "picture": no_update
        if is_same
        else {"key": found.picture_key, "figure": picture.figure, "alt": picture.alt},
        "marks": page.marks(picture, state),
        "headings": no_update if is_same else page.headings(picture.headings, picture.width),
        "not_drawn": no_update if is_same else page.not_drawn(picture.not_drawn),
        "panel": found.panel,
        "tabs": page.view_tabs(state),
        "table": found.table,
        "choices": found.choices,
        "lead": page.LEADS.get(state.view, ""),
        "chips": page.chip_row(found.chips),
        "count": found.count,
        "notes": [page.note(text) for text in found.notes],
        "announcement": found.announcement,
        "controls": control_values(state),
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
            *(Input(key, "value") for key in ids.FILTERS.values()),
        ],
        State(ids.REQUEST, "data"),
    )


def _register_browser(app: Dash) -> None:
    """What never asks the server: painting in the colours of the theme, and clearing the search box."""
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
