"""Texts that readers send: the page, its permalink, JSON, and what is refused."""

import json
import re
from html import escape, unescape
from io import BytesIO
from itertools import permutations
from typing import Any

import pandas as pd
import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from dashboard.prose.grammar import LONGEST
from dashboard.text.language import say
from dashboard.text.money import money as money_name
from dashboard.text.pages import checked_text as words

SHARE = "Russia accounts for 10% of Azerbaijan's trade turnover"
PART = "with Russian exports allegedly accounting for 75%."
GROWTH = "Trade between Azerbaijan and Iran grew by 25% in 2024."
TEXT = f"{SHARE}, {PART} {GROWTH} Exports of Azerbaijan to Russia will grow by 5%."
DAY = "2025-02-10"


def sent(client: FlaskClient, text: str = TEXT, **more: str | list[str]) -> TestResponse:
    """What the form is answered with."""
    return client.post("/check", data={"text": text, "date": DAY, **more})


def told(client: FlaskClient, text: str = TEXT, **more: str) -> dict[str, Any]:
    """What a program is answered."""
    answer = client.post("/check.json", json={"text": text, "date": DAY, **more})
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = json.loads(answer.data)
    return found


def cards(page: str) -> list[str]:
    """Each claim on a page, as text with its tags."""
    return re.findall(r'<article id="claim-\d+".*?</article>', page, re.DOTALL)


def verdicts(page: str) -> list[str]:
    """The verdict on each claim."""
    return [re.findall(r'class="verdict ([a-z-]+)"', card)[0] for card in cards(page)]


def test_each_claim_is_marked_and_judged(shipped: FlaskClient) -> None:
    """By its own words, with what was not read beside them."""
    page = sent(shipped).text
    assert verdicts(page) == ["supported", "supported", "not-supported"]
    quotes = [unescape(one) for one in re.findall(r"<blockquote[^>]*>(.*?)</blockquote>", page)]
    assert quotes == [SHARE, PART, GROWTH]
    assert [unescape(one) for one in re.findall(r'href="#claim-\d+">(.*?)</a>', page)] == quotes
    assert re.findall(r'<li id="unread-1">.*?may be or will be', page)


def test_page_and_program_are_told_the_same(shipped: FlaskClient) -> None:
    """And its places are those of the words in the text."""
    found = told(shipped)
    assert [TEXT[one["start"] : one["end"]] for one in found["claims"]] == [SHARE, PART, GROWTH]
    judged = [one["readings"][0]["verdict"] for one in found["claims"]]
    assert [one.replace(" ", "-") for one in judged] == verdicts(sent(shipped).text)


def test_link_gives_the_same(shipped: FlaskClient) -> None:
    """Also after a choice, and at the page of each reading."""
    page = sent(shipped, taken="1.period.2022").text
    (link,) = re.findall(r'<a href="(/check\?text=[^"]*)"', page)
    again = shipped.get(unescape(link)).text
    assert cards(again) == cards(page)
    assert verdicts(page)[0] == "not-supported"
    for one in told(shipped)["claims"]:
        for reading in one["readings"]:
            alone = json.loads(shipped.get(reading["page"].replace("/check", "/check.json")).data)
            assert alone["claims"][0]["verdict"] == reading["verdict"]


def test_goods_left_out_are_left_out_of_the_figures(shipped: FlaskClient) -> None:
    """Of all exports Russia took 4.1% in 2021: the sentence says of which it took a third."""
    (claim,) = told(shipped, "Russia took 34% of Azerbaijan's non-oil exports in 2021.")["claims"]
    reading = claim["readings"][0]
    assert reading["verdict"] == "supported"
    assert round(reading["value"], 1) == 33.9
    assert "without oil and gas (HS 27)" in reading["sentence"]
    assert "without=27" in reading["page"]


