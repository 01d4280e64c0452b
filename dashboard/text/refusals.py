"""Why something cannot be shown, in the language spoken. Pure."""

from typing import Final

from dashboard.address.refusing import REFUSED, SelectionError
from dashboard.state.no_data import NO_DATA, NoDataError
from dashboard.text import labels, pieces
from dashboard.text.language import N_, say
from dashboard.text.words import in_row
from etl.reference.misfits import Misfit
from etl.vintage import DataError

NO_CHART: Final = N_("there is no chart {given} here. Known: {allowed}.")
NO_CLAIM: Final = N_("There is no claim {given}. “Claims” lists all there are.")
NO_SUCH_CLAIM: Final = N_("There is no claim {given}. Did you mean {allowed}?")
WORLD_HAS_NO_REPORT: Final = N_("the world makes no report of its own; name two countries.")


BOXES: Final = {
    "reporter": labels.REPORTER,
    "partner": labels.PARTNER,
    "since": pieces.SINCE,
    "until": pieces.UNTIL,
}
"""What parameters are called on every page where one types into a box for them."""


def refusal(error: SelectionError) -> str:
    """What is wrong with an address, by box or parameter; ``str(error)`` is for machines."""
    return " ".join(map(_told, error.misfits))


def _told(misfit: Misfit) -> str:
    what, field = what_is_wrong(misfit), misfit.field
    if field in BOXES:
        return say(pieces.WRONG, name=say(BOXES[field]), what=what)
    return say(REFUSED, name=field, what=what) if field else what


def what_is_wrong(misfit: Misfit) -> str:
    """What is wrong with a parameter, without its name."""
    given, allowed = in_quotes(misfit.given), in_row(misfit.allowed)
    return say(misfit.sentence, given=given, allowed=allowed)


def in_quotes(given: str) -> str:
    """What somebody wrote, as ``shortened`` has it, in the quotes of the language spoken."""
    is_text = len(given) > 1 and given[0] == given[-1] and given[0] in "'\""
    return say(pieces.QUOTED, sentence=given[1:-1]) if is_text else given


def no_figures(error: DataError) -> str:
    """Why there are no figures; what is wrong with a file is told in English."""
    if isinstance(error, NoDataError):
        return say(NO_DATA, program=error.program)
    return error.told
