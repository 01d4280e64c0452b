"""Whose trade with whom a sentence tells of, from its words and those before it. Pure."""

from collections.abc import Mapping
from typing import Final

from dashboard.prose.clauses.beside import is_alone
from dashboard.prose.clauses.clause import Clause
from dashboard.prose.clauses.heading import check_run, headed
from dashboard.prose.clauses.terms import Term
from dashboard.prose.found import Part, refuse
from dashboard.prose.rephrasing.epithets import is_with_unnamed
from dashboard.prose.whose.mutual import check_bare_flow, check_renamed, is_between, is_mutual
from dashboard.prose.whose.pairs import Pair, is_led
from dashboard.prose.words.vocabulary import VERBS
from etl.schema import WORLD

_WITH: Final = ("to", "from", "with", "between", "into")
_OF_BOTH: Final = ("turnover", "surplus", "deficit")

Sides = list[tuple[str, str, dict[Part, str]]]
"""Reporter, partner, and which of them is assumed."""


def only_other(clause: Clause, reporter: str, near: int | None = None) -> str:
    """The one country named besides, of several the only one ``near`` a place; blank if none.

    Raises UnreadableError.
    """
    if near is not None:
        beside = clause.countries_in(*clause.part(near)) - {reporter}
        if len(beside) == 1:
            return beside.pop()
    others = [code for code in clause.countries if code != reporter]
    if len(others) > 1:
        refuse("partner")  # of several it would take a guess
    return others[0] if others else ""


def is_listed(clause: Clause, place: int) -> bool:
    """Whether a part of a sentence is cut off by the comma of a list of countries."""
    sign = clause.part(place)[1]
    at = sign + 1
    while at < len(clause.marks) and (
        clause.marks[at].kind == "whole" or clause.marks[at].is_a("links", "and")
    ):
        at += 1
    after = clause.marks[at : at + 1]
    if not after or after[0].kind != "countries" or clause.marks[sign].meaning != ",":
        return False
    # Unless that one is the next part's own.
    rest = clause.marks[at + 1 :]
    return not rest or rest[0].is_a("links", "and") or not rest[0].meaning.isalnum()


def check_own(clause: Clause, place: int, assumed: Mapping[Part, str]) -> None:
    """Refuse a share of *its* trade, assumed to be somebody's whose own act it is.

    As in *Russia is its partner, but Azerbaijan accounts for 1% of its trade*. Where a part of a
    sentence names nobody, it has to go on with a word such as *accounting*. Raises UnreadableError.
    """
    if not clause.words.syntax.joining or "reporter" not in assumed or not clause.countries:
        return
    begun, end = clause.part(place)
    here = clause.countries_in(begun, end)
    if assumed["reporter"] in here:
        refuse("reporter")
    goes_on = {mark.head for mark in clause.marks[begun : begun + 1]}
    if not here and not goes_on <= set(clause.words.syntax.joining):
        refuse("reporter")


def whose(owner: str, before: str) -> tuple[str, dict[Part, str]]:
    """The country told as the owner, else the one from before, assumed. Raises UnreadableError."""
    if owner:
        return owner, {}
    if not before:
        refuse("reporter")
    return before, {"reporter": before}


def sides(clause: Clause, subject: Term, pair: Pair) -> Sides:
    """Whose trade with whom, the likeliest first: of a turnover either may be told of."""
    subject = _with_head(clause, subject, pair)
    owner, partner = subject.owner, subject.other
    assumed: dict[Part, str] = {}
    if _is_of_world(clause, subject, pair):
        return [(owner, WORLD, {} if _is_total(clause, subject) else {"partner": WORLD})]
    if owner and not partner and owner in {pair.reporter, pair.partner}:
        check_renamed(clause, subject.kind, owner, pair, subject.noun)
        partner = pair.partner if owner == pair.reporter else pair.reporter
        assumed = {"partner": partner}
    _refuse_others(clause, subject, pair)
    if not owner and partner:
        known = [code for code in (pair.reporter, pair.partner) if code]
        is_here = len(clause.countries) > 1
        rest = [*clause.countries, *known] if is_here else [*known, *clause.countries]
        rest = [pair.reporter] if pair.of_all and is_led(clause) else rest
        # Who says so tells of the speaker's own.
        rest = [pair.home, *rest] if pair.home and pair.speaker == pair.home else rest
        owner = next((code for code in rest if code != partner), "")
        assumed = {"reporter": owner}
        is_any = pair.is_of_many and owner not in {*clause.countries, pair.home}
        if is_any or not _may_own(clause, subject, owner):
            refuse("reporter")
    if not owner and not partner:
        check_bare_flow(clause, subject.kind, subject.noun, pair)
        owner, partner = _of_two(pair)
        assumed = {"reporter": owner, "partner": partner}
    if not owner and partner != pair.home:
        owner = _at_home(clause, subject, pair)
        assumed = {"reporter": owner}
    if not owner:
        refuse("partner" if is_mutual(clause) else "reporter")
    if not partner:
        refuse("partner")
    check_run(clause, subject, owner)
    # Exports of one are imports of the other; these have one name on both sides.
    if subject.kind in _OF_BOTH:
        both: Sides = [
            (owner, partner, assumed | {"side": owner}),
            (partner, owner, {"side": partner}),
        ]
        # Of trade *between* two nobody's is meant: whoever is named first, the site's own is.
        is_homes = pair.home == partner and subject.kind == "turnover" and is_between(clause)
        return both[::-1] if is_homes and not assumed else both
    return [(owner, partner, assumed)]


