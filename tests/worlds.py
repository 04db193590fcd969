"""Tiny worlds for tests: a record of eight actors that can be told in a minute, and ways to add to it.

    network = tiny_world()                         # the record below
    network = tiny_world("actors: {...}")          # the same with a few records more, as YAML
    network = world("actors: {...}\\nposts: ...")   # a record of one's own; about and chain are given
    tiny_text()                                    # the YAML of a whole data file, to be written to disk
"""

from __future__ import annotations

from datetime import date
from typing import Any

import yaml

from graph import Dataset, Network, build, yaml_reader
from graph.checks import faults

HEAD = """
about:
  title: A tiny world
  question: Who called whom, and who knew?
  period: 2017-01-20/2021-01-20
  updated: 2021-12-31
  version: 1.0.0
  licence: CC0
  sides: {foreign: Foreign government, us: US government}
  default principal: pat
  default countries: [northland, southland]
chain:
  - {id: leader, title: Leader, side: foreign}
  - {id: foreign-minister, title: Foreign minister, side: foreign}
  - {id: ambassador, title: Ambassador in Washington, side: foreign}
  - {id: mission, title: US embassy, side: us}
  - {id: secretary, title: Secretary of State, side: us}
  - {id: president, title: President, side: us}
principals:
  pat: {from: 2017-01-20, to: 2021-01-20}
countries:
  united-states: {name: United States}
  northland: {name: Northland, short: North}
  southland: {name: Southland}
sources:
  gazette: {title: The Gazette, published: 2019-07-01, kind: reporting, address: "https://gazette.example/a"}
  list: {title: The official list, kind: official record}
actors:
  pat: {name: Pat President, short: Pat, kind: person, country: united-states}
"""

TINY = """
actors:
  sam: {name: Sam Secretary, short: Sam, kind: person, country: united-states}
  moe: {name: Moe Mission, short: Moe, kind: person, country: united-states}
  cara: {name: Cara Chargé, short: Cara, kind: person, country: united-states}
  nia: {name: Nia North, short: Nia, aliases: [Niah], kind: person, country: northland}
  finn: {name: Finn North, short: Finn, kind: person, country: northland}
  ami: {name: Ami North, short: Ami, kind: person, country: northland}
  lea: {name: Lea South, short: Lea, kind: person, country: southland}
posts:
  # A year-only start, and an end that no source gives.
  nia-leader: {actor: nia, rung: leader, title: Leader, country: northland, from: 2012, sources: [{source: list}]}
  # An end known to the year only.
  finn-minister:
    {actor: finn, rung: foreign-minister, title: Minister, country: northland, from: 2017-02-01, to: 2019, sources: [{source: list}]}
  # Neither start nor end: seen in post on two days.
  ami-ambassador:
    actor: ami
    rung: ambassador
    title: Ambassador
    country: northland
    in post on: [2018-01-10, 2018-06-12]
    sources: [{source: list}]
  # Ends on the day of a call; then 20 days of vacancy, a chargé, and the chargé in full.
  moe-mission:
    {actor: moe, rung: mission, title: Ambassador to Northland, country: northland, from: 2017-05-01, to: 2018-03-20, sources: [{source: list}]}
  cara-charge:
    {actor: cara, rung: mission, title: Chargé, country: northland, acting: "true", from: 2018-04-10, to: 2018-09-01, sources: [{source: list}]}
  cara-mission:
    {actor: cara, rung: mission, title: Ambassador to Northland, country: northland, from: 2018-09-02, sources: [{source: list}]}
  sam-secretary:
    {actor: sam, rung: secretary, title: Secretary of State, from: 2017-02-01, to: 2019-03-31, sources: [{source: list}]}
  pat-president:
    {actor: pat, rung: president, title: President, from: 2017-01-20, to: 2021-01-20, sources: [{source: list}]}
  lea-leader: {actor: lea, rung: leader, title: Leader, country: southland, from: 2016, sources: [{source: list}]}
  southland-mission-none:
    {vacant: no embassy in Southland, rung: mission, title: US embassy, country: southland, sources: [{source: list}]}
relationships:
  moe-nia-meeting-2017-06-15:
    {from: moe, to: nia, mutual: "true", channel: formal, kind: meeting, date: 2017-06-15, status: happened, certainty: on record, summary: Moe met Nia., sources: [{source: gazette, paragraph: "1"}]}
  sam-finn-meeting-2018-03-01:
    {from: sam, to: finn, mutual: "true", channel: formal, kind: meeting, date: 2018-03-01, status: happened, certainty: on record, summary: Sam met Finn., sources: [{source: list}]}
  pat-nia-call-2018-03-20:
    from: nia
    to: pat
    mutual: "true"
    channel: direct
    kind: phone call
    date: 2018-03-20
    status: happened
    certainty: on record
    summary: Nia and Pat spoke by telephone.
    length: 41 minutes
    gone around:
      - {actor: moe, how: surprised, about: the call, said by: an official (not named), source: gazette, paragraph: "2"}
    sources: [{source: gazette, paragraph: "2"}, {source: list}]
  nia-pat-letter-2018-04-01:
    from: nia
    to: pat
    channel: direct
    kind: letter
    date: 2018-04-01
    status: happened
    certainty: reported by unnamed
    summary: Nia wrote to Pat; Finn carried the letter.
    present:
      - {actor: finn, how: carried, source: gazette, paragraph: "3"}
      - {actor: sam, how: briefed, source: gazette, paragraph: "3"}
    gone around:
      - {actor: sam, how: advised against, about: an answer, source: gazette, paragraph: "4"}
    sources: [{source: gazette, paragraph: "3"}]
  sam-finn-call-2018-05:
    {from: sam, to: finn, channel: formal, kind: phone call, date: 2018-05, date basis: month only, status: happened, certainty: on record, summary: Sam called Finn., sources: [{source: gazette, paragraph: "5"}]}
  pat-lea-call-2018-05-01:
    {from: pat, to: lea, channel: direct, kind: phone call, date: 2018-05-01, status: happened, certainty: on record, summary: Pat called Lea., sources: [{source: list}]}
  sam-lea-meeting-2018-04-20:
    {from: sam, to: lea, channel: formal, kind: meeting, date: 2018-04-20, status: cancelled, certainty: on record, summary: A meeting of Sam and Lea was called off., sources: [{source: list}]}
  pat-nia-meeting-2019-06-01:
    from: pat
    to: nia
    mutual: "true"
    channel: direct
    kind: summit
    date: 2019-06-01/2019-06-02
    status: happened
    certainty: on record
    summary: Pat and Nia met for two days.
    present: [{actor: sam, how: accompanied}]
    sources: [{source: list, record: r-1}]
  nia-invites-pat-2019-07-01:
    {from: nia, to: pat, channel: direct, kind: invitation, date: 2019-07-01, status: happened, certainty: disputed, summary: Nia invited Pat., sources: [{source: gazette, paragraph: "6", says: Nia asked Pat.}, {source: list, says: Pat asked Nia.}]}
  pat-nia-visit-2019-08:
    {from: pat, to: nia, channel: direct, kind: official visit, date: 2019-08, status: invited, certainty: on record, summary: Pat was invited to Northland., sources: [{source: gazette, paragraph: "6"}], related: [nia-invites-pat-2019-07-01]}
  moe-warns-pat-2018-03-05:
    {from: moe, to: pat, channel: internal, kind: warning, countries: northland, date: 2018-03-05, status: happened, certainty: reported by named, summary: Moe warned Pat., sources: [{source: gazette, paragraph: "7"}]}
  nia-praises-pat:
    {from: nia, to: pat, channel: public, kind: praise, status: happened, certainty: on record, summary: Nia praised Pat., sources: [{source: gazette, paragraph: "8"}]}
claims:
  the-chain-slept:
    statement: Nobody on the chain knew of the contacts with Northland.
    said by: ami
    sources: [{source: gazette, paragraph: "9"}]
    supported by: [pat-nia-call-2018-03-20]
    contradicted by: [nia-pat-letter-2018-04-01, sam-finn-meeting-2018-03-01]
"""


