"""What must be true of every relationship in the real record."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from graph import When, examine, index_of
from graph.chain import is_in_post
from graph.model import Certainty, Channel, Kind, Relationship, Status
from tests.data.record import DATA, dataset, network

# Direct links in which somebody at an end was no leader that day, with the reason why they stand.
NO_LEADER = {
    ("nixon-mao-visit-1972-02-21", "zhou-enlai"): "the Premier, who met Nixon with the Chairman",
    ("bush-putin-meeting-2008-08-07", "vladimir-putin"): "Prime Minister between two terms as President",
    ("maddowblog-trump-gives-cell-number", "foreign-leaders"): "the text names no leader",
}

# Records dated outside the period that belong to no earlier principal.
EARLIER = {
    "trump-duterte-call-2016-12-02": "as President-elect, and therefore no direct link",
    "trump-duterte-invitation-2016-12-02": "made in that call",
    "trump-floats-kim-meeting-2016": "as a candidate, told in an article",
}


def _direct() -> dict[str, Relationship]:
    return {key: each for key, each in dataset().relationships.items() if each.channel is Channel.DIRECT}


def test_the_record_loads_without_a_warning() -> None:
    _, problems = examine(DATA)
    assert [str(problem) for problem in problems] == []


def test_the_record_is_whole() -> None:
    assert len(dataset().relationships) >= 800
    assert len(dataset().actors) >= 650
    assert len(dataset().claims) >= 30
    assert len(_direct()) >= 400


def test_every_direct_link_has_a_principal_in_office() -> None:
    out = []
    for key, each in _direct().items():
        principals = [end for end in each.ends if end in dataset().principals]
        assert principals, key
        term = dataset().principals[principals[0]]
        if each.date and not each.date.overlaps(term.from_.first, term.to.last):
            out.append(key)
    assert out == []


def test_every_direct_link_has_a_leader_of_that_day() -> None:
    strangers = [
        (key, end)
        for key, each in _direct().items()
        for end in each.ends
        if end not in dataset().principals and not _is_leader(end, each)
    ]
    assert sorted(strangers) == sorted(NO_LEADER)


def _is_leader(actor: str, each: Relationship) -> bool:
    """Tell whether an actor led a country on a day of a contact; if it did not take place, ever."""
    posts = [dataset().posts[key] for key in index_of(network()).posts_by_actor.get(actor, ())]
    leading = [post for post in posts if post.rung == "leader"]
    if each.date is None or each.status is not Status.HAPPENED:
        return bool(leading)
    return any(is_in_post(post, day) for post in leading for day in _days(each.date))


def _days(when: When) -> list[date]:
    return [when.first + timedelta(days=number) for number in range((when.last - when.first).days + 1)]


def test_what_happened_is_asserted_by_a_source_that_could_know() -> None:
    """A text from before the day, or one cited only for a plan, asserts nothing."""
    unasserted = [
        key
        for key, each in dataset().relationships.items()
        if each.status is Status.HAPPENED and not _is_asserted(each)
    ]
    assert unasserted == []


def _is_asserted(each: Relationship) -> bool:
    for citation in each.sources:
        published = dataset().sources[citation.source].published
        is_too_early = published and each.date and published.last < each.date.first
        is_of_a_plan = any(word in (citation.for_ or "") for word in ("planned", "expected", "schedule"))
        if not is_too_early and not is_of_a_plan:
            return True
    return False


def test_what_was_invited_or_expected_did_not_happen_by_itself() -> None:
    visits = {
        key: each
        for key, each in dataset().relationships.items()
        if each.status in (Status.INVITED, Status.EXPECTED, Status.PLANNED, Status.CANCELLED)
    }
    assert visits
    assert [key for key, each in visits.items() if each.kind is Kind.INVITATION] == []


def test_dates_lie_in_the_period_or_belong_to_an_earlier_principal() -> None:
    period = dataset().about.period
    strangers = []
    for key, each in dataset().relationships.items():
        if each.date is None or each.date.overlaps(period.first, period.last):
            continue
        principal = index_of(network()).principal_of[key]
        term = dataset().principals[principal] if principal else None
        if not term or not each.date.overlaps(term.from_.first, term.to.last):
            strangers.append(key)
    assert sorted(strangers) == sorted(EARLIER)


def test_a_date_that_is_missing_or_inferred_says_so() -> None:
    contacts = {key: each for key, each in dataset().relationships.items() if each.kind in _CONTACTS}
    undated = [key for key, each in contacts.items() if each.date is None and not each.date_basis]
    assert undated == []


_CONTACTS = (Kind.PHONE_CALL, Kind.MEETING, Kind.SUMMIT, Kind.OFFICIAL_VISIT, Kind.LETTER, Kind.MESSAGE)


def test_a_visit_alone_goes_around_nobody() -> None:
    """Official visits are prepared by the chain: only what a source documents is a bypass."""
    lists = ("leader-visits", "president-travels", "secretary-travels")
    marked = [
        (key, mark.actor)
        for key, each in dataset().relationships.items()
        for mark in each.gone_around
        if mark.source in lists or not (mark.said_by or mark.paragraph or mark.address)
    ]
    assert marked == []


def test_disputed_records_show_what_is_disputed() -> None:
    silent = [
        key
        for key, each in dataset().relationships.items()
        if each.certainty is Certainty.DISPUTED
        and not each.note
        and sum(1 for citation in each.sources if citation.says) < 2
    ]
    assert silent == []


@pytest.mark.parametrize("field", ["supported_by", "contradicted_by"])
def test_claims_stand_against_records(field: str) -> None:
    assert any(getattr(claim, field) for claim in dataset().claims.values())
