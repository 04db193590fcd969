"""An error on the server: told by an id, written down under that id, without what the reader asked for."""

from __future__ import annotations

import logging
import re

import pytest

from tests.server.conftest import Serve
from tests.server.viewer import Viewer
from ui import callbacks
from ui.journal import plain_path

SECRET = "the-readers-own-question"


@pytest.fixture
def broken(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> Viewer:
    """Serve a page whose rendering fails with a message that quotes the reader."""

    def fail(network: object, vocabulary: object, search: str, width: int) -> None:
        raise RuntimeError(f"cannot render {search}")

    monkeypatch.setattr(callbacks, "render", fail)
    return serve()


def test_an_error_is_told_by_an_id_and_written_down_under_it(
    broken: Viewer, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, "direct_line"):
        answer = broken.post(broken.body(f"?select={SECRET}"))
    assert answer.status == 500
    told = answer.json()
    assert told["error"] == "Something went wrong on the server"
    assert re.fullmatch("[0-9a-f]{8}", told["id"])
    written = [record.getMessage() for record in caplog.records if record.name == "direct_line.errors"]
    assert len(written) == 1
    assert written[0].startswith(f"{told['id']} RuntimeError at tests/server/test_errors.py:")
    assert "ui/callbacks.py" in written[0]


def test_neither_the_answer_nor_the_journal_quotes_the_reader(
    broken: Viewer, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    with caplog.at_level(logging.DEBUG):
        answer = broken.post(broken.body(f"?select={SECRET}"))
        broken.get(f"?select={SECRET}")
        broken.get(f"nothing?{SECRET}")
    assert SECRET not in answer.text
    assert "Traceback" not in answer.text
    assert SECRET not in caplog.text
    assert SECRET not in "".join(capfd.readouterr())


def test_the_server_goes_on_after_an_error(broken: Viewer, monkeypatch: pytest.MonkeyPatch) -> None:
    assert broken.post(broken.body()).status == 500
    monkeypatch.undo()
    assert broken.see()["count"]["children"]


def test_each_request_is_one_line_of_the_journal(viewer: Viewer, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, "direct_line.access"):
        viewer.get("healthz?x=1")
        viewer.get("a%0d%0ab")
    first, second = (record.getMessage() for record in caplog.records)
    assert re.fullmatch(r"GET /healthz 200 \d+ms", first)
    assert re.fullmatch(r"GET /a%0D%0Ab 404 \d+ms", second)


def test_a_long_path_is_cut() -> None:
    assert len(plain_path("/" + "x" * 100_000)) == 200
