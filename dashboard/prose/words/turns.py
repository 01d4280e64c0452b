"""Words of a language by which something is not simply said. Pure."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Turns:
    """Words by which something is not simply said: denied, asked, told aside.

    ``turns``: words that turn from what was said, *but*.
    ``not_but``: words after what is denied, before what is so in its place.
    ``not_meant``: *not*, after a sign and before a country that is named as not meant.
    ``therefore``, ``duties``: words by which a last part says what follows, or ought to be done.
    ``outcomes``: verbs of what is to come that after a rise tell what it came to.
    ``asides``: words that begin what is told of a country besides, between two commas.
    ``articles``: those of them that begin most nouns too.
    ``saying``: verbs of saying after which *that* may be left out.
    ``accounts``: words for figures, after whose they are.
    ``alleged``: words before a colon for what somebody claims, and is not so.
    ``hearsay``: verbs of saying that alone after a sign name nobody who says so.
    ``everything``: words for all that was said, at the head of what denies it.
    ``reality``: words that lead to how it is instead of how it was said.
    ``refers``: words that say of what it was that was told, *this was for services only*.
    ``asking``, ``so``: words that begin a question, and that may lead to these.
    ``rather``: words that lead from what did not fall to its rise, *they* too.
    ``truth``: words by which it is asked whether something is so.
    """

    turns: tuple[str, ...] = ()
    not_but: tuple[str, ...] = ()
    not_meant: tuple[str, ...] = ()
    therefore: tuple[str, ...] = ()
    duties: tuple[str, ...] = ()
    outcomes: tuple[str, ...] = ()
    asides: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    saying: tuple[str, ...] = ()
    accounts: tuple[str, ...] = ()
    alleged: tuple[str, ...] = ()
    hearsay: tuple[str, ...] = ()
    everything: tuple[str, ...] = ()
    reality: tuple[str, ...] = ()
    refers: tuple[str, ...] = ()
    asking: tuple[str, ...] = ()
    so: tuple[str, ...] = ()
    rather: tuple[str, ...] = ()
    truth: tuple[str, ...] = ()
