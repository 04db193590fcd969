"""The record as JSON in its own words: every section and field, under a stamp."""

from __future__ import annotations

import orjson

from .excerpt import Excerpt


def whole_json(found: Excerpt) -> bytes:
    """Return all sections as JSON; without ``export``, it is a data set as the loader reads it."""
    content = found.dataset.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    return orjson.dumps({"export": found.stamp, **content}, option=orjson.OPT_INDENT_2) + b"\n"
