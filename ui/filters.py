"""Which filter to loosen when nothing is left."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from graph import Network, matching
from ui.state import ViewState, Vocabulary

WORDS: Mapping[str, str] = {
    "countries": "country",
    "channel": "channel",
    "kind": "kind",
    "status": "status",
    "certainty": "certainty",
    "source": "source",
    "rung": "rung",
    "since": "first year",
    "until": "last year",
    "day": "day",
    "bypass": "only documented as gone around",
}


def loosening(network: Network, vocabulary: Vocabulary, state: ViewState) -> list[tuple[str, str, int]]:
    """Return what each active filter keeps out by itself: its words, the link without it, and how many.

    The filter whose loss lets most records through comes first; with none that helps alone, the list
    is empty and only taking off all of them will do.
    """
    found = []
    for field, words in WORDS.items():
        default = getattr(ViewState(), field)
        if getattr(state, field) == default:
            continue
        without = replace(state, **{field: default})
        wanted = replace(without.filter, principal=vocabulary.principal(state))
        count = len(matching(network, wanted))
        if count:
            found.append((words, without.query() or "?", count))
    return sorted(found, key=lambda each: -each[2])
