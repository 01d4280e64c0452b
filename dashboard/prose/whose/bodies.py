"""Trade of a firm, a town or a region, which is not that of its country. Pure."""

from dashboard.prose.clauses.clause import Clause
from dashboard.prose.found import Found, Unread
from dashboard.prose.whose.ours import unowned


def owned(one: Found, clause: Clause, before: Clause | None, text: str) -> Found:
    """A claim of a sentence of a text, not read where it may be of somebody of a country.

    Of a firm it may be where it is only assumed whose it is: *SOCAR raised deliveries. Exports grew
    by 5%*. A firm in a bracket, or a mayor, says that it is not the country that is named.
    """
    told = list(clause.words.syntax.remarks(text, clause.sentence))
    firms = [each for each in told if "bodies" in each.groups]
    is_inner = any(text[max(each.start - 1, 0)] == "(" for each in firms)
    if is_inner or any("towns" in each.groups for each in told):
        return Unread(one.start, one.end, "reporter")
    return unowned(one, clause.countries) if firms or _is_of_firm(before, text) else one


def _is_of_firm(before: Clause | None, text: str) -> bool:
    """Whether the sentence before is of a firm, and names no country."""
    if before is None or before.countries:
        return False
    told = before.words.syntax.remarks(text, before.sentence)
    return any("bodies" in each.groups for each in told)
