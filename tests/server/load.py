"""A hundred readers at once: opens the page from many connections, looks at views, and counts what fails.

    python -m tests.server.load --viewers 100 --seconds 60

Everything runs on this machine and ends by itself. Each viewer does what an open page does: asks for a
view every few seconds, looks once a second whether the data changed, and asks again when nothing comes back.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import sys
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from statistics import median

from tests.server.process import Process
from tests.server.viewer import Viewer
from ui.serving import THREADS

VIEWS = (
    "",
    "?view=ladder",
    "?view=network",
    "?view=timeline",
    "?view=table",
    "?view=claims",
    "?countries=all",
    "?countries=russia,north-korea",
    "?kind=letter",
    "?kind=phone+call&from=2018&to=2019",
    "?certainty=on+record&status=happened",
    "?bypass=1",
    "?select=kim-jong-un",
    "?select=jon-huntsman",
    "?select=trump-putin-call-2018-03-20",
    "?view=network&select=kim-jong-un",
    "?view=timeline&countries=turkey",
)
WIDTHS = (360, 1180, 1180, 1460)
PAUSES = (0.15, 0.3, 0.6, 1.2, 2.4, 4.8)
"""How long assets/service.js waits before it asks again."""


@dataclass
class Tally:
    """What one viewer, or all of them, met: seconds each request took, and what went wrong."""

    views: list[float] = field(default_factory=list)
    looks: list[float] = field(default_factory=list)
    retries: int = 0
    failures: list[str] = field(default_factory=list)

    def add(self, other: Tally) -> None:
        """Take another viewer's tally into this one."""
        self.views += other.views
        self.looks += other.looks
        self.retries += other.retries
        self.failures += other.failures

    def __str__(self) -> str:
        return (
            f"{len(self.views):,} views ({_times(self.views)}), {len(self.looks):,} looks "
            f"({_times(self.looks)}), {self.retries} asked again, {len(self.failures)} failures"
        )


def _times(seconds: Sequence[float]) -> str:
    if not seconds:
        return "none"
    ranked = sorted(seconds)
    p95, last = ranked[int(len(ranked) * 0.95)], ranked[-1]
    return f"median {median(ranked) * 1000:.0f} ms, p95 {p95 * 1000:.0f} ms, slowest {last * 1000:.0f} ms"


def crowd(first: Viewer, viewers: int, seconds: float, *, pause: float = 5.0, seed: int = 1) -> Tally:
    """Let viewers look at the page of a server for a while, and return what they met."""
    end = time.monotonic() + seconds
    tallies = [Tally() for _ in range(viewers)]
    threads = [
        threading.Thread(target=_visit, args=(first, tally, end, pause, random.Random(seed + number)))
        for number, tally in enumerate(tallies)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    total = Tally()
    for tally in tallies:
        total.add(tally)
    return total


def _visit(first: Viewer, tally: Tally, end: float, pause: float, chance: random.Random) -> None:
    """Be one viewer until the end: look once a second, and at another view every few."""
    viewer = first.again()
    due = time.monotonic() + chance.uniform(0, pause)
    while (now := time.monotonic()) < end:
        if now >= due:
            search, width = chance.choice(VIEWS), chance.choice(WIDTHS)
            _timed(tally, tally.views, partial(_see, viewer, search, width))
            due = now + chance.uniform(0.5, 1.5) * pause
        else:
            _timed(tally, tally.looks, viewer.version)
        time.sleep(max(0, min(1, due - time.monotonic(), end - time.monotonic())))
    viewer.close()


def _see(viewer: Viewer, search: str, width: int) -> None:
    answer = viewer.ask(
        "POST", viewer.path + "_dash-update-component", viewer.encoded(search, width), **_HEADERS
    )
    if answer.status != 200:
        raise ValueError(f"{answer.status} for {search}")


_HEADERS = {"Content-Type": "application/json", "Accept-Encoding": "gzip"}


def _timed(tally: Tally, times: list[float], ask: Callable[[], object]) -> None:
    """Ask, and ask again as the page does when nothing comes back; note how long it took in all."""
    began = time.monotonic()
    for wait in PAUSES:
        try:
            ask()
        except OSError:
            tally.retries += 1
            time.sleep(wait)
        except Exception as error:
            tally.failures.append(f"{type(error).__name__}: {error}")
            return
        else:
            times.append(time.monotonic() - began)
            return
    tally.failures.append("no answer")


def main() -> int:
    """Serve the real record, let the crowd in, print what it met; exit with 1 if anything failed."""
    options = _options()
    process = Process("--workers", str(options.workers))
    try:
        first = process.viewer()
        if options.kill:
            victim = process.workers()[0]
            threading.Timer(options.seconds / 2, os.kill, (victim, signal.SIGKILL)).start()
        print(f"{options.viewers} viewers, {options.seconds:.0f} s, {options.workers} workers of {THREADS}")
        met = crowd(first, options.viewers, options.seconds, pause=options.pause)
    finally:
        process.end()
    print(met)
    for failure in met.failures[:10]:
        print(failure, file=sys.stderr)
    return 1 if met.failures or not met.views else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--viewers", type=int, default=100)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--pause", type=float, default=5.0, help="mean seconds between a viewer's views")
    parser.add_argument("--kill", action="store_true", help="kill a worker halfway")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
