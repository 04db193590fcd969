"""The Ladder: a reader sees one country's ranks and Washington's facing each other."""

from __future__ import annotations

import pytest

from graph import Network, dataset_of, matching
from graph.queries import Filter
from tests.ui.pictures import collisions, lines, mark, outside, texts, words
from tests.worlds import contact, tiny_world, world
from ui.figures.ladder import ladder_picture
from ui.figures.ladder_places import LEFT, RIGHT, ranks_of
from ui.figures.picture import Picture
from ui.focus import country_in_focus, day_in_focus, selection_drawn
from ui.groups import is_group
from ui.state import ViewState, Vocabulary
from ui.theme import NONE_DASH

WIDTHS = (280, 390, 640, 840, 1180, 1600)
ENVOY = "actors: {ivy: {name: Ivy Envoy, short: Ivy, kind: person, country: united-states}}\n"
CROWD = "actors:\n" + "".join(
    f"  office-{letter}: {{name: Office {letter.upper()}, kind: institution, country: northland}}\n"
    for letter in "abcde"
)


def ladder(
    network: Network,
    width: int = 1180,
    record: str | None = None,
    country: str = "northland",
    **wanted: object,
) -> Picture:
    shown = matching(network, Filter(principal="pat", **wanted))  # type: ignore[arg-type]
    return ladder_picture(network, country, "pat", shown, width, record=record)


def test_the_two_tops_face_each_other_and_so_do_the_feet() -> None:
    found = ranks_of(dataset_of(tiny_world()).chain)
    assert list(found.sides) == [LEFT, LEFT, LEFT, RIGHT, RIGHT, RIGHT]
    assert list(found.ranks) == [0, 1, 2, 2, 1, 0]


def test_a_shorter_ladder_leaves_its_gap_below_the_top_for_advisers() -> None:
    chain = dataset_of(tiny_world()).chain
    longer = (*chain[:4], chain[4].model_copy(update={"id": "adviser"}), *chain[4:])
    found = ranks_of(longer)
    assert list(found.ranks) == [0, 2, 3, 3, 2, 1, 0]
    assert list(found.slots[LEFT]) == [1, 2.5]
    assert list(found.slots[RIGHT]) == [2.5, 1.5, 0.5]


def test_direct_links_join_the_tops_with_kind_and_count() -> None:
    picture = ladder(tiny_world())
    assert {"1 phone call", "1 letter", "1 meeting", "1 invitation"} <= set(texts(picture))
    arch = mark(picture, "1 phone call directly")
    leader, president = mark(picture, "Leader: Nia North"), mark(picture, "President: Pat President")
    assert leader.y == president.y
    assert leader.x < arch.x < president.x
    assert arch.y < leader.y
    assert arch.target == "pat-nia-call-2018-03-20"


def test_a_step_without_a_contact_is_dotted_and_a_contact_between_rungs_is_ochre_with_its_count() -> None:
    picture = ladder(tiny_world())
    (step,) = lines(picture, "lane:northland:step:1")
    assert step["line"]["dash"] == NONE_DASH
    assert step["line"]["color"] == "@none"
    drawn = lines(picture, "lane:northland:staff:1-4")
    assert drawn[0]["line"]["color"] == "@formal"
    link = mark(picture, "Foreign minister and Secretary of State: 2 contacts")
    assert link.target == "staff:northland:1:4"
    assert set(link.ids) == {"sam-finn-meeting-2018-03-01", "sam-finn-call-2018-05"}
    assert "2" in texts(picture)


def test_who_held_a_rung_over_the_term_stands_in_its_pill_and_an_empty_rung_says_so() -> None:
    picture = ladder(tiny_world())
    assert {"Nia", "Finn", "Ami", "Sam", "Pat"} <= set(texts(picture))
    south = ladder(tiny_world(), country="southland")
    assert {"none", "not in this data"} <= set(texts(south))
    assert mark(south, "US embassy: no embassy in Southland").target == "rung:southland:mission"


def test_a_filter_empties_lines_and_moves_nothing() -> None:
    everything, letters = ladder(tiny_world()), ladder(tiny_world(), kinds=("letter",))
    paths = [
        [shape["path"] for shape in lines(each, "lane:northland:direct:call")]
        for each in (everything, letters)
    ]
    assert mark(everything, "Leader: ").y == mark(letters, "Leader: ").y
    assert lines(letters, "lane:northland:direct:call")[0]["line"]["color"] == "@ghost"
    assert paths[0][0].split("L")[0] == paths[1][0].split("L")[0]
    assert everything.height == letters.height


def test_a_single_direct_link_shows_the_chain_of_its_day() -> None:
    picture = ladder(tiny_world(), record="pat-nia-call-2018-03-20")
    assert "Northland: the chain on 20 March 2018" in texts(picture)
    assert mark(picture, "US embassy: ").label == "US embassy: Moe Mission, gone around: surprised"
    assert "gone around: surprised" in texts(picture)
    assert mark(picture, "Foreign minister: ").label == "Foreign minister: Finn North, no record"


