"""With whom one trades most, told by a verb, as a place among partners. Pure.

Where a verb stands last, *Israel sells most to the US* is put as *in Israel's exports the US is
first*, and *to Israel the US sells most*, with who it is right before the verb, as *in Israel's
imports the US is first*. So is *who sells most to Israel is the US*.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from dashboard.prose.words.marks import CASES, OTHER_FLOW, begun_before, is_sign_or_and, is_year
from dashboard.prose.words.syntax import Syntax
from dashboard.prose.words.vocabulary import Mark

_KINDS: Final = frozenset({"partners", "among"})
_PASSED: Final = frozenset({"whole", "about", "years", "month", "parts", "counts", "monthly"})


def with_most(marks: Sequence[Mark], syntax: Syntax) -> Sequence[Mark]:
    """Marks with *sells most to* somebody as that one's first place among whom it sells to."""
    found = list(marks)
    for at in range(len(marks) - 1, -1, -1):
        if _is_most(marks, at, syntax):
            first, until = _around(marks, at)
            told = [*marks[first:at], *marks[at + 1 : until]]
            told = _by_whom(told, at - first, marks[at]) or _plainly(told, marks[at], syntax)
            found[first:until] = told or marks[first:until]
        elif marks[at].kind in _KINDS and marks[at].head in syntax.most:
            found[: at + 1] = _of_whom(marks[: at + 1])
    return found


def _of_whom(marks: Sequence[Mark]) -> list[Mark]:
    """Words that end in who sells, or buys, most with whom it does so as whose partner it is."""
    *before, who = marks
    whose = next((at for at in range(len(before) - 1, -1, -1) if not _is_led(before[at])), -1)
    if whose >= 0 and before[whose].is_a("countries") and before[whose].case in CASES.values():
        before[whose] = replace(before[whose], case="of")
    first = replace(who, kind="ranks", meaning="1", case="", end=who.start, until=who.at)
    return [*before, first, who] if who.kind == "partners" else [*before, who]


def _by_whom(told: Sequence[Mark], most: int, first: Mark) -> list[Mark]:
    """Who sells most to somebody as that one's first; empty where it is not told right before.

    ``most`` is the place that the word for it had.
    """
    *rest, who, verb = told if len(told) > 2 else [first] * 3  # noqa: PLR2004 -- whom, who and a verb
    if verb.kind != "flows" or not who.is_a("countries") or who.case or who.is_adjective:
        return []
    whom = [at for at, mark in enumerate(rest) if mark.kind == "countries"]
    is_whom = len(whom) == 1 and whom[0] < most and rest[whom[0]].case == CASES[verb.meaning]
    others = [mark for at, mark in enumerate(rest) if at not in whom]
    if not is_whom or not all(map(_is_passed, others)):
        return []
    whose = replace(rest[whom[0]], case="of")
    flow = OTHER_FLOW[verb.meaning]
    noun = replace(verb, kind="measures", meaning=flow, case="in", form="")
    rank = replace(first, kind="ranks", meaning="1", case="")
    return [*others, whose, noun, who, rank, replace(verb, kind="is", meaning="words", case="")]


def _is_led(mark: Mark) -> bool:
    """Whether it stands between whom somebody trades with and that it does so most."""
    return _is_passed(mark) or mark.kind == "groups"


def _is_passed(mark: Mark) -> bool:
    return mark.kind in _PASSED or is_year(mark)


def _is_most(marks: Sequence[Mark], at: int, syntax: Syntax) -> bool:
    """Whether words at a place say *most*, and not *so much at most*."""
    is_most = marks[at].is_a("relations", "at most") and marks[at].head in syntax.most
    after = marks[at + 1 : at + 2]
    return is_most and bool(after) and (after[0].kind not in {"number", "counts", "shares"})


def _around(marks: Sequence[Mark], at: int) -> tuple[int, int]:
    """The places of the clause around one."""
    until = at
    while until < len(marks) and not (is_sign_or_and(marks[until]) or marks[until].meaning in ".!"):
        until += 1
    return begun_before(marks, at), until


def _plainly(told: Sequence[Mark], most: Mark, syntax: Syntax) -> list[Mark]:
    """Whom one trades with most as its first; empty where the words say more than that."""
    named = [mark for mark in told if mark.kind == "countries"]
    owners = [mark for mark in named if not mark.case]
    last = _verb(told, syntax)
    rest = [mark for mark in told if mark not in named and mark not in last]
    rest = [mark for mark in rest if not mark.is_a("links", "with")]
    if not last or not all(map(_is_passed, rest)):
        return []
    flow = last[0].meaning
    is_with = flow == "turnover" and any(mark.is_a("links", "with") for mark in told)
    if is_with:
        owners = [mark for mark in owners[:-1] if len(owners) == 2]  # noqa: PLR2004 -- one and whom with
    others = [mark for mark in named if mark not in owners]
    if len(owners) > 1 or len(others) != 1 or not (is_with or others[0].case == CASES[flow]):
        return []
    is_ours = not owners and last[-1].form.endswith(syntax.we_ends)
    noun = replace(last[0], kind="measures", meaning=flow, case="in", form="", is_ours=is_ours)
    first = replace(most, kind="ranks", meaning="1", case="")
    verb = replace(last[-1], kind="is", meaning="words", case="")
    own = [replace(mark, case="of") for mark in owners]
    return [*rest, *own, noun, replace(others[0], case=""), first, verb]


def _verb(told: Sequence[Mark], syntax: Syntax) -> list[Mark]:
    """The verb of trade that ends some words; or a noun of trade, and that it is done."""
    if told and told[-1].kind == "flows":
        return [told[-1]]
    nouns = [mark for mark in told if mark.is_a("measures", *CASES)]
    is_done = len(nouns) == 1 and nouns[0].case in {"", "object"} and nouns[0] is not told[-1]
    return [nouns[0], told[-1]] if is_done and told[-1].form in syntax.trades else []
