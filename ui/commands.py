"""The command line: each command reads its options, calls one plain function and says what went wrong."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graph import DataError, Problem, build, dataset_of, load
from graph.coverage import FILE as COVERAGE
from graph.coverage import load_coverage
from graph.coverage_page import coverage_page
from graph.load import examine
from graph.schema import json_schema_text
from ui.commands_data import COMMANDS, DATA
from ui.commands_publish import PUBLISHING

if TYPE_CHECKING:
    from ui.live import Record

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


for command in (*COMMANDS, *PUBLISHING):
    cli.add_command(command)


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
@click.option(
    "--workers",
    default=0,
    type=click.IntRange(0, 64),
    help="Serve to others with gunicorn: how many processes, of four threads each.",
)
@click.option("--allow-host", "hosts", multiple=True, help="Name the page is reached by; may be repeated.")
@click.option(
    "--frame-origin",
    "origins",
    multiple=True,
    help="Site that may show the page in a frame, such as https://example.org; may be repeated.",
)
@click.option("--path", default="/", show_default=True, help="Path the page stands under, for a proxy.")
def serve(
    paths: tuple[Path, ...] = (),
    host: str = HOST,
    port: int = PORT,
    workers: int = 0,
    hosts: tuple[str, ...] = (),
    origins: tuple[str, ...] = (),
    path: str = "/",
) -> None:
    """Serve the page: for one's own machine, or with --workers to others.

    Data files are watched: a change reaches open pages within seconds, and with an error in the files
    the last good version stays, with a banner that names the error.
    """
    # The page is only needed here: checks start faster without it.
    from ui.access import Access, is_public
    from ui.journal import open_journal
    from ui.server import create_app
    from ui.serving import serve_alone, serve_with_workers

    try:
        access = Access(hosts, origins, path)
    except ValueError as error:
        raise click.UsageError(str(error)) from None
    record, warnings = _opened(paths or (DATA,))
    _stop_unless_possible(host, port, workers)
    if is_public(host):
        click.echo(_PUBLIC.format(host=host, names=", ".join(access.names)), err=True)
    open_journal()
    app = create_app(record, access)
    click.echo(f"{_counted(record, warnings)} Direct Line is at http://{host}:{port}{path}")
    sys.stdout.flush()
    if workers:
        serve_with_workers(app, record, host, port, workers)
    else:
        serve_alone(app, record, host, port)


def _opened(paths: Sequence[Path]) -> tuple[Record, list[Problem]]:
    """Return the record of data files and the warnings on it; with errors, print them all and stop."""
    from ui.live import Record

    try:
        return Record.open(*paths)
    except DataError as error:
        _print(error.problems, err=True)
        sys.exit(_exit_code(error.problems))


def _counted(record: Record, warnings: Sequence[Problem]) -> str:
    told = f" ({len(warnings)} warnings: see `check`)" if warnings else ""
    return f"{len(dataset_of(record.current.network).relationships)} relationships{told}."


def _stop_unless_possible(host: str, port: int, workers: int) -> None:
    """Say in one line why an address cannot be served at, and stop."""
    from ui.serving import is_free

    if workers and sys.platform == "win32":
        raise click.UsageError("--workers needs gunicorn, which Windows does not have; leave it out.")
    if not is_free(host, port):
        click.echo(f"{host}:{port} is in use or not to be had; choose another with --port.", err=True)
        sys.exit(1)


_PUBLIC = (
    "Warning: {host} can be reached from other machines, and whoever reaches it can read the page. "
    "Answered are requests to: {names} (more with --allow-host). For the open internet put a proxy with "
    "TLS in front: docs/deploy.md."
)


@cli.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--watch", "is_watched", is_flag=True, help="Check again at every change, until Ctrl-C.")
def check(paths: tuple[Path, ...], is_watched: bool) -> None:
    """Validate data files and print every problem with its place and remedy.

    With a folder, its stories and its quiz are held against the data too.
    Exits with 0 if the data can be used, 1 if it has errors, 2 if a file cannot be read at all.
    """
    if not is_watched:
        sys.exit(_checked(paths))
    from ui.watching import changes

    with suppress(KeyboardInterrupt):
        for _ in changes(paths):
            click.echo(f"{datetime.now():%H:%M:%S}")
            _checked(paths)
            sys.stdout.flush()


def _checked(paths: tuple[Path, ...]) -> int:
    """Print what is wrong with data files and return the exit code."""
    from ui.story_checks import examine_lessons

    dataset, problems = examine(*paths)
    _print(problems)
    if dataset is None:
        return _exit_code(problems)
    lessons, found = examine_lessons(paths, build(dataset))
    _print(found)
    if any(not problem.is_warning for problem in found):
        return _exit_code(found)
    counts = f"{len(dataset.relationships)} relationships, {len(dataset.actors)} actors{lessons.told}"
    click.echo(f"{counts}: no errors.")
    return 0


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
