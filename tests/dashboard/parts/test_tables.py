"""Tables as HTML text: data stay text whatever they hold, and every number has its cell."""

import re
from html.parser import HTMLParser
from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.address.selection import Selection
from dashboard.frames.number_rows import measure_rows
from dashboard.parts.tables import number_table, plain_table
from dashboard.text.words import NO_VALUE, STATUS_NAMES
from tests.builders import flow, ledger, pair, quote

TAGS: Final = {"table", "caption", "thead", "tbody", "tr", "th", "td", "a", "p", "span"}
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
        self._at = self._at if tag in {"a", "span"} else tag

    def handle_data(self, data: str) -> None:
        """Note the text of a cell or of the caption."""
        if self._at in {"th", "td"}:
            self.rows[-1][-1] += data
        elif self._at == "caption":
            self.caption += data


SIZES: Final = {"US$ million": 1e6, "US$ thousand": 1e3, "US$": 1.0}


def told(heading: str, cell: str) -> tuple[float, float]:
    """Return what a cell says under its heading, in the frame's unit, and half its last digit.

    Of two ends it is their middle, which is the frame's value.
    """
    size = SIZES.get(heading.rpartition(", ")[2], 1.0)
    if " to " in cell:
        (low, half), (high, _) = (told(heading, end) for end in cell.split(" to "))
        return (low + high) / 2, half
    digits = re.fullmatch(r"([+−]?)([\d,]+(?:\.(\d+))?)[°*]?‡?", cell)
    assert digits is not None, cell
    number = float(digits[2].replace(",", "")) * (-1 if digits[1] == "−" else 1)
    return number * size, size * 10.0 ** -len(digits[3] or "") / 2


def row(**columns: object) -> dict[str, object]:
    """Return a row of a frame: Azerbaijan's exports to Russia in 2020."""
    usual = {"reporter": "AZE", "partner": "RUS", "period": "2020", "measure": "exports"}
    usual |= {"goods": "TOTAL", "unit": "USD", "status": "reported", "source": "un-comtrade"}
    usual |= dict.fromkeys(("base", "valuation", "partner_basis", "note"), "")
    told = usual | {"value": 5e6, "edition": "first"} | columns
    return {"receipt": f"/receipt?period={told['period']}"} | told


def table(*rows: dict[str, object]) -> Cells:
    """Return the table of these rows."""
    return Cells(number_table(rows, "Caption"))


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
    found = Cells(number_table(rows, name))
    assert found.tags <= TAGS
    assert found.attributes <= ATTRIBUTES
    assert found.caption == name
    assert more in found.titles
    assert found.rows[-1][-1] == (source or note or NO_VALUE)


@given(st.lists(texts, min_size=1, max_size=3), texts)
@settings(deadline=None, max_examples=40)
def test_no_tag_survives_in_a_plain_table(cells: list[str], name: str) -> None:
    """A table of text shows each cell and heading as it was."""
    found = Cells(plain_table([{"column": cell} for cell in cells], name, {"column": name}))
    assert found.tags <= TAGS
    assert found.attributes <= ATTRIBUTES
    assert found.rows == [[name], *([cell] for cell in cells)]


def test_numbers_stand_newest_first_a_column_a_measure() -> None:
    """A row a period, a column a measure, then whose figures they are."""
    found = table(row(), row(measure="imports", value=7e6), row(period="2021", value=9e6))
    unit = "US$ thousand"
    assert found.rows[0] == ["Period", f"Exports, {unit}", f"Imports, {unit}", "Source"]
    assert found.rows[1:] == [
        ["2021", "9,000", NO_VALUE, "un-comtrade"],
        ["2020", "5,000", "7,000", "un-comtrade"],
    ]


def test_goods_head_their_columns() -> None:
    """Where one measure is told by goods the goods are the headings."""
    found = table(row(goods="Fuels"), row(goods="Food", value=1e6))
    assert found.rows[0] == ["Period", "Fuels, US$ thousand", "Food, US$ thousand", "Source"]


def test_missing_number_says_why_and_leads_nowhere() -> None:
    """A void is a dash with its reason, beside it too where all of a line is void; no receipt."""
    found = table(row(value=None, status="missing", source="", note="No record."))
    assert found.rows[1] == ["2020", NO_VALUE, "No record."]
    assert found.titles == ["No record."]
    assert found.links == []


