"""What the Network view draws: who holds a place, who is drawn, which links, and what is left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from graph import Network, dataset_of, index_of
from graph.neighbourhood import Link, Pair, links, pairs_on, shortest_paths, within
from graph.positions import BESIDE_HOME, OTHERS, places

MAX_NODES, MAX_LINES, MAX_ON_PHONE, MAX_ALONE = 250, 400, 12, 30
COLUMN = "column:"
"""How the node of a whole column is named: no id of the record has a colon."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the reader asked to see: whose line, which countries, what the filters let through."""

    principal: str
    countries: tuple[str, ...]
    is_all: bool
    shown: frozenset[str]
    focus: str = ""
    steps: int = 1
    path: Pair | None = None
    pins: tuple[str, ...] = ()
    is_phone: bool = False


@dataclass(frozen=True, slots=True)
class Scene:
    """What is drawn. ``cast`` holds a place, ``nodes`` are drawn, ``lit`` stays lit while a path is shown."""

    cast: frozenset[str]
    nodes: frozenset[str]
    links: tuple[Link, ...]
    folded: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    lit: frozenset[str] | None = None
    lit_pairs: frozenset[Pair] = frozenset()
    left_out: tuple[str, ...] = ()
    has_ghosts: bool = True

    @property
    def ghosts(self) -> frozenset[str]:
        """Return who holds a place but has no record that the filters let through; a focus hides them."""
        return self.cast - self.nodes if self.has_ghosts else frozenset()

    @property
    def counts(self) -> Counter[str]:
        """Return how many shown records each node has."""
        found: dict[str, set[str]] = {}
        for link in self.links:
            for end in link.ends:
                found.setdefault(end, set()).update(link.shown)
        return Counter({key: len(ids) for key, ids in found.items()})


def scene(network: Network, wanted: Wanted) -> Scene:
    """Return what is drawn, within the budget of marks; what is not drawn is told in words."""
    keys, ways = _scope(network, wanted)
    every = links(network, keys, wanted.shown)
    live = [link for link in every if link.shown]
    cast, nodes = _everyone(every, wanted), _everyone(live, wanted)
    on_path = frozenset(actor for way in ways for actor in way)
    if wanted.path:
        on_path |= set(wanted.path)
    nodes |= on_path
    wider, every = _with_pins(network, wanted, keys, every)
    notes = [*_scope_notes(network, wanted, keys), *_focus_notes(network, wanted, live, nodes)]
    if wanted.path:
        notes += _path_notes(network, wanted.path, ways)
    if wanted.is_phone:
        cast = nodes = _nearest(live, wanted, nodes, on_path.union(wanted.pins))
        notes += _phone_note(network, wanted, live, nodes)
    nodes = nodes.union(wanted.pins)
    made = Scene(
        cast=cast | nodes,
        nodes=nodes,
        has_ghosts=not wanted.focus,
        links=every,
        lit=on_path if wanted.path else None,
        lit_pairs=pairs_on(ways),
        left_out=tuple(notes),
    )
    return _with_lines(_within_budget(network, wanted, wider, made))


def _scope(network: Network, wanted: Wanted) -> tuple[list[str], list[tuple[str, ...]]]:
    """Return the records of the chosen countries, with the focus's own and those on the path."""
    index = index_of(network)
    own = [key for key, whose in index.principal_of.items() if whose == wanted.principal]
    ways = _ways(links(network, own, wanted.shown), wanted.path) if wanted.path else []
    if wanted.is_all:
        return own, ways
    named = [key for key in (wanted.focus, *(wanted.path or ())) if key]
    countries = {*wanted.countries, *(places(network)[key].country for key in named)}
    stops = {actor for way in ways for actor in way}
    near = {key for actor in stops for key in index.by_actor.get(actor, ()) if _joins(network, key, stops)}
    return [
        key
        for key in own
        if key in near
        or countries.intersection(index.countries_of[key])
        or (named and not index.countries_of[key])
    ], ways


