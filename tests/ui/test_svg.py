"""Pictures as files: what is on the page is in them, with the words that must travel along."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest
from defusedxml import ElementTree as SafeTree

from tests.ui.test_commands import good as good
from tests.ui.test_commands import run
from tests.worlds import tiny_world
from ui import camera
from ui.camera import CameraError, browser_path, png
from ui.figures.picture import Canvas, Mark, Picture
from ui.legend import entries
from ui.poster import NoPictureError, poster
from ui.render import render
from ui.state import Vocabulary
from ui.svg import all_texts, drawn, palette_colours, variables
from ui.theme import PALETTES

NETWORK = tiny_world()
VOCABULARY = Vocabulary(NETWORK)
SVG = "{http://www.w3.org/2000/svg}"
VIEWS = (
    "?",
    "?countries=all&form=compact",
    "?view=ladder",
    "?view=network",
    "?view=timeline",
    "?view=compare",
)


def made(search: str = "?", width: int = 1180, theme: str = "light") -> str:
    return poster(
        NETWORK,
        VOCABULARY,
        search,
        width=width,
        theme=theme,
        base="https://example.org/line/",
        today=date(2026, 11, 22),
    )


def tree(svg: str) -> ElementTree.Element:
    return SafeTree.fromstring(svg)


def picture_of(canvas: Canvas) -> Picture:
    return Picture(figure=canvas.figure(), marks=canvas.marks, headings=(), alt="A drawing.")


@pytest.mark.parametrize("search", VIEWS)
@pytest.mark.parametrize("width", [1180, 390])
def test_every_text_of_a_picture_is_text_in_the_file(search: str, width: int) -> None:
    picture = render(NETWORK, VOCABULARY, search, width).picture
    texts = " ".join(all_texts(made(search, width)))
    drawn_texts = [text for trace in picture.figure["data"] for text in trace.get("text", ())]
    assert drawn_texts
    assert all(text.replace("&amp;", "&") in texts for text in drawn_texts)
    assert all(word in texts for each in picture.headings for word in each.text.split())


@pytest.mark.parametrize("search", VIEWS)
def test_a_file_says_what_it_shows_and_whose_it_is(search: str) -> None:
    svg = made(search)
    texts = " ".join(all_texts(svg))
    assert "Shown: " in texts
    assert "in this data" in texts
    assert "Sources (" in texts
    assert "data version" in texts
    assert "22 November 2026" in texts
    assert "https://example.org/line/" in texts
    state, _ = VOCABULARY.read(search)
    explained = {word for each in entries(NETWORK, VOCABULARY, state, 1180) for word in each.words.split()}
    assert explained <= set(texts.split())
    assert "Direct does not mean improper" in texts
    assert tree(svg).find(f"{SVG}title") is not None
    assert tree(svg).find(f"{SVG}desc") is not None


def test_the_filters_stand_in_the_file_in_words() -> None:
    texts = " ".join(all_texts(made("?kind=letter&from=2018")))
    assert "Chosen: letter; from 2018." in texts
    assert "0 of" in texts


def test_a_ladder_is_named_after_the_one_country_it_draws() -> None:
    texts = list(all_texts(made("?view=ladder&countries=southland")))
    assert "Ladder: Pat President and Southland" in texts


def test_the_colours_are_those_of_the_theme_or_the_page_s_own() -> None:
    canvas = Canvas(100, 100)
    canvas.path("M0,0L9,9", group="a", line="direct", width=2)
    picture = picture_of(canvas)
    dark = PALETTES["dark"]["direct"]
    assert f'stroke="{dark}"' in drawn(picture, palette_colours(PALETTES["dark"]))
    assert 'stroke="var(--direct)"' in drawn(picture, variables)
    assert PALETTES["dark"]["page"] in made(theme="dark")


def test_what_looks_like_markup_in_a_name_is_shown_as_written() -> None:
    canvas = Canvas(100, 100)
    canvas.text(1, 1, '<script>alert("1")</script> & Söhne', group='"><b>')
    canvas.marks.append(Mark(0, 0, 9, 9, '"<b>', "x", 0, 0, '"<g>'))
    svg = drawn(picture_of(canvas), variables, lambda mark: f'?select={mark.target}"', has_groups=True)
    root = tree(f'<svg xmlns="http://www.w3.org/2000/svg">{svg}</svg>')
    assert [node.text for node in root.iter(f"{SVG}text")] == ['<script>alert("1")</script> & Söhne']
    link = next(root.iter(f"{SVG}a"))
    assert (link.get("href"), link.get("aria-label")) == ('?select=x"', '"<b>')


def test_a_view_of_text_has_no_picture_and_says_which_have() -> None:
    with pytest.raises(NoPictureError, match="choose Lanes"):
        made("?view=table")


def test_one_types_picture_and_gets_a_file(good: Path, tmp_path: Path) -> None:
    out = tmp_path / "picture.svg"
    result = run("picture", "--data", good, "--view", "?view=ladder", "--out", out, "--theme", "dark")
    assert result.exit_code == 0
    assert tree(out.read_text(encoding="utf-8")).tag == f"{SVG}svg"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--view", "?kind=fax", "--out", "a.svg"), 'kind "fax" is not in this data'),
        (("--view", "?view=table", "--out", "a.svg"), "text and tables"),
        (("--out", "a.gif"), ".svg or .png"),
        (("--out", "a.svg", "--address", "example.org"), "http://"),
    ],
)
def test_a_slip_draws_nothing(
    words: tuple[str, ...], said: str, good: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run("picture", "--data", good, *words)
    assert result.exit_code == 2
    assert said in result.output
    assert [each.name for each in tmp_path.iterdir()] == [good.name]


def test_without_a_browser_a_png_says_what_to_install() -> None:
    with pytest.raises(CameraError, match="install chromium"):
        browser_path({"PATH": ""})
    with pytest.raises(CameraError, match="no program"):
        browser_path({"CHROMIUM": "/nowhere/chromium"})


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in for a browser is a shell script")
def test_a_browser_that_draws_nothing_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stub = tmp_path / "chromium"
    stub.write_text("#!/bin/sh\necho no screen today >&2\n", encoding="utf-8")
    stub.chmod(0o755)
    monkeypatch.setenv("CHROMIUM", str(stub))
    with pytest.raises(CameraError, match="no screen today"):
        png(made())
    monkeypatch.setattr(camera, "MOST_SECONDS", 0.1)
    stub.write_text("#!/bin/sh\nexec sleep 30\n", encoding="utf-8")
    with pytest.raises(CameraError, match="did not draw"):
        png(made())


def test_a_png_is_the_svg_at_twice_its_size() -> None:
    svg = made("?view=ladder")
    content = png(svg)
    assert content.startswith(b"\x89PNG")
    width, height = (int.from_bytes(content[at : at + 4], "big") for at in (16, 20))
    root = tree(svg)
    assert abs(width - 2 * float(root.get("width", "0"))) <= 2
    assert abs(height - 2 * float(root.get("height", "0"))) <= 2
