"""Commands that make things to show elsewhere: a picture of a view, and a site without a server."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from graph import build, load
from graph.files import write_folder, write_whole
from ui.commands_data import DATA
from ui.refusals import told
from ui.state import Vocabulary
from ui.story_checks import examine_lessons

WIDTHS = (280, 2400)
_data = click.option(
    "--data", "paths", multiple=True, type=click.Path(path_type=Path), help="Data file or folder."
)
_address = click.option(
    "--address", default="", help="Web address that the page stands at, for links: https://example.org/line/"
)


@click.command("picture")
@click.option("--view", "search", default="?", show_default=True, help='View to draw, as in a link: "?...".')
@click.option(
    "--out", required=True, type=click.Path(path_type=Path, dir_okay=False), help="File: .svg or .png."
)
@click.option(
    "--width", default=1180, show_default=True, type=click.IntRange(*WIDTHS), help="Of the drawing."
)
@click.option(
    "--theme", default="light", show_default=True, type=click.Choice(["light", "dark"]), help="Colours."
)
@_address
@_data
def picture_command(
    search: str, out: Path, width: int, theme: str, address: str, paths: tuple[Path, ...]
) -> None:
    """Draw a view as SVG or PNG, with title, legend, filters, sources and credit.

    An SVG needs nothing else. A PNG is drawn, at twice the width, by Chromium or Chrome if one is found.
    """
    from ui.camera import png
    from ui.poster import NoPictureError, poster

    if out.suffix not in (".svg", ".png"):
        raise click.BadParameter("the name ends in .svg or .png.", param_hint="--out")
    with told():
        network = build(load(*(paths or (DATA,))))
        vocabulary = Vocabulary(network)
        _refuse_unknown(vocabulary, search)
        try:
            svg = poster(
                network,
                vocabulary,
                search,
                width=width,
                theme=theme,
                base=base_of(address),
                today=date.today(),
            )
        except NoPictureError as error:
            raise click.BadParameter(f"{error}.", param_hint="--view") from None
        write_whole(out, svg.encode() if out.suffix == ".svg" else png(svg))
    click.echo(f"{out} is written.")


def _refuse_unknown(vocabulary: Vocabulary, search: str) -> None:
    """Stop at a slip in a view: a picture must not show more than was asked for."""
    _, ignored = vocabulary.read(search)
    if ignored:
        raise click.BadParameter(f"{'; '.join(ignored)}.", param_hint="--view")


def base_of(address: str) -> str:
    """Return the address of the page without what a link adds to it.

    Raises BadParameter for what is no address.
    """
    if address and not address.startswith(("http://", "https://")):
        raise click.BadParameter("expected http:// or https:// and a host.", param_hint="--address")
    return address.partition("?")[0].partition("#")[0]


@click.command("publish")
@click.argument("out", type=click.Path(path_type=Path))
@click.option(
    "--single-file", "is_single", is_flag=True, help="Write one HTML file, to open without a server."
)
@_address
@_data
def publish_command(out: Path, is_single: bool, address: str, paths: tuple[Path, ...]) -> None:
    """Write the record as a static site for any web host, or as one HTML file for a memory stick.

    Views, panels, search, filters, stories and quiz work without a server; what cannot says so in a line.
    """
    from ui.offline.parts import parts
    from ui.offline.site import single_file, site

    if is_single and out.suffix != ".html":
        raise click.BadParameter("the name of a single file ends in .html.", param_hint="OUT")
    _refuse_place(out, is_single=is_single)
    with told():
        network = build(load(*(paths or (DATA,))))
        lessons, _ = examine_lessons(paths or (DATA,), network)
        vocabulary = Vocabulary(network, lessons)
        base = base_of(address)
        made = parts(network, vocabulary, base=base, today=date.today(), watch=_watch)
        if is_single:
            content = single_file(network, made)
            write_whole(out, content)
            size = len(content)
        else:
            files = site(network, made)
            write_folder(out, files)
            size = sum(len(content) for content in files.values())
    click.echo(f"{out} is written: {size / 1_000_000:.1f} MB.")


def _refuse_place(out: Path, *, is_single: bool) -> None:
    """Stop before anything is made if it could not be put where it is wanted."""
    from ui.offline.site import file_names

    if not out.absolute().parent.is_dir():
        raise click.BadParameter(f"no such folder: {out.parent}.", param_hint="OUT")
    if is_single or not out.exists():
        return
    strangers = (
        [each.name for each in out.iterdir() if each.name not in file_names()] if out.is_dir() else [out.name]
    )
    if strangers:
        raise click.BadParameter(f"{out} holds {strangers[0]}, which is no part of a site.", param_hint="OUT")


def _watch(step: str) -> None:
    click.echo(f"Making {step} ...", err=True)


PUBLISHING = (picture_command, publish_command)
