"""A story is held against the record: a teacher mistypes an id, tells too much, or forgets a source."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph import DataError
from graph.stories import FILE, examine_stories, footnotes, load_stories, sentences
from tests.worlds import tiny_dataset

GOOD = """
stories:
  the-call:
    title: The call
    summary: Who knew of it?
    for whom: A class.
    age: 14 and up
    steps:
      - id: guess
        title: Your guess
        text: Nia and Pat spoke. Who knew?
        view: "?view=ladder"
        records: [{record: pat-nia-call-2018-03-20, status: happened}]
        sources: [gazette]
        predict: pat-nia-call-2018-03-20
      - id: afterwards
        title: Afterwards
        text: Pat was invited to Northland. Moe held the post until the day of the call.
        view: "?view=timeline"
        records:
          - {record: pat-nia-visit-2019-08, status: invited}
          - {record: moe-mission}
          - {record: the-chain-slept}
        sources: [gazette, list]
      - id: your-turn
        title: Your turn
        text: These are the sources. Which is the better one?
        view: "?view=table"
        sources: [gazette, list]
        your turn: [Who knew?, Who did not?]
"""


def problems(folder: Path, text: str) -> list[str]:
    path = folder / FILE
    path.write_text(text, encoding="utf-8")
    _, found = examine_stories(path, tiny_dataset())
    return [str(problem).removeprefix(f"{path.as_posix()}:") for problem in found]


def test_a_story_that_fits_the_record_passes(tmp_path: Path) -> None:
    assert problems(tmp_path, GOOD) == []


@pytest.mark.parametrize(
    ("good", "bad", "wrong"),
    [
        (
            "{record: pat-nia-visit-2019-08, status: invited}",
            "{record: pat-nia-visit-2019-08, status: happened}",
            '21:45: the-call: "pat-nia-visit-2019-08" is told as happened, but the record says invited; '
            "expected status: invited, and a text that says so",
        ),
        (
            "{record: pat-nia-visit-2019-08, status: invited}",
            "{record: pat-nia-visit-2019-08}",
            '"pat-nia-visit-2019-08" has no status here; expected status: invited, as in the record',
        ),
        (
            "{record: pat-nia-call-2018-03-20, status: happened}",
            "{record: pat-nia-call-2018-03-21, status: happened}",
            'unknown record "pat-nia-call-2018-03-21"; did you mean "pat-nia-call-2018-03-20"?',
        ),
        ("{record: moe-mission}", "{record: moe-mision}", 'did you mean "moe-mission"?'),
        ("status: invited", "status: invitd", 'unknown status "invitd"; did you mean "invited"?'),
        (
            "{record: moe-mission}",
            "{record: moe-mission, status: happened}",
            '"moe-mission" is a post or a claim, which has no status; leave the status out',
        ),
        ("sources: [gazette]", "sources: [gazete]", 'unknown source "gazete"; did you mean "gazette"?'),
        ("sources: [gazette]", "sources: []", '"sources" has too few entries; expected at least 1'),
        ("        sources: [gazette]\n", "", 'the field "sources" is missing'),
        (
            "{record: moe-mission}",
            "{record: nia-praises-pat, status: happened}",
            'no record of this step rests on "list"',
        ),
        (
            "predict: pat-nia-call-2018-03-20",
            "predict: nia-pat-letter-2018-04-01",
            '"nia-pat-letter-2018-04-01" is to be predicted, but is no record of this step',
        ),
        ("predict: pat-nia-call-2018-03-20", "predict: pat-nia", 'unknown relationship "pat-nia"'),
        ("Nia and Pat spoke. Who knew?", "Nia and Pat spoke.", "the text has 1 sentence; expected 2 to 5"),
        ("Who knew?\n        view", "A. B c. D e. F g. H i. J k.\n        view", "the text has 6 sentences"),
        ("- id: afterwards", "- id: guess", 'the step "guess" stands twice; expected another id'),
        ("        your turn: [Who knew?, Who did not?]\n", "", 'the last step "your-turn" has no questions'),
        (
            "sources: [gazette, list]\n        your turn",
            "sources: [gazette]\n        your turn",
            'the last step "your-turn" lists not all sources of the story; add: list',
        ),
        ("    summary:", "    summery:", 'unknown field "summery"; did you mean "summary"?'),
        ("    age: 14 and up\n", "", 'the field "age" is missing'),
        ("stories:", "storys:", 'unknown field "storys"; did you mean "stories"?'),
    ],
)
def test_a_teacher_is_told_what_does_not_fit(tmp_path: Path, good: str, bad: str, wrong: str) -> None:
    assert good in GOOD
    told = problems(tmp_path, GOOD.replace(good, bad, 1))
    assert any(wrong in problem for problem in told), told
    assert all(problem.split(":")[0].isdigit() for problem in told), "each has a line"


@pytest.mark.parametrize(
    "record",
    [
        "sam-finn-meeting-2018-03-01",  # formal
        "pat-nia-visit-2019-08",  # only invited
        "nia-praises-pat",  # no contact, and without a date
    ],
)
def test_only_a_direct_contact_that_happened_can_be_predicted(tmp_path: Path, record: str) -> None:
    told = problems(tmp_path, GOOD.replace("predict: pat-nia-call-2018-03-20", f"predict: {record}"))
    assert any(f'"{record}" has no chain under it to predict' in problem for problem in told)


def test_every_mistake_is_told_in_one_pass(tmp_path: Path) -> None:
    text = GOOD.replace("status: invited", "status: happened").replace("[gazette]", "[gazete]")
    assert len(problems(tmp_path, text)) >= 2


def test_a_view_is_checked_by_whoever_knows_views(tmp_path: Path) -> None:
    def only_tables(view: str) -> Iterator[tuple[str, str]]:
        if "table" not in view:
            yield f"no table: {view}", "expected a table"

    (tmp_path / FILE).write_text(GOOD, encoding="utf-8")
    _, found = examine_stories(tmp_path / FILE, tiny_dataset(), only_tables)
    assert [(problem.line, problem.wrong) for problem in found] == [
        (12, "no table: ?view=ladder"),
        (19, "no table: ?view=timeline"),
    ]


def test_a_file_that_cannot_be_read_says_so(tmp_path: Path) -> None:
    assert problems(tmp_path, "stories: [a") == [
        '2:1: a list in brackets that does not go on here; expected "," or "]", and quotes around values '
        "that hold commas or brackets"
    ]
    with pytest.raises(DataError, match="cannot be read"):
        load_stories(tmp_path / "none.yaml", tiny_dataset())


def test_footnotes_say_where_in_each_source_the_records_stand(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(GOOD, encoding="utf-8")
    story = load_stories(tmp_path / FILE, tiny_dataset()).stories["the-call"]
    (note,) = footnotes(tiny_dataset(), story.steps[0])
    assert (note.source, note.records) == ("gazette", ("pat-nia-call-2018-03-20",))
    assert {passage.paragraph for passage in note.passages} == {"2"}
    whole = footnotes(tiny_dataset(), *story.steps)
    assert [note.source for note in whole] == ["gazette", "list"]
    assert whole[0].records == ("pat-nia-call-2018-03-20", "pat-nia-visit-2019-08", "the-chain-slept")


def test_a_step_is_found_by_its_id(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(GOOD, encoding="utf-8")
    story = load_stories(tmp_path / FILE, tiny_dataset()).stories["the-call"]
    assert [story.place(step.id) for step in story.steps] == [0, 1, 2]
    with pytest.raises(KeyError):
        story.place("nowhere")


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("One. Two? Three!", 3),
        ("Mr. Low met J. R. High in the U.S. capital. Who knew? Nobody said.", 3),
        ('He said "yes." Then he left.', 2),
        ("H. R. McMaster briefed him.", 1),
        ("It was 3.5 metres long. It stood.", 2),
    ],
)
def test_sentences_are_counted_as_a_reader_counts_them(text: str, count: int) -> None:
    assert sentences(text) == count
