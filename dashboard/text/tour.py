"""The words of the tour: how to read the first page, in four steps. Pure."""

from typing import Final, NamedTuple

from dashboard.text import pieces, shell
from dashboard.text.language import N_, say

WAY: Final = N_("How to read this, in four steps")
TITLE: Final = N_("How to read the first page")
BACK: Final = N_("Back")
NEXT: Final = N_("Next")
CLOSE: Final = N_("Close the tour")
COUNTED: Final = N_("{step} of {steps}")


class Step(NamedTuple):
    """What a reader looks at, and what it tells; both yet to be said."""

    name: str
    text: str


CLAIM: Final = Step(
    N_("The sentence and its verdict."),
    N_("A card quotes what was said. The verdict tells whether figures support it, by one rule."),
)
NUMBER: Final = Step(
    N_("The number and its year."),
    N_("Beside it: what it measures, the year, and whose figures it is made of."),
)
MADE: Final = Step(
    N_("How it is made."),
    N_(
        "“{why}” opens every reading of the sentence. There, and in the table under each chart, a "
        "number leads to its receipt: the formula, each figure, and where it was published."
    ),
)
ONWARD: Final = Step(
    N_("Your own question."),
    N_(
        "“{explore}” has other countries and years. Under each chart, “{download}” gives its "
        "numbers and picture, and “{share}” a link to that very view."
    ),
)


def told(step: Step) -> str:
    """What a step tells, with the names of what it speaks of as they stand on the page."""
    return say(
        step.text,
        why=say(pieces.WHY),
        explore=say(shell.PLACES["explore"]),
        download=say(pieces.DOWNLOAD),
        share=say(pieces.SHARE),
    )
