"""Goods as the columns of frames and figures have them, and what they are called. Pure."""

from typing import Final

from dashboard.text.language import N_, listed, say
from etl.schema import TOTAL

WITHOUT: Final = " without "
"""What stands in a column of goods between those meant and the codes left out of them."""

ALL_GOODS: Final = N_("all goods")
HS_CODE: Final = N_("HS {code}")
LESS: Final = N_("{goods} without HS {codes}")


GOODS_NAMES: Final = {
    "7108": N_("gold (HS 7108)"),
    "71": N_("precious metals and stones (HS 71)"),
    "27": N_("oil and gas (HS 27)"),
}


_CALLED: Final = {
    "0702": N_("tomatoes (HS 0702)"),
    "07": N_("vegetables (HS 07)"),
    "08": N_("fruit and nuts (HS 08)"),
    "0902": N_("tea (HS 0902)"),
    "10": N_("grain (HS 10)"),
    "1001": N_("wheat (HS 1001)"),
    "2204": N_("wine (HS 2204)"),
    "2701": N_("coal (HS 2701)"),
    "2709": N_("crude oil (HS 2709)"),
    "2710": N_("oil products (HS 2710)"),
    "2711": N_("gas (HS 2711)"),
    "271111": N_("liquefied natural gas (HS 271111)"),
    "2716": N_("electricity (HS 2716)"),
    "30": N_("medicines (HS 30)"),
    "31": N_("fertilisers (HS 31)"),
    "39": N_("plastics (HS 39)"),
    "52": N_("cotton (HS 52)"),
    "72": N_("iron and steel (HS 72)"),
    "76": N_("aluminium (HS 76)"),
    "84": N_("machinery (HS 84)"),
    "87": N_("vehicles (HS 87)"),
    "8703": N_("cars (HS 8703)"),
    "93": N_("weapons (HS 93)"),
    **GOODS_NAMES,
}
"""What goods are called that sentences name; of others their code is told."""


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


def goods_name(code: str) -> str:
    """What one HS code or group of goods is called within a sentence."""
    return say(_CALLED[code]) if code in _CALLED else goods_title(code)
