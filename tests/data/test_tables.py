"""The record against the tables it was made from; without them these tests have no cases."""

from __future__ import annotations

import pytest

from graph import When
from graph.coverage import rows_with_record
from graph.model import Channel, Kind, Post, Relationship, Status
from tests.data.record import Row, at_hand, coverage, dataset, names_of, plain, table

DATED_BY_STAY = ("leader-visits", "president-travels", "secretary-travels", "precedents")
POSTS_BY_WORDS = ("foreign-posts-1", "foreign-posts-2", "us-staff")

# A country that the table of officers spells in its own way.
COUNTRIES = {"korea": "south-korea"}

# Records dated outside the stay of a row they cite, because the row is cited for something else.
OTHER_DAYS = {
    "putin-visit-to-washington-invited": "the invitation is undated; the row is the meeting held elsewhere",
    "trump-duterte-white-house-visit-invited": "the invitation is undated; the row is the meeting in Manila",
    "reagan-begin-meeting-1982-11-19": "called off: the row of the visit that Begin broke off gives the day",
}

SAME_KIND = {
    "phone call": {Kind.PHONE_CALL},
    "meeting": {Kind.MEETING, Kind.SUMMIT},
    "letter": {Kind.LETTER, Kind.INVITATION},
    "message": {Kind.MESSAGE},
}


@pytest.mark.parametrize("key", at_hand())
def test_every_row_of_a_table_is_accounted_for_exactly_once(key: str) -> None:
    each = coverage().lists[key]
    decided = [*rows_with_record(dataset(), each), *(row for row, _ in each.reasons)]
    assert sorted(decided) == sorted(table(key))


@pytest.mark.parametrize("key", at_hand("leader-visits", "president-travels"))
def test_a_visit_or_stop_is_one_link_with_each_leader(key: str) -> None:
    doubled = []
    for row, records in rows_with_record(dataset(), coverage().lists[key]).items():
        links = [dataset().relationships[record] for record in records if record not in OTHER_DAYS]
        assert links, f"{row}: no link"
        partners = [actor for link in links for actor in link.ends if actor not in dataset().principals]
        doubled += [row] if len(partners) != len(set(partners)) else []
    assert doubled == []


@pytest.mark.parametrize("key", at_hand("leader-visits", "president-travels"))
def test_only_visitors_who_lead_no_country_are_no_direct_link(key: str) -> None:
    leaders = {post.actor for post in dataset().posts.values() if post.rung == "leader"}
    wrong = [
        record
        for records in rows_with_record(dataset(), coverage().lists[key]).values()
        for record in records
        for each in [dataset().relationships[record]]
        if (each.channel is Channel.DIRECT) != bool(leaders & (set(each.ends) - set(dataset().principals)))
    ]
    assert wrong == []


@pytest.mark.parametrize("key", ["leader-visits", "president-travels", "direct-contacts"])
def test_a_row_that_is_no_direct_link_says_why(key: str) -> None:
    each = coverage().lists[key]
    formal = [
        row
        for row, records in rows_with_record(dataset(), each).items()
        if not any(dataset().relationships[record].channel is Channel.DIRECT for record in records)
    ]
    assert [row for row in formal if row not in each.in_part] == []


@pytest.mark.parametrize("key", at_hand(*DATED_BY_STAY))
def test_a_record_is_dated_within_the_stay_of_the_row_it_cites(key: str) -> None:
    rows = table(key)
    outside = []
    for row, records in rows_with_record(dataset(), coverage().lists[key]).items():
        first, last = When.parse(rows[row]["start"]).first, When.parse(rows[row]["end"]).last
        for record in records:
            when = dataset().relationships[record].date
            if record not in OTHER_DAYS and not (when and when.overlaps(first, last)):
                outside.append(f"{record}: row {row} is {first} to {last}")
    assert outside == []


@pytest.mark.parametrize("key", at_hand("leader-visits"))
def test_a_visit_names_the_visitor_of_its_row(key: str) -> None:
    rows = table(key)
    strangers = []
    for row, (record, *_) in rows_with_record(dataset(), coverage().lists[key]).items():
        visitor = plain(rows[row]["visitor"])
        ends = dataset().relationships[record].ends
        if not any(name.split()[-1] in visitor for end in ends for name in names_of(end)):
            strangers.append(f"{record}: row {row} is {rows[row]['visitor']}")
    assert strangers == []


