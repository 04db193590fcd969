"""The tiny world with a payload in every text a curator can write, and what must be found of it.

Each text is numbered, ``§12 … 12§``, so that a test can tell wherever one turns up whether it stands there
as it was written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import yaml

from graph.model import Dataset
from graph.quiz import Quiz
from graph.stories import Stories
from tests.worlds import tiny_text

MARKUP = (
    "<b>b</b><br><i>i</i><img class=pwned src=x onerror=window.pwned=1>",
    "</script><script class=pwned>window.pwned=1</script><svg class=pwned onload=window.pwned=1>",
    "</style></title></textarea><iframe class=pwned srcdoc='<script>parent.pwned=1</script>'>",
    "\"onmouseover=window.pwned=1 ' --> ]]>",
)
TEMPLATES = (
    '%{x} %{customdata} <a class=pwned href="javascript:window.pwned=1">a</a> &lt;u&gt; &#60; &amp;amp;',
    "${x} {{7*7}} {country} {0.__class__} {} %s %(x)s $x^2$ \\(x\\)",
)
MARKDOWN = (
    "![x](http://192.0.2.1/x.png) [x](javascript:window.pwned=1) **x** `x` # x | x | ~~x~~",
    "http://192.0.2.1/y javascript:alert(1)",
)
SCRIPTS = ("שלום עולם العربية", "漢字かな한글", "👩‍👩‍👧‍👦🇺🇳é")
WHOLE = " ".join((*MARKUP, *TEMPLATES, *MARKDOWN, *SCRIPTS))
LABELS = (
    "<b>x</b>",
    "<a href='javascript:window.pwned=1'>x</a>",
    "&lt;%{x}",
    "${x}{{7*7}}",
    "שלום",
    "漢字",
    "<br>👩‍👧",
)
CHOICES = (
    "<b>yes</b> &lt; %{x} {{x}}",
    "<img class=pwned src=x onerror=alert()>",
    "![no](http://host/x.png)",
)
LONG = ("long " * 2_000)[:9_900].strip()
HOSTILE_ADDRESS = "https://gazette.example/\"><img/class=pwned/src=x/onerror='window.pwned=1'>"
_TEXT_LENGTH = 20_000
"""How long a text of the model may be: by that its schema tells a text from an id or a date."""

STORY = """
stories:
  the-call:
    title: x
    summary: x
    for whom: x
    age: x
    steps:
      - id: guess
        title: x
        text: x
        view: "?view=ladder&countries=northland"
        records: [{record: pat-nia-call-2018-03-20, status: happened}]
        sources: [gazette]
        predict: pat-nia-call-2018-03-20
      - id: your-turn
        title: x
        text: x
        view: "?view=table"
        sources: [gazette]
        your turn: [x, x]
"""
QUIZ = """
questions:
  who-knew:
    question: x
    choices: [x, x, x]
    answer: x
    reason: x
    records: [pat-nia-call-2018-03-20]
    sources: [{source: gazette, paragraph: "2"}]
"""
MORE = """
actors:
  ghost: {name: x, kind: unnamed, aliases: [x, x]}
about:
  limits: [x, x]
  corrections: [{date: 2021-01-01, what: x, why: x}]
