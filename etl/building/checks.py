"""What must be true of figures before they are published. Pure: frames in, problems out.

A problem of level ``error`` sets its data set aside and leaves the figures held as they are; a
``note`` is listed in the manifest and on the data page, and published.
"""

from collections.abc import Iterable
from typing import Final

import pandas as pd

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
    PARTNER_BASES,
    STATUSES,
    TOTAL,
    VALUATIONS,
    WORLD,
    DataSet,
)

MOVED: Final = 0.05
"""A published figure that moved by more than this since the last vintage is listed."""


def check(
    flows: pd.DataFrame,
    countries: Countries,
    tolerances: dict[str, Tolerance],
    newest_year: int,
    around: pd.DataFrame | None = None,
) -> list[Problem]:
    """All problems of ``flows`` (columns of the schema) that can be seen without older figures.

    ``around`` has them and the figures of other periods they will stand beside, if there are any.
    """
    rules = (
        _not_unique(flows),
        _unknown_codes(flows, countries),
        _bad_values(flows),
        _bad_periods(flows, newest_year),
        # Sums of what is no figure say nothing.
        world_gaps(flows[_is_amount(flows)], tolerances),
        _chapters_over_totals(flows[_is_amount(flows)]),
        _out_of_step(flows, flows if around is None else around),
    )
    return [problem for found in rules for problem in found]


def compare(held: pd.DataFrame, fresh: pd.DataFrame) -> list[Problem]:
    """What moved by more than ``MOVED`` (a note) or vanished (an error) from held to fresh.

    Both have the schema's columns and hold the same questions' answers. A world figure that
    vanished is an error; a single partner's that did is a note, since small rows come and go.
    """
    if held.empty:
        return []
    # A basis that was unknown and is known now is the same figure; dispatch is another telling.
    held, fresh = (one[one["partner_basis"].ne(DISPATCH)] for one in (held, fresh))
    key = [column for column in KEY if column != "partner_basis"]
    old = held.drop_duplicates(key).set_index(key)["value_usd"]
    new = fresh.drop_duplicates(key).set_index(key)["value_usd"]
    both = pd.concat({"old": old, "new": new}, axis=1)
    gone = both[both["new"].isna()].reset_index()
    kept = both.dropna()
    change = (kept["new"] - kept["old"]).abs()
    moved = kept[(change > MOVED * kept["old"].abs()) & (change > DOLLAR)].reset_index()
    world = (gone["partner"] == WORLD) & (gone["product"] == TOTAL)
    return [
        *grouped("error", "vanished", gone[world], "published figures are gone"),
        *grouped("note", "partner gone", gone[~world], "some partners' figures are gone"),
        *grouped("note", "moved", moved, f"figures moved by more than {MOVED:.0%}"),
    ]


def data_sets(flows: pd.DataFrame) -> set[DataSet]:
    """The data sets that have rows in ``flows``."""
    keys = flows[["source", "reporter"]].assign(year=flows["period"].str[:4]).drop_duplicates()
    return {DataSet(*key) for key in keys.itertuples(index=False, name=None)}


def in_data_sets(flows: pd.DataFrame, wanted: Iterable[DataSet]) -> pd.Series:
    """A mask over ``flows``: the rows that belong to the ``wanted`` data sets."""
    # Text, not objects: a vintage has hundreds of thousands of rows.
    keys = flows["source"] + " " + flows["reporter"] + " " + flows["period"].str[:4]
    return keys.isin({str(data_set) for data_set in wanted})


def _not_unique(flows: pd.DataFrame) -> list[Problem]:
    again = flows[flows.duplicated(list(KEY), keep=False)]
    return grouped("error", "unique key", again, "the same figure stands more than once")


def _unknown_codes(flows: pd.DataFrame, countries: Countries) -> list[Problem]:
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
        # Each code is looked at once, not once a row.
        unknown = set(flows[column].unique()) - set(codes)
        if unknown:
            named = ", ".join(sorted(map(str, unknown))[:SAMPLE])
            bad = flows[flows[column].isin(unknown)]
            problems += grouped("error", "known codes", bad, f"unknown {column} {named}")
    products = pd.Series(flows["product"].unique(), dtype="str")
    odd = products[~(products.eq(TOTAL) | products.str.fullmatch(r"\d{2}|\d{4}|\d{6}"))]
    bad = flows[flows["product"].isin(odd)] if len(odd) else flows.iloc[:0]
    return problems + grouped("error", "known codes", bad, "a product that is no HS code")


def _bad_values(flows: pd.DataFrame) -> list[Problem]:
    value = flows["value_usd"]
    infinite = value.isna() | value.abs().eq(float("inf"))
    beyond = flows[~infinite & ~_is_amount(flows)]
    return [
        *grouped("error", "no negatives", flows[value < 0], "negative values"),
        *grouped("error", "finite values", flows[infinite], "values that are not numbers"),
        *grouped("error", "values in bounds", beyond, f"values beyond {LARGEST_USD:.0e} USD"),
    ]


def _is_amount(flows: pd.DataFrame) -> "pd.Series[bool]":
    return flows["value_usd"].abs() <= LARGEST_USD


def _out_of_step(flows: pd.DataFrame, around: pd.DataFrame) -> list[Problem]:
    """Figures no neighbour bears out, of the data sets of ``flows``."""
    around = around.reset_index(drop=True)
    odd = around[out_of_step(around)]
    what = f"a {TIMES:,}th of the figures before and after, or {TIMES:,} times as much"
    return grouped("note", "out of step", odd[in_data_sets(odd, data_sets(flows))], what)


def _bad_periods(flows: pd.DataFrame, newest_year: int) -> list[Problem]:
    # Periods are few and rows many: these are looked at only where one is wrong.
    if _are_periods(flows[["freq", "period"]].drop_duplicates(), newest_year).all():
        return []
    bad = flows[~_are_periods(flows, newest_year)]
    what = f"periods that are not a year or month of {EARLIEST_YEAR} to {newest_year}"
    return grouped("error", "years in range", bad, what)


def _are_periods(flows: pd.DataFrame, newest_year: int) -> "pd.Series[bool]":
    annual = flows["period"].str.fullmatch(r"\d{4}") & flows["freq"].eq("A")
    monthly = flows["period"].str.fullmatch(r"\d{4}-(0[1-9]|1[0-2])") & flows["freq"].eq("M")
    year = pd.to_numeric(flows["period"].str[:4], errors="coerce")
    return (annual | monthly) & year.between(EARLIEST_YEAR, newest_year)


def _chapters_over_totals(flows: pd.DataFrame) -> list[Problem]:
    chapters = flows[flows["product"].str.fullmatch(r"\d{2}")]
    totals = flows[flows["product"].eq(TOTAL)]
    if chapters.empty or totals.empty:
        return []
    by = ["source", "reporter", "partner", "flow", "freq", "period", "partner_basis"]
    sums = {
        "chapters": chapters.groupby(by)["value_usd"].sum(),
        "value_usd": totals.groupby(by)["value_usd"].sum(),
    }
    joined = pd.concat(sums, axis=1).dropna().reset_index()
    # More only: secret goods may be in a total and in no chapter. A thousandth and a dollar are
    # what roundings may come to, as for the world (docs/sources.md, 5, rule 6).
    over = joined[joined["chapters"] > joined["value_usd"] * 1.001 + DOLLAR]
    return grouped("error", "chapters within total", over, "chapters add up to more than the total")
