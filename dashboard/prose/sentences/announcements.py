"""Sentences that say of what stands after them that it is not so, or not yet. Pure."""

from collections.abc import Sequence
from typing import Final

from dashboard.prose.clauses.clause import Clause
from dashboard.prose.found import Reason
from dashboard.prose.words.remarks import Remark
from dashboard.prose.words.vocabulary import VERBS

_LONGEST: Final = 12
_SHORT: Final = 5
_HEAD: Final = 3
"""Words of a sentence that announces something, of one that says no more, and of its head."""

_OPEN: Final = frozenset({"condition", "forecast"})


def announced(clause: Clause, text: str, *, is_after_claims: bool) -> Reason | None:
    """Why what stands after a sentence of a text is not read: *a fake story is spreading*.

    Where claims stand before it, a short denial is of these.
    """
    told = list(clause.words.syntax.remarks(text, clause.sentence))
    is_told = clause.terms or clause.quantities or clause.sentence.is_question
    if is_told or not 0 < len(told) <= _LONGEST:
        return None
    groups = frozenset[str]().union(*(one.groups for one in told))
    is_led = "announcing" in groups or (clause.marks[-1:] and clause.marks[-1].meaning == ":")
    if "untrue" in groups:
        is_short = 1 < len(told) <= _SHORT and not is_after_claims
        return "negation" if is_led or "spreading" in groups or is_short else None
    if is_led and clause.reason in _OPEN:
        return clause.reason
    is_plan = "unreal" in groups and (is_led or _names_plan(clause, told))
    return "forecast" if is_plan else None


def _names_plan(clause: Clause, told: Sequence[Remark]) -> bool:
    """Whether a sentence is a title of plans: *forecast for 2026*, *the parties' plans*."""
    at = next(at for at, one in enumerate(told) if "unreal" in one.groups)
    is_verb = any(mark.kind in VERBS for mark in clause.marks)
    if clause.words.syntax.verb_last:
        return at == len(told) - 1
    before = [mark for mark in clause.marks if mark.start < told[at].start][-1:]
    is_head = not before or before[0].is_a("links", "own") or (at == 1 and before[0].is_a("whole"))
    return is_head and not is_verb