def test_choice_changes_its_claim_alone(shipped: FlaskClient) -> None:
    """The button of a year gives the verdict that stands on it; what was chosen before holds."""
    page = sent(shipped).text
    other = sent(shipped, taken=["1.period.2022", "2.it.imports in all turnover"]).text
    assert verdicts(other)[:2] == ["not-supported", "not-supported"]
    assert cards(other)[2] == cards(page)[2]
    (button,) = re.findall(r'<button[^>]*value="1.period.2022"[^>]*>.*?</button>', page)
    assert 'class="not-supported"' in button
    (pressed,) = re.findall(r'<button[^>]*value="1.period.2022"[^>]*>', other)
    assert 'aria-pressed="true"' in pressed


MUTUAL = "In 2024 bilateral trade rose by 50%, to $4.8 billion. Exports of Azerbaijan to Iran rose."


def test_whose_trade_it_is_is_asked_and_said_by_the_reader(shipped: FlaskClient) -> None:
    """One click reads all that does not say with whom; what says it stays as it is."""
    page = sent(shipped, MUTUAL).text
    assert len(cards(page)) == 1
    asked = re.findall(r'value="(0\.partner\.[A-Z]+)"', page)
    # Those of its claims come first.
    assert asked == ["0.partner.IRN", "0.partner.RUS", "0.partner.GBR"]
    other = sent(shipped, MUTUAL, taken=["1.since.2020", "0.partner.RUS"]).text
    first, _, second = cards(other)
    assert "Azerbaijan" in first
    assert "Russia" in first
    again = second.replace("claim-3", "claim-1").replace('value="3.', 'value="1.')
    assert again == cards(page)[0]
    found = told(shipped, MUTUAL)
    assert found["unread"][0]["asks"] == asked
    answer = shipped.post(
        "/check.json", json={"text": MUTUAL, "date": DAY, "taken": "0.partner.RUS"}
    )
    (said, *_) = [claim["readings"][0]["asserts"] for claim in answer.get_json()["claims"]]
    assert (said["reporter"], said["partner"], said["since"]) == ("AZE", "RUS", "2023")


LOOSE = "Azerbaijan's exports to Russia were put by clerks at $921 million in 2021."


def test_what_is_read_without_words_in_the_way_is_judged_once_confirmed(
    shipped: FlaskClient,
) -> None:
    """One click says that it is what is meant; until then there is no verdict and no number."""
    page = sent(shipped, LOOSE).text
    (card,) = cards(page)
    assert "put … clerks" in card
    assert 'class="verdict' not in card
    (confirm,) = re.findall(r'<button[^>]*value="(1\.words\.\w+)"', card)
    (claim,) = told(shipped, LOOSE)["claims"]
    assert claim["confirm"] == confirm
    assert {(one["verdict"], one["value"]) for one in claim["readings"]} == {
        ("to be confirmed", None)
    }
    table = {"text": LOOSE, "date": DAY}
    assert "921" not in shipped.get("/check.csv", query_string=table).text
    told_so = shipped.get("/check.csv", query_string={**table, "taken": confirm})
    assert told_so.status_code == 200
    assert "921" in told_so.text
    confirmed = sent(shipped, LOOSE, taken=confirm).text
    assert verdicts(confirmed) == ["supported"]
    assert "put … clerks" in cards(confirmed)[0]
    asked = {"text": LOOSE, "date": DAY, "taken": confirm}
    (claim,) = shipped.post("/check.json", json=asked).get_json()["claims"]
    assert claim["readings"][0]["verdict"] == "supported"


UNCLEAR = "Azerbaijan – Russia, a love story in exports: $921 million in 2021, mind you."


