"""The state of the view: whole in the URL, read back to the same, and unknown parts said in words."""

from __future__ import annotations

from dataclasses import fields

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from graph import Filter, Network
from tests.worlds import tiny_world
from ui.choices import VIEWS
from ui.state import MAX_NOTES, MAX_QUERY, ViewState, Vocabulary

NETWORK = tiny_world()
VOCABULARY = Vocabulary(NETWORK)

PARTS = [
    "view=ladder",
    "view=lanes",
    "view=nothing",
    "principal=pat",
    "principal=sam",
    "countries=southland,northland",
    "countries=all,atlantis",
    "kind=phone+call,letter",
    "kind=phonecall",
    "from=2018",
    "from=0018",
    "from=0000",
    "to=2019",
    "to=９９９９",
    "bypass=1",
    "bypass=yes",
    "labels=0",
    "select=pat-nia-call-2018-03-20",
    "select=zzz",
    "select=direct:northland:call",
    "select=step:northland:0",
    "select=staff:northland:0:5",
    "a=2017-2018",
    "b=x",
    "rung=leader,x",
    "status=happened",
    "certainty=on%20record",
    "source=list",
    "order=name",
    "steps=2",
    "page=0",
    "path=nia:pat",
    "path=nia:nia",
    "focus=nia",
    "sort=-date",
    "columns=date,kind",
    "utm_source=x",
    "kind=",
    "%00",
]
QUERIES = st.lists(st.sampled_from(PARTS), max_size=8).map(lambda parts: "?" + "&".join(parts))


@given(st.one_of(QUERIES, st.text(max_size=80), st.text(alphabet="abkind=&,+%0123:-;#?", max_size=60)))
@example("?kind=\ud800")
@example("?kind=%20\ud800%ff&\udfff=%41&from=\ud800")
@example("&" * 100)
@example("?from=0000&to=0001")
def test_any_query_string_gives_a_state_that_reads_back_to_itself(search: str) -> None:
    state, ignored = VOCABULARY.read(search)
    assert VOCABULARY.read(state.query()) == (state, ())
    assert len(ignored) <= MAX_NOTES + 1
    assert all(note.isprintable() for note in ignored)


def test_a_bare_url_is_the_default_and_the_default_a_bare_url() -> None:
    assert VOCABULARY.read("") == VOCABULARY.read("?") == (ViewState(), ())
    assert ViewState().query() == ""
    assert ViewState(select="nia").href(select="") == "?"


def test_a_link_keeps_the_whole_view() -> None:
    search = (
        "?view=ladder&countries=southland,northland&kind=phone+call&from=2018&to=2019&bypass=1&select=nia"
    )
    state, ignored = VOCABULARY.read(search)
    assert ignored == ()
    assert state.query() == search
    assert state.countries == ("southland", "northland")
    assert state.filter.kinds == ("phone call",)
    assert (state.filter.first_year, state.filter.last_year) == (2018, 2019)
    assert state.filter.only_gone_around
    assert ViewState(select="nia", view="ladder").filter == Filter()


OF_STORIES = ("story", "step")
"""These two need stories, and one needs the other: tests/ui/test_story.py."""


@pytest.mark.parametrize("field", [field.name for field in fields(ViewState) if field.name not in OF_STORIES])
def test_every_field_of_the_state_is_part_of_the_link(field: str) -> None:
    samples = {
        "view": "ladder",
        "principal": "pat",
        "countries": ("southland",),
        "channel": ("formal",),
        "kind": ("letter",),
        "status": ("invited",),
        "certainty": ("disputed",),
        "source": ("list",),
        "rung": ("leader",),
        "since": 2018,
        "until": 2019,
        "bypass": True,
        "projector": True,
        "day": "2018-03-20",
        "embed": True,
        "order": "name",
        "form": "compact",
        "by": "countries",
        "a": "northland",
        "b": "2017-2018",
        "select": "nia",
        "focus": "nia",
        "steps": 2,
        "path": "nia:pat",
        "pin": ("finn", "nia"),
        "labels": True,
        "columns": ("date", "kind"),
        "sort": "-date",
        "page": 2,
        "sheet": "chain",
    }
    state = ViewState(**{field: samples[field]})  # type: ignore[arg-type]
    assert state != ViewState()
    assert VOCABULARY.read(state.query()) == (state, ())


