"""Partners compared: what is drawn and what is not, whose report, and what cannot be chosen."""

import re
from typing import Any, Final
from urllib.parse import urlencode

import pytest

from dashboard.address.refusing import SelectionError
from dashboard.charts.chart import Chart
from dashboard.charts.ticks import value_at
from dashboard.measures.derived import EVERY, of_months
from dashboard.parts.controls import form
from dashboard.parts.markup import to_html
from dashboard.text.charts import BREAK
from dashboard.text.language import say
from dashboard.text.pages import compare as words
from dashboard.text.words import dated
from tests.builders import shipped_figures
from tests.dashboard.looking import charts, look, walk
from tests.dashboard.parts.test_tables import Cells

MANY: Final = ("RUS", "IRN", "GBR", "ITA", "TUR", "CHN", "DEU", "UKR")
BRITISH: Final = {"reporter": "GBR", "partner": "RUS,IRN"}
"""Months of both, and of all the trade of the one who reports them."""


def content(**asked: str) -> list[Any]:
    """Return the content of the page that compares."""
    view, request = look(shipped_figures(), f"/compare?{urlencode(asked)}")
    return view.content(request)


def drawn(**asked: str) -> list[Chart]:
    """Return its charts."""
    return list(charts(content(**asked)))


def rows(**asked: str) -> list[dict[Any, Any]]:
    """Return the rows of its frame."""
    view, request = look(shipped_figures(), f"/compare?{urlencode(asked)}")
    return view.frame(request).to_dict("records")


def choices(**asked: str) -> str:
    """Return its form."""
    view, request = look(shipped_figures(), f"/compare?{urlencode(asked)}")
    return str(form(request, "/compare", view.parameters, view.controls(request)))


def boxes(html: str, name: str) -> dict[str, str]:
    """Return the boxes and buttons of a parameter by what they choose, each with its words."""
    found = re.findall(rf'<label><input[^>]*name="{name}" value="([^"]*)"([^>]*)> ([^<]*)', html)
    return {value: f"{attributes.strip()} | {told}" for value, attributes, told in found}


def test_what_has_no_room_is_told_and_listed() -> None:
    """Six lines can be told apart; of all others the numbers are in the table and the file."""
    asked = {"partner": ",".join(MANY), "since": "2015", "chart": "partners"}
    parts = content(**asked)
    (chart,) = charts(parts)
    # A line that ends before others has its last year beside its name.
    assert {label.text for label in chart.labels} == {
        "Russia", "Iran", "United Kingdom", "Italy (2021)", "Türkiye (2022)", "China",
    }  # fmt: skip
    assert len({one.colour for one in chart.series}) == 6
    assert "2 more partners are in the table" in to_html(parts)
    assert {row["partner"] for row in rows(**asked)} == set(MANY)
    table = next(
        getattr(part, "data-table", "") for part in walk(parts) if hasattr(part, "data-table")
    )
    heads = Cells(table).rows[0]
    assert [head.partition(":")[0] for head in heads[1:-1]] == [
        "Russia", "Iran", "United Kingdom", "Italy", "Türkiye", "China", "Germany", "Ukraine",
    ]  # fmt: skip


def test_a_chart_for_each_has_room_for_all() -> None:
    """On one axis, so that they can be compared."""
    found = drawn(partner=",".join(MANY), draw="multiples", measure="turnover")[:-1]
    assert len(found) == len(MANY)
    assert len({(chart.up.first, chart.up.last) for chart in found}) == 1


def test_an_index_is_100_in_its_year() -> None:
    """Every line goes through 100 there, and each number says which year that is."""
    told = rows(draw="index", measure="exports", base="2010", partner="RUS,ITA", chart="partners")
    assert {row["base"] for row in told} == {"2010"}
    assert [row["value"] for row in told if row["period"] == "2010"] == [100, 100]
    (chart,) = drawn(
        draw="index", measure="exports", base="2010", partner="RUS,ITA", chart="partners"
    )
    assert chart.up.title == say(words.INDEX_UNIT, base="2010")


