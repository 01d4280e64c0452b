"""A sentence as its examples are compared with it: kinds of words, without times and fillers. Pure.

*In 2024 Italy bought some $9 billion worth of goods from Libya* and *Spain purchased goods worth
over €2 million from Malta last year* have one skeleton. What only says when, about how much, or
nothing at all is left out; a word that no group has stands for itself.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest
from typing import Final

from dashboard.prose.clauses.clause import Clause
from dashboard.prose.clauses.quantities import Quantity
from dashboard.prose.examples.endings import with_endings
from dashboard.prose.examples.pieces import (
    ACT,
    AND,
    CAUSE,
    COUNTRY,
    LIST,
    MOVED,
    NUMBER,
    Piece,
)
from dashboard.prose.examples.tokens import RELATION, case_of, token_of
from dashboard.prose.measured.closing import MORE, SIGNED
from dashboard.prose.words.marks import BALANCES, DASHES, is_sign, is_word, is_year
from dashboard.prose.words.shapes import NOUN, SIGN
from dashboard.prose.words.vocabulary import Mark

_VERBS: Final = DASHES | {":"}
_FILLERS: Final = ("words", "mean", "each", "record", "low")
_LEFT_OUT: Final = frozenset({"about", "same", "dated"})
_TIMED: Final = frozenset({
    "in", "of", "to", "for", "from", "between", "with", "per", "until", "on",
})  # fmt: skip
_BY: Final = frozenset({"on"})
_PLACED: Final = frozenset({"to", "in", "on"})
_LINKS: Final = _TIMED | {AND}
_PLUS: Final = {"+": "rises", "-": "falls", "\u2212": "falls", "\u2013": "falls"}
_COMPARED: Final = "compared"
_WAYS: Final = {"at least": "rises", "at most": "falls"}


def skeleton(clause: Clause) -> list[Piece]:
    """The pieces of a sentence, in their order."""
    found: list[Piece] = []
    numbers = {one.first: one for one in clause.quantities}
    times = {at: one.until for one in clause.periods for at in range(one.first, one.until)}
    at = 0
    while at < len(clause.marks):
        mark = clause.marks[at]
        # A year may stand before its months.
        is_dated = at + 1 in times and (is_year(mark) or mark.kind == "years")
        if at in times or mark.kind == "yearly" or is_dated:
            at = times.get(at, at + 1)
            if clause.words.syntax.verb_last:
                # What leads to a time stands after it.
                at += any(one.kind == "compared" for one in clause.marks[at : at + 1])
            else:
                _drop_lead(clause, found, is_earlier=mark.kind == "yearly")
            continue
        number = numbers.get(at)
        if number:
            _drop_before(clause, number, found)
            found += _number(clause, number)
            at = found[-1].until
            continue
        found += _piece(clause, mark, at, lead=found[-1].token if found else "")
        at += 1
    if clause.words.syntax.verb_last:
        found = list(with_endings(clause, found))
    return list(_with_single_signs(found))


def _drop_lead(clause: Clause, found: list[Piece], *, is_earlier: bool) -> None:
    """Leave out what leads to a time that is left out; a number *more than* then is a rise."""
    while found and (_leads_to_time(found[-1].token) or _is_relation(found[-1:])):
        last = found.pop()
        is_earlier = is_earlier or last.token.startswith(_COMPARED)
        is_than = is_earlier or clause.marks[last.first].form in clause.words.syntax.than
        if last.token.startswith(_COMPARED) and found and found[-1].token == SIGN:
            found.pop()
        is_counted = bool(found) and found[-1].token.startswith(NUMBER)
        if last.meaning in _WAYS and is_counted and is_than:
            found.append(replace(last, token=MOVED, meaning=_WAYS[last.meaning]))


def _leads_to_time(token: str) -> bool:
    return token in _TIMED or token.startswith(_COMPARED)


def _is_relation(pieces: Sequence[Piece]) -> bool:
    return any(one.token.startswith(RELATION) for one in pieces)


def _drop_before(clause: Clause, number: Quantity, found: list[Piece]) -> None:
    """Leave out words right before a number that only say how it is meant."""
    while _is_relation(found[-1:]):
        found.pop()
    if _is_relation(found[-2:-1]) and found[-1].token in _BY:
        del found[-2]  # More than by so much is by more than that.
    is_times = number.unit == "change" and clause.words.syntax.genitive
    if is_times and found and found[-1].token in {"to", "in"}:
        found.pop()  # So many times may have a word of its own.


def _number(clause: Clause, number: Quantity) -> Iterator[Piece]:
    """A number; where a verb stands last, with the relation after it, or as more or less by it."""
    currency, _, more = number.unit.partition(" ")
    if more:
        # By so much more than something else.
        told = replace(number, unit=currency)
        yield Piece(f"{NUMBER}money/{more}", number.first, number.until, number=told)
        return
    token = f"{NUMBER}{'money' if number.unit.isupper() else number.unit}"
    after = clause.marks[number.until : number.until + 1]
    if not (clause.words.syntax.verb_last and after and after[0].kind == "relations"):
        token += case_of(clause.marks[number.until - 1])
        yield Piece(token, number.first, number.until, number=number)
        return
    relation = MORE.get(after[0].meaning, after[0].meaning)
    is_from = clause.marks[number.until - 1].case == "from"
    is_counted = number.unit.isupper() or number.unit == "percent"
    if is_counted and (is_from or after[0].meaning in SIGNED):
        told = replace(number, relation=relation)
        yield Piece(token, number.first, number.until + 1, number=told)
        return
    if is_from and relation not in SIGNED[:1]:
        # Less than three times as much may be more, or less.
        yield Piece(f"{token}/from", number.first, number.until, number=number)
        return
    told = replace(number, relation=relation) if is_from else number
    yield Piece(token, number.first, number.until, number=told)
    yield Piece(MOVED, number.until, number.until + 1, _WAYS.get(relation, ""))


def _piece(clause: Clause, mark: Mark, at: int, *, lead: str) -> Iterator[Piece]:
    """The piece of a mark that is neither a time nor a number that counts; none if left out.

    ``lead`` is the token before it.
    """
    syntax = clause.words.syntax
    if mark.kind == "causes":
        yield Piece(AND, at, at + 1, CAUSE)
        return
    is_filler = mark.is_a("whole", *_FILLERS) or mark.is_a("links", "own")
    if mark.kind in _LEFT_OUT or is_filler:
        return
    if mark.kind == "other" and not is_word(mark):
        if mark.meaning in _PLUS and _is_of_number(clause, at):
            yield Piece(MOVED, at, at + 1, _PLUS[mark.meaning])
        elif is_sign(mark):
            yield Piece(SIGN, at, at + 1, mark.meaning)
        return
    if mark.kind == "other" and mark.form in syntax.begins:
        yield Piece(AND, at, at + 1)
        return
    meaning = mark.kind if mark.kind in {"rises", "falls"} else mark.meaning
    if mark.kind == "countries" and not (mark.case or mark.is_adjective):
        token, other = _country(clause, mark, lead)
        yield Piece(token, at, at + 1, meaning, other=other)
        return
    token = token_of(mark, clause.words)
    if token == AND:
        meaning = mark.form if mark.form in syntax.apart else LIST
    if mark.kind == "other" and mark.form in syntax.acts:
        meaning = ACT
    yield Piece(token, at, at + 1, meaning)


def _is_of_number(clause: Clause, at: int) -> bool:
    """Whether a sign at a place is a number's plus or minus: right before it, after a space."""
    if at + 1 == len(clause.marks):
        return False
    mark, after = clause.marks[at : at + 2]
    is_apart = at == 0 or clause.marks[at - 1].end < mark.start or clause.marks[at - 1].form == "("
    return is_apart and after.kind in {"number", "units"} and mark.end == after.start


