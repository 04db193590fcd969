"""Whoever reads the README knows every command there is, and no other."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

from ui.commands import cli

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
DOCS = "\n".join(
    path.read_text(encoding="utf-8") for path in [ROOT / "README.md", *(ROOT / "docs").glob("*.md")]
)


@pytest.mark.parametrize("name", sorted(cli.commands))
def test_every_command_stands_in_the_readme(name: str) -> None:
    assert f"python app.py {name}" in README


def test_every_documented_command_exists() -> None:
    named = set(re.findall(r"app\.py ([a-z][a-z-]*)", DOCS))
    assert named <= set(cli.commands)


@pytest.mark.parametrize("name", sorted(cli.commands))
def test_every_command_and_option_explains_itself(name: str) -> None:
    command = cli.commands[name]
    assert command.help
    assert command.help.split("\n")[0].endswith(".")
    assert all(option.help for option in command.params if isinstance(option, click.Option))
