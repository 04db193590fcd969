"""Stories and quizzes beside the data: found, read and held against the record and the page's views."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from graph import Network, Problem, dataset_of
from graph.quiz import FILE as QUIZ
from graph.quiz import Question, examine_quiz
from graph.stories import FILE as STORIES
from graph.stories import Story, examine_stories
from ui.lessons import Lessons as Lessons
from ui.state import Vocabulary

LESSON_FILES = (STORIES, QUIZ)
"""Files beside the data that say how to teach with it."""


def view_check(network: Network) -> Callable[[str], Iterator[tuple[str, str]]]:
    """Return the check of a view: what the page would ignore of its link, and what was expected."""
    vocabulary = Vocabulary(network)

    def check(view: str) -> Iterator[tuple[str, str]]:
        if not view.startswith("?"):
            yield f'not a view: "{view[:60]}"', 'expected what stands in the page\'s address from the "?" on'
            return
        _, ignored = vocabulary.read(view)
        for note in ignored:
            yield f"the view does not open: {note}", "copy the address of a view that the page shows"

    return check


def examine_lessons(paths: Iterable[Path], network: Network) -> tuple[Lessons, list[Problem]]:
    """Return the stories and the quiz of data folders, as far as they hold, and every problem in them."""
    stories: dict[str, Story] = {}
    questions: dict[str, Question] = {}
    problems: list[Problem] = []
    for file in files_beside(paths, STORIES):
        told, found = examine_stories(file, dataset_of(network), view_check(network))
        problems += [*found, *_doubles(file, told.stories if told else {}, stories)]
        stories |= told.stories if told else {}
    for file in files_beside(paths, QUIZ):
        quiz, found = examine_quiz(file, network)
        problems += [*found, *_doubles(file, quiz.questions if quiz else {}, questions)]
        questions |= quiz.questions if quiz else {}
    return Lessons(MappingProxyType(stories), MappingProxyType(questions)), problems


def files_beside(paths: Iterable[Path], name: str) -> tuple[Path, ...]:
    """Return the files of a name in those of the paths that are folders, each once."""
    found = {file.resolve(): file for path in paths if path.is_dir() and (file := path / name).is_file()}
    return tuple(found.values())


def _doubles(file: Path, new: Iterable[str], known: Mapping[str, object]) -> list[Problem]:
    """Return the problem of every id that an earlier folder has already: a link must mean one thing."""
    wrong, expected = "the id stands already in another folder", "expected another id"
    return [Problem(file.as_posix(), 0, 0, key, wrong, expected) for key in new if key in known]
