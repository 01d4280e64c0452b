"""Whether UN Comtrade's rows answer what was asked, and no other question. Pure."""

from itertools import compress
from typing import Any, Final

from etl.countries import Countries
from etl.questions import Query, UnusableAnswerError
from etl.schema import TOTAL, WORLD
from etl.sources.comtrade.answers import our_period
from etl.sources.comtrade.plan import LEVEL

KEY: Final = ("reportercode", "period", "flowcode", "partnercode", "cmdcode")
"""The fields that tell one figure from another."""
_CHAPTER_DIGITS: Final = 2
_NOBODY: Final = "0"

Columns = dict[str, list[Any]]
"""Rows as columns, by field."""


def refuse_strange(columns: Columns, queries: list[Query], countries: Countries) -> None:
    """A wrong question gets another question's answer, so every row must be one asked for."""
    first = queries[0]
    asked = {(str(countries.number(query.reporter)), query.period) for query in queries}
    partners = set(columns["partnercode"])
    if first.partners is not None:
        near = set(first.partners)
        partners = {str(n) for n, code in countries.by_number.items() if code in near}
    products = set(first.products)
    by_level = LEVEL in products
    periods = {period: our_period(period) for period in set(columns["period"])}
    strange = {
        "partnercode": set(columns["partnercode"]) - partners,
        "flowcode": set(columns["flowcode"]) - set(first.flows),
        "cmdcode": {
            code
            for code in set(columns["cmdcode"]) - products
            if not (by_level and len(code) == _CHAPTER_DIGITS and code.isdecimal())
        },
    }
    pairs = set(zip(columns["reportercode"], columns["period"], strict=True))
    others = {pair for pair in pairs if (pair[0], periods[pair[1]]) not in asked}
    if others or any(strange.values()):
        for key in zip(*(columns[name] for name in KEY), strict=True):
            one = dict(zip(KEY, key, strict=True))
            if key[:2] in others or any(one[name] in codes for name, codes in strange.items()):
                message = f"it speaks of what was not asked: {named(key)}"
                raise UnusableAnswerError(message)


def refuse_without_world(columns: Columns, queries: list[Query]) -> None:
    """A published year has a world total: without one the answer is half, or to no question."""
    first = queries[0]
    if first.products != (TOTAL,) or not (first.partners is None or WORLD in first.partners):
        return
    keys = [columns[name] for name in ("reportercode", "period", "flowcode")]
    is_world = [code == _NOBODY for code in columns["partnercode"]]
    flows = set(zip(*keys, strict=True))
    world = set(compress(zip(*keys, strict=True), is_world))
    lacking = {key[:2] for key in flows - world}
    # Asked for one flow alone, a reporter may have none of it; of both, some trade there is.
    if len(first.flows) > 1:
        lacking |= {key[:2] for key in flows} - {key[:2] for key in world}
    if lacking or (len(first.flows) > 1 and len({key[:2] for key in world}) < len(queries)):
        message = f"{_whose(first, queries)} is published, but no world total came"
        raise UnusableAnswerError(message)


def _whose(first: Query, queries: list[Query]) -> str:
    return f"{first.reporter} {first.period}" + (" or another year" if len(queries) > 1 else "")


def named(key: tuple[str, ...]) -> str:
    """Which figure it is, for people; ``key`` has the values of ``KEY``."""
    reporter, period, flow, partner, product = key
    return f"reporter {reporter}, partner {partner}, {flow}, {period}, {product}"