def _with_pins(
    network: Network, wanted: Wanted, keys: list[str], every: tuple[Link, ...]
) -> tuple[list[str], tuple[Link, ...]]:
    """Add the records of pinned actors, so that their lines to whoever else is drawn are drawn too."""
    if not wanted.pins:
        return keys, every
    index, here = index_of(network), set(keys)
    own = dict.fromkeys(key for pin in wanted.pins for key in index.by_actor.get(pin, ()))
    more = [key for key in own if key not in here and index.principal_of[key] == wanted.principal]
    wider = [*keys, *more]
    return wider, links(network, wider, wanted.shown)


def _joins(network: Network, key: str, actors: Collection[str]) -> bool:
    ends = dataset_of(network).relationships[key].ends
    return sum(actor in actors for actor in ends) > 1


def _ways(every: Sequence[Link], path: Pair) -> list[tuple[str, ...]]:
    """Return the shortest ways between two actors; beside a link between them, also the ways around it."""
    live = [link for link in every if link.shown]
    found = [*shortest_paths(live, *path)]
    if any(len(way) == 2 for way in found):
        found += shortest_paths([link for link in live if set(link.ends) != set(path)], *path)
    return found


def _everyone(found: Iterable[Link], wanted: Wanted) -> frozenset[str]:
    found = tuple(found)
    if wanted.focus:
        return within(found, wanted.focus, wanted.steps)
    return frozenset({wanted.principal, *(end for link in found for end in link.ends)})


def _nearest(
    found: Sequence[Link], wanted: Wanted, among: Collection[str], kept: Collection[str]
) -> frozenset[str]:
    """Return the few that a phone has room for: the centre, its neighbours with most records, then others."""
    centre = wanted.focus or wanted.principal
    close: Counter[str] = Counter()
    whole: Counter[str] = Counter()
    for link in found:
        for end, other in (link.ends, link.ends[::-1]):
            whole[end] += len(link.shown)
            if other == centre:
                close[end] += len(link.shown)
    ranked = sorted(set(among) - {centre, *kept}, key=lambda key: (-close[key], -whole[key], key))
    room = max(0, MAX_ON_PHONE - len(set(kept) - {centre}))
    return frozenset({centre, *kept, *ranked[:room]})


def _within_budget(network: Network, wanted: Wanted, keys: Sequence[str], made: Scene) -> Scene:
    """Draw countries as one node each, then whole columns, until the nodes are few enough to read."""
    if len(made.cast) > MAX_NODES:
        made = replace(made, cast=made.nodes)
    group_of: dict[str, str] = {}
    drawn = made
    for rule in (_by_country, _by_column):
        if len(drawn.nodes) <= MAX_NODES:
            break
        group_of |= rule(network, wanted, made)
        drawn = _folded(network, wanted, keys, made, group_of)
    return drawn


def _by_country(network: Network, wanted: Wanted, made: Scene) -> dict[str, str]:
    """Put the actors of each country together, but for those the reader asked for by name."""
    named = {wanted.focus, *(made.lit or ())} - {""}
    is_open = {places(network)[key].country for key in named}
    actors = dataset_of(network).actors
    return {
        actor: country
        for actor in made.nodes
        if (country := places(network)[actor].country)
        and country not in is_open
        and actor not in wanted.pins
        and actors[actor].country == country
    }


def _by_column(network: Network, wanted: Wanted, made: Scene) -> dict[str, str]:
    """Put the actors beside the chain together, but for the principal, those asked for and the busiest."""
    named = {wanted.principal, wanted.focus, *wanted.pins, *(made.lit or ())}
    beside = {
        actor: COLUMN + column
        for actor in made.nodes
        if (column := places(network)[actor].column) in (BESIDE_HOME, OTHERS) and actor not in named
    }
    counts = made.counts
    busiest = sorted(beside, key=lambda actor: (-counts[actor], actor))[:MAX_ALONE]
    return {actor: column for actor, column in beside.items() if actor not in busiest}


