"""What must hold between the records of a data set: references, ends of direct links, terms, overlaps."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from .dates import When
from .errors import nearest
from .model import Channel, Dataset, Passage, Post, Relationship, Status
from .yaml_reader import Path

SECTIONS_OF_IDS = ("countries", "sources", "actors", "posts", "relationships", "claims")


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong at a path of the data set, before it has a file and a line.

    ``see`` is another path whose place the words of ``wrong`` end with.
    """

    path: Path
    wrong: str
    expected: str
    is_warning: bool = False
    see: Path = ()

    @property
    def record(self) -> str:
        """Return the id of the record that is meant."""
        if not self.path:
            return ""
        has_records = self.path[0] not in ("about", "chain")
        return str(self.path[1] if has_records and len(self.path) > 1 else self.path[0])


class Known:
    """The ids that a reference may name, those of records with faults of their own included.

    ``malformed`` holds those ids by section; a section that stands there whole (``about``, ``chain``)
    is not known at all, and nothing is said about references into it.
    """

    def __init__(self, dataset: Dataset, malformed: Mapping[str, Collection[str]]) -> None:
        def ids(section: str) -> Collection[str]:
            good: Mapping[str, object] = getattr(dataset, section)
            return good.keys() | malformed[section] if section in malformed else good

        self.countries, self.sources, self.actors = ids("countries"), ids("sources"), ids("actors")
        self.relationships, self.principals = ids("relationships"), ids("principals")
        self.evidence: Collection[str] = {*self.relationships, *ids("posts")}
        self.rungs: Collection[str] | None = {rung.id for rung in dataset.chain}
        if "chain" in malformed:
            self.rungs = None
        self.has_about = "about" not in malformed
        self._suggestions_left = 50  # a file with thousands of wrong names must not take minutes

    def unknown(self, path: Path, what: str, key: str, known: Collection[str] | None) -> Iterator[Fault]:
        """Yield the fault of a reference to nothing, with the nearest right name."""
        if known is not None and key not in known:
            self._suggestions_left -= 1
            remedy = nearest(key, known) if self._suggestions_left >= 0 else f"expected a known {what}"
            yield Fault(path, f'unknown {what} "{key}"', remedy)


def faults(dataset: Dataset, malformed: Mapping[str, Collection[str]] | None = None) -> list[Fault]:
    """Return everything that does not fit together, warnings included."""
    known = Known(dataset, malformed or {})
    found = [
        *_faults_of_head(dataset, known),
        *_faults_of_ids(dataset),
        *_faults_of_actors(dataset, known),
        *_faults_of_claims(dataset, known),
    ]
    for key, post in dataset.posts.items():
        found += _faults_of_post(known, ("posts", key), post)
    for key, relationship in dataset.relationships.items():
        found += _faults_of_relationship(dataset, known, ("relationships", key), relationship)
    return found + list(_overlaps(dataset))


def _faults_of_head(dataset: Dataset, known: Known) -> Iterator[Fault]:
    if known.has_about:
        about = dataset.about
        for number, key in enumerate(about.default_countries):
            yield from known.unknown(("about", "default countries", number), "country", key, known.countries)
        if first := about.default_principal:
            yield from known.unknown(("about", "default principal"), "principal", first, known.principals)
    for key, term in dataset.principals.items():
        yield from known.unknown(("principals", key), "actor", key, known.actors)
        if term.to.last < term.from_.first:
            wrong = f'ends before it begins: "{term.from_.text}" to "{term.to.text}"'
            yield Fault(("principals", key, "to"), wrong, "expected the earlier date in from")
    seen: dict[str, int] = {}
    for number, rung in enumerate(dataset.chain):
        if seen.setdefault(rung.id, number) != number and known.rungs is not None:
            first_place: Path = ("chain", seen[rung.id])
            wrong = f'the rung "{rung.id}" stands already at'
            yield Fault(("chain", number), wrong, "keep one of the two", see=first_place)


def _faults_of_ids(dataset: Dataset) -> Iterator[Fault]:
    """An id stands for one record: a link to it must not be able to mean two things."""
    homes: dict[str, str] = {}
    for section in SECTIONS_OF_IDS:
        for key in getattr(dataset, section):
            home = homes.setdefault(key, section)
            if home != section:
                wrong = f"the id stands already in {home}, at"
                yield Fault((section, key), wrong, "expected another id", see=(home, key))


def _faults_of_actors(dataset: Dataset, known: Known) -> Iterator[Fault]:
    for key, actor in dataset.actors.items():
        if actor.country:
            path = ("actors", key, "country")
            yield from known.unknown(path, "country", actor.country, known.countries)


