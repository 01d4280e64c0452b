"""Each figure lies in one part, where it is looked for, and is counted once."""

from collections import Counter
from collections.abc import Hashable
from typing import Any

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from etl.building.transform import NO_FLOWS, tidy
from etl.parts.layout import LEVELS, coverage_of, in_order, pairs_of, split
from etl.schema import FLOW_COLUMNS
from tests.builders import flow, flows

SOME = st.fixed_dictionaries(
    {
        "source": st.sampled_from(["un-comtrade", "imf-dots"]),
        "reporter": st.sampled_from(["AZE", "RUS", "ABW"]),
        "partner": st.sampled_from(["WLD", "IRN", "GBR", "NES"]),
        "flow": st.sampled_from(["X", "M"]),
        "period": st.sampled_from(["2020", "2021", "2020-01", "2021-12"]),
        "product": st.sampled_from(["TOTAL", "27", "2709", "270900"]),
        "partner_basis": st.sampled_from(["origin", "dispatch", "unknown"]),
        "edition": st.sampled_from(["first", "second"]),
        "status": st.sampled_from(["reported", "estimate"]),
    }
)
FIGURES = st.lists(SOME, max_size=25, unique_by=lambda row: tuple(row.values())).map(
    lambda rows: tidy(flows(flow(n + 1, **row) for n, row in enumerate(rows))) if rows else NO_FLOWS
)


def level_of(row: dict[Hashable, Any]) -> str:
    """Return where a figure belongs, said the long way."""
    if row["freq"] == "M":
        return "months"
    if row["product"] != "TOTAL":
        return "goods"
    return "world" if row["partner"] == "WLD" else "totals"


@given(FIGURES)
def test_each_figure_lies_in_the_part_of_its_reporter_and_level(figures: pd.DataFrame) -> None:
    """One after the other the parts are the figures in the order of a vintage."""
    parts = [(level, reporter, figures[own]) for level, reporter, own in split(figures)]
    for level, reporter, rows in parts:
        assert {level_of(row) for row in rows.to_dict("records")} == {level}
        assert level == "world" or set(rows["reporter"]) == {reporter}
    names = [(LEVELS.index(level), reporter) for level, reporter, _ in parts]
    assert names == sorted(set(names))
    again = pd.concat([rows for *_, rows in parts], ignore_index=True) if parts else NO_FLOWS
    pd.testing.assert_frame_equal(again, figures)


@given(FIGURES)
def test_those_of_a_pair_lie_together(figures: pd.DataFrame) -> None:
    """So that few bytes are read of a part."""
    for level, _, own in split(figures):
        names = figures[own]["reporter" if level == "world" else "partner"].tolist()
        runs = [name for n, name in enumerate(names) if n == 0 or names[n - 1] != name]
        assert len(runs) == len(set(runs))


@given(FIGURES, st.randoms())
def test_order_of_arrival_does_not_show(figures: pd.DataFrame, random: Any) -> None:  # noqa: ANN401
    """The same figures have one order."""
    mixed = figures.sample(frac=1, random_state=random.randrange(1000))
    pd.testing.assert_frame_equal(in_order(mixed)[list(FLOW_COLUMNS)], figures)


@given(FIGURES)
def test_each_figure_is_counted_once(figures: pd.DataFrame) -> None:
    """By all that the counts tell apart."""
    wanted = Counter(
        (
            row["source"], row["reporter"], row["freq"], row["period"][:4], row["edition"],
            row["status"], row["flow"], row["partner"] == "WLD",
            row["partner_basis"] == "dispatch",
            str(len(row["product"])) if row["product"] != "TOTAL" else "0",
        )
        for row in figures.to_dict("records")
    )  # fmt: skip
    found = {
        tuple(key): count for *key, count in coverage_of(figures).itertuples(index=False, name=None)
    }
    assert found == wanted


@given(FIGURES)
def test_pairs_are_counted_by_their_years(figures: pd.DataFrame) -> None:
    """Months are more than years, and say nothing of how long a pair is known."""
    years = figures[figures["freq"].eq("A")]
    wanted = Counter(zip(years["reporter"], years["partner"], strict=True))
    found = {(own, other): n for own, other, n in pairs_of(figures).itertuples(index=False)}
    assert found == wanted
