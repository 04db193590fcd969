"""Several records drawn as one mark: how a selection names them, and which they are."""

from __future__ import annotations

from collections.abc import Collection

from graph import Network, dataset_of, index_of
from graph.lanes import FAMILY_ORDER, Bundle, Lane, lane
from graph.neighbourhood import Pair, records_between
from ui.theme import FAMILY_WORDS

KINDS = ("direct", "step", "staff", "rung", "beside")


def is_group(network: Network, text: str) -> bool:
    """Tell whether a selection names a group of the record: ``direct:russia:call`` and the like."""
    kind, _, tail = text.partition(":")
    country, _, rest = tail.partition(":")
    data = dataset_of(network)
    if pair_of(network, text):
        return True
    if kind not in KINDS or country not in data.countries:
        return False
    numbers = [part for part in rest.split(":") if part.isascii() and part.isdigit() and len(part) < 3]
    is_on_chain = all(int(part) < len(data.chain) for part in numbers)
    return (
        (kind == "direct" and rest in FAMILY_ORDER)
        or (kind == "rung" and rest in {rung.id for rung in data.chain})
        or (kind == "step" and len(numbers) == 1 == len(rest.split(":")) and int(rest) < len(data.chain) - 1)
        or (kind == "staff" and len(numbers) == 2 == len(rest.split(":")) and is_on_chain)
        or (kind == "beside" and rest in data.actors)
    )


def pair_of(network: Network, text: str) -> Pair | None:
    """Return the two ends that ``pair:vladimir-putin:donald-trump`` names: actors, or whole countries."""
    kind, _, tail = text.partition(":")
    first, _, second = tail.partition(":")
    data = dataset_of(network)
    is_known = all(key in data.actors or key in data.countries for key in (first, second))
    return (first, second) if kind == "pair" and first != second and is_known else None


def group_name(network: Network, select: str) -> str:
    """Return the words over a group's title: the country it belongs to, or what a pair is."""
    if pair_of(network, select):
        return "Between two in the network"
    return dataset_of(network).countries[select.split(":")[1]].name


def _pair(
    network: Network, pair: Pair, principal: str, shown: Collection[str]
) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    data, whose = dataset_of(network), index_of(network).principal_of
    names = [(data.actors.get(key) or data.countries[key]).name for key in pair]
    ids = tuple(key for key in records_between(network, *pair) if whose[key] == principal)
    return " and ".join(names), ids, tuple(key for key in ids if key in shown)


def group(
    network: Network, select: str, principal: str, shown: Collection[str]
) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """Return a group's title, all its records, and those a filter lets through."""
    if pair := pair_of(network, select):
        return _pair(network, pair, principal, shown)
    kind, country, rest = select.split(":", 2)
    chain = dataset_of(network).chain
    row = lane(network, country, principal, shown)
    if kind == "beside":
        links = [link.bundle for link in row.staff if rest in link.ends]
        ids = dict.fromkeys(key for bundle in links for key in bundle.ids)
        passed = tuple(key for key in ids if key in shown)
        return f"{dataset_of(network).actors[rest].name}, beside the chain", tuple(ids), passed
    bundle = _bundle(row, kind, rest)
    if kind == "direct":
        title = (
            f"{FAMILY_WORDS[rest][1].capitalize()}, leader to {dataset_of(network).actors[principal].name}"
        )
    else:
        numbers = [int(part) for part in rest.split(":")]
        first, second = numbers if kind == "staff" else (numbers[0], numbers[0] + 1)
        title = f"{chain[first].title} and {chain[second].title}"
    return title, bundle.ids if bundle else (), bundle.shown if bundle else ()


def _bundle(row: Lane, kind: str, rest: str) -> Bundle | None:
    if kind == "direct":
        return row.direct.get(rest)
    if kind == "step":
        return row.steps[int(rest)]
    ends = tuple(int(part) for part in rest.split(":"))
    return next((link.bundle for link in row.staff if link.ends == ends), None)
