"""Publishing: what is written, that it is whole or not there, and that nothing in it runs or leads astray."""

from __future__ import annotations

import json
import math
import re
from base64 import b64decode
from datetime import date
from gzip import decompress
from pathlib import Path
from typing import Any

import pytest
from dash import dcc, html

from graph import Network, dataset_of, matching
from graph.lanes import lane
from tests.ui.test_commands import good as good
from tests.ui.test_commands import run
from tests.worlds import tiny_world
from ui.figures.lanes_parts import family_words
from ui.offline import parts as making
from ui.offline.markup import NotPlainError, html_text
from ui.offline.parts import Part, packed, parts
from ui.offline.recounts import recounts
from ui.offline.site import ORDER, single_file, site
from ui.offline.views import views
from ui.panels.blocks import attributes
from ui.render import draw
from ui.state import ViewState, Vocabulary
from ui.theme import line_width

NETWORK = tiny_world()
VOCABULARY = Vocabulary(NETWORK)


def made(network: Network = NETWORK) -> dict[str, Part]:
    return parts(network, Vocabulary(network), base="", today=date(2026, 11, 22), watch=lambda _: None)


@pytest.fixture(scope="module")
def tiny() -> dict[str, Part]:
    return made()


def all_of(found: dict[str, Part], kind: str) -> dict[str, Any]:
    """Return what is spread over the parts of a kind."""
    own = [part for name, part in found.items() if name.startswith(f"{kind}-")]
    return {key: value for part in own for key, value in part.items()}


def entries(search: str, width: int = 900) -> dict[str, dict[str, Any]]:
    state, _ = VOCABULARY.read(search)
    shown = set(matching(NETWORK, ViewState(principal=VOCABULARY.principal(state)).filter))
    picture = draw(NETWORK, VOCABULARY, state, width, shown)
    return {each["g"]: each for each in recounts(NETWORK, VOCABULARY, state, picture, width)}


@pytest.mark.parametrize(
    ("part", "wanted"),
    [
        (html.P("1 < 2 & 3"), "<p>1 &lt; 2 &amp; 3</p>"),
        (html.A('"x"', href="?a=1&b=2", className='a"b'), '<a class="a&quot;b" href="?a=1&amp;b=2">"x"</a>'),
        (html.Span(style={"fontWeight": 1}), '<span style="font-weight:1"></span>'),
        (
            html.Details([html.Summary("s"), None, 3], open=True),
            "<details open><summary>s</summary>3</details>",
        ),
        (
            html.Div(tabIndex="-1", hidden=False, **attributes(data_x="1")),
            '<div tabindex="-1" data-x="1"></div>',
        ),
        ([html.Br(), ["a", ("b",)]], "<br>ab"),
    ],
)
def test_components_become_html_with_everything_escaped(part: Any, wanted: str) -> None:
    assert html_text(part) == wanted


@pytest.mark.parametrize(
    "part",
    [
        dcc.Store(id="x"),
        html.Script("x"),
        html.A("x", href="javascript:alert(1)"),
        html.A("x", href="//elsewhere.example"),
        {"not": "html"},
        html.Iframe(src="https://example.org"),
    ],
)
def test_what_is_no_plain_html_is_refused(part: Any) -> None:
    with pytest.raises(NotPlainError):
        html_text(part)


def test_every_view_has_a_key_of_its_own() -> None:
    keys = [key for key, _ in views(NETWORK, VOCABULARY)]
    assert len(keys) == len(set(keys))
    assert "lanes|pat||direct|auto" in keys
    assert "ladder|pat|northland|pat-nia-call-2018-03-20" in keys


def test_everything_that_opens_has_a_panel(tiny: dict[str, Part]) -> None:
    panels = {
        key: value for name, part in tiny.items() if name.startswith("panels-") for key, value in part.items()
    }
    assert set(VOCABULARY.records) <= set(panels)
    assert "surprised" in panels["pat-nia-call-2018-03-20"]["html"]


def test_every_link_of_a_picture_opens_something_that_is_in_the_file(tiny: dict[str, Part]) -> None:
    """A mark opens a record, a group of records, or another state of the view."""
    pictures = [
        value for name, part in tiny.items() if re.match("wide-|phone-", name) for value in part.values()
    ]
    opened = {key for each in pictures for key in re.findall(r"select=([^&\"]+)", each["body"])}
    groups = {key.rpartition("|")[0] for key in tiny["groups"]}
    assert opened
    assert {key.replace("%3A", ":") for key in opened} <= {*VOCABULARY.records, *groups}


