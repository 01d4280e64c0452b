"""Accounts of one trade that differ by more than twice are told as such, whoever the countries."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

import pandas as pd
import pytest
from flask.testing import FlaskClient
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.address.selection import Selection
from dashboard.charts.lines import Axes, lines
from dashboard.claims.entries import read_claims
from dashboard.claims.readings import evaluate
from dashboard.frames.number_rows import as_frame, measure_rows
from dashboard.frames.readings import claim_rows, readings_frame
from dashboard.measures.derived import SHOWN
from dashboard.measures.disagreement import FLOOR, TIMES, Disagreement, Disagreements
from dashboard.measures.evidence import Place
from dashboard.measures.ledger import Ledger
from dashboard.measures.lens import Lens
from dashboard.parts.tables import number_table
from dashboard.state.repository import Repository
from dashboard.text.accounts import ACCOUNTS_DIFFER, flows_of, noted, notice
from dashboard.views.receipt import content_of
from tests.builders import claim, data_folder, flow, ledger, pair, quote
from tests.dashboard.looking import charts, look
from tests.dashboard.parts.test_tables import Cells

# Two countries that are in no data, each with what it says of the same trade.
HERE: Final = {"reporter": "QQA", "partner": "QQB", "flow": "M"}
THERE: Final = {"reporter": "QQB", "partner": "QQA", "flow": "X"}
IMPORTS: Final = Place("QQA", "QQB", "M", "2020")
DOTS: Final = {"source": "imf-dots", "status": "reported-or-estimated"}


def differing(book: Ledger, place: Place = IMPORTS) -> Disagreement | None:
    """Return the disagreement on the imports of one country from the other."""
    return Disagreements(book).on(place.reporter, place.partner, place.flow, place.period)


def ends(found: Disagreement | None) -> tuple[float, float] | None:
    """Return the least and the most told, in millions."""
    if found is None:
        return None
    return found.lowest.value.middle / 1e6, found.highest.value.middle / 1e6


@pytest.mark.parametrize(
    "rows",
    [
        [flow(272.5e6, **HERE), flow(3829.6e6, **THERE)],
        [flow(3829.6e6, **HERE), flow(272.5e6, **HERE, **DOTS)],
        [
            flow(272.5e6, **HERE, partner_basis="origin"),
            flow(3829.6e6, **HERE, partner_basis="dispatch"),
        ],
        [flow(272.5e6, **THERE), flow(300e6, **HERE), flow(3829.6e6, **THERE, **DOTS)],
    ],
)
def test_every_account_counts(rows: list[pd.DataFrame]) -> None:
    """Each source, basis and side is an account; either side asks and finds the same."""
    assert ends(differing(ledger(rows))) == (272.5, 3829.6)
    assert ends(differing(ledger(rows), Place("QQB", "QQA", "X", "2020"))) == (272.5, 3829.6)
    assert differing(ledger(rows), IMPORTS._replace(period="2019")) is None
    assert differing(ledger(rows), IMPORTS._replace(flow="X")) is None


def test_each_statement_is_an_account() -> None:
    """Statements that differ are each heard, with who said which."""
    said = {"reporter": "QQA", "partner": "QQB", "measure": "import", "period": "2020"}
    quotes = [
        quote(100, **said, said_by="one"),
        quote(400, **said, said_by="two", address="https://example.org/b"),
    ]
    found = differing(ledger(quotes=quotes))
    assert found is not None
    assert ends(found) == (100, 400)
    assert (found.lowest.said_by, found.highest.said_by) == (("one",), ("two",))


amounts = st.floats(0, 1e12)


@given(st.lists(amounts, min_size=1, max_size=4), amounts)
@settings(deadline=None, max_examples=60)
def test_rule(own: list[float], mirror: float) -> None:
    """The largest is more than twice the smallest, and comes to ten million dollars."""
    sources = ("un-comtrade", "imf-dots", "imf-imts", "other")
    rows = [flow(size, **HERE, source=name) for size, name in zip(own, sources, strict=False)]
    rows.append(flow(mirror, **THERE))
    low, high = min(*own, mirror), max(*own, mirror)
    found = differing(ledger(rows))
    assert (found is not None) is (high > TIMES * low and high >= FLOOR)
    if found is not None:
        assert ends(found) == (low / 1e6, high / 1e6)


@given(st.integers(1, 2000), st.sampled_from([1, 10, 100, 1000]), st.floats(1e6, 1e10))
@settings(deadline=None, max_examples=60)
def test_rounding_is_no_disagreement(said: int, unit: int, reported: float) -> None:
    """What the rounding of a statement may explain is not held against it."""
    words = {"reporter": "QQA", "partner": "QQB", "measure": "import", "period": "2020"}
    book = ledger([flow(reported, **HERE)], [quote(said, **words, precision=str(unit))])
    low, high = (said - unit / 2) * 1e6, (said + unit / 2) * 1e6
    apart = low > max(TIMES * reported, FLOOR) or (reported > TIMES * high and reported >= FLOOR)
    if low != FLOOR:
        assert (differing(book) is not None) is apart


@pytest.mark.parametrize(
    ("name", "flows"),
    [
        ("imports", "M"),
        ("share of exports", "X"),
        ("exports in all turnover", "X"),
        ("imports in the pair", "XM"),
        ("turnover", "XM"),
        ("balance", "XM"),
        ("rank by imports", "M"),
        ("gap in imports, exports raised by 6%", "M"),
        ("exports, as quoted", "X"),
        ("share of turnover, partner over reporter", "XM"),
    ],
)
def test_measures_are_made_of_flows(name: str, flows: str) -> None:
    """A measure is touched by a disagreement on any flow it is made of, and by no other."""
    assert "".join(flows_of(name)) == flows


def test_every_measure_shown_is_made_of_some_flow() -> None:
    """No number is without an account."""
    assert all(flows_of(name) for name in SHOWN)


BOOK: Final = [
    *pair(50e6, 20e6, reporter="QQA", partner="QQB"),
    *pair(90e6, 50e6, reporter="QQB", partner="QQA"),
    *pair(40e6, 30e6, reporter="QQA", partner="QQB", period="2021"),
    *pair(500e6, 500e6, reporter="QQA", partner="WLD"),
]


def test_rows_that_show_it_say_so() -> None:
    """The sentence stands at the end of the note of each row it touches, and nowhere else."""
    book = ledger(BOOK)
    chosen = Selection("QQA", ("QQB",), 2019, 2021)
    names = ("turnover", "imports", "exports", "share of imports")
    shown = measure_rows(book, chosen, names, "v")
    table, rows = as_frame(shown), as_frame(noted(shown, Disagreements(book)))
    told = rows[rows["note"].str.contains(ACCOUNTS_DIFFER)]
    assert set(told["period"]) == {"2020"}
    assert set(told["measure"]) == {"turnover", "imports", "share of imports"}
    for note in told["note"]:
        assert note.startswith(ACCOUNTS_DIFFER)
        assert "20.0 million" in note
        assert "90.0 million as QQB reports" in note
    silent = rows.loc[~rows.index.isin(told.index)]
    pd.testing.assert_frame_equal(silent, table.loc[silent.index])


def test_hover_keeps_to_who_is_quoted() -> None:
    """A mark names the speaker; the sentence is under the chart, not on every mark of it."""
    words = {"reporter": "QQA", "partner": "QQB", "measure": "import", "period": "2020"}
    book = ledger([flow(900e6, **THERE)], [quote(20, **words)])
    shown = measure_rows(book, Selection("QQA", ("QQB",), 2020, 2020), ("imports",), "v")
    rows = as_frame(noted(shown, Disagreements(book)))
    assert rows["note"].tolist()[0].startswith(f"somebody. {ACCOUNTS_DIFFER}")
    chart = lines(rows.to_dict("records"), {"QQB": "#000000"}, Axes(2020, 2020))
    assert [point.who for point in chart.series[0].points] == ["somebody"]


def test_goods_left_out_are_another_trade() -> None:
    """Accounts of all goods say nothing of trade without some of them, nor of a void."""
    book = ledger(BOOK)
    chosen = Selection("QQA", ("QQB",), 2020, 2020, lens=Lens(("27",)))
    (row,) = measure_rows(book, chosen, ("imports",), "v")
    (row,) = noted([{**row, "value": 1.0, "note": ""}], Disagreements(book))
    assert row["note"] == ""


def test_readings_of_a_claim_say_so() -> None:
    """Each reading that uses such a figure says so, except from the claim's own address."""
    said = {"reporter": "AZE", "partner": "RUS", "measure": "imports", "value": 20e6}
    address = "https://example.org/a"
    (found,) = read_claims({"claim": [claim(said, address=address)]}, ("AZE", "RUS"))
    rows = [flow(20e6, flow="M"), flow(30e6, reporter="RUS", partner="AZE")]
    quotes = [quote(90, measure="import", period="2020", address=address)]
    book = ledger(rows, quotes)
    own = book.without_quotes(address)
    for account, heard in ((book, True), (own, False)):
        readings = noted(claim_rows(evaluate(found, own), "v"), Disagreements(account))
        table = readings_frame(readings)
        known = table[table["value"].notna() & table["scope"].eq("all goods")]
        assert known["note"].str.contains(ACCOUNTS_DIFFER).all() == heard


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    """Return a world in which two countries differ on one flow, in two years."""
    data: Path = tmp_path_factory.mktemp("data")
    rows = [
        row
        for year, mirror in (("2018", 70e6), ("2019", 21e6), ("2020", 90e6))
        for row in (
            *pair(50e6, 20e6, reporter="KAZ", partner="TUR", period=year),
            *pair(mirror, 50e6, reporter="TUR", partner="KAZ", period=year),
            *pair(900e6, 900e6, reporter="KAZ", partner="WLD", period=year),
        )
    ]
    return Repository(data_folder(data, rows, tables={"claims.toml": CLAIM}))


