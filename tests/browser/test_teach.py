"""A teacher with a projector and pupils with phones: stories, predict and reveal, the quiz, and paper."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import DATA, Visit, Visits, served
from tests.browser.test_reader import WCAG
from ui.live import Record

STORY = "?view=ladder&countries=united-kingdom&from=2016&to=2016&story=how-the-chain-works&step=empty-chain"
CALL = "trump-putin-call-2018-03-20"


@pytest.fixture(scope="module")
def lessons() -> Iterator[str]:
    """Serve the data folder with its stories and its quiz."""
    with served(Record.open(DATA)[0]) as address:
        yield address


@pytest.fixture
def teacher(reader: Visits, lessons: str) -> Visits:
    reader.address = lessons
    return reader


def opened(visit: Visit, search: str) -> Page:
    visit.page.goto(f"{visit.address}/{search}")
    visit.page.wait_for_selector("#view-tabs a[aria-current=page]", state="attached")
    return visit.page


def step(page: Page, title: str) -> None:
    expect(page.locator("#story-title")).to_have_text(title)


def test_a_story_is_walked_with_the_keys_alone_and_each_step_has_its_address(teacher: Visits) -> None:
    visit = teacher()
    page = opened(visit, STORY)
    step(page, "An empty chain")
    page.keyboard.press("PageDown")
    step(page, "People on the British side")
    expect(page.locator("#story-title")).to_be_focused()
    assert "step=foreign-side" in page.url
    assert "view=timeline" in page.url
    page.keyboard.press("ArrowRight")
    step(page, "People on the American side")
    page.keyboard.press("ArrowLeft")
    step(page, "People on the British side")
    page.go_back()
    step(page, "People on the American side")
    assert visit.complaints == []


def test_who_leaves_a_story_is_offered_the_step_again(teacher: Visits) -> None:
    page = opened(teacher(), STORY)
    page.locator(".story .way-next").click()
    step(page, "People on the British side")
    page.locator(".story-steps summary").click()
    page.get_by_role("link", name="Leave the story").click()
    page.get_by_role("link", name="Go on: People on the British side").click()
    step(page, "People on the British side")


def test_who_looks_around_keeps_the_card_and_finds_the_way_back(teacher: Visits) -> None:
    page = opened(teacher(), f"{STORY}&select={CALL}")
    step(page, "An empty chain")
    expect(page.locator("#panel-title")).to_have_text("Phone call: Trump to Putin")
    page.get_by_role("link", name="Back to the step").click()
    expect(page.locator("#panel-title")).to_have_count(0)
    step(page, "An empty chain")


def test_a_pupil_swipes_along_the_card_and_not_down_it(teacher: Visits) -> None:
    page = opened(teacher(width=390, height=844, touch=True), STORY)
    step(page, "An empty chain")
    swipe(page, across=-30, down=200)
    swipe(page, across=-200, down=10)
    step(page, "People on the British side")
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def swipe(page: Page, *, across: int, down: int) -> None:
    """Move one finger over the card."""
    page.evaluate(
        """([across, down]) => {
            const card = document.querySelector(".story");
            const at = (x, y) => new Touch({ identifier: 1, target: card, clientX: x, clientY: y });
            const tell = (name, touch, left) => card.dispatchEvent(new TouchEvent(name,
                { bubbles: true, touches: left, changedTouches: [touch] }));
            tell("touchstart", at(300, 300), [at(300, 300)]);
            tell("touchend", at(300 + across, 300 + down), []);
        }""",
        [across, down],
    )


def test_a_projector_shows_the_step_in_large_type_the_address_and_its_code(teacher: Visits) -> None:
    page = opened(teacher(), f"{STORY}&select={CALL}&projector=1")
    step(page, "An empty chain")
    expect(page.locator("#panel-title")).to_be_hidden()
    size = page.locator(".story .summary").evaluate("node => parseFloat(getComputedStyle(node).fontSize)")
    assert size >= 22
    expect(page.locator(".address .qr")).to_have_attribute("alt", re.compile("story=how-the-chain-works"))
    assert page.locator(".qr").evaluate("image => image.naturalWidth") > 0
    assert page.locator(".story").evaluate("card => card.getBoundingClientRect().bottom <= innerHeight")
    page.keyboard.press("PageDown")
    step(page, "People on the British side")
    assert "projector=1" in page.url


def test_a_class_guesses_a_chain_and_sees_the_gap(teacher: Visits) -> None:
    visit = teacher()
    page = opened(visit, f"?view=predict&select={CALL}")
    expect(page.locator("#panel")).to_contain_text("How to predict")
    expect(page.locator("#panel")).not_to_contain_text("Huntsman")
    rung = page.locator(".guess", has=page.get_by_role("heading", name="US embassy and State desk"))
    around = rung.get_by_role("button", name="gone around").first
    for _ in range(3):
        around.click()
    rung.get_by_role("button", name="One hand fewer: US embassy and State desk, gone around").click()
    rung.get_by_role("button", name="vacant").first.focus()
    page.keyboard.press("ArrowUp")
    expect(rung.locator(".record-says")).to_be_hidden()
    page.get_by_role("button", name="Reveal").click()
    expect(rung.locator(".gap")).to_have_text("You: 2 of 3 hands said gone around; record: gone around.")
    expect(rung.locator(".record-says")).to_contain_text("surprised")
    expect(page.locator(".gap-told")).to_have_text(
        "The class met the record on 1 of 5 rungs: 2 of 3 hands agreed with it."
    )
    page.get_by_role("button", name="Clear").click()
    expect(rung.locator(".record-says")).to_be_hidden()
    assert visit.complaints == []


def test_the_quiz_gives_reason_and_source_after_the_answer_and_keeps_the_score(teacher: Visits) -> None:
    page = opened(teacher(), "?view=quiz")
    first, second = page.locator(".question").nth(0), page.locator(".question").nth(1)
    expect(first.locator(".reason")).to_be_hidden()
    first.locator(".choice[data-right='1']").focus()
    page.keyboard.press("Enter")
    expect(first.locator(".verdict")).to_have_text("✓ Right.")
    expect(first.locator(".reason .citations")).to_be_visible()
    second.locator(".choice[data-right='0']").first.click()
    second.locator(".choice[data-right='1']").click(force=True)
    expect(second.locator(".verdict")).to_contain_text("Not so.")
    expect(page.locator("#quiz-score")).to_have_text(re.compile(r"^2 of \d+ answered, 1 right$"))
    page.get_by_role("button", name="Start again").click()
    expect(page.locator("#quiz-score")).to_have_text(re.compile(r"^0 of \d+ answered$"))


@pytest.mark.parametrize(
    ("sheet", "told"),
    [
        ("chain", "Who held it?"),
        ("answers", "Silence is never counted"),
        ("story:putin-call-2018", "Susan B. Glasser"),
        (f"record:{CALL}", "41 minutes"),
    ],
)
def test_a_sheet_is_printed_alone_on_either_paper(teacher: Visits, sheet: str, told: str) -> None:
    page = opened(teacher(), f"?view=handout&sheet={sheet}")
    expect(page.locator(".sheet")).to_contain_text(told)
    for paper, width in (("A4", 595), ("Letter", 612)):
        pdf = page.pdf(format=paper)
        boxes = re.findall(rb"/MediaBox \[0 0 (\d+)", pdf)
        assert {int(box) for box in boxes} <= {width, width + 1}
        assert 1 <= len(boxes) <= 12
    page.emulate_media(media="print")
    for chrome in (".masthead", "#view-tabs", ".sheet-bar", ".panel", "footer", ".controls"):
        expect(page.locator(chrome).first).to_be_hidden()
    expect(page.locator(".sheet")).to_be_visible()


def test_the_blank_chain_fits_one_page(teacher: Visits) -> None:
    page = opened(teacher(), "?view=handout&sheet=chain")
    expect(page.locator(".sheet")).to_be_visible()
    for paper in ("A4", "Letter"):
        assert len(re.findall(rb"/Type /Page\b", page.pdf(format=paper))) == 1


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(
    "search", [STORY, "?view=quiz", "?view=predict", "?view=handout", "?view=lesson", f"{STORY}&projector=1"]
)
def test_axe_finds_nothing_where_a_class_learns(teacher: Visits, search: str, theme: str) -> None:
    visit = teacher(theme=theme)
    page = opened(visit, search)
    if "predict" in search:
        page.get_by_role("button", name="Reveal").click()
    if "quiz" in search:
        page.locator(".choice").first.click()
    page.wait_for_timeout(300)
    results = Axe().run(page, options=WCAG)
    found = [(each["id"], each["nodes"][0]["html"][:200]) for each in results.response["violations"]]
    assert found == []
    assert visit.complaints == []


@pytest.mark.parametrize("view", ["quiz", "predict", "handout", "lesson"])
def test_no_page_of_a_class_scrolls_sideways_on_a_phone(teacher: Visits, view: str) -> None:
    page = opened(teacher(width=390, height=844, touch=True), f"?view={view}")
    expect(page.locator(f".{view}")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
