"""The part of a number's working that is one flow: over months, members and goods. Pure."""

from collections.abc import Iterable, Sequence
from typing import Literal, Protocol

from dashboard.measures.evidence import CHAPTER, Evidence, Place
from dashboard.measures.formulas import Flow
from dashboard.measures.groups import Groups
from dashboard.measures.measuring import Case
from dashboard.measures.periods import parts_of
from etl.schema import TOTAL, UNALLOCATED, WORLD


class Naming(Protocol):
    """What figures, and lists of countries that are ranked, are called in a line.

    ``groups`` tells which codes are groups of countries.
    """

    @property
    def groups(self) -> Groups:
        """Which codes are groups, and of whom."""
        ...

    def figure(self, evidence: Evidence) -> str:
        """The name of one figure; of several statements, what all of them allow."""
        ...

    def ranking(self, flows: tuple[Literal["X", "M"], ...], case: Case, publisher: str) -> str:
        """The name of the list of what each partner's flows come to, by a publisher."""
        ...


class FlowLines:
    """Writes the line of a flow, made of ``terms``; blank without figures."""

    def __init__(self, terms: Iterable[Evidence], naming: Naming) -> None:
        self._naming = naming
        self.at: dict[Place, list[Evidence]] = {}
        for term in terms:
            self.at.setdefault(term.place, []).append(term)

    def found(self, place: Place) -> str:
        """The figure at a place; the first of several, as wide as all of them."""
        names = [self._naming.figure(term) for term in self.at.get(place, ())]
        return f"wide({', '.join(names)})" if len(names) > 1 else "".join(names)

    def flow(self, formula: Flow, case: Case) -> str:
        """How a flow comes to its value on a case."""
        partner = WORLD if formula.world else case.partner
        place = Place(case.reporter, partner, formula.flow, case.period)
        if case.report == "partner":
            place = place.mirror
        months = parts_of(case.period)
        if months and place not in self.at:  # nobody was quoted on the span itself
            return added([self.flow(formula, case.at(month)) for month in months])
        if place not in self.at and not formula.world and (told := self._over_group(formula, case)):
            return told
        if case.only:
            return self._of_goods(place)
        if case.without:
            return self._remainder(place, case.without)
        return self.found(place)

    def _over_group(self, formula: Flow, case: Case) -> str:
        """The sum over the members of a group that have figures; blank where there is none."""
        groups = self._naming.groups
        is_partner = case.partner in groups
        if not is_partner and case.reporter not in groups:
            return ""
        group = case.partner if is_partner else case.reporter
        surely, perhaps = groups.members(group, case.period)
        sure, may = (
            [
                line
                for one in members
                if (line := self.flow(formula, _with(case, one, is_partner=is_partner)))
            ]
            for members in (surely, (*perhaps, UNALLOCATED))
        )
        whole = added(sure) if sure else "0"
        return f"upto({whole}, {' + '.join(may)})" if may else whole if sure else ""

    def _remainder(self, place: Place, without: Sequence[str]) -> str:
        """The total, or all chapters, less what is left out, which is never taken off twice."""
        codes = self.codes(place)
        whole = [TOTAL] if TOTAL in codes else [code for code in codes if len(code) == CHAPTER]
        off = [
            code
            for code in without
            if code in codes and (code[:2] == code or code[:2] not in without)
        ]
        return self._less(place, whole, off)

    def _of_goods(self, place: Place) -> str:
        """One heading, or chapters less headings of theirs; nothing where there is none."""
        codes = [code for code in self.codes(place) if code != TOTAL]
        if len(codes) == 1:
            return self.found(place._replace(product=codes[0]))
        kept = [code for code in codes if len(code) == CHAPTER]
        return self._less(place, kept, [code for code in codes if code not in kept]) or "0"

    def codes(self, place: Place) -> list[str]:
        """The goods there are figures of at a place."""
        return [at.product for at in self.at if at._replace(product=TOTAL) == place]

    def _less(self, place: Place, whole: Sequence[str], off: Sequence[str]) -> str:
        names = [self.found(place._replace(product=code)) for code in whole]
        gone = [self.found(place._replace(product=code)) for code in off]
        text = " + ".join(names)
        if gone:
            text = " - ".join([f"({text})" if len(names) > 1 else text, *gone])
        return f"max(0, {text})" if names else ""


def _with(case: Case, member: str, *, is_partner: bool) -> Case:
    """The case of a member of a group."""
    return case._replace(partner=member) if is_partner else case._replace(reporter=member)


def added(parts: Sequence[str]) -> str:
    """The sum of all parts; blank where one of them is."""
    return f"({' + '.join(parts)})" if all(parts) else ""
