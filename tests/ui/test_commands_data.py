"""Taking the record away, bringing one's own, and keeping files in order, as one types it."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import networkx as nx
import orjson
import pytest
from click.testing import CliRunner, Result

from graph import load
from graph.export import Format
from tests.worlds import tiny_text
from ui.commands import cli

ROOT = Path(__file__).parents[2]


def run(*words: str | Path) -> Result:
    """Type a command; nothing but an exit may leave it."""
    result = CliRunner().invoke(cli, [str(word) for word in words])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    assert "Traceback" not in result.output
    return result


@pytest.fixture
def data(tmp_path: Path) -> Path:
    path = tmp_path / "tiny.yaml"
    path.write_text(tiny_text(), encoding="utf-8")
    return path


@pytest.mark.parametrize("name", [format.value for format in Format])
def test_export_writes_every_format(data: Path, tmp_path: Path, name: str) -> None:
    out = tmp_path / "out.json"
    result = run("export", "--format", name, "--data", data, "--out", out)
    assert result.exit_code == 0
    assert "12 of 12 relationships of version 1.0.0" in result.output
    assert out.stat().st_size > 1_000


def test_export_takes_the_filter_of_the_page(data: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    run("export", "--format", "json", "--filter", "?countries=southland&kind=phone+call",
        "--data", data, "--out", out)  # fmt: skip
    content = orjson.loads(out.read_bytes())
    assert list(content["relationships"]) == ["pat-lea-call-2018-05-01"]
    assert content["export"]["selection"] == "?countries=southland&kind=phone+call"


def test_a_slip_in_the_filter_exports_nothing(data: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    result = run("export", "--format", "json", "--filter", "?kind=phonecall", "--data", data, "--out", out)
    assert result.exit_code == 2
    assert "phonecall" in result.output
    assert not out.exists()


def test_csv_is_an_archive_or_a_folder(data: Path, tmp_path: Path) -> None:
    run("export", "--format", "csv", "--data", data, "--out", tmp_path / "a.zip")
    run("export", "--format", "csv", "--data", data, "--out", tmp_path / "tables")
    with ZipFile(tmp_path / "a.zip") as archive:
        names = sorted(archive.namelist())
    assert names == sorted(path.name for path in (tmp_path / "tables").iterdir())


def test_a_place_that_cannot_be_written_is_said(data: Path, tmp_path: Path) -> None:
    result = run("export", "--format", "json", "--data", data, "--out", tmp_path / "no" / "x.json")
    assert result.exit_code == 1
    assert "cannot be written" in result.output


def test_import_writes_a_record_that_passes_the_check(tmp_path: Path) -> None:
    nx.write_gexf(nx.florentine_families_graph(), tmp_path / "families.gexf")
    out = tmp_path / "families.yaml"
    result = run("import", tmp_path / "families.gexf", "--out", out, "--source", "A list of marriages")
    assert result.exit_code == 0
    assert "20 relationships, 15 actors; the principal is Medici" in result.output
    assert run("check", out).exit_code == 0
    assert load(out).about.title == "families"


def test_rows_kept_apart_are_named_and_stand_in_a_second_file(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("from,to,source\na,b,Gazette\nc,d,\n")
    out = tmp_path / "x.yaml"
    result = run("import", tmp_path / "x.csv", "--out", out)
    assert result.exit_code == 0
    assert "no source: 1 (x.csv row 3)" in result.output
    assert "row 3,no source,c,d" in (tmp_path / "x-apart.csv").read_text(encoding="utf-8-sig")


def test_an_import_without_any_record_ends_with_an_error(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("from,to\na,b\n")
    result = run("import", tmp_path / "x.csv", "--out", tmp_path / "x.yaml")
    assert result.exit_code == 1
    assert "--source" in result.output
    assert not (tmp_path / "x.yaml").exists()


def test_import_never_writes_over_a_file_unasked(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("from,to\na,b\n")
    out = tmp_path / "x.yaml"
    out.write_text("my own work")
    words = ("import", tmp_path / "x.csv", "--out", out, "--source", "A list")
    assert run(*words).exit_code == 2
    assert out.read_text() == "my own work"
    assert run(*words, "--replace").exit_code == 0


def test_import_takes_chain_principal_and_columns(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("wer,wen,position\nAnn,Bo,x\nAnn,Cy,y\n")
    out = tmp_path / "x.yaml"
    result = run("import", tmp_path / "x.csv", "--out", out, "--source", "A list", "--principal", "Bo",
                 "--chain", "Chair, Office | Desk, Mayor", "--column", "from=wer", "--column", "to=wen",
                 "--title", "Our town", "--licence", "CC0")  # fmt: skip
    assert result.exit_code == 0
    found = load(out)
    assert [rung.title for rung in found.chain] == ["Chair", "Office", "Desk", "Mayor"]
    assert list(found.principals) == ["bo"]
    assert (found.about.title, found.about.licence) == ("Our town", "CC0")


@pytest.mark.parametrize(
    "words",
    [
        ("--principal", "Nobody"),
        ("--chain", "Mayor"),
        ("--column", "nonsense"),
        ("--column", "colour=red"),
    ],
)
def test_options_that_cannot_be_are_refused(tmp_path: Path, words: tuple[str, str]) -> None:
    (tmp_path / "x.csv").write_text("from,to\na,b\n")
    result = run("import", tmp_path / "x.csv", "--out", tmp_path / "x.yaml", "--source", "A list", *words)
    assert result.exit_code in (1, 2)
    assert not (tmp_path / "x.yaml").exists()


def test_what_cannot_be_read_is_said_with_its_place(tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text('{"nodes": [}')
    result = run("import", tmp_path / "x.json", "--out", tmp_path / "x.yaml")
    assert result.exit_code == 1
    assert "x.json:1:12: not readable as JSON" in result.output


def test_new_writes_a_record_that_passes_and_a_schema_beside_it(tmp_path: Path) -> None:
    assert run("new", tmp_path / "our-town").exit_code == 0
    assert run("check", tmp_path / "our-town.yaml").exit_code == 0
    assert (tmp_path / "relationships.schema.json").exists()
    assert load(tmp_path / "our-town.yaml").about.title == "Our town"


def test_new_never_writes_over_a_file(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("mine")
    assert run("new", tmp_path / "a").exit_code == 2
    assert (tmp_path / "a.yaml").read_text() == "mine"


def test_format_puts_a_file_in_order_once(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text("actors:\n  z: {kind: person, name: Z}   # a comment\n")
    assert run("format", "--check", path).exit_code == 1
    assert run("format", path).output == f"{path} is put in order.\n"
    assert path.read_text() == "actors:\n  z: {name: Z, kind: person}   # a comment\n"
    assert run("format", "--check", tmp_path).output == "Everything is in order.\n"


def test_format_refuses_what_it_cannot_read(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text("actors: {z: ")
    result = run("format", path)
    assert result.exit_code == 1
    assert f"{path}:2:1: " in result.output
    assert path.read_text() == "actors: {z: "


def test_diff_tells_what_changed(data: Path, tmp_path: Path) -> None:
    new = tmp_path / "new.yaml"
    new.write_text(tiny_text().replace("length: 41 minutes", "length: 14 minutes"), encoding="utf-8")
    result = run("diff", data, new)
    assert result.output == (
        'relationships: changed pat-nia-call-2018-03-20: length was "41 minutes", is "14 minutes"\n'
        "In all: 1 changed.\n"
    )
    assert run("diff", data, data).output == "In all: no record changed.\n"


@pytest.mark.skipif(sys.platform == "win32", reason="signals differ")
def test_check_watches_until_it_is_stopped(data: Path) -> None:
    command = [sys.executable, "app.py", "check", "--watch", str(data)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        process.stdout.readline()  # the time of day
        assert "no errors" in process.stdout.readline()
        fresh = data.with_name("fresh")
        fresh.write_text(tiny_text().replace("kind: phone call", "kind: phonecall"), encoding="utf-8")
        fresh.replace(data)
        process.stdout.readline()
        assert 'unknown kind "phonecall"' in process.stdout.readline()
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=20)
        assert process.returncode == 0
