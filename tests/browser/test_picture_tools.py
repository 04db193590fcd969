"""The tools of the picture: zoom by buttons and keys, a legend that filters, a focus that stays."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.conftest import Visits


def _wide(page: Page) -> float:
    """Return how wide the drawn picture stands on the screen."""
    return float(page.eval_on_selector("#picture-box .canvas", "node => node.getBoundingClientRect().width"))


def _off(page: Page) -> list[float]:
    """Return how far the first name's mark is from its pill, in pixels of the screen."""
    return list(
        page.evaluate(
            """() => {
                const mark = document.querySelector('#marks a.mark[data-group$=":rung:1"]');
                const words = [...document.querySelectorAll("#chart .scatterlayer text")];
                const name = words.find((node) => node.textContent.startsWith("Lavrov"));
                const one = mark.getBoundingClientRect(), other = name.getBoundingClientRect();
                return [(one.left + one.right - other.left - other.right) / 2,
                        (one.top + one.bottom - other.top - other.bottom) / 2];
            }"""
        )
    )


def _has_sideways_scroll(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth > innerWidth"))


def test_the_picture_zooms_in_its_own_box_and_marks_stay_on_their_places(reader: Visits) -> None:
    visit = reader()
    page = visit.open("?countries=russia,china")
    whole = _wide(page)
    page.get_by_role("button", name="Zoom in").click()
    page.keyboard.press("+")
    expect(page.locator("#zoom-level")).to_have_text("150 %")
    assert abs(_wide(page) / whole - 1.5) < 0.01
    assert max(map(abs, _off(page))) < 6
    assert not _has_sideways_scroll(page)
    left = page.evaluate("document.getElementById('picture-box').scrollLeft")
    assert abs(left - whole * 0.25) < 12, "the middle stays in the middle"
    page.locator("#marks a.mark", has_text="Foreign minister: Sergey Lavrov").click()
    expect(page.locator("#panel-title")).to_have_text("Sergey Lavrov")
    assert abs(_wide(page) / whole - 1.5) < 0.01, "a click leaves the zoom alone"
    page.keyboard.press("0")
    assert abs(_wide(page) - whole) < 1
    page.keyboard.press("-")
    assert _wide(page) < whole
    page.get_by_role("link", name="Network", exact=True).click()
    expect(page.locator("#zoom-level")).to_have_text("100 %")
    assert visit.complaints == []


def test_zoom_on_a_phone_scrolls_the_box_and_not_the_page(reader: Visits) -> None:
    page = reader(width=390, height=780, touch=True).open("?countries=russia,china")
    page.get_by_role("button", name="Zoom in").tap()
    expect(page.locator("#zoom-level")).to_have_text("125 %")
    assert not _has_sideways_scroll(page)
    box = page.get_by_role("button", name="Zoom in").bounding_box()
    assert box is not None
    assert min(box["width"], box["height"]) >= 24


def test_an_entry_of_the_legend_filters_and_a_second_click_takes_it_off(reader: Visits) -> None:
    page = reader().open("?view=timeline&countries=russia")
    everything = page.locator("#count").inner_text()
    letters = page.locator("#legend").get_by_role("link", name="Letters")
    letters.click()
    expect(letters).to_have_attribute("aria-current", "true")
    expect(letters).to_contain_text("showing only")
    expect(page.locator("#count")).not_to_have_text(everything)
    letters.click()
    expect(letters).not_to_have_attribute("aria-current", "true")
    expect(page.locator("#count")).to_have_text(everything)


def test_a_bar_of_the_histogram_narrows_the_view_and_keeps_the_focus(reader: Visits) -> None:
    page = reader().open("?view=timeline&countries=russia")
    page.locator("#marks a.mark", has_text="shows only 2018").first.click()
    expect(page.locator("#chips")).to_contain_text("from 2018")
    assert page.evaluate("document.activeElement.id") != "panel-title"
    page.locator("#marks a.mark", has_text="direct phone call").first.click()
    expect(page.locator("#panel-title")).to_be_focused()
