"""What commands refuse, said in one manner: the reason on the error stream, and an exit code."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from graph import DataError, DirectLineError
from graph.plain_text import RefusedError


@contextmanager
def told(path: Path | None = None) -> Iterator[None]:
    """Say what is refused inside the block, without a traceback, and end with 1."""
    try:
        yield
    except DataError as error:
        for problem in error.problems:
            click.echo(str(problem), err=True)
        sys.exit(1)
    except RefusedError as error:
        click.echo(f"{path}:{error.line}:{error.column}: {error}; {error.expected}", err=True)
        sys.exit(1)
    except DirectLineError as error:
        click.echo(f"{path}: {error}" if path else str(error), err=True)
        sys.exit(1)
    except OSError as error:
        click.echo(f"{path or error.filename}: cannot be read: {(error.strerror or '').lower()}", err=True)
        sys.exit(1)


def refuse_existing(out: Path, replace: bool) -> None:
    """Refuse to write over a file that may be somebody's work."""
    if out.exists() and not replace:
        raise click.UsageError(f"{out} is there already; choose another name.")
