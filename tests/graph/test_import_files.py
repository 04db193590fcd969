"""Spreadsheets as they come: encodings, separators, quotes, ragged rows, workbooks, and what is no table."""

from __future__ import annotations

import io
import random
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from openpyxl import Workbook

from graph.errors import DataError
from graph.importing import Options, import_files
from tests.graph.importing import FOR_ALL, imported, only, record


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_other_encodings_are_read(tmp_path: Path, encoding: str) -> None:
    names = "\n".join(
        f"Mevlüt Özgür {number},François Müller,Gespräch über Außenpolitik" for number in range(9)
    )
    data = record(tmp_path, "x.csv", f"from,to,summary\n{names}\n".encode(encoding))
    assert data.actors["francois-muller"].name == "François Müller"


def test_names_in_other_scripts_have_ids_of_their_own(tmp_path: Path) -> None:
    data = record(tmp_path, "x.csv", "from,to\n習近平,محمد\n")
    assert sorted(actor.name for actor in data.actors.values()) == ["محمد", "習近平"]
    assert len(set(data.actors)) == 2


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_separators_are_told_apart(tmp_path: Path, separator: str) -> None:
    text = separator.join(["from", "to", "note"]) + "\n" + separator.join(["a", "b", "c"]) + "\n"
    assert only(record(tmp_path, "x.csv", text)).note == "c"


def test_quoted_cells_may_hold_lines_and_separators(tmp_path: Path) -> None:
    each = only(record(tmp_path, "x.csv", 'from,to,note\n"Lee, Ann",b,"one\ntwo ""three"""\n'))
    assert each.from_ == ("lee-ann",)
    assert each.note == 'one\ntwo "three"'


def test_a_quotation_mark_that_is_never_closed_costs_no_row(tmp_path: Path) -> None:
    rows = "".join(f"a{number},b{number},x\n" for number in range(20))
    found = imported(tmp_path, "x.csv", f'from,to,note\na,b,"never closed\n{rows}')
    assert found.dataset
    assert len(found.dataset.relationships) == 21
    assert any("line 2: a quotation mark is never closed" in each for each in found.remarks)


def test_ragged_rows_are_read_and_listed(tmp_path: Path) -> None:
    found = imported(tmp_path, "x.csv", "from,to,note\na,b\na,c,n,extra,more\na,d,n\n")
    assert found.dataset
    notes = [each.note for each in found.dataset.relationships.values()]
    assert notes == [None, "n; column 4: extra; column 5: more", "n"]
    assert any("2 rows are shorter or longer" in each and "row 2, 3" in each for each in found.remarks)


def test_two_columns_of_one_name_both_stay(tmp_path: Path) -> None:
    assert only(record(tmp_path, "x.csv", "from,to,tag,tag\na,b,x,y\n")).note == "tag: x; tag (2): y"


def test_a_self_loop_and_parallel_rows_all_count(tmp_path: Path) -> None:
    data = record(tmp_path, "x.csv", "from,to,date\na,a,2018\na,b,2018\na,b,2018\n")
    assert len(data.relationships) == 3


def test_cells_that_our_own_export_made_safe_are_restored(tmp_path: Path) -> None:
    assert only(record(tmp_path, "x.csv", "from,to,note\na,b,'=1+1\n")).note == "=1+1"


def test_unseen_characters_go_and_nothing_else(tmp_path: Path) -> None:
    each = only(record(tmp_path, "x.csv", "from,to,note\na,b,one\u202etwo\u200b\n"))
    assert each.note == "onetwo\u200b"


def test_an_address_is_a_source_and_a_bad_one_a_note(tmp_path: Path) -> None:
    text = "from,to,url\na,b,https://example.org/x\na,c,javascript:alert(1)\n"
    found = imported(tmp_path, "x.csv", text, Options())
    assert found.dataset
    source = found.dataset.sources[only(found.dataset).sources[0].source]
    assert source.address == "https://example.org/x"
    assert [each.reason for each in found.apart] == ["no source"]
    assert found.apart[0].cells["url"] == "javascript:alert(1)"


def workbook(*sheets: list[list[object]]) -> bytes:
    book = Workbook()
    assert book.active is not None
    book.remove(book.active)
    for number, rows in enumerate(sheets):
        sheet = book.create_sheet(f"S{number}")
        for row in rows:
            sheet.append(row)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def test_a_workbook_is_read_sheet_by_sheet(tmp_path: Path) -> None:
    content = workbook(
        [["from", "to", "date", "minutes"], ["Ann", "Bo", datetime(2018, 3, 20), 41.0], [None, None]],
        [["name", "country"], ["Ann", "Norway"]],
    )
    data = record(tmp_path, "x.xlsx", content)
    each = only(data)
    assert each.date
    assert (each.date.text, each.note) == ("2018-03-20", "minutes: 41")
    assert data.actors["ann"].country == "norway"
    assert each.sources[0].record == "x.xlsx, sheet S0 row 2"


def test_a_formula_without_a_result_stays_the_formula(tmp_path: Path) -> None:
    content = workbook([["from", "to", "sum"], ["Ann", "Bo", "=1+1"]])
    assert only(record(tmp_path, "x.xlsx", content)).note == "sum: =1+1"


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("x.csv", b"", "the file is empty"),
        ("x.xls", b"\xd0\xcf\x11\xe0\xa1\xb1", "an old Excel file"),
        ("x.xlsx", b"PK\x03\x04broken", "not readable as XLSX"),
        ("x.pdf", b"%PDF-1.7 ...", "a PDF"),
        ("x.bin", b"a,b\0c\n\0\0\0", "no text"),
    ],
)
def test_what_is_no_table_is_said(tmp_path: Path, name: str, content: bytes, said: str) -> None:
    with pytest.raises(DataError, match=said):
        imported(tmp_path, name, content)


def test_all_unreadable_files_are_named_at_once(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"")
    with pytest.raises(DataError) as caught:
        import_files([tmp_path / "a.csv", tmp_path / "missing.csv"], FOR_ALL)
    assert [Path(each.file).name for each in caught.value.problems] == ["a.csv", "missing.csv"]


def test_a_table_that_names_nobody_is_kept_apart_whole(tmp_path: Path) -> None:
    found = imported(tmp_path, "x.csv", "colour,size\nred,3\n")
    assert [each.reason for each in found.apart] == [
        "no column names an actor, or the two ends of a relationship"
    ]


def test_three_thousand_ragged_rows_all_arrive(tmp_path: Path) -> None:
    chance = random.Random(7)
    lines = ["from;to;kind;date;source;weight"]
    for number in range(3_000):
        cells = [
            f"Person {chance.randrange(400)}",
            f"Amt {chance.randrange(90)}",
            chance.choice(["call", "met"]),
        ]
        cells += [f"2018-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}", f"List {number % 40}"]
        cells += [str(number)] * chance.randrange(3)
        lines.append(";".join(cells))
    data = record(tmp_path, "big.csv", "\n".join(lines), Options())
    assert len(data.relationships) == 3_000
    assert len(data.sources) == 40


@given(
    content=some.binary(max_size=300)
    | some.text(max_size=300).map(lambda text: f"from,to,date\n{text}".encode())
)
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_whatever_bytes_a_file_holds_they_end_in_records_or_in_words(tmp_path: Path, content: bytes) -> None:
    told: list[object] = []
    try:
        found = imported(tmp_path, "x", content)
        told = [found.dataset, *found.apart, *found.remarks]
    except DataError as error:
        told = [*error.problems]
    assert any(told)
