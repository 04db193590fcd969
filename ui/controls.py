"""The controls over the picture: search, filters, order. Each writes one part of the query string."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import dash_mantine_components as dmc
from dash import html

from graph import Network, dataset_of, index_of
from graph.model import Certainty, Channel, Kind, Status
from ui import ids
from ui.choices import ALL, ORDERS
from ui.panels.blocks import attributes, source_name
from ui.state import ViewState, Vocabulary
from ui.timebar import timebar
from ui.words import told

Component = Any
MOST_CITED = 40


def controls(network: Network, vocabulary: Vocabulary) -> Component:
    """Return the search box, the filters that are always there, and those behind "More filters"."""
    return html.Div(
        [
            html.Button(
                "Search and filters",
                id=ids.FILTERS_SWITCH,
                type="button",
                className="switch phone-only",
                **attributes(aria_expanded="false"),
            ),
            html.Div([_search(network), *_main_filters(network, vocabulary)], className="row"),
            html.Details(
                [
                    html.Summary("More filters"),
                    html.Div(_more_filters(network, vocabulary), className="row"),
                ],
                className="more-filters",
            ),
            timebar(network),
            html.Div(
                [html.Span(id=ids.COUNT, className="count"), html.Div(id=ids.CHIPS, className="chips")],
                className="tally",
            ),
        ],
        className="controls",
        role="search",
    )


def _search(network: Network) -> Component:
    return dmc.Select(
        id=ids.SEARCH,
        label="Search",
        placeholder=told(network, "Actors, {countries}, records, sources, claims"),
        searchable=True,
        clearable=True,
        limit=24,
        data=search_entries(network),
        nothingFoundMessage="Nothing in this data",
        maxDropdownHeight=360,
        filter={"function": "search"},
        className="control-search",
    )


def _main_filters(network: Network, vocabulary: Vocabulary) -> list[Component]:
    data = dataset_of(network)
    countries = sorted(data.countries, key=lambda key: data.countries[key].name.casefold())
    named = [(ALL, "All with a direct link"), *((key, data.countries[key].name) for key in countries)]
    years = [(str(year), str(year)) for year in vocabulary.years]
    return [
        _many("countries", told(network, "{Countries}"), _first_countries(network), named),
        _many("kind", "Kinds", "All kinds", ((kind.value, kind.value) for kind in Kind)),
        _one("from", "From year", "First", years),
        _one("to", "To year", "Last", years),
    ]


def _more_filters(network: Network, vocabulary: Vocabulary) -> list[Component]:
    data = dataset_of(network)
    by_source = index_of(network).by_source
    sources = sorted(by_source, key=lambda key: (-len(by_source[key]), key))
    principals = [(key, data.actors[key].name) for key in data.principals]
    first = data.actors[vocabulary.first_principal].name
    return [
        _one("principal", told(network, "{principal}"), first, principals),
        _many("channel", "Channels", "All channels", _words(Channel)),
        _many("status", "Status", "Any status", _words(Status)),
        _many("certainty", "Certainty", "Any certainty", _words(Certainty)),
        _many("rung", "Rungs", "All rungs", ((rung.id, rung.title) for rung in data.chain)),
        _many("source", "Sources", "All sources", ((key, _title(network, key)) for key in sources)),
        _one("order", told(network, "Order of {countries}"), "Most direct links", _orders()),
        _one("form", "Form of the lanes", "As it fits", [("full", "Full"), ("compact", "Compact")]),
        _one("bypass", "Gone around", "With or without", [("1", "Only documented as gone around")]),
    ]


def _orders() -> list[tuple[str, str]]:
    return list(zip(ORDERS, ("Most direct links", "Most formal contacts", "Name"), strict=True))


def _first_countries(network: Network) -> str:
    """Return what stands in the choice of countries while nothing is chosen."""
    has_first = bool(dataset_of(network).about.default_countries)
    return "Those it opens with" if has_first else told(network, "{Countries} with most direct links")


def _title(network: Network, key: str) -> str:
    source = dataset_of(network).sources[key]
    return f"{source_name(source)}: {source.title}"


def _words(words: Iterable[str]) -> list[tuple[str, str]]:
    return [(str(word), str(word)) for word in words]


def _options(pairs: Iterable[tuple[str, str]]) -> list[dict[str, str]]:
    return [{"value": value, "label": label} for value, label in pairs]


def _many(name: str, label: str, placeholder: str, pairs: Iterable[tuple[str, str]]) -> Component:
    return dmc.MultiSelect(
        id=ids.FILTERS[name],
        label=label,
        placeholder=placeholder,
        searchable=True,
        clearable=True,
        hidePickedOptions=True,
        limit=200,
        value=[],
        data=_options(pairs),
        className=f"control-{name}",
    )


def _one(name: str, label: str, placeholder: str, pairs: Iterable[tuple[str, str]]) -> Component:
    return dmc.Select(
        id=ids.FILTERS[name],
        label=label,
        placeholder=placeholder,
        clearable=True,
        data=_options(pairs),
        className=f"control-{name}",
    )


def filter_controls(network: Network, vocabulary: Vocabulary) -> list[dict[str, Any]]:
    """Return the filters as plain data, for a page that makes its own controls of them."""
    names = {key: name for name, key in ids.FILTERS.items()}
    main, more = _main_filters(network, vocabulary), _more_filters(network, vocabulary)
    return [
        {
            "name": names[each.id],
            "label": each.label,
            "empty": each.placeholder,
            "options": [[option["value"], option["label"]] for option in each.data],
            "many": isinstance(each, dmc.MultiSelect),
            "more": each in more,
        }
        for each in (*main, *more)
    ]


def search_entries(network: Network) -> list[dict[str, Any]]:
    """Return everything that can be opened by name, in groups, for the search box."""
    data = dataset_of(network)
    groups: list[tuple[str, Iterable[tuple[str, str]]]] = [
        (told(network, "{Countries}"), ((key, each.name) for key, each in data.countries.items())),
        ("Actors", ((key, _aliased(each.name, each.aliases)) for key, each in data.actors.items())),
        ("Sources", ((key, _title(network, key)) for key in data.sources)),
        ("Claims", ((key, each.statement) for key, each in data.claims.items())),
        ("Records", ((key, _summary(network, key)) for key in data.relationships)),
    ]
    entries = [{"group": name, "items": _options(pairs)} for name, pairs in groups]
    return [entry for entry in entries if entry["items"]]


def _aliased(name: str, aliases: Sequence[str]) -> str:
    return f"{name} ({', '.join(aliases)})" if aliases else name


def _summary(network: Network, key: str) -> str:
    each = dataset_of(network).relationships[key]
    cut = "…" if len(each.summary) > 100 else ""
    return f"{each.date or 'No date'}: {each.summary[:100]}{cut}"


def control_values(state: ViewState) -> dict[str, Any]:
    """Return what the controls show for a state."""
    values: dict[str, Any] = {
        name: list(getattr(state, name))
        for name in ("countries", "kind", "channel", "status", "certainty", "source", "rung")
    }
    return values | {
        "from": str(state.since) if state.since else None,
        "to": str(state.until) if state.until else None,
        "principal": state.principal or None,
        "bypass": "1" if state.bypass else None,
        "order": None if state.order == ViewState.order else state.order,
        "form": None if state.form == ViewState.form else state.form,
        "day": state.day or None,
    }
