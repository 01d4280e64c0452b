"""Records: what is told as more than in any year before, and since when."""

import pytest

from dashboard.prose.found import Candidate, Reading, Unread
from dashboard.prose.grammar import read
from dashboard.prose.sentences.records import dated
from tests.dashboard.prose.asserting import SAID_IN
from tests.dashboard.prose.shipped_words import WORDS


def _told(text: str) -> list[Reading]:
    found = dated(read(text, WORDS["en"], SAID_IN, "AZE"), 1996)
    readings = [one.readings[0] for one in found if isinstance(one, Candidate)]
    return [one for one in readings if one.said.operation == "over the highest"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Azerbaijan's trade with Turkey grew by 9% to a record $5.8 billion in 2022.",
         "AZE TUR turnover 2022"),
        ("In 2022 Azerbaijan's exports to Italy were $17.4 billion, an all-time high.",
         "AZE ITA exports 2022"),
        ("Italy took a record 46% of Azerbaijan's exports in 2022.",
         "AZE ITA share of exports 2022"),
    ],
)  # fmt: skip
def test_a_record_is_a_claim_of_its_own(text: str, wanted: str) -> None:
    """That it is the highest since figures begin, which nobody said."""
    (one,) = _told(text)
    said = one.said
    assert f"{said.reporter} {said.partner} {said.measure} {said.period}" == wanted
    assert (said.since, said.relation, said.value) == ("1996", "greater", None)
    assert one.assumed["since"] == "1996"


@pytest.mark.parametrize(
    "text",
    [
        "Azerbaijan recorded exports of $17.4 billion to Italy in 2022.",
        "Azerbaijan's exports to Italy were a record $7.4 billion in the first half of 2022.",
        "Azerbaijan ran a record deficit of $1 billion with China in 2022.",
        "A record crowd saw that Azerbaijan's exports to Italy were $17.4 billion in 2022.",
        "Azerbaijan's exports to Italy were a record $0.4 billion in 1996.",
        "Azerbaijan's exports to Italy were no record $17.4 billion in 2022.",
    ],
)
def test_what_is_no_record_of_a_year(text: str) -> None:
    """Of months, of a balance, of something else, of the first year, or denied."""
    assert not _told(text)


def test_what_was_not_read_stays_so() -> None:
    """Whatever it is."""
    found = [Unread(0, 9, "partner")]
    assert dated(found, 1996) == found
