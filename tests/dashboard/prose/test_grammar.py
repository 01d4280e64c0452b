"""What sentences about trade assert, and which of them assert nothing that can be checked."""

import tomllib
from itertools import permutations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dashboard.prose.found import Candidate
from dashboard.prose.grammar import read, taught
from dashboard.prose.words.vocabulary import Vocabulary
from etl.reader import SHIPPED_DATA
from tests.dashboard.prose.asserting import SAID_IN, asserted_in, reasons_in

NAMES = {
    "AZE": ["Azerbaijan"], "RUS": ["Russia"], "IRN": ["Iran"], "GBR": ["United Kingdom", "UK"],
    "TUR": ["Türkiye", "Turkey"], "ITA": ["Italy"], "DEU": ["Germany"],
    "EUR": ["European Union", "EU"], "CIS": ["CIS"],
}  # fmt: skip
TABLE = tomllib.loads((SHIPPED_DATA / "reference/language/en.toml").read_text("utf-8"))
ENGLISH = taught(Vocabulary.of(TABLE, NAMES))


def asserted(text: str) -> list[str]:
    """Return the first reading of each claim in a text, in short."""
    return asserted_in(text, ENGLISH)


def reasons(text: str) -> list[str]:
    """Return why words of a text were not read."""
    return reasons_in(text, ENGLISH)


