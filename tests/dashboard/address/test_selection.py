"""The address is the state: any selection survives it, any nonsense is named."""

import re
from urllib.parse import urlencode

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from dashboard.address.limits import SCALES, Limits
from dashboard.address.refusing import SelectionError
from dashboard.address.selection import Selection
from dashboard.claims.rule import RELATIONS
from dashboard.measures.catalogue import MEASURES
from dashboard.measures.comparisons import OPERATIONS

CODES = ("AZE", "GBR", "IRN", "RUS", "TUR")
DEFAULTS = Selection("AZE", ("RUS", "IRN", "GBR"), 1992, 2025)
LIMITS = Limits(DEFAULTS, frozenset(CODES), (1992, 2025))
PARAMETERS = tuple(DEFAULTS.parameters)

year_texts = st.just("") | st.integers(1992, 2025).map(str)
number_texts = st.from_regex(r"[0-9]{1,5}(\.[0-9]{1,4})?(e[0-9])?", fullmatch=True)


@st.composite
def selections(draw: st.DrawFn) -> Selection:
    """Draw any selection that may be asked for."""
    reporter, *partners = draw(st.lists(st.sampled_from(CODES), min_size=2, unique=True))
    since, until = sorted(draw(st.tuples(*[st.integers(1992, 2025)] * 2)))
    return Selection(
        reporter,
        tuple(partners),
        since,
        until,
        scale=draw(st.sampled_from(SCALES)),
        measure=draw(st.sampled_from(list(MEASURES))),
        operation=draw(st.sampled_from(OPERATIONS)),
        relation=draw(st.sampled_from(RELATIONS)),
        value=draw(st.sampled_from("+- ")).strip() + draw(number_texts),
        precision=draw(number_texts.filter(lambda text: float(text) > 0)),
        period=draw(year_texts),
        base=draw(year_texts),
    )


def answer(query: str) -> Selection | str:
    """Return the selection of a query string, or the sentence it is refused with."""
    try:
        return LIMITS.parse(query, PARAMETERS)
    except SelectionError as error:
        return str(error)


def refusal(query: str) -> str:
    """Return the sentence a query string is refused with."""
    with pytest.raises(SelectionError) as caught:
        LIMITS.parse(query, PARAMETERS)
    return str(caught.value)


@given(selections())
@settings(deadline=None)
def test_round_trip(selection: Selection) -> None:
    """A link reproduces what was looked at, with or without its question mark."""
    query = selection.to_query(DEFAULTS)
    assert LIMITS.parse(query, PARAMETERS) == selection
    assert LIMITS.parse(query.lstrip("?"), PARAMETERS) == selection


def test_defaults_need_no_query() -> None:
    """What everyone sees has the short address, and the short address shows it."""
    assert DEFAULTS.to_query(DEFAULTS) == ""
    assert LIMITS.parse("", PARAMETERS) == LIMITS.parse("?", PARAMETERS) == DEFAULTS


@given(selections())
def test_query_holds_what_differs_alone(selection: Selection) -> None:
    """Equal selections have one address, in one order of parameters."""
    query = selection.to_query(DEFAULTS)
    named = [pair.split("=")[0] for pair in query.lstrip("?").split("&") if pair]
    differs = [n for n in PARAMETERS if selection.parameters[n] != DEFAULTS.parameters[n]]
    assert named == differs


@pytest.mark.parametrize(
    "query", ["partner=TUR,GBR", "partner=TUR&partner=GBR", "partner=TUR%2CGBR"]
)
def test_partners_in_any_spelling(query: str) -> None:
    """Several partners may stand in one parameter or in several; order is kept, repeats are not."""
    assert LIMITS.parse(query + ",TUR", PARAMETERS).partner == ("TUR", "GBR")


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("basis=zzz", "'zzz' is not possible here; choose dispatch or leave it out."),
        ("flow=Q", "'Q' is not possible here; choose one of these: X, M."),
        ("every=week", "choose one of these or leave it out: month, "),
    ],
)
def test_what_may_be_chosen_is_said(query: str, told: str) -> None:
    """Also where it is one thing alone, or nothing."""
    with pytest.raises(SelectionError, match=re.escape(told)):
        LIMITS.parse(query, PARAMETERS)


