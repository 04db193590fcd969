"""Data files that change while they are served: whole, soon, and never worse than before without a word."""

from __future__ import annotations

import json
import re
import threading
from pathlib import Path
from typing import Any

import pytest

from graph import Dataset, Problem, dataset_of, examine
from tests.server.viewer import Viewer, until
from tests.worlds import tiny_text
from ui.edition import Edition, first_edition, moment, next_edition
from ui.live import Record

ONE_MORE = """
relationships:
  pat-lea-letter-2018-06-01:
    from: pat
    to: lea
    channel: direct
    kind: letter
    date: 2018-06-01
    status: happened
    certainty: on record
    summary: Pat wrote to Lea.
    sources: [{source: list}]
"""
BAD = "kind: phonecall"


def _many(edition: Edition) -> int:
    return len(dataset_of(edition.network).relationships)


@pytest.fixture
def good(data: Path) -> Edition:
    """Read the tiny world for the first time."""
    return first_edition([data])[0]


def test_a_record_added_to_a_file_is_shown(followed: Viewer, data: Path) -> None:
    before = followed.version()
    assert "Pat wrote to Lea" not in json.dumps(followed.see("?select=pat-lea-letter-2018-06-01"))
    data.write_text(tiny_text(ONE_MORE), encoding="utf-8")
    until(lambda: followed.version() != before)
    seen = followed.see("?select=pat-lea-letter-2018-06-01")
    assert "Pat wrote to Lea" in json.dumps(seen["panel"])
    assert seen["banner"] == {"children": [], "data-token": followed.version()}


def test_an_open_page_is_sent_what_the_skeleton_no_longer_says(followed: Viewer, data: Path) -> None:
    assert "footer" not in followed.see()
    before = followed.version()
    text = tiny_text(ONE_MORE).replace("version: 1.0.0", "version: 1.1.0")
    data.write_text(text, encoding="utf-8")
    until(lambda: followed.version() != before)
    seen = followed.see()
    assert "1.1.0" in json.dumps(seen["footer"])
    assert "Pat wrote to Lea" in json.dumps(seen["search"]["data"])
    followed.known = seen["edition"]["data"]
    assert "footer" not in followed.see()


def test_a_picture_of_other_data_is_sent_again(followed: Viewer, data: Path) -> None:
    body = followed.body()
    first = followed.post(body).json()["response"]
    drawn = next(each for each in body["state"] if each["id"] == "drawn")
    drawn["value"] = first["drawn"]["data"]
    assert "picture" not in followed.post(body).json()["response"]
    before = followed.version()
    data.write_text(tiny_text(ONE_MORE), encoding="utf-8")
    until(lambda: followed.version() != before)
    assert "picture" in followed.post(body).json()["response"]


def test_a_file_that_an_editor_replaces_by_renaming_is_read(followed: Viewer, data: Path) -> None:
    before = followed.version()
    aside = data.with_suffix(".swp")
    aside.write_text(tiny_text(ONE_MORE), encoding="utf-8")
    aside.replace(data)
    until(lambda: followed.version() != before)
    assert "Pat wrote to Lea" in json.dumps(followed.see("?select=pat-lea-letter-2018-06-01"))


def test_an_error_leaves_the_last_good_version_with_a_banner(followed: Viewer, data: Path) -> None:
    picture = followed.see()["picture"]
    text = tiny_text(ONE_MORE).replace("kind: phone call", BAD).replace("kind: summit", "kind: sumit")
    data.write_text(text, encoding="utf-8")
    before = followed.version()
    until(lambda: followed.version() != before)
    banner = followed.banner()
    line = next(number for number, each in enumerate(text.splitlines(), 1) if BAD in each)
    assert f"relationships.yaml:{line}:" in banner
    assert 'unknown kind \\"phonecall\\"; did you mean \\"phone call\\"?' in banner
    others = text.count(BAD)
    assert f"And {others} other errors." in banner
    assert "as read on" in banner
    assert "Seen on" in banner
    assert str(data.parent) not in banner
    assert followed.see()["picture"] == picture
    assert followed.get("readyz").json()["has error"] is True


