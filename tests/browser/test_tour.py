"""The tour of the first page: four steps for those who ask for it, with scripts and without."""

import pytest
from playwright.sync_api import Page, expect

from dashboard.parts.tour import STEPS
from dashboard.text import tour
from dashboard.text.language import say
from tests.browser.driving import WIDTHS, arrive

pytestmark = pytest.mark.browser

HEIGHT = 800


@pytest.mark.parametrize("width", WIDTHS)
def test_each_step_stands_by_what_it_tells_of(page: Page, width: int) -> None:
    """Both are on the screen, neither hides the other; Escape goes back to where it began."""
    page.set_viewport_size({"width": width, "height": HEIGHT})
    page.emulate_media(reduced_motion="reduce")
    arrive(page, "/")
    expect(page.get_by_role("dialog")).to_have_count(0)
    way = page.get_by_role("link", name=say(tour.WAY))
    way.click()
    told, shown = page.get_by_role("dialog"), page.locator("[data-toured]")
    for number, step in enumerate(STEPS, 1):
        expect(told).to_have_accessible_name(say(step.name))
        expect(told).to_have_accessible_description(tour.told(step))
        expect(told).to_contain_text(say(tour.COUNTED, step=number, steps=len(STEPS)))
        expect(shown).to_be_visible()
        assert shown.evaluate("(e, wanted) => e.matches(wanted)", STEPS[step])
        seen, said = shown.bounding_box(), told.bounding_box()
        assert seen
        assert said
        assert 0 <= seen["y"] < seen["y"] + seen["height"] <= said["y"]
        assert said["y"] + said["height"] <= HEIGHT
        assert 0 <= said["x"] < said["x"] + said["width"] <= width
        page.keyboard.press("Enter" if number < len(STEPS) else "Shift")
    told.get_by_role("button", name=say(tour.BACK)).click()
    expect(told).to_have_accessible_name(say(tour.MADE.name))
    page.keyboard.press("Escape")
    expect(told).to_have_count(0)
    expect(shown).to_have_count(0)
    expect(way).to_be_focused()
    assert page.url.endswith("/")
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


def test_tour_ends_by_its_button_and_with_its_page(page: Page) -> None:
    """From the last step too; and what leads to another page leaves nothing of it behind."""
    arrive(page, "/")
    way, told = page.get_by_role("link", name=say(tour.WAY)), page.get_by_role("dialog")
    way.click()
    expect(told).to_be_visible()
    for _ in range(len(STEPS)):
        page.keyboard.press("Enter")
    expect(told).to_have_count(0)
    expect(way).to_be_focused()
    page.keyboard.press("Enter")
    expect(told).to_be_visible()
    page.locator(".card .acts > a").last.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/claim/**")
    expect(told).to_have_count(0)


def test_steps_are_read_without_scripts(still: Page) -> None:
    """The same four, on the page that the link leads to."""
    still.goto("/")
    still.get_by_role("link", name=say(tour.WAY)).click()
    heading = still.get_by_role("heading", name=say(tour.TITLE))
    expect(heading).to_be_in_viewport()
    steps = still.locator("section", has=heading).get_by_role("listitem")
    expect(steps).to_have_text([f"{say(step.name)} {tour.told(step)}" for step in STEPS])
