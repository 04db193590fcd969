"""The Network: a reader sees who is linked with whom, focuses, follows a path and fans out one pair."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from dash import html

from graph import Network, build, load
from tests.ui.pictures import collisions, mark, outside, texts, words
from tests.worlds import TINY, contact, world
from ui.figures.network_scene import MAX_LINES, MAX_NODES, MAX_ON_PHONE
from ui.figures.picture import Picture
from ui.render import Rendered, render
from ui.state import Vocabulary

LINE = r"node:[^:]+:[^:]+: node:[^:]+:[^:]+:"
DATA = Path(__file__).parents[2] / "data"
MORE = """
actors:
  una: {name: Una Aide, short: Una, kind: person, country: united-states}
"""
WORLD = world(TINY, MORE, contact("una", "finn", "2018-05-02"), contact("una", "moe", "2018-05-03"))


def shown(query: str = "", width: int = 1180, network: Network = WORLD) -> Rendered:
    return render(network, Vocabulary(network), f"?view=network&{query}", width)


def picture(query: str = "", width: int = 1180, network: Network = WORLD) -> Picture:
    return shown(query, width, network).picture


def places(found: Picture) -> dict[str, tuple[float, float]]:
    """Return where each name stands."""
    return {word.text: ((word.left + word.right) / 2, word.top) for word in words(found)}


def lines_of(found: Picture, one: str, other: str) -> list[dict[str, object]]:
    """Return the shapes of the line between two."""
    first, second = sorted((one, other))
    name = f"node:{first}:{second}: node:{second}:{first}:"
    shapes = found.figure["layout"]["shapes"]
    return [each for each in shapes if each["name"] == name and each["fillcolor"] == "rgba(0,0,0,0)"]


def colours(found: Picture, one: str, other: str) -> set[object]:
    return {each["line"]["color"] for each in lines_of(found, one, other)}  # type: ignore[index]


def crowd(countries: int, each: int) -> Network:
    """Return a world in which so many actors of so many countries met the Secretary."""
    lands = "".join(f"  land-{number}: {{name: Land {number}}}\n" for number in range(countries))
    people = [(f"p-{land}-{one}", f"land-{land}") for land in range(countries) for one in range(each)]
    actors = "".join(
        f"  {key}: {{name: Person {key}, kind: person, country: {land}}}\n" for key, land in people
    )
    head = f"countries:\n{lands}actors:\n{actors}"
    return world(TINY, head, *(contact("sam", key, "2018-05-01") for key, _ in people))


def test_nothing_moves_when_a_filter_changes() -> None:
    everywhere = places(picture())
    for query in ("kind=letter", "from=2019", "channel=formal", "certainty=disputed", "bypass=1"):
        left = places(picture(query))
        assert left.items() <= {**everywhere, **_counts(left, everywhere)}.items(), query
        assert left


def _counts(left: dict[str, tuple[float, float]], whole: dict[str, tuple[float, float]]) -> dict[str, object]:
    """Return the counts on lines, which a filter may change: they are no names."""
    return {text: place for text, place in left.items() if text.isdigit() or text not in whole}


def test_the_same_state_is_the_same_picture() -> None:
    assert picture().figure == picture().figure


def test_parallel_records_are_one_line_that_says_how_many() -> None:
    found = picture()
    assert len(lines_of(found, "nia", "pat")) == 1
    assert mark(found, "Nia North and Pat President: 6 records").target == "pair:nia:pat"
    assert "6" in texts(found)


def test_a_line_is_wider_for_more_records_and_coloured_by_channel() -> None:
    found = picture()
    (direct,), (formal,) = lines_of(found, "nia", "pat"), lines_of(found, "sam", "finn")
    assert direct["line"]["color"] == "@direct"  # type: ignore[index]
    assert formal["line"]["color"] == "@formal"  # type: ignore[index]
    assert direct["line"]["width"] > formal["line"]["width"]  # type: ignore[index]


def test_directed_records_have_an_arrow_and_mutual_ones_none() -> None:
    arrows = [
        name
        for trace in picture().figure["data"]
        if trace["mode"] == "markers"
        for name, symbol in zip(trace["customdata"], trace["marker"]["symbol"], strict=True)
        if symbol.startswith("triangle")
    ]
    assert "node:lea:pat: node:pat:lea:" in arrows
    assert "node:nia:pat: node:pat:nia:" not in arrows


def test_what_did_not_happen_is_drawn_hollow() -> None:
    assert colours(picture(), "sam", "lea") == {"@formal", "@page"}


def test_a_name_says_who_it_is_and_opens_its_panel() -> None:
    found = mark(picture(), "Finn North, Foreign minister, Northland: ")
    assert found.target == "finn"
    assert found.label.endswith("3 records")


def test_focus_hides_what_is_farther_than_its_steps() -> None:
    one, two = texts(picture("focus=finn")), texts(picture("focus=finn&steps=2"))
    assert {"Finn", "Sam", "Una"} <= set(one)
    assert not {"Nia", "Lea", "Moe"} & set(one)
    assert {"Finn", "Sam", "Una", "Lea", "Moe"} <= set(two)
    assert "Nia" not in two


def test_focus_follows_only_what_the_filters_let_through() -> None:
    assert "Una" not in texts(picture("focus=finn&kind=phone+call"))
    assert "Sam" in texts(picture("focus=finn&kind=phone+call"))


def test_a_focus_is_a_chip_that_comes_off() -> None:
    found = shown("focus=finn&steps=2")
    assert ("focused on Finn North, 2 steps", "?view=network") in found.chips


def test_a_focus_without_links_says_so() -> None:
    assert any("Ami North has no link" in line for line in picture("focus=ami").not_drawn)


def test_a_path_lights_its_lines_and_ghosts_the_rest() -> None:
    found = shown("path=finn:moe")
    assert colours(found.picture, "finn", "una") == {"@formal"}
    assert colours(found.picture, "moe", "una") == {"@formal"}
    assert colours(found.picture, "nia", "pat") == {"@ghost"}
    assert ("path from Finn North to Moe Mission", "?view=network") in found.chips


def test_beside_a_direct_link_the_path_shows_the_way_around_it() -> None:
    found = picture("path=nia:pat")
    assert colours(found, "nia", "pat") == {"@direct"}
    assert colours(found, "moe", "nia") == {"@formal"}
    assert colours(found, "moe", "pat") == {"@formal"}
    assert colours(found, "finn", "sam") == {"@ghost"}


def test_a_path_that_is_not_there_is_said_in_words() -> None:
    assert any(line.startswith("No path from Nia") for line in picture("path=nia:finn&kind=letter").not_drawn)


def test_a_selected_pair_fans_out_into_its_records() -> None:
    found = picture("select=pair:nia:pat")
    ghost = [each for each in lines_of(found, "nia", "pat") if each["line"]["color"] == "@ghost"]  # type: ignore[index]
    assert len(lines_of(found, "nia", "pat")) - len(ghost) == 6
    assert {"phone call", "letter", "summit", "invitation", "official visit, invited"} <= set(texts(found))


def test_a_pair_lists_its_records_and_draws_anew() -> None:
    plain, fanned = shown(), shown("select=pair:pat:nia")
    assert plain.picture_key != fanned.picture_key
    assert plain.picture_key == shown("select=nia").picture_key
    assert "Pat President and Nia North" in str(fanned.panel)
    assert "6 records in this data" in str(fanned.panel)
    assert not fanned.notes


def test_labels_say_the_kinds_of_a_line() -> None:
    found = shown("labels=1")
    assert {"meeting", "warning"} <= set(texts(found.picture))
    assert ("kinds on the lines", "?view=network") in found.chips


def test_actors_above_the_budget_are_drawn_by_country_and_the_page_says_so() -> None:
    network = crowd(90, 4)
    found = picture("countries=all", network=network)
    names = [each for each in found.marks if each.target in {f"land-{n}" for n in range(90)}]
    assert len(names) == 90
    assert "Land 7: 4 actors" in texts(found)
    assert mark(found, "Land 7, 4 actors: 4 records").target == "land-7"
    assert any("363 actors are drawn as 92 nodes" in line for line in found.not_drawn)
    assert len(texts(found)) <= MAX_NODES + MAX_LINES


def test_the_country_of_the_focus_is_not_folded() -> None:
    found = picture("countries=all&focus=p-7-1&steps=4", network=crowd(90, 4))
    assert "Person p-7-1" in texts(found)
    assert "Land 8: 4 actors" in texts(found)


def test_no_more_lines_are_drawn_than_can_be_told_apart() -> None:
    people = "".join(f"  q-{n}: {{name: Q {n}, kind: person, country: northland}}\n" for n in range(45))
    pairs = [contact(f"q-{a}", f"q-{b}", "2018-05-01") for a in range(45) for b in range(a)]
    found = picture(network=world(TINY, "actors:\n" + people, *pairs))
    drawn = [each for each in found.figure["layout"]["shapes"] if re.fullmatch(LINE, each["name"])]
    assert len({each["name"] for each in drawn}) <= MAX_LINES
    assert any("lines with the fewest records" in line for line in found.not_drawn)


def test_a_phone_shows_the_principal_and_the_few_with_most_records() -> None:
    found = picture("countries=all", 390, crowd(20, 1))
    people = [each for each in found.marks if ":" not in each.target and "-" not in each.target]
    assert "Nia" in texts(found)
    assert len({each.target for each in found.marks if not each.ids}) <= MAX_ON_PHONE + 1
    assert people
    assert any("on a narrow screen" in line for line in found.not_drawn)


def test_records_of_no_country_are_counted_until_all_are_chosen() -> None:
    assert "1 record of other countries or of none" in picture().not_drawn[0]
    whole = picture("countries=all")
    assert not any("of none" in line for line in whole.not_drawn)
    assert len(lines_of(whole, "moe", "una")) == 1


def test_a_pinned_actor_stays_outside_focus_and_filters_and_says_so() -> None:
    plain, pinned = picture("focus=finn"), picture("focus=finn&pin=nia")
    assert "Nia" not in texts(plain)
    assert "Nia" in texts(pinned)
    assert mark(pinned, "Nia North").label.endswith(", pinned")
    assert "Nia" in texts(picture("kind=warning&pin=nia"))
    assert mark(picture("countries=southland&pin=nia"), "Nia North").target == "nia"


def test_a_pinned_actor_has_its_lines_to_whoever_else_is_drawn_and_brings_nobody() -> None:
    alone, pinned = picture("countries=southland"), picture("countries=southland&pin=nia")
    assert lines_of(pinned, "nia", "pat")
    assert set(texts(pinned)) - set(texts(alone)) <= {"Nia", "North", "6"}


def test_a_pinned_actor_is_neither_folded_above_the_budget_nor_left_out_on_a_phone() -> None:
    network = crowd(90, 4)
    assert "Person p-7-1" in texts(picture("countries=all&pin=p-7-1", network=network))
    assert "Land 7: 3 actors" in texts(picture("countries=all&pin=p-7-1", network=network))
    small = " ".join(texts(picture("countries=all&pin=p-19-0", 390, crowd(20, 1))))
    assert "p-19-0" in small


def test_pins_are_chips_that_come_off_one_by_one() -> None:
    found = shown("pin=nia,finn")
    assert ("pinned: Nia North", "?view=network&pin=finn") in found.chips
    assert ("pinned: Finn North", "?view=network&pin=nia") in found.chips
    assert found.picture_key != shown().picture_key


def test_the_selected_actor_can_be_pinned_and_let_go() -> None:
    pin = {link.children: link.href for link in shown("select=finn&pin=nia").choices.children}
    assert pin["Pin Finn North"].endswith("pin=nia,finn")
    unpin = {link.children: link.href for link in shown("select=finn&pin=nia,finn").choices.children}
    assert unpin["Unpin Finn North"].endswith("pin=nia")
    assert not any("Pin" in link.children for link in shown("select=pat").choices.children)


def test_an_unknown_pin_is_told_and_the_others_stay() -> None:
    found = shown("pin=nobody,nia")
    assert any("nobody" in note for note in found.notes)
    assert found.state.pin == ("nia",)


def test_only_the_countries_chosen_are_drawn() -> None:
    assert "Lea" in texts(picture("countries=southland"))
    assert "Nia" not in texts(picture("countries=southland"))


def test_unknown_focus_path_and_steps_are_told() -> None:
    notes = " ".join(shown("focus=nobody&path=nia:nobody&steps=9").notes)
    assert "focus" in notes
    assert "path" in notes
    assert "steps" in notes


def test_the_choices_offer_a_focus_and_a_path_for_who_is_selected() -> None:
    choices = shown("select=finn").choices
    assert isinstance(choices, html.Nav)
    words_of = {link.children: link.href for link in choices.children}
    assert words_of["Focus on Finn North"].endswith("focus=finn")
    assert "path=finn%3Apat" in words_of["Path from Finn North to Pat President"]


@pytest.mark.parametrize("width", [280, 390, 640, 840, 1180, 1600, 2400])
@pytest.mark.parametrize(
    "query",
    [
        "",
        "countries=all",
        "focus=vladimir-putin&steps=2",
        "focus=vladimir-putin&steps=2&countries=all",
        "select=pair:donald-trump:kim-jong-un",
        "labels=1",
        "path=angela-merkel:kim-jong-un",
        "focus=vladimir-putin&pin=kim-jong-un,angela-merkel",
        "countries=all&pin=ri-yong-ho",
    ],
)
def test_no_words_meet_and_none_are_cut_on_the_real_record(
    real_record: Network, query: str, width: int
) -> None:
    found = picture(query, width, real_record)
    assert not collisions(found)
    assert not outside(found)
    for heading in found.headings:
        assert heading.anchor == "start" or heading.x + (heading.width or 0) / 2 <= width
    boxes = [(each.x, each.y, each.x + each.width, each.y + each.height) for each in found.marks]
    for number, (left, top, right, bottom) in enumerate(boxes):
        for other in boxes[:number]:
            is_apart = left >= other[2] - 1 or other[0] >= right - 1
            assert is_apart or top >= other[3] - 1 or other[1] >= bottom - 1


@pytest.fixture(scope="module")
def real_record() -> Network:
    return build(load(DATA))