@pytest.mark.parametrize(
    ("text", "asserts"),
    [
        ("Italy took 31.5% of Azerbaijan’s exports in 2019.",
         "AZE ITA share of exports level >2019 is 31.5 ±0.1"),
        ("Turkey's share in Azerbaijani imports was about 12 per cent in 2018",
         "AZE TUR share of imports level >2018 about 12 ±1"),
        ("In 2020, a quarter of Azerbaijan's imports came from Turkey",
         "AZE TUR share of imports level >2020 is 25 ±1"),
        ("Exports to Iran are only 0.3% of Azerbaijan's exports",
         "AZE IRN share of exports level >2024 is 0.3 ±0.1"),
        ("Azerbaijan's imports from Germany amounted to $1.25 bn in 2022",
         "AZE DEU imports level >2022 is 1.25e+09 ±1e+07"),
        ("Azerbaijan imported 520 million dollars of goods from Italy in 2021",
         "AZE ITA imports level >2021 is 5.2e+08 ±1e+06"),
        ("Azerbaijan's exports to Türkiye fell by 4.5% last year",
         "AZE TUR exports change 2023>2024 is -4.5 ±0.1"),
        ("Trade of Azerbaijan with Iran rose by more than 30% in 2022",
         "AZE IRN turnover change 2021>2022 at least 30 ±1"),
        ("Trade between Iran and Turkey grew by 12% from 2017 to 2019",
         "IRN TUR turnover change 2017>2019 is 12 ±1"),
        ("In 2025 he said that in 2022 Azerbaijan's exports to Iran rose by 5%",
         "AZE IRN exports change 2021>2022 is 5 ±1"),
        ("Azerbaijan's exports to Iran fell by more than 10% in 2022 compared with 2019",
         "AZE IRN exports change 2019>2022 at most -10 ±1"),
        ("Imports to Azerbaijan from Italy were at least $500 million in 2021",
         "AZE ITA imports level >2021 at least 5e+08 ±1e+06"),
        ("Azerbaijan's exports to Italy doubled in 2021",
         "AZE ITA exports change 2020>2021 is 100 ±10"),
        ("Azerbaijan's exports to Italy more than doubled in 2021",
         "AZE ITA exports change 2020>2021 at least 100 ±1e-06"),
        ("Germany is Azerbaijan's fourth largest supplier",
         "AZE DEU rank by imports level >2024 is 4 ±1"),
        ("The EU took 60% of Azerbaijan's exports in 2022",
         "AZE EUR share of exports level >2022 is 60 ±1"),
        ("Azerbaijan's trade with the European Union was $20 billion in 2024",
         "AZE EUR turnover level >2024 is 2e+10 ±1e+09"),
        ("Trade with the CIS was 32.3% of Azerbaijan's turnover in January-April 2024",
         "AZE CIS share of turnover level >2024-01/2024-04 is 32.3 ±0.1"),
        ("Azerbaijan's exports to Russia grew 2.5 times in 2022",
         "AZE RUS exports change 2021>2022 is 150 ±10"),
        ("Azerbaijan's exports to Russia fell 4 times in 2022",
         "AZE RUS exports change 2021>2022 is -75 ±6.34921"),
        ("Azerbaijan's exports to Russia were 1 billion 200 million dollars in 2022",
         "AZE RUS exports level >2022 is 1.2e+09 ±1e+06"),
        ("Azerbaijan's exports grew by 3% in 2022", "AZE WLD exports change 2021>2022 is 3 ±1"),
        ("Last year Azerbaijan's total foreign trade was $48 billion, the Committee says",
         "AZE WLD turnover level >2024 is 4.8e+10 ±1e+09"),
        ("Azerbaijan's trade surplus was $10 billion in 2021",
         "AZE WLD balance level >2021 is 1e+10 ±1e+09"),
        ("Azerbaijan had a trade deficit of 300 million dollars with Turkey in 2016",
         "AZE TUR balance level >2016 is -3e+08 ±1e+06"),
        ("Iran's share of Turkish trade does not exceed 3%",
         "TUR IRN share of turnover level >2024 at most 3 ±1"),
        ("In March 2021 Italy took 31.5% of Azerbaijan's exports",
         "AZE ITA share of exports level >2021-03 is 31.5 ±0.1"),
        ("In the first quarter of 2021 Italy took 31.5% of Azerbaijan's exports",
         "AZE ITA share of exports level >2021-01/2021-03 is 31.5 ±0.1"),
        ("Italy took 31.5% of Azerbaijan's exports in January–April 2021",
         "AZE ITA share of exports level >2021-01/2021-04 is 31.5 ±0.1"),
        ("From January to November 2021 Italy took 31.5% of Azerbaijan's exports",
         "AZE ITA share of exports level >2021-01/2021-11 is 31.5 ±0.1"),
        ("In the seven months of this year trade between Iran and Turkey was $2 billion",
         "IRN TUR turnover level >2025-01/2025-07 is 2e+09 ±1e+09"),
        ("In the first 10 months of last year trade between Iran and Turkey was $2 billion",
         "IRN TUR turnover level >2024-01/2024-10 is 2e+09 ±1e+09"),
        ("Azerbaijan's exports to Italy rose by 5% in the first half of 2022",
         "AZE ITA exports change 2021-01/2021-06>2022-01/2022-06 is 5 ±1"),
        ("Azerbaijan's exports to Italy rose by 5% in Q1 2022 compared with Q1 2019",
         "AZE ITA exports change 2019-01/2019-03>2022-01/2022-03 is 5 ±1"),
        ("Azerbaijan's exports to Italy rose by 5% in the third quarter of 2022 compared to 2019",
         "AZE ITA exports change 2019-07/2019-09>2022-07/2022-09 is 5 ±1"),
        ("Azerbaijan's exports to Italy were $3 million in 12 months to March 2022",
         "AZE ITA exports level >2021-04/2022-03 is 3e+06 ±1e+06"),
        ("Azerbaijan's exports to Italy were $3 million in January–December 2022",
         "AZE ITA exports level >2022 is 3e+06 ±1e+06"),
        ("In 2024 he said that Italy took 31.5% of Azerbaijan's exports in 2019",
         "AZE ITA share of exports level >2019 is 31.5 ±0.1"),
        ("Azerbaijan's trade with Russia grew and reached $4 billion in 2023",
         "AZE RUS turnover level >2023 is 4e+09 ±1e+09"),
        ("China-Russia trade rose 1.9% in 2024",
         "CHN RUS turnover change 2023>2024 is 1.9 ±0.1"),
    ],
)  # fmt: skip
def test_what_a_sentence_asserts(text: str, asserts: str) -> None:
    """Country, partner, measure, years, relation, value and rounding, from ordinary sentences."""
    assert asserted(text) == [asserts]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Italy did not take 31.5% of Azerbaijan's exports in 2019.", "negation"),
        ("Iran takes not 10% but 12% of Azerbaijan's exports", "negation"),
        ("If Italy took 31.5% of Azerbaijan's exports, all would be well", "condition"),
        ("Italy may take 31.5% of Azerbaijan's exports", "forecast"),
        ("Does Italy take 31.5% of Azerbaijan's exports?", "question"),
        ("In March Italy took 31.5% of Azerbaijan's exports", "months"),
        ("On March 3, 2021 Italy took 31.5% of Azerbaijan's exports", "months"),
        ("In March 2021 he said that Italy took 31.5% of Azerbaijan's exports", "months"),
        ("In the last seven months Italy took 31.5% of Azerbaijan's exports", "months"),
        ("Italy took 31.5% of Azerbaijan's exports in some quarters of 2021", "months"),
        ("Italy took 31.5% of Azerbaijan's exports in January and March 2021", "months"),
        ("In the first half Italy took 31.5% of Azerbaijan's exports of 2019", "months"),
        ("Italy may take 31.5% of Azerbaijan's exports in May 2021", "forecast"),
        ("Italy took 31.5% of Azerbaijan's exports of goods and services", "services"),
        ("Azerbaijan's exports to the UK rose by 20 million pounds in 2020", "currency"),
        ("Europe took 60% of Azerbaijan's exports in 2022", "group"),
        ("Azerbaijan's exports to Asian countries grew by 5% in 2022", "group"),
        ("Trade with Russia grew by 24% in 2022", "reporter"),
        ("Azerbaijan's exports to Russia were 5 times higher than to Iran in 2021", "partner"),
        ("Azerbaijan's exports to Russia grew 0.5 times in 2021", "measure"),
        ("Azerbaijan's bilateral trade grew by 3% in 2022", "partner"),
        ("In that place, Azerbaijan's exports grew by 3% in 2022", "measure"),
        ("Azerbaijan's exports with new neighbors grew by 3% in 2022", "group"),
        ("Azerbaijan's exports to Italy were 31% of GDP in 2022", "measure"),
        ("Azerbaijan's exports to Italy were 31% of something else in 2022", "measure"),
        ("Trade with the EU was about 20 billion dollars in 2024", "reporter"),
        ("Italy's exports from Iran were $5 million in 2021", "partner"),
        ("Azerbaijan's exports were $5 billion, he said on a trip to Italy", "partner"),
        ("Azerbaijan's exports to Italy rose by 5 percentage points", "measure"),
        ("Russian caviar took 10% of Azerbaijan's imports", "goods"),
        ("A tenth of Azerbaijan's exports are melons to Italy", "goods"),
        ("Oil to Italy was 10% of Azerbaijan's exports", "partner"),
        ("After Russia, Germany is Azerbaijan's fourth largest supplier", "measure"),
        ("Azerbaijan's exports to Iran fell and rose by 5%", "measure"),
        ("Azerbaijan's imports from the UK by dispatch were $3.6 billion", "measure"),
        ("Russia's share in Azerbaijan's exports rose by 10%", "measure"),
        ("Umbrellas were 10% of Azerbaijan's exports to Russia", "goods"),
        ("Russia is one of the largest trading partners of Azerbaijan", "measure"),
        ("Azerbaijan's exports to Russia rose by 5-10%", "measure"),
        ("Azerbaijan's imports exceeded exports to Russia by $1 billion", "measure"),
    ],
)
def test_what_is_not_read_says_why(text: str, reason: str) -> None:
    """It asserts nothing, or something that claims cannot say: never another thing instead."""
    assert asserted(text) == []
    assert reasons(text) == [reason]


