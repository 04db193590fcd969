"""A real Chromium on the real page, served from this process: shared by all browser tests."""

from __future__ import annotations

import logging
import os
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from werkzeug.serving import make_server

from graph import build, load
from ui.access import Access
from ui.live import Record
from ui.server import create_app

DATA = Path(__file__).parents[2] / "data"
_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_MAC = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


def chromium_path() -> str:
    """Return the Chromium to test with; without one the tests fail and say what to install."""
    found = [os.environ.get("CHROMIUM"), *(shutil.which(name) for name in _NAMES)]
    found += [path for path in _MAC if Path(path).exists()]
    path = next((path for path in found if path), None)
    if path is None:
        raise RuntimeError(
            "The browser tests need Chromium or Chrome: install one, or set CHROMIUM to its path."
        )
    return path


@contextmanager
def served(record: Record, access: Access | None = None) -> Iterator[str]:
    """Serve a record on a free port of this machine, and give the address."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    app = create_app(record, access)
    server = make_server("127.0.0.1", 0, app.server, threaded=True)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    record.leave()
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    """Serve the real record to all tests that only look at it."""
    with served(Record.of(build(load(DATA)))) as address:
        yield address


Serving = Callable[..., str]


@pytest.fixture
def serving() -> Iterator[Serving]:
    """Let a test serve a record of its own: a record and who may ask, in, an address out."""
    with ExitStack() as ends:
        yield lambda record, access=None: ends.enter_context(served(record, access))


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Start one Chromium for all tests."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=list(QUIET))
        yield browser
        browser.close()


@dataclass
class Visit:
    """One reader's browser: opens states of the page and keeps what went wrong on the way."""

    context: BrowserContext
    address: str
    page: Page
    complaints: list[str] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)

    def open(self, search: str = "") -> Page:
        """Open a state of the page and wait until its picture is painted."""
        self.page.goto(f"{self.address}/{search}")
        self.ready()
        return self.page

    def open_text(self, search: str) -> Page:
        """Open a state whose view may have no picture, and wait until its tab is marked."""
        self.page.goto(f"{self.address}/{search}")
        self.page.wait_for_selector("#view-tabs a[aria-current=page]")
        self.page.wait_for_selector("#panel h2")
        return self.page

    def ready(self) -> None:
        """Wait until the picture and its panel stand."""
        self.page.wait_for_selector("#marks a.mark")
        self.page.wait_for_selector("#panel h2")

    def listen(self) -> None:
        """Write down errors of the page and requests that leave the machine."""
        self.page.on("console", lambda message: self._heard(message.type, message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", lambda request: self._asked(request.url))

    def _heard(self, kind: str, text: str) -> None:
        if kind == "error":
            self.complaints.append(text)

    def _asked(self, url: str) -> None:
        if not url.startswith((self.address, "data:", "blob:")):
            self.outside.append(url)


class Visits:
    """Opens browsers of readers with the size and theme a test asks for."""

    def __init__(self, chromium: Browser, address: str) -> None:
        self.chromium, self.address, self.contexts = chromium, address, list[BrowserContext]()

    def __call__(
        self,
        *,
        width: int = 1280,
        height: int = 720,
        theme: str = "light",
        touch: bool = False,
        obey_policy: bool = False,
    ) -> Visit:
        """Return a new reader's browser.

        Playwright's wait_for_function evaluates text, which the page's content security policy forbids:
        tests of the policy itself ask for a browser that obeys it.
        """
        context = self.chromium.new_context(
            viewport={"width": width, "height": height},
            color_scheme="dark" if theme == "dark" else "light",
            has_touch=touch,
            bypass_csp=not obey_policy,
        )
        context.set_default_timeout(15_000)
        self.contexts.append(context)
        visit = Visit(context, self.address, context.new_page())
        visit.listen()
        return visit


@pytest.fixture
def reader(chromium: Browser, address: str) -> Iterator[Visits]:
    """Let a test open readers' browsers, and close them afterwards."""
    visits = Visits(chromium, address)
    yield visits
    for context in visits.contexts:
        context.close()
