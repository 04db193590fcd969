"""Panels and pages as HTML text: the same components that the live page shows, everything escaped."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import escape
from typing import Any, Final

from dash.development.base_component import Component as DashComponent

HTML: Final = "dash_html_components"
VOID = frozenset({"br", "hr", "img", "input"})
_NAMES: Mapping[str, str] = {
    "className": "class",
    "htmlFor": "for",
    "tabIndex": "tabindex",
    "colSpan": "colspan",
    "rowSpan": "rowspan",
    "srcDoc": "srcdoc",
}
_TAG = re.compile(r"[a-z][a-z0-9]*")
_ATTRIBUTE = re.compile(r"[a-z][a-z-]*")
_SAFE_LINK = re.compile(r"https?://|[?#]|$")
_UPPER = re.compile(r"(?=[A-Z])")


class NotPlainError(TypeError):
    """A panel or page holds something that needs a server or a script of its own."""


def html_text(part: Any) -> str:
    """Return a component, a text, or a list of them as HTML.

    >>> from dash import html
    >>> html_text([html.P(["1 < 2", html.Br()], className="note")])
    '<p class="note">1 &lt; 2<br></p>'
    """
    return "".join(_written(part))


def _written(part: Any) -> Iterator[str]:
    if part is None:
        return
    if isinstance(part, list | tuple):
        for each in part:
            yield from _written(each)
    elif isinstance(part, str | int | float) and not isinstance(part, bool):
        yield escape(str(part), quote=False)
    elif isinstance(part, DashComponent):
        yield from _element(part)
    else:
        raise NotPlainError(f"{type(part).__name__} is no HTML")


def _element(part: DashComponent) -> Iterator[str]:
    told: dict[str, Any] = part.to_plotly_json()  # type: ignore[no-untyped-call]
    tag = str(told["type"]).lower()
    if told["namespace"] != HTML or not _TAG.fullmatch(tag) or tag in ("script", "style", "iframe", "object"):
        raise NotPlainError(f"{told['type']} is no plain HTML")
    props = dict(told["props"])
    children = props.pop("children", None)
    yield f"<{tag}{''.join(_attribute(name, value) for name, value in props.items())}>"
    if tag not in VOID:
        yield from _written(children)
        yield f"</{tag}>"


def _attribute(name: str, value: Any) -> str:
    name = _NAMES.get(name, name.lower())
    if value is None or value is False or name == "n_clicks":
        return ""
    if not _ATTRIBUTE.fullmatch(name) or name.startswith("on"):
        raise NotPlainError(f'"{name}" is no plain attribute')
    if name in ("href", "src") and not _SAFE_LINK.match(str(value)):
        raise NotPlainError(f'"{value}" is no link of this page or of the web')
    if value is True:
        return f" {name}"
    text = _style(value) if name == "style" else str(value)
    return f' {name}="{escape(text)}"'


def _style(value: Mapping[str, Any]) -> str:
    return ";".join(f"{_UPPER.sub('-', name).lower()}:{each}" for name, each in value.items())
