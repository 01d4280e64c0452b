"""Groups of countries and of goods as reference tables have them."""

from calendar import monthrange
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, Final

import pandas as pd

from dashboard.measures.groups import Groups, Membership

_FIRST: Final = 10_000
"""Groups are numbered from here on, where no publisher's number of a country is."""


def groups_of(grouped: Mapping[str, Any]) -> Groups:
    """Who belongs to each, by month: whoever does on its last day."""
    return Groups(
        {
            code: [
                _membership(country, stay, is_certain=kind == "members")
                for kind in ("members", "perhaps")
                for country, stay in group.get(kind, {}).items()
            ]
            for code, group in grouped.items()
        }
    )


def _membership(country: str, stay: str, *, is_certain: bool) -> Membership:
    since, _, until = stay.partition("/")
    return Membership(country, since[:7], until and _last_month(until), is_certain)


def _last_month(day: str) -> str:
    """The last month at whose end someone who left on a day was still there."""
    left = date.fromisoformat(day)
    is_whole = left.day == monthrange(left.year, left.month)[1]
    return str(left if is_whole else left.replace(day=1) - timedelta(days=1))[:7]


def chapters_of(products: pd.DataFrame) -> dict[str, frozenset[str]]:
    """The chapters of each group of goods, of the columns of ``products.csv``."""
    chapters = products[products["code"].str.fullmatch(r"\d{2}")]
    return {str(name): frozenset(codes) for name, codes in chapters.groupby("group")["code"]}


def group_names(grouped: Mapping[str, Any]) -> dict[str, str]:
    """What each is called within a sentence, in English."""
    return {
        code: " ".join(filter(None, (group.get("article", ""), group["name"])))
        for code, group in grouped.items()
    }


def group_aliases(grouped: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    """What each is called besides, in any language."""
    return {
        code: (*group.get("names", {}).values(), *group.get("aliases", ()))
        for code, group in grouped.items()
    }


def group_numbers(grouped: Mapping[str, Any]) -> dict[str, int]:
    """A number for each, by which colours are given."""
    return {code: _FIRST + at for at, code in enumerate(grouped)}


def fiscal_months(told: Mapping[Any, str]) -> dict[str, int]:
    """The first month of the year that countries count by, of a column of ``countries.csv``.

    Below 0 where the year begins within that month; those that count by calendar years are left
    out.
    """
    months = {str(code): one for code, one in told.items() if one}
    return {code: int(one) if one.isdigit() else -int(one[:-1]) for code, one in months.items()}


def texts_of(told: Mapping[Any, Any]) -> dict[str, str]:
    """What a column of ``countries.csv`` tells of each code."""
    return {str(code): str(one) for code, one in told.items()}
