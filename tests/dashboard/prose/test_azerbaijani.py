"""What sentences in Azerbaijani about trade assert."""
# ruff: noqa: RUF001 -- Azerbaijani has letters that look like others

import tomllib
import unicodedata
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.prose.grammar import read, taught
from dashboard.prose.words.vocabulary import Vocabulary
from etl.reader import SHIPPED_DATA
from tests.dashboard.prose.asserting import SAID_IN, asserted_in

TABLE = tomllib.loads((SHIPPED_DATA / "reference/language/az.toml").read_text("utf-8"))
AZERBAIJANI = taught(Vocabulary.of(TABLE, {}))


def asserted(text: str) -> list[str]:
    """Return the first reading of each claim in a text, in short."""
    return asserted_in(text, AZERBAIJANI)


SAID = [
    ("Azərbaycanın Rusiyaya ixracı 1 milyard 200 milyon dollar olub.",
     "AZE RUS exports level >2024 is 1.2e+09 ±1e+06"),
    ("Azərbaycanın Rusiyaya ixracı 2,5 dəfə artıb.",
     "AZE RUS exports change 2023>2024 is 150 ±10"),
    ("Azərbaycanın Avropa İttifaqına ixracı 5 milyard dollar olub.",
     "AZE EUR exports level >2024 is 5e+09 ±1e+09"),
    ("Azərbaycanın MDB ölkələri ilə ticarət dövriyyəsi 12 faiz artıb.",
     "AZE CIS turnover change 2023>2024 is 12 ±1"),
    ("Aİ-nin Azərbaycanın ixracında payı 60 faizdir.",
     "AZE EUR share of exports level >2024 is 60 ±1"),
    ("Azərbaycanın ixracı 12 faiz artıb.", "AZE WLD exports change 2023>2024 is 12 ±1"),
    ("Neft və qaz Azərbaycanın ixracının 90 faizini təşkil edib.",
     "AZE WLD goods in exports level >2024 is 90 ±1"),
    ("2024-cü ildə Azərbaycanın Rusiyaya ixracı 1,2 milyard dollar olub.",
     "AZE RUS exports level >2024 is 1.2e+09 ±1e+08"),
    ("Azərbaycanın Rusiya ilə ticarət dövriyyəsi 2024-cü ildə 4,8 milyard ABŞ dolları təşkil edib.",
     "AZE RUS turnover level >2024 is 4.8e+09 ±1e+08"),
    (("Azərbaycanla Rusiya arasında ticarət dövriyyəsi 2023-cü illə müqayisədə 2024-cü ildə 12 "
     "faiz artıb."),
     "AZE RUS turnover change 2023>2024 is 12 ±1"),
    ("Rusiya ilə Azərbaycan arasında ticarət dövriyyəsi 2023-cü ildə 4,4 mlrd. dollara çatıb.",
     "RUS AZE turnover level >2023 is 4.4e+09 ±1e+08"),
    ("Azərbaycan və Gürcüstan arasında əmtəə dövriyyəsi 2022-ci ildə 15% artıb.",
     "AZE GEO turnover change 2021>2022 is 15 ±1"),
    ("Azərbaycanın xarici ticarət dövriyyəsində Rusiyanın payı 9 faizdir.",
     "AZE RUS share of turnover level >2024 is 9 ±1"),
    ("Rusiyanın Azərbaycanın idxalındakı payı 18,5 faizə çatıb.",
     "AZE RUS share of imports level >2024 is 18.5 ±0.1"),
    ("Rusiyanın Azərbaycanın ixracında payı 2021-ci ildə 4,1% olub.",
     "AZE RUS share of exports level >2021 is 4.1 ±0.1"),
    ("Azərbaycanın Rusiyaya ixracı ölkəmizin ümumi ixracatının cəmi 4.4 faizini təşkil edir.",
     "AZE RUS share of exports level >2024 is 4.4 ±0.1"),
    ("Rusiyaya ixrac Azərbaycanın ümumi ixracının 4,4 faizini təşkil edib.",
     "AZE RUS share of exports level >2024 is 4.4 ±0.1"),
    ("Rusiya ilə ticarət Azərbaycanın xarici ticarət dövriyyəsinin 9,8 faizini təşkil edir.",
     "AZE RUS share of turnover level >2024 is 9.8 ±0.1"),
    ("Azərbaycanın ticarət dövriyyəsinin 9,8 faizi Rusiya ilə ticarətin payına düşür.",
     "AZE RUS share of turnover level >2024 is 9.8 ±0.1"),
    ("Rusiya Azərbaycanın idxalının 19 faizini təşkil edib.",
     "AZE RUS share of imports level >2024 is 19 ±1"),
    ("Türkiyə 2021-ci ildə Azərbaycanın idxalının beşdə birini təmin edib.",
     "AZE TUR share of imports level >2021 is 20 ±1"),
    ("Azərbaycanın ixracının 31,5 faizi İtaliyanın payına düşüb.",
     "AZE ITA share of exports level >2024 is 31.5 ±0.1"),
    ("Azərbaycanın idxalının 17,69%-i Çinin payına düşür.",
     "AZE CHN share of imports level >2024 is 17.69 ±0.01"),
    ("Azərbaycanın ixracının 5 faizi Rusiyaya yönəlib.",
     "AZE RUS share of exports level >2024 is 5 ±1"),
    ("Azərbaycanın idxalının 18 faizi Rusiyadan olub.",
     "AZE RUS share of imports level >2024 is 18 ±1"),
    ("Azərbaycanın idxalının yarısından çoxunu Rusiya təmin edib.",
     "AZE RUS share of imports level >2024 at least 50 ±1"),
    ("Azərbaycanın İrandan idxalı ötən il 5 faizdən çox azalıb.",
     "AZE IRN imports change 2023>2024 at most -5 ±1"),
    ("2024-cü ilin yanvar-aprel aylarında Azərbaycanın Türkiyədən idxalı 900 milyon dollar olub.",
     "AZE TUR imports level >2024-01/2024-04 is 9e+08 ±1e+06"),
    (("2024-cü ilin ilk yeddi ayında Azərbaycanın Rusiyaya ixracı 500 milyon dollar təşkil "
     "etmişdir."),
     "AZE RUS exports level >2024-01/2024-07 is 5e+08 ±1e+06"),
    ("2024-cü ilin I rübündə Azərbaycanın Rusiyaya ixracı 300 milyon dollar olub.",
     "AZE RUS exports level >2024-01/2024-03 is 3e+08 ±1e+06"),
    ("2024-cü ilin birinci yarısında Azərbaycanın Çinə ixracı 8,5 faiz azalıb.",
     "AZE CHN exports change 2023-01/2023-06>2024-01/2024-06 is -8.5 ±0.1"),
    ("Azərbaycanın Rusiyaya ixracı 2024-cü ilin yanvarında 12 faiz artıb.",
     "AZE RUS exports change 2023-01>2024-01 is 12 ±1"),
    ("Bu ilin 7 ayında Azərbaycanın Qazaxıstana ixracı 120 milyon dollara çatıb.",
     "AZE KAZ exports level >2025-01/2025-07 is 1.2e+08 ±1e+06"),
    ("Rusiya Azərbaycanın ən böyük ticarət tərəfdaşıdır.",
     "AZE RUS rank by turnover level >2024 is 1 ±1"),
    ("Azərbaycanın üçüncü ticarət tərəfdaşı 2023-cü ildə Rusiya olub.",
     "AZE RUS rank by turnover level >2023 is 3 ±1"),
    ("Azərbaycan Rusiyanın ikinci idxal tərəfdaşıdır.",
     "RUS AZE rank by imports level >2024 is 2 ±1"),
    ("Azərbaycan Rusiyaya ixracını 2022-ci ildə 12 faiz artırıb.",
     "AZE RUS exports change 2021>2022 is 12 ±1"),
    ("Rusiya Azərbaycandan idxalını 5 faiz azaldıb.",
     "RUS AZE imports change 2023>2024 is -5 ±1"),
    ("Azərbaycanın İtaliyaya ixracı 2021-ci ildə iki dəfə artıb.",
     "AZE ITA exports change 2020>2021 is 100 ±10"),
    ("Azərbaycanın İtaliyaya ixracı 2020-ci ildə ikiqat azalıb.",
     "AZE ITA exports change 2019>2020 is -50 ±10"),
    ("Azərbaycanın Rusiyaya ixracı 2022-ci ildə 2 dəfədən çox artıb.",
     "AZE RUS exports change 2021>2022 at least 100 ±1e-06"),
    ("Azərbaycanın Rusiyaya ixracı 2020-ci ildə azalıb.",
     "AZE RUS exports change 2019>2020 falls"),
    ("Azərbaycanın Çin ilə ticarətində mənfi saldo 2023-cü ildə 2,5 milyard dollar olub.",
     "AZE CHN balance level >2023 is -2.5e+09 ±1e+08"),
    ("Azərbaycanın İtaliya ilə ticarətində profisit 2022-ci ildə 18 milyard dollar təşkil edib.",
     "AZE ITA balance level >2022 is 1.8e+10 ±1e+09"),
    ("İRANIN TÜRKİYƏYƏ İXRACI 2019-CU İLDƏ 2 MİLYARD DOLLARI ÖTÜB.",
     "IRN TUR exports level >2019 at least 2e+09 ±1e+09"),
    ("Azərbaycanın Rusiyaya ixracı 1.234,5 min dollar olub.",
     "AZE RUS exports level >2024 is 1.2345e+06 ±100"),
    ("Azərbaycanın Rusiyaya ixracı 1 234,5 min dollar olub.",
     "AZE RUS exports level >2024 is 1.2345e+06 ±100"),
    ("ABŞ-ın Azərbaycana ixracı 2023-cü ildə 200 milyon dollar olub.",
     "USA AZE exports level >2023 is 2e+08 ±1e+06"),
    ("Azərbaycanın ABŞ-dan idxalı 2023-cü ildə 200 milyon dollardan artıq olub.",
     "AZE USA imports level >2023 at least 2e+08 ±1e+06"),
    ("Azərbaycanın ABŞ-yə ixracı 2023-cü ildə ən azı 200 milyon dollar olub.",
     "AZE USA exports level >2023 at least 2e+08 ±1e+06"),
    ("Azərbaycan-Rusiya ticarət dövriyyəsi 2023-cü ildə 4,4 milyard dollara çatıb.",
     "AZE RUS turnover level >2023 is 4.4e+09 ±1e+08"),
    ("Azərbaycanın Rusiyaya ixracı 2019-cu ildən bəri 40 faiz artıb.",
     "AZE RUS exports change 2019>2024 is 40 ±1"),
    ("Azərbaycanın Rusiyaya ixracında 2022-ci ildə 40 faiz artım qeydə alınıb.",
     "AZE RUS exports change 2021>2022 is 40 ±1"),
    ("Azərbaycanın Rusiyaya ixracında 2022-ci ildə 40 faizlik azalma müşahidə olunub.",
     "AZE RUS exports change 2021>2022 is -40 ±1"),
    ("Azərbaycanın Rusiyaya ixracı 5 milyard dollara yaxın olub.",
     "AZE RUS exports level >2024 about 5e+09 ±1e+09"),
    ("Nazir bildirib ki, 2024-cü ildə Azərbaycanın Rusiyaya ixracı 12 faiz artıb.",
     "AZE RUS exports change 2023>2024 is 12 ±1"),
    (("Dövlət Gömrük Komitəsinin məlumatına görə, Azərbaycanın Ukraynadan idxalı 2022-ci ildə "
     "40% azalıb."),
     "AZE UKR imports change 2021>2022 is -40 ±1"),
    ("Azərbaycanın Rusiyaya ixracının həcmi 2023-cü ildə 1,2 mlrd. dollar olub.",
     "AZE RUS exports level >2023 is 1.2e+09 ±1e+08"),
    ("Azərbaycanın Rusiyaya ixracı: 1,2 milyard dollar.",
     "AZE RUS exports level >2024 is 1.2e+09 ±1e+08"),
    (("Azərbaycanın Rusiya Federasiyası ilə ticarət dövriyyəsi 2019-cu ilə nisbətən 2023-cü "
     "ildə 45 faiz çoxalıb."),
     "AZE RUS turnover change 2019>2023 is 45 ±1"),
    ("Azərbaycanın Rusiyaya ixracı bu il ötən illə müqayisədə 12 faiz azdır.",
     "AZE RUS exports change 2024>2025 is -12 ±1"),
    ("Azərbaycanın Rusiyaya ixracı 2023-cü ildə $1,2 milyard olub.",
     "AZE RUS exports level >2023 is 1.2e+09 ±1e+08"),
    ("Azərbaycandan Rusiyaya ixrac 2023-cü ildə 1,2 milyard dollar olub.",
     "AZE RUS exports level >2023 is 1.2e+09 ±1e+08"),
    ("Rusiyadan Azərbaycana idxal 2023-cü ildə 3 milyard dollardan az olub.",
     "AZE RUS imports level >2023 at most 3e+09 ±1e+09"),
    ("2023-cü ildə Azərbaycanın Gürcüstana ixracı əvvəlki illə müqayisədə 9,3 faiz artıb.",
     "AZE GEO exports change 2022>2023 is 9.3 ±0.1"),
    ("Türkiyənin Gürcüstanla ticarəti 2019-cu ildə təxminən 15 faiz artıb.",
     "TUR GEO turnover change 2018>2019 about 15 ±1"),
    ("Böyük Britaniyanın Azərbaycandan idxalı 2021-ci ildə 600 milyon dollara çatıb.",
     "GBR AZE imports level >2021 is 6e+08 ±1e+06"),
    ("Azərbaycanın Səudiyyə Ərəbistanına ixracı 2022-ci ildə 8 milyon dollar olub.",
     "AZE SAU exports level >2022 is 8e+06 ±1e+06"),
    ("Rusiyanın ticarət dövriyyəsində Azərbaycanın xüsusi çəkisi 1 faizdən azdır.",
     "RUS AZE share of turnover level >2024 at most 1 ±1"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "asserts"), SAID)
