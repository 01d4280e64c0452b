"""What a chart does by itself at a choice: the answer is held back, and yet it changes."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.driving import drawn, unfold, visit

SHOWN: Final = """gd => ({
  data: gd.data, layout: gd.layout,
  drawn: {
    range: gd._fullLayout.yaxis.range, type: gd._fullLayout.yaxis.type,
    ticks: [...gd.querySelectorAll('.ytick')].map(t => [t.textContent, t.innerHTML]),
    names: [...gd.querySelectorAll('.annotation')].map(a => a.textContent),
    lines: [...gd.querySelectorAll('.scatterlayer .js-line')].map(l => l.getAttribute('d')),
    legend: [...gd.querySelectorAll('.legendtext')].map(t => t.textContent),
    shapes: gd.querySelectorAll('.shapelayer path').length,
  },
})"""
"""All that was asked of plotly.js, and what it made of it."""

COMPARED: Final = "/compare?measure=turnover&partner=RUS,GBR,ITA"


@contextmanager
def held(page: Page) -> Iterator[None]:
    """Hold back what the server answers; let it go at the end, and wait until it is drawn."""
    waiting: list[Route] = []
    pattern = "**/_dash-update-component*"
    page.route(pattern, lambda route: waiting.append(route))  # noqa: PLW0108 -- Playwright writes on it
    yield
    assert waiting
    with page.expect_response(pattern):
        for route in waiting:
            route.continue_()
        page.unroute(pattern)
    drawn(page)


def chart(page: Page, name: str = "partners") -> Locator:
    """Return a live chart by its name."""
    return page.locator(f"[data-chart={name}] > .js-plotly-plot")


def seen(page: Page, name: str = "partners") -> dict[str, Any]:
    """Return what a chart is drawn of and what was drawn."""
    found: dict[str, Any] = chart(page, name).evaluate(SHOWN)
    return found


def choose(page: Page, name: str, value: str) -> None:
    """Choose by a box or button of the form."""
    page.locator(f"input[name={name}][value='{value}']").click()


def holds_as_fresh(page: Page, name: str = "partners", *, to_the_pixel: bool = True) -> None:
    """Hold that a chart is what its address draws when it is opened anew.

    Not to the pixel where names stand above: what plotly.js draws again may be one pixel wider.
    """
    here = seen(page, name)
    page.reload()
    drawn(page)
    there = seen(page, name)
    if not to_the_pixel:
        del here["drawn"]["lines"], there["drawn"]["lines"]
    assert there == here


def is_log(page: Page, name: str = "partners") -> None:
    """Wait for an axis of equal ratios."""
    page.wait_for_function(
        "gd => gd._fullLayout.yaxis.type === 'log'", arg=chart(page, name).element_handle()
    )


@pytest.mark.parametrize("draw", ["lines", "index"])
def test_axis_changes_before_the_answer(page: Page, draw: str) -> None:
    """What is drawn then is what the answer brings, ticks, range and names; and back again."""
    visit(page, f"{COMPARED}&draw={draw}")
    unfold(page)
    before = seen(page)["drawn"]
    with held(page):
        choose(page, "axis", "log")
        is_log(page)
        ahead = seen(page)["drawn"]
    page.wait_for_url("**axis=log**")
    assert seen(page)["drawn"] == ahead != before
    with held(page):
        choose(page, "axis", "linear")
        page.wait_for_timeout(100)
        assert seen(page)["drawn"] == before
        choose(page, "axis", "log")
        page.wait_for_timeout(100)
        assert seen(page)["drawn"] == ahead
    holds_as_fresh(page)


def test_partner_is_taken_away_before_the_answer(page: Page) -> None:
    """Line, marks and name; each other line stays as it is, until the axis fits what is left."""
    visit(page, COMPARED)
    before = seen(page)["drawn"]
    with held(page):
        choose(page, "partner", "GBR")
        expect(chart(page).get_by_text("United Kingdom")).to_have_count(0)
        ahead = seen(page)["drawn"]
        assert ahead["names"] == [name for name in before["names"] if name != "United Kingdom"]
        assert set(ahead["lines"]) < set(before["lines"])
        assert ahead["range"] == before["range"]
        choose(page, "partner", "GBR")
        expect(chart(page).get_by_text("United Kingdom")).to_be_visible()
        choose(page, "partner", "GBR")
    page.wait_for_url("**partner=RUS,ITA**")
    expect(page.get_by_role("checkbox", name="United Kingdom")).to_have_count(0)
    holds_as_fresh(page)


def test_each_of_several_charts_follows(page: Page) -> None:
    """All take the axis, and that of a partner taken away goes; Back brings it again."""
    visit(page, f"{COMPARED}&draw=multiples")
    unfold(page)
    with held(page):
        choose(page, "axis", "log")
        choose(page, "partner", "GBR")
        expect(page.locator("[data-chart=partners-GBR]")).to_be_hidden()
        for name in ("partners-RUS", "partners-ITA"):
            page.wait_for_function(
                "gd => gd._fullLayout.yaxis.type === 'log'", arg=chart(page, name).element_handle()
            )
        page.go_back()
        page.go_back()
    expect(page.locator("[data-chart=partners-GBR]")).to_be_visible()
    holds_as_fresh(page, "partners-GBR")


def test_names_above_lines_follow_on_a_phone(phone: Page) -> None:
    """There a long name stands in the legend, and all others with it."""
    visit(phone, COMPARED.replace("GBR", "BIH"))
    assert "Bosnia and Herzegovina (2019)" in seen(phone)["drawn"]["legend"]
    phone.get_by_text("More choices").first.click()
    with held(phone):
        choose(phone, "axis", "log")
        choose(phone, "partner", "BIH")
        is_log(phone)
        ahead = seen(phone)["drawn"]
        assert sorted(ahead["legend"]) == ["Italy (2021)", "Russia"]
    phone.wait_for_url("**partner=RUS,ITA**")
    holds_as_fresh(phone, to_the_pixel=False)


def test_events_come_and_go_before_the_answer(page: Page) -> None:
    """With their numbers, on each chart."""
    visit(page, "/months?reporter=GBR&partner=RUS")
    shown = seen(page, "months")["drawn"]
    charts = {"months": 3, "months-12-months": 3, "months-year-on-year": 1}
    told = shown["shapes"] - charts["months"]  # what leads to the names of lines stays
    assert told > 0
    for events, expected in (("hidden", 0), ("shown", told)):
        with held(page):
            choose(page, "events", events)
            for name, lines in charts.items():
                drawn = chart(page, name).locator(".shapelayer path")
                expect(drawn).to_have_count(lines + expected)
            ahead = seen(page, "months")["drawn"]
        page.wait_for_load_state("networkidle")
        assert seen(page, "months")["drawn"] == ahead
    assert ahead == shown
    holds_as_fresh(page, "months")


@pytest.mark.parametrize(
    ("address", "name", "choice", "value"),
    [
        ("/compare?measure=exports&draw=bars&partner=RUS,ITA,TUR,CHN", "partners", "order", "name"),
        ("/overview", "turnover-IRN", "scale", "own"),
    ],
)
def test_what_stands_around_numbers_changes_before_the_answer(
    page: Page, address: str, name: str, choice: str, value: str
) -> None:
    """Rows of bars change places; charts of a page have one axis of values, or each its own."""
    visit(page, address)
    unfold(page)
    before = seen(page, name)["drawn"]
    with held(page):
        choose(page, choice, value)
        page.wait_for_timeout(500)
        ahead = seen(page, name)["drawn"]
    page.wait_for_url(f"**{choice}={value}**")
    after = seen(page, name)["drawn"]
    assert [text for text, _ in after["ticks"]] == [text for text, _ in ahead["ticks"]]
    assert after == ahead != before
    holds_as_fresh(page, name)


def test_small_charts_change_places_before_the_answer(page: Page) -> None:
    """They stand by name at once, each with what it draws, and the answer leaves them there."""
    visit(page, "/compare?measure=exports&draw=multiples&partner=RUS,ITA,TUR,CHN")
    unfold(page)
    charts = page.locator("[data-orders] > .chart [data-chart]")

    def order() -> list[str]:
        return [one.get_attribute("data-chart") or "" for one in charts.all()]

    before, wanted = order(), [f"partners-{code}" for code in ("CHN", "ITA", "RUS", "TUR")]
    assert before != wanted
    with held(page):
        choose(page, "order", "name")
        expect(charts.first).to_have_attribute("data-chart", wanted[0])
        assert order() == wanted
        expect(charts.first.locator("> .js-plotly-plot")).to_be_visible()
    page.wait_for_url("**order=name**")
    assert order() == wanted
    holds_as_fresh(page, "partners-CHN")
