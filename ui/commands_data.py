"""Commands that take the record away, start one of one's own, and keep data files in order."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from graph import build, dataset_of, load
from graph.diff import differences, summary
from graph.export import SUFFIXES, Format, export, export_tables
from graph.files import write_folder, write_whole
from graph.formatting import formatted
from graph.load import data_files
from graph.plain_text import read_text
from graph.scaffold import data_set_text
from graph.schema import json_schema_text
from ui.commands_import import import_command
from ui.downloads import records_of
from ui.refusals import refuse_existing, told
from ui.state import Vocabulary

DATA = Path(__file__).parent.parent / "data"
SCHEMA = "relationships.schema.json"

_file = click.Path(path_type=Path, dir_okay=False)
_formats = click.Choice([each.value for each in Format])


@click.command("export")
@click.option("--format", "name", required=True, type=_formats, help="What to write.")
@click.option("--filter", "search", default="", help='Part of the record, as in the page\'s address: "?...".')
@click.option("--data", "paths", multiple=True, type=click.Path(path_type=Path), help="Data file or folder.")
@click.option("--out", required=True, type=click.Path(path_type=Path), help="File to write.")
def export_command(name: str, search: str, paths: tuple[Path, ...], out: Path) -> None:
    """Write the record, or what a filter lets through, for other tools.

    CSV is a zip archive of tables, or a folder of them if the name has no ending.
    """
    format = Format(name)
    with told():
        network = build(load(*(paths or (DATA,))))
        try:
            ids = records_of(network, Vocabulary(network), search)
        except ValueError as error:
            raise click.BadParameter(f"{error}.", param_hint="--filter") from None
        if format is Format.CSV and not out.suffix:
            write_folder(out, export_tables(network, ids, selection=search))
        else:
            write_whole(out, export(network, ids, format, selection=search))
    total = len(dataset_of(network).relationships)
    version = dataset_of(network).about.version
    click.echo(f"{out} is written: {len(ids)} of {total} relationships of version {version}.")
    if format is not Format.CSV and out.suffix not in (SUFFIXES[format], ".json"):
        click.echo(f"Programs expect the ending {SUFFIXES[format]} for this format.", err=True)


@click.command("new")
@click.argument("name", type=_file)
def new_command(name: Path) -> None:
    """Write a small commented data set to start one's own from."""
    out = name if name.suffix == ".yaml" else name.with_name(f"{name.name}.yaml")
    refuse_existing(out, replace=False)
    schema = out.with_name(SCHEMA)
    with told():
        write_whole(out, data_set_text(out.stem.replace("-", " ").capitalize(), out.as_posix()).encode())
        if not schema.exists():
            write_whole(schema, json_schema_text().encode())
    click.echo(f"{out} is written, and {schema.name} beside it for completion in editors.")
    click.echo(f"Next: python app.py check {out} && python app.py serve --data {out}")


@click.command("format")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--check", "is_check", is_flag=True, help="Only say which files are out of order; exit with 1.")
def format_command(paths: tuple[Path, ...], is_check: bool) -> None:
    """Put data files in the canonical order: sections, then the fields of each record.

    Comments stay with what they stand above or beside; the order of the records is yours.
    """
    changed = 0
    for path in data_files(paths):
        with told(path):
            text = read_text(path.read_bytes())
            ordered = formatted(text)
            if ordered == text:
                continue
            changed += 1
            if not is_check:
                write_whole(path, ordered.encode())
        click.echo(f"{path} {'is out of order' if is_check else 'is put in order'}.")
    if not changed:
        click.echo("Everything is in order.")
    if changed and is_check:
        sys.exit(1)


@click.command("diff")
@click.argument("old", type=click.Path(path_type=Path, exists=True))
@click.argument("new", type=click.Path(path_type=Path, exists=True))
def diff_command(old: Path, new: Path) -> None:
    """List the records that were added, changed, renamed and removed, in words.

    OLD and NEW are data files or folders of them.
    """
    with told():
        found = differences(load(old), load(new))
    for each in found:
        click.echo(str(each))
    click.echo(f"In all: {summary(found)}.")


COMMANDS = (export_command, import_command, new_command, format_command, diff_command)
