"""The page as the command line serves it: alone or with workers, never by accident in public or in debug."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.server.load import crowd
from tests.server.process import Process
from tests.server.viewer import JSON, Viewer, until
from tests.worlds import tiny_text
from ui.commands import cli
from ui.serving import SETTINGS

Start = Callable[..., Process]
SWITCHES = {
    "DASH_DEBUG": "true",
    "DASH_UI": "true",
    "DASH_HOT_RELOAD": "true",
    "DASH_PRUNE_ERRORS": "false",
    "DASH_MCP_ENABLED": "true",
    "DASH_SERVE_DEV_BUNDLES": "true",
    "DASH_URL_BASE_PATHNAME": "/elsewhere/",
    "FLASK_DEBUG": "1",
    "FLASK_ENV": "development",
    "WERKZEUG_DEBUG_PIN": "off",
    "HOST": "0.0.0.0",
    "PORT": "1",
    "WEB_CONCURRENCY": "7",
    "GUNICORN_CMD_ARGS": "--bind=0.0.0.0:1 --reload --workers=7",
    "FORWARDED_ALLOW_IPS": "*",
    "ALLOW_HOST": "evil.example",
    "DIRECT_LINE_ALLOW_HOST": "evil.example",
}


@pytest.mark.parametrize("options", [(), ("--workers", "1")])
def test_no_variable_of_the_environment_opens_anything(
    process: Start, data: Path, options: tuple[str, ...]
) -> None:
    running = process("--data", str(data), *options, env=SWITCHES)
    viewer = running.viewer()
    page = viewer.get("").text
    config = json.loads(re.findall(r'id="_dash-config"[^>]*>(.*?)</script>', page)[0])
    assert config["ui"] is False
    assert config["props_check"] is False
    assert "hot_reload" not in config
    assert viewer.get("_mcp").status == 404
    assert viewer.get("console").status == 404
    assert (
        viewer.get("?__debugger__=yes&cmd=resource&f=debugger.js")
        .headers["content-type"]
        .startswith("text/html")
    )
    assert viewer.ask("GET", "/", Host="evil.example").status == 400
    assert _listens_only_here(viewer.port)
    if options:
        assert len(running.workers()) == 1


def _listens_only_here(port: int) -> bool:
    """Tell whether a port is bound to the loopback address alone, by the kernel's own list."""
    listening = [line.split() for line in Path("/proc/net/tcp").read_text().splitlines()[1:]]
    addresses = [words[1].split(":") for words in listening if words[3] == "0A"]
    return [address for address, number in addresses if int(number, 16) == port] == ["0100007F"]


def test_listening_in_public_takes_an_option_and_is_warned_of(process: Start, data: Path) -> None:
    running = process("--data", str(data), "--host", "0.0.0.0", "--allow-host", "line.example")
    viewer = running.viewer()
    assert viewer.ask("GET", "/", Host="line.example").status == 200
    running.stop()
    assert "Warning: 0.0.0.0 can be reached from other machines" in running.written()
    assert "line.example" in running.written()


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--allow-host", "https://line.example"), "expected a host name"),
        (("--frame-origin", "line.example"), "expected an origin"),
        (("--path", "line"), "expected a path"),
        (("--port", "70000"), "70000"),
        (("--workers", "-1"), "-1"),
        (("--data", "nothing.yaml"), "cannot be read"),
    ],
)
def test_an_option_that_cannot_be_meant_is_refused_before_anything_starts(
    options: tuple[str, str], words: str
) -> None:
    result = CliRunner().invoke(cli, ["serve", *options])
    assert result.exit_code in (1, 2)
    assert words in result.output


