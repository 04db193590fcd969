"""What every answer carries, and what none does."""

from __future__ import annotations

import re

import pytest

from tests.server.conftest import Serve
from tests.server.viewer import CALL, Viewer
from ui.access import Access

EVERYWHERE = [
    "",
    "_dash-layout",
    "_dash-dependencies",
    "assets/direct_line.css",
    "version",
    "healthz",
    "nothing",
]


def _policy(value: str) -> dict[str, list[str]]:
    return {name: words for name, *words in (part.split() for part in value.split(";"))}


@pytest.mark.parametrize("path", [*EVERYWHERE, CALL])
def test_every_answer_carries_the_headers(viewer: Viewer, path: str) -> None:
    headers = (viewer.post({}) if path == CALL else viewer.get(path)).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "strict-origin-when-cross-origin"
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert headers["x-frame-options"] == "SAMEORIGIN"
    assert "camera=()" in headers["permissions-policy"]
    assert headers["content-type"]
    if headers["content-type"].startswith("text/"):
        assert "charset=utf-8" in headers["content-type"]


def test_the_policy_lets_nothing_run_but_the_page_itself(viewer: Viewer) -> None:
    policy = _policy(viewer.get("").headers["content-security-policy"])
    assert policy["default-src"] == ["'self'"]
    assert policy["object-src"] == policy["base-uri"] == ["'none'"]
    assert policy["form-action"] == policy["connect-src"] == ["'self'"]
    assert all(word == "'self'" or word.startswith("'sha256-") for word in policy["script-src"])
    assert "http" not in str(policy.values())


def test_every_inline_script_is_one_that_the_policy_names(viewer: Viewer) -> None:
    answer = viewer.get("")
    inline = re.findall(r"<script(?![^>]*src=)(?![^>]*application/json)[^>]*>", answer.text)
    hashes = re.findall(r"'sha256-[^']+'", answer.headers["content-security-policy"])
    assert len(inline) == len(hashes) > 0


def test_only_this_site_may_show_the_page_in_a_frame(viewer: Viewer) -> None:
    assert _policy(viewer.get("").headers["content-security-policy"])["frame-ancestors"] == ["'self'"]


def test_a_named_site_may_show_the_page_in_a_frame(serve: Serve) -> None:
    headers = serve(access=Access(frame_origins=("https://school.example",))).get("").headers
    ancestors = _policy(headers["content-security-policy"])["frame-ancestors"]
    assert ancestors == ["'self'", "https://school.example"]
    assert "x-frame-options" not in headers


@pytest.mark.parametrize(
    "word", ["https://a.example;script-src *", "a.example", "https://a.example/x", "'none'", "*", ""]
)
def test_a_frame_origin_that_is_none_is_refused(word: str) -> None:
    with pytest.raises(ValueError, match="expected an origin"):
        Access(frame_origins=(word,))


@pytest.mark.parametrize("word", ["https://a.example", "a.example:80", "a b", "*", "", "a.example/x"])
def test_a_host_that_is_none_is_refused(word: str) -> None:
    with pytest.raises(ValueError, match="expected a host name"):
        Access(hosts=(word,))


@pytest.mark.parametrize("word", ["", "x", "/x", "x/", "//", "/../", "/a b/", "/x?y/"])
def test_a_path_that_is_none_is_refused(word: str) -> None:
    with pytest.raises(ValueError, match="expected a path"):
        Access(path=word)


def test_the_page_works_under_a_path_of_its_own(serve: Serve) -> None:
    viewer = serve(access=Access(path="/direct-line/"))
    assert viewer.see("?select=nia")["panel"]["children"]
    assert viewer.version()
    assert viewer.ask("GET", "/").status == 404
    assert 'href="/direct-line/"' in viewer.ask("GET", "/").text
    found = viewer.ask("GET", "/direct-line")
    assert (found.status, found.headers["location"]) == (308, "/direct-line/")


@pytest.mark.parametrize("path", EVERYWHERE)
def test_no_answer_tells_versions_or_places(viewer: Viewer, path: str) -> None:
    answer = viewer.get(path)
    told = f"{answer.headers} {re.sub('(src|href)=.[^>]*', '', answer.text)}"
    for word in (
        "Werkzeug",
        "Python/",
        "python_version",
        "dash_version",
        "plotly_version",
        "site-packages",
        "/home/",
    ):
        assert word not in told
    assert "x-powered-by" not in answer.headers


def test_the_page_is_in_english_and_carries_no_token(viewer: Viewer) -> None:
    page = viewer.get("").text
    assert '<html lang="en"' in page
    assert "end_id" not in page
    assert "set-cookie" not in viewer.get("").headers


def test_what_never_changes_is_kept_for_a_year_and_what_does_is_asked_for_again(viewer: Viewer) -> None:
    script = re.search(r'src="(/_dash-component-suites/[^"]+dash_renderer[^"]+)"', viewer.get("").text)
    assert script is not None
    assert "max-age=31536000" in viewer.ask("GET", script[1]).headers["cache-control"]
    for path in ("", "_dash-layout", "version"):
        assert "no-cache" in viewer.get(path).headers["cache-control"]


def test_large_answers_are_compressed(viewer: Viewer) -> None:
    answer = viewer.get("_dash-layout", Accept_Encoding="gzip")
    assert answer.headers["content-encoding"] == "gzip"
    assert len(answer.body) < len(viewer.get("_dash-layout").body) / 3


def test_a_monitor_learns_that_the_server_is_alive_and_what_it_serves(viewer: Viewer) -> None:
    assert viewer.get("healthz").text == "alive\n"
    told = viewer.get("readyz").json()
    assert told["status"] == "ready"
    assert told["data version"] == "1.0.0"
    assert told["counts"]["actors"] == 8
    assert told["counts"]["relationships"] > 10
    assert told["has error"] is False
