"""A text on a phone: paste it, see what it claims, correct what was assumed, pass it on."""

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.driving import BEYOND, arrive

pytestmark = pytest.mark.browser

TEXT = (
    "Russia accounts for 10% of Azerbaijan's trade turnover, with Russian exports allegedly "
    "accounting for 75%. Trade between Azerbaijan and Iran grew by 25% in 2024."
)


def paste(page: Page) -> None:
    """Put the text into the box of the first page, and send it."""
    page.goto("/")
    box = page.get_by_role("textbox", name="Paste a text to check")
    box.fill(TEXT)
    page.get_by_role("button", name="Check", exact=True).click()


def verdicts(page: Page) -> list[str]:
    """The verdict on each claim, as it is read."""
    return page.locator("article .verdict").all_inner_texts()


def correct(page: Page) -> None:
    """Choose the year that is meant, of both claims that tell none; one click each."""
    for claim in ("#claim-1", "#claim-2"):
        page.locator(claim).get_by_role("button", name="2024").click()
        page.wait_for_load_state()


def test_text_is_pasted_corrected_and_passed_on(phone: Page) -> None:
    """The link gives what was shown, live as any page."""
    paste(phone)
    expect(phone.locator("article")).to_have_count(3)
    expect(phone.get_by_role("heading", level=1)).to_have_text("Check a text")
    assert phone.evaluate(BEYOND) == []
    correct(phone)
    shown = verdicts(phone)
    assert [one.split("\n")[-1].lstrip("●○ ") for one in shown] == [
        "Supported", "Supported", "Not supported",
    ]  # fmt: skip
    chosen = phone.locator("#claim-1").get_by_role("button", pressed=True)
    expect(chosen).to_contain_text("2024")
    link = phone.get_by_role("link", name="Link to this answer").get_attribute("href")
    assert link
    assert parse_qs(urlsplit(link).query)["text"] == [TEXT]
    arrive(phone, link)
    assert verdicts(phone) == shown


def test_the_answer_has_languages_and_a_theme(phone: Page) -> None:
    """As any page has: its text is sent again, and the choice of light or dark is kept."""
    paste(phone)
    correct(phone)
    shown = verdicts(phone)
    phone.get_by_role("group", name="Language").get_by_role("button", name="RU").click()
    expect(phone.locator("html")).to_have_attribute("lang", "ru")
    expect(phone.locator("article .verdict").first).to_contain_text("Подтверждается")
    assert len(verdicts(phone)) == len(shown)
    assert phone.evaluate(BEYOND) == []
    phone.locator("#theme").click()
    expect(phone.locator("html")).to_have_attribute("data-theme", "light")
    phone.reload()
    expect(phone.locator("html")).to_have_attribute("data-theme", "light")


def test_a_choice_stands_apart_from_its_verdict(phone: Page) -> None:
    """As “2026 ?”: a mark right behind a name asked whether it is one."""
    paste(phone)
    choice = phone.locator("#claim-1 .choice button").first
    apart = choice.evaluate("""button => {
      const name = document.createRange();
      name.selectNodeContents(button.firstChild);
      const mark = document.createRange();
      mark.selectNodeContents(button.querySelector('span'));
      return mark.getBoundingClientRect().left - name.getBoundingClientRect().right;
    }""")
    assert apart >= 3


UNCLEAR = "Azerbaijan – Russia, a love story in exports: $921 million in 2021, mind you."


def test_what_unread_words_mean_is_chosen_on_a_phone(phone: Page) -> None:
    """One touch on a sentence, and another takes it back for the next."""
    phone.goto("/")
    phone.get_by_role("textbox", name="Paste a text to check").fill(UNCLEAR)
    phone.get_by_role("button", name="Check", exact=True).click()
    card = phone.locator("#claim-1")
    senses = card.get_by_role("group", name="Meaning")
    assert verdicts(phone) == []
    assert phone.evaluate(BEYOND) == []
    senses.get_by_role("button", name="Azerbaijan to Russia").click()
    expect(card.locator(".verdict")).to_contain_text("Supported")
    senses.get_by_role("button", name="Russia to Azerbaijan").click()
    expect(card.locator(".verdict")).to_contain_text("Not supported")
    chosen = senses.get_by_role("button", pressed=True)
    expect(chosen).to_contain_text("Russia to Azerbaijan")


