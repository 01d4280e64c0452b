"""Reads the IMF's answers, SDMX-CSV or SDMX-ML, into tidy figures. Pure.

Section 2.1 of the contract: values are full dollars whatever SCALE says; aggregates stand among
the counterparts and are left out; a series without observations, a group without series and an
empty body are no data. Columns are addressed by name, since their order varies.
"""

import csv
import hashlib
import io
import logging
import math
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final, NamedTuple
from xml.etree import ElementTree as ET

import pandas as pd
import pyarrow as pa

from etl.countries import Countries
from etl.questions import Issue, NotAnAnswerError, Query, RefusedAnswerError, Release
from etl.schema import FLOW_COLUMNS, FLOWS_SCHEMA, TOTAL, UNALLOCATED, UNKNOWN, WORLD

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
_FIELDS: Final = ("COUNTRY", "INDICATOR", "COUNTERPART_COUNTRY", "TIME_PERIOD", "OBS_VALUE")
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_COLUMNS: Final = [name for name in FLOW_COLUMNS if name not in {"edition", "input"}]
_SCHEMA: Final = pa.schema([FLOWS_SCHEMA.field(name) for name in _COLUMNS])


class Observation(NamedTuple):
    """One value as it came, codes and all; ``derivation`` is empty where it is not marked."""

    country: str
    indicator: str
    counterpart: str
    period: str
    value: str
    derivation: str


def asked_as(code: str) -> str:
    """The IMF's code for one of ours."""
    return next((theirs for theirs, ours in _SPECIAL.items() if ours == code), code)


def accept(content: bytes) -> None:
    """Raise NotAnAnswerError where a body is neither SDMX-CSV nor SDMX-ML, or is empty."""
    text = content[:2000].decode("utf-8-sig", "replace").lstrip()
    if not text:
        message = "the body is empty"
        raise NotAnAnswerError(message)
    is_xml = text.startswith("<") and "StructureSpecificData" in text
    if not is_xml and not set(_FIELDS) <= set(text.splitlines()[0].replace('"', "").split(",")):
        message = f"neither SDMX-CSV nor SDMX-ML, it begins {text[:40]!r}"
        raise NotAnAnswerError(message)


def observations(content: bytes) -> list[Observation]:
    """Every observation that has a value. Raises RefusedAnswerError where the body is broken."""
    return _parsed(content)[1]


@lru_cache(maxsize=2)
def _parsed(content: bytes) -> tuple[str, list[Observation]]:
    """The day of the data set's last update, "" where it is not said, and the observations."""
    try:
        if content.lstrip(b"\xef\xbb\xbf \r\n").startswith(b"<"):
            return _from_xml(content)
        return "", list(_from_csv(content))
    except (UnicodeDecodeError, csv.Error, ET.ParseError, KeyError, TypeError) as error:
        message = f"it cannot be read ({type(error).__name__}: {error})"
        raise RefusedAnswerError(message) from error


def _from_csv(content: bytes) -> Iterator[Observation]:
    text = io.StringIO(content.decode("utf-8-sig"), newline="")
    for row in csv.DictReader(text, strict=True):
        if row["OBS_VALUE"].strip():
            mark = (row.get("DERIVATION_TYPE") or "").strip()
            yield Observation._make([*(row[name].strip() for name in _FIELDS), mark])


def _from_xml(content: bytes) -> tuple[str, list[Observation]]:
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        message = "it declares entities, which no answer does"
        raise RefusedAnswerError(message)
    root = ET.fromstring(content)  # noqa: S314 -- without entities there is nothing to expand
    found, day = [], ""
    for data_set in root.iter():
        if _local(data_set.tag) == "DataSet":
            said = data_set.get("UPDATE_DATE") or data_set.get("PUBLICATION_DATE") or ""
            day = said[:10] if _DAY.match(said) else day
    for series in root.iter():
        if _local(series.tag) == "Series":
            who = tuple(series.get(name, "") for name in _FIELDS[:3])
            for one in series:
                value = one.get("OBS_VALUE", "").strip()
                if value:
                    mark = one.get("DERIVATION_TYPE") or series.get("DERIVATION_TYPE") or ""
                    found.append(Observation._make([*who, one.attrib["TIME_PERIOD"], value, mark]))
    return day, found


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


