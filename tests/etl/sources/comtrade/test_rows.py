"""How UN Comtrade's answers are read: its traps and the loader rules, one by one.

Rules and sections are those of docs/sources.md; each test fails without its handling.
"""

import json
import logging
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.questions import NotAnAnswerError, UnusableAnswerError
from etl.schema import LARGEST_USD, TOTAL, WORLD
from etl.sources.comtrade.answers import envelope
from tests.etl.sources.comtrade.builders import (
    KEYLESS,
    NEAR,
    TOTALS,
    Row,
    body,
    cell,
    parameters,
    read,
    values,
)
from tests.etl.sources.comtrade.world import row

# Rule 1: pins, checked in what came


@pytest.mark.parametrize(
    "unpinned",
    [{"partner2Code": 899}, {"customsCode": "C06"}, {"motCode": 9300}],
)
def test_rows_off_the_pins_are_left_out(unpinned: Row) -> None:
    """The service may send them all the same, and adding them nearly doubles trade (rule 1)."""
    assert values(cell(0, 7), cell(643, 5), cell(643, 4, **unpinned), cell(643, 7, **unpinned)) == {
        "WLD": 7,
        "RUS": 5,
    }


def test_flags_do_not_pick_totals() -> None:
    """``isReported`` and ``isAggregate`` differ from year to year on the same kind of row."""
    rows = [cell(0, 5, isReported=False, isAggregate=False), cell(643, 5, isReported=True)]
    assert values(*rows) == {"WLD": 5, "RUS": 5}


def test_details_without_a_total_are_refused() -> None:
    """No sum of details is taken for a total that did not come."""
    with pytest.raises(UnusableAnswerError, match="no total"):
        read(cell(0, 5, motCode=2100))


@pytest.mark.parametrize("name", ["reporterCode", "period", "cmdCode", "motCode"])
@pytest.mark.parametrize("odd", [[], {"a": 1}])
def test_code_that_is_no_code_is_refused(name: str, odd: Any) -> None:  # noqa: ANN401 -- JSON
    """A list or an object where a code belongs is an answer not to be believed, and no crash."""
    with pytest.raises(UnusableAnswerError):
        read(cell(0, 5, **{name: odd}))


# Rule 5: the answer must be to the question


@pytest.mark.parametrize(
    "strange",
    [
        {"reporterCode": 842},
        {"period": "2019"},
        {"flowCode": "RX"},
        {"cmdCode": "2709"},
    ],
)
def test_an_answer_to_another_question_is_refused(strange: Row) -> None:
    """A wrong code or period gets 200 and somebody else's figures (rule 5)."""
    with pytest.raises(UnusableAnswerError, match="not asked"):
        read(cell(0, 5), cell(643, 5, **strange))


def test_partners_not_asked_for_are_refused() -> None:
    """The same for the partner (rule 5)."""
    query = replace(TOTALS, partners=("RUS", WORLD))
    with pytest.raises(UnusableAnswerError, match="partner 364"):
        read(cell(0, 5), cell(364, 5), query=query)


def test_partners_without_a_number_let_nobody_pass() -> None:
    """Asked for one the service has no number of, an answer about another is none to it."""
    with pytest.raises(UnusableAnswerError, match="not asked: reporter 31, partner 643"):
        read(cell(643, 5), query=replace(TOTALS, partners=("ZZZ",)))


def test_re_exports_are_never_added() -> None:
    """X already holds them; they are not asked for (docs/sources.md, 1.5)."""
    assert all(parameters(call)["flowCode"] in {"X,M", "X", "M"} for call in KEYLESS.calls([NEAR]))


# Rule 6: the world


def test_totals_without_a_world_row_are_half_an_answer() -> None:
    """A half-loaded year lists partners and no world (rule 6)."""
    with pytest.raises(UnusableAnswerError, match="no world total"):
        read(cell(643, 5), cell(364, 5))


def test_each_flow_has_its_own_world_row() -> None:
    """That of imports does not vouch for exports (rule 6)."""
    with pytest.raises(UnusableAnswerError, match="no world total"):
        read(cell(0, 5, flow="M"), cell(643, 5, flow="M"), cell(643, 5))


def test_the_world_is_its_own_row() -> None:
    """It is never a sum of ours, and never summed with partners (rule 6)."""
    assert values(cell(0, 12), cell(643, 5), cell(364, 5)) == {"WLD": 12, "RUS": 5, "IRN": 5}


# Rules 7 and 8: what a figure carries


def test_edition_of_the_classification_is_kept_per_row() -> None:
    """It differs between years, and inside monthly ones (rule 7)."""
    found = read(cell(0, 5, classificationCode="H6"), cell(643, 5, classificationCode="H5"))
    assert found["classification"].tolist() == ["H6", "H5"]


def test_the_original_classification_wins() -> None:
    """The UN's conversion of the same row is left out (rule 7, section 1.5)."""
    rows = [
        cell(0, 5, isOriginalClassification=False, classificationCode="H4"),
        cell(0, 6, isOriginalClassification=True),
    ]
    assert values(*rows) == {"WLD": 6}
    assert values(*reversed(rows)) == {"WLD": 6}


