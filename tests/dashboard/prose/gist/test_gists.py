"""What words may mean that nobody can read: offered for a reader to choose, and never judged."""
# ruff: noqa: RUF001 -- Russian and Azerbaijani have letters that look like Latin ones

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.claims.legality import check
from dashboard.claims.said import Said
from dashboard.measures.periods import year_of
from dashboard.prose.choices import taken, to_be_said
from dashboard.prose.found import Candidate, Unread
from dashboard.prose.gist.gists import MOST
from dashboard.prose.grammar import read, read_loosely
from dashboard.prose.measured.statements import is_ever
from tests.dashboard.prose.asserting import SAID_IN
from tests.dashboard.prose.shipped_words import LANGUAGES, WORDS

NEWS = Path(__file__).parents[1]
READ = "Azerbaijan's exports to Turkey were $3 billion in 2022."


def texts(language: str) -> list[str]:
    """Sentences that a language is known by, those that are read and those that are not."""
    with (NEWS / f"news_{language}.tsv").open(encoding="utf-8", newline="") as opened:
        return [row[0] for row in csv.reader(opened, delimiter="\t", quoting=csv.QUOTE_NONE)]


TEXTS = {language: texts(language) for language in LANGUAGES}


def gists(text: str, language: str = "en") -> list[Candidate]:
    """The claims in a text whose words are not read."""
    found = read_loosely(text, WORDS[language], SAID_IN)
    return [one for one in found if isinstance(one, Candidate) and one.unread]


def told(said: Said) -> str:
    """A statement in short."""
    moved = f"{said.since}>" if said.since else ""
    goods = f"{said.only} " if said.only else ""
    value = f"{said.relation} {said.value:g}{said.currency}"
    return f"{goods}{said.reporter} {said.partner} {said.measure} {moved}{said.period} {value}"


def senses(text: str, language: str = "en") -> list[list[str]]:
    """What each of them may mean."""
    return [[told(way.said) for way in one.readings] for one in gists(text, language)]


@pytest.mark.parametrize(
    ("language", "text", "likeliest"),
    [
        ("en", ("Chilean exporters shipped $38.9 billion worth of goods to China in 2023, making "
         "the Asian giant the country's biggest customer."),
         ["CHL CHN exports 2023 is 3.89e+10", "CHL CHN rank by exports 2023 is 1"]),
        ("en", ("Trade between Mexico and Canada, bless it, climbed in 2023, and exports, mark my "
         "words, by 8 percent."),
         ["MEX CAN exports 2022>2023 is 8"]),
        ("en", ("China is Australia's no. 1 supplier, mate, about a quarter of all our imports in "
         "2023."),
         ["AUS CHN rank by imports 2023 is 1", "AUS CHN share of imports 2023 about 25"]),
        ("az", ("Azərbaycanın İtaliyaya ixracı 2023-cü ildə 15 milyard dollar olub. Türkiyə "
         "ixracda ikinci yerdədir."), ["AZE TUR rank by exports 2023 is 2"]),
        ("ru", ("Экспорт Азербайджана в Италию составил 15 млрд долларов в 2023 году. Турция "
         "занимает второе место в экспорте."), ["AZE TUR rank by exports 2023 is 2"]),
        ("en", ("Trade between Azerbaijan and Bulgaria is a one-way pipe: 94 percent of the "
         "turnover in 2022 was Azerbaijani exports."), ["AZE BGR exports in the pair 2022 is 94"]),
        ("en", ("Fun fact: Ghana's exports to Switzerland were $2.5 billion in 2019, and 95% of "
         "that was gold."), ["7108 GHA CHE goods in exports 2019 is 95"]),
        ("ru", "Вывезла она туда, в Китай, в 2019 году, Кения-то, на 150 млн долларов.",
         ["KEN CHN exports 2019 is 1.5e+08"]),
        ("ru", "Канада: география экспорта, 2021 г. США — 75,6 %, Китай — 4,6 %.",
         ["CAN USA share of exports 2021 is 75.6", "CAN CHN share of exports 2021 is 4.6"]),
        ("ru", "Экспорт же Чили оказался, мол, больше импорта из Китая в 1,5 раза в 2022 году.",
         ["CHL CHN coverage 2022 is 150"]),
        ("az", ("Gürcüstanın idxalında ilk üçlük, 2022-ci il: 1. Türkiyə (2,38 mlrd. $), 2. Rusiya "
         "(1,84 mlrd. $)."),
         ["GEO TUR imports 2022 is 2.38e+09", "GEO RUS imports 2022 is 1.84e+09"]),
        ("az", ("Heç kim yazmır, Azərbaycanın Çinlə ticarətdə kəsiri 2024-cü ildə 3,6 milyard "
         "dolları aşıb."), ["AZE CHN balance 2024 at most -3.6e+09"]),
        ("az", "Nə danışırsan, Türkiyənin İraqa ixracı 2023-cü ildə 13 milyard dollardan çox olub.",
         ["TUR IRQ exports 2023 at least 1.3e+10"]),
    ],
)  # fmt: skip
def test_the_likeliest_sense_comes_first(language: str, text: str, likeliest: list[str]) -> None:
    """Put together from the nouns, names and times around each number."""
    assert [each[0] for each in senses(text, language)] == likeliest