def test_a_sentence_asserts_one_thing(text: str, asserts: str) -> None:
    """Whose trade with whom, how it went, when, and by which number."""
    assert asserted(text) == [asserts]


SEVERAL = {
    "2024-cü ilin yanvar-aprel aylarında Azərbaycanın Türkiyədən idxalı 12 faiz artaraq 900 milyon "
    "dollara çatıb.": [
        "AZE TUR imports change 2023-01/2023-04>2024-01/2024-04 is 12 ±1",
        "AZE TUR imports level >2024-01/2024-04 is 9e+08 ±1e+06",
    ],
    "Azərbaycanın Rusiya ilə ticarəti 2024-cü ildə 4,8 milyard dollar olub, bu da 2023-cü illə "
    "müqayisədə 10% çoxdur.": [
        "AZE RUS turnover level >2024 is 4.8e+09 ±1e+08",
        "AZE RUS turnover change 2023>2024 is 10 ±1",
    ],
    "2024-cü ildə Azərbaycanın Rusiyadan idxalı 2 milyard dollar, Rusiyaya ixracı isə 1 milyard "
    "dollar olub.": [
        "AZE RUS imports level >2024 is 2e+09 ±1e+09",
        "AZE RUS exports level >2024 is 1e+09 ±1e+09",
    ],
    "Azərbaycanın Rusiyaya ixracı 2024-cü ildə 12 faiz, idxalı isə 5 faiz azalıb.": [
        "AZE RUS exports change 2023>2024 is -12 ±1",
        "AZE RUS imports change 2023>2024 is -5 ±1",
    ],
    "Azərbaycanın Rusiyaya ixracı 2022-ci ildə 12 faiz artıb, 2023-cü ildə isə 5 faiz azalıb.": [
        "AZE RUS exports change 2021>2022 is 12 ±1",
        "AZE RUS exports change 2022>2023 is -5 ±1",
    ],
}


