"""Years from one to another, joined by a dash or by words: *2019-2023*. Pure."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from dashboard.prose.words.marks import as_filler, is_year
from dashboard.prose.words.spans import TO, Span
from dashboard.prose.words.syntax import Syntax
from dashboard.prose.words.vocabulary import Mark

DASH: Final = "\u2013"
_MOVED: Final = frozenset({"rises", "falls", "changes", "compared", "extremes"})


def with_years(marks: Sequence[Mark], syntax: Syntax) -> list[Mark]:
    """Words with the one for years after *2019-2023*, and an ending between, as a part of it.

    Of other years it may be that more is said, as of the 1990s.
    """
    found: list[Mark] = []
    for mark in _together(_until_one(marks, syntax), syntax):
        last = _last_of_span(found) if mark.form in syntax.years else None
        if last is None:
            found.append(mark)
        else:
            found[last:] = [replace(found[last], end=mark.end, until=mark.until, case="in")]
    return found


def as_counted(marks: Sequence[Mark], syntax: Syntax) -> list[Mark]:
    """Words with *11-month exports* as those of eleven months."""
    return [
        replace(mark, kind="monthly", meaning="words", case="in")
        if mark.form in syntax.months_long and before.kind in {"number", "counts"}
        else mark
        for before, mark in pairwise((*marks[:1], *marks))
    ]


def with_years_through(marks: Sequence[Mark], syntax: Syntax) -> list[Mark]:
    """Words with *from 2014 to 2018*, or *between* them, as *in 2014-2018*, where nothing moved.

    So much was sold in all of them, and what it remained at was so in each; what rose from one to
    another did so between two.
    """
    told = list(marks)
    is_moved = any(mark.kind in _MOVED or _is_multiple(mark) for mark in marks)
    if syntax.verb_last or is_moved or not _are_summed(marks, syntax):
        return told
    for at, mark in enumerate(marks[:-3]):
        first, joint, last = marks[at + 1 : at + 4]
        is_between = mark.is_a("links", "between") and joint.is_a("links", "and")
        is_from = mark.is_a("links", "from") and joint.is_a("links", "to", "until")
        is_later = is_year(first) and is_year(last) and first.meaning < last.meaning
        if (is_between or is_from) and is_later:
            told[at] = replace(mark, meaning="in")
            told[at + 2] = replace(
                joint, kind="other", meaning="-", start=first.end, end=last.start
            )
    return told


def _are_summed(marks: Sequence[Mark], syntax: Syntax) -> bool:
    return any({mark.form, mark.head} & {*syntax.summed} for mark in marks)


def without_sums(marks: Sequence[Mark], syntax: Syntax) -> list[Mark]:
    """Words with *cumulative* beside years from one to another as what says nothing.

    So does *monthly* beside a month. Beside one year neither says of what so much is.
    """
    years = [at for at, mark in enumerate(marks) if is_year(mark)]
    is_span = any(
        _is_joined(marks, at - 1, at) and is_year(marks[at - 2]) for at in years if at > 1
    )
    is_month = any(mark.kind == "month" for mark in marks)
    said = {*(syntax.cumulated if is_span else ()), *(syntax.of_month if is_month else ())}
    return [as_filler(mark) if mark.form in said else mark for mark in marks]


def _is_multiple(mark: Mark) -> bool:
    return mark.is_a("units", "times", "multiple")


def _until_one(marks: Sequence[Mark], syntax: Syntax) -> list[Mark]:
    """Words with *from 2005 until 2010*, or *to* it, where these stand after, as *in 2010*.

    *Until 2010* alone says of no year what was so.
    """
    found: list[Mark] = []
    for mark in marks:
        two = [(is_year(one), one.case) for one in found[-2:]]
        is_span = two == [(True, "from"), (True, "to")]
        if is_span and mark.is_a("links", "until"):
            found[-1] = replace(found[-1], end=mark.end, until=mark.until, case="in")
            continue
        if is_span and mark.kind != "compared":
            found[-1] = replace(found[-1], case="in")
        found.append(_until(mark, syntax, is_last=two[-1:] == [(True, "from")]))
    return found


def _together(marks: list[Mark], syntax: Syntax) -> list[Mark]:
    """Words with *from 2014 until 2020*, in which so much was sold, as *2014-2020*.

    Where a verb stands last. What something came to, or rose to, may be of the last of them.
    """
    is_sold = any(
        mark.case == "sized" and mark.kind == "units" and after.kind == "flows"
        for mark, after in pairwise(marks)
    )
    two = next((at for at, one in enumerate(pairwise(marks)) if _is_from_until(*one)), -1)
    is_moved = any(mark.kind in {"rises", "falls", "compared"} for mark in marks)
    if not (syntax.verb_last and is_sold and two >= 0) or is_moved:
        return marks
    first, last = marks[two : two + 2]
    sign = Mark("other", DASH, first.end, first.end, first.until, first.until, form=DASH)
    told = [replace(first, case=""), sign, replace(last, start=first.end)]
    return [*marks[:two], *told, *marks[_past_last(marks, two + 2, last.meaning) :]]


def _is_from_until(first: Mark, last: Mark) -> bool:
    is_span = is_year(first) and is_year(last) and first.meaning < last.meaning
    return is_span and first.case == "from" and last.case == "in"


def _past_last(marks: Sequence[Mark], at: int, year: str) -> int:
    """The place after a bracket at a place that says that the last ``year`` is one of them."""
    if [mark.meaning for mark in marks[at : at + 1]] != ["("]:
        return at
    end = next((one for one in range(at, len(marks)) if marks[one].meaning == ")"), at)
    inside = marks[at + 1 : end]
    numbers = [mark.meaning for mark in inside if mark.kind == "number"]
    is_plain = all(mark.kind in {"number", "whole", "other", "is", "links"} for mark in inside)
    return end + 1 if numbers == [year] and is_plain else at


def _until(mark: Mark, syntax: Syntax, *, is_last: bool) -> Mark:
    """A year up to which something was so as one in which it was, if it ``is_last`` of two."""
    if not (is_year(mark) and syntax.until_ends and mark.form.endswith(syntax.until_ends)):
        return mark
    if is_last:
        return replace(mark, case="in")
    return replace(mark, kind="cannot", meaning="period")


def _last_of_span(marks: Sequence[Mark]) -> int | None:
    """The place of the second year of two joined by a dash, which end some words."""
    at = len(marks) - 1
    if at > 1 and marks[at].kind == "other" and marks[at - 1].meaning in TO:
        # An ending after a hyphen.
        at -= 2
    is_span = at > 1 and is_year(marks[at]) and is_year(marks[at - 2])
    return at if is_span and _is_joined(marks, at - 1, at) else None


def several(marks: Sequence[Mark], years: Sequence[Span]) -> list[Span]:
    """Years with those from one to another, joined by a dash, as one: 2019-2023."""
    found: list[Span] = []
    for one in years:
        last = found[-1] if found else None
        if last and last.period < one.period and _is_joined(marks, last.until, one.first):
            found[-1] = Span(f"{last.period}/{one.period}", last.first, one.until)
        else:
            found.append(one)
    return found


def _is_joined(marks: Sequence[Mark], sign: int, place: int) -> bool:
    """Whether a dash without spaces is all there is between two places."""
    if sign + 1 != place or marks[sign].meaning not in TO:
        return False
    return marks[sign - 1].end == marks[sign].start and marks[sign].end == marks[place].start