@pytest.mark.parametrize(
    "text",
    [
        "Who shipped Chilean goods to China, pray tell, for $38.9 billion in 2023?",
        "Would Chilean shipments of goods to China be $38.9 billion if they were counted?",
        "If Chilean exporters shipped $38.9 billion worth of goods to China, who would complain.",
        "Chilean exporters, it is expected, may ship $38.9 billion worth of goods to China.",
        "Chilean exporters never shipped $38.9 billion worth of goods to China in 2023, hear hear.",
        "Chilean services exports to China, let me say, came to $38.9 billion in 2023.",
        "Export credit of $38.9 million, mark my words, was granted to China in 2023.",
        "Chilean exporters sold gewgaws for $38.9 million to China in 2023, gentlemen.",
        "Chilean exporters will ship $38.9 billion worth of goods to China in 2030, no less.",
    ],
)
def test_what_is_asked_denied_or_of_something_else_means_nothing(text: str) -> None:
    """Its words beside the number say so."""
    assert not gists(text)


def test_numbers_of_no_trade_mean_nothing() -> None:
    """Not even after a sentence that is about it."""
    other = "GDP grew by 5% in 2023. In 2023 Turkey had 85 million people. Italy gave $5 million."
    assert not gists(f"{READ} {other}")
    assert not gists(other)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Azerbaijan's bilateral trade, bless it, exceeded $6 billion in 2022."),
        ("en", "Azerbaijan's exports there were $6 billion in 2022."),
        ("en", "Trade with Russia reached $4.8 billion in 2024. Ties with Georgia are good too."),
        ("en", "Exports, so they tell me in town, came to $6 billion in 2022."),
        ("az", "Dünya bazarında neftin bir barreli 68 dollara satılır, Azərbaycan nefti də."),
    ],
)
def test_nothing_is_offered_where_it_is_not_told_with_whom(language: str, text: str) -> None:
    """Whose trade it is, or with whom, is asked; what something costs is no trade."""
    assert not gists(text, language)


def test_a_number_that_is_read_is_left_alone() -> None:
    """In a sentence of which another number is not read too."""
    text = "Mexican exports to Canada came in at $1.62 billion in 2024, 2.8% lower for all I know."
    values = [way.said.value for one in gists(text) for way in one.readings]
    assert 1.62e9 not in values
    (read_so,) = list(read_loosely(READ, WORDS["en"], SAID_IN))
    assert isinstance(read_so, Candidate)
    assert read_so.unread is None


def test_a_sense_is_chosen_by_its_number() -> None:
    """It comes first then; until then a reader has to say which it is."""
    (one, _) = gists(
        "China is Australia's no. 1 supplier, mate, about a quarter of all our imports in 2023."
    )
    assert to_be_said(one)[0] == "sense"
    second = taken(one, {"sense": "2"}).readings[0]
    assert second.said == one.readings[1].said
    assert second.assumed["sense"] == "2"


def test_a_choice_of_something_else_leaves_the_sense_chosen() -> None:
    """No sense has whose figures it is by, so nothing can be chosen for that."""
    (one, _) = gists(
        "China is Australia's no. 1 supplier, mate, about a quarter of all our imports in 2023."
    )
    second = taken(one, {"sense": "2", "side": "AUS", "it": "turnover"}).readings[0]
    assert second.said == one.readings[1].said


def test_a_number_of_the_next_country_assumes_what_the_one_before_did() -> None:
    """The year that nobody told of the first is told of neither."""
    text = "Out of every dollar of Azerbaijani exports 57 percent landed in Italy, 12 in Turkey."
    both = gists(text.replace("12", "12 percent"))
    assert [one.readings[0].said.partner for one in both] == ["ITA", "TUR"]
    assert ["period" in one.readings[0].assumed for one in both] == [True, True]


