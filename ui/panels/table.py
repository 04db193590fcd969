"""The Table view: the same records as text, to sort, page, choose columns of, and to hear."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from dash import html

from graph import Network, dataset_of, index_of
from graph.model import Passage, Relationship, Status
from ui.choices import ALL, COLUMNS
from ui.network_view import within_focus
from ui.panels.blocks import Component, actor_link, attributes, joined, link, record_title, source_name
from ui.state import ViewState
from ui.words import told

PAGE = 50
DEFAULT_COLUMNS = ("date", "kind", "from", "to", "certainty", "sources")
TITLES: Mapping[str, str] = {column: column.capitalize() for column in COLUMNS}


def table_panel(network: Network, state: ViewState, shown: Sequence[str]) -> Component:
    """Return the records that the filters let through as a table, with what it takes to read it."""
    keys = _sorted(network, state, _chosen(network, state, shown))
    if not keys:
        return html.P("The filters let no record through: take one off above.", className="muted")
    page = min(state.page, _pages(keys))
    count = _count(keys, page)
    parts = [
        _column_choice(network, state),
        html.P(count, className="count"),
        _table(network, state, keys[(page - 1) * PAGE : page * PAGE], _caption(network, state, count)),
        _pager(state, keys, page),
    ]
    return html.Div(parts, className="text-page")


def _chosen(network: Network, state: ViewState, shown: Sequence[str]) -> tuple[str, ...]:
    """Return the records within the focus and the countries chosen; without a choice, of all."""
    near = within_focus(network, state, shown)
    if not state.countries or ALL in state.countries:
        return near
    countries_of, chosen = index_of(network).countries_of, set(state.countries)
    return tuple(key for key in near if chosen.intersection(countries_of[key]))


def columns_of(state: ViewState) -> tuple[str, ...]:
    """Return the columns that a state shows, in the order of the table."""
    chosen = state.columns or DEFAULT_COLUMNS
    return tuple(column for column in COLUMNS if column in chosen)


def _sorted(network: Network, state: ViewState, keys: Sequence[str]) -> list[str]:
    """Return records in the order asked for; those without a value stand last either way."""
    column, is_down = state.sort.removeprefix("-") or "date", state.sort.startswith("-")
    value = {key: _sort_key(network, key, column) for key in keys}
    by_date = sorted(keys, key=lambda key: (_sort_key(network, key, "date"), key))
    filled = sorted((key for key in by_date if value[key]), key=value.__getitem__, reverse=is_down)
    return [*filled, *(key for key in by_date if not value[key])]


def _sort_key(network: Network, key: str, column: str) -> str:
    each, data = dataset_of(network).relationships[key], dataset_of(network)
    values: Mapping[str, Callable[[], str]] = {
        "date": lambda: each.date.first.isoformat() if each.date else "",
        "kind": lambda: each.kind.value,
        "from": lambda: data.actors[each.from_[0]].label.casefold(),
        "to": lambda: data.actors[each.to[0]].label.casefold(),
        "channel": lambda: each.channel.value,
        "status": lambda: each.status.value,
        "certainty": lambda: each.certainty.value,
        "country": lambda: _countries(network, key).casefold(),
        "place": lambda: (each.place or "").casefold(),
        "sources": lambda: source_name(data.sources[each.sources[0].source]).casefold(),
    }
    return values[column]()


def _countries(network: Network, key: str) -> str:
    countries = dataset_of(network).countries
    return ", ".join(countries[each].name for each in index_of(network).countries_of[key])


def _pages(keys: Sequence[str]) -> int:
    return max(1, -(-len(keys) // PAGE))


def _count(keys: Sequence[str], page: int) -> str:
    first, last = (page - 1) * PAGE + 1, min(page * PAGE, len(keys))
    records = "record" if len(keys) == 1 else "records"
    return f"Showing {first:,} to {last:,} of {len(keys):,} {records} in this data"


def _title(network: Network, column: str) -> str:
    """Return the head of a column, in the words of the record."""
    return told(network, "{Country}") if column == "country" else TITLES[column]


def _caption(network: Network, state: ViewState, count: str) -> str:
    countries = dataset_of(network).countries
    chosen = [countries[key].name for key in state.countries if key != ALL]
    where = ", ".join(chosen) or told(network, "all {countries}")
    column = _title(network, state.sort.removeprefix("-") or "date").lower()
    way = "descending" if state.sort.startswith("-") else "ascending"
    return f"Records of {where}, by {column}, {way}. {count}."


def _column_choice(network: Network, state: ViewState) -> Component:
    """Return every column as a link that shows or hides it; the last one cannot be hidden."""
    here = columns_of(state)
    links: list[Component] = [html.Span("Columns:", className="muted")]
    for column in COLUMNS:
        is_here = column in here
        wanted = tuple(other for other in COLUMNS if (other in here) != (other == column))
        if not wanted:
            continue
        links.append(
            html.A(
                [
                    _title(network, column),
                    html.Span(", shown" if is_here else ", hidden", className="sr-only"),
                ],
                href=state.href(columns=() if wanted == DEFAULT_COLUMNS else wanted),
                className="nav chip" + (" selected" if is_here else ""),
                title=f"{'Hide' if is_here else 'Show'} the column {_title(network, column).lower()}",
            )
        )
    return html.Nav(links, className="chips", **attributes(aria_label="Columns of the table"))


def _table(network: Network, state: ViewState, keys: Sequence[str], caption: str) -> Component:
    here = columns_of(state)
    table = html.Table(
        [
            html.Caption(caption),
            html.Thead(html.Tr([_head(network, state, column) for column in here])),
            html.Tbody([_row(network, state, key, here) for key in keys]),
        ],
        className="records-table",
    )
    label = attributes(aria_label="Records; scroll sideways for more columns")
    return html.Div(table, className="table-box", tabIndex="0", role="region", **label)


def _head(network: Network, state: ViewState, column: str) -> Component:
    """Return a column's head, a link that sorts by it, and turns the order round if it does already."""
    now = state.sort or "date"
    is_up, is_down = now == column, now == f"-{column}"
    target = f"-{column}" if is_up else column
    glyph = html.Span(" ▲" if is_up else " ▼" if is_down else "", **attributes(aria_hidden="true"))
    order = {"aria_sort": "ascending" if is_up else "descending"} if is_up or is_down else {}
    return html.Th(
        html.A(
            [_title(network, column), glyph],
            href=state.href(sort="" if target == "date" else target, page=1),
            className="nav",
            title=f"Sort by {_title(network, column).lower()}, {'descending' if is_up else 'ascending'}",
        ),
        scope="col",
        **attributes(**order),
    )


