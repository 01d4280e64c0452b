"""All readings of a claim: what each measures, which is meant first, how many bear it out."""

from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.claims.entries import read_claims
from dashboard.claims.model import NEWEST
from dashboard.claims.readings import Evaluation, Outcome, evaluate
from dashboard.claims.rule import Verdict, judge
from dashboard.measures.intervals import Interval
from dashboard.measures.ledger import Ledger
from tests.builders import claim, flow, ledger, pair, quote

DOTS = {"source": "imf-dots", "status": "reported-or-estimated"}
TRADE = [*pair(4, 6), *pair(50, 50, partner="WLD")]


def evaluation(book: Ledger, year: str = "", /, **entry: Any) -> Evaluation:  # noqa: ANN401 -- TOML
    """Return the evaluation of Russia's share of turnover, 10%, unless told otherwise."""
    assertion = entry.pop("assertion", {})
    claims = read_claims({"claim": [claim(assertion, **entry)]}, ("AZE", "RUS", "GBR"))
    return evaluate(claims[0], book, year)


def outcome(book: Ledger, **entry: Any) -> Outcome:  # noqa: ANN401 -- TOML
    """Return the outcome of a claim's one statement."""
    return evaluation(book, **entry).outcomes[0]


def chapters(total: float, oil: float, **columns: str) -> list[pd.DataFrame]:
    """Return a total and its two chapters."""
    return [
        flow(total, **columns),
        flow(oil, product="27", **columns),
        flow(total - oil, product="84", **columns),
    ]


def test_primary_reading_is_the_plain_one() -> None:
    """The claim's year, the reporter's report, all goods, the first source in precedence."""
    rows = [*TRADE, *pair(1, 1, **DOTS), *pair(50, 50, partner="WLD", **DOTS)]
    primary = outcome(ledger(rows)).primary
    case = primary.case
    assert (case.period, case.report, case.without, case.source) == (
        "2020", "reporter", (), "un-comtrade",
    )  # fmt: skip
    assert primary.measured.value == Interval(10, 10)
    assert primary.verdict is Verdict.SUPPORTED


def test_other_publisher_is_another_reading() -> None:
    """A publisher that says otherwise is listed with its own verdict, and counted."""
    rows = [*TRADE, *pair(1, 1, **DOTS), *pair(50, 50, partner="WLD", **DOTS)]
    found = outcome(ledger(rows))
    assert {r.source: r.verdict for r in found.counted} == {
        "un-comtrade": Verdict.SUPPORTED, "imf-dots": Verdict.NOT_SUPPORTED,
    }  # fmt: skip
    assert (found.supporting, len(found.counted)) == (1, 2)


def test_mirror_is_another_reading() -> None:
    """What the partner reports of the same trade is read beside it."""
    rows = [*pair(4, 6), *pair(5, 4, reporter="RUS", partner="AZE")]
    found = outcome(ledger(rows), assertion={"measure": "turnover"})
    by_report = {r.case.report: r.measured.value for r in found.counted}
    assert by_report == {"reporter": Interval(10, 10), "partner": Interval(9, 9)}


def test_without_oil_is_another_reading() -> None:
    """Leaving oil and gas out is read where the chapters tell of all goods."""
    rows = [row for side in ("X", "M") for row in chapters(5, 2, flow=side)]
    rows += [row for side in ("X", "M") for row in chapters(50, 40, flow=side, partner="WLD")]
    values = {r.case.without: r.measured.value for r in outcome(ledger(rows)).counted}
    assert values[()] == Interval(10, 10)
    assert values["27",] == Interval(30, 30)


def test_imports_by_dispatch_are_another_reading() -> None:
    """Counted by where the goods were sent from, the same year gives another figure."""
    said = [
        quote(272.4, measure="import", partner="GBR", partner_basis="origin", precision="0.1"),
        quote(3597, measure="import", partner="GBR", partner_basis="dispatch"),
    ]
    asked = {"partner": "GBR", "measure": "imports", "value": 272e6, "precision": 1e6}
    found = outcome(ledger(quotes=said), assertion=asked, period="2024")
    verdicts = {r.case.basis: r.verdict for r in found.counted}
    assert verdicts == {"": Verdict.SUPPORTED, "dispatch": Verdict.NOT_SUPPORTED}


