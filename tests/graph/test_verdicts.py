"""A claim opens with the records for and against it, and a sentence that promises no more."""

from __future__ import annotations

import pytest

from graph import verdict, verdicts
from tests.worlds import tiny_world

CLAIM = """
claims:
  new-claim: {statement: Nobody called., said by: ami, sources: [{source: gazette, paragraph: "1"}]%s}
"""
CALL, LETTER, POST = "pat-nia-call-2018-03-20", "nia-pat-letter-2018-04-01", "moe-mission"


def test_a_claim_shows_the_records_on_either_side() -> None:
    found = verdict(tiny_world(), "the-chain-slept")
    assert found.supporting == ("pat-nia-call-2018-03-20",)
    assert found.contradicting == ("nia-pat-letter-2018-04-01", "sam-finn-meeting-2018-03-01")
    assert found.records == found.supporting + found.contradicting
    assert found.words == "1 record supports, 2 contradict, in this data"


@pytest.mark.parametrize(
    ("pro", "contra", "words"),
    [
        ([], [], "No record in this data supports or contradicts it"),
        ([CALL, POST], [], "2 records support, none contradicts, in this data"),
        ([], [LETTER], "No record supports, 1 contradicts, in this data"),
        ([CALL, CALL], [POST], "1 record supports, 1 contradicts, in this data"),
    ],
)
def test_the_verdict_is_a_plain_sentence(pro: list[str], contra: list[str], words: str) -> None:
    fields = f", supported by: [{', '.join(pro)}], contradicted by: [{', '.join(contra)}]"
    assert verdict(tiny_world(CLAIM % fields), "new-claim").words == words


def test_a_record_can_stand_on_both_sides_and_is_lit_once() -> None:
    found = verdict(tiny_world(CLAIM % f", supported by: [{CALL}], contradicted by: [{CALL}]"), "new-claim")
    assert (found.supporting, found.contradicting, found.records) == ((CALL,), (CALL,), (CALL,))


def test_all_claims_are_told_in_the_order_of_the_data() -> None:
    assert [each.claim for each in verdicts(tiny_world(CLAIM % ""))] == ["the-chain-slept", "new-claim"]
