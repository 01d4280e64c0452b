"""What is said of a claim: the claimed number as claimed, the figures under their own year."""

import re
from dataclasses import replace
from decimal import Decimal
from functools import cache
from gettext import NullTranslations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.claims.conditions import conditions
from dashboard.claims.entries import read_claims
from dashboard.claims.explanations import explanations
from dashboard.claims.readings import SCOPES, Evaluation
from dashboard.claims.rule import Assertion, Verdict
from dashboard.measures.lens import Lens
from dashboard.state.repository import read_snapshot
from dashboard.state.snapshot import Snapshot
from dashboard.text.claimed import asserted, claim_sentence, claimed
from dashboard.text.claims import (
    CHANGED,
    COMPARED,
    ITSELF,
    STATEMENT,
    STATEMENTS,
    UNCHECKED,
    UNKNOWN_STATEMENT,
    VALUE,
    headline,
)
from dashboard.text.language import Spoken, say, speaking
from dashboard.text.limits import EXPLANATIONS, NEED, condition_line, explanation_line
from dashboard.text.missing import FLOW_GAPS
from dashboard.text.on_record import known_line, years_line
from dashboard.text.readings import (
    CHANGE,
    DEFINED,
    reading_text,
    reading_value,
    scope_name,
    source_names,
)
from dashboard.text.verdicts import (
    AS_A_WHOLE,
    VERDICT_NAMES,
    VERDICT_SHAPES,
    verdict_name,
    verdict_within,
)
from dashboard.text.words import CLAUSES, in_row, measure_of_pair, measure_title, status_word
from tests.builders import claim, flow, pair, publish_rows, said, shipped_figures
from tests.dashboard.wording import like

SPACE = "\N{NO-BREAK SPACE}"
GROWTH: dict[str, Any] = {"measure": "turnover", "operation": "change", "since": "2019"}
TRADE = [
    row
    for year, size in (("2018", 1e6), ("2019", 2e6), ("2020", 3e6))
    for row in (
        *pair(4 * size, 6 * size, period=year),
        *pair(50 * size, 50 * size, period=year, partner="WLD"),
    )
]
OIL = [
    flow(size * scale, flow=name, product=code, period=year, partner=partner)
    for year in ("2019", "2020")
    for partner, scale in (("RUS", 1e6), ("WLD", 1e7))
    for name in ("X", "M")
    for code, size in (("TOTAL", 10), ("27", 6), ("84", 4))
]
SENT = [
    *pair(4e6, 6e6),
    flow(16e6, flow="M", partner_basis="dispatch"),
    *pair(1e8, 1e8, partner="WLD"),
]


@cache
def shipped() -> Snapshot:
    """Return the figures and claims that come with the product."""
    return shipped_figures().snapshot()


def plain(text: str) -> str:
    """Return a text with plain spaces."""
    return text.replace(SPACE, " ")


def test_every_verdict_has_its_word_and_its_shape() -> None:
    """No two alike, so that neither needs a colour."""
    for names in (VERDICT_NAMES, VERDICT_SHAPES):
        assert set(names) == set(Verdict)
        assert len(set(names.values())) == len(Verdict)


def test_every_set_of_goods_has_its_name() -> None:
    """Each reading's goods can be said."""
    assert len({scope_name(Lens(scope)) for scope in SCOPES}) == len(SCOPES)


@given(st.integers(-9999, 9999), st.integers(0, 9), st.sampled_from(["percent", "rank"]))
def test_claimed_number_keeps_its_precision(digits: int, decimals: int, unit: str) -> None:
    """As many decimals as were claimed, no more and no fewer: 31.90 stays 31.90."""
    value = Decimal(digits).scaleb(-decimals)
    assertion = Assertion("is", float(value), float(Decimal(1).scaleb(-decimals)))
    text = claimed(assertion, unit).removesuffix("%").replace("−", "-").replace(",", "")
    assert Decimal(text) == value
    assert len(text.partition(".")[2]) == decimals


