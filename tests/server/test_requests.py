"""What the server lets in: every other path, method, host, body and state is refused in plain words."""

from __future__ import annotations

import json
import socket
from typing import Any

import pytest

from tests.server.conftest import Serve
from tests.server.viewer import CALL, JSON, Viewer
from ui.access import Access

DEEP = b"[" * 100_000 + b"]" * 100_000


def _refused(
    viewer: Viewer, status: int, method: str, path: str, body: bytes | None = None, **headers: str
) -> None:
    answer = viewer.ask(method, path, body, **headers)
    assert answer.status == status
    assert "Traceback" not in answer.text
    assert "site-packages" not in answer.text


@pytest.mark.parametrize(
    "path",
    [
        "/nothing",
        "/nothing/at/all",
        "/index.html",
        "/.git/config",
        "/.env",
        "/data/relationships.yaml",
        "/assets/",
        "/assets/../app.py",
        "/assets/%2e%2e/app.py",
        "/assets/nothing.css",
        "/_reload-hash",
        "/_mcp",
        "/static/x",
        "/console",
        "/%00",
        "/%0d%0aSet-Cookie:x=1",
        "/_dash-component-suites/dash/nothing.js",
        "/_dash-component-suites/nothing/nothing.js",
        "/_dash-component-suites/dash/../../../etc/passwd",
        "/_dash-component-suites/dash/dcc/%3Cscript%3Ealert(1)%3C/script%3E.js",
        "/_dash-component-suites/os/path.py",
    ],
)
def test_an_unknown_path_is_not_found(viewer: Viewer, path: str) -> None:
    _refused(viewer, 404, "GET", path)


def test_what_is_not_found_says_so_on_a_page_with_a_link_home(viewer: Viewer) -> None:
    answer = viewer.get("nothing<script>")
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert "There is nothing at this address" in answer.text
    assert 'href="/"' in answer.text
    assert "<script" not in answer.text


def test_a_refused_component_never_comes_back_as_a_page(viewer: Viewer) -> None:
    answer = viewer.get("_dash-component-suites/%3Cscript%3Ealert(1)%3C/script%3E/x.js")
    assert answer.headers["content-type"] == "application/json"
    assert b"alert" not in answer.body


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("POST", "/", 405),
        ("PUT", "/", 405),
        ("DELETE", "/", 405),
        ("PATCH", "/_dash-layout", 405),
        ("TRACE", "/", 405),
        ("CONNECT", "/", 405),
        ("NONSENSE", "/", 405),
        ("GET", f"/{CALL}", 405),
        ("POST", "/healthz", 405),
        ("POST", "/nothing", 404),
        ("TRACE", "/nothing", 404),
    ],
)
def test_a_method_that_does_nothing_here_is_refused(
    viewer: Viewer, method: str, path: str, status: int
) -> None:
    _refused(viewer, status, method, path)


def test_a_refused_method_names_the_ones_that_work(viewer: Viewer) -> None:
    assert viewer.ask("DELETE", f"/{CALL}").headers["allow"] == "OPTIONS, POST"


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "evil.example:80",
        "127.0.0.1.evil.example",
        "a b",
        "",
        "localhost@evil.example",
        "[::1",
    ],
)
def test_a_foreign_host_is_refused(viewer: Viewer, host: str) -> None:
    for path in ("/", "/healthz", "/nothing", "/_dash-layout"):
        _refused(viewer, 400, "GET", path, Host=host)


@pytest.mark.parametrize("host", ["localhost", "localhost:8050", "127.0.0.1:1", "[::1]:8050"])
def test_this_machine_is_no_foreign_host(viewer: Viewer, host: str) -> None:
    assert viewer.ask("GET", "/", Host=host).status == 200


def test_a_host_is_answered_once_it_is_allowed(serve: Serve) -> None:
    viewer = serve(access=Access(hosts=("line.example",)))
    assert viewer.ask("GET", "/", Host="line.example:8050").status == 200
    assert viewer.ask("GET", "/", Host="other.example").status == 400


def test_what_a_proxy_forwards_opens_no_door(viewer: Viewer) -> None:
    answer = viewer.ask(
        "GET", "/", Host="evil.example", X_Forwarded_Host="localhost", Forwarded="host=localhost"
    )
    assert answer.status == 400


def _changed(viewer: Viewer, **changes: Any) -> bytes:
    return json.dumps(viewer.body() | changes).encode()


BODIES: dict[str, Any] = {
    "nothing": b"",
    "no JSON": b"search=?a",
    "half JSON": b'{"output": "..picture',
    "a list": b"[]",
    "null": b"null",
    "a number": b"1e999",
    "NaN": b'{"output": NaN}',
    "nested without end": DEEP,
    "not UTF-8": b'{"output": "\xff"}',
    "a lone surrogate": b'{"output": "\\ud800"}',
    "an empty map": b"{}",
    "an output that is a list": {"output": []},
    "an output that is a map": {"output": {"id": "x"}},
    "an unknown output": {"output": "nothing.children"},
    "a browser's own callback": {
        "output": "chart.figure",
        "outputs": [{"id": "chart", "property": "figure"}],
    },
    "no inputs": {"inputs": None},
    "inputs that are a map": {"inputs": {"request": {}}},
    "inputs that are words": {"inputs": ["request"]},
    "an empty input": {"inputs": [{}]},
    "an unknown input": {"inputs": [{"id": "nothing", "property": "data", "value": 1}]},
    "one input too many": {"inputs": [{"id": "request", "property": "data", "value": {}}] * 2},
    "an input with a list for its id": {"inputs": [{"id": ["request"], "property": "data"}]},
    "no state": {"state": []},
    "a state that is words": {"state": "drawn"},
    "no outputs": {"outputs": []},
    "outputs that are words": {"outputs": "picture.data"},
    "foreign outputs": {"outputs": [{"id": "x", "property": "y"}]},
    "changes that are a map": {"changedPropIds": {}},
    "changes that are numbers": {"changedPropIds": [1]},
    "changes of another part": {"changedPropIds": ["nothing.data"]},
}