def test_an_index_of_a_missing_year_is_a_void_with_its_reason() -> None:
    """Nothing stands for a base that is not on record."""
    told = rows(draw="index", base="1992", partner="SRB", measure="exports", chart="partners")
    assert all(row["value"] != row["value"] for row in told)
    assert all("1992" in row["note"] for row in told)


def test_partners_tell_of_the_same_trade_from_their_side() -> None:
    """What Azerbaijan exports they report as imported, and it is said that they do."""
    told = rows(measure="exports", report="partner", partner="RUS,GBR", chart="partners")
    assert {row["reporter"] for row in told} == {"RUS", "GBR"}
    assert {row["measure"] for row in told} == {"imports"}
    pair = look(shipped_figures(), "/mirror?partner=RUS&flow=X")
    both = pair[0].frame(pair[1])
    own = both[both["reporter"].eq("RUS") & both["measure"].eq("imports")].set_index("period")
    for row in told:
        if row["reporter"] == "RUS" and row["value"] == row["value"]:
            assert row["value"] == own["value"][row["period"]]


def test_both_reports_are_two_lines_a_partner() -> None:
    """Solid and dashed in one colour, each named; the finding is by the reporter's own report."""
    asked = {"measure": "exports", "partner": "RUS,GBR", "chart": "partners"}
    told = rows(**asked, report="both")
    sides = [rows(**asked), rows(**asked, report="partner")]
    assert [row["receipt"] for row in told] == [row["receipt"] for side in sides for row in side]
    (chart,) = drawn(**asked, report="both")
    names = {label.text: label for label in chart.labels}
    assert set(names) == {"Russia", "United Kingdom"} | {
        say(words.PARTNERS_LINE, partner=name) for name in ("Russia", "United Kingdom")
    }
    for name in ("Russia", "United Kingdom"):
        own, other = names[name], names[say(words.PARTNERS_LINE, partner=name)]
        assert own.colour == other.colour
        assert own.line is not None
        assert other.line is not None
        assert (own.line.dash, other.line.dash) == ("solid", "dash")
    view, request = look(shipped_figures(), "/compare?measure=exports&partner=RUS,GBR&report=both")
    assert "Azerbaijan" in view.finding(request).split("to")[0]
    bars = rows(**asked, report="both", draw="bars")
    assert {row["reporter"] for row in bars} == {"AZE"}


def test_no_other_page_takes_both_reports() -> None:
    """Months are by one side or the other, and a receipt is of one number."""
    for address in ("/months?report=both", "/receipt?measure=exports&report=both"):
        with pytest.raises(SelectionError, match="report"):
            look(shipped_figures(), address)


@pytest.mark.parametrize(
    ("asked", "name", "barred"),
    [
        ({"measure": "balance"}, "draw", {"index": words.BELOW_ZERO}),
        ({"measure": "rank by exports"}, "draw", {"index": words.PLACES, "bars": words.PLACES}),
        ({"measure": "turnover"}, "draw", {}),
        ({"measure": "turnover"}, "axis", {}),
        ({"measure": "share of turnover"}, "axis", {"log": words.SHARES_FROM_ZERO}),
        ({"measure": "share of turnover", "draw": "index"}, "axis", {}),
        ({"measure": "turnover", "draw": "bars"}, "axis", {"log": words.FROM_ZERO}),
        (
            {"measure": "balance"},
            "report",
            {"partner": words.OWN_ALONE, "both": words.OWN_ALONE},
        ),
        ({"measure": "imports", "draw": "bars"}, "report", {"both": words.ONE_BAR}),
        ({"measure": "imports"}, "report", {}),
        ({"measure": "imports"}, "every", {}),
        ({"measure": "imports", "draw": "bars"}, "every", dict.fromkeys(EVERY, words.BARS_BY_YEAR)),
        ({"measure": "rank by exports"}, "every", dict.fromkeys(EVERY, words.RANKED_BY_YEAR)),
        ({"measure": "balance"}, "every", dict.fromkeys(EVERY[1:], words.NO_SUMS)),
        (
            {"measure": "share of exports"},
            "every",
            {"month": words.NO_TOTALS, **dict.fromkeys(EVERY[1:], words.NO_SUMS)},
        ),
        (
            {"measure": "share of exports", **BRITISH},
            "every",
            dict.fromkeys(EVERY[1:], words.NO_SUMS),
        ),
        ({"measure": "imports", "every": "12 months", **BRITISH}, "draw", {}),
        (
            {"measure": "imports", "every": "year on year", **BRITISH},
            "draw",
            {"index": words.MAY_FALL},
        ),
        (
            {"measure": "turnover", "every": "year on year", **BRITISH},
            "axis",
            {"log": words.MAY_FALL},
        ),
        ({"measure": "turnover", "every": "month", **BRITISH}, "axis", {}),
    ],
)
def test_what_cannot_be_chosen_says_why(
    asked: dict[str, str], name: str, barred: dict[str, str]
) -> None:
    """It stands there, greyed, with the reason; all else can be chosen."""
    found = boxes(choices(**asked), name)
    assert found
    assert {value for value, told in found.items() if "disabled" in told} == set(barred)
    for value, reason in barred.items():
        assert found[value].endswith(say(reason))


