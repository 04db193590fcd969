"""How to cite what the page shows: plain, APA, BibTeX and CSL JSON, with sources, version and date.

A citation is of the data: it names the view or record by its stable link, the version it was read in, the
day it was read, and what it rests on, so that a reader can go behind it.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from graph import Network, When, dataset_of, matching
from graph.dates import written
from graph.model import Passage, Source
from ui.panels.blocks import record_title
from ui.poster import drawn_countries, view_title
from ui.state import ViewState, Vocabulary

NAMED = 6
STYLES: Mapping[str, str] = {"plain": "Plain", "apa": "APA", "bibtex": "BibTeX", "csl": "CSL JSON"}
_LATEX: Mapping[str, str] = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "&%$#_{}"},
}


@dataclass(frozen=True, slots=True)
class Work:
    """What is cited: a record or a view of one version of the data, read on a day."""

    key: str
    title: str
    what: str
    record: str
    version: str
    updated: When
    licence: str
    link: str
    read: date
    sources: tuple[str, ...] = ()


def cited(network: Network, vocabulary: Vocabulary, state: ViewState, *, base: str = "", today: date) -> Work:
    """Return the view of a state as a work to cite; ``base`` is the address the page stands at."""
    link = f"{base}{replace(state, embed=False).query()}"
    title = view_title(network, vocabulary, state)
    return _work(
        network, f"view-{_slug(title)}", title, "View", link, today, _of_view(network, vocabulary, state)
    )


def cited_record(network: Network, key: str, *, base: str = "", today: date) -> Work | None:
    """Return a relationship, post, claim or source as a work to cite; None for what rests on no source."""
    data, link = dataset_of(network), f"{base}?select={key}"
    if each := data.relationships.get(key):
        when = f", {each.date}" if each.date else ""
        title = f"{record_title(network, each)}{when}"
        lines = _lines(network, each.passages)
        return _work(network, key, title, "Data record", link, today, lines)
    if claim := data.claims.get(key):
        title = f"Claim: {claim.statement}"
        return _work(network, key, title, "Data record", link, today, _lines(network, claim.sources))
    if post := data.posts.get(key):
        holder = data.actors[post.actor].name if post.actor else post.vacant
        title = f"Post: {post.title}, {holder}"
        return _work(network, key, title, "Data record", link, today, _lines(network, post.sources))
    if source := data.sources.get(key):
        title = f"Records that rest on: {source.title}"
        return _work(network, key, title, "Data records", link, today, (source_line(source),))
    return None


def in_style(work: Work, style: str) -> str:
    """Return a work cited in one of STYLES."""
    return {"plain": plain, "apa": apa, "bibtex": bibtex, "csl": csl}[style](work)


def plain(work: Work) -> str:
    """Return a citation in plain words, with everything it rests on."""
    rests = f" Rests on: {'; '.join(work.sources)}." if work.sources else ""
    return (
        f'"{work.title}". {work.record}, data version {work.version} of {work.updated}, {work.licence}. '
        f"{work.link} (read {written(work.read)}).{rests}"
    )


def apa(work: Work) -> str:
    """Return a citation in the manner of the APA, for a work without an author."""
    issued, read = work.updated.first, work.read
    return (
        f"{work.title} [{work.what}; version {work.version}]. ({issued.year}, {issued:%B} {issued.day}). "
        f"{work.record}. Retrieved {read:%B} {read.day}, {read.year}, from {work.link}"
    )


def bibtex(work: Work) -> str:
    """Return a citation as a BibTeX entry, with all that LaTeX would read as a command escaped."""
    fields = {
        "title": f"{{{_latex(work.title)}}}",
        "howpublished": _latex(work.record),
        "year": str(work.updated.first.year),
        "version": _latex(work.version),
        "url": work.link,
        "urldate": work.read.isoformat(),
        "note": _latex("; ".join((f"{work.what}, {work.licence}", *work.sources))),
    }
    body = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items())
    return f"@misc{{{work.key},\n{body}\n}}"


def csl(work: Work) -> str:
    """Return a citation as CSL JSON, as Zotero and others import it."""
    issued, read = work.updated.first, work.read
    item = {
        "id": work.key,
        "type": "dataset",
        "title": work.title,
        "container-title": work.record,
        "genre": work.what,
        "version": work.version,
        "issued": {"date-parts": [[issued.year, issued.month, issued.day]]},
        "accessed": {"date-parts": [[read.year, read.month, read.day]]},
        "URL": work.link,
        "license": work.licence,
        "note": "; ".join(work.sources),
    }
    text = json.dumps([item], ensure_ascii=False, indent=2)
    return re.sub(r"\[\s+\[\s+(\d+),\s+(\d+),\s+(\d+)\s+\]\s+\]", r"[[\1, \2, \3]]", text)


def source_line(source: Source, passages: Sequence[Passage] = ()) -> str:
    """Return a source in a line: who, what, where, when, the paragraphs or records, and the addresses."""
    parts = [", ".join(source.authors), source.title, source.publisher or ""]
    parts.append(str(source.published) if source.published else "")
    parts.append(_places("paragraph", [each.paragraph for each in passages]))
    parts.append(_places("record", [each.record for each in passages]))
    addresses = dict.fromkeys(each.address for each in passages if each.address)
    return ", ".join(part for part in (*parts, *(addresses or [source.address])) if part)


def _places(word: str, places: Sequence[str | None]) -> str:
    """Return where in a source: "paragraph 9", "paragraphs 7, 9 and 10-12"."""
    found = sorted({each for each in places if each}, key=_in_order)
    if not found:
        return ""
    is_many = len(found) > 1 or (word == "paragraph" and "-" in found[0])
    listed = " and ".join(part for part in (", ".join(found[:-1]), found[-1]) if part)
    return f"{word}{'s' if is_many else ''} {listed}"


def _in_order(place: str) -> tuple[tuple[int, str], ...]:
    return tuple((int(part or 0), text) for part, text in re.findall(r"(\d*)(\D*)", place) if part or text)


def _work(
    network: Network, key: str, title: str, what: str, link: str, today: date, sources: Sequence[str]
) -> Work:
    about = dataset_of(network).about
    return Work(
        key=key,
        title=title,
        what=what,
        record=about.title,
        version=about.version,
        updated=about.updated,
        licence=about.licence,
        link=link,
        read=today,
        sources=tuple(sources),
    )


def _lines(network: Network, passages: Sequence[Passage]) -> list[str]:
    """Return the sources that passages name, in their order, each with all its places and addresses."""
    found: dict[str, list[Passage]] = {}
    for entry in passages:
        if key := getattr(entry, "source", None):
            found.setdefault(key, []).append(entry)
    return [source_line(dataset_of(network).sources[key], entries) for key, entries in found.items()]


def _of_view(network: Network, vocabulary: Vocabulary, state: ViewState) -> list[str]:
    """Return the sources that most of the shown records rest on, and how many others there are."""
    data = dataset_of(network)
    countries = drawn_countries(network, vocabulary, state)
    wanted = replace(state.filter, principal=vocabulary.principal(state), countries=countries)
    counts = Counter(
        source
        for key in matching(network, wanted)
        for source in {entry.source for entry in data.relationships[key].sources}
    )
    ranked = sorted(counts, key=lambda key: (-counts[key], key))
    more = len(ranked) - NAMED
    tail = [f"and {more} more, named with each record"] if more > 0 else []
    return [*(source_line(data.sources[key]) for key in ranked[:NAMED]), *tail]


def _latex(text: str) -> str:
    return "".join(_LATEX.get(sign, sign) for sign in text)


def _slug(text: str) -> str:
    return "-".join(re.findall(r"[a-z0-9]+", text.lower()))[:60].strip("-")
