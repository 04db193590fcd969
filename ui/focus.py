"""Which country and which record a view shows that can show only one: what is selected decides."""

from __future__ import annotations

from collections import Counter

from graph import Network, dataset_of, index_of
from graph.build import FAMILIES
from graph.model import Channel
from ui.choices import ALL
from ui.groups import pair_of
from ui.state import ViewState, Vocabulary


def country_in_focus(network: Network, vocabulary: Vocabulary, state: ViewState) -> str | None:
    """Return the country of a view that shows one: the selection's, within the countries chosen.

    Without a selection that has a country it is the first of those chosen, so that a click on a name
    that belongs to no country, or to many, leaves the picture where it is.
    """
    lanes = vocabulary.countries(state)
    selected = selected_countries(network, state.select) or countries_dealt_with(network, state.select)
    is_free = not state.countries or ALL in state.countries
    here = [country for country in selected if is_free or country in lanes]
    return next(iter((*here, *lanes)), None)


def day_in_focus(network: Network, state: ViewState, country: str | None) -> str | None:
    """Return the selected record if it is one dated direct link of a country: its day has a chain."""
    each = dataset_of(network).relationships.get(state.select)
    if each is None or each.channel is not Channel.DIRECT or each.kind not in FAMILIES or each.date is None:
        return None
    return state.select if country in index_of(network).countries_of[state.select] else None


def selection_drawn(network: Network, vocabulary: Vocabulary, state: ViewState) -> str:
    """Return the part of the selection that changes the picture itself, not only its panel."""
    if state.view == "ladder":
        country = country_in_focus(network, vocabulary, state)
        return day_in_focus(network, state, country) or country or ""
    if state.view == "timeline":
        return next(iter(selected_countries(network, state.select)), "")
    if state.view == "network" and pair_of(network, state.select):
        return state.select
    return ""


def selected_countries(network: Network, select: str) -> tuple[str, ...]:
    """Return the countries whose lanes a selection belongs to by itself."""
    data, index = dataset_of(network), index_of(network)
    home = {data.actors[key].country for key in data.principals}
    if pair := pair_of(network, select):
        return tuple(dict.fromkeys(own for end in pair for own in selected_countries(network, end)))
    if ":" in select:
        named = select.split(":")[1]
        return (named,) if named in data.countries else ()
    if select in data.countries:
        return () if select in home else (select,)
    if select in data.relationships:
        return index.countries_of[select]
    if select in data.posts:
        country = data.posts[select].country
        return (country,) if country else ()
    actor = data.actors.get(select)
    if actor is None or actor.country is None or actor.country in home:
        return ()
    return (actor.country,)


def countries_dealt_with(network: Network, actor: str) -> tuple[str, ...]:
    """Return the countries an actor without a lane has records with, most first; a principal has all."""
    index = index_of(network)
    if actor in dataset_of(network).principals:
        return ()
    counts = Counter(country for key in index.by_actor.get(actor, ()) for country in index.countries_of[key])
    return tuple(sorted(counts, key=lambda country: (-counts[country], country)))