@pytest.mark.parametrize(
    ("asked", "reason"),
    [
        ({"measure": "balance", "axis": "log"}, words.BELOW_ZERO),
        ({"measure": "balance", "draw": "index"}, words.BELOW_ZERO),
        ({"measure": "share of exports", "axis": "log"}, words.SHARES_FROM_ZERO),
        ({"measure": "share of exports", "every": "month"}, words.NO_TOTALS),
        ({"measure": "rank by exports", "every": "12 months"}, words.RANKED_BY_YEAR),
        ({"measure": "imports", "every": "month", "draw": "bars", **BRITISH}, words.BARS_BY_YEAR),
        ({"measure": "balance", "every": "12 months", **BRITISH}, words.NO_SUMS),
        ({"measure": "imports", "every": "year on year", "axis": "log", **BRITISH}, words.MAY_FALL),
    ],
)
def test_an_address_that_asks_for_what_is_barred_is_answered(
    asked: dict[str, str], reason: str
) -> None:
    """Plainly drawn, with the reason: whoever changes the measure is not refused."""
    parts = content(**asked)
    assert next(charts(parts)).up.log is False
    assert say(words.INSTEAD, reason=say(reason)) in to_html(parts)


def test_what_has_no_months_is_shown_by_year() -> None:
    """Whoever asks for the months of a rank has its years, in the file as on the page."""
    by_year = {"measure": "rank by turnover", "chart": "partners"}
    told, wanted = rows(**by_year, every="month"), rows(**by_year)
    assert wanted
    assert [list(map(str, row.values())) for row in told] == [
        list(map(str, row.values())) for row in wanted
    ]


@pytest.mark.parametrize("measure", ["exports", "imports", "turnover"])
@pytest.mark.parametrize(
    ("every", "span"), [("month", ""), ("12 months", "12 months"), ("year on year", "year on year")]
)
def test_months_of_each_partner_are_those_of_its_own_page(
    measure: str, every: str, span: str
) -> None:
    """The same months and numbers as where a partner stands alone, of as many months."""
    told = rows(measure=measure, every=every, chart="partners", **BRITISH)
    for partner in ("RUS", "IRN"):
        view, request = look(shipped_figures(), f"/months?reporter=GBR&partner={partner}")
        alone = view.frame(request)
        alone = alone[alone["measure"].eq(of_months(measure, span))]
        own = [row for row in told if row["partner"] == partner]
        if span == "year on year" and measure != "turnover":  # which that page does not draw
            assert [row["period"] for row in own] == sorted(row["period"] for row in own)
            assert len(own) == 120
        else:
            assert [(row["period"], row["value"]) for row in own] == list(
                zip(alone["period"], alone["value"], strict=True)
            )


