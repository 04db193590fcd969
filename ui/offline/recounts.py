"""What a filter changes in a picture that is drawn already: the browser counts, these say what and how.

Each entry names parts of the picture by their group and the records they stand for, as numbers of the
record's own order. A line that is left with none becomes a ghost, as on the live page.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import product
from typing import Any

from graph import Network, dataset_of, index_of, matching
from graph.lanes import Bundle, Lane, lane
from graph.model import Channel, Relationship
from graph.neighbourhood import Link
from ui.figures.ladder_board import board_of
from ui.figures.lanes_parts import rungs_on_record
from ui.figures.network_lines import ROLES, group_of_line, group_of_node
from ui.figures.network_scene import Wanted, scene
from ui.figures.network_words import name_of, node_in_words
from ui.figures.picture import Picture
from ui.figures.timeline_quarters import HEIGHT, TOP
from ui.focus import country_in_focus, day_in_focus
from ui.network_view import wanted_of
from ui.state import ViewState, Vocabulary
from ui.theme import DASHES, FAMILY_SHORT, FAMILY_WORDS, LINE_WIDTHS

Entry = dict[str, Any]
Numbers = Mapping[str, int]


def recounts(
    network: Network, vocabulary: Vocabulary, state: ViewState, picture: Picture, width: int
) -> list[Entry]:
    """Return what a filter changes in the picture of a state without filters, at a width in pixels."""
    numbers = {key: number for number, key in enumerate(dataset_of(network).relationships)}
    principal = vocabulary.principal(state)
    every = set(matching(network, replace(state.filter, principal=principal)))
    if state.view == "compare":
        return []
    if state.view == "network":
        return list(_of_network(network, wanted_of(vocabulary, state, width, every), numbers))
    if state.view == "timeline":
        countries = vocabulary.countries(state)
        return list(_of_timeline(network, countries, picture, every, numbers))
    if state.view == "ladder":
        return _of_ladder(network, vocabulary, state, every, width, numbers)
    found: list[Entry] = []
    for country in vocabulary.countries(state):
        row = lane(network, country, principal, every)
        found += _of_lane(network, row, numbers)
    return found


def _width(role: str, plus: float = 0, ghost: float = 1.4, most: float = 99) -> list[float]:
    return [*LINE_WIDTHS[role], plus, ghost, most]


def _ids(ids: Iterable[str], numbers: Numbers) -> list[int]:
    return [numbers[key] for key in ids]


def _of_lane(network: Network, row: Lane, numbers: Numbers) -> Iterator[Entry]:
    """Yield the entries of one lane in all its forms: full, compact and a phone's."""
    group, chain = f"lane:{row.country}", dataset_of(network).chain
    for family, bundle in row.direct.items():
        yield _direct(group, family, bundle, numbers)
    both = [key for bundle in row.direct.values() for key in bundle.ids]
    if both:
        yield {"g": f"{group}:direct", "i": _ids(both, numbers), "w": _width("direct", 0, 1.4, 7)}
        yield _counts(network, row, numbers)
    for place, step in enumerate(row.steps):
        if step.ids:
            words = f"{chain[place].title} to {chain[place + 1].title}"
            own = _ids(step.ids, numbers)
            label = ["step", words]
            yield {"g": f"{group}:step:{place}", "i": own, "w": _width("formal", 1.4, 1.6), "m": label}
            yield {"g": f"{group}:chain:{place}", "i": own, "w": [2.6, 0, 0, 1.5, 9]}
    for link in row.staff:
        ends, own = link.ends, _ids(link.bundle.ids, numbers)
        wide = _width("formal", 0, LINE_WIDTHS["formal"][0])
        if all(isinstance(end, int) for end in ends):
            words = " and ".join(chain[end].title for end in ends if isinstance(end, int))
            yield {"g": f"{group}:staff:{ends[0]}-{ends[1]}", "i": own, "w": wide, "m": ["staff", words]}
        else:
            actor, place_of = next(e for e in ends if isinstance(e, str)), ends[0]
            yield {"g": f"{group}:side:{actor}:{place_of}", "i": own, "w": wide}
    for place in sorted(rungs_on_record(row)):
        touching = _touching(row, place)
        yield {"g": f"{group}:chain:rung:{place}", "i": _ids(touching, numbers), "to": "none"}


