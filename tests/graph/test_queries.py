"""Plain questions to the network: direct links, formal contacts, and what a filter lets through."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph import Filter, dataset_of, direct_links, formal_contacts, matching
from graph.model import Channel
from graph.queries import rung_of
from tests.worlds import contact, tiny_world

NETWORK = tiny_world()
ALL = tuple(dataset_of(NETWORK).relationships)


def test_the_direct_links_of_a_country_come_by_date() -> None:
    assert direct_links(NETWORK, "northland") == (
        "pat-nia-call-2018-03-20",
        "nia-pat-letter-2018-04-01",
        "pat-nia-meeting-2019-06-01",
        "nia-invites-pat-2019-07-01",
        "pat-nia-visit-2019-08",
    )
    assert direct_links(NETWORK, "southland") == ("pat-lea-call-2018-05-01",)
    assert direct_links(NETWORK, "atlantis") == ()


def test_direct_links_of_all_countries_are_those_of_each() -> None:
    both = {*direct_links(NETWORK, "northland"), *direct_links(NETWORK, "southland")}
    assert set(direct_links(NETWORK)) == both
    assert set(direct_links(NETWORK, principal="pat")) == both
    assert direct_links(NETWORK, principal="sam") == ()


def test_formal_contacts_run_over_the_rungs_between() -> None:
    assert formal_contacts(NETWORK, "northland") == (
        "moe-nia-meeting-2017-06-15",
        "sam-finn-meeting-2018-03-01",
        "sam-finn-call-2018-05",
    )


def test_what_is_said_in_public_or_at_home_is_neither() -> None:
    both = {*direct_links(NETWORK), *formal_contacts(NETWORK)}
    assert not both & {"nia-praises-pat", "moe-warns-pat-2018-03-05"}


def test_a_direct_statement_is_no_contact() -> None:
    network = tiny_world(contact("nia", "pat", "2018-07-01", channel="direct", kind="statement"))
    assert "nia-pat-2018-07-01" not in direct_links(network)


def test_an_empty_filter_lets_everything_through_in_the_order_of_the_data() -> None:
    assert matching(NETWORK, Filter()) == ALL


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Filter(countries=("southland",)), {"pat-lea-call-2018-05-01", "sam-lea-meeting-2018-04-20"}),
        (Filter(kinds=("letter", "warning")), {"nia-pat-letter-2018-04-01", "moe-warns-pat-2018-03-05"}),
        (Filter(statuses=("cancelled", "invited")), {"sam-lea-meeting-2018-04-20", "pat-nia-visit-2019-08"}),
        (Filter(certainties=("disputed",)), {"nia-invites-pat-2019-07-01"}),
        (Filter(only_gone_around=True), {"pat-nia-call-2018-03-20", "nia-pat-letter-2018-04-01"}),
        (Filter(first_year=2019, kinds=("summit",)), {"pat-nia-meeting-2019-06-01"}),
        (Filter(last_year=2017), {"moe-nia-meeting-2017-06-15"}),
        (Filter(first_year=2018, last_year=2018, channels=("internal",)), {"moe-warns-pat-2018-03-05"}),
        (Filter(first_year=2020), set()),
        (Filter(principal="sam"), set()),
        (Filter(kinds=("letter",), countries=("southland",)), set()),
    ],
)  # fmt: skip
def test_a_filter_lets_through_what_fits_all_its_parts(wanted: Filter, found: set[str]) -> None:
    assert set(matching(NETWORK, wanted)) == found


def test_records_without_a_date_fall_out_of_any_span_of_years() -> None:
    assert "nia-praises-pat" not in matching(NETWORK, Filter(first_year=1, last_year=9999))


def test_a_date_known_to_the_year_counts_for_every_year_it_touches() -> None:
    network = tiny_world(contact("sam", "nia", "2017-12-31/2018-01-02"))
    for year in (2017, 2018):
        assert "sam-nia-2017-12-31-to-2018-01-02" in matching(
            network, Filter(first_year=year, last_year=year)
        )


def test_a_filter_by_source_asks_what_a_record_rests_on() -> None:
    assert "pat-lea-call-2018-05-01" in matching(NETWORK, Filter(sources=("list",)))
    assert "pat-lea-call-2018-05-01" not in matching(NETWORK, Filter(sources=("gazette",)))


def test_a_filter_by_rung_asks_who_had_a_part() -> None:
    missions = matching(NETWORK, Filter(rungs=("mission",)))
    assert "moe-nia-meeting-2017-06-15" in missions  # at an end
    assert "pat-nia-call-2018-03-20" in missions  # gone around
    assert "sam-lea-meeting-2018-04-20" not in missions


def test_an_actor_is_known_for_the_first_post_on_the_chain() -> None:
    assert rung_of(NETWORK, "moe") == "mission"
    assert rung_of(NETWORK, "pat") == "president"
    assert rung_of(tiny_world("actors: {zed: {name: Zed, kind: person}}"), "zed") is None


@given(
    st.builds(
        Filter,
        channels=st.lists(st.sampled_from([each.value for each in Channel])).map(tuple),
        countries=st.lists(st.sampled_from(["northland", "southland"])).map(tuple),
        first_year=st.none() | st.integers(2016, 2020),
        only_gone_around=st.booleans(),
    )
)
def test_a_filter_never_adds_and_keeps_the_order(wanted: Filter) -> None:
    found = matching(NETWORK, wanted)
    assert list(found) == [key for key in ALL if key in set(found)]
