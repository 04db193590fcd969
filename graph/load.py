"""Data files into a checked Dataset, with every problem of every file in one pass."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path as FilePath
from typing import Any, TypeVar

from pydantic import Field, ValidationError

from . import yaml_reader
from .checks import Fault, faults
from .dates import When
from .errors import DataError, Problem, nearest
from .misfits import misfits, shape
from .model import About, Dataset, Entry, Id, Principal, Rung
from .plain_text import LIMITS, Limits, Mark, RefusedError, read_text
from .yaml_reader import Path

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


@dataclass(slots=True)
class _Merged:
    """The sections of all files as one, where each record lives, and what did not fit together."""

    sections: dict[str, Any] = field(default_factory=dict)
    homes: dict[Path, _File] = field(default_factory=dict)
    faults: list[tuple[_File, Fault]] = field(default_factory=list)
    is_whole: bool = True


def data_files(paths: Iterable[FilePath]) -> list[FilePath]:
    """Return the data files meant by files and folders, each once: a folder means its .yaml files."""
    found: dict[FilePath, FilePath] = {}
    for path in paths:
        inside = sorted(file for file in path.glob("*.yaml") if not file.name.startswith("."))
        inside = [file for file in inside if file.name not in OTHER_FILES]
        for file in inside if path.is_dir() else [path]:
            found.setdefault(file.resolve(), file)
    return list(found.values())


def load(*paths: FilePath | str, limits: Limits = LIMITS) -> Dataset:
    """Return the data set that the files make together; raise DataError with all problems."""
    dataset, problems = examine(*paths, limits=limits)
    if dataset is None:
        raise DataError([problem for problem in problems if not problem.is_warning])
    return dataset


def examine(*paths: FilePath | str, limits: Limits = LIMITS) -> tuple[Dataset | None, list[Problem]]:
    """Return the data set, or None if it has errors, and every problem, warnings included."""
    with _collector_paused():
        wanted = data_files(FilePath(path) for path in paths)
        files, problems = _read_all(wanted, limits=limits)
        if not wanted:
            places = ", ".join(str(path) for path in paths)
            problems.append(Problem(places, 0, 0, "", "no data file here", "expected a file NAME.yaml"))
        if not files:
            return None, sorted(problems)
        merged = _merge(files)
        is_whole = len(files) == len(wanted) and merged.is_whole
        dataset, found = _checked(merged, is_whole=is_whole)
        problems += _placed([*merged.faults, *_at_home(found, merged.homes, files[0])], merged.homes, files)
        if not is_whole:
            wrong = "references between records were not checked yet, because not all of them could be read"
            problems.append(Problem(files[0].name, 0, 0, "", wrong, "mend the rest first", is_warning=True))
        has_errors = any(not problem.is_warning for problem in problems)
        return (None if has_errors else dataset), sorted(set(problems))


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
        found = misfits(error, model)
        return None, sorted(set(_placed([(files[0], fault) for fault in found], {}, files)))
    problems = _placed([(files[0], fault) for fault in check(content)], {}, files)
    has_errors = any(not problem.is_warning for problem in problems)
    return (None if has_errors else content), sorted(problems)


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
    paths: Sequence[FilePath], sections: Sequence[str] = SECTIONS, limits: Limits = LIMITS
) -> tuple[list[_File], list[Problem]]:
    """Return the files that hold a map, and what is wrong with the others."""
    files: list[_File] = []
    problems: list[Problem] = []
    for path in paths:
        name = path.as_posix()
        try:
            with path.open("rb") as opened:
                text = read_text(opened.read(limits.bytes + 1), limits)
            content, doubles = yaml_reader.read(text, name, limits)
        except OSError as error:
            reason = (error.strerror or "unreadable").lower()
            problems.append(Problem(name, 0, 0, "", f"cannot be read: {reason}", "expected a readable file"))
            continue
        except RefusedError as error:
            problems.append(Problem(name, error.line, error.column, "", error.wrong, error.expected))
            continue
        if not isinstance(content, dict):
            wrong = "the file is empty" if content in (None, "") else f"{shape(content)} where a map belongs"
            problems.append(Problem(name, 1, 1, "", wrong, f"expected sections: {', '.join(sections)}"))
            continue
        problems += doubles
        files.append(_File(name, text, content))
    return files, problems


def _merge(files: Sequence[_File]) -> _Merged:
    """Put the sections of all files together; what has the wrong shape or stands twice is left out."""
    merged = _Merged()
    for file in files:
        for section, entries in file.content.items():
            if section not in SECTIONS:
                remedy = nearest(section, SECTIONS)
                merged.faults.append((file, Fault((section,), f'unknown section "{section[:60]}"', remedy)))
                merged.is_whole = False
            elif section in _SINGLE:
                _take(merged, file, (section,), entries, merged.sections)
            elif isinstance(entries, dict):
                merged.homes.setdefault((section,), file)
                among = merged.sections.setdefault(section, {})
                for key, entry in entries.items():
                    _take(merged, file, (section, key), entry, among)
            else:
                merged.sections.setdefault(section, {})
                wrong = f"{shape(entries)} where a map belongs"
                fault = Fault((section,), wrong, "expected records by their ids, or leave the section out")
                merged.faults.append((file, fault))
                merged.is_whole = False
    return merged


def _take(merged: _Merged, file: _File, path: Path, entry: Any, among: dict[str, Any]) -> None:
    key = str(path[-1])
    if key in among:
        wrong = f'"{key}" stands already at'
        merged.faults.append((file, Fault(path, wrong, "keep one of the two", see=path)))
    else:
        among[key] = entry
        merged.homes[path] = file


def _checked(merged: _Merged, *, is_whole: bool) -> tuple[Dataset | None, list[Fault]]:
    """Return the data set if it has the right shape, and its faults; references only if ``is_whole``."""
    try:
        dataset = Dataset.model_validate(merged.sections)
        return dataset, faults(dataset) if is_whole else []
    except ValidationError as error:
        found = misfits(error)
        return None, found + (_faults_of_the_rest(merged.sections, error) if is_whole else [])


_ALWAYS = When.parse("0001/9999")


class _Rest(Dataset):
    """What of a data set is well-formed; a head that is not there says nothing about the rest."""

    about: About = About(title="-", question="-", period=_ALWAYS, updated=_ALWAYS, version="-", licence="-")
    chain: tuple[Rung, ...] = ()
    principals: dict[Id, Principal] = Field(default_factory=dict)


def _faults_of_the_rest(sections: dict[str, Any], error: ValidationError) -> list[Fault]:
    """Check the well-formed records against all ids, so that one typo does not hide another fault."""
    malformed: dict[str, set[str]] = {section: set() for section in _SINGLE if section not in sections}
    for item in error.errors(include_url=False, include_context=False, include_input=False):
        section, *keys = (str(part) for part in item["loc"][:2])
        malformed.setdefault(section, set()).update(keys)
    kept: dict[str, Any] = {}
    for section, entries in sections.items():
        if section in _SINGLE:
            kept |= {} if section in malformed else {section: entries}
        else:
            wrong = malformed.get(section, set())
            kept[section] = {key: entry for key, entry in entries.items() if key not in wrong}
    return faults(_Rest.model_validate(kept), malformed)


def _at_home(found: Iterable[Fault], homes: dict[Path, _File], first: _File) -> Iterator[tuple[_File, Fault]]:
    """Yield each fault with the file its record stands in."""
    for fault in found:
        yield homes.get(fault.path[:2]) or homes.get(fault.path[:1]) or first, fault


def _placed(
    found: Iterable[tuple[_File, Fault]], homes: dict[Path, _File], files: Sequence[_File]
) -> list[Problem]:
    """Give each fault its line and column, and the place of what it points at."""
    located = [(file, fault, homes.get(fault.see[:2], file)) for file, fault in found]
    wanted: dict[str, set[Path]] = {file.name: set() for file in files}
    for file, fault, other in located:
        wanted[file.name].update(fault.path[:end] for end in range(1, len(fault.path) + 1))
        wanted[other.name].add(fault.see)
    marks = {file.name: yaml_reader.locate(file.text, wanted[file.name]) for file in files if located}
    problems: list[Problem] = []
    for file, fault, other in located:
        line, column = _nearest_mark(fault.path, marks[file.name])
        wrong = fault.wrong
        if fault.see:
            wrong += f" {other.name}:{_nearest_mark(fault.see, marks[other.name])[0]}"
        record, expected = fault.record, fault.expected
        problems.append(Problem(file.name, line, column, record, wrong, expected, fault.is_warning))
    return problems


def _nearest_mark(path: Path, marks: dict[Path, Mark]) -> Mark:
    """Return the place of a path, or of the nearest thing around it that stands in the file."""
    ends = range(len(path), 0, -1)
    return next((marks[path[:end]] for end in ends if path[:end] in marks), (1, 1))
