"""Small pages that need no script: what the server says when it cannot show the page."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from http import HTTPStatus

from ui.theme import style_sheet

_WORDS: Mapping[int, tuple[str, str]] = {
    400: ("This request cannot be read", "The address or what was sent with it is not well formed."),
    404: ("There is nothing at this address", "The link may be mistyped. Every view has its own link."),
    405: ("This cannot be done here", "The page can be read, and nothing can be written to it."),
    413: ("That was too much", "The page sends far smaller requests than this one."),
    415: ("This form is not understood", "Requests to the page are written in JSON."),
    500: ("Something went wrong on the server", "The record is unharmed. Try again in a moment."),
}


def words_for(status: int) -> tuple[str, str]:
    """Return a title and a sentence for a status; a family without words of its own shares 400 or 500."""
    return _WORDS.get(status) or _WORDS[500 if status >= 500 else 400]


def plain_page(status: int, home: str, key: str = "") -> str:
    """Return a page about a status, with a link home and the id under which an error was written down."""
    title, sentence = words_for(status)
    told = f"<p>If you report this, give the error id <code>{escape(key)}</code>.</p>" if key else ""
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>{escape(title)} – Direct Line</title>
<link rel="icon" href="{escape(home)}assets/icon.svg" type="image/svg+xml">
<style>{style_sheet()}
body {{ margin: 0; background: var(--page); color: var(--ink); font: 16px/1.5 var(--font); }}
main {{ max-width: 34rem; margin: 18vh auto 0; padding: 0 20px; border-left: 4px solid var(--direct); }}
h1 {{ font-size: 24px; line-height: 1.25; }} p {{ color: var(--muted); }} a {{ color: var(--direct); }}
</style>
</head>
<body>
<main>
<p>{status} {escape(HTTPStatus(status).phrase)}</p>
<h1>{escape(title)}</h1>
<p>{escape(sentence)}</p>
{told}<p><a href="{escape(home)}">Open Direct Line</a></p>
</main>
</body>
</html>
"""
