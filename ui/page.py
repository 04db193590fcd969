"""The skeleton of the page: what stands there before any state is rendered into it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import dash_mantine_components as dmc
from dash import dcc, html

from graph import Network, dataset_of
from ui import ids
from ui.choices import LEADS, LEARNING, VIEWS
from ui.controls import controls
from ui.figures.picture import Heading, Mark, Picture
from ui.panels.blocks import attributes
from ui.render import Rendered
from ui.share import share
from ui.state import ViewState, Vocabulary
from ui.theme import PALETTES
from ui.words import told

Component = Any
GRAPH_CONFIG: Final[Any] = {
    "displayModeBar": False,
    "displaylogo": False,
    "showSendToCloud": False,
    "scrollZoom": False,
    "doubleClick": False,
    "staticPlot": True,
    "responsive": False,
}


def layout(network: Network, vocabulary: Vocabulary, version: str = "") -> Component:
    """Return the whole page of a record in one version, ready for its first state."""
    return dmc.MantineProvider(
        html.Div(
            [
                html.A("Skip to the picture", href=f"#{ids.STAGE}", className="skip"),
                *_machinery(version),
                masthead(network),
                html.Main(
                    [
                        html.Nav(id=ids.VIEW_TABS, className="tabs", **attributes(aria_label="Views")),
                        html.Div(id=ids.TROUBLE, role="alert"),
                        html.Div(id=ids.BANNER, role="status"),
                        controls(network, vocabulary),
                        html.Div(id=ids.NOTES, role="status"),
                        html.Div(
                            [
                                _stage(),
                                html.Aside(
                                    html.Div(id=ids.PANEL, className="panel-body"),
                                    className="panel",
                                    **attributes(aria_label="Sources and details"),
                                ),
                            ],
                            className="desk",
                        ),
                    ]
                ),
                footer(network),
                html.P(html.A("Open this view with its sources", target="_blank"), className="whole"),
                keys_dialog(),
            ],
            className="page",
        ),
        theme={"fontFamily": "var(--font)", "primaryColor": "violet", "defaultRadius": "sm"},
    )


def _machinery(version: str) -> list[Component]:
    """Return the stores: the URL is the only state, the rest is what the browser measured or was sent."""
    return [
        dcc.Location(id=ids.URL, refresh=False),
        dcc.Store(id=ids.WIDTH),
        dcc.Store(id=ids.REQUEST),
        dcc.Store(id=ids.ECHO),
        dcc.Store(id=ids.PICTURE),
        dcc.Store(id=ids.DRAWN),
        dcc.Store(id=ids.EDITION, data=version),
        dcc.Store(id=ids.VERSION),
        dcc.Store(id=ids.SCHEME, data="light"),
        dcc.Store(id=ids.SAVED),
        dcc.Store(id=ids.DOWNLOADED),
        html.Div(id=ids.ANNOUNCER, className="sr-only", **attributes(aria_live="polite")),
        dcc.Store(id=ids.PALETTES, data={name: dict(palette) for name, palette in PALETTES.items()}),
    ]


def masthead(network: Network) -> Component:
    """Return the head of the page: title, how to read the view, and what changes the page itself."""
    return html.Header(
        [
            html.Div(
                [
                    html.H1(dataset_of(network).about.title, id=ids.TITLE),
                    html.P(told(network, LEADS["lanes"]), id=ids.LEAD),
                ]
            ),
            html.Div(id=ids.ADDRESS, className="address"),
            html.Button("Keys", id=ids.KEYS_SWITCH, type="button", className="switch"),
            html.Button(
                "Dark",
                id=ids.THEME_SWITCH,
                type="button",
                className="switch",
                **attributes(aria_pressed="false"),
            ),
        ],
        className="masthead",
    )


def _stage() -> Component:
    return html.Section(
        [
            html.Div([html.Div(id=ids.CHOICES), picture_tools()], className="picture-bar"),
            _picture_box(),
            html.Div(id=ids.TABLE),
            html.Ul(
                id=ids.LEGEND,
                className="legend",
                **attributes(aria_label="Legend; a linked entry shows only what it names"),
            ),
            html.Details([html.Summary("Not drawn"), html.Ul(id=ids.NOT_DRAWN)], className="not-drawn"),
            share(),
        ],
        id=ids.STAGE,
        tabIndex="-1",
        className="stage",
        **attributes(aria_label="Picture of direct links and formal chains"),
    )


def _picture_box() -> Component:
    """Return where the picture stands: headings, chart and marks, which grow together when zoomed."""
    chart = html.Div(
        dcc.Graph(id=ids.CHART, figure={"data": [], "layout": {}}, config=GRAPH_CONFIG),
        className="chart",
        **attributes(aria_hidden="true"),
    )
    return html.Div(
        [
            html.P("Opening the record …", className="loading"),
            html.Div(id=ids.HEADINGS, className="headings"),
            html.Div([chart, html.Div(id=ids.MARKS, className="marks")], className="canvas"),
        ],
        id=ids.PICTURE_BOX,
        className="picture-box",
    )


ZOOMS = (("−", "Zoom out", "-1"), ("Fit", "Fit the picture to the page", "0"), ("+", "Zoom in", "1"))


def picture_tools() -> Component:
    """Return the buttons that zoom the picture; the browser does it alone."""
    buttons = [
        html.Button(
            sign, type="button", title=words, **attributes(aria_label=f"{words}: {sign}", data_zoom=step)
        )
        for sign, words, step in ZOOMS
    ]
    level = html.Output("100 %", id=ids.ZOOM_LEVEL, **attributes(aria_label="Size of the picture"))
    return html.Div(
        [level, *buttons], className="picture-tools", role="group", **attributes(aria_label="Zoom")
    )


KEYS = (
    ("/", "Search"),
    ("← ↑ → ↓", "Walk between names, counts and lines of the picture"),
    ("Enter", "Open what is in focus"),
    ("Esc", "Back from the panel to the picture"),
    ("1 to 9", "Lanes, Ladder, Network, Timeline, Table, Claims, Numbers, Compare, Stories and quiz"),
    (", and .", "The day back or on by a month"),
    ("− 0 +", "Zoom the picture out, back to the page's width, in"),
    ("PageUp PageDown", "A story: the step before, the next; also ← and → where no name is in focus"),
    ("p", "Projector: large type, few lanes, no side panel, the address and its QR code"),
    ("d", "Dark or light"),
    ("?", "This list"),
)


def keys_dialog() -> Component:
    """Return the list of keys, shown by "?"."""
    rows = [cell for key, words in KEYS for cell in (html.Dt(html.Kbd(key)), html.Dd(words))]
    return html.Dialog(
        [
            html.H2("Keys", id="keys-title"),
            html.Dl(rows, className="terms"),
            html.Form(html.Button("Close", className="switch"), method="dialog"),
        ],
        id=ids.KEYS,
        **attributes(aria_labelledby="keys-title"),
    )


def footer(network: Network) -> Component:
    """Return the foot of the page: date and version of the data, and what counts mean."""
    about = dataset_of(network).about
    return html.Footer(
        f"Last update {about.updated}. Data version {about.version}, {about.licence}. "
        "Every count means: in this data. Direct does not mean improper; "
        "the formal chain is a simplified model.",
        id=ids.FOOTER,
    )


def headings(found: Sequence[Heading], width: int) -> list[Component]:
    """Return the column headings of a picture, kept in view while the page scrolls."""
    rows = []
    for each in found:
        shift = {"middle": "-50%", "end": "-100%", "start": "0"}[each.anchor]
        style = {"left": f"{each.x:.0f}px", "transform": f"translateX({shift})"}
        if each.width:
            style |= {"width": f"{each.width:.0f}px", "whiteSpace": "normal", "textAlign": "center"}
        rows.append(html.Span(each.text, className=f"level-{each.level}", style=style))
    return rows


def marks(picture: Picture, state: ViewState) -> list[Component]:
    """Return the links that lie over the chart's names and lines, in the order of the arrow keys."""
    ordered = sorted(picture.marks, key=lambda mark: (mark.row, mark.column, mark.x))
    return [_mark(mark, state, is_first=number == 0) for number, mark in enumerate(ordered)]


