"""Which answers are good enough to be published, checked as they would be. Pure.

A year's questions are judged together, as they must agree. Where they do not, each kind is judged
beside those before it, so that products that fail never keep back totals that do not.
"""

from dataclasses import dataclass
from operator import itemgetter
from typing import Any

import numpy as np
import pandas as pd

from etl.alike import Mask, Rows
from etl.building.check_log import accepted
from etl.building.checks import check, compare, in_data_sets
from etl.building.inputs import Fresh, Ready
from etl.building.transform import merge
from etl.building.world_gaps import DOLLAR, UNLISTED, WHOLE_FROM, Tolerance, world_sums
from etl.countries import Countries
from etl.fetching.stages import Kind, kind_of
from etl.problems import Problem, failed
from etl.questions import Query, scopes
from etl.schema import DISPATCH, TOTAL, DataSet
from etl.scope import covered


@dataclass(frozen=True)
class Reference:
    """The reference tables a build depends on."""

    countries: Countries
    tolerances: dict[str, Tolerance]
    sources: dict[str, Any]


@dataclass(frozen=True)
class Judge:
    """Checks answers as they would be published, over the figures held."""

    fresh: Fresh
    held: Rows
    reference: Reference
    newest_year: int
    accept_vanished: bool

    def judged(self) -> tuple[list[Ready], pd.DataFrame, list[Problem]]:
        """The answers that are good, all figures with theirs, and what the checks say of all."""
        ready = self.fresh.ready
        rows = self._merged(ready)
        problems = self._problems(ready, rows)
        bad = failed(problems)
        if bad:
            taken = set(self._taken([item for item in ready if item.data_set in bad]))
            ready = [item for item in ready if item.data_set not in bad or item.query in taken]
            rows = self._merged(ready)
        return ready, rows.taken(), [*problems, *_older_extras(_touched(rows, ready))]

    def _taken(self, doubtful: list[Ready]) -> list[Query]:
        """The questions of data sets that fail whose answers are good without the others.

        Those that fail are set aside, kind by kind. Where totals fail, so does all of the year.
        """
        taken: list[Ready] = []
        left_out: set[DataSet] = set()
        for layer in sorted({_layer(item) for item in doubtful}):
            added = [i for i in doubtful if _layer(i) == layer and i.data_set not in left_out]
            tried = [*taken, *added]
            bad = failed(self._problems(tried, self._merged(tried)))
            taken += [item for item in added if item.data_set not in bad]
            left_out |= bad if layer[0] == Kind.TOTALS else set()
        return [item.query for item in taken]

    def _merged(self, good: list[Ready]) -> Rows:
        """The base's figures with those of these answers in place of what they answer."""
        fresh = self._answered(good)
        if not len(self.held):
            return Rows.of(fresh)
        return Rows.of(merge(self.held, fresh, scopes([item.query for item in good])))

    def _answered(self, items: list[Ready]) -> pd.DataFrame:
        """The figures of these answers."""
        flows = self.fresh.flows
        # To filter is a look at every row, and nearly always nothing is left out.
        if len(items) == len(self.fresh.ready):
            return flows
        spoken_for = scopes([item.query for item in items])
        return flows[covered(flows, spoken_for)].reset_index(drop=True)

    def _problems(self, items: list[Ready], rows: Rows) -> list[Problem]:
        """What the checks say of these answers' data sets, and against those held."""
        fresh = self._answered(items)
        spoken_for = scopes([item.query for item in items])
        touched = _touched(rows, items)
        # What is older than its totals was checked with totals of its own release.
        touched = touched[~_is_older(touched)]
        tolerances = self.reference.tolerances
        found = [
            *check(touched, self.reference.countries, tolerances, self.newest_year, rows),
            *_small_world_gaps(fresh, items, tolerances),
            *compare(self.held[covered(self.held, spoken_for)], fresh),
        ]
        return [accepted(problem) for problem in found] if self.accept_vanished else found


def _touched(rows: Rows, items: list[Ready]) -> Rows:
    """The figures of these answers' data sets, those held of them included."""
    return rows[in_data_sets(rows, {item.data_set for item in items})]


def _layer(item: Ready) -> tuple[Kind, tuple[str, ...]]:
    return kind_of(item.query), item.query.products


def _is_older(rows: Rows) -> Mask:
    """The products and imports by dispatch of an older release than the totals of their period."""
    is_extra = ~rows.say("product", TOTAL) | rows.say("partner_basis", DISPATCH)
    if is_extra.all() or not is_extra.any():
        return np.zeros(len(rows), dtype=np.bool_)
    issues = rows.alike("source", "reporter", "period")
    # Editions of fetched figures are days, which sort as text, and so do their numbers.
    edition = rows.alike("edition").of
    newest = np.full(len(issues.first), -1)
    np.maximum.at(newest, issues.of[~is_extra], edition[~is_extra])
    return is_extra & (edition < newest[issues.of])


def _older_extras(rows: Rows) -> list[Problem]:
    """A note for each data set that has some."""
    is_older = _is_older(rows)
    if not is_older.any():
        return []
    older = rows[is_older].taken()
    problems = []
    for key, ours in older.groupby(["source", "reporter", older["period"].str[:4]]):
        editions = ", ".join(sorted(ours["edition"].unique()))
        what = "imports by dispatch" if ours["product"].eq(TOTAL).all() else "products"
        message = f"{what} are of an older release ({editions}) than the totals"
        problems.append(Problem("note", "older release", DataSet(*map(str, key)), message))
    return problems


def _small_world_gaps(
    fresh: pd.DataFrame, items: list[Ready], tolerances: dict[str, Tolerance]
) -> list[Problem]:
    """The world against all its partners where they are few; the general check needs many.

    Here it is known that every partner was asked for.
    """
    whole = {
        (q.source, q.reporter, q.period, flow, q.basis == DISPATCH)
        for q in (item.query for item in items)
        if q.partners is None and q.products == (TOTAL,)
        for flow in q.flows
    }
    sums = world_sums(fresh)
    sums = sums.assign(short=sums["world"] - sums["sum"])
    few = sums[(sums["size"] < WHOLE_FROM) & (sums["short"] > DOLLAR)]
    key = itemgetter("source", "reporter", "period", "flow", "by_dispatch")
    found = (_gap(row, tolerances) for row in few.to_dict("records") if key(row) in whole)
    return [problem for problem in found if problem]


def _gap(row: dict[Any, Any], tolerances: dict[str, Tolerance]) -> Problem | None:
    tolerance = tolerances.get(row["source"], UNLISTED)
    if row["short"] <= tolerance.share * row["world"]:
        return None
    data_set = DataSet(row["source"], row["reporter"], row["period"][:4])
    what = f"{'exports' if row['flow'] == 'X' else 'imports'} {row['period']}"
    message = (
        f"{what}: {row['size']} partners add up to {row['short']:,.0f} USD less than the "
        "world figure"
    )
    return Problem("error" if tolerance.refuse else "note", "world sum", data_set, message)
