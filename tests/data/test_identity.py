"""One actor per person, whatever the spelling."""

from __future__ import annotations

import re
from collections import defaultdict

from graph.model import ActorKind
from tests.data.record import dataset, plain


def test_no_two_actors_share_a_name() -> None:
    bearers: dict[str, set[str]] = defaultdict(set)
    for key, actor in dataset().actors.items():
        for name in (actor.name, *actor.aliases):
            bearers[plain(name)].add(key)
    assert {name: sorted(keys) for name, keys in bearers.items() if len(keys) > 1} == {}


def test_no_two_people_differ_only_in_the_order_of_their_names() -> None:
    bearers: dict[str, set[str]] = defaultdict(set)
    for key, actor in dataset().actors.items():
        if actor.kind is ActorKind.PERSON:
            for name in (actor.name, *actor.aliases):
                bearers["".join(sorted(plain(name).split()))].add(key)
    assert [sorted(keys) for keys in bearers.values() if len(keys) > 1] == []


def test_an_alias_is_another_spelling() -> None:
    idle = [
        key
        for key, actor in dataset().actors.items()
        if len({actor.name, *actor.aliases}) <= len(actor.aliases)
    ]
    assert idle == []


def test_an_unnamed_actor_says_so_in_the_name() -> None:
    unnamed = {key: each for key, each in dataset().actors.items() if each.kind is ActorKind.UNNAMED}
    assert unnamed
    told = re.compile(r"\(.*not (named|known|stated).*\)$")
    assert [key for key, each in unnamed.items() if not told.search(each.name)] == []


def test_everybody_in_the_record_has_a_part_in_it() -> None:
    mentioned = set(dataset().principals)
    for each in dataset().relationships.values():
        mentioned |= {
            *each.ends,
            *(one.actor for one in each.present),
            *(one.actor for one in each.gone_around),
        }
    mentioned |= {post.actor for post in dataset().posts.values() if post.actor}
    mentioned |= {actor for claim in dataset().claims.values() for actor in claim.said_by}
    assert sorted(set(dataset().actors) - mentioned) == []
