"""The figures the product was built around, recomputed from the shipped vintage.

The table is as it was printed: exports and imports in US$ million, shares in percent.
"""

from dataclasses import replace
from decimal import Decimal

import pytest

from dashboard.claims.readings import Evaluation, evaluate
from dashboard.claims.rule import Verdict, judge
from dashboard.measures.catalogue import MEASURES
from dashboard.measures.formulas import Flow, Turnover
from dashboard.measures.intervals import Interval
from dashboard.measures.measuring import Case, Formula, Measured, measure
from dashboard.state.snapshot import Snapshot
from tests.builders import shipped_figures

PRINTED = {
    "1992": ("374.9", "275.1", "1571", "998", "25.3", "42.3"),
    "2000": ("98.3", "249.3", "1743", "1171", "11.9", "71.7"),
    "2008": ("582.9", "1350.4", "47756", "7165", "3.5", "69.8"),
    "2015": ("417.8", "1437.9", "12729", "9217", "8.5", "77.5"),
    "2020": ("709.5", "1962.3", "13741", "10746", "10.9", "73.4"),
    "2021": (
        "920.8",
        "2073.2",
        "22207",
        "11698",
        "8.8",
        "69.2",
    ),  # 11,698.496 was printed as 11,699
}
COLUMNS: tuple[Formula, ...] = (
    Flow("X"), Flow("M"), Flow("X", world=True), Flow("M", world=True),
    MEASURES["share of turnover"], MEASURES["imports in the pair"],
)  # fmt: skip


@pytest.fixture(scope="module")
def shipped() -> Snapshot:
    """Return the figures and claims that come with the product."""
    return shipped_figures().snapshot()


def russia(shipped: Snapshot, formula: Formula, year: str) -> Measured:
    """Return a measure of Azerbaijan's trade with Russia."""
    return measure(formula, Case("AZE", "RUS", year), shipped.ledger)


def claim(shipped: Snapshot, name: str, year: str = "") -> Evaluation:
    """Return the evaluation of a claim by its id."""
    (found,) = [claim for claim in shipped.claims if claim.id == name]
    return evaluate(found, shipped.ledger, year)


@pytest.mark.parametrize("year", PRINTED)
def test_table_is_what_the_figures_give(shipped: Snapshot, year: str) -> None:
    """Every number of the table to its printed precision, by the publisher named for the year."""
    for formula, printed in zip(COLUMNS, PRINTED[year], strict=True):
        measured = russia(shipped, formula, year)
        assert measured.value is not None
        assert measured.value.is_exact
        scale = 1e6 if measured.unit == "USD" else 1
        digits = -int(Decimal(printed).as_tuple().exponent)
        assert f"{measured.value.low / scale:.{digits}f}" == printed
        assert measured.sources == (("un-comtrade",) if year == "2021" else ("imf-dots",))


def test_pair_of_2024_as_published(shipped: Snapshot) -> None:
    """1,178 (reported), 3,621 and 4,799 million (quoted); 75.45% of the pair."""
    told = ((Flow("X"), 1178, "reported"), (Flow("M"), 3621, "quoted"))
    for formula, printed, status in (*told, (Turnover(), 4799, "quoted")):
        measured = russia(shipped, formula, "2024")
        assert measured.value is not None
        assert round(measured.value.middle / 1e6) == printed
        assert measured.status == status
    share = russia(shipped, MEASURES["imports in the pair"], "2024").value
    assert share is not None
    assert f"{share.middle:.2f}" == "75.45"


def test_share_of_2024_is_composed_and_says_by_whom(shipped: Snapshot) -> None:
    """10.08%, from 10.06 to 10.13 over all totals that agree; BACI's total does not."""
    measured = russia(shipped, MEASURES["share of turnover"], "2024")
    assert measured.value is not None
    assert f"{measured.value.said:.2f}" == "10.08"
    assert f"{measured.value.low:.2f} {measured.value.high:.2f}" == "10.06 10.13"
    assert measured.composed
    assert measured.sources == ("un-comtrade", "published", "unctadstat")
    assert {item.source for item in measured.disagreeing} == {"cepii-baci"}


@pytest.mark.parametrize(("year", "printed"), [("2022", "7.0"), ("2023", "8.5")])
def test_shares_before_are_lower(shipped: Snapshot, year: str, printed: str) -> None:
    """7.0% in 2022 and 8.5% in 2023."""
    value = russia(shipped, MEASURES["share of turnover"], year).value
    assert value is not None
    assert f"{value.middle:.1f}" == printed


