"""The address of the page on a projector, and its QR code, so that a class opens the same view on phones."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlsplit

import segno
from dash import html

from ui.panels.blocks import Component
from ui.state import ViewState

ALONE = ("127.0.0.1", "localhost", "::1")
"""Hosts that only the machine itself can reach."""
MOST = 1_200
"""How long an address may be whose code a phone still reads from the back row; else the page's own."""


def address_row(state: ViewState, base: str) -> list[Component]:
    """Return the address of a view in words and as a code; nothing outside of a projector."""
    if not state.projector or not base:
        return []
    query = replace(state, projector=False).query()
    address = base + (query if len(base + query) <= MOST else "")
    parts: list[Component] = [html.P(base.partition("//")[2].rstrip("/"), className="address-words")]
    if urlsplit(base).hostname in ALONE:
        parts.append(html.P("Phones reach it once it is served to others.", className="muted"))
    code = html.Img(src=qr_code(address), alt=f"QR code of {address}", className="qr")
    return [html.Div(parts), code]


def qr_code(address: str) -> str:
    """Return the QR code of an address as an image that stands in the page itself: black on white.

    >>> qr_code("http://192.0.2.7:8050/")[:30]
    'data:image/svg+xml;charset=utf'
    """
    code = segno.make(address, error="l", micro=False)
    return code.svg_data_uri(scale=4, border=4, dark="#000", light="#fff", unit="", omitsize=True)
