"""What is the highest, or the lowest, of so many years, as one word that says of how many. Pure."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from dashboard.prose.words.syntax import Syntax
from dashboard.prose.words.vocabulary import Mark

_NUMBERS: Final = frozenset({"number", "counts"})


def with_records_of_years(marks: Sequence[Mark], syntax: Syntax) -> list[Mark]:
    """Marks with *the last ten years' highest level* as the highest *of 10*."""
    found: list[Mark] = []
    for mark in marks:
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


def _years(marks: Sequence[Mark], syntax: Syntax) -> int:
    """How many years are told by the last two words; 0 where none are."""
    if len(marks) < 2 or marks[-1].form not in syntax.of_years:  # noqa: PLR2004 -- so many, and years
        return 0
    count = marks[-2]
    is_count = count.kind in _NUMBERS and count.meaning.isdigit() and len(count.meaning) < 3  # noqa: PLR2004 -- no year
    return int(count.meaning) if is_count else 0