@pytest.mark.parametrize(
    ("value", "precision", "expected"), [(50.0, 2.5015634, "50%"), (100 / 3, 0.11117, "33.3%")]
)
def test_a_ratio_worked_out_has_no_more_digits_than_it_was_said_with(
    value: float, precision: float, expected: str
) -> None:
    """Twice as much is 50% of it, not 50.000000000%."""
    assert claimed(Assertion("is", value, precision), "percent") == expected


@pytest.mark.parametrize(
    ("value", "precision", "expected"),
    [(100.0, 1e-6, "100%"), (33.3, 1e-6, "33.3%"), (-50.0, 1e-6, "−50%"), (50.0, 0.1, "50.0%")],
)
def test_a_strict_limit_has_no_more_digits_than_it_is(
    value: float, precision: float, expected: str
) -> None:
    """More than doubled is at least 100%, not at least 100.000000%."""
    assert claimed(Assertion("at least", value, precision), "percent") == expected


@pytest.mark.parametrize(
    ("value", "precision", "expected"),
    [
        (4.6e9, 1e8, 4.6e9),
        (272e6, 1e6, 272e6),
        (11.75e9, 1e7, 11.75e9),
        (12345.678e6, 1e3, 12345.678e6),
        (0.0, 1.0, 0.0),
    ],
)
def test_claimed_amount_keeps_its_precision(
    value: float, precision: float, expected: float
) -> None:
    """What is written for a claimed amount rounds to it at the precision it was claimed with."""
    text = plain(claimed(Assertion("is", value, precision), "USD"))
    match = re.fullmatch(r"US\$ ([0-9,.]+)(?: (million|billion))?", text)
    assert match is not None
    scale = {"million": 1e6, "billion": 1e9}.get(match[2] or "", 1)
    assert abs(float(match[1].replace(",", "")) * scale - expected) < precision / 2


def test_an_amount_turned_from_other_money_keeps_a_digit() -> None:
    """2 billion pounds at 1.376 are 2.8 billion dollars, as wide as they were, and not 3."""
    assert plain(claimed(Assertion("is", 2 * 1.376e9, 1.376e9), "USD")) == "US$ 2.8 billion"


def test_nothing_is_claimed_without_decimals() -> None:
    """A deficit told without a number is one of nothing at most."""
    assert plain(claimed(Assertion("at most", 0.0, 1.0), "USD")) == "US$ 0 million"


def test_headline_names_verdict_value_year_and_source(tmp_path: Path) -> None:
    """A line to quote says what was measured, of whom, when, by whom, and how sure."""
    evaluation, snapshot = said(tmp_path, TRADE)
    assert headline(evaluation, snapshot) == say(
        VALUE,
        verdict=verdict_name(Verdict.SUPPORTED),
        measure=measure_of_pair("share of turnover", "Azerbaijan", "Russia"),
        value="10.0%",
        year=2020,
        sources="UN Comtrade",
        status=status_word("reported"),
    )
    said_of_it = asserted(evaluation.outcomes[0], snapshot)
    assert said_of_it == "Azerbaijan with Russia. Share of turnover: 10%"
    assert source_names(evaluation.outcomes[0].primary, snapshot) == "UN Comtrade"


def test_headline_of_a_change_names_both_years(tmp_path: Path) -> None:
    """A growth is said with the year it is from."""
    evaluation, snapshot = said(tmp_path, TRADE, **GROWTH, value=50, precision=1)
    assert headline(evaluation, snapshot) == say(
        CHANGED,
        verdict=verdict_name(Verdict.SUPPORTED),
        measure=measure_of_pair("turnover", "Azerbaijan", "Russia"),
        value="+50.0%",
        base=2019,
        year=2020,
        sources="UN Comtrade",
        status=status_word("reported"),
    )


