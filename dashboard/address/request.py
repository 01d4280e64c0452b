"""One look at one page: the data, what was asked, and what else may be asked."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final, TypeVar

from dashboard.address.limits import Limits
from dashboard.address.links import Links
from dashboard.address.selection import Selection
from dashboard.measures.lens import LENS
from dashboard.prose.words.vocabulary import Vocabulary
from dashboard.state.snapshot import Snapshot
from etl.reference.misfits import Misfit
from etl.vintage import DataError

PAIR: Final = ("reporter", "partner", "since", "until", *LENS)
"""What views of one pair take over from each other."""

Made = TypeVar("Made")


def _no_state(vintage: str) -> Snapshot:
    message = f"There is no vintage {vintage!r}."
    raise DataError(message)


def _no_words(language: str) -> Vocabulary:
    message = f"There are no words of {language!r}."
    raise DataError(message)


@dataclass(frozen=True)
class Request:
    """One look at one view.

    ``path`` is what follows the view's name in the address; ``vintages`` are the ids of all
    vintages held, oldest first, and ``state`` reads one of them. ``root`` is the address of the
    site that is looked at, such as ``https://example.org``, blank where nobody knows.
    ``words`` are those that texts are read by, of a language, and ``sent`` is a text to be checked
    that stands in no address, in a ``language``, blank to find out which. ``misfits`` are what is
    wrong with parameters that are as by default therefore, and ``typed`` what those were.
    """

    snapshot: Snapshot
    selection: Selection
    limits: Limits
    path: str = ""
    vintages: tuple[str, ...] = ()
    state: Callable[[str], Snapshot] = _no_state
    root: str = ""
    words: Callable[[str], Vocabulary] = _no_words
    sent: str = ""
    language: str = ""
    misfits: tuple[Misfit, ...] = ()
    typed: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_old(self) -> bool:
        """Whether the state shown is pinned and a newer one is held."""
        return bool(self.vintages) and self.snapshot.vintage.id != self.vintages[-1]

    @cached_property
    def links(self) -> Links:
        """The addresses that lead on from here."""
        return Links(self.limits.defaults, self.selection, self.snapshot.vintage.id, self.root)

    def once(self, make: "Callable[[Request], Made]") -> Made:
        """What is made of this request, made once however many parts of a page ask for it."""
        if make not in self._made:
            self._made[make] = make(self)
        made: Made = self._made[make]
        return made

    @cached_property
    def _made(self) -> dict[Callable[..., Any], Any]:
        return {}
