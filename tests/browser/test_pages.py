"""The pages of text and tables, and the comparison, as a reader uses them."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.conftest import Visits
from tests.browser.test_reader import WCAG
from ui.choices import MANNERS, VIEWS


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("view", list(VIEWS))
def test_every_view_opens_without_complaint_and_axe_finds_nothing(
    reader: Visits, view: str, theme: str
) -> None:
    visit = reader(theme=theme)
    page = visit.open_text(f"?view={view}")
    expect(page.locator("#view-tabs a[aria-current=page]")).to_have_text(VIEWS[view])
    results = Axe().run(page, options=WCAG)
    found = [(each["id"], each["nodes"][0]["html"][:200]) for each in results.response["violations"]]
    assert found == []
    assert visit.complaints == []
    assert visit.outside == []


@pytest.mark.parametrize("view", list(VIEWS))
def test_no_view_scrolls_sideways_on_a_phone(reader: Visits, view: str) -> None:
    page = reader(width=390, height=844, touch=True).open_text(f"?view={view}")
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_a_claim_opens_with_the_records_for_and_against_it(reader: Visits) -> None:
    page = reader().open_text("?view=claims")
    page.get_by_role("link", name="no modern precedent").first.click()
    expect(page.locator("#panel .kicker")).to_have_text("Claim")
    expect(page.locator("#panel")).to_contain_text("Contradicts it, in this data")


def test_a_number_opens_the_records_it_counts(reader: Visits) -> None:
    page = reader().open_text("?view=numbers&countries=russia")
    cell = page.locator("table.numbers tbody tr").first.locator("td").first.locator("a")
    value = int(cell.inner_text())
    cell.click()
    expect(page.locator("#panel")).to_contain_text(f"{value} records in this data")
    expect(page.locator("#panel a.record")).to_have_count(min(value, 40))


@pytest.mark.parametrize("by", list(MANNERS))
def test_two_sides_stand_beside_each_other_with_what_differs(reader: Visits, by: str) -> None:
    page = reader(width=1600).open_text(f"?view=compare&by={by}")
    expect(page.locator("#choices .side")).to_have_count(2)
    expect(page.locator("#table table").first).to_be_visible()


def test_the_other_side_of_a_comparison_is_chosen_and_stands_in_the_link(reader: Visits) -> None:
    page = reader(width=1600).open_text("?view=compare&by=countries&a=russia&b=north-korea")
    page.locator("#choices .side").nth(1).locator("summary").click()
    page.locator("#choices .side").nth(1).get_by_role("link", name="China", exact=True).click()
    page.wait_for_function("location.search.includes('b=china')")
    expect(page.locator("#choices .side").nth(1)).to_contain_text("China")


def test_changing_the_view_keeps_what_is_selected_and_filtered(reader: Visits) -> None:
    page = reader().open("?countries=russia&kind=phone+call&select=trump-putin-call-2018-03-20")
    for view in ("Ladder", "Timeline", "Lanes"):
        page.locator("#view-tabs a", has_text=view).click()
        expect(page.locator("#view-tabs a[aria-current=page]")).to_have_text(view)
        expect(page.locator("#panel-title")).to_have_text("Phone call: Trump to Putin")
        expect(page.locator("#chips")).to_contain_text("phone call")