def tiny_world(more: str = "") -> Network:
    """Return the network of the tiny record, with whatever records the YAML text adds or replaces."""
    return build(tiny_dataset(more))


def tiny_dataset(more: str = "") -> Dataset:
    """Return the tiny record itself, with whatever records the YAML text adds or replaces."""
    return dataset(TINY, more)


def tiny_text(more: str = "") -> str:
    """Return the tiny record as the text of one data file that the loader reads."""
    merged = _merged(HEAD, TINY, more)
    return yaml.safe_dump(merged, allow_unicode=True, sort_keys=False, width=10_000)


def world(*texts: str) -> Network:
    """Return the network of a record of one's own: HEAD and the given YAML texts."""
    return build(dataset(*texts))


def dataset(*texts: str) -> Dataset:
    """Return the data set of HEAD and the given YAML texts; fail like the loader if it is faulty."""
    made = Dataset.model_validate(_merged(HEAD, *texts))
    wrong = [fault for fault in faults(made) if not fault.is_warning]
    assert not wrong, wrong
    return made


def contact(start: str, end: str, on: str, **fields: str) -> str:
    """Return the YAML of one relationship, formal meeting unless told otherwise.

    Its id is START-END-ON: ``contact("sam", "finn", "2018-03-05", kind="phone call")``.
    """
    given = {"channel": "formal", "kind": "meeting", "status": "happened", "certainty": "on record"}
    body: dict[str, Any] = {**given, "from": start, "to": end, "date": on, "summary": "A contact."}
    body |= {name.replace("_", " "): value for name, value in fields.items()}
    body["sources"] = [{"source": "gazette", "paragraph": "1"}]
    key = f"{start}-{end}-{on}".replace("/", "-to-")
    return yaml.safe_dump({"relationships": {key: body}}, sort_keys=False)


def post(key: str, actor: str, rung: str, **fields: str) -> str:
    """Return the YAML of one post; ``from_`` and ``to`` are dates as a curator writes them."""
    body: dict[str, Any] = {"actor": actor, "rung": rung, "title": rung, "sources": [{"source": "list"}]}
    body |= {name.rstrip("_").replace("_", " "): value for name, value in fields.items()}
    return yaml.safe_dump({"posts": {key: body}}, sort_keys=False)


def day(text: str) -> date:
    """Return a day written as YYYY-MM-DD."""
    return date.fromisoformat(text)


def _merged(*texts: str) -> dict[str, Any]:
    merged: dict[str, Any] = {}
    for text in texts:
        content, problems = yaml_reader.read(text, "world.yaml")
        assert not problems, problems
        for section, entries in (content or {}).items():
            is_map = isinstance(entries, dict) and section != "about"
            merged[section] = {**merged.get(section, {}), **entries} if is_map else entries
    return merged
