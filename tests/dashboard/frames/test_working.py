"""The line a number is worked out in: each formula over the figures it was made of."""

import re
from typing import Any

import pytest

from dashboard.frames.source_figures import SourceFigures
from dashboard.frames.working import Working
from dashboard.measures.comparisons import operated
from dashboard.measures.derived import SHOWN, gap
from dashboard.measures.groups import Groups, Membership
from dashboard.measures.intervals import Interval
from dashboard.measures.ledger import Ledger
from dashboard.measures.lens import Lens
from dashboard.measures.measuring import Case, Formula, measure
from dashboard.measures.periods import months_to
from dashboard.serving.check_pack import Range, Workings
from tests.builders import flow, ledger, pair

TRADE = [
    *pair(3e6, 5e6),
    *pair(30e6, 50e6, partner="WLD"),
    *pair(4e6, 1e6, partner="TUR"),
    flow(4.5e6, reporter="RUS", partner="AZE"),
    *pair(2e6, 4e6, period="2019"),
    *(flow(value, product=code) for value, code in ((1e6, "27"), (2e6, "08"))),
]
"""Azerbaijan with Russia, Turkey and the world; Russia's report; two chapters of exports."""


def line(told: Ledger, formula: Formula, **case: Any) -> tuple[str, SourceFigures]:  # noqa: ANN401 -- fields of a case
    """Return a number's working and the figures named in it."""
    at = Case("AZE", "RUS", "2020", **case)
    named = SourceFigures()
    working = Working(measure(formula, at, told).terms, named.on(told)).line(formula, at)
    return working, named


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("exports", "3"),
        ("turnover", "(3 + 5)"),
        ("balance", "(3 - 5)"),
        ("share of turnover", "100 * ((3 + 5) / (30 + 50))"),
        ("exports in the pair", "100 * part(3, 5)"),
        ("exports in all turnover", "100 * (3 / (30 + 50))"),
        (gap("exports"), ""),
        (gap("imports"), "(5 - 4.5)"),
        (gap("imports", 6, "percent"), "400 * part(5, (1.06 * 4.5)) - 200"),
    ],
)
def test_working_has_the_figures_in_their_places(name: str, wanted: str) -> None:
    """With each figure's millions for its name, the line is the formula filled in."""
    working, named = line(ledger(TRADE), SHOWN[name].formula)
    table = named.figures().set_index("id")["value_usd"]
    filled = re.sub(r"\bf\d+", lambda found: f"{table[found[0]] / 1e6:g}", working)
    assert filled == wanted


@pytest.mark.parametrize(
    ("formula", "case", "wanted"),
    [
        (operated(SHOWN["exports"].formula, "change"), {"base": "2019"}, "100 * (3 / (2) - 1)"),
        (operated(SHOWN["exports"].formula, "change in points"), {"base": "2019"}, "(3 - (2))"),
        (SHOWN["exports"].formula, {"lens": Lens(without=("27",))}, "max(0, 3 - 1)"),
        (SHOWN["exports"].formula, {"lens": Lens(only="Some")}, "max(0, 2 + 1)"),
        (SHOWN["exports"].formula, {"lens": Lens(only="27")}, "1"),
        (SHOWN["goods in exports"].formula, {"lens": Lens(only="08")}, "100 * (2 / 3)"),
        (SHOWN["imports"].formula, {"report": "partner"}, "4.5"),
        (SHOWN["exports"].formula, {"report": "partner"}, ""),
    ],
)
def test_working_follows_what_was_done(formula: Formula, case: dict[str, Any], wanted: str) -> None:
    """Changes, goods left out or alone; blank where there is no number."""
    working, named = line(ledger(TRADE, goods={"Some": frozenset({"27", "08"})}), formula, **case)
    table = named.figures().set_index("id")["value_usd"]
    assert re.sub(r"\bf\d+", lambda found: f"{table[found[0]] / 1e6:g}", working) == wanted


def test_working_of_many_months_is_one_that_can_be_parsed() -> None:
    """Brackets within brackets may be no deeper than Python allows."""
    months = [*months_to("2020-12", 300)]
    told = ledger([flow(1e6 * at, period=one) for at, one in enumerate(months, start=1)])
    formula, at = (
        operated(SHOWN["exports"].formula, "over the highest"),
        Case("AZE", "RUS", months[-1]),
    )
    at, named = at._replace(base=months[0]), SourceFigures()
    found = measure(formula, at, told)
    working = Working(found.terms, named.on(told)).line(formula, at)
    figures = named.figures().set_index("id")["value_usd"]
    ranges = {str(name): Range(*[value] * 3) for name, value in figures.items()}
    assert found.value == Interval.exactly(1e6)
    assert Workings(ranges, {}).value(working).low == 1e6


@pytest.mark.parametrize(
    ("members", "perhaps", "wanted"),
    [
        ("RUS TUR", "", "(3 + 4)"),
        ("RUS", "TUR", "upto((3), 4)"),
        ("RUS TUR AZE GBR", "", "(3 + 4)"),
        ("GBR", "TUR", "upto(0, 4)"),
    ],
)
def test_working_adds_up_the_members_of_a_group(members: str, perhaps: str, wanted: str) -> None:
    """Those who are perhaps of it apart; who is not listed is nothing."""
    told = [Membership(name, "2000-01") for name in members.split()]
    told += [Membership(name, "2000-01", is_certain=False) for name in perhaps.split()]
    at = Case("AZE", "CLUB", "2020")
    rows = [*TRADE, flow(23e6, partner="IRN")]
    figures = ledger(rows, groups=Groups({"CLUB": told}))
    named = SourceFigures()
    formula = SHOWN["exports"].formula
    working = Working(measure(formula, at, figures).terms, named.on(figures)).line(formula, at)
    table = named.figures().set_index("id")["value_usd"]
    assert re.sub(r"\bf\d+", lambda found: f"{table[found[0]] / 1e6:g}", working) == wanted


def test_rank_names_the_list_of_all_that_are_ranked() -> None:
    """Countries alone, each by its own figures; the world and the country itself are in none."""
    rows = [
        *TRADE,
        *pair(1e6, 1e6, partner="AZE"),
        flow(22e6, partner="GBR"),
        flow(1e3, partner="NES"),
    ]
    working, named = line(ledger(rows), SHOWN["rank by exports"].formula)
    assert working == "rank(l1, RUS)"
    (ranking,) = named.rankings.values()
    assert ranking["partners"].keys() == {"GBR", "RUS", "TUR"}
    table = named.figures().set_index("id")["value_usd"]
    amounts = {name: table[told] for name, told in ranking["partners"].items()}
    assert amounts == {"GBR": 22e6, "RUS": 3e6, "TUR": 4e6}
