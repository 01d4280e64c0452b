"""From UN Comtrade's rows to tidy figures, one short function a rule. Pure.

The rules are those of docs/sources.md, 1.3 to 1.6: totals picked by the pins,
``primaryValue`` as it is, numbers that are not M49, "nes" areas as the unallocated rest.

Imports by country of dispatch: a row's second partner is where the goods were sent from, its
partner where they are from. The world row (partner 0) with a second partner is by construction the
sum over all origins (the world is the sum of partners), so that one row is asked for and read;
adding origins up ourselves would need every partner, come to the same where all are disclosed,
and to too little where some are not.

Work is done on columns: whatever is the same in many rows is looked at once.
"""

import logging
from collections import Counter
from collections.abc import Callable, Iterable
from functools import lru_cache
from itertools import compress
from operator import itemgetter
from typing import Any, Final

import pyarrow as pa

from etl.countries import Countries
from etl.questions import Query, UnusableAnswerError
from etl.schema import AS_PUBLISHED, COLUMNS, DISPATCH, READ_FROM, REPORTED, UNALLOCATED, UNKNOWN
from etl.sources.comtrade.answers import (
    FIELDS,
    OPTIONAL,
    Row,
    is_true,
    number,
    our_period,
)
from etl.sources.comtrade.answers import rows as answered_rows
from etl.sources.comtrade.asked import KEY, Columns, named, refuse_strange, refuse_without_world
from etl.sources.comtrade.values import dollars, numbers

_LOG: Final = logging.getLogger(__name__)
_NOBODY: Final = "0"
_ALL_PROCEDURES: Final = ("C00", "0")
_AT: Final = {name: place for place, name in enumerate((*FIELDS, *OPTIONAL))}
# Text as pandas keeps it, so that none is copied.
_SCHEMA: Final = pa.schema([
    (column.name, pa.large_string() if column.type == pa.string() else column.type)
    for column in COLUMNS
    if column.name not in {*READ_FROM, *AS_PUBLISHED}
])  # fmt: skip


def table(content: bytes, queries: list[Query], countries: Countries) -> pa.Table:
    """The answer's figures in the schema's columns, without edition and input.

    Raises UnusableAnswerError where a field is missing or the answer is not to these questions.
    """
    rows = answered_rows(content)
    try:
        columns = _columns(rows, by_dispatch=queries[0].basis == DISPATCH)
    except (TypeError, UnicodeEncodeError) as error:
        message = f"a code in it is neither text nor number ({error})"
        raise UnusableAnswerError(message) from error
    refuse_strange(columns, queries, countries)
    refuse_without_world(columns, queries)
    return _figures(columns, queries, countries)


def _columns(rows: list[Row], *, by_dispatch: bool) -> Columns:
    """The totals asked for, each figure once, as columns."""
    totals = _sent_from(rows) if by_dispatch else _totals(rows)
    if rows and not totals:
        message = "it has details by transport or customs procedure but no total"
        raise UnusableAnswerError(message)
    return _as_text(_original(totals))


def _totals(rows: list[Row]) -> list[Row]:
    """The totals over second partners, customs procedures and means of transport.

    The source's own flags for that differ from year to year and tell nothing.
    """
    pins = itemgetter(_AT["partner2code"], _AT["customscode"], _AT["motcode"])
    is_total = _known(lambda key: _texts(key) == (_NOBODY, *_ALL_PROCEDURES))
    return [row for row in rows if is_total[pins(row)]]


def _sent_from(rows: list[Row]) -> list[Row]:
    """The totals over origins by second partner, who is put in the partner's place."""
    pins = itemgetter(_AT["partnercode"], _AT["customscode"], _AT["motcode"])
    is_total = _known(lambda key: _texts(key) == (_NOBODY, *_ALL_PROCEDURES))
    at, second = _AT["partnercode"], _AT["partner2code"]
    return [
        (*row[:at], row[second], *row[at + 1 :]) for row in rows if is_total[pins(row)]
    ]  # fmt: skip


class _known(dict[Any, Any]):  # noqa: N801 -- used as a function with a memory
    """A function of one value that is asked once for each."""

    def __init__(self, function: Callable[[Any], Any]) -> None:
        super().__init__()
        self._function = function

    def __missing__(self, key: object) -> object:
        self[key] = value = self._function(key)
        return value


def _texts(values: Iterable[object]) -> tuple[str, ...]:
    return tuple(_text(value) for value in values)


def _text(value: object) -> str:
    return str(value).strip()


def _original(rows: list[Row]) -> list[Row]:
    """One row a figure: the edition as filed before the UN's conversions; else it is refused."""
    # The edition is not in the key: a figure in two editions is one told twice.
    key = itemgetter(*(_AT[name] for name in KEY))
    if len(set(map(key, rows))) == len(rows):
        return rows
    kept: dict[tuple[Any, ...], Row] = {}
    original = _AT["isoriginalclassification"]
    for row in rows:
        other = kept.setdefault(key(row), row)
        if other == row or (is_true(other[original]) and not is_true(row[original])):
            continue
        if is_true(row[original]) and not is_true(other[original]):
            kept[key(row)] = row
            continue
        message = f"it has one figure twice: {named(_texts(key(row)))}"
        raise UnusableAnswerError(message)
    return list(kept.values())