CLAIM: Final = """\
[[claim]]
id = "imports"
sentence = "A sentence"
said_by = "Somebody"
said_on = "2021"
title = "Somewhere"
period = "2020"
[[claim.asserts]]
reporter = "KAZ"
partner = "TUR"
measure = "imports"
relation = "is"
value = 20e6
precision = 1e6
"""
PAIR: Final = "reporter=KAZ&partner=TUR"


@pytest.mark.parametrize("page", ["overview", "partner"])
def test_the_newest_number_says_so_beside_it(world: Repository, page: str) -> None:
    """In a sentence that nobody has to open, of the newest year alone; by ear as well."""

    def told(choice: str) -> list[str]:
        view, request = look(world, f"/{page}?{PAIR}{choice}")
        return [chart.description for chart in charts(view.content(request))]

    both = "20.0 million to US$\N{NO-BREAK SPACE}90.0 million"
    assert any(both in said for said in told(""))
    assert not any("differ" in said for said in told("&until=2019"))


@pytest.mark.parametrize(
    "address",
    [
        f"/overview?{PAIR}",
        f"/partner?{PAIR}",
        f"/mirror?{PAIR}",
        f"/mirror?{PAIR.replace('KAZ', 'x').replace('TUR', 'KAZ').replace('x', 'TUR')}&flow=X",
        "/claim/imports",
        f"/check?{PAIR}&measure=imports&period=2020&value=2e7&precision=1e6",
        f"/receipt?{PAIR}&measure=imports&period=2020",
    ],
)
def test_every_page_that_shows_it_says_so(world: Repository, address: str) -> None:
    """The sentence stands on the page, in its table and in its CSV; the other years are named."""
    view, request = look(world, f"{address}{'&' if '?' in address else '?'}without=")
    content = str(view.content(request))
    assert ACCOUNTS_DIFFER in content
    for amount in ("20.0 million as Kazakhstan reports", "90.0 million as Türkiye reports"):
        assert amount in content
    if "receipt" not in address:
        said = content.count("Likewise in 2018.")
        assert said >= 2
        assert said % 2 == 0  # under each chart and in its table
    rows = view.frame(request)
    years = set(rows.loc[rows["note"].str.contains(ACCOUNTS_DIFFER), "period"])
    assert years == {"2020"} | ({"2018"} if "receipt" not in address else set())


