"""What a report says of itself at its head: where it was made, and whose it is. Pure."""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import accumulate
from typing import Final

from dashboard.prose.words.marks import DASHES, is_word, is_year, past
from dashboard.prose.words.tokens import Sentence
from dashboard.prose.words.vocabulary import VERBS, Mark, Vocabulary

TOLD: Final = frozenset({
    "measures", "partners", "cannot", "ranks", "goods", "rises", "falls", "units", "magnitudes",
    "shares", "changes", "relations", "flows", "extremes", "overtakes", "suffers",
})  # fmt: skip
"""Groups of words that may tell something of trade."""

_LONGEST_LEAD: Final = 16
"""Words before the colon after whose report it is, at most."""

_IN_NO_LEAD: Final = (TOLD | {"is", "number", "years", "month", "speakers"}) - {"measures"}
"""What tells something, so that words are more than whose report it is."""

_LONGEST_LINE: Final = 12
"""Words that say where and when a report was made, at most."""

_ENDS: Final = DASHES | {"/"}
"""What ends the line that says where and when a report was made."""

_TOWNS: Final = frozenset({"countries", "groups", "other", "speakers"})
_IS_OF: Final = frozenset({"partners", "ranks", "tops", "units", "shares"})
_SHORTEST_TOWN: Final = 4
"""Letters of a town's name at least: fewer in capitals are a country's, or a union's."""

_LAST_DAY: Final = 31
_IN_DIGITS: Final = re.compile(
    r"(?:0?[1-9]|[12]\d|3[01])\.(?:0?[1-9]|1[0-2])\.((?:19|20)\d\d)\b(?!-[^\W\d])"
    r"|(?:0?[1-9]|[12]\d|3[01])/(?:0?[1-9]|[12]\d|3[01])/((?:19|20)\d\d)\b"
    r"|((?:19|20)\d\d)-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])\b"
)
"""A day in digits, *05.02.2023*, *2/5/2023*, *2023-02-05*, without an ending: not *since* then."""

_OF_YEAR: Final = frozenset({"whole", "dated"})
"""Kinds of words for *year* after its number."""

_LONGEST_DATE: Final = 5
"""Words and signs of the day of a month with its year, at most."""


def with_months(marks: Sequence[Mark], text: str, names: Collection[str]) -> list[Mark]:
    """Words with one that is also a month's name as that month: *Baku, May 22*, *in May 2024*.

    With a capital, and its day or its year beside it; ``names`` have the number of the month after
    the word. What stands after a name may be somebody's: *Theresa May 2018*.
    """
    numbered = dict(name.split() for name in names)
    return [
        replace(mark, kind="month", meaning=numbered[mark.form])
        if mark.kind == "cannot" and mark.form in numbered and _is_month(marks, at, text)
        else mark
        for at, mark in enumerate(marks)
    ]


def with_months_apart(
    marks: Sequence[Mark], text: str, words: Vocabulary, names: Collection[str]
) -> list[Mark]:
    """Words with a month whose name is told by the word before it as two: *from May* is *from*.

    Of *fell from May 2019* and *was 5 in May* that word says which time is meant.
    """
    numbered = {name.split()[0] for name in names}
    found: list[Mark] = []
    for mark in marks:
        if mark.kind == "month" and mark.form in numbered and mark.until - mark.at > 1:
            begun = mark.end - len(mark.form)
            led = words.marks(text, Sentence(mark.start, begun, is_question=False))
            found += [replace(one, at=mark.at + one.at, until=mark.at + one.until) for one in led]
            mark = replace(mark, start=begun, at=mark.until - 1, head=mark.form)  # noqa: PLW2901 -- the month alone
        found.append(mark)
    return found


def _is_month(marks: Sequence[Mark], at: int, text: str) -> bool:
    before, after = marks[at - 1 : at], marks[at + 1 : at + 2]
    is_capital = text[marks[at].start : marks[at].end].istitle()
    is_dated = any(map(_is_day, (*before, *after))) or any(map(is_year, after))
    return is_capital and is_dated and not any(map(is_word, before))


def dateline(marks: Sequence[Mark], text: str) -> int:
    """The place after where, when and by whom a report was made: *Baku, May 3 (an agency) —*."""
    if _is_town(marks, text):
        return 2
    for at in range(1, min(len(marks), _LONGEST_LINE)):
        if marks[at].meaning not in _ENDS:
            continue
        is_apart = marks[at - 1].end < marks[at].start
        if any(mark.kind in TOLD for mark in marks[:at]):
            # *Trade (2023) - $5 billion* is no line before a report.
            return 0
        if marks[at - 1].meaning in {")", "/"} or (is_apart and _is_of_day(marks[:at])):
            rest = (one for one in range(at, len(marks)) if marks[one].meaning not in _ENDS)
            return next(rest, len(marks))
    return 0


def _is_town(marks: Sequence[Mark], text: str) -> bool:
    """Whether a town and a dash begin a report: one in capitals, or of the country it is on.

    As in *LONDON - Trade rose*, and *Kyiv - Ukraine's exports*.
    """
    if len(marks) < 4 or marks[0].kind not in _TOWNS or marks[1].meaning not in DASHES:  # noqa: PLR2004 -- town, dash, words
        return False
    town, rest = marks[0], marks[2:]
    # Two countries that a dash joins are a pair, unless the second has something, or does it.
    is_apart = rest[1].is_a("links", "own") or rest[1].kind in VERBS or _trades(rest)
    is_pair = rest[0].kind == "countries" and rest[0].meaning != town.meaning and not is_apart
    if is_pair or town.end == marks[1].start:
        return False
    name, after = (text[one.start : one.end] for one in (town, rest[0]))
    is_shouted = name.isupper() and len(name) >= _SHORTEST_TOWN and not after.isupper()
    is_own = town.kind == "countries" and any(one.is_a("countries", town.meaning) for one in rest)
    verb = next((at for at, one in enumerate(rest) if one.kind in VERBS), int(_trades(rest)))
    # A dash may stand for *is*: *CHINA - its main partner*.
    is_said = verb > 0 and not any(one.kind in _IS_OF for one in rest[:verb])
    return verb > 0 and (is_own or (is_shouted and is_said))


