"""Two thousand mutations of sound data files: each loads unchanged or is refused with places and remedies."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph import load
from tests.fuzz import HERE, mutated, run, unchanged

WORLD = HERE / "corpus" / "world.yaml"


@pytest.mark.parametrize("seed", range(1, 5))
def test_five_hundred_mutations_load_unchanged_or_are_refused(tmp_path: Path, seed: int) -> None:
    counts = run(seed, range(500), tmp_path, is_watched=False)
    assert counts.total() == 500
    assert counts["loaded"] >= 25
    assert counts["refused"] >= 250


def test_a_mutation_is_the_same_for_the_same_seed_and_number() -> None:
    assert mutated(1, 7) == mutated(1, 7)
    assert len({mutated(seed, number) for seed in (1, 2) for number in range(50)}) > 90


def test_a_silent_change_is_seen() -> None:
    raw = WORLD.read_bytes()
    unchanged(load(WORLD), raw)
    for old, new in ((b"Nia North", b"Nia Nord"), (b"from: 2012", b"from: 2013"), (b"    to: pat\n", b"")):
        assert old in raw
        with pytest.raises(AssertionError):
            unchanged(load(WORLD), raw.replace(old, new))
