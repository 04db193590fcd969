"""The guide knows every word and field of the model, and its examples load."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import cache
from pathlib import Path

import pytest

from graph import examine, words
from graph import model as graph_model
from graph.build import FAMILIES
from graph.coverage import Article, Coverage, Further, LeftOut, RowList, examine_coverage
from graph.model import Channel, Dataset, Entry, Kind, Passage, Relationship, Status
from tests.data.record import ROOT, dataset

GUIDE = ROOT / "docs" / "data.md"

LISTS = [each for each in vars(words).values() if isinstance(each, type) and issubclass(each, StrEnum)]
RECORDS = [
    each
    for each in vars(graph_model).values()
    if isinstance(each, type) and issubclass(each, Entry) and each not in (Entry, Dataset)
]


@cache
def _guide() -> str:
    return GUIDE.read_text(encoding="utf-8")


def _examples(kind: str) -> str:
    return "".join(re.findall(rf"^```{kind}\n(.*?)^```$", _guide(), re.MULTILINE | re.DOTALL))


def _entries(value: object) -> Iterator[Entry]:
    """Yield an entry and all entries inside it."""
    if isinstance(value, Entry):
        yield value
        for name in type(value).model_fields:
            yield from _entries(getattr(value, name))
    elif isinstance(value, dict | tuple):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _entries(each)


def _unused(record: type[Entry], whole: Entry) -> set[str]:
    """Return the fields of a record that no entry of its kind sets; passages stand for each other."""
    family = Passage if issubclass(record, Passage) else record
    used = {name for each in _entries(whole) if isinstance(each, family) for name in each.model_fields_set}
    return set(record.model_fields) - used


@pytest.fixture
def example(tmp_path: Path) -> Dataset:
    """The examples of the guide, loaded as a data set; the decisions lie beside it."""
    (tmp_path / "example.yaml").write_text(_examples("yaml"), encoding="utf-8")
    (tmp_path / "coverage.yaml").write_text(_examples("yaml coverage"), encoding="utf-8")
    found, problems = examine(tmp_path)
    assert [str(problem) for problem in problems] == []
    assert found
    return found


@pytest.mark.parametrize(
    "closed", [each for each in LISTS if each is not StrEnum], ids=lambda each: each.__name__
)
def test_every_word_of_a_closed_list_is_explained(closed: type[StrEnum]) -> None:
    assert [word.value for word in closed if f"`{word.value}`" not in _guide()] == []


@pytest.mark.parametrize("record", RECORDS, ids=lambda each: each.__name__)
def test_every_field_stands_in_an_example(record: type[Entry], example: Dataset) -> None:
    assert _unused(record, example) == set()


@pytest.mark.parametrize("record", RECORDS, ids=lambda each: each.__name__)
def test_every_field_is_written_in_the_guide(record: type[Entry]) -> None:
    names = [str(field.alias) for field in record.model_fields.values()]
    assert [name for name in names if not re.search(rf"\b{re.escape(name)}\b", _guide())] == []


def test_the_example_of_the_decisions_holds_and_has_every_field(example: Dataset, tmp_path: Path) -> None:
    coverage, problems = examine_coverage(tmp_path / "coverage.yaml", example)
    assert [str(problem) for problem in problems] == []
    assert coverage
    unused = {
        kind.__name__: _unused(kind, coverage) for kind in (Coverage, Article, RowList, LeftOut, Further)
    }
    assert {name: fields for name, fields in unused.items() if fields} == {}


def test_every_section_has_its_part() -> None:
    assert [name for name in Dataset.model_fields if f"### {name}\n" not in _guide()] == []


def test_the_calls_up_to_mid_2018_are_as_many_as_the_guide_says() -> None:
    said = re.search(r"has (\d+) calls, (\d+) of them with Macron and (\d+) with", " ".join(_guide().split()))
    assert said
    calls = [set(each.ends) for each in _calls_up_to_mid_2018()]
    with_each = [sum(1 for ends in calls if key in ends) for key in ("emmanuel-macron", "vladimir-putin")]
    assert [int(number) for number in said.groups()] == [len(calls), *with_each]


def _calls_up_to_mid_2018() -> list[Relationship]:
    return [
        each
        for each in dataset().relationships.values()
        if each.channel is Channel.DIRECT
        and each.kind is Kind.PHONE_CALL
        and each.status is Status.HAPPENED
        and "donald-trump" in each.ends
        and each.date
        and each.date.last.isoformat() < "2018-07-01"
    ]


def test_the_guide_says_what_a_contact_is() -> None:
    contacts = re.search(r"Only contacts are counted.*?: (.*?)\.", _guide(), re.DOTALL)
    assert contacts
    said = {each.strip() for each in re.split(r",|\band\b", " ".join(contacts[1].split()))}
    assert said == {f"{kind.value.removeprefix('phone ')}s" for kind in FAMILIES}