@pytest.mark.parametrize(
    ("status", "mark"),
    [("reported", ""), ("reported-or-estimated", ""), ("estimate", "°"), ("quoted", "*")],
)
def test_estimates_and_quotes_are_marked(status: str, mark: str) -> None:
    """What nobody reported has its mark at the number."""
    assert table(row(status=status)).rows[1][1] == f"5,000{mark}"


def test_signs_told_are_those_shown() -> None:
    """Below the table stands what its own signs mean, and of no others."""
    found = number_table([row(), row(period="2021", status="quoted")], "Caption")
    marks = found.partition("class='signs'>")[2]
    assert ("*" in marks, "°" in marks, NO_VALUE in marks) == (True, False, False)
    gap = number_table([row(), row(measure="imports", period="2021")], "Caption")
    assert NO_VALUE in gap.partition("class='signs'>")[2]


def test_composed_number_has_its_sign() -> None:
    """What two sources gave together is told at the number and below the table."""
    rows = [row(composed="yes", source="un-comtrade + unctadstat"), row(period="2021")]
    found = [number_table(some, "Caption") for some in (rows, rows[1:])]
    assert ["‡" in text for text in found] == [True, False]


def test_possible_estimates_are_told() -> None:
    """Figures that may be reports or estimates say so beside their source."""
    rows = [row(status="reported-or-estimated"), row(period="2021")]
    assert [cells[-1] for cells in table(*rows).rows[1:]] == ["un-comtrade", "un-comtrade†"]
    told = [number_table(some, "Caption") for some in (rows, rows[1:])]
    assert [STATUS_NAMES["reported-or-estimated"] in text for text in told] == [True, False]


def test_nobodys_middle_is_in_no_cell() -> None:
    """Where statements differ the cell has both ends, to the digits that tell them apart."""
    ends = {"low": 26337.5e6, "high": 26650e6, "value": 26493.75e6, "spread": "statements differ"}
    near = {"low": 5_000_000, "high": 5_000_200, "value": 5_000_100, "spread": "statements differ"}
    found = table(row(**ends), row(**near, period="2021", measure="imports"))
    assert found.rows[2][1] == "26,338 to 26,650"
    assert found.rows[1][2] == "5.0000 to 5.0002"


def test_every_known_number_leads_to_its_receipt() -> None:
    """As many links as numbers with a receipt; a void and what has none are not links."""
    apart = row(measure="change in exports from 2019", receipt="")
    found = table(row(), apart, row(period="2021", value=None))
    assert len(found.links) == 1
    assert found.links[0].startswith("/receipt?")
    assert "period=2020" in found.links[0]


# Not below a hundredth of a dollar or a percent: that is the noise of arithmetic, not a figure.
values = st.just(0.0) | st.floats(1e-2, 1e12) | st.floats(-1e12, -1e-2)
units = st.sampled_from(["USD", "percent", "percentage points"])


@given(st.lists(st.none() | values, min_size=1, max_size=6), units)
@settings(deadline=None)
def test_cell_under_its_heading_is_the_frames_number(
    numbers: list[float | None], unit: str
) -> None:
    """Each value to the digits shown, in its period's row; a dash for none, never zero for some."""
    rows = [row(period=str(2000 + n), value=v, unit=unit) for n, v in enumerate(numbers)]
    (_, heading, _), *cells = table(*rows).rows
    assert len(cells) == len(numbers)
    for value, (_, cell, _) in zip(numbers, reversed(cells), strict=True):
        if value is None:
            assert cell == NO_VALUE
            continue
        number, half = told(heading, cell)
        assert abs(number - value) <= half + 1e-9 * abs(value)
        assert (number == 0) is (value == 0)
        assert not re.match(r"[+−]0[.0]*$", cell)


@given(st.lists(values, min_size=1, max_size=6))
@settings(deadline=None)
def test_digits_stand_under_digits(numbers: list[float]) -> None:
    """A column has one number of decimals; only what would read as zero has more."""
    rows = [row(period=str(2000 + n), value=value) for n, value in enumerate(numbers)]
    cells = [cell for _, cell, _ in table(*rows).rows[1:]]
    decimals = [len(cell.partition(".")[2]) for cell in cells]
    small = rf"−?0\.0{{{min(decimals)}}}\d+"
    for cell, own in zip(cells, decimals, strict=True):
        assert own == min(decimals) or re.fullmatch(small, cell), cells


