"""Bytes of a data file into text that holds nothing unseen: UTF-8 without controls, tabs or conflicts."""

from __future__ import annotations

import re
from dataclasses import dataclass

Mark = tuple[int, int]
"""A line and a column, both counted from 1."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one data file may hold, so that no file can hang or crash whoever opens it."""

    bytes: int = 64 * 2**20
    depth: int = 16
    values: int = 8_000_000


LIMITS = Limits()

# Control characters, line ends that editors do not count, and marks that turn the direction of text.
FORBIDDEN = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
)
_CONFLICT = re.compile(r"^(<{7} |\|{7} |={7}$|>{7} )", re.MULTILINE)
_TURNING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


class RefusedError(Exception):
    """Reading had to stop here: what is wrong and what was expected."""

    def __init__(self, line: int, column: int, wrong: str, expected: str) -> None:
        super().__init__(wrong)
        self.line, self.column, self.wrong, self.expected = line, column, wrong, expected


def read_text(content: bytes, limits: Limits = LIMITS) -> str:
    """Return the text of a data file; raise RefusedError for what is not plain UTF-8 text."""
    if len(content) > limits.bytes:
        raise RefusedError(0, 0, f"the file holds more than {_size(limits.bytes)}", "split the data set")
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise RefusedError(1, 1, "the file is written in UTF-16", "save it as UTF-8")
    text = _decoded(content.removeprefix(b"\xef\xbb\xbf")).replace("\r\n", "\n")
    if found := FORBIDDEN.search(text):
        raise RefusedError(*_place(text, found.start()), *forbidden(found[0]))
    if found := _CONFLICT.search(text):
        raise RefusedError(*_place(text, found.start()), "a merge conflict", "settle it and remove the marks")
    return text


def forbidden(character: str) -> tuple[str, str]:
    """Return what is wrong with a forbidden character, and the remedy.

    >>> forbidden("\\u202e")
    ('a character that turns the direction of text (U+202E)', 'remove it')
    """
    if character == "\t":
        return "a tab", "expected spaces"
    if character == "\r":
        return "a carriage return without a line feed", "save the file with LF or CRLF line ends"
    code = f"U+{ord(character):04X}"
    if _TURNING.match(character):
        return f"a character that turns the direction of text ({code})", "remove it"
    return f"the unseen character {code}", "remove it"


def _decoded(content: bytes) -> str:
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        before = content[: error.start]
        column = len(before[before.rfind(b"\n") + 1 :].decode()) + 1
        wrong = f"the byte 0x{content[error.start]:02X} is not UTF-8"
        raise RefusedError(before.count(b"\n") + 1, column, wrong, "save the file as UTF-8") from None


def _place(text: str, index: int) -> Mark:
    return text.count("\n", 0, index) + 1, index - (text.rfind("\n", 0, index) + 1) + 1


def _size(count: int) -> str:
    return f"{count >> 20} MB" if count >= 2**20 else f"{count:,} bytes"
