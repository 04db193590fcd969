"""What is interrupted leaves nothing half-written under the final name."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from graph import files
from graph.files import WriteError, write_folder, write_whole

KILLED_WHILE_WRITING = """
import os, sys, signal
from pathlib import Path
from graph import files
def die(handle):
    os.kill(os.getpid(), signal.SIGKILL)
os.fsync = die
files.write_whole(Path(sys.argv[1]), b"new " * 100_000)
"""


def test_a_file_is_there_whole(tmp_path: Path) -> None:
    write_whole(tmp_path / "a.txt", b"whole")
    assert (tmp_path / "a.txt").read_bytes() == b"whole"
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_a_process_that_is_killed_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    root = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", KILLED_WHILE_WRITING, str(path)], cwd=root, check=False)
    assert done.returncode == -signal.SIGKILL
    assert path.read_bytes() == b"old"


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_an_interruption_leaves_the_old_file_and_no_rubbish(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")

    def fail(handle: int) -> None:
        raise error

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises((WriteError, KeyboardInterrupt)):
        write_whole(path, b"new")
    assert path.read_bytes() == b"old"
    assert [each.name for each in tmp_path.iterdir()] == ["a.txt"]


def test_a_folder_is_replaced_whole(tmp_path: Path) -> None:
    folder = tmp_path / "tables"
    write_folder(folder, {"a.csv": b"1", "b.csv": b"2"})
    write_folder(folder, {"a.csv": b"3", "b.csv": b"4"})
    assert (folder / "a.csv").read_bytes() == b"3"
    assert [each.name for each in tmp_path.iterdir()] == ["tables"]


def test_a_folder_with_something_else_in_it_is_left_alone(tmp_path: Path) -> None:
    folder = tmp_path / "tables"
    folder.mkdir()
    (folder / "thesis.doc").write_bytes(b"mine")
    with pytest.raises(WriteError, match=r"thesis\.doc"):
        write_folder(folder, {"a.csv": b"1"})
    assert [each.name for each in folder.iterdir()] == ["thesis.doc"]


def test_an_interrupted_folder_leaves_the_old_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "tables"
    write_folder(folder, {"a.csv": b"1", "b.csv": b"2"})

    def fail(path: Path, content: bytes) -> None:
        if path.name == "b.csv":
            raise KeyboardInterrupt
        path.write_bytes(content)

    monkeypatch.setattr(files, "write_whole", fail)
    with pytest.raises(KeyboardInterrupt):
        write_folder(folder, {"a.csv": b"3", "b.csv": b"4"})
    assert (folder / "a.csv").read_bytes() == b"1"
    assert [each.name for each in tmp_path.iterdir()] == ["tables"]


def test_a_missing_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(WriteError, match="no such file or directory"):
        write_whole(tmp_path / "nowhere" / "a.txt", b"")


@pytest.mark.skipif(sys.platform == "win32", reason="hard links differ")
def test_a_file_is_never_written_under_its_final_name(tmp_path: Path) -> None:
    path, same = tmp_path / "a.txt", tmp_path / "same.txt"
    path.write_bytes(b"old")
    same.hardlink_to(path)
    write_whole(path, b"new")
    assert (path.read_bytes(), same.read_bytes()) == (b"new", b"old")


def test_a_folder_that_cannot_be_put_in_place_is_put_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, rename = tmp_path / "tables", Path.rename
    write_folder(folder, {"a.csv": b"1"})

    def fail(path: Path, target: Path) -> Path:
        if path.name == "new":
            raise OSError(13, "Permission denied")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", fail)
    with pytest.raises(WriteError, match="permission denied"):
        write_folder(folder, {"a.csv": b"2"})
    assert (folder / "a.csv").read_bytes() == b"1"
