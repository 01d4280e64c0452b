"""What sentences in Russian about trade assert."""
# ruff: noqa: RUF001 -- Russian has letters that look like Latin ones

import tomllib

import pytest

from dashboard.prose.found import Candidate
from dashboard.prose.grammar import read, taught
from dashboard.prose.words.vocabulary import Vocabulary
from etl.reader import SHIPPED_DATA
from tests.dashboard.prose.asserting import SAID_IN, asserted_in

TABLE = tomllib.loads((SHIPPED_DATA / "reference/language/ru.toml").read_text("utf-8"))
RUSSIAN = taught(Vocabulary.of(TABLE, {}))


def asserted(text: str) -> list[str]:
    """Return the first reading of each claim in a text, in short."""
    return asserted_in(text, RUSSIAN)


SAID = [
    ("Товарооборот Азербайджана с Россией в 2024 году составил 4,8 млрд долларов США.",
     "AZE RUS turnover level >2024 is 4.8e+09 ±1e+08"),
    ("Доля России во внешнеторговом обороте Азербайджана в 2023 году составила 9,6%.",
     "AZE RUS share of turnover level >2023 is 9.6 ±0.1"),
    ("На Россию приходится 10% внешнеторгового оборота Азербайджана.",
     "AZE RUS share of turnover level >2024 is 10 ±1"),
    ("Россия занимает третье место среди торговых партнёров Азербайджана.",
     "AZE RUS rank by turnover level >2024 is 3 ±1"),
    ("Россия — третий торговый партнёр Азербайджана.",
     "AZE RUS rank by turnover level >2024 is 3 ±1"),
    ("Экспорт Азербайджана в Россию вырос на 12% в 2022 году.",
     "AZE RUS exports change 2021>2022 is 12 ±1"),
    ("Азербайджан импортировал из Ирана товаров на 510 млн долларов в 2021 году.",
     "AZE IRN imports level >2021 is 5.1e+08 ±1e+06"),
    ("В 2022 году Азербайджан экспортировал в Россию товары на $975 млн.",
     "AZE RUS exports level >2022 is 9.75e+08 ±1e+06"),
    ("Импорт Азербайджана из Турции сократился на 4,5% в прошлом году.",
     "AZE TUR imports change 2023>2024 is -4.5 ±0.1"),
    ("Азербайджанский импорт из Ирана составил 1 234,5 тыс. долларов в 2016 году.",
     "AZE IRN imports level >2016 is 1.2345e+06 ±100"),
    ("Торговля России с Ираном выросла более чем на 20% в 2022 году.",
     "RUS IRN turnover change 2021>2022 at least 20 ±1"),
    ("Товарооборот между Россией и Азербайджаном превысил $4 млрд в 2023 году.",
     "RUS AZE turnover level >2023 at least 4e+09 ±1e+09"),
    ("Доля Турции в азербайджанском импорте — около 14 процентов.",
     "AZE TUR share of imports level >2024 about 14 ±1"),
    ("Четверть импорта Азербайджана приходится на Турцию.",
     "AZE TUR share of imports level >2024 is 25 ±1"),
    ("Российско-азербайджанский товарооборот удвоился в 2022 году.",
     "RUS AZE turnover change 2021>2022 is 100 ±10"),
    ("Экспорт Азербайджана в Италию вырос вдвое в 2021 году.",
     "AZE ITA exports change 2020>2021 is 100 ±10"),
    ("Экспорт Азербайджана в Италию сократился вдвое в 2020 году.",
     "AZE ITA exports change 2019>2020 is -50 ±10"),
    ("Рост экспорта Азербайджана в Россию в 2022 году составил 25%.",
     "AZE RUS exports change 2021>2022 is 25 ±1"),
    ("Поставки из России в Азербайджан увеличились на 7% в 2023 году.",
     "RUS AZE exports change 2022>2023 is 7 ±1"),
    ("Товарооборот России и Ирана в 2023 году достиг 4 млрд долларов.",
     "RUS IRN turnover level >2023 is 4e+09 ±1e+09"),
    ("Экспорт Азербайджана в Россию вырос в 2,5 раза.",
     "AZE RUS exports change 2023>2024 is 150 ±10"),
    ("Экспорт Азербайджана в Россию составил 1 млрд 200,5 млн долларов.",
     "AZE RUS exports level >2024 is 1.2005e+09 ±100000"),
    ("На ЕС приходится 60% экспорта Азербайджана.",
     "AZE EUR share of exports level >2024 is 60 ±1"),
    ("Товарооборот Азербайджана со странами СНГ составил 5 млрд долларов.",
     "AZE CIS turnover level >2024 is 5e+09 ±1e+09"),
    ("С 2019 по 2023 год экспорт Азербайджана в Грузию вырос на 40%.",
     "AZE GEO exports change 2019>2023 is 40 ±1"),
    ("В 2023 году импорт Азербайджана из Китая вырос на 15% по сравнению с 2021 годом.",
     "AZE CHN imports change 2021>2023 is 15 ±1"),
    ("Дефицит торговли Азербайджана с Китаем составил 2,5 млрд долларов в 2023 году.",
     "AZE CHN balance level >2023 is -2.5e+09 ±1e+08"),
    ("На долю Италии пришлось 31,5% экспорта Азербайджана в 2019 году.",
     "AZE ITA share of exports level >2019 is 31.5 ±0.1"),
    ("Доля Ирана в товарообороте Азербайджана не превышает 2%.",
     "AZE IRN share of turnover level >2024 at most 2 ±1"),
    ("Экспорт Азербайджана в Германию составил не менее 500 млн долларов в 2022 году.",
     "AZE DEU exports level >2022 at least 5e+08 ±1e+06"),
    ("Экспорт Азербайджана в Россию достиг 1,2 млрд долларов в 2023 году.",
     "AZE RUS exports level >2023 is 1.2e+09 ±1e+08"),
    ("Азербайджан занимает второе место среди поставщиков Италии.",
     "ITA AZE rank by imports level >2024 is 2 ±1"),
    ("Товарооборот Азербайджана и Грузии почти удвоился в 2022 году.",
     "AZE GEO turnover change 2021>2022 almost 100 ±10"),
    ("По словам министра, импорт Азербайджана из России в 2023 году составил $3,2 млрд.",
     "AZE RUS imports level >2023 is 3.2e+09 ±1e+08"),
    ("Россия обеспечила 18% импорта Азербайджана в 2022 году.",
     "AZE RUS share of imports level >2022 is 18 ±1"),
    ("Товарооборот Азербайджана с Россией снизился на $200 млн в 2020 году.",
     "AZE RUS turnover change in points 2019>2020 is -2e+08 ±1e+06"),
    ("Россия занимает третье место среди партнёров Азербайджана по импорту.",
     "AZE RUS rank by imports level >2024 is 3 ±1"),
    ("Оборот торговли Азербайджана с Казахстаном вырос на 8% по сравнению с предыдущим годом.",
     "AZE KAZ turnover change 2023>2024 is 8 ±1"),
    ("На 10% вырос экспорт Азербайджана в Россию в 2023 году.",
     "AZE RUS exports change 2022>2023 is 10 ±1"),
    ("До 10% экспорта Азербайджана приходится на Турцию.",
     "AZE TUR share of exports level >2024 at most 10 ±1"),
    ("Доля России в экспорте Азербайджана достигла 5% в 2023 году.",
     "AZE RUS share of exports level >2023 is 5 ±1"),
    ("Иранский экспорт в Турцию достиг $2 млрд в 2019 году.",
     "IRN TUR exports level >2019 is 2e+09 ±1e+09"),
    ("Объём экспорта азербайджанских товаров в Грузию составил 700 млн долларов в 2022 году.",
     "AZE GEO exports level >2022 is 7e+08 ±1e+06"),
    ("Турция обеспечивает пятую часть импорта Азербайджана.",
     "AZE TUR share of imports level >2024 is 20 ±1"),
    ("В 2023 году экспорт Азербайджана в Грузию составил 612,5 млн долларов.",
     "AZE GEO exports level >2023 is 6.125e+08 ±100000"),
    ("Экспорт из Азербайджана в Турцию вырос на 9,3% в 2022 году.",
     "AZE TUR exports change 2021>2022 is 9.3 ±0.1"),
    ("Экспорт Азербайджана в США сократился втрое в 2020 году.",
     "AZE USA exports change 2019>2020 is -66.6667 ±10"),
    ("Импорт Азербайджана из Германии в 2021 году превысил 600 миллионов долларов.",
     "AZE DEU imports level >2021 at least 6e+08 ±1e+06"),
    ("Товарооборот Турции с Грузией вырос примерно на 15 процентов в 2019 году.",
     "TUR GEO turnover change 2018>2019 about 15 ±1"),
    ("Турецкий импорт из Азербайджана увеличился почти на 30% в 2022 году.",
     "TUR AZE imports change 2021>2022 almost 30 ±1"),
    ("Внешняя торговля Азербайджана с Израилем снизилась на 3% в 2023 году.",
     "AZE ISR turnover change 2022>2023 is -3 ±1"),
    ("Взаимная торговля Казахстана и Азербайджана достигла 500 млн долларов в 2022 году.",
     "KAZ AZE turnover level >2022 is 5e+08 ±1e+06"),
    ("Удельный вес Китая в импорте Азербайджана составил 17,5% в 2023 году.",
     "AZE CHN share of imports level >2023 is 17.5 ±0.1"),
    ("Половина экспорта Азербайджана пришлась на Италию в 2022 году.",
     "AZE ITA share of exports level >2022 is 50 ±1"),
    ("Более трети экспорта Азербайджана приходится на Италию.",
     "AZE ITA share of exports level >2024 at least 33.3 ±1"),
    ("Не более 5% импорта Азербайджана приходится на Украину.",
     "AZE UKR share of imports level >2024 at most 5 ±1"),
    ("Китай — второй по величине торговый партнёр Азербайджана.",
     "AZE CHN rank by turnover level >2024 is 2 ±1"),
    ("Азербайджан является четвёртым торговым партнёром Грузии.",
     "GEO AZE rank by turnover level >2024 is 4 ±1"),
    ("Италия занимает первое место среди покупателей Азербайджана.",
     "AZE ITA rank by exports level >2024 is 1 ±1"),
    ("Азербайджан закупил в 2022 году из Казахстана товаров на $90 млн.",
     "AZE KAZ imports level >2022 is 9e+07 ±1e+06"),
    ("Профицит торговли Азербайджана с Италией составил 10 млрд долларов в 2022 году.",
     "AZE ITA balance level >2022 is 1e+10 ±1e+09"),
    ("Экспорт Азербайджана в Индию в 2023 году сократился на 200 млн долларов.",
     "AZE IND exports change in points 2022>2023 is -2e+08 ±1e+06"),
    ("По данным комитета, экспорт Азербайджана в Чехию вырос на 11% в 2023 году.",
     "AZE CZE exports change 2022>2023 is 11 ±1"),
    ("Как заявил посол, товарооборот Азербайджана с Польшей удвоился в 2021 году.",
     "AZE POL turnover change 2020>2021 is 100 ±10"),
    ("Снижение импорта Азербайджана из Украины в 2022 году составило 40%.",
     "AZE UKR imports change 2021>2022 is -40 ±1"),
    ("Поставки Турции в Азербайджан выросли на 6% в 2019 году.",
     "TUR AZE exports change 2018>2019 is 6 ±1"),
    ("Казахстанский экспорт в Азербайджан составил 312 млн долларов в 2022 году.",
     "KAZ AZE exports level >2022 is 3.12e+08 ±1e+06"),
    ("Ввоз товаров из Китая в Азербайджан вырос на 20% в 2023 году.",
     "AZE CHN imports change 2022>2023 is 20 ±1"),
    ("Доля Азербайджана в товарообороте России — менее 1%.",
     "RUS AZE share of turnover level >2024 at most 1 ±1"),
    ("Доля Грузии в азербайджанском экспорте в 2023 году достигла 3,1%.",
     "AZE GEO share of exports level >2023 is 3.1 ±0.1"),
    ("10% импорта Азербайджана приходится на Турцию.",
     "AZE TUR share of imports level >2024 is 10 ±1"),
    ("В 2021 году 4,2% экспорта Азербайджана пришлось на Россию.",
     "AZE RUS share of exports level >2021 is 4.2 ±0.1"),
    ("Экспорт Азербайджана в Россию составил 1 178 млн долларов в 2024 году.",
     "AZE RUS exports level >2024 is 1.178e+09 ±1e+06"),
    ("В 2019 году товарооборот Ирана и Турции упал на 40% по сравнению с 2017 годом.",
     "IRN TUR turnover change 2017>2019 is -40 ±1"),
    ("Экспорт Азербайджана в Россию вырос с 2020 года на 30%.",
     "AZE RUS exports change 2020>2024 is 30 ±1"),
    ("Товарооборот России и Азербайджана составил более 4 миллиардов долларов в прошлом году.",
     "RUS AZE turnover level >2024 at least 4e+09 ±1e+09"),
    ("Третьим торговым партнёром Азербайджана в 2023 году стала Россия.",
     "AZE RUS rank by turnover level >2023 is 3 ±1"),
    ("Импорт Азербайджана из России упал на треть.",
     "AZE RUS imports change 2023>2024 is -33.3 ±1"),
    ("Россия занимает 10% в импорте Азербайджана.",
     "AZE RUS share of imports level >2024 is 10 ±1"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "asserts"), SAID)
