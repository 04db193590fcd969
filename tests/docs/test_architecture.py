"""The map of the code names every room that is there."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MAP = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
ROOMS = sorted(
    path.name
    for folder in ("graph", "ui")
    for path in (ROOT / folder).glob("*.py")
    if path.stem != "__init__"
)


@pytest.mark.parametrize("room", ROOMS)
def test_every_module_is_on_the_map(room: str) -> None:
    assert f"`{room}`" in MAP
