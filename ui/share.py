"""What stands under a view and at the end of a panel: how to cite it, show it elsewhere, take it away."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from html import escape

import dash_mantine_components as dmc
from dash import html

from graph import Network
from ui import ids
from ui.authoring import step_text
from ui.cite import STYLES, Work, cited, cited_record, in_style
from ui.panels.blocks import Component
from ui.poster import view_title
from ui.state import ViewState, Vocabulary

FRAME_HEIGHT = 640
SAVE_WIDTHS = (390, 800, 1180, 1600, 2400)


def share() -> Component:
    """Return what takes a view away: citations and a frame, filled for each state, and its picture."""
    widths = [{"value": str(width), "label": f"{width} pixels"} for width in SAVE_WIDTHS]
    return html.Details(
        [
            html.Summary("Cite, embed, save the picture"),
            html.Div(
                [
                    dmc.Select(
                        id=ids.SAVE_WIDTH, label="Width", placeholder="As shown", clearable=True, data=widths
                    ),
                    html.Button("Save as SVG", id=ids.SAVE_SVG, type="button", className="switch"),
                    html.Button("Save as PNG", id=ids.SAVE_PNG, type="button", className="switch"),
                ],
                className="save",
            ),
            html.Div(id=ids.SHARE),
        ],
        className="share",
    )


def cite_view(
    network: Network, vocabulary: Vocabulary, state: ViewState, base: str, today: date
) -> list[Component]:
    """Return how to cite the present view, and the snippet that shows it in another page."""
    work = cited(network, vocabulary, state, base=base, today=today)
    title = view_title(network, vocabulary, state)
    return [
        html.H3("Cite this view"),
        *_styles(work),
        html.H3("Show it in another page"),
        html.P(
            "The frame fits its width. The page that shows it must be named to the server: --frame-origin."
        ),
        _copied("Snippet", snippet(state, base, title)),
        html.H3("Copy this view as a step of a story"),
        _copied("For stories.yaml", step_text(network, state)),
    ]


def cite_panel(network: Network, key: str, base: str, today: date) -> list[Component]:
    """Return how to cite the record that a panel shows; nothing for what rests on no source."""
    work = cited_record(network, key, base=base, today=today)
    if work is None:
        return []
    return [html.Details([html.Summary("Cite this"), *_styles(work)], className="cite")]


def snippet(state: ViewState, base: str, title: str) -> str:
    """Return the HTML that shows a view in a frame of another page, with a link to the whole of it."""
    framed = replace(state, embed=True, projector=False).query()
    whole = replace(state, embed=False).query()
    return (
        f'<iframe src="{escape(base + framed)}" title="{escape(title)}" loading="lazy" '
        f'style="width:100%;height:{FRAME_HEIGHT}px;border:0"></iframe>\n'
        f'<p><a href="{escape(base + whole)}">{escape(title)}</a></p>'
    )


def _styles(work: Work) -> list[Component]:
    return [_copied(words, in_style(work, style)) for style, words in STYLES.items()]


def _copied(words: str, text: str) -> Component:
    """Return a text to copy, with a button that does it."""
    return html.Div(
        [
            html.H4(words),
            html.Button("Copy", type="button", className="switch copy", title=f"Copy: {words}"),
            html.Pre(text, tabIndex="0"),
        ],
        className="copied",
    )
