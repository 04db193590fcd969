"""Open pages while the data changes and the server comes and goes: the view stays, the words are right."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import Serving, Visits
from tests.worlds import tiny_text
from ui.live import Record

SOON_MS = 3_000
STATE = "?countries=northland&select=pat-nia-call-2018-03-20"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Write the tiny world to a data file of its own folder."""
    file = tmp_path / "relationships.yaml"
    file.write_text(tiny_text(), encoding="utf-8")
    return file


@pytest.fixture
def page(data: Path, serving: Serving, reader: Visits) -> Page:
    """Open a state of a page whose data file is watched."""
    record, _ = Record.open(data)
    record.follow()
    visit = reader()
    visit.address = serving(record)
    return visit.open(STATE)


def test_an_open_page_shows_a_change_and_keeps_its_state(page: Page, data: Path) -> None:
    page.locator("summary", has_text="More filters").click()
    page.evaluate("window.scrollTo(0, 60); window.same = true")
    changed = tiny_text().replace("Nia and Pat spoke by telephone.", "Nia and Pat spoke for an hour.")
    data.write_text(changed.replace("version: 1.0.0", "version: 1.1.0"), encoding="utf-8")
    expect(page.locator("#panel")).to_contain_text("spoke for an hour", timeout=SOON_MS)
    expect(page.locator("#footer")).to_contain_text("Data version 1.1.0")
    expect(page.locator("#banner p")).to_have_count(0)
    expect(page.locator("details.more-filters")).to_have_attribute("open", "")
    expect(page.locator("#chips")).to_contain_text("Northland")
    assert page.url.endswith(STATE)
    assert page.evaluate("window.scrollY") == 60
    assert page.evaluate("window.same") is True


def test_an_open_page_finds_what_was_added(page: Page, data: Path) -> None:
    data.write_text(tiny_text("actors: {zoe: {name: Zoe Newcomer, kind: person}}"), encoding="utf-8")
    page.locator("#search").fill("zoe")
    expect(page.get_by_role("option", name="Zoe Newcomer")).to_be_visible(timeout=SOON_MS)


def test_an_error_in_the_data_brings_a_banner_and_takes_nothing_away(page: Page, data: Path) -> None:
    marks = page.locator("#marks a.mark").count()
    data.write_text(tiny_text().replace("kind: summit", "kind: sumit"), encoding="utf-8")
    banner = page.locator("#banner p")
    expect(banner).to_contain_text('unknown kind "sumit"; did you mean "summit"?', timeout=SOON_MS)
    expect(banner).to_contain_text("relationships.yaml:")
    assert re.search(r"as read on \d+ \w+ \d{4}, \d\d:\d\d:\d\d UTC", banner.inner_text())
    expect(page.locator("#panel-title")).to_contain_text("Phone call")
    assert page.locator("#marks a.mark").count() == marks
    data.write_text(tiny_text(), encoding="utf-8")
    expect(banner).to_have_count(0, timeout=SOON_MS)


def test_a_page_asks_again_when_nothing_comes_back(page: Page) -> None:
    lost: list[str] = []

    def lose_two(route: Route) -> None:
        if len(lost) < 2:
            lost.append(route.request.url)
            route.abort("connectionreset")
        else:
            route.continue_()

    page.route("**/_dash-update-component", lose_two)
    page.locator("#panel a.nav", has_text="Nia North").first.click()
    expect(page.locator("#panel-title")).to_have_text("Nia North")
    assert len(lost) == 2
    expect(page.locator("#trouble")).to_be_empty()


def test_a_page_says_that_the_server_is_away_and_catches_up_when_it_is_back(page: Page) -> None:
    page.route("**/_dash-update-component", lambda route: route.fulfill(status=503, body=""))
    page.locator("#panel a.nav", has_text="Nia North").first.click()
    trouble = page.locator("#trouble")
    expect(trouble).to_have_text("The server does not answer; trying again.", timeout=20_000)
    expect(trouble).to_contain_text("looks for the server", timeout=30_000)
    page.unroute("**/_dash-update-component")
    expect(page.locator("#panel-title")).to_have_text("Nia North", timeout=20_000)
    expect(trouble).to_be_empty()


def test_an_error_is_shown_with_its_id_and_what_was_seen_stays(
    page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("this must not be seen")

    monkeypatch.setattr("ui.callbacks.render", fail)
    page.locator("#panel a.nav", has_text="Nia North").first.click()
    trouble = page.locator("#trouble")
    expect(trouble).to_have_text(re.compile(r"Something went wrong on the server \(error id [0-9a-f]{8}\)\."))
    expect(page.locator("#panel-title")).to_contain_text("Phone call")
    assert "must not be seen" not in page.content()
    monkeypatch.undo()
    page.locator("#panel a.nav", has_text="Pat President").first.click()
    expect(page.locator("#panel-title")).to_have_text("Pat President")
    expect(trouble).to_be_empty()
