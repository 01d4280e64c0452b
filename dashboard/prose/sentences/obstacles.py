"""Words for which a part of a sentence is not read, and those that say it of another part. Pure."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, cast

from dashboard.prose.clauses.clause import Clause
from dashboard.prose.clauses.quantities import Quantity
from dashboard.prose.examples.fit import Fit
from dashboard.prose.found import Reason, refuse
from dashboard.prose.measured.goods import is_of_thing
from dashboard.prose.rephrasing.pronouns import is_it
from dashboard.prose.words.marks import DASHES, is_sign, is_word, leads_to
from dashboard.prose.words.vocabulary import VERBS, Mark

OF_ALL: Final = frozenset({"question", "negation", "condition", "forecast"})
"""Reasons for which nothing of a sentence is read, wherever in it they stand."""

_KINDS: Final[dict[str, Reason]] = {"services": "services", "groups": "group"}
_TELLING: Final = frozenset({
    "is", "says", "rises", "falls", "measures", "partners", "units", "magnitudes",
})  # fmt: skip


def obstacle(clause: Clause, fit: Fit) -> Reason | None:
    """Why a part of a sentence is not read, if so.

    What another part says that has a verb of its own is of that one: *although it has been there
    for years*. Without a verb it may be of this one: *an average of ten years*.
    """
    if clause.reason in OF_ALL:
        return clause.reason
    here = fit.places
    return next(
        (why for at, why in _places(clause) if at in here or not _is_apart(clause, at, why, here)),
        None,
    )


def _places(clause: Clause) -> Iterator[tuple[int, Reason]]:
    for at, mark in enumerate(clause.marks):
        if mark.kind == "cannot":
            yield at, cast("Reason", mark.meaning)
        elif mark.kind in _KINDS:
            yield at, _KINDS[mark.kind]
    yield from ((one.first, "months") for one in clause.spans if not one.period)


def _is_apart(clause: Clause, at: int, why: Reason, here: range) -> bool:
    """Whether a word stands in another part than ``here``, and that one has a verb of its own.

    A time at the head of all is of all.
    """
    ends = [place for place in range(len(clause.marks)) if _is_end(clause, place)]
    begun = max((place + 1 for place in ends if place < at), default=0)
    until = min((place for place in ends if place > at), default=len(clause.marks))
    part = clause.marks[begun:until]
    # Why it was so stands after such a word, or before it where a verb stands last.
    word = until if clause.words.syntax.verb_last else begun - 1
    is_cause = clause.is_there("causes", word, word + 1)
    is_other = until <= here.start or begun >= here.stop
    # Who trades in some goods tells of these.
    verbs = VERBS if why == "goods" else VERBS | {"says"}
    acts = clause.words.syntax.acts
    is_clause = any(mark.kind in verbs or mark.form in acts for mark in part)
    is_clause = is_clause and not part[0].is_a("links", "it")
    is_of_all = begun == 0 and why in {"months", "period"}
    return is_other and (is_cause or (is_clause and not is_of_all))


def _is_end(clause: Clause, at: int) -> bool:
    """Whether a sign or a word that begins another clause stands at a place."""
    mark = clause.marks[at]
    return (
        is_sign(mark)
        or mark.kind == "causes"
        or mark.is_a("links", "and", "that")
        or mark.form in clause.words.syntax.begins
    )


def check_all(clause: Clause, place: int, begun: int) -> None:
    """Refuse where other words than those beside a place say of what, or of whom, all of it is.

    What tells it has ``begun`` there or before. Raises UnreadableError.
    """
    if _is_led(clause, place, begun):
        refuse("measure")
    if _is_joint(clause):
        refuse("partner")
    if is_of_thing(clause) or _is_narrowed(clause):
        refuse("goods")
    later = range(place + 1, len(clause.marks))
    if any(is_real(clause, at) and _turns(clause.marks[at - 1]) for at in later):
        # *They said it rose, but in reality it fell*.
        refuse("negation")


def _is_narrowed(clause: Clause) -> bool:
    """Whether a part without a number says what alone all of it is of: *..., only copper*."""
    marks, syntax = clause.marks, clause.words.syntax
    for at, mark in enumerate(marks[:-1]):
        first = at + 1
        while first < len(marks) and (_turns(marks[first]) or marks[first].is_a("links", "it")):
            first += 1
        if not (is_sign(mark) and first < len(marks) and marks[first].form in syntax.only):
            continue
        rest = range(first + 1, clause.part(first)[1])
        is_told = any(one.first in rest for one in clause.quantities)
        says_of = any(marks[one].kind == "goods" or is_word(marks[one]) for one in rest)
        if says_of and not is_told:
            return True
    return False


def _turns(mark: Mark) -> bool:
    """Whether a word, or a sign, begins another clause."""
    return is_sign(mark) or mark.is_a("links", "and")


def _is_joint(clause: Clause) -> bool:
    """Whether somebody is said to have done it together with a country: neither did it alone."""
    joint = clause.words.syntax.joint
    return any(
        mark.head in joint and leads_to(clause.marks, at + 1, "countries")
        for at, mark in enumerate(clause.marks)
    )


def _is_led(clause: Clause, place: int, begun: int) -> bool:
    """Whether the head of a sentence, apart from the rest, may say what all of it is of.

    As *in agriculture, its first partner is one* does, and *before the war, it took half of them*.
    What has begun before a dash is told through it.
    """
    end = next((at for at in range(len(clause.marks)) if is_sign(clause.marks[at])), 0)
    if begun < end and clause.marks[end].meaning in DASHES:
        return False
    head = clause.marks[:end]
    is_clause = any(mark.kind in _TELLING for mark in head) or clause.marks[end].meaning == ":"
    # Why it was so limits nothing.
    is_clause = is_clause or any(mark.kind == "causes" for mark in head)
    may_say = any(is_word(mark) or mark.kind in {"goods", "groups"} for mark in head)
    return end <= place and may_say and (not is_clause or _is_of_goods(head))


def _is_of_goods(head: Sequence[Mark]) -> bool:
    """Whether a head names goods, and tells nothing of them: *when it comes to wheat*."""
    kinds = {mark.kind for mark in head}
    return "goods" in kinds and kinds.isdisjoint({"rises", "falls", "countries", "number"})


def is_of_part(clause: Clause) -> bool:
    """Whether a country is only whose part is meant: *the largest partner of Russia's Far East*."""
    marks = clause.marks
    ends = _after_unknown_of_countries(marks)
    return any(not any(one.meaning.isalnum() for one in marks[end : end + 1]) for end in ends)


