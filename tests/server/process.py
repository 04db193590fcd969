"""The page as the command line serves it: started, asked, and stopped."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryFile

from tests.server.viewer import Viewer, until

ROOT = Path(__file__).parents[2]


class Process:
    """The page as the command line serves it, in a process group of its own."""

    def __init__(
        self,
        *options: str,
        env: dict[str, str] | None = None,
        python: Path = Path(sys.executable),
        folder: Path = ROOT,
    ) -> None:
        self.port = _free_port()
        self.viewers: list[Viewer] = []
        command: list[str | Path] = [python, "app.py", "serve", "--port", str(self.port), *options]
        # A file and not a pipe, which a busy journal would fill.
        self.output = TemporaryFile()  # noqa: SIM115
        self.running = subprocess.Popen(
            command,
            cwd=folder,
            env=os.environ | (env or {}),
            stdout=self.output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )

    def viewer(self, path: str = "/") -> Viewer:
        """Wait until the server answers, and open its page."""
        viewer = Viewer("127.0.0.1", self.port, path)
        self.viewers.append(viewer)
        until(lambda: self._answers(viewer), seconds=60)
        viewer.open()
        return viewer

    def _answers(self, viewer: Viewer) -> bool:
        assert self.running.poll() is None, self.written()
        with suppress(OSError):
            return viewer.get("healthz").status == 200
        return False

    def workers(self) -> list[int]:
        """Return the process ids of the workers."""
        children = Path(f"/proc/{self.running.pid}/task/{self.running.pid}/children")
        return [int(word) for word in children.read_text().split()]

    def written(self) -> str:
        """Return everything the server wrote so far."""
        self.output.seek(0)
        return self.output.read().decode()

    def stop(self) -> int:
        """Ask the server to stop, wait until it did, and return its exit code; kill it if it does not."""
        with suppress(ProcessLookupError):
            self.running.send_signal(signal.SIGTERM)
        try:
            return self.running.wait(timeout=30)
        except subprocess.TimeoutExpired:
            os.killpg(self.running.pid, signal.SIGKILL)
            return self.running.wait()

    def end(self) -> None:
        """Stop the server and let go of everything that was used to watch it."""
        self.stop()
        for viewer in self.viewers:
            viewer.close()
        self.output.close()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
