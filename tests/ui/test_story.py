"""Stories, quiz, predictions and sheets on a tiny world: what a class is shown, and what is kept from it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from graph import dataset_of
from graph.stories import FILE, examine_stories
from tests.graph.test_quiz import GOOD as QUIZ
from tests.graph.test_stories import GOOD as STORIES
from tests.worlds import tiny_text, tiny_world
from ui.address import address_row
from ui.authoring import step_text
from ui.callbacks import Request, shown
from ui.edition import Edition, first_edition, kept_edition, next_edition
from ui.lessons import first_to_predict, predictable
from ui.plain_markdown import page_of
from ui.render import Rendered, render
from ui.state import ViewState

CALL = "pat-nia-call-2018-03-20"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "record.yaml").write_text(tiny_text(), encoding="utf-8")
    (tmp_path / FILE).write_text(STORIES, encoding="utf-8")
    (tmp_path / "quiz.yaml").write_text(QUIZ, encoding="utf-8")
    return tmp_path


@pytest.fixture
def edition(folder: Path) -> Edition:
    return first_edition([folder])[0]


def page(edition: Edition, search: str) -> Rendered:
    return render(edition.network, edition.vocabulary, search, 1180)


def words(part: Any) -> str:
    """Return everything a part of the page says."""
    if part is None or isinstance(part, str | int):
        return str(part or "")
    if isinstance(part, list | tuple):
        return " ".join(words(each) for each in part)
    return words(getattr(part, "children", None))


def links(part: Any) -> dict[str, str]:
    """Return the links of a part of the page by their words."""
    if isinstance(part, list | tuple):
        return {name: href for each in part for name, href in links(each).items()}
    href = getattr(part, "href", None)
    own = {words(part): href} if href else {}
    return own | (links(part.children) if hasattr(part, "children") else {})


def test_a_step_stands_beside_its_view_with_the_ways_on_and_back(edition: Edition) -> None:
    found = page(edition, "?view=timeline&story=the-call&step=afterwards")
    told, ways = words(found.panel), links(found.panel)
    assert "Story: The call" in told
    assert "Step 2 of 3" in told
    assert ways["← Back"] == "?view=ladder&story=the-call&step=guess"
    assert ways["Next →"] == "?view=table&story=the-call&step=your-turn"
    assert "Back to the step" not in ways


def test_a_story_without_a_step_begins_and_a_wrong_step_is_told(edition: Edition) -> None:
    assert page(edition, "?story=the-call").state.step == "guess"
    found = page(edition, "?story=the-call&step=nowhere")
    assert (found.state.step, len(found.notes)) == ("guess", 1)
    assert page(edition, "?step=guess").state.step == ""
    assert page(edition, "?story=no-story").notes == [
        'story "no-story" is not in this data, and was ignored.'
    ]


def test_who_looks_at_something_else_keeps_the_card_and_the_way_back(edition: Edition) -> None:
    found = page(edition, "?view=ladder&select=nia&story=the-call&step=guess")
    assert links(found.panel)["Back to the step"] == "?view=ladder&story=the-call&step=guess"
    assert "Actor" in words(found.panel)


def test_a_step_to_predict_leads_to_the_guess(edition: Edition) -> None:
    ways = links(page(edition, "?view=ladder&story=the-call&step=guess").panel)
    assert ways["Predict, then reveal"] == f"?view=predict&select={CALL}&story=the-call&step=guess"


def test_the_last_step_asks_and_lists_all_sources(edition: Edition) -> None:
    found = words(page(edition, "?view=table&story=the-call&step=your-turn").panel)
    assert "Your turn Who knew? Who did not?" in found
    assert "2 sources" in found
    assert "Finish" in found


def test_while_a_class_predicts_the_side_panel_keeps_the_answer_to_itself(edition: Edition) -> None:
    found = page(edition, f"?view=predict&select={CALL}")
    assert "How to predict" in words(found.panel)
    assert "Moe" not in words(found.panel)
    assert "Record: gone around" in words(found.table)


def test_a_class_begins_with_the_contact_that_a_story_asks_for(edition: Edition) -> None:
    assert first_to_predict(edition.network, edition.lessons) == CALL
    assert CALL in predictable(edition.network)
    assert page(edition, "?view=predict&select=nia").table.key == f"predict-{CALL}"


def test_the_list_of_stories_has_all_there_is_to_teach_with(edition: Edition) -> None:
    told = words(page(edition, "?view=learn").table)
    for part in ("The call", "3 steps", "3 questions", "A blank chain", "45 minutes"):
        assert part in told


def test_without_stories_the_pages_say_so() -> None:
    edition = kept_edition({"record.yaml": tiny_text().encode()})
    assert "no stories" in words(page(edition, "?view=learn").table)
    assert "no quiz" in words(page(edition, "?view=quiz").table)
    assert page(edition, "?view=handout&sheet=story:the-call").notes


@pytest.mark.parametrize(
    ("sheet", "told", "untold"),
    [
        ("quiz", "Moe Mission", "An official says so"),
        ("answers", "An official says so", "Name:"),
        ("chain", "Mark one box", "Moe"),
        ("story:the-call", "Nia and Pat spoke", "☐"),
        (f"record:{CALL}", f"Record: {CALL}", "☐"),
    ],
)
def test_each_sheet_has_what_it_is_for(edition: Edition, sheet: str, told: str, untold: str) -> None:
    _, article = page(edition, f"?view=handout&sheet={sheet}").table.children
    assert told in words(article)
    assert untold not in words(article)


def test_an_error_in_a_story_is_told_and_the_record_stays(folder: Path) -> None:
    before, _ = first_edition([folder])
    good = folder / FILE
    good.write_text(STORIES.replace("status: invited", "status: happened"), encoding="utf-8")
    after = next_edition(before, [folder])
    assert (after.fault, list(after.lessons.stories)) == ("", [])
    assert after.token != before.token
    assert "stories.yaml:" in after.notices[0]
    assert str(folder) not in after.notices[0]
    _, problems = first_edition([folder])
    assert [problem.is_warning for problem in problems] == [False]


def test_what_is_kept_of_an_edition_keeps_its_stories(edition: Edition) -> None:
    kept = kept_edition(edition.contents)
    assert list(kept.lessons.stories) == ["the-call"]
    assert len(kept.lessons.questions) == 3


def test_only_a_projector_shows_the_address_and_its_code(edition: Edition) -> None:
    request = Request(search="?view=table&projector=1", base="http://192.0.2.7:8050/")
    row = shown(edition, request)["address"]
    assert words(row[0]) == "192.0.2.7:8050"
    assert row[1].alt == "QR code of http://192.0.2.7:8050/?view=table"
    assert row[1].src.startswith("data:image/svg+xml")
    assert shown(edition, Request(search="?view=table", base="http://192.0.2.7:8050/"))["address"] == []
    alone = address_row(ViewState(projector=True), "http://127.0.0.1:8050/")
    assert "once it is served to others" in words(alone)


def test_an_address_too_long_for_a_code_is_cut_to_the_page() -> None:
    state = ViewState(projector=True, source=tuple(f"source-{number}" for number in range(300)))
    assert address_row(state, "http://192.0.2.7/")[1].alt == "QR code of http://192.0.2.7/"


def test_a_view_copied_as_a_step_passes_the_check_of_stories(tmp_path: Path) -> None:
    network = tiny_world()
    step = step_text(network, ViewState(view="ladder", select=CALL, projector=True, story="x", step="y"))
    (made,) = yaml.safe_load(step)
    assert made["view"] == f"?view=ladder&select={CALL}"
    assert made["records"] == [{"record": CALL, "status": "happened"}]
    start = STORIES.index("      - id: guess")
    end = STORIES.index("      - id: afterwards")
    path = tmp_path / FILE
    path.write_text(STORIES[:start] + step + STORIES[end:], encoding="utf-8")
    told, problems = examine_stories(path, dataset_of(network))
    assert (told is not None, problems) == (True, [])


def test_a_guide_becomes_a_page_and_nothing_in_it_runs() -> None:
    text = (
        "# Plan\n\nOne **bold** [view](http://127.0.0.1:8050/?view=table).\nSecond line.\n\n"
        "1. first\n   goes on\n2. second\n\n| a | b |\n|---|---|\n| x | `y` |\n\n> Said.\n\n"
        "- [bad](javascript:alert(1)) and [guide](stories.md) and [out](https://example.org/)\n"
    )
    parts = page_of(text)
    assert [type(part).__name__ for part in parts] == ["H2", "P", "Ol", "Div", "Blockquote", "Ul"]
    assert links(parts) == {"view": "?view=table", "out": "https://example.org/"}
    assert words(parts[2]).split() == ["first", "goes", "on", "second"]
