"""The JSON schema of a data file, made from the model, for completion and checks in editors."""

from __future__ import annotations

from typing import Any

import orjson

from .model import Dataset


def json_schema() -> dict[str, Any]:
    """Return the schema of one data file: any section may live in another file of the set."""
    schema = Dataset.model_json_schema(by_alias=True)
    schema.pop("required", None)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **schema,
        "title": "Direct Line data file",
    }


def json_schema_text() -> str:
    """Return the schema as the text of ``data/relationships.schema.json``."""
    return orjson.dumps(json_schema(), option=orjson.OPT_INDENT_2).decode() + "\n"
