"""In which relation something is to a number, and which way it moved. Pure."""

from typing import Final

from dashboard.prose.gist.standing import Standing
from dashboard.prose.measured.statements import relation_of

_MORE: Final = {"at least": "at least", "more": "at least", "at most": "at most", "less": "at most"}
_WAYS: Final = {"at least": 1, "more": 1, "at most": -1, "less": -1}
_TURNED: Final = {"at least": "at most", "at most": "at least"}


def relation(one: Standing, value: float) -> str:
    """In which relation something is told to be to a ``value``, which may be below zero."""
    told = _after(one) or relation_of(one.clause, one.number)
    return _TURNED.get(told, told) if value < 0 else told


def _after(one: Standing) -> str:
    """The relation that a word after the number tells, where a verb stands last."""
    marks, at = one.clause.marks, one.number.until
    if not one.clause.words.syntax.verb_last:
        return ""
    while at < len(marks) and marks[at].kind in {"whole", "about"}:
        at += 1
    after = marks[at] if at < len(marks) else None
    if after is None or after.kind != "relations":
        return ""
    case = marks[one.number.until - 1].case
    is_passed = case == "object" and after.meaning in _TURNED
    return _MORE.get(after.meaning, "") if case == "from" or is_passed else ""


def direction(one: Standing) -> int:
    """1 where words beside a number tell of a rise, -1 of a fall, else 0."""
    marks, until = one.clause.marks, one.number.until
    after = marks[until : until + 1]
    # So much more, or less, right after it.
    is_by = bool(after) and after[0].kind == "relations" and not marks[until - 1].case
    by = _WAYS.get(after[0].meaning, 0) if is_by else 0
    return one.clause.direction(*one.clause.part(one.number.first)) or by