def test_a_mended_file_takes_the_banner_off(followed: Viewer, data: Path) -> None:
    good = followed.version()
    data.write_text(tiny_text().replace("kind: phone call", BAD), encoding="utf-8")
    until(lambda: followed.version() != good)
    assert followed.see()["banner"]["children"]
    data.write_text(tiny_text(), encoding="utf-8")
    until(lambda: followed.version() == good)
    assert followed.see()["banner"]["children"] == []


def test_a_deleted_file_is_an_error_until_it_is_back(followed: Viewer, data: Path) -> None:
    good = followed.version()
    data.unlink()
    until(lambda: followed.version() != good)
    assert "relationships.yaml: the file is gone; put it back" in followed.banner()
    assert followed.see("?select=nia")["panel"]["children"]
    data.write_text(tiny_text(), encoding="utf-8")
    until(lambda: followed.version() == good)


def test_a_folder_that_is_deleted_and_comes_back_is_followed_again(followed: Viewer, data: Path) -> None:
    good = followed.version()
    data.parent.rename(data.parent.with_name("elsewhere"))
    until(lambda: followed.version() != good)
    data.parent.with_name("elsewhere").rename(data.parent)
    until(lambda: followed.version() == good)


def test_a_file_that_disappears_from_a_folder_is_missed(tmp_path: Path) -> None:
    main, other = tmp_path / "a.yaml", tmp_path / "b.yaml"
    main.write_text(tiny_text(), encoding="utf-8")
    other.write_text(ONE_MORE.lstrip(), encoding="utf-8")
    before, _ = first_edition([tmp_path])
    other.unlink()
    after = next_edition(before, [tmp_path])
    assert _many(after) == _many(before)
    assert after.fault == "b.yaml: the file is gone; put it back, or restart the server to serve without it."


def test_a_file_that_is_renamed_within_a_folder_is_no_loss(tmp_path: Path) -> None:
    main, other = tmp_path / "a.yaml", tmp_path / "b.yaml"
    main.write_text(tiny_text(), encoding="utf-8")
    other.write_text(ONE_MORE.lstrip(), encoding="utf-8")
    before, _ = first_edition([tmp_path])
    other.rename(tmp_path / "c.yaml")
    assert next_edition(before, [tmp_path]).notices == ()


def test_a_file_touched_without_a_change_is_no_news(good: Edition, data: Path) -> None:
    data.touch()
    assert next_edition(good, [data]) is good


def test_the_same_error_twice_keeps_its_first_date(good: Edition, data: Path) -> None:
    data.write_text(tiny_text().replace("kind: phone call", BAD), encoding="utf-8")
    once = next_edition(good, [data])
    assert once.fault_at is not None
    assert f"Seen on {moment(once.fault_at)}." in once.notices[0]
    assert next_edition(once, [data]) is once


def test_a_large_drop_stays_announced_until_the_records_are_back(good: Edition, data: Path) -> None:
    text = tiny_text()
    start = text.index("relationships:")
    data.write_text(text[:start] + "relationships: {}\n", encoding="utf-8")
    short = next_edition(good, [data])
    assert _many(short) == 0
    assert f"{_many(good)} fewer relationships (now 0)" in short.notices[0]
    data.write_text(text[:start] + "relationships: {}\n# still short\n", encoding="utf-8")
    still = next_edition(short, [data])
    assert f"{_many(good)} fewer relationships (now 0)" in still.notices[0]
    data.write_text(text, encoding="utf-8")
    assert next_edition(still, [data]).notices == ()


