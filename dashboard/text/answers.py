"""What the server says where it answers no page: to browsers, scripts and whoever tries doors.

Machines are told the same whoever asks, so these texts are English and in no catalogue.
"""

from collections.abc import Mapping
from typing import Final

UNKNOWN_HOST: Final = (
    "This server is not known by the name it was asked for. Whoever runs it can allow a name: "
    "python -m dashboard --allow-host NAME"
)
LARGE_BODY: Final = "What was sent is larger than {most} kB."
LONG_ADDRESS: Final = "The address is longer than {most} kB."
NO_QUESTION: Final = "This is nothing that a page here asks: the {part} cannot be used."
BROKEN_PAGE: Final = (
    "The first page cannot be made of vintage {vintage} ({fault}). Where an older vintage is held, "
    "readers get its pages, with a note."
)
BEHIND: Final = (
    "Where these figures come from gave no answer when it was last asked: there may be newer ones."
)
NO_LETTERS: Final = (
    "No picture can be drawn as PNG here, as the server has no font; one such as DejaVu Sans is "
    "enough. As SVG it can be had at the address of the page with .svg."
)
NO_PAGE_HERE: Final = "No page of this site stands at the address asked for."
JSON_ALONE: Final = "Only format=json can be had."
NO_FILE: Final = "There is no file at {address}."

UNKNOWN_ORIGIN: Final = (
    "Pages of other sites may not ask here. Whoever runs the server can allow a name: "
    "python -m dashboard --allow-host NAME"
)
POST_ALONE: Final = "Only POST is answered here."
NO_MESSAGE: Final = "The body has to be one message of JSON-RPC, an object."
NO_ARGUMENTS: Final = "These are not the arguments of this tool; it takes {taken}."
NO_RECEIPT: Final = "The address of a receipt begins with /receipt?, as the other tools tell it."

BY_STATUS: Final[Mapping[int, str]] = {
    400: "The request cannot be read.",
    404: "There is nothing at this address.",
    405: "This address cannot be asked in this way.",
    415: "What was sent is not JSON.",
    503: "Another answer of this kind is being made; ask again in a few seconds.",
    500: "The answer could not be computed. The fault is ours, and our log has it.",
}
"""What is said of a failure that nothing else is known of."""

FAILED: Final = "The request failed."
"""The same for any other status."""

FIRST_PAGE_FAILS: Final = "The first page cannot be made."
NEWEST_FAILS: Final = "The newest figures break a page."
"""What our log has beside the failure itself."""
