"""The language the screen speaks: English, until a catalogue says a text otherwise. Pure.

Every text on screen is a constant of this room, a whole sentence with named places, marked by
``N_``, or by ``NN_`` where it depends on a number. ``say`` gives it in the language of the request
that is answered, ``say_many`` in the form that belongs to a count. Translators' tools find the
marked texts (``make texts``), and a catalogue put into ``catalogues/`` is all a language takes.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date
from functools import cache
from gettext import NullTranslations
from typing import Final

from babel import Locale
from babel.dates import format_date, get_month_names
from babel.lists import format_list

from dashboard.measures.catalogue import N_

__all__ = [
    "ENGLISH",
    "NN_",
    "N_",
    "Spoken",
    "day_text",
    "in_digits",
    "listed",
    "month_name",
    "own_name",
    "say",
    "say_many",
    "speaking",
    "spoken",
    "territory",
]


# There is one of each language, which thousands of remembered texts are found by.
@dataclass(frozen=True, eq=False)
class Spoken:
    """A language: its code as in BCP 47, and the catalogue that says texts in it."""

    code: str
    catalogue: NullTranslations


ENGLISH: Final = Spoken("en", NullTranslations())
"""The language the texts are written in."""

Many = tuple[str, str]
"""A text for one and for any other number."""

_spoken: ContextVar[Spoken] = ContextVar("spoken", default=ENGLISH)


def NN_(one: str, other: str) -> Many:  # noqa: N802 -- as N_
    """Mark a text that depends on a number, its place ``{count}``."""
    return one, other


def spoken() -> Spoken:
    """The language of what is being answered."""
    return _spoken.get()


@contextmanager
def speaking(language: Spoken) -> Iterator[None]:
    """Answer in a language."""
    token = _spoken.set(language)
    try:
        yield
    finally:
        _spoken.reset(token)


def say(text: str, **places: object) -> str:
    """A marked text in the language spoken, its places filled."""
    # Of nothing a catalogue would tell who made it.
    said = _spoken.get().catalogue.gettext(text) if text else text
    return said.format(**places) if places else said


def say_many(texts: Many, count: int, **places: object) -> str:
    """The one of two texts that belongs to a count, whose place ``{count}`` is filled too."""
    said = _spoken.get().catalogue.ngettext(*texts, count)
    return said.format(count=in_digits(f"{count:,}"), **places)


def listed(items: Iterable[str]) -> str:
    """Several things in a row: ``imports and exports``; blank for none."""
    return format_list(list(items), locale=_locale(_spoken.get().code))


def month_name(number: int) -> str:
    """The short name of a month by its number in the year."""
    return _month_names(_spoken.get().code)[number]


def day_text(day: date) -> str:
    """A day as the language writes it in a text: ``24 February 2022``."""
    return format_date(day, "long", locale=_locale(_spoken.get().code))


def territory(code: str) -> str:
    """What another language than English calls a country by its alpha-2 code; blank if nothing.

    English names, with their articles, are those of the countries' table.
    """
    language = _spoken.get().code
    return "" if language == ENGLISH.code else _locale(language).territories.get(code, "")


def in_digits(number: str) -> str:
    """A number as Python writes it, with the separators of the language spoken."""
    code = _spoken.get().code
    return number if code == ENGLISH.code else number.translate(_separators(code))


@cache
def _month_names(code: str) -> dict[int, str]:
    # By themselves, not as after a day: Russian has "май 2021", but "1 мая 2021".
    names = get_month_names("abbreviated", context="stand-alone", locale=_locale(code))
    return {number: str(name) for number, name in names.items()}


def own_name(code: str) -> str:
    """What a language calls itself, as ``Azərbaycan``."""
    locale = _locale(code)
    return (locale.get_display_name(locale) or code).partition(" (")[0]


@cache
def _separators(code: str) -> dict[int, str]:
    symbols = _locale(code).number_symbols["latn"]
    return str.maketrans({",": symbols["group"], ".": symbols["decimal"]})


@cache
def _locale(code: str) -> Locale:
    # The texts are written as in Britain: no comma before the last of several things.
    return Locale.parse("en-GB" if code == ENGLISH.code else code, sep="-")
