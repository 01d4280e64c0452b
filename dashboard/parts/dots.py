"""The picture of a claim's readings as a part of its page: names as text, dots as SVG.

The first response and the live page have the same markup, for there is nothing to point at: each
value stands at its dot, and each row is a link.
"""

from markupsafe import Markup

from dashboard.charts import svg_dots
from dashboard.charts.dots import Dot, Dots
from dashboard.parts.drawing import Drawn
from dashboard.parts.markup import element
from dashboard.text import dots as texts
from dashboard.text.language import say


def dotted(dots: Dots, named: str) -> Drawn:
    """All rows in their groups over the axis; ``named`` is the heading that says what it is."""
    groups = [_group(dots, name, rows, named, at) for at, (name, rows) in enumerate(dots.groups)]
    field = element("div", {"class": "field"}, Markup(svg_dots.ground(dots)), *groups)  # noqa: S704
    unit = element("p", {"class": "unit"}, dots.axis.title)
    name, axis = Markup(svg_dots.band_name(dots)), Markup(svg_dots.axis(dots))  # noqa: S704
    about = {"class": "dots", "role": "group", "aria-labelledby": named}
    key = element("p", {"class": "marks"}, f"{dots.key} {say(texts.LEADS)}".strip())
    return Drawn(dots, named, element("div", about, name, field, axis, unit, key))


def _group(dots: Dots, name: str, rows: tuple[Dot, ...], named: str, at: int) -> Markup:
    identity = f"{named}-{at}"
    heading = element("h4", {"id": identity}, name)
    items = [element("li", {}, _row(dots, row)) for row in rows]
    return heading + element("ul", {"aria-labelledby": identity}, *items)


def _row(dots: Dots, row: Dot) -> Markup:
    about = element("small", {}, row.about) if row.about else ""
    name = element("span", {"class": "name"}, row.name, " ", about)
    heard = element("span", {"class": "unseen"}, f" {row.told or row.label}")
    kind = f"row{' primary' if row.primary else ''}"
    attributes = {"class": kind, "href": row.receipt or None, "title": row.who or None}
    strip = Markup(svg_dots.strip(dots, row))  # noqa: S704 -- all in it is escaped
    return element("a" if row.receipt else "div", attributes, name, heard, strip)