def _trades(rest: Sequence[Mark]) -> bool:
    """Whether a country right before a flow and how much buys, or sells: *Italy imported $2*."""
    flow, counted = rest[1].kind == "measures", rest[2:3]
    return flow and any(one.kind in {"units", "number", "about", "relations"} for one in counted)


def lead_of(marks: Sequence[Mark]) -> int:
    """The place after a colon that ends whose report it is, and of what: *Customs, review:*.

    It tells nothing of trade: a noun of trade in it may, where none follows.
    """
    colon = next((at for at, mark in enumerate(marks[:_LONGEST_LEAD]) if mark.meaning == ":"), 0)
    head, rest = marks[:colon], marks[colon + 1 :]
    is_plain = not any(
        (mark.kind in _IN_NO_LEAD and not mark.is_a("cannot", "measure")) or is_year(mark)
        for mark in head
    )
    # Two are whose trade it is, where nobody is named after.
    named = [{mark.meaning for mark in part if mark.kind == "countries"} for part in (head, rest)]
    is_of_two = len(named[0]) > 1 and not named[1]
    # An office may have a name of several words that says nothing of trade.
    is_named = any(
        (mark.kind == "other" and mark.meaning.isalpha())
        or (mark.is_a("whole", "words") and mark.until - mark.at > 1)
        for mark in head
    )
    is_of_trade = any(mark.kind == "measures" for mark in head)
    is_told = any(mark.kind == "measures" for mark in rest) or not is_of_trade
    # What is *ours* somebody says.
    is_counted = any(mark.kind == "units" or mark.is_ours for mark in rest)
    is_lead = is_plain and is_named and is_told and is_counted and not is_of_two
    return colon + 1 if is_lead else 0


def year_of_report(marks: Sequence[Mark], posted: Collection[str]) -> int:
    """The year of the day that a report says at its head it is of; 0 where it says none.

    ``posted`` are phrases that may stand right before the day: *published on 5 February 2013*.
    """
    leading = {word for phrase in posted for word in phrase.split()}
    head = next(
        (at for at, one in enumerate(marks) if not (_may_lead(one) or one.form in leading)),
        len(marks),
    )
    year, until = _day(marks, head)
    last = marks[head - 1] if head else None
    if last and (is_word(last) or last.meaning == ":" or last.form in leading):
        # *Established 5 February 2013*, *Photo: 5 February 2013*: of something else.
        before = " ".join(one.form for one in marks[:head] if one.meaning != ":")
        return year if before in posted and _is_all(marks, until, leading) else 0
    return year


def _day(marks: Sequence[Mark], at: int) -> tuple[int, int]:
    """The year of a day that stands at a place, and the place after it; 0 where none does."""
    places = [one for one in range(at, len(marks))[:_LONGEST_DATE] if marks[one].meaning != ","]
    date = [marks[one] for one in places]
    written = [*accumulate(mark.meaning for mark in date)]
    if written and (told := _IN_DIGITS.match(written[-1])):
        ends = (one for one, text in zip(places, written, strict=True) if len(text) >= told.end())
        return int(told[1] or told[2] or told[3]), past(marks, next(ends) + 1, _OF_YEAR)
    kinds = [mark.kind for mark in date[:3]]
    is_date = kinds in (["number", "month", "number"], ["month", "number", "number"])
    if not is_date or not is_year(date[2]):
        return 0, at
    (day,) = (mark for mark in date[:2] if mark.kind == "number")
    until = past(marks, places[2] + 1, _OF_YEAR)
    # What began on that day goes on in words.
    goes_on = date[2].case or any(one.meaning.isalnum() for one in marks[until : until + 1])
    return (int(date[2].meaning), until) if _is_day(day) and not goes_on else (0, at)


def _is_all(marks: Sequence[Mark], at: int, leading: Collection[str]) -> bool:
    """Whether nothing goes on at a place but the time of the day, and when it was changed."""
    after = [one for one in marks[at:] if one.meaning != ","]
    is_time = [one.meaning for one in after[1:2]] == [":"] and after[0].kind == "number"
    return not after or is_time or after[0].form in leading or after[0].meaning in {".", "|"}


def _may_lead(mark: Mark) -> bool:
    """Whether a word or a sign may stand before the day of a report: a place, an agency."""
    return mark.kind == "countries" or (mark.kind == "other" and mark.meaning != ".")


def _is_day(mark: Mark) -> bool:
    return mark.meaning.isdigit() and int(mark.meaning) <= _LAST_DAY


def _is_of_day(line: Sequence[Mark]) -> bool:
    """Whether words are a place and the day of a month, with its year or without."""
    kinds = [mark.kind for mark in line if not is_year(mark)]
    days = [mark for mark in line if mark.kind == "number" and not is_year(mark)]
    is_day = len(days) == 1 and _is_day(days[0])
    return is_day and kinds.count("month") == 1 and set(kinds) <= {
        "month", "number", "countries", "other", "links", "whole",
    }  # fmt: skip