def test_the_browser_is_told_the_same_lines_and_words_as_python_draws() -> None:
    """A filter that leaves some contacts gives the width and the words that Python gives."""
    entry = entries("?countries=northland")["lane:northland:direct:call"]
    keys = list(dataset_of(NETWORK).relationships)
    row = lane(NETWORK, "northland", "pat", set(keys))
    assert [keys[number] for number in entry["i"]] == list(row.direct["call"].ids)
    base, step, plus, _, most = entry["w"]
    count = row.direct["call"].happened
    assert min(most, round(base + step * math.log2(1 + count) + plus, 2)) == line_width(count, is_direct=True)
    emptied = lane(NETWORK, "northland", "pat", set()).direct["call"]
    assert family_words("call", emptied) == f"0 of {len(entry['i'])} {entry['x'][1]}"


@pytest.mark.parametrize("search", ["?countries=all", "?view=ladder", "?view=timeline", "?view=network"])
@pytest.mark.parametrize("width", [900, 370])
def test_what_is_recounted_stands_in_the_picture_under_its_name(search: str, width: int) -> None:
    state, _ = VOCABULARY.read(search)
    picture = draw(NETWORK, VOCABULARY, state, width, set(dataset_of(NETWORK).relationships))
    names = {shape["name"] for shape in picture.figure["layout"]["shapes"]}
    names |= {name for trace in picture.figure["data"] for name in trace["customdata"]}
    words = {word for name in names for word in name.split()}
    found = entries(search, width)
    forms = {"lane:northland:direct", "lane:northland:counts"}  # of lanes in another form
    assert len([group for group in found if group in names or group in words]) > 3
    assert all(
        {*group.split()} <= words for group in found if "lanes" not in state.view and group not in forms
    )


def test_one_file_holds_everything_and_asks_for_nothing(tiny: dict[str, Part]) -> None:
    page = single_file(NETWORK, tiny).decode()
    assert "default-src &#x27;none&#x27;" in page
    assert not re.search(r'<(script|link|img)[^>]+(src|href)="(?!data:)', page)
    assert page.count('type="text/plain"') == len(tiny)
    content = re.search(r'id="part-record">([^<]+)<', page)
    assert content
    assert json.loads(decompress(b64decode(content.group(1)))) == json.loads(
        decompress(b64decode(packed(tiny["record"])))
    )


def test_a_site_has_the_same_files_whatever_the_data(tiny: dict[str, Part]) -> None:
    files = site(NETWORK, tiny)
    other = site(NETWORK, made(tiny_world("countries: {eastland: {name: Eastland}}")))
    assert set(files) == set(other)
    index = files["index.html"].decode()
    assert not re.findall(r'(?:src|href)="(?:/|https?:)', index)
    assert all(name in index for name in ORDER)


def test_the_same_record_makes_the_same_file(tiny: dict[str, Part]) -> None:
    assert single_file(NETWORK, tiny) == single_file(NETWORK, made())


def test_nothing_of_a_record_runs_in_the_page() -> None:
    network = tiny_world(
        'actors: {nia: {name: "</script><img src=x onerror=alert(1)>", kind: person, country: northland}}'
    )
    page = single_file(network, made(network)).decode()
    assert "<img src=x" not in page
    assert page.count("</script>") == page.count("<script")


def test_one_types_publish_and_gets_a_file_and_a_site(good: Path, tmp_path: Path) -> None:
    result = run("publish", tmp_path / "line.html", "--single-file", "--data", good)
    assert result.exit_code == 0
    assert (tmp_path / "line.html").read_bytes().startswith(b"<!DOCTYPE html>")
    for _ in range(2):
        result = run("publish", tmp_path / "line", "--data", good, "--address", "https://example.org/line/")
        assert result.exit_code == 0
    assert (tmp_path / "line" / "index.html").is_file()


def test_an_interrupted_publish_leaves_what_was_there(
    good: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out, folder = tmp_path / "line.html", tmp_path / "line"
    assert run("publish", out, "--single-file", "--data", good).exit_code == 0
    assert run("publish", folder, "--data", good).exit_code == 0
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}

    def interrupted(*_: Any) -> None:
        raise KeyboardInterrupt

    for name in ("replace", "rename"):
        monkeypatch.setattr(Path, name, interrupted)
    for words in ((out, "--single-file"), (folder,)):
        assert run("publish", *words, "--data", good).exit_code != 0
    monkeypatch.undo()
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


def test_a_slip_is_told_before_anything_is_made(
    good: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(making, "_draw_all", lambda *_: pytest.fail("made pictures for nothing"))
    result = run("publish", tmp_path / "line.htm", "--single-file", "--data", good)
    assert (result.exit_code, "ends in .html" in result.output) == (2, True)
    result = run("publish", tmp_path / "nowhere" / "line.html", "--single-file", "--data", good)
    assert (result.exit_code, "no such folder" in result.output) == (2, True)
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "thesis.txt").write_text("mine", encoding="utf-8")
    result = run("publish", tmp_path / "own", "--data", good)
    assert (result.exit_code, "thesis.txt" in result.output) == (2, True)
