"""The choices a link can name that do not depend on the record: views, manners of comparing, orders."""

from __future__ import annotations

from collections.abc import Mapping

VIEWS: Mapping[str, str] = {
    "lanes": "Lanes",
    "ladder": "Ladder",
    "network": "Network",
    "timeline": "Timeline",
    "table": "Table",
    "claims": "Claims",
    "numbers": "Numbers",
    "compare": "Compare",
    "about": "How we know this",
}
"""The ways to see one record, with the words on their tabs."""
MANNERS: Mapping[str, str] = {
    "layers": "Two layers",
    "countries": "Two {countries}",
    "periods": "Two periods",
    "principals": "Two {principal}s",
    "contacts": "Two contacts",
}
"""The ways to compare, with the words on their tabs, to be told in the words of the record."""
ORDERS = ("direct", "formal", "name")
FORMS = ("auto", "full", "compact")
ALL = "all"
COLUMNS = (
    "date",
    "kind",
    "from",
    "to",
    "channel",
    "status",
    "certainty",
    "country",
    "place",
    "sources",
)
"""The columns of the table, in order."""
