"""The page on formats keeps step with the commands, the formats and the names that an import knows."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

from graph.export import Format
from graph.importing.columns import ACTOR, END_PAIRS, RELATIONSHIP
from ui.commands import cli
from ui.commands_data import COMMANDS

PAGE = (Path(__file__).parents[2] / "docs" / "formats.md").read_text(encoding="utf-8")
LINES = re.findall(r"^python app\.py (.+)$", PAGE, re.MULTILINE)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda each: str(each.name))
def test_every_command_has_an_example_and_every_option_stands_there(command: click.Command) -> None:
    assert any(line.split()[0] == command.name for line in LINES)
    options = [name for each in command.params if isinstance(each, click.Option) for name in each.opts]
    assert [name for name in options if f"{name}" not in PAGE] == []


@pytest.mark.parametrize("line", LINES)
def test_every_example_uses_options_that_there_are(line: str) -> None:
    command = cli.commands[line.split()[0]]
    known = {name for each in command.params for name in (*each.opts, *each.secondary_opts)}
    assert set(re.findall(r"(?<= )--[a-z-]+", line)) <= known


@pytest.mark.parametrize("format", list(Format))
def test_every_format_is_described(format: Format) -> None:
    assert f"| `{format.value}` |" in PAGE


@pytest.mark.parametrize("field", ["kind", "date", "summary"])
def test_the_names_of_columns_that_are_told_are_known(field: str) -> None:
    (told,) = re.findall(rf"^\| {field}(?:, end)? \| (.+) \|$", PAGE, re.MULTILINE)
    known = {*RELATIONSHIP[field], *RELATIONSHIP["end"]}
    assert [name for name in re.split(r"[,;] ", told) if name not in known] == []


def test_the_names_of_ends_and_lanes_that_are_told_are_known() -> None:
    (ends,) = re.findall(r"^\| from, to \| (.+) \|$", PAGE, re.MULTILINE)
    pairs = [tuple(each.split(" and ")) for each in ends.removesuffix(", ...").split(", ")]
    assert [pair for pair in pairs if pair not in END_PAIRS] == []
    (lanes,) = re.findall(r"^\| actors: country \| (.+?):", PAGE, re.MULTILINE)
    assert [name for name in lanes.split(", ") if name not in ACTOR["country"]] == []