def test_a_figure_that_comes_twice_is_refused() -> None:
    """One of the two is wrong; adding or picking would be a guess."""
    with pytest.raises(UnusableAnswerError, match="twice"):
        read(cell(0, 9), cell(0, 5))
    assert values(cell(0, 5), cell(0, 5)) == {"WLD": 5}


def test_the_primary_value_is_the_value() -> None:
    """It is never rebuilt from CIF or FOB, which may be 0, null or smaller (rule 8)."""
    rows = [
        cell(0, 5, flow="M", cifvalue=None, fobvalue=None),
        cell(643, 4, flow="M", cifvalue=3, fobvalue=9),
    ]
    found = read(*rows)["value_usd"]
    assert found.tolist() == [5, 4]


@pytest.mark.parametrize("none", [0, None, 0.0])
def test_zero_and_null_valuation_are_alike(none: float | None) -> None:
    """Both mean "not given": then nobody knows whether freight is in it (rule 8)."""
    rows = [
        cell(0, 5, flow="M"),
        cell(643, 5, flow="M", cifvalue=none, fobvalue=5),
        cell(0, 5),
        cell(643, 5, fobvalue=none, cifvalue=5),
    ]
    assert read(*rows)["valuation"].tolist() == ["CIF", "unknown", "FOB", "unknown"]


# Rule 10: numbers, not ISO codes, and the unallocated rest


@pytest.mark.parametrize(
    ("code", "number"),
    [("USA", 842), ("FRA", 251), ("IND", 699), ("NOR", 579), ("CHE", 757), ("S19", 490)],
)
def test_numbers_are_comtrades_own(code: str, number: int) -> None:
    """The M49 number would get 200 and no rows (rule 10)."""
    query = replace(TOTALS, reporter=code, partners=("AZE", WORLD))
    (call,) = KEYLESS.calls([query])
    assert parameters(call)["reporterCode"] == str(number)
    rows = [row((number, p, 2020, "X"), TOTAL, 5) for p in (0, 31)]
    found = KEYLESS.read(body(*rows), [query])
    assert set(found["reporter"]) == {code}


def test_a_partner_is_asked_for_by_all_its_numbers() -> None:
    """Some years of a country are filed under another of its numbers (docs/sources.md, 1.6)."""
    (call,) = KEYLESS.calls([replace(TOTALS, partners=("USA", WORLD))])
    assert {"842", "840", "0"} <= set(parameters(call)["partnerCode"].split(","))
    assert values(cell(0, 5), cell(840, 5)) == {"WLD": 5, "USA": 5}


def test_iso_codes_in_the_answer_are_not_joined_on() -> None:
    """The area "Europe EU, nes" has Monaco's, some have a trailing blank (docs/sources.md, 1.6)."""
    assert values(cell(0, 5), cell(492, 5, partnerISO="MCO ")) == {"WLD": 5, "NES": 5}


def test_nes_areas_are_one_unallocated_row() -> None:
    """They are part of the world and of no country, and stay visible (rule 10)."""
    rows = [cell(0, 9), cell(899, 2), cell(837, 3), cell(568, 4, fobvalue=0)]
    found = read(*rows)
    assert found.loc[("NES", "X", TOTAL), "value_usd"] == 9
    assert found.loc[("NES", "X", TOTAL), "valuation"] == "unknown"


def test_groups_are_left_out() -> None:
    """The European Union duplicates its members (docs/sources.md, 1.6)."""
    assert values(cell(0, 5), cell(276, 5), cell(97, 5)) == {"WLD": 5, "DEU": 5}


def test_an_area_that_is_new_is_unallocated_and_said(caplog: pytest.LogCaptureFixture) -> None:
    """Dropping it would take it out of the world's sum."""
    with caplog.at_level(logging.WARNING):
        assert values(cell(0, 5), cell(998, 5)) == {"WLD": 5, "NES": 5}
    assert "998" in caplog.text


@given(st.dictionaries(st.sampled_from([643, 899, 837, 568, 251, 250, 276]), st.integers(0, 9)))
def test_no_dollar_is_lost_in_summing_areas(parts: dict[int, int]) -> None:
    """Whatever areas are one to us, their sum stays."""
    world = cell(0, sum(parts.values()))
    found = values(world, *(cell(partner, value) for partner, value in parts.items()))
    assert found.pop("WLD") == sum(found.values())


# Section 1.4 and 1.6: the shape of answers


def test_leading_zeros_stay() -> None:
    """Chapter 01 is not chapter 1 (docs/sources.md, 1.4)."""
    rows = [cell(0, 5, "01"), cell(643, 5, "7108")]
    assert set(read(*rows, query=NEAR).index.get_level_values("product")) == {"01", "7108"}


@pytest.mark.parametrize("change", [str.upper, str.lower, str.title])
def test_the_case_of_field_names_does_not_matter(change: Callable[[str], str]) -> None:
    """``cifvalue``, ``cifValue`` and ``CIFValue`` are all in use (docs/sources.md, 1.4)."""
    rows = [{change(name): value for name, value in cell(p, 5).items()} for p in (0, 643)]
    assert values(*rows) == {"WLD": 5, "RUS": 5}
    assert read(*rows)["valuation"].tolist() == ["FOB", "FOB"]