def _as_text(rows: list[Row]) -> Columns:
    """The columns used, codes as text, values as numbers."""
    found: Columns = {}
    for name in (*KEY, "classificationcode"):
        values = [row[_AT[name]] for row in rows]
        text = {value: _text(value) for value in set(values)}
        # JSON can hold half a character, which is no text to anybody else.
        "".join(text.values()).encode()
        found[name] = [text[value] for value in values]
    found |= {name: numbers([row[_AT[name]] for row in rows]) for name in ("cifvalue", "fobvalue")}
    values = [row[_AT["primaryvalue"]] for row in rows]
    found["primaryvalue"] = dollars(
        values, lambda place: named(_texts(rows[place][_AT[name]] for name in KEY))
    )
    return found


def _figures(columns: Columns, queries: list[Query], countries: Countries) -> pa.Table:
    """Tidy figures; areas that are one to us are one row: "nes" areas, a country's numbers."""
    by_dispatch = queries[0].basis == DISPATCH
    areas = {text: _area(text) for text in set(columns["partnercode"])}
    groups = {text for text, area in areas.items() if area in countries.groups}
    partner = {text: _partner(area, countries) for text, area in areas.items()}
    reporters = {str(countries.number(query.reporter)): query.reporter for query in queries}
    period = {text: our_period(text) for text in set(columns["period"])}
    cells: Columns = {
        "reporter": [reporters[text] for text in columns["reportercode"]],
        "partner": [partner[text] for text in columns["partnercode"]],
        "flow": columns["flowcode"],
        "period": [period[text] for text in columns["period"]],
        "product": columns["cmdcode"],
        "classification": columns["classificationcode"],
        "valuation": list(
            map(_valuation, columns["flowcode"], columns["cifvalue"], columns["fobvalue"])
        ),
        "value_usd": columns["primaryvalue"],
    }
    # A group counts its members twice; by dispatch the world is the one the main figures have.
    left_out = groups | ({_NOBODY} if by_dispatch else set())
    if left_out & areas.keys():
        cells = _where(cells, [text not in left_out for text in columns["partnercode"]])
    counted = Counter([partner[text] for text in areas.keys() - groups])
    cells = _together(cells, {code for code, times in counted.items() if times > 1})
    many = len(cells["partner"])
    cells |= {
        "source": [queries[0].source] * many,
        "freq": [queries[0].freq] * many,
        "partner_basis": [DISPATCH if by_dispatch else UNKNOWN] * many,
        "status": [REPORTED] * many,
    }
    return pa.table(cells, schema=_SCHEMA)


def _where(cells: Columns, mask: list[bool]) -> Columns:
    return {name: list(compress(values, mask)) for name, values in cells.items()}


def _together(cells: Columns, several: set[str]) -> Columns:
    """The rows, those of partners that came under several numbers as one each, at the end."""
    if not several:
        return cells
    is_shared = [code in several for code in cells["partner"]]
    apart = _where(cells, [not shared for shared in is_shared])
    joined: dict[Row, list[Row]] = {}
    for row in zip(*_where(cells, is_shared).values(), strict=True):
        # The first five cells say which figure it is, in the order ``cells`` has them.
        joined.setdefault(row[:5], []).append(row)
    for key, parts in joined.items():
        edition, valuation = (_same({part[place] for part in parts}) for place in (5, 6))
        # Sorted, so that the order of rows never shows in the last digit.
        values = sorted(float(part[7]) for part in parts)
        for column, value in zip(
            apart.values(), (*key, edition, valuation, sum(values)), strict=True
        ):  # fmt: skip
            column.append(value)
    return apart


_area: Final = lru_cache(maxsize=2000)(number)


def _partner(area: int, countries: Countries) -> str:
    """Our code; an area that is in no table is part of the world total and of no country."""
    if area not in countries.by_number:
        _LOG.warning("UN Comtrade's area %s is in no table; it is counted as unallocated", area)
    return countries.by_number.get(area, UNALLOCATED)


def _valuation(flow: str, cif: float | None, fob: float | None) -> str:
    """CIF for imports, FOB for exports, where such a value is given at all (0 is not)."""
    # Never rebuilt from one another: 0 and null both mean not given (docs/sources.md, 1.4).
    if flow == "M" and cif:
        return "CIF"
    return "FOB" if flow == "X" and fob else UNKNOWN


def _same(values: set[str]) -> str:
    """The value all agree on, else unknown."""
    (first, *others) = sorted(values)
    return UNKNOWN if others or not first else first