@pytest.mark.parametrize("text", SEVERAL)
def test_a_sentence_asserts_several_things(text: str) -> None:
    """Each number has the verb after it, or that of the next number where it has none."""
    assert asserted(text) == SEVERAL[text]


@given(
    st.sampled_from(SAID), st.sampled_from("\u00a0\u202f\u2009"), st.sampled_from(["NFC", "NFD"])
)
def test_spelling_changes_nothing(
    said: tuple[str, str], space: str, form: Literal["NFC", "NFD"]
) -> None:
    """Fixed spaces, accents apart from their letters, capitals with their dots or without."""
    text, asserts = said
    spelt = unicodedata.normalize(form, text.replace(" ", space))
    assert asserted(spelt) == [asserts]
    capitals = text.replace("i", "\u0130").upper()
    assert asserted(unicodedata.normalize(form, capitals)) == [asserts]
    assert asserted(text.upper()) == [asserts]


CASES = {
    "AZE": ("Azərbaycanın", "Azərbaycana", "Azərbaycandan"), "CHN": ("Çinin", "Çinə", "Çindən"),
    "IRN": ("İranın", "İrana", "İrandan"), "TUR": ("Türkiyənin", "Türkiyəyə", "Türkiyədən"),
    "RUS": ("Rusiyanın", "Rusiyaya", "Rusiyadan"), "USA": ("ABŞ-ın", "ABŞ-a", "ABŞ-dan"),
}  # fmt: skip


