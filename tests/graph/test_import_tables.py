"""A reader brings a spreadsheet: its columns find their fields, and what has none becomes a note."""

from __future__ import annotations

import io
import random
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook

from graph.errors import DataError
from graph.importing import Options, apart_file, import_files
from graph.model import ActorKind, Certainty, Channel, Kind, Status
from tests.graph.importing import FOR_ALL, imported, only, record, with_options

CALLS = (
    "From,To,Type,Date,Source,Mood\nAnn Lee,Bo Ek,phone call,2018-03-20,The Gazette of 21 March,cheerful\n"
)


def test_the_usual_columns_find_their_fields(tmp_path: Path) -> None:
    data = record(tmp_path, "calls.csv", CALLS, Options())
    each = only(data)
    assert (each.from_, each.to) == (("ann-lee",), ("bo-ek",))
    assert each.kind is Kind.PHONE_CALL
    assert str(each.date) == "20 March 2018"
    assert data.sources[each.sources[0].source].title == "The Gazette of 21 March"
    assert data.actors["ann-lee"].name == "Ann Lee"


def test_a_column_without_a_field_becomes_a_note(tmp_path: Path) -> None:
    assert only(record(tmp_path, "calls.csv", CALLS)).note == "Mood: cheerful"


def test_which_column_became_what_is_told(tmp_path: Path) -> None:
    remarks = imported(tmp_path, "calls.csv", CALLS).remarks
    assert any("From as from" in each and "kept as notes: Mood" in each for each in remarks)


@pytest.mark.parametrize(
    ("start", "end"),
    [("source", "target"), ("Sender", "Recipient"), ("person_1", "person_2"), ("SRC", "DST")],
)
def test_the_ends_have_many_usual_names(tmp_path: Path, start: str, end: str) -> None:
    assert only(record(tmp_path, "x.csv", f"{start},{end}\na,b\n")).ends == ("a", "b")


def test_source_is_an_end_beside_target_and_a_citation_beside_from(tmp_path: Path) -> None:
    graph = only(record(tmp_path, "x.csv", "source,target,citation\na,b,c\n", Options()))
    table = only(record(tmp_path, "y.csv", "from,to,source\na,b,c\n", Options()))
    assert graph.ends == table.ends
    assert graph.sources == table.sources


def test_an_unusual_column_can_be_named(tmp_path: Path) -> None:
    options = with_options(columns={"from": "Anrufer", "to": "Angerufener", "date": "Tag"})
    each = only(record(tmp_path, "x.csv", "Anrufer;Angerufener;Tag\nA;B;1.2.2018\n", options))
    assert each.ends == ("a", "b")
    assert each.date
    assert each.date.text == "2018"


def test_rows_without_a_source_are_kept_apart_and_named(tmp_path: Path) -> None:
    text = "from,to,source,mood\na,b,Gazette,\nc,d,,glum\n"
    found = imported(tmp_path, "x.csv", text, Options())
    assert found.dataset
    assert len(found.dataset.relationships) == 1
    (left,) = found.apart
    assert (left.place, left.reason) == ("row 3", "no source")
    assert "x.csv,row 3,no source,c,d,glum" in apart_file(found.apart).decode()


def test_without_any_source_there_is_no_data_set(tmp_path: Path) -> None:
    found = imported(tmp_path, "x.csv", "from,to\na,b\n", Options())
    assert found.text is None
    assert len(found.apart) == 1


def test_one_source_can_be_given_for_all_with_the_row_as_its_record(tmp_path: Path) -> None:
    each = only(record(tmp_path, "x.csv", "from,to\na,b\n"))
    assert (each.sources[0].source, each.sources[0].record) == ("a-list-of-contacts", "row 2")


def test_a_row_with_one_end_is_kept_apart(tmp_path: Path) -> None:
    found = imported(tmp_path, "x.csv", "from,to\na,\na,b\n")
    assert [(each.place, each.reason) for each in found.apart] == [("row 2", "one end or both are missing")]


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("Telephone", "phone call"),
        ("e-mail", "message"),
        ("met", "meeting"),
        ("State Visit", "official visit"),
        ("leter", "letter"),
        ("secret phone call", "phone call"),
        ("married", "personal tie"),
    ],
)
def test_usual_words_become_kinds_and_stay_in_the_note(tmp_path: Path, word: str, kind: str) -> None:
    each = only(record(tmp_path, "x.csv", f"from,to,kind\na,b,{word}\n"))
    assert each.kind.value == kind
    assert each.note == f"kind in the file: {word}"


def test_a_kind_that_nobody_knows_is_a_tie_and_is_told(tmp_path: Path) -> None:
    found = imported(tmp_path, "x.csv", "from,to,kind\na,b,zxqv\n")
    assert found.dataset
    assert only(found.dataset).kind is Kind.PERSONAL_TIE
    assert any('"zxqv" became "personal tie"' in each for each in found.remarks)


def test_without_a_kind_the_summary_says_so(tmp_path: Path) -> None:
    each = only(record(tmp_path, "x.csv", "from,to\nAnn,Bo\n"))
    assert each.summary == "A tie between Ann and Bo; the file does not say of what kind."