def _folded(
    network: Network, wanted: Wanted, keys: Sequence[str], made: Scene, group_of: Mapping[str, str]
) -> Scene:
    groups: dict[str, list[str]] = {}
    for actor in sorted(group_of):
        groups.setdefault(group_of[actor], []).append(actor)
    nodes = frozenset(group_of.get(actor, actor) for actor in made.nodes)
    rank = {key: number for number, key in enumerate(wanted.countries)}
    order = sorted(groups, key=lambda key: (rank.get(key, len(rank)), key))
    words = dataset_of(network).about.words
    return replace(
        made,
        cast=made.nodes - group_of.keys(),
        nodes=nodes,
        links=links(network, keys, wanted.shown, group_of=group_of),
        folded={key: tuple(groups[key]) for key in order},
        left_out=(
            *made.left_out,
            f"{len(group_of)} actors are drawn as {len(groups)} nodes, one each for a {words.country} "
            f"or for those beside the chain, and their links among themselves are not drawn: focus on one "
            f"actor, filter, or choose fewer {words.countries} to see each",
        ),
    )


def _with_lines(made: Scene) -> Scene:
    """Keep the links between drawn nodes; above the budget, those with most records."""
    among = [link for link in made.links if made.nodes.issuperset(link.ends)]
    ranked = sorted(among, key=lambda link: (link.ends not in made.lit_pairs, -len(link.shown), link.ends))
    kept = set(ranked[:MAX_LINES])
    left = sum(bool(link.shown) for link in ranked[MAX_LINES:])
    note = f"{counted(left, 'line')} with the fewest records: focus on an actor, or filter, to see them"
    return replace(
        made,
        links=tuple(link for link in among if link in kept),
        left_out=(*made.left_out, *([note] if left else [])),
    )


def counted(count: int, word: str) -> str:
    """Return a count with its word: "1 actor", "2 actors"."""
    return f"{count:,} {word}" if count == 1 else f"{count:,} {word}s"


def _scope_notes(network: Network, wanted: Wanted, keys: Collection[str]) -> list[str]:
    here = set(keys)
    left = sum(key not in here for key in wanted.shown)
    if not left:
        return []
    words = dataset_of(network).about.words.countries
    return [f"{counted(left, 'record')} of other {words} or of none: choose all {words} to see them"]


def _focus_notes(network: Network, wanted: Wanted, live: Sequence[Link], nodes: Collection[str]) -> list[str]:
    if not wanted.focus:
        return []
    name = dataset_of(network).actors[wanted.focus].name
    if len(nodes) == 1:
        role = dataset_of(network).chain[-1].title
        return [f"{name} has no link among these records: loosen a filter, or choose another {role}"]
    left = len({end for link in live for end in link.ends} - set(nodes))
    beyond = f"{counted(left, 'actor')} farther than {counted(wanted.steps, 'step')} from {name}"
    return [f"{beyond}: take more steps"] if left else []


def _path_notes(network: Network, path: Pair, ways: Sequence[tuple[str, ...]]) -> list[str]:
    first, second = (dataset_of(network).actors[key].name for key in path)
    if ways:
        return []
    return [f"No path from {first} to {second} over the records that the filters let through"]


def _phone_note(network: Network, wanted: Wanted, live: Sequence[Link], nodes: Collection[str]) -> list[str]:
    name = dataset_of(network).actors[wanted.focus or wanted.principal].name
    left = len({end for link in live for end in link.ends} - set(nodes))
    return (
        [
            f"{counted(left, 'actor')}: on a narrow screen only {name} and the {MAX_ON_PHONE} with most "
            "records are drawn; the table holds every record, and another focus shows who is near that actor"
        ]
        if left
        else []
    )
