"""A small picture of a measure by year with the claimed band, as SVG text. Pure.

An SVG weighs a kilobyte and needs no script, so the first page shows it before anything loads.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote

from dashboard.measures.intervals import Interval

WIDTH: Final = 320
HEIGHT: Final = 84
_LEFT: Final = 6
_RIGHT: Final = 44
_TOP: Final = 10
_BOTTOM: Final = 18

# A picture in an img element has its own style; it follows light or dark like the page.
_STYLE: Final = (
    "text{font:11px system-ui,sans-serif;fill:#555}.l{stroke:#555;fill:none;stroke-width:1.6}"
    ".d{fill:#555}.in{fill:#00674a}.q{fill:none;stroke:#555;stroke-width:1.6}"
    ".q.in{stroke:#00674a}.b{fill:#00674a;opacity:.18}"
    "@media(prefers-color-scheme:dark){text{fill:#b0b3b8}.l,.q{stroke:#b0b3b8}.d{fill:#b0b3b8}"
    ".in{fill:#5fd0a8}.q.in{stroke:#5fd0a8;fill:none}.b{fill:#5fd0a8}}"
)


@dataclass(frozen=True, slots=True)
class Point:
    """One year's value; ``inside`` the claimed band, ``quoted`` rather than reported.

    ``composed`` of two sources it stands alone too, with a cross in its mark as on any chart.
    """

    year: int
    value: float
    inside: bool
    quoted: bool
    composed: bool = False


def sparkline(points: Sequence[Point], band: Interval, label: str) -> str:
    """An SVG: a line by year that breaks where a year is missing, dots, and the band as a strip."""
    if not points:
        return ""
    years = [point.year for point in points]
    ends = [end for end in (band.low, band.high) if abs(end) != float("inf")]
    values = [0.0, *(point.value for point in points), *ends]
    span, low, high = max(years) - min(years) or 1, min(values), max(values)

    def x(year: float) -> float:
        return round(_LEFT + (year - min(years)) / span * (WIDTH - _LEFT - _RIGHT), 1)

    def y(value: float) -> float:
        share = (min(max(value, low), high) - low) / ((high - low) or 1)
        return round(HEIGHT - _BOTTOM - share * (HEIGHT - _TOP - _BOTTOM), 1)

    top, bottom = y(band.high), y(band.low)
    strip = f'width="{WIDTH - _RIGHT + 6}" height="{max(2.0, bottom - top):.1f}"'
    parts = [
        f'<rect class="b" x="0" y="{top}" {strip}/>',
        *(
            f'<polyline class="l" points="{" ".join(f"{x(p.year)},{y(p.value)}" for p in run)}"/>'
            for run in _runs(points)
        ),
        *(_dot(point, x(point.year), y(point.value)) for point in points),
        f'<text x="{WIDTH - _RIGHT + 8}" y="{(top + bottom) / 2 + 4:.1f}">{label}</text>',
        f'<text x="{_LEFT}" y="{HEIGHT - 3}">{min(years)}</text>',
        f'<text x="{x(max(years))}" y="{HEIGHT - 3}" text-anchor="end">{max(years)}</text>',
    ]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}">'
        f"<style>{_STYLE}</style>{''.join(parts)}</svg>"
    )


def data_address(svg: str) -> str:
    """The SVG as an address an img element takes."""
    return f"data:image/svg+xml,{quote(svg)}"


def _runs(points: Sequence[Point]) -> list[list[Point]]:
    """Stretches of years without a gap; what is only quoted, or composed, stands alone."""
    runs: list[list[Point]] = []
    for point in points:
        if point.quoted or point.composed:
            continue
        if runs and runs[-1][-1].year == point.year - 1:
            runs[-1].append(point)
        else:
            runs.append([point])
    return runs


def _dot(point: Point, x: float, y: float) -> str:
    hollow = point.quoted or point.composed
    kind = f"{'q' if hollow else 'd'}{' in' if point.inside else ''}"
    size = 4 if point.composed else 3.2 if point.inside or hollow else 1.6
    circle = f'<circle class="{kind}" cx="{x}" cy="{y}" r="{size}"/>'
    if not point.composed:
        return circle
    cross = f"M{x - size:.1f} {y}h{2 * size}M{x} {y - size:.1f}v{2 * size}"
    return f'{circle}<path class="{kind}" d="{cross}"/>'
