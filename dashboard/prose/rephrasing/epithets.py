"""Whom words tell of by what they are: listeners, *the Asian country*, members of a union. Pure."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Final

from dashboard.prose.words.marks import DASHES, as_filler, is_end, is_word, is_year
from dashboard.prose.words.syntax import Syntax
from dashboard.prose.words.vocabulary import Mark

_OTHER: Final = "OTHER"
"""What countries are that nobody can add up."""

_ADDRESSING: Final = frozenset({"whole", "abbreviations"})
_END: Final = ","
_ENDS: Final = (".", ")")
_WHERE: Final = ("to", "from", "with")
_COUNTED: Final = (("number", "magnitudes"), ("number", "units"), ("magnitudes", "units"))


def without_address(marks: Sequence[Mark], addressed: Collection[str]) -> Sequence[Mark]:
    """The marks without the first parts, between commas, that only say who is spoken to."""
    while marks and marks[0].form in addressed:
        until = next((at for at, mark in enumerate(marks) if mark.meaning == _END), 0)
        part = marks[:until]
        if not until or not all(
            mark.form in addressed
            or mark.kind in _ADDRESSING
            or mark.is_a("links", "and", "of")
            or mark.meaning in DASHES
            for mark in part
        ):
            break
        marks = marks[until + 1 :]
    return marks


def without_ordinal(marks: Sequence[Mark]) -> Sequence[Mark]:
    """The marks without the number of a paragraph, or of a line of a list, before them."""
    is_number = [mark.kind for mark in marks[:1]] == ["number"]
    is_ended = [mark.meaning for mark in marks[1:2]] in ([one] for one in _ENDS)
    return marks[2:] if is_number and is_ended and len(marks[0].meaning) < len("100") else marks


def as_unnamed(marks: Sequence[Mark], syntax: Syntax) -> list[Mark]:
    """The marks with *the Southeast Asian country* as *the country*."""
    found: list[Mark] = []
    for at, mark in enumerate(marks):
        after = [one.form for one in marks[at + 1 : at + 2] if one.kind != "partners"]
        if mark.is_a("groups", _OTHER) and {*after} & {*syntax.a_country}:
            # Which part of a continent it lies in says no more.
            if found and found[-1].kind == "other" and found[-1].meaning.isalpha():
                found.pop()
            continue
        found.append(mark)
    return found


def without_parties(marks: Sequence[Mark], parties: Collection[str]) -> list[Mark]:
    """The marks with *the Russian side* as *Russia*."""
    found: list[Mark] = []
    for mark in marks:
        country = found[-1] if found and found[-1].kind == "countries" else None
        if country and mark.form in parties:
            # By its name it may be who does something.
            found[-1] = replace(country, is_adjective=False)
        else:
            found.append(mark)
    return found


def as_unions(marks: Sequence[Mark], unions: Collection[str], lands: Collection[str]) -> list[Mark]:
    """The marks with *the member states of* a union, or its ``lands``, as the union itself."""
    found: list[Mark] = []
    for mark in marks:
        before = found[-1] if found else None
        is_union = _is_union(mark, unions)
        if is_union and _is_of_some(mark, before, lands):
            found.append(replace(mark, kind="groups", meaning=_OTHER))
            continue
        if before and mark.kind == "groups" and mark.form in lands and _is_union(before, unions):
            continue
        if before and before.kind == "groups" and before.form in lands and is_union:
            found.pop()
        if is_union and [one.kind for one in found[-2:]] == [
            "whole", "links",
        ] and found[-1].meaning == "of" and _is_led(found[:-2]):  # fmt: skip
            while found and (found[-1].kind == "whole" or found[-1].is_a("links", "of")):
                found.pop()
        found.append(mark)
    return found


def _is_of_some(mark: Mark, before: Mark | None, lands: Collection[str]) -> bool:
    """Whether countries of a union are told with how many they are: *two EU countries*."""
    is_counted = before is not None and before.kind in {"counts", "number"}
    return is_counted and mark.until - mark.at > 1 and bool({mark.head, mark.form} & {*lands})


def _is_union(mark: Mark, unions: Collection[str]) -> bool:
    return mark.kind == "countries" and mark.meaning in unions


def without_groups(marks: Sequence[Mark]) -> list[Mark]:
    """The marks of *shares of countries:* without the countries, where each is named after it."""
    colon = next((at for at, mark in enumerate(marks) if mark.meaning == ":"), 0)
    named = [mark for mark in marks[colon:] if mark.kind == "countries"]
    at = next((at for at, mark in enumerate(marks[:colon]) if mark.kind == "groups"), 0)
    if len(named) < 2 or not at:  # noqa: PLR2004 -- several
        return list(marks)
    begun = at
    while begun > 0 and _only_leads(marks[begun - 1]):
        begun -= 1
    if begun > 0 and _is_share(marks[begun - 1]):
        return [*marks[:begun], *marks[at + 1 :]]
    # Where a noun stands after whose it is, no more than the countries is between.
    return [*marks[:at], *marks[at + 1 :]] if _is_share(marks[at + 1]) else list(marks)


def _is_share(mark: Mark) -> bool:
    return mark.is_a("measures", "share")


def _only_leads(mark: Mark) -> bool:
    """Whether a word says which countries, and no more: *of some of the main ones*."""
    return mark.kind in {"whole", "ranks"} or is_word(mark) or mark.is_a("links", "of")


def _is_led(before: Sequence[Mark]) -> bool:
    """Whether what stands there leads to whom trade is with."""
    rest = [mark for mark in before if mark.kind != "whole"]
    return bool(rest) and rest[-1].is_a("links", "to", "from", "with")


def as_total(marks: Sequence[Mark], foreign: Sequence[str]) -> list[Mark]:
    """The marks with *foreign trade* as *total trade*: it is that with all the world."""
    found: list[Mark] = []
    for mark in marks:
        is_foreign = mark.is_a("measures", "turnover") and mark.head.startswith((*foreign,))
        if is_foreign and mark.until - mark.at > 1:
            found.append(replace(mark, kind="whole", meaning="total", form=mark.head, case=""))
        found.append(mark)
    return found


def without_hyphens(marks: Sequence[Mark]) -> list[Mark]:
    """The marks of *a 100-million-dollar mark* without what joins them."""
    out = {
        id(sign)
        for before, sign, after in zip(marks, marks[1:], marks[2:], strict=False)
        if sign.meaning in DASHES
        and before.end == sign.start
        and sign.end == after.start
        and (before.kind, after.kind) in _COUNTED
    }
    return [mark for mark in marks if id(mark) not in out]


def without_figures(marks: Sequence[Mark], figures: Collection[str]) -> list[Mark]:
    """The marks with a word for figures in brackets before their year as one that says nothing."""
    return [
        as_filler(mark)
        if mark.form in figures
        and any(one.meaning == "(" for one in marks[max(at - 1, 0) : at])
        and any(map(is_year, marks[at + 1 : at + 3]))
        else mark
        for at, mark in enumerate(marks)
    ]


def without_wares(marks: Sequence[Mark], syntax: Syntax) -> list[Mark]:
    """The marks with *buyers of Turkish produce* as buyers of all that is Turkish."""
    return [
        as_filler(mark)
        if mark.form in syntax.wares and mark.is_a("cannot", "goods") and _is_all(marks, at, syntax)
        else mark
        for at, mark in enumerate(marks)
    ]


def _is_all(marks: Sequence[Mark], at: int, syntax: Syntax) -> bool:
    """Whether a word for goods is of a country, and of no kind of them.

    Where adjectives have endings of their own, it has one. Where a verb stands last, *are* may
    follow.
    """
    is_last = syntax.verb_last
    before, after = marks[max(at - 1, 0) : at], marks[at + 1 : at + 2]
    is_of = any(
        one.kind == "countries" and (one.is_adjective or not (syntax.owner_after or one.case))
        for one in before
    )
    is_said = is_last and any(one.kind == "is" for one in after)
    return is_of and (is_said or is_end(marks, at + 1))


def is_with_unnamed(marks: Sequence[Mark], syntax: Syntax) -> bool:
    """Whether trade is with a country that is not named: *exports to this country*, or *there*."""
    for at, mark in enumerate(marks):
        beside = {one.kind for one in (*marks[max(at - 1, 0) : at], *marks[at + 1 : at + 2])}
        # *There were exports* names no place.
        if mark.form in syntax.there and "measures" in beside:
            return True
        # The last word of *the country's exports* says whose they are.
        if mark.form not in syntax.unnamed or mark.kind == "measures":
            continue
        lead = at - 1
        # *To its western neighbour*.
        lead -= lead > 0 and is_word(marks[lead]) and marks[lead - 1].kind == "whole"
        while lead >= 0 and (marks[lead].kind == "whole" or marks[lead].is_a("links", "it")):
            lead -= 1
        is_led = lead >= 0 and marks[lead].is_a("links", *_WHERE, "between")
        is_followed = any(one.is_a("links", "with") for one in marks[at + 1 : at + 2])
        if is_led or is_followed or mark.case in _WHERE or mark.kind == "places":
            return True
    return False
