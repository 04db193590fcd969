"""docs/library.md is run as it stands: its lines on the real data give what it says they give."""

from __future__ import annotations

import contextlib
import io
import re
from pathlib import Path

import pytest

import graph

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "library.md").read_text(encoding="utf-8")


def block(language: str) -> str:
    """Return the one block of the page in a language."""
    (found,) = re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)
    return str(found)


def test_the_lines_of_the_page_answer_its_question(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(block("python"), "docs/library.md", "exec"), {})
    assert printed.getvalue() == block("text")


def test_the_page_takes_ten_lines() -> None:
    assert len([line for line in block("python").splitlines() if line.strip()]) <= 10


def test_every_function_the_page_names_can_be_imported_from_graph() -> None:
    table = PAGE.partition("## Where to go on")[2]
    named = set(re.findall(r"`([a-z_]+)(?:\(.*?\))?`", table))
    assert len(named) >= 10
    assert named <= set(graph.__all__)
