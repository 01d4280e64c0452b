"""What is held and what changed, in lines for the terminal. Pure: vintages in, text out."""

from collections import Counter
from collections.abc import Collection, Hashable, Iterable
from datetime import datetime
from typing import Any, Final

import pandas as pd

from etl.differences import NAMES, apart, changes, others_changed
from etl.questions import Corridor
from etl.release_days import ReleaseDays, habit
from etl.schema import DISPATCH
from etl.vintage import Vintage
from etl.vintage_time import FORMAT

_LARGEST: Final = 20


def counted(number: int, noun: str) -> str:
    """``1 call``, ``2 calls``."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def status_lines(
    vintage: Vintage, corridors: Iterable[Corridor], now: str, released: ReleaseDays
) -> list[str]:
    """The vintage and its age, what it holds, what is missing, and when the next is expected.

    ``now`` is UTC as in the manifest. A year is missing where no source has a reporter's imports
    and exports with the whole world.
    """
    created = str(vintage.manifest["created"])
    figures = counted(vintage.rows, "figure")
    lines = [
        *vintage.passed_over,
        f"Vintage {vintage.id}: {figures}, made {_age(created, now)}.",
        "",
        f"{'source':<16} {'reporter':<11} {'freq':<5} {'figures':>8}  {'status':<22} years",
    ]
    corridors = list(corridors)
    near = dict.fromkeys(code for corridor in corridors for code in corridor.countries)
    held = vintage.held.coverage
    by = ["source", "who", "freq", "status"]
    for (source, who, freq, status), rows in held.assign(who=_who(held, near)).groupby(by):
        years, count = spans(map(int, rows["year"])), rows["figures"].sum()
        lines.append(f"{source:<16} {who:<11} {freq:<5} {count:>8,}  {status:<22} {years}")
    lines.append("")
    expected = [_expected(vintage, reporter, released) for reporter in near]
    return [*lines, *_missing(held, corridors, int(now[:4])), "", *expected]


def _who(held: pd.DataFrame, near: Collection[str]) -> pd.Series:
    """The reporter of each count; those of no corridor together where a source has several."""
    far = held["reporter"].where(~held["reporter"].isin(near))
    by = [held["source"], held["freq"], held["status"]]
    many = far.groupby(by).transform("nunique")
    together = far.notna() & (many > 1)
    return held["reporter"].mask(together, many.astype("str") + " others")


def _expected(vintage: Vintage, reporter: str, released: ReleaseDays) -> str:
    """When a reporter's last years came out, and by when the next one is to be expected."""
    found = habit(released, reporter)
    if found is None:
        return f"When {reporter} publishes is not known: a refresh asks."
    held = vintage.held.coverage
    own = held["reporter"].eq(reporter) & held["source"].eq(found.source) & held["freq"].eq("A")
    newest = max(map(int, [*found.days, *held.loc[own, "year"].unique()]))
    days = ", ".join(f"{year} on {day}" for year, day in found.days.items())
    return (
        f"{reporter} at {found.source}: {days}, within {counted(found.months, 'month')} of the "
        f"year's end; {newest + 1} is to be expected by {found.due(newest + 1)}."
    )


def _missing(held: pd.DataFrame, corridors: Iterable[Corridor], this_year: int) -> list[str]:
    world = held[held["freq"].eq("A") & held["is_world"] & held["digits"].eq("0")]
    lines = []
    for corridor in corridors:
        for reporter in corridor.countries:
            rows = world[world["reporter"].eq(reporter)]
            both = rows.groupby("year")["flow"].nunique().to_dict()
            have = {int(str(year)) for year, flows in both.items() if flows == 2}  # noqa: PLR2004 -- both flows
            # This year is not over, so nobody lacks it.
            gaps = [year for year in range(corridor.since, this_year) if year not in have]
            said = spans(gaps) or "none"
            lines.append(f"Years without {reporter}'s exports and imports in all: {said}.")
    return lines


def diff_lines(older: Vintage, newer: Vintage) -> list[str]:
    """What changed from one vintage to another, the largest change first; values in US dollars."""
    found = changes(*apart(older, newer))
    changed, gone, added = (found[found["kind"].eq(kind)] for kind in ("changed", "gone", "new"))
    same = older.rows - len(changed) - len(gone)
    rest = len(changed) - _LARGEST
    counts = (
        f"{counted(len(changed), 'figure')} changed{_in_which(changed)}, {len(added):,} new, "
        f"{len(gone):,} gone, {same:,} the same."
    )
    return [
        f"{older.id} to {newer.id}:",
        counts,
        *(f"  {_subject(row)}: {_change(row)}" for row in changed[:_LARGEST].to_dict("records")),
        *([f"  and {rest:,} more"] if rest > 0 else []),
        *(
            f"{what}: {_where(rows)}"
            for what, rows in (("new", added), ("gone", gone))
            if len(rows)
        ),
    ]


def _in_which(changed: pd.DataFrame) -> str:
    """How many figures differ in which column, where it is not the value alone."""
    counts = Counter(name for names in changed["changed"] for name in names.split(", "))
    told = [f"{counts[name]:,} in {name}" for name in NAMES if counts[name]]
    return "" if set(counts) <= {"value"} else f" ({', '.join(told)})"


def _change(row: dict[Hashable, Any]) -> str:
    """A figure's value, from and to where it changed, then each other thing that did."""
    old, new = row["older_usd"], row["newer_usd"]
    share = f"{new / old - 1:+.1%}" if old else "from nothing"
    value = f"{old:,.0f}" if old == new else f"{old:,.0f} to {new:,.0f} ({share})"
    return ", ".join([value, *(f"{name} {a} to {b}" for name, a, b in others_changed(row))])


def _where(rows: pd.DataFrame) -> str:
    flat = rows.assign(year=rows["period"].str[:4].astype(int))
    return "; ".join(
        f"{source} {reporter} {spans(part['year'])} ({len(part):,})"
        for (source, reporter), part in flat.groupby(["source", "reporter"])
    )


def _subject(row: dict[Hashable, Any]) -> str:
    names = ("source", "reporter", "partner", "flow", "period", "product")
    basis = " by dispatch" if row["partner_basis"] == DISPATCH else ""
    return " ".join(str(row[name]) for name in names) + basis


def spans(years: Iterable[int], between: str = ", ") -> str:
    """Years as runs: ``1992-1995, 2001``; they need no order."""
    runs: list[list[int]] = []
    for year in sorted(set(years)):
        if runs and year == runs[-1][1] + 1:
            runs[-1][1] = year
        else:
            runs.append([year, year])
    return between.join(str(a) if a == b else f"{a}-{b}" for a, b in runs)


def _age(created: str, now: str) -> str:
    days = (datetime.strptime(now, FORMAT) - datetime.strptime(created, FORMAT)).days  # noqa: DTZ007 -- both UTC by their Z
    when = created[:10]
    return f"{when}, {counted(days, 'day')} ago" if days > 0 else f"{when}, today"
