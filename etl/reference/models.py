"""What each hand-kept file of ``data/reference`` may hold. Pure.

Codes of other tables are looked for in what whoever reads the file knows: ``countries``,
``products``, ``sources`` and ``measures``. ``claims.toml`` is the dashboard's; what it may hold
stands there.
"""

import math
import re
from dataclasses import dataclass
from typing import Annotated, Any, Final

from pydantic import AfterValidator, Field, ValidationInfo, create_model

from etl.countries import KINDS
from etl.reference.misfits import (
    Misfit,
    Text,
    WebAddress,
    Written,
    form,
    known,
    ours,
    passing,
    word,
)
from etl.schema import EARLIEST_YEAR, MONTH, PARTNER_BASES, STATUSES, VALUATIONS
from etl.vintage_time import is_day


def _is_number(text: str) -> bool:
    try:
        return math.isfinite(float(text))
    except ValueError:
        return False


def _is_span(text: str) -> bool:
    """A year, a month, or the months from one to a later one."""
    month = r"\d{4}-(0[1-9]|1[0-2])"
    start, _, end = text.partition("/")
    return bool(re.fullmatch(rf"\d{{4}}|{month}|{month}/{month}", text)) and not ("" < end <= start)


def _year(number: int) -> int:
    if not EARLIEST_YEAR <= number <= _LAST_YEAR:
        sentence = "{given} is not a year from {allowed} on."
        raise ours(Misfit("", sentence, str(number), (str(EARLIEST_YEAR),)))
    return number


def _abroad(code: str, info: ValidationInfo) -> str:
    if code == info.data.get("reporter"):
        raise ours(Misfit("", "{given} cannot be its own partner.", code))
    return code


_LAST_YEAR: Final = 9999
_COUNTRY: Final = "a country code of countries.csv, such as AZE"
_SIDE: Final = "a code of countries.csv, such as AZE, or of groups.toml"
_GROUP: Final = r"(?s)(?![A-Z]{3}\Z).*"
"""Groups that are not in groups.toml have names; three letters are always a code."""

_Country = Annotated[str, known("countries", _COUNTRY)]
_Number = Annotated[str, passing(_is_number, "a number such as 10 or 75.5")]
_Positive = Annotated[_Number, passing(lambda text: float(text) > 0, "above zero")]
_Whole = Annotated[str, form(r"[0-9]{1,9}", "a whole number such as 31")]
_Day = Annotated[str, passing(is_day, "a day such as 2025-02-10")]
_Month = Annotated[str, form(MONTH, "a month such as 2024-05")]
_Years = Annotated[str, form(r"[0-9]{4}/[0-9]{4}", "years such as 2005/2015")]
_Valuation = Annotated[str, word(*VALUATIONS)]
_Side = Annotated[Text, known("countries", _SIDE, but=_GROUP)]


class Area(Written):
    """One line of ``countries.csv``; aliases have a semicolon between, ``3+`` is within a month."""

    comtrade_code: _Whole
    code: Annotated[str, form(r"[A-Z_][A-Z0-9]{1,2}", "a code of three letters, such as AZE")]
    name: Text
    kind: Annotated[str, word(*KINDS)]
    valid_until: Annotated[str, passing(lambda text: not text or is_day(text), "a day or blank")]
    iso2: Annotated[str, form(r"([A-Z]{2})?", "two letters of ISO 3166, or blank")] = ""
    article: Annotated[str, word("the", "")] = ""
    aliases: str = ""
    fiscal_month: Annotated[str, form(r"(([2-9]|1[0-2])\+?)?", "a month, 3+ or blank")] = ""
    money_called: Annotated[str, form(r"([A-Z]{3})?", "a currency such as GBP, or blank")] = ""


class Product(Written):
    """One line of ``products.csv``."""

    code: Annotated[str, form(r"TOTAL|[0-9]{2,6}", "TOTAL or an HS code of 2 to 6 digits")]
    name: Text
    group: Text


class RankLine(Written):
    """One line of ``precedence.csv``: which source speaks before which."""

    rank: _Whole
    source: Annotated[str, known("sources", "a source of sources.toml", but="published")]
    status: Annotated[str, word(*STATUSES)]
    reason: Text


class ReleaseLine(Written):
    """One line of ``release_days.csv``: when a reporter's year first came out at a publisher."""

    source: Annotated[str, known("sources", "a source of sources.toml")]
    reporter: _Country
    year: Annotated[str, form(r"(19|20)[0-9]{2}", "a year such as 2024")]
    first_released: _Day
    citation: Text


