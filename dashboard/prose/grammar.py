"""From sentences about trade to what they assert, in explicit terms. Pure.

What a sentence does not say is taken from the ones before it or from the date, and told as such;
where neither says it, the words are not read. A sentence that denies, supposes, foretells or asks
is not read either: it does not say that something is so.
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import Final, NamedTuple

from dashboard.claims.said import Said
from dashboard.prose import again, examples, ours
from dashboard.prose.asserted import of_direction, of_number, of_rank
from dashboard.prose.attribution import Attributed
from dashboard.prose.by_example import of_fitted
from dashboard.prose.clause import Clause
from dashboard.prose.courses import as_several
from dashboard.prose.directions import Moved, moved
from dashboard.prose.extremes import Extreme, extreme, of_extreme
from dashboard.prose.fitted import fitted
from dashboard.prose.flows import as_nouns
from dashboard.prose.found import Candidate, Found, Reading, Reason, Unread, UnreadableError, refuse
from dashboard.prose.goods import Told, apart, of_goods
from dashboard.prose.obstacles import OF_ALL, check_all, denies, obstacle
from dashboard.prose.origins import as_from
from dashboard.prose.otherwise import with_others
from dashboard.prose.pairs import NOBODY, Pair, pair_after
from dashboard.prose.places import as_partners
from dashboard.prose.quantities import Quantity
from dashboard.prose.records import is_open, records
from dashboard.prose.reference import resolved
from dashboard.prose.same import is_of_it_alone
from dashboard.prose.sides import is_mutual
from dashboard.prose.statements import legal
from dashboard.prose.suffering import is_told, of_suffering
from dashboard.prose.telling import Place, Telling, places_of, with_places
from dashboard.prose.tokens import Sentence
from dashboard.prose.utterances import utterances
from dashboard.prose.vocabulary import Vocabulary, VocabularyError
from dashboard.prose.years_back import with_base

LONGEST: Final = 50_000
"""So many characters of a text are read at most."""

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
    found, claims = list[Found](), list[Found]()
    told = list(utterances(text, words))
    spoken = [said for _, said in told if said]
    home = ours.home(spoken, home)
    others = ours.others(spoken, home)
    own = home if len(others) < 2 else ""  # noqa: PLR2004 -- two say two things
    clauses = [_clause(*one, words, year, own) for one in told]
    pair = replace(about, home=home if len(others) == 1 else "")
    before, alone = None, ""
    for one, after, (_, said) in zip(clauses, [*clauses, None][1:], told, strict=True):
        if isinstance(one, Unread) or said is None:
            claims, before = [one] if isinstance(one, Unread) else [], None
            found += claims
            continue
        clause, meant = resolved(one, before)
        pair = pair.of(meant.owner, meant.other) if meant else pair
        last = again.last_told(before, claims)
        before, period = again.at_once(again.as_said(clause, claims), claims, before)
        spoken_of = _as_spoken(before, pair, said, alone)
        found_now = [again.assuming(each, period) for each in _claims(before, spoken_of, last)]
        told_now = [again.of_goods_before(each, claims) for each in found_now]
        claims = [ours.told(each, before.marks, own, others) for each in told_now]
        if denies(after):
            claims = [Unread(each.start, each.end, "negation") for each in claims]
        found += [_otherwise(each, year, said) for each in claims]
        # That it was a record is nothing that the next sentence goes on with.
        claims = [each for each in claims if not is_open(each)]
        pair = pair_after(before, claims, pair)
        alone = before.countries[0] if len(before.countries) == 1 else ""
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
        return ours.told_in(pair, said.place) if said.place else pair
    is_ours = any(mark.form in clause.words.syntax.ours for mark in clause.marks)
    told = pair.of("", "") if is_ours else pair
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
        clause = _clause(*told, words, _ANY_YEAR, words.examples.two[0])
        if isinstance(clause, Unread):
            message = f"[examples] is too long: {example}"
            raise VocabularyError(message)
        # *It* is nothing told before, as in most sentences.
        return resolved(clause, None)[0]

    return replace(words, shapes=examples.taught(words, clause_of))


def _clause(
    sentence: Sentence, said: Attributed | None, words: Vocabulary, year: int, own: str
) -> Clause | Unread:
    if said is None:
        return Unread(sentence.start, sentence.end, "long")
    marks = said.marks
    if words.syntax.verb_last:
        marks = ours.with_owner(again.with_whole(marks), said.speaker or own)
        marks = as_several(as_partners(as_nouns(marks)))
    marks = as_from(with_base(marks, words.syntax, year), words.syntax.wares)
    return Clause(sentence, marks, words, year)


def _claims(whole: Clause, pair: Pair, last: Said | None) -> Iterator[Found]:
    """The claims of one sentence, in the order of their numbers."""
    places = (whole.sentence.start, whole.sentence.end)
    reason = whole.reason
    try:
        goods = apart(whole)
    except UnreadableError as error:
        goods, reason = Told(whole), reason or error.reason
    clause = goods.clause
    if is_told(clause) and clause.terms:
        yield of_suffering(clause, reason)
        return
    by_example = fitted(whole, last)
    ranked = [term for term in clause.terms if term.is_partner and term.rank]
    told: list[Telling] = sorted([*clause.quantities, *ranked], key=places_of)
    way = extreme(clause) or moved(clause)
    if way and (not told or isinstance(way, Extreme)):
        told = [way, *told]
    # Bilateral trade, or foreign trade, is somebody's, whom a reader may name.
    is_somebodys = any(mark.is_a("whole", "mutual", "both", "total") for mark in clause.marks)
    is_of_somebody = clause.countries or reason == "group" or pair.reporter or is_somebodys
    if not (is_of_somebody and (by_example or (clause.terms and told))):
        return
    if reason and (reason in OF_ALL or not by_example):
        yield Unread(*places, reason)
        return
    spoken, is_read = _Spoken(whole, goods, reason), False
    for place in with_places(whole, clause, told, by_example):
        if whole.is_there("magnitudes", 0, place.first) and not is_read:
            # It may be of that number, which is of nothing that is read.
            last = None
        try:
            found = _told(spoken, place, pair, last)
        except UnreadableError as error:
            is_read, last = False, None
            yield from _unread(place, error.reason)
            continue
        yield Candidate(place.start, place.end, found)
        if place.number and (told_so := records(whole, place.number, found)):
            yield Candidate(place.start, place.end, told_so)
        is_read = True
        said = found[0].said
        pair = pair.after(said)
        # Of *it* several things may be told.
        last = last if place.fitted and place.fitted.is_of_it else said


def _unread(place: Place, reason: Reason) -> Iterator[Unread]:
    """Why something is not read; that something rose, beside what is told of it, nobody misses."""
    if not place.is_uncounted:
        yield Unread(place.start, place.end, reason)


class _Spoken(NamedTuple):
    """A sentence, with its goods apart; and why nothing of it is read but by example, if so."""

    whole: Clause
    goods: Told
    reason: Reason | None


def _told(spoken: _Spoken, place: Place, pair: Pair, last: Said | None) -> tuple[Reading, ...]:
    """What one thing that is told asserts: as an example has it, else as it is.

    Raises UnreadableError.
    """
    check_all(spoken.whole, place.first)
    if place.fitted:
        try:
            if why := obstacle(spoken.whole, place.fitted.fit):
                refuse(why)
            return legal(of_fitted(spoken.whole, place.fitted, pair, last))
        except UnreadableError as error:
            if (
                place.plain is None
                or error.reason == "goods"
                or is_of_it_alone(spoken.whole, place.fitted)
            ):
                raise
    if spoken.reason or place.plain is None:
        refuse(spoken.reason or "measure")
    found = _readings(spoken.goods.clause, place.plain, pair)
    return legal(of_goods(found, spoken.goods))


def _readings(clause: Clause, one: Telling, pair: Pair) -> list[Reading]:
    """What one thing that is told asserts. Raises UnreadableError."""
    match one:
        case Quantity():
            return of_number(clause, one, pair)
        case Extreme():
            return of_extreme(clause, one, pair)
        case Moved():
            return of_direction(clause, one, pair)
    return of_rank(clause, one, pair)
