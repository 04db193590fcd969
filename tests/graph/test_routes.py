"""The direct link beside the formal route of the day, and the shortest ways between any two actors."""

from __future__ import annotations

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph import Network, RungStatus, dataset_of, formal_route, routes_of, shortest_routes, two_routes
from graph.model import Channel, Status
from tests.worlds import contact, day, tiny_world, world


@pytest.fixture(scope="module")
def network() -> Network:
    return tiny_world()


def test_a_reader_sees_the_direct_link_and_the_rungs_the_formal_route_would_have_passed(
    network: Network,
) -> None:
    routes = two_routes(network, "northland", on=day("2018-03-20"), principal="pat")
    assert routes.direct == ("pat-nia-call-2018-03-20",)
    assert [seat.rung.id for seat in routes.passed] == [
        "foreign-minister",
        "ambassador",
        "mission",
        "secretary",
    ]
    assert [seat.holders for seat in routes.passed] == [("finn",), ("ami",), ("moe",), ("sam",)]


def test_the_route_of_another_day_has_no_direct_link(network: Network) -> None:
    assert two_routes(network, "northland", on=day("2018-03-21")).direct == ()


def test_a_contact_that_lasted_days_is_on_record_for_each_of_them(network: Network) -> None:
    for on in ("2019-06-01", "2019-06-02"):
        assert two_routes(network, "northland", on=day(on)).direct == ("pat-nia-meeting-2019-06-01",)


def test_a_contact_of_some_day_in_a_month_is_on_record_for_none_of_them() -> None:
    network = tiny_world(contact("pat", "nia", "2018-10", channel="direct"))
    assert two_routes(network, "northland", on=day("2018-10-10")).direct == ()


def test_an_invitation_to_a_visit_is_no_direct_link_of_the_day(network: Network) -> None:
    assert two_routes(network, "northland", on=day("2019-08-01")).direct == ()


def test_a_call_that_was_planned_for_a_day_is_no_direct_link_of_it() -> None:
    network = tiny_world(contact("pat", "nia", "2018-10-10", channel="direct", status="planned"))
    assert two_routes(network, "northland", on=day("2018-10-10")).direct == ()


def test_only_formal_and_internal_contacts_between_the_two_are_listed_with_a_step() -> None:
    praise = contact("nia", "finn", "2018-02-02", channel="public", kind="praise")
    beside = contact("sam", "nia", "2018-02-03").replace(
        "    sources:", "    present: [{actor: finn, how: listened in}]\n    sources:"
    )
    hops = formal_route(tiny_world(praise, beside), "northland", on=day("2018-03-20"))
    assert hops[0].records == ()
    both = tiny_world(contact("nia", "finn", "2018-02-02"))
    assert formal_route(both, "northland", on=day("2018-03-20"))[0].records == ("nia-finn-2018-02-02",)


def test_contacts_of_another_country_are_not_listed_with_a_step() -> None:
    briefing = contact("moe", "sam", "2018-02-02", channel="internal", kind="briefing", countries="southland")
    hops = formal_route(tiny_world(briefing), "northland", on=day("2018-03-20"))
    assert all(not hop.records for hop in hops)


def test_a_step_beside_a_vacant_rung_is_broken(network: Network) -> None:
    hops = formal_route(network, "northland", on=day("2018-04-01"))
    assert [hop.is_broken for hop in hops] == [False, False, True, True, False]


def test_contacts_across_a_step_are_listed_with_it() -> None:
    bodies = contact("moe", "sam", "2018-02-02", channel="internal", kind="briefing")
    hops = formal_route(tiny_world(bodies), "northland", on=day("2018-03-20"), principal="pat")
    by_step = {(hop.start.rung.id, hop.end.rung.id): hop.records for hop in hops}
    assert by_step["mission", "secretary"] == ("moe-sam-2018-02-02",)
    assert by_step["foreign-minister", "ambassador"] == ()


def test_a_contact_as_a_route_tells_what_is_documented_of_the_rungs_passed(network: Network) -> None:
    routes = routes_of(network, "nia-pat-letter-2018-04-01")
    assert [step.rung.id for step in routes.passed] == [
        "foreign-minister",
        "ambassador",
        "mission",
        "secretary",
    ]
    assert routes.passed[0].statuses == (RungStatus.TOOK_PART,)
    assert len(routes.formal) == 5