def test_shares_have_two_decimals_where_one_would_round_to_another_whole() -> None:
    """75.45 rounds to 75 and 75.5 does not; the other column adds up to 100 with it."""
    rows = [
        row(period="2024", value=75.45, unit="percent", measure="imports in the pair"),
        row(period="2024", value=24.55, unit="percent", measure="exports in the pair"),
        row(period="2023", value=72.51, unit="percent", measure="imports in the pair"),
    ]
    (_, *cells, _), (_, first, *_) = table(*rows).rows[1:]
    assert [*cells, first] == ["75.45", "24.55", "72.51"]


@pytest.mark.parametrize(
    ("largest", "unit", "cell"),
    [
        (26.3e9, "US$ million", "26,300"),
        (12e6, "US$ million", "12.0"),
        (9.9e6, "US$ thousand", "9,900"),
        (12e3, "US$ thousand", "12.0"),
        (950.0, "US$", "950"),
    ],
)
def test_dollars_of_a_table_have_the_unit_its_largest_asks_for(
    largest: float, unit: str, cell: str
) -> None:
    """Million or thousand by the largest amount of all columns; a share beside has its own."""
    found = table(row(value=largest), row(measure="imports", value=largest / 2), row(
        measure="share of imports", value=8.8, unit="percent",
    ))  # fmt: skip
    assert found.rows[0][1:4] == [
        f"Exports, {unit}", f"Imports, {unit}", "Share of imports, percent",
    ]  # fmt: skip
    assert found.rows[1][1] == cell


def test_small_column_beside_a_large_one_is_read_well() -> None:
    """Gold worth half a million in a table of billions has three digits, a trifle its first."""
    rows = [row(value=4e9), row(measure="imports", value=512_345.0)]
    rows += [row(period="2019", value=3e9), row(measure="imports", value=37.0, period="2019")]
    shown = [cells[1:3] for cells in table(*rows).rows[1:]]
    assert shown == [["4,000", "0.512"], ["3,000", "0.00004"]]


def test_reason_is_said_once_and_neighbours_have_like_decimals() -> None:
    """A turnover lacks what its parts lack; 14.0 beside 4,799.0, not beside 4,799."""
    gaps = [f"No record of {flow} in 2022." for flow in ("exports", "imports")]
    missing = [
        row(period="2022", value=None, status="missing", source="", note=note, measure=name)
        for name, note in zip(
            ("turnover", "exports", "imports"), (" ".join(gaps), *gaps), strict=True
        )
    ]
    known = [
        row(period="2024", value=value, measure=name)
        for name, value in (("turnover", 4799e6), ("exports", 14e6), ("imports", 3621e6))
    ]
    _, first, second = table(*missing, *known).rows
    assert second[-1] == " ".join(gaps)
    assert first[1:4] == ["4,799.0", "14.0", "3,621.0"]


def test_unit_that_the_name_says_is_not_said_twice() -> None:
    """Ranks and gaps in percent have names that tell their unit."""
    found = table(
        row(measure="rank by exports", value=3, unit="rank"),
        row(measure="gap in imports, percent", value=8.8, unit="percent"),
    )
    assert found.rows[0][1:3] == ["Rank by exports", "Gap in imports, percent of the mean"]
    assert found.rows[1][1:3] == ["3", "8.80"]


def test_frame_of_a_pair_makes_a_table() -> None:
    """A measured frame, with a quote and gaps, is a table of as many rows as years."""
    book: Any = ledger([*pair(1, 2), flow(3, period="2022")], [quote(5, period="2021")])
    shown = measure_rows(book, Selection("AZE", ("RUS",), 2020, 2023), ["exports", "imports"], "v")
    found = Cells(number_table(shown, "Caption"))
    assert [cells[0] for cells in found.rows] == ["Period", "2023", "2022", "2021", "2020"]
    assert len(found.links) == sum(row["value"] is not None for row in shown)