"""


class Planted:
    """A folder of data in which every text is a numbered payload, and those texts by their numbers."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.written: dict[int, str] = {}
        self.data = yaml.load(tiny_text(), Loader=yaml.CBaseLoader)
        more = yaml.load(MORE, Loader=yaml.CBaseLoader)
        self.data["actors"] |= more["actors"]
        self.data["about"] |= more["about"] | {"words": {}}
        self.data["sources"]["gazette"] |= {"address": HOSTILE_ADDRESS, "authors": ["x", "x"]}
        self.data = self._fill(Dataset.model_json_schema(), self.data)
        stories = self._fill(Stories.model_json_schema(), yaml.safe_load(STORY))
        for step in stories["stories"]["the-call"]["steps"]:
            step["view"] = "?view=ladder&countries=northland"
            step["text"] += ". And so on."
        quiz = self._fill(Quiz.model_json_schema(), yaml.safe_load(QUIZ))
        question = quiz["questions"]["who-knew"]
        question["choices"] = list(CHOICES)  # without numbers: an answer with one must be worked out
        question["answer"] = CHOICES[0]
        cited = self.data["relationships"]["pat-nia-call-2018-03-20"]["sources"][0]
        question["sources"] = [{name: cited[name] for name in ("source", "paragraph", "record")}]
        for name, content in (("record", self.data), ("stories", stories), ("quiz", quiz)):
            text = yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=10**6)
            (folder / f"{name}.yaml").write_text(text, encoding="utf-8")

    def texts_of(self, section: str, key: str) -> list[str]:
        """Return every text of one record that its panel tells.

        A short name is for charts, an account is told where several sources of a contact differ, and of a
        part in a contact without a source of its own there is no passage to tell.
        """
        record = self.data[section][key]
        told = {name: value for name, value in record.items() if name != "short"}
        for name in ("sources", "present", "gone around"):
            is_account = section == "relationships" and name == "sources"
            told[name] = [_passage(each, is_account=is_account) for each in record.get(name, ())]
        return list(_texts(told))

    def astray(self, pieces: Iterable[str]) -> list[str]:
        """Return what of the numbered texts stands in some pieces otherwise than written.

        A piece may end within a text, and a text may be cut with an ellipsis; what stands there must be its
        beginning, letter by letter.
        """
        wrong = []
        for piece in pieces:
            for found in re.finditer(r"§(\d+) ", piece):
                text, seen = self.written[int(found[1])], piece[found.start() :]
                is_cut = text.startswith(re.split("…", seen)[0].rstrip())
                if not (seen.startswith(text) or is_cut):
                    wrong.append(f"{seen[:200]!r} instead of {text[:200]!r}")
        return wrong

    def missing(self, pieces: Iterable[str]) -> list[int]:
        """Return the numbers of the texts that stand whole in none of the pieces."""
        seen = "\n".join(pieces)
        return [number for number, text in self.written.items() if text not in seen]

    def _payload(self, name: str) -> str:
        number = len(self.written) + 1
        body = LABELS[number % len(LABELS)] if name == "short" else WHOLE
        self.written[number] = f"§{number} {body} {number}§"
        return self.written[number]

    def _fill(self, schema: dict[str, Any], value: Any) -> Any:
        """Return data with each text replaced, and each text that may stand there added."""
        return self._filled(schema, schema["$defs"], value, "")

    def _filled(self, schema: dict[str, Any], defs: dict[str, Any], value: Any, name: str) -> Any:
        schema = _plain(schema, defs)
        if schema.get("maxLength") == _TEXT_LENGTH:
            return self._payload(name)
        if isinstance(value, list) and "items" in schema:
            return [self._filled(schema["items"], defs, each, name) for each in value]
        if not isinstance(value, dict):
            return value
        entry = next(iter(schema.get("patternProperties", {}).values()), schema.get("additionalProperties"))
        if entry:
            return {key: self._filled(entry, defs, each, key) for key, each in value.items()}
        fields = {key: _plain(each, defs) for key, each in schema["properties"].items()}
        added = {key: "x" for key, each in fields.items() if each.get("maxLength") == _TEXT_LENGTH}
        if "vacant" in added and "actor" in value:
            added.pop("vacant")
        return {
            key: self._filled(fields[key], defs, each, key) if key in fields else each
            for key, each in (added | value).items()
        }


def _plain(schema: dict[str, Any], defs: dict[str, Any]) -> dict[str, Any]:
    """Return the schema that a value has if it is given, references followed."""
    options = [each for each in schema.get("anyOf", ()) if each.get("type") != "null"]
    schema = options[0] if options else schema
    return defs[schema["$ref"].rsplit("/", 1)[1]] if "$ref" in schema else schema


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield from [value] if value.startswith("§") else []
    elif isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _texts(each)


def _passage(entry: dict[str, Any], *, is_account: bool) -> dict[str, Any]:
    """Return what a panel tells of a passage."""
    hidden = set() if is_account else {"says"}
    hidden |= set() if "source" in entry else {"record", "for", "said by"}
    return {name: value for name, value in entry.items() if name not in hidden}
