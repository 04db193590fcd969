"""The coverage page as Markdown: what was read, what rests on it, what was left out and why.

It is made from the data set and the decisions in ``coverage.yaml`` alone, so that anybody can make
it again; ``docs/coverage.md`` is its output.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from .coverage import Article, Coverage, Resting, RowList, Section, resting_on, rows_with_record
from .model import Dataset, Source

HEAD = """\
# What was read, and what came of it

<!-- Made from the record by `python app.py coverage --out docs/coverage.md`; do not edit it here. -->

For every paragraph of the articles and every row of the lists: the records in this data that rest
on it, or the reason why there is none. A paragraph is a non-empty line of the text as it was read,
counted from 1, page furniture included. What the records mean and what they cannot tell is in
[How we know this](data.md).
"""


def coverage_page(dataset: Dataset, coverage: Coverage) -> str:
    """Return the whole page; it says nothing that is not in the data set or the decisions."""
    lines = [*_overview(dataset, coverage)]
    for key, article in coverage.articles.items():
        lines += _of_article(dataset, key, article)
    for rows in coverage.lists.values():
        lines += _of_list(dataset, rows)
    lines += _of_further(coverage)
    return HEAD + "\n".join(lines) + "\n"


def _overview(dataset: Dataset, coverage: Coverage) -> Iterator[str]:
    yield from ("", "## At a glance", "")
    yield from _table(
        ("Article", "Paragraphs", "With records", "Without", "Relationships", "Claims", "Posts"),
        (_counts_of_article(dataset, key, article) for key, article in coverage.articles.items()),
    )
    yield ""
    yield from _table(
        ("List or table", "Rows", "Accounted for", "Left out"),
        (_counts_of_list(dataset, rows) for rows in coverage.lists.values()),
    )


def _counts_of_article(dataset: Dataset, key: str, article: Article) -> tuple[object, ...]:
    resting = resting_on(dataset, key)
    without = len(article.without_a_record)
    records = [len({one for keys in resting[section].values() for one in keys}) for section in Section]
    name = _name(dataset.sources[key])
    return (name, article.paragraphs, article.paragraphs - without, without, *records)


def _counts_of_list(dataset: Dataset, rows: RowList) -> tuple[object, ...]:
    return (rows.title, rows.rows, len(rows_with_record(dataset, rows)), len(rows.reasons))


def _of_article(dataset: Dataset, key: str, article: Article) -> Iterator[str]:
    source = dataset.sources[key]
    resting = resting_on(dataset, key)
    yield from ("", f"## {_name(source)}", "", f"*{source.title}* (`{key}`)", "")
    yield from _table(
        ("Paragraph", "What rests on it"),
        (
            (number, " ".join(_of_paragraph(article, number, resting)))
            for number in range(1, article.paragraphs + 1)
        ),
    )


def _of_paragraph(article: Article, number: int, resting: Resting) -> Iterator[str]:
    if reason := article.without_a_record.get(number):
        yield f"No record. {reason}"
    for section, by_place in resting.items():
        if keys := by_place.get(str(number)):
            yield f"{section.capitalize()}: {_codes(keys)}."
    if left_out := article.in_part.get(number):
        yield f"Left out: {left_out}"


def _of_list(dataset: Dataset, rows: RowList) -> Iterator[str]:
    found = rows_with_record(dataset, rows)
    records = {key for keys in found.values() for key in keys}
    yield from ("", f"## {rows.title}", "")
    yield (
        f"{rows.rows} rows. {len(found)} are accounted for, by {len(records)} {rows.yields} in this data; "
        f"{len(rows.reasons)} are left out."
    )
    if rows.sources:
        yield f"The records cite {_codes(rows.sources)} and the row's number."
    if rows.note:
        yield rows.note
    if rows.left_out:
        yield from ("", "Left out:", "")
        yield from (f"- {_numbered(group.rows)}: {group.reason}" for group in rows.left_out)
    if rows.in_part:
        yield from ("", "Left out of a row that is otherwise accounted for:", "")
        yield from (f"- {row}: {reason}" for row, reason in rows.in_part.items())


def _of_further(coverage: Coverage) -> Iterator[str]:
    if not coverage.further:
        return
    yield from ("", "## Read elsewhere and left out", "")
    for text, facts in coverage.further.items():
        yield from (f"- {text}. {fact.what} {fact.reason}" for fact in facts)


def _numbered(rows: tuple[str, ...]) -> str:
    listed = "; ".join(rows) if any("," in row for row in rows) else ", ".join(rows)
    return listed if len(rows) == 1 else f"{len(rows)} rows ({listed})"


def _name(source: Source) -> str:
    parts = (*source.authors[:2], source.publisher, str(source.published) if source.published else None)
    return ", ".join(part for part in parts if part)


def _codes(keys: Iterable[str]) -> str:
    return ", ".join(f"`{key}`" for key in keys)


def _table(head: tuple[str, ...], rows: Iterable[tuple[object, ...]]) -> Iterator[str]:
    for row in (head, ("---",) * len(head), *rows):
        yield "| " + " | ".join(str(cell).replace("|", "\\|") for cell in row) + " |"
