"""The files of a published record: a folder for any web host, or one page that needs no other file.

Every link is relative, so a site works under any path, and nothing asks for anything from elsewhere.
"""

from __future__ import annotations

import base64
from collections.abc import Mapping
from hashlib import sha256
from html import escape
from pathlib import Path

from dash import html

from graph import Network, dataset_of
from ui import ids
from ui.choices import VIEWS
from ui.offline.markup import html_text
from ui.offline.parts import Part, packed, part_names
from ui.page import footer, keys_dialog, masthead, picture_tools
from ui.panels.blocks import Component, attributes
from ui.theme import style_sheet

ASSETS = Path(__file__).parents[2] / "assets"
SCRIPTS = Path(__file__).parent / "scripts"
STYLES = ("direct_line.css", "story.css", "offline.css")
OWN = ("state.js", "recount.js", "lists.js", "page.js", "hands.js")
ORDER = ("search.js", "take_away.js", *OWN, "story.js", "zoom.js")
"""The scripts of a published page, in the order they need each other; four are those of the live page."""
ICON = "icon.svg"


def site(network: Network, parts: Mapping[str, Part]) -> dict[str, bytes]:
    """Return the files of a static site by name, all in one folder."""
    files = {name: _file(name) for name in (*STYLES, *ORDER, ICON)}
    files["theme.css"] = style_sheet().encode()
    for name, part in parts.items():
        files[f"part-{name}.js"] = f'directLine.part("{name}","{packed(part)}");\n'.encode()
    styles = [f'<link rel="stylesheet" href="{name}">' for name in ("theme.css", *STYLES)]
    scripts = [f'<script src="{name}"></script>' for name in ORDER]
    policy = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:"
    head = [*styles, f'<link rel="icon" href="{ICON}" type="image/svg+xml">']
    files["index.html"] = _page(network, policy, head, scripts).encode()
    return files


def file_names() -> frozenset[str]:
    """Return the names of all files of a site: they are the same whatever the data."""
    parts = (f"part-{name}.js" for name in part_names())
    return frozenset((*STYLES, *ORDER, ICON, "theme.css", "index.html", *parts))


def single_file(network: Network, parts: Mapping[str, Part]) -> bytes:
    """Return the whole record as one HTML file that opens from a disk with the network off."""
    scripts = [_file(name).decode() for name in ORDER]
    digests = [base64.b64encode(sha256(text.encode()).digest()).decode() for text in scripts]
    hashes = " ".join(f"'sha256-{digest}'" for digest in digests)
    policy = f"default-src 'none'; script-src {hashes}; style-src 'unsafe-inline'; img-src data: blob:"
    styles = "".join([style_sheet(), *(_file(name).decode() for name in STYLES)])
    icon = base64.b64encode(_file(ICON)).decode()
    head = [
        f"<style>{styles}</style>",
        f'<link rel="icon" href="data:image/svg+xml;base64,{icon}">',
    ]
    data = [
        f'<script type="text/plain" id="part-{name}">{packed(part)}</script>' for name, part in parts.items()
    ]
    return _page(network, policy, head, [*data, *(f"<script>{text}</script>" for text in scripts)]).encode()


def _file(name: str) -> bytes:
    own = SCRIPTS / name
    content = (own if own.exists() else ASSETS / name).read_bytes()
    if b"</script" in content or b"</style" in content:
        raise ValueError(f"{name} would end the element that it is put into")
    return content


def _page(network: Network, policy: str, head: list[str], scripts: list[str]) -> str:
    about = dataset_of(network).about
    return "\n".join(
        [
            "<!DOCTYPE html>",
            '<html lang="en" data-mantine-color-scheme="light">',
            "<head>",
            '<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{escape(policy)}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            '<meta name="referrer" content="strict-origin-when-cross-origin">',
            f'<meta name="description" content="{escape(about.question)}">',
            f"<title>{escape(about.title)} – Direct Line</title>",
            *head,
            "</head>",
            "<body>",
            html_text(skeleton(network)),
            *scripts,
            "</body>",
            "</html>",
            "",
        ]
    )


def skeleton(network: Network) -> Component:
    """Return the page of a published record before any state is shown in it."""
    return html.Div(
        [
            html.A("Skip to the picture", href=f"#{ids.STAGE}", className="skip"),
            html.Div(id=ids.ANNOUNCER, className="sr-only", **attributes(aria_live="polite")),
            masthead(network),
            html.Main(
                [
                    html.Nav(_tabs(), id=ids.VIEW_TABS, className="tabs", **attributes(aria_label="Views")),
                    html.Div(id=ids.TROUBLE, role="alert"),
                    _noscript(),
                    _controls(),
                    html.Div(id=ids.NOTES, role="status"),
                    html.Div([_stage(), _panel()], className="desk"),
                ]
            ),
            footer(network),
            html.P(html.A("Open this view with its sources", href="#?", target="_blank"), className="whole"),
            keys_dialog(),
        ],
        className="page",
    )


def _tabs() -> list[Component]:
    return [
        html.A(words, href=f"#?view={view}", className="nav view-tab", **attributes(data_view=view))
        for view, words in VIEWS.items()
    ]


def _noscript() -> Component:
    words = "This page puts its pictures and panels together with a script, which is switched off here."
    return html.Noscript(html.P(words, className="note"))


def _controls() -> Component:
    switch = html.Button(
        "Search and filters",
        id=ids.FILTERS_SWITCH,
        type="button",
        className="switch phone-only",
        **attributes(aria_expanded="false"),
    )
    return html.Div(
        [
            switch,
            html.Div(
                [
                    html.Div(
                        [
                            html.Label("Search", htmlFor=ids.SEARCH),
                            html.Div(id="search-box"),
                            html.Ul(id="search-found", hidden=True),
                        ],
                        className="control control-search",
                    ),
                    html.Div(id="filters", className="filters"),
                ],
                className="row",
            ),
            html.Details(
                [html.Summary("More filters"), html.Div(id="more-filters", className="row")],
                className="more-filters",
            ),
            html.Div(
                [html.Span(id=ids.COUNT, className="count"), html.Div(id=ids.CHIPS, className="chips")],
                className="tally",
            ),
        ],
        className="controls",
        role="search",
    )


def _stage() -> Component:
    picture = html.Div(
        [
            html.Div(id=ids.HEADINGS, className="headings"),
            html.Div(id="canvas", className="canvas"),
        ],
        id=ids.PICTURE_BOX,
        className="picture-box",
    )
    return html.Section(
        [
            html.Div([html.Div(id=ids.CHOICES), picture_tools()], className="picture-bar"),
            picture,
            html.Div(id=ids.TABLE),
            html.Ul(id=ids.LEGEND, className="legend", **attributes(aria_label="Legend")),
            html.Details([html.Summary("Not drawn"), html.Ul(id=ids.NOT_DRAWN)], className="not-drawn"),
            _share(),
        ],
        id=ids.STAGE,
        tabIndex="-1",
        className="stage",
        **attributes(aria_label="Picture of direct links and formal chains"),
    )


def _share() -> Component:
    buttons = [
        html.Button("Save as SVG", id=ids.SAVE_SVG, type="button", className="switch"),
        html.Button("Save as PNG", id=ids.SAVE_PNG, type="button", className="switch"),
    ]
    return html.Details(
        [
            html.Summary("Cite, embed, save the picture"),
            html.Div(buttons, className="save"),
            html.Div(id=ids.SHARE),
        ],
        className="share",
    )


def _panel() -> Component:
    return html.Aside(
        html.Div(id=ids.PANEL, className="panel-body"),
        className="panel",
        **attributes(aria_label="Sources and details"),
    )
