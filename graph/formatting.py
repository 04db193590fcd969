"""A data file in the canonical order: sections, then the fields of every record, as the model lists them.

Only whole pieces of the text move, with the comments above and beside them; nothing is written anew. So
no comment, quotation mark or fold of a line is lost, and the outcome is read again before it counts.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import Any, get_args

from .errors import DirectLineError
from .model import Dataset, Entry
from .yaml_layout import Item, Layout, layout
from .yaml_reader import read

_DEEPEST = 8
_COMMENT = re.compile(r"^\s*#.*$", re.MULTILINE)
Edit = tuple[int, int, str]


class FormatError(DirectLineError):
    """A file that cannot be put in order without losing something; it stays as it is."""


def formatted(text: str) -> str:
    """Return a data file in the canonical order; the order of the records is the curator's and stays.

    Raises RefusedError for what is no readable YAML, FormatError if something would be lost.
    """
    before, _ = read(text, "")
    tidy = "\n".join(line.rstrip() for line in text.splitlines()) + "\n"
    result = tidy if read(tidy, "")[0] == before else text
    result = _ordered(result)
    after, _ = read(result, "")
    if after != before or _comments(result) != _comments(text):
        raise FormatError("the file cannot be put in order without a loss; it was left as it is")
    return result


def _comments(text: str) -> list[str]:
    return sorted(comment.strip() for comment in _COMMENT.findall(text))


def _ordered(text: str) -> str:
    """Return the text with every record in order, the deepest first, so that others move them whole."""
    root = layout(text)
    for depth in range(_DEEPEST, -1, -1):
        found = [each for each in _records(root, Dataset, 0) if each[2] == depth]
        edits = [edit for each, fields, _ in found for edit in _edit(text, each, fields)]
        for start, end, replacement in sorted(edits, reverse=True):
            text = text[:start] + replacement + text[end:]
        root = layout(text) if edits else root
    return text


def _records(here: Layout | None, kind: Any, level: int) -> Iterator[tuple[Layout, Sequence[str], int]]:
    """Yield every map that is a record of the model, with the order of its fields."""
    if here is None:
        return
    model = _model(kind)
    if model and here.is_map and not _is_section(kind):
        fields = fields_in_order(model)
        yield here, list(fields), level
        for item in here.items:
            yield from _records(item.value, fields.get(item.key), level + 1)
    elif model:
        for item in here.items:
            yield from _records(item.value, model, level + 1)


@cache
def fields_in_order(model: type[Entry]) -> dict[str, Any]:
    """Return the fields of a record in their order: its own before those that all its kind share."""
    own = (name for base in model.__mro__ for name in getattr(base, "__annotations__", ()))
    names = dict.fromkeys(name for name in own if name in model.model_fields)
    return {model.model_fields[name].alias or name: model.model_fields[name].annotation for name in names}


def _is_section(kind: Any) -> bool:
    """Tell whether a field is a map of records by id."""
    return getattr(kind, "__origin__", None) is dict


def _model(kind: Any) -> type[Entry] | None:
    """Return the record that a field holds, be it one, a list of them or a map of them."""
    if isinstance(kind, type) and issubclass(kind, Entry):
        return kind
    return next((found for inner in get_args(kind) if (found := _model(inner))), None)


def _edit(text: str, here: Layout, fields: Sequence[str]) -> Iterator[Edit]:
    """Yield the change that puts one map in order, if it is not."""
    places = {name: number for number, name in enumerate(fields)}
    order = sorted(range(len(here.items)), key=lambda at: places.get(here.items[at].key, len(places)))
    if order == list(range(len(order))):
        return
    edit = _flow_edit(text, here.items, order) if here.is_flow else _block_edit(text, here.items, order)
    if edit:
        yield edit


def _flow_edit(text: str, items: Sequence[Item], order: Sequence[int]) -> Edit | None:
    """Return a map in braces with its entries swapped; what stands between them stays."""
    between = [text[one.end : other.start] for one, other in pairwise(items)]
    if any("#" in part for part in between):
        return None
    pieces = [text[items[at].start : items[at].end] for at in order]
    joined = "".join(piece + gap for piece, gap in zip(pieces, [*between, ""], strict=True))
    return items[0].start, items[-1].end, joined


def _block_edit(text: str, items: Sequence[Item], order: Sequence[int]) -> Edit | None:
    """Return a map in block style with its entries swapped, each with the comments above it.

    Comments above the first entry belong to the whole and stay on top.
    """
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    lines = text.splitlines(keepends=True)
    keys = [bisect_right(starts, item.start) - 1 for item in items]
    ends = [bisect_right(starts, item.end) for item in items]
    column = items[0].start - starts[keys[0]]
    prefix = lines[keys[0]][:column]
    tops = [keys[0], *(_top(lines, ends[at], keys[at + 1], column) for at in range(len(items) - 1))]
    bottoms = [*tops[1:], ends[-1]]
    if prefix.strip() and tops[order[0]] != keys[order[0]]:
        return None
    lines[keys[0]] = " " * column + lines[keys[0]][column:]
    pieces = ["".join(lines[tops[at] : bottoms[at]]) for at in order]
    joined = "".join(piece if piece.endswith("\n") else f"{piece}\n" for piece in pieces)
    return starts[tops[0]], sum(len(line) for line in lines[: bottoms[-1]]), prefix + joined[column:]


def _top(lines: Sequence[str], start: int, key: int, column: int) -> int:
    """Return the first line that goes with a key: below what is still part of the entry before."""
    for number in range(start, key):
        comment = lines[number].lstrip(" ")
        if comment.startswith("#") and len(lines[number]) - len(comment) <= column:
            return number
    return key
