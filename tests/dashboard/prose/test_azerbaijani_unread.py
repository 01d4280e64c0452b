"""What sentences in Azerbaijani are not read, and why."""
# ruff: noqa: RUF001 -- Azerbaijani has letters that look like others

import pytest

from dashboard.prose.found import Candidate, Unread
from dashboard.prose.grammar import read
from tests.dashboard.prose.asserting import SAID_IN
from tests.dashboard.prose.test_azerbaijani import AZERBAIJANI, SAID, asserted

UNREAD = {
    # Not told as trade, or not in figures.
    "": [
        "Rusiya Azərbaycanın ən böyük ticarət tərəfdaşlarından biridir.",
        "Azərbaycanın Rusiyaya ixracı 1.234 min dollar olub.",
        "Azərbaycanın ÜDM-i 5 faiz artıb, Rusiya bundan məmnundur.",
    ],
    "condition": [
        "Əgər Azərbaycanın Rusiyaya ixracı 12 faiz artıbsa, bu yaxşıdır.",
        "Azərbaycanın Rusiyaya ixracı 12 faiz artsa, bəlkə də yaxşıdır.",
        "Azərbaycanın Rusiyaya ixracı 2024-cü ildə 1 milyard dollar olsa da, idxalı artıb.",
        "Tutaq ki, Azərbaycanın Rusiyaya ixracı 12 faiz artıb.",
        "Azərbaycanın Rusiyaya ixracı ehtimal ki 12 faiz artıb.",
    ],
    "forecast": [
        "Azərbaycanın Rusiyaya ixracı 2025-ci ildə 1 milyard dollara çatacaq.",
        "Azərbaycanın Rusiyaya ixracı 1 milyard dollara çata bilər.",
        "Azərbaycanın Rusiyaya ixracının 1 milyard dollara çatacağı gözlənilir.",
        (
            "Məqsəd Azərbaycanla Rusiya arasında ticarət dövriyyəsini 10 milyarda çatdırmaq, "
            "5 milyard dollar artırmaqdır."
        ),
        "Azərbaycanın Rusiyaya ixracı 1 milyard dollar olmalıdır.",
        "2031-ci ildə Azərbaycanın Rusiyaya ixracı 1 milyard dollar olub.",
        "Gələn il Azərbaycanın Rusiyaya ixracı 12 faiz artıb.",
    ],
    "goods": [
        "Azərbaycanın Rusiyaya düymə ixracı 100 milyon dollar olub.",
        "Azərbaycanın Rusiyaya ixracında pomidorun payı 5 faizdir.",
        "Rusiya Azərbaycanın düymə ixracının 96 faizini təşkil edib.",
        "Azərbaycanın Rusiyaya iynə ixracı 12 faiz artıb.",
        "Azərbaycanın Rusiyaya çətir ixracı 12 faiz artıb.",
        "Azərbaycanın Rusiya ilə ticarət dövriyyəsində Türkiyənin payı 25 faizdir.",
        "Azərbaycanın Rusiyaya ixracı ümumi idxalının 4,4 faizini təşkil edib.",
        "Naxçıvanın Rusiyaya ixracı 2023-cü ildə 4,4 milyon dollar olub.",
        "Dağıstanın Azərbaycandan idxalı 5 milyon dollar olub.",
        "Rusiya prezidenti Azərbaycana ixracını 5 faiz azaldıb.",
        "Azərbaycanın Rusiyaya ixracı Türkiyəyə ixracından 2 dəfə çoxdur.",
    ],
    "group": [
        "Azərbaycanın Avropaya ixracı 5 milyard dollar olub.",
        "Azərbaycanın ərəb ölkələri ilə ticarət dövriyyəsi 12 faiz artıb.",
    ],
    "measure": [
        "Tatarıstan Azərbaycandan idxalını 5 faiz artırıb.",
        "Azərbaycanın Rusiyaya ixracı 12 faiz təşkil edib.",
        "Azərbaycanın Rusiyaya ixracı 12 faizə qədər artıb.",
        "Azərbaycanın Rusiyaya ixracı 5 milyard dollara qədər olub.",
        "Azərbaycanın Rusiyaya ixracı 4-5 milyard dollar olub.",
        "Azərbaycanın Rusiyaya ixracı 4 və 5 milyard dollar olub.",
        "Azərbaycanın Rusiyaya ixracı 0,5 dəfə artıb.",
        "Azərbaycanın Rusiyaya ixracı və idxalı 5 milyard dollar olub.",
        "Azərbaycanın Rusiyaya və İrana ixracı 5 milyard dollar olub.",
        "Azərbaycanın Rusiyaya, İrana ixracı 5 milyard dollar olub.",
        "Azərbaycanın və Gürcüstanın Rusiyaya ixracı 5 milyard dollar olub.",
        "Azərbaycanın Türkiyə və Rusiya ilə ticarət dövriyyəsi 10 milyard dollar olub.",
        "Türkiyə ilə Azərbaycan və Gürcüstan arasında ticarət dövriyyəsi 10 milyard dollar olub.",
        "Türkiyə, Rusiya və Azərbaycan arasında ticarət dövriyyəsi 10 milyard dollar olub.",
        "Azərbaycanın Rusiyadan ixracı 5 milyon dollar olub.",
        "Azərbaycanın Rusiyaya idxalı 5 milyon dollar olub.",
        "Azərbaycanın ixracının 5 faizi Rusiyadan gəlib.",
        "Azərbaycanın ixracında Rusiyanın payı 5 faiz artıb.",
        "Azərbaycanın ixracında Rusiyanın payı İtaliyadan 5 faiz çoxdur.",
        "Azərbaycanın Rusiyaya ixracında artım 2 milyard dollar olub.",
        "Azərbaycanın Rusiyaya ixracından 5 milyon dollar gəlir əldə olunub.",
        "Azərbaycanın Rusiyaya ixracı 5 milyon dollara satılıb.",
        "Azərbaycan şirkətlərinin Rusiyaya ixracı 5 milyon dollar olub.",
        "Azərbaycandan Rusiyaya tranzit ticarəti 12 faiz artıb.",
    ],
    "months": [
        "Azərbaycanın Rusiyaya ixracı yanvarın 12-də 5 milyon dollar olub.",
        "Azərbaycanın Rusiyaya ixracı ayda 4,4 milyon dollar olub.",
        "Yanvarda Azərbaycanın Rusiyaya ixracı 5 milyon dollar olub.",
        "2025-ci ilin fevralında nazir bildirib ki Azərbaycanın Rusiyaya ixracı 12 faiz artıb.",
    ],
    "negation": [
        "Azərbaycanın Rusiyaya ixracı 2024-cü ildə 12 faiz artıb deyənlər yanılır.",
        "Azərbaycanın Rusiyaya ixracı 2024-cü ildə 12 faiz artmayıb.",
        "Azərbaycanın Rusiyaya ixracı 12 faiz azalmır.",
        "Azərbaycanın Rusiyaya ixracı 1 milyard dollar deyil.",
        "Rusiya Azərbaycanın ən böyük ticarət tərəfdaşı deyil.",
        "Heç kim demir ki, Azərbaycanın Rusiyaya ixracı 12 faiz artıb.",
        "Azərbaycanın Rusiyaya ixracının 12 faiz artması yalandır.",
        "Guya Azərbaycanın Rusiyaya ixracı 12 faiz artıb.",
        "Azərbaycanın Rusiyaya ixracının 12 faiz artdığını söyləmək düzgün olmaz.",
    ],
    "partner": [
        "Azərbaycanın qarşılıqlı ixracı 12 faiz artıb.",
        "Azərbaycanın Rusiyaya ixracı Qazaxıstandan 2 dəfə çoxdur.",
    ],
    "period": [
        "2022-ci və 2023-cü illərdə Azərbaycanın Rusiyaya ixracı 12 faiz artıb.",
        "Son yeddi ayda Azərbaycanın Rusiyaya ixracı 500 milyon dollar olub.",
        "Azərbaycanın Rusiyaya ixracı hər il 12 faiz artıb.",
        "Sovet dövründə Azərbaycanın Rusiyaya ixracı 5 milyard dollar olub.",
        "Azərbaycanın Rusiyaya ixracı ötən illə müqayisədə 12 faiz artıb.",
        "Əvvəllər Rusiya Azərbaycanın ən böyük ticarət tərəfdaşı olub.",
    ],
    "question": [
        "Azərbaycanın Rusiyaya ixracı 1 milyard dollar olubmu?",
        "Azərbaycanın Rusiyaya ixracı 12 faiz artıb?",
    ],
    "reporter": [
        "Rusiyaya ixrac 12 faiz artıb.",
        "Rusiya ilə ticarət dövriyyəsi 4,8 milyard dollardır.",
    ],
    "services": [
        "Azərbaycanın Rusiyaya xidmət ixracı 12 faiz artıb.",
        "Azərbaycanın Rusiyaya mal və xidmət ixracı 5 milyard dollar olub.",
    ],
}


@pytest.mark.parametrize(
    ("text", "reason"), [(text, reason) for reason, texts in UNREAD.items() for text in texts]
)
def test_a_sentence_asserts_nothing(text: str, reason: str) -> None:
    """It is left alone, or told as not read with why."""
    found = read(text, AZERBAIJANI, SAID_IN)
    assert not [one for one in found if isinstance(one, Candidate)]
    assert {one.reason for one in found if isinstance(one, Unread)} <= {reason}
    assert bool(found) == bool(reason)


FRAMES = (
    "{} demək düzgün deyil.", "{} deyənlər yanılır.", "Nazir təkzib edib ki, {}.", "Əgər {}.",
    "Gözlənilir ki, {}.", "{} desəydi.", "{} fikri yalandır.", "Yalnız plan üzrə {}.", "{}mı?",
)  # fmt: skip


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize(("text", "asserts"), SAID)
def test_what_is_doubted_is_not_asserted(frame: str, text: str, asserts: str) -> None:
    """Denied, supposed, foretold or asked, no sentence says what it said."""
    assert asserts not in asserted(frame.format(text.rstrip(".")))