def test_words_lead_to_their_claim(phone: Page) -> None:
    """And the claim to all its readings."""
    paste(phone)
    phone.locator("mark").last.get_by_role("link").click()
    expect(phone.locator("#claim-3")).to_be_in_viewport()
    phone.locator("#claim-3").get_by_role("link", name="All readings and figures").click()
    expect(
        phone.get_by_role("heading", level=2).filter(has_text="changed by 25%").first
    ).to_be_visible()


def test_it_is_all_there_without_scripts(still: Page) -> None:
    """Form and buttons are the browser's own."""
    paste(still)
    correct(still)
    assert len(verdicts(still)) == 3
    expect(still.locator("#claim-1 .verdict")).to_contain_text("Supported")
    expect(still.locator("#theme")).to_be_hidden()
    still.get_by_role("button", name="AZ", exact=True).click()
    expect(still.locator("html")).to_have_attribute("lang", "az")
    assert len(verdicts(still)) == 3


def test_keys_suffice(page: Page) -> None:
    """Into the box, on to its button, and from the answer to a choice."""
    page.goto("/")
    page.get_by_role("textbox", name="Paste a text to check").focus()
    page.keyboard.insert_text(TEXT)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.locator("#claim-1").get_by_role("button", name="2023").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#claim-1").get_by_role("button", pressed=True)).to_contain_text("2023")


def test_enter_sends_a_line(page: Page) -> None:
    """What looks like a line is sent as one; with Shift it goes on in the next."""
    page.goto("/")
    box = page.get_by_role("textbox", name="Paste a text to check")
    box.fill("Russia accounts for 10% of")
    box.press("Shift+Enter")
    expect(box).to_have_value("Russia accounts for 10% of\n")
    box.fill(TEXT)
    box.press("Enter")
    expect(page.locator("article")).to_have_count(3)


def test_too_long_a_text_says_so_and_stays(page: Page) -> None:
    """A novel is not sent for nothing: the box says how long it may be, and keeps it."""
    arrive(page, "/")
    box = page.get_by_role("textbox", name="Paste a text to check")
    novel = "Trade is trade. " * 20_000
    box.fill(novel)
    page.get_by_role("button", name="Check", exact=True).click()
    said = box.evaluate("box => box.validationMessage")
    assert "320,000" in said
    assert "50,000" in said
    expect(box).to_have_value(novel)
    box.fill(TEXT)
    page.get_by_role("button", name="Check", exact=True).click()
    expect(page.locator("article")).to_have_count(3)


def test_every_page_says_who_answers_for_it(page: Page) -> None:
    """At its foot, with the way to the terms; also where what was asked cannot be shown."""
    for address in ("/", "/partner?partner=zzz"):
        page.goto(address)
        foot = page.get_by_role("contentinfo")
        expect(foot).to_contain_text("Figures as of")
        foot.get_by_role("link", name="sources and terms").click()
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        assert urlsplit(page.url).path == "/data"


@pytest.mark.parametrize("address", ["/", "/claim/ties-with-russia-and-iran-degrade"])
def test_what_folds_out_says_of_what(page: Page, address: str) -> None:
    """Three charts have a download each, and none is called as another by ear."""
    page.goto(address)
    page.locator(".graph").first.wait_for()
    told = page.locator(".chart summary[aria-labelledby]").all()
    called = [
        [page.locator(f"[id='{identity}']").inner_text() for identity in names.split()]
        for names in (one.get_attribute("aria-labelledby") or "" for one in told)
    ]
    assert len(called) >= 9
    assert len({" ".join(names) for names in called}) == len(called)
