"""What is found in a text: claims that can be read, and words about trade that cannot. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NoReturn

from dashboard.claims.said import Said

Reason = Literal[
    "negation", "condition", "forecast", "question", "months", "services", "currency", "group",
    "goods", "reporter", "partner", "measure", "period", "twice", "long", "absent",
]  # fmt: skip
"""Why words about trade are not read: what they say besides, or do not say, or what is not held."""

Part = Literal[
    "reporter", "partner", "side", "period", "since", "it", "only", "unit", "words", "sense",
]  # fmt: skip
"""What of a reading the words did not say themselves.

``words`` are some that it leaves out; ``sense`` is which it is of several that they may have.
"""


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to take some words: what they assert, and what of it was ``assumed``.

    ``assumed`` are the parts not said, each with what it was taken for.
    """

    said: Said
    assumed: Mapping[Part, str] = field(default_factory=dict)

    @property
    def is_offered(self) -> bool:
        """Whether a reader has to confirm it: a sense, or what is read without some words."""
        return "sense" in self.assumed or "words" in self.assumed


@dataclass(frozen=True, slots=True)
class Candidate:
    """A claim in a text: where it stands, and its readings, the likeliest first.

    Where it says no time and ``may_be_of`` one told before it, or of none of these, a reader has to
    say of which it is. Where its words are ``unread``, for a reason, each reading is a ``sense``
    that they may have, of which a reader has to choose one.
    """

    start: int
    end: int
    readings: tuple[Reading, ...]
    may_be_of: tuple[str, ...] = ()
    unread: Reason | None = None


@dataclass(frozen=True, slots=True)
class Unread:
    """Words about trade that cannot be read, where they stand, and why."""

    start: int
    end: int
    reason: Reason


Found = Candidate | Unread


class UnreadableError(Exception):
    """Words that are about trade and cannot be read, for a ``reason``."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason = reason


def refuse(reason: Reason) -> NoReturn:
    """Read no further. Raises UnreadableError."""
    raise UnreadableError(reason)