def test_a_contact_without_a_date_has_no_formal_route(network: Network) -> None:
    assert routes_of(network, "nia-praises-pat").formal == ()


def test_all_shortest_ways_are_found_with_the_records_along_them(network: Network) -> None:
    found = shortest_routes(network, "finn", "moe")
    assert found.steps is None  # nobody who met Finn met Moe: Finn met Sam only
    found = shortest_routes(network, "moe", "lea")
    assert (found.steps, found.is_cut) == (2, False)
    (route,) = found.routes
    assert route.actors == ("moe", "pat", "lea")
    assert [hop.records for hop in route.hops] == [
        ("moe-warns-pat-2018-03-05",),
        ("pat-lea-call-2018-05-01",),
    ]


def test_parallel_ways_are_all_listed_and_each_hop_has_all_its_records(network: Network) -> None:
    found = shortest_routes(
        tiny_world(contact("moe", "lea", "2018-01-01")),
        "nia",
        "lea",
        channels=[Channel.DIRECT, Channel.FORMAL],
    )
    assert {route.actors for route in found.routes} == {("nia", "moe", "lea"), ("nia", "pat", "lea")}
    by_way = {route.actors[1]: route for route in found.routes}
    assert by_way["pat"].hops[0].records == (
        "pat-nia-call-2018-03-20",
        "nia-pat-letter-2018-04-01",
        "pat-nia-meeting-2019-06-01",
        "nia-invites-pat-2019-07-01",
    )


def test_a_channel_that_is_not_chosen_offers_no_way(network: Network) -> None:
    formal = shortest_routes(network, "nia", "pat", channels=[Channel.FORMAL])
    assert (formal.routes, formal.steps, formal.is_cut) == ((), None, False)
    assert shortest_routes(network, "nia", "pat", channels=[Channel.DIRECT]).steps == 1


def test_what_did_not_happen_joins_nobody(network: Network) -> None:
    assert shortest_routes(network, "sam", "lea", channels=[Channel.FORMAL]).steps is None


def test_an_actor_is_no_step_away_from_themselves(network: Network) -> None:
    found = shortest_routes(network, "nia", "nia")
    assert (found.steps, found.routes[0].actors) == (0, ("nia",))


def test_more_ways_than_the_limit_are_cut_and_said_to_be() -> None:
    people = [f"actors: {{p{number}: {{name: P, kind: person}}}}" for number in range(40)]
    ways = [contact(f"p{number}", end, "2018-01-01") for number in range(40) for end in ("nia", "lea")]
    network = world("actors: {nia: {name: N, kind: person}, lea: {name: L, kind: person}}", *people, *ways)
    found = shortest_routes(network, "nia", "lea", limit=10)
    assert (len(found.routes), found.is_cut, found.steps) == (10, True, 2)
    assert not shortest_routes(network, "nia", "lea", limit=40).is_cut


def test_an_actor_that_is_not_in_this_data_is_an_error(network: Network) -> None:
    with pytest.raises(KeyError, match="nobody"):
        shortest_routes(network, "nia", "nobody")


PEOPLE = st.sampled_from(["pat", "sam", "moe", "cara", "nia", "finn", "ami", "lea"])


@given(PEOPLE, PEOPLE, st.sets(st.sampled_from(list(Channel))))
def test_a_way_is_as_short_as_networkx_says_and_every_hop_rests_on_records(
    start: str, end: str, channels: set[Channel]
) -> None:
    network = tiny_world()
    data = dataset_of(network).relationships
    plain: nx.Graph[str] = nx.Graph()
    plain.add_nodes_from(network)
    for one, other, key in network.edges(keys=True):
        if data[key].channel in channels and data[key].status is Status.HAPPENED:
            plain.add_edge(one, other)
    found = shortest_routes(network, start, end, channels=channels)
    assert bool(found.routes) == nx.has_path(plain, start, end)
    for route in found.routes:
        assert len(route.hops) == nx.shortest_path_length(plain, start, end)
        for hop in route.hops:
            assert hop.records
            for key in hop.records:
                assert {hop.start, hop.end} <= set(data[key].ends)
                assert data[key].channel in channels
