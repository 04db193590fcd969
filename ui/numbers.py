"""Numbers that open: how a selection names one, and the records it counts.

``number:russia:2018:direct`` is one cell of the Numbers page; ``all`` stands for every country or year.
"""

from __future__ import annotations

from collections.abc import Iterator

from graph import Network, dataset_of
from graph.counts import Numbers
from graph.metrics import numbers

PREFIX = "number"
EVERY = "all"
_STEPS = "steps"
_VACANT = "vacant"


def target(found: Numbers, name: str) -> str:
    """Return what opens one number of a row."""
    return f"{PREFIX}:{found.country or EVERY}:{found.year or EVERY}:{name}"


def named_numbers(found: Numbers) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Yield every number of a row that can be opened: its name, its words, and its records."""
    yield "direct", "Direct links", found.direct.ids
    yield "formal", "Formal contacts", found.formal.ids
    for count in found.direct_kinds:
        yield f"direct-{_slug(count.name)}", f"Direct: {count.name}", count.ids
    for count in found.formal_kinds:
        yield f"formal-{_slug(count.name)}", f"Formal: {count.name}", count.ids
    for count in found.groundwork:
        yield f"groundwork-{_slug(count.name)}", f"Direct links with groundwork, {count.name}", count.ids
    steps = (key for step in found.steps for key in step.ids)
    yield _STEPS, "Contacts on the steps of the chain", tuple(dict.fromkeys(steps))
    vacant = (key for each in found.vacant for key in each.direct)
    yield _VACANT, "Direct links while a post stood vacant", tuple(dict.fromkeys(vacant))
    for count in found.gone_around:
        yield f"gone-{count.name}", "Records that document it as gone around", count.ids


def _slug(text: str) -> str:
    return "-".join(text.lower().split())


def is_number(network: Network, text: str) -> bool:
    """Tell whether a selection names a number of this record."""
    parts = text.split(":")
    if len(parts) != 4 or parts[0] != PREFIX:
        return False
    country, year = parts[1:3]
    is_year = year == EVERY or (year.isascii() and year.isdigit() and len(year) == 4)
    return is_year and (country == EVERY or country in dataset_of(network).countries)


def opened(network: Network, select: str, principal: str) -> tuple[str, tuple[str, ...]] | None:
    """Return the words and the records of a number; None where the row has no such number."""
    _, country, year, name = select.split(":")
    row = numbers(
        network,
        country=None if country == EVERY else country,
        year=None if year == EVERY else int(year),
        principal=principal,
    )
    found = {key: (words, ids) for key, words, ids in named_numbers(row)}
    return found.get(name)
