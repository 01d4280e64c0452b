"""Who said something, apart from what was said. Pure.

*Exports rose 5%, a ministry said on Tuesday* says of exports what *exports rose 5%* does. When it
was said, and by whom, is no part of it; a word that takes it back is.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import takewhile
from typing import Final, NamedTuple

from dashboard.prose.rephrasing.datelines import TOLD, dateline, lead_of
from dashboard.prose.words.marks import DIVIDES, is_word, is_year
from dashboard.prose.words.vocabulary import Mark

_SIGNS: Final = DIVIDES | {")"}
_NOUNS: Final = frozenset({"measures", "partners", "countries", "whole"})
_WHEN_SAID: Final = frozenset({
    "links", "whole", "other", "dated", "month", "number", "years", "countries",
})  # fmt: skip
_NAMED: Final = frozenset({"other", "speakers", "countries", "whole", "links"})
"""Words that may name somebody."""

_CASES: Final = frozenset({"in", "to", "with"})
_OF_DAYS: Final = 2
"""Digits of the day of a month at most."""

_LONGEST_NAME: Final = 6
"""Words that name who says something before a colon, at most."""


class Attributed(NamedTuple):
    """What was said, the countries of whoever said it, and those it was said in, or to.

    ``origin`` is where a report was made, by the line before it, blank where there is none. What
    ``is_under_name`` stands after a colon that a name nobody knows stands before: *Bloomberg:*.
    """

    marks: tuple[Mark, ...]
    speakers: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    origin: str = ""
    is_under_name: bool = False

    @property
    def speaker(self) -> str:
        """The one country of who said it; blank where there is none, or several."""
        return next(iter(self.speakers)) if len(self.speakers) == 1 else ""

    @property
    def place(self) -> str:
        """The one country it was said in; blank where there is none, or several."""
        return next(iter(self.places)) if len(self.places) == 1 else ""


def attributed(marks: Sequence[Mark], text: str, saying: Collection[str] = ()) -> Attributed:
    """The words of a sentence of a text without the parts that only tell who said it, or where.

    After words of ``saying``, such as *said*, *that* may be left out.
    """
    begun = dateline(marks, text)
    origin = next((mark.meaning for mark in marks[:begun] if mark.kind == "countries"), "")
    marks = _with_that(marks[begun:])
    lead = lead_of(marks)
    told: list[tuple[Mark | None, list[Mark]]] = []
    said, marks = marks[:lead], marks[lead:]
    is_said = False
    for sign, part in _parts(marks, saying):
        # At the head of all a time is one of what was said.
        is_time = not told and any(map(_is_dated, part)) and not _is_on_day(part)
        is_named = not told and _names_speaker(marks, part)
        # More of who said it: *said X, a deputy minister of Armenia*.
        is_said = is_named or (_only_says(part) and not is_time) or (is_said and _may_say(part))
        if not is_said:
            told.append((sign, part))
            continue
        # Who said it may stand before the verb between signs, *the minister, X, said*, and how and
        # where before it all: *in the media, as if on cue, they assert that*.
        is_verb = part[:1] and part[0].kind == "says"
        is_head = not any(map(_tells, (mark for _, one in told for mark in one)))
        while told and ((is_verb and _may_say(told[-1][1])) or (is_head and _is_talk(part))):
            said += told.pop()[1]
        said += part
    kept: list[Mark] = []
    for sign, part in told:
        # Of a part that is left out the sign stays.
        kept += [sign, *part] if sign and kept else part
    # When it was said may be all there is to tell when it was so.
    is_dated = any(map(_is_dated, said)) and not any(map(_is_dated, kept))
    if is_dated or not any(mark.kind in TOLD for mark in kept):
        return Attributed(_without_speakers(marks), origin=origin)
    countries = [
        (mark.meaning, _is_place(said, at))
        for at, mark in enumerate(said)
        if mark.kind in {"countries", "speakers"}
    ]
    speakers = frozenset(code for code, is_place in countries if not is_place)
    places = frozenset(code for code, is_place in countries if is_place)
    is_led = any(mark is not None and mark.meaning == ":" for mark in (*said, told[0][0]))
    is_under_name = is_led and not countries and any(map(is_word, said))
    return Attributed(_without_speakers(kept), speakers, places, origin, is_under_name)


def _without_speakers(marks: Sequence[Mark]) -> tuple[Mark, ...]:
    """Words with who speaks for a country as anybody: what they say besides is not its trade."""
    return tuple(
        replace(mark, kind="other", meaning=mark.form) if mark.kind == "speakers" else mark
        for mark in marks
    )


def _is_place(said: Sequence[Mark], at: int) -> bool:
    """Whether a country is where something was said, or to whom: whose trade it is, it says not."""
    mark, before = said[at], said[at - 1] if at else None
    is_led = before is not None and before.is_a("links", "in", "to", "on", "with")
    # *Minskdən verilən məlumata görə* is said by somebody there.
    is_heard = any(one.kind == "says" for one in said[at + 1 : at + 2])
    is_led = is_led or (mark.case == "from" and not is_heard)
    return not mark.is_adjective and (is_led or mark.case in _CASES)


def _with_that(marks: Sequence[Mark]) -> list[Mark]:
    """Words with *that* as what leads to what was said, where it may be *it* as well."""
    found: list[Mark] = []
    is_said = False
    for at, mark in enumerate(marks):
        after = marks[at + 1 : at + 3]
        # Supplies of goods are none.
        is_noun = len(after) > 1 and after[1].is_a("links", "of")
        is_verb = bool(after) and after[0].kind in {"is", "rises", "falls"} and not is_noun
        if is_said and mark.is_a("links", "it") and not is_verb:
            found.append(replace(mark, meaning="that"))
        else:
            found.append(mark)
        # On Tuesday that.
        is_said = mark.kind == "says" or (
            is_said and mark.kind in _WHEN_SAID and mark.meaning not in _SIGNS
        )
    return found


def _parts(
    marks: Sequence[Mark], saying: Collection[str]
) -> Iterator[tuple[Mark | None, list[Mark]]]:
    """The parts of a sentence between signs, each with the sign before it.

    As a sign stands *that* after a word of saying, or the end of such a word itself, where nothing
    of trade stands before it.
    """
    sign: Mark | None = None
    part: list[Mark] = []
    for at, mark in enumerate(marks):
        # A hyphen with spaces around it is a dash.
        is_dash = mark.meaning == "-" and at > 0 and marks[at - 1].end < mark.start
        is_that = mark.is_a("links", "that") and any(one.kind == "says" for one in part)
        if mark.meaning in _SIGNS or is_dash or is_that:
            yield sign, part
            sign, part = mark, []
            continue
        part.append(mark)
        is_head = not any(one.kind in TOLD for one in marks[: at + 1])
        if is_head and _leads_to_said(part, marks[at + 1 :], saying):
            yield sign, part
            sign, part = None, []
    yield sign, part


def _leads_to_said(head: Sequence[Mark], rest: Sequence[Mark], saying: Collection[str]) -> bool:
    """Whether the head of a sentence says who said what stands right after it, with no *that*."""
    if head[-1].kind != "says" or head[-1].form not in saying or len(head) < 2:  # noqa: PLR2004 -- who, and says
        return False
    told = list(takewhile(lambda mark: mark.meaning not in _SIGNS, rest))
    is_noun = bool(told) and told[0].kind in _NOUNS
    return is_noun and not any(mark.is_a("links", "that") for mark in told)


def _is_dated(mark: Mark) -> bool:
    return is_year(mark) or mark.kind in {"years", "month", "parts", "months", "monthly"}


def _is_on_day(part: Sequence[Mark]) -> bool:
    """Whether the only time of a part is a day of a month, on which something is said."""
    dated = [at for at, mark in enumerate(part) if _is_dated(mark)]
    if len(dated) != 1 or part[dated[0]].kind != "month":
        return False
    beside = [*part[max(dated[0] - 1, 0) : dated[0]], *part[dated[0] + 1 : dated[0] + 2]]
    return any(mark.kind == "number" and len(mark.meaning) <= _OF_DAYS for mark in beside)


def _tells(mark: Mark) -> bool:
    """Whether a word may be of trade, or tell when something was so."""
    return mark.kind in TOLD or mark.kind == "number" or _is_dated(mark)


def _is_talk(part: Sequence[Mark]) -> bool:
    """Whether a part is of who says something, a verb of saying at its end."""
    return len(part) > 1 and part[-1].kind == "says"


def _may_say(part: Sequence[Mark]) -> bool:
    """Whether a part names somebody, and tells nothing: a name, an office, of which country."""
    is_name = any(mark.kind in {"other", "speakers"} and mark.meaning.isalpha() for mark in part)
    return is_name and all(mark.kind in _NAMED for mark in part)


def _names_speaker(marks: Sequence[Mark], part: Sequence[Mark]) -> bool:
    """Whether a part at the head names who says what stands after its colon: *Pashinyan: trade*."""
    after = marks[len(part) : len(part) + 1]
    is_said = any(mark.kind == "speakers" for mark in part) and len(part) <= _LONGEST_NAME
    is_colon = any(mark.meaning == ":" for mark in after) and list(marks[: len(part)]) == list(part)
    return is_said and is_colon and not any(mark.kind in TOLD for mark in part)


def _only_says(part: Sequence[Mark]) -> bool:
    """Whether a part tells that something was said, and nothing of trade or of whether it is so."""
    kinds = {mark.kind for mark in part}
    return "says" in kinds and not kinds & TOLD
