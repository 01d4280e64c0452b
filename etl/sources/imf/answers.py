"""Reads the IMF's answers into figures. Pure.

docs/sources.md, 2.2: values are full dollars whatever SCALE says; aggregates stand among
the counterparts and are left out; a series without observations, a group without series and an
empty body are no data.
"""

import hashlib
import logging
import math
import re
from functools import partial
from itertools import groupby
from operator import itemgetter
from typing import Final

import numpy as np
import pandas as pd

from etl.alike import Rows
from etl.countries import Countries
from etl.questions import Issue, Query, Release, UnusableAnswerError
from etl.schema import (
    AS_PUBLISHED,
    ESTIMATE,
    LARGEST_USD,
    REPORTED,
    TOLD_COLUMNS,
    TOTAL,
    UNALLOCATED,
    UNKNOWN,
    UNSURE,
    WORLD,
)
from etl.sources.imf.bodies import parsed

_LOG: Final = logging.getLogger(__name__)
INDICATORS: Final = ("XG_FOB_USD", "MG_CIF_USD", "MG_FOB_USD")
"""Exports, imports with freight, imports without it; the third only where there is no second."""

_MEANING: Final = {
    "XG_FOB_USD": ("X", "FOB"),
    "MG_CIF_USD": ("M", "CIF"),
    "MG_FOB_USD": ("M", "FOB"),
}
# The IMF's own list of derivation types has twelve codes. Sure: O reported official data, R raw
# reported data, OU official data converted to US dollars; those beginning with S are the staff's
# estimates, projections and calculations (SE, SP, SC, SCC, SEME, SEHI). M is "mixed": it is the
# mark of whole recorded reports, estimated parts or not, so it cannot vouch for a figure. FA
# (adjusted with Fund records) and TPD (third-party data) were never seen here. Whatever is not
# sure may be an estimate.
_REPORTED: Final = frozenset({"O", "R", "OU"})
_ESTIMATES: Final = frozenset({"SE", "SP", "SC", "SCC", "SEME", "SEHI"})
_SPECIAL: Final = {"G001": WORLD, "TX898": UNALLOCATED}
_COUNTRY: Final = re.compile(r"[A-Z]{3}")
_PERIOD: Final = re.compile(r"(\d{4})(?:-M(\d{2}))?")
_COLUMNS: Final = [name for name in TOLD_COLUMNS if name not in AS_PUBLISHED]
_KEY: Final = ["period", "flow", "partner", "valuation"]


def asked_as(code: str) -> str:
    """The IMF's code for one of ours."""
    return next((theirs for theirs, ours in _SPECIAL.items() if ours == code), code)


def read(content: bytes, queries: list[Query], countries: Countries) -> pd.DataFrame:
    """The answer's figures in the schema's columns, without edition and input.

    Raises UnusableAnswerError where there are none, or where they are not what was asked for.
    """
    first = queries[0]
    return _figures(content, queries, countries).assign(
        source=first.source,
        reporter=first.reporter,
        freq=first.freq,
        product=TOTAL,
        classification=UNKNOWN,
        partner_basis=UNKNOWN,
    )[_COLUMNS]


def _figures(content: bytes, queries: list[Query], countries: Countries) -> pd.DataFrame:
    """The columns of ``_KEY``, ``value_usd`` and ``status``, sorted. Raises UnusableAnswerError."""
    found = _asked(_told(content, queries[0], countries), queries)
    if found.empty:
        message = "no series came, or none with a figure: that is no answer, and no zero"
        raise UnusableAnswerError(message)
    found = _once(found.assign(value_usd=_dollars(found["value_usd"])))
    rows = Rows.of(found)
    figures = rows.alike(*_KEY)
    # Imports by one valuation a period, never some partners by one and some by the other.
    with_freight = {period for period, _, _, valuation in figures.each if valuation == "CIF"}
    kept = figures.where(
        lambda period, flow, _, valuation: (
            flow == "X" or (valuation == "CIF") == (period in with_freight)
        )
    )
    order = np.argsort(figures.of, kind="stable")
    return found.iloc[order[kept[order]]].reset_index(drop=True)


