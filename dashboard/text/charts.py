"""The words on charts: axes, marks under the pointer, and keys. Pure.

What stands in a place that begins with ``%`` plotly fills in where the reader points.
"""

from typing import Final

from dashboard.measures.measuring import COMPOSED
from dashboard.text.language import N_, NN_
from etl.schema import ESTIMATE, QUOTED, REPORTED, UNSURE

AXES: Final = {
    "USD": N_("US dollars, current prices"),
    "percent": N_("Percent"),
    "percentage points": N_("Percentage points"),
    "rank": N_("Rank (1 is the largest)"),
}
"""What a value axis counts, by the unit of a frame."""

OTHER_GROUPS: Final = NN_("{count} other group", "{count} other groups")
"""Goods that have no colour of their own, together."""

TRILLIONS: Final = N_("{number}\N{NO-BREAK SPACE}tn")
BILLIONS: Final = N_("{number}\N{NO-BREAK SPACE}bn")
MILLIONS: Final = N_("{number}\N{NO-BREAK SPACE}m")
"""Large numbers at an axis."""

CHANGE_AXIS: Final = N_("Change, US dollars")
VOID: Final = N_("No figure")
"""The name of the trace that tells, on hover alone, why a year has none."""

KINDS: Final = {
    ESTIMATE: N_("{measure} (estimate)"),
    QUOTED: N_("{measure} (quoted)"),
    COMPOSED: N_("{measure} (composed)"),
}
"""The name of a line's marks that are not simply reported."""

DOLLARS_UP: Final = N_("US$ %{y:,.0f}")
DOLLARS_ACROSS: Final = N_("US$ %{x:,.0f}")
ACROSS: Final = {"USD": DOLLARS_ACROSS, "percent": N_("%{x:.2f}%")}
"""A value that lies across, by the unit of a frame."""

HOVER: Final = {
    "USD": N_("US$ %{y:,.0f} %{customdata[0]}"),
    "percent": N_("%{y:.2f}% %{customdata[0]}"),
    "rank": N_("%{y:.0f} %{customdata[0]}"),
    "percentage points": N_("%{y:.2f} %{customdata[0]}"),
}
"""A value and who says it, by the unit of a frame."""

HOVER_WHO: Final = "%{customdata[0]}"
"""What is held, which is told in full with each mark."""

HOVER_ENDS: Final = N_("{ends} %{{customdata[0]}}")
"""The same where statements differ."""

POINT: Final = N_("{name}, {when}: {told}")
"""A line, a year or month, and what is read at it."""

IN_ROW: Final = N_("{row}: {told}")
"""A row, or a year without a figure, and what is read at it."""

BY: Final = N_("{told} {who}")
"""What is read at a mark, and who says it."""

MONTH: Final = N_("{month} {year}")
RUN: Final = N_("{first}–{last}")
"""From a year or month to a later one."""

WHO_UNSURE: Final = N_("{sources}, reported or estimated")

MARKS: Final = {
    REPORTED: N_("Filled marks are reported."),
    UNSURE: N_(
        "Marks with a pale middle are reported or estimated; the publisher does not say which."
    ),
    ESTIMATE: N_("Hollow marks on a dotted line are estimated."),
    QUOTED: N_("Hollow marks with a dot are quoted."),
    COMPOSED: N_("Hollow marks with a cross are composed of several sources."),
}
"""What marks mean, by the kind of figure."""

LINES: Final = {
    **MARKS,
    REPORTED: N_("Lines are reported figures."),
    UNSURE: N_("Lines are reported or estimated; the publisher does not say which."),
    ESTIMATE: N_("Dotted lines are estimated."),
}
"""The same of a chart of months, which has lines without marks."""

BARS: Final = N_("Upright bars show the range in which a figure is known.")
BREAK: Final = N_("A line breaks where its figures are of all goods on one side and not the other.")
GAP_OF_YEAR: Final = N_("A gap is a year without a figure.")
GAP_OF_MONTH: Final = N_("A gap is a month without a figure.")

HELD: Final = N_("Each mark is a year.")
SHAPES: Final = {
    REPORTED: N_("A square is reported."),
    UNSURE: N_("A diamond is reported or estimated; the publisher does not say which."),
    ESTIMATE: N_("A hollow square is estimated."),
}
"""The key of the picture of what is held."""

HELD_IN: Final = {
    REPORTED: NN_("{year}: {count} figure, reported", "{year}: {count} figures, reported"),
    UNSURE: NN_(
        "{year}: {count} figure, reported or estimated",
        "{year}: {count} figures, reported or estimated",
    ),
    ESTIMATE: NN_("{year}: {count} figure, estimated", "{year}: {count} figures, estimated"),
    QUOTED: NN_("{year}: {count} figure, quoted", "{year}: {count} figures, quoted"),
}
"""What is held of a year, by status."""
