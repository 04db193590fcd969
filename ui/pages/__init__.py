"""Pages of text and tables, in place of a picture or below it: claims, numbers, comparison, method."""

from __future__ import annotations

from collections.abc import Sequence

from graph import Network
from ui.choices import LEARNING
from ui.pages.about import about_page
from ui.pages.claims import claims_page
from ui.pages.compare import compare_choices, compare_page
from ui.pages.handout import handout_page
from ui.pages.learn import learn_page, quiz_page
from ui.pages.lesson import lesson_page
from ui.pages.numbers import numbers_page
from ui.pages.predict import predict_page
from ui.panels.blocks import Component
from ui.panels.network import network_choices
from ui.panels.table import table_panel
from ui.state import ViewState, Vocabulary

WITHOUT_PICTURE = ("table", "claims", "numbers", "about", "learn", *LEARNING)
"""Views that are text and tables only."""


def page_choices(network: Network, vocabulary: Vocabulary, state: ViewState) -> Component | None:
    """Return the choices of a view's own, which stand above its picture."""
    if state.view == "network":
        return network_choices(network, vocabulary, state)
    return compare_choices(network, vocabulary, state) if state.view == "compare" else None


def page_body(
    network: Network, vocabulary: Vocabulary, state: ViewState, shown: Sequence[str]
) -> Component | None:
    """Return what stands below the picture of a view, or in its place; None for pictures alone."""
    match state.view:
        case "table":
            return table_panel(network, state, shown)
        case "claims":
            return claims_page(network, state)
        case "numbers":
            return numbers_page(network, vocabulary, state)
        case "compare":
            return compare_page(network, vocabulary, state)
        case "about":
            return about_page(network, state)
    return _to_teach(network, vocabulary, state)


def _to_teach(network: Network, vocabulary: Vocabulary, state: ViewState) -> Component | None:
    """Return the pages for a class."""
    match state.view:
        case "learn":
            return learn_page(network, vocabulary, state)
        case "quiz":
            return quiz_page(network, vocabulary, state)
        case "predict":
            return predict_page(network, vocabulary, state)
        case "handout":
            return handout_page(network, vocabulary, state)
        case "lesson":
            return lesson_page()
    return None
