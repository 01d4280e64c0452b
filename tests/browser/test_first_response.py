"""The first response is the page: it reads and works without scripts, and nothing moves later."""

import re
from typing import Final

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from dashboard.text import pieces
from dashboard.text.language import say
from tests.browser.driving import PAGES, choose_country, drawn, visit

pytestmark = pytest.mark.browser

MOST_SHIFT: Final = 0.02  # of what Google calls good, a fifth
SHIFTS: Final = """() => { window.shifted = 0; new PerformanceObserver(list => {
  for (const one of list.getEntries()) if (!one.hadRecentInput) window.shifted += one.value;
}).observe({type: 'layout-shift', buffered: true}); }"""
TEXTS: Final = """async () => {
  const said = (page) => [...page.querySelectorAll(
    ':is(#nav, #lead, #content) :is(h1, h2, h3, p:not(.mark-told), li, a, summary, dt, dd)')]
    .filter(e => !e.closest('svg, .scroll'))
    .map(e => e.textContent.trim()).filter(Boolean);
  const came = await (await fetch(location.href)).text();
  return [said(new DOMParser().parseFromString(came, 'text/html')), said(document)];
}"""
"""What the first response says, read again as it came, and what stands there now."""

DRAWINGS: Final = """(() => {
  let plotly;
  window.places = [];
  Object.defineProperty(window, 'Plotly', {
    get: () => plotly,
    set(found) {
      plotly = found;
      const draw = found.newPlot;
      found.newPlot = (plot, ...more) => {
        window.places.push(!window.renderer);
        return draw(plot, ...more);
      };
    },
  });
})()"""
"""For each chart that plotly.js draws, whether Dash was not there yet."""


@pytest.mark.parametrize("address", PAGES)
def test_page_reads_without_scripts(still: Page, address: str) -> None:
    """Title, heading, charts and links are there, and every chart opens its table."""
    still.goto(address)
    expect(still).to_have_title(PAGES[address])
    expect(still.get_by_role("heading", level=1)).to_be_visible()
    expect(still.locator("nav a.current, h1").first).to_be_visible()
    charts = still.locator("section.chart")
    for number in range(charts.count()):
        chart = charts.nth(number)
        expect(chart.locator("svg.drawn:visible")).to_have_count(1)
        chart.get_by_text(say(pieces.TABLE), exact=True).click()
        expect(chart.locator("table").first).to_be_visible()


def test_form_asks_for_the_page_without_scripts(still: Page) -> None:
    """What is chosen is asked for by the button; the address says it, and the form shows it."""
    still.goto("/partner")
    still.get_by_label("Partner", exact=True).select_option("Italy")
    still.get_by_label("From year").fill("2005")
    still.get_by_label("oil and gas (HS 27)").check()
    still.get_by_role("button", name=say(pieces.SHOW)).click()
    expect(still.get_by_role("heading", level=1)).to_have_text("Azerbaijan and Italy")
    expect(still.get_by_label("From year")).to_have_value("2005")
    expect(still.get_by_label("oil and gas (HS 27)")).to_be_checked()
    assert "partner=ITA" in still.url


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("address", [*PAGES, "/vintages", "/claims"])
def test_live_page_stands_where_the_drawn_one_stood(page: Page, address: str, width: int) -> None:
    """Every chart comes alive, and nothing moves."""
    page.set_viewport_size({"width": width, "height": 800})
    page.add_init_script(f"({SHIFTS})()")
    page.goto(address)
    expect(page.locator("html.live")).to_be_attached()
    assert page.locator("[data-chart]:not(:has(.main-svg))").count() == 0
    page.wait_for_timeout(300)  # in which nothing may move
    assert page.evaluate("() => window.shifted") < MOST_SHIFT


def test_page_that_is_led_to_is_the_one_that_comes_at_first(page: Page) -> None:
    """By choice, link, or the way back: its texts, its charts, and the focus where it belongs."""
    visit(page, "/partner")
    table = page.locator("section.chart details", has_text=say(pieces.TABLE)).first
    table.locator("summary").click()
    choose_country(page, "Partner", "Italy")
    expect(page.get_by_role("heading", level=1)).to_have_text("Azerbaijan and Italy")
    same(page)
    expect(table).to_have_attribute("open", "")
    expect(page.get_by_role("combobox", name="Partner", exact=True)).to_be_focused()
    page.locator("nav.tabs a:not(.current)").first.click()
    expect(page).to_have_url(re.compile("/compare"))
    same(page)
    expect(page.locator("#main")).to_be_focused()
    link = page.locator("#nav a").first
    link.click()
    expect(page).to_have_url(re.compile(r":\d+/$"))
    same(page)
    expect(link).to_be_focused()
    link.click()  # to where the reader is
    same(page)
    page.go_back()
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("Azerbaijan and Italy")
    same(page)