def test_as_many_months_are_shown_as_asked_for() -> None:
    """Ten years to the newest that any has; all where a year is chosen, or all are."""
    both = {"measure": "turnover", "report": "partner", "partner": "RUS,GBR", "chart": "partners"}
    usual = [row["period"] for row in rows(every="month", **both) if row["reporter"] == "RUS"]
    assert len(usual) == 120
    assert usual[-1] == "2026-06"  # of the other, where this one has none
    assert len(rows(every="month", span="all", **both)) > 2 * 300
    since = rows(every="month", since="2010", until="2012", **both)
    assert [row["period"] for row in since][:36] == [
        f"{year}-{month:02}" for year in (2010, 2011, 2012) for month in range(1, 13)
    ]


def test_months_have_their_axis_and_titles() -> None:
    """The month of the greatest number is in the title, and one unit on the axis."""
    (chart,) = drawn(measure="turnover", every="month", axis="log", chart="partners", **BRITISH)
    assert (chart.across.kind, chart.up.log) == ("months", True)
    assert {label.text for label in chart.labels} == {"Russia", "Iran"}
    for every, text in (
        ("month", "Turnover of the United Kingdom with Russia: US$ 80.0 million in Jun 2026"),
        ("12 months", "million in the twelve months to Jun 2026, the highest of those compared"),
        ("year on year", "in Jun 2026: "),
    ):
        asked = {"measure": "turnover", "every": every, "chart": "partners", **BRITISH}
        html = to_html(content(**asked)).replace("\xa0", " ")
        assert text in html
        assert "Jul 2016 to Jun 2026, by the United Kingdom’s own report" in html


@pytest.mark.parametrize(
    ("every", "base", "wanted"),
    [
        ("month", "2020-03", "2020-03"),
        ("12 months", "2019", "2019-12"),
        ("12 months", "", "2016-07"),
        ("", "2020-03", "2020"),
    ],
)
def test_an_index_of_months_is_100_in_one(every: str, base: str, wanted: str) -> None:
    """A year chosen is its last month, whose twelve it is; of years a month is its year."""
    asked = {"measure": "turnover", "draw": "index", "chart": "partners", **BRITISH}
    told = rows(every=every, base=base, **asked)
    assert {row["base"] for row in told} == {wanted}
    assert [row["value"] for row in told if row["period"] == wanted] == [100, 100]
    (chart,) = drawn(every=every, base=base, **asked)
    assert chart.up.title == say(words.INDEX_UNIT, base=dated(wanted))


def test_links_to_months_keep_how_many_there_are() -> None:
    """The pinned address of a chart shows the months that stand above it, not all on record."""
    asked = {"measure": "turnover", "every": "month", "chart": "partners", **BRITISH}
    html = str(to_html(content(**asked)))
    (pinned,) = set(re.findall(r'href="(/compare\?[^"]*vintage=[^"]*)"', html))
    view, request = look(shipped_figures(), pinned.replace("&amp;", "&"))
    periods = [row["period"] for row in view.frame(request).to_dict("records")]
    assert periods == [row["period"] for row in rows(**asked)]


def test_partners_are_taken_off_and_added_without_scripts() -> None:
    """The form as a browser sends it: the boxes ticked, and the list, chosen or left blank."""
    html = choices(partner="RUS,TUR")
    assert {value: "checked" in told for value, told in boxes(html, "partner").items()} == {
        "RUS": True, "TUR": True,
    }  # fmt: skip
    assert 'name="partner" data-find' in html
    for query, wanted in (
        ("partner=RUS&partner=TUR&partner=", ("RUS", "TUR")),
        ("partner=RUS&partner=ITA", ("RUS", "ITA")),
        ("partner=&partner=RUS", ("RUS",)),
    ):
        assert look(shipped_figures(), f"/compare?{query}")[1].selection.partner == wanted
    with pytest.raises(SelectionError, match="partner"):
        look(shipped_figures(), "/compare?partner=&partner=")


def test_ranking_marks_those_compared_wherever_they_stand() -> None:
    """The first fifteen, then those compared that stand below, with their places."""
    (chart,) = drawn(chart="ranking", period="2021", measure="turnover", partner="RUS,IRN,BRA")
    names = chart.up.names[::-1]
    assert [name.partition(". ")[0] for name in names[:15]] == [str(n) for n in range(1, 16)]
    assert names[2] == "3. Russia"
    assert names[15].startswith("17. Iran")
    assert names[16].endswith(". Brazil")
    grey, *marked = sorted(chart.bars, key=lambda bars: -len(bars.points))
    assert len(grey.points) == 14
    assert sum(len(bars.points) for bars in marked) == 3


