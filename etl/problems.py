"""What was found in figures: one finding a data set, with some of the rows meant. Pure."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any, Final

import pandas as pd

from etl.alike import Rows
from etl.schema import LARGEST_USD, DataSet

SAMPLE: Final = 5
"""So many rows, or codes, are named."""


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


def set_aside(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems that set a data set aside."""
    return tuple(problem for problem in problems if problem.level == "error")


def failed(problems: Iterable[Problem]) -> set[DataSet]:
    """The data sets that are set aside."""
    return {problem.data_set for problem in set_aside(problems)}


def grouped(level: str, rule: str, rows: Rows, what: str) -> list[Problem]:
    """A problem for each data set of the rows, with some of them."""
    issues = rows.alike("source", "reporter", "period")
    data_sets = [DataSet(source, who, period[:4]) for source, who, period in issues.each]
    found: dict[DataSet, list[int]] = {}
    for place, number in zip(rows.places, issues.of, strict=True):
        found.setdefault(data_sets[number], []).append(place)
    told = _described(rows.frame, [place for its in found.values() for place in its[:SAMPLE]])
    problems = []
    for data_set, places in sorted(found.items()):
        message = f"{what} ({len(places)} row{'s' if len(places) > 1 else ''})"
        sample = tuple(told[place] for place in places[:SAMPLE])
        problems.append(Problem(level, rule, data_set, message, sample))
    return problems


def _described(frame: pd.DataFrame, places: list[int]) -> dict[int, str]:
    """The rows at these places in words; all at once, as that costs as much as one."""
    rows = frame.iloc[places].to_dict("records") if places else []
    return dict(zip(places, map(_describe, rows), strict=True))


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