def test_who_speaks_is_whose_trade_it_is() -> None:
    """*Our exports* are the speaker's, whomever the sentence before is about."""
    (one,) = gists(
        "Azerbaijan's trade with Turkey grew. Georgia's foreign minister said: “In our exports to "
        "Azerbaijan a mad 12 percent by magic dazzled in 2023.”"
    )
    assert (one.readings[0].said.reporter, one.readings[0].said.partner) == ("GEO", "AZE")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Azerbaijan's trade deficit with Georgia dazzled at −$5 million in 2023.", -5e6),
        ("Over 2023 to Germany, mind you, the exports of Georgia by magic fell eightfold.", -87.5),
    ],
)
def test_what_is_lacking_is_below_zero_once(text: str, value: float) -> None:
    """By a sign, by its noun, or by both; so many times less is so many percent."""
    assert gists(text)[0].readings[0].said.value == value


@pytest.mark.parametrize(
    ("language", "text", "months"),
    [
        ("en", "Canadian exports to the US dropped 15.7% in April 2025 compared with March.",
         ("2025-03", "2025-04")),
        ("en", "Canadian exports to the US dropped 15.7% in January 2025 compared with December.",
         ("2024-12", "2025-01")),
        ("az", ("İran 2024-cü ilin noyabrında İraqa 1,1 milyard dollarlıq mal ixrac edib. Bu, "
         "oktyabr ayı ilə müqayisədə 9 faiz çoxdur."), ("2024-10", "2024-11")),
    ],
)  # fmt: skip
def test_a_month_is_held_against_the_one_named(
    language: str, text: str, months: tuple[str, str]
) -> None:
    """The last of its name before it, whose year nobody needs to say; read or only offered."""
    found = read_loosely(text, WORDS[language], SAID_IN)
    said = [one for one in found if isinstance(one, Candidate)][-1].readings[0].said
    assert (said.since, said.period) == months


def test_so_many_times_less_is_as_wide_as_it_was_rounded() -> None:
    """7.5 to 8.5 times less is a fall of 86.7% to 88.2%, and not one of 37% to 138%."""
    (one,) = gists(
        "За 2023 год не чей-нибудь, а российский экспорт в Германию сократился на глазах "
        "изумленной публики в 8 раз",
        "ru",
    )
    said = one.readings[0].said
    assert said.value == -87.5
    assert said.precision == pytest.approx(100 / 7.5 - 100 / 8.5)


def test_more_times_bought_than_sold_is_less_covered() -> None:
    """Over ten times as much is covered by a tenth at most."""
    (one,) = gists(
        "Импорт Эфиопии из Китая в 2015 году, мол, более чем в десять раз больше её экспорта.",
        "ru",
    )
    said = one.readings[0].said
    assert (said.measure, said.relation, said.value) == ("coverage", "at most", 10)
    assert said.precision is not None
    assert said.precision < 1


def test_a_range_is_no_number_and_foretold_trade_no_other() -> None:
    """Between two numbers it is neither; what a noun will be is not what another is."""
    assert not gists("Azerbaijan's exports to Italy dazzled at between 3 and 5 billion dollars.")
    values = [
        one.readings[0].said.value
        for one in gists(
            "Trade of Azerbaijan with Turkey will, pundits murmur, balloon to $7 billion; exports "
            "amazed at $5 billion in 2023."
        )
    ]
    assert 7e9 not in values


def test_numbers_that_nothing_is_offered_for_stay_unread() -> None:
    """With the reason of the sentence; each offer has its own."""
    text = (
        "On trade with Turkey Azerbaijan's envoy hailed wow $5 billion and 30% by magic, with 7% "
        "in machines."
    )
    found = read_loosely(text, WORDS["en"], SAID_IN)
    unread = [text[one.start : one.end] for one in found if isinstance(one, Unread)]
    assert not gists(text) or unread == ["with 7% in machines."]


@pytest.mark.parametrize("language", LANGUAGES)
@given(data=st.data())
def test_a_gist_is_never_more_than_an_offer(data: st.DataObject, language: str) -> None:
    """Of any sentences in a row: a few statements that may be made, of no time to come."""
    text = " ".join(data.draw(st.lists(st.sampled_from(TEXTS[language]), min_size=1, max_size=3)))
    for one in gists(text, language):
        said = [way.said for way in one.readings]
        assert 0 < len(said) == len(set(said)) <= MOST
        assert [way.assumed["sense"] for way in one.readings] == ["1", "2", "3"][: len(said)]
        assert to_be_said(one)[0] == "sense"
        # Since when a record is one, the page finds out.
        assert not [misfit for each in said if not is_ever(each) for misfit in check(each)]
        assert max(year_of(each.period) for each in said) <= SAID_IN
        assert text[one.start : one.end].strip()


