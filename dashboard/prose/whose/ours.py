"""Trade that a text calls its own country's: whose it is, and that this was assumed. Pure."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import Final

from dashboard.claims.said import Said
from dashboard.prose.found import Candidate, Found, Part, Reading, Unread
from dashboard.prose.rephrasing.attribution import Attributed
from dashboard.prose.whose.pairs import Pair
from dashboard.prose.words.marks import is_word
from dashboard.prose.words.syntax import Syntax
from dashboard.prose.words.vocabulary import Mark
from etl.schema import WORLD

_NOUNS: Final = frozenset({"measures", "partners"})
_LINKED: Final = frozenset({"", "of", "to", "from", "with"})
_SAID: Final = frozenset({"goods", "whole"})
_ASKED: Final = "?"
"""The form of a country that may be who calls trade its own, which is asked."""


def home(said: Iterable[Attributed], own: str) -> str:
    """Whose trade a text means that does not say: of where it was written, if it tells that."""
    origins = {one.origin for one in said} - {""}
    return origins.pop() if len(origins) == 1 else own


def spoken_in(pair: Pair, place: str) -> Pair:
    """What is told in a country: elsewhere than at home it may be of that one's trade."""
    return replace(pair, speaker=place, home=pair.home if place == pair.home else "")


def others(said: Iterable[Attributed], home: str) -> set[str]:
    """The countries besides one's own that sentences name, also as those of who speaks in them."""
    found = {home}
    for one in said:
        found |= one.speakers
        # A part of the world may be whose trade is meant too.
        found |= {mark.meaning for mark in one.marks if mark.kind in {"countries", "groups"}}
    return found - {home}


def with_owner(marks: Sequence[Mark], home: str) -> tuple[Mark, ...]:
    """Words with a country in the place of *ours*: of nobody told, the only one that may say so.

    Where there is none that stays as what nobody knows.
    """
    form = "" if home else _ASKED
    home = home or _named_alone(marks)
    found: list[Mark] = []
    for mark in marks:
        if not mark.is_ours:
            found.append(mark)
        elif mark.kind in _NOUNS and home:
            at = len(found)
            while at and (found[at - 1].kind in _SAID or is_word(found[at - 1])):
                at -= 1
            place = found[at].start if at < len(found) else mark.start
            found.insert(at, Mark("countries", home, place, place, mark.at, mark.at, case="of"))
            found[at] = replace(found[at], is_ours=True, form=form)
            found.append(mark)
        elif mark.kind == "whole" and home and mark.case in _LINKED:
            found.append(replace(mark, kind="countries", meaning=home, form=form or mark.form))
        elif mark.kind == "whole" and mark.case in {"", "of"}:
            found.append(mark)
        else:
            found.append(replace(mark, kind="other", meaning=mark.form))
    return tuple(found)


def _named_alone(marks: Sequence[Mark]) -> str:
    """The one country that stands in a sentence as who does something; blank where none does."""
    named = {
        mark.meaning
        for at, mark in enumerate(marks)
        if mark.kind == "countries"
        and not (mark.case or mark.is_adjective)
        and not any(beside.kind == "links" for beside in marks[at + 1 : at + 2])
    }
    return named.pop() if len(named) == 1 else ""


def with_country(marks: Sequence[Mark], speaker: str, words: Collection[str]) -> tuple[Mark, ...]:
    """Words with the speaker's country in the place of *the country's*, where none is named before.

    Or of *his country* at the head. ``words`` are those for a country without its name.
    """
    named = next((at for at, mark in enumerate(marks) if mark.kind == "countries"), len(marks))
    found = [
        replace(mark, kind="countries", meaning=speaker, case="of")
        if speaker and at < named and mark.is_a("whole", "total") and mark.form in words
        else mark
        for at, mark in enumerate(marks)
    ]
    if speaker and any(mark.kind == "whole" and mark.form in words for mark in found[:1]):
        found[0] = replace(found[0], kind="countries", meaning=speaker)
    return tuple(found)


def with_own_country(marks: Sequence[Mark], speaker: str, syntax: Syntax) -> tuple[Mark, ...]:
    """Words with the speaker's country in the place of *his country*."""
    found = list[Mark]()
    for mark in marks:
        is_his = bool(found) and found[-1].form in syntax.persons
        if speaker and is_his and mark.form in syntax.a_country:
            found[-1] = replace(mark, kind="countries", meaning=speaker, start=found[-1].start)
        else:
            found.append(mark)
    return tuple(found)


def with_own_assumed(
    one: Candidate | Unread, marks: Sequence[Mark], home: str, others: Collection[str]
) -> Candidate | Unread:
    """A claim with the country that a text calls its own told as assumed.

    One of trade with the whole world is not read in a text that names another country: that may be
    the one that calls it its own.
    """
    own = [mark.is_ours for mark in marks if mark.is_a("countries", home)]
    if isinstance(one, Candidate) and any(mark.form == _ASKED for mark in marks):
        # Who is named besides may be who says so: a reader knows.
        return Unread(one.start, one.end, "reporter")
    if isinstance(one, Unread) or not own or not all(own):
        return one
    if others and any(reading.said.partner == WORLD for reading in one.readings):
        return Unread(one.start, one.end, "reporter")
    return replace(one, readings=tuple(_assumed(reading, home) for reading in one.readings))


def _assumed(reading: Reading, home: str) -> Reading:
    part: Part = "reporter" if reading.said.reporter == home else "partner"
    return replace(reading, assumed={**reading.assumed, part: home})


def note(named: Counter[str], told: Iterable[Said]) -> None:
    """Add to how often each country was ``named``: as whose trade it is more than as with whom."""
    for said in told:
        named.update((said.reporter, said.reporter, said.partner))
    del named[WORLD]


def main(named: Counter[str]) -> str:
    """Whom most that was told is of; blank where several are."""
    (first, most), (_, next_) = (*named.most_common(2), ("", 0), ("", 0))[:2]
    return first if most > next_ else ""


def main_of(pair: Pair, main: str) -> str:
    """Whom most of a text is of, where the last sentence was of that one too; else blank."""
    return main if main in {pair.reporter, pair.partner} else ""


def of_main(one: Found, main: str, named: Collection[str]) -> Found:
    """A claim of nobody its sentence has ``named``, as one that does not say whose, without main.

    That of the sentence before may be told of in passing: *UK exports grew. Turkey is second*.
    """
    if isinstance(one, Unread) or "reporter" not in one.readings[0].assumed:
        return one
    said = one.readings[0].said
    is_told = not main or main in {said.reporter, said.partner} or said.reporter in named
    return one if is_told else Unread(one.start, one.end, "reporter")


def unowned(one: Found, named: Collection[str]) -> Found:
    """A claim of which it is assumed whose trade it is, as one that does not say.

    Unless that is a country ``named`` in the same sentence.
    """
    assumed = one.readings[0].assumed if isinstance(one, Candidate) else {}
    is_open = "reporter" in assumed and assumed["reporter"] not in named
    return Unread(one.start, one.end, "reporter") if is_open else one
