"""Goods as the columns of frames and figures have them, and what they are called. Pure."""

from typing import Final

from dashboard.text.language import N_, listed, say
from etl.schema import TOTAL

WITHOUT: Final = " without "
"""What stands in a column of goods between those meant and the codes left out of them."""

ALL_GOODS: Final = N_("all goods")
HS_CODE: Final = N_("HS {code}")
LESS: Final = N_("{goods} without HS {codes}")


def goods_title(goods: str) -> str:
    """What a cell of a column of goods is called: ``all goods without HS 27``, ``HS 7108``.

    A group of goods is called as the table of products has it.
    """
    kept, _, left_out = goods.partition(WITHOUT)
    if kept == TOTAL:
        name = say(ALL_GOODS)
    else:
        name = say(HS_CODE, code=kept) if kept.isdigit() else say(kept)
    return say(LESS, goods=name, codes=listed(left_out.split())) if left_out else name