def test_what_words_may_mean_is_chosen_by_the_reader(shipped: FlaskClient) -> None:
    """Each meaning is a button with its sentence; until one is chosen there is no verdict."""
    page = sent(shipped, UNCLEAR).text
    (card,) = cards(page)
    assert 'class="verdict' not in card
    asked = re.findall(r'<button[^>]*value="(1\.sense\.\d)"[^>]*>([^<]+)', card)
    (claim,) = told(shipped, UNCLEAR)["claims"]
    assert claim["reason"] == "partner"
    assert [unescape(name) for _, name in asked] == [one["sentence"] for one in claim["readings"]]
    assert claim["confirm"] == asked[0][0] == "1.sense.1"
    assert {(one["verdict"], one["value"]) for one in claim["readings"]} == {
        ("to be confirmed", None)
    }
    table = {"text": UNCLEAR, "date": DAY}
    assert "921" not in shipped.get("/check.csv", query_string=table).text
    chosen = sent(shipped, UNCLEAR, taken="1.sense.1").text
    assert verdicts(chosen) == ["supported"]
    assert cards(chosen)[0].count("1.sense.") == len(asked)
    assert "921" in shipped.get("/check.csv", query_string={**table, "taken": "1.sense.1"}).text
    other = sent(shipped, UNCLEAR, taken="1.sense.2").text
    assert verdicts(other) != ["supported"]
    # One that there is not is none.
    assert 'class="verdict' not in cards(sent(shipped, UNCLEAR, taken="1.sense.9").text)[0]


UNDATED = "The pipeline opened in 2006. Azerbaijan's exports to Russia were $921 million."


def test_a_year_that_may_be_another_is_said_by_the_reader(shipped: FlaskClient) -> None:
    """A sentence that says no time after a year long past may be of that, or of the last one."""
    page = sent(shipped, UNDATED).text
    (card,) = cards(page)
    assert 'class="verdict' not in card
    asked = re.findall(r'<button[^>]*value="1\.period\.(\d+)"', card)
    assert asked[0] == "2006"
    assert "2021" in asked
    (claim,) = told(shipped, UNDATED)["claims"]
    assert claim["confirm"].startswith("1.period.")
    assert {one["verdict"] for one in claim["readings"]} == {"to be confirmed"}
    assert verdicts(sent(shipped, UNDATED, taken="1.period.2021").text) == ["supported"]
    assert verdicts(sent(shipped, UNDATED, taken="1.period.2006").text) == ["not-supported"]


def test_what_was_chosen_of_a_text_is_not_of_another(shipped: FlaskClient) -> None:
    """Put in its place in the box, it is asked about anew."""
    chosen = sent(shipped, UNCLEAR, taken="1.sense.1").text
    (mark,) = re.findall(r'name="of" value="(\w+)"', chosen)
    again = sent(shipped, UNCLEAR, taken="1.sense.1", of=mark).text
    assert verdicts(again) == ["supported"]
    other = sent(shipped, UNCLEAR.replace("921", "922"), taken="1.sense.1", of=mark).text
    assert 'class="verdict' not in cards(other)[0]


def test_a_claim_keeps_its_number_where_another_is_left_unread(shipped: FlaskClient) -> None:
    """So no choice made of one is taken for the next: pounds of 2026 have no rates yet."""
    text = f"UK exports to Azerbaijan were £900 million. {UNCLEAR}"
    unread = told(shipped, text, date="2026-11-30", taken="1.period.2026")
    assert unread["unread"][0]["reason"] == "currency"
    (claim,) = unread["claims"]
    assert claim["confirm"] == "2.sense.1"


def test_pounds_of_egypt_are_not_taken_for_sterling(shipped: FlaskClient) -> None:
    """No rates of them are held, and it is said so; of trade with the United Kingdom they are."""
    text = "{} exports to Azerbaijan were 60 million pounds in 2021."
    found = told(shipped, text.format("Egyptian"))
    assert [one["reason"] for one in found["unread"]] == ["currency"]
    assert told(shipped, text.format("British"))["claims"][0]["readings"][0]["rate"] > 1


@pytest.mark.parametrize(
    ("said", "money"),
    [
        ("9.2 billion euros", [("US dollars", "euros")]),
        ("7.8 billion dollars", [("euros", "US dollars")]),
        ("9.2 billion dollars", []),
        ("more than 20 billion euros", []),
    ],
)
def test_an_amount_in_the_wrong_money_is_told_so(
    shipped: FlaskClient, said: str, money: list[tuple[str, str]]
) -> None:
    """Exports to Italy were 9.24 billion dollars, 7.8 billion euros; of a limit none is told."""
    page = sent(shipped, f"In 2021 Azerbaijan exported goods worth {said} to Italy.").text
    told_so = [say(words.OTHER_MONEY, currency=one, said=other) for one, other in money]
    every = [
        say(words.OTHER_MONEY, currency=one, said=other)
        for one, other in permutations(map(money_name, ("USD", "EUR", "GBP", "CNY", "JPY")), 2)
    ]
    assert [line for line in every if line in page] == told_so


