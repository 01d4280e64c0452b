"""What the sentences of a text leave to the next one. Pure."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from dashboard.claims.said import Said
from dashboard.prose.clauses.clause import Clause
from dashboard.prose.fact_sheets.heading import Sheet
from dashboard.prose.fact_sheets.reading import SheetLine
from dashboard.prose.found import Candidate, Found, Reason, Unread
from dashboard.prose.sentences.announcements import announced
from dashboard.prose.sentences.records import is_undated
from dashboard.prose.whose.pairs import ALL, Pair, pair_after
from dashboard.prose.words.vocabulary import VERBS
from etl.schema import WORLD

_TITLE: Final = 4
"""Words and signs of a title without a noun of trade, such as *Gas.*, at most."""

_LONGEST_TITLE: Final = 8
_OPEN: Final = frozenset({"negation", "forecast", "condition"})


class Before(NamedTuple):
    """What the sentences before one leave to it: the last one, what it claims, whose trade it was.

    ``alone`` is the only country that it names, ``period`` what was told of last, if no sentence
    since tells a time, ``sheet`` the heading that its figures stand under, ``title`` why what
    stands under a title is not so, or not yet.
    """

    pair: Pair
    clause: Clause | None = None
    claims: Sequence[Found] = ()
    alone: str = ""
    period: str = ""
    sheet: Sheet | None = None
    title: Reason | None = None

    @property
    def told_of(self) -> str:
        """When the last claim is of, else what was told of last; blank where nothing was."""
        if known := self._said:
            return known[-1].period
        named = {one.period for one in self.clause.periods} if self.clause else set()
        return self.period or (named.pop() if len(named) == 1 else "")

    @property
    def ranked(self) -> str:
        """By what a place was told last; blank where none was."""
        ranks = [said.measure for said in self._said if said.measure.startswith("rank")]
        return ranks[-1].split()[-1] if ranks else ""

    @property
    def _said(self) -> list[Said]:
        return [each.readings[0].said for each in self.claims if isinstance(each, Candidate)]


def left_by_sheet(line: SheetLine, clause: Clause, before: Before) -> Before:
    """What a sentence of a fact sheet leaves: bare flows after it may be of anything."""
    if line.sheet is None:
        return Before(replace(before.pair, unclear=ALL), clause)
    pair = before.pair.of(line.sheet.reporter, line.sheet.partner)
    of_all = line.sheet.partner == WORLD
    flows = {one.readings[0].said.measure for one in line.found if isinstance(one, Candidate)}
    unclear = ALL - flows if line.found else frozenset()
    pair = replace(pair, of_all=of_all, of_world=of_all, unclear=unclear)
    return Before(
        pair, clause, line.found, period=line.sheet.period, sheet=line.sheet, title=before.title
    )


def left_by_sentence(
    clause: Clause, pair: Pair, claims: Sequence[Found], before: Before, text: str
) -> Before:
    """What a sentence leaves, with whose trade it was and its claims, to the next one."""
    # That it was a record is nothing that the next sentence goes on with.
    kept = [each for each in claims if not is_undated(each)] or _goods_alone(clause)
    alone = clause.countries[0] if len(clause.countries) == 1 else ""
    periods = [each.readings[0].said.period for each in kept if isinstance(each, Candidate)]
    last = _period_of_title(clause) if clause.periods else before.period
    pair = pair_after(clause, kept, pair)
    if before.sheet and not any(isinstance(each, Candidate) for each in kept):
        # A line between figures may say of what the next ones are.
        pair = replace(pair, unclear=ALL)
    is_next = any(isinstance(each, Candidate) for each in before.claims)
    title = _title(clause) or announced(clause, text, is_after_claims=is_next)
    title = title or _going_on(clause, before)
    return Before(pair, clause, kept, alone, (periods or [last])[-1], title=title)


def _going_on(clause: Clause, before: Before) -> Reason | None:
    """Why what stands after a number under a title is still of it: it has no time or verb."""
    is_bare = not any(mark.kind in VERBS for mark in clause.marks) and not clause.periods
    return before.title if is_bare and clause.quantities and before.title == "forecast" else None


def _period_of_title(clause: Clause) -> str:
    """The one time of a line such as *Foreign trade, 2022*, of what is under it; else blank."""
    is_short = len(clause.marks) <= _LONGEST_TITLE and bool(clause.terms)
    is_told = clause.quantities or any(mark.kind in VERBS for mark in clause.marks)
    is_told = is_told or bool(clause.reason) or clause.says_now
    periods = {one.period for one in clause.periods}
    return periods.pop() if is_short and not is_told and len(periods) == 1 else ""


def _goods_alone(clause: Clause) -> list[Found]:
    """What a heading of trade in some goods, or of these alone, leaves to what is under it.

    So does one of services, or of what is foretold.
    """
    is_heading = bool(clause.terms) or len(clause.marks) <= _TITLE
    if not is_heading or clause.quantities:
        return []
    is_of_some = any(mark.kind == "goods" for mark in clause.marks)
    reason: Reason | None = "goods" if is_of_some else clause.reason
    return [Unread(clause.sentence.start, clause.sentence.end, reason)] if reason else []


def _is_of_goods(clause: Clause) -> bool:
    """Whether a title names goods and nothing else, *Oil.* or *Gas trade.*, say."""
    named = [mark for mark in clause.marks if mark.meaning.isalnum() or mark.kind == "goods"]
    kinds = {mark.kind for mark in named}
    return "goods" in kinds and kinds <= {"goods", "measures", "whole"} and len(named) <= _TITLE


def _title(clause: Clause) -> Reason | None:
    """Why what a title stands over is not so, or not yet: *Myth 1*, *Plans for 2030*."""
    if clause.sentence.is_question and len(clause.marks) <= _LONGEST_TITLE:
        # *Is it true?* asks of what follows.
        is_asked = any(mark.form in clause.words.syntax.truth for mark in clause.marks)
        is_of_itself = bool(clause.terms or clause.countries)
        return "question" if is_asked and not is_of_itself else None
    if _is_of_goods(clause):
        return "goods"
    is_told = bool(clause.terms or clause.quantities) or len(clause.marks) > _LONGEST_TITLE
    is_told = is_told or any(mark.kind in VERBS for mark in clause.marks)
    # Half a sentence goes on: *it is no member, but its trade grew*.
    is_half = [mark.meaning for mark in clause.marks[-1:]] == [","]
    if is_told or is_half or clause.sentence.is_question:
        return None
    if any(mark.form in clause.words.syntax.alleged for mark in clause.marks[:1]):
        return "negation"
    # What ends with a full stop and denies something is a sentence, and denies that alone. So is
    # *you should look it up*, which is longer than *plans for 2030*.
    is_ended = bool(clause.marks) and clause.marks[-1].meaning == "."
    is_sentence = is_ended and (clause.reason == "negation" or len(clause.marks) > _TITLE + 1)
    return clause.reason if clause.reason in _OPEN and not is_sentence else None