def _mark(mark: Mark, state: ViewState, *, is_first: bool) -> Component:
    is_selected = bool(mark.target) and state.select == mark.target
    changes: dict[str, Any] = dict(mark.changes) or {"select": mark.target}
    return html.A(
        html.Span(mark.label, className="sr-only"),
        href=state.href(**changes),
        className="nav mark" + (" selected" if is_selected else ""),
        title=mark.label,
        tabIndex="0" if is_first else "-1",
        style={
            "left": f"{mark.x:.0f}px",
            "top": f"{mark.y:.0f}px",
            "width": f"{mark.width:.0f}px",
            "height": f"{mark.height:.0f}px",
        },
        **attributes(data_group=mark.group, data_column=str(mark.column)),
        **(attributes(aria_current="true") if is_selected else {}),
    )


def chip_row(found: Sequence[tuple[str, str]]) -> list[Component]:
    """Return the active filters as chips that come off, and one that takes all off."""
    rows = [
        html.A(
            [words, html.Span(" ×", **attributes(aria_hidden="true"))],
            href=href,
            className="nav chip",
            title=f"Remove: {words}",
        )
        for words, href in found
    ]
    if rows:
        rows.append(html.A("Reset all", href="?", className="nav chip reset"))
    return rows


def note(text: str) -> Component:
    """Return one line about a link of which not everything could be opened."""
    return html.P(text, className="note")


def not_drawn(lines: Sequence[str]) -> list[Component]:
    """Return what the picture leaves out, line by line, so that nothing is silently dropped."""
    return [html.Li(line) for line in lines] or [html.Li("Everything that the filters let through is drawn.")]


def view_tabs(state: ViewState) -> list[Component]:
    """Return the ways to see the record, as links that keep what is selected and filtered."""
    here = "learn" if state.view in LEARNING else state.view
    return [
        html.A(
            words,
            href=state.href(view=view),
            className="nav view-tab" + (" selected" if view == here else ""),
            **(attributes(aria_current="page") if view == here else {}),
        )
        for view, words in VIEWS.items()
    ]


def nothing_left(found: Rendered) -> list[Component]:
    """Return what to do when the filters let nothing through: which one to loosen, and what comes back."""
    if found.count_shown or found.state.story:  # a story may begin with an empty chain on purpose
        return []
    links = [
        html.Li(html.A(f"Without the filter by {words}: {count:,} records", href=href, className="nav"))
        for words, href, count in found.loosening
    ]
    links.append(html.Li(html.A("Take all filters off", href="?", className="nav")))
    return [html.Div([html.P("The filters let nothing through."), html.Ul(links)], className="note")]