def test_other_words_for_it_are_read_beside() -> None:
    """Measures the same words may mean are readings of their own."""
    found = outcome(ledger(TRADE), assertion={"also": ["share of imports"]})
    values = {r.measure: r.measured.value for r in found.counted}
    assert values == {
        "share of turnover": Interval(10, 10),
        "share of imports": Interval(12, 12),
    }


def test_each_year_is_read_alike() -> None:
    """The years around have a reading each; a year without the figures has none."""
    rows = [*TRADE, *pair(1, 1, period="2018"), *pair(9, 9, period="2019")]
    rows += pair(10, 10, period="2018", partner="WLD")
    years = {r.case.period: r.measured.value for r in outcome(ledger(rows)).years}
    assert years == {"2018": Interval(10, 10), "2020": Interval(10, 10)}


def test_change_keeps_its_span_in_other_years() -> None:
    """A claim on one year's growth is compared with one year's growth in other years."""
    rows = [
        row
        for year, size in (("2018", 10), ("2019", 11), ("2020", 22))
        for row in pair(size, size, period=year)
    ]
    asked = {"measure": "turnover", "operation": "change", "since": "2019"}
    years = {r.case.period: r for r in outcome(ledger(rows), assertion=asked).years}
    assert set(years) == {"2019", "2020"}
    assert years["2019"].verdict is Verdict.SUPPORTED
    assert years["2020"].measured.value == Interval(100, 100)


def test_missing_year_cannot_be_checked() -> None:
    """Without the year's figures there is no verdict; the newest year known is shown beside."""
    found = outcome(ledger(TRADE), period="2022")
    assert found.verdict is Verdict.UNCHECKED
    assert found.primary.measured.missing
    assert "2020" in {r.case.period for r in found.readings}
    assert found.counted == ()


def test_other_years_are_not_counted() -> None:
    """In how many readings it holds is said of the claim's own period alone."""
    rows = [*TRADE, *pair(1, 1, period="2018"), *pair(10, 10, period="2018", partner="WLD")]
    found = outcome(ledger(rows))
    assert {r.case.period for r in found.counted} == {found.primary.case.period}


def test_newest_year_on_record_is_the_last_with_all_terms() -> None:
    """A claim that asks for it is read in the newest year that can be measured."""
    rows = [*TRADE, *pair(1, 1, period="2021"), *pair(1, 1, period="2018")]
    found = outcome(ledger(rows), period=NEWEST, said_on="2025")
    assert found.primary.case.period == "2020"
    assert found.verdict is Verdict.SUPPORTED


def test_another_year_is_no_reading_of_an_amount() -> None:
    """An amount of another year says nothing of this one."""
    found = outcome(ledger(TRADE), period="2022", assertion={"measure": "turnover"})
    assert found.counted == ()


def test_statement_is_no_evidence_for_itself() -> None:
    """A quote from the claim's own address is left out."""
    said = [quote(10, measure="turnover", precision="0.1", address="https://example.org/claim")]
    asked = {"measure": "turnover", "value": 10e6, "precision": 1e6}
    entry = {"assertion": asked, "period": "2024"}
    book = ledger(quotes=said)
    assert evaluation(book, **entry).verdict is Verdict.SUPPORTED
    own = evaluation(book, **entry, address="https://example.org/claim")
    assert own.verdict is Verdict.UNCHECKED


def test_sentence_is_as_good_as_its_weakest_statement() -> None:
    """Two statements, one false: the sentence is not supported."""
    entry: Any = claim()
    entry["asserts"].append(entry["asserts"][0] | {"value": 50})
    claims = read_claims({"claim": [entry]}, ("AZE", "RUS"))
    found = evaluate(claims[0], ledger(TRADE))
    assert [o.verdict for o in found.outcomes] == [Verdict.SUPPORTED, Verdict.NOT_SUPPORTED]
    assert found.verdict is Verdict.NOT_SUPPORTED


