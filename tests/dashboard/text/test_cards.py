"""A card's words: the number as judged, what it is, whose, and whether other years bear it out."""

from pathlib import Path

import pandas as pd
import pytest

from dashboard.text.cards import (
    BESIDE,
    BESIDE_TOO,
    BY_DISPATCH,
    NOT_BESIDE,
    OTHERWISE,
    YEAR,
    number_and_what,
    number_in_list,
    whose_line,
    why_line,
)
from dashboard.text.language import listed, say
from tests.builders import flow, pair, said, shipped_figures
from tests.dashboard.wording import like

MOST_WORDS = 25
SHIPPED = shipped_figures().snapshot()


def years(shares: dict[str, float], **columns: str) -> list[pd.DataFrame]:
    """Return figures in which Russia has these percentages of Azerbaijan's turnover."""
    return [
        row
        for year, share in shares.items()
        for row in (
            *pair(share / 2 * 1e6, share / 2 * 1e6, period=year, **columns),
            *pair(50e6, 50e6, period=year, partner="WLD", **columns),
        )
    ]


def test_number_stands_with_what_it_is_and_whose(tmp_path: Path) -> None:
    """One number, the measure in words with both countries, the year, the publisher."""
    evaluation, snapshot = said(tmp_path, years({"2002": 10.0}), year="2002")
    (outcome,) = evaluation.outcomes
    number, what = number_and_what(outcome, snapshot)
    assert number.startswith("10")
    assert number.endswith("%")
    assert all(word in what for word in ("Russia", "Azerbaijan", "2002"))
    assert snapshot.source_name(outcome.primary.measured.sources[0]) in whose_line(
        outcome, snapshot
    )


def test_a_difference_is_of_both_partners(tmp_path: Path) -> None:
    """What there is more of with one than with another is no figure of the first alone."""
    rows = [*pair(5e6, 4e6, period="2002"), *pair(3e6, 2e6, period="2002", partner="IRN")]
    evaluation, snapshot = said(
        tmp_path,
        rows,
        year="2002",
        measure="turnover",
        operation="over another",
        relation="at least",
        value=3e6,
        precision=1e6,
        than="IRN",
    )
    number, what = number_and_what(evaluation.outcomes[0], snapshot)
    assert "4" in number
    assert all(word in what for word in ("Russia", "Iran", "2002"))


def test_weak_figures_say_so(tmp_path: Path) -> None:
    """An estimate is named as one."""
    evaluation, snapshot = said(tmp_path, years({"2002": 10.0}, status="estimate"), year="2002")
    assert "estimate" in whose_line(evaluation.outcomes[0], snapshot)


@pytest.mark.parametrize(
    ("shares", "text"),
    [
        ({"2000": 8.0, "2001": 7.0, "2002": 10.0}, NOT_BESIDE),
        ({"2000": 10.0, "2001": 10.0, "2002": 10.0}, BESIDE_TOO),
        ({"2000": 8.0, "2001": 10.0, "2002": 10.0}, BESIDE),
        ({"2000": 8.0, "2001": 7.0, "2002": 12.0}, BESIDE),
    ],
)
def test_years_beside_are_told_with_whether_they_bear_it_out(
    tmp_path: Path, shares: dict[str, float], text: str
) -> None:
    """Newest first; a claim that does not hold in its own year is said to hold in none."""
    evaluation, snapshot = said(tmp_path, years(shares), year="2002")
    (outcome,) = evaluation.outcomes
    told = why_line(outcome, snapshot)
    assert like(text).fullmatch(told)
    values = (f"{shares[year]:.1f}%" for year in ("2001", "2000"))
    beside = (
        say(YEAR, value=value, year=year) for value, year in zip(values, (2001, 2000), strict=True)
    )
    assert listed(beside) in told


def test_other_words_are_told_where_they_mean_another_number(tmp_path: Path) -> None:
    """A share of exports beside a share of turnover, and not where it is as true."""
    rows = [*years({"2002": 10.0}), *pair(10e6, 10e6, period="2003")]
    lopsided = [flow(1e6, period="2002"), flow(9e6, flow="M", period="2002")]
    world = pair(50e6, 50e6, period="2002", partner="WLD")
    for folder, figures, is_told in (("a", [*lopsided, *world], True), ("b", rows, False)):
        data = tmp_path / folder
        data.mkdir()
        evaluation, snapshot = said(data, figures, year="2002", also=["share of exports"])
        told = why_line(evaluation.outcomes[0], snapshot)
        assert bool(like(OTHERWISE).search(told)) is is_told


def test_imports_by_dispatch_are_told_where_they_bear_it_out(tmp_path: Path) -> None:
    """No verdict against a number is flat where the other rule of counting gives that number."""
    rows = [
        *pair(9e6, 10e6, partner_basis="origin"),
        flow(40e6, flow="M", partner_basis="dispatch"),
    ]
    for value, told in ((40e6, True), (10e6, True), (70e6, False)):
        folder = tmp_path / str(value)
        evaluation, snapshot = said(folder, rows, measure="imports", value=value, precision=1e6)
        line = why_line(evaluation.outcomes[0], snapshot)
        assert bool(like(BY_DISPATCH).search(line)) is told


def test_featured_claims_say_why_in_a_breath() -> None:
    """The sentences of the cards that ship are short enough to be read."""
    snapshot = shipped_figures().snapshot()
    featured = [claim for claim in snapshot.claims if claim.featured]
    assert featured
    for claim in featured:
        for outcome in snapshot.evaluation(claim).outcomes:
            for sentence in why_line(outcome, snapshot).split(". "):
                assert len(sentence.split()) <= MOST_WORDS


def test_number_in_a_list_says_what_it_is(tmp_path: Path) -> None:
    """A bare 17 may be anything; a rank is called one, and each number has its year."""
    rows = [*pair(9e6, 10e6), *pair(90e6, 100e6, partner="IRN")]
    evaluation, snapshot = said(tmp_path, rows, measure="turnover", value=19e6, precision=1e6)
    assert number_in_list(evaluation.outcomes[0], snapshot).endswith("in 2020")
    (ranked,) = [
        evaluation.outcomes[0]
        for evaluation in map(SHIPPED.evaluation, SHIPPED.claims)
        if evaluation.claim.statements[0].measure.startswith("rank")
        and evaluation.outcomes[0].primary.measured.value is not None
    ][:1]
    assert number_in_list(ranked, SHIPPED).startswith("rank ")