def test_a_text_too_long_for_a_link_says_so(shipped: FlaskClient) -> None:
    """And how one of its claims is shared."""
    told = escape(say(words.NO_LINK, most=600, figures=say(words.FIGURES)), quote=False)
    assert told not in sent(shipped).text
    assert told in sent(shipped, f"{TEXT} {'And more of it. ' * 40}").text


@pytest.mark.parametrize("more", ["", " And more of it.\r\n" * 40])
def test_a_text_that_was_sent_is_sent_again_for_another_language(
    shipped: FlaskClient, more: str
) -> None:
    """With its day, what was chosen of it and what is left out; the reader stays with it."""
    address, fields = "/check?without=71", {"text": TEXT + more, "date": DAY}
    page = shipped.post(address, data={**fields, "taken": "1.period.2022"}).text
    (form,) = re.findall(r'id="languages".*?(<form.*?</form>)', page, re.DOTALL)
    kept = {
        name: unescape(value)
        for name, value in re.findall(r'type="hidden" name="(\w+)" value="(.*?)"', form, re.DOTALL)
    }
    assert kept == {"text": TEXT + more.replace("\r", ""), "date": DAY, "taken": "1.period.2022"}
    ways = dict(re.findall(r'formaction="([^"]*)" lang="(\w+)"', form))
    assert list(ways.values()) == ["en", "az", "ru"]
    forgetful = shipped.application.test_client(use_cookies=False)
    for way, code in ways.items():
        again = forgetful.post(unescape(way), data=kept)
        assert f'<html lang="{code}">' in again.text
        assert f"lang={code}" in again.headers["Set-Cookie"]
        assert verdicts(again.text) == verdicts(page)


def test_a_text_that_was_refused_is_not_sent_again(shipped: FlaskClient) -> None:
    """A megabyte of it would come back with the refusal."""
    assert "formaction" not in sent(shipped, "x" * (LONGEST + 1)).text


BARE = "Azerbaijan's exports to Russia were 921 million in 2021."


def test_money_that_is_not_told_is_said_by_the_reader(shipped: FlaskClient) -> None:
    """So many millions of nothing are judged as dollars once a reader says that they are."""
    page = sent(shipped, BARE).text
    (card,) = cards(page)
    assert 'class="verdict' not in card
    (confirm,) = re.findall(r'<button[^>]*value="(1\.unit\.\w+)"', card)
    (claim,) = told(shipped, BARE)["claims"]
    assert claim["confirm"] == confirm
    assert claim["readings"][0]["verdict"] == "to be confirmed"
    assert verdicts(sent(shipped, BARE, taken=confirm).text) == ["supported"]


@pytest.mark.parametrize(
    ("day", "year", "verdict"),
    [("2026-11-29", "2024", "supported"), ("2025-02-10", "2024", "supported"),
     ("2023-05-01", "2022", "not supported")],
)  # fmt: skip
def test_a_year_that_nobody_said_is_one_whose_figures_are_out(
    shipped: FlaskClient, day: str, year: str, verdict: str
) -> None:
    """In a new text the last that can be checked; in an old one that before it."""
    answer = shipped.post("/check.json", json={"text": SHARE, "date": day}).get_json()
    first = answer["claims"][0]["readings"][0]
    assert (first["asserts"]["period"], first["assumed"]["period"]) == (year, year)
    assert first["verdict"] == verdict


def test_what_is_asked_is_of_a_year_whose_figures_are_out(shipped: FlaskClient) -> None:
    """Its meanings are offered of that, and the one chosen has a verdict."""
    asked = {"text": "Is Russia 10% of Azerbaijan's trade turnover?", "date": "2026-11-20"}
    (claim,) = shipped.post("/check.json", json=asked).get_json()["claims"]
    assert claim["readings"][0]["asserts"]["period"] == "2024"
    assert claim["readings"][0]["verdict"] == "to be confirmed"
    chosen = shipped.post("/check.json", json={**asked, "taken": claim["confirm"]}).get_json()
    assert chosen["claims"][0]["readings"][0]["verdict"] == "supported"


