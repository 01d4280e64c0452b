"""Why a part of a sentence that fits an example is not read: what stands beside it. Pure."""

from itertools import takewhile
from typing import Final

from dashboard.claims.said import Said
from dashboard.prose.clauses.clause import Clause
from dashboard.prose.examples.closing_period import period_joined
from dashboard.prose.examples.fit import Fit
from dashboard.prose.examples.left_after import check_counted_by
from dashboard.prose.examples.pieces import COUNTRY, GOODS, NUMBER, Piece, is_moved, named, trimmed
from dashboard.prose.examples.same import is_beside
from dashboard.prose.found import refuse
from dashboard.prose.measured.percentages import FLOWS
from dashboard.prose.words.marks import is_sign, is_word
from dashboard.prose.words.shapes import IS, NOUN
from etl.schema import WORLD

_GOODS_IN: Final = "goods in "
_SHARE: Final = f"{NOUN}share"
_HEAD: Final = frozenset({"links", "whole", "measures"})
_WITH: Final = frozenset({"with"})
_COUNTED: Final = frozenset({"shares", "changes"})
_BESIDE: Final = 2
_NEAR: Final = 4
"""So many words after the last of a part of a sentence its time may have."""


def check_late(clause: Clause, fit: Fit) -> None:
    """Refuse what has no number where a time after it may be of something else.

    As in *its share is falling, although it rose in 2022*, and *is second (third in 2023)*. Or
    where it turned, nobody says when: *rose and fell by 5%*; or how much it rose by after a word
    in between: *rose even by a third*.
    """
    end = fit.places.stop
    last = trimmed(fit.pieces)[-1].until
    rest = takewhile(lambda mark: not is_sign(mark), clause.marks[last : last + _NEAR])
    if is_moved(trimmed(fit.pieces)[-1]) and any(mark.kind in _COUNTED for mark in rest):
        refuse("measure")
    kinds = [mark.kind for mark in clause.marks[last : last + 2]]
    if kinds in (["links", "rises"], ["links", "falls"]) and not clause.periods:
        refuse("measure")
    is_dated = any(one.first < end or is_beside(clause, fit, one) for one in clause.periods)
    if clause.periods and not (is_dated or fit.like or period_joined(clause, last)):
        refuse("period")


def check_era(clause: Clause, piece: Piece) -> None:
    """Refuse a change since when something else was, *twice what it was when it joined the EU*."""
    after = clause.marks[piece.until : piece.until + 1]
    is_led = any(mark.form in clause.words.syntax.eras for mark in after)
    if is_led and piece.number is not None and piece.number.unit == "change":
        refuse("period")


def check_opening(clause: Clause, fit: Fit, *, is_rank: bool) -> None:
    """Refuse a rank of a flow that heads the sentence, and an amount of whom is only named after.

    As in *in imports, it is the first partner*, and *with imports of so much, China is second*.
    """
    head = clause.marks[: fit.places.start]
    is_headed = any(mark.kind == "measures" for mark in head) and all(
        mark.kind in _HEAD or is_sign(mark) for mark in head
    )
    if is_rank and is_headed:
        refuse("measure")
    is_with = not (fit.owner or fit.other or fit.like) and trimmed(fit.pieces)[0].token in _WITH
    if is_with and not head and clause.countries:
        refuse("partner")


def check_whole(fit: Fit, measure: str) -> None:
    """Refuse what goods, sold to one, are of trade in all: *gas sold to it is 10% of exports*."""
    tokens = [one.token for one in fit.pieces]
    nouns = [
        at for at, one in enumerate(tokens) if one.startswith(NOUN) and not one.startswith(_SHARE)
    ]
    if GOODS not in tokens or len(nouns) < 2 or not measure.startswith("share"):  # noqa: PLR2004 -- a part and a whole
        return
    number = next((at for at, one in enumerate(tokens) if one.startswith(NUMBER)), 0)
    whole = next((at for at in nouns if at > number), nouns[-1])
    if abs(tokens.index(GOODS) - whole) > _BESIDE:
        refuse("goods")


def check_single(clause: Clause, fit: Fit) -> None:
    """Refuse what rose and fell."""
    after = clause.marks[fit.places.stop : fit.places.stop + 2]
    if any(mark.kind in {"rises", "falls"} for mark in after):
        refuse("measure")


def check_bare_share(fit: Fit, measure: str, before: Said | None) -> None:
    """Refuse a share that names nobody after what it may be one of."""
    if before and before.only and before.partner == WORLD and not (fit.owner or fit.codes):
        # Of these goods, or of all.
        refuse("goods")
    if before is None or fit.owner or fit.other:
        return
    if measure.startswith(_GOODS_IN) and before.partner != WORLD and before.measure in FLOWS:
        # Of all exports, or of those to somebody.
        refuse("partner")
    if fit.codes:
        return
    if before.only:
        # Of these goods, or of all.
        refuse("goods")
    if before.measure == "balance":
        # The balance is so much of it.
        refuse("measure")


