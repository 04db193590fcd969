"""The parts of a published record: what the page loads when it is asked for, each under its own name.

Panels and pictures are spread over a fixed number of parts by their keys, so that a reader of a site
loads a few, and a new edition has the same files.
"""

from __future__ import annotations

import base64
import gzip
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from html import unescape
from typing import Any

import orjson

from graph import Network, dataset_of, index_of, matching
from ui.choices import ALL, COLUMNS, PAGES
from ui.figures.lanes_phone import WIDEST as PHONE
from ui.figures.picture import Mark, Picture
from ui.groups import group, group_name
from ui.legend import legend
from ui.lessons import SHEETS, predictable
from ui.numbers import PREFIX
from ui.offline.markup import html_text
from ui.offline.record import record
from ui.offline.recounts import recounts
from ui.offline.views import EXACT, WIDTHS, bare, views
from ui.pages import WITHOUT_PICTURE, page_body, page_choices
from ui.panels import panel
from ui.panels.pages import group_panel
from ui.panels.story import step_state, story_card
from ui.panels.table import cells_of
from ui.render import draw
from ui.share import cite_panel
from ui.state import ViewState, Vocabulary
from ui.svg import drawn, headings, variables

HERE = "⟦base⟧"
"""Where the address of the page goes in citations: the browser knows it, if nobody else does."""
SPREAD = 16
"""How many parts the panels and the pictures are spread over."""
Part = dict[str, Any]
Watch = Callable[[str], None]
_BY_SCRIPT = ("table",)


def parts(
    network: Network, vocabulary: Vocabulary, *, base: str, today: date, watch: Watch = print
) -> dict[str, Part]:
    """Return all parts of a published record by name; ``watch`` is told what is being made."""
    found: dict[str, Part] = {"record": record(network, vocabulary, base, today), "table": _table(network)}
    watch("panels")
    _spread(found, "panels", _panels(network, vocabulary, today))
    _spread(found, "panels", _lessons(network, vocabulary))
    watch("pages")
    pages = dict(_pages(network, vocabulary))
    found["pages"] = pages
    watch("pictures")
    for kind in WIDTHS:
        _spread(found, kind, iter(()))
    _draw_all(network, vocabulary, found)
    _spread(found, "panels", _numbers(network, vocabulary, pages.values()))
    return found


def part_names() -> tuple[str, ...]:
    """Return the names of all parts: they are the same whatever the data."""
    spread = (f"{kind}-{number}" for kind in ("panels", *WIDTHS) for number in range(SPREAD))
    return ("record", "table", "pages", "groups", *spread)


def packed(part: Part) -> str:
    """Return a part as text that stands in a script or a page: JSON, compressed, in base64."""
    return base64.b64encode(gzip.compress(orjson.dumps(part), mtime=0)).decode()


def spread_name(kind: str, key: str) -> str:
    """Return the part that holds a key: the browser works out the same from the key alone.

    >>> spread_name("panels", "russia")
    'panels-7'
    >>> spread_name("wide", "ladder|p|russia|a-call") == spread_name("wide", "ladder|p|russia|")
    True
    """
    together = "|".join(key.split("|")[:3])
    return f"{kind}-{sum(together.encode()) % SPREAD}"


def _spread(found: dict[str, Part], kind: str, entries: Iterator[tuple[str, Any]]) -> None:
    for number in range(SPREAD):
        found.setdefault(f"{kind}-{number}", {})
    for key, value in entries:
        found[spread_name(kind, key)][key] = value


def _panels(network: Network, vocabulary: Vocabulary, today: date) -> Iterator[tuple[str, Part]]:
    """Yield the panel of everything that opens by its id; countries once for each principal they met."""
    for key in ("", *vocabulary.records):
        state = ViewState(select=key)
        content = [*panel(network, vocabulary, state), *cite_panel(network, key, HERE, today)]
        yield key, _html(content, state)
    index = index_of(network)
    for principal in dataset_of(network).principals:
        if principal == vocabulary.first_principal:
            continue
        own = [key for key, whose in index.principal_of.items() if whose == principal]
        for country in sorted({country for key in own for country in index.countries_of[key]}):
            state = ViewState(principal=principal, select=country)
            yield f"{country}|{principal}", _html(panel(network, vocabulary, state), state)


def _lessons(network: Network, vocabulary: Vocabulary) -> Iterator[tuple[str, Part]]:
    """Yield what a class needs: the cards of all steps, the contacts to predict, and every sheet."""
    for key, story in vocabulary.lessons.stories.items():
        for number, step in enumerate(story.steps):
            state = step_state(vocabulary, ViewState(), key, number)
            card = story_card(network, vocabulary, state)
            yield f"story|{key}|{step.id}", _html(card, state)
    state = ViewState(view="predict")
    yield "predict", _html(panel(network, vocabulary, state), state)
    for key in predictable(network):
        yield f"predict|{key}", _page(network, vocabulary, replace(state, select=key))
    sheets = [*SHEETS, *(f"story:{key}" for key in vocabulary.lessons.stories)]
    sheets += [f"record:{key}" for key in dataset_of(network).relationships]
    for sheet in sheets:
        yield f"handout|{sheet}", _page(network, vocabulary, ViewState(view="handout", sheet=sheet))