@pytest.mark.parametrize(
    "before",
    [
        "Azerbaijan traded with Russia in 2025.",
        "Azerbaijan – Russia, 2025.",
        "Last year Azerbaijan traded with Russia.",
    ],
)
def test_a_year_told_before_is_meant_though_nobody_can_check_it(
    shipped: FlaskClient, before: str
) -> None:
    """It is no year that nobody said."""
    text = f"{before} Russia had a 10% share of Azerbaijan's trade turnover."
    answer = shipped.post("/check.json", json={"text": text, "date": "2026-11-20"})
    (claim,) = json.loads(answer.data)["claims"]
    assert claim["readings"][0]["asserts"]["period"] == "2025"


def test_a_year_with_figures_is_offered(shipped: FlaskClient) -> None:
    """Where there are none of the years that a text may be of, the last one before."""
    ranked = "Russia is Azerbaijan's third largest partner."
    page = sent(shipped, ranked, date="2026-11-29").text
    years = re.findall(r'<button[^>]*value="1\.period\.(\d+)"[^>]*>.*?class="([a-z-]+)"', page)
    assert [verdict for _, verdict in years].count("unchecked") == len(years) - 1
    *_, (last, verdict) = years
    assert verdicts(sent(shipped, ranked, taken=f"1.period.{last}").text) == [verdict]


def test_months_that_were_assumed_are_written_as_months(shipped: FlaskClient) -> None:
    """As a reader writes them, under a name that is theirs."""
    grown = "Azerbaijan's exports to Russia grew by 5% in the first half of 2021."
    (card,) = cards(sent(shipped, grown, date="2021-09-01").text)
    assert "<span>Earlier months</span>" in card
    assert re.findall(r'value="1\.since\.2020-01/2020-06">([^<]*)<', card) == ["Jan–Jun 2020"]
    assert not re.search(r">[^<]*\d{4}-\d\d|label=\"\d{4}-", card)


def test_a_card_says_whose_figures_and_how_it_was_before(shipped: FlaskClient) -> None:
    """And what it may also mean where no choice leads there alone."""
    (card,) = cards(sent(shipped, "British exports to Azerbaijan were $3.8 billion in 2024.").text)
    assert "US$\u00a03.80 billion" in card
    assert "UN Comtrade" in card
    assert "US$\u00a0651 million in 2023" in card
    assert card.count("Exports of the United Kingdom") == 2
    assert "1.side.AZE" in card


def test_a_choice_leads_back_to_its_claim(shipped: FlaskClient) -> None:
    """And what is chosen for all of a text to its beginning."""
    page = sent(shipped, f"{TEXT} {MUTUAL}").text
    choices = re.findall(r"<button[^>]*value=\"(\d)\.[^>]*>", page)
    buttons = re.findall(r"<button[^>]*name=\"taken\"[^>]*>", page)
    assert len(choices) == len(buttons) > 3
    for number, button in zip(choices, buttons, strict=True):
        (address,) = re.findall(r'formaction="([^"]*)"', button, re.IGNORECASE)
        assert address == ("/check" if number == "0" else f"/check#claim-{number}")


def test_nobody_trades_with_a_country_that_is_none(shipped: FlaskClient) -> None:
    """What is chosen for all of a text is held against what there is."""
    page = sent(shipped, MUTUAL, taken="0.partner.XXQ")
    assert page.status_code == 200
    assert len(cards(page.text)) == 1


def test_nothing_is_kept(shipped: FlaskClient) -> None:
    """Neither here nor by anybody on the way."""
    for answer in (sent(shipped), shipped.post("/check.json", json={"text": TEXT})):
        assert answer.headers["Cache-Control"] == "no-store"
        assert "ETag" not in answer.headers


