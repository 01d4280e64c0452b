"""The words of the page where a reader's own text is checked, and of the box it is put into."""

from collections.abc import Mapping
from typing import Final

from dashboard.prose.found import Part, Reason
from dashboard.text.language import N_, NN_

TITLE: Final = N_("Check a text")
INTRODUCTION: Final = N_(
    "A sentence or an article in Azerbaijani, English or Russian. Nothing of it is kept here."
)
DATE: Final = N_("Written on")
CHECK: Final = N_("Check")
HINT: Final = N_("Paste a text to check")
CHANGE: Final = N_("Change the text or its date, {date}")
NONE: Final = N_(
    "No claim about trade was found in the text; Azerbaijani, English and Russian are read."
)
CLAIMS: Final = NN_(
    "{count} claim about trade: {verdicts}.", "{count} claims about trade: {verdicts}."
)
VERDICT_COUNT: Final = N_("{count} {verdict}")
OPEN_COUNT: Final = N_("{count} to be confirmed")
UNREAD: Final = NN_(
    "{count} passage about trade was not read.", "{count} passages about trade were not read."
)
LEFT: Final = N_(
    "Only the first {most} passages about trade were looked at; check the rest separately."
)
FOUND: Final = N_("What it claims")
SKIPPED: Final = N_("Not read, and why")
MARKED: Final = N_("The text")
READ_AS: Final = N_("Read as: {sentence}.")
OPEN: Final[Mapping[Part, str]] = {
    "words": N_(
        "Read without the words “{words}”. It is checked once you confirm that this is what it "
        "means."
    ),
    "period": N_(
        "It does not say when, and the words before it are about another time. Choose the time:"
    ),
    "unit": N_("It does not say in which currency. It is checked once you confirm this one:"),
}
"""What a reader has to say before a claim is checked."""
SENSES: Final = N_("By its known words it may mean one of these. It is checked once you choose:")
CAME_OF_IT: Final = N_("Whether it came true can be checked once you choose what it means:")
"""The same of what was foretold."""
CHOSEN: Final = N_("Its words could not be read. You chose this meaning:")
CONFIRM: Final = N_("This is what it means: check it")
WITHOUT: Final = N_("Read without the words “{words}”.")
TO_CONFIRM: Final = N_("To be confirmed")
ASSUMED: Final = N_("Assumed, as these words do not say it; choose another if this is wrong:")
ASKS: Final[Mapping[Reason, str]] = {
    "partner": N_("Choose the partner:"),
    "reporter": N_("Choose the country:"),
}
"""What a reader is asked where words do not say it."""
CHOICE: Final = N_("{taken}: {verdict}")
HOW: Final = N_("The claimed number may come from:")
OTHER_MONEY: Final = N_("It would be right in {currency} instead of {said}.")
ALSO: Final = N_("It may also mean: {sentence} ({verdict}).")
FIGURES: Final = N_("All readings and figures")
LINK: Final = N_("Link to this answer")
NO_LINK: Final = N_(
    "A link holds up to {most} characters of text, and nothing of a text is kept here. To share "
    "one claim, follow “{figures}” beside it and copy that page’s address."
)
TOO_LONG: Final = N_(
    "The text has {given} characters, and at most {allowed} are read. Check it in parts."
)
NO_DATE: Final = N_("missing: the day the text was written, such as 2025-02-10.")
NO_TEXT: Final = N_("There is no text to check: write or paste some into the box.")