def same(page: Page) -> None:
    """Hold a live page against what comes at its address."""
    drawn(page)
    came, live = page.evaluate(TEXTS)
    assert came == live != []


@pytest.mark.parametrize(
    ("reader", "width", "height", "seen"),
    [
        ("still", 360, 780, ".card :is(.big, .verdict)"),
        ("page", 1280, 800, "html.live :is(.card, section.chart #partners)"),
    ],
)
@pytest.mark.parametrize("language", ["en", "az", "ru"])
def test_first_screen_has_the_answers(  # noqa: PLR0913, PLR0917 -- a reader, a screen, a language
    request: pytest.FixtureRequest,
    reader: str,
    width: int,
    height: int,
    seen: str,
    language: str,
) -> None:
    """Each featured number and verdict on a phone; where there is room, where the charts begin."""
    page: Page = request.getfixturevalue(reader)
    page.set_viewport_size({"width": width, "height": height})
    page.goto(f"/?lang={language}")
    found = page.locator(seen)
    found.last.wait_for()
    bottoms = [box["y"] + box["height"] for one in found.all() if (box := one.bounding_box())]
    assert len(bottoms) == found.count() > 2
    assert max(bottoms) <= height


def test_charts_are_live_before_dash_is_and_drawn_once(page: Page) -> None:
    """They wait for plotly.js alone, and fit their places ever after."""
    page.add_init_script(DRAWINGS)
    visit(page, "/")
    places = page.evaluate("window.places")
    assert len(places) == page.locator(".js-plotly-plot").count() > 0
    assert all(places)
    page.set_viewport_size({"width": 700, "height": 800})
    chart = page.locator(".graph").first
    expect(chart.locator(".main-svg").first).to_have_attribute(
        "width", str(chart.evaluate("chart => chart.clientWidth"))
    )


def test_scripts_wait_for_a_touch_where_data_are_saved(page: Page) -> None:
    """Whoever pays for each byte gets the page, and the live one only if they use it."""
    page.add_init_script(
        "Object.defineProperty(navigator, 'connection', {value: {saveData: true}})"
    )
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("/partner", wait_until="networkidle")
    assert [one for one in asked if one.endswith(".js")] == []
    # Before that Chromium lets no touch through.
    page.wait_for_function(
        "() => performance.getEntriesByName('first-contentful-paint').length > 0"
    )
    page.mouse.click(5, 5)
    expect(page.locator("html.live")).to_be_attached()


def test_choice_made_before_the_page_is_live_is_not_lost(page: Page) -> None:
    """It is asked for when somebody listens."""
    held: list[Route] = []
    page.route("**/dash_renderer*", lambda route: held.append(route))  # noqa: PLW0108 -- no builtin
    with page.expect_request("**/dash_renderer*"):
        page.goto("/partner", wait_until="commit")
    page.locator("footer").wait_for()
    page.evaluate("document.getElementById('choice-partner').value = 'ITA'")
    for route in held:
        route.continue_()
    expect(page.get_by_role("heading", level=1)).to_have_text("Azerbaijan and Italy")


def test_page_says_that_it_is_waiting(page: Page) -> None:
    """While an answer is awaited the content is marked busy; then it is told what came."""
    visit(page, "/partner")
    page.route("**/_dash-update-component*", lambda _route: None)
    choose_country(page, "Partner", "Italy")
    expect(page.locator("#content")).to_have_attribute("aria-busy", "true")
    page.unroute("**/_dash-update-component*")
    choose_country(page, "Partner", "Iran")
    expect(page.locator("#content")).not_to_have_attribute("aria-busy", "true")
    expect(page.locator("#told")).to_contain_text("Iran")


def test_page_comes_whole_where_no_answer_does(desk: BrowserContext) -> None:
    """A choice that the server fails to answer leads to the page it would have shown."""
    page = desk.new_page()  # whose complaint of that is no fault
    visit(page, "/partner")
    page.route("**/_dash-update-component*", lambda route: route.fulfill(status=503))
    choose_country(page, "Partner", "Italy")
    expect(page.get_by_role("heading", level=1)).to_have_text("Azerbaijan and Italy")
    expect(page.locator("#content")).not_to_have_attribute("aria-busy", "true")
    page.close()