@pytest.mark.parametrize(
    "text",
    [
        "The agency destroyed 786 liters of Russian juice and 1,500 kg of Iranian apricots.",
        "Aliyev signed an order to give $1 million to the Ministry of Energy on February 5, 2025.",
        "Azerbaijan and Russia have been neighbours since 1991.",
        "He was 75, and it rained for 10 days.",
        "", "   \n\n", "%%% 10 % 10%", "\u202e10% of \u202d trade", "((“«»”))" * 100,
    ],
)  # fmt: skip
def test_numbers_that_are_no_claims_are_left_alone(text: str) -> None:
    """Juice, apricots, aid, days and years are not taken for trade."""
    assert read(text, ENGLISH, SAID_IN) == []


@pytest.mark.parametrize(
    "text",
    [
        "Russia is 10% of Azerbaijan's turnover, with Russian exports accounting for 75% of it.",
        "Russia is 10% of Azerbaijan's turnover. 75% of the trade is imports from Russia.",
    ],
)
def test_what_it_is_comes_from_before_and_is_said(text: str) -> None:
    """A flow told of “it” is read of the pair spoken of before, and of all trade as another way."""
    whole, part = (one for one in read(text, ENGLISH, SAID_IN) if isinstance(one, Candidate))
    assert whole.readings[0].said.measure == "share of turnover"
    ways = [(way.said.reporter, way.said.partner, way.said.measure) for way in part.readings[:2]]
    assert ways == [
        ("AZE", "RUS", "imports in the pair"), ("AZE", "RUS", "imports in all turnover"),
    ]  # fmt: skip
    assert all("it" in way.assumed for way in part.readings)


