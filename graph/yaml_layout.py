"""Where the maps, lists and values of a YAML text stand: for moving them without writing them anew."""

from __future__ import annotations

from dataclasses import dataclass

import yaml


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a map or list: from the first sign of its key (or value) to the last of its value."""

    key: str
    start: int
    end: int
    value: Layout | None


@dataclass(frozen=True, slots=True)
class Layout:
    """A map or list of the text, in braces or in block style, with its entries in order."""

    is_map: bool
    is_flow: bool
    items: tuple[Item, ...]


def layout(text: str) -> Layout | None:
    """Return where everything stands in a text that ``yaml_reader`` accepts; None if it holds no map."""
    root = yaml.compose(text, Loader=yaml.CSafeLoader)
    return _layout(root, text)


def _layout(node: yaml.Node | None, text: str) -> Layout | None:
    if isinstance(node, yaml.MappingNode):
        pairs = tuple(_item(str(key.value), key, value, text) for key, value in node.value)
        return Layout(True, bool(node.flow_style), pairs)
    if isinstance(node, yaml.SequenceNode):
        return Layout(False, bool(node.flow_style), tuple(_item("", each, each, text) for each in node.value))
    return None


def _item(key: str, first: yaml.Node, value: yaml.Node, text: str) -> Item:
    inner = _layout(value, text)
    if inner and not inner.is_flow and inner.items:
        end = inner.items[-1].end
    else:
        end = value.end_mark.index
        while end > first.end_mark.index and text[end - 1].isspace():  # a folded text ends in line breaks
            end -= 1
    return Item(key, first.start_mark.index, end, inner)