def cells_of(network: Network, state: ViewState, key: str) -> list[tuple[str, Component, str]]:
    """Return a record's cells in the order of all columns: plain words, the cell, and what it sorts by."""
    return [
        (
            _text(network, key, column),
            _cell(network, state, key, column, DEFAULT_COLUMNS),
            _sort_key(network, key, column),
        )
        for column in COLUMNS
    ]


def _row(network: Network, state: ViewState, key: str, here: Sequence[str]) -> Component:
    """Return one record; its first cell heads the row and opens the record."""
    each = dataset_of(network).relationships[key]
    first = _kind(each, here) if here[0] == "kind" else _text(network, key, here[0])
    first = first or f"no {_title(network, here[0]).lower()}"
    title = record_title(network, each)
    head = html.Th(
        html.A(
            [first, html.Span(f", {title}", className="sr-only")],
            href=state.href(select=key),
            className="nav",
            title=title,
        ),
        scope="row",
    )
    cells = [
        html.Td(_cell(network, state, key, column, here), className=f"of-{column}") for column in here[1:]
    ]
    return html.Tr([head, *cells], className="selected" if state.select == key else "")


def _cell(network: Network, state: ViewState, key: str, column: str, here: Sequence[str]) -> Component:
    each = dataset_of(network).relationships[key]
    if column in ("from", "to"):
        ends = each.from_ if column == "from" else each.to
        return joined([actor_link(network, state, actor) for actor in ends])
    if column == "country":
        countries, ids = dataset_of(network).countries, index_of(network).countries_of[key]
        return joined([link(countries[country].name, state, country) for country in ids])
    if column == "sources":
        return _sources(network, state, key)
    if column == "kind":
        return link(_kind(each, here), state, key)
    return _text(network, key, column)


def _kind(each: Relationship, here: Sequence[str]) -> str:
    """Return a record's kind, and that it did not happen where no column says so."""
    is_told = "status" in here or each.status is Status.HAPPENED
    return each.kind.value if is_told else f"{each.kind.value} ({each.status.value})"


def _text(network: Network, key: str, column: str) -> str:
    """Return a cell as plain words."""
    each, data = dataset_of(network).relationships[key], dataset_of(network)
    words: Mapping[str, Callable[[], str]] = {
        "date": lambda: str(each.date or ""),
        "kind": lambda: each.kind.value,
        "from": lambda: ", ".join(data.actors[actor].name for actor in each.from_),
        "to": lambda: ", ".join(data.actors[actor].name for actor in each.to),
        "channel": lambda: each.channel.value,
        "status": lambda: each.status.value,
        "certainty": lambda: each.certainty.value,
        "country": lambda: _countries(network, key),
        "place": lambda: each.place or "",
        "sources": lambda: "; ".join(source_name(data.sources[entry.source]) for entry in each.sources),
    }
    return words[column]()


def _sources(network: Network, state: ViewState, key: str) -> Component:
    """Return a record's sources by name, each with the paragraphs or records that were read."""
    data = dataset_of(network)
    passages: dict[str, dict[str, None]] = {}
    for entry in data.relationships[key].sources:
        passages.setdefault(entry.source, {})[_passage(entry)] = None
    rows = []
    for source, found in passages.items():
        where = ", ".join(part for part in found if part)
        name = link(source_name(data.sources[source]), state, source)
        rows.append(html.Li([name, f", {where}" if where else ""]))
    return html.Ul(rows, className="plain")


def _passage(entry: Passage) -> str:
    if entry.paragraph:
        return f"paragraph{'s' if '-' in entry.paragraph else ''} {entry.paragraph}"
    return f"record {entry.record}" if entry.record else ""


def _pager(state: ViewState, keys: Sequence[str], page: int) -> Component:
    """Return the way to the other pages: previous, every page by number, next."""
    last = _pages(keys)
    if last == 1:
        return html.Div()
    steps = [("Previous page", page - 1)] if page > 1 else []
    links = [html.A(words, href=state.href(page=number), className="nav chip") for words, number in steps]
    for number in _near(page, last):
        is_here = number == page
        links.append(
            html.A(
                [html.Span("Page ", className="sr-only"), f"{number}"],
                href=state.href(page=number),
                className="nav chip" + (" selected" if is_here else ""),
                **(attributes(aria_current="page") if is_here else {}),
            )
        )
    if page < last:
        links.append(html.A("Next page", href=state.href(page=page + 1), className="nav chip"))
    return html.Nav(links, className="chips", **attributes(aria_label="Pages of the table"))


def _near(page: int, last: int) -> list[int]:
    """Return the pages to offer: the first, the last, and those around the one shown.

    >>> _near(10, 40)
    [1, 7, 8, 9, 10, 11, 12, 13, 40]
    """
    return sorted({1, last, *range(max(1, page - 3), min(last, page + 3) + 1)})