def _country(clause: Clause, mark: Mark, lead: str) -> tuple[str, str]:
    """What a country without a case is compared by, and what else it may be compared by.

    Where the end of a name tells a place from whereto, which; and who is given from whose it is. A
    name that has one end for both may be either.
    """
    syntax = clause.words.syntax
    is_led = lead in _LINKS
    if syntax.says_where(mark.form):
        if lead in _PLACED:
            return f"{COUNTRY}/place", ""
        return COUNTRY, "" if is_led else f"{COUNTRY}/taker"
    is_taker = syntax.taker_ends and mark.form.endswith(syntax.taker_ends) and not is_led
    return f"{COUNTRY}{'/taker' if is_taker else ''}", ""


def _with_single_signs(pieces: list[Piece]) -> Iterator[Piece]:
    """The pieces without signs that stand side by side, as those around a time do.

    Nor with a dash or a colon before a number, which stands for a verb.
    """
    before = SIGN
    for one, after in zip_longest(pieces, pieces[1:]):
        is_verb = one.meaning in _VERBS and after is not None and after.token.startswith(NUMBER)
        # So much: so much of it is something else.
        is_verb = is_verb and not before.startswith(NUMBER)
        if one.token != SIGN or not (before == SIGN or is_verb):
            yield one
            before = one.token


def is_of_balance(pieces: Sequence[Piece], at: int) -> bool:
    """Whether it is the trade that a balance right before it is in: *a deficit in its trade*."""
    before = [one for one in pieces[:at] if not one.token.startswith(COUNTRY)][-2:]
    is_in = len(before) > 1 and before[1].token in {"in", "of", "to"}
    balances = {f"{NOUN}{one}" for one in BALANCES}
    return is_in and before[0].token in balances and pieces[at].meaning in {"turnover", "balance"}
