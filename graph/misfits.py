"""What a model did not accept, said in a curator's words with the nearest right one."""

from __future__ import annotations

from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError

from .checks import Fault
from .errors import nearest
from .model import Dataset, Entry
from .yaml_reader import Path

MOST = 1_000
"""How many faults of shape are told in full: naming the nearest word takes time."""


def misfits(error: ValidationError, model: type[Entry] = Dataset) -> list[Fault]:
    """Return everything that does not have the shape of the model."""
    told = [dict(item) for item in error.errors(include_url=False) if not _is_echo(dict(item))]
    found = [_fault(item, model) for item in told[:MOST]]
    left = len(told) - len(found)
    if left > 0:
        found.append(Fault((), f"{left:,} more faults in the shape of records", "mend the others first"))
    return found


def _is_echo(item: dict[str, Any]) -> bool:
    """Tell whether a list is called too short only because entries with faults of their own do not count."""
    return bool(item["type"] == "too_short" and len(item["input"]) >= item["ctx"]["min_length"])


def shape(value: object) -> str:
    """Return in words what sort of value stands somewhere.

    >>> shape(["a"]), shape("a"), shape("")
    ('a list', '"a"', 'nothing')
    """
    if isinstance(value, str):
        return f'"{value[:60]}"' if value else "nothing"
    return "a map" if isinstance(value, dict) else "a list" if isinstance(value, list | tuple) else "a value"


def _fault(item: dict[str, Any], model: type[Entry]) -> Fault:
    path: Path = tuple(part for part in item["loc"] if part != "[key]")
    name = str(path[-1]) if path else ""
    match item["type"]:
        case "missing":
            word = "field" if len(path) > 1 else "section"
            return Fault(path[:-1], f'the {word} "{name}" is missing', "expected it here")
        case "extra_forbidden":
            return Fault(path, f'unknown field "{name[:60]}"', nearest(name, _fields_at(model, path[:-1])))
        case "enum" if isinstance(item["input"], str):
            words = str(item["ctx"]["expected"]).replace("'", "").replace(" or ", ", ").split(", ")
            return Fault(path, f"unknown {name} {shape(item['input'])}", nearest(item["input"], words))
        case "value_error":
            wrong, _, expected = str(item["ctx"]["error"]).rpartition("; ")
            return Fault(path, wrong or expected, expected if wrong else "")
    return Fault(path, *_misfit(item, name))


def _misfit(item: dict[str, Any], name: str) -> tuple[str, str]:
    """Return what is wrong with a value of the wrong type or size, and what was expected."""
    given, limits = shape(item["input"]), item.get("ctx", {})
    match item["type"]:
        case "string_pattern_mismatch" if name == "paragraph":
            return f"not a paragraph: {given}", "expected a number, or a range such as 9-10"
        case "string_pattern_mismatch":
            return f"not an id: {given}", "expected lower-case words joined by hyphens"
        case "string_too_short":
            return "an empty text", "expected words, or leave the field out"
        case "string_too_long":
            return "a text too long", f"expected at most {limits['max_length']:,} characters"
        case "too_short":
            return f'"{name}" has too few entries', f"expected at least {limits['min_length']}"
        case "string_type" | "enum":
            return f"{given} where a text belongs", "expected one text"
        case "tuple_type":
            return f"{given} where a list belongs", "expected a list: [first, second]"
        case "dict_type" | "model_type":
            return f"{given} where a map belongs", "expected fields with values"
    return f"{given} does not fit: {item['msg']}", "see the data format"


def _fields_at(model: type[Entry], path: Path) -> list[str]:
    """Return the field names that a model knows at a path."""
    schema = _schema(model)
    node = schema
    for part in path:
        node = _resolved(node, schema)
        if isinstance(part, int):
            node = node.get("items", {})
        else:
            any_key = [*node.get("patternProperties", {}).values(), node.get("additionalProperties")]
            options = [node.get("properties", {}).get(part), *any_key]
            node = next((option for option in options if isinstance(option, dict)), {})
    return list(_resolved(node, schema).get("properties", {}))


@cache
def _schema(model: type[Entry]) -> dict[str, Any]:
    return TypeAdapter(model).json_schema(by_alias=True)


def _resolved(node: dict[str, Any], schema: dict[str, Any]) -> dict[str, Any]:
    for option in node.get("anyOf", []):
        if "$ref" in option or option.get("type") == "array":
            node = option
    while "$ref" in node:
        node = schema["$defs"][node["$ref"].rsplit("/", 1)[1]]
    return node
