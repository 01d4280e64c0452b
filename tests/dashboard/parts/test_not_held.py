"""Where nothing is held of a pair, a reader is told what is, and each way on has an answer."""

import re
from pathlib import Path

import pytest

from dashboard.parts.markup import to_html
from dashboard.state.repository import Repository
from dashboard.text import not_held as words
from etl.reader import PROGRAM
from tests.builders import flow, publish_rows, shipped_figures
from tests.dashboard.looking import charts, look

NOT_HELD = (
    "/partner?reporter=FRA&partner=BRA",
    "/partner?reporter=FRA&partner=AZE&source=uk-ons",
    "/partner?reporter=MNG&partner=AND",
    "/compare?reporter=MNG&partner=AND,FRA",
    "/compare?every=month&measure=turnover&chart=partners",
    "/compare?every=month&measure=balance&chart=partners",
    "/compare?every=month&measure=imports&reporter=GBR&partner=RUS,IRN&without=27",
    "/compare?every=month&measure=imports&reporter=GBR&partner=RUS&until=1995",
    "/compare?every=month&measure=imports&reporter=MNG&partner=AND,FRA",
    "/compare?every=month&measure=imports&reporter=GBR&partner=IRN&report=partner",
    "/mirror?reporter=FRA&partner=BRA",
    "/partner?without=27&partner=IRN&since=1992&until=1993",
)


def test_one_year_is_no_span() -> None:
    """Where a single year is held, that is said."""
    view, request = look(shipped_figures(), "/compare?reporter=TUR&partner=AZE")
    (year,) = request.snapshot.ledger.periods("TUR", "AZE")
    page = str(to_html(view.content(request)))
    assert words.HELD_FOR_YEAR.format(year=year) in page


@pytest.mark.parametrize("address", NOT_HELD)
def test_ways_on_lead_to_figures(address: str) -> None:
    """No empty chart, no list of what is missing; what is offered instead shows something."""
    view, request = look(shipped_figures(), address)
    content = view.content(request)
    assert list(charts(content)) == []
    page = str(to_html(content))
    ways = re.findall(r'href="([^"]+)"', page)
    assert ways
    for way in ways:
        other, asked = look(shipped_figures(), way.replace("&amp;", "&"))
        assert list(charts(other.content(asked))), way


def test_the_command_fetches_what_is_not_held() -> None:
    """It names the pair; where figures are held that are only narrowed away, there is none."""
    view, request = look(shipped_figures(), NOT_HELD[0])
    command = words.COMMAND.format(program=PROGRAM, reporter="FRA", partner="BRA")
    assert command in str(to_html(view.content(request)))
    view, request = look(shipped_figures(), NOT_HELD[-1])
    assert PROGRAM not in str(to_html(view.content(request)))


def test_goods_without_a_total_are_told_as_such(tmp_path: Path) -> None:
    """A pair of which only chapters are held is not said to have no figures."""
    pair = {"reporter": "FRA", "partner": "BRA"}
    goods = [
        flow(5.0, flow="X", period="2019", product="08", **pair),
        flow(7.0, flow="M", period="2021", product="84", **pair),
    ]
    publish_rows(tmp_path, goods)
    view, request = look(Repository(tmp_path), "/partner?reporter=FRA&partner=BRA")
    page = str(to_html(view.content(request)))
    assert "figures for single goods from 2019 to 2021" in page
    assert "No figures" not in page
