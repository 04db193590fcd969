"""A worker of gunicorn that keeps its threads for those who ask."""

from __future__ import annotations

import time
from functools import partial
from selectors import EVENT_READ

from gunicorn.workers.gthread import TConn, ThreadWorker


class PatientWorker(ThreadWorker):
    """Gives a connection a thread when it speaks, and not before.

    Gunicorn's own lets a silent connection hold one for five seconds, and browsers open connections
    ahead of need: eight of them would keep every reader waiting.
    """

    def enqueue_req(self, conn: TConn) -> None:
        """Hand a connection to a thread once it can be read; let a new one wait without a thread."""
        if conn.initialized or conn.data_ready:
            super().enqueue_req(conn)  # type: ignore[no-untyped-call]
            return
        conn.sock.setblocking(False)
        conn.timeout = time.monotonic() + self.cfg.keepalive
        self.pending_conns.append(conn)
        readable = partial(self.on_pending_socket_readable, conn)
        self.poller.register(conn.sock, EVENT_READ, readable)  # type: ignore[union-attr]
