"""PNG files of SVG documents, drawn by a Chromium or Chrome that is already on the machine."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from graph import DirectLineError

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
)
MOST_SECONDS = 120
_SIZE = re.compile(r'<svg [^>]*?width="([\d.]+)" height="([\d.]+)"')
_QUIET = (
    "--headless=new",
    "--hide-scrollbars",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--no-default-browser-check",
)


class CameraError(DirectLineError):
    """No browser to draw a PNG with, or one that drew none; says what to do."""


def browser_path(environment: Mapping[str, str] = os.environ) -> str:
    """Return the Chromium to draw with: the one that CHROMIUM names, or the first that is found."""
    named = environment.get("CHROMIUM")
    if named:
        found = shutil.which(named)
        if found is None:
            raise CameraError(f"CHROMIUM names {named}, which is no program on this machine")
        return found
    path = environment.get("PATH", "")
    found = next((each for name in NAMES if (each := shutil.which(name, path=path))), None)
    found = found or next((place for place in PLACES if path and Path(place).is_file()), None)
    if found is None:
        raise CameraError(
            "A PNG needs Chromium or Chrome, and none is found. Install one (Debian and Ubuntu: "
            "`apt install chromium`), or set CHROMIUM to its path, or write an .svg, which needs none"
        )
    return found


def png(svg: str, *, scale: float = 2) -> bytes:
    """Return an SVG document as a PNG, ``scale`` pixels of it for each of the document's."""
    size = _SIZE.search(svg)
    if size is None:
        raise CameraError("The picture names no width and height")
    width, height = (round(float(each) + 0.49) for each in size.groups())
    with TemporaryDirectory(prefix="direct-line-") as folder:
        page, out = Path(folder) / "picture.html", Path(folder) / "picture.png"
        page.write_text(_page(svg), encoding="utf-8")
        command = [
            browser_path(),
            *_QUIET,
            *(["--no-sandbox"] if _is_root() else []),
            f"--user-data-dir={folder}/profile",
            f"--force-device-scale-factor={scale}",
            f"--window-size={width},{height}",
            f"--screenshot={out}",
            page.as_uri(),
        ]
        said = _run(command)
        if not out.exists():
            raise CameraError(f"{command[0]} drew no picture. It said: {said[-300:].strip() or 'nothing'}")
        return out.read_bytes()


def _page(svg: str) -> str:
    return (
        '<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Picture</title>'
        f"<style>html,body{{margin:0}}svg{{display:block}}</style>{svg}</html>"
    )


def _run(command: list[str]) -> str:
    try:
        done = subprocess.run(command, capture_output=True, timeout=MOST_SECONDS, check=False)
    except subprocess.TimeoutExpired:
        raise CameraError(f"{command[0]} did not draw the picture in {MOST_SECONDS} seconds") from None
    except OSError as error:
        raise CameraError(f"{command[0]} cannot be run: {error.strerror}") from None
    return done.stderr.decode(errors="replace")


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0
