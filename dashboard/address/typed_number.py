"""Reads a number as somebody types it, by the words texts are read by: *10%*, *4,8 млрд*. Pure."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from dashboard.address.refusing import refuse
from dashboard.measures.catalogue import MEASURES, N_
from dashboard.prose.clauses.quantities import quantities
from dashboard.prose.words.numerals import numeral
from dashboard.prose.words.tokens import Sentence
from dashboard.prose.words.vocabulary import Vocabulary
from etl.reference.misfits import Misfit, shortened
from etl.schema import DOLLARS

LONGEST: Final = 60
"""So many letters a number has at most, which is room for one in words."""

_MINUS: Final = ("-", "\u2212", "\u2013")
_COUNTED: Final = frozenset({"percent", "points"})

NOT_ONE: Final = N_("{given} is read differently in different languages. Write one of {allowed}.")
NO_AMOUNT: Final = N_("{given} is not an amount in dollars, which is what is needed here.")
NO_PERCENT: Final = N_("{given} is not a percentage, which is what is needed here.")
NO_PLACE: Final = N_("{given} is not a place in a ranking, which is what is needed here.")


@dataclass(frozen=True, slots=True)
class TypedNumber:
    """A number, the unit it was rounded to, and what it counts, blank where that is not said.

    ``text`` is how it was typed.
    """

    text: str
    value: float
    precision: float
    unit: str = ""


Typed = Callable[[str], TypedNumber | None]
"""Reads what was typed; None where it is no number."""


def not_read(_text: str) -> TypedNumber | None:
    """Reads nothing, where nobody has words."""
    return None


def typed_number(
    text: str, vocabularies: Iterable[Vocabulary], own: Vocabulary | None = None
) -> TypedNumber | None:
    """The number a text is, and nothing beside it, as the page's ``own`` language reads it.

    What that one does not read is what the others do. Raises SelectionError where they differ.
    """
    if len(text) > LONGEST:
        return None
    told = text.strip()
    side = -1 if told.startswith(_MINUS) else 1
    told = told[1:].strip() if told.startswith((*_MINUS, "+")) else told
    mine = _read(told, own) if own else None
    found = [mine] if mine else list(filter(None, (_read(told, words) for words in vocabularies)))
    values = tuple(dict.fromkeys(in_digits(side * one.value) for one in found))
    if len(values) > 1:
        refuse([Misfit("value", NOT_ONE, shortened(text), values)])
    return replace(found[0], text=text, value=side * found[0].value) if found else None


def _read(text: str, words: Vocabulary) -> TypedNumber | None:
    if _is_foreign(text, words):
        return None
    bare = numeral(text, words)
    if bare:
        return TypedNumber(text, *bare)
    # So many millions of nothing are of dollars here.
    for written in (text, f"$ {text}"):
        marks = words.marks(written, Sentence(0, len(written), is_question=False))
        for one in quantities(marks, words):
            is_unit = one.unit in _COUNTED or one.unit.isupper()
            if is_unit and (one.first, one.until) == (0, len(marks)):
                return TypedNumber(text, one.value, one.precision, one.unit)
    return None


def _is_foreign(text: str, words: Vocabulary) -> bool:
    """Whether digits are grouped after the point, as no number is: in English *1.234,5*."""
    signs = "".join(sign for sign in words.group if sign.strip())
    _, _, rest = text.partition(words.point[0])
    return bool(signs and re.search(f"[0-9][{re.escape(signs)}][0-9]", rest))


def unit_misfits(typed: TypedNumber, measure: str, operation: str) -> Iterator[Misfit]:
    """What is wrong with the unit somebody typed, for what is measured."""
    unit = MEASURES[measure].unit if measure in MEASURES else "percent"
    is_amount, is_rank = unit == DOLLARS, unit == "rank"
    is_percent = operation == "change" or not (is_amount or is_rank)
    fitting = _COUNTED if is_percent else frozenset({DOLLARS} if is_amount else ())
    if typed.unit and typed.unit not in fitting:
        sentence = NO_PERCENT if is_percent else NO_AMOUNT if is_amount else NO_PLACE
        yield Misfit("value", sentence, shortened(typed.text))


def in_digits(value: float) -> str:
    """A number as an address has it."""
    return f"{value:.9f}".rstrip("0").rstrip(".")
