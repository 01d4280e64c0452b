"""A claims file is read whole or refused with the claim and the key; never anything else."""

import datetime as dt
import math
from typing import Any, Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.claims.entries import ClaimError, read_claims
from dashboard.claims.model import LATEST, Claim
from dashboard.claims.readings import evaluate
from dashboard.claims.rule import RELATIONS, SIGNS
from dashboard.measures.catalogue import MEASURES
from dashboard.measures.comparisons import OPERATIONS, Change, Excess
from tests.builders import claim, ledger, pair

COUNTRIES: Final = ("AZE", "RUS", "IRN")
CHANGE: Final[dict[str, object]] = {"operation": "change", "since": "2019"}
BOOK: Final = ledger([*pair(3, 5), *pair(10, 20, partner="WLD")])


def read(*entries: object) -> tuple[Claim, ...]:
    """Return the claims of a file with these entries."""
    return read_claims({"claim": list(entries)}, COUNTRIES)


def answer(entry: object) -> Claim | str:
    """Return the claim of an entry, or the sentence it is refused with."""
    try:
        return read(entry)[0]
    except ClaimError as error:
        return str(error)


def refusal(*entries: object) -> str:
    """Return the sentence a file with these entries is refused with."""
    with pytest.raises(ClaimError) as caught:
        read(*entries)
    return str(caught.value)


def without(key: str) -> dict[str, object]:
    """Return a claim that lacks a key, wherever it belongs."""
    entry = claim()
    entry.pop(key, None)
    asserts: Any = entry.get("asserts", [{}])
    asserts[0].pop(key, None)
    return entry


def test_claim_is_read_as_it_stands() -> None:
    """Every text and number arrives where it belongs."""
    (found,) = read(claim({"also": ["share of exports"]}, notes="so", featured=True))
    statement = found.statements[0]
    assert (found.id, found.sentence, found.notes, found.featured) == (
        "a-claim", "Something is so", "so", True,
    )  # fmt: skip
    assert (statement.reporter, statement.partner) == ("AZE", "RUS")
    assert (statement.assertion.value, statement.assertion.precision) == (10, 1)
    assert statement.also == ("share of exports",)
    assert statement.formula() is MEASURES["share of turnover"].formula


def test_words_as_said_are_optional() -> None:
    """With the language they are in where they are given, and empty where not."""
    said, plain = read(claim(id="a", quote="это так", language="ru"), claim(id="b"))
    assert (said.quote, said.language) == ("это так", "ru")
    assert (plain.quote, plain.language) == ("", "")


def test_order_is_the_files() -> None:
    """Claims are shown in the order they were written in; a file may have none."""
    assert [c.id for c in read(claim(id="b"), claim(id="a"))] == ["b", "a"]
    assert read_claims({}, COUNTRIES) == ()


def test_year_is_the_latest_full_one_when_said() -> None:
    """A sentence of February 2025 that names no year speaks of 2024."""
    assert read(claim(period=LATEST, said_on="2025-02-10"))[0].year == "2024"
    assert read(claim(period="2020"))[0].year == "2020"


@pytest.mark.parametrize(
    ("operation", "formula"),
    [
        ("change", Change(MEASURES["turnover"].formula, stated="turnover")),
        ("change in points", Change(MEASURES["turnover"].formula, points=True, stated="turnover")),
    ],
)
def test_operations_make_formulas(operation: str, formula: object) -> None:
    """An operation wraps the named measure."""
    (found,) = read(claim({"measure": "turnover", "operation": operation, "since": "2019"}))
    assert found.statements[0].formula() == formula


def test_comparison_of_both_sides_is_an_excess() -> None:
    """What the pair means to the partner, less what it means to the reporter."""
    entry = claim({"operation": "partner over reporter"})
    assert isinstance(read(entry)[0].statements[0].formula(), Excess)


NEEDED: Final = ("sentence", "said_by", "said_on", "title", "period", "asserts", "reporter",
    "partner", "measure", "relation", "value", "precision")  # fmt: skip


@pytest.mark.parametrize("key", NEEDED)
def test_missing_key_is_named(key: str) -> None:
    """A claim that lacks a key is refused by claim and key."""
    assert f"claim a-claim, {key}:" in refusal(without(key))


