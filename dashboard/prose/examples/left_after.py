"""Why a part of a sentence that fits an example is not read: what is left after it. Pure."""

from dashboard.prose.clauses.clause import Clause
from dashboard.prose.examples.fit import Fit
from dashboard.prose.found import refuse
from dashboard.prose.measured.percentages import FLOWS
from dashboard.prose.words.marks import is_sign, is_word, past
from dashboard.prose.words.shapes import COMPARED, NOUN


def check_sent(clause: Clause, fit: Fit) -> None:
    """Refuse what went to somebody where it is only told after a sign what it was.

    *Sent more to one than to the other, troops* is of no trade.
    """
    marks, end = clause.marks, fit.places.stop
    is_sent = any(mark.form in clause.words.syntax.sends for mark in marks[fit.places.start : end])
    if not (is_sent or fit.shape.what in COMPARED):
        return
    starts = (past(marks, at + 1) for at in range(end - 1, len(marks)) if is_sign(marks[at]))
    firsts = [mark for at in starts for mark in marks[at : at + 1]]
    if any(is_word(one) or one.kind == "goods" for one in firsts):
        refuse("goods")


def check_counted_by(clause: Clause, fit: Fit) -> None:
    """Refuse a share by what nobody knows: *40% of all it imports, by the number of papers*."""
    marks = clause.marks
    at = past(marks, fit.places.stop)
    at += any(map(is_sign, marks[at : at + 1]))
    is_by = at + 1 < len(marks) and marks[at].is_a("links", "per")
    if is_by and is_word(marks[at + 1]):
        refuse("measure")


def check_of_year(clause: Clause, fit: Fit) -> None:
    """Refuse a flow beside the other of a year of its own: *four times the imports of 2020*."""
    nouns = [one for one in fit.pieces if one.token.startswith(NOUN) and one.meaning in FLOWS]
    if len({one.meaning for one in nouns}) < 2 or len(clause.periods) != 1:  # noqa: PLR2004 -- two flows
        return
    (period,), last = clause.periods, nouns[-1]
    before = clause.marks[last.until : period.first]
    is_after = period.first >= last.until and all(one.is_a("links", "of") for one in before)
    first = clause.marks[period.first]
    is_owner = nouns[0].until <= period.first < last.first and first.case == "of"
    if is_after or is_owner:
        refuse("period")
