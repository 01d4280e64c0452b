"""Sentences by which what stands before them is not so, not all, or not yet. Pure."""

from collections.abc import Collection, Iterable, Sequence
from typing import Final

from dashboard.prose.clauses.clause import Clause
from dashboard.prose.found import Candidate, Found, Unread
from dashboard.prose.sentences.obstacles import is_real
from dashboard.prose.words.marks import is_sign, is_stop, is_year
from dashboard.prose.words.remarks import Remark
from dashboard.prose.words.vocabulary import Mark

_SHORT: Final = 8
"""Words and signs of a sentence that only denies the one before, at most."""

_LONGER: Final = 14
"""Words of one that says that it is about the one before."""

_SHORTEST: Final = 4
_HEAD: Final = 3
_LAST: Final = 6
_HOW_MUCH: Final = frozenset({
    "number", "rises", "falls", "changes", "shares", "counts", "relations",
})  # fmt: skip
_OF_SOME: Final = frozenset({"goods", "services", "parts", "month", "months", "monthly"})
"""What makes of an amount that of a part: of the goods, or of the year."""

_COUNTED: Final = frozenset({"magnitudes", "shares", "changes", "relations", "rises", "falls"})
_TIMES: Final = frozenset({"parts", "month", "months", "monthly"})
_PLAIN: Final = frozenset({"is", "whole", "about", "it"})


def denies(after: Sequence[Clause | Unread], text: str, claims: Collection[Found]) -> bool:
    """Whether the next sentences of a text say that its ``claims`` are not so, as *this is false*.

    Right after them, after one that tells of no trade, *so papers write*, or of all, *all this*.
    """
    was_told = False
    for one in after:
        if not isinstance(one, Clause) or not one.marks:
            return False
        is_denied = _denies(one) or _takes_back(one, text, claims)
        if is_denied and (not was_told or _is_of_all(one)):
            return True
        was_told = was_told or bool(one.terms or one.quantities)
    return False


def _is_of_all(clause: Clause) -> bool:
    """Whether a sentence begins with words for all that was said: *none of this*."""
    begun = {mark.form for mark in clause.marks[:3]} | {mark.head for mark in clause.marks[:3]}
    return not begun.isdisjoint(clause.words.syntax.everything)


def _denies(after: Clause) -> bool:
    """Whether a sentence says no more than that, how much it is *in reality*, or of what it was."""
    truth = after.words.syntax.truth
    if after.sentence.is_question and len(after.marks) <= _SHORT and not after.terms:
        # *But is it so?*
        return any(mark.form in truth or mark.head in truth for mark in after.marks)
    is_of_reality = any(is_real(after, at) for at in range(2))
    if is_of_reality and any(mark.kind in _HOW_MUCH for mark in after.marks):
        return True
    if after.terms or len(after.marks) > _SHORT:
        return False
    is_open = _has(after, "condition") and len(after.marks) <= _SHORTEST + 1
    is_denial = _has(after, "negation") or (is_open and not after.quantities)
    return is_denial or _limits(after)


def _has(clause: Clause, *reasons: str) -> bool:
    return any(mark.is_a("cannot", *reasons) for mark in clause.marks)


def _refers(mark: Mark, clause: Clause) -> bool:
    return not {mark.form, mark.head}.isdisjoint(clause.words.syntax.refers)


def _limits(after: Clause) -> bool:
    """Whether a sentence says of what it was that was told: *this was for services only*."""
    is_of_it = any(_refers(mark, after) for mark in after.marks)
    kinds = {mark.kind for mark in after.marks}
    is_of_some = bool(kinds & _OF_SOME) or after.reason in {
        "goods", "services", "months", "measure",
    }  # fmt: skip
    return is_of_it and not after.quantities and is_of_some


