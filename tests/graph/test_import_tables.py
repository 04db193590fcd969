"""A reader brings a spreadsheet: its columns find their fields, and what has none becomes a note."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

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


def test_a_position_that_is_a_rung_becomes_a_post_and_makes_links_direct(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("name,position\nAnn,Chair\nBo,Desk\nMay,Mayor\n")
    (tmp_path / "b.csv").write_text("from,to,kind\nAnn,May,call\nBo,May,call\n")
    options = with_options(chain=(("Chair",), ("Desk", "Mayor")), principal="May")
    found = import_files(sorted(tmp_path.glob("*.csv")), options)
    assert found.dataset
    assert [each.channel for each in found.dataset.relationships.values()] == [Channel.DIRECT, Channel.FORMAL]
    assert {post.rung for post in found.dataset.posts.values()} == {"chair", "desk", "mayor"}


@pytest.mark.parametrize(
    ("page", "paragraph", "place"), [("9", "9", None), ("9-10", "9-10", None), ("xii", None, "xii")]
)
def test_a_page_is_a_paragraph_if_it_is_a_number(
    tmp_path: Path, page: str, paragraph: str | None, place: str | None
) -> None:
    citation = only(record(tmp_path, "x.csv", f"from,to,source,page\na,b,Gazette,{page}\n")).sources[0]
    assert (citation.paragraph, citation.record) == (paragraph, place)


def test_what_joins_the_principal_is_direct_and_the_rest_formal(tmp_path: Path) -> None:
    data = record(tmp_path, "x.csv", "from,to,kind\nAnn,Bo,call\nAnn,Cy,call\nBo,Cy,call\nAnn,Bo,praise\n")
    channels = [each.channel.value for each in data.relationships.values()]
    assert list(data.principals) == ["ann"]
    assert channels == ["direct", "direct", "formal", "public"]


def test_a_name_without_letters_still_has_an_id(tmp_path: Path) -> None:
    assert "actor-2018-03-20" in record(tmp_path, "x.csv", "from,to\n2018-03-20,b\n").actors