def test_headline_of_several_statements_tells_each_pair(tmp_path: Path) -> None:
    """What is measured once, then figure and verdict of each pair, or that it is unknown."""
    publish_rows(tmp_path, TRADE)
    snapshot = read_snapshot(tmp_path)
    one = {"reporter": "AZE", **GROWTH, "relation": "falls"}
    both = [one | {"partner": partner} for partner in ("RUS", "NOR")]
    several = claim() | {"asserts": both}
    (found,) = read_claims({"claim": [several]}, ("AZE", "RUS", "NOR"))
    known = say(
        STATEMENT,
        reporter="Azerbaijan",
        partner="Russia",
        value="+50.0%",
        sources="UN Comtrade",
        status=status_word("reported"),
        verdict=verdict_within(Verdict.NOT_SUPPORTED),
    )
    unknown = say(
        UNKNOWN_STATEMENT,
        reporter="Azerbaijan",
        partner="Norway",
        verdict=verdict_within(Verdict.UNCHECKED),
    )
    measure = say(CHANGE, measure=measure_title("turnover"), base=2019, year=2020)
    pairs = in_row((known, unknown), CLAUSES)
    assert headline(snapshot.evaluation(found), snapshot) == " ".join(
        (say(AS_A_WHOLE[Verdict.NOT_SUPPORTED]), say(STATEMENTS, measure=measure, pairs=pairs))
    )


def test_headline_without_figures_says_what_lacks(tmp_path: Path) -> None:
    """Where there is no value there is a reason, in names and not in codes."""
    evaluation, snapshot = said(tmp_path, TRADE, year="2012")
    text = headline(evaluation, snapshot)
    of_it = {"verdict": verdict_name(Verdict.UNCHECKED), "pair": "Azerbaijan with Russia"}
    assert text.startswith(say(UNCHECKED, **of_it, year=2012, gaps=""))
    gap = FLOW_GAPS["no record"]["X"]
    assert say(gap, reporter="Azerbaijan", partner="Russia", period=2012) in text


def test_what_only_the_claim_itself_says_is_no_evidence_and_is_said_so() -> None:
    """A page elsewhere shows the figure, so that there is no record of it would be a riddle."""
    snapshot = shipped_figures().snapshot()
    (claim,) = (one for one in snapshot.claims if one.id == "dgk-uk-272")
    assert headline(snapshot.evaluation(claim), snapshot).endswith(say(ITSELF))


def test_other_years_are_the_nearest_newest_first(tmp_path: Path) -> None:
    """The claim's own year is not among them; none is told twice."""
    rows = [row for year in range(2005, 2021) for row in (
        *pair(year, year, period=str(year)), *pair(40000, 40000, period=str(year), partner="WLD"),
    )]  # fmt: skip
    evaluation, snapshot = said(tmp_path, rows, year="2012")
    (outcome,) = evaluation.outcomes
    years = re.findall(r"(\d{4}): ", years_line(outcome, snapshot))
    assert len(years) == 5
    assert years == sorted(set(years), reverse=True)
    assert set(years) <= {"2009", "2010", "2011", "2013", "2014", "2015"}


def test_known_terms_stand_under_their_own_year(tmp_path: Path) -> None:
    """What is known of 2019 is not told as known for 2020."""
    rows = [*pair(4e6, 6e6, period="2019"), flow(5e6)]
    evaluation, snapshot = said(tmp_path, rows, **GROWTH, value=10, precision=1)
    text = plain(known_line(evaluation.outcomes[0], snapshot))
    assert "US$ 5.0 million" in text
    for earlier in ("US$ 4.0 million", "US$ 6.0 million"):
        assert earlier not in text or "2019" in text


def test_known_chapters_are_not_told_as_the_whole(tmp_path: Path) -> None:
    """Through a lens, neither a chapter nor the total is what is known of the exports."""
    rows = [flow(size, product=code) for code, size in (("TOTAL", 9e6), ("27", 5e6), ("84", 4e6))]
    rows.append(flow(3e6, flow="M"))
    evaluation, snapshot = said(tmp_path, rows, Lens(("27",)), measure="turnover", value=1)
    assert known_line(evaluation.outcomes[0], snapshot) == ""


