"""Places in the network: from the subject, never from a force; the same whatever a filter lets through."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest

from graph import Network
from graph.positions import (
    BESIDE_FOREIGN,
    BESIDE_HOME,
    FOLDED,
    OTHERS,
    Arrangement,
    arranged,
    columns,
    merged_columns,
    places,
)
from tests.worlds import contact, post, tiny_world

OFFICES = "".join(
    f"  office-{letter}: {{name: Office {letter.upper()}, kind: institution, country: northland}}\n"
    for letter in "abcdef"
)
PEOPLE = f"""
actors:
{OFFICES}
  ada: {{name: Ada Adviser, kind: person, country: united-states}}
  ben: {{name: Ben Adviser, kind: person, country: united-states}}
  pia: {{name: Pia Press, kind: person, country: united-states}}
  rex: {{name: Rex Nowhere, kind: person}}
"""
CAST = ("nia", "finn", "ami", "moe", "cara", "sam", "lea", "ada", "ben", "rex", "office-a", "office-b")


def world_with_more() -> Network:
    comment = contact("pia", "pat", "2018-05-01", channel="comment", kind="comment")
    return tiny_world(PEOPLE + comment)


def arrange(network: Network, cast: tuple[str, ...] = CAST, level: int = 0) -> Arrangement:
    return arranged(network, cast, principal="pat", countries=("northland",), level=level)


def test_an_actor_stands_in_the_column_of_the_rung_and_the_row_of_the_country() -> None:
    found = places(world_with_more())
    assert (found["nia"].column, found["nia"].country) == ("leader", "northland")
    assert (found["moe"].column, found["moe"].country) == ("mission", "northland")
    assert (found["sam"].column, found["sam"].country) == ("secretary", None)


def test_who_is_off_the_chain_stands_beside_the_own_side_and_who_only_comments_outside() -> None:
    found = places(world_with_more())
    assert found["office-a"].column == BESIDE_FOREIGN
    assert found["ada"].column == BESIDE_HOME
    assert found["pia"].column == OTHERS
    assert found["rex"].column == OTHERS


def test_whoever_held_two_rungs_stands_on_the_higher_one() -> None:
    network = tiny_world(post("finn-leads", "finn", "leader", country="northland", from_="2020"))
    assert places(network)["finn"].column == "leader"


def test_the_foreign_side_stands_left_of_the_home_side() -> None:
    order = columns(world_with_more())
    assert order[0] == BESIDE_FOREIGN
    assert order.index("leader") < order.index("mission") < order.index("president") < order.index(OTHERS)


def test_places_do_not_depend_on_the_order_in_which_actors_are_asked_for() -> None:
    network = world_with_more()
    assert arrange(network) == arrange(network, CAST[::-1])


def test_a_smaller_cast_keeps_columns_and_order() -> None:
    network = world_with_more()
    whole, part = arrange(network).spots, arrange(network, ("nia", "finn", "moe", "ben", "ada")).spots
    assert all(whole[key].column == spot.column for key, spot in part.items())
    assert part["nia"].y < part["finn"].y < part["moe"].y
    assert part["ada"].y < part["ben"].y


@pytest.mark.parametrize("level", [0, 1, 2, 3])
def test_no_two_names_of_one_column_share_room(level: int) -> None:
    cast = (*CAST, *(f"office-{letter}" for letter in "cdef"))
    spots = arrange(world_with_more(), cast, level).spots
    for one, other in combinations(spots, 2):
        if spots[one].column == spots[other].column:
            assert abs(spots[one].y - spots[other].y) > 0.999, (one, other)


def test_the_rungs_of_a_country_stand_as_stairs_so_that_lines_do_not_run_behind_names() -> None:
    spots = arrange(world_with_more()).spots
    heights = sorted(spots[key].y for key in ("nia", "finn", "ami", "moe", "cara"))
    assert all(lower - upper > 0.999 for upper, lower in pairwise(heights))


def test_the_chosen_countries_come_first_in_their_order() -> None:
    network = world_with_more()
    found = arranged(network, CAST, principal="pat", countries=("southland", "northland"))
    assert [band.country for band in found.bands] == ["southland", "northland"]
    assert found.bands[0].bottom < found.bands[1].top


def test_folded_countries_have_a_height_each_and_room_in_their_column() -> None:
    names = [f"country-{number}" for number in range(9)]
    found = arranged(world_with_more(), ("sam", "moe"), principal="pat", folded=names)
    heights = [found.spots[key].y for key in names]
    assert len(set(heights)) == 9
    assert {found.spots[key].column for key in names} == set(FOLDED)
    assert found.height > max(heights)
    assert heights[3] - heights[0] > 1


def test_each_level_needs_fewer_columns() -> None:
    network = world_with_more()
    counts = [len(set(merged_columns(network, level).values())) for level in range(4)]
    assert counts == sorted(counts, reverse=True)
    assert len(set(counts)) > 2
