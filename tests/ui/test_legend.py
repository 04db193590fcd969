"""The legend: it names what the view draws and nothing else, and its entries filter."""

from __future__ import annotations

import pytest

from graph import Network
from graph.build import FAMILIES
from tests.worlds import contact, tiny_world, world
from ui.legend import Entry, entries, legend
from ui.state import Vocabulary

WORLD = tiny_world()
CALL = "pat-nia-call-2018-03-20"


def found(query: str, width: int = 1180, network: Network = WORLD) -> list[Entry]:
    vocabulary = Vocabulary(network)
    return entries(network, vocabulary, vocabulary.read(query)[0], width)


def words(query: str, width: int = 1180, network: Network = WORLD) -> list[str]:
    return [entry.words for entry in found(query, width, network)]


def link(query: str, text: str, network: Network = WORLD) -> tuple[str, str, bool]:
    """Return where an entry leads, what it says in full, and whether it is marked as chosen."""
    vocabulary = Vocabulary(network)
    for item in legend(network, vocabulary, vocabulary.read(query)[0], 1180):
        entry = item.children
        if getattr(entry, "href", None) and text in entry.title:
            parts = [part.children for part in entry.children if part.children]
            return entry.href, "".join(map(str, parts)), getattr(entry, "aria-current", "") == "true"
    raise AssertionError(f"no link for {text!r}")


def test_every_family_of_the_record_is_a_link_to_all_its_kinds() -> None:
    href, _, is_on = link("", "Meetings")
    kinds = Vocabulary(WORLD).read(href)[0].kind
    assert kinds
    assert {FAMILIES[kind] for kind in FAMILIES if kind.value in kinds} == {"meeting"}
    assert not is_on


def test_a_second_click_takes_the_filter_off_and_keeps_the_others() -> None:
    first, *_ = link("?view=timeline&select=nia", "Letters")
    assert first == "?view=timeline&kind=letter&select=nia"
    both, *_ = link(first, "Phone calls")
    assert "kind=letter,phone+call" in both
    back, says, is_on = link(both, "Letters")
    assert back == "?view=timeline&kind=phone+call&select=nia"
    assert "showing only" in says
    assert is_on


@pytest.mark.parametrize(
    ("view", "text", "wanted"),
    [
        ("lanes", "Direct", "channel=direct"),
        ("ladder", "Formal step", "channel=formal"),
        ("network", "Formal or internal", "channel=formal,internal"),
        ("network", "Public or comment", "channel=public,comment"),
        ("lanes", "Reported only", "certainty=reported+by+named,reported+by+unnamed"),
        ("network", "Disputed", "certainty=disputed"),
        ("timeline", "Below the line", "channel=formal"),
    ],
)
def test_lines_filter_by_channel_and_certainty(view: str, text: str, wanted: str) -> None:
    assert wanted in link(f"?view={view}", text)[0]


def test_only_what_a_view_draws_is_named() -> None:
    assert not {"Meetings", "Formal step, none in this data"} & set(words("?view=network"))
    assert not {"Reported only", "Disputed"} & set(words("?view=timeline"))
    assert "Vacant" in words("?view=timeline")
    assert "Meetings" not in words("?form=compact")
    assert "Rung with a contact on record" in words("", 390)
    for view in ("table", "claims", "numbers", "about"):
        assert not found(f"?view={view}")


def test_a_kind_the_record_has_not_is_not_named() -> None:
    people = "actors: {nia: {name: Nia, kind: person, country: northland}}"
    small = world(people, contact("nia", "pat", "2018-05-02", channel="direct", kind="letter"))
    assert "Letters" in words("", network=small)
    assert not {"Meetings", "Open symbol: nothing took place"} & set(words("", network=small))


def test_ghosts_are_named_only_where_there_can_be_some() -> None:
    assert not [each for each in words("") if "Hidden" in each]
    assert not [each for each in words("?countries=northland") if "Hidden" in each]
    assert "Hidden by a filter" in words("?kind=letter")
    assert "Not on the path" in words("?view=network&path=nia:pat")
    assert "Not between these two" in words("?view=network&select=pair:nia:pat")


def test_a_day_on_the_ladder_names_the_contacts_of_other_days() -> None:
    view = "?view=ladder&countries=northland"
    assert "Other contacts, not of these days" not in words(view)
    assert "Other contacts, not of these days" in words(f"{view}&select={CALL}")


def test_focus_and_pins_are_named_where_there_are_some() -> None:
    assert {"The focus", "Pinned"} <= set(words("?view=network&focus=finn&pin=nia"))
    assert not {"The focus", "Pinned"} & set(words("?view=network"))
