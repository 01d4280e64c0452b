"""Better and worse, of a deficit, as less and more of it. Pure.

*The deficit worsened by $2 billion* is one that grew: *worsened* is a fall of anything else.
"""

from collections.abc import Sequence
from dataclasses import replace

from dashboard.prose.measured.directions import OTHER_WAY
from dashboard.prose.words.syntax import Syntax
from dashboard.prose.words.vocabulary import Mark


def with_deficits_judged(marks: Sequence[Mark], syntax: Syntax) -> list[Mark]:
    """The marks with what is better or worse of the deficit told last before it the other way."""
    found: list[Mark] = []
    noun = ""
    for mark in marks:
        noun = mark.meaning if mark.kind == "measures" else noun
        is_judged = mark.kind in OTHER_WAY and mark.form.startswith(syntax.judging)
        is_turned = is_judged and noun == "deficit"
        found.append(replace(mark, kind=OTHER_WAY[mark.kind]) if is_turned else mark)
    return found
