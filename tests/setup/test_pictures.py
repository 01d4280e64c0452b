"""The sheet of pictures: each combination has a file of its own, and the sheet shows them all."""

from itertools import product

import pytest
from pictures import Shot, contact_sheet, parser, wanted

ADDRESSES = ("/", "/claims", "/claim/one", "/receipt?measure=turnover&period=2021")


def test_every_picture_is_on_the_sheet() -> None:
    """Under its own name, with words that tell it from all others."""
    combined = product(ADDRESSES, (360, 1280), ("light", "dark"), ("en", "az"))
    shots = [Shot(*each) for each in combined]
    sheet = contact_sheet(shots)
    assert len({shot.file for shot in shots}) == len({shot.label for shot in shots}) == len(shots)
    for shot in shots:
        assert f'src="{shot.file}"' in sheet
        assert f"<figcaption>{shot.label}</figcaption>" in sheet


@pytest.mark.parametrize(
    ("chosen", "found"),
    [
        ((), ADDRESSES),
        (("/",), ("/",)),
        (("/claim",), ("/claim/one",)),
        (("/claims", "/receipt"), ("/claims", ADDRESSES[3])),
    ],
)
def test_pages_are_chosen_by_their_names(chosen: tuple[str, ...], found: tuple[str, ...]) -> None:
    """A page whose name begins alike is another."""
    assert tuple(one for one in ADDRESSES if wanted(one, chosen)) == found


def test_each_option_stands_for_all_where_it_is_left_out() -> None:
    """And may be repeated where it is not."""
    everything = parser().parse_args([])
    assert tuple(everything.width) == (360, 1280, 2560)
    assert tuple(everything.theme) == ("light", "dark")
    assert {"en", "az", "ru"} <= set(everything.lang)
    some = parser().parse_args(["--width", "360", "--width", "1280", "--lang", "az"])
    assert some.width == [360, 1280]
    assert some.lang == ["az"]
