"""A ledger looks figures up: nothing is filled, added or decided by the order of rows."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.measures.evidence import PUBLISHED, TURNOVER, Evidence, Place
from dashboard.measures.intervals import Interval
from dashboard.measures.ledger import Ledger
from etl.schema import KEY, PARTNER_BASES
from tests.builders import flow, flows, ledger, pair, quote

EXPORTS = Place("AZE", "RUS", "X", "2020")
QUOTED = Place("AZE", "RUS", "X", "2024")


def found(book: Ledger, place: Place, source: str = "un-comtrade", basis: str = "") -> Evidence:
    """Return a figure that must be there."""
    evidence = book.find(source, place, basis)
    assert evidence is not None
    return evidence


def test_figure_is_what_the_source_said() -> None:
    """Value, source, edition, status, valuation and input are those of the row."""
    row = flow(5, edition="2022-09", valuation="FOB", status="estimate", input="i7")
    expected = Evidence(
        EXPORTS, Interval(5, 5), "un-comtrade", "2022-09", "estimate", "FOB", "unknown", ("i7",)
    )
    assert found(ledger([row]), EXPORTS) == expected


@pytest.mark.parametrize(
    "place",
    [
        EXPORTS._replace(reporter="RUS", partner="AZE"),
        EXPORTS._replace(partner="IRN"),
        EXPORTS._replace(flow="M"),
        EXPORTS._replace(period="2021"),
        EXPORTS._replace(product="27"),
        EXPORTS._replace(flow=TURNOVER),
    ],
)
def test_gap_is_a_gap(place: Place) -> None:
    """Where a source has no record there is nothing, neither zero nor a neighbour's figure."""
    assert ledger([flow(5)]).find("un-comtrade", place) is None


def test_zero_is_a_figure() -> None:
    """A reported zero is not a gap."""
    assert found(ledger([flow(0)]), EXPORTS).value == Interval(0, 0)


def test_sources_are_kept_apart() -> None:
    """One source's figure is never given for another's."""
    book = ledger([flow(5), flow(7, source="imf-dots")])
    assert found(book, EXPORTS).value == Interval(5, 5)
    assert found(book, EXPORTS, "imf-dots").value == Interval(7, 7)
    assert book.find("imf-imts", EXPORTS) is None


def test_quote_is_as_wide_as_its_rounding() -> None:
    """1,178 million in whole millions may be half a million more or less."""
    evidence = found(ledger(quotes=[quote(1178)]), QUOTED, PUBLISHED)
    assert evidence.value == Interval(1177.5e6, 1178.5e6)
    assert (evidence.status, evidence.said_by) == ("quoted", ("somebody",))
    assert evidence.inputs == ("https://example.org/a",)


def test_quotes_that_disagree_are_joined() -> None:
    """Two statements of one figure give the whole range and name both."""
    said = [quote(26338), quote(26600, precision="100", said_by="another", address="b")]
    evidence = found(ledger(quotes=said), QUOTED, PUBLISHED)
    assert evidence.value == Interval(26337.5e6, 26650e6)
    assert evidence.said_by == ("somebody", "another")
    assert evidence.inputs == ("https://example.org/a", "b")


@pytest.mark.parametrize(
    ("said", "differ"),
    [
        ([(1178, 1)], False),
        ([(1178, 1), (1178, 1)], False),
        ([(1178, 1), (1200, 100)], False),  # the one is the other, rounded
        ([(26338, 1), (26600, 100)], True),
        ([(98, 1), (100, 1), (102, 1)], True),  # though somebody said the middle
    ],
)
def test_statements_differ_where_none_holds_all_others(
    said: list[tuple[float, float]], *, differ: bool
) -> None:
    """A rounding that holds the finer statement agrees with it; else nobody said the middle."""
    quotes = [quote(value, precision=str(unit), address=str(value)) for value, unit in said]
    book = ledger(quotes=quotes)
    assert (found(book, QUOTED, PUBLISHED).value.said is None) is differ


@pytest.mark.parametrize("unit", ["GBP million", "percent"])
def test_quotes_in_other_units_are_no_dollars(unit: str) -> None:
    """A pound is not taken for a dollar, nor a percentage for an amount."""
    assert ledger(quotes=[quote(888, unit=unit)]).find(PUBLISHED, QUOTED) is None


def test_quoted_growth_is_no_amount() -> None:
    """A quoted rate stands for no flow."""
    book = ledger(quotes=[quote(30, measure="turnover growth")])
    assert book.find(PUBLISHED, QUOTED) is None
    assert book.find(PUBLISHED, QUOTED._replace(flow="XM")) is None


def test_statement_is_no_evidence_for_itself() -> None:
    """Without an address's quotes the others remain, and the ledger itself is not changed."""
    book = ledger([flow(5)], [quote(1), quote(2, address="b")])
    assert found(book.without_quotes("b"), QUOTED, PUBLISHED).said_by == ("somebody",)
    assert (
        book.without_quotes("https://example.org/a").without_quotes("b").find(PUBLISHED, QUOTED)
        is None
    )
    assert found(book, QUOTED, PUBLISHED).value == Interval(0.5e6, 2.5e6)
    assert found(book.without_quotes("b"), EXPORTS).value == Interval(5, 5)


def test_first_in_precedence_speaks_first() -> None:
    """Sources come in the order of the table, those it does not name last."""
    names = ["imf-dots", "un-comtrade", "a-newcomer"]
    statuses = ["reported-or-estimated", "reported", "reported"]
    rows = [flow(source=n, status=s) for n, s in zip(names, statuses, strict=True)]
    said = [quote(period="2020")]
    expected = ["un-comtrade", "imf-dots", "published", "a-newcomer"]
    assert ledger(rows, said).speakers("AZE", "RUS", "2020") == expected


