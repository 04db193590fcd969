"""The edge of the server: what is let in, what every answer carries, and how refusals are told.

Everything behind it may trust what it is given. Hosts, methods, paths, bodies and their form are
checked here, once; errors become a small page, or JSON where the page's own script asked.
"""

from __future__ import annotations

import logging
import time
from typing import Any

import orjson
from dash import Dash
from dash.exceptions import DependencyException, InvalidResourceError
from flask import Flask, Response, abort, g, request
from flask.json.provider import DefaultJSONProvider
from pydantic import ValidationError
from werkzeug.exceptions import HTTPException, MethodNotAllowed

from ui.access import Access
from ui.journal import error_id, plain_path
from ui.plain_page import plain_page, words_for

BODY_LIMIT = 256 * 1024
CALLBACK = "_dash-update-component"
_NOT_SERVED = ("_reload-hash", "<path:path>")

journal = logging.getLogger("direct_line.access")


class StrictJSON(DefaultJSONProvider):
    """Reads JSON as the standard has it: no NaN, no lone surrogates, no nesting without end."""

    def loads(self, s: str | bytes, **_: Any) -> Any:
        """Return what the JSON text says; raise ValueError if it is none."""
        return orjson.loads(s)


class Server(Flask):
    """A Flask server without the routes of Dash that the page never asks."""

    def add_url_rule(self, rule: str, *args: Any, **options: Any) -> None:
        """Add a route, unless it tells names of packages or takes every path for the page."""
        if not rule.endswith(_NOT_SERVED):
            super().add_url_rule(rule, *args, **options)


def bare_server() -> Flask:
    """Return a server that no environment variable can turn into a debugger."""
    server = Server("direct_line", static_folder=None)
    server.debug = False
    server.json = StrictJSON(server)
    server.config.update(MAX_CONTENT_LENGTH=BODY_LIMIT, PROPAGATE_EXCEPTIONS=False)
    return server


def guard(app: Dash, access: Access) -> None:
    """Put the edge around an app whose callbacks are all registered."""
    server: Flask = app.server
    fixed = _headers(app, access)

    @server.before_request
    def enter() -> None:
        g.began = time.perf_counter()
        if not access.answers_to(request.host):  # Werkzeug's own list cannot hold IPv6 addresses
            abort(400)
        if request.endpoint == access.path + CALLBACK:
            _check_call(app)

    @server.after_request
    def leave(response: Response) -> Response:
        response.headers.update(fixed)
        response.headers.setdefault("Cache-Control", "no-cache")
        location = response.headers.get("Location", "")
        response.headers.pop("Location", None)
        if location:  # relative, because only a proxy knows the name and scheme a reader uses
            response.headers["Location"] = location.removeprefix(request.host_url.rstrip("/"))
        took = (time.perf_counter() - g.get("began", time.perf_counter())) * 1000
        journal.info("%s %s %d %.0fms", request.method, plain_path(request.path), response.status_code, took)
        return response

    @server.errorhandler(Exception)
    @server.errorhandler(InvalidResourceError)
    def refuse(error: Exception) -> Response | HTTPException:
        if isinstance(error, HTTPException) and error.code is not None and error.code < 400:
            return error
        status = _status(error, is_call=request.endpoint == access.path + CALLBACK)
        return _refusal(access, status, error_id(error) if status >= 500 else "", error)


def _headers(app: Dash, access: Access) -> dict[str, str]:
    """Return what every answer carries."""
    ancestors = " ".join(("'self'", *access.frame_origins))
    policy = {
        "default-src": "'self'",
        "base-uri": "'none'",
        "object-src": "'none'",
        "form-action": "'self'",
        "frame-ancestors": ancestors,
        "script-src": " ".join(("'self'", *app.csp_hashes())),
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data: blob:",
        "connect-src": "'self'",
        "font-src": "'self' data:",
        "worker-src": "'self' blob:",
    }
    headers = {
        "Content-Security-Policy": "; ".join(f"{name} {value}" for name, value in policy.items()),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "strict-origin-when-cross-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
    }
    return headers if access.frame_origins else headers | {"X-Frame-Options": "SAMEORIGIN"}


def _check_call(app: Dash) -> None:
    """Refuse a callback body that the page's own script would not have sent."""
    body = request.get_json()
    known = app.callback_map.get(body["output"]) if _is_call(body) else None
    if known is None or "callback" not in known:
        abort(400)
    told = {f"{each['id']}.{each['property']}" for each in known["inputs"]}
    outputs = body.get("outputs")
    is_ours = (
        _names(body.get("inputs")) == _names(known["inputs"])
        and _names(body.get("state", [])) == _names(known["state"])
        and _names([outputs] if isinstance(outputs, dict) else outputs) == _output_names(body["output"])
        and told.issuperset(body.get("changedPropIds", []))
    )
    if not is_ours:
        abort(400)


def _is_call(body: Any) -> bool:
    changed = body.get("changedPropIds", []) if isinstance(body, dict) else None
    return (
        isinstance(changed, list)
        and all(isinstance(each, str) for each in changed)
        and isinstance(body.get("output"), str)
    )


def _names(parts: Any) -> list[tuple[str, str]] | None:
    """Return the ids and properties that a list of inputs, states or outputs names, or None."""
    if not isinstance(parts, list) or not all(isinstance(part, dict) for part in parts):
        return [] if parts is None else None
    return [(str(part.get("id")), str(part.get("property"))) for part in parts]


def _output_names(output: str) -> list[tuple[str, str]]:
    """Return the ids and properties in a callback's name: ``..a.x...b.y..`` or ``a.x``."""
    words = output.removeprefix("..").removesuffix("..").split("...")
    return [(name, prop) for name, _, prop in (word.rpartition(".") for word in words)]


def _status(error: Exception, *, is_call: bool) -> int:
    if isinstance(error, HTTPException):
        return error.code or 500
    if isinstance(error, DependencyException | InvalidResourceError):
        return 404
    return 400 if is_call and isinstance(error, ValidationError) else 500


def _refusal(access: Access, status: int, key: str, error: Exception) -> Response:
    """Return a refusal as a page, or as JSON where a script asked."""
    if request.path.startswith(f"{access.path}_dash-"):
        content = orjson.dumps({"error": words_for(status)[0], "id": key})
        response = Response(content, status, mimetype="application/json")
    else:
        response = Response(plain_page(status, access.path, key), status, mimetype="text/html")
    if isinstance(error, MethodNotAllowed) and error.valid_methods:
        response.headers["Allow"] = ", ".join(sorted(error.valid_methods))
    return response
