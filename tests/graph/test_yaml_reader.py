"""A data file as text and plain maps: what is kept as written, and what is refused with its place."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from graph.plain_text import Limits, RefusedError, read_text
from graph.yaml_reader import locate, read


def content(text: str) -> Any:
    """Return what the loader makes of a text that has nothing wrong with it."""
    found, problems = read(text, "a.yaml")
    assert not problems
    return found


def refusal(text: str | bytes, limits: Limits | None = None) -> str:
    """Return how a file is refused: LINE:COLUMN: what is wrong; what was expected."""
    limits = limits or Limits()
    raw = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
    with pytest.raises(RefusedError) as caught:
        read(read_text(raw, limits), "a.yaml", limits)
    error = caught.value
    assert error.expected
    return f"{error.line}:{error.column}: {error.wrong}"


# -- every scalar stays the text that was written


@pytest.mark.parametrize(
    "scalar",
    [
        "NO", "no", "on", "yes", "true", "null", "~", "12:30", "0123", "0o17", "0x1F", "1_000", "1e3", ".inf",
        ".nan", "2018", "2018-02-30", "2018-03-20", "=", "+1",
    ],
)  # fmt: skip
def test_every_scalar_stays_the_text_that_was_written(scalar: str) -> None:
    assert content(f"a: {scalar}\nb: [{scalar}]\n{scalar}: c") == {"a": scalar, "b": [scalar], scalar: "c"}


@pytest.mark.parametrize(
    "text", ["<b>bold</b>", "<img src=x onerror=alert(1)>", "%{x}", "[a](b)", "&amp;", "{{ x }}", "${x}"]
)
def test_markup_and_templates_are_kept_as_written(text: str) -> None:
    assert content(f"a: '{text}'") == {"a": text}


@pytest.mark.parametrize(
    "text", ["محمد بن سلمان", "习近平", "Đặng Văn", "👩‍🚀 🇹🇷", "Zurück", "é", "x" * 10_000]
)
def test_names_of_all_scripts_are_kept_as_written(text: str) -> None:
    assert content(read_text(f"a: {text}".encode())) == {"a": text}


def test_an_empty_value_is_an_empty_text() -> None:
    assert content("a:\nb: []\nc: {}") == {"a": "", "b": [], "c": {}}


def test_folded_and_quoted_texts_are_read_as_yaml_says() -> None:
    assert content("a: >-\n  one\n  two\nb: 'it''s'\nc: \"a \\\"b\\\"\"") == {
        "a": "one two",
        "b": "it's",
        "c": 'a "b"',
    }


@pytest.mark.parametrize(
    ("text", "found"), [("", None), ("# only a comment\n", None), ("- a", ["a"]), ("a", "a")]
)
def test_a_document_need_not_be_a_map_here(text: str, found: Any) -> None:
    assert content(text) == found


# -- bytes


def test_a_byte_order_mark_and_crlf_are_accepted_and_lines_count_right() -> None:
    text = read_text(b"\xef\xbb\xbfa: b\r\nc:\r\n  d: e\r\n")
    assert text == "a: b\nc:\n  d: e\n"
    assert locate(text, [("a",), ("c", "d")]) == {("a",): (1, 1), ("c", "d"): (3, 3)}


@pytest.mark.parametrize(
    ("raw", "place"),
    [
        ("a: b\nc: Zürich\n".encode("latin-1"), "2:5: the byte 0xFC is not UTF-8"),
        ("é: Zürich\n".encode() + b"\xe9", "2:1: the byte 0xE9 is not UTF-8"),
        ("é: é".encode() + b"\xff", "1:5: the byte 0xFF is not UTF-8"),
        ("a: b".encode("utf-16"), "1:1: the file is written in UTF-16"),
        ("a: b".encode("utf-16-be"), "1:1: the unseen character U+0000"),
        (b"a: b\nc: d\x00", "2:5: the unseen character U+0000"),
        (b"a: b\n\x1b[31mc: d", "2:1: the unseen character U+001B"),
        (b"a: b\rc: d", "1:5: a carriage return without a line feed"),
        (b"a: b\r\n\r\rc: d", "2:1: a carriage return without a line feed"),
        (b"a:\n\tb: c", "2:1: a tab"),
        (b"a:\tb", "1:3: a tab"),
        ("a: b\u2028c: d".encode(), "1:5: the unseen character U+2028"),
        ("a: b\x85".encode(), "1:5: the unseen character U+0085"),
        ("a: b\ufeff".encode(), "1:5: the unseen character U+FEFF"),
        (b"a: b\n<<<<<<< HEAD\nc: d\n", "2:1: a merge conflict"),
        (b"a: b\n=======\nc: d\n", "2:1: a merge conflict"),
        (b"a: b\n>>>>>>> other\n", "2:1: a merge conflict"),
        (b"a: b\n||||||| base\n", "2:1: a merge conflict"),
    ],
)
def test_what_is_not_plain_text_is_refused_with_its_place(raw: bytes, place: str) -> None:
    assert refusal(raw) == place


@pytest.mark.parametrize("code", [0x061C, 0x200E, 0x200F, 0x202A, 0x202E, 0x2066, 0x2069])
def test_characters_that_turn_the_direction_of_text_are_refused(code: int) -> None:
    wrong = f"a character that turns the direction of text (U+{code:04X})"
    assert refusal(f"a: b\nc: Put{chr(code)}in") == f"2:7: {wrong}"
    assert refusal(f'a: b\nc: "Put\\u{code:04x}in"') == f"2:4: {wrong}"


def test_control_characters_are_refused_when_escaped_too() -> None:
    assert refusal('a: "x\\0y"') == "1:4: the unseen character U+0000"
    assert refusal('a: "x\\ty"') == "1:4: a tab"
    assert content('a: "x\\ny"') == {"a": "x\ny"}


# -- what YAML can do and no data file needs


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a: b\nc: *a", '2:4: an alias "*a"'),
        ("a: b\nc: &x d", '2:4: an anchor "&x"'),
        ("a: &x [b]\nc: *x", '1:4: an anchor "&x"'),
        ("a:\n  <<: {b: c}", '2:3: a merge key "<<"'),
        (
            "a: !!python/object/apply:os.system [x]",
            '1:4: a tag "tag:yaml.org,2002:python/object/apply:os.system"',
        ),
        ("a: !!binary aGk=", '1:4: a tag "tag:yaml.org,2002:binary"'),
        ("a: !own b", '1:4: a tag "!own"'),
        ("a: !!set {b, c}", '1:4: a tag "tag:yaml.org,2002:set"'),
        ("a: b\n---\nc: d", "2:1: a second document in one file"),
        ("? [a, b]\n: c", "1:3: a map or list as a key"),
        ("{a: b}: c", "1:1: a map or list as a key"),
    ],
)
def test_what_no_data_file_needs_is_refused_with_its_place(text: str, place: str) -> None:
    assert refusal(text) == place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("summary: He said: no", '1:17: a second ": " in one line'),
        ("a:\n  b: c\n d: e", "3:2: a line that does not fit its neighbours"),
        ("a: {b: c", "2:1: a map in braces that does not go on here"),
        ("a: [b\nc: d", "2:2: a list in brackets that does not go on here"),
        ('a: b\nc: "never closed\nd: e\n', "2:4: a quotation mark that is never closed"),
        ("a: @x", "1:4: a value that starts with a sign of YAML"),
        ("a: **bold**", "1:5: a value that starts with * or &"),
        ('a: "\\q"', "1:5: an unknown sign after a backslash"),
        ("a: - b", "1:4: not readable as YAML (block sequence"),
        ("a: b\njust words\nc: d", "2:1: a line without a key"),
    ],
)
def test_what_yaml_cannot_read_is_said_in_plain_words(text: str, place: str) -> None:
    assert place in refusal(text)


# -- limits


@pytest.mark.parametrize("text", ["[" * 100_000, "{a: " * 100_000, "- " * 100_000, "? " * 100_000])
def test_a_hundred_thousand_brackets_crash_nothing(text: str) -> None:
    refusal(text)


def test_depth_is_limited_and_the_limit_is_said() -> None:
    assert content("[[[[a]]]]") == [[[["a"]]]]
    assert refusal("a: [[b]]", Limits(depth=2)) == "1:5: nested more than 2 deep"


def test_size_is_limited_and_the_limit_is_said() -> None:
    assert refusal(b"a: b" + b" " * 100, Limits(bytes=100)) == "0:0: the file holds more than 100 bytes"
    assert refusal(b" " * 3, Limits(bytes=2)) == "0:0: the file holds more than 2 bytes"
    assert read_text(b" " * 100, Limits(bytes=100)) == " " * 100


def test_the_number_of_values_is_limited_and_the_limit_is_said() -> None:
    assert content("[a, b, c]") == ["a", "b", "c"]
    assert refusal("- a\n- b\n- c\n", Limits(values=3)) == "3:3: more than 3 values"
    assert refusal("[" + "a," * 2_000 + "]", Limits(values=1_000)).endswith("more than 1,000 values")


# -- duplicate keys


def test_a_key_that_stands_twice_is_named_with_both_lines() -> None:
    text = "a:\n  x: 1\n  y: 2\n  x: 3\nb: 1\na:\n  z: 4\n"
    found, problems = read(text, "f.yaml")
    assert found["a"]["x"] == "1"
    assert [str(problem) for problem in problems] == [
        'f.yaml:4:3: x: the key "x" stands already in line 2; keep one of the two',
        'f.yaml:6:1: the key "a" stands already in line 1; keep one of the two',
    ]


def test_doubled_keys_are_found_at_every_depth() -> None:
    text = "s:\n  r:\n    list:\n      - {k: 1}\n      - {k: 1, m: 2, k: 3}\n    f: {g: 1, g: 2}\n"
    _, problems = read(text, "f.yaml")
    assert [(problem.line, problem.column, problem.record) for problem in problems] == [
        (5, 22, "r"),
        (6, 15, "r"),
    ]


def test_the_same_key_in_two_maps_is_no_duplicate() -> None:
    assert content("a: {k: 1}\nb: {k: 2}\nc: [{k: 1}, {k: 2}]")["c"] == [{"k": "1"}, {"k": "2"}]


# -- places


def test_keys_and_items_are_found_at_any_depth() -> None:
    text = "a:\n  b:\n    - c\n    - {d: e,  f: [g, h]}\n"
    wanted = [("a", "b"), ("a", "b", 0), ("a", "b", 1), ("a", "b", 1, "f"), ("a", "b", 1, "f", 1), ("z",)]
    assert locate(text, wanted) == {
        ("a", "b"): (2, 3),
        ("a", "b", 0): (3, 7),
        ("a", "b", 1): (4, 7),
        ("a", "b", 1, "f"): (4, 15),
        ("a", "b", 1, "f", 1): (4, 22),
    }


# -- anything at all


YAML_LIKE = st.text(alphabet="ab:-[]{}?&*!|>'\"%@`#, \n<\\0~\t", max_size=60)


@given(st.one_of(st.text(max_size=200), YAML_LIKE))
@example("\ud800")
@example("a: \ufffe")
@example("%YAML 9.9\n---\na")
@example("...")
def test_any_text_is_read_or_refused_with_a_place(text: str) -> None:
    error = refused(text)
    assert error is None or (error.line >= 1 and error.column >= 1 and error.wrong and error.expected)


@given(st.binary(max_size=200))
def test_any_bytes_are_text_or_refused_with_a_place(raw: bytes) -> None:
    error = refused(raw)
    assert error is None or (error.line >= 1 and error.column >= 1 and error.wrong and error.expected)


def refused(given: str | bytes) -> RefusedError | None:
    """Return how a file is refused, or None if it is read."""
    try:
        read(given if isinstance(given, str) else read_text(given), "a.yaml")
    except RefusedError as error:
        return error
    return None


PLAIN = st.text(alphabet=st.characters(categories=["L", "N", "P", "S"], include_characters=" "), max_size=40)
TREES: st.SearchStrategy[Any] = st.recursive(
    PLAIN,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(PLAIN.filter(lambda key: key != "<<"), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(TREES)
def test_what_another_program_writes_is_read_back_unchanged(tree: Any) -> None:
    assert content(flow(tree)) == tree


def flow(tree: Any) -> str:
    """Write a tree as YAML in one line with every text in single quotes."""
    if isinstance(tree, dict):
        return "{" + ", ".join(f"? {flow(key)} : {flow(value)}" for key, value in tree.items()) + "}"
    if isinstance(tree, list):
        return "[" + ", ".join(flow(value) for value in tree) + "]"
    return "'" + str(tree).replace("'", "''") + "'"
