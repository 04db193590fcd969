"""The command line: each command reads its options, calls one plain function and says what went wrong."""

from __future__ import annotations

import socket
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from pathlib import Path

import click

from graph import DataError, Problem, build, load
from graph.coverage import FILE as COVERAGE
from graph.coverage import load_coverage
from graph.coverage_page import coverage_page
from graph.load import examine
from graph.schema import json_schema_text

DATA = Path(__file__).parent.parent / "data"
HOST, PORT = "127.0.0.1", 8050


@click.group(invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.pass_context
def cli(context: click.Context) -> None:
    """Direct Line: who reached the President directly, and what the formal chain did meanwhile.

    Without a command, serves the page on this machine.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a narrow terminal must not hide a problem
    if context.invoked_subcommand is None:
        context.invoke(serve)


@cli.command()
@click.option(
    "--data",
    "paths",
    multiple=True,
    type=click.Path(path_type=Path),
    help="Data file or folder; may be repeated.",
)
@click.option("--host", default=HOST, show_default=True, help="Address to listen on.")
@click.option(
    "--port", default=PORT, show_default=True, type=click.IntRange(0, 65535), help="Port to listen on."
)
def serve(paths: tuple[Path, ...] = (), host: str = HOST, port: int = PORT) -> None:
    """Serve the page for one's own machine."""
    dataset, problems = examine(*(paths or (DATA,)))
    if dataset is None:
        _print(problems, err=True)
        sys.exit(_exit_code(problems))
    if not _is_free(host, port):
        click.echo(f"{host}:{port} is in use or not to be had; choose another with --port.", err=True)
        sys.exit(1)
    from ui.server import create_app  # the page is only needed here: checks start faster without it

    app = create_app(build(dataset))
    warnings = f" ({len(problems)} warnings: see `check`)" if problems else ""
    click.echo(
        f"{len(dataset.relationships)} relationships{warnings}. Direct Line is at http://{host}:{port}/"
    )
    app.run(host=host, port=port, debug=False, use_reloader=False)


@cli.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
def check(paths: tuple[Path, ...]) -> None:
    """Validate data files and print every problem with its place and remedy.

    Exits with 0 if the data can be used, 1 if it has errors, 2 if a file cannot be read at all.
    """
    dataset, problems = examine(*paths)
    _print(problems)
    if dataset is None:
        sys.exit(_exit_code(problems))
    click.echo(f"{len(dataset.relationships)} relationships, {len(dataset.actors)} actors: no errors.")


@cli.command()
@click.option(
    "--data",
    "folder",
    default=DATA,
    type=click.Path(path_type=Path, file_okay=False),
    help=f"Folder of data files with a {COVERAGE}.",
)
@click.option(
    "--out", type=click.Path(path_type=Path, dir_okay=False), help="File to write; else it is printed."
)
def coverage(folder: Path, out: Path | None) -> None:
    """List every paragraph and row that was read with the records that rest on it, or why none does."""
    try:
        dataset = load(folder)
        page = coverage_page(dataset, load_coverage(folder / COVERAGE, dataset))
    except DataError as error:
        _print(error.problems, err=True)
        sys.exit(1)
    if out is None:
        click.echo(page, nl=False)
    else:
        out.write_text(page, encoding="utf-8")
        click.echo(f"{out} is written.")


@cli.command()
def schema() -> None:
    """Print the JSON schema of a data file, for completion and checks in editors."""
    click.echo(json_schema_text(), nl=False)


def _print(problems: Sequence[Problem], *, err: bool = False) -> None:
    for problem in problems:
        click.echo(str(problem), err=err)


def _exit_code(problems: Sequence[Problem]) -> int:
    """Return 2 if a file could not be read at all (its problem names no line), else 1."""
    return 2 if any(not problem.line and not problem.is_warning for problem in problems) else 1


def _is_free(host: str, port: int) -> bool:
    """Tell whether the address can be listened on, before the record is drawn."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True
