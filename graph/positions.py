"""Where an actor stands: a column by rung, a row by country, the same whatever a filter lets through.

Coordinates come from an actor's place in the subject, never from a force: the foreign side stands
left, the home side right, actors beside the chain next to their side, and whoever only comments
outside all of them. Heights count sub-rows: one sub-row is the room of one short name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from .build import Network, dataset_of, index_of
from .cache import per_network
from .model import Channel

BESIDE_FOREIGN, BESIDE_HOME, OTHERS = "beside-foreign", "beside-home", "others"
FOLDED = ("folded-0", "folded-1", "folded-2")
"""The columns of countries that are drawn as one node each."""
MOST_MERGED = 4
_BAND_GAP = 0.45
_NAME_ROOM = 0.5
_FOLDED_STEP = 0.56


@dataclass(frozen=True, slots=True)
class Place:
    """An actor's place in the subject: a column, and the country of the row; None serves every row."""

    column: str
    country: str | None


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a node stands: its column, and the height of its centre in sub-rows from the top."""

    column: str
    y: float


@dataclass(frozen=True, slots=True)
class Band:
    """The rows of one country, from top to bottom in sub-rows."""

    country: str
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Every node's spot, the bands of the countries, and the height of the whole in sub-rows."""

    spots: Mapping[str, Spot]
    bands: tuple[Band, ...]
    height: float


def columns(network: Network) -> tuple[str, ...]:
    """Return all columns from left to right: the rungs, and beside them those off the chain."""
    return (BESIDE_FOREIGN, *(rung.id for rung in dataset_of(network).chain), BESIDE_HOME, OTHERS)


@per_network(size=16)
def merged_columns(network: Network, level: int, *, is_folded: bool = False) -> Mapping[str, str]:
    """Return the column that each column goes into: level 0 keeps all apart, MOST_MERGED fits a phone.

    Level 1 puts the home rungs that serve every country together, level 2 all rungs of a country but
    the leader's, level 3 the whole foreign side, level 4 the whole home side but the principal.
    """
    last = dataset_of(network).chain[-1].id
    own = own_rungs(network, is_folded=is_folded)
    shared = [rung.id for rung in dataset_of(network).chain if rung.id not in (last, *own)]
    merged = {column: column for column in columns(network)}
    if level >= 1:
        merged |= dict.fromkeys(shared, next(iter(shared), ""))
    if level >= 2:
        merged |= dict.fromkeys(own[1:], next(iter(own[1:]), ""))
    if level >= 3:
        merged |= dict.fromkeys((BESIDE_FOREIGN, *own), next(iter(own), BESIDE_FOREIGN))
        merged |= {OTHERS: BESIDE_HOME}
    if level >= MOST_MERGED:
        merged |= dict.fromkeys(shared, BESIDE_HOME)
    return merged


@per_network(size=2)
def own_rungs(network: Network, *, is_folded: bool = False) -> tuple[str, ...]:
    """Return the rungs that each country has in a row of its own, from the leader on.

    Where countries are folded into one node each, the home side's rungs have no rows to stand in.
    """
    seats = {rung for rung, country in index_of(network).posts_by_seat if country}
    chain = dataset_of(network).chain
    return tuple(
        rung.id
        for rung in chain[:-1]
        if rung == chain[0] or (rung.id in seats and not (is_folded and rung.side != chain[0].side))
    )


@per_network(size=1)
def places(network: Network) -> Mapping[str, Place]:
    """Return the place of every actor of a record, worked out once per version of the data."""
    return {actor: _place(network, actor) for actor in dataset_of(network).actors}


def _place(network: Network, actor: str) -> Place:
    data = dataset_of(network)
    order = [rung.id for rung in data.chain]
    posts = [data.posts[key] for key in index_of(network).posts_by_actor.get(actor, ())]
    held = [post for post in posts if post.rung]
    country = data.actors[actor].country
    if held:
        top = min(held, key=lambda post: _from_the_ends(order.index(post.rung or ""), len(order)))
        row = (top.country or country) if top.rung in own_rungs(network) else None
        return Place(top.rung or "", row)
    if country is None or _only_comments(network, actor):
        return Place(OTHERS, None)
    home = {data.actors[key].country for key in data.principals}
    return Place(BESIDE_HOME, None) if country in home else Place(BESIDE_FOREIGN, country)


def _from_the_ends(place: int, count: int) -> int:
    """Rank the rungs from both ends inwards, so that whoever held two stands on the higher one."""
    return min(place, count - 1 - place)