def check_base(clause: Clause, fit: Fit, piece: Piece) -> None:
    """Refuse what another amount is compared with, or changed from, without a time of its own."""
    pieces, at = fit.whole, fit.place(piece.first)
    lead = pieces[at - 1].token if at else ""
    is_from = lead in {"from", *clause.words.syntax.earlier}
    is_base = lead == "compared" or (is_from and any(map(is_moved, pieces[:at])))
    is_counted = piece.token.startswith(NUMBER)
    is_base = (
        is_base
        or (is_counted and piece.token.endswith("/from"))
        or (lead == "from" and bool(fit.like))
    )
    until = pieces[at + 1].first if at + 1 < len(pieces) else fit.places.stop + _NEAR
    # *In the same month of 2024* has more words that lead to its year.
    until += any(mark.kind == "same" for mark in clause.marks[piece.until : until]) and _NEAR
    rest = clause.marks[piece.until : until]
    is_yearly = any(mark.kind == "yearly" for mark in rest)
    is_dated = any(piece.until <= one.first < until for one in clause.periods)
    # *To 5 from 4 in 2024*: the year is that of the first.
    counted = [one.first for one in pieces if one.token.startswith(NUMBER)]
    is_of_first = is_from and counted[-1:] == [piece.first] and len(counted) > 1
    is_dated = is_dated and not (is_of_first and len(clause.periods) == 1)
    if is_base and not (is_dated or is_yearly):
        refuse("period")


def check_goods_share(clause: Clause, fit: Fit, measure: str) -> None:
    """Refuse all of a flow, or a partner's share, as one of goods whose share is told beside it.

    *Exports were 650 million, the share of wine was 26%*.
    """
    marks = clause.marks
    are_having = any(
        mark.kind == "goods" and at and marks[at - 1].is_a("measures", "share")
        for at, mark in enumerate(marks)
    )
    if fit.codes and are_having and not measure.startswith(_GOODS_IN):
        refuse("goods")


def check_goods_carried(clause: Clause, fit: Fit) -> None:
    """Refuse goods told before for a part that goes on with others, or with another flow.

    *Wine to Russia for $170 million, cars to Armenia for 300*, *and 650 million in all*.
    """
    own = clause.marks[fit.places.start : fit.places.stop]
    are_others = any(
        is_word(mark)
        or mark.is_a("whole", "total")
        or (mark.kind == "goods" and tuple(mark.meaning.split()) != fit.codes)
        for mark in own
    )
    flows, before = (
        {one.token for one in pieces if one.token.startswith(NOUN)}
        for pieces in (fit.pieces, fit.like)
    )
    if fit.codes and fit.like and (are_others or (flows and not flows <= before)):
        refuse("goods")


def check_goods_beside(fit: Fit, measure: str) -> None:
    """Refuse goods for the other of two flows: *exports of wine rose 5%, imports 12%*."""
    places = [at for at, one in enumerate(fit.pieces) if one.token == GOODS]
    nouns = [at for at, one in enumerate(fit.pieces) if one.meaning in FLOWS]
    if not places or len({fit.pieces[at].meaning for at in nouns}) < 2 or measure not in FLOWS:  # noqa: PLR2004 -- two flows
        return
    nearest = min(nouns, key=lambda at: abs(at - places[0]))
    if fit.pieces[nearest].meaning != measure:
        refuse("goods")


def check_taken(clause: Clause, fit: Fit, piece: Piece) -> None:
    """Refuse a share of what goes to another that a country has, and does not send itself.

    *Russia accounts for 90% of exports to Armenia* is of what Armenia gets.
    """
    at = fit.place(piece.first)
    tokens = [one.token for one in fit.whole]
    after = tokens[at + 1 :]
    ends = [[f"{NOUN}exports", "to", COUNTRY], [f"{NOUN}imports", "from", COUNTRY]]
    if [one for one in after if one not in {"of", GOODS}] not in ends or not named(fit.whole[:at]):
        return
    verbs = [one for one in fit.whole[:at] if one.token.startswith(IS)]
    sends = clause.words.syntax.sends
    if verbs and not any(clause.marks[one.first].form in sends for one in verbs):
        refuse("measure")


def check_moved(clause: Clause, fit: Fit, piece: Piece) -> None:
    """Refuse as a share what may be by how much something rose too: *rose 30%, and imports 70%*."""
    check_counted_by(clause, fit)
    at = fit.place(piece.first)
    tokens = [one.token for one in fit.whole]
    is_after = any(one.startswith(NOUN) for one in tokens[:at]) and len(tokens) == at + 1
    is_share = any(one.startswith(_SHARE) for one in tokens)
    before = [one for one in clause.quantities if one.first < piece.first]
    is_change = any(one.unit in {"percent", "change"} for one in before) and any(
        mark.kind in {"rises", "falls"} for mark in clause.marks[: piece.first]
    )
    if is_after and is_change and not (is_share or fit.like or any(map(is_moved, fit.whole))):
        refuse("measure")
