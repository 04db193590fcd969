"""The shadow chain in the panel: rung by rung who took part, was gone around, or is not on record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dash import html

from graph import Network, dataset_of
from graph.chain import Seat, SeatState
from graph.dates import written
from graph.groundwork import Groundwork, groundwork
from graph.model import Channel
from graph.shadow import Documented, RungStatus, ShadowChain, Step, shadow_chains
from ui.panels.blocks import (
    Component,
    actor_link,
    attributes,
    citation,
    joined,
    link,
    records,
    section,
)
from ui.state import ViewState

STATUS_MARKS: Mapping[RungStatus, str] = {
    RungStatus.TOOK_PART: "●",
    RungStatus.GONE_AROUND: "⤼",
    RungStatus.VACANT: "○",
    RungStatus.NO_RECORD: "·",
}
STATUS_WORDS: Mapping[RungStatus, str] = {
    RungStatus.TOOK_PART: "took part",
    RungStatus.GONE_AROUND: "gone around",
    RungStatus.VACANT: "vacant",
    RungStatus.NO_RECORD: "no record",
}


def shadow_sections(network: Network, state: ViewState, key: str) -> list[Component]:
    """Return the chain under a contact and the groundwork before it, for each country in it."""
    each = dataset_of(network).relationships[key]
    chains = shadow_chains(network, key)
    if each.channel is not Channel.DIRECT or each.date is None:
        return _people(network, state, chains[0])
    parts: list[Component] = []
    for chain in chains:
        name = f": {dataset_of(network).countries[chain.country].name}" if chain.country else ""
        title = f"The chain under it, {each.date}{name if len(chains) > 1 else ''}"
        parts.append(section(title, shadow_list(network, state, chain)))
        parts += _beside(network, state, chain.beside)
        parts.append(_groundwork(network, state, groundwork(network, key, country=chain.country)))
    return parts


def _people(network: Network, state: ViewState, chain: ShadowChain) -> list[Component]:
    """Return who else is documented, for records that are no dated direct link."""
    found = [entry for step in chain.steps for entry in step.documented] + list(chain.beside)
    return _beside(network, state, [entry for entry in found if not entry.is_end], title="Who else")


def shadow_list(network: Network, state: ViewState, chain: ShadowChain) -> Component:
    """Return the rungs of a chain as a list: status, holder of the day, and what it rests on."""
    return html.Ol([_step(network, state, step) for step in chain.steps], className="chain")


def _step(network: Network, state: ViewState, step: Step) -> Component:
    words = [STATUS_WORDS[status] for status in step.statuses]
    mark = "".join(STATUS_MARKS[status] for status in step.statuses)
    evidence = [
        html.Small(evidence_of(network, state, entry)) for entry in step.documented if not entry.is_end
    ]
    return html.Li(
        [
            html.Span(mark, className="status-mark", **attributes(aria_hidden="true")),
            html.Span(
                [
                    html.Span(step.rung.title, className="rung"),
                    html.Span(" and ".join(words), className="status-word"),
                ]
            ),
            html.Span([*seat_words(network, state, step.seats), *evidence], className="holder"),
        ],
        className=f"step {step.statuses[0].name.lower()}",
    )


def seat_words(network: Network, state: ViewState, seats: Iterable[Seat]) -> list[Component]:
    """Return who held a rung, or how long nobody is listed; changes within the dates are said."""
    parts: list[Component] = []
    for number, seat in enumerate(seats):
        if number:
            parts.append(", then ")
        parts += _seat(network, state, seat)
    return parts


def _seat(network: Network, state: ViewState, seat: Seat) -> list[Component]:
    if seat.state is SeatState.NOT_IN_DATA:
        return ["holder not in this data"]
    if seat.state is SeatState.VACANT:
        return [vacancy_words(seat)]
    people = joined([actor_link(network, state, key) for key in seat.holders])
    acting = [" (acting)"] if seat.state is SeatState.ACTING else []
    end = [] if seat.is_end_known else [html.Span(" (end of post not in this data)", className="muted")]
    return [*people, *acting, *end]


def vacancy_words(seat: Seat) -> str:
    """Return how long a rung stood vacant: nobody is listed, which the data calls a vacancy."""
    if seat.reason:
        return seat.reason
    least = "" if seat.is_length_exact else "at least "
    since = f" since {written(seat.since)}" if seat.since else ""
    return f"nobody listed{since}: {least}{seat.vacant_days} days" if seat.vacant_days else "nobody listed"


def evidence_of(network: Network, state: ViewState, entry: Documented) -> list[Component]:
    """Return what is documented of somebody: how, about what, and where it says so."""
    about = f" ({entry.about})" if entry.about else ""
    parts: list[Component] = [actor_link(network, state, entry.actor), f": {entry.how.value}{about}. "]
    for passage in entry.passages[:2]:
        parts.append(citation(network, state, passage, getattr(passage, "source", None)))
        parts.append(" ")
    return parts


def _beside(
    network: Network, state: ViewState, entries: Iterable[Documented], *, title: str = "Beside the chain"
) -> list[Component]:
    """Return the people who are documented but held no rung that day."""
    rows = [html.Li(evidence_of(network, state, entry)) for entry in entries if not entry.is_end]
    return [section(title, html.Ul(rows))] if rows else []


def _groundwork(network: Network, state: ViewState, found: Groundwork) -> Component:
    """Return the formal contacts before a direct link, counted at 30, 90 and 180 days."""
    counts = ", ".join(f"{len(window.certain)} in the {window.days} days" for window in found.before)
    lines: list[Component] = [html.P(f"Formal contacts on record before it, in this data: {counts}.")]
    if found.last:
        nearest = link("the last one", state, found.last.record)
        days = found.last.least if found.last.least == found.last.most else f"at least {found.last.least}"
        lines.append(html.P([nearest, f" {days} days before."]))
    widest = found.before[-1]
    if widest.possible:
        lines.append(html.P(f"{len(widest.possible)} more may fall before it: their dates are not exact."))
    if widest.certain:
        summary = html.Summary(f"The {len(widest.certain)} records")
        lines.append(html.Details([summary, records(network, state, widest.certain)]))
    return section("Groundwork", *lines)
