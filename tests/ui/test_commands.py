"""The command line as one types it: what is printed, and the exit code."""

from __future__ import annotations

import socket
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from graph.schema import json_schema_text
from tests.worlds import contact, tiny_text
from ui.commands import cli

ROOT = Path(__file__).parents[2]


def run(*words: str | Path) -> Result:
    """Type a command; nothing but an exit may leave it."""
    result = CliRunner().invoke(cli, [str(word) for word in words])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    assert "Traceback" not in result.output
    return result


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "good.yaml"
    path.write_text(tiny_text(), encoding="utf-8")
    return path


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    path = tmp_path / "broken.yaml"
    text = tiny_text().replace("kind: phone call", "kind: phonecall").replace("actor: moe", "actor: mo")
    path.write_text(text, encoding="utf-8")
    return path


# -- check


def test_a_good_file_is_counted(good: Path) -> None:
    result = run("check", good)
    assert (result.exit_code, result.output) == (0, "12 relationships, 8 actors: no errors.\n")


def test_warnings_are_printed_and_do_not_fail(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(tiny_text(contact("sam", "sam", "2018-07-01")), encoding="utf-8")
    result = run("check", tmp_path)
    assert result.exit_code == 0
    assert "warning: sam-sam-2018-07-01: an actor stands at both ends" in result.output
    assert result.output.endswith("13 relationships, 8 actors: no errors.\n")


def test_every_problem_is_printed_with_file_line_and_column(broken: Path) -> None:
    result = run("check", broken)
    assert result.exit_code == 1
    lines = result.output.splitlines()
    assert len(lines) >= 4
    for line in lines:
        place, rest = line.removeprefix(f"{broken.as_posix()}:").split(": ", 1)
        assert all(part.isdigit() for part in place.split(":"))
        assert ": " in rest
        assert "; " in rest


def test_a_missing_file_is_one_line(tmp_path: Path) -> None:
    path = tmp_path / "none.yaml"
    result = run("check", path)
    assert result.exit_code == 2
    said = "cannot be read: no such file or directory; expected a readable file"
    assert result.output == f"{path.as_posix()}: {said}\n"


def test_a_folder_without_data_files_is_one_line(tmp_path: Path) -> None:
    result = run("check", tmp_path)
    assert (result.exit_code, len(result.output.splitlines())) == (2, 1)
    assert "no data file here; expected a file NAME.yaml" in result.output


def test_what_cannot_be_opened_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").mkdir()
    result = run("check", tmp_path / "a.yaml" / "b.yaml" / "c.yaml", tmp_path)
    assert result.exit_code == 2
    assert len(result.output.splitlines()) == 2


def test_check_without_a_file_says_how_it_is_used() -> None:
    result = run("check")
    assert result.exit_code == 2
    assert "Usage:" in result.output


def test_our_own_data_is_good() -> None:
    result = run("check", ROOT / "data")
    assert result.exit_code == 0, result.output
    assert result.output.endswith("no errors.\n")


def test_a_narrow_terminal_hides_no_problem(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("习近平: {}\n", encoding="utf-8")
    result = subprocess.run(
        [sys.executable, "app.py", "check", str(tmp_path)],
        cwd=ROOT, env={"PYTHONIOENCODING": "latin-1"}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert result.returncode == 1
    assert 'unknown section "\\u4e60\\u8fd1\\u5e73"' in result.stdout
    assert result.stderr == ""


# -- schema


def test_the_schema_is_printed_as_it_stands_beside_the_data() -> None:
    result = run("schema")
    assert (result.exit_code, result.output) == (0, json_schema_text())


# -- serve


def test_serving_a_broken_file_prints_every_error_and_stops(broken: Path) -> None:
    result = run("serve", "--data", broken)
    checked = run("check", broken)
    assert result.exit_code == 1
    assert result.stdout == ""
    assert result.stderr == checked.stdout


def test_serving_a_missing_file_is_one_line(tmp_path: Path) -> None:
    result = run("serve", "--data", tmp_path / "none.yaml")
    assert result.exit_code == 2
    assert len(result.output.splitlines()) == 1
    assert "cannot be read: no such file or directory" in result.stderr


def test_a_port_in_use_is_one_line(good: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        result = run("serve", "--data", good, "--port", str(port))
    assert result.exit_code == 1
    assert result.output == f"127.0.0.1:{port} is in use or not to be had; choose another with --port.\n"


@pytest.mark.parametrize("port", ["-1", "70000", "http"])
def test_a_port_that_is_none_says_how_it_is_used(good: Path, port: str) -> None:
    assert run("serve", "--data", good, "--port", port).exit_code == 2


@pytest.mark.parametrize("words", [("nonsense",), ("check", "--nonsense"), ("serve", "--hots", "x")])
def test_a_command_that_is_none_says_how_it_is_used(words: tuple[str, ...]) -> None:
    result = run(*words)
    assert result.exit_code == 2
    assert "Usage:" in result.output


def test_help_names_every_command() -> None:
    result = run("--help")
    assert result.exit_code == 0
    assert all(f"\n  {name} " in result.output for name in cli.commands)
