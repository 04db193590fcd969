"""The only file with callbacks: each translates between the page and one plain function."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

from dash import ClientsideFunction, Dash, Input, Output, State, ctx, no_update
from pydantic import BaseModel, Field

from graph import dataset_of
from ui import ids, page
from ui.address import address_row
from ui.choices import LEADS
from ui.controls import control_values
from ui.edition import Edition
from ui.legend import legend
from ui.live import Record
from ui.poster import NoPictureError, poster
from ui.render import render
from ui.share import cite_panel, cite_view
from ui.theme import PALETTES
from ui.timebar import day_words
from ui.words import told

DEFAULT_WIDTH = 1180
_OF_EDITION: Mapping[str, tuple[str, str]] = {
    "title": (ids.TITLE, "children"),
    "footer": (ids.FOOTER, "children"),
    "search": (ids.SEARCH, "data"),
} | {name: (key, "data") for name, key in ids.FILTERS.items()}
"""What of the skeleton depends on the data, and is sent again when the data changed under an open page."""

_PARTS: Mapping[str, tuple[str, str]] = {
    "picture": (ids.PICTURE, "data"),
    "drawn": (ids.DRAWN, "data"),
    "marks": (ids.MARKS, "children"),
    "headings": (ids.HEADINGS, "children"),
    "legend": (ids.LEGEND, "children"),
    "not_drawn": (ids.NOT_DRAWN, "children"),
    "panel": (ids.PANEL, "children"),
    "tabs": (ids.VIEW_TABS, "children"),
    "table": (ids.TABLE, "children"),
    "choices": (ids.CHOICES, "children"),
    "lead": (ids.LEAD, "children"),
    "day": (ids.DAY_WORDS, "children"),
    "chips": (ids.CHIPS, "children"),
    "count": (ids.COUNT, "children"),
    "notes": (ids.NOTES, "children"),
    "announcement": (ids.ANNOUNCER, "children"),
    "controls": (ids.ECHO, "data"),
    "banner": (ids.BANNER, "children"),
    "share": (ids.SHARE, "children"),
    "address": (ids.ADDRESS, "children"),
    "token": (ids.BANNER, "data-token"),
    "edition": (ids.EDITION, "data"),
}
"""Every part of the page that follows the state, and where it stands."""


class Request(BaseModel):
    """What the page asks for: a query string, at a chart width in pixels, and where the reader sees it."""

    search: str | None = ""
    width: int = DEFAULT_WIDTH
    base: str = Field("", pattern=r"^(https?://[^\s?#<>\"]{1,500})?$")


def register(app: Dash, record: Record) -> None:
    """Tie the page together: URL and controls make a request, the request makes the page."""
    _register_loop(app)
    _register_browser(app)
    _register_saving(app, record)

    @app.callback(
        output={
            **{name: Output(*place) for name, place in _PARTS.items()},
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
        "legend": legend(edition.network, edition.vocabulary, state, request.width),
        "not_drawn": no_update if is_same else page.not_drawn(picture.not_drawn),
        "panel": [*found.panel, *cite_panel(edition.network, state.select, request.base, _today())],
        "tabs": page.view_tabs(state),
        "table": found.table,
        "choices": found.choices,
        "lead": told(edition.network, LEADS.get(state.view, "")),
        "day": day_words(state),
        "chips": page.chip_row(found.chips),
        "count": found.count,
        "notes": [*(page.note(text) for text in found.notes), *page.nothing_left(found)],
        "announcement": found.announcement,
        "controls": {"search": request.search or "", "values": control_values(state)},
        "banner": [page.note(text) for text in edition.notices],
        "share": cite_view(edition.network, edition.vocabulary, state, request.base, _today()),
        "address": address_row(state, request.base),
        "token": edition.token,
        "edition": edition.version,
        "skeleton": {
            name: no_update if known == edition.version else getattr(edition.skeleton[key], field, no_update)
            for name, (key, field) in _OF_EDITION.items()
        },
    }


def _today() -> date:
    return datetime.now(UTC).date()


def _register_saving(app: Dash, record: Record) -> None:
    """A picture to take away: drawn here as SVG, made a file, or a PNG, in the browser."""

    @app.callback(
        output={"saved": Output(ids.SAVED, "data")},
        inputs={
            "as_svg": Input(ids.SAVE_SVG, "n_clicks"),
            "as_png": Input(ids.SAVE_PNG, "n_clicks"),
            "request": State(ids.REQUEST, "data"),
            "width": State(ids.SAVE_WIDTH, "value"),
            "scheme": State(ids.SCHEME, "data"),
        },
        prevent_initial_call=True,
    )
    def save(as_svg: Any, as_png: Any, request: Any, width: Any, scheme: Any) -> dict[str, Any]:
        shown_as = Request.model_validate(request or {}).model_dump()
        wanted = Request.model_validate(shown_as | ({"width": width} if width else {}))
        ending = "png" if ctx.triggered_id == ids.SAVE_PNG else "svg"
        return {"saved": saved(record.current, wanted, str(scheme), ending)}

    app.clientside_callback(  # type: ignore[no-untyped-call]
        ClientsideFunction("direct_line", "download"),
        Output(ids.DOWNLOADED, "data"),
        Input(ids.SAVED, "data"),
        prevent_initial_call=True,
    )


def saved(edition: Edition, request: Request, scheme: str, ending: str) -> dict[str, str]:
    """Return the picture of a request as SVG with the name of its file; words where a view has none."""
    theme = scheme if scheme in PALETTES else "light"
    try:
        svg = poster(
            edition.network,
            edition.vocabulary,
            request.search or "",
            width=request.width,
            theme=theme,
            base=request.base,
            today=_today(),
        )
    except NoPictureError as error:
        return {"refused": f"{error}."}
    return {"svg": svg, "name": f"direct-line-{dataset_of(edition.network).about.version}.{ending}"}


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
            *(Input(key, "value") for key in (*ids.FILTERS.values(), ids.DAY)),
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
        [Output(key, "value") for key in (*ids.FILTERS.values(), ids.DAY)],
        Input(ids.ECHO, "data"),
        [State(key, "value") for key in (*ids.FILTERS.values(), ids.DAY)],
        prevent_initial_call=True,
    )
