"""Another language is a file: what its catalogue says is said, and all else stays English."""

from pathlib import Path

import pytest
from flask.testing import FlaskClient

from dashboard.address.limits import Limits
from dashboard.address.refusing import REFUSED, SelectionError
from dashboard.address.selection import Selection
from dashboard.app import create_app
from dashboard.measures.intervals import Interval
from dashboard.state.languages import catalogues
from dashboard.text import shell
from dashboard.text.ends import both_ends, ends_as_read
from dashboard.text.language import N_, NN_, Spoken, in_digits, listed, say, say_many, speaking
from dashboard.text.missing import FLOW_GAPS
from dashboard.text.pieces import SINCE
from dashboard.text.refusals import refusal
from dashboard.text.words import amount, as_read, measure_title
from etl.reader import SHIPPED_DATA
from etl.vintage import DataError

HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
ONE, FEW = "n%10==1 && n%100!=11", "n%10>=2 && n%10<=4"
PLURALS = f'"Plural-Forms: nplurals=3; plural=({ONE} ? 0 : {FEW} ? 1 : 2);\\n"\n'
FIGURES = NN_("{count} figure", "{count} figures")
GAP = FLOW_GAPS["no record"]["X"]
RUSSIAN = f"""{HEAD}{PLURALS}
msgid "Share of {{country}}"
msgstr "Доля: {{country}}"

msgid "{{count}} figure"
msgid_plural "{{count}} figures"
msgstr[0] "{{count}} цифра"
msgstr[1] "{{count}} цифры"
msgstr[2] "{{count}} цифр"

msgid "Exports, as quoted"
msgstr "Экспорт"

msgid "{GAP}"
msgstr "Нет данных: {{reporter}}, {{partner}}, {{period}}"
"""


@pytest.fixture
def russian(tmp_path: Path) -> Spoken:
    """Return a language of a few texts."""
    (tmp_path / "ru.po").write_text(RUSSIAN, "utf-8")
    (found,) = catalogues(tmp_path).items()
    return Spoken(*found)


def test_english_needs_no_catalogue() -> None:
    """A text is what it says, its places filled, one for one and another for any other number."""
    assert say(N_("Share of {country}"), country="Iran") == "Share of Iran"
    assert [say_many(FIGURES, n) for n in (1, 2, 1200)] == [
        "1 figure",
        "2 figures",
        "1,200 figures",
    ]
    assert listed(["imports", "exports"]) == "imports and exports"
    assert in_digits("1,234.5") == "1,234.5"


def test_catalogue_says_texts_in_its_language(russian: Spoken) -> None:
    """Sentences, plural forms, lists and digits are the language's own; the rest is English."""
    with speaking(russian):
        assert say("Share of {country}", country="Иран") == "Доля: Иран"
        assert [say_many(FIGURES, n) for n in (1, 3, 5)] == ["1 цифра", "3 цифры", "5 цифр"]
        assert listed(["a", "b"]) == "a и b"
        assert in_digits("1,234.5") == "1\N{NO-BREAK SPACE}234,5"
        assert say("Not in it") == "Not in it"
        assert say("") == ""
    assert say("Share of {country}", country="Iran") == "Share of Iran"


def in_russian(path: Path, *texts: tuple[str, str]) -> Spoken:
    """Return a language of these texts."""
    entries = "".join(f'\nmsgid "{text}"\nmsgstr "{said}"\n' for text, said in texts)
    (path / "ru.po").write_text(HEAD + PLURALS + entries, "utf-8")
    (found,) = catalogues(path).items()
    return Spoken(*found)


def test_refusals_are_said_in_the_language(tmp_path: Path) -> None:
    """Its frame and the name of the box too; as text, for machines, it stays English."""
    language = in_russian(
        tmp_path,
        ("{name}: {what}", "{name} – {what}"),
        (SINCE, "Начиная"),
        ("{given} is later than the last year, {allowed}.", "{given} позже, чем {allowed}."),
    )
    defaults = Selection("AZE", ("RUS",), 2000, 2020)
    with pytest.raises(SelectionError) as caught:
        Limits(defaults, frozenset(), (1992, 2026)).parse(
            "?since=2010&until=2000", ("since", "until")
        )
    english = "Parameter since: 2010 is later than the last year, 2000."
    assert refusal(caught.value) == "From year: 2010 is later than the last year, 2000."
    with speaking(language):
        assert refusal(caught.value) == "Начиная – 2010 позже, чем 2000."
        assert str(caught.value) == english


def test_shell_is_in_the_language_and_machines_read_english(tmp_path: Path, packed: Path) -> None:
    """What stands around every page is said per reader; a refused download is English."""
    language = in_russian(
        tmp_path, (shell.SKIP, "Читать дальше"), (REFUSED, "Параметр {name}: {what}")
    )
    app = create_app(SHIPPED_DATA, cache=packed, languages={"ru": language.catalogue})
    client = app.server.test_client()
    russian, english = {"Accept-Language": "ru"}, {"Accept-Language": "en"}
    said = {"Читать дальше": russian, shell.SKIP: english}
    for text, asked in said.items():
        page = client.get("/method", headers=asked).text
        assert [one in page for one in said] == [one == text for one in said]
    page = client.get("/compare?base=banana", headers=russian).text
    assert "Параметр base" in page
    assert client.get("/partner.csv?since=banana", headers=russian).text.startswith("Parameter")