def _html(content: Any, state: ViewState) -> Part:
    return {"html": html_text(content), "from": state.query()}


def _table(network: Network) -> Part:
    """Return the cells of every record, and for each column the ranks that it sorts by."""
    state = ViewState(view="table")
    rows = [cells_of(network, state, key) for key in dataset_of(network).relationships]
    ranks = []
    for place in range(len(COLUMNS)):
        order = {value: rank for rank, value in enumerate(sorted({row[place][2] for row in rows} - {""}))}
        ranks.append([order.get(row[place][2], -1) for row in rows])
    return {
        "text": [[cell[0] for cell in row] for row in rows],
        "cells": [[html_text(cell[1]) for cell in row] for row in rows],
        "ranks": ranks,
    }


def _pages(network: Network, vocabulary: Vocabulary) -> Iterator[tuple[str, Part]]:
    """Yield the pages of text; those that follow the President and the countries for each in turn."""
    for view in PAGES:
        if view not in WITHOUT_PICTURE or view in _BY_SCRIPT:
            continue
        yield f"{view}||", _page(network, vocabulary, ViewState(view=view))
        if view != "numbers":
            continue
        yield (
            f"{view}||{ALL}",
            _page(network, vocabulary, ViewState(view=view, countries=(ALL,))),
        )
        for principal in dataset_of(network).principals:
            if principal != vocabulary.first_principal:
                state = ViewState(view=view, principal=principal)
                yield f"{view}|{principal}|", _page(network, vocabulary, state)


def _page(network: Network, vocabulary: Vocabulary, state: ViewState) -> Part:
    return {
        "from": state.query(),
        "body": html_text(page_body(network, vocabulary, state, ())),
    }


def _draw_all(network: Network, vocabulary: Vocabulary, found: dict[str, Part]) -> None:
    """Put every picture into the parts of its width, and what is opened by marks into the groups."""
    legends: dict[str, int] = {}
    chosen = re.compile(r"select=[^&\"]*(&amp;)?")
    opened: set[tuple[str, str]] = set()
    for key, state in sorted(views(network, vocabulary)):
        principal = vocabulary.principal(state)
        shown = matching(network, replace(state.filter, principal=principal))
        for kind, width in WIDTHS.items():
            picture = draw(network, vocabulary, state, width, set(shown))
            opened |= {(mark.target, principal) for mark in picture.marks if ":" in mark.target}
            entry = _picture(state, picture, width)
            words = chosen.sub("", html_text(legend(network, vocabulary, bare(state), width)))
            entry["legend"] = legends.setdefault(words, len(legends))
            if not key.startswith(EXACT):
                entry["recounts"] = recounts(network, vocabulary, state, picture, width)
            found[spread_name(kind, key)][key] = entry
        if state.view in ("network", "compare"):
            found["pages"][key] = {
                "from": state.query(),
                "choices": html_text(page_choices(network, vocabulary, state)),
                "body": html_text(page_body(network, vocabulary, state, shown)),
            }
    found["record"]["legends"] = list(legends)
    found["groups"] = dict(_groups(network, opened))


def _picture(state: ViewState, picture: Picture, width: int) -> Part:
    """Return one drawing: headings and body as SVG, and the words that stand around it."""
    high = 28 if width < PHONE else 54

    def href(mark: Mark) -> str:
        changes: dict[str, Any] = {**dict(mark.changes)} or {"select": mark.target}
        return state.href(**changes)

    drawing: Part = {
        "from": state.query(),
        "w": picture.width,
        "h": picture.height,
        "hh": high if picture.headings else 0,
        "head": headings(picture.headings, variables, high),
        "body": drawn(picture, variables, href, has_groups=True),
        "alt": picture.alt,
        "left": list(picture.not_drawn),
    }
    return drawing


def _groups(network: Network, opened: set[tuple[str, str]]) -> Iterator[tuple[str, Any]]:
    """Yield the records of everything that is drawn as one and opens, but is no record itself."""
    data = dataset_of(network)
    places = {key: number for number, key in enumerate(data.relationships)}
    for name, principal in sorted(opened):
        if name.startswith("rung:"):
            state = ViewState(select=name)
            yield f"{name}|{principal}", _html(group_panel(network, state, principal), state)
        else:
            title, ids, _ = group(network, name, principal, set(data.relationships))
            yield f"{name}|{principal}", [group_name(network, name), title, [places[key] for key in ids]]


def _numbers(network: Network, vocabulary: Vocabulary, pages: Iterable[Part]) -> Iterator[tuple[str, Part]]:
    """Yield the panels of all numbers that a page links to."""
    for page in pages:
        state, _ = vocabulary.read(page["from"])
        for text in dict.fromkeys(re.findall(rf"select=({PREFIX}[^&\"]+)", page["body"])):
            name = unescape(text).replace("%3A", ":")
            opened = replace(state, select=name)
            yield f"{name}|{vocabulary.principal(state)}", _html(panel(network, vocabulary, opened), opened)