@given(st.sampled_from(PARAMETERS), st.text(max_size=30))
@settings(deadline=None, max_examples=300)
def test_nonsense_in_any_parameter_names_it(name: str, text: str) -> None:
    """Any text in any parameter is understood, and kept, or refused with the parameter's name."""
    query = urlencode({name: text})
    found = answer(query)
    if isinstance(found, str):
        assert name in found
    else:
        assert LIMITS.parse(found.to_query(DEFAULTS), PARAMETERS) == found


@given(st.text(max_size=60) | st.text("&=?%;,+ aAZE012partnersi", max_size=60))
@settings(deadline=None, max_examples=300)
def test_any_query_is_a_selection_or_a_sentence(query: str) -> None:
    """Whatever stands in the address, nothing else is raised."""
    found = answer(query)
    assert isinstance(found, Selection) or found.endswith(".")


YEARS = ("", " 2020", "2020.0", "1991", "2026", "99999", "020201", "02020", "-2020",
    "\uff12\uff10\uff12\uff10", "2020" * 3000, "nan")  # fmt: skip
NUMBERS = ("", "ten", "nan", "inf", "1e999", "1_0", "10%", "٣", "1e15.5", "9" * 5000, "9e15")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        *[(name, text) for name in ("since", "until") for text in YEARS],
        *[(name, text) for name in ("period", "base") for text in YEARS if text],
        *[(name, text) for name in ("value", "precision") for text in NUMBERS],
        ("precision", "0"),
        ("precision", "-1"),
        *[("reporter", text) for text in ("", "aze", "WLD", "AZE,RUS", "XXX", "A" * 9999)],
        *[("partner", text) for text in ("", "RUS,", "AZE", "WLD", "RUS;IRN", "<script>")],
        *[(name, "x") for name in ("scale", "measure", "operation", "relation")],
    ],
)
def test_wrong_value_is_named_and_shortened(name: str, text: str) -> None:
    """The sentence names the parameter and does not repeat pages of nonsense."""
    said = refusal(urlencode({name: text}))
    assert said.startswith(f"Parameter {name}")
    assert len(said) < 400


@pytest.mark.parametrize("query", ["colour=red", "since=2000&colour=", "=2000", "Since=2000"])
def test_unknown_parameter_is_named(query: str) -> None:
    """A parameter that does not exist is refused, not ignored, and the known ones are listed."""
    said = refusal(query)
    assert "There is no parameter" in said
    assert all(name in said for name in PARAMETERS)


@pytest.mark.parametrize(
    "added",
    ["fbclid=IwAR0", "gclid=1", "utm_source=x&utm_medium=social", "ref=hn", "_ga=2.1", "UTM_id="],
)
def test_what_a_passed_on_link_has_besides_changes_nothing(added: str) -> None:
    """Mail, search and social sites add where a reader came from."""
    assert LIMITS.parse(f"{added}&since=2010&{added}", PARAMETERS) == LIMITS.parse(
        "since=2010", PARAMETERS
    )


def test_view_takes_its_own_parameters_alone() -> None:
    """A parameter of another view is refused here."""
    with pytest.raises(SelectionError, match="scale"):
        LIMITS.parse("scale=own", ("since", "until"))


@given(st.sampled_from(PARAMETERS))
def test_parameter_given_twice_is_refused(name: str) -> None:
    """Two values where one is meant are not guessed between."""
    assume(name != "partner")
    assert f"Parameter {name}" in refusal(f"{name}=1&{name}=2")


def test_years_may_not_be_reversed() -> None:
    """A range that ends before it begins is named."""
    assert "Parameter since" in refusal("since=2020&until=2010")


def test_reporter_is_not_its_own_partner() -> None:
    """Asking for a country's trade with itself is named."""
    assert "Parameter partner" in refusal("reporter=RUS&partner=RUS")
