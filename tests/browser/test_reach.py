"""Everything can be hit, is seen when reached, stays still if asked to, and fits when enlarged."""

from typing import Final, Literal, get_args

import pytest
from playwright.sync_api import Page, expect

from tests.browser.driving import BEYOND, WIDTHS, Scheme, arrive, look

pytestmark = pytest.mark.browser

FORCED: Final[tuple[Literal["none", "active"], ...]] = ("none", "active")
ENLARGED: Final = 640
"""The width that a window of 1280 px has left at twice the size: WCAG 2.2, 1.4.4."""

# WCAG 2.2, 2.5.8: a target has 24 px each way, or a circle of 24 px around its middle that touches
# no other target nor the circle of another small one. Links in a sentence are exempt, and marks of
# a chart, whose links the table under it has too. A label and its box are one target. What lies
# beyond the edge of what scrolls is not there to be hit.
SMALL: Final = """() => {
  const LEAST = 24 - 0.01;
  const isInSentence = (e) => {
    const block = e.matches('a') && e.closest('p, li, dt, dd, h1, h2, h3');
    const words = one => one.innerText.trim().length;
    const linked = block && [...block.querySelectorAll('a')].reduce((n, a) => n + words(a), 0);
    return block && words(block) > linked + 2;
  };
  const targets = [...document.querySelectorAll(
    'a[href], button, select, summary, input:not([type=hidden]), label:has(input)')]
    .filter(e => e.checkVisibility({ visibilityProperty: true }) && !e.disabled)
    .filter(e => !e.closest('svg, .unseen, .skip') && !e.matches('label input'))
    .map((e) => {
      const { left, right, top, bottom } = e.getBoundingClientRect();
      const edge = e.closest('.scroll, nav')?.getBoundingClientRect() ?? { left, right };
      const [from, to] = [Math.max(left, edge.left), Math.min(right, edge.right)];
      return { e, from, to, top, bottom, x: (from + to) / 2, y: (top + bottom) / 2,
        small: to - from < LEAST || bottom - top < LEAST };
    })
    .filter(({ from, to }) => to > from);
  const isTooNear = (one, other) => Math.hypot(
    Math.max(other.from - one.x, one.x - other.to, 0),
    Math.max(other.top - one.y, one.y - other.bottom, 0)) < LEAST / 2
    || (other.small && Math.hypot(one.x - other.x, one.y - other.y) < LEAST);
  return targets.filter(({ e, small }) => small && !isInSentence(e)).flatMap(one => targets
    .filter(other => other !== one && isTooNear(one, other))
    .map(other => `${one.e.outerHTML.slice(0, 99)} is too near ${other.e.outerHTML.slice(0, 99)}`));
}"""

CUT: Final = """() => [...document.querySelectorAll(':is(header, main, footer) *')]
  .filter(e => e.checkVisibility() && !e.closest('svg, .unseen, .plot'))
  .filter(e => ['hidden', 'clip'].includes(getComputedStyle(e).overflowX))
  .filter(e => e.scrollWidth > e.clientWidth + 1).map(e => e.outerHTML.slice(0, 120))"""
"""What is hidden beyond an edge, with no way to scroll there."""

MOVING: Final = """() => [...document.querySelectorAll('*')].filter((e) => {
  const { transitionDuration, animationName } = getComputedStyle(e);
  return transitionDuration.split(', ').some(time => parseFloat(time)) || animationName !== 'none';
}).map(e => e.outerHTML.slice(0, 60))"""

# WCAG 2.2, 2.4.7 and 1.4.11: an outline that is there only with the focus, 3 to 1 with the ground.
UNMARKED: Final = """() => {
  const ink = (text) => {
    const canvas = new OffscreenCanvas(1, 1).getContext('2d');
    canvas.fillStyle = text;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3).map(c => c / 255)
      .map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
      .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0.05);
  };
  const look = ({ outlineStyle, outlineWidth, outlineColor }) => ({
    drawn: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2, colour: outlineColor });
  const kinds = new Map();
  for (const e of document.querySelectorAll(
    'a[href], button, input:not([type=hidden]), select, summary, [tabindex="0"]')) {
    if (!e.checkVisibility({ visibilityProperty: true }) || e.tabIndex < 0 || e.disabled) continue;
    kinds.set([e.localName, e.type, e.className, e.parentElement.className, e.id].join(' '), e);
  }
  const paper = ink(getComputedStyle(document.body).backgroundColor);
  const found = [];
  for (const [kind, e] of kinds) {
    e.blur();
    const before = look(getComputedStyle(e)).drawn;
    e.focus();
    const { drawn, colour } = look(getComputedStyle(e));
    const ratio = Math.max(ink(colour), paper) / Math.min(ink(colour), paper);
    if (before || !drawn || ratio < 3) found.push(`${kind}: ${drawn} ${ratio.toFixed(1)}`);
  }
  document.activeElement.blur();
  return [found, kinds.size];
}"""


