"""A published record on a memory stick: what tests open it with, and what they ask of it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import Browser, ConsoleMessage, Page

from graph import Network, build, load
from tests.browser.conftest import DATA
from ui.offline.parts import Part, parts
from ui.offline.site import single_file
from ui.state import Vocabulary
from ui.story_checks import examine_lessons


def errors_into(complaints: list[str]) -> Callable[[ConsoleMessage], None]:
    """Return a listener that writes down what a page's console calls an error."""

    def heard(said: ConsoleMessage) -> None:
        if said.type == "error":
            complaints.append(said.text)

    return heard


@dataclass(frozen=True)
class Published:
    """A record made ready for readers without a server."""

    network: Network
    parts: dict[str, Part]
    file: Path


def publish(folder: Path) -> Published:
    """Publish the real record as one file."""
    network = build(load(DATA))
    lessons, _ = examine_lessons([DATA], network)
    made = parts(
        network, Vocabulary(network, lessons), base="", today=date(2026, 11, 22), watch=lambda _: None
    )
    file = folder / "line.html"
    file.write_bytes(single_file(network, made))
    return Published(network, made, file)


class Stick:
    """A reader with the file on a disk and no network, who keeps what went wrong."""

    def __init__(self, browser: Browser, published: Published, width: int, scheme: str = "light") -> None:
        self.address = published.file.as_uri()
        self.context = browser.new_context(
            viewport={"width": width, "height": 800}, color_scheme="dark" if scheme == "dark" else "light"
        )
        self.context.set_offline(True)
        self.context.set_default_timeout(15_000)
        self.page = self.context.new_page()
        self.complaints: list[str] = []
        self.asked: list[str] = []
        self.page.on("console", errors_into(self.complaints))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", lambda request: self.asked.append(request.url))

    def open(self, search: str = "?") -> Page:
        """Open a view as from a link, and wait until it is shown."""
        self.page.goto("about:blank")
        self.page.goto(f"{self.address}#{search}")
        self.page.wait_for_selector("html[data-shown]")
        return self.page

    def go(self, search: str) -> Page:
        """Change the link of the open page, and wait until the page follows."""
        self.page.evaluate(
            "search => { delete document.documentElement.dataset.shown; location.hash = search }", search
        )
        self.page.wait_for_selector("html[data-shown]")
        return self.page

    def outside(self) -> list[str]:
        """Return what was asked for beyond the file itself."""
        return [url for url in self.asked if not url.startswith((self.address, "about:", "data:", "blob:"))]


def words(page: Page, selector: str) -> str:
    """Return a text as a reader sees it, without citations, which name the address, and without spaces."""
    script = """selector => {
        const copy = document.querySelector(selector).cloneNode(true);
        copy.querySelectorAll(".cite, .permalink").forEach((each) => each.remove());
        return copy.textContent;
    }"""
    return " ".join(str(page.evaluate(script, selector)).replace("×", " ").split())


def labels(page: Page, selector: str, attribute: str) -> list[str]:
    script = """([selector, name]) => [...document.querySelectorAll(selector)]
        .filter((each) => each.style.display !== "none").map((each) => each.getAttribute(name))"""
    found: list[str] = page.evaluate(script, [selector, attribute])
    return sorted(found)


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: what a test server answers is nobody's news."""


@contextmanager
def hosted_at(folder: Path) -> Iterator[str]:
    """Put a folder on a web host, and give the address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    thread.join()
    server.server_close()
