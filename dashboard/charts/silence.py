"""Years in which a side of a trade does not report: runs to be shaded, with their labels. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from dashboard.text.pages.mirror import unquoted, void_label
from dashboard.text.rows import Row
from etl.schema import ESTIMATE

_ROOM_FOR_LABEL: Final = 2  # years, beside another void

Run = tuple[int, int, str]
"""The first and last year, and the label."""


def silent(rows: Sequence[Row], names: Mapping[str, str]) -> tuple[Run, ...]:
    """The runs of years in which the same sides lack a report, the widest of a block labelled.

    ``rows`` are of both sides' reports and quotes by year, columns ``number_rows.FRAME_COLUMNS``;
    ``names`` what each side is called by itself.
    """
    by_year: dict[int, list[Row]] = {}
    for row in unquoted(rows):
        by_year.setdefault(int(row["period"]), []).append(row)
    runs: list[Run] = []
    for year, sides in sorted(by_year.items()):
        label = void_label(*_lacking(sides, names))
        if runs and label and runs[-1][1:] == (year - 1, label):
            runs[-1] = (runs[-1][0], year, label)
        elif label:
            runs.append((year, year, label))
    return tuple(_labelled(runs))


def _lacking(sides: Sequence[Row], names: Mapping[str, str]) -> Iterator[list[str]]:
    """Who has no figure, and whose is an estimate."""
    for status in ("missing", ESTIMATE):
        yield sorted({names[side["reporter"]] for side in sides if side["status"] == status})


def _labelled(runs: list[Run]) -> Iterator[Run]:
    """The runs, labelled where there is room: the widest of adjacent ones, and all wide ones."""
    for number, (first, last, label) in enumerate(runs):
        near = [run for run in runs[max(0, number - 1) : number + 2] if run[0] <= last + 1]
        near = [run for run in near if run[1] >= first - 1]
        widest = max(near, key=lambda run: run[1] - run[0])
        wide = last - first + 1 > _ROOM_FOR_LABEL
        yield first, last, label if wide or widest == (first, last, label) else ""
