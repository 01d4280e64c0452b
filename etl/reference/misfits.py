"""What does not fit, told in one way: in which field, what was given and what is allowed. Pure.

What people write by hand is judged in many places: files of reference tables, addresses, claims.
A judgement gives misfits; whoever asked for it says where the field stands. Pydantic looks whether
files have the keys and kinds of values they should; its errors become misfits too, and only those
are shown.
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Annotated, Any, Final, TypeVar, get_args

from pydantic import AfterValidator, BaseModel, ConfigDict, ValidationError, ValidationInfo
from pydantic_core import PydanticCustomError

_RECOGNISED: Final = 40
"""As many letters of what was given are enough to find it again."""

_MOST: Final = 20
"""So many mistakes are told at once; whoever made more starts with these."""

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
    """What was given is none of a few words; where one of them is blank, nothing need be given."""
    told, words = shortened(given), tuple(word for word in allowed if word)
    if len(words) == len(allowed):
        return Misfit(
            field, "{given} is not possible here; choose one of these: {allowed}.", told, words
        )
    if len(words) == 1:
        return Misfit(
            field, "{given} is not possible here; choose {allowed} or leave it out.", told, words
        )
    return Misfit(
        field,
        "{given} is not possible here; choose one of these or leave it out: {allowed}.",
        told,
        words,
    )


def shortened(given: object) -> str:
    """What was given, texts in quotes, cut where it goes on for long."""
    if isinstance(given, str):
        return repr(given if len(given) <= _RECOGNISED else f"{given[:_RECOGNISED]}…")
    try:
        text = repr(given)
    except ValueError:  # Python writes out no whole number of thousands of digits
        return "a number of very many digits"
    return text if len(text) <= _RECOGNISED else f"{text[:_RECOGNISED]}…"


def together(mistakes: Collection[str]) -> str:
    """The mistakes of a file, a line each, and how many more there are beyond the first."""
    first, left = list(mistakes)[:_MOST], len(mistakes) - _MOST
    more = [f"There are {left} mistakes more."] if left > 0 else []
    return "\n".join([*first, *more])


class Written(BaseModel):
    """Something written by hand: its keys are all known, and each holds what it should."""

    # Strict: by itself pydantic reads "1" as 1 and true as 1, and a slip would pass.
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, defer_build=True)


Tables = Mapping[str, Collection[str]]
"""The codes that tables have, by the table's name."""

Model = TypeVar("Model", bound=Written)


def read_written(
    model: type[Model], given: object, tables: Tables | None = None
) -> Model | list[tuple[str, Misfit]]:
    """What was written as its model, or all that is wrong with it, each with its place inside.

    The place names the keys and entries on the way to the misfit's field: ``asserts 2``. Codes are
    looked for in ``tables``, by name; one that is not given is not looked in.
    """
    try:
        return model.model_validate(given, context=tables)
    except ValidationError as error:
        return [_misfit(model, found) for found in error.errors(include_url=False)]


def form(pattern: str, what: str) -> AfterValidator:
    """A text of one form; ``what`` names it, with an example."""
    return passing(re.compile(pattern).fullmatch, what)


def passing(test: Callable[[str], object], what: str) -> AfterValidator:
    """A text that passes a test; ``what`` names those that do, with an example."""

    def read(text: str) -> str:
        if not test(text):
            raise ours(Misfit("", f"{{given}} is not {what}.", shortened(text)))
        return text

    return AfterValidator(read)


Text = Annotated[str, form(r"(?s).*\S.*", "a text: it is blank")]
"""A text that says something."""

_WEB: Final = r"https?://[^\s\"<>\\]+"
_AN_ADDRESS: Final = "an address that begins with https://"

WebAddress = Annotated[str, form(_WEB, _AN_ADDRESS)]
"""Where a page may lead: whoever follows it runs no script and opens no file."""

AnyWebAddress = Annotated[str, form(f"({_WEB})?", _AN_ADDRESS)]
"""The same, or blank."""


def word(*allowed: str) -> AfterValidator:
    """One of a few words."""

    def read(text: str) -> str:
        if text not in allowed:
            raise ours(not_one_of("", text, allowed))
        return text

    return AfterValidator(read)


def known(table: str, what: str, *, but: str = "(?!)", apart: str = "") -> AfterValidator:
    """A code that a table has, or several ``apart``; texts of the form ``but`` are no codes."""

    def read(text: str, info: ValidationInfo) -> str:
        codes = (info.context or {}).get(table)
        for code in text.split(apart) if apart else [text]:
            if codes is not None and code not in codes and not re.fullmatch(but, code):
                raise ours(Misfit("", f"{{given}} is not {what}.", shortened(code), tuple(codes)))
        return text

    return AfterValidator(read)


def ours(misfit: Misfit) -> PydanticCustomError:
    """A misfit on its way through pydantic, which adds where it stands."""
    return PydanticCustomError(_OURS, "{misfit}", {"misfit": misfit})


def _misfit(model: type[BaseModel], found: Any) -> tuple[str, Misfit]:  # noqa: ANN401 -- a dict of pydantic's
    # A wrong key stands before a mark, a wrong entry behind the name of its list.
    steps = [step for step in found["loc"] if step != "[key]"] or [""]
    steps = steps[:-1] if isinstance(steps[-1], int) else steps
    way, field = steps[:-1], str(steps[-1])
    if found["type"] == _OURS:
        return _place(way), replace(found["ctx"]["misfit"], field=field)
    sentence = _SENTENCES.get(found["type"], "{given} cannot stand here.")
    keys = tuple(_keys(model, way)) if found["type"] == "extra_forbidden" else ()
    return _place(way), Misfit(field, sentence, shortened(found["input"]), keys)


def _place(way: list[Any]) -> str:
    """Tables by name, entries of a list by number: ``asserts 2``."""
    steps = (f" {step + 1}" if isinstance(step, int) else f", {step}" for step in way)
    return "".join(steps).removeprefix(", ")


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
