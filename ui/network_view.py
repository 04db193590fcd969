"""The Network view of a state: what the state asks of it, and the chips of focus, path and labels."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from graph import Network, dataset_of
from graph.neighbourhood import Pair, records_around
from ui.choices import ALL
from ui.figures.lanes_phone import WIDEST
from ui.figures.network import Options, network_picture
from ui.figures.network_scene import Wanted
from ui.figures.picture import Picture
from ui.groups import pair_of
from ui.state import ViewState, Vocabulary

FOCUSED = ("network", "table")
"""The views that hide what stands beyond the focus."""


def draw_network(
    network: Network, vocabulary: Vocabulary, state: ViewState, width: int, shown: Collection[str]
) -> Picture:
    """Return the Network view of a state at a width in pixels."""
    options = Options(pair=pair_of(network, state.select), has_labels=state.labels)
    return network_picture(network, wanted_of(vocabulary, state, width, shown), options, width)


def wanted_of(vocabulary: Vocabulary, state: ViewState, width: int, shown: Collection[str]) -> Wanted:
    """Return what a state asks of the network at a width in pixels."""
    countries = vocabulary.countries(state)
    return Wanted(
        principal=vocabulary.principal(state),
        countries=countries,
        is_all=ALL in state.countries or not countries,
        shown=frozenset(shown),
        focus=state.focus,
        steps=state.steps,
        path=path_of_state(state),
        pins=state.pin,
        is_phone=width < WIDEST,
    )


def path_of_state(state: ViewState) -> Pair | None:
    """Return the two actors whose paths a state shows."""
    start, _, end = state.path.partition(":")
    return (start, end) if end else None


def within_focus(network: Network, state: ViewState, shown: Sequence[str]) -> tuple[str, ...]:
    """Return the shown records that a focus leaves: those among everyone within its steps."""
    if not state.focus:
        return tuple(shown)
    near = set(records_around(network, shown, state.focus, state.steps))
    return tuple(key for key in shown if key in near)


def network_chips(network: Network, state: ViewState) -> list[tuple[str, str]]:
    """Return focus, path, labels and pins as words with the link that takes each off."""
    actors = dataset_of(network).actors
    found = []
    if state.focus and state.view in FOCUSED:
        steps = f"{state.steps} {'step' if state.steps == 1 else 'steps'}"
        words = f"focused on {actors[state.focus].name}, {steps}"
        found.append((words, state.href(focus="", steps=ViewState.steps)))
    if state.view == "network" and (path := path_of_state(state)):
        start, end = (actors[key].name for key in path)
        found.append((f"path from {start} to {end}", state.href(path="")))
    if state.view == "network" and state.labels:
        found.append(("kinds on the lines", state.href(labels=False)))
    if state.view == "network":
        found += [
            (f"pinned: {actors[key].name}", state.href(pin=tuple(pin for pin in state.pin if pin != key)))
            for key in state.pin
        ]
    return found
