"""Part of a record that stands by itself: some relationships and everything they rest on."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from graph.model import Dataset, Relationship

Record = TypeVar("Record")


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A data set cut down to some relationships, and the stamp that goes into every export."""

    dataset: Dataset
    total: int
    selection: str
    exported: date

    @property
    def stamp(self) -> dict[str, str]:
        """Return what a reader of the export must know of it, in words."""
        about, count = self.dataset.about, len(self.dataset.relationships)
        return {
            "title": about.title,
            "version": about.version,
            "updated": about.updated.text,
            "licence": about.licence,
            "exported": self.exported.isoformat(),
            "relationships": f"{count} of {self.total} in this data",
            **({"selection": self.selection} if self.selection else {}),
        }


def excerpt(dataset: Dataset, ids: Iterable[str], *, selection: str, exported: date) -> Excerpt:
    """Return the excerpt of some relationships; of the whole record, everything is kept.

    A claim goes along only with all its evidence: with half of it, the claim would look settled.
    Raises KeyError for an id that is no relationship of the data set.
    """
    wanted = {key: dataset.relationships[key] for key in ids}
    if len(wanted) == len(dataset.relationships):
        return Excerpt(dataset, len(wanted), selection, exported)
    return Excerpt(_cut(dataset, wanted), len(dataset.relationships), selection, exported)


def _cut(dataset: Dataset, wanted: dict[str, Relationship]) -> Dataset:
    named = {key for each in wanted.values() for key in _actors(each)} | set(dataset.principals)
    posts = {key: post for key, post in dataset.posts.items() if post.actor in named}
    evidence = {*wanted, *posts}
    claims = {
        key: claim
        for key, claim in dataset.claims.items()
        if (found := {*claim.supported_by, *claim.contradicted_by}) and found <= evidence
    }
    named |= {key for claim in claims.values() for key in claim.said_by}
    cited = {each.source for relationship in wanted.values() for each in relationship.passages if each.source}
    cited |= {each.source for post in posts.values() for each in post.sources}
    cited |= {each.source for claim in claims.values() for each in claim.sources}
    actors = _only(dataset.actors, named)
    countries = {key for each in wanted.values() for key in each.countries or ()}
    countries |= {actor.country for actor in actors.values() if actor.country}
    countries |= {post.country for post in posts.values() if post.country}
    first = tuple(key for key in dataset.about.default_countries if key in countries)
    changes = {
        "about": dataset.about.model_copy(update={"default_countries": first}),
        "countries": _only(dataset.countries, countries),
        "sources": _only(dataset.sources, cited),
        "actors": actors,
        "posts": posts,
        "relationships": {key: _within(each, wanted) for key, each in wanted.items()},
        "claims": claims,
    }
    return dataset.model_copy(update=changes)


def _within(each: Relationship, wanted: Container[str]) -> Relationship:
    """Return a relationship without references to others that are not in the excerpt."""
    kept = tuple(key for key in each.related if key in wanted)
    return each if kept == each.related else each.model_copy(update={"related": kept})


def _actors(each: Relationship) -> Iterable[str]:
    yield from each.ends
    yield from (other.actor for other in each.present)
    yield from (other.actor for other in each.gone_around)


def _only(records: Mapping[str, Record], wanted: Container[str]) -> dict[str, Record]:
    return {key: record for key, record in records.items() if key in wanted}