def _told(content: bytes, asked: Query, countries: Countries) -> pd.DataFrame:
    """The observations in our words, values still as text. Raises UnusableAnswerError."""
    seen = Rows.of(parsed(content).observations)
    # Each code is looked at once, as there are few and rows are many.
    period = seen.texts("TIME_PERIOD", partial(_period, freq=asked.freq))
    flow = seen.texts("INDICATOR", lambda code: _MEANING.get(code, ("", ""))[0])
    strange = ~seen.say("COUNTRY", asked.reporter) | (period == "") | (flow == "")
    if strange.any():
        told = " ".join(seen[strange].taken().iloc[0])
        message = f"it speaks of what was not asked: {told}"
        raise UnusableAnswerError(message)
    return pd.DataFrame({
        "period": period,
        "flow": flow,
        "partner": seen.texts("COUNTERPART_COUNTRY", partial(_partner, countries=countries)),
        "valuation": seen.texts("INDICATOR", lambda code: _MEANING[code][1]),
        "value_usd": seen.frame["OBS_VALUE"],
        "status": seen.texts("DERIVATION_TYPE", _status),
    })  # fmt: skip


def _asked(found: pd.DataFrame, queries: list[Query]) -> pd.DataFrame:
    """Without aggregates, and without what came beside what was asked."""
    rows, partners = Rows.of(found), queries[0].partners
    periods = {query.period for query in queries}
    wanted = rows.where(
        "partner", lambda code: code != "" if partners is None else code in partners
    )
    return rows[wanted & rows.where("period", periods.__contains__)].taken()


def _once(found: pd.DataFrame) -> pd.DataFrame:
    """One figure a key; only the unallocated rest may be made of several series."""
    again = Rows.of(found).alike(*_KEY).times > 1
    if not again.any():
        return found
    twice = found[again & found["partner"].ne(UNALLOCATED)]
    if len(twice):
        period, flow, partner = twice[["period", "flow", "partner"]].iloc[0]
        message = f"it has one figure twice: {flow} with {partner} in {period}"
        raise UnusableAnswerError(message)
    sums = (
        # fsum is the same in any order, and a release is known by its figures alone.
        found[again].groupby(_KEY, as_index=False).agg({"value_usd": math.fsum, "status": _joint})
    )
    return pd.concat([found[~again], sums], ignore_index=True)


def _period(text: str, freq: str) -> str:
    """``2026-M04`` as ``2026-04``; "" for a period of another frequency."""
    found = _PERIOD.fullmatch(text)
    if not found or (found[2] is None) != (freq == "A"):
        return ""
    return found[1] if found[2] is None else f"{found[1]}-{found[2]}"


def _partner(code: str, countries: Countries) -> str:
    """Our code; "" for an aggregate. A country in no table is part of the unallocated rest."""
    if code in _SPECIAL:
        return _SPECIAL[code]
    if not _COUNTRY.fullmatch(code):
        return ""
    if countries.is_area(code):
        return code
    _LOG.warning("The IMF's code %s is in no table; it is counted as unallocated", code)
    return UNALLOCATED


def _dollars(values: pd.Series) -> "pd.Series[float]":
    """Full dollars: SCALE says how the IMF prints a value, not how it sends it."""
    try:
        dollars = values.astype("float64")
    except ValueError as error:
        message = f"a value is no number: {error}"
        raise UnusableAnswerError(message) from error
    # Python alone reads 1_123 as a number; what is endless, or none, is within no bounds.
    odd = values[~dollars.abs().le(LARGEST_USD) | values.str.contains("_", regex=False)]
    if len(odd):
        message = f"a value is no number of dollars up to {LARGEST_USD:.0e}: {odd.iloc[0][:40]}"
        raise UnusableAnswerError(message)
    return dollars


def _status(mark: str) -> str:
    if mark in _REPORTED:
        return REPORTED
    return ESTIMATE if mark in _ESTIMATES else UNSURE


def _joint(statuses: pd.Series) -> str:
    """The status of a sum."""
    (first, *others) = statuses.unique()
    return UNSURE if others else str(first)


def released(
    content: bytes, queries: list[Query], day: str, countries: Countries
) -> dict[Issue, Release]:
    """The issues with figures; what tells a release is the figures, not the header's times."""
    figures = _figures(content, queries, countries)
    rows = figures.itertuples(index=False, name=None)
    tokens = {
        period: hashlib.sha256(repr(list(its)).encode()).hexdigest()[:16]
        for period, its in groupby(rows, key=itemgetter(0))
    }
    edition = parsed(content).day or day
    return {
        query.issue: Release(tokens[query.period], edition)
        for query in queries
        if query.period in tokens
    }
