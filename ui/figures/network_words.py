"""What the Network view says in words: names, kinds and counts, for labels and for those who hear it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from graph import Network, dataset_of, index_of
from graph.neighbourhood import Link
from graph.positions import places


def in_words(network: Network, link: Link) -> str:
    """Return what a line says to somebody who does not see it."""
    first, second = (name_of(network, key) for key in link.ends)
    if link.target == link.ends[0]:
        first, second = second, first
    count = len(link.shown)
    records = "record" if count == 1 else "records"
    hidden = f", {len(link.ids) - count} hidden by filters" if count < len(link.ids) else ""
    kinds = kinds_in_words(network, link.shown)
    joint = "to" if link.target else "and"
    return (
        f"{first} {joint} {second}: {count} {records} in this data ({kinds}), {link.certainty.value}{hidden}"
    )


def name_of(network: Network, key: str) -> str:
    """Return the full name of a node: an actor's, or a country's."""
    data = dataset_of(network)
    if key in data.actors:
        return data.actors[key].name
    return data.countries[key].name if key in data.countries else "Others"


def kinds_in_words(network: Network, keys: Sequence[str]) -> str:
    """Return records by kind in words, the commonest first: "phone call ×5, letter"."""
    records = dataset_of(network).relationships
    counts = Counter(records[key].kind.value for key in keys)
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return ", ".join(kind if count == 1 else f"{kind} ×{count}" for kind, count in ordered)


def node_in_words(network: Network, key: str, count: int, members: int) -> str:
    """Return what a node says: "Sergey Lavrov, Foreign minister, Russia: 12 records"."""
    data = dataset_of(network)
    records = f"{count} {'record' if count == 1 else 'records'}"
    if key not in data.actors:
        return f"{name_of(network, key)}, {members} {'actor' if members == 1 else 'actors'}: {records}"
    actor = data.actors[key]
    country = data.countries[actor.country].name if actor.country else ""
    return ", ".join(part for part in (actor.name, _role(network, key), country) if part) + f": {records}"


def _role(network: Network, actor: str) -> str:
    """Return what an actor is: the rung, else the first post beside the chain, else the sort of actor."""
    data = dataset_of(network)
    for rung in data.chain:
        if rung.id == places(network)[actor].column:
            return rung.title
    for key in index_of(network).posts_by_actor.get(actor, ()):
        return data.posts[key].title
    kind = data.actors[actor].kind.value
    return "" if kind in ("person", "unnamed") else kind
