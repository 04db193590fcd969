"""Whoever starts a record of their own gets one that passes the checks, and an example of another office."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph import build, direct_links, examine, formal_contacts
from graph.formatting import formatted
from graph.scaffold import data_set_text

MAYOR = Path(__file__).parents[2] / "examples" / "mayor.yaml"


@pytest.mark.parametrize("title", ["Our town", 'The "big" house: part 2', "# 1", "Ørsted"])
def test_a_new_data_set_has_no_problem(tmp_path: Path, title: str) -> None:
    path = tmp_path / "new.yaml"
    path.write_text(data_set_text(title, path.name), encoding="utf-8")
    dataset, problems = examine(path)
    assert problems == []
    assert dataset
    assert dataset.about.title == title.replace('"', "'")
    assert direct_links(build(dataset)) == ("head-calls-director-2024-03-05",)


def test_a_new_data_set_is_in_canonical_order() -> None:
    text = data_set_text("Our town", "x.yaml")
    assert formatted(text) == text


def test_the_example_of_a_mayor_has_no_problem_and_both_layers() -> None:
    dataset, problems = examine(MAYOR)
    assert problems == []
    assert dataset
    network = build(dataset)
    assert len(direct_links(network)) == 4
    assert len(formal_contacts(network)) == 2
    assert formatted(MAYOR.read_text(encoding="utf-8")) == MAYOR.read_text(encoding="utf-8")


def test_the_example_says_that_it_is_invented() -> None:
    dataset, _ = examine(MAYOR)
    assert dataset
    assert "invented" in dataset.about.title
    assert all("invented" in (each.note or "").lower() for each in dataset.countries.values())
    assert all("invented" in (each.note or "").lower() for each in dataset.sources.values())
