"""What a sentence tells besides what its numbers say. Pure."""

from collections.abc import Sequence

from dashboard.prose.clauses.clause import Clause
from dashboard.prose.found import Found
from dashboard.prose.sentences.alike import alike
from dashboard.prose.sentences.come_to import come_to, from_above
from dashboard.prose.sentences.first_of_all import first_of_all
from dashboard.prose.sentences.from_to import with_levels
from dashboard.prose.sentences.highest_since import highest_since
from dashboard.prose.sentences.than_then import than_then


def besides(clause: Clause, found: Sequence[Found], before: Sequence[Found]) -> list[Found]:
    """What is found in a sentence, and what its words tell of it besides.

    That what came to so much did rise, or fall, from how much it did, that it was more than at
    another time, or than with anybody else; and of whom else it is so. ``before`` is what the
    sentence before it tells.
    """
    told = from_above(with_levels(clause, [*found, *come_to(clause, found)]))
    return [
        *told,
        *than_then(clause, found, before),
        *highest_since(clause, found, before),
        *first_of_all(clause, found),
        *alike(clause, found),
    ]
