"""What never was so much as a record, and who is not meant left out. Pure.

*Never has India bought so much Russian oil* says that it was more than ever. *Italy, and not
Turkey, is its first market* says no more than *Italy is*.
"""

from collections.abc import Sequence
from dataclasses import replace

from dashboard.prose.words.marks import cut, is_sign, is_stop, is_word, past
from dashboard.prose.words.syntax import Syntax
from dashboard.prose.words.vocabulary import Mark


def with_never(marks: Sequence[Mark], syntax: Syntax) -> list[Mark]:
    """The marks with *never* and *not so much* of a noun of trade as a record at their end."""
    told = list(marks)
    nevers = [at for at, mark in enumerate(told) if {mark.head, mark.form} & {*syntax.never}]
    nots = [at for at, mark in enumerate(told) if mark.is_a("cannot") and at not in nevers]
    muches = [at for at in range(len(told)) if _is_so_much(told, at, syntax)]
    if len(nevers) != 1 or len(nots) != 1 or len(muches) != 1:
        return told
    (never,), (denied,), (much,) = nevers, nots, muches
    is_traded = told[denied + 1 : denied + 2] and told[denied + 1].is_a("measures")
    # *As much as from another* is no time.
    are_counted = any(mark.kind in {"units", "magnitudes"} for mark in told) or any(
        mark.kind == "countries" and any(map(is_sign, told[much:at]))
        for at, mark in enumerate(told)
    )
    if not (never < denied < much and is_traded) or are_counted:
        return told
    record = replace(told[much], kind="whole", meaning="record")
    rest = [mark for at, mark in enumerate(told) if at not in {never, denied, much}]
    end = len(rest) - (1 if rest and rest[-1].meaning in ".!" else 0)
    return [*rest[:end], record, *rest[end:]]


def _is_so_much(marks: Sequence[Mark], at: int, syntax: Syntax) -> bool:
    before = marks[at - 1].form if at else ""
    return marks[at].form in syntax.so_much or f"{before} {marks[at].form}" in syntax.so_much


def without_not_meant(marks: Sequence[Mark], syntax: Syntax) -> list[Mark]:
    """The marks without *and not Turkey* between a comma and the next sign, or the end."""

    def end_of(at: int) -> int:
        denied = past(marks, at + 1)
        # After a sign alone it may be all that is said.
        is_led = marks[at].meaning == "," and at + 1 < denied < len(marks)
        if not is_led or marks[denied].form not in syntax.not_meant:
            return 0
        until = denied + 1
        until += any(one.is_a("links", "to", "from", "with") for one in marks[until : until + 1])
        is_named = until < len(marks) and marks[until].kind == "countries"
        is_end = all(map(is_stop, marks[until + 1 : until + 2]))
        # Who is wrong to think so may be told in words that nobody knows.
        is_known = not any(map(is_word, marks[until + 1 :]))
        is_told = is_named and is_end and is_known
        return until + 1 if is_told and not marks[until].is_adjective else 0

    return cut(marks, end_of)
