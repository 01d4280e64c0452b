"""Reads HMRC's answers, each one several JSON bodies on lines of their own, into figures. Pure.

docs/sources.md, section 3. A sum over all goods holds what HMRC estimated for those who did not
answer (negative goods numbers), trade below the threshold and goods whose detail is suppressed:
they are part of the trade, so they stay in, and what they come to is said beside the figures.

Pounds become dollars by the factors of UN Comtrade's metadata for the same month and flow. A month
without a factor is kept in pounds, in the raw answer and in a remark, and is no figure in dollars.
"""

import hashlib
import math
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

import pyarrow as pa

from etl.questions import Issue, Particulars, Query, Release, UnusableAnswerError
from etl.schema import FLOWS_SCHEMA, REPORTED, TOLD_COLUMNS, TOTAL, UNKNOWN, UNSURE
from etl.sources.hmrc.bodies import are_objects, bodies_in, body
from etl.sources.publications import newest
from etl.sources.quantities import is_amount, quantity

BODIES: Final = 4
"""Country, sums, estimates, factors."""

# With the EU and with others apart (docs/sources.md, 3.1).
_FLOWS: Final = {"1": "M", "2": "X", "3": "M", "4": "X"}
_VALUATION: Final = {"X": "FOB", "M": "CIF"}
_FACTOR: Final = {"X": "exportconvfactor", "M": "importconvfactor"}
POUNDS: Final = ("GBP", "POUND")
_SCHEMA: Final = pa.schema([FLOWS_SCHEMA.field(name) for name in TOLD_COLUMNS])
_MONTH: Final = re.compile(r"[0-9]{6}")
_Month = tuple[str, str]


@dataclass(frozen=True)
class Sums:
    """An answer's pounds by month (``2024-05``) and flow, and factors to dollars by the same."""

    sums: dict[_Month, float]
    estimated: dict[_Month, float]
    suppressed: dict[_Month, float]
    factors: dict[_Month, float]


def country_filter(found: dict[str, Any]) -> str:
    """The condition for a country's numbers. Raises UnusableAnswerError where there is none."""
    rows = found.get("value", [])
    numbers = sorted({int(row["CountryId"]) for row in rows if _is_number(row.get("CountryId"))})
    if not numbers:
        message = "HMRC lists no country by that code"
        raise UnusableAnswerError(message)
    # ``in (...)`` answers 403 (docs/sources.md, 3.1).
    either = " or ".join(f"CountryId eq {number}" for number in numbers)
    return f"({either})" if len(numbers) > 1 else either


def _is_number(value: object) -> bool:
    # To Python, true is a number as well.
    return isinstance(value, int | float) and not isinstance(value, bool) and is_amount(value)


@lru_cache(maxsize=2)
def parsed(content: bytes) -> Sums:
    """An answer's sums and factors. Raises UnusableAnswerError."""
    chapters: list[list[dict[str, Any]]] = [[]]
    found: dict[str, Any] = {}
    for text in bodies_in(content):
        found = body(text)
        rows = found.get("value", found.get("data")) or []
        if not are_objects(rows):
            message = f"part {len(chapters)} of it is no list of rows"
            raise UnusableAnswerError(message)
        chapters[-1] += rows
        if not found.get("@odata.nextLink"):
            chapters.append([])
    if len(chapters) != BODIES + 1 or chapters[-1]:
        message = f"it has {len(chapters) - 1} parts instead of {BODIES}"
        raise UnusableAnswerError(message)
    _, sums, estimates, notes, _ = chapters
    return Sums(
        _summed(sums),
        _summed(estimates),
        _summed([row for row in sums if row.get("SuppressionIndex")]),
        _factors(notes),
    )


def _summed(rows: list[dict[str, Any]]) -> dict[_Month, float]:
    """Pounds by month and flow; within the EU or outside it is one to us."""
    parts: dict[_Month, list[float]] = {}
    for row in rows:
        month, value = str(row.get("MonthId")), row.get("V")
        # By its text, as a list in its place could not be looked for.
        flow = _FLOWS.get(str(row.get("FlowTypeId")))
        if not flow or not _is_number(value) or not _MONTH.fullmatch(month):
            message = f"a sum without month, flow or value: {row}"
            raise UnusableAnswerError(message[:200])
        parts.setdefault((_period(month), flow), []).append(float(str(value)))
    return {key: math.fsum(values) for key, values in sorted(parts.items())}


def _period(month: str) -> str:
    return f"{month[:4]}-{month[4:]}"


