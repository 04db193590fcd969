"""Every component id of the page, once."""

from __future__ import annotations

from collections.abc import Mapping

URL = "url"
REQUEST = "request"
WIDTH = "width"
PICTURE = "picture"
CHART = "chart"
MARKS = "marks"
PICTURE_BOX = "picture-box"
ZOOM_LEVEL = "zoom-level"
HEADINGS = "headings"
STAGE = "stage"
PANEL = "panel"
CHIPS = "chips"
COUNT = "count"
NOTES = "notes"
TITLE = "title"
LEAD = "lead"
LEGEND = "legend"
NOT_DRAWN = "not-drawn"
SCHEME = "scheme"
PALETTES = "palettes"
THEME_SWITCH = "theme-switch"
KEYS = "keys"
KEYS_SWITCH = "keys-switch"
SEARCH = "search"
ANNOUNCER = "announcer"
VIEW_TABS = "view-tabs"
TABLE = "table"
DRAWN = "drawn"
EDITION = "edition"
VERSION = "version"
BANNER = "banner"
TROUBLE = "trouble"
FOOTER = "footer"
CHOICES = "choices"
ECHO = "echo"
DAY = "filter-day"
DAY_BOX = "day-box"
FILTERS_SWITCH = "filters-switch"
DAY_WORDS = "day-words"
PLAY = "play"
SHARE = "share"
ADDRESS = "address"
SAVE_WIDTH = "save-width"
SAVE_SVG = "save-svg"
SAVE_PNG = "save-png"
SAVED = "saved"
DOWNLOADED = "downloaded"
FILTERS: Mapping[str, str] = {
    name: f"filter-{name}"
    for name in (
        "countries",
        "kind",
        "from",
        "to",
        "principal",
        "channel",
        "status",
        "certainty",
        "source",
        "rung",
        "bypass",
        "order",
        "form",
    )
}
"""Component ids of the controls, by the name of their part of the query string."""
