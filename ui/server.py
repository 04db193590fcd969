"""The page as a WSGI application: one frozen record in, one Dash app out, nothing shared that changes."""

from __future__ import annotations

from pathlib import Path

from dash import Dash

from graph import Network
from ui.callbacks import register
from ui.page import layout
from ui.state import Vocabulary
from ui.theme import style_sheet

ASSETS = Path(__file__).parent.parent / "assets"

_INDEX = """<!DOCTYPE html>
<html lang="en" data-mantine-color-scheme="light">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{%title%}</title>
{%favicon%}
{%css%}
<style>STYLE_SHEET</style>
</head>
<body>
{%app_entry%}
{%config%}{%scripts%}{%renderer%}
</body>
</html>"""


def create_app(network: Network) -> Dash:
    """Return the Dash app of one record."""
    app = Dash(
        __name__,
        title="Direct Line",
        update_title="",
        assets_folder=str(ASSETS),
        compress=True,
        serve_locally=True,
        index_string=_INDEX.replace("STYLE_SHEET", style_sheet()),
    )
    vocabulary = Vocabulary(network)
    app.layout = layout(network, vocabulary)
    register(app, network, vocabulary)
    return app
