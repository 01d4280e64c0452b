"""The controls of the lens that all figures are seen through: goods, basis, publisher."""

from collections.abc import Mapping
from typing import Final

from dashboard.address.request import Request
from dashboard.parts import controls
from dashboard.parts.inputs import group, ticked
from dashboard.text import pieces
from dashboard.text.goods import ALL_GOODS, GOODS_NAMES, goods_name
from dashboard.text.language import say
from dashboard.text.names import source_name
from dashboard.text.words import LENS_WORDS

PUBLISHER: Final = {"source": pieces.PUBLISHER}
BOTH_PUBLISHERS: Final = {"source": pieces.REPORTER_DATA, "mirror": pieces.PARTNER_DATA}


def choices(request: Request, publishers: Mapping[str, str] = PUBLISHER) -> list[controls.Control]:
    """What every view of figures lets a reader choose: goods, basis, whose figures.

    ``publishers`` maps the parameters that name one to marked labels. All but what is left out is
    folded away until something of it is chosen.
    """
    folded = finer_choices(request, publishers)
    return [goods(request), controls.finer(request, say(pieces.FINER), *folded)]


def finer_choices(
    request: Request, publishers: Mapping[str, str] = PUBLISHER
) -> list[controls.Control]:
    """Which goods alone, by which rule a partner is told, and whose figures are asked."""
    sources = {"": say(pieces.BY_PRECEDENCE)} | {
        name: source_name(request.snapshot, name) for name in request.limits.sources
    }
    return [
        only(request),
        *(
            controls.either(request, name, say(words.legend), controls.said(words.options))
            for name, words in LENS_WORDS.items()
        ),
        *(
            controls.either(request, name, say(label), sources)
            for name, label in publishers.items()
        ),
    ]


def only(request: Request) -> controls.Control:
    """The goods that alone are looked at."""
    chosen = request.selection.lens.only
    codes = dict.fromkeys(filter(None, (*GOODS_NAMES, *request.limits.goods, chosen)))
    named = {"": say(ALL_GOODS)} | {code: goods_name(code) for code in codes}
    return controls.choice(request, "only", say(pieces.ONLY), named)


def goods(request: Request) -> controls.Control:
    """What is left out of all goods."""
    chosen = request.selection.lens.without
    boxes = [
        ticked("checkbox", "without", code, say(label), chosen=code in chosen)
        for code, label in GOODS_NAMES.items()
    ]
    return controls.Control(("without",), group(say(pieces.LEAVE_OUT), boxes))
