"""A seeded mutation fuzzer of data files: python -m tests.fuzz --count 100000 --seed 1

Every mutation must load or be refused with problems that have a place and a remedy: no other exception,
nothing over two seconds, nothing over 500 MB, no crash, and never a silent change of what is written.
"""

from __future__ import annotations

import argparse
import faulthandler
import random
import re
import resource
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import yaml

from graph import Dataset
from graph.load import examine
from tests.worlds import TINY_FOLDER

HERE = Path(__file__).parent
SECONDS, MEGABYTES = 2, 500
SEEDS = (
    HERE / "corpus" / "world.yaml",
    HERE / "corpus" / "oddities" / "right-to-left-arabic.yaml",
    HERE / "corpus" / "oddities" / "folded-text.yaml",
    HERE / "corpus" / "oddities" / "escapes-in-double-quotes.yaml",
    TINY_FOLDER / "record.yaml",
)
SIGNS = (
    b"\t", b"- ", b": ", b"? ", b"{", b"}", b"[", b"]", b"&a ", b"*a", b"!!str ", b"<<: ", b"|\n", b">-\n",
    b"'", b'"', b"#", b" #", b"%", b"@", b"`", b"---\n", b"...\n", b"\r", b"\0", b"\xff", b"\xef\xbb\xbf",
    b"\\", b",", b"\n", b"  ", b"\xe2\x80\xae", b"\xc2\x85", b"\xcc\x81",
)  # fmt: skip
VALUES = (
    "NO", "null", "~", "12:30", "0123", "1_000", "2018-02-30", "2018-13", "javascript:alert(1)", "<b>x</b>",
    "%{x}", "''", "[]", "{}", "[[[[a]]]]", "{a: {b: {c: d}}}", "!!binary aGk=", "*x", "&x y", "pat", "nia",
    "nobody", "x" * 5_000, "9" * 400, "١٢", "A B", "true", ">-", "|", '"\\ud800"', '"\\u202e"', "[" * 40,
    "- - - a",
)  # fmt: skip

Mutation = Callable[[random.Random, bytes], bytes]


def _span(rng: random.Random, raw: bytes, longest: int = 16) -> tuple[int, int]:
    start = rng.randrange(len(raw) + 1)
    return start, min(len(raw), start + rng.randrange(longest))


def _lines(rng: random.Random, raw: bytes) -> tuple[list[bytes], int, int]:
    lines = raw.splitlines(keepends=True) or [b""]
    start = rng.randrange(len(lines))
    return lines, start, min(len(lines), start + 1 + rng.randrange(5))


def delete(rng: random.Random, raw: bytes) -> bytes:
    start, end = _span(rng, raw)
    return raw[:start] + raw[end:]


def duplicate(rng: random.Random, raw: bytes) -> bytes:
    start, end = _span(rng, raw)
    return raw[:end] + raw[start:end] + raw[end:]


def insert(rng: random.Random, raw: bytes) -> bytes:
    start = rng.randrange(len(raw) + 1)
    return raw[:start] + rng.choice(SIGNS) * rng.choice((1, 1, 1, 2, 30)) + raw[start:]


def flip(rng: random.Random, raw: bytes) -> bytes:
    start = rng.randrange(len(raw) + 1)
    return raw[:start] + bytes([rng.randrange(256)]) + raw[start + 1 :]


def truncate(rng: random.Random, raw: bytes) -> bytes:
    return raw[: rng.randrange(len(raw) + 1)]


def change_case(rng: random.Random, raw: bytes) -> bytes:
    start, end = _span(rng, raw)
    return raw[:start] + raw[start:end].swapcase() + raw[end:]


def delete_lines(rng: random.Random, raw: bytes) -> bytes:
    lines, start, end = _lines(rng, raw)
    return b"".join(lines[:start] + lines[end:])


def duplicate_lines(rng: random.Random, raw: bytes) -> bytes:
    lines, start, end = _lines(rng, raw)
    return b"".join(lines[:end] + lines[start:])


def swap_lines(rng: random.Random, raw: bytes) -> bytes:
    lines, start, _ = _lines(rng, raw)
    other = rng.randrange(len(lines))
    lines[start], lines[other] = lines[other], lines[start]
    return b"".join(lines)


def indent(rng: random.Random, raw: bytes) -> bytes:
    lines, start, end = _lines(rng, raw)
    lines[start:end] = [rng.choice((b" ", b"  ", b"    ")) + line for line in lines[start:end]]
    return b"".join(lines)


def replace_value(rng: random.Random, raw: bytes) -> bytes:
    """Put a hostile value, or one from elsewhere in the file, after some key."""
    values = list(re.finditer(rb"(?<=: )[^,}\]\n]*", raw))
    if not values:
        return raw
    found, other = rng.choice(values), rng.choice(values)
    value = other[0] if rng.random() < 0.4 else rng.choice(VALUES).encode()
    return raw[: found.start()] + value + raw[found.end() :]


def reword(rng: random.Random, raw: bytes) -> bytes:
    """Put a hostile value in place of a text that may be anything."""
    texts = list(re.finditer(rb"(?<=(?:name|itle|mary|note|says|hort): )[^,}\]\n]+", raw))
    if not texts:
        return raw
    found = rng.choice(texts)
    return raw[: found.start()] + rng.choice(VALUES).encode() + raw[found.end() :]


MUTATIONS: Sequence[Mutation] = (
    delete, duplicate, insert, flip, truncate, change_case, delete_lines, duplicate_lines, swap_lines, indent,
    replace_value, replace_value, reword, reword,
)  # fmt: skip


