"""What a journalist does with the page, in a real browser."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visits

CALL = "trump-putin-call-2018-03-20"
WCAG = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


def test_the_page_opens_without_complaint_and_asks_nothing_outside(reader: Visits) -> None:
    visit = reader()
    page = visit.open()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Direct contact with President Trump")
    expect(page.locator("#count")).to_contain_text("records")
    expect(page.get_by_role("contentinfo")).to_contain_text("Last update")
    assert visit.complaints == []
    assert visit.outside == []


def test_a_click_on_a_direct_link_shows_its_records_and_their_source(reader: Visits) -> None:
    page = reader().open()
    page.get_by_role("link", name="phone calls directly").nth(1).click()
    expect(page.locator("#panel-title")).to_contain_text("Phone calls")
    page.locator("#panel a.record", has_text="20 March 2018").click()
    expect(page.locator("#panel")).to_contain_text("The New Yorker")
    expect(page.locator("#panel")).to_contain_text("paragraph 10")
    expect(page.locator("#panel")).to_contain_text("Huntsman")


def test_a_deep_link_opens_the_same_state(reader: Visits) -> None:
    page = reader().open(f"?countries=russia&select={CALL}")
    expect(page.locator("#panel-title")).to_have_text("Phone call: Trump to Putin")
    expect(page.locator("#chips")).to_contain_text("Russia")
    expect(page.locator("#count")).to_contain_text("1 country")


def test_back_and_forward_walk_through_what_was_opened(reader: Visits) -> None:
    page = reader().open()
    page.get_by_role("link", name="Russia: ").first.click()
    expect(page.locator("#panel-title")).to_have_text("Russia")
    page.locator("#panel a.record").first.click()
    expect(page.locator("#panel .permalink")).to_be_visible()
    page.go_back()
    expect(page.locator("#panel-title")).to_have_text("Russia")
    page.go_back()
    expect(page.locator("#panel .kicker")).to_have_text("The record at a glance")
    page.go_forward()
    expect(page.locator("#panel-title")).to_have_text("Russia")


def test_the_keyboard_alone_opens_a_record_and_comes_back(reader: Visits) -> None:
    page = reader().open()
    page.locator("#marks a.mark[tabindex='0']").focus()
    for _ in range(2):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowDown")
    focused = page.evaluate("document.activeElement.title")
    assert focused
    page.keyboard.press("Enter")
    expect(page.locator("#panel-title")).to_be_focused()
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.classList.contains('mark')")


def test_there_is_one_tab_stop_into_the_chart(reader: Visits) -> None:
    page = reader().open()
    assert page.locator("#marks a.mark[tabindex='0']").count() == 1
    assert page.locator("#marks a.mark").count() > 50


def test_slash_goes_to_the_search_and_a_name_without_its_marks_is_found(reader: Visits) -> None:
    page = reader().open()
    page.keyboard.press("/")
    expect(page.locator("#search")).to_be_focused()
    page.keyboard.type("cavusoglu")
    page.get_by_role("option", name="Mevlüt Çavuşoğlu").first.click()
    expect(page.locator("#panel-title")).to_have_text("Mevlüt Çavuşoğlu")


def test_a_slip_of_the_pen_still_finds(reader: Visits) -> None:
    page = reader().open()
    page.locator("#search").fill("hunstman")
    expect(page.get_by_role("option", name="Jon Huntsman").first).to_be_visible()


def test_filters_count_show_chips_and_come_off(reader: Visits) -> None:
    page = reader().open("?kind=letter&from=2018&to=2018")
    expect(page.locator("#chips")).to_contain_text("letter")
    before = page.locator("#count").inner_text()
    page.locator("#chips a", has_text="letter").click()
    expect(page.locator("#count")).not_to_have_text(before)
    expect(page.locator("#chips a", has_text="letter")).to_have_count(0)
    page.locator("#chips a", has_text="Reset all").click()
    page.wait_for_function("location.search === ''")


def test_a_filter_chosen_by_hand_reaches_the_link_and_moves_nothing(reader: Visits) -> None:
    page = reader().open()
    before = _places(page)
    page.locator(".control-kind input").first.click()
    page.get_by_role("option", name="letter", exact=True).click()
    page.wait_for_function("location.search === '?kind=letter'")
    expect(page.locator("#chips")).to_contain_text("letter")
    after = _places(page)
    assert {title: place for title, place in before.items() if title in after} == {
        title: place for title, place in after.items() if title in before
    }


def _places(page: Page) -> dict[str, list[float]]:
    """Return where the pills stand, by what they are called."""
    return dict(
        page.eval_on_selector_all(
            "#marks a.mark",
            "nodes => nodes.map(node => [node.dataset.group, [node.offsetLeft, node.offsetTop]])",
        )
    )


def test_a_link_with_unknown_parts_opens_what_it_can_and_says_what_it_ignored(reader: Visits) -> None:
    page = reader().open(f"?select={CALL}&kind=phonecall&colour=red")
    expect(page.locator("#panel-title")).to_have_text("Phone call: Trump to Putin")
    expect(page.locator("#notes")).to_contain_text('"phonecall" is not in this data')
    expect(page.locator("#notes")).to_contain_text('"colour" is no part of a view')


def test_two_readers_never_see_each_others_filters(reader: Visits) -> None:
    first, second = reader(), reader()
    first.open("?kind=letter")
    page = second.open()
    expect(first.page.locator("#chips")).to_contain_text("letter")
    expect(page.locator("#chips a")).to_have_count(0)


def test_the_theme_changes_without_asking_the_server(reader: Visits) -> None:
    visit = reader()
    page = visit.open()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.locator("#theme-switch").click()
    expect(page.locator("html")).to_have_attribute("data-mantine-color-scheme", "dark")
    page.wait_for_function(
        "getComputedStyle(document.querySelector('.shapelayer path[data-index]')) && "
        "document.querySelector('#chart .js-plotly-plot').layout.shapes.some(s => s.line.color === '#B9A5FF')"
    )
    assert asked == []


def test_hover_lights_a_lane_and_dims_the_rest(reader: Visits) -> None:
    visit = reader()
    page = visit.open()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.get_by_role("link", name="Russia: ").first.hover()
    page.wait_for_function(
        "[...document.querySelectorAll('.shapelayer path[data-index]')].some(n => n.style.opacity === '0.18')"
    )
    assert asked == []


@pytest.mark.parametrize("width", [320, 390])
def test_a_phone_scrolls_down_and_never_sideways(reader: Visits, width: int) -> None:
    page = reader(width=width, height=844, touch=True).open()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    page.get_by_role("link", name="Russia: ").first.tap()
    expect(page.locator("#panel-title")).to_have_text("Russia")
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("search", ["", f"?select={CALL}"])
def test_axe_finds_nothing(reader: Visits, theme: str, search: str) -> None:
    page = reader(theme=theme).open(search)
    results = Axe().run(page, options=WCAG)
    found = [(each["id"], each["nodes"][0]["html"][:200]) for each in results.response["violations"]]
    assert found == []


@pytest.mark.parametrize("width", [390, 1280, 1600])
def test_names_and_counts_never_overlap(reader: Visits, width: int) -> None:
    """The labels of the chart, as the browser sets them, keep clear of each other."""
    page = reader(width=width, height=900).open()
    page.wait_for_selector("#chart .scatterlayer text")
    overlaps = page.evaluate(
        """() => {
            const boxes = [...document.querySelectorAll('#chart .scatterlayer text')]
                .map(node => [node.textContent, node.getBoundingClientRect()]).filter(([, b]) => b.width > 0);
            const found = [];
            for (let i = 0; i < boxes.length; i++) for (let j = i + 1; j < boxes.length; j++) {
                const [a, b] = [boxes[i][1], boxes[j][1]];
                const x = Math.min(a.right, b.right) - Math.max(a.left, b.left);
                const y = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
                if (x > 1 && y > 3) found.push(boxes[i][0] + ' / ' + boxes[j][0]);
            }
            return found;
        }"""
    )
    assert overlaps == []


def test_the_question_mark_lists_the_keys_and_escape_closes_the_list(reader: Visits) -> None:
    page = reader().open()
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keys")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#keys")).not_to_be_visible()


def test_a_number_key_changes_the_view(reader: Visits) -> None:
    page = reader().open()
    page.keyboard.press("6")
    expect(page.locator("#view-tabs a[aria-current=page]")).to_have_text("Claims")


def test_a_printed_record_carries_its_sources_and_leaves_the_controls_out(reader: Visits) -> None:
    page = reader().open(f"?select={CALL}")
    page.emulate_media(media="print")
    expect(page.locator(".controls")).not_to_be_visible()
    expect(page.locator("#panel .citations").first).to_be_visible()
    assert len(page.pdf(format="A4")) > 20_000
