"""Records of the wrong shape: each fault alone, with its place, its record and the nearest right word."""

# ruff: noqa: E501 -- a table of faults is read line by line

from __future__ import annotations

from pathlib import Path

import pytest

from graph import load
from tests.graph.spoiling import place, problems, spoilt

CALL = "pat-nia-call-2018-03-20"

# What is replaced, by what, where the fault is told, the record, and what is said.
# fmt: off
SHAPES = [
    # words of the closed lists
    ("kind: phone call", "kind: phonecall", "kind: phonecall", CALL, 'unknown kind "phonecall"; did you mean "phone call"?'),
    ("kind: phone call", "kind: no", "kind: no\n", CALL, 'unknown kind "no"; expected one of: advice, agreement'),
    ("kind: phone call", "kind:", "kind:\n    date: '2018-03-20'", CALL, "unknown kind nothing; expected one of: advice"),
    ("kind: phone call", "kind: [letter]", "kind: [letter", CALL, "a list where a text belongs; expected one text"),
    ("how: surprised", "how: suprised", "how: suprised", CALL, 'unknown how "suprised"; did you mean "surprised"?'),
    ("mutual: 'true'", "mutual: yes", "mutual: yes", "moe-nia-meeting-2017-06-15", 'not true or false: "yes"; expected true'),
    # fields that there are not, at every level
    ("claims:", "clams:", "clams:", "clams", 'unknown section "clams"; did you mean "claims"?'),
    ("  question:", "  qestion: x\n  question:", "qestion", "about", 'unknown field "qestion"; did you mean "question"?'),
    ("- id: leader", "- titel: x\n  id: leader", "titel:", "chain", 'unknown field "titel"; did you mean "title"?'),
    ("    short: North", "    shrot: North", "shrot", "northland", 'unknown field "shrot"; did you mean "short"?'),
    ("    length:", "    lenght:", "lenght:", CALL, 'unknown field "lenght"; did you mean "length"?'),
    ("      how: surprised", "      abuot: x\n      how: surprised", "abuot", CALL, 'unknown field "abuot"; did you mean "about"?'),
    ("    length:", "    2018: x\n    length:", "2018: x", CALL, 'unknown field "2018"; expected one of'),
    ("    length:", "    true: x\n    length:", "true: x", CALL, 'unknown field "true"; expected one of'),
    # ids
    ("  southland:\n", "  1_000:\n", "1_000:", "1_000", 'not an id: "1_000"; expected lower-case words joined by hyphens'),
    ("  southland:\n", "  2018:\n", "2018:", "2018", 'not an id: "2018"; expected lower-case words joined by hyphens'),
    ("  southland:\n", "  NO:\n", "NO:", "NO", 'not an id: "NO"; expected lower-case words joined by hyphens'),
    ("country: northland", "country: North Land", "country: North Land", "nia", 'not an id: "North Land"; expected lower-case'),
    # dates
    ("date: '2018-03-20'", "date: 2018-02-30", "date: 2018-02-30", CALL, 'no such day: "2018-02-30"; expected a day of the calendar'),
    ("date: '2018-03-20'", "date: 20 March", "date: 20 March", CALL, 'not a date: "20 March"; expected YYYY, YYYY-MM, YYYY-MM-DD'),
    ("date: '2018-03-20'", "date: [2018]", "date: [2018]", CALL, "not a date; expected YYYY"),
    ("date: '2018-03-20'", "date: 2018-03-20/2018-03-19", "date: 2018-03-20/", CALL, 'reversed range: "2018-03-20/2018-03-19"; expected'),
    ("to: '2018-03-20'", "to: '2016'", "moe-mission:", "moe-mission", 'ends before it begins: "2017-05-01" to "2016"; expected'),
    # texts, lists and maps
    ("summary: Nia and Pat spoke by telephone.", "summary:", "summary:\n", CALL, "an empty text; expected words, or leave the field out"),
    ("summary: Nia and Pat spoke by telephone.", "summary: [a, b]", "summary: [a", CALL, "a list where a text belongs; expected one text"),
    ("summary: Nia and Pat spoke by telephone.", "summary: {a: b}", "summary: {a", CALL, "a map where a text belongs; expected one text"),
    ("name: Nia North", f"name: {'x' * 20_001}", "name: xxx", "nia", "a text too long; expected at most 20,000 characters"),
    ("    said by: ami\n", "    said by:\n", "said by:\n", "the-chain-slept", "not an id: nothing; expected lower-case words"),
    ("    aliases:\n    - Niah\n", "    aliases: Niah\n", "aliases: Niah", "nia", '"Niah" where a list belongs; expected a list'),
    ("    aliases:\n    - Niah\n", "    aliases:\n", "aliases:\n", "nia", "nothing where a list belongs; expected a list"),
    ("paragraph: '2'", "paragraph: two", "paragraph: two", CALL, 'not a paragraph: "two"; expected a number, or a range such as 9-10'),
    # what must be there
    ("    summary: Nia and Pat spoke by telephone.\n", "", f"{CALL}:", CALL, 'the field "summary" is missing; expected it here'),
    ("  title: A tiny world\n", "", "about:", "about", 'the field "title" is missing; expected it here'),
    ("    sources:\n    - source: list\n  finn", "    sources: []\n  finn", "sources: []", "nia-leader", '"sources" has too few entries; expected'),
    ("    sources:\n    - source: list\n  finn", "  finn", "nia-leader:", "nia-leader", 'the field "sources" is missing; expected it here'),
    ("    actor: nia\n", "    vacant: x\n    actor: nia\n", "nia-leader:", "nia-leader", "a post needs either an actor or the reason why"),
]
# fmt: on


@pytest.mark.parametrize(("old", "new", "where", "record", "said"), SHAPES)
def test_a_record_of_the_wrong_shape_is_told_with_place_and_remedy(
    tmp_path: Path, old: str, new: str, where: str, record: str, said: str
) -> None:
    text = spoilt(old, new)
    found = problems(tmp_path, text)
    wanted = f"{place(text, where)}: {record}: {said}"
    assert any(each.startswith(wanted) for each in found), found


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)", "JavaScript:alert(1)", "data:text/html,x", "file:///etc/passwd", "//host/path",
        "ftp://host/", "https://", "https:///path", "https:host", "www.example.org", "https://a b/", "https://a/b c",
        "https://good.example@evil.example/", "https://good.example\\@evil.example/", "https://[::1", "https://good.example\\.evil.example/",
        "https://host:99999/", "https://host:0/", "https://ho\u00a0st/", "https://host/\u200b", "vbscript:x", "http:",
        "https://host/" + "x" * 2_000,
    ],
)  # fmt: skip
def test_a_link_that_is_not_plainly_http_with_a_host_is_refused(tmp_path: Path, address: str) -> None:
    text = spoilt("https://gazette.example/a", f"'{address}'")
    (problem,) = problems(tmp_path, text)
    assert problem.startswith(f"{place(text, 'address:')}: gazette: ")
    assert "not a web address" in problem or "a text too long" in problem


@pytest.mark.parametrize(
    "address",
    [
        "http://host",
        "https://host:8443/a?b=c#d",
        "https://ko.example/뉴스",
        "https://[::1]/",
        "HTTPS://Host/",
    ],
)
def test_a_link_to_a_host_is_kept_as_written(tmp_path: Path, address: str) -> None:
    assert problems(tmp_path, spoilt("https://gazette.example/a", f"'{address}'")) == []
    assert load(tmp_path).sources["gazette"].address == address
