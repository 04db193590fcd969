"""The page under its own content security policy, in a browser that obeys it: nothing is refused."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect
from werkzeug.serving import make_server
from werkzeug.wrappers import Request, Response

from tests.browser.conftest import Serving, Visit, Visits
from tests.worlds import tiny_world
from ui.access import Access
from ui.choices import VIEWS
from ui.live import Record

LISTEN = """
window.refused = [];
document.addEventListener("securitypolicyviolation", (event) =>
    window.refused.push(event.violatedDirective + " " + event.blockedURI));
"""


@pytest.fixture
def visit(reader: Visits) -> Visit:
    """Open a browser that obeys the policy and writes down what it refuses."""
    visit = reader(obey_policy=True)
    visit.page.add_init_script(LISTEN)
    return visit


def _refused(page: Page) -> list[str]:
    refused: list[str] = page.evaluate("window.refused")
    return refused


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_obeys_the_policy(visit: Visit, view: str) -> None:
    page = visit.open_text(f"?view={view}")
    expect(page.locator("#view-tabs a[aria-current=page]")).to_have_text(VIEWS[view])
    assert _refused(page) == []
    assert visit.complaints == []
    assert visit.outside == []


def test_the_machinery_of_the_page_obeys_the_policy(visit: Visit) -> None:
    page = visit.open()
    page.locator("#theme-switch").click()
    page.locator("#search").fill("putin")
    page.get_by_role("option", name="Vladimir Putin").first.click()
    expect(page.locator("#panel-title")).to_have_text("Vladimir Putin")
    page.locator(".control-kind input").first.click()
    page.get_by_role("option", name="letter", exact=True).click()
    expect(page.locator("#chips")).to_contain_text("letter")
    page.get_by_role("link", name="Russia: ").first.hover()
    page.set_viewport_size({"width": 390, "height": 800})
    expect(page.locator("#marks a.mark").first).to_be_visible()
    assert _refused(page) == []
    assert visit.complaints == []


def test_the_policy_is_in_force(visit: Visit) -> None:
    """Seen from the other side: a script that is not the page's own does not run."""
    page = visit.open()
    page.evaluate(
        """() => {
            const script = document.createElement("script");
            script.textContent = "window.ran = true";
            document.body.append(script);
            const image = new Image();
            image.src = "http://192.0.2.1/x.png";
            document.body.append(image);
        }"""
    )
    expect(page.locator("body")).to_be_visible()
    assert page.evaluate("window.ran") is None
    assert {refused.split(" ")[0] for refused in _refused(page)} == {"script-src-elem", "img-src"}


MARKUP = """
countries:
  northland: {name: "North<img src=x onerror='window.ran=1'>land", short: "<b>N</b>"}
actors:
  nia: {name: "Nia <script>window.ran=1</script>", short: "<i>Nia</i>", kind: person, country: northland}
"""


@pytest.mark.parametrize("view", ["lanes", "ladder", "network", "timeline", "table"])
def test_markup_in_the_data_is_shown_as_written_and_never_run(
    reader: Visits, serving: Serving, view: str
) -> None:
    visit = reader()  # without the policy: the page itself must not need it
    visit.address = serving(Record.of(tiny_world(MARKUP)))
    page = visit.open_text(f"?view={view}&select=nia")
    expect(page.locator("#panel-title")).to_have_text("Nia <script>window.ran=1</script>")
    assert page.evaluate("window.ran") is None
    assert page.locator("img[src=x]").count() == 0
    assert visit.complaints == []
    assert visit.outside == []


Framing = Callable[[bool], Visit]


@pytest.fixture
def framing(serving: Serving, reader: Visits) -> Iterator[Framing]:
    """Show the page in a frame of another site, of which its server was told or not."""
    framed: list[str] = []

    @Request.application
    def school(_: Request) -> Response:
        return Response(f"<title>School</title><iframe src={framed[0]}></iframe>", mimetype="text/html")

    other = make_server("127.0.0.1", 0, school, threaded=True)
    thread = threading.Thread(target=other.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    origin = f"http://localhost:{other.server_port}"

    def show(is_told: bool) -> Visit:
        framed.append(serving(Record.of(tiny_world()), Access(frame_origins=(origin,) if is_told else ())))
        visit = reader(obey_policy=True)
        visit.page.goto(origin)
        return visit

    yield show
    other.shutdown()
    thread.join()
    other.server_close()


def test_another_site_may_not_frame_the_page(framing: Framing) -> None:
    visit = framing(False)
    expect(visit.page.frame_locator("iframe").locator("#marks")).to_have_count(0)
    assert any("frame-ancestors" in complaint for complaint in visit.complaints)


def test_a_named_site_may_frame_the_page(framing: Framing) -> None:
    visit = framing(True)
    expect(visit.page.frame_locator("iframe").locator("#marks a.mark").first).to_be_visible()
