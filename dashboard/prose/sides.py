"""Whose trade with whom a sentence tells of, from its words and those before it. Pure."""

from dataclasses import dataclass

from dashboard.prose.clause import Clause
from dashboard.prose.found import Part, refuse
from dashboard.prose.terms import Term

Sides = list[tuple[str, str, dict[Part, str]]]
"""Reporter, partner, and which of them is assumed."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Whose trade with whom was spoken of last, blank where nobody's."""

    reporter: str = ""
    partner: str = ""


def only_other(clause: Clause, reporter: str) -> str:
    """The one country named besides, blank where there is none. Raises UnreadableError."""
    others = [code for code in clause.countries if code != reporter]
    # Of several it would take a guess.
    if len(others) > 1:
        refuse("partner")
    return others[0] if others else ""


def whose(owner: str, before: str) -> tuple[str, dict[Part, str]]:
    """The country told as the owner, else the one from before, assumed. Raises UnreadableError."""
    if owner:
        return owner, {}
    if not before:
        refuse("reporter")
    return before, {"reporter": before}


def sides(clause: Clause, subject: Term, pair: Pair) -> Sides:
    """Whose trade with whom, the likeliest first: of a turnover either may be told of."""
    owner, partner = subject.owner, subject.other
    assumed: dict[Part, str] = {}
    if owner and not partner and owner in {pair.reporter, pair.partner}:
        partner = pair.partner if owner == pair.reporter else pair.reporter
        assumed = {"partner": partner}
    _refuse_others(clause, subject, pair)
    if not owner and partner:
        known = [code for code in (pair.reporter, pair.partner) if code]
        is_here = len(clause.countries) > 1
        rest = [*clause.countries, *known] if is_here else [*known, *clause.countries]
        owner = next((code for code in rest if code != partner), "")
        assumed = {"reporter": owner}
        told = clause.last_of(owner, subject.noun)
        if told is not None and not clause.is_alone(told):
            refuse("reporter")
    if not owner and not partner:
        owner, partner = pair.reporter, pair.partner
        assumed = {"reporter": owner, "partner": partner}
    if not owner:
        refuse("reporter")
    if not partner:
        refuse("partner")
    if subject.kind == "turnover":
        return [(owner, partner, assumed | {"side": owner}), (partner, owner, {"side": partner})]
    return [(owner, partner, assumed)]


def _refuse_others(clause: Clause, subject: Term, pair: Pair) -> None:
    """Read on unless a country is named that is neither of those the trade would be between."""
    told = {subject.owner, subject.other} - {""}
    others = set(clause.countries) - told
    # One more may be the side that its own words do not name.
    if len(told) == 2 or (len(told) == 1 and subject.other and len(others) == 1):  # noqa: PLR2004 -- a pair
        return
    if not others <= {pair.reporter, pair.partner} - told:
        refuse("partner")
    if told and not told <= {pair.reporter, pair.partner}:
        refuse("reporter" if subject.other else "partner")
