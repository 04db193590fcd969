"""What stands above the records of an import: what it is, its chain, its principal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from graph.dates import When
from graph.errors import DirectLineError, nearest
from graph.model import Channel

from .values import slug, unique

if TYPE_CHECKING:
    from .assemble import Assembly

Record = dict[str, Any]
CHAIN: Sequence[Sequence[str]] = (("Other side",), ("Principal",))
"""The least a chain can be: whoever stands opposite, and the principal."""
NO_LICENCE = "licence not stated in the imported files"


class NoSuchPrincipalError(DirectLineError):
    """The principal that was asked for stands in none of the files."""


@dataclass(frozen=True, slots=True)
class Options:
    """What the files cannot say; each has a default that the import tells of."""

    title: str = "An imported record"
    source: str | None = None
    principal: str | None = None
    chain: Sequence[Sequence[str]] = CHAIN
    licence: str = NO_LICENCE
    actor_kind: str = "person"
    is_day_first: bool | None = None
    columns: Mapping[str, str] = field(default_factory=dict)


def head(assembly: Assembly, options: Options) -> Record:
    """Return the sections above the records, and give every relationship its channel."""
    principal = _principal(assembly, options)
    rungs = _chain(assembly, options)
    posts = _posts(assembly, options, rungs)
    _set_channels(assembly.relationships, principal, _leaders(posts, rungs))
    period = _period(assembly.relationships.values())
    first, _, last = period.partition("/")
    basis = "named for the import" if options.principal else "chosen by the import: most relationships"
    countries = assembly.ends.countries
    return {
        "about": {
            "title": options.title,
            "question": "Who stands in direct contact with whom, and over which line?",
            "period": period,
            "updated": date.today().isoformat(),
            "version": "1",
            "licence": options.licence,
            "sides": {slug(side[0], "side"): side[0] for side in options.chain},
            **({"words": assembly.lane_words} if assembly.lane_words else {}),
            "default principal": principal,
        },
        "chain": [
            {"id": key, "title": title, "side": slug(side[0], "side")}
            for side in options.chain
            for title in side
            for key in [rungs[title]]
        ],
        "principals": {principal: {"from": first, "to": last or first, "basis": basis}},
        "countries": countries,
        "sources": assembly.citing.sources,
        "actors": assembly.actors,
        "posts": posts,
        "relationships": assembly.relationships,
    }


def _principal(assembly: Assembly, options: Options) -> str:
    """Return the actor named for the import, else the one with most relationships."""
    if options.principal:
        wanted = options.principal.casefold()
        for key, actor in assembly.actors.items():
            if wanted in (key, actor["name"].casefold()):
                return str(key)
        names = [actor["name"] for actor in assembly.actors.values()]
        raise NoSuchPrincipalError(f'no actor "{options.principal}"; {nearest(options.principal, names)}')
    counts: Counter[str] = Counter()
    for each in assembly.relationships.values():
        counts.update({*each["from"], *each["to"]})
    return min(counts, key=lambda key: (-counts[key], key))


def _chain(assembly: Assembly, options: Options) -> dict[str, str]:
    """Return the id of each rung by its title."""
    titles = [title for side in options.chain for title in side]
    keys: set[str] = set()
    return {title: unique(slug(title, "rung"), keys) for title in titles}


def _posts(assembly: Assembly, options: Options, rungs: Mapping[str, str]) -> dict[str, Record]:
    """Return posts for actors whose position is a rung; a post needs a source like everything else."""
    if not options.source:
        return {}
    by_name = {title.casefold(): (title, key) for title, key in rungs.items()}
    posts: dict[str, Record] = {}
    own = set(options.chain[-1])
    for actor, text in assembly.ends.rungs.items():
        if text.casefold() not in by_name:
            continue
        title, rung = by_name[text.casefold()]
        country = None if title in own else assembly.actors[actor].get("country")
        post = {"actor": actor, "rung": rung, "title": text, "country": country}
        source = assembly.citing.for_all("post of an actor")
        key = unique(f"{actor}-{rung}", assembly.taken)
        posts[key] = {**{name: value for name, value in post.items() if value}, "sources": [source]}
    return posts


def _leaders(posts: Mapping[str, Record], rungs: Mapping[str, str]) -> set[str]:
    """Return the actors on the first rung, if posts tell."""
    first = next(iter(rungs.values()))
    return {post["actor"] for post in posts.values() if post["rung"] == first}


def _set_channels(relationships: Mapping[str, Record], principal: str, leaders: set[str]) -> None:
    """Call direct what joins the principal with the other end of the chain; the rest is formal.

    Who stands there is told by posts; without any, everybody does.
    """
    for key, each in relationships.items():
        others = {*each["from"], *each["to"]} - {principal}
        is_direct = principal in (*each["from"], *each["to"]) and (bool(others & leaders) or not leaders)
        if each.get("channel") == Channel.DIRECT and principal not in (*each["from"], *each["to"]):
            note = "channel in the file: direct; the principal stands at neither end"
            each["note"] = f"{each['note']}; {note}" if "note" in each else note
            each["channel"] = ""
        channel = each.get("channel") or (Channel.DIRECT if is_direct else Channel.FORMAL).value
        relationships[key].update(channel=channel)


def _period(relationships: Iterable[Record]) -> str:
    """Return the stretch of days the dates span, or this year if there are none."""
    dates = [When.parse(each["date"]) for each in relationships if "date" in each]
    if not dates:
        return str(date.today().year)
    first, last = min(when.first for when in dates), max(when.last for when in dates)
    return f"{first.isoformat()}/{last.isoformat()}"
