"""A view as a step of a story: the YAML that an author pastes into stories.yaml and then writes on."""

from __future__ import annotations

from dataclasses import replace

from graph import Network, dataset_of
from graph.stories import record_of
from ui.choices import LEARNING
from ui.state import ViewState


def step_text(network: Network, state: ViewState) -> str:
    """Return the YAML of a step that opens a state, with the record and the sources it rests on."""
    view = replace(state, story="", step="", sheet="", projector=False, embed=False)
    if view.view in LEARNING or view.view == "learn":
        view = ViewState(select=view.select)
    lines = [
        "- id: my-step",
        "  title: A few words",
        "  text: >-",
        "    Two to five short sentences of your own. Say who said it, and what is not on record.",
        f'  view: "{view.query() or "?view=lanes"}"',
        *_records(network, state.select),
    ]
    return "".join(f"      {line}\n" for line in lines)


def _records(network: Network, key: str) -> list[str]:
    """Return the lines that name a record with its status, and its sources; without one, what to fill in."""
    each = record_of(dataset_of(network), key)
    if each is None:
        return ["  # open a record to have its id and sources filled in", "  sources: [ID-OF-A-SOURCE]"]
    status = getattr(each, "status", None)
    told = f", status: {status.value}" if status else ""
    sources = dict.fromkeys(entry.source for entry in each.sources)
    return [f"  records: [{{record: {key}{told}}}]", f"  sources: [{', '.join(sources)}]"]
