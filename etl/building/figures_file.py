"""Reads a file of figures in the tidy columns; every mistake is told with line and column. Pure."""

import csv
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from io import StringIO
from typing import Final

import pandas as pd

from etl.building.currency import NoRateError, in_dollars
from etl.countries import Countries
from etl.schema import (
    DOLLARS,
    FLOW_COLUMNS,
    FLOWS,
    FREQUENCIES,
    KEY,
    LARGEST_USD,
    PARTNER_BASES,
    REQUIRED,
    STATUSES,
    UNKNOWN,
    VALUATIONS,
)
from etl.vintage import DataError

_MOST_ERRORS: Final = 10
_TOO_LARGE: Final = f"more than {LARGEST_USD:g} US dollars, which no trade comes to"
_SYNONYMS: Final = {"vintage": "edition"}
# Digits alone: float() would take 1_000, nan and infinity too.
_NUMBER: Final = r"[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?"
_AMOUNT: Final = ("amount", "currency")
"""What may stand in place of ``value_usd``: an amount as published, turned into dollars here."""

_PERIOD: Final = r"[0-9]{4}(-(0[1-9]|1[0-2]))?"
_PRODUCT: Final = r"TOTAL|[0-9]{2}|[0-9]{4}|[0-9]{6}"


class FaultyFileError(DataError):
    """The file cannot be taken in; the message names lines and columns. Nothing was changed."""


Rates = Callable[[str], Mapping[str, float]]
"""US dollars a unit of a currency by month (2024-05); empty for a currency without a table."""


def no_rates(_currency: str) -> Mapping[str, float]:
    """Of no currency is any rate known."""
    return {}


def read_figures(
    content: bytes, name: str, countries: Countries, rates: Rates = no_rates
) -> pd.DataFrame:
    """The file's rows, ``value_usd`` and ``rate`` as float64, else text; raises FaultyFileError.

    Columns: those of ``schema.REQUIRED``, any other of the schema, and none besides; in place of
    ``value_usd`` an ``amount`` and its ``currency``.
    """
    try:
        # Spreadsheets begin a UTF-8 file with a byte order mark.
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        message = f"{name}, line {line}: not UTF-8 text. Save the file as CSV UTF-8 and repeat."
        raise FaultyFileError(message) from error
    table = _table(text, name).rename(columns=_SYNONYMS)
    _refuse_columns(table, name)
    errors = list(_errors(table, countries))
    if errors:
        more = f" And {len(errors) - _MOST_ERRORS} more." if len(errors) > _MOST_ERRORS else ""
        message = f"{name} was not taken in. " + " ".join(errors[:_MOST_ERRORS]) + more
        raise FaultyFileError(message)
    optional = [column for column in table.columns if column not in {*REQUIRED, *_AMOUNT}]
    # Blank means not told, so that what its source says can stand in.
    known = table.assign(**{column: table[column].replace("", pd.NA) for column in optional})
    return _priced(known, name, rates).reset_index(drop=True)


def _priced(known: pd.DataFrame, name: str, rates: Rates) -> pd.DataFrame:
    """The rows with their dollars; raises FaultyFileError where no rate is known."""
    if "amount" not in known:
        return known.assign(value_usd=known["value_usd"].astype("float64"))
    foreign = sorted(set(known["currency"]) - {DOLLARS})
    try:
        priced = in_dollars(
            known.assign(amount=known["amount"].astype("float64")),
            {currency: rates(currency) for currency in foreign},
        )
    except NoRateError as error:
        message = (
            f"{name} was not taken in. Line {error.line}: {error}. Rates are read from "
            "data/reference/usd_per_<currency>.csv."
        )
        raise FaultyFileError(message) from error
    large = priced.index[priced["value_usd"] > LARGEST_USD]
    if len(large):
        message = f"{name} was not taken in. Line {large[0]}: {_TOO_LARGE}."
        raise FaultyFileError(message)
    return priced