@pytest.mark.parametrize(
    ("entry", "key"),
    [
        (claim(id="Not An Id"), "id"),
        (claim(said_on="10 February"), "said_on"),
        (claim(said_on=dt.date(2025, 2, 10)), "said_on"),
        (claim(period="last year"), "period"),
        (claim(featured="yes"), "featured"),
        (claim(colour="red"), "colour"),
        (claim(quote="так"), "language"),
        (claim(quote="так", language="Russian"), "language"),
        (claim(quote="так", language="RU"), "language"),
        (claim(quote=1, language="ru"), "quote"),
        (claim(language="ru"), "language"),
        (claim(asserts=[]), "asserts"),
        (claim(asserts=["AZE"]), "asserts"),
        (claim({"reporter": "XXX"}), "reporter"),
        (claim({"reporter": ["AZE"]}), "reporter"),
        (claim({"partner": "WLD"}), "partner"),
        (claim({"partner": {"code": "RUS"}}), "partner"),
        (claim({"partner": "AZE"}), "partner"),
        (claim({"measure": "GDP"}), "measure"),
        (claim({"measure": ["exports"]}), "measure"),
        (claim({"operation": "double"}), "operation"),
        (claim({"relation": "around"}), "relation"),
        (claim({"relation": "rises"}), "value"),
        (claim({"value": "10"}), "value"),
        (claim({"value": True}), "value"),
        (claim({"value": math.nan}), "value"),
        (claim({"value": math.inf}), "value"),
        (claim({"value": 10**400}), "value"),
        (claim({"precision": 0}), "precision"),
        (claim({"precision": -1}), "precision"),
        (claim({"precision": math.nan}), "precision"),
        (claim({"precision": math.inf}), "precision"),
        (claim({"precision": 10**400}), "precision"),
        (claim({"also": "share of exports"}), "also"),
        (claim({"also": ["GDP"]}), "also"),
        (claim({"also": [["share of exports"]]}), "also"),
        (claim({"since": "2019"}), "since"),
        (claim({"since": False}), "since"),
        (claim({"since": 0}), "since"),
        (claim({"operation": "change"}), "since"),
        (claim(CHANGE | {"since": 2019}), "since"),
        (claim(CHANGE | {"since": "2020"}), "since"),
        (claim({"operation": "partner over reporter", "measure": "exports"}), "measure"),
        (claim({"unit": "percent"}), "unit"),
    ],
)
def test_wrong_value_is_refused_by_claim_and_key(entry: dict[str, object], key: str) -> None:
    """A slip in any key is told by claim and key; since must be before the claim's year."""
    assert f"claim {entry['id']}, {key}:" in refusal(entry)


@pytest.mark.parametrize("key", ["measure", "operation", "relation", "also"])
def test_allowed_words_are_listed(key: str) -> None:
    """Where only some words are allowed the sentence lists them."""
    lists = {"measure": MEASURES, "also": MEASURES, "operation": OPERATIONS, "relation": RELATIONS}
    wrong: object = ["wrong"] if key == "also" else "wrong"
    said = refusal(claim({key: wrong}))
    assert all(word in said for word in lists[key])


@pytest.mark.parametrize("relation", SIGNS)
def test_direction_needs_something_that_has_one(relation: str) -> None:
    """A level neither rises nor is greater than itself."""
    entry = claim({"relation": relation})
    asserts: Any = entry["asserts"]
    asserts[0] = {k: v for k, v in asserts[0].items() if k not in {"value", "precision"}}
    assert "relation:" in refusal(entry)


def test_two_claims_may_not_share_an_id() -> None:
    """An address leads to one claim."""
    assert "claim a-claim, id:" in refusal(claim(), claim())


@pytest.mark.parametrize("table", [{"claim": {}}, {"claim": "x"}, {"claims": []}, {"claim": [1]}])
def test_other_shapes_are_refused(table: dict[str, Any]) -> None:
    """What is no list of claims is refused by the file's name."""
    with pytest.raises(ClaimError, match=r"claims\.toml"):
        read_claims(table, COUNTRIES)


anything = st.recursive(
    st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=12)
    | st.dates()
    | st.sampled_from([*MEASURES, *OPERATIONS, *RELATIONS, *COUNTRIES, "2019", "0", 10**400]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=4,
)
CLAIM_KEYS: Final = ("id", "sentence", "quote", "language", "said_by", "said_on", "title",
    "address", "period", "notes", "featured", "asserts")  # fmt: skip
ASSERT_KEYS: Final = ("reporter", "partner", "measure", "operation", "relation", "value",
    "precision", "since", "also")  # fmt: skip


@given(
    st.dictionaries(st.sampled_from(CLAIM_KEYS) | st.text(max_size=5), anything, max_size=2),
    st.dictionaries(st.sampled_from(ASSERT_KEYS) | st.text(max_size=5), anything, max_size=3),
)
@settings(deadline=None, max_examples=200, suppress_health_check=[HealthCheck.too_slow])
def test_any_wrong_file_is_a_sentence(outer: dict[str, Any], inner: dict[str, Any]) -> None:
    """Whatever stands in whatever key: a claim that can be evaluated, or a ClaimError."""
    found = answer(claim(inner, **outer))
    if isinstance(found, str):
        assert found.startswith("claims.toml")
    else:
        evaluate(found, BOOK)
