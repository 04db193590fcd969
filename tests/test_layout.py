"""How the code is laid out: imports run one way, files and functions stay short, nothing global changes."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FILES = [ROOT / "app.py", *sorted((ROOT / "graph").rglob("*.py")), *sorted((ROOT / "ui").rglob("*.py"))]
TESTS = sorted((ROOT / "tests").rglob("*.py"))
YAML = ("graph/yaml_reader.py", "graph/yaml_layout.py", "graph/yaml_writer.py")
CALLBACKS = ("ui/callbacks.py",)
LONGEST_FILE, LONGEST_TEST, LONGEST_FUNCTION = 300, 400, 40
UNCHANGING = ("Mapping", "Sequence", "Collection", "Container", "Final", "tuple", "frozenset")


def name(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


def tree(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"))


def imported(file: Path) -> set[str]:
    """Return the packages that a file imports, wherever in the file it does so."""
    found: set[str] = set()
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.Import):
            found |= {each.name for each in node.names}
        elif isinstance(node, ast.ImportFrom):
            package = ".".join(name(file).removesuffix(".py").split("/")[: -node.level]) if node.level else ""
            found.add(".".join(part for part in (package, node.module) if part))
    return {each.split(".")[0] for each in found}


each_file = pytest.mark.parametrize("file", FILES, ids=name)


def test_the_program_is_put_together_in_one_small_file() -> None:
    assert imported(ROOT / "app.py") <= {"__future__", "ui"}
    assert len((ROOT / "app.py").read_text(encoding="utf-8").splitlines()) < 80


@each_file
def test_imports_run_one_way(file: Path) -> None:
    layer = name(file).split("/")[0]
    forbidden = {"graph": {"ui", "app", "dash", "plotly", "flask", "dash_mantine_components"}, "ui": {"app"}}
    assert not imported(file) & ({*forbidden.get(layer, set()), "tests"})


@each_file
def test_one_file_reads_yaml_and_its_siblings_write_it(file: Path) -> None:
    assert "yaml" not in imported(file) or name(file) in YAML


@each_file
def test_one_file_holds_the_callbacks(file: Path) -> None:
    registering = [
        node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        for node in ast.walk(tree(file))
        if isinstance(node, ast.Call)
    ]
    has_callbacks = any(each in ("callback", "clientside_callback") for each in registering)
    assert has_callbacks == (name(file) in CALLBACKS)


@pytest.mark.parametrize("file", [*FILES, *TESTS], ids=name)
def test_no_file_is_too_long(file: Path) -> None:
    longest = LONGEST_TEST if file in TESTS else LONGEST_FILE
    assert len(file.read_text(encoding="utf-8").splitlines()) <= longest


@each_file
def test_no_function_is_too_long_without_a_reason(file: Path) -> None:
    lines = file.read_text(encoding="utf-8").splitlines()
    long = []
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            start = min([node.lineno, *(each.lineno for each in node.decorator_list)])
            is_long = (node.end_lineno or start) - node.lineno + 1 > LONGEST_FUNCTION
            if is_long and not lines[start - 2].strip().startswith("#"):
                long.append(node.name)
    assert long == []


@each_file
def test_everything_public_says_what_it_is_for(file: Path) -> None:
    content = file.read_text(encoding="utf-8").strip()
    assert not content or ast.get_docstring(tree(file)), "the file"
    silent = [node.name for node in public(tree(file)) if not ast.get_docstring(node)]
    assert silent == []


def public(node: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef]:
    """Yield public functions, classes and methods; what stands inside a function is nobody else's."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            if not child.name.startswith("_"):
                yield child
            if isinstance(child, ast.ClassDef):
                yield from public(child)


@each_file
def test_nothing_on_the_level_of_a_module_can_change(file: Path) -> None:
    changing = []
    for node in tree(file).body:
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
            kept = ast.unparse(node.annotation) if isinstance(node, ast.AnnAssign) else ""
            names = ast.unparse(node.target if isinstance(node, ast.AnnAssign) else node.targets[0])
            if _is_mutable(node.value) and not kept.startswith(UNCHANGING) and names != "__all__":
                changing.append(names)
    assert changing == []
    assert not [node for node in ast.walk(tree(file)) if isinstance(node, ast.Global)]


def _is_mutable(value: ast.expr) -> bool:
    """Tell whether an expression makes a list, a map or a set, or something that holds one."""
    if isinstance(value, ast.Call):
        called = ast.unparse(value.func).split(".")[-1]
        return called in (
            "list",
            "dict",
            "set",
            "defaultdict",
            "deque",
            "Counter",
            "OrderedDict",
            "bytearray",
        )
    if isinstance(value, ast.BinOp):
        return _is_mutable(value.left) or _is_mutable(value.right)
    displays = (ast.List, ast.Dict, ast.Set, ast.ListComp, ast.DictComp, ast.SetComp)
    return isinstance(value, displays)


def test_the_tests_mirror_the_modules() -> None:
    assert {"graph", "ui", "browser", "data", "docs"} <= {path.name for path in (ROOT / "tests").iterdir()}
