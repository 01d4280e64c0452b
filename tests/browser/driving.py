"""What the browser tests share: opening a page, reading charts, tables and downloads."""

import re
from io import BytesIO
from pathlib import Path
from typing import Any, Final, Literal

import pandas as pd
from playwright.sync_api import Locator, Page, expect

TIMEOUT: Final = 30_000  # milliseconds; machines that run tests are busy

expect.set_options(timeout=TIMEOUT)

NAME: Final = "Trade claims, checked"
PAGES: Final = {
    "/": f"Russia was 10.08% of Azerbaijan’s trade in 2024 – {NAME}",
    "/partner": (
        "Azerbaijan’s trade with Russia was US$\N{NO-BREAK SPACE}4.80 billion in 2024, 10.08% of "
        f"all its trade – {NAME}"
    ),
    "/compare": (
        "Russia’s share of Azerbaijan’s turnover: 10.1% in 2024, the highest of those compared – "
        f"{NAME}"
    ),
    "/mirror": (
        "Azerbaijan’s imports from Russia in 2024, the last year with figures of both: "
        "US$\N{NO-BREAK SPACE}3.62 billion (quoted) by its own, "
        f"US$\N{NO-BREAK SPACE}3.6 billion (quoted) by Russia’s – {NAME}"
    ),
    "/products": f"Food: 37% of what Azerbaijan imported from Russia in 2021 – {NAME}",
    "/months?reporter=RUS&partner=AZE": (
        f"Russia’s trade with Azerbaijan was US$\N{NO-BREAK SPACE}422 million in Dec 2021 – {NAME}"
    ),
    "/check": (f"Russia’s share of Azerbaijan’s turnover was 10% in 2024 – Supported – {NAME}"),
    "/data": f"30,576 figures of 7 sources on trade from 1992 to 2026 – {NAME}",
    "/claim/russia-share-of-turnover": (
        f"“Russia accounts for 10% of Azerbaijan’s trade turnover” – Supported – {NAME}"
    ),
    "/claim/ties-with-russia-and-iran-degrade": (
        "“Economic ties with Russia and with Iran degrade while ties with the United Kingdom grow” "
        f"– Not supported – {NAME}"
    ),
}
"""Every kind of page that has charts, with its title: what it found on the figures that ship."""

REFUSALS: Final = {"/no-such-page": 404, "/partner?since=abc": 400}
"""Addresses that are refused, with the status."""

EVERYWHERE: Final = (
    *PAGES, "/claims", "/vintages", "/method",
    "/receipt?measure=share+of+turnover&reporter=AZE&partner=RUS&period=2024",
    "/check?date=2025-02-10&text=Russia+is+10%25+of+Azerbaijan%27s+trade.+Will+it+grow+by+5%25%3F",
    *REFUSALS,
)  # fmt: skip
"""Every kind of page there is."""

WIDTHS: Final = (360, 1280)
"""Of a phone and of a desk, in pixels."""

UNITS: Final = {
    "US$ million": 1e6, "US$ thousand": 1e3, "US$": 1.0, "percent": 1.0, "percentage points": 1.0,
}  # fmt: skip
"""The units in the headings of tables."""

Scheme = Literal["light", "dark"]

FITTED: Final = """() => [...document.querySelectorAll('.js-plotly-plot')].every(
  p => p.querySelector('.main-svg').getBoundingClientRect().width <= p.clientWidth + 1)"""
"""Whether every live chart has taken the width it has."""

_TRACES: Final = """gd => gd.data.filter(trace => trace.name !== "No figure").map(trace => ({
  name: trace.name, x: Array.from(trace.x), y: Array.from(trace.y),
  custom: Array.from(trace.customdata || []),
}))"""


BEYOND: Final = """() => [...document.querySelectorAll(
    ':is(header, main, footer) :is(a, p, li, label, legend, summary, h1, h2, h3, dt, dd, button)')]
  .filter(e => e.checkVisibility() && !e.closest('.scroll, nav, svg, .unseen'))
  .filter(e => e.getBoundingClientRect().right > innerWidth + 1)
  .map(e => e.textContent.slice(0, 60))"""
"""What ends beyond the right edge, besides what scrolls by itself."""


def look(page: Page, width: int = 1280, scheme: Scheme = "light", *, opened: bool = False) -> None:
    """Look at a page again: so wide, light or dark, with everything opened that can be, or shut.

    In front, for a browser may stop to draw the tabs behind.
    """
    page.bring_to_front()
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme, forced_colors="none", reduced_motion="no-preference")
    page.evaluate(
        "opened => document.querySelectorAll('details').forEach(d => { d.open = opened; })", opened
    )
    page.wait_for_function(FITTED)


