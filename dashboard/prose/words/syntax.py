"""How a language puts its words together, as its file says. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cached_property
from typing import Any, Final

from dashboard.prose.words.amounts import Amounts
from dashboard.prose.words.remarks import Remarks
from dashboard.prose.words.tokens import plain
from dashboard.prose.words.turns import Turns


@dataclass(frozen=True)
class Order:
    """How words are put together, and what their ends say.

    ``genitive`` and ``verb_last`` tell three grammars apart: see ``dashboard.prose``.

    ``genitive``: whose trade it is stands right after its noun, with no word between, and so does
    what a share is of.
    ``verb_last``: what is said of a noun stands before it, with its case, and what is said of a
    number after it.
    ``units_go_on``: millions of nothing are of the money of the number before.
    ``place_ends``: ends of a country's name that after *to* say where, not whereto.
    ``unchanged``: names with such an end that have it always: *в Чили* is whereto as well.
    ``taker_ends``: ends of one that right after a noun say who is given, not whose it is.
    ``owned_ends``: ends of a noun that is somebody's, whose name before it then needs none.
    ``own_ends``: ends of a time that is of nothing but what stands right after it.
    ``aside_ends``: ends of words that begin what is told aside of somebody, between signs.
    ``inverted``: verbs that at the head of a sentence ask or suppose.
    ``begins``: words that begin another clause, with no sign before them.
    ``joining``: words that at the head of a part go on with what was said, of the same country.
    ``apart``: last words for *and* that join no list, such as *while*.
    ``equals``: *or*, where it says in percent what stands before it.
    ``than``: words before what something is compared with.
    ``capitals``: names that are other words in small letters.
    ``capital_names``: words that with a capital are a country, each with its code: *того TGO*.
    ``respective``: words that several numbers are of several things in their order.
    ``acts``: verbs that tell nothing of trade, and make a clause of its own: *as duties began*.
    """

    genitive: bool = False
    verb_last: bool = False
    units_go_on: bool = False
    place_ends: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    taker_ends: tuple[str, ...] = ()
    owned_ends: tuple[str, ...] = ()
    own_ends: tuple[str, ...] = ()
    aside_ends: tuple[str, ...] = ()
    inverted: tuple[str, ...] = ()
    begins: tuple[str, ...] = ()
    joining: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()
    equals: tuple[str, ...] = ()
    than: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()
    capital_names: tuple[str, ...] = ()
    respective: tuple[str, ...] = ()
    acts: tuple[str, ...] = ()

    @cached_property
    def named(self) -> dict[str, str]:
        """The codes of the countries that words are with a capital."""
        return {name: code.upper() for name, code in map(str.split, self.capital_names)}

    def says_where(self, name: str) -> bool:
        """Whether a country's name after *to* tells by its end where, not whereto."""
        return name.endswith(self.place_ends) and name not in self.unchanged

    @property
    def owner_after(self) -> bool:
        """Whether whose trade it is stands after its noun, and what is said of it there too."""
        return self.genitive and not self.verb_last


@dataclass(frozen=True)
class Whose:
    """Words for whose trade it is, and with whom.

    ``ours``: words for what is the speaker's country's.
    ``its``: words for what may be of who heads the sentence, whoever was spoken of.
    ``one_of``: the first word of *one of* somebody's three largest partners.
    ``joint``: words that lead to who did something too.
    ``wares``: words for all goods of a country, *imports of Russian goods*.
    ``wares_of``: those before a share of them, *half of Russian goods*.
    ``traded_ends``: ends of words for what is traded by who is named next, before the goods.
    ``most_of_all``: words by which somebody buys, or sells, most of what another sells, or buys.
    ``selling``, ``buying``, ``trading``: beginnings of verbs that tell a flow, where nothing does.
    ``codes``: words for a list of goods, before a number of it in brackets.
    ``unnamed``: words for a country that is not named.
    ``there``: words for where one lies, with none that leads to them.
    ``persons``: words before one of ``a_country`` for a person's: *his country* is the speaker's.
    ``a_country``, ``lands``: words for one country, as *nation*, and for several.
    ``parties``: words that after a country's name mean the country, as *side*.
    ``foreign``: how words begin that say of a country's trade that it is with all others.
    ``supplies``: verbs that say of a share that it is of what another imports.
    ``stands``: words that stand for the noun before, *those to Russia*.
    ``addressed``: words for those who are spoken to, as *ladies* and *gentlemen*.
    ``leaning``: words that lead to whom somebody depends on, or matters to.
    ``sales``: words for what is sold that, of one country to another, is its exports.
    ``listing``: words of a heading of a list of partners, as *structure* is.
    ``we_ends``: ends of verbs that say that we did it.
    ``overtaking``, ``coming_after``: words after whom a partner overtook, or comes after.
    """

    ours: tuple[str, ...] = ()
    its: tuple[str, ...] = ()
    one_of: tuple[str, ...] = ()
    joint: tuple[str, ...] = ()
    wares: tuple[str, ...] = ()
    wares_of: tuple[str, ...] = ()
    traded_ends: tuple[str, ...] = ()
    most_of_all: tuple[str, ...] = ()
    selling: tuple[str, ...] = ()
    buying: tuple[str, ...] = ()
    trading: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    unnamed: tuple[str, ...] = ()
    there: tuple[str, ...] = ()
    a_country: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()
    lands: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    foreign: tuple[str, ...] = ()
    supplies: tuple[str, ...] = ()
    stands: tuple[str, ...] = ()
    addressed: tuple[str, ...] = ()
    leaning: tuple[str, ...] = ()
    sales: tuple[str, ...] = ()
    listing: tuple[str, ...] = ()
    we_ends: tuple[str, ...] = ()
    overtaking: tuple[str, ...] = ()
    coming_after: tuple[str, ...] = ()


