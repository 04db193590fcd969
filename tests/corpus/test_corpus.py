"""Hundreds of bad data files: each is told with its place, its record, what is wrong and what to do."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

from graph import DataError, load
from graph.errors import Problem
from graph.load import examine

HERE = Path(__file__).parent
WORLD = HERE / "world.yaml"


class Told(NamedTuple):
    """One line of the index: where the culprit stands, the record, and part of what is said."""

    line: int
    column: int
    record: str
    said: str


def index() -> Mapping[str, list[Told]]:
    """Return what expected.tsv says of each file, in the order of lines and columns."""
    found: dict[str, list[Told]] = defaultdict(list)
    lines = (HERE / "expected.tsv").read_text(encoding="utf-8").splitlines()
    rows = csv.reader(lines[3:], delimiter="\t", quoting=csv.QUOTE_NONE)
    for file, line, column, record, said in rows:
        found[file].append(Told(int(line), int(column), record, said))
    return found


EXPECTED = index()


def beside(file: str) -> list[Path]:
    """Return the files that are read together: a head stands alone, the rest beside a sound record."""
    return [HERE / file] if file.startswith("heads/") else [WORLD, HERE / file]


def told_of(file: str) -> list[Problem]:
    """Return the problems in one file of the corpus; what has an error must give no data set."""
    dataset, found = examine(*beside(file))
    assert (dataset is None) == any(not each.is_warning for each in found)
    mine = [each for each in found if each.file == (HERE / file).as_posix()]
    return [each for each in mine if "were not checked yet" not in each.wrong]


def test_the_index_and_the_folders_hold_the_same_files() -> None:
    files = {path.relative_to(HERE).as_posix() for path in HERE.glob("*/*.yaml")}
    bad = {file for file in files if not file.startswith("oddities/")}
    assert set(EXPECTED) == bad
    assert len(bad) >= 300


def test_what_the_bad_files_are_read_beside_is_sound() -> None:
    dataset, found = examine(WORLD)
    assert dataset is not None
    assert found == []


@pytest.mark.parametrize("file", sorted(EXPECTED))
def test_a_bad_file_is_told_with_place_record_and_remedy(file: str) -> None:
    found = told_of(file)
    wanted = EXPECTED[file]
    assert found
    assert [(each.line, each.column, each.record) for each in found] == [each[:3] for each in wanted], found
    for problem, each in zip(found, wanted, strict=True):
        words = f"{'warning: ' if problem.is_warning else ''}{problem.wrong}; {problem.expected}"
        assert each.said in words
        assert problem.wrong
        assert problem.expected
        assert str(problem).startswith(f"{problem.file}:{each.line}:{each.column}: ")


def test_all_problems_of_a_bad_file_come_as_one_error() -> None:
    file = "bad/several-faults-in-several-records.yaml"
    with pytest.raises(DataError) as caught:
        load(*beside(file))
    assert [each[:3] for each in EXPECTED[file]] == [
        (problem.line, problem.column, problem.record) for problem in caught.value.problems
    ]
