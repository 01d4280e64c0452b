"""What must be true of figures before they are published. Pure: frames in, problems out.

A problem of level ``error`` sets its data set aside and leaves the figures held as they are; a
``note`` is listed in the manifest and on the data page, and published.
"""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any, Final

import pandas as pd

from etl.countries import Countries
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
from etl.series import TIMES, out_of_step

MOVED: Final = 0.05
"""A published figure that moved by more than this since the last vintage is listed."""

WHOLE_FROM: Final = 30
"""A data set with at least this many partners is taken to list them all."""

DOLLAR: Final = 1.0
"""Differences up to a dollar are rounding (Comtrade rounds to three decimals)."""

_SAMPLE: Final = 5


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding: its level, the rule, the data set, a sentence, and some of the rows meant."""

    level: str
    rule: str
    data_set: DataSet
    message: str
    rows: tuple[str, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """For the manifest."""
        return asdict(self)

    def __str__(self) -> str:
        sample = f" [{'; '.join(self.rows)}]" if self.rows else ""
        return f"{self.data_set}: {self.message}{sample}"


@dataclass(frozen=True, slots=True)
class Tolerance:
    """How far one source's world figure may be from the sum of its partners, and what then.

    ``share`` is a fraction of the world figure; ``refuse`` tells an error from a note.
    ``without_world`` are editions that came without their world figure, which is then a note.
    """

    share: float
    refuse: bool
    without_world: frozenset[str] = frozenset()


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
        _world_gaps(flows[_is_amount(flows)], tolerances),
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
        *_grouped("error", "vanished", gone[world], "published figures are gone"),
        *_grouped("note", "partner gone", gone[~world], "some partners' figures are gone"),
        *_grouped("note", "moved", moved, f"figures moved by more than {MOVED:.0%}"),
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


def _data_set_column(flows: pd.DataFrame) -> pd.Series:
    columns = (flows["source"], flows["reporter"], flows["period"].str[:4])
    return pd.Series(
        [DataSet(*key) for key in zip(*columns, strict=True)], index=flows.index, dtype=object
    )


def _grouped(level: str, rule: str, rows: pd.DataFrame, what: str) -> list[Problem]:
    problems = []
    for data_set, group in rows.groupby(_data_set_column(rows)) if len(rows) else ():
        sample = tuple(_describe(row) for row in group.head(_SAMPLE).to_dict("records"))
        message = f"{what} ({len(group)} row{'s' if len(group) > 1 else ''})"
        problems.append(Problem(level, rule, data_set, message, sample))
    return problems


def _describe(row: dict[Any, Any]) -> str:
    names = ("reporter", "partner", "flow", "period", "product")
    text = " ".join(str(row[name]) for name in names if name in row)
    if "old" in row:
        now = "none" if pd.isna(row["new"]) else _amount(row["new"])
        return f"{text}: {_amount(row['old'])} to {now} USD"
    return f"{text}: {_amount(row['value_usd'])} USD" if "value_usd" in row else text


def _amount(value: float) -> str:
    """Dollars in digits, or by their order where they are no figure: 1e+308 has 309 of them."""
    return f"{value:,.0f}" if abs(value) <= LARGEST_USD else f"{value:.3g}"


def _not_unique(flows: pd.DataFrame) -> list[Problem]:
    again = flows[flows.duplicated(list(KEY), keep=False)]
    return _grouped("error", "unique key", again, "the same figure stands more than once")


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
            named = ", ".join(sorted(map(str, unknown))[:_SAMPLE])
            bad = flows[flows[column].isin(unknown)]
            problems += _grouped("error", "known codes", bad, f"unknown {column} {named}")
    products = pd.Series(flows["product"].unique(), dtype="str")
    odd = products[~(products.eq(TOTAL) | products.str.fullmatch(r"\d{2}|\d{4}|\d{6}"))]
    bad = flows[flows["product"].isin(odd)] if len(odd) else flows.iloc[:0]
    return problems + _grouped("error", "known codes", bad, "a product that is no HS code")


def _bad_values(flows: pd.DataFrame) -> list[Problem]:
    value = flows["value_usd"]
    infinite = value.isna() | value.abs().eq(float("inf"))
    beyond = flows[~infinite & ~_is_amount(flows)]
    return [
        *_grouped("error", "no negatives", flows[value < 0], "negative values"),
        *_grouped("error", "finite values", flows[infinite], "values that are not numbers"),
        *_grouped("error", "values in bounds", beyond, f"values beyond {LARGEST_USD:.0e} USD"),
    ]


def _is_amount(flows: pd.DataFrame) -> "pd.Series[bool]":
    return flows["value_usd"].abs() <= LARGEST_USD


def _out_of_step(flows: pd.DataFrame, around: pd.DataFrame) -> list[Problem]:
    """Figures no neighbour bears out, of the data sets of ``flows``."""
    around = around.reset_index(drop=True)
    odd = around[out_of_step(around)]
    what = f"a {TIMES:,}th of the figures before and after, or {TIMES:,} times as much"
    return _grouped("note", "out of step", odd[in_data_sets(odd, data_sets(flows))], what)


def _bad_periods(flows: pd.DataFrame, newest_year: int) -> list[Problem]:
    if _are_periods(flows[["freq", "period"]].drop_duplicates(), newest_year).all():
        return []
    bad = flows[~_are_periods(flows, newest_year)]
    what = f"periods that are not a year or month of {EARLIEST_YEAR} to {newest_year}"
    return _grouped("error", "years in range", bad, what)


def _are_periods(flows: pd.DataFrame, newest_year: int) -> "pd.Series[bool]":
    annual = flows["period"].str.fullmatch(r"\d{4}") & flows["freq"].eq("A")
    monthly = flows["period"].str.fullmatch(r"\d{4}-(0[1-9]|1[0-2])") & flows["freq"].eq("M")
    year = pd.to_numeric(flows["period"].str[:4], errors="coerce")
    return (annual | monthly) & year.between(EARLIEST_YEAR, newest_year)


def world_sums(flows: pd.DataFrame) -> pd.DataFrame:
    """The totals with the world and with partners: a row a source, reporter, period and flow.

    ``world`` is the world figure in US dollars, missing where none is told; ``sum`` is what the
    partners add up to, ``size`` how many they are, ``edition`` that of one of them. Imports
    ``by_dispatch`` are the same goods told a second time, and so a row of their own.
    """
    totals = flows[flows["product"].eq(TOTAL)]
    is_world, value = totals["partner"].eq(WORLD), totals["value_usd"]
    by = ["source", "reporter", "freq", "period", "flow", "by_dispatch"]
    cells = totals[by[:-1]].assign(
        by_dispatch=totals["partner_basis"].eq(DISPATCH),
        world=value.where(is_world, 0.0),
        told=is_world,
        sum=value.mask(is_world, 0.0),
        size=~is_world,
        edition=totals["edition"],
    )
    groups = cells.groupby(by)
    sums = groups.sum(numeric_only=True).join(groups["edition"].last()).reset_index()
    return sums.assign(world=sums["world"].where(sums["told"] > 0))


def _world_gaps(flows: pd.DataFrame, tolerances: dict[str, Tolerance]) -> list[Problem]:
    """World against the sum of partners, where the data set lists all partners."""
    # A country's trade with itself (goods come back) is a partner row and part of its world figure.
    sums = world_sums(flows)
    problems = []
    for row in sums[~sums["by_dispatch"] & (sums["size"] > 0)].to_dict("records"):
        tolerance = tolerances.get(row["source"], Tolerance(0.001, refuse=True))
        problems += _world_gap(row, tolerance)
    return problems


def _world_gap(row: dict[Any, Any], tolerance: Tolerance) -> list[Problem]:
    data_set = DataSet(row["source"], row["reporter"], row["period"][:4])
    whole = row["size"] >= WHOLE_FROM
    what = f"{'exports' if row['flow'] == 'X' else 'imports'} {row['period']}"
    if pd.isna(row["world"]):
        if not whole:
            return []
        if row["edition"] in tolerance.without_world:
            message = f"{what}: {row['size']} partners; this edition came without a world figure"
            return [Problem("note", "world row", data_set, message)]
        message = f"{what}: {row['size']} partners but no world figure, half a data set"
        return [Problem("error", "world row", data_set, message)]
    gap = row["sum"] - row["world"]
    allowed = max(tolerance.share * row["world"], DOLLAR)
    if gap <= allowed and (not whole or gap >= -allowed):
        return []
    relative = f"{gap / row['world']:+.2%}" if row["world"] else "without a world figure"
    message = f"{what}: partners add up to {row['sum']:,.0f} USD, {relative} from the world figure"
    return [Problem("error" if tolerance.refuse else "note", "world sum", data_set, message)]


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
    over = joined[joined["chapters"] > joined["value_usd"] * 1.001 + DOLLAR]
    return _grouped(
        "error", "chapters within total", over, "chapters add up to more than the total"
    )
