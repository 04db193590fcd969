"""The Dockerfile without an engine: its install step is checked, its start step run, in a clean environment.

The environment holds the packages that requirements.txt names and nothing else; the folder holds what
the Dockerfile copies and nothing else. Neither needs a network or the rest of this checkout.
"""

from __future__ import annotations

import importlib.metadata
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.server.process import ROOT, Process

FILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")
LOCKED = re.findall(
    r"^([a-z0-9-]+)==([^ ]+)(?: ; (.*?))? \\$", (ROOT / "requirements.txt").read_text(), re.MULTILINE
)


def _copied() -> list[str]:
    """Return what the Dockerfile copies from this checkout into the image."""
    last = FILE.rpartition("FROM ")[2]
    found = re.findall(r"^COPY (?!--from)(.+) \S+$", last, re.MULTILINE)
    return [word for words in found for word in words.split()]


def _command() -> list[str]:
    """Return what the Dockerfile starts, without the interpreter and the program."""
    entry = re.search(r"^ENTRYPOINT (\[.*\])$", FILE, re.MULTILINE)
    assert entry is not None
    words: list[str] = json.loads(entry[1])
    assert words[:3] == ["/venv/bin/python", "app.py", "serve"]
    return words[3:]


@pytest.fixture(scope="module")
def image(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Lay out the image: /app with what is copied, /venv with what is locked."""
    folder = tmp_path_factory.mktemp("image")
    app = folder / "app"
    app.mkdir()
    for name in _copied():
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, app / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            (app / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(source, app / name)
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder / "venv"], check=True)
    packages = next((folder / "venv" / "lib").glob("python*/site-packages"))
    for name, version, _ in LOCKED:
        _install(name, version, packages)
    return folder


def _install(name: str, version: str, packages: Path) -> None:
    """Put a locked package into an environment as it is installed here; skip those of other platforms."""
    try:
        found = importlib.metadata.distribution(name)
    except importlib.metadata.PackageNotFoundError:
        return
    assert found.version == version, f"{name} is not the one that is locked"
    for top in {file.parts[0] for file in found.files or () if file.parts[0] not in ("..", "__pycache__")}:
        source = Path(str(found.locate_file(top)))
        if source.exists() and not (packages / top).exists():
            (packages / top).symlink_to(source)


@pytest.fixture
def started(image: Path) -> Iterator[Process]:
    """Start what the Dockerfile starts, but on this machine alone."""
    options = [word.replace("0.0.0.0", "127.0.0.1") for word in _command()]
    process = Process(
        *options, python=image / "venv" / "bin" / "python", folder=image / "app", env={"PYTHONPATH": ""}
    )
    yield process
    process.end()


def test_the_image_serves_the_record_with_nothing_but_itself(started: Process, image: Path) -> None:
    viewer = started.viewer()
    assert viewer.get("healthz").status == 200
    assert viewer.get("readyz").json()["counts"]["relationships"] > 100
    for view in ("lanes", "network", "table", "about"):
        assert viewer.see(f"?view={view}")["panel"]["children"]
    assert len(started.workers()) == 2
    used = Path(f"/proc/{started.running.pid}/cwd").resolve()
    assert used == (image / "app").resolve()


def test_the_image_says_that_it_listens_in_public() -> None:
    assert _command() == ["--workers", "2", "--host", "0.0.0.0"]


def test_the_install_step_takes_only_what_is_locked_by_hash() -> None:
    assert "pip install --no-cache-dir --require-hashes -r requirements.txt" in FILE
    for file in ("requirements.txt", "requirements-test.txt"):
        text = (ROOT / file).read_text()
        blocks = re.findall(r"^[a-z0-9-]+==.*?(?=^[a-z]|\Z)", text, re.MULTILINE | re.DOTALL)
        assert blocks
        assert all("--hash=sha256:" in block for block in blocks)
        assert "://" not in text
        assert "--index-url" not in text


def test_the_image_runs_as_nobody_in_particular_and_tells_whether_it_is_alive() -> None:
    assert re.search(r"^USER line$", FILE, re.MULTILINE)
    assert re.search(r"^HEALTHCHECK CMD .*healthz", FILE, re.MULTILINE)


def test_only_what_is_copied_reaches_the_builder() -> None:
    lines = (ROOT / ".dockerignore").read_text().split()
    assert lines[0] == "*"
    assert {line[1:] for line in lines if line[0] == "!"} == {*_copied(), "requirements.txt"}


def test_what_is_locked_is_what_the_project_asks_for() -> None:
    asked = re.search(
        r"^dependencies = \[(.*?)^\]", (ROOT / "pyproject.toml").read_text(), re.MULTILINE | re.DOTALL
    )
    assert asked is not None
    names = set(re.findall(r'^    "([a-z0-9-]+)', asked[1], re.MULTILINE))
    assert names <= {name for name, _, _ in LOCKED}


@pytest.mark.skipif(
    not os.environ.get("DIRECT_LINE_INSTALL"), reason="downloads: DIRECT_LINE_INSTALL=1 runs it"
)
def test_the_install_step_itself(tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-m", "venv", tmp_path / "venv"], check=True)
    pip: list[str | Path] = [tmp_path / "venv" / "bin" / "python", "-m", "pip", "install", "--require-hashes"]
    subprocess.run([*pip, "--quiet", "--no-cache-dir", "-r", ROOT / "requirements.txt"], check=True)
