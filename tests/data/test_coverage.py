"""Every paragraph and row is decided about, and the page that says so is current."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from graph.coverage import FILE, examine_coverage, passages_of, rows_with_record
from graph.coverage_page import coverage_page
from graph.model import Reading
from tests.data.record import DATA, ROOT, TABLES, coverage, dataset
from ui.commands import cli


def test_the_decisions_fit_the_record() -> None:
    _, problems = examine_coverage(DATA / FILE, dataset())
    assert [str(problem) for problem in problems] == []


def test_the_coverage_page_is_what_the_command_writes() -> None:
    page = (ROOT / "docs" / "coverage.md").read_text(encoding="utf-8")
    remedy = "make it again: python app.py coverage --out docs/coverage.md"
    assert page == coverage_page(dataset(), coverage()), remedy


def test_the_coverage_command_prints_the_page() -> None:
    result = CliRunner().invoke(cli, ["coverage"])
    assert result.exit_code == 0
    assert result.output == coverage_page(dataset(), coverage())


def test_the_five_articles_are_covered_whole() -> None:
    paragraphs = {key: article.paragraphs for key, article in coverage().articles.items()}
    assert paragraphs == {
        "maddowblog-2019": 18,
        "foreign-policy-2019": 24,
        "rubin-2019": 27,
        "nyt-2017": 27,
        "glasser-2018": 18,
    }


def test_every_table_has_its_decisions() -> None:
    assert {key: each.table for key, each in coverage().lists.items()} == TABLES


@pytest.mark.parametrize(
    ("key", "rows"),
    [
        ("leader-visits", 116),
        ("president-travels", 34),
        ("secretary-travels", 207),
        ("principal-officers", 411),
        ("precedents", 49),
        ("direct-contacts", 301),
        ("foreign-posts-1", 83),
        ("foreign-posts-2", 125),
        ("us-staff", 22),
        ("security-advisers", 8),
    ],
)
def test_no_row_of_a_list_is_lost(key: str, rows: int) -> None:
    each = coverage().lists[key]
    assert each.rows == rows
    assert len(rows_with_record(dataset(), each)) + len(each.reasons) == rows


def test_every_passage_says_where_it_stands() -> None:
    lists = {source for each in coverage().lists.values() for source in each.sources or ()}
    vague = []
    for section in (dataset().relationships, dataset().claims, dataset().posts):
        for key, record in section.items():
            for passage in passages_of(record):
                source = getattr(passage, "source", None)
                if source in coverage().articles:
                    is_placed = passage.paragraph is not None
                elif source in lists:
                    is_placed = bool(passage.record or passage.for_)  # or: what the list does not have
                else:
                    is_placed = source is None or _can_be_found(source, passage.address, passage.read)
                vague += [] if is_placed else [f"{key}: {source}"]
    assert vague == []


def _can_be_found(source: str, address: str | None, read: Reading | None) -> bool:
    """Tell whether a passage has an address, or is graded as read in a copy or an excerpt only."""
    outlet = dataset().sources[source]
    return bool(address or outlet.address) or (read or outlet.read) is not Reading.WHOLE
