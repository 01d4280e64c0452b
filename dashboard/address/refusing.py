"""How an address that asks for something impossible is refused, parameter by parameter. Pure."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from dashboard.measures.catalogue import N_
from etl.reference.misfits import Misfit, shortened, told
from etl.vintage import DataError

_PARAMETERS: Final = {"since": "base"}
"""What the address calls the parts of a statement, where it is not by their own names."""

REFUSED: Final = N_("Parameter {name}: {what}")
"""How a misfit is told: what is wrong with which parameter."""


class SelectionError(ValueError):
    """An address that asks for something impossible.

    Its ``misfits`` say what is wrong with each parameter named as ``field``, or, where that is
    blank, with the address as a whole. As text it is English; ``text.refusals`` says it on screen.
    """

    def __init__(self, *misfits: Misfit) -> None:
        self.misfits = misfits
        super().__init__(" ".join(map(_in_english, misfits)))


class UnknownAddressError(SelectionError):
    """An address of something that there is not, as of a claim that nobody made."""


def _in_english(misfit: Misfit) -> str:
    what = told(misfit)
    return REFUSED.format(name=misfit.field, what=what) if misfit.field else what


_AS_TOLD: Final = "{given}"


def of_data(parameter: str, error: DataError) -> Misfit:
    """What cannot be read of the data that a parameter names; that is English everywhere."""
    return Misfit(parameter, _AS_TOLD, error.told)


NO_VINTAGE: Final = N_("there is no vintage {given} here; “History” lists those there are.")


def no_vintage(parameter: str, vintage: str) -> Misfit:
    """A state of the data is not held, or no longer."""
    return Misfit(parameter, NO_VINTAGE, shortened(vintage))


def refuse(misfits: Iterable[Misfit]) -> None:
    """Raise SelectionError for all misfits of a statement or number; nothing for none."""
    named = [replace(one, field=_PARAMETERS.get(one.field, one.field)) for one in misfits]
    if named:
        raise SelectionError(*named)
