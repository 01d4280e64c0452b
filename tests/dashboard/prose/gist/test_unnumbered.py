"""What is told of trade by no number, or of several goods by one noun: offered, never judged."""
# ruff: noqa: RUF001 -- Russian has letters that look like Latin ones

import pytest

from tests.dashboard.prose.gist.test_gists import senses


def test_a_deficit_told_by_no_number_may_be_either_country_s() -> None:
    """Whose deficit *deficits against* somebody are, the words do not say."""
    text = 'Brazil\'s trade policies have caused "unsustainable Trade Deficits against the US".'
    assert senses(text) == [["BRA USA balance 2024 at most 0", "USA BRA balance 2024 at most 0"]]


@pytest.mark.parametrize(
    "text",
    [
        "Brazil will one day cause trade deficits against the US.",
        "Brazil has never caused trade deficits against the US.",
        "Brazil's trade policies have caused deficits.",
    ],
)
def test_a_deficit_that_may_not_be_is_not_offered(text: str) -> None:
    """Nor one that is to come, or that never was, or with nobody knows whom."""
    assert senses(text) == []


def test_shares_of_goods_go_on_with_the_goods_before() -> None:
    """So much of what is sold of some goods goes to one country, and so much of others."""
    text = (
        "На Россию, как пишут, приходится 96% поставок томатов Азербайджана, 87% экзотических "
        "фруктов, 53% орехов."
    )
    assert [likeliest for likeliest, *_ in senses(text, "ru")] == [
        "0702 AZE RUS share of exports 2024 is 96",
        "08 AZE RUS share of exports 2024 is 87",
        "0802 AZE RUS share of exports 2024 is 53",
    ]