def test_need_is_told_with_its_range(tmp_path: Path) -> None:
    """The term, the year, both ends, and what is on record."""
    evaluation, snapshot = said(tmp_path, TRADE)
    first = conditions(evaluation.outcomes[0], snapshot.ledger)[0]
    assert plain(condition_line(first, snapshot)) == say(
        NEED,
        term=measure_of_pair("turnover", "Azerbaijan", "Russia"),
        year=2020,
        low="US$ 28.5 million",
        high="US$ 31.5 million",
        known="US$ 30.0 million",
    )


def test_need_of_a_share_is_no_amount(tmp_path: Path) -> None:
    """The range of a share that has to grow is told in percent, not in dollars."""
    asked = GROWTH | {"measure": "share of turnover"}
    evaluation, snapshot = said(tmp_path, TRADE, **asked, value=20, precision=1)
    for need in conditions(evaluation.outcomes[0], snapshot.ledger):
        assert "US$" not in condition_line(need, snapshot)
        assert "%" in condition_line(need, snapshot)


def arisen(kind: str, measure: str, year: int) -> str:
    """Return what is said of something else that is 10%."""
    return say(EXPLANATIONS[kind], measure=measure, year=year, value="10.0%", source="UN Comtrade")


def arising_texts(evaluation: Evaluation, snapshot: Snapshot, kind: str) -> list[str]:
    """Return what is said of one kind of arisings."""
    items = explanations(evaluation.outcomes[0], snapshot.ledger)
    return [plain(explanation_line(item, snapshot)) for item in items if item.kind == kind]


def test_other_year_is_told_with_its_value(tmp_path: Path) -> None:
    """The year and what it was, by whom."""
    evaluation, snapshot = said(tmp_path, TRADE)
    assert arising_texts(evaluation, snapshot, "other year") == [
        arisen("other year", measure_title("share of turnover"), year) for year in (2018, 2019)
    ]


@pytest.mark.parametrize("kind", ["other measure", "other year"])
def test_other_change_is_told_as_a_change(tmp_path: Path, kind: str) -> None:
    """“Exports in 2020 is 50.0%” would be wrong of exports that grew by 50%."""
    rows = [row for year, size in (("2018", 2e6), ("2019", 3e6), ("2020", 4.5e6)) for row in pair(
        size, size, period=year,
    )]  # fmt: skip
    evaluation, snapshot = said(tmp_path, rows, **GROWTH, value=50, precision=1)
    texts = arising_texts(evaluation, snapshot, kind)
    assert texts
    assert all("chang" in text.lower() for text in texts)


@settings(deadline=None)
@given(
    st.sampled_from(
        [
            Lens(),
            Lens(("27",)),
            Lens(("7108",)),
            Lens(source="imf-dots"),
            Lens(basis="dispatch"),
        ]
    )
)
def test_every_shipped_reading_can_be_said(lens: Lens) -> None:
    """Each reading of each claim has its definitions, its value or what lacks, and its source."""
    snapshot = shipped()
    for known in snapshot.claims:
        evaluation = snapshot.evaluation(known, lens=lens)
        assert headline(evaluation, snapshot).strip().endswith(".")
        for outcome in evaluation.outcomes:
            for reading in outcome.readings:
                assert re.search(" report|estimate", reading_text(reading, snapshot))
                assertion = outcome.statement.assertion
                assert bool(reading_value(reading, assertion)) is (
                    reading.measured.value is not None
                )
                assert source_names(reading, snapshot) or reading.measured.value is None


@pytest.mark.parametrize(
    ("assertion", "text"),
    [
        ({}, VALUE),
        (GROWTH, CHANGED),
        ({"partner": "IRN"}, UNCHECKED),
        ({"operation": "partner over reporter"}, COMPARED),
    ],
)
def test_headline_names_the_goods_left_out(
    tmp_path: Path, assertion: dict[str, Any], text: str
) -> None:
    """Whatever is done with the measure, known or not, the line to quote says of which goods."""
    theirs = [
        row.assign(reporter="RUS", partner=row["partner"].replace("RUS", "AZE")) for row in OIL
    ]
    evaluation, snapshot = said(tmp_path, [*OIL, *theirs], Lens(("27",)), **assertion)
    told = headline(evaluation, snapshot)
    assert like(text).match(told)
    assert f", {scope_name(Lens(('27',)))}" in told
    assert "oil" not in headline(snapshot.evaluation(evaluation.claim), snapshot)


