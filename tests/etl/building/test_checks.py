"""Every rule has figures that break it, and real ones that do not."""

from dataclasses import asdict
from random import Random

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.building.checks import MOVED, check, compare, data_sets, in_data_sets
from etl.building.reference_tables import tolerances
from etl.building.series import out_of_step
from etl.building.world_gaps import WHOLE_FROM, Tolerance, world_sums
from etl.countries import Countries
from etl.problems import Problem
from etl.reader import SHIPPED_DATA, current_vintage, read_reference, read_toml
from etl.schema import LARGEST_USD, DataSet
from tests.builders import flow, flows, pair

COUNTRIES = Countries.from_table(read_reference(SHIPPED_DATA, "countries.csv"))
STRICT = {"un-comtrade": Tolerance(0.001, refuse=True), "imf-dots": Tolerance(0.002, refuse=False)}
CODES = sorted(set(COUNTRIES.names) - {"AZE", "WLD", "NES"})
PARTNERS = CODES[: WHOLE_FROM + 5]


def found(*rows: pd.DataFrame) -> list[Problem]:
    """Return the problems of these figures."""
    return check(flows(rows), COUNTRIES, STRICT, 2026)


def rules(problems: list[Problem]) -> set[tuple[str, str]]:
    """Return what was found, by level and rule."""
    return {(problem.level, problem.rule) for problem in problems}


def whole(world: float, **columns: str) -> list[pd.DataFrame]:
    """Return a data set that lists all partners, a million each, and a world figure."""
    rows = [flow(1e6, partner=code, **columns) for code in PARTNERS]
    return [*rows, flow(world * 1e6 * len(PARTNERS), partner="WLD", **columns)]


def test_figures_in_order_have_no_problem() -> None:
    """A pair, its chapters, months, a world that adds up: nothing is found."""
    rows = [
        *pair(10, 5), flow(6, product="27"), flow(4, product="84"), flow(1, period="2020-05"),
        *pair(20, 20, partner="WLD"), *whole(1, period="2019"), flow(0, partner="NES"),
    ]  # fmt: skip
    assert found(*rows) == []


@pytest.mark.parametrize(
    ("rows", "rule"),
    [
        ([flow(1), flow(2)], "unique key"),
        ([flow(-1)], "no negatives"),
        ([flow(float("nan"))], "finite values"),
        ([flow(float("inf"))], "finite values"),
        ([flow(1.001e15)], "values in bounds"),
        ([flow(1e308), flow(1e308, partner="WLD")], "values in bounds"),
        ([flow(reporter="XYZ")], "known codes"),
        ([flow(partner="XYZ")], "known codes"),
        ([flow(flow="R")], "known codes"),
        ([flow(freq="Q")], "known codes"),
        ([flow(status="official")], "known codes"),
        ([flow(valuation="fob")], "known codes"),
        ([flow(partner_basis="sender")], "known codes"),
        ([flow(product="7")], "known codes"),
        ([flow(product="27 ")], "known codes"),
        ([flow(period="1947")], "years in range"),
        ([flow(period="2027")], "years in range"),
        ([flow(period="2020-13")], "years in range"),
        ([flow(period="2020", freq="M")], "years in range"),
        ([flow(period="2020-05", freq="A")], "years in range"),
        ([flow(10), flow(8, product="27"), flow(4, product="84")], "chapters within total"),
    ],
)
def test_broken_rule_is_an_error(rows: list[pd.DataFrame], rule: str) -> None:
    """Each rule sets the data set aside and says which rows are meant."""
    problems = [problem for problem in found(*rows) if problem.rule == rule]
    assert {problem.level for problem in problems} == {"error"}
    assert all(problem.rows for problem in problems)
    assert {(p.data_set.source, p.data_set.reporter) for p in problems} == {
        ("un-comtrade", rows[0]["reporter"][0])
    }


@pytest.mark.parametrize("source", ["un-comtrade", "nobody-knows"])
def test_a_row_beyond_all_trade_is_named(source: str) -> None:
    """Of any source, and shortly: 1e308 has 309 digits. The bound itself is still a figure."""
    (problem,) = found(flow(1e308, source=source))
    assert problem.rows == ("AZE RUS X 2020 TOTAL: 1e+308 USD",)
    assert found(flow(LARGEST_USD, source=source)) == []


def series(*values: float, **columns: str) -> list[pd.DataFrame]:
    """Return one figure a year from 2001 on, none where it is below zero."""
    pairs = enumerate(values, 2001)
    return [flow(value, period=str(year), **columns) for year, value in pairs if value >= 0]


