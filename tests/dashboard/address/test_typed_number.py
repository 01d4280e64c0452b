"""A number as a reader types it: in digits, in words, in each language, or refused with why."""

from contextlib import suppress
from urllib.parse import urlencode

import pytest
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st

from dashboard.address.refusing import SelectionError
from dashboard.address.resolve import ask
from dashboard.address.selection import Selection
from dashboard.address.typed_number import typed_number
from dashboard.prose.words.vocabulary import Vocabulary
from dashboard.state.repository import Repository
from dashboard.state.vocabularies import readable, vocabulary
from dashboard.views.check import VIEW


@pytest.fixture(scope="module")
def words(repository: Repository) -> list[Vocabulary]:
    """The words of all languages."""
    snapshot = repository.snapshot()
    return [vocabulary(repository.data, snapshot, code) for code in readable()]


def read(repository: Repository, language: str = "", **typed: str) -> Selection:
    """What is asked for by what was typed on a page in a language, or on none."""
    return ask(repository, VIEW, "", f"?{urlencode(typed)}", language=language).selection


@pytest.mark.parametrize(
    ("typed", "value", "precision"),
    [
        ("10", "10", "1"), ("75.5", "75.5", "1"),
        ("10%", "10", "1"), ("10.3 %", "10.3", "0.1"), ("10 percent", "10", "1"),
        ("10 faiz", "10", "1"), ("10 процентов", "10", "1"), ("75,5", "75.5", "0.1"),
        ("\u22125%", "-5", "1"), ("half", "50", "1"),
    ],
)  # fmt: skip
def test_percents_are_read(
    repository: Repository, typed: str, value: str, precision: str
) -> None:  # fmt: skip
    """The address keeps digits, and what the number was rounded to where the words tell it."""
    chosen = read(repository, value=typed)
    assert (chosen.value, chosen.precision) == (value, precision)


@pytest.mark.parametrize(
    "typed",
    ["4.8 billion", "$4.8bn", "4.8 billion dollars", "4,8 млрд", "4,8 млрд долларов",
     "4,8 milyard dollar", "4,800 million"],
)  # fmt: skip
def test_amounts_are_read(repository: Repository, typed: str) -> None:
    """So many billions of nothing are of dollars."""
    assert read(repository, value=typed, measure="exports").value == "4800000000"


def test_a_precision_that_was_given_stays(repository: Repository) -> None:
    """Whoever says it means it."""
    assert read(repository, value="10.3%", precision="5").precision == "5"


def test_what_was_read_is_read_again(repository: Repository) -> None:
    """The address that is passed on says the same in digits."""
    chosen = read(repository, value="4,8 млрд", measure="exports")
    query = chosen.to_query(read(repository))
    assert "value=4800000000&precision=100000000" in query
    assert ask(repository, VIEW, "", query).selection == chosen


@pytest.mark.parametrize(
    ("language", "typed", "value"),
    [
        ("en", "1,234", "1234"), ("az", "1,234", "1.234"), ("ru", "1,234", "1.234"),
        ("en", "4,800%", "4800"), ("ru", "4,800%", "4.8"), ("ru", "\u22124,800", "-4.8"),
        ("en", "4,800", "4800"), ("az", "4,800", "4.8"),
        ("en", "1,234.5", "1234.5"), ("ru", "1,234.5", "1234.5"),
        ("en", "1.234,5", "1234.5"), ("az", "1.234,5", "1234.5"), ("", "1.234,5", "1234.5"),
        ("en", "75,5", "75.5"), ("ru", "1 234,5", "1234.5"), ("az", "1234.5", "1234.5"),
    ],
)  # fmt: skip
def test_the_language_of_the_page_is_read_first(
    repository: Repository, language: str, typed: str, value: str
) -> None:
    """A comma groups digits in English and is the point in others; else who reads it."""
    assert read(repository, language, value=typed).value == value


@pytest.mark.parametrize(
    ("typed", "more", "values"),
    [
        ("1,234", {}, ("1234", "1.234")),
        ("-4,800", {}, ("-4800", "-4.8")),
        ("4,800 mln", {"measure": "exports"}, ("4800000000", "4800000")),
    ],
)
@pytest.mark.parametrize("language", ["", "fr"])
def test_what_languages_read_differently_is_told(
    repository: Repository, typed: str, more: dict[str, str], values: tuple[str, ...], language: str
) -> None:
    """Where no page has a language that settles it, none of them is taken."""
    with pytest.raises(SelectionError, match="is read differently") as caught:
        read(repository, language, value=typed, **more)
    (misfit,) = caught.value.misfits
    assert (misfit.field, misfit.given, misfit.allowed) == ("value", repr(typed), values)


def test_pages_read_by_their_language(shipped: FlaskClient) -> None:
    """A file has no language, so it says what it may be."""
    asked = "partner=RUS&measure=turnover&period=2021&value=4,800%20mln"
    for language, value in (("en", "4800000000"), ("az", "4800000")):
        page = shipped.get(f"/check?{asked}", headers={"Accept-Language": language}).text
        assert f"value={value}&amp;" in page
    reply = shipped.get(f"/check.csv?{asked}")
    assert (reply.status_code, "is read differently" in reply.text) == (400, True)


@pytest.mark.parametrize(
    ("typed", "more", "words"),
    [
        ("4.8 billion", {}, "'4.8 billion' is not a percentage"),
        ("10%", {"measure": "exports"}, "'10%' is not an amount in dollars"),
        ("\u20ac5 billion", {"measure": "exports"}, "is not an amount in dollars"),
        ("10%", {"measure": "rank by exports"}, "'10%' is not a place in a ranking"),
        ("4.8 billion", {"measure": "exports", "operation": "change"}, "is not a percentage"),
        ("ten-ish", {}, "is not a number such as"),
        ("10% or 12%", {}, "is not a number such as"),
        ("9" * 30 + " billion", {"measure": "exports"}, "is not a number of up to"),
        ("9" * 400 + "%", {}, "is not a number such as"),
    ],
)
def test_what_does_not_fit_is_told(
    repository: Repository, typed: str, more: dict[str, str], words: str
) -> None:
    """Never taken for another number than was meant."""
    with pytest.raises(SelectionError, match=words) as caught:
        read(repository, value=typed, **more)
    assert [one.field for one in caught.value.misfits] == ["value"]


@given(text=st.text("0123456789.,% $-\u2212ebilnx\u043c\u043b\u0440\u0434", max_size=70))
def test_anything_typed_is_a_number_or_none(words: list[Vocabulary], text: str) -> None:
    """No text ends in a traceback, and a number is one."""
    found = None
    with suppress(SelectionError):
        found = typed_number(text, words)
    assert found is None or (found.value == found.value and found.precision > 0)