def test_a_flow_that_all_trade_is_so_much_of_is_nobodys_share() -> None:
    """75% of all trade is imports from somebody: that one's share of trade is more."""
    told = "Azerbaijan's trade with Russia was $4 billion in 2020."
    assert reasons_in(f"{told} 75% of its total trade is imports from Russia.", ENGLISH)


@pytest.mark.parametrize("unseen", ["\u00ad", "\u200b"])
def test_breaks_that_are_not_seen_change_nothing(unseen: str) -> None:
    """As in texts copied from a page that may break its words."""
    plain = "Azerbaijan's exports to Russia rose by 5% in 2020."
    broken = plain.replace("baijan", f"{unseen}baijan").replace("ports", f"{unseen}ports")
    assert asserted_in(broken, ENGLISH) == asserted_in(plain, ENGLISH) != []


def test_a_turnover_may_be_told_by_either_side() -> None:
    """Both sides are readings, the one named first before the other."""
    (one,) = read("Trade between Iran and Turkey was $5 billion in 2019", ENGLISH, SAID_IN)
    assert isinstance(one, Candidate)
    assert [way.said.reporter for way in one.readings] == ["IRN", "TUR"]


def test_the_year_not_said_is_the_one_before_and_is_told() -> None:
    """Where no year is named, the last whole one when it was said is assumed, and named so."""
    (one,) = read("Italy took 31.5% of Azerbaijan's exports", ENGLISH, SAID_IN)
    assert isinstance(one, Candidate)
    assert one.readings[0].assumed == {"period": "2024"}


SAID = (
    "Italy took 31.5% of Azerbaijan's exports in 2019",
    "Azerbaijan's imports from Germany amounted to $1.25 bn in 2022",
    "trade of Azerbaijan with Iran rose by 30% in 2022",
    "Germany is Azerbaijan's fourth largest supplier",
    "Iran's share of Turkish trade was 3% in 2020",
)
UNSAID = (
    "It is not true that {said}.", "It is false that {said}.", "It is a myth that {said}.",
    "Nobody says that {said}.", "The minister denied that {said}.",
    "Contrary to what is said, {said}.",
    "{said} if you believe him.", "Imagine {said}.", "Suppose that {said}.",
    "Whether {said} is open.",
    "He asked whether {said}.", "{said}?", "Is it so that {said}?", "Soon {said}, he hopes.",
    "The plan: {said}.", "It is expected that {said}.", "{said} would be good.",
    "{said} is the goal.",
    "{said} in goods and services.", "In March, {said}.",
)  # fmt: skip


@pytest.mark.parametrize("frame", UNSAID)
@pytest.mark.parametrize("said", SAID)
def test_what_is_not_said_to_be_so_is_not_read(said: str, frame: str) -> None:
    """Denied, supposed, foretold or asked, or of something else: no verdict on it."""
    assert asserted(said)
    assert asserted(frame.format(said=said)) == []


def test_a_year_to_come_is_a_forecast() -> None:
    """No year after the text's own can be known."""
    assert asserted("Italy took 31.5% of Azerbaijan's exports in 2031") == []
    assert reasons("Italy took 31.5% of Azerbaijan's exports in 2031") == ["forecast"]


CLAUSES = ("in 2019", "Italy took 31.5% of Azerbaijan's exports", "as Baku said")


def test_the_order_of_clauses_does_not_matter() -> None:
    """The same parts of a sentence in any order assert the same."""
    told = {tuple(asserted(", ".join(order))) for order in permutations(CLAUSES)}
    assert len(told) == 1


@given(
    st.sampled_from(sorted(NAMES)), st.sampled_from(sorted(NAMES)), st.integers(1, 99),
    st.integers(0, 9), st.integers(1990, 2024),
    st.sampled_from(["exports", "imports", "turnover"]),
)  # fmt: skip
def test_a_share_is_read_as_it_is_written(  # noqa: PLR0913, PLR0917 -- the parts of a sentence
    reporter: str, partner: str, whole: int, tenth: int, year: int, measure: str
) -> None:
    """Any share of any country's trade, put into words, is read back as what it was."""
    if reporter == partner:
        return
    text = (
        f"{NAMES[partner][0]} accounted for {whole}.{tenth}% of {NAMES[reporter][0]}’s {measure} "
        f"in {year}."
    )
    value = f"{whole}.{tenth}"
    asserts = f"share of {measure} level >{year} is {float(value):g} ±0.1"
    assert asserted(text) == [f"{reporter} {partner} {asserts}"]


