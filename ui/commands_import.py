"""The import command: files of others in, a data set out, and every choice on the way told."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graph.files import write_whole
from ui.refusals import refuse_existing, told

if TYPE_CHECKING:  # the readers of spreadsheets are slow to load, and no other command needs them
    from graph.importing import Imported
    from graph.importing.rows import Row, Sheet

_LISTED = 10
_file = click.Path(path_type=Path, dir_okay=False)


@click.command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, dir_okay=False))
@click.option("--out", required=True, type=_file, help="Data file to write, ending in .yaml.")
@click.option("--source", help="What all rows rest on that name no source of their own.")
@click.option("--title", help="Title of the record; else the name of the file.")
@click.option("--licence", help="Licence of the data.")
@click.option(
    "--principal", help="Name or id of the actor whose line it is; else who has most relationships."
)
@click.option("--chain", help='Rungs from the leader on, "|" between the sides: "Head, Desk | Clerk, Mayor".')
@click.option("--actor-kind", default="person", type=click.Choice(["person", "group", "institution"]),
              show_default=True, help="What actors are whose row does not say.")  # fmt: skip
@click.option("--day-first/--month-first", "is_day_first", default=None, help="How 03/04/2018 is meant.")
@click.option("--column", "columns", multiple=True, metavar="FIELD=NAME",
              help="Column of a field, if its name is unusual.")  # fmt: skip
@click.option("--replace", is_flag=True, help="Write over a file that is there.")
def import_command(
    files: tuple[Path, ...],
    out: Path,
    source: str | None,
    title: str | None,
    licence: str | None,
    principal: str | None,
    chain: str | None,
    actor_kind: str,
    is_day_first: bool | None,
    columns: tuple[str, ...],
    replace: bool,
) -> None:
    """Make a data set of spreadsheets (CSV, XLSX) and networks (GraphML, GEXF, JSON).

    What has no field becomes a note. Rows that cannot become records, such as those without a source,
    go to a second file beside the first, with the reason.
    """
    from graph.importing import Options, import_files
    from graph.importing.head import CHAIN, NO_LICENCE

    if out.suffix != ".yaml":
        raise click.BadParameter("the name of a data file ends in .yaml.", param_hint="--out")
    refuse_existing(out, replace)
    options = Options(
        title=title or out.stem.replace("-", " "),
        source=source,
        principal=principal,
        chain=_sides(chain) if chain else CHAIN,
        licence=licence or NO_LICENCE,
        actor_kind=actor_kind,
        is_day_first=is_day_first,
        columns=_columns(columns),
    )
    with told():
        found = import_files(files, options, _watched)
        _write_import(found, out)
    _tell_import(found, out)
    if found.text is None:
        sys.exit(1)


def _sides(text: str) -> tuple[tuple[str, ...], ...]:
    """Return the chain of an option: titles by commas, sides by bars."""
    sides = tuple(
        tuple(title.strip() for title in side.split(",") if title.strip()) for side in text.split("|")
    )
    titles = [title for side in sides for title in side]
    if len(titles) < 2 or len(set(titles)) < len(titles) or not all(sides):
        raise click.BadParameter("expected at least two different titles.", param_hint="--chain")
    return sides


def _columns(pairs: Sequence[str]) -> dict[str, str]:
    """Return the columns told on the command line by field."""
    from graph.importing.columns import FIELDS

    found: dict[str, str] = {}
    for pair in pairs:
        field, _, column = (part.strip() for part in pair.partition("="))
        if field not in FIELDS or not column:
            known = ", ".join(FIELDS)
            raise click.BadParameter(f'"{pair}" is no FIELD=NAME; fields: {known}.', param_hint="--column")
        found[field] = column
    return found


def _watched(rows: Sequence[tuple[Sheet, Row]]) -> Iterator[tuple[Sheet, Row]]:
    """Show on a terminal how far the rows have been read; elsewhere, keep quiet."""
    is_terminal = sys.stderr.isatty()
    with click.progressbar(rows, label="Reading rows", file=sys.stderr, hidden=not is_terminal) as shown:
        yield from shown


def _write_import(found: Imported, out: Path) -> None:
    if found.text is not None:
        write_whole(out, found.text.encode())
    from graph.importing import apart_file

    if found.apart:
        write_whole(_beside(out), apart_file(found.apart))


def _beside(out: Path) -> Path:
    return out.with_name(f"{out.stem}-apart.csv")


def _tell_import(found: Imported, out: Path) -> None:
    """Say what became of the rows: what was placed, what was changed, and what was kept apart and why."""
    for remark in found.remarks:
        click.echo(remark)
    if found.dataset is not None:
        data = found.dataset
        principal = data.actors[next(iter(data.principals))].name
        counts = f"{len(data.relationships)} relationships, {len(data.actors)} actors"
        click.echo(f"{out} is written: {counts}; the principal is {principal}.")
    else:
        click.echo(f"{out} is not written: no row could become a relationship.", err=True)
    if found.apart:
        click.echo(f"{_beside(out)} is written: {len(found.apart)} rows that became no record:", err=True)
        for reason, count in _counted(found):
            click.echo(f"  {reason}: {count}", err=True)
        if any(each.reason == "no source" for each in found.apart):
            click.echo('  A record needs a source: name one for all rows with --source "...".', err=True)


def _counted(found: Imported) -> list[tuple[str, str]]:
    """Return each reason with the number of its rows and the first of their places."""
    groups: dict[str, list[str]] = {}
    for each in found.apart:
        groups.setdefault(each.reason, []).append(f"{each.file} {each.place}")
    return [
        (reason, f"{len(places)} ({', '.join(places[:_LISTED])}{', ...' if len(places) > _LISTED else ''})")
        for reason, places in groups.items()
    ]
