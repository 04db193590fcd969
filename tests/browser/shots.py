"""Pictures of every view, size and theme into ``shots/``, and the one of the README into ``docs/``.

``python -m tests.browser.shots`` (or ``make shots``); look at them after every change that shows.
"""

from __future__ import annotations

import logging
import sys
import threading
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright
from werkzeug.serving import make_server

from graph import build, load
from tests.browser.conftest import DATA, QUIET, chromium_path
from ui.choices import VIEWS
from ui.live import Record
from ui.server import create_app

ROOT = Path(__file__).parents[2]
SHOTS = ROOT / "shots"
SIZES = {"desk": (1600, 900), "laptop": (1280, 720), "phone": (390, 844)}
STATES = {
    **{view: f"?view={view}" for view in VIEWS},
    "record": "?select=trump-putin-call-2018-03-20",
    "all-countries": "?countries=all",
    "ladder-record": "?view=ladder&select=trump-putin-call-2018-03-20",
    "timeline-russia": "?view=timeline&countries=russia",
    "network-focus": "?view=network&focus=vladimir-putin&steps=1",
    "compare-contacts": "?view=compare&by=contacts",
    "projector": "?projector=1",
    "compare-presidents": "?view=compare&by=principals",
}


def main() -> None:
    """Take all pictures, or those of the states named on the command line."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    wanted = sys.argv[1:] or list(STATES)
    app = create_app(Record.of(build(load(DATA))))
    server = make_server("127.0.0.1", 0, app.server, threaded=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}/"
    SHOTS.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=list(QUIET))
        for name in wanted:
            for size, (width, height) in SIZES.items():
                for theme in ("light", "dark"):
                    out = SHOTS / f"{name}-{size}-{theme}.png"
                    shoot(browser, address + STATES[name], width, height, theme, out)
        readme = ROOT / "docs" / "page.png"
        shoot(browser, address + STATES["record"], 1600, 900, "light", readme, is_whole=False)
        browser.close()
    server.shutdown()


def shoot(
    browser: Browser, url: str, width: int, height: int, theme: str, out: Path, *, is_whole: bool = True
) -> None:
    """Take one picture of one state, the whole page unless only the window is wanted."""
    page = browser.new_page(
        viewport={"width": width, "height": height}, color_scheme="dark" if theme == "dark" else "light"
    )
    page.goto(url)
    page.wait_for_selector("#panel h2")
    page.wait_for_load_state("networkidle")
    page.screenshot(path=out, full_page=is_whole)
    page.close()


if __name__ == "__main__":
    main()
