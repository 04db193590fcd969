"""No sentence of an article enters the project: no run of eight words is shared with the texts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from graph.model import Entry
from tests.data.record import DATA, ROOT, SEEDS, dataset

RUN = 8
Runs = set[tuple[str, ...]]


def _runs(text: str) -> Runs:
    words = re.findall(r"[^\W_]+(?:'[^\W_]+)?", text.casefold().replace("’", "'"))
    return {tuple(words[start : start + RUN]) for start in range(len(words) - RUN + 1)}


@cache
def _own_words() -> tuple[tuple[str, Runs], ...]:
    """Return the runs of every text field of the record but the titles of sources."""
    fields = [
        (f"{section}: {key}: {field}", text)
        for section in type(dataset()).model_fields
        for key, field, text in _texts(getattr(dataset(), section), "", "")
        if (section, field) != ("sources", "title")
    ]
    return tuple((place, _runs(text)) for place, text in fields)


def _texts(value: object, key: str, field: str) -> Iterator[tuple[str, str, str]]:
    if isinstance(value, str):
        yield key, field, value
    elif isinstance(value, Entry):
        for name in type(value).model_fields:
            yield from _texts(getattr(value, name), key, name)
    elif isinstance(value, dict):
        for name, each in value.items():
            yield from _texts(each, key or name, field)
    elif isinstance(value, tuple):
        for each in value:
            yield from _texts(each, key, field)


def _pages() -> list[Path]:
    beside = [DATA / name for name in ("coverage.yaml", "stories.yaml", "quiz.yaml")]
    return [
        path for path in (*sorted(ROOT.glob("docs/**/*.md")), *ROOT.glob("*.md"), *beside) if path.exists()
    ]


def test_the_words_of_the_record_are_gathered_whole() -> None:
    places = {place.split(":")[0] for place, _ in _own_words()}
    assert places >= {"about", "sources", "actors", "posts", "relationships", "claims"}
    assert any(place.endswith("summary") and runs for place, runs in _own_words())


@pytest.mark.parametrize("seed", SEEDS, ids=[seed.stem for seed in SEEDS])
def test_no_eight_words_of_an_article_stand_in_the_record(seed: Path) -> None:
    theirs = _runs(seed.read_text(encoding="utf-8"))
    assert theirs
    copied = [f"{place}: {' '.join(run)}" for place, runs in _own_words() for run in runs & theirs]
    assert copied == []


@pytest.mark.parametrize("seed", SEEDS, ids=[seed.stem for seed in SEEDS])
def test_no_eight_words_of_an_article_stand_in_the_pages(seed: Path) -> None:
    theirs = _runs(seed.read_text(encoding="utf-8"))
    copied = []
    for page in _pages():
        text = page.read_text(encoding="utf-8")
        for source in dataset().sources.values():
            text = text.replace(source.title, "|")
        copied += [f"{page.name}: {' '.join(run)}" for run in _runs(text) & theirs]
    assert copied == []
