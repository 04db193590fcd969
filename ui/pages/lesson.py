"""The lesson plan as a page: the guide that stands in the documents, with its links into the page."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from dash import html

from ui.panels.blocks import Component
from ui.plain_markdown import page_of

PLAN = Path(__file__).parents[2] / "docs" / "lesson-plan.md"


@cache
def lesson_page() -> Component:
    """Return the lesson plan; where the documents are not installed, what to do instead."""
    if not PLAN.is_file():
        body: list[Component] = [
            html.H2("Lesson plan"),
            html.P("The lesson plan is not installed here: it stands in docs/lesson-plan.md of Direct Line."),
        ]
    else:
        body = page_of(PLAN.read_text(encoding="utf-8"))
    return html.Div(body, key="lesson", className="text-page lesson")
