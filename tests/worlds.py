"""Tiny worlds for tests: a record of eight actors that can be told in a minute, and ways to add to it.

network = tiny_world()                         # the record below
network = tiny_world("actors: {...}", ...)     # the same with a few records more, as YAML
network = world("actors: {...}\\nposts: ...")   # a record of one's own; about and chain are given
tiny_text()                                    # the YAML of a whole data file, to be written to disk
TINY_FOLDER                                    # the same as a folder of two files that the loader reads
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import yaml

from graph import Dataset, Network, build
from graph.checks import faults

TINY_FOLDER = Path(__file__).parent / "tiny"
HEAD = (TINY_FOLDER / "head.yaml").read_text(encoding="utf-8")
TINY = (TINY_FOLDER / "record.yaml").read_text(encoding="utf-8")


def tiny_world(*more: str) -> Network:
    """Return the network of the tiny record, with whatever records the YAML texts add or replace."""
    return build(tiny_dataset(*more))


def tiny_dataset(*more: str) -> Dataset:
    """Return the tiny record itself, with whatever records the YAML texts add or replace."""
    return dataset(TINY, *more)


def tiny_text(*more: str) -> str:
    """Return the tiny record as the text of one data file that the loader reads."""
    merged = _merged(HEAD, TINY, *more)
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
        content = yaml.load(text, Loader=yaml.CBaseLoader) or {}  # every scalar stays text
        for section, entries in content.items():
            is_map = isinstance(entries, dict) and section != "about"
            merged[section] = {**merged.get(section, {}), **entries} if is_map else entries
    return merged
