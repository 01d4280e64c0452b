"""From UN Comtrade's rows to tidy figures, one short function a rule. Pure.

The rules are sections 1.3 to 1.8 of the Comtrade contract: totals picked by the pins,
``primaryValue`` as it is, numbers that are not M49, "nes" areas as the unallocated rest.
"""

import logging
from collections.abc import Iterable
from typing import Final

import pandas as pd

from etl.countries import Countries
from etl.questions import Query, RefusedAnswerError
from etl.schema import FLOW_COLUMNS, TOTAL, UNALLOCATED, UNKNOWN, WORLD
from etl.sources.comtrade_answers import Row, number, parse

_LOG: Final = logging.getLogger(__name__)
_LEVEL: Final = "AG2"
_CHAPTER_DIGITS: Final = 2
_COLUMNS: Final = [name for name in FLOW_COLUMNS if name not in {"edition", "input"}]


def read(content: bytes, queries: list[Query], countries: Countries) -> pd.DataFrame:
    """The answer's figures in the schema's columns, without edition and input.

    Raises RefusedAnswerError where a field is missing or the answer is not to these questions.
    """
    rows = parse(content)
    totals = [row for row in rows if row.is_total]
    if rows and not totals:
        message = "it has details by transport or customs procedure but no total"
        raise RefusedAnswerError(message)
    _refuse_strange(totals, queries, countries)
    members = [row for row in _original(totals) if number(row.partner) not in countries.groups]
    figures = _figures(members, queries, countries)
    for query in queries:
        _refuse_without_world(query.rows(figures), query)
    return figures


def _refuse_strange(rows: list[Row], queries: list[Query], countries: Countries) -> None:
    """A wrong question gets another question's answer, so every row must be one asked for."""
    first = queries[0]
    asked = {(str(countries.number(query.reporter)), query.period) for query in queries}
    partners = None
    if first.partners is not None:
        near = set(first.partners)
        partners = {str(n) for n, code in countries.by_number.items() if code in near}
    for row in rows:
        by_level = _LEVEL in first.products and len(row.product) == _CHAPTER_DIGITS
        if not (
            (row.reporter, row.period) in asked
            and row.flow in first.flows
            and (partners is None or row.partner in partners)
            and (row.product in first.products or (by_level and row.product.isdecimal()))
        ):
            message = f"it speaks of what was not asked: {_named(row)}"
            raise RefusedAnswerError(message)


def _original(rows: list[Row]) -> Iterable[Row]:
    """One row a figure: the edition as filed before the UN's conversions; else it is refused."""
    kept: dict[tuple[str, ...], Row] = {}
    for row in rows:
        other = kept.setdefault(row.key, row)
        if other == row or (other.is_original and not row.is_original):
            continue
        if row.is_original and not other.is_original:
            kept[row.key] = row
            continue
        message = f"it has one figure twice: {_named(row)}"
        raise RefusedAnswerError(message)
    return kept.values()


def _figures(rows: list[Row], queries: list[Query], countries: Countries) -> pd.DataFrame:
    """Tidy figures; areas that are one to us are one row: "nes" areas, a country's numbers."""
    source = queries[0].source
    reporters = {str(countries.number(query.reporter)): query.reporter for query in queries}
    together: dict[tuple[str, ...], list[Row]] = {}
    for row in rows:
        partner = _partner(number(row.partner), countries)
        key = (reporters[row.reporter], partner, row.flow, row.period, row.product)
        together.setdefault(key, []).append(row)
    records = [
        {
            "source": source,
            "reporter": reporter,
            "partner": partner,
            "flow": flow,
            "freq": "A",
            "period": period,
            "product": product,
            "classification": _same({row.classification for row in parts}),
            "valuation": _same({_valuation(row) for row in parts}),
            "partner_basis": UNKNOWN,
            # Sorted, so that the order of rows never shows in the last digit.
            "value_usd": sum(sorted(row.value for row in parts)),
            "status": "reported",
        }
        for (reporter, partner, flow, period, product), parts in together.items()
    ]
    types = {name: "float64" if name == "value_usd" else "str" for name in _COLUMNS}
    return pd.DataFrame(records, columns=_COLUMNS).astype(types)


def _partner(area: int, countries: Countries) -> str:
    """Our code; an area that is in no table is part of the world total and of no country."""
    if area not in countries.by_number:
        _LOG.warning("UN Comtrade's area %s is in no table; it is counted as unallocated", area)
    return countries.by_number.get(area, UNALLOCATED)


def _valuation(row: Row) -> str:
    """CIF for imports, FOB for exports, where such a value is given at all."""
    if row.flow == "M" and row.cif is not None:
        return "CIF"
    return "FOB" if row.flow == "X" and row.fob is not None else UNKNOWN


def _same(values: set[str]) -> str:
    """The value all agree on, else unknown."""
    (first, *others) = sorted(values)
    return UNKNOWN if others or not first else first


def _refuse_without_world(figures: pd.DataFrame, query: Query) -> None:
    """A published year has a world total: without one the answer is half, or to no question."""
    if query.products != (TOTAL,) or not (query.partners is None or WORLD in query.partners):
        return
    world = set(figures.loc[figures["partner"].eq(WORLD), "flow"])
    lacking = set(figures["flow"]) - world
    both_asked_and_none = len(query.flows) > 1 and not world
    if lacking or both_asked_and_none:
        message = f"{query.reporter} {query.period} is published, but no world total came"
        raise RefusedAnswerError(message)


def _named(row: Row) -> str:
    return (
        f"reporter {row.reporter}, partner {row.partner}, {row.flow}, {row.period}, {row.product}"
    )
