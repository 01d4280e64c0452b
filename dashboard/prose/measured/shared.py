"""Which country has a share of which trade, where a verb stands last. Pure."""

from typing import Final, NamedTuple

from dashboard.prose.clauses.clause import Clause
from dashboard.prose.clauses.heading import check_known_head
from dashboard.prose.clauses.quantities import Quantity
from dashboard.prose.clauses.terms import Term
from dashboard.prose.found import refuse
from dashboard.prose.measured.closing import MORE, check_end, closing, relation_before
from dashboard.prose.measured.percentages import FLOWS
from dashboard.prose.words.marks import SIDES, back_past, is_joined, is_word
from dashboard.prose.words.vocabulary import Mark

_LED: Final = frozenset({"about", "whole", "relations"})
_PASSED: Final = frozenset({
    "about", "whole", "relations", "compared", "years", "month", "parts", "monthly", "number",
    "counts",
})  # fmt: skip


class Share(NamedTuple):
    """A country's share of a trade, told by a number; ``is_apart`` where it stands beside."""

    owner: str
    partner: str
    kind: str
    relation: str
    is_apart: bool = False


def share(clause: Clause, number: Quantity) -> Share | None:
    """What a percentage is a share of; None where it is none. Raises UnreadableError."""
    term = clause.before(number.first)
    if term is None:
        return None
    check_known_head(clause, term.noun)
    noun = clause.marks[term.noun]
    if term.kind == "share" or noun.is_a("measures", "share"):
        return _told_by_noun(clause, number, term)
    is_of = noun.case == "of" and _are(clause, term.noun + 1, number.first, _LED)
    return _told_by_case(clause, number, term) if is_of else None


def _are(clause: Clause, first: int, until: int, kinds: frozenset[str]) -> bool:
    return all(mark.kind in kinds for mark in clause.marks[first:until])


def _check_whole(whole: Term) -> None:
    """Refuse a share of a part of the trade, or of what is no flow."""
    if whole.is_part or whole.other:
        refuse("goods")
    if whole.is_partner or whole.kind not in FLOWS:
        refuse("measure")


def _told_by_noun(clause: Clause, number: Quantity, noun: Term) -> Share:
    """A country's share in a trade: in exports Russia's share is so much."""
    before = [term for term in clause.terms if term.noun < noun.noun]
    wholes = [term for term in before if not clause.marks[term.noun].is_a("measures", "share")]
    if noun.kind != "share" or clause.marks[noun.noun].case or not wholes:
        refuse("measure")
    whole = wholes[-1]
    if any(mark.form in clause.words.syntax.of_it for mark in clause.marks[: whole.noun]):
        # Of theirs, whoever they are.
        refuse("partner")
    if clause.marks[whole.noun].case != "in" or noun.is_part:
        refuse("goods")
    _check_whole(whole)
    partner = noun.owner
    if not partner and _are(clause, whole.noun + 1, noun.noun, frozenset({"whole"})):
        at = whole.first - 1
        is_owner = at >= 0 and clause.marks[at].kind == "countries"
        partner = clause.marks[at].meaning if is_owner and clause.marks[at].case == "of" else ""
        if partner and at > 1 and is_joined(clause.marks[at - 1]):
            refuse("partner")
    told = closing(clause, number)
    is_level = told.way in {"is", ""} or (told.way == "to" and told.case == "to")
    if not is_level or told.case not in {"", "to", "is"}:
        refuse("measure")
    if not _are(clause, noun.noun + 1, number.first, _PASSED):
        refuse("measure")
    if not partner:
        refuse("partner")
    is_apart = bool(whole.owner and noun.owner)
    return Share(whole.owner, partner, whole.kind, told.relation, is_apart)


def _told_by_case(clause: Clause, number: Quantity, whole: Term) -> Share:
    """So much of a trade: of exports so much is, or goes to, a country."""
    _check_whole(whole)
    is_word_of_share = clause.marks[number.first].kind == "shares"
    case = clause.marks[number.until - 1].case
    if case not in {"object", "to", "from"} and not (is_word_of_share and not case):
        refuse("measure")
    behind = _behind(clause, number, whole)
    if behind:
        return behind
    told = closing(clause, number)
    if told.way != "is" or case == "is":
        refuse("measure")
    owner, partner = _before(clause, whole)
    return Share(owner, partner, whole.kind, told.relation)


def _before(clause: Clause, whole: Term) -> tuple[str, str]:
    """Whose trade it is and with whom, from a noun or a country before a whole's words."""
    at = back_past(clause.marks, whole.first - 1, _PASSED)
    mark = clause.marks[at] if at >= 0 else None
    flow = next((term for term in clause.terms if term.noun == at), None)
    if flow is not None and mark is not None and not mark.case:
        if flow.is_part or flow.kind != whole.kind or not flow.other:
            refuse("goods")
        owners = {flow.owner, whole.owner} - {""}
        if len(owners) > 1:
            refuse("reporter")
        return "".join(owners), flow.other
    earlier = clause.marks[at - 1] if at > 0 else None
    is_alone = earlier is None or not (is_word(earlier) or earlier.is_a("links", "and"))
    is_country = mark is not None and mark.kind == "countries" and not mark.case
    if mark is None or not (is_country and is_alone and whole.owner):
        refuse("goods")
    return whole.owner, mark.meaning


def _behind(clause: Clause, number: Quantity, whole: Term) -> Share | None:
    """The country after a number that so much goes to, or falls to the share of."""
    marks, at = clause.marks, number.until
    relation = relation_before(clause, number) or "is"
    if at < len(marks) and marks[at].kind == "relations":
        relation, at = MORE.get(marks[at].meaning, ""), at + 1
    if at >= len(marks) or marks[at].kind != "countries":
        return None
    end = _fallen(clause, at, whole.kind)
    if not relation or end >= len(marks) or marks[end].kind not in {"is", "falls"}:
        refuse("measure")
    check_end(clause, end + 1)
    return Share(whole.owner, marks[at].meaning, whole.kind, relation, is_apart=bool(whole.owner))


def _fallen(clause: Clause, at: int, kind: str) -> int:
    """The place after a country and the words that say a share is its. Raises UnreadableError."""
    marks = (*clause.marks, Mark("other", ".", 0, 0, 0, 0), Mark("other", ".", 0, 0, 0, 0))
    case, at = marks[at].case, at + 1
    if not case and marks[at].is_a("links", "with"):
        case, at = "with", at + 1
    if case == "with" and kind == "turnover" and marks[at].is_a("measures", "turnover"):
        # Of trade with it.
        case, at = marks[at].case, at + 1
    if case == "of" and marks[at].is_a("measures", "share") and marks[at].case == "to":
        return at + 1
    if case not in {"", SIDES.get(kind, "")}:
        refuse("measure")
    return at
