"""What is the highest, or the lowest, of so many years, as one word that says of how many. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from dashboard.prose.words.syntax import Syntax
from dashboard.prose.words.vocabulary import Mark

_NUMBERS: Final = frozenset({"number", "counts"})
_OVER: Final = ("highest over", "lowest over")


def with_records_of_years(marks: Sequence[Mark], syntax: Syntax) -> list[Mark]:
    """Marks with *the last ten years' highest level* as the highest *of 10*.

    So is *the highest over the last ten years*.
    """
    found: list[Mark] = []
    for mark in _of_years_after(marks, syntax):
        is_record = mark.is_a("whole", "record")
        many = _years(found, syntax) if is_record or mark.kind == "extremes" else 0
        if many:
            del found[-2:]
            if found and found[-1].form in syntax.recent:
                found.pop()
            way = "highest" if is_record else mark.meaning
            found.append(replace(mark, kind="extremes", meaning=f"{way} of {many}"))
        else:
            found.append(mark)
    return found


def _of_years_after(marks: Sequence[Mark], syntax: Syntax) -> Iterator[Mark]:
    """Marks with what is the highest over so many years, told right after, as that."""
    at = 0
    while at < len(marks):
        mark, until = marks[at], at + 1
        if mark.is_a("extremes", *_OVER):
            until += any(one.form in syntax.recent for one in marks[until : until + 1])
            told = marks[until : until + 2]
            if len(told) > 1 and _is_count(told[0]) and told[1].form in syntax.spans_of_years:
                way = mark.meaning.partition(" ")[0]
                mark, at = replace(mark, meaning=f"{way} of {int(told[0].meaning)}"), until + 1
        yield mark
        at += 1


def _years(marks: Sequence[Mark], syntax: Syntax) -> int:
    """How many years are told by the last two words; 0 where none are."""
    if len(marks) < 2 or marks[-1].form not in syntax.of_years:  # noqa: PLR2004 -- so many, and years
        return 0
    return int(marks[-2].meaning) if _is_count(marks[-2]) else 0


def _is_count(mark: Mark) -> bool:
    """Whether it counts years, and is none."""
    return mark.kind in _NUMBERS and mark.meaning.isdigit() and len(mark.meaning) < 3  # noqa: PLR2004