def read(content: bytes, queries: list[Query], countries: Countries) -> pd.DataFrame:
    """The answer's figures in the schema's columns, without edition and input.

    Raises RefusedAnswerError where there are none, or where they are not what was asked for.
    """
    rows = _rows(content, queries, countries)
    first = queries[0]
    constant = {
        "source": first.source,
        "reporter": first.reporter,
        "freq": first.freq,
        "product": TOTAL,
        "classification": UNKNOWN,
        "partner_basis": UNKNOWN,
    }
    names = ("period", "flow", "partner", "valuation", "value_usd", "status")
    cells = dict(zip(names, zip(*rows, strict=True), strict=True))
    whole = {name: [value] * len(rows) for name, value in constant.items()} | cells
    arrays = [pa.array(whole[name], _SCHEMA.field(name).type) for name in _COLUMNS]
    frame: pd.DataFrame = pa.table(arrays, schema=_SCHEMA).to_pandas()
    return frame


_Row = tuple[str, str, str, str, float, str]


def _rows(content: bytes, queries: list[Query], countries: Countries) -> list[_Row]:
    """(period, flow, partner, valuation, dollars, status), sorted. Raises RefusedAnswerError."""
    periods = {query.period for query in queries}
    first = queries[0]
    partners = None if first.partners is None else set(first.partners)
    parts: dict[tuple[str, str, str, str], list[tuple[float, str]]] = {}
    for seen in observations(content):
        period, partner = _period(seen.period, first.freq), _partner(seen.counterpart, countries)
        meaning = _MEANING.get(seen.indicator)
        if seen.country != first.reporter or not period or not meaning:
            message = f"it speaks of what was not asked: {seen}"
            raise RefusedAnswerError(message)
        if period not in periods or not partner or (partners and partner not in partners):
            continue
        key = (period, meaning[0], partner, meaning[1])
        parts.setdefault(key, []).append((_dollars(seen), seen.derivation))
    _refuse_twice(parts)
    if not parts:
        message = "no series came, or none with a figure: that is no answer, and no zero"
        raise RefusedAnswerError(message)
    with_freight = {(key[0], key[1]) for key in parts if key[3] == "CIF"}
    return sorted(
        (*key, math.fsum(value for value, _ in several), _status({mark for _, mark in several}))
        for key, several in parts.items()
        # Imports by one valuation a period, never some partners by one and some by the other.
        if key[1] == "X" or (key[3] == "CIF") == ((key[0], key[1]) in with_freight)
    )


def _refuse_twice(parts: dict[tuple[str, str, str, str], list[tuple[float, str]]]) -> None:
    """Only the unallocated rest may be made of several series."""
    for (period, flow, partner, _), several in parts.items():
        if len(several) > 1 and partner != UNALLOCATED:
            message = f"it has one figure twice: {flow} with {partner} in {period}"
            raise RefusedAnswerError(message)


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


def _dollars(seen: Observation) -> float:
    """Full dollars: SCALE says how the IMF prints a value, not how it sends it."""
    try:
        value = float(seen.value)
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        message = f"a value is no number: {seen}"
        raise RefusedAnswerError(message)
    return value


def _status(marks: Iterable[str]) -> str:
    kinds = set(marks)
    if kinds <= _REPORTED:
        return "reported"
    return "estimate" if kinds <= _ESTIMATES else "reported-or-estimated"


def released(
    content: bytes, queries: list[Query], day: str, countries: Countries
) -> dict[Issue, Release]:
    """The issues with figures; what tells a release is the figures, not the header's times."""
    rows = _rows(content, queries, countries)
    by_period: dict[str, list[_Row]] = {}
    for row in rows:
        by_period.setdefault(row[0], []).append(row)
    edition = _parsed(content)[0] or day
    found = {}
    for query in queries:
        if query.period in by_period:
            token = hashlib.sha256(repr(by_period[query.period]).encode()).hexdigest()[:16]
            found[query.issue] = Release(token, edition)
    return found
