"""A reader without a browser: opens the page of a real server and asks it what the page's script would."""

from __future__ import annotations

import http.client
import json
import re
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

JSON = {"Content-Type": "application/json"}
CALL = "_dash-update-component"


@dataclass(frozen=True)
class Answer:
    """What came back: status, headers in lower case, and the body as it was sent."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def text(self) -> str:
        """Return the body as text."""
        return self.body.decode()

    def json(self) -> Any:
        """Return the body read as JSON."""
        return json.loads(self.body)


@dataclass
class Viewer:
    """One reader's connection to a server, kept open between requests as a browser does."""

    host: str
    port: int
    path: str = "/"
    call: dict[str, Any] = field(default_factory=dict)
    calls: list[dict[str, Any]] = field(default_factory=list)
    known: str = ""
    connection: http.client.HTTPConnection | None = None

    def ask(self, method: str, path: str, body: bytes | None = None, **headers: str) -> Answer:
        """Send one request and return the answer, whatever it is; header names take _ for -."""
        if self.connection is None:
            self.connection = http.client.HTTPConnection(self.host, self.port, timeout=20)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        try:
            self.connection.request(method, path, body, named)
            response = self.connection.getresponse()
            content = response.read()
        except (OSError, http.client.HTTPException) as error:
            self.close()
            raise error if isinstance(error, OSError) else ConnectionError(error) from error
        return Answer(response.status, {n.lower(): v for n, v in response.getheaders()}, content)

    def get(self, path: str, **headers: str) -> Answer:
        """Ask for a path below the page's own."""
        return self.ask("GET", self.path + path, None, **headers)

    def post(self, body: Any) -> Answer:
        """Send a callback's body: text and bytes as they are, anything else as JSON."""
        content = body if isinstance(body, bytes) else json.dumps(body).encode()
        return self.ask("POST", self.path + CALL, content, Content_Type="application/json")

    def open(self) -> None:
        """Load the page as a browser would: index, scripts and styles of its own, layout, callbacks."""
        page = self.get("").text
        for address in re.findall(r'(?:src|href)="([^"]*/assets/[^"]*)"', page):
            self.ask("GET", address)
        self.known = _known(self.get("_dash-layout").json())
        every = self.get("_dash-dependencies").json()
        self.calls = [each for each in every if not each["clientside_function"]]
        self.call = next(each for each in self.calls if "panel.children" in each["output"])

    def body(self, search: str = "", width: Any = 1180) -> dict[str, Any]:
        """Return the body of the callback that asks for a view."""
        return self.body_of({"search": search, "width": width})

    def body_of(self, request: Any) -> dict[str, Any]:
        """Return the body of the callback that makes any request."""
        return self.body_to(self.call, {"request": request, "edition": self.known})

    def body_to(self, call: dict[str, Any], values: Mapping[str, Any]) -> dict[str, Any]:
        """Return the body of a callback in the form that the page's script sends, with values by id."""
        words = call["output"].removeprefix("..").removesuffix("..").split("...")
        outputs = [dict(zip(("id", "property"), word.rsplit(".", 1), strict=True)) for word in words]
        return {
            "output": call["output"],
            "outputs": outputs if call["output"].startswith("..") else outputs[0],
            "inputs": [each | {"value": values.get(each["id"])} for each in call["inputs"]],
            "state": [each | {"value": values.get(each["id"])} for each in call["state"]],
            "changedPropIds": ["{id}.{property}".format(**call["inputs"][0])],
        }

    def encoded(self, search: str = "", width: Any = 1180) -> bytes:
        """Return that body as it is sent."""
        return json.dumps(self.body(search, width)).encode()

    def see(self, search: str = "", width: Any = 1180) -> dict[str, Any]:
        """Ask for a view and return what each component of the page becomes."""
        answer = self.post(self.body(search, width))
        assert answer.status == 200, (answer.status, answer.text[:300])
        seen: dict[str, Any] = answer.json()["response"]
        return seen

    def banner(self) -> str:
        """Return what stands above the page."""
        return json.dumps(self.see()["banner"]["children"], ensure_ascii=False)

    def version(self) -> str:
        """Return what an open page asks once a second."""
        return str(self.get("version").json()["version"])

    def again(self) -> Viewer:
        """Return the same reader on a line of its own, which may reach another worker."""
        return Viewer(self.host, self.port, self.path, self.call, self.calls, self.known)

    def __enter__(self) -> Viewer:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Hang up."""
        if self.connection is not None:
            with suppress(OSError):
                self.connection.close()
        self.connection = None


def _known(layout: Any) -> str:
    """Return the edition that the page's skeleton was made of."""
    parts = layout if isinstance(layout, list) else [layout]
    for part in parts:
        if isinstance(part, dict):
            props = part.get("props", {})
            found = props["data"] if props.get("id") == "edition" else _known(props.get("children"))
            if found:
                return str(found)
    return ""


def until(true: Callable[[], Any], *, seconds: float = 20) -> Any:
    """Ask again until something is so, and return it; fail when it never was."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if found := true():
            return found
        time.sleep(0.01)
    raise AssertionError(f"never so within {seconds} s")