def test_weakest_status_ranks_a_source() -> None:
    """A source that estimates half of what it says of a pair speaks as one that estimates."""
    rows = [
        *pair(1, 1, source="imf-dots", status="reported-or-estimated"),
        flow(flow="X", source="imf-imts", status="reported"),
        flow(flow="M", source="imf-imts", status="estimate"),
    ]
    assert ledger(rows).speakers("AZE", "RUS", "2020") == ["imf-dots", "imf-imts"]


def test_who_tells_of_single_goods_speaks_too() -> None:
    """Chapters are found beside the total, and an estimated one ranks its source as well."""
    rows = [
        flow(3, source="imf-imts", status="reported"),
        flow(2, source="imf-imts", status="estimate", product="27"),
        flow(1, source="un-comtrade", product="71"),
    ]
    book, gold = ledger(rows), EXPORTS._replace(product="71")
    assert book.speakers("AZE", "RUS", "2020") == ["un-comtrade", "imf-imts"]
    assert book.find("un-comtrade", EXPORTS) is None
    assert found(book, gold).value == Interval(1, 1)
    assert list(book.chapters("imf-imts", EXPORTS)) == ["27"]
    assert found(book, EXPORTS, "imf-imts").value == Interval(3, 3)


def test_dispatch_is_asked_for_by_name() -> None:
    """Imports by dispatch stand beside those by origin; neither hides the other."""
    rows = [
        flow(272.5, flow="M", partner="GBR", partner_basis="origin"),
        flow(3597, flow="M", partner="GBR", partner_basis="dispatch"),
    ]
    place = Place("AZE", "GBR", "M", "2020")
    for book in (ledger(rows), ledger(rows[::-1])):
        assert found(book, place).value == Interval(272.5, 272.5)
        assert found(book, place, basis="dispatch").value == Interval(3597, 3597)


def test_totals_by_dispatch_list_no_partner() -> None:
    """A partner known by dispatch alone is not listed among the partners by origin."""
    rows = [flow(flow="M", partner="GBR", partner_basis="dispatch"), flow(partner="RUS")]
    assert set(ledger(rows).totals("un-comtrade", "AZE", "2020")) == {"RUS"}


def test_chapters_are_two_digits() -> None:
    """Neither the total nor gold, a heading, is a chapter; other places' chapters are not ours."""
    rows = [flow(product=code) for code in ("TOTAL", "27", "71", "7108")]
    rows.append(flow(product="84", partner="IRN"))
    assert set(ledger(rows).chapters("un-comtrade", EXPORTS)) == {"27", "71"}


def test_periods_are_those_spoken_of() -> None:
    """Years and months are listed apart, in order; quoted stretches of months are neither."""
    rows = [flow(period=period) for period in ("2021", "2019", "2020-05", "2020-04")]
    said = [quote(period="2024"), quote(period="2025-01/2025-10")]
    book = ledger(rows, said)
    assert book.periods("AZE", "RUS") == ["2019", "2021", "2024"]
    assert book.periods("AZE", "RUS", "M") == ["2020-04", "2020-05"]
    assert book.periods("RUS", "AZE") == []


@st.composite
def shuffled(draw: st.DrawFn) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Draw figures with unique keys, and the same in another order."""
    value = st.floats(0, 1e9)
    code = st.tuples(
        st.sampled_from(["un-comtrade", "imf-dots"]), st.sampled_from(["RUS", "WLD"]),
        st.sampled_from("XM"), st.sampled_from(["2020", "2021"]),
        st.sampled_from(["TOTAL", "27", "7108"]), st.sampled_from(["unknown", "dispatch"]),
    )  # fmt: skip
    keys = draw(st.lists(code, min_size=1, max_size=12, unique=True))
    names = ("source", "partner", "flow", "period", "product", "partner_basis")
    rows = [flow(draw(value), **dict(zip(names, key, strict=True))) for key in keys]
    order = draw(st.permutations(range(len(rows))))
    return flows(rows), flows(rows[index] for index in order)


@given(shuffled())
@settings(deadline=None, max_examples=40)
def test_order_of_rows_never_matters(tables: tuple[pd.DataFrame, pd.DataFrame]) -> None:
    """The same figures in any order answer alike."""
    one, other = (ledger([table]) for table in tables)
    for row in tables[0].to_dict("records"):
        place = Place(row["reporter"], row["partner"], row["flow"], row["period"], row["product"])
        basis = "dispatch" if row["partner_basis"] == "dispatch" else ""
        evidence = one.find(row["source"], place, basis)
        assert evidence is not None
        assert evidence == other.find(row["source"], place, basis)
        assert evidence.value == Interval.exactly(row["value_usd"])
        assert one.chapters(row["source"], place) == other.chapters(row["source"], place)
        asked = place.reporter, place.partner, place.period
        assert one.speakers(*asked) == other.speakers(*asked)


def test_which_basis_speaks_does_not_depend_on_the_order() -> None:
    """Bases are part of the key: of several, the same one speaks however the rows are sorted."""
    assert "partner_basis" in KEY
    rows = [flow(float(n), flow="M", partner_basis=b) for n, b in enumerate(PARTNER_BASES)]
    place = EXPORTS._replace(flow="M")
    assert found(ledger(rows), place) == found(ledger(rows[::-1]), place)
