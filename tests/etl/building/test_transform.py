"""The one table: sorted, whole, and replaced only where an answer speaks for it."""

from collections.abc import Hashable, Mapping

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.building.transform import merge, tidy
from etl.parts.layout import ORDER
from etl.schema import FLOW_COLUMNS, FLOWS_SCHEMA, KEY
from etl.scope import Scope, covered
from tests.builders import flow, flows

CELLS = ("source", "reporter", "partner", "flow", "period", "product")
keys = st.tuples(
    st.sampled_from(["un-comtrade", "imf-dots"]), st.sampled_from(["AZE", "GEO"]),
    st.sampled_from(["RUS", "WLD"]), st.sampled_from("XM"),
    st.sampled_from(["2020", "2021"]), st.sampled_from(["TOTAL", "27", "7108"]),
)  # fmt: skip


@st.composite
def tables(draw: st.DrawFn, value: float = 1.0) -> pd.DataFrame:
    """Draw figures with unique keys, in any order."""
    listed = draw(st.lists(keys, min_size=1, max_size=10, unique=True))
    return flows(flow(value, **dict(zip(CELLS, key, strict=True))) for key in listed)


@st.composite
def scopes(draw: st.DrawFn) -> Scope:
    """Draw what an answer may speak for."""
    source, reporter, partner, side, period, product = draw(keys)
    level = draw(st.sampled_from([product, "AG2", "AG4"]))
    return Scope(
        source, (reporter,), "A", (period,), (side,),
        draw(st.sampled_from([None, (partner,)])), draw(st.sampled_from([None, (level,)])),
    )  # fmt: skip


def same(one: pd.DataFrame, other: pd.DataFrame) -> bool:
    """Tell whether two tables hold the same rows, in whatever order."""
    return tidy(one).equals(tidy(other))


@given(tables())
@settings(deadline=None, max_examples=25)
def test_tidy_twice_is_tidy_once(table: pd.DataFrame) -> None:
    """Nothing is left to do after the first time; columns are the schema's."""
    once = tidy(table)
    assert tidy(once).equals(once)
    assert list(once) == list(FLOW_COLUMNS) == FLOWS_SCHEMA.names
    assert once["value_usd"].dtype == "float64"
    order = [(level_of(row), *map(row.get, ORDER)) for row in once.to_dict("records")]
    assert order == sorted(order)


def level_of(row: Mapping[Hashable, object]) -> int:
    """Return where among the years a figure stands: the world, all goods, single goods."""
    return 2 if row["product"] != "TOTAL" else int(row["partner"] != "WLD")


@given(tables(), st.randoms(use_true_random=False))
@settings(deadline=None, max_examples=25)
def test_order_of_rows_never_matters(table: pd.DataFrame, random: object) -> None:
    """The same rows in any order and under any index give the same table."""
    shuffle: list[int] = list(range(len(table)))
    random.shuffle(shuffle)  # type: ignore[attr-defined]
    assert tidy(table.iloc[shuffle]).equals(tidy(table))


def test_tidy_leaves_out_other_columns() -> None:
    """A source's own columns do not reach the table."""
    assert list(tidy(flow().assign(netWgt="5"))) == list(FLOW_COLUMNS)


@given(tables(1), tables(2), st.lists(scopes(), max_size=3))
@settings(deadline=None, max_examples=25)
def test_merge_replaces_only_what_scopes_cover(
    held: pd.DataFrame, fresh: pd.DataFrame, asked: list[Scope]
) -> None:
    """Held rows in a scope are gone, all others stay to the last cell, all fresh ones are in."""
    answer = fresh[covered(fresh, asked)]
    merged = merge(held, answer, asked)
    inside, old = covered(held, asked), merged["value_usd"].eq(1)
    assert same(merged[old], held[~inside])
    assert same(merged[~old], answer)
    assert not merged.duplicated(list(KEY)).any()


@given(tables(), st.lists(scopes(), max_size=3))
@settings(deadline=None, max_examples=20)
def test_merging_the_same_answer_again_changes_nothing(
    table: pd.DataFrame, asked: list[Scope]
) -> None:
    """A refresh that brings what is held leaves what is held."""
    assert merge(table, table[covered(table, asked)], asked).equals(tidy(table))


@pytest.mark.parametrize(
    ("products", "expected"),
    [
        (None, {"TOTAL", "27", "7108", "710812"}),
        (("TOTAL",), {"TOTAL"}),
        (("AG2",), {"27"}),
        (("AG4",), {"7108"}),
        (("AG6", "TOTAL"), {"TOTAL", "710812"}),
        (("7108",), {"7108"}),
    ],
)
def test_scope_knows_levels_of_goods(products: tuple[str, ...] | None, expected: set[str]) -> None:
    """An answer for all chapters speaks for chapters, not for the total nor for headings."""
    table = flows(flow(product=code) for code in ("TOTAL", "27", "7108", "710812"))
    scope = Scope("un-comtrade", ("AZE",), "A", ("2020",), ("X",), None, products)
    assert set(table[scope.covers(table)]["product"]) == expected


@pytest.mark.parametrize(
    "other",
    [
        {"source": "imf-dots"}, {"reporter": "RUS"}, {"partner": "WLD"}, {"flow": "M"},
        {"period": "2021"}, {"period": "2020-05"}, {"product": "27"},
    ],
)  # fmt: skip
def test_scope_covers_nothing_else(other: dict[str, str]) -> None:
    """A row that differs in any one respect is not spoken for."""
    scope = Scope("un-comtrade", ("AZE",), "A", ("2020",), ("X",), ("RUS",), ("TOTAL",))
    assert scope.covers(flow()).all()
    assert not scope.covers(flow(**other)).any()


def test_no_answer_replaces_nothing() -> None:
    """Without a scope everything held is carried over."""
    assert merge(flow(), flow().iloc[:0], []).equals(tidy(flow()))