def _touching(row: Lane, place: int) -> list[str]:
    near = [*(row.steps[n] for n in (place - 1, place) if 0 <= n < len(row.steps))]
    near += [link.bundle for link in row.staff if place in link.ends]
    return list(dict.fromkeys(key for bundle in near for key in bundle.ids))


def _direct(group: str, family: str, bundle: Bundle, numbers: Numbers) -> Entry:
    return {
        "g": f"{group}:direct:{family}",
        "i": _ids(bundle.ids, numbers),
        "s": _ids(bundle.shown, numbers),
        "w": _width("direct"),
        "x": [*FAMILY_WORDS[family], *FAMILY_SHORT[family]],
        "m": ["direct", f"directly, {bundle.certainty.value}, {bundle.direction.value}"],
    }


def _counts(network: Network, row: Lane, numbers: Numbers) -> Entry:
    """Return how the counts by kind beside a short lane are told."""
    name = dataset_of(network).countries[row.country].name
    parts = [
        [_ids(bundle.ids, numbers), *FAMILY_SHORT[family], *FAMILY_WORDS[family]]
        for family, bundle in row.direct.items()
    ]
    steps = f"{row.steps_on_record} of {len(row.steps)} steps on record"
    group = f"lane:{row.country}"
    every = [number for part in parts for number in part[0]]
    return {"g": f"{group}:counts", "i": every, "parts": parts, "m": ["counts", name, steps, group]}


def _of_ladder(
    network: Network,
    vocabulary: Vocabulary,
    state: ViewState,
    every: Collection[str],
    width: int,
    numbers: Numbers,
) -> list[Entry]:
    country = country_in_focus(network, vocabulary, state)
    if country is None:
        return []
    record = day_in_focus(network, state, country)
    board = board_of(network, country, vocabulary.principal(state), every, width, record)
    found: list[Entry] = []
    for family, bundle in board.lane.direct.items():
        entry = _direct(f"lane:{country}", family, bundle, numbers)
        found.append({name: value for name, value in entry.items() if record is None or name not in "xm"})
    chain = dataset_of(network).chain
    for place, step in enumerate(board.lane.steps):
        words = f"{chain[place].title} and {chain[place + 1].title}"
        found += _ladder_line(board.group(f"step:{place}"), step, words, 1.2, numbers)
    for link in board.lane.staff:
        words = " and ".join(_end_words(network, end) for end in link.ends)
        found += _ladder_line(
            board.group(f"staff:{link.ends[0]}-{link.ends[1]}"), link.bundle, words, 0, numbers
        )
    for key in (end for end in board.places if isinstance(end, str)):
        ids = [one for link in board.lane.staff if key in link.ends for one in link.bundle.shown]
        found += [{"g": board.group(f"side:{key}"), "i": _ids(ids, numbers)}] if ids else []
    return found


def _ladder_line(group: str, bundle: Bundle, words: str, plus: float, numbers: Numbers) -> list[Entry]:
    if not bundle.shown:
        return []
    return [
        {
            "g": group,
            "i": _ids(bundle.ids, numbers),
            "s": _ids(bundle.shown, numbers),
            "w": _width("formal", plus),
            "badge": 1,
            "m": ["ladder", words],
        }
    ]


def _end_words(network: Network, end: int | str) -> str:
    data = dataset_of(network)
    return data.actors[end].name if isinstance(end, str) else data.chain[end].title


