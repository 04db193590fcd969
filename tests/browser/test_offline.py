"""One file, no server: a reader opens the record from a disk with the network off, and finds what is live."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from graph.files import write_folder
from tests.browser.conftest import Visits
from tests.browser.sticks import Published, Stick, errors_into, hosted_at, labels, publish, words
from ui.offline.site import site

WIDE = 1324
"""At this width of the window the live page draws as wide as a published one."""
STATES = (
    "?",
    "?kind=phone+call",
    "?countries=russia&from=2018&to=2018",
    "?countries=all&status=happened",
    "?select=direct:russia:call&from=2019",
    "?view=ladder&countries=turkey&certainty=on+record",
    "?view=ladder&select=trump-putin-call-2018-03-20",
    "?view=timeline&countries=russia&kind=letter,meeting",
    "?view=timeline&select=germany",
    "?view=network&countries=russia&channel=formal",
    "?view=network&source=glasser-2018",
    "?principal=richard-nixon&select=china",
    "?view=table&kind=letter&sort=-date&page=2",
    "?view=numbers&select=number:russia:all:direct",
    "?view=claims&bypass=1",
    "?view=compare&by=periods",
    "?view=about&select=glasser-2018",
    "?view=ladder&countries=russia&day=2018-07-16",
    "?countries=all&kind=warning&from=2021",
    "?select=vladimir-putin&fax=1&kind=fax",
)


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Published:
    """Publish the real record once for all tests."""
    return publish(tmp_path_factory.mktemp("stick"))


@pytest.fixture
def stick(chromium: Browser, published: Published) -> Iterator[Stick]:
    """Open the file in a browser of its own; nothing may go wrong, and nothing may be asked of anybody."""
    reader = Stick(chromium, published, WIDE)
    yield reader
    assert reader.complaints == []
    assert reader.outside() == []
    reader.context.close()


@pytest.mark.parametrize("search", STATES)
def test_a_view_says_the_same_with_and_without_a_server(search: str, reader: Visits, stick: Stick) -> None:
    live = reader(width=WIDE, height=800).open_text(search)
    live.wait_for_function("document.getElementById('count').textContent !== ''")
    here = stick.open(search)
    for selector in ("#panel", "#count", "#chips", "#lead"):
        assert words(here, selector) == words(live, selector), selector
    notes = words(here, "#notes")
    assert all(line in notes for line in live.locator("#notes p, #notes li").all_inner_texts())
    if not ONLY_LIVE.intersection(search.replace("&", "=").replace("?", "=").split("=")):
        _counts_alike(here, live, is_network="view=network" in search)


ONLY_LIVE = {"day", "compare"}
"""What a picture without a server does not follow, and says so."""


def _counts_alike(here: Page, live: Page, *, is_network: bool) -> None:
    """Check what the marks say; in a network that is drawn anew other lines have room for their count."""
    wanted = labels(live, "#marks a.mark", "title")
    found = labels(here, "#canvas a.mark", "aria-label")
    assert found == wanted or (is_network and set(found) <= set(wanted) and len(found) > 0.9 * len(wanted))


def test_a_line_that_a_filter_empties_becomes_a_ghost_and_comes_back(stick: Stick) -> None:
    page = stick.open("?countries=russia")
    line = page.locator('#canvas path[data-g="lane:russia:direct:call"]').first
    assert line.get_attribute("stroke") == "var(--direct)"
    page = stick.go("?countries=russia&kind=letter")
    assert line.get_attribute("stroke") == "var(--ghost)"
    expect(page.locator("#canvas text", has_text="0 of 19 phone calls")).to_be_visible()
    page = stick.go("?countries=russia")
    assert line.get_attribute("stroke") == "var(--direct)"


def test_controls_chips_and_legend_change_the_link(stick: Stick) -> None:
    page = stick.open()
    page.select_option("#filter-from", "2019")
    expect(page.locator("#chips")).to_contain_text("from 2019")
    page.locator("#legend a.entry", has_text="Letters").click()
    expect(page.locator("#chips")).to_contain_text("letter")
    page.locator("#chips a", has_text="from 2019").click()
    expect(page.locator("#chips a", has_text="from 2019")).to_have_count(0)
    page.locator("#filters details", has_text="Those it opens with").click()
    page.locator('#filters input[value="russia"]').check()
    expect(page.locator("#count")).to_contain_text("1 country")
    assert "countries=russia" in page.url


def test_search_finds_what_the_live_page_finds(stick: Stick) -> None:
    page = stick.open()
    page.keyboard.press("/")
    page.keyboard.type("erdogan")
    page.locator("#search-found a").first.click()
    expect(page.locator("#panel h2").first).to_contain_text("Erdo")
    page.fill("#search", "xyzzy")
    expect(page.locator("#search-found")).to_have_text("Nothing in this data")


def test_marks_open_by_keyboard_and_back_leads_back(stick: Stick) -> None:
    page = stick.open("?countries=russia")
    page.locator("#canvas a.mark[tabindex='0']").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    page.wait_for_url("**select=**")
    expect(page.locator("#panel-title")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#canvas a.mark:focus")).to_have_count(1)
    page.go_back()
    expect(page.locator("#panel h2")).to_contain_text("Who reached the American President")


def test_every_record_of_every_kind_opens(stick: Stick, published: Published) -> None:
    page = stick.open()
    sections = published.parts["record"]["sections"]
    keys = [key for section in sections.values() for key in section]
    missing = page.evaluate(
        """async (keys) => {
            const missing = [];
            for (const key of keys) {
                const found = await directLine.kept("panels", key);
                if (!found || !found.html.includes("<h2")) missing.push(key);
            }
            return missing;
        }""",
        keys,
    )
    assert len(keys) > 2_000
    assert missing == []


def test_a_story_is_walked_and_the_quiz_taken_without_a_network(stick: Stick) -> None:
    page = stick.open("?view=learn")
    page.locator(".learn .step-link", has_text="Begin").first.click()
    expect(page.locator("#panel .progress")).to_contain_text("Step 1")
    first = page.locator("#story-title").inner_text()
    page.keyboard.press("PageDown")
    expect(page.locator("#panel .progress")).to_contain_text("Step 2")
    assert page.locator("#story-title").inner_text() != first
    page = stick.go("?view=quiz")
    page.locator(".choice").first.click()
    expect(page.locator("#quiz-score")).to_contain_text("1 of")
    expect(page.locator(".reason").first).to_be_visible()


def test_what_needs_a_server_says_so_in_one_line(stick: Stick) -> None:
    page = stick.open("?view=network&focus=vladimir-putin")
    expect(page.locator("#notes")).to_have_text("Without a server the focus on one actor is not drawn.")
    page = stick.go("?view=timeline&from=2018")
    expect(page.locator("#notes")).to_contain_text("the time line keeps all its years")


def test_a_picture_is_saved_without_a_server(stick: Stick, tmp_path: Path) -> None:
    page = stick.open("?view=ladder&countries=russia")
    page.click(".share summary")
    with page.expect_download() as download:
        page.click("#save-svg")
    saved = tmp_path / "saved.svg"
    download.value.save_as(saved)
    content = saved.read_text(encoding="utf-8")
    assert "Ladder: Donald Trump and Russia" in content
    assert "Sources: " in content
    assert "var(--" not in content
    assert "offline copy" in page.locator("#share pre").first.inner_text()


@pytest.mark.parametrize("width", [390, 320, 820])
def test_it_fits_a_phone_and_a_tablet(chromium: Browser, published: Published, width: int) -> None:
    stick = Stick(chromium, published, width, "dark")
    for search in ("?", "?view=ladder", "?view=network", "?view=timeline"):
        page = stick.open(search)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.evaluate("document.documentElement.dataset.mantineColorScheme") == "dark"
    assert stick.complaints == []
    stick.context.close()


def test_an_embedded_view_has_no_chrome_and_keeps_its_credit(stick: Stick) -> None:
    page = stick.open("?embed=1&view=ladder&countries=russia")
    for hidden in (".masthead", ".controls", "#view-tabs", ".panel", ".share"):
        expect(page.locator(hidden)).to_be_hidden()
    expect(page.locator("footer")).to_be_visible()
    link = page.locator(".whole a")
    expect(link).to_be_visible()
    assert "embed" not in (link.get_attribute("href") or "")


def test_it_passes_the_checks_for_accessibility(chromium: Browser, published: Published) -> None:
    stick = Stick(chromium, published, WIDE)
    for search in ("?select=russia", "?view=timeline", "?view=table"):
        page = stick.open(search)
        found = Axe().run(page, options={"resultTypes": ["violations"]})
        assert found.violations_count == 0, found.generate_report()
    stick.context.close()


@pytest.fixture
def hosted(published: Published, tmp_path: Path) -> Iterator[str]:
    """Put the static site on a web host, under a path of its own."""
    write_folder(tmp_path / "line", site(published.network, published.parts))
    with hosted_at(tmp_path) as address:
        yield f"{address}line/"


def test_a_static_site_works_under_any_path_and_loads_only_what_it_shows(
    chromium: Browser, hosted: str
) -> None:
    context = chromium.new_context(viewport={"width": WIDE, "height": 800})
    page = context.new_page()
    complaints: list[str] = []
    asked: list[str] = []
    page.on("console", errors_into(complaints))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{hosted}?view=ladder&select=trump-putin-call-2018-03-20")
    page.wait_for_selector("html[data-shown]")
    expect(page.locator("#panel h2")).to_contain_text("Phone call")
    page.locator("#view-tabs a", has_text="Timeline").click()
    page.wait_for_url("**#?view=timeline**")
    expect(page.locator("#canvas a.mark").first).to_be_attached()
    assert complaints == []
    assert all(url.startswith(hosted) for url in asked)
    assert len([url for url in asked if "part-" in url]) < 12
    assert hosted in page.locator("#panel .cite pre").first.text_content(timeout=5_000)  # type: ignore[operator]
    context.close()
