"""What docs/security.md, docs/deploy.md and the scripts say and are: held to the code."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import click
import pytest

from tests.server.process import ROOT
from ui.commands import serve

SECURITY = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
DEPLOY = (ROOT / "docs" / "deploy.md").read_text(encoding="utf-8")
ASVS = (
    *("1.2.1", "1.2.2", "1.3.5", "1.5.2", "2.2.1", "2.2.2", "3.2.2", "3.4.3", "3.4.4", "3.4.5", "3.4.6"),
    *("4.1.1", "4.1.3", "5.2.1", "13.4.1", "13.4.2", "13.4.3", "13.4.4", "13.4.5"),
    *("16.5.1", "16.5.2", "16.5.3"),
)
ROWS = {row.split("|")[1].strip(): row for row in SECURITY.splitlines() if re.match(r"\| \d", row)}
NAMED = sorted(set(re.findall(r"`(tests/[a-z_/]+\.py)::(test_\w+)`", SECURITY)))


@pytest.mark.parametrize("item", ASVS)
def test_every_item_has_a_row_and_a_test(item: str) -> None:
    assert re.search(r"`tests/[a-z_/]+\.py::test_\w+`", ROWS[item])


@pytest.mark.parametrize(("file", "name"), NAMED)
def test_every_test_that_is_named_exists(file: str, name: str) -> None:
    tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
    assert name in {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}


def test_every_option_of_serve_is_told_and_none_that_is_not() -> None:
    options = {name for option in serve.params if isinstance(option, click.Option) for name in option.opts}
    told = set(re.findall(r"`(--[a-z-]+)[ `]", DEPLOY.partition("## The data")[0]))
    assert told == options


def test_every_file_that_is_named_exists() -> None:
    for text in (SECURITY, DEPLOY, (ROOT / "SECURITY.md").read_text(encoding="utf-8")):
        for link in re.findall(r"\]\(([^)#]+)\)", text):
            assert (ROOT / "docs" / link).exists() or (ROOT / link).exists(), link


def test_the_unit_starts_with_options_that_exist() -> None:
    unit = (ROOT / "docs" / "deploy" / "direct-line.service").read_text(encoding="utf-8")
    command = re.search(r"^ExecStart=\S+ app.py serve (.*)$", unit, re.MULTILINE)
    assert command is not None
    with click.Context(serve) as context:
        values = serve.make_parser(context).parse_args(command[1].split())[0]
    assert values["hosts"] == ["line.example.org"]


OUR_SCRIPTS = sorted(path for path in (ROOT / "assets").glob("*.js") if not path.name.startswith("plotly"))


@pytest.mark.parametrize("script", OUR_SCRIPTS, ids=lambda path: path.name)
def test_the_scripts_of_the_page_never_make_markup_or_code_of_text(script: Path) -> None:
    text = script.read_text(encoding="utf-8")
    for word in (
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "document.write",
        "eval(",
        "new Function",
        "srcdoc",
    ):
        assert word not in text
