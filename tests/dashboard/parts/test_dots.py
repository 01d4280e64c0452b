"""Readings as dots on their page: rows that lead to receipts, the same for eye and ear."""

from dataclasses import replace
from xml.etree import ElementTree as ET

from dashboard.charts.chart import Axis, Mark
from dashboard.charts.dots import Dot, Dots
from dashboard.measures.intervals import Interval
from dashboard.parts.dots import dotted
from dashboard.parts.markup import to_html

KNOWN = Dot(
    "Share of turnover, 2020", "UN Comtrade", Interval.exactly(10), "10.0%", Mark("circle"),
    told="Supported: 10.0%", who="UN Comtrade", receipt="/receipt?a=1&b=2", primary=True,
)  # fmt: skip
VOID = Dot("2019", "", None, "Not on record.", Mark("square"))
AXIS = Axis("values", 0, 12, "Percent")
DOTS = Dots(
    AXIS, (9.5, 10.5), "rounds to 10%", (("Own", (KNOWN, VOID)),), "#0072B2", "A key.", "All"
)


def tree(dots: Dots) -> ET.Element:
    """Read the markup of the part; it is well-formed."""
    return ET.fromstring(to_html(dotted(dots, "readings-1")))  # noqa: S314 -- our own


def heard(element: ET.Element) -> str:
    """Return what is read aloud of an element."""
    hidden = element.get("aria-hidden") == "true"
    inner = "" if hidden else (element.text or "") + "".join(map(heard, element))
    return inner + (element.tail or "")


def test_rows_lead_to_their_receipts() -> None:
    """A row is a link that tells by ear its name, its verdict and its value; a void is none."""
    part = tree(DOTS)
    (link,) = part.iter("a")
    assert link.attrib["href"] == "/receipt?a=1&b=2"
    assert heard(link) == "Share of turnover, 2020 UN Comtrade Supported: 10.0%"
    (void,) = [one for one in part.iter("div") if one.get("class") == "row"]
    assert heard(void) == "2019  Not on record."


def test_groups_are_lists_under_their_names() -> None:
    """By ear it is one thing with its heading, in it a list for each group."""
    part = tree(DOTS)
    (whole,) = [one for one in part.iter("div") if one.get("role") == "group"]
    assert whole.attrib["aria-labelledby"] == "readings-1"
    names = {one.get("id"): one.text for one in part.iter("h4")}
    (several,) = part.iter("ul")
    assert names[several.attrib["aria-labelledby"]] == "Own"
    assert len(several) == 2


def test_nothing_is_styled_within() -> None:
    """What a page is allowed: no style and no script of its own (docs/decisions/017)."""
    part = tree(DOTS)
    assert not [one for one in part.iter() if "style" in one.attrib or one.tag == "style"]


def test_nothing_of_the_data_is_markup() -> None:
    """What a name holds is written, not obeyed."""
    nasty = '</svg><script>alert("1")</script>'
    row = replace(KNOWN, name=nasty, about=nasty, label=nasty, told=nasty, who=nasty, receipt=nasty)
    part = tree(replace(DOTS, groups=((nasty, (row,)),), key=nasty, band_text=nasty))
    assert not list(part.iter("script"))
    assert nasty in [one.text for one in part.iter("h4")]
