"""A chart as one SVG picture, drawn from the same description as plotly's. Pure.

It stands alone in a file or an image, and within a page, whose colours it then takes: words have
the class ``ink`` and the colour ``--ink``, the ground is ``--paper``. Without its style it has the
colours of a light page in attributes, which a renderer without variables understands and any style
sheet overrides.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from dashboard.charts import svg_names as names
from dashboard.charts.chart import Chart
from dashboard.charts.svg_area import Area, area_of
from dashboard.charts.svg_frame import behind, reasons
from dashboard.charts.svg_marks import (
    Around,
    Tell,
    columns,
    line,
    linked,
    marks,
    plain,
    tellings,
)
from dashboard.charts.svg_points import Placing
from dashboard.charts.svg_words import SIZE, escaped, number

FONTS: Final = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif"

STYLE: Final = (
    ".drawn{background:var(--paper,#fff)}.drawn .ink{fill:var(--ink,#1b1b1b)}"
    ".drawn .over{stroke:var(--paper,#fff)}.drawn a:hover{stroke:var(--ink,#1b1b1b);stroke-width:2}"
    "@media(prefers-color-scheme:dark){.drawn{background:var(--paper,#14161a)}"
    ".drawn .ink{fill:var(--ink,#ececec)}.drawn .over{stroke:var(--paper,#14161a)}"
    ".drawn a:hover{stroke:var(--ink,#ececec)}}"
)
"""The style of a picture that stands alone."""

_OVER: Final = ("rows", "voids")
"""Words that stand among the numbers, and so on a seam of the ground's colour."""

_HALO: Final = 'paint-order="stroke" stroke="#fff" stroke-width="3" stroke-linejoin="round"'


def to_svg(
    chart: Chart, width: float, height: float, *, styled: bool = True, told: bool = True
) -> str:
    """The picture of a chart, so many pixels wide and high; ``styled`` with ``STYLE`` in it.

    Its title and description are the chart's. Where it is ``told``, each point links to its receipt
    and tells its value, its year and who says it, and a year without a figure tells why; else it is
    an image to look at.
    """
    return next(to_svgs(chart, (width,), height, styled=styled, told=told))


def to_svgs(
    chart: Chart, widths: Iterable[float], height: float, *, styled: bool = True, told: bool = True
) -> Iterator[str]:
    """Pictures of one height and several widths: what their points tell is made once."""
    tell = linked if told else plain
    arounds = [tellings(series, chart, tell) for series in chart.series]
    placing = Placing(chart)
    for width in widths:
        parts = _parts(chart, area_of(chart, width, height), tell, arounds, placing)
        yield f"{_head(chart, width, height, styled=styled, told=told)}{''.join(parts)}</svg>"


def _head(chart: Chart, width: float, height: float, *, styled: bool, told: bool) -> str:
    """The beginning of a picture, with its title and description."""
    size = f"{number(width)} {number(height)}"
    role = "group" if told else "img"  # what is an image has no links within
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="drawn" role="{role}"'
        f' viewBox="0 0 {size}" preserveAspectRatio="xMinYMin"'
        f' width="{number(width)}" height="{number(height)}"'
        f' font-family="{FONTS}" font-size="{number(SIZE)}"><title>{escaped(chart.title)}</title>'
        f"<desc>{escaped(chart.description)}</desc>{f'<style>{STYLE}</style>' if styled else ''}"
    )


def _parts(
    chart: Chart, area: Area, tell: Tell, arounds: Sequence[Sequence[Around]], placing: Placing
) -> Iterator[str]:
    """From the ground up: grid, reasons, numbers, words; ``arounds`` are those of the points."""
    yield from behind(chart, area)
    if tell is linked:
        yield from _group("reasons", 'fill-opacity="0"', reasons(chart, area, tell))
    yield from columns(chart, area, tell)
    places = placing.within(area)
    for series, own in zip(chart.series, places, strict=True):
        yield line(series, own)
    for series, own, around in zip(chart.series, places, arounds, strict=True):
        if series.mark or tell is linked:
            yield from marks(series, own, around, area)
    words = {
        "up": names.up_words(area),
        "across": names.across_words(area),
        "titles": names.titles(chart, area),
        "rows": names.row_names(chart, area),
        "ends": names.bar_values(chart, area),
        "voids": names.void_words(chart, area),
        "events": names.events(chart, area, tell),
        "labels": names.line_names(chart, area),
        "legend": names.legend(chart, area),
    }
    for name, parts in words.items():
        kind, look = (" over", f" {_HALO}") if name in _OVER else ("", "")
        yield from _group(f"ink{kind} {name}", f'fill="#1b1b1b"{look}', parts)


def _group(name: str, look: str, parts: Iterable[str]) -> Iterator[str]:
    """Parts of one kind and look, where there are any."""
    inner = "".join(parts)
    if inner:
        yield f'<g class="{name}" {look}>{inner}</g>'
