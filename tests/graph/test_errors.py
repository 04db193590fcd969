"""What a curator is told: place, record, what is wrong, what was expected."""

from __future__ import annotations

import pytest

from graph.errors import DataError, DirectLineError, Problem, nearest


def test_a_problem_reads_as_one_line_with_its_place() -> None:
    problem = Problem("data/a.yaml", 142, 11, "putin-call", 'unknown kind "phonecall"', 'did you mean "x"?')
    assert str(problem) == 'data/a.yaml:142:11: putin-call: unknown kind "phonecall"; did you mean "x"?'


def test_a_problem_of_the_whole_file_names_no_line() -> None:
    assert str(Problem("a.yaml", 0, 0, "", "cannot be read", "expected a file")) == (
        "a.yaml: cannot be read; expected a file"
    )


def test_a_warning_says_that_it_is_one() -> None:
    assert ": warning: x: odd" in str(Problem("a.yaml", 1, 1, "x", "odd", "", is_warning=True))


def test_problems_sort_by_file_and_line() -> None:
    places = [("b.yaml", 1), ("a.yaml", 10), ("a.yaml", 9), ("a.yaml", 100)]
    problems = [Problem(file, line, 1, "", "wrong", "") for file, line in places]
    assert [(each.file, each.line) for each in sorted(problems)] == [
        ("a.yaml", 9),
        ("a.yaml", 10),
        ("a.yaml", 100),
        ("b.yaml", 1),
    ]


def test_a_data_error_tells_all_its_problems() -> None:
    later, earlier = Problem("a.yaml", 9, 1, "", "two", ""), Problem("a.yaml", 2, 1, "", "one", "")
    with pytest.raises(DirectLineError) as caught:
        raise DataError([later, earlier])
    assert str(caught.value) == "a.yaml:2:1: one\na.yaml:9:1: two"


@pytest.mark.parametrize(
    ("word", "remedy"),
    [
        ("leter", 'did you mean "letter"?'),
        ("", "expected one of: letter, phone call"),
        ("x" * 100_000, "expected one of: letter, phone call"),
    ],
)
def test_the_nearest_word_is_named_or_the_words_there_are(word: str, remedy: str) -> None:
    assert nearest(word, ["phone call", "letter"]) == remedy


def test_long_lists_of_words_are_cut_and_empty_ones_said() -> None:
    assert nearest("zzz", map(str, range(20))).endswith("14, 15, ...")
    assert nearest("zzz", []) == "expected another: there is none in this data"


def test_the_nearest_of_very_many_names_is_still_found() -> None:
    assert nearest("contact-77x", [f"contact-{n}" for n in range(50_000)]).startswith("did you mean")
