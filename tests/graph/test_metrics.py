"""Numbers that open: each equals the count of its records, and stands beside what it is a share of."""

from __future__ import annotations

import gc
import weakref

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph import (
    Network,
    Numbers,
    RungStatus,
    by_share_of_direct,
    dataset_of,
    gone_around,
    numbers,
    numbers_by_country,
    numbers_by_principal,
    numbers_by_year,
    office_network,
)
from graph import offices as offices_of
from graph.counts import Count
from graph.model import Status
from tests.worlds import contact, tiny_world


@pytest.fixture(scope="module")
def network() -> Network:
    return tiny_world()


def kinds(counts: tuple[Count, ...]) -> dict[str, int]:
    return {count.name: count.value for count in counts}


def test_a_country_has_its_direct_and_formal_contacts_out_of_both(network: Network) -> None:
    found = numbers(network, country="northland")
    assert (found.direct.value, found.formal.value) == (4, 3)
    assert found.direct.out_of == found.formal.out_of == 7
    assert found.direct.share == pytest.approx(4 / 7)
    assert kinds(found.direct_kinds) == {"invitation": 1, "letter": 1, "phone call": 1, "summit": 1}
    assert kinds(found.formal_kinds) == {"meeting": 2, "phone call": 1}


def test_what_was_planned_or_cancelled_is_no_contact(network: Network) -> None:
    assert "pat-nia-visit-2019-08" not in numbers(network).direct.ids
    assert numbers(network, country="southland").formal.ids == ()


def test_a_year_counts_the_contacts_that_lie_in_it(network: Network) -> None:
    found = numbers(network, year=2018)
    assert found.direct.ids == (
        "pat-nia-call-2018-03-20",
        "nia-pat-letter-2018-04-01",
        "pat-lea-call-2018-05-01",
    )


def test_a_contact_that_may_lie_in_two_years_is_counted_in_neither_and_named() -> None:
    network = tiny_world(contact("sam", "nia", "2018/2019"))
    for year in (2018, 2019):
        found = numbers(network, year=year)
        assert "sam-nia-2018-to-2019" not in found.formal.ids
        assert found.unplaced == ("sam-nia-2018-to-2019",)
    assert numbers(network).unplaced == ()
    assert "sam-nia-2018-to-2019" in numbers(network).formal.ids


def test_a_contact_over_new_year_belongs_to_the_year_it_began_in() -> None:
    network = tiny_world(contact("sam", "nia", "2018-12-31/2019-01-01"))
    assert "sam-nia-2018-12-31-to-2019-01-01" in numbers(network, year=2018).formal.ids
    assert numbers(network, year=2019).formal.ids == ()


def test_a_principal_without_contacts_has_empty_numbers_and_no_share() -> None:
    network = tiny_world(
        "actors: {ola: {name: Ola, kind: person}}\n"
        "principals: {pat: {from: 2017-01-20, to: 2021-01-20}, ola: {from: 2009-01-20, to: 2017-01-19}}"
    )
    found = numbers(network, principal="ola")
    assert (found.direct.value, found.direct.share, found.vacant) == (0, None, ())
    assert [row.principal for row in numbers_by_principal(network)] == ["pat"]


def test_groundwork_is_counted_out_of_the_direct_links_whose_day_is_known(network: Network) -> None:
    found = numbers(network, country="northland")
    assert [(count.name, count.value, count.out_of) for count in found.groundwork] == [
        ("30 days before", 1, 4),
        ("90 days before", 2, 4),
        ("180 days before", 2, 4),
    ]


def of_both(on: str) -> str:
    """Return a direct link of Pat with Nia and Lea."""
    return contact("pat", "nia", on, channel="direct").replace("to: nia", "to: [nia, lea]")


def test_a_link_with_two_countries_has_groundwork_if_either_has() -> None:
    network = tiny_world(of_both("2018-10-01"), contact("sam", "lea", "2018-09-15"))
    found = {count.name: count.ids for count in numbers(network).groundwork}
    assert "pat-nia-2018-10-01" in found["30 days before"]
    assert "pat-nia-2018-10-01" not in numbers(network, country="northland").groundwork[0].ids