def test_page_of_a_trade_told_alike_says_nothing(world: Repository) -> None:
    """Where the accounts of what is shown agree there is no sentence."""
    view, request = look(world, f"/mirror?{PAIR}&since=2019&until=2019")
    assert ACCOUNTS_DIFFER not in str(view.content(request))
    view, request = look(world, f"/mirror?{PAIR}&flow=X")
    assert notice(view.frame(request).to_dict("records"), request.snapshot) == ""


def test_machines_are_told(world: Repository, client_of: Callable[[Path], FlaskClient]) -> None:
    """The readings of ``/claims.json`` have the sentence in their note."""
    client = client_of(world.data)
    (found,) = client.get("/claims.json").get_json()["claims"]
    notes = [reading["note"] for reading in found["readings"] if reading["value"] is not None]
    assert notes
    assert all(ACCOUNTS_DIFFER in note for note in notes)
    _, request = look(world, f"/receipt?{PAIR}&measure=imports&period=2020")
    assert content_of(request)["accounts_differ"].startswith(ACCOUNTS_DIFFER)


def test_names_in_the_sentence_are_text() -> None:
    """A notice below a table is escaped like all that is in it."""
    table = measure_rows(ledger(BOOK), Selection("QQA", ("QQB",), 2020, 2020), ("imports",), "v")
    assert "<b>" not in number_table(table, "Caption", "<b>bold</b>")
    assert Cells(number_table(table, "Caption", "so")).rows[1][0] == "2020"
