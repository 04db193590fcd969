"""Listening: one process for one's own machine, or gunicorn with several for others."""

from __future__ import annotations

import socket
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from dash import Dash
from werkzeug.serving import WSGIRequestHandler, make_server

from ui.live import Record
from ui.shelf import Shelf

if TYPE_CHECKING:
    from gunicorn.arbiter import Arbiter
    from gunicorn.workers.base import Worker

THREADS = 4
SETTINGS: Mapping[str, Any] = {
    "worker_class": "ui.worker.PatientWorker",
    "threads": THREADS,
    "timeout": 30,
    "graceful_timeout": 15,
    "keepalive": 15,
    "backlog": 512,
    "worker_connections": 1000,
    "preload_app": True,
    "limit_request_line": 8190,
    "limit_request_fields": 60,
    "forwarded_allow_ips": "127.0.0.1,::1",
    "forwarder_headers": "",
    "control_socket_disable": True,
    "proc_name": "direct-line",
    "loglevel": "warning",
}
"""How gunicorn serves. Nothing here, and nothing in the page, is read from the environment."""


class QuietHandler(WSGIRequestHandler):
    """Leaves the journal to the app, and tells no versions."""

    server_version, sys_version = "direct-line", ""

    def log(self, type: str, message: str, *args: Any) -> None:
        """Write nothing: a line of the server's own would carry the query string."""


def serve_alone(app: Dash, record: Record, host: str, port: int) -> None:
    """Serve the page from this process until it is interrupted."""
    record.follow()
    server = make_server(host, port, app.server, threaded=True, request_handler=QuietHandler)
    try:
        server.serve_forever()
    finally:
        record.leave()
        server.server_close()


def serve_with_workers(app: Dash, record: Record, host: str, port: int, workers: int) -> None:
    """Serve the page from several processes; each follows the data files by itself."""
    from gunicorn.app.base import BaseApplication  # not to be had on Windows

    folder = TemporaryDirectory(prefix="direct-line-")
    shelf = Shelf(Path(folder.name))

    def start(worker: Worker) -> None:
        record.follow(shelf)

    def end(arbiter: Arbiter) -> None:
        folder.cleanup()

    settings = {
        **SETTINGS,
        "bind": f"[{host}]:{port}" if ":" in host else f"{host}:{port}",
        "workers": workers,
        "post_worker_init": start,
        "on_exit": end,
    }

    class Server(BaseApplication):
        """Gunicorn with our settings and our app, instead of its own command line."""

        def load_config(self) -> None:
            """Take our settings and nothing else."""
            for name, value in settings.items():
                self.cfg.set(name, value)  # type: ignore[union-attr]

        def load(self) -> Any:
            """Return the app, built before the processes part, so that a new one starts at once."""
            return app.server

    Server().run()  # type: ignore[no-untyped-call]


def is_free(host: str, port: int) -> bool:
    """Tell whether the address can be listened on, before the page is built."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True