def test_a_byte_order_mark_is_skipped() -> None:
    """Some bodies begin with one (docs/sources.md, 1.6)."""
    assert envelope(b"\xef\xbb\xbf" + body(cell(0, 5))).count == 1


def test_new_fields_are_named_and_ignored(caplog: pytest.LogCaptureFixture) -> None:
    """They may appear without notice (docs/sources.md, 1.4)."""
    with caplog.at_level(logging.WARNING):
        assert values(cell(0, 5, shinyNew=1)) == {"WLD": 5}
    assert "shinynew" in caplog.text


def test_all_known_fields_are_quiet(caplog: pytest.LogCaptureFixture) -> None:
    """A warning that always comes is read by nobody."""
    with caplog.at_level(logging.WARNING):
        read(cell(0, 5))
    assert not caplog.text


@pytest.mark.parametrize("name", ["primaryValue", "partner2Code", "cmdCode", "motCode"])
def test_a_missing_required_field_is_refused(name: str) -> None:
    """Guessing it would make figures up (docs/sources.md, 1.4)."""
    short = {key: value for key, value in cell(0, 5).items() if key != name}
    with pytest.raises(UnusableAnswerError, match=name.casefold()):
        read(cell(0, 5), short)


@pytest.mark.parametrize(
    "odd",
    [
        b"", b"<html>", b"[]", b"null", b'"text"', b"{}", b'{"data": []}', b"\xff\xfe",
        b'{"count": 1, "data": null, "error": ""}', b'{"count": 0, "data": [], "error": "x"}',
        b'{"count": -1, "data": []}', b"[" * 9999,
        b'{"count": %s, "data": []}' % (b"9" * 9999), b'{"count": 1, "data": [7]}',
        b'{"count":1,"data":[{"a"',
        b'{"statusCode": 429, "message": "Rate limit"}',
    ],
)  # fmt: skip
def test_what_is_no_envelope_is_no_answer(odd: bytes) -> None:
    """A 200 may carry anything; only the envelope is believed (rule 12)."""
    with pytest.raises(NotAnAnswerError):
        KEYLESS.accept(odd)


@given(st.binary(max_size=200))
def test_any_body_is_an_answer_or_is_not(content: bytes) -> None:
    """No body makes the program fall over."""
    try:
        KEYLESS.accept(content)
    except NotAnAnswerError:
        return
    assert envelope(content).count >= 0


@pytest.mark.parametrize(
    "odd",
    [
        "1_123",
        "1,123",
        "",
        None,
        True,
        "nan",
        "\uff11\uff12",
        10**400,
        -(10**400),
        "9" * 400,
        1e15 + 1,
    ],
)
def test_a_value_that_is_no_amount_is_refused(odd: object) -> None:
    """Python reads ``1_123`` as a number and falls over one of 400 digits; both are refused."""
    with pytest.raises(UnusableAnswerError, match=r"no number of dollars.*partner 643") as caught:
        read(cell(0, 5), cell(643, 5, primaryValue=odd))
    assert len(str(caught.value)) < 200


@pytest.mark.parametrize("odd", [b"NaN", b"Infinity", b"-Infinity", b"1e999"])
def test_a_value_without_end_is_refused(odd: bytes) -> None:
    """JSON as Python reads it has them; the world's trade has not."""
    content = body(cell(0, 5)).replace(b'"primaryValue": 5', b'"primaryValue": ' + odd)
    with pytest.raises(UnusableAnswerError, match="no number of dollars"):
        KEYLESS.read(content, [TOTALS])


@pytest.mark.parametrize("odd", [10**400, "1_123", "much"])
def test_an_odd_valuation_breaks_nothing(odd: object) -> None:
    """CIF and FOB only tell which of the two a value is."""
    assert values(cell(0, 5, fobvalue=odd)) == {"WLD": 5}


@given(st.floats(-LARGEST_USD, LARGEST_USD), st.booleans())
def test_any_amount_up_to_the_largest_is_read(value: float, as_text: bool) -> None:  # noqa: FBT001
    """Some routes send numbers as text."""
    assert values(cell(0, 5, primaryValue=str(value) if as_text else value)) == {"WLD": value}


def test_a_count_alone_has_no_rows() -> None:
    """``countOnly`` is answered with one object of nulls; what it counts did not come."""
    none = dict.fromkeys(cell(0, 5))
    counted = json.dumps({"elapsedTime": "0.1", "count": 32, "data": none, "error": ""}).encode()
    KEYLESS.accept(counted)
    assert (KEYLESS.count(counted), KEYLESS.truncated(counted)) == (0, True)
    nothing = json.dumps({"elapsedTime": "0.1", "count": 0, "data": none, "error": ""}).encode()
    assert not KEYLESS.truncated(nothing)


def test_numbers_are_read_exactly() -> None:
    """Full dollars with three decimals, never scaled."""
    assert values(cell(0, 452684213646.747)) == {"WLD": 452684213646.747}
