"""Words of a language beside the amounts of a sentence. Pure."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Amounts:
    """Words for how much, and what a number is of.

    ``growths``: beginnings of the words of a rise or a fall that are nouns.
    ``multiples``: words for so many times what was in a time that stands right after.
    ``as_much``: the second *as* of *twice as much as in 2021*.
    ``factors``: words before so many times, *by a factor of three*.
    ``much``: the word after the first one, *twice as much*.
    ``firsts``: how the ordinal for one begins, which after tens is no first place.
    ``greater``, ``smaller``: how words begin that there is more with one partner than another.
    ``more``, ``less``: words after a number for so much more, or less, than then.
    ``single``: words for a million or such that stand for one of it.
    ``nearly``, ``roughly``: first words of those of [about] that say *almost*, and *about*.
    ``nears``: verbs that before a record say that there is none.
    ``never``, ``so_much``: words by which there never was so much of something.
    ``exceeding``: beginnings of words of [compared] that say that it was more than then.
    ``judging``: beginnings of verbs for better or worse, which of a deficit are less or more.
    ``plus``, ``minus``: words before the money of a balance for its sign.
    ``index_of``: words after percent that lead to what they are percent of, an earlier time.
    ``levels``: words for how much there was, of the year beside them: *half its 2012 level*.
    ``of_it``: words at the head of a sentence for what some was told of, where they say no more.
    ``mainly``: words that begin what something mostly is, between signs.
    ``sends``: verbs that only say *is*, and of goods that they go or come.
    ``only``: words that begin what all of something is alone of, after a sign.
    ``even``, ``not_even``: words for *even* after a number, and for *not* before it.
    ``fails``: verbs by which something was not so much.
    ``unpassed``, ``unreached``: those by which it was less, after an ending for what was passed,
    and for what was come to.
    ``no_more``: those that deny that it was more than so much, or less.
    ``allots``: verbs of a fall that after *to the share* of somebody only say whose so much is.
    ``than_bought``, ``than_sold``: *than* it bought, or sold, in one word.
    ``than_then``: last words of *than then*, before which *more* was sold or bought.
    ``half``: words for a half of the unit right after.
    ``nothing``: words for none of it, *exports were zero*.
    ``most``: first words of those for *at most* that before no number say *most of all*.
    ``trades``: verbs that say of trade that it is done.
    ``unsold``, ``unbought``: verbs by which so much was not sold, or bought.
    """

    growths: tuple[str, ...] = ()
    multiples: tuple[str, ...] = ()
    as_much: tuple[str, ...] = ()
    factors: tuple[str, ...] = ()
    much: tuple[str, ...] = ()
    firsts: tuple[str, ...] = ()
    greater: tuple[str, ...] = ()
    smaller: tuple[str, ...] = ()
    more: tuple[str, ...] = ()
    less: tuple[str, ...] = ()
    single: tuple[str, ...] = ()
    nearly: tuple[str, ...] = ()
    roughly: tuple[str, ...] = ()
    nears: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    so_much: tuple[str, ...] = ()
    exceeding: tuple[str, ...] = ()
    judging: tuple[str, ...] = ()
    plus: tuple[str, ...] = ()
    minus: tuple[str, ...] = ()
    index_of: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    of_it: tuple[str, ...] = ()
    mainly: tuple[str, ...] = ()
    sends: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    even: tuple[str, ...] = ()
    not_even: tuple[str, ...] = ()
    fails: tuple[str, ...] = ()
    unpassed: tuple[str, ...] = ()
    unreached: tuple[str, ...] = ()
    no_more: tuple[str, ...] = ()
    allots: tuple[str, ...] = ()
    than_bought: tuple[str, ...] = ()
    than_sold: tuple[str, ...] = ()
    than_then: tuple[str, ...] = ()
    half: tuple[str, ...] = ()
    nothing: tuple[str, ...] = ()
    most: tuple[str, ...] = ()
    trades: tuple[str, ...] = ()
    unsold: tuple[str, ...] = ()
    unbought: tuple[str, ...] = ()
