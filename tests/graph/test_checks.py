"""What must hold between records: references, ends, dates, terms; and what is only a warning."""

# ruff: noqa: E501 -- a table of faults is read line by line

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from graph import Dataset, load
from graph.checks import Fault, faults
from tests.graph.spoiling import place, problems, spoilt
from tests.worlds import HEAD, contact, post, tiny_dataset, tiny_text

CALL = "pat-nia-call-2018-03-20"
# fmt: off
REFERENCES = [
    # what is replaced, by what, where the fault is told, and what is said
    ("default principal: pat", "default principal: pot", "default principal", 'about: unknown principal "pot"; did you mean "pat"?'),
    ("  - southland\n", "  - soutland\n", "soutland", 'about: unknown country "soutland"; did you mean "southland"?'),
    ("principals:\n  pat:", "principals:\n  pot:", "pot:", 'pot: unknown actor "pot"; did you mean "pat"?'),
    ("country: northland", "country: northlnd", "country: northlnd", 'nia: unknown country "northlnd"; did you mean "northland"?'),
    ("actor: moe\n    rung", "actor: moo\n    rung", "actor: moo", 'moe-mission: unknown actor "moo"; did you mean "moe"?'),
    ("rung: mission", "rung: misson", "rung: misson", 'moe-mission: unknown rung "misson"; did you mean "mission"?'),
    ("rung: leader\n    title: Leader\n    country: northland", "rung: leader\n    title: Leader\n    country: nrthland", "country: nrthland", 'nia-leader: unknown country "nrthland"; did'),
    ("- source: list\n  finn", "- source: lst\n  finn", "source: lst", 'nia-leader: unknown source "lst"; did you mean "list"?'),
    ("from: nia\n    to: pat\n    mutual", "from: nina\n    to: pat\n    mutual", "from: nina", f'{CALL}: unknown actor "nina"; did you mean "nia"?'),
    ("from: nia\n    to: pat\n    mutual", "from: [nia, nai]\n    to: pat\n    mutual", "nai]", f'{CALL}: unknown actor "nai"; did you mean "nia"?'),
    ("from: nia\n    to: pat\n    mutual", "from: nia\n    to: [pat, mo]\n    mutual", "mo]", f'{CALL}: unknown actor "mo"; did you mean "moe"?'),
    ("countries: northland", "countries: [northland, nothland]", "nothland]", 'moe-warns-pat-2018-03-05: unknown country "nothland"; did you mean "northland"?'),
    ("- source: gazette\n      paragraph: '2'", "- source: gazete\n      paragraph: '2'", "source: gazete", f'{CALL}: unknown source "gazete"; did you mean "gazette"?'),
    ("- actor: moe\n      how", "- actor: mow\n      how", "actor: mow", f'{CALL}: unknown actor "mow"; did you mean "moe"?'),
    ("- actor: finn\n      how", "- actor: fnn\n      how", "actor: fnn", 'nia-pat-letter-2018-04-01: unknown actor "fnn"; did you mean "finn"?'),
    ("    - nia-invites-pat-2019-07-01", "    - nia-invites-pat-2019-07", "nia-invites-pat-2019-07\n", 'pat-nia-visit-2019-08: unknown relationship "nia-invites-pat-2019-07"; did you mean "nia-invites-pat-2019-07-01"?'),
    ("    - source: gazette\n      paragraph: '9'", "    - source: gazettee\n      paragraph: '9'", "source: gazettee", 'the-chain-slept: unknown source "gazettee"; did you mean "gazette"?'),
    ("said by: ami", "said by: amii", "said by: amii", 'the-chain-slept: unknown actor "amii"; did you mean "ami"?'),
    ("    - pat-nia-call-2018-03-20", "    - pat-nia-call-2018-03-02", "pat-nia-call-2018-03-02", 'the-chain-slept: unknown record "pat-nia-call-2018-03-02"; did you mean "pat-nia-call-2018-03-20"?'),
    ("    - sam-finn-meeting-2018-03-01\n", "    - moe-misson\n", "moe-misson", 'the-chain-slept: unknown record "moe-misson"; did you mean "moe-mission"?'),
]
# fmt: on


@pytest.mark.parametrize(("old", "new", "where", "said"), REFERENCES)
def test_a_reference_to_nothing_is_told_with_the_nearest_name(
    tmp_path: Path, old: str, new: str, where: str, said: str
) -> None:
    text = spoilt(old, new)
    found = problems(tmp_path, text)
    assert any(each.startswith(f"{place(text, where)}: {said}") for each in found), found


def test_nothing_is_wrong_with_the_tiny_record() -> None:
    assert faults(tiny_dataset()) == []


def test_a_principal_whose_term_is_reversed_is_refused(tmp_path: Path) -> None:
    text = spoilt("    to: '2021-01-20'", "    to: '2016'")
    (problem,) = problems(tmp_path, text)
    said = 'ends before it begins: "2017-01-20" to "2016"; expected the earlier date in from'
    assert problem == f"{place(text, 'to: ' + chr(39) + '2016')}: pat: {said}"


def test_a_rung_that_stands_twice_names_both_lines(tmp_path: Path) -> None:
    text = spoilt("- id: ambassador", "- id: leader")
    found = problems(tmp_path, text)
    assert any('chain: the rung "leader" stands already at a.yaml:16; keep one' in each for each in found)