@pytest.mark.parametrize(
    ("measure", "ends"),
    [("share of turnover", "28.5%"), ("turnover", "9.66\N{NO-BREAK SPACE}bn"), ("balance", "")],
)
def test_bars_have_their_values_at_their_ends(measure: str, ends: str) -> None:
    """The largest to three digits, the others to as many decimals; none beside bars below zero."""
    asked = {"draw": "bars", "chart": "partners", "period": "2021", "partner": "ITA,RUS,GBR,CHN"}
    (chart,) = drawn(measure=measure, **asked)
    written = [point.label for group in chart.bars for point in group.points]
    assert ends in written
    lengths = {len(one.partition(".")[2]) for one in written}
    assert len(lengths) == 1


def test_what_is_something_never_reads_as_nothing_at_its_bar() -> None:
    """Beside eleven billion fourteen million have a scale of their own; nothing is nothing."""
    assert value_at(14.0e6, 10.9e9) == "14.0\N{NO-BREAK SPACE}m"
    assert value_at(0.41e9, 10.9e9) == "0.4\N{NO-BREAK SPACE}bn"
    assert value_at(0.0, 10.9e9) == "0"
    assert value_at(0.0, 0.0) == "0"


def test_partners_stand_in_the_order_asked_for() -> None:
    """Those with most first, of ranks those with the least; or by name, with the same places."""
    asked = {"partner": "RUS,GBR,IRN,ITA", "until": "2021", "period": "2021"}
    bars = {"draw": "bars", "measure": "exports", "chart": "partners"}
    (chart,) = drawn(**bars, **asked)
    assert chart.up.names[::-1] == ("Italy", "Russia", "United Kingdom", "Iran")
    (chart,) = drawn(**bars, **asked, order="name")
    assert chart.up.names[::-1] == ("Iran", "Italy", "Russia", "United Kingdom")
    charts = "multiples"
    for measure in ("exports", "rank by exports"):
        titles = [chart.title for chart in drawn(draw=charts, measure=measure, **asked)][:4]
        order = [next(n for n in ("Italy", "Russia", "Kingdom", "Iran") if n in t) for t in titles]
        assert order == ["Italy", "Russia", "Kingdom", "Iran"], measure
    (chart,) = drawn(chart="ranking", measure="turnover", order="name", **asked)
    names = [name.partition(". ") for name in chart.up.names[::-1]]
    assert [name for *_, name in names] == sorted(name for *_, name in names)
    assert ("3", ". ", "Russia") in names
    (leader,) = drawn(chart="ranking", measure="turnover", **asked)
    assert chart.title == leader.title


def test_a_line_that_breaks_is_told_in_the_key() -> None:
    """Where a publisher leaves goods out, the key says why the line is broken."""
    assert say(BREAK) in to_html(content(reporter="GBR", partner="AZE", measure="exports"))
    assert say(BREAK) not in to_html(content(reporter="AZE", partner="TUR", measure="exports"))


def test_a_year_that_cannot_be_ranked_says_which_is_shown() -> None:
    """Of 2022 no list of partners is held; the newest that is held is shown instead."""
    parts = content(chart="ranking", period="2022", measure="turnover")
    assert say(words.RANKING_EARLIER, asked="2022", year="2021") in to_html(parts)
    assert {row["period"] for row in rows(chart="ranking", period="2022", measure="turnover")} == {
        "2021"
    }


@pytest.mark.parametrize(
    ("asked", "text"),
    [({"measure": "balance"}, words.NO_RANKING_BY), ({"without": "27"}, "No ranking")],
)
def test_no_ranking_says_why(asked: dict[str, str], text: str) -> None:
    """In place of the chart, not in silence."""
    assert text in to_html(content(**asked, partner="GBR"))
