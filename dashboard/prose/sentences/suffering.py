"""Who is said to suffer more from a break in trade: whose trade with the other weighs more. Pure.

What a break would cost nobody can measure here. What can be is how much of each side's trade is
with the other, and that is how such words are read, and told as taken so.
"""

from dashboard.claims.said import Said
from dashboard.prose.clauses.clause import Clause
from dashboard.prose.found import Candidate, Part, Reading, Reason, Unread, UnreadableError, refuse

_WEIGHED = ("share of turnover", "share of exports", "share of imports")


def is_told(clause: Clause) -> bool:
    """Whether somebody is said to suffer more."""
    return any(mark.kind == "suffers" for mark in clause.marks)


def suffering(clause: Clause) -> list[Reading]:
    """Who suffers more than whom, of each measure the likeliest first. Raises UnreadableError."""
    at = next(at for at, mark in enumerate(clause.marks) if mark.kind == "suffers")
    before = [mark.meaning for mark in clause.marks[:at] if mark.kind == "countries"]
    than = [
        mark.meaning
        for led, mark in zip(clause.marks[at:], clause.marks[at + 1 :], strict=False)
        if led.form in clause.words.syntax.than and mark.kind == "countries"
    ]
    if len(than) != 1 or not before or {before[-1], than[0]} != set(clause.countries):
        refuse("partner")
    year = str(clause.year - 1)
    found = []
    for measure in _WEIGHED:
        assumed: dict[Part, str] = {"it": measure, "period": year}
        said = Said(than[0], before[-1], measure, "partner over reporter", year, "greater")
        found.append(Reading(said, assumed))
    return found


def of_suffering(clause: Clause, reason: Reason | None) -> Candidate | Unread:
    """A sentence that tells of it, or why it is not read."""
    places = (clause.sentence.start, clause.sentence.end)
    try:
        return Unread(*places, reason) if reason else Candidate(*places, tuple(suffering(clause)))
    except UnreadableError as error:
        return Unread(*places, error.reason)
