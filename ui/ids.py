"""Every component id of the page, once."""

URL = "url"
REQUEST = "request"
WIDTH = "width"
PICTURE = "picture"
CHART = "chart"
MARKS = "marks"
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
SEARCH = "search"
ANNOUNCER = "announcer"
FILTERS = {
    "countries": "filter-countries",
    "kind": "filter-kind",
    "from": "filter-from",
    "to": "filter-to",
}
