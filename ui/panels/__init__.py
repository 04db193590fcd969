"""The panels beside the picture: whatever is selected, told with its sources."""

from __future__ import annotations

from graph import Network
from ui.choices import LEARNING
from ui.panels.blocks import Component
from ui.panels.pages import (
    actor_panel,
    claim_panel,
    country_panel,
    group_panel,
    overview_panel,
    post_panel,
    source_panel,
)
from ui.panels.record import record_panel
from ui.panels.story import predict_panel, story_card
from ui.state import ViewState, Vocabulary


def panel(network: Network, vocabulary: Vocabulary, state: ViewState) -> list[Component]:
    """Return the step of a story, if a state stands on one, and what it selects; else the overview."""
    card = story_card(network, vocabulary, state)
    if card is None:
        return _selected(network, vocabulary, state)
    return [card, *(_selected(network, vocabulary, state) if state.select else [])]


def _selected(network: Network, vocabulary: Vocabulary, state: ViewState) -> list[Component]:
    """Return what a state selects; while a class predicts, how it does so and not the answer."""
    if state.view == "predict":
        return predict_panel()
    if state.view in LEARNING and not state.select:
        return []
    key, principal = state.select, vocabulary.principal(state)
    if ":" in key:
        return group_panel(network, state, principal)
    match vocabulary.records.get(key):
        case "relationships":
            return record_panel(network, state, key)
        case "actors":
            return actor_panel(network, state, key)
        case "countries":
            return country_panel(network, state, key, principal)
        case "sources":
            return source_panel(network, state, key)
        case "posts":
            return post_panel(network, state, key)
        case "claims":
            return claim_panel(network, state, key)
    return overview_panel(network, state)
