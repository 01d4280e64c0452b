"""Who is first among partners, told beside a number: *17%, more than any other country*. Pure.

*Second only to Russia* tells two places, of whoever the number is of and of Russia.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dashboard.claims.said import Said
from dashboard.prose.clauses.clause import Clause
from dashboard.prose.found import Candidate, Found, Part, Reading
from dashboard.prose.measured.percentages import FLOWS, SHARES
from dashboard.prose.rephrasing.overtaking import AHEAD, ELSEWHERE, FIRST, SECOND
from dashboard.prose.sentences.own_parts import only_number, part_before
from dashboard.prose.words.marks import is_sign, past
from dashboard.prose.words.vocabulary import Mark
from etl.schema import WORLD


def first_of_all(clause: Clause, found: Sequence[Found]) -> Iterator[Candidate]:
    """The places that such words tell, of what was told right before them.

    More than any other country *sells* or *buys* may be said of either side, so of an amount they
    have to say to or from whom.
    """
    for at, mark in enumerate(clause.marks):
        if mark.kind == AHEAD and (two := _second(found)):
            yield _place(two, mark.meaning, 1, mark.start, mark.end)
        way = _before(clause, found, at) if mark.is_a("overtakes", *FIRST) else None
        named = _named(clause, at) if way else None
        if way is None or named is None:
            continue
        end = max(one.end for one in (mark, *named))
        yield _place(way, way.said.partner, len(named) + 1, mark.start, end)
        for one in named:
            yield _place(way, one.meaning, 1, mark.start, end)


def _named(clause: Clause, at: int) -> Sequence[Mark] | None:
    """Who is first where the words are *second only to*; None where they say more than that."""
    until, named = at + 1, clause.marks[:0]
    if clause.marks[at].meaning == SECOND:
        first = past(clause.marks, until)
        until, named = first + 1, clause.marks[first : first + 1]
        if [one.kind for one in named] != ["countries"]:
            return None
    after = clause.marks[until : until + 1]
    # *More than any other country in Europe*.
    is_end = not after or is_sign(after[0]) or after[0].meaning in ".!"
    return named if is_end or _is_with_number(clause, until) else None


def _is_with_number(clause: Clause, at: int) -> bool:
    """Whether how much that one has follows, and nothing else: *with 17%*."""
    number = next((one for one in clause.quantities if one.first == at + 1), None)
    after = clause.marks[number.until : number.until + 1] if number else ()
    is_led = clause.marks[at].is_a("links", "with")
    return is_led and number is not None and (not after or after[0].meaning in ".!")


def _second(found: Sequence[Found]) -> Reading | None:
    """Who is told to be the second among partners, if anybody."""
    ways = (one.readings[0] for one in found if isinstance(one, Candidate))
    ranked = (way for way in ways if way.said.measure.startswith("rank"))
    return next((way for way in ranked if way.said.value == 2 and not way.said.only), None)  # noqa: PLR2004


def _before(clause: Clause, found: Sequence[Found], at: int) -> Reading | None:
    """What such words are said of: the only number of the part right before, where it is read.

    Its sentence has to begin with who is first, or with who sells or buys, and name nobody else.
    """
    part = part_before(clause, at)
    number = only_number(clause, part) if part and clause.part(at)[0] == at else None
    told = [
        one.readings[0]
        for one in found
        if isinstance(one, Candidate)
        and number is not None
        and one.start <= clause.marks[number.first].start < one.end
    ]
    if len(told) != 1 or not _is_of_partner(told[0].said, clause.marks[at]):
        return None
    said, after = told[0].said, clause.marks[at + 1 :]
    others = {*clause.countries} - {one.meaning for one in after if one.kind == "countries"}
    subject = said.reporter if clause.marks[at].meaning == ELSEWHERE else said.partner
    is_theirs = clause.countries[:1] == (subject,) and others <= {said.reporter, said.partner}
    return told[0] if is_theirs else None


def _is_of_partner(said: Said, mark: Mark) -> bool:
    is_share = said.measure in SHARES
    is_flow = said.measure in FLOWS and mark.meaning == ELSEWHERE
    is_level = said.operation == "level" and not said.only
    return is_level and said.partner != WORLD and (is_share or is_flow)


def _place(way: Reading, partner: str, place: int, start: int, end: int) -> Candidate:
    flow = way.said.measure.split()[-1]
    said = replace(
        way.said, partner=partner, measure=f"rank by {flow}", relation="is",
        value=float(place), precision=1.0, currency="",
    )  # fmt: skip
    assumed: dict[Part, str] = {part: told for part, told in way.assumed.items() if part != "side"}
    return Candidate(start, end, (Reading(said, assumed),))