@pytest.mark.parametrize("name", BODIES)
def test_a_malformed_callback_is_refused(viewer: Viewer, name: str) -> None:
    body = BODIES[name]
    content = body if isinstance(body, bytes) else _changed(viewer, **body)
    _refused(viewer, 400, "POST", f"/{CALL}", content, **JSON)


@pytest.mark.parametrize(
    "request_",
    [
        None,
        1,
        "?",
        [],
        {"search": 1},
        {"search": {"a": 1}},
        {"search": ["?"]},
        {"search": "", "width": "wide"},
        {"search": "", "width": 1e30},
        {"search": "", "width": []},
        {"search": "", "width": None},
    ],
)
def test_a_request_of_the_wrong_form_is_refused(viewer: Viewer, request_: Any) -> None:
    content = json.dumps(viewer.body_of(request_)).encode()
    _refused(viewer, 400, "POST", f"/{CALL}", content, **JSON)


@pytest.mark.parametrize(
    "junk", [None, 0, -1, 1e30, True, "", "x" * 5_000, [], [[]], {}, {"search": []}, [{"a": None}]]
)
def test_no_value_makes_a_callback_fail(viewer: Viewer, junk: Any) -> None:
    for call in viewer.calls:
        parts = [*call["inputs"], *call["state"]]
        everywhere = viewer.post(viewer.body_to(call, {each["id"]: junk for each in parts}))
        assert everywhere.status in (200, 204, 400), (call["output"], everywhere.text)
        for part in parts:
            values = {"request": {"search": "", "width": 1180}, part["id"]: junk}
            answer = viewer.post(viewer.body_to(call, values))
            assert answer.status in (200, 204, 400), (call["output"], part, answer.text)


@pytest.mark.parametrize(
    "kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", ""]
)
def test_a_callback_in_another_form_is_refused(viewer: Viewer, kind: str) -> None:
    _refused(viewer, 415, "POST", f"/{CALL}", _changed(viewer), Content_Type=kind)


def test_a_body_of_more_than_256_kilobytes_is_too_much(viewer: Viewer) -> None:
    content = _changed(viewer, padding="x" * 262_144)
    _refused(viewer, 413, "POST", f"/{CALL}", content, **JSON)
    just_right = _changed(viewer, padding="x" * 200_000)
    assert viewer.ask("POST", f"/{CALL}", just_right, **JSON).status == 200


def test_the_callbacks_of_an_open_page_stay_far_below_the_limit(viewer: Viewer) -> None:
    seen = viewer.see("?countries=all")
    body = viewer.body("?countries=all")
    for each in body["state"]:
        each["value"] = seen.get(each["id"], {}).get(each["property"])
    assert len(json.dumps(body)) < 16_384


HOSTILE = {
    "a script": "?select=<script>alert(1)</script>&view=<img src=x onerror=alert(1)>",
    "many parts": "?" + "&".join(f"a{number}=1" for number in range(500)),
    "one part many times": "?" + "&".join("kind=letter" for _ in range(200)),
    "too long": "?select=" + "x" * 100_000,
    "halves of characters": "?select=%ff%fe%00&kind=%ed%a0%80",
    "control characters": "?select=a%0d%0aSet-Cookie:x=1&kind=%1b[31m",
    "numbers that are none": "?from=٢٠١٨&to=-1&from=99999",
    "years the wrong way round": "?from=2020&to=1900",
    "groups that are none": "?select=pair::::::&focus=..%2f..%2f",
    "a group with odd parts": "?select=direct:northland:call:x:y:z",
    "prototype words": "?__proto__=1&constructor=x&select=__class__&view=__init__",
    "commas": "?kind=,,,,,&countries=,",
    "separators": "?&&&===&?&;;",
    "braces": "?select={{7*7}}${7*7}%{x}",
    "turned text": "?select=\u202egnp.exe",
}


@pytest.mark.parametrize(
    "view", ["lanes", "ladder", "network", "timeline", "table", "compare", "numbers", "claims"]
)
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_state_opens_what_it_can(viewer: Viewer, name: str, view: str) -> None:
    seen = viewer.see(f"{HOSTILE[name]}&view={view}")
    assert seen["count"]["children"]
    assert "<script" not in json.dumps(seen["picture"])


@pytest.mark.parametrize("width", [-1, 0, 1, 10**12, True])
def test_an_odd_width_is_made_to_fit(viewer: Viewer, width: Any) -> None:
    assert viewer.see(width=width)["count"]["children"]


@pytest.mark.parametrize(
    "raw",
    [
        b"GARBAGE\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
        b"GET http://evil.example/ HTTP/1.1\r\nHost: evil.example\r\n\r\n",
        b"POST /_dash-update-component HTTP/1.1\r\nHost: localhost\r\nContent-Length: -5\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
    ],
)
def test_what_is_no_http_does_no_harm(viewer: Viewer, raw: bytes) -> None:
    with socket.create_connection((viewer.host, viewer.port), timeout=5) as line:
        line.sendall(raw)
        line.shutdown(socket.SHUT_WR)
        heard = b""
        while part := line.recv(4096):
            heard += part
    assert b"Traceback" not in heard
    assert b" 200 " not in heard
    assert viewer.get("healthz").status == 200