def mutated(seed: int, number: int) -> bytes:
    """Return one mutation: the same for the same seed and number, wherever it is made."""
    rng = random.Random(f"{seed}:{number}")
    raw = rng.choice(SEEDS).read_bytes()
    for _ in range(rng.choice((1, 1, 1, 1, 1, 2, 3, 8))):
        raw = rng.choice(MUTATIONS)(rng, raw)
    return raw


def tried(raw: bytes, folder: Path) -> str:
    """Load a mutation beside the head it needs and return "loaded" or "refused"; fail if it misbehaves."""
    file = folder / "mutated.yaml"
    file.write_bytes(raw)
    has_head = re.search(rb"^about:", raw, re.MULTILINE)
    is_tiny = b"southland-mission-none" in raw or b"The tiny world" in raw
    head = TINY_FOLDER / "head.yaml" if is_tiny else HERE / "corpus" / "world.yaml"
    dataset, found = examine(*([file] if has_head else [head, file]))
    for problem in found:
        assert problem.wrong, problem
        assert problem.expected, problem
        assert problem.is_warning or problem.line >= 1, problem
    assert (dataset is None) == any(not problem.is_warning for problem in found)
    if dataset is None:
        return "refused"
    unchanged(dataset, raw)
    return "loaded"


def unchanged(dataset: Dataset, raw: bytes) -> None:
    """Fail unless every value of a file stands in the data set as written, key by key."""
    content = yaml.load(raw, Loader=yaml.CBaseLoader)
    loaded = dataset.model_dump(by_alias=True, exclude_unset=True, mode="json")
    text = raw.decode()
    as_written = _squeezed(text), _squeezed(_ESCAPE.sub(_unescaped, text))
    for section, entries in content.items():
        ours = loaded[section]
        if section not in ("about", "chain"):
            assert entries.keys() <= ours.keys(), section
            ours = {key: ours[key] for key in entries}
        assert _plain(ours) == _plain(entries), section
        for scalar in _scalars(ours):
            assert any(_squeezed(scalar) in each for each in as_written), scalar


def _plain(tree: Any) -> Any:
    """Return a tree in which one text and a list of one text, true and "true", are the same."""
    if isinstance(tree, dict):
        return {key: _plain(value) for key, value in tree.items()}
    if isinstance(tree, list | tuple):
        return (
            _plain(tree[0])
            if len(tree) == 1 and isinstance(tree[0], str)
            else [_plain(each) for each in tree]
        )
    return str(tree).lower() if isinstance(tree, bool) else tree.strip()


def _scalars(tree: Any) -> Iterator[str]:
    if isinstance(tree, dict):
        for key, value in tree.items():
            yield key
            yield from _scalars(value)
    elif isinstance(tree, list | tuple):
        for value in tree:
            yield from _scalars(value)
    else:
        yield str(tree).lower() if isinstance(tree, bool) else tree


_ESCAPE = re.compile(r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|n|.)", re.DOTALL)


def _squeezed(text: str) -> str:
    """Return a text without what folding and quoting add or take away: spaces, quotes, backslashes."""
    return re.sub(r"[\s'\"\\\ufeff]", "", text)


def _unescaped(found: re.Match[str]) -> str:
    code = found[1] or found[2] or found[3]
    return chr(int(code, 16)) if code else " " if found[0] == "\\n" else found[0][1:]


def run(seed: int, numbers: range, folder: Path, *, is_watched: bool) -> Counter[str]:
    """Try many mutations; if watched, end the process with a traceback when one takes too long."""
    counts: Counter[str] = Counter()
    for number in numbers:
        if is_watched:
            faulthandler.dump_traceback_later(SECONDS, exit=True)
        try:
            counts[tried(mutated(seed, number), folder)] += 1
        except Exception as error:
            raise AssertionError(f"seed {seed}, mutation {number}: {error!r}") from error
    faulthandler.cancel_dump_traceback_later()
    return counts


def _work(seed: int, first: int, count: int, folder: str) -> None:
    limit = MEGABYTES * 2**20
    resource.setrlimit(resource.RLIMIT_DATA, (limit, limit))
    counts = run(seed, range(first, first + count), Path(folder), is_watched=True)
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
    assert used < MEGABYTES, f"{used} MB"
    print(f"mutations {first} to {first + count - 1}: {dict(sorted(counts.items()))}, {used} MB", flush=True)


def main() -> int:
    """Run the fuzzer in processes of its own, so that a hang or a crash is seen and told."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz")
    parser.add_argument("--count", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--worker", default="")
    given = parser.parse_args()
    if given.worker:
        _work(given.seed, given.first, given.count, given.worker)
        return 0
    step = 10_000
    for first in range(given.first, given.first + given.count, step):
        count = min(step, given.first + given.count - first)
        with tempfile.TemporaryDirectory() as folder:
            command = [sys.executable, "-m", "tests.fuzz", f"--seed={given.seed}", f"--first={first}"]
            done = subprocess.run([*command, f"--count={count}", f"--worker={folder}"], check=False)
            if done.returncode:
                kept = Path("fuzz-failure.yaml")
                kept.write_bytes((Path(folder) / "mutated.yaml").read_bytes())
                print(f"seed {given.seed}: failed with {done.returncode}; the mutation is kept as {kept}")
                return 1
    print(f"seed {given.seed}: {given.count:,} mutations, no failure")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
