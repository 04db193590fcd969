"""Nested parts of a record as one line of text, for formats that have no nesting."""

from __future__ import annotations

from collections.abc import Iterable

from graph.model import Citation, GoneAround, Passage, Presence

BETWEEN = "; "


def joined(words: Iterable[str]) -> str:
    """Return several values as one cell; ids never hold the mark between them."""
    return BETWEEN.join(words)


def citations(found: Iterable[Citation]) -> str:
    """Return the passages a record rests on: ``glasser-2018, paragraph 9 (for length)``."""
    return joined(_citation(each) for each in found)


def presences(found: Iterable[Presence]) -> str:
    """Return who had a part in a contact and how: ``john-bolton: listened in``."""
    return joined(_with_about(f"{each.actor}: {each.how}", each) for each in found)


def bypasses(found: Iterable[GoneAround]) -> str:
    """Return who was gone around, how, and where that stands."""
    return joined(_with_about(f"{each.actor}: {each.how}", each) for each in found)


def _with_about(start: str, each: Presence | GoneAround) -> str:
    about = f" ({each.about})" if each.about else ""
    place = f", {each.source}{_place(each)}" if each.source else ""
    return f"{start}{about}{place}{_remarks(each)}"


def _citation(each: Citation) -> str:
    return f"{each.source}{_place(each)}{_remarks(each)}"


def _place(each: Passage) -> str:
    paragraph = f", paragraph {each.paragraph}" if each.paragraph else ""
    record = f", record {each.record}" if each.record else ""
    return paragraph + record


def _remarks(each: Passage) -> str:
    said = (f"for {each.for_}" if each.for_ else "", f"said by {each.said_by}" if each.said_by else "")
    more = (f"says {each.says}" if each.says else "", each.address or "")
    remarks = [part for part in (*said, *more) if part]
    return f" ({', '.join(remarks)})" if remarks else ""
