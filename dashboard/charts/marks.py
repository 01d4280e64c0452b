"""The marks of one line of a chart: by what kind of figure each is, and how sure it is. Pure.

What is not reported, or not by one source, has a mark of its own and no line to what is.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final

from dashboard.charts.chart import Line, Mark, Point, Series, day
from dashboard.charts.theme import FILLINGS, MEASURE_MARKS, THIN
from dashboard.measures.derived import ROWS
from dashboard.measures.evidence import PUBLISHED
from dashboard.measures.measuring import COMPOSED
from dashboard.text import charts as texts
from dashboard.text.accounts import without_accounts
from dashboard.text.attribution import COMPOSED_OF, source_ids
from dashboard.text.ends import DIFFER, row_text
from dashboard.text.language import Spoken, say, spoken
from dashboard.text.rows import Row, known
from dashboard.text.words import CLAUSES, in_row
from etl.schema import ESTIMATE, QUOTED, REPORTED, UNSURE

WIDE: Final = 0.03  # of the value, to each side: what was said more exactly needs no bar

_SOLID: Final = (REPORTED, UNSURE, "missing")
_LARGE: Final = (QUOTED, COMPOSED)


def series(rows: Sequence[Row], name: str, colour: str) -> Iterator[Series]:
    """A line's rows by the kind of their marks: reported with gaps, estimated, composed, quoted."""
    kinds = [
        (row, kind_of(row) if known(row["value"]) is not None else "missing", is_break(last, row))
        for last, row in pairwise([rows[0], *rows])
    ]
    found = {kind for _, kind, _ in kinds}
    for kind in (REPORTED, ESTIMATE, COMPOSED, QUOTED):
        if kind in found:
            told = name if kind == REPORTED else say(texts.KINDS[kind], measure=name)
            points = tuple(
                point
                for row, own, breaks in kinds
                if own == kind or kind not in _LARGE
                for point in (
                    # No line leads from all goods to some.
                    *([Point(place(row) - 0.5, None)] if breaks else []),
                    _point(row, kind) if own == kind else Point(place(row), None),
                )
            )
            yield Series(told, colour, points, *look(rows[0], kind), _hover(rows[0]))


def is_break(last: Row, row: Row) -> bool:
    """Whether a row is of other goods than the one before it; not where no column tells."""
    is_other = last.get("scope", "") != row.get("scope", "")
    return is_other and known(last["value"]) is not None and known(row["value"]) is not None


def kind_of(row: Row) -> str:
    """Whether a row is reported, an estimate, quoted or composed; a missing one is a gap."""
    if is_composed(row):
        return COMPOSED
    return REPORTED if row["status"] in _SOLID else str(row["status"])


def is_composed(row: Row) -> bool:
    """Whether a row has a number made of two sources; not where no column tells."""
    return row.get("composed") == "yes" and row["status"] != "missing"


def is_wide(row: Row) -> bool:
    """Whether a row is known only within more than a few percent to each side, or is disputed."""
    if _disputed(row):
        return True
    low, high = known(row["low"]), known(row["high"])
    if low is None or high is None:
        return False
    return bool((high - low) / 2 > WIDE * abs(row["value"]))


def is_monthly(row: Row) -> bool:
    """Whether a row is of a month rather than of a year."""
    return len(row["period"]) > len("2024")


def place(row: Row) -> float:
    """Where a row is on the axis of its years or months."""
    return day(row["period"]) if is_monthly(row) else int(row["period"])


def who(row: Row) -> str:
    """The sources of a number, with who is quoted in place of the table of quotes."""
    return _who(spoken(), row["note"], row["source"], row["status"], bool(row.get("composed")))


# A line has hundreds of points and few who say them.
@lru_cache(maxsize=1024)
def _who(_language: Spoken, note: str, source: str, status: str, is_composed: bool) -> str:  # noqa: FBT001
    quoted = without_accounts(note)
    if is_composed:
        return say(COMPOSED_OF, parts=quoted)
    said = in_row((quoted if name == PUBLISHED else name for name in source_ids(source)), CLAUSES)
    return say(texts.WHO_UNSURE, sources=said) if status == UNSURE else said


def _disputed(row: Row) -> bool:
    """Whether statements on a row differ; not where no column tells."""
    return row.get("spread") == DIFFER


def _point(row: Row, kind: str) -> Point:
    """A row that has a value, where it stands."""
    low, high = (known(row["low"]), known(row["high"])) if is_wide(row) else (None, None)
    ends = say(texts.HOVER_ENDS, ends=row_text(row)) if _disputed(row) else ""
    pale = row["status"] == UNSURE and kind == REPORTED
    return Point(place(row), row["value"], low, high, pale, who(row), ends, row["receipt"])


def look(row: Row, kind: str) -> tuple[Mark | None, Line | None]:
    """Mark and line of a measure's figures of one kind; months have no marks on their lines."""
    shape, solid = MEASURE_MARKS[ROWS[str(row["measure"])].mark]
    if kind in _LARGE:
        return Mark(shape, FILLINGS[kind], size=10), None
    mark = None if is_monthly(row) else Mark(shape, FILLINGS[kind])
    return mark, solid if kind == REPORTED else THIN


def _hover(row: Row) -> str:
    """What is read at a mark: the value and who says it."""
    return say(texts.HOVER[str(row["unit"])])
