"""A vintage laid reporter by reporter is the one that is laid at once."""

from contextlib import closing
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.building.laying import Laying, Layout
from etl.building.transform import NO_FLOWS, tidy
from etl.reader import current_vintage
from etl.vintage import Vintage
from tests.builders import flow, flows, publish_rows
from tests.etl.one_file import lay_in_one_file

REPORTERS = ("AZE", "GBR", "IRN", "RUS")
rows = st.builds(
    flow,
    st.integers(1, 3).map(float),
    reporter=st.sampled_from(REPORTERS),
    partner=st.sampled_from(["W00", "TUR", "GEO"]),
    flow=st.sampled_from(["X", "M"]),
    period=st.sampled_from(["2019", "2020"]),
    product=st.sampled_from(["TOTAL", "27"]),
)


def held(some: list[pd.DataFrame]) -> pd.DataFrame:
    """Return each figure once, in order."""
    if not some:
        return NO_FLOWS
    key = ["reporter", "partner", "flow", "period", "product"]
    return tidy(flows(some).drop_duplicates(key))


def laid(folder: Path, base: Vintage | None, now: pd.DataFrame) -> Layout | None:
    """Lay the figures of each reporter there is or was."""
    with closing(Laying(folder, base)) as laying:
        for reporter in REPORTERS:
            own = now[now["reporter"].eq(reporter)].reset_index(drop=True)
            laying.lay(laying.held([reporter]), own)
        layout = laying.layout()
        laying.named()
    return layout


@settings(max_examples=25, deadline=None)
@given(before=st.lists(rows, min_size=1, max_size=12), after=st.lists(rows, max_size=12))
def test_what_is_laid_over_a_base_is_what_is_laid_anew(
    tmp_path_factory: pytest.TempPathFactory,
    before: list[pd.DataFrame],
    after: list[pd.DataFrame],
) -> None:
    """Parts and all that is told of them, whatever came, went or stayed."""
    data = tmp_path_factory.mktemp("data")
    publish_rows(data, [held(before)])
    base = current_vintage(data)
    over, anew = laid(data / "parts", base, held(after)), laid(data / "anew", None, held(after))
    if held(after).equals(held(before)):
        assert over is None
    elif anew is None:
        assert over
        assert (over.rows, over.newest) == (0, "")
    else:
        assert over
        assert (over.parts, over.rows, over.newest, over.inputs) == (
            anew.parts, anew.rows, anew.newest, anew.inputs,
        )  # fmt: skip


@pytest.mark.parametrize("in_one_file", [False, True])
def test_others_are_carried_over(tmp_path: Path, *, in_one_file: bool) -> None:
    """In the same parts, or in such as they would have; what changed is told by data set."""
    some = [flow(n, reporter=name) for n, name in enumerate(REPORTERS, 1)]
    (lay_in_one_file if in_one_file else publish_rows)(tmp_path, some)
    base = current_vintage(tmp_path)
    assert base
    new = tidy(flows([flow(9, reporter="AZE"), flow(1, reporter="AZE", period="2021")]))
    with closing(Laying(tmp_path / "parts", base)) as laying:
        laying.lay(laying.held(["AZE"]), new)
        layout = laying.layout()
        assert layout
        assert [one.year for one in layout.new] == ["2021"]
        assert [one.year for one in layout.revised] == [flow(1)["period"][0]]
        laying.named()
    publish_rows(tmp_path / "whole", [new, *some[1:]])
    whole = current_vintage(tmp_path / "whole")
    assert whole
    assert [part for part in layout.parts if part.reporter] == [
        part for part in whole.held.parts if part.reporter
    ]


def test_what_no_vintage_names_goes(tmp_path: Path) -> None:
    """Parts that were written for nothing are no burden; those that were there stay."""
    publish_rows(tmp_path, [flow(1)])
    base = current_vintage(tmp_path)
    there = set((tmp_path / "parts").iterdir())
    with closing(Laying(tmp_path / "parts", base)) as laying:
        laying.lay(laying.held(["AZE"]), tidy(flows([flow(2)])))
        assert laying.layout()
        assert set((tmp_path / "parts").iterdir()) > there
    assert set((tmp_path / "parts").iterdir()) == there


def test_those_who_have_much_are_taken_alone(tmp_path: Path) -> None:
    """What is held counts as what comes does; each has one turn."""
    publish_rows(tmp_path, [flow(n, period=str(n)) for n in range(1990, 2020)])
    rows = {"AZE": 199_980, "GBR": 150_000, "IRN": 1, "RUS": 300_000}
    with (
        closing(Laying(tmp_path / "parts", None)) as anew,
        closing(Laying(tmp_path / "parts", current_vintage(tmp_path))) as over,
    ):
        assert list(anew.in_groups({"AZE": 199_980, "GBR": 20})) == [["AZE", "GBR"]]
        assert list(over.in_groups({"AZE": 199_980, "GBR": 20})) == [["AZE"], ["GBR"]]
        assert list(over.in_groups(rows)) == [["AZE"], ["GBR", "IRN"], ["RUS"]]
        assert list(over.in_groups({})) == []
