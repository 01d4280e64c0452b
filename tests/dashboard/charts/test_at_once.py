"""What a figure says of another choice is what the figure of that choice has."""

from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.charts.difference import difference
from dashboard.charts.plotly_figure import to_plotly
from tests.dashboard.charts.test_both_drawings import charts_of

Figure = dict[str, Any]

PAIRS: Final = {
    "axis": (
        "/compare?measure=turnover",
        "/compare?measure=turnover&report=both&partner=RUS,GBR",
        "/compare?measure=exports&draw=index&partner=RUS,ITA,TUR&since=2005",
        "/compare?measure=exports&draw=multiples&partner=RUS,ITA,TUR,CHN",
        "/compare?reporter=GBR&partner=RUS,IRN&measure=turnover&every=month",
    ),
    "scale": ("/overview?since=2005", "/overview?since=2010&without=27"),
    "events": ("/months?reporter=GBR&partner=RUS", "/months?reporter=GBR&partner=RUS&since=2019"),
}
"""Addresses, by the choice they leave as usual."""

OTHERS: Final = {"axis": ("linear", "log"), "events": ("shown", "hidden"), "scale": ("same", "own")}
"""The two values of each choice, the usual one first."""

NUMBERS: Final = st.lists(st.integers(0, 3), max_size=3)
NOTE: Final = st.fixed_dictionaries({}, optional={"y": st.integers(0, 3), "font": NUMBERS})
FIGURE: Final = st.fixed_dictionaries(
    {}, optional={"notes": st.lists(NOTE, max_size=3), "axis": NOTE, "range": NUMBERS}
)
CASES: Final = [(name, address) for name, all_of in PAIRS.items() for address in all_of]


def changed(one: Any, change: Any) -> Any:  # noqa: ANN401 -- parts of a figure
    """Return a part of a figure with a change made, as ``assets/at_once.js`` makes it."""
    if not isinstance(change, dict):
        return change
    copy = dict(enumerate(one)) if isinstance(one, list) else dict(one or {})
    for name, part in change.items():
        key: Any = int(name) if isinstance(one, list) else name
        copy[key] = changed(copy.get(key), part)
        if copy[key] is None:
            del copy[key]
    return list(copy.values()) if isinstance(one, list) else copy


@given(one=FIGURE, other=FIGURE)
def test_difference_turns_one_into_the_other(one: Figure, other: Figure) -> None:
    """Whatever each has or has not; nothing differs between equals."""
    assert changed(one, difference(one, other)) == other
    assert difference(one, one) == {}


def figures(address: str) -> list[Figure]:
    """Return the figures of a page."""
    return [to_plotly(chart) for chart, _ in charts_of(address)]


@pytest.mark.parametrize(("name", "address"), CASES)
def test_other_choice_is_told_as_it_is_drawn(name: str, address: str) -> None:
    """Applied to the figure of one choice, it makes that of the other, and back."""
    usual, other = OTHERS[name]
    before, after = figures(address), figures(f"{address}&{name}={other}")
    for one, two in zip(before, after, strict=True):
        for source, target, value in ((one, two, other), (two, one, usual)):
            change = source.get("instead", {}).get(f"{name}={value}", {})
            assert _drawn(changed(source, change)) == _drawn(target)
    assert any("instead" in figure for figure in before)


def _drawn(figure: Figure) -> Figure:
    return {name: figure[name] for name in ("data", "layout")}


def test_bars_have_their_other_order() -> None:
    """Their rows change places; where a bar lies is by its row's name."""
    (one, _), *_ = charts_of("/compare?measure=exports&draw=bars&partner=RUS,ITA,TUR,CHN")
    (two, _), *_ = charts_of(
        "/compare?measure=exports&draw=bars&partner=RUS,ITA,TUR,CHN&order=name"
    )
    for source, target, value in ((one, two, "name"), (two, one, "")):
        figure, other = to_plotly(source), to_plotly(target)
        assert figure["layout"] != other["layout"]
        change = figure["instead"][f"order={value}"]
        assert changed(figure, change)["layout"] == other["layout"]


@pytest.mark.parametrize("address", ["/compare", "/compare?measure=turnover&draw=bars", "/mirror"])
def test_nothing_is_told_of_what_cannot_be_chosen(address: str) -> None:
    """Shares and bars have no logarithmic axis."""
    assert not any("axis=log" in figure.get("instead", {}) for figure in figures(address))


def test_what_can_be_left_out_has_its_partner() -> None:
    """Traces, names beside lines with their leaders, and names above them: of one partner each."""
    (chart, _), *_ = charts_of("/compare?measure=turnover&report=both&partner=RUS,GBR")
    figure = to_plotly(chart)
    named = [note["name"] for note in figure["layout"]["annotations"]]
    above = [trace["meta"] for trace in figure["layout"]["meta"]["named"]]
    leading = [shape["name"] for shape in figure["layout"]["shapes"] if "name" in shape]
    assert sorted(named) == sorted(above) == sorted(leading) == ["GBR", "GBR", "RUS", "RUS"]
    assert {trace.get("meta") for trace in figure["data"][:-1]} == {"GBR", "RUS"}
    for name in ("/overview", "/partner"):
        assert not any("meta" in trace for one in figures(name) for trace in one["data"])
