"""More trade with one partner than with another, and records, in words nobody reads: offered."""
# ruff: noqa: RUF001 -- Russian and Azerbaijani have letters that look like Latin ones

import pytest

from dashboard.claims.said import Said
from tests.dashboard.prose.gist.test_gists import gists


def told(said: Said) -> str:
    """A statement without a number in short, with the other partner or since when after it."""
    rest = filter(None, (said.only, said.than, said.since))
    return " ".join([said.reporter, said.partner, said.measure, said.period, said.relation, *rest])


def likeliest(text: str, language: str = "en") -> list[str]:
    """What each of the words nobody reads most likely means, where no number tells it."""
    ways = (one.readings[0].said for one in gists(text, language))
    return [told(said) for said in ways if said.value is None]


@pytest.mark.parametrize(
    ("language", "text", "means"),
    [
        ("en", "More Chilean goods went to Peru than to Spain in 2017, whatever the tabloids say.",
         "CHL PER exports 2017 greater ESP"),
        ("en", "Hands up who knew that Kenya buys less from Iran than from India.",
         "KEN IRN imports 2024 smaller IND"),
        ("ru", "В 2021 году Польша обошла Германию как источник товарного импорта Латвии.",
         "LVA POL imports 2021 greater DEU"),
        ("ru", "Казахстан торгует с Китаем активнее, чем с Россией.",
         "KAZ CHN turnover 2024 greater RUS"),
        ("az", ("Bizim Azərbaycanla ticarətimiz Ermənistanla ticarətimizdən, nə gizlədim, çoxdur, "
         "– Gürcüstan deputatı deyib."), "GEO AZE turnover 2024 greater ARM"),
    ],
)  # fmt: skip
def test_one_partner_held_against_another_is_offered(language: str, text: str, means: str) -> None:
    """Of three countries one is what the other is held against, and never whose trade it is."""
    assert likeliest(text, language) == [means]
    for one in gists(text, language):
        assert all(way.said.than not in {way.said.reporter, way.said.partner, ""}
                   for way in one.readings)  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "Perhaps Chile will one day sell more to Peru, bless it, than to Spain.",
        "It is false, mind you, that Chile sells more to Peru, bless it, than to Spain.",
        "If Chile sold more to Peru, bless it, than to Spain, who would mind?",
        "More tourists from Chile, bless them, visited Peru than Spain.",
    ],
)
def test_what_may_not_be_so_is_not_held_against_another(text: str) -> None:
    """Nor what is to come, is denied or supposed, or is no trade."""
    assert not [one for one in likeliest(text) if "exports" in one]


@pytest.mark.parametrize(
    ("language", "text", "means"),
    [
        ("en", "Peru closed 2019, mark my words, with an all-time high in exports.",
         "PER WLD exports 2019 greater"),
        ("en", ("At $16.9 billion, Chile's imports from Peru in 2020 were the lowest since 2005, "
         "clerks mumble."), "CHL PER imports 2020 smaller 2005"),
        ("en", ("Chile's monthly imports from Peru hit $11.6 billion in May 2024, bless it, the "
         "highest since December 2022."), "CHL PER imports 2024-05 greater 2022-12"),
    ],
)  # fmt: skip
def test_a_record_is_offered_since_when_it_is_told_to_be_one(
    language: str, text: str, means: str
) -> None:
    """Months against months, and a record of which no word says since when so far."""
    assert means in likeliest(text, language)