def _factors(rows: list[dict[str, Any]]) -> dict[_Month, float]:
    """Dollars a pound by month and flow, of the latest publication of each month."""
    found: dict[_Month, float] = {}
    several = [row.get("notes") or [] for row in rows]
    if not all(map(are_objects, several)):
        message = "the notes that tell its factors are no list of objects"
        raise UnusableAnswerError(message)
    notes = [note for its in several for note in its]
    named = [{name.casefold(): value for name, value in note.items()} for note in notes]
    for (_, month), note in newest(named).items():
        pounds = str(note.get("currency")).upper().startswith(POUNDS)
        if pounds and _MONTH.fullmatch(month):
            for flow, name in _FACTOR.items():
                # Text since 2026, a number before.
                factor = quantity(note.get(name))
                if factor and factor > 0 and math.isfinite(factor):
                    found[_period(month), flow] = factor
    return found


def table(content: bytes, queries: list[Query]) -> pa.Table:
    """The figures in dollars in the schema's columns, without edition and input.

    Raises UnusableAnswerError where there is no sum at all.
    """
    found = parsed(content)
    if not found.sums:
        message = "no sum came: that is no answer, and no zero"
        raise UnusableAnswerError(message)
    asked = {query.period: query for query in queries}
    records = []
    for key, pounds in found.sums.items():
        query = asked.get(key[0])
        if query and key in found.factors:
            records.append(_record(query, key[1], (pounds, found.factors[key]), found))
    arrays = [
        pa.array([record[name] for record in records], _SCHEMA.field(name).type)
        for name in TOLD_COLUMNS
    ]
    return pa.table(arrays, schema=_SCHEMA)


def _record(query: Query, flow: str, priced: tuple[float, float], found: Sums) -> dict[str, Any]:
    """One figure of pounds ``priced`` at dollars a pound."""
    (partner,) = query.partners or (UNKNOWN,)
    pounds, rate = priced
    has_estimates = (query.period, flow) in found.estimated
    return {
        "source": query.source,
        "reporter": query.reporter,
        "partner": partner,
        "flow": flow,
        "freq": query.freq,
        "period": query.period,
        "product": TOTAL,
        "classification": UNKNOWN,
        "valuation": _VALUATION[flow],
        "partner_basis": UNKNOWN,
        "value_usd": pounds * rate,
        "currency": "GBP",
        "rate": rate,
        "status": UNSURE if has_estimates else REPORTED,
    }


def released(content: bytes, queries: list[Query], day: str) -> dict[Issue, Release]:
    """The months with a sum; a release is told by its pounds, parts and factors."""
    found = parsed(content)
    tables = (found.sums, found.estimated, found.suppressed, found.factors)
    releases = {}
    for query in queries:
        keys = [(query.period, flow) for flow in ("X", "M")]
        if any(key in found.sums for key in keys):
            figures = repr([[table.get(key) for key in keys] for table in tables])
            token = hashlib.sha256(figures.encode()).hexdigest()[:16]
            releases[query.issue] = Release(token, day)
    return releases


def said(content: bytes, queries: list[Query]) -> Particulars:
    """The factors used, what was estimated or suppressed, and the months kept in pounds."""
    found = parsed(content)
    asked = {query.period: query for query in queries}
    used = {key: found.factors[key] for key in found.sums if key in found.factors}
    left = {key: pounds for key, pounds in found.sums.items() if key not in found.factors}
    facts: dict[str, Any] = {
        "note": (
            "Pounds times the US dollars a pound of UN Comtrade's metadata for the reporter's "
            "month and flow. The sums hold estimates, trade below the threshold and goods whose "
            "detail is suppressed."
        ),
        "usd_per_gbp": _by_month(used),
        "estimated_gbp": _by_month(found.estimated),
        "suppressed_gbp": _by_month(found.suppressed),
    }
    words = {"X": "exports", "M": "imports"}
    remarks = {
        asked[month]: f"no factor for {month}: kept in pounds, not converted: "
        + ", ".join(f"{words[f]} {left[month, f]:,.0f} GBP" for f in words if (month, f) in left)
        + f" with {' '.join(asked[month].partners or ())}"
        for month, _ in left
        if month in asked
    }
    return Particulars(facts, tuple(remarks.items()))


def _by_month(table: dict[_Month, float]) -> dict[str, dict[str, float]]:
    """Month, then flow."""
    months: dict[str, dict[str, float]] = {}
    for (month, flow), value in sorted(table.items()):
        months.setdefault(month, {})[flow] = value
    return months
