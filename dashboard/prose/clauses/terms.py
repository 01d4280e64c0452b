"""The nouns of trade in a sentence, with whose trade they are and with whom. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dashboard.prose.clauses import beside
from dashboard.prose.clauses.leading import is_shared, leading
from dashboard.prose.clauses.ownership import noun_before, owner_before
from dashboard.prose.words.marks import DIVIDES, is_joined, is_word, leads_to, past
from dashboard.prose.words.syntax import Syntax
from dashboard.prose.words.vocabulary import Mark


@dataclass(frozen=True, slots=True)
class Term:
    """A noun of trade: a measure or a kind of partner.

    ``owner`` is the country whose trade it is and ``other`` the one it is with, blank where not
    said; ``rank`` is a place told beside it, 0 for none. ``is_part`` where a word beside it may
    make it a part of the trade, such as single goods. ``first`` is the place of the earliest of
    its words among the marks, ``noun`` that of the noun itself.
    """

    kind: str
    is_partner: bool
    owner: str
    other: str
    rank: int = 0
    is_part: bool = False
    first: int = 0
    noun: int = 0


UNCLEAR = "unclear"
"""The kind of a noun whose words say two things, such as exports of one country from another."""

_OWN = ("whole", "ranks", "about")
_ENDS = ("rises", "falls", "changes", "measures", "partners", "compared")
_BALANCES = ("balance", "surplus", "deficit")


def terms(marks: Sequence[Mark], syntax: Syntax) -> Iterator[Term]:
    """All of them, in their order."""
    if syntax.owner_after:
        yield from _with_owners_after(marks, syntax)
        return
    if syntax.verb_last:
        yield from (
            _last_of_all(marks, at)
            for at, mark in enumerate(marks)
            if mark.kind in {"measures", "partners"}
        )
        return
    yield from _merged(marks, (_term(marks, at) for at in _nouns(marks)))


def _nouns(marks: Sequence[Mark]) -> Iterator[int]:
    """The places of the nouns of trade, of several in a row the last."""
    kinds = {"measures", "partners"}
    for at, mark in enumerate(marks):
        is_last = at + 1 == len(marks) or marks[at + 1].kind not in kinds
        if mark.kind in kinds and is_last:
            yield at


def _term(marks: Sequence[Mark], at: int) -> Term:
    owner, rank, first, is_part, second = noun_before(marks, at)
    links = _after(marks, at)
    kind = marks[at].meaning
    if second:
        links.setdefault("with", second)
    pair = links.get("between", "").split()
    # Exports go from their owner to the other, imports the other way.
    here, there = ("to", "from") if kind == "imports" else ("from", "to")
    told = owner or links.get("of", "") or links.get(here, "") or (pair[0] if pair else "")
    with_whom = links.get("with", "") or links.get(there, "")
    # Of exports to, and imports from, one country the number is of both.
    is_of_two = first > 1 and marks[first - 1].is_a("links", "and") and _leads(marks[first - 2])
    is_clear = links.get(here, told) == told and "several" not in links and not is_of_two
    # First by the growth of it.
    is_clear = is_clear and not (rank and leads_to(marks, at + 1, "rises", "falls"))
    if not with_whom and len(pair) > 1:
        with_whom = pair[1]
    is_partner = marks[at].kind == "partners"
    kind = (beside.for_what(marks, at) or kind) if is_partner else kind
    after = marks[at + 1 : at + 3]
    names_goods = len(after) > 1 and after[0].is_a("links", "of") and is_word(after[1])
    return Term(
        kind if is_clear else UNCLEAR, marks[at].kind == "partners", told, with_whom, rank,
        is_part or names_goods, first, at,
    )  # fmt: skip


def _leads(mark: Mark) -> bool:
    return mark.is_a("links", "to", "from", "with")


def _with_owners_after(marks: Sequence[Mark], syntax: Syntax) -> Iterator[Term]:
    nouns = (at for at, mark in enumerate(marks) if mark.kind in {"measures", "partners"})
    return _merged(marks, (_with_owner_after(marks, at, syntax) for at in nouns))


def _merged(marks: Sequence[Mark], every: Iterator[Term]) -> Iterator[Term]:
    """The nouns, a balance and the trade that it is in as one."""
    last: Term | None = None
    for one in every:
        both = _balance_in(marks, last, one) if last else None
        if last and not both:
            yield last
        last = both or one
    if last:
        yield last


def _balance_in(marks: Sequence[Mark], balance: Term, trade: Term) -> Term | None:
    """A balance with the trade it is said to be in: *its deficit in trade with another*."""
    *between, link = marks[balance.noun + 1 : trade.first] or marks[:1]
    is_in = link.is_a("links", "to", "in", "of") and all(
        one.kind in {"countries", "whole"} for one in between
    )
    if not is_in or balance.kind not in _BALANCES or trade.kind not in {"turnover", "balance"}:
        return None
    owners, others = {balance.owner, trade.owner} - {""}, {balance.other, trade.other} - {""}
    is_clear = len(owners) < 2 and len(others) < 2  # noqa: PLR2004 -- two say two things
    return replace(
        balance, kind=balance.kind if is_clear else UNCLEAR, owner="".join(owners),
        other="".join(others), is_part=balance.is_part or trade.is_part,
    )  # fmt: skip


def _with_owner_after(marks: Sequence[Mark], at: int, syntax: Syntax) -> Term:
    rank, first, is_part, place = owner_before(marks, at, _OWN)
    two = place > 1 and marks[place - 2].kind == "countries" and marks[place - 1].meaning in "-–"
    first = (place - 2 if two else place) if place >= 0 else first
    left = beside.said_before(marks, place - 2 if two else place, first, syntax)
    right = beside.said_after(marks, at, syntax)
    is_partner = marks[at].kind == "partners"
    kind = marks[at].meaning
    kind = (beside.by_what(marks, at) or kind) if is_partner else kind
    links = left.links | right.links
    if two:
        links.setdefault("with", marks[place].meaning)
    here, there = ("to", "from") if kind == "imports" else ("from", "to")
    pair = links.get("between", "").split()
    told = [left.owner, right.owner, links.get("of", ""), links.get(here, ""), *pair[:1]]
    owners = list(dict.fromkeys(filter(None, told)))
    with_whom = links.get("with", "") or links.get(there, "") or "".join(pair[1:])
    is_clear = left.is_clear and right.is_clear and len(owners) < 2  # noqa: PLR2004 -- two say two things
    return Term(
        kind if is_clear else UNCLEAR, is_partner, owners[0] if owners else "", with_whom, rank,
        is_part or right.is_part, first, at,
    )  # fmt: skip


def _last_of_all(marks: Sequence[Mark], at: int) -> Term:
    """A noun after all that is said of it."""
    found, mark = leading(marks, at), marks[at]
    here, there = ("to", "from") if mark.meaning == "imports" else ("from", "to")
    is_flow = mark.is_a("measures", "exports", "imports")
    told = [found.owner, found.links.get(here, "")]
    if mark.case == "object":
        # Who raised its exports has them.
        told.append(found.subject)
    is_whole = (mark.case == "of" or is_shared(marks, at)) and not found.links
    if found.bare and is_whole and not any(told):
        # What a share is of: a country's exports.
        told, found.bare = [found.bare], ""
    owners = list(dict.fromkeys(filter(None, told)))
    with_whom = found.links.get("with", "") or found.links.get(there, "")
    if found.bare and owners and not with_whom:
        with_whom = found.bare
    is_said = bool(with_whom) or not found.bare
    # Flows go to and from, all else is with somebody.
    is_linked = not (found.links.keys() - ({"to", "from"} if is_flow else {"with"}))
    is_clear = found.is_clear and is_said and is_linked and len(owners) < 2  # noqa: PLR2004 -- two say two things
    if mark.is_a("measures", "share"):
        with_whom, is_clear = "", found.is_clear and not (found.links or found.bare)
    return Term(
        mark.meaning if is_clear else UNCLEAR, mark.kind == "partners",
        owners[0] if owners else "", with_whom, found.rank, found.is_part, found.first, at,
    )  # fmt: skip


def _after(marks: Sequence[Mark], at: int) -> dict[str, str]:
    """By preposition the country after it, up to a noun of trade, change or unknown word."""
    found: dict[str, str] = {}
    for place in range(at + 1, len(marks) - 1):
        if marks[place].kind in _ENDS or is_word(marks[place]) or marks[place].meaning in DIVIDES:
            break
        link, country = marks[place], _country(marks, place + 1)
        # From Russia's neighbour is from somebody else.
        if not link.is_a("links", "of") and _is_owner(marks, place + 1):
            continue
        if link.kind != "links" or not country:
            continue
        # Through one country to another is a part of the trade with either.
        is_through = link.meaning == "until"
        if is_through or (link.meaning != "between" and _is_listed(marks, place + 1)):
            found["several"] = country
        if link.meaning == "between":
            second = _second(marks, place + 1)
            found.setdefault("between", f"{country} {second}".strip())
        else:
            found.setdefault(link.meaning, country)
    return found


def _is_listed(marks: Sequence[Mark], at: int) -> bool:
    """Whether a country is one of several: *to one and another*, *to one, another and a third*."""
    at = past(marks, at)
    told = marks[at + 1 : at + 6]
    many = 0
    while many + 1 < len(told) and is_joined(told[many]):
        is_next = told[many + 1].kind == "links" and many + 2 < len(told)
        many += 2 + is_next
        if told[many - 1].kind != "countries":
            return False
        after = marks[at + 1 + many : at + 2 + many]
        if told[many - 2 - is_next].is_a("links", "and") and not (
            after and (after[0].is_a("links", "own") or after[0].kind in {"measures", "partners"})
        ):
            return True
    return False


def _country(marks: Sequence[Mark], at: int) -> str:
    """The country that stands there, an article before it or none."""
    at = past(marks, at)
    return marks[at].meaning if at < len(marks) and marks[at].kind == "countries" else ""


def _is_owner(marks: Sequence[Mark], at: int) -> bool:
    """Whether something is said to be of the country that stands there."""
    at = past(marks, at)
    return at + 1 < len(marks) and marks[at + 1].is_a("links", "own")


def _second(marks: Sequence[Mark], at: int) -> str:
    for place in range(at, min(at + 4, len(marks))):
        if marks[place].is_a("links", "and"):
            return _country(marks, place + 1)
    return ""