def test_a_link_whose_day_is_not_known_is_no_part_of_the_groundwork_count() -> None:
    network = tiny_world(contact("pat", "lea", "2018-10", channel="direct"))
    found = numbers(network, country="southland")
    assert (found.direct.value, found.groundwork[0].out_of) == (2, 1)


def test_a_link_with_two_countries_counts_on_the_chain_of_each() -> None:
    network = tiny_world(of_both("2018-03-01"))
    vacant = {
        country: {
            each.count.ids
            for each in numbers(network, country=country).rungs
            if (each.rung, each.status) == ("mission", RungStatus.VACANT)
        }
        for country in ("northland", "southland")
    }
    assert vacant == {
        "northland": {("nia-pat-letter-2018-04-01",)},
        "southland": {("pat-nia-2018-03-01", "pat-lea-call-2018-05-01")},
    }


def test_a_link_that_may_lie_outside_a_vacancy_is_not_counted_in_it() -> None:
    network = tiny_world(contact("pat", "nia", "2018-04", channel="direct"))
    (vacancy,) = numbers(network, country="northland", principal="pat").vacant
    assert vacancy.direct == ("nia-pat-letter-2018-04-01",)


def test_the_days_a_post_stood_vacant_are_told_with_the_direct_links_of_those_days(network: Network) -> None:
    found = numbers(network, country="northland", principal="pat")
    (vacancy,) = found.vacant
    assert (vacancy.days, vacancy.stretch.seat.rung.id, vacancy.country) == (20, "mission", "northland")
    assert vacancy.direct == ("nia-pat-letter-2018-04-01",)
    assert found.vacant_days == 20


def test_a_vacancy_without_a_direct_link_adds_no_days() -> None:
    moved = contact("nia", "pat", "2018-05-01", channel="direct", kind="letter")
    calm = tiny_world(moved.replace("nia-pat-2018-05-01", "nia-pat-letter-2018-04-01"))
    found = numbers(calm, country="northland", principal="pat")
    assert [(each.days, each.direct) for each in found.vacant] == [(20, ())]
    assert found.vacant_days == 0


def test_the_vacancies_of_a_year_are_cut_to_it(network: Network) -> None:
    assert numbers(network, country="southland", year=2018, principal="pat").vacant[0].days == 365
    assert numbers(network, country="southland", year=2018).vacant[0].days == 365


def test_the_vacancies_of_the_first_year_of_a_term_begin_with_the_term() -> None:
    network = tiny_world(contact("pat", "lea", "2017-03-01", channel="direct"))
    (vacancy,) = numbers(network, country="southland", year=2017, principal="pat").vacant
    assert (vacancy.stretch.first.isoformat(), vacancy.days) == ("2017-01-20", 346)


def test_who_is_gone_around_is_told_with_the_records_that_say_so(network: Network) -> None:
    assert [(count.name, count.ids, count.out_of) for count in gone_around(network)] == [
        ("moe", ("pat-nia-call-2018-03-20",), 2),
        ("sam", ("nia-pat-letter-2018-04-01",), 2),
    ]
    assert gone_around(network, country="southland") == ()
    assert gone_around(network, year=2017) == ()
    assert len(gone_around(network, country="northland", year=2018, principal="pat")) == 2


def test_whoever_is_gone_around_most_often_stands_first() -> None:
    again = contact("pat", "nia", "2018-06-01", channel="direct").replace(
        "    sources:", "    gone around: [{actor: sam, how: surprised, source: gazette}]\n    sources:"
    )
    assert [(count.name, count.value) for count in gone_around(tiny_world(again))] == [("sam", 2), ("moe", 1)]


def test_each_rung_is_counted_out_of_the_direct_links_with_a_date(network: Network) -> None:
    found = {(each.rung, each.status): each.count for each in numbers(network, country="northland").rungs}
    mission = {status: found["mission", status].ids for status in RungStatus}
    assert mission == {
        RungStatus.TOOK_PART: (),
        RungStatus.GONE_AROUND: ("pat-nia-call-2018-03-20",),
        RungStatus.VACANT: ("nia-pat-letter-2018-04-01",),
        RungStatus.NO_RECORD: ("pat-nia-meeting-2019-06-01", "nia-invites-pat-2019-07-01"),
    }
    assert found["mission", RungStatus.VACANT].out_of == 4


