"""What stands above the Network view: words on the lines, steps of a focus, a path from what is selected."""

from __future__ import annotations

from dash import html

from graph import Network, dataset_of
from graph.neighbourhood import MAX_STEPS
from ui.choices import ALL
from ui.panels.blocks import Component, attributes
from ui.state import ViewState, Vocabulary


def network_choices(network: Network, vocabulary: Vocabulary, state: ViewState) -> Component:
    """Return the links that change how the network is seen: labels, focus, path, pin, all countries."""
    links = [
        _choice("Counts on the lines", state.href(labels=False), is_here=not state.labels),
        _choice("Kinds on the lines", state.href(labels=True), is_here=state.labels),
        *_focus_choices(network, state),
        *_path_choices(network, vocabulary, state),
        *_pin_choice(network, vocabulary, state),
    ]
    if ALL not in state.countries:
        links.append(_choice("Whole record", state.href(countries=(ALL,))))
    return html.Nav(links, className="chips", **attributes(aria_label="How the network is shown"))


def _choice(words: str, href: str, *, is_here: bool = False) -> Component:
    return html.A(
        words,
        href=href,
        className="nav chip" + (" selected" if is_here else ""),
        **(attributes(aria_current="true") if is_here else {}),
    )


def _focus_choices(network: Network, state: ViewState) -> list[Component]:
    """Return how many steps a focus may reach; without one, the focus on the actor that is selected."""
    actors = dataset_of(network).actors
    links = []
    if state.select in actors and state.select != state.focus:
        words = f"Focus on {actors[state.select].name}"
        links.append(_choice(words, state.href(focus=state.select, steps=ViewState.steps)))
    if state.focus:
        links += [
            _choice(
                f"{steps} {'step' if steps == 1 else 'steps'}",
                state.href(steps=steps),
                is_here=steps == state.steps,
            )
            for steps in range(1, MAX_STEPS + 1)
        ]
    return links


def _pin_choice(network: Network, vocabulary: Vocabulary, state: ViewState) -> list[Component]:
    """Return the link that keeps the selected actor drawn, or lets go; the principal is always drawn."""
    actors, key = dataset_of(network).actors, state.select
    if key not in actors or key == vocabulary.principal(state):
        return []
    if key in state.pin:
        rest = tuple(pin for pin in state.pin if pin != key)
        return [_choice(f"Unpin {actors[key].name}", state.href(pin=rest), is_here=True)]
    return [_choice(f"Pin {actors[key].name}", state.href(pin=(*state.pin, key)))]


def _path_choices(network: Network, vocabulary: Vocabulary, state: ViewState) -> list[Component]:
    """Return the paths from the selected actor: to the focus, and to the President."""
    actors = dataset_of(network).actors
    if state.select not in actors:
        return []
    ends = dict.fromkeys((state.focus, vocabulary.principal(state)))
    return [
        _choice(
            f"Path from {actors[state.select].name} to {actors[end].name}",
            state.href(path=f"{state.select}:{end}"),
        )
        for end in ends
        if end and end != state.select
    ]