def test_on_that_day_a_vacant_rung_says_since_when_and_another_contact_only_keeps_its_place() -> None:
    picture = ladder(tiny_world(), record="nia-pat-letter-2018-04-01")
    assert "vacant, day 12" in texts(picture)
    assert lines(picture, "lane:northland:direct:letter")[0]["line"]["color"] == "@direct"
    assert lines(picture, "lane:northland:direct:call")[0]["line"]["color"] == "@ghost"
    assert "1 phone call" in texts(picture)


def test_formal_contacts_of_the_days_before_are_ochre_and_later_ones_are_not() -> None:
    picture = ladder(tiny_world(), record="pat-nia-call-2018-03-20")
    assert lines(picture, "lane:northland:staff:1-4")[0]["line"]["color"] == "@formal"
    assert lines(picture, "lane:northland:staff:0-3")[0]["line"]["color"] == "@ghost"


def test_an_acting_holder_is_called_acting() -> None:
    more = contact("nia", "pat", "2018-05-02", channel="direct")
    picture = ladder(tiny_world(more), record="nia-pat-2018-05-02")
    assert mark(picture, "US embassy: ").label.startswith("US embassy: Cara Chargé (acting)")


def test_an_envoy_stands_beside_the_chain_and_opens_the_contacts_with_this_country() -> None:
    network = tiny_world(ENVOY + contact("ivy", "nia", "2018-06-01"))
    picture = ladder(network)
    envoy, mission = mark(picture, "Ivy Envoy, beside the chain"), mark(picture, "US embassy: ")
    assert envoy.target == "beside:northland:ivy"
    assert is_group(network, envoy.target)
    assert envoy.y < mission.y
    assert mark(picture, "Leader and Ivy Envoy: 1 contact").target == "ivy-nia-2018-06-01"


def test_offices_that_have_no_room_are_listed_and_not_dropped() -> None:
    contacts = "".join(
        contact(f"office-{letter}", "sam", "2018-06-01").removeprefix("relationships:\n")
        for letter in "abcde"
    )
    picture = ladder(tiny_world(CROWD + "relationships:\n" + contacts))
    drawn = [each for each in picture.marks if "beside the chain" in each.label]
    assert len(drawn) == 3
    assert picture.not_drawn == [
        "2 more contacts beside the chain are in the country's panel, of: Office D; Office E."
    ]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("record", [None, "nia-pat-letter-2018-04-01"])
def test_no_word_covers_another_or_is_cut_at_any_width(width: int, record: str | None) -> None:
    around = contact("ivy", "nia", "2018-06-01") + contact("ivy", "pat", "2018-06-02", countries="northland")
    picture = ladder(tiny_world(ENVOY + around.replace("\nrelationships:", "")), width, record)
    assert collisions(picture) == []
    assert outside(picture) == []
    assert all(word.bottom < picture.height for word in words(picture))


def test_a_phone_has_the_record_alone_at_full_width() -> None:
    assert "Formal route (model)" in texts(ladder(tiny_world(), 840))
    phone = ladder(tiny_world(), 390)
    assert "Formal route (model)" not in texts(phone)
    assert mark(phone, "President: ").x > 195


def test_the_same_record_draws_the_same_picture() -> None:
    assert ladder(tiny_world()).figure == ladder(tiny_world()).figure


def test_a_country_without_contacts_still_has_its_ladder() -> None:
    picture = ladder(world("countries: {eastland: {name: Eastland}}"), country="eastland")
    assert "No direct link in this data" in texts(picture)


def test_whatever_is_opened_in_a_ladder_the_country_stays() -> None:
    network = tiny_world(ENVOY + contact("ivy", "lea", "2018-06-01"))
    vocabulary = Vocabulary(network)
    picture = ladder(network, country="southland")
    opened = [each.target for each in picture.marks]
    assert {country_in_focus(network, vocabulary, ViewState(select=key)) for key in opened} == {"southland"}


def test_the_selection_chooses_among_the_countries_chosen() -> None:
    network = tiny_world()
    vocabulary = Vocabulary(network)
    both = ViewState(countries=("northland", "southland"), select="pat-lea-call-2018-05-01")
    assert country_in_focus(network, vocabulary, both) == "southland"
    north = ViewState(countries=("northland",), select="pat-lea-call-2018-05-01")
    assert country_in_focus(network, vocabulary, north) == "northland"
    assert day_in_focus(network, north, "northland") is None
    assert country_in_focus(network, vocabulary, ViewState()) == "northland"


def test_only_a_dated_direct_link_has_a_day() -> None:
    network = tiny_world()
    state = ViewState(view="ladder", select="sam-finn-meeting-2018-03-01")
    assert day_in_focus(network, state, "northland") is None
    assert selection_drawn(network, Vocabulary(network), state) == "northland"
    call = ViewState(view="ladder", select="pat-nia-call-2018-03-20")
    assert selection_drawn(network, Vocabulary(network), call) == "pat-nia-call-2018-03-20"