@given(
    st.lists(st.sampled_from(sorted(CASES)), min_size=2, max_size=2, unique=True),
    st.integers(1, 999), st.integers(0, 9), st.integers(1990, 2024),
)  # fmt: skip
def test_a_flow_is_read_as_it_is_written(
    pair: list[str], whole: int, tenth: int, year: int
) -> None:
    """Any flow of one country to or from another, put into words, is read back as what it was."""
    owner, other = pair
    value = float(f"{whole}.{tenth}") * 1e6
    rest = f"{year}-ci ildə {whole},{tenth} milyon dollar olub."
    told = f"level >{year} is {value:g} ±100000"
    exports = f"{CASES[owner][0]} {CASES[other][1]} ixracı {rest}"
    assert asserted(exports) == [f"{owner} {other} exports {told}"]
    imports = f"{CASES[owner][0]} {CASES[other][2]} idxalı {rest}"
    assert asserted(imports) == [f"{owner} {other} imports {told}"]


@given(
    st.text("ixrac idxalı Rusiyanın İrana 10 faizi dən %-i, artıb payı ilə 2024-cü", max_size=200)
)
def test_any_text_is_read_or_left(text: str) -> None:
    """No text stops the reader, and what is found lies within it."""
    for one in read(text, AZERBAIJANI, SAID_IN):
        assert 0 <= one.start < one.end <= len(text)
