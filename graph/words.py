"""The closed lists of words that a record may use; counts mean something because they are closed."""

from __future__ import annotations

from enum import StrEnum


class Channel(StrEnum):
    """Over which line something went."""

    DIRECT = "direct"
    FORMAL = "formal"
    INTERNAL = "internal"
    PUBLIC = "public"
    COMMENT = "comment"


class Kind(StrEnum):
    """What a relationship is; the list is closed, so that counts mean something."""

    PHONE_CALL = "phone call"
    MEETING = "meeting"
    SUMMIT = "summit"
    OFFICIAL_VISIT = "official visit"
    LETTER = "letter"
    MESSAGE = "message"
    INVITATION = "invitation"
    OFFER = "offer"
    PROPOSAL = "proposal"
    AGREEMENT = "agreement"
    DEMAND = "demand"
    STATEMENT = "statement"
    ANNOUNCEMENT = "announcement"
    PRAISE = "praise"
    CRITICISM = "criticism"
    THREAT = "threat"
    DENIAL = "denial"
    ADVICE = "advice"
    WARNING = "warning"
    BRIEFING = "briefing"
    INSTRUCTION = "instruction"
    CONSULTATION = "consultation"
    APPOINTMENT = "appointment"
    DISMISSAL = "dismissal"
    EXPULSION = "expulsion"
    SANCTION = "sanction"
    LOBBYING = "lobbying"
    LEAK = "leak"
    COMMENT = "comment"
    WEAPONS_TEST = "weapons test"
    MILITARY_ACTION = "military action"
    KILLING = "killing"
    PERSONAL_TIE = "personal tie"


class Status(StrEnum):
    """Whether it took place. What was planned never happened by itself."""

    HAPPENED = "happened"
    PLANNED = "planned"
    INVITED = "invited"
    EXPECTED = "expected"
    CANCELLED = "cancelled"
    DENIED = "denied"


class Certainty(StrEnum):
    """How well the record knows it."""

    ON_RECORD = "on record"
    REPORTED_BY_NAMED = "reported by named"
    REPORTED_BY_UNNAMED = "reported by unnamed"
    DISPUTED = "disputed"


class ActorKind(StrEnum):
    """What sort of actor it is; an unnamed official stays unnamed."""

    PERSON = "person"
    GROUP = "group"
    INSTITUTION = "institution"
    UNNAMED = "unnamed"


class SourceKind(StrEnum):
    """What sort of text a source is."""

    REPORTING = "reporting"
    OPINION = "opinion"
    OFFICIAL_RECORD = "official record"
    READOUT = "readout"
    GENERAL_REFERENCE = "general reference"
    BOOK = "book"


class Reading(StrEnum):
    """How the curators read a source."""

    WHOLE = "whole"
    EXCERPT = "excerpt"
    COPY = "copy"


class Part(StrEnum):
    """How somebody who is documented as present had a part in a contact."""

    TOOK_PART = "took part"
    ACCOMPANIED = "accompanied"
    PREPARED = "prepared"
    BRIEFED = "briefed"
    LISTENED_IN = "listened in"
    TRANSLATED = "translated"
    CARRIED = "carried"
    RECEIVED = "received"
    ARRANGED = "arranged"


class Bypass(StrEnum):
    """How somebody is documented as gone around."""

    SURPRISED = "surprised"
    OVERRULED = "overruled"
    ADVISED_AGAINST = "advised against"
    NOT_CONSULTED = "not consulted"
    LEFT_UNINFORMED = "left uninformed"
    ASKED_TO_BE_SKIPPED = "asked to be skipped"
    ATTACKED = "attacked"