@pytest.mark.parametrize("width", WIDTHS)
def test_targets_are_large_or_apart(kept: Page, width: int) -> None:
    """Nobody hits one thing for another."""
    look(kept, width, opened=True)
    assert kept.evaluate(SMALL) == []


def test_nothing_is_cut_off_at_twice_the_size(kept: Page) -> None:
    """All text is there, and only tables scroll sideways."""
    look(kept, ENLARGED, opened=True)
    assert kept.evaluate("document.documentElement.scrollWidth") <= ENLARGED
    assert kept.evaluate(BEYOND) == []
    assert kept.evaluate(CUT) == []


@pytest.mark.parametrize("scheme", get_args(Scheme))
def test_focus_is_seen_on_every_kind_of_control(kept: Page, scheme: Scheme) -> None:
    """It has an outline that stands out, in the colours that a reader's system forces too."""
    look(kept, scheme=scheme, opened=True)
    kept.keyboard.press("Tab")  # outlines are for those who use keys
    for forced in FORCED:
        kept.emulate_media(color_scheme=scheme, forced_colors=forced)
        unmarked, kinds = kept.evaluate(UNMARKED)
        assert unmarked == []
        assert kinds > 3


def test_nothing_moves_where_a_reader_asks_for_stillness(page: Page) -> None:
    """What fades for others changes at once."""
    arrive(page, "/partner")
    assert page.evaluate(MOVING) != []
    page.emulate_media(reduced_motion="reduce")
    assert page.evaluate(MOVING) == []


@pytest.mark.parametrize(
    "address", ["/check", "/compare", "/mirror", "/months", "/partner", "/products"]
)
def test_answer_begins_on_a_phones_first_screens(still: Page, address: str) -> None:
    """Its heading is within 1.2 of them, and every choice is shown by opening one fold."""
    still.set_viewport_size({"width": 360, "height": 780})
    still.goto(address)
    heading = still.locator("#content h2").first.bounding_box()
    assert heading
    assert heading["y"] < 1.2 * 780
    choices = still.locator("#choices :is(select, input:not([type=hidden]))")
    shown = "all => all.filter(one => one.checkVisibility({ contentVisibilityAuto: true })).length"
    assert choices.evaluate_all(shown) < choices.count()
    still.locator("#choices .rest > summary").press("Enter")
    assert choices.evaluate_all(shown) == choices.count()
    still.set_viewport_size({"width": 1280, "height": 780})
    still.goto(address)
    folded = {"/check": ("without", "precision"), "/compare": ("period", "since")}
    for name in folded.get(address, ("without", "since")):
        expect(still.locator(f"#choices [name={name}]").first).to_be_visible()


def test_all_ends_at_one_edge_on_the_widest_screens(still: Page) -> None:
    """Cards, charts and lists fill what the page has, where a window has more than text needs."""
    for address, kinds in (
        ("/", ".cards, #content .charts, ul.more"),
        ("/claim/russia-share-of-turnover", "#content .dots, #content .chart"),
    ):
        still.set_viewport_size({"width": 2560, "height": 1200})
        still.goto(address)
        edges = "all => all.map(one => Math.round(one.getBoundingClientRect().right))"
        found = still.locator(kinds).evaluate_all(edges)
        assert len(found) > 1
        assert max(found) - min(found) <= 2, found


def test_a_heading_stands_nearer_to_its_own_than_to_what_comes_before(still: Page) -> None:
    """The chart by year of a claim is no item of the list above it."""
    still.goto("/claim/russia-share-of-turnover")
    chart = still.locator(".statement > .chart").first
    above, below = chart.evaluate(
        "chart => { const heading = chart.querySelector('h2').getBoundingClientRect();"
        " const list = chart.previousElementSibling.getBoundingClientRect();"
        " const said = chart.querySelector('p').getBoundingClientRect();"
        " return [heading.top - list.bottom, said.top - heading.bottom]; }"
    )
    assert above >= 32
    assert 0 <= below <= above / 2
