"""From sentences about trade to what they assert, in explicit terms. Pure.

What a sentence does not say is taken from the ones before it or from the date, and told as such;
where neither says it, the words are not read. A sentence that denies, supposes, foretells or asks
is not read either: it does not say that something is so.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from typing import Final

from dashboard.claims.said import Said
from dashboard.prose.before import Before, left_by_sentence, left_by_sheet
from dashboard.prose.clauses.clause import Clause
from dashboard.prose.clauses.reference import resolved
from dashboard.prose.document import Document, as_clause, document_of
from dashboard.prose.examples import teaching
from dashboard.prose.fact_sheets.reading import (
    SheetLine,
    partner_row,
    sheet_line,
    taken_back,
    without_heading,
)
from dashboard.prose.found import Candidate, Found, Reason, Unread
from dashboard.prose.gist.gists import as_denied, gists, with_gists
from dashboard.prose.gist.standing import Earlier, going_on
from dashboard.prose.loosely import loosened, with_loose
from dashboard.prose.otherwise import with_others
from dashboard.prose.rephrasing.attribution import Attributed
from dashboard.prose.rephrasing.utterances import utterance, utterances
from dashboard.prose.sentences import again, carried
from dashboard.prose.sentences.besides import besides
from dashboard.prose.sentences.claims import claims_of
from dashboard.prose.sentences.contradictions import without_second
from dashboard.prose.sentences.denials import denies
from dashboard.prose.sentences.untold import untold
from dashboard.prose.times.noted import with_noted
from dashboard.prose.whose import ours
from dashboard.prose.whose.bodies import owned
from dashboard.prose.whose.mutual import is_mutual
from dashboard.prose.whose.pairs import NOBODY, Pair
from dashboard.prose.words.groups import VocabularyError
from dashboard.prose.words.vocabulary import Vocabulary
from etl.schema import WORLD

LONGEST: Final = 50_000
"""So many characters of a text are read at most."""

_TRIES: Final = 100
"""So many sentences of a text are read loosely at most."""

_LINES: Final = 12
"""So many lines under figures are looked at for a note of what they are."""

_ANY_YEAR: Final = 2000
"""That of an example, which tells of none."""

_MOST_TAUGHT: Final = 12  # vocabularies kept with what their examples teach


def read(
    text: str, words: Vocabulary, year: int, home: str = "", about: Pair = NOBODY
) -> list[Found]:
    """All claims of a text said in a ``year``, and the words about trade that are not read.

    ``home`` is whose trade is assumed to be meant in a text that names one other country and nobody
    else, ``about`` whose with whom before any sentence says.
    """
    return _read(document_of(text, words, year, home), about, tries=0)


def read_loosely(
    text: str, words: Vocabulary, year: int, home: str = "", about: Pair = NOBODY
) -> list[Found]:
    """The same, and what is not read also without words in the way, which is told as assumed."""
    return _read(document_of(text, words, year, home), about, tries=_TRIES)


def _read(document: Document, about: Pair, *, tries: int) -> list[Found]:
    """All of a text; so many sentences that are not read are tried without words in the way."""
    found, last, named = list[Found](), list[Found](), Counter[str]()
    clauses = with_noted([document.clause(*one) for one in document.sentences])
    before = Before(replace(about, home=document.home))
    for at, (one, (_, said)) in enumerate(zip(clauses, document.sentences, strict=True)):
        if isinstance(one, Unread) or said is None:
            before = before._replace(clause=None, claims=(one,) if isinstance(one, Unread) else ())
            found += before.claims
            continue
        clause, pair = one, before.pair
        line = sheet_line(one, before.sheet, before.claims)
        if before.sheet and said.is_under_name:
            # What stands under another line with a colon may be anybody's.
            line = SheetLine([], None)
        if line:
            claims, following = line.found, left_by_sheet(line, one, before)
        else:
            rest, before = _under_heading(one, before)
            clause, pair, claims = _found_in(rest, said, before, document)
            following = left_by_sentence(clause, pair, claims, before, document.text)
            if line := partner_row(clause, before.pair, before.sheet, claims):
                claims, following = line.found, left_by_sheet(line, one, before)
        claims = claims if line else _in_order(besides(clause, claims, before.claims))
        claims = without_second(claims, found)
        noted = taken_back(clauses[at + 1 : at + _LINES]) if line else None
        # What a sentence beside it takes back may still be what a reader wants to know.
        is_denied = denies(clauses[at + 1 : at + 4], document.text, claims)
        is_denied = is_denied or (before.title == "negation" and not noted)
        why: Reason | None = "negation" if is_denied else noted or before.title
        here = [_otherwise(each, document.year, said) for each in claims]
        if is_denied and tries > 0:
            here = [as_denied(each) for each in here]
        elif why:
            here = [Unread(each.start, each.end, why) for each in here]
        is_read = bool(here) and not any(isinstance(each, Unread) for each in here)
        is_tried = tries > 0 and (is_denied or not why)
        tries -= is_tried and not is_read
        if is_tried:
            here = here if line or is_read or is_denied else _loosely(one, here, before, document)
            spoken_of = _as_spoken(clause, pair, said, before.alone)
            main = ours.main_of(before.pair, document.main)
            earlier = Earlier(spoken_of, before.told_of, before.alone, before.ranked, main)
            earlier = going_on(earlier, before.clause, last)
            here = with_gists(clause, here, list(gists(clause, earlier, here)))
            here = here or untold(clause, last)
        found += here
        ours.note(named, _said(here))
        document = document._replace(main=ours.main(named))
        before, last = following, here
    return found


def _said(found: Iterable[Found]) -> Iterator[Said]:
    """What is read, and not only offered."""
    ways = (one.readings[0] for one in found if isinstance(one, Candidate))
    yield from (way.said for way in ways if not way.is_offered)


def _in_order(found: Iterable[Found]) -> list[Found]:
    return sorted(found, key=lambda one: (one.start, one.end))


def _under_heading(one: Clause, before: Before) -> tuple[Clause, Before]:
    """A sentence without a heading of its own, which is what was spoken of before it."""
    if not (told := without_heading(one)):
        return one, before
    clause, sheet = told
    if sheet.partner == WORLD:
        # One country before a colon is whose trade nobody else's is.
        own = sheet.reporter
        pair = replace(before.pair.of(own, WORLD), home=own, speaker=own, of_all=True)
    else:
        pair = replace(before.pair.of(sheet.reporter, sheet.partner), headed=True)
    return clause, Before(pair, period=sheet.period)


def _found_in(
    one: Clause, said: Attributed, before: Before, document: Document
) -> tuple[Clause, Pair, list[Found]]:
    """A sentence with what stands before it in its place, whose trade it is, and its claims."""
    clause, meant = resolved(one, before.clause)
    pair = before.pair.of(meant.owner, meant.other) if meant else before.pair
    earlier = [carried.settled(each) for each in before.claims]
    last = carried.said_before(clause, before.clause, earlier)
    # The time of a heading is that of what is under it.
    previous = None if before.sheet else before.clause
    clause, period = again.as_said(clause, earlier), ""
    if not clause.spoken_of:
        clause, period = again.at_once(clause, earlier, previous)
    clause = carried.asking_when(clause, earlier, previous)
    is_next = any(isinstance(each, Candidate) for each in earlier)
    if not (clause.spoken_of or clause.says_now or is_next):
        clause = replace(clause, spoken_of=before.period)
    spoken_of = _as_spoken(clause, pair, said, before.alone)
    found = [carried.assuming(each, period) for each in claims_of(clause, spoken_of, last)]
    found = [carried.asking(each, clause.may_be_of) for each in found]
    told = [carried.from_before(each, clause, before.claims) for each in found]
    if said.is_under_name and not pair.reporter:
        # Of a region, a firm or a paper: whose trade it is nobody says.
        told = [ours.unowned(each, clause.countries) for each in told]
    told = [owned(each, clause, before.clause, document.text) for each in told]
    main = ours.main_of(pair, document.main)
    told = [ours.of_main(each, main, clause.countries) for each in told]
    told = [
        ours.with_own_assumed(each, clause.marks, document.own, document.others) for each in told
    ]
    return clause, pair, told


def _loosely(one: Clause, strictly: list[Found], before: Before, document: Document) -> list[Found]:
    """What is found in a sentence, and what it tells besides without words in the way."""
    found = strictly
    for text, out in loosened(document.text, one.sentence, document.words):
        if found and all(isinstance(each, Candidate) for each in found):
            break
        said = utterance(text, one.sentence, document.words)
        clause = document.clause(one.sentence, said)
        if isinstance(clause, Unread):
            continue
        clause = replace(clause, spoken_of=one.spoken_of)
        clause, _, claims = _found_in(clause, said, before, document)
        claims = besides(clause, claims, before.claims)
        told = [_otherwise(each, document.year, said) for each in claims]
        found = with_loose(found, told, out, document.text)
    return found


def _otherwise(one: Found, year: int, said: Attributed) -> Found:
    return with_others(one, year, said.speaker) if isinstance(one, Candidate) else one


def _as_spoken(clause: Clause, pair: Pair, said: Attributed, alone: str) -> Pair:
    """Whose trade is spoken of where a speaker is of one country: *our trade* is that one's.

    Said in another, it may be of trade with that. Trade *between our countries* is with the one of
    two that it was of, or else with the only one named right before, ``alone``, or here.
    """
    speaker = said.speaker
    if not speaker:
        return ours.spoken_in(pair, said.place) if said.place else pair
    is_ours = any(mark.form in clause.words.syntax.ours for mark in clause.marks)
    # A part of all our trade is with whom was spoken of.
    is_of_all = any(mark.is_a("whole", "total") for mark in clause.marks)
    told = pair.of("", "") if is_ours and not is_of_all else pair
    if is_mutual(clause) and not clause.countries:
        two = {pair.reporter, pair.partner} if pair.partner else {alone or said.place, speaker}
        others = two - {speaker, ""}
        told = pair.of(speaker, *others) if len(others) == 1 else told
    return replace(told, home=speaker, speaker=speaker)


@lru_cache(maxsize=_MOST_TAUGHT)
def taught(words: Vocabulary) -> Vocabulary:
    """A vocabulary that knows what its examples teach, which takes a while.

    Raises VocabularyError.
    """

    def clause_of(example: str) -> Clause:
        (told,) = utterances(example, words)
        clause = as_clause(*told, words, _ANY_YEAR, words.examples.two[0])
        if isinstance(clause, Unread):
            message = f"[examples] is too long: {example}"
            raise VocabularyError(message)
        # *It* is nothing told before, as in most sentences.
        return resolved(clause, None)[0]

    return replace(words, shapes=teaching.shapes_taught(words, clause_of))
