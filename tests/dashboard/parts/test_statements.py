"""What else was said of a trade: each statement with its address, publishers with their gap."""

import re
from pathlib import Path

import pandas as pd
import pytest
from dash import dcc, html

from dashboard.address.request import Request
from dashboard.parts.statements import publishers, statements
from dashboard.state.repository import Repository
from dashboard.text import pieces
from dashboard.text.language import say
from tests.builders import flow, publish_rows, quote, refer, shipped_figures
from tests.dashboard.looking import look

DOTS = {"source": "imf-dots", "status": "reported-or-estimated"}
SPACE = "\N{NO-BREAK SPACE}"


def asked(repository: Repository, query: str) -> Request:
    """Return a request of both sides."""
    return look(repository, f"/mirror?{query}")[1]


def held(data: Path, rows: list[pd.DataFrame], query: str = "partner=RUS") -> Request:
    """Return the request on these figures alone."""
    publish_rows(data, rows)
    return asked(Repository(data), query)


def listed(request: Request) -> list[list[str]]:
    """Return the rows on publishers that differ, a text a cell."""
    (section,) = publishers(request)
    table = getattr(section.children[-1], "children", None)
    if not isinstance(table, html.Table):
        return []
    return [[_text(cell.children) for cell in row.children] for row in table.children[1].children]


def _text(child: object) -> str:
    return str(getattr(child, "children", child)).replace(SPACE, " ")


def test_publishers_of_one_testimony_are_told_with_their_difference(tmp_path: Path) -> None:
    """First who speaks first, then the other, and by how many percent of the first it differs."""
    dots = shipped_figures().snapshot().source_name("imf-dots")
    assert listed(held(tmp_path, [flow(100e6), flow(125e6, **DOTS)])) == [
        ["Azerbaijan", "exports", "2020", "UN Comtrade", "US$ 100 million", dots,
         "US$ 125 million", "+25.0%"]
    ]  # fmt: skip


def test_each_publishers_figure_leads_to_its_receipt(tmp_path: Path) -> None:
    """Both numbers of a difference open the receipt of that publisher's figure."""
    request = held(tmp_path, [flow(100e6), flow(125e6, **DOTS)])
    (section,) = publishers(request)
    (row,) = section.children[-1].children.children[1].children
    links = [cell.children for cell in row.children if isinstance(cell.children, dcc.Link)]
    values = []
    for link in links:
        view, receipt = look(Repository(tmp_path), str(getattr(link, "href", "")))
        (value,) = view.frame(receipt)["value"].unique()
        values.append(value)
    assert values == [100e6, 125e6]


def test_largest_difference_comes_first(tmp_path: Path) -> None:
    """Whatever its sign, flow, year or side, and not more than twenty."""
    rows = []
    for n in range(30):
        place = {"period": str(1993 + n), "flow": "XM"[n % 2]}
        place |= {"reporter": "RUS", "partner": "AZE"} if n % 3 else {}
        rows += [
            flow(100e6, **place),
            flow((100 + (n * 7 % 31) * (-1) ** n) * 1e6, **DOTS, **place),
        ]
    lines = listed(held(tmp_path, rows))
    sizes = [abs(float(line[-1].replace("−", "-").rstrip("%"))) for line in lines]
    assert len(sizes) == 20
    assert sizes == sorted(sizes, reverse=True)


def test_difference_from_nothing_is_not_none(tmp_path: Path) -> None:
    """Zero by one publisher and millions by another is no difference of 0.0%."""
    rows = [flow(0), flow(5e6, **DOTS)]
    rows += [row for n in range(25) for row in (
        flow(100e6, period=str(1993 + n)), flow(101e6, period=str(1993 + n), **DOTS),
    )]  # fmt: skip
    (line,) = [line for line in listed(held(tmp_path, rows)) if "2020" in line]
    assert "%" not in line[-1]


def test_one_publisher_is_compared_with_nobody(tmp_path: Path) -> None:
    """A single testimony differs from none, and that is said."""
    (section,) = publishers(held(tmp_path, [flow(1)]))
    assert say(pieces.ONE_PUBLISHER) in str(section)


def test_only_years_asked_for_are_compared(tmp_path: Path) -> None:
    """Differences of other years stay out."""
    rows = [
        flow(100e6),
        flow(125e6, **DOTS),
        flow(1, period="2019"),
        flow(2, period="2019", **DOTS),
    ]
    lines = listed(held(tmp_path, rows, "partner=RUS&since=2020"))
    assert [line[2] for line in lines] == ["2020"]


def test_statements_of_both_sides_are_told(repository: Repository) -> None:
    """Every published figure of the pair, by either, newest first, with its address and basis."""
    request = asked(repository, "partner=GBR")
    table = repository.snapshot().published
    pairs = set(zip(table["reporter"], table["partner"], strict=True))
    assert ("AZE", "GBR") in pairs
    mine = [
        row
        for row in table.to_dict("records")
        if {row["reporter"], row["partner"]} == {"AZE", "GBR"}
    ]
    (section,) = statements(request)
    _, first, more = section.children
    items = [*first.children, *more.children[1].children]
    assert len(first.children) < len(items)
    assert len(items) == len(mine)
    assert {item.children[1].href for item in items} == {row["address"] for row in mine}
    years = [re.findall(r"\d{4}", item.children[0])[0] for item in items]
    assert years == sorted(years, reverse=True)
    text = str(section)
    assert say(pieces.BY_COUNTRY["dispatch"], measure="Imports") + ": US$" in text
    assert "3,597 million" in text
    assert "by country of origin" in text


@pytest.mark.parametrize(
    ("columns", "said"),
    [
        ({}, "Exports: US$_1,234.5 million."),
        ({"unit": "GBP million"}, "Exports: GBP_1,234.5 million."),
        (
            {"measure": "export growth", "unit": "percent", "value": "-5.7"},
            "Exports, change: −5.7%.",
        ),
        ({"measure": "rank by exports", "unit": "rank", "value": "4"}, "Rank by exports: 4."),
        ({"unit": "tonnes"}, "Exports: 1,234.5 tonnes."),
        ({"product": "non-oil"}, "Exports (non-oil): US$_1,234.5 million."),
    ],
)
def test_statement_in_any_unit_is_told(tmp_path: Path, columns: dict[str, str], said: str) -> None:
    """Each currency by its name, a percentage with its sign, a place as a number."""
    (text, _, _) = statement(tmp_path, quote(1234.5, **columns))
    assert said.replace("_", SPACE) in text


def test_note_is_shown_and_remarks_never(tmp_path: Path) -> None:
    """The public sentence ends what is said of a statement; the words as read stay in the table."""
    noted = quote(note="In roubles.").assign(remarks="read: «a working remark»")
    assert statement(tmp_path, noted)[2] == ". In roubles."
    assert statement(tmp_path, quote().assign(remarks="read: «a working remark»"))[2] == "."


def statement(data: Path, said: pd.DataFrame) -> list[str]:
    """Return the text, the link and the note shown of the only statement."""
    refer(data, "published_figures.csv", said)
    (section,) = statements(held(data, [flow(1)]))
    (item,) = section.children[1].children
    return list(item.children)


def test_pair_nobody_spoke_of_has_no_statements(repository: Repository) -> None:
    """Where nothing was said there is no empty heading."""
    assert statements(asked(repository, "reporter=NOR&partner=FJI")) == []
