"""What must hold between the records of a data set: references, ends of direct links, overlaps."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass
from itertools import combinations

from .dates import When
from .errors import nearest
from .model import Channel, Dataset, Passage, Post, Relationship, Status
from .yaml_reader import Path


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong at a path of the data set, before it has a file and a line."""

    path: Path
    wrong: str
    expected: str
    is_warning: bool = False

    @property
    def record(self) -> str:
        """Return the id of the record that is meant."""
        named = [part for part in self.path[:2] if isinstance(part, str)]
        return named[-1] if named else ""


def faults(dataset: Dataset) -> list[Fault]:
    """Return everything that does not fit together, warnings included."""
    found = [
        *_faults_of_head(dataset),
        *_faults_of_ids(dataset),
        *_faults_of_actors(dataset),
        *_faults_of_claims(dataset),
    ]
    for key, post in dataset.posts.items():
        found += _faults_of_post(dataset, ("posts", key), post)
    for key, relationship in dataset.relationships.items():
        found += _faults_of_relationship(dataset, ("relationships", key), relationship)
    return found + list(_overlaps(dataset))


def _unknown(path: Path, what: str, key: str, known: Container[str]) -> Iterator[Fault]:
    if key not in known:
        yield Fault(path, f'unknown {what} "{key}"', nearest(key, list(known)))  # type: ignore[call-overload]


def _faults_of_head(dataset: Dataset) -> Iterator[Fault]:
    for number, key in enumerate(dataset.about.default_countries):
        yield from _unknown(("about", "default countries", number), "country", key, dataset.countries)
    if first := dataset.about.default_principal:
        yield from _unknown(("about", "default principal"), "principal", first, dataset.principals)
    for key in dataset.principals:
        yield from _unknown(("principals", key), "actor", key, dataset.actors)
    seen: set[str] = set()
    for number, rung in enumerate(dataset.chain):
        if rung.id in seen:
            yield Fault(("chain", number), f'the rung "{rung.id}" stands twice', "keep one of the two")
        seen.add(rung.id)


def _faults_of_ids(dataset: Dataset) -> Iterator[Fault]:
    """An id stands for one record: a link to it must not be able to mean two things."""
    homes: dict[str, str] = {}
    for section in ("countries", "sources", "actors", "posts", "relationships", "claims"):
        for key in getattr(dataset, section):
            home = homes.setdefault(key, section)
            if home != section:
                yield Fault((section, key), f"the id stands already in {home}", "expected another id")


def _faults_of_actors(dataset: Dataset) -> Iterator[Fault]:
    for key, actor in dataset.actors.items():
        if actor.country:
            path = ("actors", key, "country")
            yield from _unknown(path, "country", actor.country, dataset.countries)


def _faults_of_passage(dataset: Dataset, path: Path, passage: Passage) -> Iterator[Fault]:
    source = getattr(passage, "source", None)
    if source:
        yield from _unknown((*path, "source"), "source", source, dataset.sources)
    actor = getattr(passage, "actor", None)
    if actor:
        yield from _unknown((*path, "actor"), "actor", actor, dataset.actors)


def _faults_of_post(dataset: Dataset, path: Path, post: Post) -> Iterator[Fault]:
    if post.actor:
        yield from _unknown((*path, "actor"), "actor", post.actor, dataset.actors)
    if post.rung:
        rungs = [rung.id for rung in dataset.chain]
        yield from _unknown((*path, "rung"), "rung", post.rung, rungs)
    if post.country:
        yield from _unknown((*path, "country"), "country", post.country, dataset.countries)
    for number, citation in enumerate(post.sources):
        yield from _faults_of_passage(dataset, (*path, "sources", number), citation)


def _faults_of_relationship(dataset: Dataset, path: Path, relationship: Relationship) -> Iterator[Fault]:
    for field, ids in (("from", relationship.from_), ("to", relationship.to)):
        for key in ids:
            yield from _unknown((*path, field), "actor", key, dataset.actors)
    for key in relationship.countries or ():
        yield from _unknown((*path, "countries"), "country", key, dataset.countries)
    for key in relationship.related:
        yield from _unknown((*path, "related"), "relationship", key, dataset.relationships)
    for field in ("sources", "present", "gone_around"):
        for number, passage in enumerate(getattr(relationship, field)):
            here = (*path, field.replace("_", " "), number)
            yield from _faults_of_passage(dataset, here, passage)
    if set(relationship.from_) & set(relationship.to):
        yield Fault(path, "an actor stands at both ends", "expected two different ends", is_warning=True)
    yield from _faults_of_meaning(dataset, path, relationship)


def _faults_of_meaning(dataset: Dataset, path: Path, relationship: Relationship) -> Iterator[Fault]:
    if relationship.channel is Channel.DIRECT and not set(relationship.ends) & set(dataset.principals):
        known = ", ".join(sorted(dataset.principals)[:4])
        yield Fault(path, "a direct link without a principal", f"expected one of {known} at one end")
    when = relationship.date
    if when and relationship.status is Status.HAPPENED and when.first > dataset.about.updated.last:
        wrong = f"happened on {when.text}, after the last update of the data"
        yield Fault((*path, "date"), wrong, f"expected a date up to {dataset.about.updated.text}")


def _faults_of_claims(dataset: Dataset) -> Iterator[Fault]:
    evidence = {**dataset.relationships, **dataset.posts}
    for key, claim in dataset.claims.items():
        path: Path = ("claims", key)
        for actor in claim.said_by:
            yield from _unknown((*path, "said by"), "actor", actor, dataset.actors)
        for field, ids in (
            ("supported by", claim.supported_by),
            ("contradicted by", claim.contradicted_by),
        ):
            for number, other in enumerate(ids):
                yield from _unknown((*path, field, number), "record", other, evidence)
        for number, citation in enumerate(claim.sources):
            yield from _faults_of_passage(dataset, (*path, "sources", number), citation)


def _overlaps(dataset: Dataset) -> Iterator[Fault]:
    """Two holders of one rung at one time need an explanation: a warning, shown on the page."""
    by_seat: dict[tuple[str, str | None], list[tuple[str, Post]]] = {}
    for key, post in dataset.posts.items():
        if post.rung and post.actor and not post.acting:
            by_seat.setdefault((post.rung, post.country), []).append((key, post))
    for posts in by_seat.values():
        for (first_key, first), (second_key, second) in combinations(posts, 2):
            if first.actor != second.actor and not (first.note or second.note) and _clash(first, second):
                wrong = f'overlaps with the post "{first_key}"'
                expected = "expected other dates, or a note that explains it"
                yield Fault(("posts", second_key), wrong, expected, is_warning=True)


def _clash(first: Post, second: Post) -> bool:
    """Tell whether two posts certainly share more than the day of the handing over."""
    spans = _certain(first), _certain(second)
    if not spans[0] or not spans[1]:
        return False
    (a, b), (c, d) = spans[0], spans[1]
    return max(a.last, c.last) < min(b.first, d.first)


def _certain(post: Post) -> tuple[When, When] | None:
    return (post.from_, post.to) if post.from_ and post.to else None
