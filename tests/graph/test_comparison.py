"""Two selections or two contacts beside each other, with the records on either side of every row."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph import Filter, Network, RungStatus, compare, compare_contacts, matching
from graph.comparison import LAYERS, Comparison, Row
from tests.worlds import contact, tiny_world


@pytest.fixture(scope="module")
def network() -> Network:
    return tiny_world()


def row(comparison: Comparison, name: str) -> Row:
    return next(each for each in comparison.rows if each.name == name)


def test_two_countries_stand_beside_each_other(network: Network) -> None:
    found = compare(network, Filter(countries=("northland",)), Filter(countries=("southland",)))
    direct = row(found, "direct links that happened")
    assert (len(direct.first), direct.second, direct.difference) == (4, ("pat-lea-call-2018-05-01",), -3)
    assert row(found, "did not happen: cancelled").second == ("sam-lea-meeting-2018-04-20",)
    assert found.both == ()


def test_two_layers_of_the_same_picture(network: Network) -> None:
    formal, direct = (Filter(channels=LAYERS[name]) for name in ("formal only", "direct only"))
    found = compare(network, formal, direct)
    assert len(found.only_first) == 4
    assert len(found.only_second) == 6
    both = compare(network, direct, Filter(channels=LAYERS["both"]))
    assert both.only_first == ()
    assert both.both == found.only_second


def test_two_periods(network: Network) -> None:
    found = compare(network, Filter(first_year=2018, last_year=2018), Filter(first_year=2019, last_year=2019))
    assert row(found, "direct: letter").first == ("nia-pat-letter-2018-04-01",)
    assert row(found, "somebody is documented as gone around").difference == -2


def test_two_principals(network: Network) -> None:
    found = compare(network, Filter(principal="pat"), Filter(principal="nobody"))
    assert row(found, "records").second == ()


def test_rows_that_are_empty_on_both_sides_are_left_out_but_for_the_first_three(network: Network) -> None:
    found = compare(network, Filter(countries=("nowhere",)), Filter(countries=("nowhere",)))
    assert [each.name for each in found.rows] == [
        "records",
        "direct links that happened",
        "formal contacts that happened",
    ]


def test_two_contacts_stand_rung_beside_rung(network: Network) -> None:
    found = compare_contacts(network, "pat-nia-call-2018-03-20", "pat-lea-call-2018-05-01")
    mission = next(pair for pair in found.rungs if pair[0].rung.id == "mission")
    assert [step.statuses for step in mission] == [(RungStatus.GONE_AROUND,), (RungStatus.VACANT,)]
    rows = {each.name: (each.first, each.second) for each in found.rows}
    assert rows["formal contacts in the 30 days before"] == (("sam-finn-meeting-2018-03-01",), ())
    assert rows["people documented: gone around"] == (("moe",), ())
    assert rows["sources"] == (("gazette", "list"), ("list",))


def test_a_formal_contact_that_may_lie_in_the_window_is_no_part_of_the_comparison() -> None:
    network = tiny_world(contact("sam", "nia", "2018-02"))
    found = compare_contacts(network, "pat-nia-call-2018-03-20", "pat-nia-call-2018-03-20")
    row_of_30 = next(each for each in found.rows if each.name == "formal contacts in the 30 days before")
    assert row_of_30.first == row_of_30.second == ("sam-finn-meeting-2018-03-01",)


def test_a_contact_of_several_countries_can_be_compared_for_either(network: Network) -> None:
    key = "pat-nia-call-2018-03-20"
    found = compare_contacts(network, key, key, second_country="southland")
    assert (found.first.shadow.country, found.second.shadow.country) == ("northland", "southland")


CHANNELS = st.lists(st.sampled_from(["direct", "formal", "internal", "public"]), unique=True).map(tuple)
FILTERS = st.builds(
    Filter,
    countries=st.sampled_from([(), ("northland",), ("southland",)]),
    channels=CHANNELS,
    first_year=st.sampled_from([None, 2018, 2019]),
    only_gone_around=st.booleans(),
)


@given(FILTERS, FILTERS)
def test_every_row_counts_records_of_its_side_only(first: Filter, second: Filter) -> None:
    network = tiny_world()
    found = compare(network, first, second)
    sides = set(matching(network, first)), set(matching(network, second))
    assert (set(found.only_first), set(found.only_second)) == (sides[0] - sides[1], sides[1] - sides[0])
    assert set(found.both) == sides[0] & sides[1]
    for each in found.rows:
        assert set(each.first) <= sides[0]
        assert set(each.second) <= sides[1]
        assert each.difference == len(set(each.second)) - len(set(each.first))
    turned = compare(network, second, first)
    assert [each.difference for each in turned.rows] == [-each.difference for each in found.rows]
