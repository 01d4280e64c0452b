"""Groups of countries: who belongs to one when, and what trade with it comes to."""

from typing import Any, Final

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.measures.catalogue import MEASURES
from dashboard.measures.comparisons import operated
from dashboard.measures.groups import Groups, Members, Membership
from dashboard.measures.ledger import Ledger
from dashboard.measures.lens import Lens
from dashboard.measures.measuring import Case, Measured, measure
from tests.builders import flow, ledger, pair, quote

CLUB: Final = Groups(
    {
        "CLUB": [
            Membership("RUS", "2000-01"),
            Membership("TUR", "2010-05"),
            Membership("GBR", "1990-01", "2020-01"),
            Membership("AZE", "2000-01"),
            Membership("UKR", "2000-01", is_certain=False),
        ]
    }
)


def whole_list(period: str = "2019", **columns: str) -> list[pd.DataFrame]:
    """Return Azerbaijan's trade of a year with Russia, Turkey, Britain, Iran and the world."""
    parts = {"RUS": (10, 20), "TUR": (30, 5), "GBR": (4, 6), "IRN": (6, 9), "WLD": (50, 40)}
    return [
        one
        for partner, (exports, imports) in parts.items()
        for one in pair(exports * 1e6, imports * 1e6, partner=partner, period=period, **columns)
    ]


def measured(told: Ledger, name: str = "exports", period: str = "2019", **case: Any) -> Measured:  # noqa: ANN401 -- fields of a case
    """Return a measure of Azerbaijan's trade with the club."""
    at = Case("AZE", "CLUB", period)._replace(**case)
    return measure(MEASURES[name].formula, at, told)


@pytest.mark.parametrize(
    ("period", "surely", "perhaps"),
    [
        ("1989", "", ""),
        ("1995", "GBR", ""),
        ("2005", "RUS GBR AZE", "UKR"),
        ("2010", "RUS GBR AZE", "TUR UKR"),
        ("2010-04", "RUS GBR AZE", "UKR"),
        ("2010-05", "RUS TUR GBR AZE", "UKR"),
        ("2010-04/2010-06", "RUS GBR AZE", "TUR UKR"),
        ("2020", "RUS TUR AZE", "GBR UKR"),
        ("2020-01", "RUS TUR GBR AZE", "UKR"),
        ("2021", "RUS TUR AZE", "UKR"),
    ],
)
def test_members_of_a_part_of_a_period_are_perhaps_members(
    period: str, surely: str, perhaps: str
) -> None:
    """Nobody says which of them a statement counts."""
    assert CLUB.members("CLUB", period) == Members(tuple(surely.split()), tuple(perhaps.split()))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("exports", 44e6),  # 10 + 30 + 4
        ("imports", 31e6),  # 20 + 5 + 6
        ("turnover", 75e6),
        ("balance", 13e6),
        ("share of exports", 88),  # 44 of 50
        ("share of turnover", 75 / 90 * 100),
        ("exports in the pair", 44 / 75 * 100),
    ],
)
def test_a_group_is_the_sum_of_its_members(name: str, value: float) -> None:
    """The reporter is no partner of its own, and who is not listed had no trade with it."""
    found = measured(ledger(whole_list(), groups=CLUB), name)
    assert found.value is not None
    assert found.value.low == found.value.high == pytest.approx(value)
    assert found.sources == ("un-comtrade",)
    assert {term.place.partner for term in found.terms} <= {"RUS", "TUR", "GBR", "WLD"}


def test_who_is_perhaps_a_member_widens_the_sum() -> None:
    """So does trade that is allocated to no country."""
    rows = [
        *whole_list(),
        flow(2e6, partner="UKR", period="2019"),
        flow(1e6, partner="NES", period="2019"),
    ]
    found = measured(ledger(rows, groups=CLUB)).value
    assert found is not None
    assert (found.low, found.high) == (44e6, 47e6)


def test_without_a_whole_list_there_is_no_sum() -> None:
    """A member that is not listed may have had any trade."""
    rows = [one for one in whole_list() if one["partner"].iloc[0] not in {"IRN", "TUR"}]
    found = measured(ledger(rows, groups=CLUB))
    assert found.value is None
    assert [gap.reason for gap in found.missing] == ["members"]


def test_all_members_on_record_need_no_whole_list() -> None:
    """What else there was is no matter."""
    rows = [one for one in whole_list() if one["partner"].iloc[0] not in {"IRN", "WLD"}]
    rows.append(flow(2e6, partner="UKR", period="2019"))
    found = measured(ledger(rows, groups=CLUB)).value
    assert found is not None
    assert (found.low, found.high) == (44e6, 46e6)


