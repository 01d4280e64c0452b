"""The chart of all partners on the first page."""

import pytest
from flask.testing import FlaskClient

from dashboard.address.refusing import SelectionError
from dashboard.charts.chart import Chart
from dashboard.text.pages.overview import MAIN
from tests.builders import shipped_figures
from tests.dashboard.looking import charts, look


def first_chart(query: str) -> Chart:
    """Return the chart that stands first."""
    view, request = look(shipped_figures(), f"/?{query}")
    return next(charts(view.content(request)))


@pytest.mark.parametrize("measure", MAIN)
def test_all_partners_are_in_one_chart(measure: str) -> None:
    """A line each of the measure chosen, named at its end; the CSV beside it has the same."""
    drawn = first_chart(f"measure={measure}")
    view, request = look(shipped_figures(), f"/?measure={measure}&chart=partners")
    frame = view.frame(request)
    assert set(frame["measure"]) == {measure}
    assert set(frame["partner"]) == set(request.selection.partner)
    assert {label.text for label in drawn.labels} == {"Russia", "Iran", "United Kingdom"}
    shown = {(point.x, point.y) for one in drawn.series for point in one.points if point.y}
    known = frame.dropna(subset=["value"])
    assert shown == set(zip(known["period"].astype(int), known["value"], strict=True))


def test_title_tells_the_newest_number_of_each() -> None:
    """With its year, or the one year of all with the last; both countings where there are two."""
    title = first_chart("").title
    view, request = look(shipped_figures(), "/?chart=partners")
    known = view.frame(request).dropna(subset=["value"])
    for partner, rows in known.groupby("partner"):
        newest = rows.sort_values("period").iloc[-1]
        assert f"{newest['value']:.1f}%" in title, partner
    assert title.endswith(f"in {known['period'].max()}")
    assert "by origin, about 8.4% by dispatch" in title


@pytest.mark.parametrize(
    ("language", "origin", "dispatch"),
    [
        ("az", "mənşə ölkəsi üzrə 1,4%", "göndərən ölkə üzrə ≈8,4%"),
        ("ru", "1,4% по стране происхождения", "≈8,4% по стране отправления"),
    ],
)
def test_title_names_both_countings_in_each_language(
    shipped: FlaskClient, language: str, origin: str, dispatch: str
) -> None:
    """A number beside one by dispatch is said to be by origin, as it is in English."""
    page = shipped.get("/", headers={"Accept-Language": language}).get_data(as_text=True)
    assert f"{origin}, {dispatch}" in page


def test_first_frame_is_as_it_was(shipped: FlaskClient) -> None:
    """The page's own CSV has turnover, imports and exports, whatever the chart compares."""
    assert shipped.get("/overview.csv?measure=exports").data == shipped.get("/overview.csv").data


def test_other_measures_are_refused() -> None:
    """In a sentence with those there are."""
    view, request = look(shipped_figures(), "/?measure=balance")
    with pytest.raises(SelectionError, match="share of turnover, turnover"):
        view.content(request)
