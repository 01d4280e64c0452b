"""Imports of a country's goods: they come from it, and are not what it imports. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dashboard.prose.words.marks import as_filler, past
from dashboard.prose.words.vocabulary import Mark


def as_from(marks: Sequence[Mark], wares: Sequence[str]) -> tuple[Mark, ...]:
    """The marks with *imports of Russian goods* as *imports from Russia*.

    ``wares`` are words for all goods of somebody. Of exports it is who exports them.
    """
    return tuple(_with_from(marks, wares)) if wares else tuple(marks)


def _with_from(marks: Sequence[Mark], wares: Sequence[str]) -> Iterator[Mark]:
    at = 0
    while at < len(marks):
        yield marks[at]
        noun, at = marks[at], at + 1
        if not noun.is_a("measures", "imports"):
            continue
        link = past(marks, at)
        is_led = any(one.is_a("links", "of") for one in marks[link : link + 1])
        country = past(marks, link + is_led)
        told = marks[country : country + 2]
        is_named = [one.kind == "countries" and (is_led or one.is_adjective) for one in told[:1]]
        # Who *bought, Russia, goods* is told by a name of its own.
        if is_named != [True] or told[-1].form not in wares:
            continue
        origin, ware = told
        end = origin.start
        yield Mark("links", "from", end, end, origin.at, origin.at)
        yield from (replace(origin, is_adjective=False), as_filler(ware))
        at = country + 2
