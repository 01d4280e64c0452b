"""What must be true of figures before they are published. Pure: frames in, problems out.

A problem of level ``error`` sets its data set aside and leaves the figures held as they are; a
``note`` is listed in the manifest and on the data page, and published.
"""

import re
from collections.abc import Iterable
from typing import Final

import numpy as np
import pandas as pd

from etl.alike import Mask, Rows
from etl.building.series import TIMES, out_of_step
from etl.building.world_gaps import DOLLAR, Tolerance, world_gaps
from etl.countries import Countries
from etl.problems import SAMPLE, Problem, grouped
from etl.schema import (
    DISPATCH,
    EARLIEST_YEAR,
    FLOWS,
    FREQUENCIES,
    KEY,
    LARGEST_USD,
    MONTH,
    PARTNER_BASES,
    PRODUCT,
    STATUSES,
    TOTAL,
    VALUATIONS,
    WORLD,
    YEAR,
    DataSet,
)

MOVED: Final = 0.05
"""A published figure that moved by more than this since the last vintage is listed."""

_PRODUCT: Final = re.compile(PRODUCT)
_CHAPTER: Final = re.compile(r"[0-9]{2}")
_PERIODS: Final = {
    "A": re.compile(YEAR),
    "M": re.compile(MONTH),
}


def check(
    flows: pd.DataFrame | Rows,
    countries: Countries,
    tolerances: dict[str, Tolerance],
    newest_year: int,
    around: pd.DataFrame | Rows | None = None,
) -> list[Problem]:
    """All problems of ``flows`` (columns of the schema) that can be seen without older figures.

    ``around`` has them and the figures of other periods they will stand beside, if there are any.
    """
    rows = Rows.of(flows)
    # Sums of what is no figure say nothing.
    amounts = rows[_is_amount(rows)]
    rules = (
        _not_unique(rows),
        _unknown_codes(rows, countries),
        _bad_values(rows),
        _bad_periods(rows, newest_year),
        world_gaps(amounts, tolerances),
        _chapters_over_totals(amounts),
        _out_of_step(rows, rows if around is None else Rows.of(around)),
    )
    return [problem for found in rules for problem in found]


def compare(held: pd.DataFrame | Rows, fresh: pd.DataFrame) -> list[Problem]:
    """What moved by more than ``MOVED`` (a note) or vanished (an error) from held to fresh.

    Both have the schema's columns and hold the same questions' answers. A world figure that
    vanished is an error; a single partner's that did is a note, since small rows come and go.
    """
    if not len(held):
        return []
    pairs = _pairs(held, fresh)
    old, new = pairs.numbers("old"), pairs.numbers("new")
    gone, change = np.isnan(new), np.abs(new - old)
    moved = (change > MOVED * np.abs(old)) & (change > DOLLAR)
    world = pairs.say("partner", WORLD) & pairs.say("product", TOTAL)
    return [
        *grouped("error", "vanished", pairs[gone & world], "published figures are gone"),
        *grouped("note", "partner gone", pairs[gone & ~world], "some partners' figures are gone"),
        *grouped("note", "moved", pairs[moved], f"figures moved by more than {MOVED:.0%}"),
    ]


def _pairs(held: pd.DataFrame | Rows, fresh: pd.DataFrame) -> Rows:
    """The figures held, each once: as they were, ``old``, and as they are now, ``new``, or NaN."""
    # A basis that was unknown and is known now is the same figure; dispatch is another telling.
    before, after = (
        rows[~rows.say("partner_basis", DISPATCH)].taken() for rows in map(Rows.of, (held, fresh))
    )
    both = pd.concat([before, after], ignore_index=True)
    figures = Rows.of(both).alike(*(column for column in KEY if column != "partner_basis"))
    value, many = both["value_usd"].to_numpy(), len(before)
    # Written from the last to the first, as of a figure that stands twice the first counts.
    now = np.full(len(figures.first), np.nan)
    now[figures.of[many:][::-1]] = value[many:][::-1]
    pairs = both.assign(old=value, new=now[figures.of])
    return Rows(pairs, np.sort(figures.first[figures.first < many]))


