"""The frames behind a claim's page and downloads: its readings, and its measure by year. Pure."""

from collections.abc import Iterable, Sequence
from typing import Final

import pandas as pd

from dashboard.address.links import Receipts
from dashboard.claims.readings import Evaluation, Outcome, Reading
from dashboard.frames.number_rows import (
    NUMBER_COLUMNS,
    charted,
    chosen_of,
    goods_name,
)
from dashboard.frames.one_number import numbers_of
from dashboard.measures.derived import operated_name
from dashboard.measures.periods import is_year
from dashboard.state.snapshot import Snapshot
from dashboard.text import pieces
from dashboard.text.accounts import noted
from dashboard.text.language import say
from dashboard.text.readings import scope_column
from dashboard.text.rows import Row, having
from etl.schema import TOTAL

_ALL: Final = "readings"

READING_COLUMNS: Final = {
    "chart": "readings-1, or years-1 by year, of the first thing asserted, and so on",
    "kind": "reading, or year for the first reading in every year, as charted",
    "claim": "the claim's id",
    "statement": "which of the things it asserts, from 1",
    "reporter": "the country whose trade it is, alpha-3",
    "partner": "the other country, alpha-3",
    "measure": "a name of docs/claims.md",
    "operation": "level, change, change in points, or partner over reporter",
    "period": "the year measured",
    "base": "the earlier year of a change",
    "than": "the other partner it is held against",
    "report": "reporter or partner: whose customs counted",
    "scope": "all goods, or what is left out",
    "basis": "imports by country of dispatch, where that is the reading",
    "primary": "yes for the reading the verdict is given on",
    "verdict": "by the rule of docs/claims.md",
    "claimed": "the claimed number",
    "precision": "the unit it was rounded to",
}
"""The columns of a claim's CSV that come before those of every number."""

TEXT_COLUMNS: Final = {
    "quote": "the words of a checked text",
    "sentence": "what they were read as",
}
"""The columns of a text's CSV that come after them."""


def claim_rows(evaluation: Evaluation, vintage: str, *, years: bool = True) -> list[Row]:
    """All readings, then the first one by year: ``READING_COLUMNS``, value to vintage."""
    return [
        {
            "chart": chart_of_readings(number) if kind == "reading" else f"years-{number}",
            "kind": kind,
            "claim": evaluation.claim.id,
            "statement": number,
            **row,
        }
        for number, outcome in enumerate(evaluation.outcomes, 1)
        for kind, readings in (
            ("reading", outcome.readings),
            ("year", outcome.years if years and is_year(outcome.primary.case.period) else ()),
        )
        for row in _rows(outcome, readings, vintage)
    ]


def noted_readings(evaluation: Evaluation, snapshot: Snapshot, *, years: bool = True) -> list[Row]:
    """The same on a state, with what is said in notes where accounts of the trade differ."""
    rows = claim_rows(evaluation, snapshot.vintage.id, years=years)
    return noted(rows, snapshot.disagreements(evaluation.claim))


def chart_of_readings(number: int) -> str:
    """The name of the readings of the first, second or next thing asserted."""
    return f"readings-{number}"


def readings_charted(rows: Sequence[Row], chart: str) -> pd.DataFrame:
    """The rows of one chart as a frame; of several things asserted ``readings`` are all of them.

    Raises SelectionError where there is no such chart.
    """
    if chart == _ALL:
        return readings_frame(having(rows, "kind", "reading"))
    return readings_frame(charted(rows, chart))


def readings_frame(rows: Sequence[Row]) -> pd.DataFrame:
    """These rows as a frame, with numbers as numbers."""
    numbers = dict.fromkeys(("value", "low", "high", "claimed", "precision"), "float64")
    return pd.DataFrame(rows, columns=[*READING_COLUMNS, *NUMBER_COLUMNS]).astype(numbers)


def _rows(outcome: Outcome, readings: Iterable[Reading], vintage: str) -> list[Row]:
    statement = outcome.statement
    return [
        {
            "reporter": reading.case.reporter,
            "partner": reading.case.partner,
            "measure": reading.measure,
            "operation": statement.operation,
            "period": reading.case.period,
            "base": reading.case.base,
            "than": reading.case.than,
            "report": reading.case.report,
            "scope": scope_column(reading.case.lens),
            "basis": reading.case.basis,
            "primary": "yes" if reading == outcome.primary else "",
            "verdict": reading.verdict.value,
            "claimed": statement.assertion.value,
            "precision": statement.assertion.precision,
            **_number(reading, outcome, vintage),
        }
        for reading in readings
    ]


def years_rows(outcome: Outcome, vintage: str) -> list[Row]:
    """The primary reading by year, every year between the first and last, as for any chart."""
    found = {int(reading.case.period): reading for reading in outcome.years}
    return [
        {
            "reporter": outcome.statement.reporter,
            "partner": outcome.statement.partner,
            "period": str(year),
            "base": found[year].case.base if year in found else "",
            "measure": charted_measure(outcome),
            "vintage": vintage,
            "goods": goods_name(outcome.primary.case.without, outcome.primary.case.only or TOTAL),
            "chosen": chosen_of(outcome.asked),
            **(_number(found[year], outcome, vintage) if year in found else _missing(outcome)),
        }
        for year in range(min(found), max(found) + 1)
    ]


def charted_measure(outcome: Outcome) -> str:
    """What a statement's chart shows: the measure, or by a name of its own what is done with it."""
    return operated_name(outcome.statement.measure, outcome.statement.operation)


def _number(reading: Reading, outcome: Outcome, vintage: str) -> dict[str, object]:
    """A reading's number, with the way to its receipt where there is one."""
    receipt = Receipts(vintage).reading(reading, outcome.statement.operation)
    known = reading.measured.value is not None
    return {
        **numbers_of(reading.measured),
        "receipt": receipt if known else "",
        "vintage": vintage,
    }


def _missing(outcome: Outcome) -> dict[str, object]:
    empty = dict.fromkeys(
        ("statuses", "composed", "source", "edition", "valuation", "partner_basis", "receipt"), ""
    )
    numbers = dict.fromkeys(("value", "low", "high")) | {"spread": ""}
    numbers |= {"unit": outcome.primary.measured.unit}
    return {**numbers, "status": "missing", **empty, "note": say(pieces.NOT_ON_RECORD)}
