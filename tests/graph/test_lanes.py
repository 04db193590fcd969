"""What stands in a lane: direct links by family, steps of the chain, staff contacts; nothing twice."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from graph import dataset_of
from graph.lanes import Direction, Lane, countries_with_direct_links, lane
from tests.worlds import contact, post, tiny_world

NETWORK = tiny_world()
ALL = frozenset(dataset_of(NETWORK).relationships)


def north(more: str = "", shown: frozenset[str] | None = None) -> Lane:
    network = tiny_world(more) if more else NETWORK
    return lane(network, "northland", "pat", dataset_of(network).relationships if shown is None else shown)


def test_direct_links_stand_by_family_in_one_order() -> None:
    assert list(north().direct) == ["call", "meeting", "letter", "invitation"]
    assert north().direct["call"].ids == ("pat-nia-call-2018-03-20",)


def test_what_was_only_planned_is_shown_but_not_counted_as_happened() -> None:
    meetings = north().direct["meeting"]
    assert set(meetings.ids) == {"pat-nia-meeting-2019-06-01", "pat-nia-visit-2019-08"}
    assert (meetings.happened, meetings.happened_in_all) == (1, 1)


def test_neighbours_on_the_chain_make_a_step_and_others_a_staff_contact() -> None:
    more = contact("finn", "ami", "2018-02-01") + ""
    found = north(more)
    assert found.steps[1].ids == ("finn-ami-2018-02-01",)
    staff = {link.ends: set(link.bundle.ids) for link in found.staff}
    assert staff[1, 4] == {"sam-finn-meeting-2018-03-01", "sam-finn-call-2018-05"}
    assert staff[0, 3] == {"moe-nia-meeting-2017-06-15"}


def test_the_steps_on_record_are_those_with_a_contact_that_happened() -> None:
    assert north().steps_on_record == 0
    assert north(contact("finn", "ami", "2018-02-01")).steps_on_record == 1
    assert north(contact("finn", "ami", "2018-02-01", status="cancelled")).steps_on_record == 0


def test_an_actor_beside_the_chain_is_a_staff_contact_by_name() -> None:
    more = "actors: {zed: {name: Zed Envoy, kind: person, country: united-states}}\n"
    found = north(more + contact("zed", "nia", "2018-02-01").replace("zed-nia", "z-n"))
    assert (0, "zed") in {link.ends for link in found.staff}


def test_holders_stand_in_the_order_of_their_terms_and_acting_ones_only_alone() -> None:
    by_rung = {holders.rung: holders for holders in north().holders}
    assert by_rung["mission"].actors == ("moe", "cara")
    assert by_rung["president"].actors == ("pat",)
    more = post("zed-charge", "lea", "ambassador", country="northland", from_="2018", acting="true")
    assert "lea" not in {a for holders in north(more).holders for a in holders.actors}


def test_a_vacant_rung_tells_the_reason() -> None:
    south = lane(NETWORK, "southland", "pat", ALL)
    mission = next(holders for holders in south.holders if holders.rung == "mission")
    assert (mission.actors, mission.reason) == ((), "no embassy in Southland")


def test_a_filter_empties_a_link_without_moving_anything() -> None:
    full, empty = north(), north(shown=frozenset())
    assert list(full.direct) == list(empty.direct)
    assert [bundle.ids for bundle in full.direct.values()] == [b.ids for b in empty.direct.values()]
    assert all(not bundle.shown and not bundle.happened for bundle in empty.direct.values())
    assert empty.steps_on_record == full.steps_on_record


def test_the_direction_of_a_link_is_that_of_all_its_contacts() -> None:
    direct = north().direct
    assert direct["letter"].direction is Direction.TO_PRINCIPAL
    assert direct["call"].direction is Direction.MUTUAL
    south = lane(NETWORK, "southland", "pat", ALL)
    assert south.direct["call"].direction is Direction.FROM_PRINCIPAL
    both = contact("pat", "nia", "2018-07-01", channel="direct", kind="letter")
    assert north(both).direct["letter"].direction is Direction.MUTUAL


def test_a_bundle_is_as_certain_as_its_best_record() -> None:
    assert north().direct["invitation"].certainty == "disputed"
    more = contact("nia", "pat", "2018-07-01", channel="direct", kind="invitation")
    assert north(more).direct["invitation"].certainty == "on record"


def test_countries_with_most_direct_links_come_first() -> None:
    assert countries_with_direct_links(NETWORK, "pat") == ("northland", "southland")
    assert countries_with_direct_links(NETWORK, "sam") == ()


@given(st.sets(st.sampled_from(sorted(ALL))))
def test_no_record_is_counted_twice_or_out_of_nothing(shown: set[str]) -> None:
    found = north(shown=frozenset(shown))
    bundles = [*found.direct.values(), *found.steps, *(link.bundle for link in found.staff)]
    for bundle in bundles:
        assert len(bundle.ids) == len(set(bundle.ids))
        assert set(bundle.shown) == set(bundle.ids) & shown
        assert bundle.happened <= len(bundle.shown)
        assert bundle.happened <= bundle.happened_in_all <= len(bundle.ids)
    direct = {key for bundle in found.direct.values() for key in bundle.ids}
    others = {key for bundle in bundles[len(found.direct) :] for key in bundle.ids}
    assert not direct & others
