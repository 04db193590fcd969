"""Direct Line, started here: ``python app.py`` serves the page, ``python app.py check`` the data."""

from __future__ import annotations

from ui.commands import cli

if __name__ == "__main__":
    cli()