def _only_comments(network: Network, actor: str) -> bool:
    """Tell whether an actor is known by comments alone: press, experts, former officials."""
    records = dataset_of(network).relationships
    own = [each for key in index_of(network).by_actor.get(actor, ()) if actor in (each := records[key]).ends]
    return bool(own) and all(each.channel is Channel.COMMENT for each in own)


def arranged(
    network: Network,
    cast: Collection[str],
    *,
    principal: str,
    countries: Sequence[str] = (),
    folded: Sequence[str] = (),
    sizes: Mapping[str, float] | None = None,
    level: int = 0,
) -> Arrangement:
    """Return the spot of every actor of a cast, and of every country that is folded into one node.

    ``countries`` come first, in their order; ``sizes`` are the sub-rows of names that need more than
    one; ``level`` says how many columns are merged.
    """
    stage = _Stage(network, principal, sizes or {}, level, is_folded=bool(folded))
    stage.fill(cast)
    rows = {country for _, country in stage.cells if country}
    order = [*(key for key in countries if key in rows), *sorted(rows - set(countries))]
    bands: list[Band] = []
    top = 0.0
    for country in order:
        bottom = stage.set_band(country, top)
        bands.append(Band(country, top, bottom))
        top = bottom + _BAND_GAP
    height = max(stage.set_folded(folded, top), stage.tallest(), 1.0)
    stage.spread(height)
    stage.spots[principal] = Spot(dataset_of(network).chain[-1].id, height / 2)
    return Arrangement(stage.spots, tuple(bands), height)


class _Stage:
    """An arrangement in the making."""

    def __init__(
        self, network: Network, principal: str, sizes: Mapping[str, float], level: int, *, is_folded: bool
    ) -> None:
        self.network, self.principal, self.sizes = network, principal, sizes
        self.merged = merged_columns(network, level, is_folded=is_folded)
        self.rungs = own_rungs(network, is_folded=is_folded)
        self.cells: dict[tuple[str, str | None], list[str]] = defaultdict(list)
        self.spots: dict[str, Spot] = {}

    def size(self, actor: str) -> float:
        """Return how many sub-rows a node takes."""
        return self.sizes.get(actor, 1.0)

    def fill(self, cast: Collection[str]) -> None:
        """Sort a cast into cells of one column and one row; other Presidents stand beside the chain."""
        order = columns(self.network)
        own = {actor: places(self.network)[actor] for actor in cast if actor != self.principal}
        for actor in sorted(own, key=lambda actor: (order.index(own[actor].column), actor)):
            place = own[actor]
            column = BESIDE_HOME if place.column == order[-3] else place.column
            row = place.country if column in (BESIDE_FOREIGN, *self.rungs) else None
            self.cells[column, row].append(actor)

    def set_band(self, country: str, top: float) -> float:
        """Set one country's rungs as stairs, so that no line runs behind the name of the next rung."""
        is_merged = self.merged[BESIDE_FOREIGN] != BESIDE_FOREIGN
        beside = stair = top + _NAME_ROOM
        if not is_merged:
            stair = top
            for actor in self.cells.get((BESIDE_FOREIGN, country), ()):
                self.spots[actor] = Spot(BESIDE_FOREIGN, beside + self.size(actor) / 2)
                beside += self.size(actor)
        for column in (*self.rungs, *([BESIDE_FOREIGN] if is_merged else [])):
            for actor in self.cells.get((column, country), ()):
                self.spots[actor] = Spot(self.merged[column], stair + self.size(actor) / 2)
                stair += self.size(actor)
        return max(beside, stair)

    def set_folded(self, countries: Sequence[str], top: float) -> float:
        """Set countries as one node each, every one at a height of its own."""
        for number, country in enumerate(countries):
            self.spots[country] = Spot(FOLDED[number % len(FOLDED)], top + (number + 1) * _FOLDED_STEP)
        return top + (len(countries) + 1) * _FOLDED_STEP if countries else max(0.0, top - _BAND_GAP)

    @property
    def stacks(self) -> dict[str, list[str]]:
        """Return the actors that serve every row, by the column they end up in."""
        found: dict[str, list[str]] = defaultdict(list)
        for column in columns(self.network):
            found[self.merged[column]] += self.cells.get((column, None), [])
        return {column: actors for column, actors in found.items() if actors}

    def tallest(self) -> float:
        """Return the height that the longest column needs."""
        return max((sum(map(self.size, actors)) for actors in self.stacks.values()), default=0.0)

    def spread(self, height: float) -> None:
        """Spread the actors that serve every row evenly over the whole height of their columns."""
        for column, actors in self.stacks.items():
            gap = (height - sum(map(self.size, actors))) / (len(actors) + 1)
            y = gap
            for actor in actors:
                self.spots[actor] = Spot(column, y + self.size(actor) / 2)
                y += self.size(actor) + gap