def _takes_back(after: Clause, text: str, claims: Collection[Found]) -> bool:
    """Whether a sentence corrects what was told, or says what it was of, or that it is no result.

    *The figure was later revised*, *sorry, 7 million*, *it is in lari*, *that was the forecast*.
    """
    told = list(after.words.syntax.remarks(text, after.sentence))
    if after.sentence.is_question or len(told) > _LONGER:
        return False
    head = frozenset[str]().union(*(one.groups for one in told[:_HEAD]))
    said = head if after.terms and after.countries else head.union(*(one.groups for one in told))
    if "retracting" in said:
        return True
    is_counted = after.quantities or any(mark.kind in _COUNTED for mark in after.marks)
    if is_counted:
        return False
    if "meant" in said and len(told) <= _SHORT:
        return True
    return "pointing" in head and (
        _is_of_time(after, told, claims)
        or (len(told) <= _SHORT and _is_another(after))
        or _is_instead(after)
        or _is_in_money(after)
        or _is_unreal(after, told)
    )


def _is_of_time(after: Clause, told: Iterable[Remark], claims: Iterable[Found]) -> bool:
    """Whether it tells that what was told is of other times: of months, or of another year."""
    pointed = [range(one.start, one.end) for one in told if "pointing" in one.groups]
    rest = [one for one in after.marks if not any(one.start in each for each in pointed)]
    if after.terms or not all(_says_no_more(mark, after) for mark in rest):
        return False
    said = [one.readings[0].said for one in claims if isinstance(one, Candidate)]
    of_years = [one.period for one in said if "-" not in one.period]
    if any(mark.kind in _TIMES for mark in after.marks):
        return bool(of_years)
    years = {one.period for one in after.periods}
    return len(years) == 1 and bool(of_years) and years.isdisjoint(of_years)


def _says_no_more(mark: Mark, after: Clause) -> bool:
    """Whether a word only says of when figures are."""
    is_of_when = mark.kind in _TIMES or is_year(mark) or mark.kind in {"dated", "number", "counts"}
    is_figures = mark.form in after.words.syntax.figures or _refers(mark, after)
    return is_of_when or is_figures or is_stop(mark) or mark.kind in {*_PLAIN, "links", "goods"}


def _is_instead(after: Clause) -> bool:
    """Whether it ends with what it is not: *that is its neighbour's trade, not its own*."""
    ends = [at for at, mark in enumerate(after.marks) if is_sign(mark) and mark.meaning != "."]
    rest = after.marks[ends[-1] :] if ends else ()
    return 0 < len(rest) <= _LAST and any(mark.is_a("cannot", "negation") for mark in rest)


def _is_in_money(after: Clause) -> bool:
    """Whether it ends with the money that amounts are in: *the figure is in lari*."""
    marks = [mark for mark in after.marks if not is_stop(mark)]
    is_before = after.words.syntax.verb_last or any(
        mark.is_a("links", "with") for mark in marks[-1:]
    )
    last = marks[-2:] if is_before else marks[-1:]
    return any(
        mark.is_a("cannot", "currency") or (mark.kind == "units" and mark.meaning.isupper())
        for mark in last
    )


def _is_another(after: Clause) -> bool:
    """Whether it tells that it was another flow, or of some goods: *that is imports*."""
    for at, mark in enumerate(after.marks):
        if mark.kind not in {"measures", "goods"}:
            continue
        before = [one for one in after.marks[:at] if not is_sign(one)][-1:]
        rest = after.marks[at + 1 : at + 2]
        is_led = not before or before[0].kind in _PLAIN or before[0].is_a("links", "for", "it")
        is_end = all(is_stop(one) or one.kind in {"whole", "about"} for one in rest)
        is_main = any(one.form in after.words.syntax.mainly for one in after.marks)
        return is_led and is_end and not is_main
    return False


def _is_unreal(after: Clause, told: Sequence[Remark]) -> bool:
    """Whether it tells that it is what somebody foretold, or wants: *that was the plan*."""
    unreal = next((one for one in told if "unreal" in one.groups), None)
    if unreal is None:
        return False
    pointing = next(one for one in told if "pointing" in one.groups)
    between = (one for one in after.marks if pointing.end <= one.start < unreal.start)
    return all(is_stop(one) or one.kind in _PLAIN for one in between)
