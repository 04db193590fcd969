"""Citing: what a journalist copies names the record, the version, the day and the place in each source."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any

import pytest

from graph import dataset_of
from graph.model import Passage, Source
from tests.worlds import tiny_world
from ui.callbacks import Request, saved, shown
from ui.cite import apa, bibtex, cited, cited_record, csl, in_style, plain, source_line
from ui.edition import edition_of
from ui.share import cite_panel, cite_view, snippet
from ui.state import ViewState, Vocabulary

NETWORK = tiny_world()
VOCABULARY = Vocabulary(NETWORK)
BASE = "https://example.org/line/"
TODAY = date(2026, 11, 22)
CALL = "pat-nia-call-2018-03-20"


def record(key: str = CALL) -> Any:
    work = cited_record(NETWORK, key, base=BASE, today=TODAY)
    assert work is not None
    return work


def view(search: str = "") -> Any:
    state, _ = VOCABULARY.read(search)
    return cited(NETWORK, VOCABULARY, state, base=BASE, today=TODAY)


@pytest.mark.parametrize("style", ["plain", "apa", "bibtex", "csl"])
def test_every_style_has_the_link_the_version_and_the_title(style: str) -> None:
    text = in_style(record(), style)
    assert f"{BASE}?select={CALL}" in text
    assert dataset_of(NETWORK).about.version in text
    assert "Phone call: " in text
    assert "2026" in text


def test_a_record_names_its_sources_with_paragraphs() -> None:
    text = plain(record())
    assert "paragraph 2" in text
    assert "read 22 November 2026" in text


def test_the_places_of_a_source_stand_together_in_order() -> None:
    source = Source.model_validate({"title": "T", "kind": "reporting", "address": "https://example.org/t"})
    places = [Passage.model_validate({"paragraph": each}) for each in ("10", "9", "7-8", "9")]
    assert source_line(source, places) == "T, paragraphs 7-8, 9 and 10, https://example.org/t"
    row = Passage.model_validate({"record": "r-1", "address": "https://example.org/row"})
    assert source_line(source, [row]) == "T, record r-1, https://example.org/row"


def test_apa_puts_the_title_first_and_says_when_it_was_read() -> None:
    text = apa(record())
    assert text.startswith("Phone call: ")
    assert "Retrieved November 22, 2026, from https://" in text


def test_bibtex_escapes_what_latex_would_read() -> None:
    network = tiny_world(
        'claims: {odd-claim: {statement: "5% of $1 & #2_{x} ~^", said by: ami, sources: [{source: gazette}]}}'
    )
    work = cited_record(network, "odd-claim", base=BASE, today=TODAY)
    assert work
    text = bibtex(work)
    assert r"5\% of \$1 \& \#2\_\{x\} \textasciitilde{}\textasciicircum{}" in text
    assert text.startswith("@misc{odd-claim,")
    assert f"url = {{{BASE}?select=odd-claim}}" in text


def test_csl_is_what_a_reference_manager_reads() -> None:
    (item,) = json.loads(csl(record()))
    assert item["type"] == "dataset"
    assert item["URL"] == f"{BASE}?select={CALL}"
    assert item["accessed"] == {"date-parts": [[2026, 11, 22]]}
    assert item["version"] == dataset_of(NETWORK).about.version


@pytest.mark.parametrize("key", ["the-chain-slept", "nia-leader", "gazette"])
def test_claims_posts_and_sources_can_be_cited(key: str) -> None:
    assert record(key).sources


@pytest.mark.parametrize("key", ["nia", "northland", "", "direct:northland:call"])
def test_what_rests_on_no_source_of_its_own_is_cited_as_a_view(key: str) -> None:
    assert cited_record(NETWORK, key, today=TODAY) is None
    assert cite_panel(NETWORK, key, BASE, TODAY) == []


def test_a_view_is_cited_by_its_link_with_the_sources_of_what_it_shows() -> None:
    work = view("?view=ladder&countries=southland&embed=1")
    assert work.link == f"{BASE}?view=ladder&countries=southland"
    assert work.title == "Ladder: Pat President and Southland"
    assert len(work.sources) == 1
    assert re.fullmatch(r"[a-z0-9-]+", work.key)


def test_the_snippet_frames_the_view_and_links_to_the_whole() -> None:
    state = ViewState(view="timeline", kind=("letter",), projector=True)
    text = snippet(state, BASE, 'A "title"')
    assert f'src="{BASE}?view=timeline&amp;kind=letter&amp;embed=1"' in text
    assert 'title="A &quot;title&quot;"' in text
    assert f'<a href="{BASE}?view=timeline&amp;kind=letter&amp;projector=1">' in text


def test_the_page_shows_how_to_cite_what_it_shows() -> None:
    found = shown(edition_of(NETWORK), Request(search=f"?select={CALL}", base=BASE))
    assert f"{BASE}?select={CALL}" in str(found["share"])
    assert f"{BASE}?select={CALL}" in str(found["panel"][-1])
    assert cite_view(NETWORK, VOCABULARY, ViewState(), BASE, TODAY)


@pytest.mark.parametrize(
    "base", ["javascript:alert(1)", "https://a b", "ftp://x", 'https://x/"', "https://x?y"]
)
def test_no_base_but_a_plain_web_address_is_taken(base: str) -> None:
    with pytest.raises(ValueError, match="base"):
        Request(search="", base=base)


def test_a_picture_is_saved_in_the_reader_s_theme_or_refused_in_words() -> None:
    edition = edition_of(NETWORK)
    found = saved(edition, Request(search="?view=ladder", width=900, base=BASE), "dark", "png")
    assert found["name"].endswith(".png")
    assert "#14171C" in found["svg"]
    assert "choose Lanes" in saved(edition, Request(search="?view=table"), "light", "svg")["refused"]