def test_the_rungs_that_formal_contacts_reached_are_counted_out_of_all_formal_contacts(
    network: Network,
) -> None:
    found = {count.name: count for count in numbers(network, country="northland").reached}
    assert found["secretary"].ids == ("sam-finn-meeting-2018-03-01", "sam-finn-call-2018-05")
    assert found["mission"].ids == ("moe-nia-meeting-2017-06-15",)
    assert (found["ambassador"].value, found["ambassador"].out_of) == (0, 3)


def test_the_steps_of_the_chain_on_record_are_those_between_neighbouring_rungs() -> None:
    planned = contact("finn", "ami", "2018-03-04", status="planned")
    network = tiny_world(contact("finn", "ami", "2018-03-03", kind="message"), planned)
    found = numbers(network, country="northland", principal="pat")
    assert [(step.start, step.end, step.ids) for step in found.steps_on_record] == [
        ("foreign-minister", "ambassador", ("finn-ami-2018-03-03",))
    ]
    assert len(found.steps) == 5
    assert numbers(network, country="northland", year=2019).steps_on_record == ()


def test_countries_are_listed_by_direct_links_and_only_if_they_have_a_contact(network: Network) -> None:
    assert [row.country for row in numbers_by_country(network)] == ["northland", "southland"]


def test_years_are_listed_in_order(network: Network) -> None:
    assert [(row.year, row.direct.value, row.formal.value) for row in numbers_by_year(network)] == [
        (2017, 0, 1),
        (2018, 3, 2),
        (2019, 2, 0),
    ]


def test_a_share_of_two_records_never_stands_above_one_of_many(network: Network) -> None:
    ranked = by_share_of_direct(numbers_by_country(network))
    assert [(row.country, row.direct.share, row.direct.out_of) for row in ranked] == [
        ("northland", pytest.approx(4 / 7), 7),
        ("southland", 1.0, 1),  # a higher share, of one record
    ]
    assert [row.country for row in by_share_of_direct(ranked, few=1)] == ["southland", "northland"]


def test_two_vacancies_seen_from_two_countries_count_once() -> None:
    network = tiny_world(
        "posts: {sam-again: {actor: cara, rung: secretary, title: Secretary of State, from: 2019-04-11,"
        " to: 2019-12-31, sources: [{source: list}]}}"
    )
    found = numbers(network, principal="pat").vacant
    shared = [each for each in found if each.stretch.seat.rung.id == "secretary"]
    assert [(each.country, each.days) for each in shared] == [(None, 10)]


def test_numbers_are_worked_out_once_for_a_network_and_forgotten_with_it() -> None:
    network = tiny_world()
    assert numbers(network, year=2018) is numbers(network, year=2018)
    assert numbers(network, year=2018) is not numbers(tiny_world(), year=2018)
    living = weakref.ref(network)
    del network
    gc.collect()
    assert living() is None


PEOPLE = st.sampled_from(["pat", "sam", "moe", "cara", "nia", "finn", "ami", "lea"])
CONTACTS = st.tuples(
    PEOPLE,
    PEOPLE,
    st.sampled_from(["2017-02", "2018-03-25", "2018-04-01/2018-04-03", "2018/2019", "2019-12-31"]),
    st.sampled_from(["direct", "formal", "internal"]),
    st.sampled_from(["phone call", "letter", "sanction", "consultation"]),
    st.sampled_from([status.value for status in Status]),
)


def _drawn(drawn: list[tuple[str, str, str, str, str, str]]) -> Network:
    good = [each for each in drawn if each[3] != "direct" or "pat" in each[:2]]
    unique = {each[:3]: each for each in good}
    texts = [
        contact(start, end, on, channel=channel, kind=kind, status=status)
        for start, end, on, channel, kind, status in unique.values()
    ]
    return tiny_world(*texts)


