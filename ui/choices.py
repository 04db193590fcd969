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
    "learn": "Stories and quiz",
    "about": "How we know this",
}
"""The ways to see one record, with the words on their tabs."""
LEARNING: Mapping[str, str] = {
    "quiz": "Quiz",
    "predict": "Predict, then reveal",
    "handout": "Hand-out",
    "lesson": "Lesson plan",
}
"""Pages that have no tab of their own: they are reached from "Stories and quiz"."""
PAGES: Mapping[str, str] = {**VIEWS, **LEARNING}
"""Whatever a link may name as its view, with its words."""
LEADS: Mapping[str, str] = {
    "lanes": "Each row is a {country}. Violet runs straight from {leader} to {principal}. Below it, the "
    "formal chain, rung by rung: ochre where a contact is on record.",
    "ladder": "One {country}. Ranks face each other: the formal route goes down one ladder, across and up "
    "the other; violet joins the two tops.",
    "network": "Everybody whom the filters let through, each where the subject places them: rungs as "
    "columns, {countries} as rows. Choose a name to see its records.",
    "timeline": "Contacts by date and {country}: violet above the line direct, ochre below it formal. Bars "
    "are posts that change hands.",
    "table": "The same records as text, with their sources.",
    "compare": "Two sides of the same record, with positions held still, and what differs between them.",
}
"""How to read each view, in one line, to be told in the words of the record."""
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
