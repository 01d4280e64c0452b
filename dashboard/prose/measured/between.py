"""What beside a number may make it one of something else than its noun, or its country. Pure."""

from collections.abc import Sequence

from dashboard.prose.clauses.clause import Clause
from dashboard.prose.clauses.quantities import Quantity
from dashboard.prose.clauses.terms import Term
from dashboard.prose.found import refuse
from dashboard.prose.times.other_parts import end_of_part
from dashboard.prose.words.marks import DASHES
from dashboard.prose.words.vocabulary import Mark


def check_between(clause: Clause, number: Quantity, subject: Term) -> None:
    """Refuse where words between a noun and its number may say what, or whose, that really is.

    A word that nobody knows, another country, or one again in its own part: *Iran's to Russia 2*.
    """
    between = sorted((subject.noun + 1, subject.first, number.first, number.until))[1:3]
    if not clause.is_known(*between):
        refuse("measure")
    both = {subject.owner, subject.other}
    if not clause.countries_in(*between) <= both:
        refuse("partner")
    begun = clause.part(number.first)[0]
    # A dash for a verb: *from Russia — 2*.
    while begun > 1 and clause.marks[begun - 1].meaning in DASHES:
        begun = clause.part(begun - 2)[0]
    if subject.noun < begun:
        _check_own_part(clause, clause.marks[begun : number.first], number)
        if clause.countries_in(number.until, end_of_part(clause, number.first)):
            # *6 is Russia's*.
            refuse("partner")


def _check_own_part(clause: Clause, led: Sequence[Mark], number: Quantity) -> None:
    """Refuse where a number's own part of a sentence tells it of another than the noun before.

    Of a country again, *from Russia 2*, of a rise in it, *growth was 3*, or of some of it.
    """
    if any(mark.kind == "countries" for mark in led):
        refuse("partner")
    growths = clause.words.syntax.growths
    is_growth = any(mark.form.startswith(growths) for mark in led) if growths else False
    kinds = [(mark.kind, mark.meaning) for mark in led[:2]]
    is_of_some = kinds in ([("links", "of"), ("links", "it")], [("links", "from"), ("links", "it")])
    if (is_growth and number.unit.isupper()) or is_of_some:
        refuse("measure")


def check_difference(clause: Clause, number: Quantity) -> None:
    """Refuse an amount that something is more or less by than in a year: *2 below 2023*.

    Or that it rose by, with no word for that beside it: *and imports by 2*. Or that it rose from,
    where the one year after it is of what it rose to: *to 5 from 4 in 2024*.
    """
    if not number.unit.isupper() or clause.words.syntax.verb_last:
        return
    after = clause.marks[number.until : number.until + 3]
    is_than = bool(after) and after[0].kind == "relations"
    # *More than in 2023* is by how much, where *below 2023* may be that or how much it was.
    is_than = is_than and after[0].form not in clause.words.syntax.than
    years = {one.first for one in clause.periods}
    led = clause.marks[number.first - 1] if number.first else None
    begun = clause.counted_until(number.first)
    is_moved = any(one.kind in {"rises", "falls"} for one in clause.marks[begun : number.first])
    is_by = led is not None and led.is_a("links", "per") and not is_moved and begun > 0
    if is_by or (is_than and years & {number.until + 1, number.until + 2}):
        refuse("measure")
    is_from = (
        led is not None and led.is_a("links", "from") and begun >= clause.part(number.first)[0]
    )
    if is_from and begun > 0 and len(years) == 1 and min(years) >= number.until:
        refuse("period")
    is_to = any(mark.is_a("links", "to", "until") for mark in clause.marks[number.until :][:1])
    is_next = any(one.first == number.until + 1 for one in clause.quantities)
    if led is not None and led.is_a("links", "from") and is_to and is_next:
        # *From 4 to 5 in 2024* says of no time when it was 4.
        refuse("period")


def check_total(clause: Clause, number: Quantity) -> None:
    """Refuse an amount that another number is some of: *10% of its $6.6 billion in exports*."""
    at = number.first - 1
    while at > 0 and _is_of_owner(clause.marks[at]):
        at -= 1
    is_of = at > 0 and clause.marks[at].is_a("links", "of")
    is_of = is_of and clause.marks[at - 1].kind in {"units", "magnitudes"}
    if number.unit.isupper() and is_of and not clause.words.syntax.verb_last:
        refuse("measure")


def check_multiple(clause: Clause, number: Quantity) -> None:
    """Refuse as growth so many times something else: *double its imports*, *as much as it sold*."""
    if clause.marks[number.until - 1].form not in clause.words.syntax.multiples:
        return
    at = number.until
    while at < len(clause.marks) and _is_of_owner(clause.marks[at]):
        at += 1
    if at < len(clause.marks) and clause.marks[at].kind in {"measures", "units"}:
        refuse("measure")


def _is_of_owner(mark: Mark) -> bool:
    """Whether a word may say whose a noun is, or that it is all of it."""
    return mark.kind in {"whole", "countries"} or mark.is_a("links", "own", "it")


def check_doer(clause: Clause, subject: Term, other: str) -> None:
    """Refuse a noun without an owner whose part the other of two heads: *Russia raised exports*."""
    if subject.owner or subject.other:
        return
    rest = clause.marks[clause.part(subject.first)[0] : subject.first]
    words = [one for one in rest if one.kind != "whole" and not one.is_a("links", "and")]
    if other and words and words[0].is_a("countries", other):
        refuse("reporter")


def check_supplied(clause: Clause, number: Quantity, measure: str) -> None:
    """Refuse as one of exports what somebody supplies: that is of what the other imports."""
    begun = max(clause.counted_until(number.first), clause.part(number.first)[0])
    forms = {mark.form for mark in clause.marks[begun : number.first]}
    if measure == "share of exports" and forms & set(clause.words.syntax.supplies):
        refuse("measure")
