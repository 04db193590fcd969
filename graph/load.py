"""Data files into a checked Dataset, with every problem of every file in one pass."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path as FilePath
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from . import yaml_reader
from .checks import Fault, faults
from .errors import DataError, Problem, nearest
from .model import Dataset, Entry
from .yaml_reader import Path, RefusedError

SECTIONS = tuple(Dataset.model_fields)
OTHER_FILES = ("stories.yaml", "quiz.yaml", "coverage.yaml")
_SINGLE = ("about", "chain")

Other = TypeVar("Other", bound=Entry)


@dataclass(slots=True)
class _File:
    """One data file while it is being read."""

    name: str
    text: str = ""
    content: dict[str, Any] = field(default_factory=dict)


def data_files(paths: Iterable[FilePath]) -> list[FilePath]:
    """Return the data files meant by files and folders: a folder means all its .yaml files."""
    found: list[FilePath] = []
    for path in paths:
        inside = [file for file in sorted(path.glob("*.yaml")) if file.name not in OTHER_FILES]
        found += inside if path.is_dir() else [path]
    return found


def load(*paths: FilePath | str) -> Dataset:
    """Return the data set that the files make together; raise DataError with all problems."""
    dataset, problems = examine(*paths)
    if dataset is None:
        raise DataError([problem for problem in problems if not problem.is_warning])
    return dataset


def examine(*paths: FilePath | str) -> tuple[Dataset | None, list[Problem]]:
    """Return the data set, or None if it has errors, and every problem, warnings included."""
    with _collector_paused():
        files, problems = _read_all(data_files(FilePath(path) for path in paths))
        merged, homes, doubles = _merge(files)
        problems += doubles
        if any(not problem.is_warning for problem in problems) or not files:
            problems += _faults_of_sections(merged, homes, files) if files else []
            return None, sorted(set(problems))
        try:
            dataset = Dataset.model_validate(merged)
        except ValidationError as error:
            return None, sorted({*problems, *_placed(_from_pydantic(error), homes, files)})
        problems += _placed(faults(dataset), homes, files)
        has_errors = any(not problem.is_warning for problem in problems)
        return (None if has_errors else dataset), sorted(problems)


def examine_other(
    path: FilePath, model: type[Other], check: Callable[[Other], Sequence[Fault]]
) -> tuple[Other | None, list[Problem]]:
    """Return a file that stands beside the data (see OTHER_FILES), or None, and every problem in it."""
    files, problems = _read_all([path], tuple(field.alias or "" for field in model.model_fields.values()))
    if problems:
        return None, sorted(problems)
    try:
        content = model.model_validate(files[0].content)
    except ValidationError as error:
        return None, sorted(set(_placed(_from_pydantic(error, model), {}, files)))
    problems = _placed(check(content), {}, files)
    has_errors = any(not problem.is_warning for problem in problems)
    return (None if has_errors else content), sorted(problems)


def _faults_of_sections(
    merged: dict[str, Any], homes: dict[Path, _File], files: Sequence[_File]
) -> list[Problem]:
    try:
        Dataset.model_validate(merged)
    except ValidationError as error:
        return _placed(_from_pydantic(error), homes, files)
    return []


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Pause the garbage collector: nothing built while loading is garbage (three times faster)."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _read_all(
    paths: Sequence[FilePath], sections: Sequence[str] = SECTIONS
) -> tuple[list[_File], list[Problem]]:
    files: list[_File] = []
    problems: list[Problem] = []
    for path in paths:
        name = path.as_posix()
        try:
            text = yaml_reader.read_text(path.read_bytes(), name)
            content, doubles = yaml_reader.read(text, name)
        except OSError as error:
            reason = (error.strerror or "unreadable").lower()
            problems.append(Problem(name, 0, 0, "", f"cannot be read: {reason}", "expected a readable file"))
            continue
        except RefusedError as error:
            problems.append(Problem(name, error.line, error.column, "", error.wrong, error.expected))
            continue
        if not isinstance(content, dict):
            wrong = "the file is empty" if content in (None, "") else "the file is not a map"
            problems.append(Problem(name, 1, 1, "", wrong, f"expected sections: {', '.join(sections)}"))
            continue
        problems += doubles
        files.append(_File(name, text, content))
    if not paths:
        problems.append(Problem("", 0, 0, "", "no data file given", "expected at least one .yaml file"))
    return files, problems


def _merge(files: Sequence[_File]) -> tuple[dict[str, Any], dict[Path, _File], list[Problem]]:
    """Return the sections of all files as one, where each id lives, and ids that stand twice."""
    merged: dict[str, Any] = {}
    homes: dict[Path, _File] = {}
    doubles: list[Problem] = []
    for file in files:
        for section, entries in file.content.items():
            homes.setdefault((section,), file)
            if section not in merged:
                merged[section] = dict(entries) if isinstance(entries, dict) else entries
            elif section in _SINGLE or not isinstance(merged[section], dict):
                doubles.append(_double(file, homes[(section,)], (section,)))
                continue
            if section in _SINGLE or not isinstance(entries, dict):
                continue
            for key, entry in entries.items():
                home = homes.setdefault((section, key), file)
                if home is not file:
                    doubles.append(_double(file, home, (section, key)))
                else:
                    merged[section].setdefault(key, entry)
    return merged, homes, doubles


def _double(file: _File, home: _File, path: Path) -> Problem:
    line, column = yaml_reader.locate(file.text, [path]).get(path, (0, 0))
    first, _ = yaml_reader.locate(home.text, [path]).get(path, (0, 0))
    wrong = f"stands already in {home.name}:{first}"
    return Problem(file.name, line, column, str(path[-1]), wrong, "keep one of the two")


def _placed(found: Iterable[Fault], homes: dict[Path, _File], files: Sequence[_File]) -> list[Problem]:
    """Give each fault its file, line and column."""
    by_file: dict[str, list[Fault]] = {}
    for fault in found:
        home = homes.get(fault.path[:2]) or homes.get(fault.path[:1]) or files[0]
        by_file.setdefault(home.name, []).append(fault)
    problems: list[Problem] = []
    for file in files:
        faults_here = by_file.get(file.name, [])
        if not faults_here:
            continue
        wanted = {fault.path[:end] for fault in faults_here for end in range(1, len(fault.path) + 1)}
        marks = yaml_reader.locate(file.text, wanted)
        problems += [_problem(file.name, fault, marks) for fault in faults_here]
    return problems


def _problem(file: str, fault: Fault, marks: dict[Path, yaml_reader.Mark]) -> Problem:
    line, column = 1, 1
    for end in range(len(fault.path), 0, -1):
        if fault.path[:end] in marks:
            line, column = marks[fault.path[:end]]
            break
    return Problem(file, line, column, fault.record, fault.wrong, fault.expected, fault.is_warning)


def _from_pydantic(error: ValidationError, model: type[Entry] = Dataset) -> list[Fault]:
    return [_fault(dict(item), model) for item in error.errors(include_url=False)]


def _fault(item: dict[str, Any], model: type[Entry]) -> Fault:
    """Say in a curator's words what the model did not accept."""
    path: Path = tuple(part for part in item["loc"] if part != "[key]")
    name, given = str(path[-1]) if path else "", item["input"]
    shown = f'"{str(given)[:60]}"' if isinstance(given, str) else f"a {_shape(given)}"
    match item["type"]:
        case "missing":
            return Fault(path[:-1], f'the field "{name}" is missing', "expected it here")
        case "extra_forbidden":
            return Fault(path, f'unknown field "{name}"', nearest(name, _fields_at(model, path[:-1])))
        case "enum":
            words = str(item["ctx"]["expected"]).replace("'", "").replace(" or ", ", ").split(", ")
            return Fault(path, f"unknown {name} {shown}", nearest(str(given), words))
        case "value_error":
            wrong, _, expected = str(item["ctx"]["error"]).rpartition("; ")
            return Fault(path, wrong or expected, expected if wrong else "")
        case "string_pattern_mismatch":
            return Fault(path, f"not an id: {shown}", "expected lower-case words joined by hyphens")
        case "string_too_short":
            return Fault(path, "an empty text", "expected words, or leave the field out")
        case "string_too_long":
            return Fault(
                path, "a text too long", f"expected at most {item['ctx']['max_length']:,} characters"
            )
        case "too_short":
            return Fault(
                path, f'"{name}" has too few entries', f"expected at least {item['ctx']['min_length']}"
            )
        case "string_type":
            return Fault(path, f"{shown} where a text belongs", "expected one line of text")
        case "tuple_type":
            return Fault(path, f"{shown} where a list belongs", "expected a list: [first, second]")
        case "dict_type" | "model_type":
            return Fault(path, f"{shown} where a map belongs", "expected fields with values")
    return Fault(path, f"{shown} does not fit: {item['msg']}", "see the data format")


def _shape(value: Any) -> str:
    return "map" if isinstance(value, dict) else "list" if isinstance(value, list | tuple) else "value"


def _fields_at(model: type[Entry], path: Path) -> list[str]:
    """Return the field names that the model knows at a path."""
    schema = TypeAdapter(model).json_schema(by_alias=True)
    node: dict[str, Any] = schema
    for part in path:
        node = _resolved(node, schema)
        if isinstance(part, int):
            node = node.get("items", {})
        else:
            any_key = [*node.get("patternProperties", {}).values(), node.get("additionalProperties")]
            options = [node.get("properties", {}).get(part), *any_key]
            node = next((option for option in options if isinstance(option, dict)), {})
    return list(_resolved(node, schema).get("properties", {}))


def _resolved(node: dict[str, Any], schema: dict[str, Any]) -> dict[str, Any]:
    for option in node.get("anyOf", []):
        if "$ref" in option or option.get("type") == "array":
            node = option
    while "$ref" in node:
        node = schema["$defs"][node["$ref"].rsplit("/", 1)[1]]
    return node