@pytest.mark.parametrize(
    ("search", "note"),
    [
        ("?veiw=lanes", '"veiw" is no part of a view'),
        ("?view=cake", 'view "cake" is not in this data'),
        ("?kind=letter,phonecall", 'kind "phonecall" is not in this data'),
        ("?from=18", '"18" is no year'),
        ("?day=2018-02-30", '"2018-02-30" is no day'),
        ("?day=20 March", '"20 March" is no day'),
        ("?from=0000", '"0000" is no year'),
        ("?from=２０１８", '"２０１８" is no year'),
        ("?bypass=maybe", 'bypass "maybe" is neither 0 nor 1'),
        ("?select=<script>alert(1)</script>", 'select "<script>alert(1)</script>" is not in this data'),
        ("?select=nia%00%E2%80%AEx", 'select "nia��x" is not in this data'),
        ("?view=ladder&view=table", '"view" stands in the link twice; the second'),
        ("?select=" + "x" * 100, f'select "{"x" * 60}…" is not in this data'),
        ("?kind=letter;view=table", 'kind "letter;view=table" is not in this data'),
        ("?path=nia:nobody", 'path "nia:nobody" names no two actors of this data'),
        ("?steps=99999999999", 'steps "99999999999" is no number from 1 to'),
        ("?select=direct:atlantis:call", 'select "direct:atlantis:call" is not in this data'),
        ("?select=step:northland:99", 'select "step:northland:99" is not in this data'),
        ("?select=staff:northland:0:99", 'select "staff:northland:0:99" is not in this data'),
        ("?a=9999-0001", 'a "9999-0001" is not in this data'),
    ],
)
def test_an_unknown_part_is_ignored_with_a_note(search: str, note: str) -> None:
    _, ignored = VOCABULARY.read(search)
    assert len(ignored) == 1
    assert ignored[0].startswith(note)


def test_the_rest_of_a_link_holds_beside_an_unknown_part() -> None:
    state, ignored = VOCABULARY.read("?kind=letter,phonecall&nothing=1&select=nia")
    assert state == ViewState(kind=("letter",), select="nia")
    assert len(ignored) == 2


def test_a_link_that_is_too_long_shows_the_default_and_says_so() -> None:
    assert VOCABULARY.read("?kind=letter&select=" + "x" * 5_000) == (
        ViewState(),
        ("The link was longer than 4,000 characters",),
    )
    assert VOCABULARY.read("?" + "kind=letter&" * 100) == (ViewState(), ("The link had more than 60 parts",))


def test_a_thousand_unknown_words_fill_a_few_notes() -> None:
    _, ignored = VOCABULARY.read("?kind=" + ",".join(f"k{n}" for n in range(700)))
    assert len(ignored) == MAX_NOTES + 1
    assert ignored[-1] == "The rest of the link (692 more)"
    assert MAX_QUERY > 700 * 5


def test_an_order_by_name_sorts_the_countries() -> None:
    state = ViewState(countries=("southland", "northland"))
    by_name = ViewState(countries=("southland", "northland"), order="name")
    assert VOCABULARY.countries(by_name) == ("northland", "southland")
    assert set(VOCABULARY.countries(state)) == {"northland", "southland"}


def test_all_countries_are_those_with_a_direct_link() -> None:
    network: Network = tiny_world("countries: {eastland: {name: Eastland}}")
    vocabulary = Vocabulary(network)
    assert "eastland" not in vocabulary.countries(ViewState(countries=("all",)))
    assert vocabulary.countries(ViewState(countries=("eastland",))) == ("eastland",)


def test_every_view_has_a_name() -> None:
    assert all(VIEWS.values())
    assert VOCABULARY.first_principal == "pat"
    assert VOCABULARY.records["nia"] == "actors"
    assert VOCABULARY.years == (2017, 2018, 2019)
