"""So many years in which something rose as the year it rose from: *in the past five years*. Pure.

Until the year that the sentence names, else the one before the text's.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from dashboard.prose.clauses.clause import Clause
from dashboard.prose.found import Part
from dashboard.prose.words.marks import DASHES, DIVIDES, is_year, part_around
from dashboard.prose.words.spans import Span
from dashboard.prose.words.syntax import Syntax
from dashboard.prose.words.vocabulary import Mark

_MOVED: Final = frozenset({"rises", "falls", "changes"})
_BEFORE: Final = _MOVED | {"units", "countries", "measures", "is", "says"}
_MOST: Final = 30
"""So many years nobody counts back further."""


def with_base(marks: Sequence[Mark], syntax: Syntax, year: int) -> Sequence[Mark]:
    """The words with the year something rose from in the place of how many years it rose in."""
    marks = [_unless_broken(marks, at, syntax) for at in range(len(marks))]
    found = [at for at in range(1, len(marks)) if _count(marks, at, syntax)]
    if len(found) != 1:
        return marks
    (at,) = found
    # A year of a later part is not the one it rose until.
    years = {int(mark.meaning) for mark in marks[: part_around(marks, at)[1]] if is_year(mark)}
    is_moved = any(mark.kind in _MOVED for mark in marks)
    is_dated = len(years) > 1 or any(mark.kind in {"years", "month", "parts"} for mark in marks)
    # What rose for the first time in five years rose in the last of them.
    is_once = any({mark.form, f"{mark.head} {mark.form}"} & {*syntax.once} for mark in marks)
    # So did what rose most in five years.
    is_once = is_once or any(_is_most(marks, place) for place in range(len(marks)))
    if not is_moved or is_dated or is_once:
        return marks
    # Where a verb stands last, so does what leads to a time.
    after = marks[at + 1 : at + 2] if syntax.verb_last else ()
    is_led_after = any(mark.form in syntax.within for mark in after)
    first = _first(marks, at - 1, syntax, is_led=is_led_after)
    if first is None or not all(_leads_to_time(mark) for mark in marks[first - 1 : first]):
        return marks
    if _is_since(marks, at + 1, syntax):
        # *In the five years since 2019* says twice from when.
        return [*marks[:first], *marks[at + 1 :]]
    last = min(years) if years else year - 1
    blank = replace(marks[first], end=marks[first].start, form="", head="")
    base = _base(blank, last - _count(marks, at, syntax), is_verb_last=syntax.verb_last)
    whole = [] if years else _last(blank, last, is_verb_last=syntax.verb_last)
    return [*marks[:first], *whole, *base, *marks[at + 1 + is_led_after :]]


def _base(blank: Mark, year: int, *, is_verb_last: bool) -> list[Mark]:
    """*Compared with* a year."""
    led = replace(blank, kind="compared", meaning="words")
    told = replace(blank, kind="number", meaning=str(year), case="to" if is_verb_last else "")
    return [told, led] if is_verb_last else [led, told]


def _last(blank: Mark, year: int, *, is_verb_last: bool) -> list[Mark]:
    """*In* a year."""
    led = replace(blank, kind="links", meaning="in")
    told = replace(blank, kind="number", meaning=str(year), case="in" if is_verb_last else "")
    return [told] if is_verb_last else [led, told]


def _leads_to_time(before: Mark) -> bool:
    """Whether a time may stand right after a word; after *a high* it says since when."""
    return before.kind in _BEFORE or before.meaning in DIVIDES | DASHES


def unsaid(clause: Clause, later: Sequence[Span], earlier: Sequence[Span]) -> dict[Part, str]:
    """The years of a change as assumed, where only how many years there are was said."""
    told: list[tuple[Part, Sequence[Span]]] = [("period", later), ("since", earlier)]
    return {part: found[0].period for part, found in told if found and _is_blank(clause, found[0])}


def _is_blank(clause: Clause, period: Span) -> bool:
    """Whether no word of the text says it."""
    mark = clause.marks[period.first]
    return mark.start == mark.end


def _count(marks: Sequence[Mark], at: int, syntax: Syntax) -> int:
    """How many years are told by a word for years and the one before it; 0 where none are."""
    mark, before = marks[at], marks[at - 1]
    is_count = before.kind in {"counts", "number"} and before.meaning.isdigit()
    count = int(before.meaning) if is_count and mark.form in syntax.spans_of_years else 0
    return count if 1 < count <= _MOST else 0


def _is_most(marks: Sequence[Mark], at: int) -> bool:
    """Whether a word says of a rise or a fall right after it that it was the first, or the most."""
    is_rank = marks[at].kind in {"ranks", "tops", "extremes"}
    return is_rank and any(mark.kind in {"rises", "falls"} for mark in marks[at + 1 : at + 2])


def _is_since(marks: Sequence[Mark], at: int, syntax: Syntax) -> bool:
    """Whether a year that something rose from stands at a place."""
    led = marks[at : at + 1]
    is_from = any(
        one.kind == "compared" or one.is_a("links", "from", *syntax.earlier) for one in led
    )
    return is_from and any(map(is_year, marks[at + 1 : at + 2]))


def _unless_broken(marks: Sequence[Mark], at: int, syntax: Syntax) -> Mark:
    """A word, or one for which nothing is read where so many and a half years are told by it."""
    mark, before = marks[at], marks[max(at - 1, 0)]
    is_broken = before.kind == "number" and not before.meaning.isdigit()
    is_years = at > 0 and mark.form in syntax.spans_of_years
    return replace(mark, kind="cannot", meaning="period") if is_years and is_broken else mark


def _first(marks: Sequence[Mark], count: int, syntax: Syntax, *, is_led: bool) -> int | None:
    """Where the words begin that lead to a count of years; None where they lead to none."""
    at = count
    while at and (marks[at - 1].kind == "whole" or marks[at - 1].form in syntax.recent):
        at -= 1
    is_recent = any(mark.form in syntax.recent for mark in marks[at:count])
    if at and marks[at - 1].form in syntax.within:
        return at - 1
    # *In five years* alone are the last ones, where a word says *in*.
    is_in = marks[count + 1].form in syntax.each_year
    return at if is_led or (syntax.verb_last and (is_recent or is_in)) else None
