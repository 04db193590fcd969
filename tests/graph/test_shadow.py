"""The chain under a contact: took part, gone around, vacant, no record, and on which records it rests."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph import Network, RungStatus, SeatState, dataset_of, shadow_chain, shadow_chains
from graph.model import Bypass, Part
from graph.shadow import ShadowChain, Step, rungs_touched
from tests.worlds import contact, post, tiny_world

TOOK_PART, GONE_AROUND, VACANT, NO_RECORD = RungStatus


@pytest.fixture(scope="module")
def network() -> Network:
    return tiny_world()


def rung(shadow: ShadowChain, name: str) -> Step:
    return next(step for step in shadow.steps if step.rung.id == name)


def test_a_reader_sees_what_is_documented_of_each_rung(network: Network) -> None:
    shadow = shadow_chain(network, "pat-nia-call-2018-03-20")
    assert {step.rung.id: step.statuses for step in shadow.steps} == {
        "leader": (TOOK_PART,),
        "foreign-minister": (NO_RECORD,),
        "ambassador": (NO_RECORD,),
        "mission": (GONE_AROUND,),
        "secretary": (NO_RECORD,),
        "president": (TOOK_PART,),
    }


def test_somebody_gone_around_on_the_last_day_in_post_stands_on_the_rung(network: Network) -> None:
    step = rung(shadow_chain(network, "pat-nia-call-2018-03-20"), "mission")
    assert step.holders == ("moe",)
    assert step.posts == ("moe-mission",)
    (entry,) = step.documented
    assert (entry.actor, entry.how, entry.about) == ("moe", Bypass.SURPRISED, "the call")
    assert entry.record == "pat-nia-call-2018-03-20"
    assert [(passage.paragraph, passage.said_by) for passage in entry.passages] == [
        ("2", "an official (not named)")
    ]


def test_somebody_who_left_the_day_before_is_listed_beside_the_chain() -> None:
    network = tiny_world(
        post("moe-mission", "moe", "mission", country="northland", from_="2017", to="2018-03-19")
    )
    shadow = shadow_chain(network, "pat-nia-call-2018-03-20")
    assert rung(shadow, "mission").statuses == (VACANT,)
    assert [(entry.actor, entry.status) for entry in shadow.beside] == [("moe", GONE_AROUND)]


def test_one_rung_can_have_taken_part_and_been_gone_around(network: Network) -> None:
    step = rung(shadow_chain(network, "nia-pat-letter-2018-04-01"), "secretary")
    assert step.statuses == (TOOK_PART, GONE_AROUND)
    assert [entry.how for entry in step.documented] == [Part.BRIEFED, Bypass.ADVISED_AGAINST]


def test_a_vacant_rung_shows_how_long_and_between_which_posts(network: Network) -> None:
    step = rung(shadow_chain(network, "nia-pat-letter-2018-04-01"), "mission")
    assert (step.statuses, step.seat.vacant_days) == ((VACANT,), 12)
    assert step.posts == ("moe-mission", "cara-charge")


def test_a_holder_of_whom_nothing_is_said_is_no_record_and_never_gone_around(network: Network) -> None:
    step = rung(shadow_chain(network, "pat-nia-call-2018-03-20"), "ambassador")
    assert (step.holders, step.statuses, step.documented) == (("ami",), (NO_RECORD,), ())


def test_a_rung_with_no_holder_in_this_data_is_no_record(network: Network) -> None:
    step = rung(shadow_chain(network, "pat-nia-meeting-2019-06-01"), "secretary")
    assert (step.seat.state, step.statuses) == (SeatState.NOT_IN_DATA, (NO_RECORD,))


def test_somebody_present_without_a_post_that_day_stands_beside_the_chain(network: Network) -> None:
    shadow = shadow_chain(network, "pat-nia-meeting-2019-06-01")
    (entry,) = shadow.beside
    assert (entry.actor, entry.how) == ("sam", Part.ACCOMPANIED)
    assert [passage.record for passage in entry.passages] == ["r-1"]  # the record's own source


def test_institutions_stand_beside_the_chain() -> None:
    network = tiny_world(
        "actors: {state-department: {name: State Department, kind: institution}}\n"
        + contact("pat", "nia", "2018-05-05", channel="direct").replace(
            "    sources:",
            "    gone around: [{actor: state-department, how: surprised, source: gazette}]\n    sources:",
        )
    )
    shadow = shadow_chain(network, "pat-nia-2018-05-05")
    assert rung(shadow, "secretary").statuses == (NO_RECORD,)
    assert [entry.actor for entry in shadow.beside] == ["state-department"]


def test_both_holders_of_a_day_of_handing_over_count() -> None:
    dates = {"from_": "2018-03-20", "to": "2018-09-01"}
    charge = post("cara-charge", "cara", "mission", country="northland", acting="true", **dates)
    step = rung(shadow_chain(tiny_world(charge), "pat-nia-call-2018-03-20"), "mission")
    assert step.holders == ("moe",)  # the full holder is named, the acting one stands behind
    named = tiny_world(
        charge,
        contact("pat", "nia", "2018-03-20", channel="direct").replace(
            "    sources:", "    present:\n    - {actor: cara, how: listened in}\n    sources:"
        ),
    )
    step = rung(shadow_chain(named, "pat-nia-2018-03-20"), "mission")
    assert (step.statuses, step.posts) == ((TOOK_PART,), ("moe-mission", "cara-charge"))


def test_what_did_not_happen_had_nobody_take_part(network: Network) -> None:
    shadow = shadow_chain(network, "pat-nia-visit-2019-08")
    assert not shadow.has_happened
    assert all(TOOK_PART not in step.statuses for step in shadow.steps)
    assert shadow.beside == ()


def test_a_contact_without_a_date_names_no_holders(network: Network) -> None:
    shadow = shadow_chain(network, "nia-praises-pat")
    assert all((step.holders, step.statuses) == ((), (NO_RECORD,)) for step in shadow.steps)
    assert {entry.actor for entry in shadow.beside} == {"nia", "pat"}


def test_a_date_of_a_month_in_which_the_rung_changed_hands_is_said_to_be_uncertain() -> None:
    network = tiny_world(contact("pat", "nia", "2018-03", channel="direct"))
    step = rung(shadow_chain(network, "pat-nia-2018-03"), "mission")
    assert [seat.state for seat in step.seats] == [SeatState.HELD, SeatState.VACANT]
    assert not step.is_holder_certain
    assert step.statuses == (NO_RECORD,)  # vacant on some of the days is not vacant
    assert rung(shadow_chain(network, "pat-nia-2018-03"), "leader").is_holder_certain


def test_outside_the_term_the_principal_stands_beside_the_chain() -> None:
    network = tiny_world(contact("pat", "nia", "2016-12-02", channel="direct"))
    shadow = shadow_chain(network, "pat-nia-2016-12-02")
    assert rung(shadow, "president").statuses == (NO_RECORD,)
    assert [(entry.actor, entry.is_end) for entry in shadow.beside] == [("pat", True)]


def test_each_country_of_a_contact_has_its_own_chain() -> None:
    more = contact("pat", "nia", "2018-05-05", channel="direct").replace("to: nia", "to: [nia, lea]")
    network = tiny_world(more)
    north, south = shadow_chains(network, "pat-nia-2018-05-05")
    assert (north.country, south.country) == ("northland", "southland")
    assert rung(north, "leader").holders == ("nia",)
    assert [entry.actor for entry in north.beside] == ["lea"]
    assert rung(south, "mission").statuses == (VACANT,)


def test_a_country_with_no_mission_has_a_vacant_rung_with_a_reason(network: Network) -> None:
    step = rung(shadow_chain(network, "pat-lea-call-2018-05-01"), "mission")
    assert (step.statuses, step.seat.reason) == ((VACANT,), "no embassy in Southland")


def test_a_record_that_refers_to_itself_or_joins_an_actor_to_itself_does_no_harm() -> None:
    looped = (
        contact("nia", "nia", "2018-05-05", channel="direct")
        .replace("to: nia", "to: [nia, pat]")
        .replace("    sources:", "    related: [nia-nia-2018-05-05]\n    sources:")
    )
    step = rung(shadow_chain(tiny_world(looped), "nia-nia-2018-05-05"), "leader")
    assert len(step.documented) == 1


def test_a_formal_contact_has_a_chain_too(network: Network) -> None:
    assert rungs_touched(network, "sam-finn-meeting-2018-03-01") == ("foreign-minister", "secretary")


def test_somebody_gone_around_did_not_touch_the_contact() -> None:
    more = contact("sam", "nia", "2018-03-03").replace(
        "    sources:", "    gone around: [{actor: finn, how: surprised, source: gazette}]\n    sources:"
    )
    assert rungs_touched(tiny_world(more), "sam-nia-2018-03-03") == ("leader", "secretary")


def test_an_unknown_record_is_an_error(network: Network) -> None:
    with pytest.raises(KeyError):
        shadow_chain(network, "no-such-record")


HOWS = st.sampled_from([how.value for how in Bypass])
PARTS = st.sampled_from([how.value for how in Part])
PEOPLE = st.sampled_from(["sam", "moe", "cara", "finn", "ami", "lea"])
DATES = st.sampled_from(
    ["2017-01-30", "2018-03-20", "2018-04-01", "2018-05", "2019", "2018-03-19/2018-04-10"]
)


@given(st.lists(st.tuples(PEOPLE, PARTS)), st.lists(st.tuples(PEOPLE, HOWS)), DATES)
def test_everybody_documented_stands_on_the_chain_or_beside_it_and_nobody_else_is_marked(
    present: list[tuple[str, str]], around: list[tuple[str, str]], on: str
) -> None:
    lines = "".join(f"    - {{actor: {actor}, how: {how}}}\n" for actor, how in present)
    gone = "".join(f"    - {{actor: {actor}, how: {how}, source: gazette}}\n" for actor, how in around)
    blocks = (f"    present:\n{lines}" if lines else "") + (f"    gone around:\n{gone}" if gone else "")
    network = tiny_world(
        contact("pat", "nia", on, channel="direct").replace("    sources:", f"{blocks}    sources:")
    )
    key = f"pat-nia-{on}".replace("/", "-to-")
    shadow = shadow_chain(network, key)
    entries = [entry for step in shadow.steps for entry in step.documented] + list(shadow.beside)
    told = {(actor, TOOK_PART) for actor, _ in present} | {(actor, GONE_AROUND) for actor, _ in around}
    assert {(entry.actor, entry.status) for entry in entries if not entry.is_end} == told
    posts = dataset_of(network).posts
    for step in shadow.steps:
        marked = {entry.status for entry in step.documented}
        assert set(step.statuses) == marked or (not marked and step.statuses[0] in (VACANT, NO_RECORD))
        for entry in step.documented:
            assert entry.actor == "pat" or entry.actor in {posts[post_].actor for post_ in step.posts}


@given(st.lists(st.tuples(PEOPLE, PARTS)), DATES)
def test_the_rungs_a_contact_touched_are_those_its_chain_shows_as_taking_part(
    present: list[tuple[str, str]], on: str
) -> None:
    lines = "".join(f"    - {{actor: {actor}, how: {how}}}\n" for actor, how in present)
    block = f"    present:\n{lines}    sources:" if lines else "    sources:"
    network = tiny_world(contact("sam", "nia", on).replace("    sources:", block))
    key = f"sam-nia-{on}".replace("/", "-to-")
    for country in ("northland", "southland", None):
        shadow = shadow_chain(network, key, country=country)
        shown = tuple(step.rung.id for step in shadow.with_status(TOOK_PART))
        assert rungs_touched(network, key, country=country) == shown
