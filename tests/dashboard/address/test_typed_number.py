"""A number as a reader types it: in digits, in words, in each language, or refused with why."""

from urllib.parse import urlencode

import pytest
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
from tests.builders import shipped_figures


@pytest.fixture(scope="module")
def repository() -> Repository:
    """The figures that ship, whose countries the words know."""
    return shipped_figures()


@pytest.fixture(scope="module")
def words(repository: Repository) -> list[Vocabulary]:
    """The words of all languages."""
    snapshot = repository.snapshot()
    return [vocabulary(repository.data, snapshot, code) for code in readable()]


def read(repository: Repository, **typed: str) -> Selection:
    """What is asked for by what was typed."""
    return ask(repository, VIEW, "", f"?{urlencode(typed)}").selection


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
    ("typed", "more", "words"),
    [
        ("4.8 billion", {}, "4.8 billion is no percentage"),
        ("10%", {"measure": "exports"}, "10% is no amount in dollars"),
        ("\u20ac5 billion", {"measure": "exports"}, "is no amount in dollars"),
        ("10%", {"measure": "rank by exports"}, "is no place in a ranking"),
        ("4.8 billion", {"measure": "exports", "operation": "change"}, "is no percentage"),
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
    found = typed_number(text, words)
    assert found is None or (found.value == found.value and found.precision > 0)
