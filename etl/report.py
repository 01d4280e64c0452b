"""What is held and what changed, in lines for the terminal. Pure: vintages in, text out."""

from collections.abc import Iterable
from datetime import datetime
from typing import Final

import pandas as pd

from etl.questions import Corridor
from etl.reader import Vintage
from etl.schema import DISPATCH, KEY, TOTAL, WORLD
from etl.vintage_time import FORMAT

_LARGEST: Final = 20


def status_lines(vintage: Vintage, corridors: Iterable[Corridor], now: str) -> list[str]:
    """The vintage and its age, what it holds by source and reporter, and what is missing.

    ``now`` is UTC as in the manifest. A year is missing where no source has a reporter's imports
    and exports with the whole world.
    """
    created = str(vintage.manifest["created"])
    lines = [
        *vintage.passed_over,
        f"Vintage {vintage.id}: {len(vintage.flows):,} figures, made {_age(created, now)}.",
        "",
        f"{'source':<16} {'reporter':<9} {'freq':<5} {'figures':>8}  {'status':<22} years",
    ]
    held = vintage.flows.assign(year=vintage.flows["period"].str[:4])
    by = ["source", "reporter", "freq", "status"]
    for (source, reporter, freq, status), rows in held.groupby(by):
        years = spans(sorted({int(year) for year in rows["year"]}))
        lines.append(f"{source:<16} {reporter:<9} {freq:<5} {len(rows):>8,}  {status:<22} {years}")
    lines.append("")
    return [*lines, *_missing(held, corridors, int(now[:4]))]


def _missing(held: pd.DataFrame, corridors: Iterable[Corridor], this_year: int) -> list[str]:
    world = held[held["freq"].eq("A") & held["partner"].eq(WORLD) & held["product"].eq(TOTAL)]
    lines = []
    for corridor in corridors:
        for reporter in (corridor.reporter, *corridor.partners):
            rows = world[world["reporter"].eq(reporter)]
            both = rows.groupby("year")["flow"].nunique().to_dict()
            have = {int(str(year)) for year, flows in both.items() if flows == 2}  # noqa: PLR2004 -- both flows
            gaps = [year for year in range(corridor.since, this_year) if year not in have]
            said = spans(gaps) or "none"
            lines.append(f"Years without {reporter}'s exports and imports in all: {said}.")
    return lines


def diff_lines(older: Vintage, newer: Vintage) -> list[str]:
    """What changed from one vintage to another, the largest change first; values in US dollars."""
    key = list(KEY)
    old = older.flows.set_index(key)["value_usd"]
    new = newer.flows.set_index(key)["value_usd"]
    both = pd.concat({"old": old, "new": new}, axis=1)
    added, gone = both[both["old"].isna()], both[both["new"].isna()]
    kept = both.dropna()
    changed = kept[kept["old"].ne(kept["new"])]
    counts = (
        f"{len(changed):,} figures changed, {len(added):,} new, {len(gone):,} gone, "
        f"{len(kept) - len(changed):,} the same."
    )
    lines = [f"{older.id} to {newer.id}:", counts]
    order = (changed["new"] - changed["old"]).abs().sort_values(ascending=False, kind="stable")
    for row in changed.loc[order.index].reset_index().head(_LARGEST).to_dict("records"):
        change = f"{row['new'] / row['old'] - 1:+.1%}" if row["old"] else "from nothing"
        lines.append(f"  {_subject(row)}: {row['old']:,.0f} to {row['new']:,.0f} ({change})")
    if len(changed) > _LARGEST:
        lines.append(f"  and {len(changed) - _LARGEST:,} smaller changes")
    for what, rows in (("new", added), ("gone", gone)):
        if len(rows):
            lines.append(f"{what}: {_where(rows)}")
    verdicts = "Verdicts that moved: python -m dashboard claims --vintage {newer} --against {older}"
    return [*lines, verdicts.format(newer=newer.id, older=older.id)]


def _where(rows: pd.DataFrame) -> str:
    flat = rows.reset_index()
    flat = flat.assign(year=flat["period"].str[:4].astype(int))
    return "; ".join(
        f"{source} {reporter} {spans(sorted(set(part['year'])))} ({len(part):,})"
        for (source, reporter), part in flat.groupby(["source", "reporter"])
    )


def _subject(row: dict[object, object]) -> str:
    names = ("source", "reporter", "partner", "flow", "period", "product")
    basis = " by dispatch" if row["partner_basis"] == DISPATCH else ""
    return " ".join(str(row[name]) for name in names) + basis


def spans(years: list[int]) -> str:
    """Years as runs: ``1992-1995, 2001``."""
    runs: list[list[int]] = []
    for year in years:
        if runs and year == runs[-1][1] + 1:
            runs[-1][1] = year
        else:
            runs.append([year, year])
    return ", ".join(str(a) if a == b else f"{a}-{b}" for a, b in runs)


def _age(created: str, now: str) -> str:
    days = (datetime.strptime(now, FORMAT) - datetime.strptime(created, FORMAT)).days  # noqa: DTZ007 -- both UTC by their Z
    when = created[:10]
    return f"{when}, {days} day{'' if days == 1 else 's'} ago" if days > 0 else f"{when}, today"
