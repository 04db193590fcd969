"""The JSON schema of a data file, made from the model, for completion and checks in editors."""

from __future__ import annotations

import re
from typing import Any

import orjson
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from .model import Dataset


class _AsWritten(GenerateJsonSchema):
    """Says what a curator may write, where the model describes what the loader makes of it.

    An editor reads a bare 2018 as a number and true as a truth value before it looks at the schema;
    the loader reads both as the text that stands there.
    """

    def str_schema(self, schema: core_schema.StringSchema) -> JsonSchemaValue:
        """Return the schema of a text, which may look like a number where its pattern allows one."""
        made = super().str_schema(schema)
        can_be_number = re.search(made.get("pattern", ""), "2018") is not None
        return {**made, "type": ["string", "number"]} if can_be_number else made

    def dict_schema(self, schema: core_schema.DictSchema) -> JsonSchemaValue:
        """Return the schema of a map, which holds nothing under a key that is no id."""
        return {**super().dict_schema(schema), "additionalProperties": False}

    def function_before_schema(self, schema: core_schema.BeforeValidatorFunctionSchema) -> JsonSchemaValue:
        """Return the schema of a list that one value alone may stand for, or of true and false."""
        inner = super().function_before_schema(schema)
        if inner.get("type") == "array":
            return {"anyOf": [inner["items"], {**inner, "minItems": 1}]}
        return {"enum": [True, False, "true", "false"]}

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        """Return the schema of what may be left out: left out it is, never written as null."""
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        """Return the schema of a field without its default, which is no part of what is written."""
        return self.generate_inner(schema["schema"])

    def get_title_from_name(self, name: str) -> str:
        """Return a field's own name as its title."""
        return name.rstrip("_").replace("_", " ")


def json_schema() -> dict[str, Any]:
    """Return the schema of one data file: any section may live in another file of the set."""
    schema = Dataset.model_json_schema(by_alias=True, schema_generator=_AsWritten)
    schema.pop("required", None)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **schema,
        "title": "Direct Line data file",
    }


def json_schema_text() -> str:
    """Return the schema as the text of ``data/relationships.schema.json``."""
    return orjson.dumps(json_schema(), option=orjson.OPT_INDENT_2).decode() + "\n"
