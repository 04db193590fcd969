"""Hostile text in every field of the data, in a real browser: shown as written, nothing runs or is fetched.

The browser does without the content security policy: the page itself must not need it.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from csv import reader as read_csv
from dataclasses import dataclass, field
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Browser, Page, expect

from graph import dataset_of
from graph.export import Format, export, export_tables
from tests.browser.conftest import Visit, Visits, served
from tests.payloads import LONG, Planted
from tests.worlds import tiny_world
from ui.choices import PAGES, VIEWS
from ui.live import Record
from ui.poster import poster
from ui.svg import all_texts

GATHER = """() => {
    const pieces = [document.title];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode())
        if (!walker.currentNode.parentElement.closest("script, style")) pieces.push(walker.currentNode.data);
    for (const node of document.querySelectorAll("*")) {
        for (const name of ["title", "aria-label", "placeholder", "alt", "data-group"])
            if (node.hasAttribute(name)) pieces.push(node.getAttribute(name));
        if (node instanceof HTMLInputElement || node instanceof HTMLTextAreaElement) pieces.push(node.value);
    }
    const links = [...document.querySelectorAll("a")].map((link) => link.getAttribute("href") ||
        link.getAttributeNS("http://www.w3.org/1999/xlink", "href") || "");
    const chart = [...document.querySelectorAll("#chart .scatterlayer text, #chart .annotation text")];
    return {
        pieces, links, ran: String(window.pwned), planted: document.querySelectorAll(".pwned").length,
        chart: chart.map((node) => node.textContent),
    };
}"""
FOLLOW = """(search) => {
    const link = document.createElement("a");
    link.className = "nav";
    link.setAttribute("href", search);
    document.body.append(link);
    link.click();
    link.remove();
}"""
SHOWS = "(query) => document.getElementById('share').textContent.includes(query)"
"""The citation of a view holds its link, so it tells when an answer has come."""
CODES = ("@misc{", "[", "{", "<iframe ", "- ", "TY  - ")
"""How texts to copy begin that follow the rules of a language of their own: BibTeX, JSON, HTML, YAML, RIS."""
PANELS = (
    ("relationships", "pat-nia-call-2018-03-20"),
    ("relationships", "nia-pat-letter-2018-04-01"),
    ("relationships", "nia-invites-pat-2019-07-01"),
    ("relationships", "pat-nia-meeting-2019-06-01"),
    ("actors", "nia"),
    ("actors", "ghost"),
    ("countries", "northland"),
    ("sources", "gazette"),
    ("posts", "moe-mission"),
    ("posts", "southland-mission-none"),
    ("claims", "the-chain-slept"),
)
PICTURES = ("lanes", "ladder", "network", "timeline", "compare")


@dataclass
class Hostile:
    """A reader's page on the hostile record, and everything that was seen on it."""

    visit: Visit
    planted: Planted
    record: Record
    dialogs: list[str] = field(default_factory=list)

    def open(self, search: str) -> Page:
        """Open a state and wait until its text, and its picture if it has one, stand.

        A state without a picture is reached by a link within the page, which is faster.
        """
        page = self.visit.page
        has_picture = any(f"view={view}" in search for view in PICTURES) and "by=contacts" not in search
        if has_picture or page.locator("#panel").count() == 0:
            self.visit.open_text(search)
            if has_picture:
                page.wait_for_selector("#chart .scatterlayer text", state="attached")
            return page
        page.evaluate(FOLLOW, search)
        query = self.record.current.vocabulary.read(search)[0].query()
        page.wait_for_function(SHOWS, arg=query)
        return page

    def check(self, page: Page) -> list[str]:
        """Hold the page as it stands against what was written; return its pieces of text."""
        found = page.evaluate(GATHER)
        assert found["ran"] == "undefined"
        assert found["planted"] == 0, "text became elements"
        pieces = [piece for piece in (*found["pieces"], *found["chart"]) if not piece.startswith(CODES)]
        assert self.planted.astray(pieces) == []
        assert [link for link in found["links"] if not _is_good(link)] == []
        assert self.dialogs == []
        assert self.visit.outside == []
        assert self.visit.complaints == []
        return pieces


def _is_good(link: str) -> bool:
    """Tell whether a link leads into the page, or to a host by http(s)."""
    parts = urlsplit(link)
    if not link:
        return True  # a link of which the browser's own script makes one
    if not parts.scheme and not parts.netloc:
        return link.startswith(("?", "#", "/")) and not link.startswith("//")
    return parts.scheme in ("http", "https") and parts.hostname in ("gazette.example", "127.0.0.1")


@pytest.fixture(scope="module")
def hostile(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hostile]:
    """Serve the hostile record to one reader, for all tests of this file."""
    planted = Planted(tmp_path_factory.mktemp("payloads"))
    record, problems = Record.open(planted.folder)
    assert not [str(problem) for problem in problems if not problem.is_warning]
    with served(record) as address:
        visits = Visits(chromium, address)
        hostile = Hostile(visits(), planted, record)

        def dismiss(dialog: object) -> None:
            hostile.dialogs.append(str(dialog))
            dialog.dismiss()  # type: ignore[attr-defined]

        hostile.visit.page.on("dialog", dismiss)
        yield hostile
        for context in visits.contexts:
            context.close()