@pytest.mark.parametrize("year", ["2018", "1900"])
def test_another_year_may_be_asked_for(year: str) -> None:
    """The same claim evaluated for another year speaks of that year."""
    rows = [*TRADE, *pair(1, 1, period="2018"), *pair(50, 50, period="2018", partner="WLD")]
    found = evaluation(ledger(rows), year)
    assert found.outcomes[0].primary.case.period == year
    expected = Verdict.NOT_SUPPORTED if year == "2018" else Verdict.UNCHECKED
    assert found.verdict is expected


figures = st.lists(st.floats(0, 1e9), min_size=8, max_size=8)


@given(figures, st.floats(0, 100), st.randoms(use_true_random=False))
@settings(deadline=None, max_examples=25)
def test_readings_of_any_figures(sizes: list[float], claimed: float, random: Any) -> None:  # noqa: ANN401
    """Verdicts follow from values alone, sorted and counted alike whatever the rows' order."""
    rows = [*pair(*sizes[:2]), *pair(*sizes[2:4], partner="WLD")]
    rows += [*pair(*sizes[4:6], **DOTS), *pair(*sizes[6:], partner="WLD", **DOTS)]
    asked = {"value": claimed, "also": ["share of exports", "imports in the pair"]}
    found = outcome(ledger(rows), assertion=asked)
    assertion = found.statement.assertion
    assert all(r.verdict is judge(r.measured.value, assertion) for r in found.readings)
    assert found.primary in found.readings
    ranks = [list(Verdict).index(r.verdict) for r in found.readings]
    assert ranks == sorted(ranks)
    assert found.supporting <= len(found.counted) <= len(found.readings)
    random.shuffle(rows)
    assert outcome(ledger(rows), assertion=asked) == found


def ranked(place: int, period: str) -> list[pd.DataFrame]:
    """Return both flows of a world in which Russia has a place among ten partners."""
    sizes = {f"C{n:02}": 100 - 5 * n for n in range(1, 11)}
    sizes["RUS"] = sizes.pop(f"C{place:02}")
    rows = [row for who, size in sizes.items() for row in pair(size, 1, partner=who, period=period)]
    return [*rows, *pair(sum(sizes.values()), len(sizes), partner="WLD", period=period)]


@pytest.mark.parametrize(
    ("relation", "before", "after", "verdict"),
    [
        ("rises", 5, 3, Verdict.SUPPORTED),
        ("rises", 3, 5, Verdict.NOT_SUPPORTED),
        ("falls", 3, 5, Verdict.SUPPORTED),
        ("falls", 4, 4, Verdict.NOT_SUPPORTED),
    ],
)
def test_rank_rises_towards_the_first(
    relation: str, before: int, after: int, verdict: Verdict
) -> None:
    """A claim that a rank rose holds where the partner has a better place than before."""
    book = ledger([*ranked(before, "2019"), *ranked(after, "2020")])
    assertion = {
        "reporter": "AZE",
        "partner": "RUS",
        "measure": "rank by exports",
        "operation": "change in points",
        "since": "2019",
        "relation": relation,
    }
    entry = claim(asserts=[assertion])
    (found,) = read_claims({"claim": [entry]}, ("AZE", "RUS"))
    assert evaluate(found, book).verdict is verdict


@pytest.mark.parametrize(("place", "verdict"), [(3, Verdict.SUPPORTED), (4, Verdict.NOT_SUPPORTED)])
def test_next_place_is_not_close(place: int, verdict: Verdict) -> None:
    """Fourth is not nearly third."""
    found = outcome(
        ledger(ranked(place, "2020")), assertion={"measure": "rank by exports", "value": 3}
    )
    assert found.verdict is verdict
