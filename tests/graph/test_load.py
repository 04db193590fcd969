"""Whole data files: every fault in one pass, each with file, line, column, record and remedy."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph import DataError, load
from graph.load import data_files, examine
from graph.plain_text import Limits
from tests.graph.spoiling import TINY, place, problems, spoilt
from tests.worlds import contact

# -- what is good


def test_a_good_file_is_a_data_set_without_problems(tmp_path: Path) -> None:
    assert problems(tmp_path, TINY) == []
    dataset = load(tmp_path / "a.yaml")
    assert dataset == load(tmp_path)
    assert dataset.relationships["pat-nia-call-2018-03-20"].length == "41 minutes"


def test_bom_and_crlf_change_nothing(tmp_path: Path) -> None:
    problems(tmp_path, TINY)
    plain = load(tmp_path)
    assert problems(tmp_path, b"\xef\xbb\xbf" + TINY.replace("\n", "\r\n").encode()) == []
    assert load(tmp_path) == plain


def test_records_of_one_section_may_stand_in_several_files(tmp_path: Path) -> None:
    assert problems(tmp_path, contact("sam", "lea", "2018-07-01"), TINY) == []
    one = load(tmp_path / "a.yaml", tmp_path / "b.yaml")
    assert one == load(tmp_path / "b.yaml", tmp_path / "a.yaml")
    assert "sam-lea-2018-07-01" in one.relationships


@pytest.mark.parametrize(
    "name",
    ["<b>Nia</b>", "Nia %{x}", "محمد", "习近平", "👩‍🚀 Nia", "Nia " * 2_500, "Nia & <img src=x onerror=y>"],
)
def test_names_reach_the_data_set_as_written(tmp_path: Path, name: str) -> None:
    assert problems(tmp_path, spoilt("name: Nia North", f"name: '{name}'")) == []
    assert load(tmp_path).actors["nia"].name == name.strip()


def test_values_that_yaml_would_convert_stay_text(tmp_path: Path) -> None:
    text = spoilt("length: 41 minutes", "length: 12:30")
    text = spoilt("short: North", "short: NO", text)
    text = spoilt("source: list", "source: list\n      record: 0123", text)
    assert problems(tmp_path, text) == []
    dataset = load(tmp_path)
    assert dataset.relationships["pat-nia-call-2018-03-20"].length == "12:30"
    assert dataset.countries["northland"].short == "NO"
    assert dataset.posts["nia-leader"].sources[0].record == "0123"


def test_the_garbage_collector_runs_again_after_loading(tmp_path: Path) -> None:
    assert problems(tmp_path, TINY) == []
    assert gc.isenabled()
    problems(tmp_path, "a: [")
    assert gc.isenabled()


# -- files


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"", "a.yaml:1:1: the file is empty; expected sections: about, chain"),
        (b"# only words\n", "a.yaml:1:1: the file is empty"),
        (b"- a\n- b\n", "a.yaml:1:1: a list where a map belongs; expected sections: about"),
        (b"just words\n", 'a.yaml:1:1: "just words" where a map belongs'),
        (b"actors: [", "a.yaml:2:1: the end, or a sign, where a value belongs; expected a value"),
        (b"about:\n\tx: y", "a.yaml:2:1: a tab; expected spaces"),
        ("a: {zoë: 1}".encode("latin-1"), "a.yaml:1:7: the byte 0xEB is not UTF-8; save the file as UTF-8"),
        (b"actors: {a: *b}", 'a.yaml:1:13: an alias "*b"; write the value out'),
        (b"[" * 100_000, "a.yaml:1:17: nested more than 16 deep; expected a flat record"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_data_file_is_told_with_its_place(tmp_path: Path, raw: bytes, said: str) -> None:
    (problem,) = problems(tmp_path, raw)
    assert problem.startswith(said)


@pytest.mark.parametrize(
    ("entries", "shape"), [("[a, b]", "a list"), ("x", '"x"'), ("", "nothing"), ("5", '"5"')]
)
def test_a_section_that_is_no_map_is_told(tmp_path: Path, entries: str, shape: str) -> None:
    note, problem = problems(tmp_path, f"{TINY.split('claims:')[0]}claims: {entries}\n")
    assert f": claims: {shape} where a map belongs; expected records by their ids" in problem
    assert "references between records were not checked yet" in note


def test_about_and_chain_of_the_wrong_shape_are_told(tmp_path: Path) -> None:
    found = problems(tmp_path, "about: [x]\nchain: {a: b}\nprincipals: {}\n")
    assert found == [
        "a.yaml:1:1: about: a list where a map belongs; expected fields with values",
        "a.yaml:2:1: chain: a map where a list belongs; expected a list: [first, second]",
        'a.yaml:3:1: principals: "principals" has too few entries; expected at least 1',
    ]


def test_missing_sections_are_told(tmp_path: Path) -> None:
    assert problems(tmp_path, "actors: {}\n") == [
        'a.yaml:1:1: the section "about" is missing; expected it here',
        'a.yaml:1:1: the section "chain" is missing; expected it here',
        'a.yaml:1:1: the section "principals" is missing; expected it here',
    ]


def test_a_missing_file_and_a_folder_are_told(tmp_path: Path) -> None:
    (tmp_path / "folder.yaml").mkdir()
    dataset, found = examine(tmp_path / "none.yaml")
    assert dataset is None
    assert [each.wrong for each in found] == ["cannot be read: no such file or directory"]
    assert [each.wrong for each in examine(tmp_path)[1]] == ["cannot be read: is a directory"]


def test_a_folder_without_data_files_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TINY, encoding="utf-8")
    (tmp_path / ".#a.yaml").write_text("an editor's lock", encoding="utf-8")
    (tmp_path / "stories.yaml").write_text("stories: {}", encoding="utf-8")
    dataset, found = examine(tmp_path)
    assert dataset is None
    assert [str(each) for each in found] == [f"{tmp_path}: no data file here; expected a file NAME.yaml"]


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    problems(tmp_path, TINY)
    assert data_files([tmp_path, tmp_path / "a.yaml"]) == [tmp_path / "a.yaml"]
    assert load(tmp_path, tmp_path / "a.yaml") == load(tmp_path)


def test_limits_hold_for_files(tmp_path: Path) -> None:
    problems(tmp_path, TINY)
    for limits, words in (
        (Limits(bytes=1_000), "the file holds more than 1,000 bytes; split the data set"),
        (Limits(values=100), "more than 100 values; split the data set"),
        (Limits(depth=3), "nested more than 3 deep; expected a flat record"),
    ):
        with pytest.raises(DataError, match=words):
            load(tmp_path, limits=limits)


# -- what stands twice


def test_an_id_that_stands_twice_in_a_file_names_both_lines(tmp_path: Path) -> None:
    text = spoilt("  finn:\n", "  nia:\n")
    first = place(text, "  nia:\n").split(":")[1]
    found = problems(tmp_path, text)
    assert any(
        f': nia: the key "nia" stands already in line {first}; keep one of the two' in each for each in found
    )


def test_an_id_that_stands_in_two_files_names_both_places(tmp_path: Path) -> None:
    other = "# words\nactors:\n  nia: {name: Other, kind: person}\n"
    line = place(TINY, "nia:\n").split(":")[1]
    assert problems(tmp_path, TINY, other) == [
        f'b.yaml:3:3: nia: "nia" stands already at a.yaml:{line}; keep one of the two'
    ]


def test_an_id_of_two_sections_names_both_places(tmp_path: Path) -> None:
    other = "sources:\n  nia: {title: Other, kind: book}\n"
    line = place(TINY, "nia:\n").split(":")[1]
    found = problems(tmp_path, TINY, other)
    assert found == [
        f"a.yaml:{line}:3: nia: the id stands already in sources, at b.yaml:2; expected another id"
    ]


def test_about_and_chain_that_stand_twice_name_both_places(tmp_path: Path) -> None:
    other = "about: {title: x}\nchain: []\n"
    chain = place(TINY, "chain:").split(":")[1]
    assert problems(tmp_path, TINY, other) == [
        'b.yaml:1:1: about: "about" stands already at a.yaml:1; keep one of the two',
        f'b.yaml:2:1: chain: "chain" stands already at a.yaml:{chain}; keep one of the two',
    ]


# -- all at once


def test_faults_of_shape_and_of_reference_are_told_together_and_in_order(tmp_path: Path) -> None:
    text = spoilt("rung: mission", "rung: mision")
    text = spoilt("kind: phone call", "kind: phonecall", text)
    text = spoilt("actor: finn\n      how", "actor: fin\n      how", text)
    text = spoilt("length: 41 minutes", "lenght: 41 minutes", text)
    other = "actors:\n  zed: {name: Zed, kind: persn, country: northlnd}\n"
    other += "  yan: {name: Yan, kind: person, country: nrthland}\n"
    found = problems(tmp_path, text, other)
    assert [each.split(": ", 1)[1] for each in found] == [
        'moe-mission: unknown rung "mision"; did you mean "mission"?',
        'pat-nia-call-2018-03-20: unknown kind "phonecall"; did you mean "phone call"?',
        'pat-nia-call-2018-03-20: unknown field "lenght"; did you mean "length"?',
        'nia-pat-letter-2018-04-01: unknown actor "fin"; did you mean "finn"?',
        'zed: unknown kind "persn"; did you mean "person"?',
        'yan: unknown country "nrthland"; did you mean "northland"?',
    ]
    lines = [(each.split(":")[0], int(each.split(":")[1])) for each in found]
    assert lines == sorted(lines)


def test_a_record_with_a_fault_of_its_own_can_still_be_referred_to(tmp_path: Path) -> None:
    (problem,) = problems(tmp_path, spoilt("name: Nia North", "nmae: x\n    name: Nia North"))
    assert 'nia: unknown field "nmae"; did you mean "name"?' in problem


def test_a_broken_head_hides_no_fault_of_the_records(tmp_path: Path) -> None:
    text = spoilt("  question:", "  qestion:")
    text = spoilt("- id: leader", "- id: Leader", text)
    text = spoilt("actor: moe", "actor: mo", text)
    text = spoilt("    to: '2021-01-20'", "    to: never", text)
    found = problems(tmp_path, text)
    assert [each.split(": ", 1)[1].split(";")[0] for each in found] == [
        'about: the field "question" is missing',
        'about: unknown field "qestion"',
        'chain: not an id: "Leader"',
        'pat: not a date: "never"',
        'moe-mission: unknown actor "mo"',
    ]


def test_every_file_is_read_even_if_one_cannot_be(tmp_path: Path) -> None:
    broken = "actors: {a: *b}\n"
    bad = contact("sam", "nobody", "2018-07-01", kind="metting")
    note, first, second = problems(tmp_path, TINY, broken, bad)
    assert "a.yaml: warning: references between records were not checked yet" in note
    assert first.startswith('b.yaml:1:13: an alias "*b"')
    assert 'sam-nobody-2018-07-01: unknown kind "metting"; did you mean "meeting"?' in second


def test_thousands_of_faults_are_told_without_a_hang(tmp_path: Path) -> None:
    records = "".join(f"  r-{n}: {{kind: kind{n}}}\n" for n in range(2_000))
    found = problems(tmp_path, TINY, f"relationships:\n{records}")
    assert any("more faults in the shape of records; mend the others first" in each for each in found)
    assert 1_000 <= len(found) <= 1_002


def test_load_raises_all_errors_at_once_and_no_warnings(tmp_path: Path) -> None:
    text = spoilt("kind: phone call", "kind: phonecall") + "  clash: {}\n"
    problems(tmp_path, text)
    with pytest.raises(DataError) as caught:
        load(tmp_path)
    assert len(caught.value.problems) == len(str(caught.value).splitlines()) > 2


# -- anything at all

LINES = TINY.splitlines(keepends=True)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    start=st.integers(0, len(LINES)),
    count=st.integers(0, 4),
    put=st.sampled_from(
        ["", "\t", "  ", "- ", "x: y\n", ": ", "}", "[", "'", "a: {b: c}\n", "? ", "nia", "&a ", "2018\n"]
    ),
    shift=st.integers(0, 30),
)
def test_a_spoilt_file_is_a_data_set_or_a_list_of_problems_with_places(
    tmp_path: Path, start: int, count: int, put: str, shift: int
) -> None:
    rest = "".join(LINES[start + count :])
    text = "".join(LINES[:start]) + rest[:shift] + put + rest[shift:]
    (tmp_path / "a.yaml").write_text(text, encoding="utf-8")
    dataset, found = examine(tmp_path)
    errors = [problem for problem in found if not problem.is_warning]
    assert (dataset is None) == bool(errors)
    for problem in errors:
        assert problem.wrong
        assert problem.expected
        assert 1 <= problem.line <= text.count("\n") + 2