def arrive(page: Page, address: str = "") -> None:
    """Open an address, or be led to one, and wait until its page is live: no other stands there."""
    if address:
        page.goto(address)
    expect(page.locator("html.live")).to_be_attached()


def visit(page: Page, address: str) -> None:
    """Open an address and wait until all its charts are drawn."""
    page.goto(address)
    drawn(page)


def unfold(page: Page) -> None:
    """Open the choices that few ask for."""
    page.locator("#choices .finer > summary").click()


def drawn(page: Page) -> None:
    """Wait until the page is live and has charts, each of them drawn."""
    expect(page.locator("html.live")).to_be_attached()
    expect(page.locator("#content[aria-busy]")).to_have_count(0)
    expect(page.locator(".graph .main-svg").first).to_be_visible()
    page.wait_for_function(
        "() => [...document.querySelectorAll('.graph')].every(g => g.querySelector('.main-svg'))"
    )


def choose_country(page: Page, box: str, name: str) -> None:
    """Type a country's name into the box of that label, and take what is found first."""
    page.get_by_role("combobox", name=box, exact=True).fill(name)
    page.keyboard.press("Enter")


def chart_of(page: Page, title: str) -> Locator:
    """Return the section of a chart by its title, below what was found where it found anything."""
    own = re.compile(f"^{re.escape(title)}")
    titled = page.locator(":is(h2, .drawn-as)").filter(has_text=own)
    return page.locator("section.chart").filter(has=titled)


def traces(chart: Locator) -> list[dict[str, Any]]:
    """Return what a chart has drawn, trace by trace."""
    found: list[dict[str, Any]] = chart.locator(".js-plotly-plot").evaluate(_TRACES)
    return found


def point_at(page: Page, mark: Locator) -> tuple[float, float]:
    """Bring the pointer to a mark, and return where that is."""
    mark.scroll_into_view_if_needed()
    box = mark.bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x - 3, y)
    page.mouse.move(x, y)
    return x, y


def points(chart: Locator) -> dict[tuple[str, int], float]:
    """Return the numbers a chart shows by (name of the line without its status, year)."""
    return {
        (re.sub(r" \((quoted|estimate|composed)\)$", "", trace["name"]), int(x)): y
        for trace in traces(chart)
        for x, y in zip(trace["x"], trace["y"], strict=True)
        if y is not None
    }


def years(chart: Locator) -> tuple[float, float]:
    """Return the ends of a chart's axis of years."""
    low, high = chart.locator(".js-plotly-plot").evaluate("gd => gd.layout.xaxis.range")
    return low, high


def downloaded(page: Page, link: Locator) -> tuple[str, bytes]:
    """Return the name and content of what a link or button downloads."""
    link.evaluate("link => link.closest('details')?.setAttribute('open', '')")
    with page.expect_download() as started:
        link.click()
    return started.value.suggested_filename, Path(started.value.path()).read_bytes()


def csv_of(page: Page, link: Locator) -> pd.DataFrame:
    """Return a downloaded CSV, text as text, the numbers of ``value`` as numbers."""
    name, content = downloaded(page, link)
    assert name.endswith(".csv")
    table = pd.read_csv(BytesIO(content), dtype="str", keep_default_na=False, encoding="utf-8-sig")
    return table.assign(value=pd.to_numeric(table["value"])) if "value" in table else table


def column(heading: str) -> tuple[str, float]:
    """Return the name and the unit's size of a table's column: ``Exports, US$ million``."""
    name, _, unit = heading.rpartition(", ")
    return (name, UNITS[unit]) if unit in UNITS else (heading, 1.0)


def printed(text: str) -> tuple[float, float]:
    """Return a number as printed (``US$ 2.99 billion*``, ``−8.4%``) and half its last digit.

    Of two ends (``26,338 to 26,650*``) it is their middle.
    """
    if " to " in text:
        (low, half), (high, _) = (printed(end) for end in text.split(" to "))
        return (low + high) / 2, half
    found = re.search(r"[\d,]+(\.(\d+))?", text)
    assert found is not None, text
    scales = {"million": 1e6, "billion": 1e9, "trillion": 1e12}
    scale = next((size for name, size in scales.items() if f" {name}" in text), 1)
    sign = -1 if "−" in text[: found.start()] else 1
    number = float(found[0].replace(",", "")) * scale * sign
    return number, scale * 10 ** -len(found[2] or "") / 2