def test_a_record_taken_out_by_hand_is_told_once(good: Edition, data: Path) -> None:
    data.write_text(tiny_text(ONE_MORE), encoding="utf-8")
    more = next_edition(good, [data])
    data.write_text(tiny_text(), encoding="utf-8")
    less = next_edition(more, [data])
    assert "1 fewer relationships" in less.notices[0]
    data.write_text(tiny_text() + "# a comment\n", encoding="utf-8")
    assert next_edition(less, [data]).notices == ()


def test_a_file_cut_at_every_tenth_byte_is_never_a_short_record_without_a_word(
    good: Edition, data: Path
) -> None:
    whole = data.read_bytes()
    for length in range(0, len(whole) - 10, 10):
        data.write_bytes(whole[:length])
        cut = next_edition(good, [data])
        assert cut.notices, f"the first {length} bytes are shown without a word"
        assert dataset_of(cut.network).actors
        if cut.fault:
            assert cut.network is good.network
    data.write_bytes(whole)
    assert next_edition(good, [data]) is good


def test_hundreds_of_saves_under_readers_never_show_half_a_file(followed: Viewer, data: Path) -> None:
    """Readers ask all the while; every answer is one edition or another, whole."""
    few, more = tiny_text(), tiny_text(ONE_MORE)
    many = _shown(followed.see())
    stop = threading.Event()
    seen: set[int] = set()
    wrong: list[str] = []

    def read() -> None:
        with followed.again() as reader:
            while not stop.is_set():
                answer = reader.see()
                seen.add(_shown(answer))
                if _shown(answer) not in (many, many + 1) and not answer["banner"]["children"]:
                    wrong.append(answer["count"]["children"])
                if not answer["panel"]["children"] or not answer["picture"]["data"]["figure"]["data"]:
                    wrong.append("a blank page")

    readers = [threading.Thread(target=read) for _ in range(3)]
    for reader in readers:
        reader.start()
    try:
        for number in range(400):
            _save(data, more if number % 2 else few, number % 3)
            stop.wait(0.005)
        _save(data, more, 0)
        until(lambda: _shown(answer := followed.see()) == many + 1 and not answer["banner"]["children"])
    finally:
        stop.set()
        for reader in readers:
            reader.join()
    assert wrong == []
    assert {many, many + 1} <= seen


def _shown(answer: dict[str, Any]) -> int:
    """Return how many records an answer says there are."""
    found = re.search(r"of ([\d,]+) records", answer["count"]["children"])
    assert found is not None
    return int(found[1].replace(",", ""))


def _save(file: Path, text: str, manner: int) -> None:
    """Save as editors do: in place, in two halves, or aside and renamed."""
    if manner == 0:
        file.write_text(text, encoding="utf-8")
    elif manner == 1:
        with file.open("w", encoding="utf-8") as stream:
            stream.write(text[: len(text) // 2])
            stream.flush()
            stream.write(text[len(text) // 2 :])
    else:
        aside = file.with_name("aside.tmp")
        aside.write_text(text, encoding="utf-8")
        aside.replace(file)


def test_files_that_will_not_hold_still_leave_everything_as_it_was(
    good: Edition, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    restless = iter(range(1_000))

    def rewrite(*paths: Path) -> tuple[Dataset | None, list[Problem]]:
        data.write_text(tiny_text() + f"# {next(restless)}\n", encoding="utf-8")
        return examine(*paths)

    data.write_text(tiny_text(ONE_MORE), encoding="utf-8")
    monkeypatch.setattr("ui.edition.examine", rewrite)
    assert next_edition(good, [data]) is good


def test_the_watch_outlives_a_failure(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    record, _ = Record.open(data)
    before = record.current.version
    failures = iter([OSError("the disk is gone")])
    refresh = record.refresh

    def fail_once() -> bool:
        for failure in failures:
            raise failure
        return refresh()

    record.follow()
    monkeypatch.setattr(record, "refresh", fail_once)
    try:
        data.write_text(tiny_text(ONE_MORE), encoding="utf-8")
        until(lambda: record.current.version != before)
    finally:
        record.leave()