@pytest.mark.parametrize("view", PAGES)
def test_every_view_shows_text_as_written(hostile: Hostile, view: str) -> None:
    page = hostile.open(f"?view={view}&countries=all")
    if view in VIEWS:
        expect(page.locator("#view-tabs a[aria-current=page]")).to_have_text(VIEWS[view])
    pieces = hostile.check(page)
    assert any("§" in piece for piece in pieces)
    page.emulate_media(media="print")
    hostile.check(page)
    page.emulate_media(media="screen")


@pytest.mark.parametrize(
    "search",
    [
        "?view=lanes&form=full",
        "?view=network&labels=1&focus=nia&steps=2",
        "?view=compare&by=countries&a=northland&b=southland",
        "?view=compare&by=contacts&a=pat-nia-call-2018-03-20&b=nia-pat-letter-2018-04-01",
        "?view=handout&sheet=answers",
        "?view=handout&sheet=chain",
        "?view=handout&sheet=the-call",
        "?view=ladder&story=the-call&step=guess",
        "?view=table&story=the-call&step=your-turn",
    ],
)
def test_the_other_forms_of_a_view_show_text_as_written(hostile: Hostile, search: str) -> None:
    hostile.check(hostile.open(search))


@pytest.mark.parametrize("view", ["lanes", "ladder", "network", "timeline"])
def test_a_chart_shows_markup_as_letters(hostile: Hostile, view: str) -> None:
    page = hostile.open(f"?view={view}&countries=all&labels=1")
    chart = page.evaluate(GATHER)["chart"]
    assert any("<" in text for text in chart)
    assert hostile.planted.astray(chart) == []


@pytest.mark.parametrize(("section", "key"), PANELS, ids=[key for _, key in PANELS])
def test_every_panel_shows_all_texts_of_its_record(hostile: Hostile, section: str, key: str) -> None:
    page = hostile.open(f"?countries=all&select={key}")
    texts = hostile.planted.texts_of(section, key)
    expect(page.locator("#panel")).to_contain_text(texts[0])
    pieces = hostile.check(page)
    shown = "\n".join(pieces)
    assert [text for text in texts if text not in shown] == []


def test_search_suggests_texts_as_written(hostile: Hostile) -> None:
    page = hostile.open("?view=table")
    page.locator("#search").fill("window")
    expect(page.get_by_role("option").first).to_be_visible()
    options = page.get_by_role("option").all_text_contents()
    assert any("<img class=pwned" in option for option in options)
    hostile.check(page)
    page.locator("#search").fill("")


def test_a_link_that_quotes_the_data_back_is_text(hostile: Hostile) -> None:
    page = hostile.open("?select=%3Cimg+class%3Dpwned+src%3Dx+onerror%3Dalert(1)%3E&countries=all")
    expect(page.locator("#notes")).to_contain_text("<img class=pwned")
    hostile.check(page)


@pytest.mark.parametrize("view", PICTURES)
def test_the_svg_holds_texts_as_written(hostile: Hostile, view: str) -> None:
    edition = hostile.record.current
    svg = poster(edition.network, edition.vocabulary, f"?view={view}&countries=all")
    names = {element.tag.rpartition("}")[2] for element in ElementTree.fromstring(svg).iter()}
    assert names <= {"svg", "title", "desc", "rect", "path", "g", "text", "tspan", "image", "circle"}
    texts = list(all_texts(svg))
    assert hostile.planted.astray(texts) == []
    assert any("<" in text for text in texts)


def test_exports_hold_texts_as_written(hostile: Hostile) -> None:
    network = hostile.record.current.network
    ids = list(dataset_of(network).relationships)
    whole = json.loads(export(network, ids, Format.JSON))
    pieces = list(_strings(whole))
    assert hostile.planted.astray(pieces) == []
    assert any(piece.startswith("§") for piece in pieces)
    for table in export_tables(network, ids).values():
        cells = [cell for row in read_csv(io.StringIO(table.decode("utf-8-sig"))) for cell in row]
        assert hostile.planted.astray(cells) == []


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _strings(each)


LOOKS_LIKE_A_COLOUR = """
actors:
  nia: {name: "@direct", short: "@ink", kind: person, country: northland}
"""


def test_a_name_like_a_role_of_colour_stays_a_name(chromium: Browser) -> None:
    """Figures name colours as ``@ink``; a name is never taken for one."""
    with served(Record.of(tiny_world(LOOKS_LIKE_A_COLOUR))) as address:
        visits = Visits(chromium, address)
        page = visits().open("?view=ladder&countries=northland")
        expect(page.locator("#chart .scatterlayer text", has_text="@").first).to_be_attached()
        visits.contexts[0].close()


def test_a_name_of_ten_thousand_letters_keeps_the_page(chromium: Browser) -> None:
    long = f'{{name: "{LONG}", short: Nia, kind: person, country: northland, note: "{"w" * 10_000}"}}'
    with served(Record.of(tiny_world(f"actors: {{nia: {long}}}"))) as address:
        visits = Visits(chromium, address)
        visit = visits()
        page = visit.open("?view=lanes&select=nia")
        expect(page.locator("#panel-title")).to_have_text(LONG)
        width = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
        assert width[0] <= width[1]
        assert visit.complaints == []
        visits.contexts[0].close()
