"""The source panel of one relationship: what, when, who said so, who took part, who was gone around."""

from __future__ import annotations

from collections.abc import Mapping

from dash import html

from graph import Network, dataset_of, index_of
from graph.model import Certainty, Channel, Citation, Relationship, Status
from graph.queries import before_and_after
from ui.lessons import can_be_predicted
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
from ui.panels.shadow import shadow_sections
from ui.state import ViewState
from ui.words import told

STATUS_WORDS: Mapping[Status, str] = {
    Status.HAPPENED: "Happened",
    Status.PLANNED: "Planned; not a record that it took place",
    Status.INVITED: "Invited; not a record that it took place",
    Status.EXPECTED: "Expected; not a record that it took place",
    Status.CANCELLED: "Cancelled",
    Status.DENIED: "Denied",
}
CERTAINTY_WORDS: Mapping[Certainty, str] = {
    Certainty.ON_RECORD: "On record",
    Certainty.REPORTED_BY_NAMED: "Reported by a named source",
    Certainty.REPORTED_BY_UNNAMED: "Reported by unnamed sources",
    Certainty.DISPUTED: "Disputed: accounts differ",
}
CHANNEL_WORDS: Mapping[Channel, str] = {
    Channel.DIRECT: "Direct link: {leader} and {principal} themselves",
    Channel.FORMAL: "Formal contact, over the chain",
    Channel.INTERNAL: "Inside one side",
    Channel.PUBLIC: "Said or done in public",
    Channel.COMMENT: "Comment by others",
}


def record_panel(network: Network, state: ViewState, key: str) -> list[Component]:
    """Return the panel of one relationship."""
    each = dataset_of(network).relationships[key]
    channel = told(network, CHANNEL_WORDS[each.channel])
    return [
        heading(channel, record_title(network, each), str(each.date or "No date given")),
        html.P(each.summary, className="summary"),
        record_facts(network, state, each),
        *_accounts(network, state, each),
        *shadow_sections(network, state, key),
        section("Sources", citations(network, state, each.sources)),
        *_related(network, state, each),
        *_before_and_after(network, state, key),
        *_claims(network, state, key),
        html.P(
            ["Link to this record: ", html.A(f"?select={key}", href=f"?select={key}", className="nav")],
            className="permalink",
        ),
        _for_a_class(state, key, each),
    ]


def _for_a_class(state: ViewState, key: str, each: Relationship) -> Component:
    """Return the ways to teach with a record: guess its chain first, or print it."""
    sheet = state.href(view="handout", sheet=f"record:{key}")
    links = [html.A("Print a sheet", href=sheet, className="nav chip")]
    if can_be_predicted(each):
        links.insert(0, html.A("Predict first", href=state.href(view="predict"), className="nav chip"))
    return html.P(links, className="chips for-a-class")


def record_facts(network: Network, state: ViewState, each: Relationship) -> Component:
    """Return what a record states in a word each: when, who, where, status, certainty."""
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


def _related(network: Network, state: ViewState, each: Relationship) -> list[Component]:
    if not each.related:
        return []
    return [section("Related records", records(network, state, each.related))]


def _before_and_after(network: Network, state: ViewState, key: str) -> list[Component]:
    """Return the records before and after this one on the same line."""
    found = [other for other in before_and_after(network, key) if other]
    return [section("Before and after it", records(network, state, found))] if found else []


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