def test_a_change_is_of_the_members_of_each_year() -> None:
    """Britain is none of 2021’s."""
    told = ledger([*whole_list("2019"), *whole_list("2021")], groups=CLUB)
    at = Case("AZE", "CLUB", "2021", base="2019")
    found = measure(operated(MEASURES["exports"].formula, "change"), at, told).value
    assert found is not None
    assert found.low == pytest.approx((40 / 44 - 1) * 100)


def test_months_are_added_up_each_with_its_members() -> None:
    """Turkey joined with May."""
    rows = [one for month in ("2010-04", "2010-05") for one in whole_list(month)]
    found = measured(ledger(rows, groups=CLUB), period="2010-04/2010-05").value
    assert found is not None
    assert (found.low, found.high) == (14e6 + 44e6, 14e6 + 44e6)


def test_a_group_reports_what_its_members_report() -> None:
    """Of its trade with a country; its trade with the world would count its own twice."""
    rows = [
        *pair(1e6, 2e6, reporter="RUS", partner="IRN", period="2021"),
        *pair(3e6, 4e6, reporter="TUR", partner="IRN", period="2021"),
        *pair(5e6, 6e6, reporter="AZE", partner="IRN", period="2021"),
        *pair(7e6, 8e6, reporter="UKR", partner="IRN", period="2021"),
        *pair(9e6, 9e6, reporter="RUS", partner="WLD", period="2021"),
    ]
    told = ledger(rows, groups=CLUB)
    found = measure(MEASURES["exports"].formula, Case("CLUB", "IRN", "2021"), told).value
    assert found is not None
    assert (found.low, found.high) == (9e6, 16e6)
    share = measure(MEASURES["share of exports"].formula, Case("CLUB", "IRN", "2021"), told)
    assert share.value is None
    assert "outside" in {gap.reason for gap in share.missing}


def test_partners_reports_are_added_up() -> None:
    """What the members imported from the reporter, where each of them says so."""
    rows = [
        *pair(1e6, 2e6, reporter="RUS", partner="AZE", period="2021"),
        *pair(3e6, 4e6, reporter="TUR", partner="AZE", period="2021"),
        *pair(7e6, 8e6, reporter="UKR", partner="AZE", period="2021"),
    ]
    found = measured(ledger(rows, groups=CLUB), period="2021", report="partner").value
    assert found is not None
    assert (found.low, found.high) == (6e6, 14e6)
    silent = measured(ledger(rows[:4], groups=CLUB), period="2021", report="partner")
    assert silent.value is None


def test_a_statement_on_the_group_is_taken_as_said() -> None:
    """Nobody adds members up for who said it of the group."""
    told = ledger((), [quote(9, partner="CLUB", period="2024")], groups=CLUB)
    found = measured(told, period="2024")
    assert found.value is not None
    assert (found.value.middle, found.sources) == (9e6, ("published",))
    # What was said of one member is said of no group.
    assert measured(ledger((), [quote(9, period="2024")], groups=CLUB), period="2024").value is None


@pytest.mark.parametrize(
    ("name", "case", "reason"),
    [
        ("rank by exports", {}, "group rank"),
        ("exports", {"period": "1989"}, "nobody"),
        ("exports", {"reporter": "OTHER"}, "groups"),
        ("exports", {"lens": Lens(basis="dispatch")}, None),
        ("imports", {"lens": Lens(basis="dispatch")}, "members"),
    ],
)
def test_what_a_group_has_not(name: str, case: dict[str, Any], reason: str | None) -> None:
    """Said why."""
    groups = Groups({**CLUB.told, "OTHER": [Membership("IRN", "2000-01")]})
    found = measured(ledger(whole_list(), groups=groups), name, **case)
    assert [gap.reason for gap in found.missing[:1]] == ([reason] if reason else [])


@given(
    st.lists(st.integers(0, 10**9), min_size=3, max_size=3),
    st.integers(0, 10**9),
)
def test_a_share_of_a_group_is_the_sum_of_its_members_shares(exports: list[int], rest: int) -> None:
    """Whatever they are."""
    whole = sum(exports) + rest
    if not whole:
        return
    names = ("RUS", "TUR", "GBR")
    rows = [
        flow(value, partner=name, period="2019") for name, value in zip(names, exports, strict=True)
    ]
    rows += [flow(rest, partner="IRN", period="2019"), flow(whole, partner="WLD", period="2019")]
    told = ledger(rows, groups=CLUB)
    found = measured(told, "share of exports").value
    assert found is not None
    share = MEASURES["share of exports"].formula
    parts = [measure(share, Case("AZE", name, "2019"), told).value for name in names]
    assert found.middle == pytest.approx(sum(part.middle for part in parts if part))
