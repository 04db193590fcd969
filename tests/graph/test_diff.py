"""What changed between two versions is said in words that can go into the corrections log."""

from __future__ import annotations

import pytest

from graph.diff import Change, differences, summary
from graph.yaml_writer import yaml_text
from tests.worlds import tiny_dataset

CALL = "pat-nia-call-2018-03-20"


def told(*more: str) -> list[str]:
    return [str(each) for each in differences(tiny_dataset(), tiny_dataset(*more))]


def call(**fields: object) -> str:
    """Return the call of the tiny record with some fields changed, as YAML."""
    each = tiny_dataset().relationships[CALL].model_dump(mode="json", by_alias=True, exclude_defaults=True)
    each |= {name.replace("_", " "): value for name, value in fields.items()}
    given = {name: value for name, value in each.items() if value is not None}
    return yaml_text({"relationships": {CALL: given}})


def test_the_same_record_has_no_differences() -> None:
    assert told() == []
    assert summary(()) == "no record changed"


def test_a_new_record_is_added_with_what_it_says() -> None:
    assert told("actors: {zed: {name: Zed, kind: person}}") == ["actors: added zed: Zed"]


def test_a_record_that_is_gone_is_removed() -> None:
    found = differences(tiny_dataset("actors: {zed: {name: Zed, kind: person}}"), tiny_dataset())
    assert [str(each) for each in found] == ["actors: removed zed: Zed"]


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"date": "2018-03-21"}, "date was 20 March 2018, is 21 March 2018"),
        ({"length": None}, 'length removed, was "41 minutes"'),
        ({"place": "Northland"}, 'place added, "Northland"'),
        ({"mutual": "false"}, "mutual was true, is false"),
        ({"sources": [{"source": "list"}]}, 'sources removed "source gazette, paragraph 2"'),
        ({"to": ["pat", "sam"]}, 'to added "sam"'),
    ],
)
def test_a_changed_field_is_named_with_what_it_was(fields: dict[str, object], words: str) -> None:
    assert told(call(**fields)) == [f"relationships: changed {CALL}: {words}"]


def test_a_record_under_a_new_id_is_renamed() -> None:
    old, new = (tiny_dataset(f"actors: {{{key}: {{name: Zed, kind: person}}}}") for key in ("zed", "zed-lee"))
    (found,) = differences(old, new)
    assert (found.change, str(found)) == (Change.RENAMED, "actors: renamed zed: is now zed-lee")


def test_a_new_version_of_the_whole_is_a_change_of_the_data_set() -> None:
    old = tiny_dataset()
    new = old.model_copy(update={"about": old.about.model_copy(update={"version": "1.1.0"})})
    found = differences(old, new)
    assert [str(each) for each in found] == ['about: changed the data set: version was "1.0.0", is "1.1.0"']
    assert summary(found) == "1 changed"


def test_long_texts_are_cut() -> None:
    (line,) = told(call(summary="word " * 60))
    assert len(line) < 300
    assert "…" in line