@pytest.mark.parametrize(
    "text",
    [
        "Çilinin Peruya ixracı 2023-cü ildə 5 milyon dollar olub. O, illəri",
        "Azərbaycanın ixracı 2023-cü ildəki 5 milyon dollar 2024-cü ilin",
    ],
)
def test_a_text_cut_off_is_looked_at_to_its_end(text: str) -> None:
    """However few words are left of its last sentence."""
    assert all(one.end <= len(text) for one in read_loosely(text, WORDS["az"], SAID_IN))


@pytest.mark.parametrize("language", LANGUAGES)
@given(data=st.data())
def test_any_words_in_a_row_are_read_or_left(data: st.DataObject, language: str) -> None:
    """From anywhere in one sentence to anywhere in another."""
    first, second = (data.draw(st.sampled_from(TEXTS[language])).split() for _ in range(2))
    text = " ".join([
        *first[data.draw(st.integers(0, len(first))) :],
        *second[: data.draw(st.integers(0, len(second)))],
    ])  # fmt: skip
    for one in read_loosely(text, WORDS[language], SAID_IN):
        assert 0 <= one.start < one.end <= len(text)


@pytest.mark.parametrize("language", LANGUAGES)
@given(data=st.data())
def test_what_is_read_stays_as_it_is(data: st.DataObject, language: str) -> None:
    """A gist only stands for words that were not read, or beside what is."""
    text = data.draw(st.sampled_from(TEXTS[language]))
    strictly = [one for one in read(text, WORDS[language], SAID_IN) if isinstance(one, Candidate)]
    loosely = read_loosely(text, WORDS[language], SAID_IN)
    assert [one for one in loosely if one in strictly] == strictly
    unread = [one for one in loosely if isinstance(one, Unread)]
    for gist in gists(text, language):
        assert not [one for one in unread if one.start < gist.end and gist.start < one.end]


@pytest.mark.parametrize(
    ("language", "text", "likeliest"),
    [
        ("en", ("Exports from Belarus to Russia rose by 4.3% in 2023 and imports from them "
         "increased as well."), ("BLR", "RUS", "imports", "rises", "2022", "2023")),
        ("ru", ("Азербайджан в 2023 году ввез из Германии товаров на 790 млн долларов. А вот "
         "экспорт туда упал."), ("AZE", "DEU", "exports", "falls", "2022", "2023")),
        ("az", ("Yaponiya ilə ticarətdə tarazlıq pozulur. 2024-cü ildə Azərbaycanın bu ölkədən "
         "idxalı 34 faiz artıb, ora ixracı isə kəskin azalıb."),
         ("AZE", "JPN", "exports", "falls", "2023", "2024")),
    ],
)  # fmt: skip
def test_what_rose_beside_a_number_that_is_read(
    language: str, text: str, likeliest: tuple[str, ...]
) -> None:
    """That a flow went up or down, by no number, is offered though all numbers are read."""
    said = [one.readings[0].said for one in gists(text, language)][-1]
    parts = (said.reporter, said.partner, said.measure, said.relation, said.since, said.period)
    assert parts == likeliest
    assert said.value is None


@pytest.mark.parametrize(
    "text",
    [
        "Azerbaijan's exports to Russia were $1 billion in 2023, and imports did not rise.",
        "Azerbaijan's exports to Russia were $1 billion in 2023, and imports will rise.",
        "Azerbaijan's exports to Russia were $1 billion in 2023, and growth in imports mattered.",
        "Azerbaijan's exports to Russia were $1 billion in 2023, and ornate widget imports rose.",
        "Azerbaijan's exports to Russia were $1 billion in 2023, and did imports rise?",
    ],
)
def test_what_may_not_have_risen_is_not_offered(text: str) -> None:
    """Nor is what is denied, to come or asked, a growth of any year, or goods without a code."""
    assert [way for one in gists(text) for way in one.readings if way.said.value is None] == []