@given(st.text(max_size=300))
@example("¹0:")
def test_any_text_is_read_or_left(text: str) -> None:
    """No text stops the reader, and what is found lies within it."""
    for one in read(text, ENGLISH, SAID_IN):
        assert 0 <= one.start < one.end <= len(text)


def test_the_year_of_months_is_told_where_it_is_assumed() -> None:
    """As a year is."""
    (one,) = read("Italy took 31.5% of Azerbaijan's exports in the first half", ENGLISH, SAID_IN)
    assert isinstance(one, Candidate)
    assert one.readings[0].said.period == "2025-01/2025-06"
    assert one.readings[0].assumed == {"period": "2025-01/2025-06"}


def test_what_is_no_sentence_is_not_read() -> None:
    """A table without stops, or a text that nobody wrote: told, and nothing more is made of it."""
    text = "Italy took 31.5% of Azerbaijan's exports, " * 60
    assert asserted(text) == []
    assert reasons(text) == ["long"]


def test_each_number_has_its_own_year() -> None:
    """Also where two are told of one noun, and where a year stands before a sign of money."""
    both = [
        "AZE RUS exports level >2023 is 1e+09 ±1e+09",
        "AZE RUS exports level >2024 is 2e+09 ±1e+09",
    ]
    for text in (
        "Azerbaijan's exports to Russia were $1 billion in 2023 and $2 billion in 2024.",
        "In 2023 Azerbaijan's exports to Russia were $1 billion, in 2024 $2 billion.",
    ):
        assert asserted(text) == both


def test_what_a_change_began_with_is_no_claim() -> None:
    """From three to four: four is what it came to, and neither is by how much it rose."""
    text = "Azerbaijan's trade with Russia rose from $3 billion to $4 billion in 2023."
    assert asserted(text) == ["AZE RUS turnover level >2023 is 4e+09 ±1e+09"]
    assert reasons(text) == ["measure"]


def test_a_country_after_a_comma_is_not_of_the_number_before() -> None:
    """What all exports were is not what went to one country."""
    assert asserted("Azerbaijan's exports were $5 billion, to Russia $1 billion in 2023.") == []


@pytest.mark.parametrize(
    ("text", "asserts"),
    [
        ("Azerbaijan's exports to Russia fell in 2022.", "AZE RUS exports change 2021>2022 falls"),
        ("Trade between Iran and Turkey grew last year", "IRN TUR turnover change 2023>2024 rises"),
        ("The decline in trade between Iran and Turkey in 2019 worried many",
         "IRN TUR turnover change 2018>2019 falls"),
        ("Azerbaijan's imports from Germany rose in the first half of 2022",
         "AZE DEU imports change 2021-01/2021-06>2022-01/2022-06 rises"),
    ],
)  # fmt: skip
def test_a_rise_needs_no_number(text: str, asserts: str) -> None:
    """That something rose or fell is a claim by itself."""
    assert asserted(text) == [asserts]


@pytest.mark.parametrize(
    "text",
    [
        "Azerbaijan's imports from Russia will rise.",
        "Azerbaijan's exports to Russia did not fall in 2022.",
        "Azerbaijan's pickle exports to Russia fell.",
        "Azerbaijan's exports to Russia and Iran fell.",
        "Prices rose and Azerbaijan's exports to Russia too.",
        "Oil prices fell, Azerbaijan's exports to Italy stagnated.",
        "Azerbaijan's exports to Russia rose by 10 million Canadian dollars.",
        "Azerbaijan's bilateral trade fell in 2022.",
        "If Azerbaijan's exports to Russia fell, nobody would know.",
        "Did Azerbaijan's exports to Russia fall?",
        "Azerbaijan's share in Russia's imports fell and rose in 2022.",
    ],
)
def test_what_rose_has_to_be_clear(text: str) -> None:
    """Of one flow of one pair, and not by a number that nobody could read."""
    assert asserted(text) == []