def test_numbers_and_names_are_of_the_language(russian: Spoken) -> None:
    """Digits are written as its readers write them, and what it says of a name is said."""
    before = amount(123_456, "USD"), both_ends(Interval(8.49, 8.76), "percent")
    with speaking(russian):
        assert amount(123_456, "USD") == before[0].replace(",", "\N{NO-BREAK SPACE}")
        assert both_ends(Interval(8.49, 8.76), "percent") == before[1].replace(".", ",")
        assert as_read(8.49, "percent") == ends_as_read(Interval(8.49, 8.76), "percent").low == 8.5
        assert measure_title("exports, as quoted") == "Экспорт"


def test_machines_are_answered_in_english(packed: Path, russian: Spoken) -> None:
    """What a page says in the language asked for, CSV and JSON say as ever."""
    app = create_app(SHIPPED_DATA, cache=packed, languages={"ru": russian.catalogue})
    client = app.server.test_client()
    for address in ("/claims.json", "/claims.csv"):
        told = [
            client.get(address, headers={"Accept-Language": code}).text for code in ("en", "ru")
        ]
        assert told[0] == told[1]
        assert GAP.partition("{")[0] in told[0]


@pytest.mark.parametrize(
    ("name", "content"), [("xx-nowhere", HEAD), ("az", 'msgid "a'), ("ru", "no catalogue at all")]
)
def test_what_is_no_catalogue_is_named(tmp_path: Path, name: str, content: str) -> None:
    """The file and what it should be are told."""
    (tmp_path / f"{name}.po").write_text(content, "utf-8")
    with pytest.raises(DataError, match=rf"{name}\.po is no catalogue .* such as az\.po"):
        dict(catalogues(tmp_path))


def test_spoiled_catalogue_stops_its_readers_alone(tmp_path: Path, packed: Path) -> None:
    """Who asks for its language is told which file is wrong, and not where; others are answered."""
    (tmp_path / "az.po").write_text('msgid "a', "utf-8")
    app = create_app(SHIPPED_DATA, cache=packed, languages=catalogues(tmp_path))
    client = app.server.test_client()
    told = client.get("/method?lang=az")
    assert (told.status_code, told.mimetype) == (503, "text/plain")
    assert told.text.startswith("az.po is no catalogue")
    assert str(tmp_path) not in told.text
    assert client.get("/method").status_code == 200


def test_readers_are_answered_in_the_language_they_ask_for(packed: Path, russian: Spoken) -> None:
    """The page says which language it is in, and that it depends on what was asked for."""
    app = create_app(SHIPPED_DATA, cache=packed, languages={"ru": russian.catalogue})
    client = app.server.test_client()
    for asked, given in (("ru-RU,ru;q=0.9", "ru"), ("en", "en"), ("fr", "en")):
        page = client.get("/claims.json", headers={"Accept-Language": asked})
        assert "Accept-Language" in page.vary
        page = client.get("/claims", headers={"Accept-Language": asked})
        assert f'<html lang="{given}">' in page.text


def test_address_chooses_the_language_and_a_cookie_keeps_it(tmp_path: Path, packed: Path) -> None:
    """``lang`` before the cookie, the cookie before what the browser prefers."""
    language = in_russian(tmp_path, (shell.SKIP, "Читать дальше"))
    app = create_app(SHIPPED_DATA, cache=packed, languages={"ru": language.catalogue})
    client = app.server.test_client()
    russian, english = {"Accept-Language": "ru"}, {"Accept-Language": "en"}

    def speaks(address: str, asked: dict[str, str]) -> str:
        reply = client.get(address, headers=asked)
        assert reply.status_code == 200
        assert {"Accept-Language", "Cookie"} <= set(reply.vary)
        return "ru" if "Читать дальше" in reply.text else "en"

    assert speaks("/", english) == "en"
    assert speaks("/?lang=en", russian) == "en"
    assert speaks("/", russian) == "en"  # as was asked for last
    assert speaks("/partner?lang=ru", english) == "ru"
    assert speaks("/", english) == "ru"
    cookie = client.get_cookie("lang")
    assert cookie is not None
    assert (cookie.value, cookie.http_only, cookie.same_site) == ("ru", True, "Lax")


def test_language_nobody_has_is_refused(shipped: FlaskClient) -> None:
    """In a sentence that names those there are."""
    reply = shipped.get("/partner?lang=xx")
    assert reply.status_code == 400
    assert "en, az, ru" in reply.text
    assert shipped.get("/partner.csv?lang=ru").data == shipped.get("/partner.csv").data