def _of_timeline(
    network: Network, countries: Sequence[str], picture: Picture, every: Collection[str], numbers: Numbers
) -> Iterator[Entry]:
    """Yield the symbols, the counts of each row, and the bars of each quarter."""
    rows: dict[str, dict[str, list[int]]] = {}
    for mark in picture.marks:
        country, channel = (*mark.group.split(" ")[0].split(":")[1:3], "")[:2]
        if " dot:" not in mark.group:
            continue
        own = _ids(mark.ids, numbers)
        rows.setdefault(country, {"direct": [], "formal": []})[channel] += own
        name = dataset_of(network).countries[country].name
        family = mark.group.split(" ")[0].split(":")[3]
        words = [name, channel, *FAMILY_WORDS[family]]
        many = 23 if family in ("letter", "invitation") else 19
        yield {"g": mark.group.split(" ")[1], "i": own, "dot": many, "m": ["dot", *words]}
    for country, parts in rows.items():
        name = dataset_of(network).countries[country].name
        group = f"lane:{country}"
        yield {
            "g": f"{group}:counts",
            "i": [*parts["direct"], *parts["formal"]],
            "row": [parts["direct"], parts["formal"]],
            "m": ["row", name, group],
        }
    yield from _quarters(network, countries, picture, every, numbers)


def _quarters(
    network: Network, countries: Sequence[str], picture: Picture, every: Collection[str], numbers: Numbers
) -> Iterator[Entry]:
    from ui.figures.timeline_axis import quarter, quarter_words

    data, index = dataset_of(network).relationships, index_of(network)
    found: dict[str, Entry] = {}
    for key in dict.fromkeys(key for country in countries for key in index.by_country.get(country, ())):
        each = data[key]
        if key not in every or each.date is None or quarter(each.date.first) != quarter(each.date.last):
            continue
        first = quarter(each.date.first)[0]
        group = f"quarter:{first}"
        entry = found.setdefault(
            group, {"g": group, "i": [], "bar": [[], [], []], "m": ["bar", quarter_words(first), first.year]}
        )
        part = (Channel.DIRECT, Channel.FORMAL).index(each.channel) if each.channel in _ON_BARS else 2
        entry["bar"][part].append(numbers[key])
        entry["i"].append(numbers[key])
    drawn = {mark.group for mark in picture.marks}
    for group, entry in found.items():
        if group in drawn:
            yield {**entry, "base": TOP + HEIGHT, "high": HEIGHT}


_ON_BARS = (Channel.DIRECT, Channel.FORMAL)


def _of_network(network: Network, wanted: Wanted, numbers: Numbers) -> Iterator[Entry]:
    made = scene(network, wanted)
    own: dict[str, dict[str, None]] = {}
    place_of = {actor: into for into, actors in made.folded.items() for actor in actors}
    for link in made.links:
        yield _link(network, link, place_of, numbers)
        for end in link.ends:
            own.setdefault(end, {}).update(dict.fromkeys(link.ids))
    for key in made.nodes:
        if key != wanted.principal and key in own:
            label = node_in_words(network, key, 0, len(made.folded.get(key, ()))).rpartition(": ")[0]
            yield {"g": group_of_node(key), "i": _ids(own[key], numbers), "node": 1, "m": ["node", label]}


def _link(network: Network, link: Link, place_of: Mapping[str, str], numbers: Numbers) -> Entry:
    first, second = (name_of(network, key) for key in link.ends)
    records = dataset_of(network).relationships
    return {
        "g": group_of_line(link),
        "i": _ids(link.ids, numbers),
        "link": 1,
        "m": ["link", first, second],
        "way": [_way(records[key], link.ends, place_of) for key in link.ids],
    }


def _way(each: Relationship, ends: tuple[str, str], place_of: Mapping[str, str]) -> int:
    """Return which end a record points to: 1 the first, 2 the second, 0 neither or both."""
    found = 0
    for start, end in product(each.from_, each.to):
        pair = place_of.get(start, start), place_of.get(end, end)
        if {*pair} == {*ends} and not each.mutual:
            found = 1 if pair[1] == ends[0] else 2
    return found


def network_looks() -> dict[str, Any]:
    """Return what the lines of a network look like by channel and certainty, the strongest first."""
    return {
        "roles": {channel.value: role for channel, role in ROLES.items()},
        "channels": [channel.value for channel in Channel],
        "dashes": {certainty.value: dash.replace("px", "") for certainty, dash in DASHES.items()},
        "width": LINE_WIDTHS["formal"],
    }
