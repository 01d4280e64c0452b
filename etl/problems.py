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


def failed(problems: Iterable[Problem]) -> set[DataSet]:
    """The data sets that are set aside."""
    return {problem.data_set for problem in problems if problem.level == "error"}


def _data_set_column(flows: pd.DataFrame) -> pd.Series:
    columns = (flows["source"], flows["reporter"], flows["period"].str[:4])
    return pd.Series(
        [DataSet(*key) for key in zip(*columns, strict=True)], index=flows.index, dtype=object
    )


def grouped(level: str, rule: str, rows: Rows, what: str) -> list[Problem]:
    """A problem for each data set of the rows, with some of them."""
    if not len(rows):
        return []
    problems = []
    found = rows.taken()
    for data_set, group in found.groupby(_data_set_column(found)):
        sample = tuple(_describe(row) for row in group.head(SAMPLE).to_dict("records"))
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
