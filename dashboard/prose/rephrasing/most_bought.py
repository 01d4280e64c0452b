"""Who buys most of a country's goods, told by a verb, as its first buyer. Pure.

*Of all, Germany buys most Polish goods* tells a place among those to whom Poland sells, though its
verb is of what Germany buys. Where whose trade it is stands after its noun, it is put as *the first
buyer of Polish goods is Germany*, and who sells most to somebody as the first supplier.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from dashboard.prose.words.marks import OTHER_FLOW, is_sign_or_and, is_year
from dashboard.prose.words.syntax import Syntax
from dashboard.prose.words.vocabulary import Mark

_TIMES: Final = frozenset({"years", "month", "parts", "whole"})
_BETWEEN: Final = frozenset({"goods", "about"})


def with_buyers(marks: Sequence[Mark], syntax: Syntax) -> Sequence[Mark]:
    """The marks with who buys *most of all* of somebody's goods as that one's first buyer."""
    for at, mark in enumerate(marks):
        verb = _verb(marks, at, syntax) if f"{mark.head} {mark.form}" in syntax.most_of_all else 0
        if verb:
            noun = replace(marks[verb], kind="partners", meaning=OTHER_FLOW[marks[verb].meaning])
            dash = replace(marks[verb], kind="other", meaning="\u2013", form="\u2013")
            between, rest = marks[at + 1 : verb], marks[verb + 1 :]
            return [*marks[: at + 1], noun, *between, dash, *rest]
    return marks


def _verb(marks: Sequence[Mark], at: int, syntax: Syntax) -> int:
    """The place of the verb before who does it, after whose goods they are, or to whom; else 0."""
    verbs = (one for one in range(at + 1, len(marks)) if marks[one].is_a("measures", *OTHER_FLOW))
    verb = next(verbs, 0)
    if not verb or not _is_doer(marks, _past_times(marks, verb + 1), syntax):
        return 0
    between = range(at + 1, verb)
    named = [one for one in between if marks[one].kind == "countries"]
    is_plain = all(_is_plain(marks[one]) for one in between if one not in named)
    if len(named) != 1 or not is_plain:
        return 0
    country, link = marks[named[0]], marks[named[0] - 1]
    if marks[verb].meaning == "imports":
        is_whose = country.is_adjective or link.is_a("links", "from")
    else:
        is_whose = link.is_a("links", "to") or _is_given(country, syntax)
    return verb if is_whose else 0


def _is_given(country: Mark, syntax: Syntax) -> bool:
    """Whether a name may be of whom something goes to, which is not of who does it."""
    return country.form.endswith(syntax.taker_ends + syntax.place_ends)


def _is_doer(marks: Sequence[Mark], at: int, syntax: Syntax) -> bool:
    """Whether a name alone stands at a place, up to the end of its part or a time."""
    if at >= len(marks) or marks[at].kind != "countries" or marks[at].is_adjective:
        return False
    end = _past_times(marks, at + 1)
    is_end = end == len(marks) or is_sign_or_and(marks[end]) or marks[end].meaning in ".!"
    return is_end and not _is_given(marks[at], syntax)


def _past_times(marks: Sequence[Mark], at: int) -> int:
    """The first place from one on whose word is of no time, nor leads to one."""
    while at < len(marks) and (_is_time(marks[at]) or _leads_to_time(marks, at)):
        at += 1
    return at


def _leads_to_time(marks: Sequence[Mark], at: int) -> bool:
    is_led = any(map(_is_time, marks[at + 1 : at + 2]))
    return is_led and marks[at].is_a("links", "in", "to", "for")


def _is_plain(mark: Mark) -> bool:
    is_link = mark.is_a("links", "from", "to", "in")
    return mark.kind in _BETWEEN or _is_time(mark) or is_link


def _is_time(mark: Mark) -> bool:
    return mark.kind in _TIMES or is_year(mark)