def test_2025_is_open(shipped: Snapshot) -> None:
    """Nobody on record has Azerbaijan's imports from Russia in 2025."""
    assert russia(shipped, MEASURES["share of turnover"], "2025").value is None


def test_world_exports_of_2024_are_both_that_were_published(shipped: Snapshot) -> None:
    """26,338 and 26,600 million disagree; the figure is as wide as they do."""
    value = russia(shipped, Flow("X", world=True), "2024").value
    assert value == Interval(26337.5e6, 26650e6)


def test_tenth_holds_for_totals_between_bounds(shipped: Snapshot) -> None:
    """10% of 2024 holds for any total from 45.7 to 50.5 bn, and for no other."""
    (outcome,) = claim(shipped, "russia-share-of-turnover").outcomes
    pair = russia(shipped, Turnover(), "2024").value
    assert pair is not None
    assertion = outcome.statement.assertion
    bounds = [pair.middle / (end / 100) for end in (assertion.band.high, assertion.band.low)]
    assert [f"{bound / 1e9:.1f}" for bound in bounds] == ["45.7", "50.5"]
    for total, verdict in ((45.6e9, Verdict.CLOSE), (46e9, Verdict.SUPPORTED),
        (50.4e9, Verdict.SUPPORTED), (50.7e9, Verdict.CLOSE)):  # fmt: skip
        share = pair.over(Interval.exactly(total))
        assert share is not None
        assert judge(share.scaled(100), assertion) is verdict


def test_claim_a(shipped: Snapshot) -> None:
    """10% of turnover: true of 2024, and of no year from 2021 to 2023."""
    evaluation = claim(shipped, "russia-share-of-turnover")
    assert evaluation.verdict is Verdict.SUPPORTED
    assert claim(shipped, "russia-share-of-turnover", "2023").verdict is Verdict.CLOSE
    assert claim(shipped, "russia-share-of-turnover", "2022").verdict is Verdict.NOT_SUPPORTED
    assert evaluation.outcomes[0].primary.case.period == "2024"
    assert claim(shipped, "russia-share-of-turnover", "2020").verdict is Verdict.CLOSE
    assert claim(shipped, "russia-share-of-turnover", "2021").verdict is Verdict.CLOSE
    assert claim(shipped, "russia-share-of-turnover", "2008").verdict is Verdict.NOT_SUPPORTED


def test_claim_b(shipped: Snapshot) -> None:
    """75% of the pair: supported for 2024, and not for 2021."""
    assert claim(shipped, "russian-exports-in-the-pair").verdict is Verdict.SUPPORTED
    earlier = claim(shipped, "russian-exports-in-the-pair", "2021")
    assert earlier.verdict is Verdict.NOT_SUPPORTED


def test_claim_b_of_the_other_whole(shipped: Snapshot) -> None:
    """Read as of all turnover the same words are far off: 6.1% in 2021."""
    value = russia(shipped, MEASURES["imports in all turnover"], "2021").value
    assert value is not None
    assert f"{value.middle:.1f}" == "6.1"


def test_claim_c(shipped: Snapshot) -> None:
    """Russia suffers more: no reading of the shares bears it out, and some refuse it."""
    evaluation = claim(shipped, "russia-suffers-more")
    assert evaluation.verdict is Verdict.NOT_SUPPORTED
    (outcome,) = evaluation.outcomes
    assert outcome.counted
    assert {reading.verdict for reading in outcome.counted} == {Verdict.NOT_SUPPORTED}


def test_claim_d(shipped: Snapshot) -> None:
    """Ties with Russia and Iran degrade: turnover rose with both; the UK cannot be checked."""
    evaluation = claim(shipped, "ties-with-russia-and-iran-degrade")
    assert evaluation.verdict is Verdict.NOT_SUPPORTED
    assert {o.statement.partner: o.verdict for o in evaluation.outcomes} == {
        "RUS": Verdict.NOT_SUPPORTED,
        "IRN": Verdict.NOT_SUPPORTED,
        "GBR": Verdict.UNCHECKED,
    }


def test_iran_by_the_wrong_base(shipped: Snapshot) -> None:
    """487 to 647 million is +32.9%, so "+25%" is not supported; its own page is no evidence."""
    (said,) = [claim for claim in shipped.claims if claim.id == "iran-plus-quarter"]
    evaluation = evaluate(replace(said, address=""), shipped.ledger)
    value = evaluation.outcomes[0].primary.measured.value
    assert evaluation.verdict is Verdict.NOT_SUPPORTED
    assert value is not None
    assert f"{value.middle:.0f}" == "33"
    terms = evaluate(said, shipped.ledger).outcomes[0].primary.measured.terms
    assert said.address not in {address for term in terms for address in term.inputs}
