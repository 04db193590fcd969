"""What a record is taught with: its stories and its quiz, and the links that open a step or a hand-out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from graph import Network, dataset_of
from graph.build import FAMILIES
from graph.model import Channel, Relationship, Status
from graph.quiz import Question
from graph.stories import Story

SHEETS: Mapping[str, str] = {
    "chain": "A blank chain",
    "quiz": "The quiz, without answers",
    "answers": "The quiz, with answers",
}
"""The hand-outs that need no name of a story or a record, with their words."""


@dataclass(frozen=True, slots=True)
class Lessons:
    """What a data set is taught with: its stories and its quiz, by their ids, in the order of the files."""

    stories: Mapping[str, Story] = field(default_factory=lambda: MappingProxyType({}))
    questions: Mapping[str, Question] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def told(self) -> str:
        """Return how many stories and questions there are, as a clause; empty without any."""
        counts = ((len(self.stories), "story", "stories"), (len(self.questions), "question", "questions"))
        return "".join(f", {count} {one if count == 1 else many}" for count, one, many in counts if count)

    @property
    def steps(self) -> frozenset[str]:
        """Return the ids of all steps of all stories, which are the words a link may use for one."""
        return frozenset(step.id for story in self.stories.values() for step in story.steps)

    def has(self, story: str, step: str) -> bool:
        """Tell whether a story has a step of that id."""
        return story in self.stories and any(each.id == step for each in self.stories[story].steps)


def is_sheet(network: Network, lessons: Lessons, text: str) -> bool:
    """Tell whether a link names a hand-out: a story's, a record's, the blank chain, or the quiz."""
    kind, _, key = text.partition(":")
    if kind == "story":
        return key in lessons.stories
    if kind == "record":
        return key in dataset_of(network).relationships
    return text in SHEETS


def stay_on_a_step(lessons: Lessons, values: dict[str, Any]) -> list[str]:
    """Put a link that names a story on one of its steps, the first unless told; say what was dropped."""
    story, step = values.get("story", ""), values.pop("step", "")
    is_its = lessons.has(story, step)
    if story:
        values["step"] = step if is_its else lessons.stories[story].steps[0].id
    return [] if is_its or not step else [f'step "{step}" is no step of the story in the link']


def can_be_predicted(each: Relationship) -> bool:
    """Tell whether a record has a chain under it to guess: a direct contact that happened, with a date."""
    is_contact = each.channel is Channel.DIRECT and each.kind in FAMILIES
    return is_contact and each.status is Status.HAPPENED and each.date is not None


def predictable(network: Network) -> list[str]:
    """Return the contacts whose chain says more than its two ends, those with most on record first."""
    found = [
        (-len(each.present) - len(each.gone_around), key)
        for key, each in dataset_of(network).relationships.items()
        if can_be_predicted(each) and (each.present or each.gone_around)
    ]
    return [key for _, key in sorted(found)]


def first_to_predict(network: Network, lessons: Lessons) -> str:
    """Return the contact that a class begins with: the first that a story asks for, or the fullest."""
    asked = [step.predict for story in lessons.stories.values() for step in story.steps if step.predict]
    return next(iter([*asked, *predictable(network)]), "")
