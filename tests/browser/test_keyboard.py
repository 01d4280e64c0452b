"""The whole of it by keyboard: everything is reached, seen when reached, and works."""

from typing import Any, Final

import pytest
from playwright.sync_api import Page, Route, expect

from dashboard.text import pieces
from dashboard.text.language import say
from tests.browser.driving import arrive, drawn, visit

pytestmark = pytest.mark.browser

MARK_ALL: Final = """() => {
  const all = [...document.querySelectorAll(
    'a[href], button, input, select, summary, [tabindex="0"]')]
    .filter(e => e.checkVisibility() && !e.disabled && !e.ariaHidden)
    .filter(e => e.tabIndex >= 0)
    .filter(e => !(e.type === 'radio' && !e.checked));
  all.forEach((e, i) => { e.dataset.stop = i; });
  return all.map(e => e.outerHTML.slice(0, 120));
}"""
FOCUSED: Final = """() => {
  const e = document.activeElement;
  if (e === document.body) return null;
  const box = e.getBoundingClientRect();
  const marks = [e, e.parentElement, ...e.children].map(one => getComputedStyle(one));
  return {
    stop: e.dataset.stop === undefined ? -1 : Number(e.dataset.stop),
    text: e.outerHTML.slice(0, 120),
    seen: box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0,
    marked: marks.some(s => s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 1),
  };
}"""


def stops(page: Page, most: int = 120) -> list[dict[str, Any]]:
    """Press Tab from the start of the page to its end; return each thing that got the focus."""
    found: list[dict[str, Any]] = []
    for _ in range(most):
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED)
        if focused is None:
            break
        found.append(focused)
    return found


@pytest.mark.parametrize("address", ["/", "/partner", "/claim/russian-exports-in-the-pair"])
def test_tab_reaches_everything_visibly(page: Page, address: str) -> None:
    """Skip link first, then all links, controls, buttons and tables, each seen and outlined."""
    visit(page, address)
    everything = page.evaluate(MARK_ALL)
    reached = stops(page)
    assert "Skip to the content" in reached[0]["text"]
    visited = {stop["stop"] for stop in reached}
    assert [text for i, text in enumerate(everything) if i not in visited] == []
    assert [stop["text"] for stop in reached if not stop["seen"]] == []
    assert [stop["text"] for stop in reached if not stop["marked"]] == []


