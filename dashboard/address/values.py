"""What a parameter’s value may be: readers of its text, which say what is wrong with it. Pure."""

import re
from collections.abc import Callable
from datetime import date
from typing import Final

from dashboard.address.refusing import SelectionError, refuse
from dashboard.claims.legality import check_amount, check_precision
from dashboard.measures.catalogue import N_
from dashboard.measures.lens import LEFT_OUT
from dashboard.prose.choices import PARTS
from etl.reference.misfits import Misfit, not_one_of, shortened

Read = Callable[[str, str], str]
"""Given a parameter's name and its text, the value. Raises SelectionError."""


def one_of(allowed: tuple[str, ...], named: tuple[str, ...] = ()) -> Read:
    """A reader of one of a few words; the message names all, or those worth naming."""

    def read(name: str, text: str) -> str:
        if text not in allowed:
            raise SelectionError(not_one_of(name, text, named or allowed))
        return text

    return read


def scopes(name: str, text: str) -> tuple[str, ...]:
    """The goods left out, in the order of ``LEFT_OUT``."""
    read = one_of(LEFT_OUT)
    chosen = {read(name, code) for code in text.split(",") if code}
    return tuple(code for code in LEFT_OUT if code in chosen)


def matching(pattern: str, sentence: str) -> Read:
    """A reader of text of one form; which there are is for the view or repository to say."""

    def read(name: str, text: str) -> str:
        if not re.fullmatch(pattern, text):
            raise SelectionError(Misfit(name, sentence, shortened(text)))
        return text

    return read


GOODS: Final = matching(r"([A-Z0-9][A-Za-z0-9 ,-]{0,40})?", N_("{given} is not a group of goods."))
CHART: Final = matching(r"[A-Za-z0-9-]{0,40}", N_("{given} is not the name of a chart."))
VINTAGE: Final = matching(
    r"([0-9]{8}T[0-9]{6}Z-[0-9a-f]{8})?", N_("{given} is not the id of a vintage.")
)
_NUMBER: Final = r"[-+]?[0-9]{1,16}(\.[0-9]{1,9})?(e[0-9]{1,2})?"
_number: Final = matching(_NUMBER, N_("{given} is not a number such as 10 or 75.5."))


def is_in_digits(text: str) -> bool:
    """Whether a number is written as an address has it."""
    return bool(re.fullmatch(_NUMBER, text))


def amount_text(name: str, text: str) -> str:
    """A number that something may amount to, as it was written."""
    refuse(check_amount(float(_number(name, text))))
    return text


def precision_text(name: str, text: str) -> str:
    """A unit that a number may be rounded to, as it was written."""
    refuse(check_precision(float(_number(name, text))))
    return text


SAID: Final = matching(r"([0-9]{4})?", N_("{given} is not a year."))
TAKEN: Final = matching(
    rf"([0-9]{{1,4}}\.({'|'.join(PARTS)})\.[A-Za-z0-9 /-]{{1,40}}(,|$))*",
    N_("{given} does not say what words were taken for."),
)
MOST_IN_ADDRESS: Final = 600
"""So many characters of a text stand in an address at most."""


def date_of(name: str, text: str) -> str:
    """A day in full, or none."""
    if text:
        try:
            date.fromisoformat(text)
        except ValueError as error:
            sentence = N_("{given} is not a day such as 2025-02-10.")
            raise SelectionError(Misfit(name, sentence, shortened(text))) from error
    return text


def text_of(name: str, text: str) -> str:
    """A text to be checked."""
    if len(text) > MOST_IN_ADDRESS:
        sentence = N_("A text in an address has at most {allowed} characters; send it by the form.")
        raise SelectionError(Misfit(name, sentence, "", (str(MOST_IN_ADDRESS),)))
    return text
