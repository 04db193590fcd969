"""Who is linked with whom: parallel records as one link, steps from an actor, the ways between two."""

from __future__ import annotations

from graph import Network, dataset_of
from graph.model import Certainty, Channel
from graph.neighbourhood import (
    Link,
    links,
    pairs_on,
    records_around,
    records_between,
    shortest_paths,
    within,
)
from tests.worlds import contact, tiny_world


def everything(network: Network) -> tuple[Link, ...]:
    keys = tuple(dataset_of(network).relationships)
    return links(network, keys, keys)


def link_of(found: tuple[Link, ...], one: str, other: str) -> Link:
    return next(link for link in found if set(link.ends) == {one, other})


def test_parallel_records_are_one_link_with_all_of_them() -> None:
    found = link_of(everything(tiny_world()), "nia", "pat")
    assert len(found.ids) == 6
    assert found.channel is Channel.DIRECT
    assert found.certainty is Certainty.ON_RECORD


def test_a_link_says_what_the_filter_leaves_of_it() -> None:
    network = tiny_world()
    keys = tuple(dataset_of(network).relationships)
    found = link_of(links(network, keys, {"nia-praises-pat"}), "nia", "pat")
    assert found.shown == ("nia-praises-pat",)
    assert len(found.ids) == 6
    assert found.channel is Channel.PUBLIC


def test_a_link_points_somewhere_only_if_every_record_does() -> None:
    found = everything(tiny_world())
    assert link_of(found, "pat", "lea").target == "lea"
    assert link_of(found, "sam", "finn").target is None
    assert link_of(found, "nia", "pat").target is None


def test_steps_count_links_from_the_focus() -> None:
    found = everything(tiny_world())
    assert within(found, "finn", 1) == {"finn", "sam"}
    assert within(found, "finn", 2) == {"finn", "sam", "lea"}
    assert within(found, "finn", 3) == {"finn", "sam", "lea", "pat"}
    assert within(found, "ami", 4) == {"ami"}


def test_records_around_a_focus_are_those_among_its_neighbours() -> None:
    network = tiny_world()
    keys = tuple(dataset_of(network).relationships)
    near = records_around(network, keys, "finn", 2)
    assert set(near) == {
        "sam-finn-meeting-2018-03-01",
        "sam-finn-call-2018-05",
        "sam-lea-meeting-2018-04-20",
    }


def test_all_shortest_ways_between_two_are_found() -> None:
    network = tiny_world(contact("moe", "sam", "2018-02-01"))
    ways = shortest_paths(everything(network), "nia", "sam")
    assert ways == (("nia", "moe", "sam"),)
    assert pairs_on(ways) == {("moe", "nia"), ("moe", "sam")}
    assert shortest_paths(everything(network), "nia", "ami") == ()


def test_the_records_between_two_actors_or_two_countries_are_listed() -> None:
    network = tiny_world()
    assert len(records_between(network, "pat", "nia")) == 6
    assert records_between(network, "southland", "pat") == ("pat-lea-call-2018-05-01",)
    assert records_between(network, "finn", "lea") == ()


def test_actors_put_together_have_no_link_among_themselves() -> None:
    network = tiny_world(contact("nia", "finn", "2018-02-01"))
    keys = tuple(dataset_of(network).relationships)
    found = links(network, keys, keys, group_of={"nia": "northland", "finn": "northland"})
    assert all("nia" not in link.ends and "finn" not in link.ends for link in found)
    assert len(link_of(found, "northland", "pat").ids) == 6
