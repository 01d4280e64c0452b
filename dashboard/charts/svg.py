"""A chart as one SVG picture, drawn from the same description as plotly's. Pure.

It stands alone in a file or an image, and within a page, whose colours it then takes: words have
the class ``ink`` and the colour ``--ink``, the ground is ``--paper``. Without its style it has the
colours of a light page in attributes, which a renderer without variables understands and any style
sheet overrides.
"""

from collections.abc import Iterator
from typing import Final
from zlib import crc32

from dashboard.charts import svg_frame as frame
from dashboard.charts.chart import Chart
from dashboard.charts.svg_area import Area, area_of
from dashboard.charts.svg_marks import columns, line, marks, patterns
from dashboard.charts.svg_words import SIZE, escaped, number

FONTS: Final = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif"

STYLE: Final = (
    ".drawn{background:var(--paper,#fff)}.drawn .ink{fill:var(--ink,#1b1b1b)}"
    ".drawn a:hover,.drawn a:focus{stroke:var(--ink,#1b1b1b);stroke-width:2}"
    "@media(prefers-color-scheme:dark){.drawn{background:var(--paper,#14161a)}"
    ".drawn .ink{fill:var(--ink,#ececec)}.drawn a:hover,.drawn a:focus{stroke:var(--ink,#ececec)}}"
)
"""The style of a picture that stands alone."""


def to_svg(chart: Chart, width: float, height: float, *, styled: bool = True) -> str:
    """The picture of a chart, so many pixels wide and high; ``styled`` with ``STYLE`` in it.

    Its title and description are the chart's. Each point is a link to its receipt and tells its
    value, its year and who says it; a year without a figure tells why.
    """
    area = area_of(chart, width, height)
    size = f"{number(width)} {number(height)}"
    style = f"<style>{STYLE}</style>" if styled else ""
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="drawn" role="img" viewBox="0 0 {size}"'
        f' width="{number(width)}" height="{number(height)}" font-family="{FONTS}"'
        f' font-size="{number(SIZE)}"><title>{escaped(chart.title)}</title>'
        f"<desc>{escaped(chart.description)}</desc>{style}"
    )
    return f"{head}{''.join(_parts(chart, area))}</svg>"


def _parts(chart: Chart, area: Area) -> Iterator[str]:
    """From the ground up: grid, reasons, numbers, words."""
    # Pictures in one page share their names, so each has its own for what it refers to.
    hatching = f"h{crc32(chart.title.encode()):x}"
    yield patterns(chart.bars, hatching)
    yield from frame.behind(chart, area)
    yield from frame.reasons(chart, area)
    yield from columns(chart, area, hatching)
    for series in chart.series:
        yield line(series, area)
    for series in chart.series:
        yield from marks(series, chart, area)
    yield '<g class="ink" fill="#1b1b1b">'
    yield from frame.events(chart, area)
    yield from frame.axis_words(chart, area)
    yield from frame.row_names(chart, area)
    yield from frame.void_words(chart, area)
    yield "</g>"
    yield '<g class="ink" fill="#1b1b1b">'
    yield from frame.end_labels(chart, area)
    yield from frame.legend(chart, area, hatching)
    yield "</g>"