@pytest.mark.parametrize(
    ("written", "text", "basis"),
    [
        ("2018-03-20", "2018-03-20", None),
        ("2018-03-20T10:00:00Z", "2018-03-20", 'written "2018-03-20T10:00:00Z" in the file'),
        ("March 20, 2018", "2018-03-20", 'written "March 20, 2018" in the file'),
        ("20.3.2018", "2018-03-20", 'written "20.3.2018" in the file'),
        ("03/04/2018", "2018", 'written "03/04/2018" in the file'),
        ("2018", "2018", None),
        ("Mar 2018", "2018-03", 'written "Mar 2018" in the file'),
    ],
)
def test_dates_are_never_finer_than_written(
    tmp_path: Path, written: str, text: str, basis: str | None
) -> None:
    each = only(record(tmp_path, "x.csv", f'from,to,date\na,b,"{written}"\n'))
    assert each.date
    assert (each.date.text, each.date_basis) == (text, basis)


def test_one_clear_date_tells_how_the_column_is_meant(tmp_path: Path) -> None:
    data = record(tmp_path, "x.csv", "from,to,date\na,b,03/04/2018\na,c,20/04/2018\n")
    assert [each.date.text for each in data.relationships.values() if each.date] == [
        "2018-04-03",
        "2018-04-20",
    ]


def test_how_days_are_written_can_be_told(tmp_path: Path) -> None:
    each = only(record(tmp_path, "x.csv", "from,to,date\na,b,03/04/2018\n", with_options(is_day_first=False)))
    assert each.date
    assert each.date.text == "2018-03-04"


def test_a_date_that_is_none_stays_in_the_note(tmp_path: Path) -> None:
    each = only(record(tmp_path, "x.csv", "from,to,date\na,b,2018-02-30\n"))
    assert each.date is None
    assert each.note == "date in the file: 2018-02-30"


def test_a_first_and_a_last_day_are_a_range(tmp_path: Path) -> None:
    each = only(record(tmp_path, "x.csv", "from,to,start date,end date\na,b,2018-01-02,2018-01-05\n"))
    assert each.date
    assert each.date.text == "2018-01-02/2018-01-05"


def test_what_lies_ahead_has_not_happened(tmp_path: Path) -> None:
    ahead = date.today().year + 3
    each = only(record(tmp_path, "x.csv", f"from,to,date\na,b,{ahead}\n"))
    assert each.status is Status.PLANNED
    assert "taken as planned" in (each.note or "")


def test_words_for_status_certainty_and_direction_are_understood(tmp_path: Path) -> None:
    text = "from,to,status,certainty,mutual\na,b,called off,rumour,yes\n"
    each = only(record(tmp_path, "x.csv", text))
    assert (each.status, each.certainty) == (Status.CANCELLED, Certainty.REPORTED_BY_UNNAMED)
    assert each.mutual


def test_gephis_type_is_a_direction(tmp_path: Path) -> None:
    data = record(tmp_path, "x.csv", "Source,Target,Type,Weight\na,b,Undirected,2\nb,c,Directed,1\n")
    assert [each.mutual for each in data.relationships.values()] == [True, False]
    assert {each.kind for each in data.relationships.values()} == {Kind.PERSONAL_TIE}


def test_actors_of_a_second_table_are_found_by_id_or_name(tmp_path: Path) -> None:
    (tmp_path / "actors.csv").write_text("id,name,kind,country,shoe size\n7,Ann Lee,organisation,Norway,41\n")
    (tmp_path / "ties.csv").write_text("from,to\n7,Bo\nann lee,Cy\n")
    found = import_files([tmp_path / "ties.csv", tmp_path / "actors.csv"], FOR_ALL)
    assert found.dataset
    ann = found.dataset.actors["ann-lee"]
    assert ann.kind is ActorKind.INSTITUTION
    assert ann.country == "norway"
    assert ann.note == "kind in the file: organisation; shoe size: 41; id in the file: 7"
    assert len(found.dataset.actors) == 3
    assert any("only relationships name" in each and "2 times" in each for each in found.remarks)


def test_an_actor_that_stands_twice_is_kept_apart(tmp_path: Path) -> None:
    (tmp_path / "actors.csv").write_text("name,note\nAnn,first\nAnn,second\n")
    (tmp_path / "ties.csv").write_text("from,to\nAnn,Bo\n")
    found = import_files(list(tmp_path.glob("*.csv")), FOR_ALL)
    assert [each.reason for each in found.apart] == ['an actor "Ann" stands in a row before']


def test_a_table_of_sources_is_cited_by_its_ids(tmp_path: Path) -> None:
    (tmp_path / "sources.csv").write_text("id,title,publisher,published\ng1,A title,The Gazette,2018-05-04\n")
    (tmp_path / "ties.csv").write_text('from,to,sources\na,b,"g1, paragraph 9"\n')
    found = import_files(sorted(tmp_path.glob("*.csv")), Options())
    assert found.dataset
    citation = only(found.dataset).sources[0]
    assert (citation.source, citation.record) == ("g1", "paragraph 9")
    assert found.dataset.sources["g1"].publisher == "The Gazette"


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


def test_a_position_that_is_a_rung_becomes_a_post_and_makes_links_direct(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("name,position\nAnn,Chair\nBo,Desk\nMay,Mayor\n")
    (tmp_path / "b.csv").write_text("from,to,kind\nAnn,May,call\nBo,May,call\n")
    options = with_options(chain=(("Chair",), ("Desk", "Mayor")), principal="May")
    found = import_files(sorted(tmp_path.glob("*.csv")), options)
    assert found.dataset
    assert [each.channel for each in found.dataset.relationships.values()] == [Channel.DIRECT, Channel.FORMAL]
    assert {post.rung for post in found.dataset.posts.values()} == {"chair", "desk", "mayor"}


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