@pytest.mark.parametrize(
    ("language", "text", "likeliest"),
    [
        ("en", "Is Russia 10% of Azerbaijan's trade turnover?",
         "AZE RUS share of turnover 2024 is 10"),
        ("en", "Were Chilean shipments of goods to China, pray tell, $38.9 billion in 2023?",
         "CHL CHN exports 2023 is 3.89e+10"),
        ("en", "Is Russia first both in Azerbaijan's imports and in its exports?",
         "AZE RUS rank by imports 2024 is 1"),
        ("ru", "Вырос ли экспорт Азербайджана в Россию на 5% в 2023 году?",
         "AZE RUS exports 2022>2023 is 5"),
        ("ru", "Правда ли, что Россия — первый торговый партнёр Азербайджана?",
         "AZE RUS rank by turnover 2024 is 1"),
    ],
)  # fmt: skip
def test_what_is_asked_can_be_checked(language: str, text: str, likeliest: str) -> None:
    """A question says nothing; whether it is so is what its reader wants to know."""
    (one,) = gists(text, language)
    assert one.unread == "question"
    assert told(one.readings[0].said) == likeliest


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Trade between Russia and Azerbaijan may reach 4.5 billion dollars in 2024."),
        ("ru", "Товарооборот России и Азербайджана в 2024 году может достичь $4,5 млрд."),
        ("az", ("Azərbaycanın Rusiya ilə ticarət dövriyyəsinin 2024-cü ildə 4,5 milyard dollara "
         "çatacağı gözlənilir.")),
    ],
)  # fmt: skip
def test_what_was_foretold_of_a_time_now_past_can_be_checked(language: str, text: str) -> None:
    """It said nothing that was so; what came of it a reader may want to know."""
    (one,) = gists(text, language)
    assert one.unread == "forecast"
    assert "turnover 2024 is 4.5e+09" in told(one.readings[0].said)


@pytest.mark.parametrize(
    "text",
    [
        "Trade between Russia and Azerbaijan may reach 15 billion dollars by 2030.",
        "Trade between Russia and Azerbaijan may reach 15 billion dollars.",
        "Trade between Russia and Azerbaijan is expected to grow by 10% in 2025.",
        "Azerbaijan's exports to Russia, mind you, grew by 900% in 1492.",
    ],
)
def test_what_is_of_another_time_means_nothing(text: str) -> None:
    """Still to come, of no year, by how much nobody knows since when, or before all figures."""
    assert gists(text) == []


def test_two_named_by_their_noun_are_meant_alone() -> None:
    """Nobody whom a sentence before names is put in the place of either."""
    before = "Russia took 10% of Azerbaijan's exports in 2020."
    text = f"{before} Turkish exports to Georgia tripled somewhere around the turn of the decade."
    (one,) = gists(text)
    pairs = {(way.said.reporter, way.said.partner) for way in one.readings}
    assert pairs <= {("TUR", "GEO"), ("GEO", "TUR")}


@pytest.mark.parametrize(
    "text",
    [
        "Azerbaijan's exports to Turkey were $3 billion in 2022. Hardly a triumph.",
        "Azerbaijan's exports to Turkey were $3 billion in 2022. This is not true.",
    ],
)
def test_what_is_taken_back_after_it_is_offered(text: str) -> None:
    """A sentence after it denies that, or something else: which, a reader knows."""
    (one,) = gists(text)
    assert one.unread == "negation"
    assert told(one.readings[0].said) == "AZE TUR exports 2022 is 3e+09"
    assert all(isinstance(each, Unread) for each in read(text, WORDS["en"], SAID_IN))


@pytest.mark.parametrize(
    ("language", "text", "likeliest"),
    [
        ("en", ("I remember that in 2016 trade between Uzbekistan and Tajikistan was about 70 "
         "million dollars. In 2023 it was already 760 million dollars, mind you."),
         ["UZB TJK turnover 2016 about 7e+07", "UZB TJK turnover 2023 is 7.6e+08"]),
        ("en", ("Egypt: all kinds of imports in 2023, by origin. Russia: a mere USD 2.1 bn. "
         "Ukraine: a mere USD 390 m."),
         ["EGY RUS imports 2023 is 2.1e+09", "EGY UKR imports 2023 is 3.9e+08"]),
        ("ru", ("Скромный оборот связывал, что и говорить, Казахстан с Азербайджаном. В 2020 году "
         "было лишь 107 млн долларов."), ["KAZ AZE turnover 2020 is 1.07e+08"]),
    ],
)  # fmt: skip
def test_a_sense_goes_on_with_the_one_before(
    language: str, text: str, likeliest: list[str]
) -> None:
    """Whose, with whom and of what is taken from what the sentence before may mean, or names."""
    assert [each[0] for each in senses(text, language)] == likeliest
