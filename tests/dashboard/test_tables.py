"""Tables as HTML text: data stay text whatever they hold, and every number has its cell."""

from html.parser import HTMLParser
from typing import Any, Final

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.frames import as_frame, measure_frame
from dashboard.selection import Selection
from dashboard.tables import number_table, plain_table
from dashboard.words import NO_VALUE, amount
from tests.builders import flow, ledger, pair, quote

TAGS: Final = {"table", "caption", "thead", "tbody", "tr", "th", "td", "a", "p"}
ATTRIBUTES: Final = {"class", "scope", "title", "href"}
NASTY: Final = "<script>alert(1)</script><td onclick=\"a\" title='b'>&amp;\"'><!--"

texts = st.one_of(st.just(NASTY), st.text("<>&\"'=/ abc;!-", max_size=30))


class Cells(HTMLParser):
    """What a browser would see: tags, attributes, and the text of each cell by row."""

    def __init__(self, table: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.rows: list[list[str]] = []
        self.titles: list[str] = []
        self.links: list[str] = []
        self.caption = ""
        self._at = ""
        self.feed(table)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag and what it has."""
        given_here = {name: value or "" for name, value in attrs}
        self.tags.add(tag)
        self.attributes |= set(given_here)
        self.titles += [given_here[name] for name in ("title",) if name in given_here]
        self.links += [given_here[name] for name in ("href",) if name in given_here]
        if tag == "tr":
            self.rows.append([])
        if tag in {"th", "td"}:
            self.rows[-1].append("")
        self._at = tag if tag != "a" else self._at

    def handle_data(self, data: str) -> None:
        """Note the text of a cell or of the caption."""
        if self._at in {"th", "td"}:
            self.rows[-1][-1] += data
        elif self._at == "caption":
            self.caption += data


def row(**columns: object) -> dict[str, object]:
    """Return a row of a frame: Azerbaijan's exports to Russia in 2020."""
    usual = {"reporter": "AZE", "partner": "RUS", "period": "2020", "measure": "exports"}
    usual |= {"goods": "TOTAL", "unit": "USD", "status": "reported", "source": "un-comtrade"}
    return usual | {"value": 5e6, "edition": "first", "valuation": "", "note": ""} | columns


def table(*rows: dict[str, object]) -> Cells:
    """Return the table of these rows."""
    return Cells(number_table(as_frame(rows, "v"), "Caption"))


@given(texts, texts, texts, texts, texts)
@settings(deadline=None, max_examples=40)
def test_no_tag_from_data_survives(
    note: str, source: str, goods: str, name: str, more: str
) -> None:
    """Whatever notes, sources, goods and captions hold is text, and reads as it was."""
    rows = [
        row(note=note, source=source, measure=name),
        row(note=more, value=None, status="missing", measure="imports", goods=goods, period="2021"),
    ]
    found = Cells(number_table(as_frame(rows, more), name))
    assert found.tags <= TAGS
    assert found.attributes <= ATTRIBUTES
    assert found.caption == name
    assert more in found.titles
    assert found.rows[-1][-1] == (source or NO_VALUE)


@given(st.lists(texts, min_size=1, max_size=3), texts)
@settings(deadline=None, max_examples=40)
def test_no_tag_survives_in_a_plain_table(cells: list[str], name: str) -> None:
    """A table of text shows each cell and heading as it was."""
    found = Cells(plain_table(pd.DataFrame({"column": cells}), name, {"column": name}))
    assert found.tags <= TAGS
    assert found.attributes <= ATTRIBUTES
    assert found.rows == [[name], *([cell] for cell in cells)]


def test_numbers_stand_newest_first_a_column_a_measure() -> None:
    """A row a period, a column a measure, then whose figures they are."""
    found = table(row(), row(measure="imports", value=7e6), row(period="2021", value=9e6))
    assert found.rows[0] == ["Period", "Exports", "Imports", "Source"]
    assert found.rows[1:] == [
        ["2021", amount(9e6, "USD"), NO_VALUE, "un-comtrade"],
        ["2020", amount(5e6, "USD"), amount(7e6, "USD"), "un-comtrade"],
    ]


def test_goods_head_their_columns() -> None:
    """Where one measure is told by goods the goods are the headings."""
    found = table(row(goods="Fuels"), row(goods="Food", value=1e6))
    assert found.rows[0] == ["Period", "Fuels", "Food", "Source"]


def test_missing_number_says_why_and_leads_nowhere() -> None:
    """A void is a dash with its reason, without a receipt."""
    found = table(row(value=None, status="missing", source="", note="No record."))
    assert found.rows[1] == ["2020", NO_VALUE, NO_VALUE]
    assert found.titles == ["No record."]
    assert found.links == []


@pytest.mark.parametrize(
    ("status", "mark"),
    [("reported", ""), ("reported-or-estimated", ""), ("estimate", "°"), ("quoted", "*")],
)
def test_estimates_and_quotes_are_marked(status: str, mark: str) -> None:
    """What nobody reported has its mark at the number."""
    assert table(row(status=status)).rows[1][1] == amount(5e6, "USD") + mark


def test_every_known_number_leads_to_its_receipt() -> None:
    """As many links as numbers of measures; what is no measure of one case has none."""
    found = table(row(), row(measure="change in exports from 2019"), row(period="2021", value=None))
    assert len(found.links) == 1
    assert found.links[0].startswith("/receipt?")
    assert "period=2020" in found.links[0]


sizes = st.lists(st.none() | st.floats(-1e12, 1e12), min_size=1, max_size=6)


@given(sizes)
@settings(deadline=None, max_examples=30)
def test_cells_are_the_frames_numbers(values: list[float | None]) -> None:
    """Each value once, in its period's row, and nothing where there is none."""
    rows = [row(period=str(2000 + n), value=value) for n, value in enumerate(values)]
    expected = [[NO_VALUE if v is None else amount(v, "USD")] for v in values]
    assert [cells[1:2] for cells in table(*rows).rows[1:]] == expected[::-1]


def test_frame_of_a_pair_makes_a_table() -> None:
    """A measured frame, with a quote and gaps, is a table of as many rows as years."""
    book: Any = ledger([*pair(1, 2), flow(3, period="2022")], [quote(5, period="2021")])
    frame = measure_frame(book, Selection("AZE", ("RUS",), 2020, 2023), ["exports", "imports"], "v")
    found = Cells(number_table(frame, "Caption"))
    assert [cells[0] for cells in found.rows] == ["Period", "2023", "2022", "2021", "2020"]
    assert len(found.links) == frame["value"].notna().sum()
