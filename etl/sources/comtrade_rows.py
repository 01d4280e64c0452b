"""From UN Comtrade's rows to tidy figures, one short function a rule. Pure.

The rules are sections 1.3 to 1.9 of the Comtrade contract: totals picked by the pins and not by
``isAggregate``, ``primaryValue`` as it is, numbers that are not M49, names in any case.
"""

import logging
from typing import Final

import pandas as pd

from etl.countries import Countries
from etl.questions import Query, RefusedAnswerError
from etl.schema import TOTAL, UNALLOCATED, UNKNOWN, WORLD
from etl.sources.comtrade_answers import is_true, number, parse

_LOG: Final = logging.getLogger(__name__)
_ROW: Final = ["reportercode", "period", "flowcode", "partnercode", "cmdcode"]
_LEVEL: Final = "AG2"
_CHAPTER: Final = r"\d{2}"


def read(content: bytes, queries: list[Query], countries: Countries) -> pd.DataFrame:
    """The answer's figures in the schema's columns, without edition and input.

    Raises RefusedAnswerError where a field is missing or the answer is not to these questions.
    """
    table = parse(content)
    pinned = table[_pinned(table)]
    _refuse_strange(pinned, queries, countries)
    if len(table) and pinned.empty:
        message = "it has details by transport or customs procedure but no total"
        raise RefusedAnswerError(message)
    figures = _figures(_original(pinned), queries, countries)
    for query in queries:
        _refuse_without_world(query.rows(figures), query)
    return figures


def _pinned(table: pd.DataFrame) -> pd.Series:
    """Totals over second partner, customs procedure and transport; the flags tell nothing."""
    return table["partner2code"].eq("0") & table["customscode"].eq("C00") & table["motcode"].eq("0")


def _refuse_strange(table: pd.DataFrame, queries: list[Query], countries: Countries) -> None:
    """A wrong question gets another question's answer, so every row must be one asked for."""
    first = queries[0]
    asked = {(str(countries.number(query.reporter)), query.period) for query in queries}
    wanted = pd.Series(
        list(zip(table["reportercode"], table["period"], strict=True)), index=table.index
    ).isin(asked)
    wanted &= table["flowcode"].isin(first.flows)
    if first.partners is not None:
        numbers = [str(n) for n, code in countries.by_number.items() if code in first.partners]
        wanted &= table["partnercode"].isin(numbers)
    product = table["cmdcode"].isin(first.products)
    if _LEVEL in first.products:
        product |= table["cmdcode"].str.fullmatch(_CHAPTER)
    strange = table[~(wanted & product)]
    if len(strange):
        row = strange.iloc[0]
        message = "it speaks of what was not asked: " + ", ".join(f"{c} {row[c]}" for c in _ROW)
        raise RefusedAnswerError(message)


def _original(table: pd.DataFrame) -> pd.DataFrame:
    """One row a figure: the edition as filed before the UN's conversions; else it is refused."""
    flag = table["isoriginalclassification"].map(is_true)
    again = table.duplicated(_ROW, keep=False)
    has_original = flag.groupby([table[column] for column in _ROW]).transform("any")
    kept = table[~again | flag | ~has_original].drop_duplicates()
    twice = kept[kept.duplicated(_ROW)]
    if len(twice):
        row = twice.iloc[0]
        message = "it has one figure twice: " + ", ".join(f"{c} {row[c]}" for c in _ROW)
        raise RefusedAnswerError(message)
    return kept


def _figures(table: pd.DataFrame, queries: list[Query], countries: Countries) -> pd.DataFrame:
    first = queries[0]
    area = table["partnercode"].map(number)
    reporters = {str(countries.number(query.reporter)): query.reporter for query in queries}
    figures = pd.DataFrame(
        {
            "source": first.source,
            "reporter": table["reportercode"].map(reporters),
            "partner": [_partner(n, countries) for n in area],
            "flow": table["flowcode"],
            "freq": "A",
            "period": table["period"],
            "product": table["cmdcode"],
            "classification": table["classificationcode"].replace("", UNKNOWN),
            "valuation": _valuation(table),
            "partner_basis": UNKNOWN,
            "value_usd": table["primaryvalue"],
            "status": "reported",
        },
        index=table.index,
    )
    return _summed(figures[~area.isin(countries.groups)])


def _partner(area: int, countries: Countries) -> str:
    """Our code; an area that is in no table is part of the world total and of no country."""
    if area not in countries.by_number:
        _LOG.warning("UN Comtrade's area %s is in no table; it is counted as unallocated", area)
    return countries.by_number.get(area, UNALLOCATED)


def _valuation(table: pd.DataFrame) -> pd.Series:
    """CIF for imports, FOB for exports, where such a value is given at all."""
    found = pd.Series(UNKNOWN, index=table.index)
    found[table["flowcode"].eq("M") & table["cifvalue"].notna()] = "CIF"
    found[table["flowcode"].eq("X") & table["fobvalue"].notna()] = "FOB"
    return found


def _summed(figures: pd.DataFrame) -> pd.DataFrame:
    """Areas that are one to us as one row: the "nes" areas, and a country's several numbers."""
    key = ["reporter", "partner", "flow", "period", "product"]
    again = figures.duplicated(key, keep=False)
    if not again.any():
        return figures
    groups = figures[again].groupby(key, sort=False)
    rows = groups.first().assign(
        value_usd=groups["value_usd"].agg(lambda values: values.sum(skipna=False)),
        valuation=groups["valuation"].agg(_same_or_unknown),
        classification=groups["classification"].agg(_same_or_unknown),
    )
    return pd.concat([figures[~again], rows.reset_index()[list(figures.columns)]])


def _same_or_unknown(values: pd.Series) -> str:
    return str(values.iloc[0]) if (values == values.iloc[0]).all() else UNKNOWN


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