def test_skip_link_goes_to_the_content(page: Page) -> None:
    """One key passes over the navigation."""
    visit(page, "/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator("#content[aria-busy]")).to_have_count(0)
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")
    assert page.evaluate("!document.querySelector('nav').contains(document.activeElement)")


def test_links_details_and_radios_work(page: Page) -> None:
    """Enter follows and opens, arrows choose; the focus stays on what was used."""
    visit(page, "/")
    scale = page.get_by_label(say(pieces.SCALES["same"]))
    scale.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_url("**/?scale=own")
    drawn(page)
    expect(page.get_by_label(say(pieces.SCALES["own"]))).to_be_focused()
    table = page.locator("section.chart .folded > details").first
    table.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(table.locator("table")).to_be_visible()
    page.keyboard.press("Space")
    expect(table.locator("table")).to_be_hidden()
    page.locator(".card a").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text("Russia accounts for 10%")
    expect(page.locator("main")).to_be_focused()
    assert page.evaluate("scrollY") == 0
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_years_and_countries_are_chosen_by_key(page: Page) -> None:
    """A year is typed, a country picked from its list; neither loses the focus to the new page."""
    visit(page, "/partner")
    since = page.get_by_label("From year")
    since.focus()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("2001")
    page.keyboard.press("Enter")
    page.wait_for_url("**/partner?*since=2001")
    expect(since).to_be_focused()
    partner = page.get_by_role("combobox", name="Partner", exact=True)
    partner.focus()
    expect(partner).to_have_value("Russia")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Azerbaijan and Rwanda")
    expect(partner).to_have_value("Rwanda")
    expect(partner).to_be_focused()


@pytest.mark.parametrize(
    ("typed", "country"),
    [
        ("iran", "Iran"),
        ("İRAN", "Iran"),
        ("британия", "United Kingdom"),
        ("holl", "Netherlands"),
        ("tr", "Türkiye"),
        ("ussr", "USSR (to 1990)"),
        ("irna", "Iran"),
        ("gorgia", "Georgia"),
    ],
)
def test_countries_are_found_by_any_name(page: Page, typed: str, country: str) -> None:
    """Typing finds, Enter takes the first; a screen reader is told which that is."""
    visit(page, "/partner")
    partner = page.get_by_role("combobox", name="Partner", exact=True)
    partner.focus()
    page.keyboard.type(typed)
    expect(partner).to_have_attribute("aria-expanded", "true")
    first = page.get_by_role("listbox").get_by_role("option", selected=True)
    expect(first).to_have_text(country)
    expect(partner).to_have_attribute("aria-activedescendant", first.get_attribute("id") or "")
    page.keyboard.press("Enter")
    expect(partner).to_have_value(country)
    expect(page.locator("h1")).to_contain_text(country)
    expect(partner).to_have_attribute("aria-expanded", "false")


def test_names_that_come_late_are_found_by(page: Page) -> None:
    """On a slow line a reader types before the names are there."""
    held: list[Route] = []
    page.route("**/countries.json", lambda route: held.append(route))  # noqa: PLW0108 -- Playwright writes on it
    visit(page, "/partner")
    with page.expect_request("**/countries.json"):
        page.get_by_role("combobox", name="Partner", exact=True).fill("holl")
    expect(page.get_by_role("listbox").get_by_role("option")).to_have_text([say(pieces.FOUND_NONE)])
    held[0].continue_()
    expect(page.get_by_role("listbox").get_by_role("option", selected=True)).to_have_text(
        "Netherlands"
    )


def test_what_is_no_country_changes_nothing(page: Page) -> None:
    """Nonsense finds nothing and says so; Escape puts back what was chosen."""
    visit(page, "/partner")
    partner = page.get_by_role("combobox", name="Partner", exact=True)
    partner.fill("xyzzy")
    expect(page.get_by_role("listbox").get_by_role("option")).to_have_text([say(pieces.FOUND_NONE)])
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    expect(partner).to_have_value("Russia")
    expect(page.locator("#choices .wrong")).to_have_count(0)
    assert page.url.endswith("/partner")


LEFT: Final = {
    "xyzzy": say(pieces.LOST, given="xyzzy"),
    "ital": say(pieces.NEARLY, given="ital", country="Italy"),
    "Rusia": say(pieces.NEARLY, given="Rusia", country="Russia"),
    "azerbaijan": say(pieces.OTHER_SIDE, country="Azerbaijan"),
}
"""Names that are typed and left, with what is said of each."""


@pytest.mark.parametrize("typed", LEFT)
def test_a_name_that_is_left_is_said_to_be_none(page: Page, typed: str) -> None:
    """By its box, for the eye and the ear, until something else is typed."""
    told = LEFT[typed]
    visit(page, "/partner")
    partner = page.get_by_role("combobox", name="Partner", exact=True)
    partner.fill(typed)
    page.keyboard.press("Tab")
    expect(page.locator("#choices .wrong")).to_have_text(told)
    expect(page.locator("#told")).to_have_text(told)
    expect(partner).to_have_accessible_description(told)
    expect(partner).to_have_value("Russia")
    assert page.url.endswith("/partner")
    partner.fill("iran")
    expect(page.locator("#choices .wrong")).to_have_count(0)


def test_a_whole_name_that_is_left_is_chosen(page: Page) -> None:
    """A press on something else is not lost by it."""
    visit(page, "/partner")
    page.get_by_role("combobox", name="Partner", exact=True).fill("almaniya")
    page.locator("h1").click()
    expect(page.locator("h1")).to_have_text("Azerbaijan and Germany")


def test_own_partner_cannot_be_chosen(page: Page) -> None:
    """The country on the other side is in the list, with the reason against it."""
    visit(page, "/partner")
    page.get_by_role("combobox", name="Partner", exact=True).fill("azerb")
    barred = page.get_by_role("listbox").get_by_role(
        "option", name=say(pieces.OTHER_SIDE, country="Azerbaijan")
    )
    expect(barred).to_be_disabled()
    barred.click(force=True)
    assert page.url.endswith("/partner")


def test_box_that_stands_first_is_reached_first(page: Page) -> None:
    """On the first page the box for a text stands above the cards, and so it does by key."""
    arrive(page, "/")
    order = page.evaluate(
        """() => [...document.querySelectorAll('#lead textarea, #lead .card a')]
            .map(one => one.localName)"""
    )
    assert order[0] == "textarea"
    assert "a" in order
