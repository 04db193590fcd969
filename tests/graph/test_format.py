"""A curator types fields in any order; the file comes out in one, with every comment where it belongs."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from graph.formatting import formatted
from graph.load import data_files
from graph.plain_text import RefusedError
from graph.yaml_reader import read
from tests.worlds import tiny_text

DATA = Path(__file__).parents[2] / "data"


def test_fields_come_in_the_order_of_the_model() -> None:
    text = "actors:\n  zed:\n    kind: person\n    note: A note.\n    name: Zed\n"
    assert formatted(text) == "actors:\n  zed:\n    name: Zed\n    kind: person\n    note: A note.\n"


def test_sections_come_in_order_and_the_head_of_the_file_stays_on_top() -> None:
    text = "# head of the file\nactors:\n  zed: {name: Zed}\n# what it is\nabout:\n  title: A title\n"
    expected = "# head of the file\n# what it is\nabout:\n  title: A title\nactors:\n  zed: {name: Zed}\n"
    assert formatted(text) == expected


def test_records_stay_in_the_order_of_the_curator() -> None:
    text = "actors:\n  b: {name: B}\n  a: {name: A}\n"
    assert formatted(text) == text


def test_comments_go_with_what_they_stand_above_and_beside() -> None:
    text = (
        "actors:\n"
        "  # about zed\n"
        "  zed:\n"
        "    kind: person   # beside the kind\n"
        "    # above the name\n"
        "    name: Zed\n"
        "  # about the next\n"
        "  next: {name: Next}\n"
    )
    assert formatted(text) == (
        "actors:\n"
        "  # about zed\n"
        "  zed:\n"
        "    # above the name\n"
        "    name: Zed\n"
        "    kind: person   # beside the kind\n"
        "  # about the next\n"
        "  next: {name: Next}\n"
    )


def test_maps_in_braces_and_in_lists_are_ordered_too() -> None:
    head = "posts:\n  p:\n    sources:\n"
    text = "      - paragraph: 3\n        source: x\n      - {record: r, source: y}\n"
    expected = "      - source: x\n        paragraph: 3\n      - {source: y, record: r}\n"
    assert formatted(head + text) == head + expected


def test_folded_texts_move_whole() -> None:
    note = "    note: >-\n      One line\n\n      # not a comment\n"
    text = f"actors:\n  z:\n{note}    name: Z\n\n  y: {{name: Y}}\n"
    expected = f"actors:\n  z:\n    name: Z\n{note}\n  y: {{name: Y}}\n"
    assert formatted(text) == expected


def test_a_comment_below_a_list_stays_with_the_list() -> None:
    text = "posts:\n  p:\n    sources:\n      - {source: x}\n      # one more is lost\n    title: T\n"
    expected = "posts:\n  p:\n    title: T\n    sources:\n      - {source: x}\n      # one more is lost\n"
    assert formatted(text) == expected


def test_quotation_marks_and_folds_are_left_as_typed() -> None:
    text = "actors:\n  z: {name: \"Z: the \\\"last\\\"\", note: 'it''s'}\n"
    assert formatted(text) == text


def test_a_field_that_nobody_knows_stands_last() -> None:
    assert formatted("actors:\n  z: {colour: red, name: Z}\n") == "actors:\n  z: {name: Z, colour: red}\n"


def test_trailing_blanks_go_and_the_last_line_ends() -> None:
    assert formatted("actors:\n  z: {name: Z}   ") == "actors:\n  z: {name: Z}\n"


def test_crlf_becomes_lf() -> None:
    assert formatted("actors:\r\n  z: {name: Z}\r\n") == "actors:\n  z: {name: Z}\n"


def test_a_broken_file_is_refused() -> None:
    with pytest.raises(RefusedError):
        formatted("actors: {z: ")


@pytest.mark.parametrize("path", data_files([DATA]), ids=lambda path: path.name)
def test_our_own_files_lose_nothing_and_settle_at_once(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    once = formatted(text)
    assert read(once, "")[0] == read(text, "")[0]
    assert once.count("#") == text.count("#")
    assert formatted(once) == once


@given(some.permutations(["name: Z", "kind: person", "country: c", "note: n", "aliases: [x]", "short: z"]))
def test_any_order_comes_out_the_same(lines: list[str]) -> None:
    text = "actors:\n  z:\n" + "".join(f"    {line}\n" for line in lines)
    fields = [line.split(":")[0].strip() for line in formatted(text).splitlines()[2:]]
    assert fields == ["name", "short", "aliases", "kind", "country", "note"]


def test_the_tiny_record_settles() -> None:
    assert formatted(formatted(tiny_text())) == formatted(tiny_text())