def test_what_a_sentence_asserts(text: str, asserts: str) -> None:
    """Country, partner, measure, years, relation, value and rounding, from ordinary sentences."""
    assert asserted(text) == [asserts]


def test_two_numbers_of_a_sentence_are_of_their_own_years() -> None:
    """A year on the other side of another number is not this one's."""
    text = (
        "Товарооборот России и Азербайджана в 2023 году составил 4,4 млрд долларов, "
        "в 2022 году — 3,7 млрд долларов."
    )
    assert asserted(text) == [
        "RUS AZE turnover level >2023 is 4.4e+09 ±1e+08",
        "RUS AZE turnover level >2022 is 3.7e+09 ±1e+08",
    ]


def test_what_it_is_comes_from_before() -> None:
    """What the partner exports is what the reporter imports."""
    text = (
        "Доля РФ во внешнеторговом обороте Азербайджана — 10%, "
        "при этом 75% приходится на российский экспорт."
    )
    assert asserted(text) == [
        "AZE RUS share of turnover level >2024 is 10 ±1",
        "AZE RUS imports in the pair level >2024 is 75 ±1",
    ]


def test_a_year_may_have_its_word_right_after_it() -> None:
    """Its full stop ends no sentence, unless what follows begins one."""
    text = (
        "Экспорт Казахстана в Россию в 2022г. составил 4 865,3 млн. долларов. "
        "Импорт российских товаров сократился на 3% в 2023г. Экспорт вырос на 5%."
    )
    assert asserted(text) == [
        "KAZ RUS exports level >2022 is 4.8653e+09 ±100000",
        "KAZ RUS imports change 2022>2023 is -3 ±1",
        "KAZ RUS exports change 2022>2023 is 5 ±1",
    ]


def test_who_is_spoken_of_is_taken_from_the_sentence_before() -> None:
    """And named as assumed."""
    text = "Экспорт Азербайджана в Россию вырос на 5%. Импорт сократился на 3%."
    (_, second) = read(text, RUSSIAN, SAID_IN)
    assert isinstance(second, Candidate)
    reading = second.readings[0]
    assert (reading.said.reporter, reading.said.partner) == ("AZE", "RUS")
    assert {"reporter", "partner", "period", "since"} <= set(reading.assumed)


def test_so_much_of_a_turnover_may_be_exports() -> None:
    """Each of two numbers is of its own noun."""
    text = (
        "Торговля Азербайджана с Ираном буксует. За девять месяцев 2025 года оборот составил "
        "447 млн долларов, из которых на азербайджанский экспорт пришлось менее 15 млн."
    )
    assert asserted_in(text, RUSSIAN) == [
        "AZE IRN turnover level >2025-01/2025-09 is 4.47e+08 ±1e+06",
        "AZE IRN exports level >2025-01/2025-09 at most 1.5e+07 ±1e+06",
    ]
