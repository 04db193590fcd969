"""``check`` on a folder with stories and a quiz: what a teacher without programming sees."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.graph.test_quiz import GOOD as QUIZ
from tests.graph.test_stories import GOOD as STORIES
from tests.worlds import tiny_text, tiny_world
from ui.commands import cli
from ui.story_checks import Lessons, examine_lessons, view_check


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "record.yaml").write_text(tiny_text(), encoding="utf-8")
    (tmp_path / "stories.yaml").write_text(STORIES, encoding="utf-8")
    (tmp_path / "quiz.yaml").write_text(QUIZ, encoding="utf-8")
    return tmp_path


def check(*paths: Path) -> Result:
    result = CliRunner().invoke(cli, ["check", *map(str, paths)])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def test_stories_and_questions_are_counted(folder: Path) -> None:
    result = check(folder)
    assert (result.exit_code, result.output) == (
        0,
        "12 relationships, 8 actors, 1 story, 3 questions: no errors.\n",
    )


def test_a_story_that_says_too_much_fails_with_its_line(folder: Path) -> None:
    path = folder / "stories.yaml"
    path.write_text(STORIES.replace("status: invited", "status: happened"), encoding="utf-8")
    result = check(folder)
    assert result.exit_code == 1
    assert result.output.startswith(f"{path.as_posix()}:21:")
    assert "is told as happened, but the record says invited" in result.output
    assert "no errors" not in result.output


def test_a_quiz_that_the_record_does_not_bear_out_fails(folder: Path) -> None:
    path = folder / "quiz.yaml"
    path.write_text(QUIZ.replace("answer: 20 March 2018", "answer: 1 May 2018"), encoding="utf-8")
    result = check(folder)
    assert result.exit_code == 1
    assert 'the record gives "20 March 2018"' in result.output


def test_a_view_that_does_not_open_fails(folder: Path) -> None:
    path = folder / "stories.yaml"
    path.write_text(STORIES.replace("?view=ladder", "?view=lader&countries=northlan"), encoding="utf-8")
    result = check(folder)
    assert result.exit_code == 1
    assert f'{path.as_posix()}:12:9: the-call: the view does not open: view "lader" is not' in result.output
    assert 'countries "northlan" is not in this data' in result.output


def test_a_view_is_an_address_from_its_question_mark_on() -> None:
    views = view_check(tiny_world())
    assert list(views("?view=ladder&countries=northland&select=pat-nia-call-2018-03-20")) == []
    ((wrong, expected),) = views("view=ladder")
    assert (wrong, "?" in expected) == ('not a view: "view=ladder"', True)


def test_a_file_alone_is_checked_without_lessons(folder: Path) -> None:
    (folder / "stories.yaml").write_text("stories: {}", encoding="utf-8")
    assert check(folder / "record.yaml").output == "12 relationships, 8 actors: no errors.\n"
    assert check(folder).exit_code == 1


def test_two_folders_with_the_same_story_are_told(folder: Path) -> None:
    other = folder / "other"
    other.mkdir()
    (other / "stories.yaml").write_text(STORIES, encoding="utf-8")
    lessons, problems = examine_lessons([folder, other, folder], tiny_world())
    assert [problem.wrong for problem in problems] == ["the id stands already in another folder"]
    assert list(lessons.stories) == ["the-call"]


def test_without_lessons_nothing_is_told() -> None:
    assert Lessons().told == ""
    assert (dict(Lessons().stories), dict(Lessons().questions)) == ({}, {})
