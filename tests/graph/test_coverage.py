"""What was read is decided about: a curator leaves a gap, contradicts the record, or mistypes a row."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from graph import DataError, examine
from graph.coverage import Coverage, Section, examine_coverage, load_coverage, resting_on
from graph.coverage_page import coverage_page
from tests.worlds import tiny_dataset, tiny_text
from ui.commands import cli

# The Gazette of the tiny world: paragraphs 1 to 9 carry records, 10 is a question.
GOOD = """
articles:
  gazette:
    paragraphs: 10
    without a record: {10: A question to the reader.}
    in part: {7: The weather.}
lists:
  stays:
    title: Stays abroad
    table: lists/stays.tsv
    rows: 3
    yields: relationships
    sources: [list]
    left out: [{reason: No partner is named., rows: [r-2, r-3]}]
    in part: {r-1: The ministers are not named.}
  letters:
    title: Letters
    table: lists/letters.tsv
    rows: 1
    yields: relationships
    records: {"2018-04-01, Nia": nia-pat-letter-2018-04-01}
further:
  A diary:
    - {what: It rained., reason: No actor acts.}
"""


def problems(folder: Path, text: str) -> list[str]:
    path = folder / "coverage.yaml"
    path.write_text(text, encoding="utf-8")
    _, found = examine_coverage(path, tiny_dataset())
    return [str(problem).removeprefix(f"{path.as_posix()}:") for problem in found]


def coverage(folder: Path) -> Coverage:
    (folder / "coverage.yaml").write_text(GOOD, encoding="utf-8")
    return load_coverage(folder / "coverage.yaml", tiny_dataset())


def test_decisions_that_fit_the_record_pass(tmp_path: Path) -> None:
    assert problems(tmp_path, GOOD) == []


@pytest.mark.parametrize(
    ("good", "bad", "wrong"),
    [
        ("paragraphs: 10", "paragraphs: 11", "paragraph 11 carries no record and has no reason"),
        ("paragraphs: 10", "paragraphs: 8", "paragraph 9 is cited or decided about, but the article has 8"),
        ("paragraphs: 10", "paragraphs: ten", 'not a number: "ten"; expected digits'),
        ("10: A question", "9: A question", "paragraph 9 is said to carry no record, but records rest on it"),
        ("  gazette:", "  gazete:", 'unknown source "gazete"; did you mean "gazette"?'),
        ("sources: [list]", "sources: [lists]", 'unknown source "lists"; did you mean "list"?'),
        ("rows: [r-2, r-3]", "rows: [r-1, r-3]", 'row "r-1" is left out, but has a record'),
        ("rows: [r-2, r-3]", "rows: [r-2, r-2]", 'row "r-2" is left out twice'),
        ("rows: 3", "rows: 4", "1 rows have a record and 2 are left out, 3 in all; expected 4"),
        ("in part: {r-1", "in part: {r-9", 'row "r-9" is said to be left out in part, but has no record'),
        (": nia-pat-letter-2018-04-01", ": nia-pat-leter-2018-04-01", 'did you mean "nia-pat-letter-2018'),
        (
            'records: {"2018-04-01, Nia": nia-pat-letter-2018-04-01}',
            'records: {"a": nia-pat-letter-2018-04-01, "b": nia-pat-letter-2018-04-01}',
            '"nia-pat-letter-2018-04-01" stands for 2 rows',
        ),
        ("yields: relationships", "yields: relations", 'did you mean "relationships"?'),
        ("left out:", "left off:", 'unknown field "left off"; did you mean "left out"?'),
    ],
)
def test_a_curator_is_told_what_does_not_fit(tmp_path: Path, good: str, bad: str, wrong: str) -> None:
    assert good in GOOD
    told = problems(tmp_path, GOOD.replace(good, bad, 1))
    assert any(wrong in problem for problem in told), told
    assert all(problem.split(":")[0].isdigit() for problem in told), "each has a line"


def test_a_file_that_cannot_be_read_says_so(tmp_path: Path) -> None:
    assert problems(tmp_path, "- a list") == [
        "1:1: a list where a map belongs; expected sections: articles, lists, further"
    ]
    with pytest.raises(DataError, match="cannot be read"):
        load_coverage(tmp_path / "none.yaml", tiny_dataset())


def test_a_range_of_paragraphs_rests_on_each() -> None:
    sources = "[{source: gazette, paragraph: 10-12}]"
    data = tiny_dataset(f"claims: {{far-claim: {{statement: Far., said by: ami, sources: {sources}}}}}")
    claims = resting_on(data, "gazette")[Section.CLAIMS]
    assert [place for place, keys in claims.items() if "far-claim" in keys] == ["10", "11", "12"]


def test_who_was_present_or_gone_around_rests_on_the_paragraph_too() -> None:
    relationships = resting_on(tiny_dataset(), "gazette")[Section.RELATIONSHIPS]
    assert relationships["4"] == ("nia-pat-letter-2018-04-01",)


def test_the_page_shows_records_reasons_and_counts(tmp_path: Path) -> None:
    page = coverage_page(tiny_dataset(), coverage(tmp_path))
    assert "| 10 | No record. A question to the reader. |" in page
    assert "Relationships: `moe-warns-pat-2018-03-05`. Left out: The weather. |" in page
    assert "| Stays abroad | 3 | 1 | 2 |" in page
    assert "- 2 rows (r-2, r-3): No partner is named." in page
    assert "- r-1: The ministers are not named." in page
    assert "- A diary. It rained. No actor acts." in page


def test_a_folder_of_data_does_not_take_the_decisions_for_data(tmp_path: Path) -> None:
    (tmp_path / "record.yaml").write_text(tiny_text(), encoding="utf-8")
    coverage(tmp_path)
    _, found = examine(tmp_path)
    assert [str(problem) for problem in found] == []


def test_the_command_writes_the_page_or_says_what_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "record.yaml").write_text(tiny_text(), encoding="utf-8")
    page = coverage_page(tiny_dataset(), coverage(tmp_path))
    out = tmp_path / "coverage.md"
    done = CliRunner().invoke(cli, ["coverage", "--data", str(tmp_path), "--out", str(out)])
    assert (done.exit_code, out.read_text(encoding="utf-8")) == (0, page)
    (tmp_path / "coverage.yaml").write_text(GOOD.replace("rows: 3", "rows: 4"), encoding="utf-8")
    failed = CliRunner().invoke(cli, ["coverage", "--data", str(tmp_path)])
    assert failed.exit_code == 1
    assert "expected 4" in failed.stderr