@pytest.mark.parametrize(
    ("seen", "said"),
    [("2017-04-30", "before it begins"), ("2018-04-01", "after it ends"), ("2016", "before it begins")],
)
def test_nobody_is_seen_in_post_outside_the_term(tmp_path: Path, seen: str, said: str) -> None:
    text = spoilt("    to: '2018-03-20'\n", f"    to: '2018-03-20'\n    in post on: [2017-06-01, {seen}]\n")
    (problem,) = problems(tmp_path, text)
    wanted = f"moe-mission: seen in post on {seen}, {said}; expected a day within from and to"
    assert problem == f"{place(text, f'{seen}]')}: {wanted}"


def test_a_direct_link_needs_a_principal_at_one_end(tmp_path: Path) -> None:
    (problem,) = problems(tmp_path, tiny_text(contact("sam", "nia", "2018-07-01", channel="direct")))
    assert "sam-nia-2018-07-01: a direct link without a principal; expected one of pat at one end" in problem


def test_nothing_has_happened_after_the_last_update(tmp_path: Path) -> None:
    (problem,) = problems(tmp_path, tiny_text(contact("sam", "nia", "2022-01-01")))
    wanted = "happened on 2022-01-01, after the last update of the data; expected a date up to 2021-12-31"
    assert problem.endswith(f"sam-nia-2022-01-01: {wanted}")
    assert problems(tmp_path, tiny_text(contact("sam", "nia", "2022-01-01", status="planned"))) == []


def test_an_actor_at_both_ends_is_a_warning(tmp_path: Path) -> None:
    (problem,) = problems(tmp_path, tiny_text(contact("sam", "sam", "2018-07-01")))
    assert ": warning: sam-sam-2018-07-01: an actor stands at both ends; expected two different" in problem
    assert "sam-sam-2018-07-01" in load(tmp_path).relationships


# -- holders who overlap


def overlaps(*posts: str) -> list[Fault]:
    """Return the warnings about the posts of one rung."""
    return [each for each in faults(tiny_dataset(_together(posts))) if each.is_warning]


def _together(posts: tuple[str, ...]) -> str:
    merged = {key: value for text in posts for key, value in yaml.safe_load(text)["posts"].items()}
    return yaml.safe_dump({"posts": merged})


def southern(key: str, actor: str, first: str, last: str, **fields: str) -> str:
    return post(key, actor, "ambassador", country="southland", from_=first, to=last, **fields)


def test_two_holders_who_overlap_are_a_warning_that_names_both(tmp_path: Path) -> None:
    text = tiny_text(
        _together(
            (southern("first", "lea", "2017-01-01", "2018-05-01"), southern("second", "moe", "2018-01-01", "2019-01-01"))
        )
    )  # fmt: skip
    line = place(text, "  first:\n").split(":")[1]
    assert problems(tmp_path, text) == [
        f'{place(text, "second:")}: warning: second: overlaps with the post "first" at a.yaml:{line}; '
        "expected other dates, or a note that explains it"
    ]
    assert "second" in load(tmp_path).posts


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("lea", "2017", "2018-05-01", {}), ("moe", "2018-05-01", "2019", {})),  # the day of the handing over
        (("lea", "2017", "2018", {}), ("moe", "2018-06", "2019", {})),  # an end known to the year only
        (("lea", "2017-01-01", "2018-05-01", {}), ("lea", "2018-01-01", "2019-01-01", {})),
        (("lea", "2017-01-01", "2018-05-01", {}), ("moe", "2018-01-01", "2019-01-01", {"acting": "true"})),
        (("lea", "2017-01-01", "2018-05-01", {}), ("moe", "2018-01-01", "2019-01-01", {"note": "Both."})),
    ],
)
def test_what_need_not_be_an_overlap_is_none(
    first: tuple[str, str, str, dict[str, str]], second: tuple[str, str, str, dict[str, str]]
) -> None:
    posts = [
        southern(key, actor, start, end, **more)
        for key, (actor, start, end, more) in (("a-post", first), ("b-post", second))
    ]
    assert overlaps(*posts) == []


def test_a_long_post_is_compared_with_all_later_ones() -> None:
    found = overlaps(
        southern("long", "lea", "2010-01-01", "2020-01-01"),
        southern("short", "moe", "2011-01-01", "2012-01-01"),
        southern("late", "cara", "2015-01-01", "2016-01-01"),
    )
    assert {(each.record, each.see) for each in found} == {
        ("short", ("posts", "long")),
        ("late", ("posts", "long")),
    }


def test_thousands_of_posts_on_one_rung_are_compared_quickly() -> None:
    posts = {
        f"p-{n}": {"actor": "lea" if n % 2 else "moe", "rung": "leader", "title": "x", "country": "southland",
                   "from": "2010-01-01", "to": "2020-01-01", "sources": [{"source": "list"}]}
        for n in range(5_000)
    }  # fmt: skip
    made = Dataset.model_validate({**tiny_dataset().model_dump(by_alias=True), "posts": posts})
    assert len([each for each in faults(made) if each.is_warning]) == 2_500


def test_only_the_first_fifty_wrong_names_get_a_suggestion() -> None:
    records = {f"r-{n}": {"name": "x", "kind": "person", "country": f"northlan{n}"} for n in range(300)}
    content = yaml.load(HEAD, Loader=yaml.CBaseLoader)
    made = Dataset.model_validate({**content, "actors": {**content["actors"], **records}})
    remedies = [each.expected for each in faults(made)]
    assert remedies.count('did you mean "northland"?') == 50
    assert remedies.count("expected a known country") == 250