def test_a_port_in_use_is_said_to_be(data: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        result = CliRunner().invoke(cli, ["serve", "--data", str(data), "--port", port])
    assert result.exit_code == 1
    assert "is in use" in result.output


def test_data_with_errors_is_not_served_at_all(data: Path) -> None:
    data.write_text(tiny_text().replace("kind: summit", "kind: sumit"), encoding="utf-8")
    result = CliRunner().invoke(cli, ["serve", "--data", str(data)])
    assert result.exit_code == 1
    assert 'unknown kind "sumit"; did you mean "summit"?' in result.output


def test_gunicorn_serves_with_bounds() -> None:
    assert SETTINGS["threads"] == 4
    assert 0 < SETTINGS["timeout"] <= 60
    assert 0 < SETTINGS["graceful_timeout"] <= 30
    assert SETTINGS["control_socket_disable"] is True


@pytest.fixture
def two(process: Start, data: Path) -> Process:
    """Serve the tiny world with two workers, as `make serve` does."""
    return process("--data", str(data), "--workers", "2")


def test_every_worker_follows_the_data(two: Process, data: Path) -> None:
    viewer = two.viewer()
    good = viewer.version()
    data.write_text(tiny_text().replace("kind: summit", "kind: sumit"), encoding="utf-8")
    until(lambda: len(found := _versions(viewer)) == 1 and good not in found)
    data.write_text(tiny_text(), encoding="utf-8")
    until(lambda: _versions(viewer) == {good})


def _versions(viewer: Viewer) -> set[str]:
    """Return what new connections are told, often enough to reach both workers."""
    found = set()
    for _ in range(8):
        with suppress(OSError), viewer.again() as other:
            found.add(other.version())
    return found


def test_a_worker_killed_under_load_is_replaced_and_no_reader_notices(two: Process) -> None:
    viewer = two.viewer()
    before = until(lambda: len(two.workers()) == 2 and two.workers())
    recovered: list[bool] = []

    def kill() -> None:
        os.kill(before[0], signal.SIGKILL)
        until(lambda: len(set(two.workers()) - {before[0]}) == 2, seconds=2)
        with viewer.again() as other:
            recovered.append(other.get("").status == 200)

    killer = threading.Timer(1, kill)
    killer.start()
    met = crowd(viewer, viewers=20, seconds=5, pause=0.3)
    killer.join()
    assert recovered == [True]
    assert met.failures == []
    assert len(met.views) > 50


def test_viewers_who_ask_at_once_never_get_each_others_view(two: Process) -> None:
    viewer = two.viewer()
    wanted = ("?kind=letter", "?kind=meeting", "?countries=southland", "?select=nia")
    alone = {search: viewer.see(search) for search in wanted}
    wrong: list[str] = []

    def look(search: str) -> None:
        with viewer.again() as other:
            wrong.extend(search for _ in range(25) if other.see(search) != alone[search])

    threads = [threading.Thread(target=look, args=(search,)) for search in wanted * 3]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
    assert len({json.dumps(each["chips"]) + json.dumps(each["panel"]) for each in alone.values()}) == 4


def test_a_worker_that_is_replaced_while_the_data_is_faulty_shows_the_last_good_version(
    two: Process, data: Path
) -> None:
    viewer = two.viewer()
    first = viewer.version()
    data.write_text(tiny_text().replace("version: 1.0.0", "version: 2.0.0"), encoding="utf-8")
    second = until(lambda: len(found := _versions(viewer)) == 1 and first not in found and found)
    data.write_text(tiny_text().replace("kind: summit", "kind: sumit"), encoding="utf-8")
    until(lambda: not _versions(viewer) & second)
    before = two.workers()
    for worker in before:
        os.kill(worker, signal.SIGKILL)
    until(lambda: len(set(two.workers()) - set(before)) == 2)
    until(lambda: _versions(viewer))
    with viewer.again() as other:
        told = other.get("readyz").json()
    assert told["data version"] == "2.0.0"
    assert told["has error"] is True


def test_silent_and_slow_clients_keep_nobody_waiting(two: Process) -> None:
    viewer = two.viewer()
    slow = [socket.create_connection((viewer.host, viewer.port)) for _ in range(40)]
    try:
        for line in slow[:3]:
            line.sendall(b"POST /_dash-update-component HTTP/1.1\r\nHost: localhost\r\nContent-Le")
        with viewer.again() as other:
            assert other.see()["count"]["children"]
    finally:
        for line in slow:
            line.close()


def test_a_server_asked_to_stop_finishes_what_it_began_and_ends_well(two: Process) -> None:
    viewer = two.viewer()
    assert viewer.see()["count"]["children"]
    assert two.stop() == 0
    assert "Traceback" not in two.written()


def test_the_journal_of_the_server_holds_paths_and_no_questions(two: Process) -> None:
    viewer = two.viewer()
    viewer.get("?select=the-readers-own-question")
    viewer.ask("POST", "/_dash-update-component", b'{"the-readers-own-question"', **JSON)
    two.stop()
    written = two.written()
    assert re.search(r"direct_line.access GET / 200 \d+ms", written)
    assert re.search(r"direct_line.access POST /_dash-update-component 400 \d+ms", written)
    assert "the-readers-own-question" not in written
