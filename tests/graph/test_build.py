"""A record into a frozen network: who is a node, what is an edge, and what is looked up on every click."""

from __future__ import annotations

import networkx as nx
import pytest
import yaml

from graph import build, dataset_of, index_of
from graph.build import FAMILIES
from graph.model import Kind
from tests.worlds import contact, tiny_dataset, tiny_world, world


def test_every_actor_is_a_node_and_every_relationship_an_edge() -> None:
    dataset = tiny_dataset()
    network = build(dataset)
    assert set(network) == set(dataset.actors)
    assert network.nodes["nia"]["actor"].name == "Nia North"
    assert {key for _, _, key in network.edges(keys=True)} == set(dataset.relationships)
    call = network.edges["nia", "pat", "pat-nia-call-2018-03-20"]["relationship"]
    assert call is dataset.relationships["pat-nia-call-2018-03-20"]
    assert dataset_of(network) is dataset


def test_the_network_cannot_be_changed() -> None:
    network = tiny_world()
    for change in (
        lambda: network.add_node("zed"),
        lambda: network.add_edge("nia", "pat", key="x"),
        lambda: network.remove_node("nia"),
        network.clear,
    ):
        with pytest.raises(nx.NetworkXError):
            change()


def test_several_contacts_between_two_actors_stay_apart() -> None:
    network = tiny_world()
    between = set(network["nia"]["pat"])
    assert {"pat-nia-call-2018-03-20", "nia-pat-letter-2018-04-01"} <= between


def test_a_contact_of_several_actors_is_an_edge_from_each_to_each() -> None:
    text = contact("sam", "nia", "2018-07-01").replace("from: sam", "from: [sam, moe]")
    network = tiny_world(text.replace("to: nia", "to: [nia, finn]"))
    edges = {(start, end) for start, end, key in network.edges(keys=True) if key == "sam-nia-2018-07-01"}
    assert edges == {("sam", "nia"), ("sam", "finn"), ("moe", "nia"), ("moe", "finn")}


def test_a_contact_with_oneself_is_an_edge() -> None:
    network = tiny_world(contact("sam", "sam", "2018-07-01"))
    assert network.has_edge("sam", "sam", "sam-sam-2018-07-01")


def test_a_relationship_belongs_to_the_country_of_its_foreign_end() -> None:
    countries = index_of(tiny_world()).countries_of
    assert countries["pat-nia-call-2018-03-20"] == ("northland",)
    assert countries["sam-lea-meeting-2018-04-20"] == ("southland",)


def test_a_relationship_at_home_belongs_where_its_record_says() -> None:
    countries = index_of(tiny_world(contact("sam", "moe", "2018-07-01", channel="internal"))).countries_of
    assert countries["moe-warns-pat-2018-03-05"] == ("northland",)
    assert countries["sam-moe-2018-07-01"] == ()


def test_a_contact_of_two_countries_stands_in_both_lanes() -> None:
    index = index_of(tiny_world(contact("nia", "lea", "2018-07-01")))
    assert index.countries_of["nia-lea-2018-07-01"] == ("northland", "southland")
    assert "nia-lea-2018-07-01" in index.by_country["northland"]
    assert "nia-lea-2018-07-01" in index.by_country["southland"]


def test_records_are_listed_by_date_and_those_without_a_date_last() -> None:
    keys = index_of(tiny_world()).by_country["northland"]
    dataset = tiny_dataset()
    dates = [when.first for key in keys if (when := dataset.relationships[key].date)]
    assert dates == sorted(dates)
    assert keys[-1] == "nia-praises-pat"


def test_the_principal_is_the_one_at_an_end_or_in_office() -> None:
    two = """
principals: {quin: {from: "2009-01-20", to: "2013-01-20"}}
actors: {quin: {name: Quin, kind: person, country: united-states}}
"""
    early = {
        key: value
        for on in ("2016-05-01", "2010-05-01")
        for key, value in yaml.safe_load(contact("sam", "finn", on))["relationships"].items()
    }
    principal_of = index_of(tiny_world(two + yaml.safe_dump({"relationships": early}))).principal_of
    assert principal_of["pat-nia-call-2018-03-20"] == "pat"
    assert principal_of["sam-finn-meeting-2018-03-01"] == "pat"
    assert principal_of["sam-finn-2010-05-01"] == "quin"
    assert principal_of["sam-finn-2016-05-01"] is None


def test_an_undated_record_is_of_the_only_principal() -> None:
    undated = contact("sam", "finn", "2018-05-01").replace("date: '2018-05-01'", "place: Northland")
    assert index_of(tiny_world(undated)).principal_of["sam-finn-2018-05-01"] == "pat"


def test_an_actor_is_found_by_every_part_played() -> None:
    index = index_of(tiny_world())
    assert "nia-pat-letter-2018-04-01" in index.by_actor["finn"]  # carried it
    assert "pat-nia-call-2018-03-20" in index.by_actor["moe"]  # was gone around
    assert "ami" not in index.by_actor
    assert index.posts_by_actor["moe"] == ("moe-mission",)
    assert index.posts_by_actor["cara"] == ("cara-charge", "cara-mission")


def test_posts_are_found_by_seat_and_claims_by_their_evidence() -> None:
    index = index_of(tiny_world())
    assert index.posts_by_seat["mission", "northland"] == ("moe-mission", "cara-charge", "cara-mission")
    assert index.posts_by_seat["secretary", None] == ("sam-secretary",)
    assert index.claims_by_record["pat-nia-call-2018-03-20"] == ("the-chain-slept",)
    assert index.claims_by_record["nia-pat-letter-2018-04-01"] == ("the-chain-slept",)


def test_a_source_lists_each_record_once() -> None:
    keys = index_of(tiny_world()).by_source["gazette"]
    assert len(keys) == len(set(keys))
    assert "nia-pat-letter-2018-04-01" in keys
    assert "pat-lea-call-2018-05-01" not in keys


def test_the_same_record_makes_the_same_network() -> None:
    one, other = tiny_world(), tiny_world()
    assert list(one.edges(keys=True)) == list(other.edges(keys=True))
    assert index_of(one) == index_of(other)


def test_a_record_without_relationships_is_a_network_too() -> None:
    network = world("")
    assert list(network) == ["pat"]
    assert network.number_of_edges() == 0


def test_families_are_of_contacts_only() -> None:
    assert FAMILIES[Kind.PHONE_CALL] == "call"
    assert Kind.PRAISE not in FAMILIES
    assert Kind.WARNING not in FAMILIES