@pytest.mark.parametrize(
    ("values", "odd"),
    [
        ([2e6, 2e9, 2e6], ["2002"]),
        ([2e9, 2e6, 2e9], ["2002"]),
        ([2e6, 2e6, 2e9], ["2003"]),
        ([2e9, 2e6, 2e6], ["2001"]),
        ([2e6, 2e9, 2e9], ["2001"]),
        ([2e6, 1.9e9, 2e6], []),
        ([9e2, 9e5, 9e2], []),
        ([9e5, 9e2, 9e5], []),
        ([0, 2e9, 0], []),
        ([2e9, 0, 2e9], []),
        ([2e6, 2e9], []),
        ([2e6, -1, 2e9, -1, 2e6], []),
        ([2e6, 2e6, 2e9, 2e9], []),
        ([2e6, 2e6, 2e6], []),
    ],
)
def test_a_level_no_neighbour_bears_out_is_listed(values: list[float], odd: list[str]) -> None:
    """1,000 times both neighbours or a part of them; a note of the year meant, with the row."""
    problems = found(*series(*values))
    assert rules(problems) == ({("note", "out of step")} if odd else set())
    assert [problem.data_set.year for problem in problems] == odd
    assert all(f"RUS X {year} TOTAL" in str(p) for p, year in zip(problems, odd, strict=True))


def test_neighbours_are_of_one_series() -> None:
    """Another flow, partner, product, source or basis is no neighbour; months are months'."""
    alone = flow(2e9, period="2002")
    for columns in (
        {"flow": "M"}, {"partner": "IRN"}, {"product": "27"}, {"source": "imf-dots"},
        {"partner_basis": "origin"},
    ):  # fmt: skip
        around = [row for row in series(2e6, 2e9, 2e6, **columns) if row["period"][0] != "2002"]
        assert found(alone, *around) == []
    months = ["2001-12", "2002-01", "2002-02"]
    rows = [flow(v, period=p) for v, p in zip((2e6, 2e9, 2e6), months, strict=True)]
    assert [problem.rows for problem in found(*rows)] == [
        ("AZE RUS X 2002-01 TOTAL: 2,000,000,000 USD",)
    ]


def test_neighbours_may_be_figures_held() -> None:
    """One year that comes is set beside those already there, which are not looked at again."""
    held = flows(series(2e6, 2e6, 5e9, 2e6))
    fresh = flow(2e9, period="2005")
    around = flows([held, fresh])
    problems = check(fresh, COUNTRIES, STRICT, 2026, around)
    assert [(p.rule, p.data_set.year) for p in problems] == []
    around = flows([flows(series(2e6, 2e6, 5e9, 2e6, 2e6)), flow(2e9, period="2006")])
    problems = check(around[around["period"].eq("2006")], COUNTRIES, STRICT, 2026, around)
    assert [(p.rule, p.data_set.year) for p in problems] == [("out of step", "2006")]


@settings(max_examples=25)
@given(
    st.lists(st.sampled_from([2e3, 2e6, 3e6, 2e9, 3e9, 5e12]), min_size=3, max_size=6),
    st.randoms(use_true_random=False),
)
def test_order_and_direction_do_not_matter(values: list[float], chance: Random) -> None:
    """Rows may come in any order, and a series may be turned round."""
    rows = flows(series(*values))
    odd = set(rows["period"][out_of_step(rows)])
    mixed = rows.iloc[chance.sample(range(len(rows)), len(rows))]
    assert set(mixed["period"][out_of_step(mixed)]) == odd
    turned = flows(series(*values[::-1]))
    back = {str(2001 + 2000 + len(values) - int(year)) for year in odd}
    assert set(turned["period"][out_of_step(turned)]) == back


def test_only_the_data_set_meant_is_named() -> None:
    """One bad year does not blame the good ones beside it."""
    problems = found(flow(1), flow(-1, period="2021"), flow(-1, source="imf-dots"))
    assert {problem.data_set for problem in problems} == {
        DataSet("un-comtrade", "AZE", "2021"), DataSet("imf-dots", "AZE", "2020"),
    }  # fmt: skip


def test_bases_beside_each_other_are_no_duplicates() -> None:
    """The same flow by origin and by dispatch is two figures."""
    rows = [flow(1, flow="M", partner_basis=basis) for basis in ("origin", "dispatch")]
    assert found(*rows) == []


@pytest.mark.parametrize(
    ("source", "world", "expected"),
    [
        ("un-comtrade", 1.0005, set()),
        ("un-comtrade", 1.01, {("error", "world sum")}),
        ("un-comtrade", 0.99, {("error", "world sum")}),
        ("un-comtrade", 0.5, {("error", "world sum")}),
        ("imf-dots", 1.0015, set()),
        ("imf-dots", 0.99, {("note", "world sum")}),
        ("imf-dots", 1.01, {("note", "world sum")}),
        ("imf-dots", 0.92, {("note", "world sum")}),
        ("imf-dots", 0.5, {("note", "world sum")}),
        ("imf-dots", 2, {("note", "world sum")}),
    ],
)
def test_world_is_the_sum_of_its_partners(
    source: str, world: float, expected: set[tuple[str, str]]
) -> None:
    """Within the source's own tolerance; beyond it, however far, as ``sources.toml`` says."""
    assert rules(found(*whole(world, source=source))) == expected


