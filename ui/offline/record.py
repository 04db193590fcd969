"""What the browser must know of the record to filter, count, sort and search it by itself."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from graph import Network, dataset_of, formal_contacts, index_of
from graph.lanes import countries_with_direct_links
from graph.model import Relationship
from graph.queries import rung_of
from ui.choices import ALL, COLUMNS, LEADS, LEARNING, PAGES, VIEWS
from ui.cite import STYLES, Work, in_style, source_line
from ui.controls import filter_controls, search_entries
from ui.filters import WORDS
from ui.focus import countries_dealt_with, selected_countries
from ui.offline.recounts import network_looks
from ui.offline.views import EXACT, is_day, steps
from ui.panels.blocks import record_title
from ui.panels.table import DEFAULT_COLUMNS, TITLES
from ui.state import PROJECTED, ViewState, Vocabulary, link_fields, link_name
from ui.words import told


# One flat map of all that the page is told: splitting it would only hide a part of it.
def record(network: Network, vocabulary: Vocabulary, base: str, today: date) -> dict[str, Any]:
    """Return the record as plain data: what every filter, list and table of the page is made from."""
    data, index = dataset_of(network), index_of(network)
    by_name = sorted(data.countries, key=lambda key: data.countries[key].name.casefold())
    about, titles = data.about, {**TITLES, "country": told(network, "{Country}")}
    return {
        "about": {"title": about.title, "version": about.version},
        "words": {word: told(network, f"{{{word}}}") for word in ("country", "countries", "Countries")},
        "views": VIEWS,
        "pages": PAGES,
        "leads": {view: told(network, text) for view, text in LEADS.items()},
        "fields": link_fields(),
        "defaults": {"view": ViewState.view, "order": ViewState.order, "form": ViewState.form},
        "all": ALL,
        "base": base,
        "projected": PROJECTED,
        "learning": list(LEARNING),
        "known": _known(vocabulary),
        "exact": [key.removeprefix(EXACT) for key, _ in steps(vocabulary)],
        "cite": _cite(network, today),
        "columns": {"all": COLUMNS, "first": DEFAULT_COLUMNS, "titles": titles},
        "filters": filter_controls(network, vocabulary),
        "loosening": {link_name(field): words for field, words in WORDS.items()},
        "search": search_entries(network),
        "principals": {key: _principal(network, key) for key in data.principals},
        "first": vocabulary.first_principal,
        "opens": list(about.default_countries),
        "countries": {
            key: [data.countries[key].name, len(formal_contacts(network, key)), rank]
            for rank, key in enumerate(by_name)
        },
        "sources": {key: [each.title, source_line(each)] for key, each in data.sources.items()},
        "actors": {key: each.name for key, each in data.actors.items()},
        "sections": {
            section: [key for key, own in vocabulary.records.items() if own == section]
            for section in dict.fromkeys(vocabulary.records.values())
        },
        "places": _places(network, vocabulary),
        "looks": network_looks(),
        "records": [_record(network, key, index.principal_of[key]) for key in data.relationships],
        "steps": {
            story: [step.id for step in each.steps] for story, each in vocabulary.lessons.stories.items()
        },
    }


def _known(vocabulary: Vocabulary) -> dict[str, list[str]]:
    """Return the words that each part of a link may use, where they can be listed."""
    return {
        name: [str(word) for word in words]
        for name, words in vocabulary.words.items()
        if isinstance(words, Iterable)
    }


def _cite(network: Network, today: date) -> dict[str, str]:
    """Return a citation in every style with its changing words left open, by the words on its style."""
    about = dataset_of(network).about
    work = Work(
        key="⟦key⟧",
        title="⟦title⟧",
        what="View",
        record=about.title,
        version=about.version,
        updated=about.updated,
        licence=about.licence,
        link="⟦link⟧",
        read=today,
        sources=("⟦sources⟧",),
    )
    return {words: in_style(work, style) for style, words in STYLES.items()}


def _principal(network: Network, key: str) -> dict[str, Any]:
    name = dataset_of(network).actors[key].name
    return {"name": name, "ranked": countries_with_direct_links(network, key)}


def _places(network: Network, vocabulary: Vocabulary) -> dict[str, list[str]]:
    """Return the countries that each record of any section belongs to, for views that show only one."""
    found = {}
    for key in vocabulary.records:
        countries = selected_countries(network, key) or countries_dealt_with(network, key)
        if countries:
            found[key] = list(countries)
    return found


def _record(network: Network, key: str, principal: str | None) -> dict[str, Any]:
    """Return one relationship: what filters ask of it, and what lists and tables say of it."""
    each = dataset_of(network).relationships[key]
    date = each.date
    return {
        "id": key,
        "p": principal,
        "c": index_of(network).countries_of[key],
        "ch": each.channel,
        "k": each.kind,
        "st": each.status,
        "ce": each.certainty,
        "day": int(is_day(each)),
        "so": list(dict.fromkeys(entry.source for entry in each.sources)),
        "ru": _rungs(network, each),
        "d": [str(date), date.first.isoformat(), date.last.isoformat()] if date else None,
        "by": int(bool(each.gone_around)),
        "t": record_title(network, each),
    }


def _rungs(network: Network, each: Relationship) -> list[str]:
    actors = (*each.ends, *(one.actor for one in each.present), *(one.actor for one in each.gone_around))
    return sorted({rung for actor in actors if (rung := rung_of(network, actor))})