def test_headline_names_dispatch_where_there_are_imports(tmp_path: Path) -> None:
    """Exports are the same by either basis, so it is said of what holds imports alone."""
    for name, told in (("imports", True), ("exports", False)):
        evaluation, snapshot = said(
            tmp_path, SENT, Lens(basis="dispatch"), measure=name, value=16e6, precision=1e6
        )
        assert ("imports by country of dispatch" in headline(evaluation, snapshot)) is told


def test_need_through_a_lens_names_it(tmp_path: Path) -> None:
    """The range is that of the term without the goods, and so is what is on record."""
    evaluation, snapshot = said(tmp_path, OIL, Lens(("27",)))
    part, whole = conditions(evaluation.outcomes[0], snapshot.ledger)
    turnover = measure_of_pair("turnover", "Azerbaijan", "Russia")
    assert plain(condition_line(part, snapshot)) == say(
        NEED,
        term=say(DEFINED, what=turnover, definitions=scope_name(Lens(("27",)))),
        year=2020,
        low="US$ 7.6 million",
        high="US$ 8.4 million",
        known="US$ 8.0 million",
    )
    assert "all of Azerbaijan’s turnover, without oil and gas" in condition_line(whole, snapshot)


def test_need_by_dispatch_names_it(tmp_path: Path) -> None:
    """What would have to be true of imports by dispatch is not told of imports by origin."""
    evaluation, snapshot = said(tmp_path, SENT, Lens(basis="dispatch"), value=10)
    part = conditions(evaluation.outcomes[0], snapshot.ledger)[0]
    text = plain(condition_line(part, snapshot))
    assert "turnover of Azerbaijan with Russia, imports by country of dispatch in 2020" in text
    assert "on record is US$ 20.0 million" in text


def test_arising_through_a_lens_names_it(tmp_path: Path) -> None:
    """Another year or measure is offered of the same goods, and says so."""
    evaluation, snapshot = said(tmp_path, OIL, Lens(("27",)))
    share, other = (
        say(DEFINED, what=measure_title(name), definitions=scope_name(Lens(("27",))))
        for name in ("share of turnover", "share of exports")
    )
    assert arising_texts(evaluation, snapshot, "other year") == [arisen("other year", share, 2019)]
    assert arisen("other measure", other, 2020) in (
        arising_texts(evaluation, snapshot, "other measure")
    )


@pytest.mark.parametrize(("measure", "told"), [("share of exports", 0), ("imports in the pair", 1)])
def test_need_names_dispatch_only_where_a_pairs_imports_count(
    tmp_path: Path, measure: str, told: int
) -> None:
    """Exports and the world's trade are the same by either basis, so it is not said of them."""
    rows = [*pair(3e6, 5e6), *pair(30e6, 50e6, partner="WLD")]
    evaluation, snapshot = said(
        tmp_path, rows, Lens(basis="dispatch"), measure=measure, value=20, precision=1
    )
    (outcome,) = evaluation.outcomes
    found = [condition_line(need, snapshot) for need in conditions(outcome, snapshot.ledger)]
    assert found
    assert sum("dispatch" in line for line in found) == told


def test_sentence_without_a_translation_is_told_by_what_it_asserts(tmp_path: Path) -> None:
    """In another language than English; the reader's own sentence, which has no quote, stays."""
    evaluation, snapshot = said(tmp_path, TRADE)
    silent = Spoken("ru", NullTranslations())
    claimed_so = replace(evaluation, claim=replace(evaluation.claim, quote="Как сказано"))
    assert claim_sentence(claimed_so, snapshot) == evaluation.claim.sentence
    with speaking(silent):
        told = claim_sentence(claimed_so, snapshot)
        assert told == asserted(evaluation.outcomes[0], snapshot)
        assert claim_sentence(evaluation, snapshot) == evaluation.claim.sentence
