"""Which records a view lets through, for taking them away: the page and the command line agree."""

from __future__ import annotations

from dataclasses import replace

from graph import Network, matching
from graph.export import SUFFIXES, Format
from ui.choices import ALL
from ui.state import Vocabulary


def records_of(network: Network, vocabulary: Vocabulary, search: str) -> tuple[str, ...]:
    """Return the ids of the relationships that a query of the page lets through, in the data's order.

    An empty query means the whole record, all principals included. Raises ValueError with everything in
    the query that this record does not know: a slip must not export more than was asked for.
    """
    if not search.lstrip("?"):
        return matching(network, vocabulary.read("")[0].filter)
    state, ignored = vocabulary.read(search)
    if ignored:
        raise ValueError("; ".join(ignored))
    countries = () if ALL in state.countries else state.countries
    return matching(
        network, replace(state.filter, principal=vocabulary.principal(state), countries=countries)
    )


def file_name(format: Format, version: str) -> str:
    """Return a name for a download that says what it is and of which version.

    >>> file_name(Format.GEXF, "0.1.0")
    'direct-line-0.1.0.gexf'
    """
    safe = "".join(sign if sign.isalnum() or sign in ".-" else "-" for sign in version)
    return f"direct-line-{safe}{SUFFIXES[format]}"