def test_text_is_text(shipped: FlaskClient) -> None:
    """Whatever stands in it, no markup comes of it; the box has it as it was."""
    text = f'\n<script>alert(1)</script> </textarea>"{SHARE} in 2024.'
    page = sent(shipped, text).text
    assert "<script>alert" not in page
    assert page.count("</textarea>") == 1
    (box,) = re.findall(r"<textarea[^>]*>\n(.*?)</textarea>", page, re.DOTALL)
    assert unescape(box) == text


def test_a_card_without_a_number_says_once_that_it_cannot_be_checked(shipped: FlaskClient) -> None:
    """And then only what is missing: the pair and the time stand above it."""
    (card,) = cards(sent(shipped, "Azerbaijan's imports from Iran were $1 billion in 2024.").text)
    told = unescape(re.sub(r"<[^>]*>", " ", card))
    assert told.lower().count("cannot be checked") == 1
    assert "No record of Azerbaijan’s imports from Iran in 2024." in told


def test_address_of_a_text_gets_the_day(shipped: FlaskClient) -> None:
    """Else *last year* would be another one tomorrow."""
    for form in ("", ".json", ".md"):
        answer = shipped.get(f"/check{form}", query_string={"text": SHARE})
        assert answer.status_code == 302
        assert re.fullmatch(
            rf"/check{re.escape(form)}\?text=.*&date=\d{{4}}-\d\d-\d\d", answer.location
        )
        assert shipped.get(answer.location).status_code == 200


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({}, "There is no text"),
        ({"text": " \n "}, "There is no text"),
        ({"text": "x" * (LONGEST + 1)}, f"{LONGEST + 1:,} characters"),
        ({"text": TEXT, "date": "2025-02-31"}, "is not a day"),
        ({"text": TEXT, "taken": "1.period"}, "taken for"),
    ],
)
def test_nonsense_of_a_form_is_a_sentence(
    shipped: FlaskClient, asked: dict[str, str], said: str
) -> None:
    """On a page, with the status of a refusal."""
    answer = shipped.post("/check", data=asked)
    assert answer.status_code == 400
    assert said in unescape(answer.text)
    assert "<main" in answer.text
    # The box stands there again, with what was sent.
    (box,) = re.findall(r"<textarea[^>]*>\n(.*?)</textarea>", answer.text, re.DOTALL)
    assert unescape(box) == asked.get("text", "")


@pytest.mark.parametrize("address", ["/check?text=", "/check?text=+"])
def test_address_of_no_text_asks_for_one(shipped: FlaskClient, address: str) -> None:
    """And complains of no date, which nobody gave."""
    answer = shipped.get(address)
    assert answer.status_code == 400
    assert answer.text.count("<textarea") == 1
    (told,) = re.findall(r'class="message"[^>]*><h1>[^<]*</h1><p>(.*?)</p>', answer.text)
    assert told == "There is no text to check: write or paste some into the box."


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (None, "has to be JSON"),
        ([TEXT], "has to be JSON"),
        ({"text": 7}, "has to be JSON"),
        ({"text": f"\ud800 {TEXT}"}, "has to be JSON"),
        ({"date": DAY}, "has to be JSON"),
        ({"text": TEXT, "speaker": "x"}, "no field 'speaker'"),
        ({"text": TEXT, "language": "tlh"}, "'tlh' is not a language"),
        ({"text": TEXT, "date": "yesterday"}, "is not a day"),
        ({"text": ""}, "There is no text"),
    ],
)
def test_nonsense_of_a_program_is_a_sentence(
    shipped: FlaskClient,
    asked: Any,  # noqa: ANN401 -- whatever is sent
    said: str,
) -> None:
    """In plain text."""
    answer = shipped.post("/check.json", json=asked)
    assert (answer.status_code, answer.mimetype) == (400, "text/plain")
    assert said in answer.text


def test_long_text_in_an_address_is_refused(shipped: FlaskClient) -> None:
    """It is to be sent instead."""
    answer = shipped.get("/check", query_string={"text": "x" * 601, "date": DAY})
    assert answer.status_code == 400
    assert "at most 600 characters" in unescape(answer.text)


