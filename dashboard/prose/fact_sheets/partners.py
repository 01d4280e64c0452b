"""Partners in a row after a colon: *export partners: Italy 47%, Turkey 9%*. Pure."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from dashboard.claims.said import Said
from dashboard.prose.clauses.clause import Clause
from dashboard.prose.clauses.quantities import Quantity
from dashboard.prose.examples.antecedents import in_dollars
from dashboard.prose.fact_sheets.heading import NONE, Sheet, is_past, time_places
from dashboard.prose.found import Candidate, Found, Part, Reading
from dashboard.prose.measured.percentages import FLOWS
from dashboard.prose.whose.pairs import Pair
from dashboard.prose.words.marks import DASHES, past
from dashboard.prose.words.vocabulary import Mark
from etl.schema import WORLD

_SIGNS: Final = frozenset({*DASHES, ",", "(", ")"})
_APART: Final = frozenset({",", ";", "."})
_LED: Final = frozenset({*DASHES, ":", "("})
_ENDS: Final = frozenset({".", ")"})
_LINKED: Final = frozenset({"to", "from", "with"})
_FEWEST: Final = 2
_ALL: Final = 100.5
"""Percent that shares of one whole come to at most, as they are rounded."""


class _List(NamedTuple):
    """Whose flow the figures are of, blank where that is told before; and where they begin."""

    owner: str
    flow: str
    period: str
    first: int


class _Figure(NamedTuple):
    """A partner, blank for all others, with a number of it, one in brackets, its place told."""

    partner: str
    rank: int
    numbers: list[Quantity]
    first: int
    until: int


def partners_in_row(clause: Clause, pair: Pair, sheet: Sheet | None) -> list[Found] | None:
    """The shares, amounts or places of partners that words before a colon tell the flow of.

    It is that of the country they name, else of the one whose trade with all was spoken of, or is
    that of a ``sheet``. None where a sentence is no such list.
    """
    head = _head(clause)
    if head is None:
        return None
    figures, at = list[_Figure](), head.first
    of_all = sheet if sheet and sheet.partner == WORLD else NONE
    while figure := _figure(clause, at, head.flow):
        figures.append(figure)
        at = figure.until
    period = head.period or of_all.period
    period, at = (period, at) if period else _last(clause, at)
    is_whole = all(mark.meaning in _APART for mark in clause.marks[at:])
    reporter = head.owner or of_all.reporter or (pair.reporter if pair.of_all else "")
    if len(figures) < _FEWEST or not (is_whole and period and reporter):
        return None
    if not is_past(clause, period):
        return None
    whose: dict[Part, str] = {} if head.owner else {"reporter": reporter}
    found = [*_claims(clause, figures, head._replace(owner=reporter, period=period), whose)]
    shares = [one.numbers[0] for one in figures if one.numbers and one.numbers[0].unit == "percent"]
    named = [one.partner for one in figures if one.partner]
    is_apart = len({*named} - {reporter}) == len(named)
    return found if is_apart and sum(one.value for one in shares) <= _ALL else None


def _head(clause: Clause) -> _List | None:
    marks = clause.marks
    until = next((at for at in range(len(marks)) if _leads(marks, at)), 0)
    told = [one for one in clause.periods if one.until <= until and not clause.is_earlier(one)]
    dated = time_places(clause, told)
    flows = {mark.meaning for mark in marks[: until + 1] if mark.kind in {"measures", "partners"}}
    # Their shares, of which flow is told too.
    flows = flows - {"share"}
    flows = flows - {"turnover"} or flows
    owners = [at for at in range(until) if marks[at].kind == "countries"]
    if any(term.kind == "share" and term.owner and term.noun < until for term in clause.terms):
        # Its share in the trade of those below: whose each is, stands there.
        return None
    is_quiet = all(
        at in dated or _is_quiet(clause, marks[at]) or _are_all(clause, at) for at in range(until)
    )
    if not is_quiet or len(flows) != 1 or not flows <= {*FLOWS} or max(len(told), len(owners)) > 1:
        return None
    if any(_is_with(marks, at) or marks[at].meaning in clause.words.unions for at in owners):
        return None
    owner = "".join(marks[at].meaning for at in owners)
    return _List(owner, flows.pop(), "".join(one.period for one in told), until + 1)


def _leads(marks: Sequence[Mark], at: int) -> bool:
    """Whether partners in a row stand after a colon, or *were*, with their figures in brackets."""
    if marks[at].meaning == ":":
        return True
    kinds = [mark.kind for mark in marks[at + 1 : at + 2]]
    is_told = any(mark.kind == "partners" for mark in marks[: at + 1])
    is_bracket = [mark.meaning for mark in marks[at + 2 : at + 3]] == ["("]
    # A verb may be one with the word for partners.
    return (
        marks[at].kind in {"is", "partners"} and kinds == ["countries"] and is_bracket and is_told
    )


def _is_quiet(clause: Clause, mark: Mark) -> bool:
    """Whether a word of a heading says only whose flow it is, that it is one, or that of many."""
    return (
        mark.kind in {"measures", "partners", "countries", "whole", "tops"}
        or (mark.kind == "links" and mark.meaning != "between")
        or mark.is_a("ranks", "1")
        or mark.meaning in _SIGNS
        or mark.form in clause.words.syntax.listing
    )


def _are_all(clause: Clause, at: int) -> bool:
    """Whether words for several countries mean any: *by country*, not *to European countries*."""
    if not clause.marks[at].is_a("groups", "OTHER"):
        return False
    after = [mark.form for mark in clause.marks[at + 1 : at + 2]]
    is_by = at > 0 and clause.marks[at - 1].is_a("links", "per")
    return is_by or (bool(after) and after[0] in clause.words.syntax.listing)


def _is_with(marks: Sequence[Mark], at: int) -> bool:
    """Whether a country is the one that trade is with."""
    is_led = at > 0 and marks[at - 1].is_a("links", *_LINKED)
    return is_led or marks[at].case in _LINKED


def _figure(clause: Clause, at: int, flow: str) -> _Figure | None:
    """The next partner with its number from a place on, past signs and *and*."""
    marks = clause.marks
    while at < len(marks) and (marks[at].meaning in _APART or marks[at].kind == "links"):
        at += 1
    rank, at = _ranked(marks, at)
    if at >= len(marks):
        return None
    partner = marks[at].meaning if marks[at].kind == "countries" else ""
    if not partner and not _is_rest(clause, marks[at]):
        return None
    while not partner and at + 1 < len(marks) and _is_rest(clause, marks[at + 1]):
        at += 1
    first, numbers = at, list[Quantity]()
    while len(numbers) < 2 and (number := _number(clause, at + 1)):  # noqa: PLR2004 -- one and its bracket
        if numbers and marks[at + 1].meaning != "(":
            break
        numbers.append(number)
        at = _past_flow(marks, number.until, flow) - 1
        at += marks[at + 1 : at + 2] != () and marks[at + 1].meaning == ")"
    return _Figure(partner, rank, numbers, first, at + 1) if numbers or (rank and partner) else None


def _ranked(marks: Sequence[Mark], at: int) -> tuple[int, int]:
    """A place told before a partner, 0 for none, and the place after it."""
    two = marks[at : at + 2]
    is_ordinal = [one.kind for one in two] == ["number", "other"] and two[0].meaning.isdigit()
    return (int(two[0].meaning), at + 2) if is_ordinal and two[1].meaning in _ENDS else (0, at)


def _past_flow(marks: Sequence[Mark], at: int, flow: str) -> int:
    """The place after *of imports*, where these are what a number is said to be of."""
    until = past(marks, at + 1)
    is_of = marks[at : at + 1] != () and marks[at].is_a("links", "of")
    return (
        until + 1
        if is_of and marks[until : until + 1] != () and (marks[until].is_a("measures", flow))
        else at
    )


def _is_rest(clause: Clause, mark: Mark) -> bool:
    """Whether a word is for all others: *other countries*, *the rest*."""
    is_told = mark.form in clause.words.syntax.listing or mark.is_a("groups", "OTHER")
    return is_told or mark.kind == "whole"


def _number(clause: Clause, at: int) -> Quantity | None:
    """The number that stands at a place, or after signs that lead to it."""
    while at < len(clause.marks) and _leads_to_number(clause.marks[at]):
        at += 1
    return next((one for one in clause.quantities if one.first == at and _is_told(one)), None)


def _leads_to_number(mark: Mark) -> bool:
    """Whether a sign leads to a number, or a word that says what it is: *(share 18.9%)*."""
    return mark.meaning in _LED or mark.is_a("measures", "share")


def _is_told(number: Quantity) -> bool:
    return number.unit == "percent" or number.unit.isupper()


def _last(clause: Clause, at: int) -> tuple[str, int]:
    """A time that ends a list, in brackets or not, and the place after it."""
    marks = clause.marks
    begun = at
    while at < len(marks) and (marks[at].meaning in _SIGNS or marks[at].kind == "links"):
        at += 1
    told = next((one for one in clause.periods if one.first == at), None)
    if told is None:
        return "", begun
    is_closed = marks[told.until : told.until + 1] != () and marks[told.until].meaning == ")"
    return told.period, told.until + is_closed


def _claims(
    clause: Clause, figures: Sequence[_Figure], head: _List, assumed: dict[Part, str]
) -> Iterator[Found]:
    are_ranked = [one.rank for one in figures] == [*range(1, len(figures) + 1)]
    for one in figures:
        if are_ranked and one.partner:
            rank = Said(
                head.owner, one.partner, f"rank by {head.flow}", "level", head.period, "is",
                float(one.rank), 1.0,
            )  # fmt: skip
            mark = clause.marks[one.first]
            yield Candidate(mark.start, mark.end, (Reading(rank, assumed),))
        # What all others have is nobody's.
        for number in one.numbers if one.partner else ():
            is_share = number.unit == "percent"
            measure = f"share of {head.flow}" if is_share else head.flow
            amount, currency = (number, "") if is_share else in_dollars(number)
            said = Said(
                head.owner, one.partner, measure, "level", head.period, "is", amount.value,
                amount.precision, currency=currency,
            )  # fmt: skip
            places = (clause.marks[one.first].start, clause.marks[number.until - 1].end)
            yield Candidate(*places, (Reading(said, assumed),))
