"""The page as a WSGI application: a record in, one Dash app out; all that changes is the record's edition."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from dash import Dash
from flask import Flask, Response, jsonify

from graph import dataset_of
from ui.access import Access
from ui.callbacks import register
from ui.edition import counts
from ui.live import Record
from ui.security import bare_server, guard
from ui.theme import style_sheet

ASSETS = Path(__file__).parent.parent / "assets"

_INDEX = """<!DOCTYPE html>
<html lang="en" data-mantine-color-scheme="light">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{%title%}</title>
<link rel="icon" href="ICON" type="image/svg+xml">
{%css%}
<style>STYLE_SHEET</style>
</head>
<body>
{%app_entry%}
{%config%}{%scripts%}{%renderer%}
</body>
</html>"""
_TOLD_TO_NOBODY = (
    "dash_version",
    "dash_version_url",
    "ddk_version",
    "end_id",
    "plotly_cloud_installed",
    "plotly_version",
    "python_version",
)


class Page(Dash):
    """A Dash app whose index names no versions and carries no token."""

    def _config(self) -> dict[str, Any]:
        config: dict[str, Any] = super()._config()  # type: ignore[no-untyped-call]
        return {name: value for name, value in config.items() if name not in _TOLD_TO_NOBODY}


def create_app(record: Record, access: Access | None = None) -> Dash:
    """Return the Dash app of a record, with the edge around it."""
    access = access or Access()
    with _no_switches():
        app = Page(
            __name__,
            server=bare_server(),  # type: ignore[arg-type]
            title="Direct Line",
            update_title="",
            assets_folder=str(ASSETS),
            compress=True,
            serve_locally=True,
            url_base_pathname=access.path,
            suppress_callback_exceptions=True,
            enable_mcp=False,
            index_string=_INDEX.replace("STYLE_SHEET", style_sheet()).replace(
                "ICON", f"{access.path}assets/icon.svg"
            ),
        )
    app.layout = lambda: record.current.skeleton
    register(app, record)
    _tell_state(app.server, record, access.path)
    guard(app, access)
    return app


@contextmanager
def _no_switches() -> Iterator[None]:
    """Build the app without what the environment would switch on: debuggers, reloaders, other paths."""
    kept = {name: os.environ.pop(name) for name in list(os.environ) if name.startswith(("DASH_", "FLASK_"))}
    try:
        yield
    finally:
        os.environ.update(kept)


def _tell_state(server: Flask, record: Record, path: str) -> None:
    """Answer whether the server is alive, what it serves, and whether an open page is out of date."""

    @server.get(f"{path}healthz")
    def healthz() -> Response:
        return Response("alive\n", mimetype="text/plain")

    @server.get(f"{path}readyz")
    def readyz() -> Response:
        edition = record.current
        return jsonify(
            {
                "status": "ready",
                "data version": dataset_of(edition.network).about.version,
                "edition": edition.version,
                "read": edition.loaded_at.isoformat(timespec="seconds"),
                "has error": bool(edition.fault),
                "counts": counts(edition.network),
            }
        )

    @server.get(f"{path}version")
    def version() -> Response:
        return jsonify({"version": record.current.token})
