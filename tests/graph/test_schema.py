"""The schema of a data file: current, named by every file, and true for what the loader takes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from graph.load import data_files
from graph.model import Dataset
from graph.schema import json_schema, json_schema_text
from tests.worlds import tiny_text

DATA = Path(__file__).parents[2] / "data"
FILE = DATA / "relationships.schema.json"
SCHEMA = json_schema()


class EditorLoader(yaml.CSafeLoader):
    """Reads like an editor that follows YAML 1.2: numbers and truth values, but no dates."""


EditorLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith((":timestamp", ":bool"))]
    for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}
EditorLoader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(true|false)$"), list("tf"))


def complaints(text: str) -> list[str]:
    """Return where an editor would mark a data file as wrong, in the words of a path."""
    return list(_complaints(yaml.load(text, Loader=EditorLoader), SCHEMA, ""))


def _complaints(value: Any, schema: dict[str, Any], path: str) -> Iterator[str]:
    """Check a value against the part of the JSON schema language that our schema uses."""
    unknown = schema.keys() - _KNOWN
    assert not unknown, f"the schema says more than this check understands: {unknown}"
    if "$ref" in schema:
        yield from _complaints(value, SCHEMA["$defs"][schema["$ref"].rsplit("/", 1)[1]], path)
    options = schema.get("anyOf", [])
    if options and all(any(_complaints(value, option, path)) for option in options):
        yield path
    types = schema.get("type", [])
    if (types and not any(_is(value, name) for name in ([types] if isinstance(types, str) else types))) or (
        "enum" in schema and value not in schema["enum"]
    ):
        yield path
    elif isinstance(value, str):
        is_sized = schema.get("minLength", 0) <= len(value) <= schema.get("maxLength", len(value))
        if not is_sized or not re.search(schema.get("pattern", ""), value):
            yield path
    elif isinstance(value, list):
        yield from [path] * (len(value) < schema.get("minItems", 0))
        for number, item in enumerate(value):
            yield from _complaints(item, schema.get("items", {}), f"{path}/{number}")
    elif isinstance(value, dict):
        yield from _complaints_of_map(value, schema, path)


_KNOWN = {
    *("$schema", "$defs", "$ref", "title", "description", "anyOf", "type", "enum", "pattern", "required"),
    *("minLength", "maxLength", "items", "minItems", "properties", "patternProperties", "propertyNames"),
    *("additionalProperties", "minProperties"),
}


def _complaints_of_map(value: dict[Any, Any], schema: dict[str, Any], path: str) -> Iterator[str]:
    yield from [f"{path}/{name}" for name in schema.get("required", []) if name not in value]
    for key, item in value.items():
        here, patterns = f"{path}/{key}", schema.get("patternProperties", {})
        if key in schema.get("properties", {}):
            yield from _complaints(item, schema["properties"][key], here)
        elif matching := [part for pattern, part in patterns.items() if re.search(pattern, str(key))]:
            yield from _complaints(item, matching[0], here)
        elif schema.get("additionalProperties") is False:
            yield here


def _is(value: Any, name: str) -> bool:
    if isinstance(value, bool):
        return name == "boolean"
    kinds = {"string": str, "number": (int, float), "array": list, "object": dict}
    return isinstance(value, kinds[name])  # type: ignore[arg-type]


def test_the_schema_file_is_current() -> None:
    assert FILE.read_text(encoding="utf-8") == json_schema_text(), "run: python app.py schema > " + FILE.name


@pytest.mark.parametrize("file", data_files([DATA]), ids=lambda file: file.name)
def test_every_data_file_names_the_schema_in_its_first_line(file: Path) -> None:
    first = file.read_text(encoding="utf-8").split("\n", 1)[0]
    assert first == f"# yaml-language-server: $schema={FILE.name}"


@pytest.mark.parametrize("file", data_files([DATA]), ids=lambda file: file.name)
def test_an_editor_marks_nothing_in_our_own_data(file: Path) -> None:
    assert complaints(file.read_text(encoding="utf-8")) == []


def test_an_editor_marks_nothing_in_what_the_loader_takes() -> None:
    assert complaints(tiny_text()) == []
    assert complaints(tiny_text().replace("'true'", "true").replace("'2018-03-20'", "2018")) == []
    assert (
        complaints(tiny_text().replace("from: nia", "from: [nia]").replace("paragraph: '2'", "paragraph: 2"))
        == []
    )


@pytest.mark.parametrize(
    ("old", "new", "path"),
    [
        ("kind: phone call", "kind: phonecall", "/relationships/pat-nia-call-2018-03-20/kind"),
        ("length:", "lenght:", "/relationships/pat-nia-call-2018-03-20/lenght"),
        ("how: surprised", "how: upset", "/relationships/pat-nia-call-2018-03-20/gone around/0/how"),
        ("date: '2018-03-20'", "date: 20 March", "/relationships/pat-nia-call-2018-03-20/date"),
        ("    mutual: 'true'", "    mutual: yes", "/relationships/moe-nia-meeting-2017-06-15/mutual"),
        ("summary: Moe met Nia.", "summary:", "/relationships/moe-nia-meeting-2017-06-15/summary"),
        ("  nia:\n", "  Nia North:\n", "/actors/Nia North"),
        ("claims:", "clams:", "/clams"),
        ("from: nia", "from: []", "/relationships/pat-nia-call-2018-03-20/from"),
    ],
)
def test_an_editor_marks_what_the_loader_refuses(old: str, new: str, path: str) -> None:
    assert complaints(tiny_text().replace(old, new, 1)) == [path]


def test_every_section_is_explained_and_none_is_required_in_one_file() -> None:
    assert list(SCHEMA["properties"]) == list(Dataset.model_fields)
    assert "required" not in SCHEMA
    assert SCHEMA["title"] == "Direct Line data file"