def _table(text: str, name: str) -> pd.DataFrame:
    """The file's cells as text, each row under the number of the line it begins on."""
    # Not by pandas, to which NA is a missing cell and 01 a number; strict, as a stray quotation
    # mark would swallow lines.
    reader = csv.reader(StringIO(text, newline=""), strict=True)
    lines: list[int] = []
    rows: list[list[str]] = []
    try:
        header = next(reader, [])
        begins = reader.line_num + 1
        for row in reader:
            if row and len(row) != len(header):
                message = f"{name}, line {begins}: {len(row)} cells under {len(header)} columns."
                raise FaultyFileError(message)
            if row:
                lines.append(begins)
                rows.append(row)
            begins = reader.line_num + 1
    except csv.Error as error:
        message = f"{name}, line {reader.line_num}: not CSV ({error})."
        raise FaultyFileError(message) from error
    return pd.DataFrame(rows, columns=[cell.strip() for cell in header], index=lines, dtype="str")


def _refuse_columns(table: pd.DataFrame, name: str) -> None:
    allowed = [column for column in FLOW_COLUMNS if column not in {"input", "currency", "rate"}]
    allowed += _AMOUNT
    columns = list(table.columns)
    needed = [column for column in REQUIRED if column != "value_usd"]
    needed += _AMOUNT if set(_AMOUNT) & set(columns) else ["value_usd"]
    missing = [column for column in needed if column not in columns]
    strange = [column for column in columns if column not in allowed]
    strange += ["value_usd beside amount"] if {"value_usd", *_AMOUNT} <= set(columns) else []
    twice = sorted({column for column in columns if columns.count(column) > 1})
    said = [f"it has no column {', '.join(missing)}"] if missing else []
    said += [f"column {', '.join(map(repr, strange))} is not known"] if strange else []
    said += [f"column {', '.join(twice)} stands twice"] if twice else []
    said += ["it has no rows"] if table.empty else []
    if said:
        message = f"{name} was not taken in: {'; '.join(said)}. Columns: {', '.join(allowed)}."
        raise FaultyFileError(message)


def _errors(table: pd.DataFrame, countries: Countries) -> Iterator[str]:
    """A sentence for each cell that is wrong, with its line (the header is line 1) and column."""
    known = "no country code in countries.csv"
    good = {
        "reporter": (_is_one_of(countries.names), known),
        "partner": (_is_one_of(countries.names), known),
        "flow": (_is_one_of(FLOWS), "not X or M"),
        "freq": (_is_one_of(FREQUENCIES), "not A or M"),
        "period": (_is_like(_PERIOD), "not like 2024 or 2024-05"),
        "product": (_is_like(_PRODUCT), "not TOTAL or an HS code"),
        "value_usd": (_is_amount, f"not a number of US dollars up to {LARGEST_USD:g}"),
        "amount": (_is_amount, f"not a number up to {LARGEST_USD:g}"),
        "currency": (_is_like(r"[A-Z]{3}"), "no currency code such as GBP"),
        "status": (_is_one_of(STATUSES), f"not one of {', '.join(STATUSES)}"),
        "source": (_is_like(r"[a-z0-9][a-z0-9-]*"), "no name like my-source"),
        "valuation": (_is_one_of(("", *VALUATIONS)), f"not one of {', '.join(VALUATIONS)}"),
        "partner_basis": (
            _is_one_of(("", *PARTNER_BASES)),
            f"not one of {', '.join(PARTNER_BASES)}",
        ),
    }
    for column, (is_good, reason) in good.items():
        if column in table.columns:
            bad = table[column][~table[column].map(is_good).astype(bool)]
            for line, cell in bad.items():
                yield f"Line {line}, column {column}: {cell!r} is {reason}."
    key = [column for column in KEY if column in table.columns]
    firsts: dict[tuple[str, ...], object] = {}
    # As they will be: a blank cell and one that says unknown are one.
    told = table[key].replace("", UNKNOWN)
    for line, *cells in told.itertuples(name=None):
        first = firsts.setdefault(tuple(cells), line)
        if first != line:
            yield f"Line {line}: the same figure stands on line {first} already."


def _is_one_of(allowed: Collection[str]) -> Callable[[str], bool]:
    return frozenset(allowed).__contains__


def _is_like(pattern: str) -> Callable[[str], bool]:
    return lambda cell: re.fullmatch(pattern, cell) is not None


def _is_amount(cell: str) -> bool:
    return re.fullmatch(_NUMBER, cell) is not None and float(cell) <= LARGEST_USD
