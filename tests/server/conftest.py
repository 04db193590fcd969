"""Real servers on ports of their own on this machine: in this process, or as the command line starts them."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from werkzeug.serving import make_server

from tests.server.process import Process
from tests.server.viewer import Viewer
from tests.worlds import tiny_text, tiny_world
from ui.access import Access
from ui.live import Record
from ui.server import create_app
from ui.serving import QuietHandler

Serve = Callable[..., Viewer]


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Let a test serve a record from this process; without one, the tiny world."""
    with ExitStack() as ends:
        yield lambda record=None, access=None: ends.enter_context(_served(record, access))


@pytest.fixture(scope="session")
def viewer() -> Iterator[Viewer]:
    """Serve the tiny world to all tests that only ask, and open its page."""
    with _served() as viewer:
        yield viewer


@contextmanager
def _served(record: Record | None = None, access: Access | None = None) -> Iterator[Viewer]:
    access = access or Access()
    app = create_app(record or Record.of(tiny_world()), access)
    server = make_server("127.0.0.1", 0, app.server, threaded=True, request_handler=QuietHandler)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    viewer = Viewer("127.0.0.1", server.server_port, access.path)
    try:
        viewer.open()
        yield viewer
    finally:
        viewer.close()
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Write the tiny world to a data file, alone in its folder."""
    folder = tmp_path / "data"
    folder.mkdir()
    file = folder / "relationships.yaml"
    file.write_text(tiny_text(), encoding="utf-8")
    return file


@pytest.fixture
def followed(data: Path, serve: Serve) -> Iterator[Viewer]:
    """Serve a data file that is being watched, and open its page."""
    record, _ = Record.open(data)
    record.follow()
    yield serve(record)
    record.leave()


@pytest.fixture
def process() -> Iterator[Callable[..., Process]]:
    """Let a test start the page from the command line."""
    started: list[Process] = []

    def start(*options: str, env: dict[str, str] | None = None) -> Process:
        started.append(Process(*options, env=env))
        return started[-1]

    yield start
    for each in started:
        each.end()