def test_megabyte_is_refused(shipped: FlaskClient) -> None:
    """Before anybody reads it."""
    assert sent(shipped, "x" * 1_000_000).status_code == 413


def test_json_nested_without_end_is_refused(shipped: FlaskClient) -> None:
    """As what is no JSON."""
    answer = shipped.post("/check.json", data="[" * 100_000, content_type="application/json")
    assert answer.status_code == 400
    assert "has to be JSON" in answer.text


@pytest.mark.parametrize("form", ["csv", "xlsx", "parquet", "md", "svg", "png", "zip", "bib"])
def test_every_form_answers(shipped: FlaskClient, form: str) -> None:
    """Of a text as of any page."""
    address = {"text": f"{SHARE} in 2024.", "date": DAY}
    assert shipped.get(f"/check.{form}", query_string=address).status_code == 200


def test_file_tells_claims_apart(shipped: FlaskClient) -> None:
    """By the words of each, and what they were read as."""
    address = {"text": f"{SHARE} in 2024. {GROWTH}", "date": DAY}
    table = pd.read_csv(BytesIO(shipped.get("/check.csv", query_string=address).data))
    of_claims = table.groupby(table["claim"].str.split(".").str[0])["quote"].agg(set)
    assert of_claims.to_dict() == {"claim-1": {f"{SHARE} in 2024."}, "claim-2": {GROWTH}}
    assert table["sentence"].str.contains("Azerbaijan").all()


def test_first_page_has_the_box(shipped: FlaskClient) -> None:
    """It is sent whole, and works without scripts."""
    (form,) = re.findall(r'<form id="text".*?</form>', shipped.get("/").text, re.DOTALL)
    assert 'method="post" action="/check" enctype="multipart/form-data"' in form


def test_so_many_passages_are_looked_at_and_no_more(shipped: FlaskClient) -> None:
    """Page and program say what is left."""
    text = " ".join(
        f"Iran's share of Azerbaijan's exports was {n}% in 2020." for n in range(1, 106)
    )
    found = told(shipped, text)
    assert (len(found["claims"]), found["left"]) == (100, 5)
    assert "first 100 passages" in sent(shipped, text).text


def test_number_that_fails_is_told_how_it_could_arise(shipped: FlaskClient) -> None:
    """25% is what 2024 lacks of 2023 the other way round."""
    (card,) = cards(sent(shipped, GROWTH).text)
    assert "in percent of the later value: +24.7%" in card


def test_the_language_is_found_or_told(shipped: FlaskClient) -> None:
    """The same claim in another language has the same page."""
    russian = "Доля России в товарообороте Азербайджана составила 8,8% в 2021 году."
    english = "Russia's share of Azerbaijan's turnover was 8.8% in 2021."
    found = [told(shipped, text)["claims"][0]["readings"][0] for text in (russian, english)]
    assert found[0]["page"] == found[1]["page"]
    assert found[0]["verdict"] == "supported"
    asked = {"text": russian, "date": DAY}
    for language, many in (("ru", 1), ("en", 0)):
        answer = shipped.post("/check.json", json=asked | {"language": language})
        assert len(json.loads(answer.data)["claims"]) == many


def test_places_are_those_of_the_text_as_it_was_sent(shipped: FlaskClient) -> None:
    """Blank space before it counts, for the program that sent it counts it."""
    text = f" \r\n\t{GROWTH}"
    (claim,) = told(shipped, text)["claims"]
    assert text[claim["start"] : claim["end"]] == GROWTH


def test_lens_stays_from_text_to_text(shipped: FlaskClient) -> None:
    """The form is sent to an address that has it, and so have the pages of the readings."""
    page = shipped.post("/check?without=27", data={"text": SHARE, "date": DAY}).text
    assert 'action="/check?without=27"' in page
    assert re.findall(r'<a href="/check\?partner=RUS&amp;without=27"', page)
    assert 'action="/check?without=27"' in shipped.get("/?without=27").text
    assert shipped.post("/check?without=oil", data={"text": SHARE}).status_code == 400
