"""Words and dates of strangers' tables as the record's own; what cannot be told stays open."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from functools import lru_cache
from typing import TypeVar

from graph.dates import MONTHS, When
from graph.model import ActorKind, Certainty, Kind, Status

Word = TypeVar("Word", bound=StrEnum)

_KINDS: Mapping[Kind, str] = {
    Kind.PHONE_CALL: "call, called, calls, phone, phoned, telephone, telephone call, telephone conversation, "
    "teleconference, tel, video call, videoconference, video conference",
    Kind.MEETING: "met, meets, meet, talks, talk, conversation, lunch, dinner, breakfast, encounter, "
    "bilateral, working session, interview, hearing",
    Kind.OFFICIAL_VISIT: "visit, visited, visits, state visit, working visit, trip, travel, tour",
    Kind.LETTER: "letters, wrote, correspondence, mail, post",
    Kind.MESSAGE: "messages, email, e mail, text, sms, telegram, cable, wire, chat, fax, whatsapp",
    Kind.INVITATION: "invite, invited, invites",
    Kind.AGREEMENT: "agreed, treaty, deal, accord, contract, memorandum, pact, settlement",
    Kind.STATEMENT: "said, speech, remark, remarks, tweet, declaration",
    Kind.ANNOUNCEMENT: "announced, press release",
    Kind.PRAISE: "praised, praises, endorsement, support, supports, likes",
    Kind.CRITICISM: "criticised, criticized, complaint, rebuke, dislikes",
    Kind.DEMAND: "demanded, request, requested, asked, ask",
    Kind.PROPOSAL: "proposed, plan, suggestion, draft, application",
    Kind.OFFER: "offered",
    Kind.THREAT: "threatened, ultimatum",
    Kind.DENIAL: "denied",
    Kind.ADVICE: "advised, advises, recommendation, counsel, opinion",
    Kind.WARNING: "warned",
    Kind.BRIEFING: "briefed, memo, report, reports to, reported",
    Kind.INSTRUCTION: "instructed, order, ordered, directive, manages, supervises, boss of",
    Kind.CONSULTATION: "consulted, consult, consultations",
    Kind.APPOINTMENT: "appointed, appoints, hired, nomination, nominated",
    Kind.DISMISSAL: "dismissed, fired, sacked, removed, removal",
    Kind.EXPULSION: "expelled",
    Kind.SANCTION: "sanctions, sanctioned, penalty, fine",
    Kind.LOBBYING: "lobbied, lobbies, lobby",
    Kind.LEAK: "leaked",
    Kind.KILLING: "killed, murder, assassination",
    Kind.PERSONAL_TIE: "tie, friend, friends, friendship, family, kinship, marriage, married, spouse, "
    "sibling, relative, knows, acquaintance, colleague, co occurrence, cooccurrence, "
    "co author, coauthor, business",
}
_STATUSES: Mapping[Status, str] = {
    Status.HAPPENED: "done, held, took place, confirmed, yes, true, completed, occurred, past",
    Status.PLANNED: "scheduled, upcoming, future, announced",
    Status.CANCELLED: "canceled, called off, no, false, did not happen",
    Status.EXPECTED: "likely, pending",
}
_CERTAINTIES: Mapping[Certainty, str] = {
    Certainty.ON_RECORD: "certain, sure, high, confirmed, official",
    Certainty.REPORTED_BY_NAMED: "reported, medium, likely, probable",
    Certainty.REPORTED_BY_UNNAMED: "unnamed, anonymous, low, rumour, rumor, unconfirmed",
    Certainty.DISPUTED: "contested, conflicting, doubtful",
}
_ACTOR_KINDS: Mapping[ActorKind, str] = {
    ActorKind.PERSON: "individual, people, human, man, woman, character, politician, official",
    ActorKind.GROUP: "team, family, community, committee, delegation, faction",
    ActorKind.INSTITUTION: "organisation, organization, company, office, agency, ministry, department, firm, "
    "country, government, newspaper, ngo, party, org",
    ActorKind.UNNAMED: "anonymous, unknown, not named",
}
_TRUE = frozenset({"true", "yes", "1", "mutual", "undirected", "both", "y"})
_FALSE = frozenset({"false", "no", "0", "directed", "n"})
_MONTHS: Mapping[str, int] = {name[:3].casefold(): number for number, name in enumerate(MONTHS, 1)}
_DAY_FIRST = re.compile(r"^(\d{1,2})(?:st|nd|rd|th)? ([a-z]+) (\d{4})$")
_MONTH_FIRST = re.compile(r"^([a-z]+) (\d{1,2})(?:st|nd|rd|th)? (\d{4})$")
_MONTH_ONLY = re.compile(r"^([a-z]+) (\d{4})$")
_NUMBERS = re.compile(r"^(\d{1,2})[./-](\d{1,2})[./-](\d{4})$")
_ISO = re.compile(r"^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[t ].*)?$")
_ISO_MONTH = re.compile(r"^(\d{4})[-/.](\d{1,2})$")


@dataclass(frozen=True, slots=True)
class Meaning:
    """A word of the record's closed lists, and whether the table said it itself."""

    word: str
    is_exact: bool


@lru_cache(maxsize=4_096)
def kind_of(text: str) -> Meaning | None:
    """Return the kind that a word means: itself, a usual synonym, or the nearest; else None.

    >>> kind_of("Phone_Call"), kind_of("secret telephone call").word, kind_of("bipartite")
    (Meaning(word='phone call', is_exact=True), 'phone call', None)
    """
    return _meaning(text, Kind, _KINDS)


