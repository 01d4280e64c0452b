"""Partners compared in a browser: added, taken off, drawn otherwise, each in the address."""

import re

from playwright.sync_api import Page, Request, Response, expect

from dashboard.parts.markup import WIDTHS
from dashboard.text.language import say
from dashboard.text.pages import compare as words
from dashboard.text.words import dated
from tests.browser.driving import choose_country, drawn, unfold, visit


def test_months_are_chosen_in_place(page: Page) -> None:
    """A click draws the months, and how many there are to be can then be chosen."""
    visit(page, "/compare?reporter=GBR&partner=RUS,IRN&measure=turnover")
    unfold(page)
    all_months = page.locator("input[name=span][value=all]")
    expect(all_months).to_be_disabled()
    page.get_by_role("radio", name=say(words.EVERY["month"]), exact=True).check()
    page.wait_for_url("**every=month**")
    drawn(page)
    expect(all_months).to_be_enabled()
    expect(page.locator("h2, h3").filter(has_text=dated("2026-06")).first).to_be_visible()
    page.get_by_role("radio", name=say(words.DRAWS["bars"]), exact=True).check()
    page.wait_for_url("**draw=bars**")
    drawn(page)
    expect(page.locator("input[name=every][value=month]")).to_be_disabled()
    expect(page.get_by_text(say(words.BARS_BY_YEAR)).first).to_be_visible()


def test_choice_is_asked_for_once_and_drawn_as_wide_as_it_is_seen(page: Page) -> None:
    """What is chosen is on its way before Dash asks; one picture of each chart comes of it."""
    visit(page, "/compare?measure=exports")
    asked: list[str] = []

    def of_page(one: Request | Response) -> bool:
        return "/_dash-update-component" in one.url

    def note(one: Request) -> None:
        if of_page(one):
            asked.append(one.headers["chart-widths"])

    page.on("request", note)
    with page.expect_response(of_page) as answered:
        page.locator("select[name=measure]").select_option("imports")
    page.wait_for_url("**measure=imports**")
    drawn(page)
    assert len(asked) == 1
    (width,) = {WIDTHS[int(number)] for number in asked[0].split(",")}
    content = answered.value.json()["response"]["page"]["parts"]["content"]
    assert set(re.findall(r'<svg [^>]*? width="(\d+)"', content)) == {str(width)}
    page.go_back()
    drawn(page)
    expect(page.locator("select[name=measure]")).to_have_value("exports")


def test_partners_and_axis_follow_the_reader(page: Page) -> None:
    """A partner added has its box; what a measure bars is greyed at once; the focus stays."""
    visit(page, "/compare?partner=RUS,GBR&since=2010")
    unfold(page)
    log = page.locator("input[name=axis][value=log]")
    expect(log).to_be_disabled()
    choose_country(page, say(words.ADD), "Italy")
    page.wait_for_url("**partner=RUS,GBR,ITA**")
    drawn(page)
    expect(page.get_by_role("checkbox", name="Italy")).to_be_checked()
    expect(page.get_by_role("combobox", name=say(words.ADD), exact=True)).to_have_value("")
    page.get_by_role("checkbox", name="Russia").click()  # not uncheck: the box itself goes
    page.wait_for_url("**partner=GBR,ITA**")
    drawn(page)
    expect(page.get_by_role("checkbox", name="Russia")).to_have_count(0)
    page.locator("select[name=measure]").select_option("exports")
    drawn(page)
    expect(log).to_be_enabled()
    log.focus()
    page.keyboard.press("Space")
    page.wait_for_url("**axis=log**")
    drawn(page)
    expect(log).to_be_checked()
    expect(log).to_be_focused()
    axis = page.locator(".js-plotly-plot").first.evaluate(
        """async gd => {
          for (let n = 0; n < 600 && gd.layout.yaxis.type !== "log"; n += 1) {
            await new Promise(requestAnimationFrame);
          }
          return gd.layout.yaxis.type;
        }"""
    )
    assert axis == "log"


def test_chart_begins_on_a_desks_first_screen(page: Page) -> None:
    """What few ask for is folded, under a line that names it; an address that asks opens it."""
    page.set_viewport_size({"width": 1280, "height": 800})
    visit(page, "/compare")
    box = page.locator(".graph").first.bounding_box()
    assert box
    assert box["y"] < 800 - 220
    order = page.locator("input[name=order]").first
    expect(order).to_be_hidden()
    unfold(page)
    expect(order).to_be_visible()
    visit(page, "/compare?order=name")
    expect(order).to_be_visible()
