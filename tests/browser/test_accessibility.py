"""Each page by the rules of accessibility audits, with everything opened that can be opened.

axe-core's script reaches the browser through its debugger: the pages' policy, which lets no foreign
script in, stays as it is.
"""

from typing import Final

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page, Route, expect

from tests.browser.driving import REFUSALS, Scheme, arrive, look

pytestmark = pytest.mark.browser

LEFT_OUT: Final = {
    "color-contrast-enhanced": "level AAA, 7 to 1; the pages hold to AA, 4.5 to 1",
    "p-as-heading": "experimental: takes each bold line above a plain one for a heading. It means "
    "the verdict of a card, which is the answer to the sentence that is the heading above it.",
}
"""What axe has and is not asked, and why. All else is, what it has off by itself included."""

PALE: Final = "color-contrast"
"""What takes axe longer than all other rules; it finds what covers what, and ``CONTRAST`` reckons
all else of it in every way of looking."""

REPEATED: Final = ":is(tbody tr, .more li):nth-child(n + 4)"
"""Rows of a table and claims of a list after the third, which are made like the first ones. axe
takes seconds to find what lies behind a thousand cells; ``CONTRAST`` reckons each of them."""

WAYS: Final[tuple[tuple[int, Scheme, tuple[str, ...] | None], ...]] = (
    (1280, "light", ()), (360, "light", None), (360, "dark", (PALE,)), (1280, "dark", None),
)  # fmt: skip
"""How a page is looked at, and of which rule axe is not asked; None where of nothing. Each way
is but one step from the last, for a browser lays out a page and draws its charts anew for each."""

EXAMINE: Final = """async ([left, repeated]) => {
  const hidden = [...document.querySelectorAll(repeated)];
  for (const one of hidden) one.style.display = 'none';
  const wanted = ({ ruleId }) => [ruleId, { enabled: !left.includes(ruleId) }];
  const { violations } = await axe.run(document, {
    resultTypes: ['violations'], preload: false,
    rules: Object.fromEntries(axe.getRules().map(wanted)),
  });
  for (const one of hidden) one.style.display = '';
  return violations.flatMap(({ id, impact, help, nodes }) => nodes.map(
    ({ target, failureSummary }) => `${id} (${impact}) ${target}: ${help}. ${failureSummary}`));
}"""

# WCAG 2.2, 1.4.3: the ratio of each visible text to what is behind it; large text needs 3 only,
# what is disabled nothing. The box of a chart's hover is tested by its own colours.
CONTRAST: Final = """() => {
  const channels = text => text.match(/[\\d.]+/g).map(Number);
  const light = ([r, g, b]) => [r, g, b].map(c => c / 255)
    .map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  const known = new Map([[null, light([255, 255, 255])]]);
  const behind = element => {
    if (!known.has(element)) {
      const [r, g, b, alpha = 1] = channels(getComputedStyle(element).backgroundColor);
      known.set(element, alpha === 1 ? light([r, g, b]) : behind(element.parentElement));
    }
    return known.get(element);
  };
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement, style = getComputedStyle(element);
    if (!node.data.trim() || !element.checkVisibility({ visibilityProperty: true })) continue;
    if (element.closest('script, style, :disabled') || element.getBoundingClientRect().width === 0)
      continue;
    const svg = element.namespaceURI.endsWith('svg');
    const [ink, paper] = [light(channels(svg ? style.fill : style.color)), behind(element)];
    const ratio = (Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05);
    const size = parseFloat(style.fontSize), bold = style.fontWeight >= 700;
    // A cross within a mark is drawn as text, and is a picture all the same (1.4.11).
    const mark = svg && node.data === '+';
    if (ratio < (mark || size >= 24 || (bold && size >= 18.66) ? 3 : 4.5))
      found.push(`${node.data.trim().slice(0, 40)}: ${ratio.toFixed(2)}`);
  }
  return found;
}"""


def examined(page: Page, *unasked: str) -> list[str]:
    """Return what axe finds: rule, impact, node, help, and what would mend it."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    found: list[str] = page.evaluate(EXAMINE, [[*LEFT_OUT, *unasked], REPEATED])
    return found


def test_nothing_is_found_in_any_way_of_looking(kept: Page) -> None:
    """No violation of any impact, best practices and experiments included, and no pale text.

    Text has 4.5 times the light of its ground, or the other way round, in all four ways; all else
    that axe finds is the same in light and dark.
    """
    for width, scheme, unasked in WAYS:
        look(kept, width, scheme, opened=True)
        assert kept.evaluate(CONTRAST) == [], (width, scheme)
        if unasked is not None:
            assert examined(kept, *unasked) == [], (width, scheme)


@pytest.mark.parametrize("address", ["/", "/claim/ties-with-russia-and-iran-degrade"])
def test_axe_finds_nothing_before_scripts_run(page: Page, address: str) -> None:
    """The page as it came, whose charts are pictures full of links, is no worse."""
    held: list[Route] = []
    page.route("**/*.js*", lambda route: held.append(route))  # noqa: PLW0108 -- no builtin
    page.goto(address, wait_until="commit")
    page.locator("footer").wait_for()
    look(page, opened=True)
    assert page.locator("svg.drawn:visible").count() > 0
    assert page.locator(".js-plotly-plot").count() == 0
    assert examined(page) == []
    assert page.evaluate(CONTRAST) == []


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (360, "dark")])
def test_axe_finds_nothing_with_a_receipt_open(page: Page, width: int, scheme: Scheme) -> None:
    """The panel beside a page, on a phone the sheet over it, with its own things opened."""
    arrive(page, "/claim/russia-share-of-turnover")
    look(page, width, scheme)
    page.locator(".dots a[href^='/receipt?']").first.click()
    panel = page.get_by_role("dialog")
    expect(panel.get_by_role("heading", level=1)).to_be_focused()
    panel.evaluate("panel => panel.querySelectorAll('details').forEach(d => { d.open = true; })")
    assert examined(page) == []
    assert page.evaluate(CONTRAST) == []
    assert panel.evaluate("panel => panel.scrollWidth <= panel.clientWidth")


@pytest.mark.parametrize("address", REFUSALS)
def test_refusals_are_refused(page: Page, address: str) -> None:
    """What is examined as a refusal is one."""
    assert page.request.get(address).status == REFUSALS[address]
