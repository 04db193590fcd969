"""The state of the view: frozen, whole in the URL, checked against the record it is opened on."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from functools import cached_property
from typing import Any
from urllib.parse import parse_qsl, quote_plus

from graph import Filter, Network, dataset_of, formal_contacts
from graph.comparison import LAYERS
from graph.lanes import countries_with_direct_links
from graph.model import Certainty, Channel, Kind, Status
from ui.choices import ALL, COLUMNS, FORMS, MANNERS, ORDERS, PAGES
from ui.groups import is_group
from ui.lessons import Lessons, is_sheet, stay_on_a_step
from ui.link_parts import READERS, quoted
from ui.numbers import is_number

MAX_QUERY = 4_000
PROJECTED = 4
"""How many lanes a projector shows unless the link names countries."""
MAX_PARTS = 60
MAX_NOTES = 8


@dataclass(frozen=True)
class ViewState:
    """What one reader looks at. An empty field means the default: everything, or the first choice."""

    view: str = "lanes"
    principal: str = ""
    countries: tuple[str, ...] = ()
    channel: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    certainty: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    rung: tuple[str, ...] = ()
    since: int | None = None
    until: int | None = None
    bypass: bool = False
    day: str = ""
    order: str = "direct"
    form: str = "auto"
    projector: bool = False
    embed: bool = False
    by: str = "layers"
    a: str = ""
    b: str = ""
    select: str = ""
    focus: str = ""
    steps: int = 1
    path: str = ""
    pin: tuple[str, ...] = ()
    labels: bool = False
    columns: tuple[str, ...] = ()
    sort: str = ""
    page: int = 1
    story: str = ""
    step: str = ""
    sheet: str = ""

    @property
    def filter(self) -> Filter:
        """Return the part of the state that lets records through; without a choice, every country's."""
        return Filter(
            countries=() if ALL in self.countries else self.countries,
            principal=self.principal or None,
            channels=self.channel,
            kinds=self.kind,
            statuses=self.status,
            certainties=self.certainty,
            sources=self.source,
            rungs=self.rung,
            first_year=self.since,
            last_year=self.until,
            only_gone_around=self.bypass,
            last_day=self.on,
        )

    @property
    def on(self) -> date | None:
        """Return the day up to which the record is shown, and whose holders stand on the rungs."""
        return date.fromisoformat(self.day) if self.day else None

    def query(self) -> str:
        """Return the state as a query string, defaults left out, in one fixed order."""
        parts = []
        for field in fields(self):
            value = getattr(self, field.name)
            if value != field.default:
                parts.append(f"{_NAMES.get(field.name, field.name)}={_written(field.name, value)}")
        return "?" + "&".join(parts) if parts else ""

    def href(self, **changes: Any) -> str:
        """Return the link to the state with some fields changed."""
        return replace(self, **changes).query() or "?"


_NAMES: Mapping[str, str] = {"since": "from", "until": "to"}
_FIELDS: Mapping[str, str] = {_NAMES.get(field.name, field.name): field.name for field in fields(ViewState)}


def link_name(field: str) -> str:
    """Return what a field of the state is called in a link."""
    return _NAMES.get(field, field)


def link_fields() -> dict[str, str]:
    """Return the parts of a link in their order, each with its form: words, one word, a switch, a number."""
    forms = {tuple: "words", bool: "switch", int: "number"}
    return {
        name: forms.get(
            type(getattr(ViewState(), field)), "number" if field in ("since", "until") else "word"
        )
        for name, field in _FIELDS.items()
    }


def _written(field: str, value: Any) -> str:
    if isinstance(value, tuple):
        return ",".join(quote_plus(part) for part in value)
    if field in ("since", "until"):
        return f"{value:04d}"
    return "1" if value is True else quote_plus(str(value))


@dataclass(frozen=True, slots=True)
class _Sides(Container[str]):
    """One side of a comparison: a word, or a period FIRST-LAST within the years of the record."""

    years: tuple[int, ...]
    words: Container[str]

    def __contains__(self, text: object) -> bool:
        first, _, last = str(text).partition("-")
        if not (self.years and len(first) == len(last) == 4 and f"{first}{last}".isdecimal()):
            return text in self.words
        return self.years[0] <= int(first) <= int(last) <= self.years[-1]