def is_of_firm(clause: Clause, place: int) -> bool:
    """Whether somebody of a country is whose trade it is: *its carmakers raised exports by 5%*."""
    marks = clause.marks[: place + 1]
    for verb in _after_unknown_of_countries(marks[:place]):
        end = verb
        while end < place and marks[end].kind in {*VERBS, "whole", "about"}:
            end += 1
        if marks[verb].kind in VERBS and marks[end].kind == "measures":
            return True
    return False


def _after_unknown_of_countries(marks: Sequence[Mark]) -> Iterator[int]:
    """The places after words nobody knows that say what of a country: *Russia's Far East*."""
    for at, (mark, own) in enumerate(pairwise(marks)):
        if mark.kind != "countries" or not own.is_a("links", "own"):
            continue
        begun = end = at + 2
        while end < len(marks) and is_word(marks[end]):
            end += 1
        if end > begun:
            yield end


def is_to_it(clause: Clause) -> bool:
    """Whether a verb of trade is followed by who it is with, and not by name: *sold it goods*."""
    return any(mark.kind == "measures" and is_it(after) for mark, after in pairwise(clause.marks))


def is_of_its_total(clause: Clause, number: Quantity) -> bool:
    """Whether an amount is all of what was told some of: *the total of which was $5 billion*."""
    marks = clause.marks[slice(*clause.part(number.first))]
    is_all = any(mark.is_a("whole", "total") for mark in marks)
    return number.unit.isupper() and is_all and any(map(is_it, marks))


def is_real(clause: Clause, at: int) -> bool:
    """Whether a word at a place leads to how it is *in reality*."""
    reality = clause.words.syntax.reality
    told = clause.marks[at : at + 1]
    return any(one.form in reality or f"{one.head} {one.form}" in reality for one in told)