@pytest.mark.parametrize("key", at_hand("secretary-travels"))
def test_a_stop_of_a_secretary_is_theirs(key: str) -> None:
    rows = table(key)
    strangers = []
    for row, records in rows_with_record(dataset(), coverage().lists[key]).items():
        secretary = {"Rex W. Tillerson": "rex-tillerson", "Michael R. Pompeo": "mike-pompeo"}
        actor = secretary.get(rows[row]["secretary"], "")
        for record in records:
            each = dataset().relationships[record]
            if actor not in (*each.ends, *(other.actor for other in each.present)):
                strangers.append(f"{record}: row {row} is {rows[row]['secretary']}")
    assert strangers == []


@pytest.mark.parametrize("key", at_hand("direct-contacts"))
def test_a_contact_has_the_day_the_leaders_and_the_kind_of_its_row(key: str) -> None:
    rows = table(key)
    wrong = []
    for row, record in coverage().lists[key].records.items():
        each = dataset().relationships[record]
        wrong += [f"{record}: {part}" for part in _differences(rows[row], each)]
    assert wrong == []


def _differences(row: Row, each: Relationship) -> list[str]:
    found = []
    day = When.parse(row["date"])
    if not (each.date and each.date.overlaps(day.first, day.last)):
        found.append(f"the row says {row['date']}")
    if each.kind not in SAME_KIND[row["kind"]]:
        found.append(f"the row is a {row['kind']}")
    names = {name for end in each.ends for name in names_of(end)}
    if each.channel is Channel.DIRECT:
        missing = [one for one in row["leader"].split(" ; ") if not _is_named(plain(one), names)]
        found += [f"the row names {one}" for one in missing]
    return found


def _is_named(wanted: str, names: set[str]) -> bool:
    """Tell whether a name of the table is one of ours, or shares all but one of its words."""
    words = set(wanted.split())
    return wanted in names or any(len(words & set(name.split())) >= 2 for name in names)


@pytest.mark.parametrize("key", at_hand("principal-officers", *POSTS_BY_WORDS))
def test_a_post_is_held_by_the_person_of_its_row(key: str) -> None:
    rows = table(key)
    strangers = []
    for row, records in rows_with_record(dataset(), coverage().lists[key]).items():
        holders = [dataset().posts[record].actor for record in records]
        names = {name for actor in holders if actor for name in names_of(actor)}
        if any(holders) and plain(rows[row]["name"]) not in names:
            strangers.append(f"{records[0]}: the row names {rows[row]['name']}")
    assert strangers == []


@pytest.mark.parametrize("key", at_hand(*POSTS_BY_WORDS))
def test_a_post_is_dated_as_its_row(key: str) -> None:
    rows = table(key)
    wrong = []
    for row, record in coverage().lists[key].records.items():
        post = dataset().posts[record]
        wrong += [f"{record}: {part}" for part in _other_dates(rows[row], post)]
    assert wrong == []


def _other_dates(row: Row, post: Post) -> list[str]:
    found = []
    for end, ours in (("from", post.from_), ("to", post.to)):
        if not row[end]:
            found += [f"the row has no {end}, the post has {ours.text}"] if ours else []
            continue
        theirs = When.parse(row[end])
        seen = (ours,) if ours else post.in_post_on
        if not any(theirs.overlaps(one.first, one.last) for one in seen):
            found.append(f"the row has {end} {row[end]}")
    return found


@pytest.mark.parametrize("key", at_hand("principal-officers"))
def test_chiefs_of_mission_stand_for_every_country_with_a_direct_link(key: str) -> None:
    linked = {
        dataset().actors[end].country
        for each in dataset().relationships.values()
        if each.channel is Channel.DIRECT and each.status is Status.HAPPENED
        for end in each.ends
    }
    rows = table(key)
    missing = [
        f"{row}: {rows[row]['country_or_department']}"
        for row, reason in coverage().lists[key].reasons
        if "without a direct link" in reason
        and COUNTRIES.get(where := rows[row]["country_or_department"], where) in linked
    ]
    assert missing == []
