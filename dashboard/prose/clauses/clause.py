"""One sentence as the grammar looks at it: its words, numbers, nouns of trade, years. Pure."""

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Final, cast

from dashboard.prose.clauses.quantities import Quantity, quantities, years
from dashboard.prose.clauses.terms import Term, terms
from dashboard.prose.found import Reason
from dashboard.prose.rephrasing.year_spans import several
from dashboard.prose.words.marks import DIVIDES, between, is_word, signs_of
from dashboard.prose.words.spans import Span, spans
from dashboard.prose.words.tokens import Sentence
from dashboard.prose.words.undated import of_year, with_year
from dashboard.prose.words.vocabulary import Mark, Vocabulary

UNCERTAIN_TIME: Final = "uncertain"
_SKIPPED: Final = frozenset({"same", "whole"})


@dataclass(frozen=True)
class Clause:
    """A sentence of a text said in a ``year``, ``spoken_of`` being the period told before it.

    That is UNCERTAIN_TIME where what was told then may be long past; it ``may_be_of`` that if it
    says no time. ``money`` is what amounts before it were of. ``is_of_it`` where it begins with
    some of what was told then, as *of this* does.
    """

    sentence: Sentence
    marks: tuple[Mark, ...]
    words: Vocabulary
    year: int
    spoken_of: str = ""
    may_be_of: tuple[str, ...] = ()
    money: str = ""
    is_of_it: bool = False

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        """Its nouns of trade."""
        return tuple(terms(self.marks, self.words.syntax))

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """Its numbers that count something."""
        return tuple(quantities(self.marks, self.words, self.money))

    @cached_property
    def countries(self) -> tuple[str, ...]:
        """The countries it names, each once, in their order."""
        named = (mark.meaning for mark in self.marks if mark.kind == "countries")
        return tuple(dict.fromkeys(named))

    @cached_property
    def spans(self) -> tuple[Span, ...]:
        """The months it names."""
        return with_year(tuple(spans(self.marks, self.year)), self.marks, self.year)

    @cached_property
    def periods(self) -> tuple[Span, ...]:
        """The years and months it names, in digits or words."""
        taken = {at for one in self.spans for at in range(one.first, one.until)}
        told = [*years(self.marks, self.quantities)]
        told += [
            (self.year + int(mark.meaning), at)
            for at, mark in enumerate(self.marks)
            if mark.kind == "years"
        ]
        # A year may stand before its months too.
        taken |= {one.first - 1 for one in self.spans if not one.is_assumed}
        alone = [Span(str(year), at, at + 1) for year, at in told if at not in taken]
        own = (one for one in alone if not (self.is_earlier(one) or self.is_same(one)))
        dated = {int(one.period) for one in own}
        months = (of_year(one, dated) for one in self.spans if one.period)
        return (*several(self.marks, alone), *months)

    def is_earlier(self, period: Span) -> bool:
        """Whether a period is told as the one something is compared with, or changed from."""
        if self.is_compared(period):
            return True
        if self.words.syntax.verb_last:
            return self.marks[period.until - 1].case == "from"
        links = ("from", "between", *self.words.syntax.earlier)
        before = self._leading(period.first)
        return before is not None and before.is_a("links", *links)

    def is_now(self, at: int) -> bool:
        """Whether a word, or two, at a place say *now*."""
        mark = self.marks[at]
        return not {mark.head, f"{mark.head} {mark.form}"}.isdisjoint(self.words.syntax.present)

    @property
    def says_now(self) -> bool:
        """Whether any word says *now*."""
        return any(map(self.is_now, range(len(self.marks))))

    def is_compared(self, period: Span) -> bool:
        """Whether a word beside a period, where the language has it, says *compared with* it."""
        if self.words.syntax.verb_last:
            after = self.marks[period.until : period.until + 1]
            # What goes beyond its level, or falls below it.
            is_level = self.marks[period.until - 1].case == "of"
            return any(
                one.kind == "compared"
                or (is_level and one.kind == "whole" and one.case in {"object", "from"})
                for one in after
            )
        before = self._leading(period.first)
        return before is not None and (
            before.kind in {"compared", "extremes"}
            or self._is_than(before)
            or self._is_beyond(before, period.first)
            # *An increase over the same period of 2022*.
            or (before.kind == "relations" and self.is_same(period))
        )

    def is_same(self, period: Span) -> bool:
        """Whether it is told as *the same period of* it: so many months, and not all of it."""
        after = self.marks[period.until : period.until + 1]
        skipped = self._skipped(period.first)
        beside = after if self.words.syntax.verb_last else skipped
        return any(mark.kind == "same" for mark in beside)

    def is_led(self, place: int) -> bool:
        """Whether a word that something is compared by leads to the words at a place."""
        before = self._leading(place)
        links = ("from", *self.words.syntax.earlier)
        if before is None:
            return False
        # *More than 5% in 2022* is led by no comparison, but *up from 5%, above 4% in 2022* is.
        is_number = any(one.first == place for one in self.quantities)
        is_compared = before.kind == "relations" and (not is_number or self._is_than(before))
        return is_compared or before.kind == "compared" or before.is_a("links", *links)

    def _skipped(self, place: int) -> tuple[Mark, ...]:
        """The words before a place that only say more of it, such as *the same period of*."""
        at = place - self.is_there("years", place - 1, place)  # *Last year's May*.
        while at > 0 and (self.marks[at - 1].kind in _SKIPPED or self._is_of(at - 1)):
            at -= 1
        return self.marks[at:place]

    def _is_of(self, at: int) -> bool:
        """Whether a link at a place only leads from such words on."""
        kinds = _SKIPPED | {"relations"}
        return self.marks[at].is_a("links", "of", "in") and self.marks[at - 1].kind in kinds

    def _leading(self, place: int) -> Mark | None:
        at = place - len(self._skipped(place)) - 1
        return self.marks[at] if at >= 0 else None

    def _is_than(self, mark: Mark) -> bool:
        """Whether a number is told as more or less than what stands after a word.

        Right after it, or after a sign: *$2 billion, below 2023*.
        """
        if mark.kind != "relations":
            return False
        is_apart = any(one is mark and led.meaning in DIVIDES for led, one in pairwise(self.marks))
        return is_apart or any(self.marks[one.until] is mark for one in self._followed)

    def _is_beyond(self, mark: Mark, place: int) -> bool:
        """Whether something went beyond what was in a year: *exceeded the record of 2023*."""
        at = place - 1
        at -= at > 0 and self.marks[at].kind == "whole"
        is_led = at > 0 and self.marks[at] is mark and mark.kind == "relations"
        # *Over the first ten months* is no verb.
        return is_led and self.marks[at - 1].meaning not in DIVIDES

    @cached_property
    def _followed(self) -> tuple[Quantity, ...]:
        return tuple(one for one in self.quantities if one.until < len(self.marks))

    def part(self, place: int) -> tuple[int, int]:
        """The places between two signs around one."""
        return between(self._signs, place, len(self.marks))

    @cached_property
    def _signs(self) -> list[int]:
        return signs_of(self.marks)

    @cached_property
    def reason(self) -> Reason | None:
        """Why nothing in it can be read, if so; what may be may hang on something, or be asked."""
        told = ["question"] * self.sentence.is_question
        if not told and self.marks and self.marks[0].form in self.words.syntax.inverted:
            return "condition"
        told += [mark.meaning for mark in self.marks if mark.kind == "cannot"]
        if told:
            is_foretold = "forecast" in told and told[0] in {"period", "condition", "question"}
            return "forecast" if is_foretold else cast("Reason", told[0])
        if any(not one.period for one in self.spans):
            return "months"
        kinds: dict[str, Reason] = {"services": "services", "groups": "group"}
        return next((kinds[one.kind] for one in self.marks if one.kind in kinds), None)

    def is_there(self, kind: str, first: int, until: int) -> bool:
        """Whether there is a word of a group from one place to another."""
        return any(mark.kind == kind for mark in self.marks[max(first, 0) : until])

    def is_known(self, first: int, until: int) -> bool:
        """Whether every word from one place to another is one of the vocabulary's."""
        return not any(map(is_word, self.marks[max(first, 0) : max(until, 0)]))

    def is_divided(self, first: int, until: int) -> bool:
        """Whether a sign such as a comma stands from one place to another."""
        return any(mark.meaning in DIVIDES for mark in self.marks[max(first, 0) : max(until, 0)])

    def countries_in(self, first: int, until: int) -> set[str]:
        """The countries named from one place to another."""
        rest = self.marks[max(first, 0) : max(until, 0)]
        return {mark.meaning for mark in rest if mark.kind == "countries"}

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        """Where each country is named."""
        found: dict[str, list[int]] = {}
        for at, mark in enumerate(self.marks):
            if mark.kind == "countries":
                found.setdefault(mark.meaning, []).append(at)
        return found

    def last_of(self, country: str, before: int) -> int | None:
        """The last place before one where a country is named."""
        return max((at for at in self._places.get(country, ()) if at < before), default=None)

    def next_of(self, country: str, after: int) -> int | None:
        """The first place after one where a country is named."""
        return min((at for at in self._places.get(country, ()) if at > after), default=None)

    def direction(self, first: int, until: int) -> int:
        """1 where words from one place to another tell of a rise, -1 of a fall.

        0 where they tell of neither, or of both.
        """
        told = {mark.kind for mark in self.marks[max(first, 0) : until]} & {"rises", "falls"}
        return 0 if len(told) != 1 else 1 if "rises" in told else -1

    def counted_until(self, place: int) -> int:
        """The place after the last number that counts something before one; 0 where none does."""
        return max((one.until for one in self.quantities if one.until <= place), default=0)

    def before(self, place: int) -> Term | None:
        """The last noun of trade before a place."""
        return next((term for term in reversed(self.terms) if term.noun < place), None)

    def after(self, place: int) -> Term | None:
        """The first noun of trade from a place on."""
        return next((term for term in self.terms if term.noun >= place), None)