@dataclass(frozen=True)
class Times:
    """Words for when something was so.

    ``earlier``: links that before a year tell what a change is from.
    ``present``: words that say *now*, which is not when the sentence before is of.
    ``years``: words for years, after two of them joined by a dash.
    ``events``: words that lead to something else that happened, whose time is none of trade.
    ``contrasts``: *if* and *then*, where they set one year against another.
    ``eras``: words that say when it was by something else.
    ``spans_of_years``: words for years after how many there are, in which something rose.
    ``within``, ``recent``: words that lead to these, and that say that they are the last ones.
    ``once``: words for the first time.
    ``first_time``: words for it that since when, or in how many years, may stand right after.
    ``circumstances``: words that lead to what something came after, or in spite of what it did.
    ``once_so``: verbs for what was so at a time that may be long ago.
    ``used_so``: verbs for what used to be so, which with no time told is not now.
    ``beginning``: verbs by which something only began to rise, or to fall.
    ``per_year``: words that after an amount say that it is as much in each, and no mean.
    ``of_month``: words that beside a month say nothing, as *monthly*.
    ``cumulated``: those that beside years from one to another do, as *cumulative*.
    ``a_year``: words for one, as in *and 2 billion for the year*.
    ``of_years``: words for years after how many, of which something was the highest.
    ``each_year``: words that say of an amount that it is so every year.
    ``until_ends``: ends of a year up to which something was so.
    ``fiscal``: first words of those for a fiscal year.
    ``month_names``: words that with a capital and a number are a month, each with its own: *may 5*.
    ``summed``: words by which so much is of several years together.
    ``posted``: phrases right before the day a text is of: *published on 5 February 2013*.
    ``months_long``: words for months after how many, which alone say nothing: *11-month exports*.
    ``matching``: first words of those of [compared] that say *the same period*.
    ``figures``: words for figures, in a note that says of when those before it are.
    """

    earlier: tuple[str, ...] = ()
    present: tuple[str, ...] = ()
    years: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    contrasts: tuple[str, ...] = ()
    eras: tuple[str, ...] = ()
    spans_of_years: tuple[str, ...] = ()
    within: tuple[str, ...] = ()
    recent: tuple[str, ...] = ()
    once: tuple[str, ...] = ()
    first_time: tuple[str, ...] = ()
    circumstances: tuple[str, ...] = ()
    of_month: tuple[str, ...] = ()
    cumulated: tuple[str, ...] = ()
    a_year: tuple[str, ...] = ()
    of_years: tuple[str, ...] = ()
    each_year: tuple[str, ...] = ()
    months_long: tuple[str, ...] = ()
    until_ends: tuple[str, ...] = ()
    once_so: tuple[str, ...] = ()
    used_so: tuple[str, ...] = ()
    beginning: tuple[str, ...] = ()
    per_year: tuple[str, ...] = ()
    fiscal: tuple[str, ...] = ()
    matching: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()
    month_names: tuple[str, ...] = ()
    summed: tuple[str, ...] = ()
    posted: tuple[str, ...] = ()


_TABLES: Final[Mapping[str, type]] = {
    "whose": Whose, "times": Times, "amounts": Amounts, "turns": Turns, "remarks": Remarks,
}  # fmt: skip
"""What stands in a table of its own within ``[syntax]``."""


@dataclass(frozen=True)
class Syntax(Order, Whose, Times, Amounts, Turns, Remarks):
    """What differs between languages besides their words; off unless a file says so."""

    @classmethod
    def of(cls, table: Any) -> "Syntax":  # noqa: ANN401 -- as TOML has it
        """What a file says. Raises ValueError."""
        if not isinstance(table, Mapping):
            message = "[syntax] is no table"
            raise ValueError(message)  # noqa: TRY004 -- of the file, not of the caller
        own = {name: value for name, value in table.items() if name not in _TABLES}
        told = _settings("syntax", own, Order)
        for name, of in _TABLES.items():
            within = table.get(name, {})
            if not isinstance(within, Mapping):
                message = f"[syntax] {name} is no table"
                raise ValueError(message)  # noqa: TRY004 -- of the file, not of the caller
            told |= _settings(f"syntax.{name}", within, of)
        return cls(**told)


def _settings(title: str, table: Mapping[str, Any], of: Any) -> dict[str, Any]:  # noqa: ANN401 -- a dataclass
    """What a table says of the fields of a class. Raises ValueError."""
    defaults = {one.name: one.default for one in fields(of)}
    told: dict[str, Any] = {}
    for name, value in table.items():
        if name not in defaults:
            message = f"[{title}] {name} is none of {', '.join(defaults)}"
            raise ValueError(message)
        is_switch = isinstance(defaults[name], bool)
        if is_switch and not isinstance(value, bool):
            message = f"[{title}] {name} is neither true nor false"
            raise ValueError(message)
        is_list = isinstance(value, list) and all(isinstance(one, str) and one for one in value)
        if not (is_switch or is_list):
            message = f"[{title}] {name} is no list of words"
            raise ValueError(message)
        told[name] = value if is_switch else tuple(map(plain, value))
    return told
