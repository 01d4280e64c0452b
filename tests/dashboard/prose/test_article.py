"""The kind of article that this product is made for: whose claims are told by who repeats them."""

from pathlib import Path

import pytest

from tests.dashboard.prose.asserting import asserted_in
from tests.dashboard.prose.shipped_words import WORDS

ARTICLE = Path(__file__).parents[4] / "shared/data/2026-11/article.txt"
REPEATED = (
    "In the papers of the neighbouring country, all of a sudden, they began to assert that "
    "Russia accounts for 10% of Azerbaijan's trade turnover, with Russian exports allegedly "
    "accounting for 75%. On May 3 an envoy was named; juice is made there at 12 million dollars."
)


def claims(text: str) -> list[str]:
    """Return whose share of what a text tells, without how wide the numbers are."""
    return [one.partition(" ±")[0] for one in asserted_in(text, WORDS["en"])]


def test_claims_that_somebody_repeats_are_read() -> None:
    """And nothing else of it is taken for a claim about trade."""
    assert claims(REPEATED) == [
        "AZE RUS share of turnover level >2024 is 10",
        "AZE RUS imports in the pair level >2024 is 75",
    ]


@pytest.mark.skipif(not ARTICLE.exists(), reason="the article is not at hand")
def test_the_article_yields_its_claims() -> None:
    """Ten percent, three quarters, and who would suffer more by a degradation."""
    found = claims(ARTICLE.read_text("utf-8"))
    assert found == [
        "AZE RUS share of turnover level >2024 is 10",
        "AZE RUS imports in the pair level >2024 is 75",
        "AZE RUS share of turnover partner over reporter >2024 greater",
    ]