def test_short_list_need_not_make_the_world() -> None:
    """A few partners may be less than the world, never more."""
    assert found(*pair(1, 1), *pair(10, 10, partner="WLD")) == []
    over = found(flow(20), flow(10, partner="WLD"))
    assert rules(over) == {("error", "world sum")}


def test_whole_list_needs_its_world() -> None:
    """Partners without the world figure are half a data set."""
    assert rules(found(*whole(1)[:-1])) == {("error", "world row")}


def test_goods_that_come_back_are_part_of_the_world() -> None:
    """A country's trade with itself is a row like another."""
    rows = whole(1.5)
    own = flow(0.5e6 * len(PARTNERS), partner="AZE")
    assert found(*rows, own) == []


def test_imports_by_dispatch_are_not_added_to_those_by_origin() -> None:
    """A second basis of one partner does not put the world out."""
    rows = whole(1, flow="M", partner_basis="origin")
    other = flow(9e6, flow="M", partner=PARTNERS[0], partner_basis="dispatch")
    assert found(*rows, other) == []


def test_the_world_and_its_partners_are_added_up_apart() -> None:
    """Chapters are no partners; dispatch is told apart; a world that is not told is not zero."""
    sums = world_sums(flows([
        flow(9, partner="WLD"), flow(5, partner="RUS"), flow(3, partner="IRN"),
        flow(2, product="27", partner="RUS"), flow(4, partner="RUS", flow="M"),
        flow(7, partner="WLD", flow="M", partner_basis="dispatch"),
    ]))  # fmt: skip
    told = sums[["flow", "by_dispatch", "world", "sum", "size"]].fillna({"world": -1})
    assert list(told.itertuples(index=False, name=None)) == [
        ("M", False, -1, 4, 1), ("M", True, 7, 0, 0), ("X", False, 9, 8, 2),
    ]  # fmt: skip


def test_chapters_need_not_be_all() -> None:
    """Chapters may be fewer than the total, and a total may be missing."""
    assert found(flow(10), flow(3, product="27")) == []
    assert found(flow(3, product="27")) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (100.0, 100.0 * (1 + MOVED), set()),
        (100.0, 90.0, {("note", "moved")}),
        (100.0, 148.0, {("note", "moved")}),
        (0.0, 0.5, set()),
    ],
)
def test_revised_figures_are_listed(old: float, new: float, expected: set[tuple[str, str]]) -> None:
    """More than 5% either way is told with both values; cents are not."""
    problems = compare(flow(old), flow(new))
    assert rules(problems) == expected
    assert all(f"{old:,.0f} to {new:,.0f} USD" in str(problem) for problem in problems)


def test_vanished_world_is_an_error_and_a_partner_a_note() -> None:
    """A published total that is gone is refused; a partner that is gone is listed."""
    held = flows([flow(1), flow(5, partner="WLD")])
    assert rules(compare(held, flow(5, partner="WLD"))) == {("note", "partner gone")}
    assert rules(compare(held, flow(1))) == {("error", "vanished")}
    assert compare(held, held) == []
    assert compare(flow(1).iloc[:0], held) == []


def test_rows_of_a_data_set_are_all_its_periods() -> None:
    """A data set is a source's reporter's year, months included."""
    table = flows([flow(), flow(period="2020-05"), flow(period="2021"), flow(source="imf-dots")])
    assert data_sets(table) == {
        DataSet("un-comtrade", "AZE", "2020"), DataSet("un-comtrade", "AZE", "2021"),
        DataSet("imf-dots", "AZE", "2020"),
    }  # fmt: skip
    mask = in_data_sets(table, [DataSet("un-comtrade", "AZE", "2020")])
    assert mask.tolist() == [True, True, False, False]


def test_what_ships_has_no_error() -> None:
    """The figures in the repository pass every check that a refresh would make."""
    vintage = current_vintage(SHIPPED_DATA)
    assert vintage is not None
    limits = tolerances(read_toml(SHIPPED_DATA, "sources.toml"))
    problems = check(vintage.flows, COUNTRIES, limits, 2026)
    assert [str(problem) for problem in problems if problem.level == "error"] == []
    noted = [(note["data_set"], note["message"]) for note in vintage.manifest["checks"]]
    found = [(problem.rule, asdict(problem.data_set), problem.message) for problem in problems]
    # A vintage is older than the rules made since; what it notes is still found.
    assert noted == [
        (of, said) for rule, of, said in found if rule != "out of step" or (of, said) in noted
    ]