class Event(Written):
    """One line of ``events.csv``; its countries are codes with a space between."""

    date: _Day
    title: Text
    countries: Annotated[Text, known("countries", _SIDE, but=_GROUP, apart=" ")]
    source: Text


class Quote(Written):
    """One line of ``published_figures.csv``: a figure somebody said, as wide as it was rounded."""

    period: Annotated[
        str, passing(_is_span, "a year, a month such as 2024-05, or two such as 2024-01/2024-05")
    ]
    reporter: _Side
    partner: _Side
    measure: Annotated[str, known("measures", "one of {allowed}")]
    product: Annotated[Text, known("products", "a code of products.csv", but=r"(?s).*[^0-9].*")]
    partner_basis: Annotated[str, word(*PARTNER_BASES)]
    value: _Number
    unit: Text
    precision: _Positive
    said_by: Text
    address: WebAddress
    note: str
    approximate: Annotated[str, word("yes", "")] = ""
    remarks: str = ""


class CorridorEntry(Written):
    """One ``[[corridor]]``."""

    reporter: _Country
    partners: Annotated[list[Annotated[_Country, AfterValidator(_abroad)]], Field(min_length=1)]
    since: Annotated[int, AfterValidator(_year)]


class Corridors(Written):
    """The whole of ``corridors.toml``."""

    corridor: list[CorridorEntry] = Field(default_factory=list)
    colours: dict[_Country, Annotated[str, form("#[0-9A-Fa-f]{6}", "a colour such as #D55E00")]] = (
        Field(default_factory=dict)
    )


def _is_stay(text: str) -> bool:
    first, _, last = text.partition("/")
    return is_day(first) and (not last or (is_day(last) and first < last))


_Members = dict[
    _Country,
    Annotated[str, passing(_is_stay, "a day such as 2004-05-01, or two: 1973-01-01/2020-01-31")],
]


class GroupEntry(Written):
    """One table of ``groups.toml``, named by the group's code; ``names`` are by language."""

    name: Text
    source: WebAddress
    members: Annotated[_Members, Field(min_length=1)]
    perhaps: _Members = Field(default_factory=dict)
    article: Annotated[str, word("the", "")] = ""
    names: dict[str, Text] = Field(default_factory=dict)
    aliases: list[Text] = Field(default_factory=list)


class SiteEntry(Written):
    """The whole of ``site.toml``: who publishes the site, and where it is found."""

    name: str = ""
    url: Annotated[
        str, form(r"(https?://[^\s/?#]+)?", "an address without a path, as https://example.org")
    ] = ""


def _fraction(number: float) -> float:
    if not 0 <= number <= 1:
        raise ours(Misfit("", "{given} is not a fraction from 0 to 1.", f"{number:g}"))
    return number


class SourceEntry(Written):
    """One table of ``sources.toml``, named by its id; ``scope`` says what its totals leave out."""

    name: Text
    publisher: Text
    address: WebAddress
    terms: Text
    citation: Text
    exports_valuation: _Valuation
    imports_valuation: _Valuation
    import_partner: Annotated[str, word(*PARTNER_BASES)]
    world_tolerance: Annotated[float, AfterValidator(_fraction)]
    world_gap: Annotated[str, word("note", "refuse")]
    title: str = ""
    scope: str = ""
    caution: str = ""
    cautions: dict[_Country, Text] = Field(default_factory=dict)
    caution_years: dict[_Country, _Years] = Field(default_factory=dict)  # of others: all
    editions: dict[str, Text] = Field(default_factory=dict)
    without_world: list[Text] = Field(default_factory=list)


@dataclass(frozen=True, slots=True)
class TableLines:
    """A table's lines: what one holds, and the columns that together are on no two of them."""

    model: type[Written]
    unique: tuple[str, ...] = ()


_TABLES: Final = {
    "countries.csv": TableLines(Area, ("comtrade_code",)),
    "products.csv": TableLines(Product, ("code",)),
    "precedence.csv": TableLines(RankLine, ("source", "status")),
    "events.csv": TableLines(Event, ("date", "title")),
    "published_figures.csv": TableLines(Quote),
    "release_days.csv": TableLines(ReleaseLine, ("source", "reporter", "year")),
}


def lines_of(name: str) -> TableLines:
    """What a table's lines hold; rates are in a column called as their file is."""
    if name in _TABLES:
        return _TABLES[name]
    rate = name.removesuffix(".csv")
    fields: dict[str, Any] = {"month": (_Month, ...), rate: (_Positive, ...), "source": (Text, ...)}
    return TableLines(create_model("Rate", __base__=Written, **fields), ("month",))
