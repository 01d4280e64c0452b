"""Exports beside imports, where a number may tell of the one by the other. Pure."""

from dashboard.prose.clauses.terms import Term
from dashboard.prose.gist.relations import is_beside_other
from dashboard.prose.gist.standing import Standing
from dashboard.prose.words.marks import OTHER_FLOW


def are_both(told: list[Term]) -> bool:
    """Whether exports are told of, and imports too."""
    return {"exports", "imports"} <= {term.kind for term in told}


def are_held(one: Standing, flows: list[Term]) -> bool:
    """Whether a number tells of one flow beside the other: *sells it $3 billion more than it buys*.

    They stand around it in one part, or one before it and one after its *more than*.
    """
    nouns = sorted({term.noun for term in flows if term.kind in OTHER_FLOW})
    if not are_both(flows) or len(nouns) != 2:  # noqa: PLR2004 -- the two
        return False
    counted = [each.first for each in one.clause.quantities]
    is_alone = sum(nouns[0] < at < nouns[1] for at in counted) <= 1 == len(counted)
    is_then = is_beside_other(one) or all(map(one.is_here, nouns))
    between = one.clause.marks[nouns[0] + 1 : nouns[1]]
    is_listed = any(mark.is_a("links", "and") for mark in between)
    is_dated = any(map(one.clause.is_earlier, one.clause.periods))
    return is_alone and is_then and not (is_listed or is_dated)


def is_ratio(one: Standing, flows: list[Term]) -> bool:
    """Whether exports and imports stand together before a number: *the ratio of one to another*.

    Or side by side, *coverage of imports by exports*.
    """
    both = [term.noun for term in flows if term.kind in OTHER_FLOW and not one.is_after(term.noun)]
    if len(both) == 2 and abs(both[0] - both[1]) == 1:  # noqa: PLR2004 -- the two
        return True
    here = [term.noun for term in flows if one.is_here(term.noun) and not one.is_after(term.noun)]
    counted = [each.first for each in one.clause.quantities]
    is_apart = any(min(here) < at < max(here) for at in counted) if here else True
    kinds = [term.kind for term in flows if term.noun in here and term.kind in OTHER_FLOW]
    return not is_apart and sorted(kinds) == ["exports", "imports"]
