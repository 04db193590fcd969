"""A page from a text in simple Markdown: what our own guides use, and nothing that could run.

Headings, paragraphs, lists, quotations, tables; in a line **bold**, *italic*, `code` and links. Only links
into the page (on this machine) and to secure addresses become links; everything else stays as its words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from dash import html

from ui.panels.blocks import Component, attributes

_MARK = re.compile(
    r"\*\*(?P<bold>.+?)\*\*|\*(?P<italic>.+?)\*|`(?P<code>[^`]+)`|\[(?P<words>[^\]]+)\]\((?P<to>[^)\s]+)\)"
)
_HERE = re.compile(r"https?://(127\.0\.0\.1|localhost)(:\d+)?/(?=\?)")
_KINDS = (
    ("heading", re.compile(r"#{1,4} ")),
    ("table", re.compile(r"\|")),
    ("quotation", re.compile(r"> ?")),
    ("numbered", re.compile(r"\d+\. ")),
    ("listed", re.compile(r"- ")),
)


def page_of(text: str) -> list[Component]:
    """Return a text as the parts of a page, its first heading as the page's own."""
    return [part for block in _blocks(text) for part in _rendered(block)]


def _blocks(text: str) -> Iterator[list[str]]:
    """Yield what empty lines, headings and changes of kind keep apart, as its lines."""
    for is_empty, lines in groupby(text.splitlines(), key=lambda line: not line.strip()):
        if is_empty:
            continue
        block: list[str] = []
        for line in lines:
            kind = _kind(line)
            goes_on = line.startswith(" ") or (block and kind == _kind(block[0]) and kind != "heading")
            if block and not (
                goes_on or (kind == "text" and _kind(block[0]) in ("text", "listed", "numbered"))
            ):
                yield block
                block = []
            block.append(line)
        yield block


def _kind(line: str) -> str:
    return next((name for name, start in _KINDS if start.match(line)), "text")


def _rendered(block: Sequence[str]) -> list[Component]:
    kind = _kind(block[0])
    if kind == "heading":
        level = min(len(block[0]) - len(block[0].lstrip("#")), 3)
        return [(html.H2 if level == 1 else html.H3)(_line(block[0].lstrip("# ")))]
    if kind == "table":
        return [_table(block)]
    if kind == "quotation":
        return [html.Blockquote(html.P(_line(" ".join(line.lstrip("> ") for line in block))))]
    if kind in ("numbered", "listed"):
        items = [html.Li(_line(item)) for item in _items(block, kind)]
        return [html.Ol(items) if kind == "numbered" else html.Ul(items)]
    return [html.P(_line(" ".join(block)))]


def _items(block: Sequence[str], kind: str) -> list[str]:
    start = dict(_KINDS)[kind]
    items: list[str] = []
    for line in block:
        if start.match(line):
            items.append(start.sub("", line, count=1))
        else:
            items[-1] += f" {line.strip()}"
    return items


def _table(block: Sequence[str]) -> Component:
    rows = [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in block]
    head, *body = [row for row in rows if not all(re.fullmatch(r":?-+:?", cell) for cell in row)]
    return html.Div(
        html.Table(
            [
                html.Thead(html.Tr([html.Th(_line(cell), scope="col") for cell in head])),
                html.Tbody(
                    [
                        html.Tr(
                            [html.Th(_line(first), scope="row"), *(html.Td(_line(cell)) for cell in rest)]
                        )
                        for first, *rest in body
                    ]
                ),
            ]
        ),
        className="table-box",
        tabIndex="0",
        role="region",
        **attributes(aria_label=", ".join(head)),
    )


def _line(text: str) -> list[Component]:
    parts: list[Component] = []
    at = 0
    for found in _MARK.finditer(text):
        parts += [text[at : found.start()], _marked(found)]
        at = found.end()
    return [part for part in [*parts, text[at:]] if part != ""]


def _marked(found: re.Match[str]) -> Component:
    if found["bold"]:
        return html.Strong(_line(found["bold"]))
    if found["italic"]:
        return html.Em(_line(found["italic"]))
    return html.Code(found["code"]) if found["code"] else _link(found["words"], found["to"])


def _link(words: str, to: str) -> Component:
    """Return a link into the page or to a secure address; of any other link, its words."""
    here = _HERE.sub("", to)
    if here.startswith("?"):
        return html.A(_line(words), href=here, className="nav")
    if to.startswith("https://"):
        return html.A(words, href=to, target="_blank", rel="noopener noreferrer", className="outside")
    return html.Span(_line(words))