def data_sets(flows: pd.DataFrame | Rows) -> set[DataSet]:
    """The data sets that have rows in ``flows``."""
    keys = Rows.of(flows).alike("source", "reporter", "period").each
    return {DataSet(source, reporter, period[:4]) for source, reporter, period in keys}


def in_data_sets(flows: pd.DataFrame | Rows, wanted: Iterable[DataSet]) -> Mask:
    """A mask over ``flows``: the rows that belong to the ``wanted`` data sets."""
    among = set(wanted)
    return (
        Rows.of(flows)
        .alike("source", "reporter", "period")
        .where(lambda source, who, when: DataSet(source, who, when[:4]) in among)
    )


def _not_unique(rows: Rows) -> list[Problem]:
    again = rows[rows.alike(*KEY).times > 1]
    return grouped("error", "unique key", again, "the same figure stands more than once")


def _unknown_codes(rows: Rows, countries: Countries) -> list[Problem]:
    allowed = {
        "flow": FLOWS,
        "freq": FREQUENCIES,
        "status": STATUSES,
        "valuation": VALUATIONS,
        "partner_basis": PARTNER_BASES,
        "reporter": tuple(countries.names),
        "partner": tuple(countries.names),
    }
    problems = []
    for column, codes in allowed.items():
        unknown = {code for (code,) in rows.alike(column).each} - set(codes)
        if unknown:
            named = ", ".join(sorted(unknown)[:SAMPLE])
            bad = rows[rows.where(column, unknown.__contains__)]
            problems += grouped("error", "known codes", bad, f"unknown {column} {named}")
    odd = rows[~rows.where("product", _PRODUCT.fullmatch)]
    return problems + grouped("error", "known codes", odd, "a product that is no HS code")


def _bad_values(rows: Rows) -> list[Problem]:
    value = rows.numbers("value_usd")
    infinite = ~np.isfinite(value)
    beyond = rows[~infinite & ~_is_amount(rows)]
    return [
        *grouped("error", "no negatives", rows[value < 0], "negative values"),
        *grouped("error", "finite values", rows[infinite], "values that are not numbers"),
        *grouped("error", "values in bounds", beyond, f"values beyond {LARGEST_USD:.0e} USD"),
    ]


def _is_amount(rows: Rows) -> Mask:
    return np.abs(rows.numbers("value_usd")) <= LARGEST_USD


def _out_of_step(rows: Rows, around: Rows) -> list[Problem]:
    """Figures no neighbour bears out, of the data sets of ``rows``."""
    odd = around[out_of_step(around)]
    if not len(odd):
        return []
    what = f"a {TIMES:,}th of the figures before and after, or {TIMES:,} times as much"
    return grouped("note", "out of step", odd[in_data_sets(odd, data_sets(rows))], what)


def _bad_periods(rows: Rows, newest_year: int) -> list[Problem]:
    def is_period(freq: str, period: str) -> bool:
        known = _PERIODS.get(freq)
        is_one = known is not None and known.fullmatch(period) is not None
        return is_one and EARLIEST_YEAR <= int(period[:4]) <= newest_year

    bad = rows[~rows.alike("freq", "period").where(is_period)]
    what = f"periods that are not a year or month of {EARLIEST_YEAR} to {newest_year}"
    return grouped("error", "years in range", bad, what)


def _chapters_over_totals(rows: Rows) -> list[Problem]:
    is_chapter, is_total = rows.where("product", _CHAPTER.fullmatch), rows.say("product", TOTAL)
    if not (is_chapter.any() and is_total.any()):
        return []
    by = ("source", "reporter", "partner", "flow", "freq", "period", "partner_basis")
    told, value = rows.alike(*by), rows.numbers("value_usd")
    chapters, totals = (told.sum(np.where(which, value, 0.0)) for which in (is_chapter, is_total))
    both = (told.count(is_chapter) > 0) & (told.count(is_total) > 0)
    # More only: secret goods may be in a total and in no chapter. A thousandth and a dollar are
    # what roundings may come to, as for the world (docs/sources.md, 5, rule 6).
    over = both & (chapters > totals * 1.001 + DOLLAR)
    cells = pd.DataFrame(told.each, columns=list(by)).assign(value_usd=totals)
    bad = Rows.of(cells)[over]
    return grouped("error", "chapters within total", bad, "chapters add up to more than the total")