def status_of(text: str) -> Meaning | None:
    """Return the status that a word means, or None: nothing happened because a word is unknown."""
    return _meaning(text, Status, _STATUSES)


def certainty_of(text: str) -> Meaning | None:
    """Return the certainty that a word means, or None."""
    return _meaning(text, Certainty, _CERTAINTIES)


def actor_kind_of(text: str) -> Meaning | None:
    """Return what sort of actor a word means, or None."""
    return _meaning(text, ActorKind, _ACTOR_KINDS)


def truth_of(text: str) -> bool | None:
    """Return whether a word says yes or no, or None.

    >>> truth_of("Undirected"), truth_of("Directed"), truth_of("perhaps")
    (True, False, None)
    """
    word = text.strip().casefold()
    return True if word in _TRUE else False if word in _FALSE else None


def _meaning(text: str, words: type[Word], usual: Mapping[Word, str]) -> Meaning | None:
    """Look a word up: exact, then a synonym, then one inside the text, then a slip of the keyboard."""
    plain = re.sub(r"[\s_-]+", " ", text).strip().casefold()
    exact = {word.value: word.value for word in words}
    known = {name: word.value for word, names in usual.items() for name in names.split(", ")}
    if plain in exact:
        return Meaning(plain, is_exact=True)
    if plain in known:
        return Meaning(known[plain], is_exact=False)
    known |= exact
    inside = [name for name in known if re.search(rf"\b{re.escape(name)}s?\b", plain)]
    if inside:
        return Meaning(known[max(inside, key=len)], is_exact=False)
    close = get_close_matches(plain[:60], list(known), n=1, cutoff=0.85)
    return Meaning(known[close[0]], is_exact=False) if close else None


def date_of(text: str, *, is_day_first: bool | None) -> str | None:
    """Return a date as the record writes it, or None; a day that could be a month gives the year only.

    >>> date_of("20 March 2018", is_day_first=None), date_of("3/20/2018", is_day_first=None)
    ('2018-03-20', '2018-03-20')
    >>> date_of("03/04/2018", is_day_first=None), date_of("03/04/2018", is_day_first=True)
    ('2018', '2018-04-03')
    """
    found = _date(re.sub(r"[,\s]+", " ", text).strip().casefold(), is_day_first)
    try:
        return When.parse(found).text if found else None
    except ValueError:
        return None


def _date(plain: str, is_day_first: bool | None) -> str | None:
    if found := _ISO.match(plain):
        return "{}-{:0>2}-{:0>2}".format(*found.groups())
    if found := _ISO_MONTH.match(plain):
        return "{}-{:0>2}".format(*found.groups())
    if re.match(r"^[12]\d{3}(\.0)?$", plain):
        return plain[:4]
    if re.match(r"^\d{4}[-0-9]*/\d{4}[-0-9]*$", plain):
        return plain
    if found := _NUMBERS.match(plain):
        return _numbered(int(found[1]), int(found[2]), found[3], is_day_first)
    for pattern, (day, month, year) in ((_DAY_FIRST, (1, 2, 3)), (_MONTH_FIRST, (2, 1, 3))):
        if (found := pattern.match(plain)) and (number := _MONTHS.get(found[month][:3])):
            return f"{found[year]}-{number:02}-{int(found[day]):02}"
    if (found := _MONTH_ONLY.match(plain)) and (number := _MONTHS.get(found[1][:3])):
        return f"{found[2]}-{number:02}"
    return None


def _numbered(first: int, second: int, year: str, is_day_first: bool | None) -> str:
    if first > 12 or (second <= 12 and is_day_first):
        return f"{year}-{second:02}-{first:02}"
    if second > 12 or is_day_first is False:
        return f"{year}-{first:02}-{second:02}"
    return year if first != second else f"{year}-{first:02}-{second:02}"


def day_comes_first(texts: list[str]) -> bool | None:
    """Return whether a column of dates writes the day before the month; None if it never shows.

    >>> day_comes_first(["03/04/2018", "20/04/2018"]), day_comes_first(["03/04/2018"])
    (True, None)
    """
    found = [match for text in texts if (match := _NUMBERS.match(text.strip()))]
    shows_day = any(int(match[1]) > 12 for match in found)
    shows_month = any(int(match[2]) > 12 for match in found)
    return None if shows_day == shows_month else shows_day


def slug(text: str, fallback: str) -> str:
    """Return an id made of a name: lower-case ASCII words joined by hyphens.

    >>> slug("Mevlüt Çavuşoğlu", "actor"), slug("習近平", "actor"), slug("33", "actor")
    ('mevlut-cavusoglu', 'actor', 'actor-33')
    """
    latin = text.translate(_LETTERS)
    ascii_only = unicodedata.normalize("NFKD", latin).encode("ascii", "ignore").decode().casefold()
    words = re.sub(r"[^a-z0-9]+", "-", ascii_only.replace("'", "")).strip("-")[:80].strip("-")
    if not words:
        return fallback
    return words if re.search("[a-z]", words) else f"{fallback}-{words}"


def unique(key: str, taken: set[str]) -> str:
    """Return an id that no other record has: numbered if need be; and remember it."""
    number, free = 1, key
    while free in taken:
        number += 1
        free = f"{key}-{number}"
    taken.add(free)
    return free


_LETTERS = str.maketrans({"ß": "ss", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "æ": "ae",
                          "Æ": "AE", "œ": "oe", "ı": "i", "ð": "d", "þ": "th"})  # fmt: skip
