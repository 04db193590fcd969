"""What a data set can say: the records, frozen, checked once, trusted afterwards."""

from __future__ import annotations

from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    model_validator,
)

from .dates import When
from .words import ActorKind as ActorKind
from .words import Bypass as Bypass
from .words import Certainty as Certainty
from .words import Channel as Channel
from .words import Kind as Kind
from .words import Part as Part
from .words import Reading as Reading
from .words import SourceKind as SourceKind
from .words import Status as Status


def _web_address(text: str) -> str:
    """Let only http(s) and a plain host through: what is shown as the host must be where a click leads."""
    try:
        parts = urlsplit(text)
        is_good = parts.scheme in ("http", "https") and bool(parts.hostname) and "@" not in parts.netloc
        is_good = is_good and (parts.port is None or parts.port > 0)
    except ValueError:
        is_good = False
    if not is_good or not text.isprintable() or " " in text or "\\" in text:
        raise ValueError(f'not a web address: "{text[:60]}"; expected http:// or https:// and a host')
    return text


def _listed(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


def _truth(value: Any) -> Any:
    if value in ("true", "false"):
        return value == "true"
    if isinstance(value, bool):
        return value
    raise ValueError(f'not true or false: "{str(value)[:40]}"; expected true or false')


_WITH_A_LETTER = r"^([0-9]+-)*[0-9]*[a-z][a-z0-9]*(-[a-z0-9]+)*$"
Id = Annotated[str, StringConstraints(pattern=_WITH_A_LETTER, max_length=120)]
Paragraph = Annotated[str, StringConstraints(pattern=r"^[0-9]{1,6}(-[0-9]{1,6})?$")]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=20_000)]
Address = Annotated[str, StringConstraints(max_length=2_000), AfterValidator(_web_address)]
Ids = Annotated[tuple[Id, ...], BeforeValidator(_listed), Field(min_length=1)]
Flag = Annotated[bool, BeforeValidator(_truth)]


def _spaced(name: str) -> str:
    return name.rstrip("_").replace("_", " ")


class Entry(BaseModel):
    """Base of all records: frozen, no unknown fields, keys written with spaces."""

    model_config = ConfigDict(frozen=True, extra="forbid", alias_generator=_spaced, populate_by_name=False)


class Correction(Entry):
    """One line of the corrections log."""

    date: When
    what: Text
    why: Text


class Words(Entry):
    """What this record calls its lanes, so that a mayor's districts are not called countries."""

    country: Text = "country"
    countries: Text = "countries"


class About(Entry):
    """What a data set is, from when, and under which licence."""

    title: Text
    question: Text
    period: When
    updated: When
    version: Text
    licence: Text
    sides: dict[Id, Text] = Field(default_factory=dict)
    words: Words = Words()
    limits: tuple[Text, ...] = ()
    default_principal: Id | None = None
    default_countries: tuple[Id, ...] = ()
    corrections: tuple[Correction, ...] = ()


class Rung(Entry):
    """A place on the formal chain, in order from the leader to the principal."""

    id: Id
    title: Text
    short: Text | None = None
    side: Id


class Principal(Entry):
    """Whose line it is: a President and the term."""

    from_: When
    to: When
    basis: Text | None = None


class Country(Entry):
    """A country with a lane of its own."""

    name: Text
    short: Text | None = None
    note: Text | None = None

    @property
    def label(self) -> str:
        """Return the name that fits a chart."""
        return self.short or self.name


class Source(Entry):
    """A text or list that records rest on."""

    title: Text
    authors: tuple[Text, ...] = ()
    publisher: Text | None = None
    published: When | None = None
    published_basis: Text | None = None
    kind: SourceKind
    address: Address | None = None
    rests_on: Text | None = None
    read: Reading = Reading.WHOLE
    note: Text | None = None


class Passage(Entry):
    """Where in a source something stands, what it supports, and through whose mouth it came."""

    paragraph: Paragraph | None = None
    record: Text | None = None
    for_: Text | None = None
    said_by: Text | None = None
    says: Text | None = None
    address: Address | None = None
    read: Reading | None = None


class Citation(Passage):
    """A passage of a named source."""

    source: Id


class Presence(Passage):
    """Somebody documented as having a part in a contact; without a source, the record's own."""

    actor: Id
    how: Part = Part.TOOK_PART
    about: Text | None = None
    source: Id | None = None


class GoneAround(Citation):
    """Somebody documented as gone around by a contact, and how."""

    actor: Id
    how: Bypass
    about: Text | None = None


class Actor(Entry):
    """A person, an office or institution, a group, or an unnamed official."""

    name: Text
    short: Text | None = None
    aliases: tuple[Text, ...] = ()
    kind: ActorKind
    country: Id | None = None
    note: Text | None = None

    @property
    def label(self) -> str:
        """Return the name that fits a chart."""
        return self.short or self.name


class Post(Entry):
    """An office held between two dates, on a rung of the chain or beside it; or its vacancy."""

    actor: Id | None = None
    vacant: Text | None = None
    rung: Id | None = None
    title: Text
    country: Id | None = None
    from_: When | None = None
    to: When | None = None
    in_post_on: tuple[When, ...] = ()
    acting: Flag = False
    date_basis: Text | None = None
    note: Text | None = None
    sources: tuple[Citation, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _has_holder_or_reason(self) -> Post:
        if (self.actor is None) == (self.vacant is None):
            raise ValueError("a post needs either an actor or the reason why it is vacant; expected one")
        if self.from_ and self.to and self.to.last < self.from_.first:
            raise ValueError(
                f'ends before it begins: "{self.from_.text}" to "{self.to.text}"; '
                "expected the earlier date in from"
            )
        return self


class Relationship(Entry):
    """One sourced record between actors. No source, no edge."""

    from_: Ids
    to: Ids
    mutual: Flag = False
    channel: Channel
    kind: Kind
    date: When | None = None
    date_basis: Text | None = None
    status: Status
    certainty: Certainty
    summary: Text
    place: Text | None = None
    length: Text | None = None
    countries: Ids | None = None
    present: tuple[Presence, ...] = ()
    gone_around: tuple[GoneAround, ...] = ()
    sources: tuple[Citation, ...] = Field(min_length=1)
    related: tuple[Id, ...] = ()
    note: Text | None = None

    @property
    def passages(self) -> tuple[Citation | Presence | GoneAround, ...]:
        """Return every passage the relationship rests on, those about who took part included."""
        return (*self.sources, *self.present, *self.gone_around)

    @property
    def ends(self) -> tuple[str, ...]:
        """Return the ids of all actors at both ends."""
        return self.from_ + self.to


class Claim(Entry):
    """A statement somebody made that records support, contradict or leave open."""

    statement: Text
    said_by: Ids
    sources: tuple[Citation, ...] = Field(min_length=1)
    supported_by: tuple[Id, ...] = ()
    contradicted_by: tuple[Id, ...] = ()
    note: Text | None = None


class Dataset(Entry):
    """A whole record: all data files merged, every reference checked."""

    about: About
    chain: tuple[Rung, ...] = Field(min_length=2)
    principals: dict[Id, Principal] = Field(min_length=1)
    countries: dict[Id, Country] = Field(default_factory=dict)
    sources: dict[Id, Source] = Field(default_factory=dict)
    actors: dict[Id, Actor] = Field(default_factory=dict)
    posts: dict[Id, Post] = Field(default_factory=dict)
    relationships: dict[Id, Relationship] = Field(default_factory=dict)
    claims: dict[Id, Claim] = Field(default_factory=dict)
