"""The controls of the lens that all figures are seen through: goods, basis, publisher."""

from collections.abc import Mapping
from typing import Final

from dashboard.address.request import Request
from dashboard.parts import controls
from dashboard.parts.inputs import group, ticked
from dashboard.text import pieces
from dashboard.text.language import say
from dashboard.text.names import source_name
from dashboard.text.words import GOODS_NAMES, LENS_WORDS

PUBLISHER: Final = {"source": pieces.PUBLISHER}
BOTH_PUBLISHERS: Final = {"source": pieces.REPORTER_DATA, "mirror": pieces.PARTNER_DATA}


def choices(request: Request, publishers: Mapping[str, str] = PUBLISHER) -> list[controls.Control]:
    """What every view of figures lets a reader choose: goods, basis, whose figures.

    ``publishers`` maps the parameters that name one to marked labels. All but goods is folded away
    until something of it is chosen.
    """
    folded = bases_and_publishers(request, publishers)
    return [goods(request), controls.finer(request, say(pieces.BASIS_AND_PUBLISHER), *folded)]


def bases_and_publishers(
    request: Request, publishers: Mapping[str, str] = PUBLISHER
) -> list[controls.Control]:
    """By which rule a partner is told, and whose figures are asked."""
    sources = {"": say(pieces.BY_PRECEDENCE)} | {
        name: source_name(request.snapshot, name) for name in request.limits.sources
    }
    return [
        *(
            controls.either(request, name, say(words.legend), controls.said(words.options))
            for name, words in LENS_WORDS.items()
        ),
        *(
            controls.either(request, name, say(label), sources)
            for name, label in publishers.items()
        ),
    ]


def goods(request: Request) -> controls.Control:
    """What is left out of all goods."""
    chosen = request.selection.lens.without
    boxes = [
        ticked("checkbox", "without", code, say(label), chosen=code in chosen)
        for code, label in GOODS_NAMES.items()
    ]
    return controls.Control(("without",), group(say(pieces.LEAVE_OUT), boxes))
