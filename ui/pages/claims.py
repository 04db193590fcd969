"""The Claims page: every claim with who makes it, where, and what in this data bears on it."""

from __future__ import annotations

from dash import html

from graph import Network, dataset_of
from graph.verdicts import Verdict, verdicts
from ui.panels.blocks import Component, actor_link, attributes, citation, joined, link
from ui.state import ViewState


def claims_page(network: Network, state: ViewState) -> Component:
    """Return all claims in one table, each with its verdict in words; a claim opens in the panel."""
    found = verdicts(network)
    tested = sum(bool(each.records) for each in found)
    head = html.Tr([html.Th(words, scope="col") for words in ("Claim", "Said by", "Where", "In this data")])
    return html.Div(
        [
            html.H2("Claims against the record"),
            html.P(
                f"{len(found)} claims that the sources make or quote; {tested} have a record that bears on "
                "them. A verdict counts records in this data. It is no score, and no proof either way.",
                className="lead",
            ),
            html.Div(
                html.Table(
                    [
                        html.Caption("Claims and the records that support or contradict them"),
                        html.Thead(head),
                        html.Tbody([_row(network, state, each) for each in found]),
                    ]
                ),
                className="table-box",
                tabIndex="0",
                role="region",
                **attributes(aria_label="Table of claims"),
            ),
        ],
        className="text-page",
    )


def _row(network: Network, state: ViewState, found: Verdict) -> Component:
    claim = dataset_of(network).claims[found.claim]
    where = [html.Div(citation(network, state, entry, entry.source)) for entry in claim.sources[:2]]
    people = joined([actor_link(network, state, key) for key in claim.said_by])
    return html.Tr(
        [
            html.Th(link(claim.statement, state, found.claim), scope="row"),
            html.Td(people),
            html.Td(where),
            html.Td(found.words),
        ],
        className="selected" if state.select == found.claim else "",
    )
