"""How a language puts its words together, as its file says. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from dashboard.prose.words.tokens import plain


@dataclass(frozen=True, slots=True)
class Syntax:
    """What differs between languages besides their words; all of it is off unless a file says so.

    ``genitive``: whose trade it is stands right after its noun, with no word between, and so does
    what a share is of. ``earlier``: links that before a year tell what a change is from.
    ``place_ends``: ends of a country's name that after *to* say where, not whereto.
    ``taker_ends``: ends of one that right after a noun say who is given, not whose it is.
    ``growths``: beginnings of the words of a rise or a fall that are nouns. ``verb_last``: what is
    said of a noun stands before it, with its case, and what is said of a number after it.
    ``units_go_on``: millions of nothing are of the money of the number before.
    ``than``: words before what something is compared with.
    ``inverted``: verbs that at the head of a sentence ask or suppose. ``capitals``: names that are
    other words in small letters. ``joining``: words that at the head of a part of a sentence go on
    with what was said, of the same country. ``ours``: words for what is the speaker's country's.
    ``begins``: words that begin another clause, with no sign before them.
    ``present``: words that say *now*, which is not when the sentence before is of.
    ``multiples``: words for so many times what was in a time that stands right after.
    ``as_much``: the second *as* of *twice as much as in 2021*.
    ``one_of``: the first word of *one of* somebody's three largest partners.
    ``single``: words for a million or such that stand for one of it.
    ``nearly``: first words of those of [about] that say *almost*.
    ``roughly``: first words of those of [about] that say *about*.
    ``years``: words for years, after two of them joined by a dash.
    ``joint``: words that lead to who did something too.
    ``events``: words that lead to something else that happened, whose time is none of trade.
    ``equals``: *or*, where it says in percent what stands before it.
    ``owned_ends``: ends of a noun that is somebody's, whose name before it then needs none.
    ``own_ends``: ends of a time that is of nothing but what stands right after it.
    ``contrasts``: *if* and *then*, where they set one year against another.
    ``turns``: words that turn from what was said, *but*.
    ``wares``: words for all goods of a country, *imports of Russian goods*.
    ``acts``: verbs that tell nothing of trade, and make a clause of its own: *as duties began*.
    ``index_of``: words after percent that lead to what they are percent of, an earlier time.
    ``asides``: words that begin what is told of a country besides, between two commas.
    ``saying``: verbs of saying after which *that* may be left out.
    ``sends``: verbs that only say *is*, and of goods that they go or come.
    ``supplies``: verbs that say of a share that it is of what another imports.
    ``alleged``: words before a colon for what somebody claims, and is not so.
    ``everything``: words for all that was said, at the head of what denies it.
    ``reality``: words that lead to how it is instead of how it was said.
    ``respective``: words that several numbers are of several things in their order.
    ``spans_of_years``: words for years after how many there are, in which something rose;
    ``within`` leads to them, ``recent`` says that they are the last ones. ``once``: words for the
    first time.
    ``circumstances``: words that lead to what something came after, or in spite of what it did.
    ``of_it``: words at the head of a sentence for what some was told of, where they say no more.
    ``mainly``: words that begin what something mostly is, between signs.
    ``stands``: words that stand for the noun before, *those to Russia*.
    ``unnamed``: words for a country that is not named.
    ``its``: words for what may be of who heads the sentence, whoever was spoken of.
    ``refers``: words that say of what it was that was told, *this was for services only*.
    ``a_year``: words for one, as in *and 2 billion for the year*.
    ``foreign``: how words begin that say of a country's trade that it is with all others.
    ``a_country``: words for one country, as *nation*.
    ``addressed``: words for those who are spoken to, as *ladies* and *gentlemen*.
    ``listing``: words of a heading of a list of partners, as *structure* is.
    ``asking``: words that begin a question, ``so`` those that may lead to them.
    ``lands``: words for several countries.
    ``fiscal``: first words of those for a fiscal year.
    ``apart``: last words for *and* that join no list, such as *while*.
    ``eras``: words that say when it was by something else. ``aside_ends``: ends of words that begin
    what is told aside of somebody, between signs.
    """

    genitive: bool = False
    earlier: tuple[str, ...] = ()
    place_ends: tuple[str, ...] = ()
    taker_ends: tuple[str, ...] = ()
    growths: tuple[str, ...] = ()
    verb_last: bool = False
    units_go_on: bool = False
    than: tuple[str, ...] = ()
    inverted: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()
    joining: tuple[str, ...] = ()
    ours: tuple[str, ...] = ()
    begins: tuple[str, ...] = ()
    present: tuple[str, ...] = ()
    multiples: tuple[str, ...] = ()
    as_much: tuple[str, ...] = ()
    one_of: tuple[str, ...] = ()
    single: tuple[str, ...] = ()
    nearly: tuple[str, ...] = ()
    roughly: tuple[str, ...] = ()
    years: tuple[str, ...] = ()
    joint: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    equals: tuple[str, ...] = ()
    owned_ends: tuple[str, ...] = ()
    own_ends: tuple[str, ...] = ()
    contrasts: tuple[str, ...] = ()
    its: tuple[str, ...] = ()
    turns: tuple[str, ...] = ()
    wares: tuple[str, ...] = ()
    acts: tuple[str, ...] = ()
    index_of: tuple[str, ...] = ()
    asides: tuple[str, ...] = ()
    saying: tuple[str, ...] = ()
    sends: tuple[str, ...] = ()
    supplies: tuple[str, ...] = ()
    alleged: tuple[str, ...] = ()
    everything: tuple[str, ...] = ()
    reality: tuple[str, ...] = ()
    respective: tuple[str, ...] = ()
    spans_of_years: tuple[str, ...] = ()
    within: tuple[str, ...] = ()
    recent: tuple[str, ...] = ()
    once: tuple[str, ...] = ()
    circumstances: tuple[str, ...] = ()
    of_it: tuple[str, ...] = ()
    mainly: tuple[str, ...] = ()
    stands: tuple[str, ...] = ()
    unnamed: tuple[str, ...] = ()
    eras: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()
    aside_ends: tuple[str, ...] = ()
    listing: tuple[str, ...] = ()
    addressed: tuple[str, ...] = ()
    refers: tuple[str, ...] = ()
    foreign: tuple[str, ...] = ()
    a_year: tuple[str, ...] = ()
    a_country: tuple[str, ...] = ()
    asking: tuple[str, ...] = ()
    so: tuple[str, ...] = ()
    fiscal: tuple[str, ...] = ()
    lands: tuple[str, ...] = ()

    @classmethod
    def of(cls, table: Any) -> "Syntax":  # noqa: ANN401 -- as TOML has it
        """What a file says. Raises ValueError."""
        if not isinstance(table, Mapping):
            message = "[syntax] is no table"
            raise ValueError(message)  # noqa: TRY004 -- of the file, not of the caller
        defaults = {one.name: one.default for one in fields(cls)}
        told: dict[str, Any] = {}
        for name, value in table.items():
            if name not in defaults:
                message = f"[syntax] {name} is none of {', '.join(defaults)}"
                raise ValueError(message)
            is_switch = isinstance(defaults[name], bool)
            if is_switch and not isinstance(value, bool):
                message = f"[syntax] {name} is neither true nor false"
                raise ValueError(message)
            is_list = isinstance(value, list) and all(isinstance(one, str) and one for one in value)
            if not (is_switch or is_list):
                message = f"[syntax] {name} is no list of words"
                raise ValueError(message)
            told[name] = value if is_switch else tuple(map(plain, value))
        return cls(**told)
