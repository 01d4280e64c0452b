"""What is sold beside what is bought, in words nobody reads: a balance or a coverage is offered."""

import pytest

from tests.dashboard.prose.gist.test_gists import senses


@pytest.mark.parametrize(
    ("text", "means"),
    [
        ("Switzerland sells the Americans $38 billion more than it buys from them.",
         "CHE USA balance 2024 is 3.8e+10"),
        (("We in Chile export to Peru, mark my words, four times as much as we import from "
         "there."), "CHL PER coverage 2024 is 400"),
        (("Chile's exports to Peru are now, mark my words, seven times what they were in "
         "2020."), "CHL PER exports 2020>2024 is 600"),
        ("Chile's exports to Peru doubled between 2008, when we signed, and 2012.",
         "CHL PER exports 2008>2012 is 100"),
    ],
)  # fmt: skip
def test_one_flow_beside_the_other_is_no_change(text: str, means: str) -> None:
    """Nor is a change from the one time told to the other one of the last year."""
    assert means in senses(text)[0]


def test_two_flows_that_are_listed_are_not_held_against_each_other() -> None:
    """Each rose by itself."""
    text = "Chile's exports to Peru, bless them, rose by $3 billion and imports by $2 billion."
    assert not [sense for ways in senses(text) for sense in ways if "balance" in sense]
