"""What does not fit, told in one way: in which field, what was given and what is allowed. Pure.

What people write by hand is judged in many places: files of reference tables, addresses, claims.
A judgement gives misfits; whoever asked for it says where the field stands. Pydantic looks whether
files have the keys and kinds of values they should; its errors become misfits too, and only those
are shown.
"""

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from typing import Any, Final, TypeVar, get_args

from pydantic import AfterValidator, BaseModel, ConfigDict, ValidationError
from pydantic_core import PydanticCustomError

_RECOGNISED: Final = 40
"""As many letters of what was given are enough to find it again."""

_OURS: Final = "misfit"
"""The type of pydantic's errors that carry a sentence of ours."""

_SENTENCES: Final = {
    "missing": "missing.",
    "extra_forbidden": "unknown. Known: {allowed}.",
    "string_type": "{given} is not a text in quotes.",
    "bool_type": "{given} is neither true nor false.",
    "float_type": "{given} is not a number.",
    "int_type": "{given} is not a whole number.",
    "int_from_float": "{given} is not a whole number.",
    "list_type": "{given} is not a list in square brackets.",
    "dict_type": "{given} is not a table of keys.",
    "model_type": "{given} is not a table of keys.",
    "too_short": "at least one is needed.",
}
"""What pydantic finds wrong, in our words."""


@dataclass(frozen=True, slots=True)
class Misfit:
    """One thing that is wrong with a ``field``.

    ``sentence`` is whole but for its place; it may name what was ``given`` and what is ``allowed``
    in braces.
    """

    field: str
    sentence: str
    given: str = ""
    allowed: tuple[str, ...] = ()


def told(misfit: Misfit) -> str:
    """What is wrong and what is allowed, to follow the name of the place and a colon."""
    return misfit.sentence.format(given=misfit.given, allowed=", ".join(misfit.allowed))


def not_one_of(field: str, given: object, allowed: Collection[str]) -> Misfit:
    """What was given is none of a few words; those that are blank are not worth naming."""
    words = tuple(word for word in allowed if word)
    return Misfit(field, "{given} is not one of {allowed}.", shortened(given), words)


def shortened(given: object) -> str:
    """What was given, texts in quotes, cut where it goes on for long."""
    if isinstance(given, str):
        return repr(given if len(given) <= _RECOGNISED else f"{given[:_RECOGNISED]}…")
    try:
        text = repr(given)
    except ValueError:  # Python writes out no whole number of thousands of digits
        return "a number of very many digits"
    return text if len(text) <= _RECOGNISED else f"{text[:_RECOGNISED]}…"


class Written(BaseModel):
    """Something written by hand: its keys are all known, and each holds what it should."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


Model = TypeVar("Model", bound=Written)


def read_written(model: type[Model], given: object) -> Model | list[tuple[str, Misfit]]:
    """What was written as its model, or all that is wrong with it, each with its place inside.

    The place names the keys and entries on the way to the misfit's field: ``asserts 2``.
    """
    try:
        return model.model_validate(given)
    except ValidationError as error:
        return [_misfit(model, found) for found in error.errors(include_url=False)]


def form(pattern: str, what: str) -> AfterValidator:
    """A text of one form; ``what`` names it, with an example."""
    return passing(re.compile(pattern).fullmatch, what)


def passing(test: Callable[[str], object], what: str) -> AfterValidator:
    """A text that passes a test; ``what`` names those that do, with an example."""

    def read(text: str) -> str:
        if not test(text):
            raise _ours(Misfit("", f"{{given}} is not {what}.", shortened(text)))
        return text

    return AfterValidator(read)


def word(*allowed: str) -> AfterValidator:
    """One of a few words."""

    def read(text: str) -> str:
        if text not in allowed:
            raise _ours(not_one_of("", text, allowed))
        return text

    return AfterValidator(read)


def _ours(misfit: Misfit) -> PydanticCustomError:
    """A misfit on its way through pydantic, which adds where it stands."""
    return PydanticCustomError(_OURS, "{misfit}", {"misfit": misfit})


def _misfit(model: type[BaseModel], found: Any) -> tuple[str, Misfit]:  # noqa: ANN401 -- a dict of pydantic's
    steps = list(found["loc"]) or [""]
    if isinstance(steps[-1], int):  # an entry of a list: the list is the field
        steps = steps[:-1]
    way, last = steps[:-1], steps[-1]
    if found["type"] == _OURS:
        mine: Misfit = found["ctx"]["misfit"]
        return _place(way), Misfit(str(last), mine.sentence, mine.given, mine.allowed)
    sentence = _SENTENCES.get(found["type"], "{given} cannot stand here.")
    known = tuple(_keys(model, way)) if found["type"] == "extra_forbidden" else ()
    return _place(way), Misfit(str(last), sentence, shortened(found["input"]), known)


def _place(way: list[Any]) -> str:
    return ", ".join(f"entry {step + 1}" if isinstance(step, int) else str(step) for step in way)


def _keys(model: type[BaseModel], way: list[Any]) -> Iterator[str]:
    """The keys that may stand where a way through tables and lists ends."""
    for step in way:
        if step in model.model_fields:
            inner = _models(model.model_fields[step].annotation)
            model = next(inner, model)
    yield from model.model_fields


def _models(annotation: Any) -> Iterator[type[BaseModel]]:  # noqa: ANN401 -- any type
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _models(part)
