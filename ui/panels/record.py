"""The source panel of one relationship: what, when, who said so, who took part, who was gone around."""

from __future__ import annotations

from dash import html

from graph import Network, SeatState, dataset_of, formal_chain, index_of
from graph.chain import Seat
from graph.dates import written
from graph.model import Certainty, Channel, Citation, Relationship, Status
from ui.panels.blocks import (
    Component,
    actor_link,
    citation,
    citations,
    facts,
    heading,
    joined,
    link,
    record_title,
    records,
    section,
)
from ui.state import ViewState

STATUS_WORDS = {
    Status.HAPPENED: "Happened",
    Status.PLANNED: "Planned; not a record that it took place",
    Status.INVITED: "Invited; not a record that it took place",
    Status.EXPECTED: "Expected; not a record that it took place",
    Status.CANCELLED: "Cancelled",
    Status.DENIED: "Denied",
}
CERTAINTY_WORDS = {
    Certainty.ON_RECORD: "On record",
    Certainty.REPORTED_BY_NAMED: "Reported by a named source",
    Certainty.REPORTED_BY_UNNAMED: "Reported by unnamed sources",
    Certainty.DISPUTED: "Disputed: accounts differ",
}
CHANNEL_WORDS = {
    Channel.DIRECT: "Direct link: leader and President themselves",
    Channel.FORMAL: "Formal contact, over the chain",
    Channel.INTERNAL: "Inside one government",
    Channel.PUBLIC: "Said or done in public",
    Channel.COMMENT: "Comment by others",
}


def record_panel(network: Network, state: ViewState, key: str) -> list[Component]:
    """Return the panel of one relationship."""
    each = dataset_of(network).relationships[key]
    return [
        heading(CHANNEL_WORDS[each.channel], record_title(network, each), str(each.date or "No date given")),
        html.P(each.summary, className="summary"),
        _facts(network, state, each),
        *_accounts(network, state, each),
        *_taking_part(network, state, each),
        *_gone_around(network, state, each),
        *_chain(network, state, key, each),
        section("Sources", citations(network, state, each.sources)),
        *_related(network, state, each),
        *_claims(network, state, key),
        html.P(
            ["Link to this record: ", html.A(f"?select={key}", href=f"?select={key}", className="nav")],
            className="permalink",
        ),
    ]


def _facts(network: Network, state: ViewState, each: Relationship) -> Component:
    basis = f" ({each.date_basis})" if each.date_basis else ""
    return facts(
        [
            ("When", f"{each.date}{basis}" if each.date else basis.strip(" ()")),
            ("From", joined([actor_link(network, state, key) for key in each.from_])),
            ("To", joined([actor_link(network, state, key) for key in each.to])),
            ("Direction", "both ways, or not stated" if each.mutual else ""),
            ("Place", each.place),
            ("Length", each.length),
            ("Status", STATUS_WORDS[each.status]),
            ("Certainty", CERTAINTY_WORDS[each.certainty]),
            ("Note", each.note),
        ]
    )


def _accounts(network: Network, state: ViewState, each: Relationship) -> list[Component]:
    """Set accounts side by side where sources differ."""
    told = [entry for entry in each.sources if entry.says]
    if not told:
        return []
    rows = [html.Li([html.P(entry.says), _small(network, state, entry)]) for entry in told]
    return [section("Accounts", html.Ul(rows, className="accounts"))]


def _small(network: Network, state: ViewState, entry: Citation) -> Component:
    return html.Small(citation(network, state, entry, entry.source))


def _taking_part(network: Network, state: ViewState, each: Relationship) -> list[Component]:
    if not each.present:
        return []
    rows = []
    for part in each.present:
        about = f": {part.about}" if part.about else ""
        source = [html.Small(citation(network, state, part, part.source))] if part.source else []
        rows.append(
            html.Li([actor_link(network, state, part.actor), f", {part.how.value}{about}. ", *source])
        )
    return [section("Took part", html.Ul(rows))]


def _gone_around(network: Network, state: ViewState, each: Relationship) -> list[Component]:
    if not each.gone_around:
        return []
    rows = []
    for gone in each.gone_around:
        about = f" by {gone.about}" if gone.about and gone.how == "surprised" else ""
        about = about or (f": {gone.about}" if gone.about else "")
        source = html.Small(citation(network, state, gone, gone.source))
        rows.append(html.Li([actor_link(network, state, gone.actor), f", {gone.how.value}{about}. ", source]))
    return [section("Documented as gone around", html.Ul(rows))]


def _chain(network: Network, state: ViewState, key: str, each: Relationship) -> list[Component]:
    """Show who stood on the formal chain that day, for each country of a direct link."""
    countries = index_of(network).countries_of[key]
    if each.channel is not Channel.DIRECT or each.date is None or not countries:
        return []
    parts: list[Component] = []
    day = each.date.first
    for country in countries:
        seats = formal_chain(network, country, on=day)
        if len(countries) > 1:
            parts.append(html.H4(dataset_of(network).countries[country].name))
        parts.append(html.Ol([_seat(network, state, place) for place in seats], className="chain"))
    return [section(f"The formal chain on {written(day)}", *parts)]


def _seat(network: Network, state: ViewState, seat: Seat) -> Component:
    people = joined([actor_link(network, state, key) for key in seat.holders])
    words: list[Component]
    if seat.state is SeatState.NOT_IN_DATA:
        words = ["not in this data"]
    elif seat.state is SeatState.VACANT:
        days = f"vacant, day {seat.vacant_days}" if seat.vacant_days else "vacant"
        words = [days if not seat.reason else seat.reason]
    else:
        words = [*people, " (acting)" if seat.state is SeatState.ACTING else ""]
        words.append("" if seat.is_end_known else html.Span("; end not in this data", className="muted"))
    return html.Li(
        [html.Span(seat.rung.title, className="rung"), " ", *words],
        className=f"seat {seat.state.name.lower()}",
    )


def _related(network: Network, state: ViewState, each: Relationship) -> list[Component]:
    if not each.related:
        return []
    return [section("Related records", records(network, state, each.related))]


def _claims(network: Network, state: ViewState, key: str) -> list[Component]:
    data = dataset_of(network)
    claims = index_of(network).claims_by_record.get(key, ())
    if not claims:
        return []
    rows = []
    for claim in claims:
        stands = "Supports" if key in data.claims[claim].supported_by else "Contradicts"
        rows.append(html.Li([f"{stands}: ", link(data.claims[claim].statement, state, claim)]))
    return [section("Claims it bears on", html.Ul(rows))]