class Vocabulary:
    """The words a URL may use on one record, worked out once per version of the data."""

    def __init__(self, network: Network, lessons: Lessons | None = None) -> None:
        self.network, self.lessons = network, lessons or Lessons()

    @cached_property
    def words(self) -> Mapping[str, Container[str]]:
        """Return the allowed values of each field that takes words."""
        data = dataset_of(self.network)
        return {
            "view": PAGES,
            "order": ORDERS,
            "form": FORMS,
            "by": MANNERS,
            "a": self.sides,
            "b": self.sides,
            "principal": data.principals,
            "countries": {ALL, *data.countries},
            "channel": set(Channel),
            "kind": set(Kind),
            "status": set(Status),
            "certainty": set(Certainty),
            "source": data.sources,
            "rung": {rung.id for rung in data.chain},
            "select": self.records,
            "focus": data.actors,
            "pin": data.actors,
            "columns": COLUMNS,
            "story": self.lessons.stories,
            "step": self.lessons.steps,
            "sort": {f"{sign}{column}" for column in COLUMNS for sign in ("", "-")},
        }

    @cached_property
    def records(self) -> Mapping[str, str]:
        """Return every id that can be opened, with the section it lives in."""
        data = dataset_of(self.network)
        sections = ("countries", "sources", "actors", "posts", "relationships", "claims")
        return {key: section for section in sections for key in getattr(data, section)}

    @cached_property
    def sides(self) -> Container[str]:
        """Return whatever can be one side of a comparison: layers, periods, and every record."""
        return _Sides(self.years, {*LAYERS, *self.records})

    @cached_property
    def years(self) -> tuple[int, ...]:
        """Return the years the record speaks of, in order."""
        dates = [each.date for each in dataset_of(self.network).relationships.values() if each.date]
        return tuple(sorted({when.year for when in dates} | {when.last.year for when in dates}))

    @cached_property
    def first_principal(self) -> str:
        """Return the principal shown when the URL names none."""
        data = dataset_of(self.network)
        return data.about.default_principal or next(iter(data.principals))

    def countries(self, state: ViewState) -> tuple[str, ...]:
        """Return the countries whose lanes a state shows, in its order."""
        data = dataset_of(self.network)
        ranked = countries_with_direct_links(self.network, self.principal(state))
        if ALL in state.countries:
            wanted: tuple[str, ...] = ranked
        else:
            chosen = state.countries or data.about.default_countries
            wanted = tuple(key for key in ranked if key in chosen)
            wanted += tuple(key for key in chosen if key not in wanted and state.countries)
            wanted = wanted or ranked[:7]
        if state.order == "name":
            wanted = tuple(sorted(wanted, key=lambda key: data.countries[key].name.casefold()))
        elif state.order == "formal":
            count = {key: len(formal_contacts(self.network, key)) for key in wanted}
            wanted = tuple(sorted(wanted, key=lambda key: -count[key]))
        return wanted[:PROJECTED] if state.projector and not state.countries else wanted

    def principal(self, state: ViewState) -> str:
        """Return the principal a state is about."""
        return state.principal or self.first_principal

    def read(self, search: str) -> tuple[ViewState, tuple[str, ...]]:
        """Return the state a query string asks for, and in words what of it was ignored."""
        if len(search) > MAX_QUERY:
            return ViewState(), (f"The link was longer than {MAX_QUERY:,} characters",)
        search = search.lstrip("?")
        if search.count("&") >= MAX_PARTS:
            return ViewState(), (f"The link had more than {MAX_PARTS} parts",)
        values: dict[str, Any] = {}
        ignored: list[str] = []
        for name, text in parse_qsl(search):
            field = _FIELDS.get(name)
            if field is None:
                ignored.append(f"{quoted(name)} is no part of a view")
            elif field in values:
                ignored.append(f"{quoted(name)} stands in the link twice; the second")
            elif field in READERS:
                values |= READERS[field](field, text, ignored)
            elif field == "path":
                values |= self._path(text, ignored)
            elif field == "sheet":
                values |= self._sheet(text, ignored)
            else:
                values |= self._words(field, text, ignored)
        ignored += stay_on_a_step(self.lessons, values)
        more = len(ignored) - MAX_NOTES
        ignored[MAX_NOTES:] = [f"The rest of the link ({more} more)"] if more > 0 else []
        return ViewState(**values), tuple(ignored)

    def _path(self, text: str, ignored: list[str]) -> dict[str, str]:
        start, _, end = text.partition(":")
        actors = dataset_of(self.network).actors
        if start in actors and end in actors and start != end:
            return {"path": text}
        ignored.append(f"path {quoted(text)} names no two actors of this data")
        return {}

    def _sheet(self, text: str, ignored: list[str]) -> dict[str, str]:
        if is_sheet(self.network, self.lessons, text):
            return {"sheet": text}
        ignored.append(f"sheet {quoted(text)} is no hand-out of this data")
        return {}

    def _words(self, field: str, text: str, ignored: list[str]) -> dict[str, Any]:
        known = self.words[field]
        if field == "select" and (is_group(self.network, text) or is_number(self.network, text)):
            return {field: text}
        is_list = isinstance(getattr(ViewState(), field), tuple)
        words = dict.fromkeys(text.split(",")) if is_list else [text]
        good = tuple(word for word in words if word in known)
        ignored += [f"{field} {quoted(word)} is not in this data" for word in words if word not in known]
        if not good:
            return {}
        return {field: good if is_list else good[0]}