def _of_two(pair: Pair) -> tuple[str, str]:
    """Whose trade with whom was spoken of, that of who says so first. Raises UnreadableError."""
    if pair.is_of_many:
        refuse("partner")
    two = (pair.reporter, pair.partner)
    return two[::-1] if pair.speaker == pair.partner else two


def _with_head(clause: Clause, subject: Term, pair: Pair) -> Term:
    """A noun as the country at the head of the sentence has it, with another or the world."""
    at_head = headed(clause, subject)
    return at_head if at_head.other or _is_of_world(clause, at_head, pair) else subject


def _at_home(clause: Clause, subject: Term, pair: Pair) -> str:
    """The site's own country; blank where a word nobody knows may be who trades."""
    is_known = clause.is_known(clause.part(subject.first)[0], subject.first)
    return pair.home if clause.words.syntax.verb_last or is_known else ""


def _may_own(clause: Clause, subject: Term, owner: str) -> bool:
    """Whether a country that is named elsewhere in a sentence may be whose a noun is."""
    told = clause.last_of(owner, subject.noun)
    if owner and any(one.other == owner and not one.owner for one in clause.terms):
        # With whom another flow is that nobody is said to have.
        return False
    if told is not None:
        if clause.is_there("compared", told - 1, told):
            return False
        # Or another noun is of the same two: *exports of one to another, imports from it*.
        both = (owner, subject.other)
        are_same = any((term.owner, term.other) == both for term in clause.terms)
        return is_alone(clause.marks, told) or (clause.words.syntax.genitive and are_same)
    later = clause.next_of(owner, subject.noun)
    is_led = later is not None and clause.marks[later - 1].is_a("links", *_WITH)
    return not later or not (is_led or clause.is_divided(subject.noun, later))


def _is_total(clause: Clause, subject: Term) -> bool:
    """Whether it is said to be with the whole world."""
    beside = clause.marks[max(subject.first - 1, 0) : subject.noun + 2]
    return any(mark.is_a("whole", "total") for mark in beside)


def _is_of_world(clause: Clause, subject: Term, pair: Pair) -> bool:
    """Whether one country's trade is all of it: nobody else is named, and it is not mutual.

    Where nothing says so, it may be with whom it was with before, and a word that nobody knows may
    say with whom.
    """
    if not subject.owner or subject.other:
        return False
    after = clause.marks[subject.noun + 1 : subject.noun + 2]
    is_with = bool(after) and after[0].is_a("links", *_WITH)
    # Who speaks in another country may speak of trade with it.
    is_elsewhere = pair.speaker not in {"", subject.owner}
    if clause.is_of_it and pair.partner not in {"", WORLD}:
        # Some of what two traded is nothing else.
        return False
    if is_with or is_elsewhere or len(clause.countries) != 1:
        return False
    if is_mutual(clause) or is_with_unnamed(clause.marks, clause.words.syntax):
        return False
    is_plain = subject.owner not in {pair.reporter, pair.partner}
    begun = _after_clause(clause, subject.first) if clause.words.syntax.verb_last else 0
    is_known = clause.is_known(begun, len(clause.marks))
    return _is_total(clause, subject) or (is_plain and is_known)


def _after_clause(clause: Clause, place: int) -> int:
    """The place after a colon before a place that a clause with a verb stands before; else 0.

    *The year was a hard one: its exports fell* says nothing of with whom.
    """
    colon = max((at for at in range(place) if clause.marks[at].meaning == ":"), default=0)
    head = clause.marks[:colon]
    is_clause = any(mark.kind in {*VERBS, "relations", "says"} for mark in head[-1:])
    is_named = any(mark.kind in {"countries", "groups", "measures"} for mark in head)
    return colon + 1 if is_clause and not is_named else 0


def _refuse_others(clause: Clause, subject: Term, pair: Pair) -> None:
    """Read on unless a country is named that is neither of those the trade would be between.

    Nor where it is all of a country's trade, which is not that with whom was spoken of before.
    """
    is_all = _is_total(clause, subject) and not is_mutual(clause)
    # *Exports to this country*, after that one's own, are somebody else's.
    is_of_its = pair.partner == WORLD and is_with_unnamed(clause.marks, clause.words.syntax)
    if is_of_its or (is_all and pair.partner and not subject.other):
        refuse("partner")
    told = {subject.owner, subject.other} - {""}
    if not told and pair.is_of_many and any(mark.is_a("whole", "both") for mark in clause.marks):
        refuse("partner")
    # After all that somebody trades, those to or from whom it goes are that one's partners.
    are_partners = pair.of_all and is_led(clause)
    others = set() if are_partners else set(clause.countries) - told
    # One more may be the side that its own words do not name.
    if len(told) == 2 or (len(told) == 1 and subject.other and len(others) == 1):  # noqa: PLR2004 -- a pair
        return
    if not others <= {pair.reporter, pair.partner} - told:
        refuse("partner")
    is_own = not pair.reporter or pair.speaker == pair.home
    is_at_home = pair.home and is_own and not subject.owner
    is_open = not (is_at_home or are_partners)
    if told and not told <= {pair.reporter, pair.partner} and is_open:
        refuse("reporter" if subject.other else "partner")