@given(
    st.lists(CONTACTS, max_size=6),
    st.sampled_from([None, "northland", "southland"]),
    st.sampled_from([None, 2017, 2018, 2019]),
    st.sampled_from([None, "pat"]),
)
def test_every_number_equals_the_count_of_the_records_it_opens(
    drawn: list[tuple[str, str, str, str, str, str]],
    country: str | None,
    year: int | None,
    principal: str | None,
) -> None:
    network = _drawn(drawn)
    data = dataset_of(network).relationships
    found = numbers(network, country=country, year=year, principal=principal)
    for count in _counts(found):
        assert count.value == len(set(count.ids)) == len(count.ids)
        assert set(count.ids) <= set(data)
        assert set(count.ids) <= set(count.of)
        assert count.share is None or 0 <= count.share <= 1
    both = found.direct.ids + found.formal.ids
    assert all(data[key].status is Status.HAPPENED for key in both)
    assert sum(kinds(found.direct_kinds).values()) == found.direct.value
    assert sum(kinds(found.formal_kinds).values()) == found.formal.value
    assert not set(found.unplaced) & set(both)
    for each in found.vacant:
        assert set(each.direct) <= set(found.direct.ids)
        assert each.days == (each.stretch.last - each.stretch.first).days + 1
    if year is None:
        years = {row.year: row for row in numbers_by_year(network, country=country, principal=principal)}
        placed = [key for row in years.values() for key in row.direct.ids + row.formal.ids]
        assert len(placed) == len(set(placed))
        assert set(placed) <= set(both)


def _counts(found: Numbers) -> list[Count]:
    return [
        found.direct,
        found.formal,
        *found.direct_kinds,
        *found.formal_kinds,
        *found.groundwork,
        *found.reached,
        *(each.count for each in found.rungs),
        *found.gone_around,
    ]


def test_direct_links_join_the_president_to_offices_nobody_else_joins(network: Network) -> None:
    found = office_network(network, principal="pat")
    president = found.office("president")
    assert president is not None
    assert [office.name for office in president.with_direct.neighbours] == ["leader", "leader", "mission"]
    assert president.with_direct.degree == 3
    assert president.without_direct.degree == 1
    assert "pat-lea-call-2018-05-01" in president.with_direct.records
    assert "pat-lea-call-2018-05-01" not in president.without_direct.records
    assert not found.is_sampled


def test_an_office_is_joined_neither_to_itself_nor_by_what_did_not_happen() -> None:
    network = tiny_world(
        contact("sam", "sam", "2018-02-02"), contact("sam", "lea", "2018-02-02", status="planned")
    )
    secretary = office_network(network).office("secretary")
    assert secretary is not None
    assert [office.name for office in secretary.with_direct.neighbours] == ["foreign-minister"]
    assert secretary.with_direct.records == ("sam-finn-meeting-2018-03-01", "sam-finn-call-2018-05")


def test_an_office_outlives_its_holder(network: Network) -> None:
    more = tiny_world(contact("cara", "nia", "2018-05-05"))
    mission = office_network(more).office("mission", "northland")
    assert mission is not None
    assert mission.with_direct.records == (
        "moe-nia-meeting-2017-06-15",
        "moe-warns-pat-2018-03-05",
        "cara-nia-2018-05-05",
    )
    assert office_network(more).office("cara") is None


def test_betweenness_is_networkx_own_measure_of_the_same_offices(network: Network) -> None:
    found = office_network(network)
    ties: nx.Graph[offices_of.Office] = nx.Graph()
    for each in found.offices:
        ties.add_node(each.office)
        ties.add_edges_from((each.office, other) for other in each.with_direct.neighbours)
    exact = nx.betweenness_centrality(ties)
    assert {each.office: each.with_direct.betweenness for each in found.offices} == pytest.approx(exact)
    assert dict(ties.degree()) == {each.office: each.with_direct.degree for each in found.offices}


def test_a_network_too_large_to_walk_is_sampled_and_said_to_be(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(offices_of, "MOST_WORK", 10)
    monkeypatch.setattr(offices_of, "FEWEST_STARTS", 3)
    one, other = office_network(tiny_world()), office_network(tiny_world())
    assert one.is_sampled
    assert one == other  # the sample is the same every time
