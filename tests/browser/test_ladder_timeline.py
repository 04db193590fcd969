"""The Ladder and the Timeline in a real browser: what a reader opens, and that no words collide."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.conftest import Visits
from tests.browser.test_reader import CALL, WCAG

STATES = (
    "?view=ladder&countries=north-korea",
    f"?view=ladder&select={CALL}",
    "?view=timeline",
    "?view=timeline&countries=russia",
)
OVERLAPS = """() => {
    const boxes = [...document.querySelectorAll('#chart .scatterlayer text')]
        .map(node => [node.textContent, node.getBoundingClientRect()]).filter(([, box]) => box.width > 0);
    const stage = document.querySelector('#chart').getBoundingClientRect();
    const found = boxes.filter(([, box]) => box.left < stage.left - 1 || box.right > stage.right + 1)
        .map(([text]) => text + ' is cut');
    for (let i = 0; i < boxes.length; i++) for (let j = i + 1; j < boxes.length; j++) {
        const [a, b] = [boxes[i][1], boxes[j][1]];
        const x = Math.min(a.right, b.right) - Math.max(a.left, b.left);
        const y = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
        if (x > 1 && y > 4) found.push(boxes[i][0] + ' / ' + boxes[j][0]);
    }
    return found;
}"""


@pytest.mark.parametrize("width", [320, 1280, 1600])
@pytest.mark.parametrize("search", STATES)
def test_words_stand_clear_of_each_other_and_inside(reader: Visits, search: str, width: int) -> None:
    page = reader(width=width, height=900).open(search)
    page.wait_for_selector("#chart .scatterlayer text")
    assert page.evaluate(OVERLAPS) == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


@pytest.mark.parametrize("search", ["?view=ladder&countries=russia", "?view=timeline&countries=russia"])
def test_axe_finds_nothing(reader: Visits, search: str) -> None:
    page = reader(theme="dark").open(search)
    results = Axe().run(page, options=WCAG)
    assert [(each["id"], each["nodes"][0]["html"][:200]) for each in results.response["violations"]] == []


def test_a_ladder_stays_with_its_country_while_its_names_are_opened(reader: Visits) -> None:
    page = reader().open("?view=ladder&select=russia")
    page.locator("#marks").get_by_role("link", name="Secretary of State: Rex Tillerson").click()
    expect(page.locator("#panel-title")).to_have_text("Secretary of State")
    expect(page.locator("#chart")).to_contain_text("Russia: contacts on record")


def test_opening_one_call_turns_the_ladder_to_its_day(reader: Visits) -> None:
    page = reader().open("?view=ladder&countries=russia")
    expect(page.locator("#chart")).to_contain_text("Russia: contacts on record")
    page.locator("#marks").get_by_role("link", name="19 phone calls directly").click()
    page.locator(f'#panel a[href*="{CALL}"]').first.click()
    expect(page.locator("#chart")).to_contain_text("Russia: the chain on 20 March 2018")
    expect(page.locator("#chart")).to_contain_text("gone around: surprised")
    page.go_back()
    expect(page.locator("#chart")).to_contain_text("Russia: contacts on record")


def test_a_symbol_of_the_timeline_opens_its_record(reader: Visits) -> None:
    page = reader().open("?view=timeline&countries=russia")
    page.locator("#marks").get_by_role("link", name="Russia: direct phone call, 20 March 2018").click()
    expect(page.locator("#panel .permalink")).to_contain_text(CALL)


def test_a_bar_of_the_histogram_narrows_the_view_to_its_year_and_back(reader: Visits) -> None:
    page = reader().open("?view=timeline&countries=russia")
    page.locator("#marks").get_by_role("link", name="January to March 2018").click()
    expect(page.locator("#chips")).to_contain_text("from 2018")
    page.locator("#marks").get_by_role("link", name="January to March 2018").click()
    expect(page.locator("#chips")).not_to_contain_text("from 2018")


def test_a_link_with_several_filters_keeps_them_all(reader: Visits) -> None:
    page = reader().open("?view=timeline&countries=north-korea,russia&kind=letter&from=2018")
    expect(page.locator("#count")).to_contain_text("2 countries")
    expect(page.locator("#chips")).to_contain_text("letter")
    expect(page.locator("#chips")).to_contain_text("from 2018")
    page.wait_for_load_state("networkidle")
    kept = dict(parse_qsl(urlsplit(page.url).query))
    assert kept == {"view": "timeline", "countries": "north-korea,russia", "kind": "letter", "from": "2018"}