def _faults_of_passage(known: Known, path: Path, passage: Passage) -> Iterator[Fault]:
    source = getattr(passage, "source", None)
    if source:
        yield from known.unknown((*path, "source"), "source", source, known.sources)
    actor = getattr(passage, "actor", None)
    if actor:
        yield from known.unknown((*path, "actor"), "actor", actor, known.actors)


def _faults_of_post(known: Known, path: Path, post: Post) -> Iterator[Fault]:
    if post.actor:
        yield from known.unknown((*path, "actor"), "actor", post.actor, known.actors)
    if post.rung:
        yield from known.unknown((*path, "rung"), "rung", post.rung, known.rungs)
    if post.country:
        yield from known.unknown((*path, "country"), "country", post.country, known.countries)
    for number, citation in enumerate(post.sources):
        yield from _faults_of_passage(known, (*path, "sources", number), citation)
    for number, day in enumerate(post.in_post_on):
        is_before = post.from_ is not None and day.last < post.from_.first
        is_after = post.to is not None and day.first > post.to.last
        if is_before or is_after:
            wrong = f"seen in post on {day.text}, {'before it begins' if is_before else 'after it ends'}"
            yield Fault((*path, "in post on", number), wrong, "expected a day within from and to")


def _faults_of_relationship(
    dataset: Dataset, known: Known, path: Path, relationship: Relationship
) -> Iterator[Fault]:
    for field, what, ids, among in (
        ("from", "actor", relationship.from_, known.actors),
        ("to", "actor", relationship.to, known.actors),
        ("countries", "country", relationship.countries or (), known.countries),
        ("related", "relationship", relationship.related, known.relationships),
    ):
        for number, key in enumerate(ids):
            yield from known.unknown((*path, field, number), what, key, among)
    for field in ("sources", "present", "gone_around"):
        for number, passage in enumerate(getattr(relationship, field)):
            here = (*path, field.replace("_", " "), number)
            yield from _faults_of_passage(known, here, passage)
    if set(relationship.from_) & set(relationship.to):
        yield Fault(path, "an actor stands at both ends", "expected two different ends", is_warning=True)
    yield from _faults_of_meaning(dataset, known, path, relationship)


def _faults_of_meaning(
    dataset: Dataset, known: Known, path: Path, relationship: Relationship
) -> Iterator[Fault]:
    principals = known.principals
    is_direct = relationship.channel is Channel.DIRECT
    if is_direct and principals and not any(key in principals for key in relationship.ends):
        some = ", ".join(sorted(principals)[:4])
        yield Fault(path, "a direct link without a principal", f"expected one of {some} at one end")
    when, updated = relationship.date, dataset.about.updated
    has_happened = relationship.status is Status.HAPPENED and known.has_about
    if when and has_happened and when.first > updated.last:
        wrong = f"happened on {when.text}, after the last update of the data"
        yield Fault((*path, "date"), wrong, f"expected a date up to {updated.text}")


def _faults_of_claims(dataset: Dataset, known: Known) -> Iterator[Fault]:
    for key, claim in dataset.claims.items():
        path: Path = ("claims", key)
        for field, what, ids, among in (
            ("said by", "actor", claim.said_by, known.actors),
            ("supported by", "record", claim.supported_by, known.evidence),
            ("contradicted by", "record", claim.contradicted_by, known.evidence),
        ):
            for number, other in enumerate(ids):
                yield from known.unknown((*path, field, number), what, other, among)
        for number, citation in enumerate(claim.sources):
            yield from _faults_of_passage(known, (*path, "sources", number), citation)


def _overlaps(dataset: Dataset) -> Iterator[Fault]:
    """Two holders of one rung at one time need an explanation: a warning, shown on the page."""
    seats: dict[tuple[str, str | None], list[tuple[When, When, str]]] = {}
    for key, post in dataset.posts.items():
        is_plain = post.rung and post.actor and not post.acting and not post.note
        if is_plain and post.rung and post.from_ and post.to:
            seats.setdefault((post.rung, post.country), []).append((post.from_, post.to, key))
    for terms in seats.values():
        terms.sort()
        longest = terms[0]
        for term in terms[1:]:
            yield from _overlap(dataset, longest, term)
            longest = max(longest, term, key=lambda each: each[1].first)


def _overlap(
    dataset: Dataset, earlier: tuple[When, When, str], later: tuple[When, When, str]
) -> Iterator[Fault]:
    """Yield a warning if two posts of different actors certainly share more than the handing over."""
    (a, b, first), (c, d, second) = earlier, later
    is_same = dataset.posts[first].actor == dataset.posts[second].actor
    if not is_same and max(a.last, c.last) < min(b.first, d.first):
        yield Fault(
            ("posts", second),
            f'overlaps with the post "{first}" at',
            "expected other dates, or a note that explains it",
            is_warning=True,
            see=("posts", first),
        )
