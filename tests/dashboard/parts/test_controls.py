"""The controls of a page: all of them are in its form, the less used behind a fold."""

import re

import pytest

from dashboard.address.typed_number import LONGEST
from dashboard.parts.controls import LONGEST_PERIOD, form
from tests.builders import shipped_figures
from tests.dashboard.looking import look


def form_at(address: str) -> str:
    """Return the form of a page."""
    view, request = look(shipped_figures(), address)
    return str(form(request, f"/{view.name}", view.parameters, view.controls(request)))


def test_a_number_has_room_for_its_words() -> None:
    """As much as is read of one; a year has less."""
    longest = dict(re.findall(r'name="(value|period)"[^>]*maxlength="(\d+)"', form_at("/check")))
    assert longest == {"value": str(LONGEST), "period": str(LONGEST_PERIOD)}


@pytest.mark.parametrize("page", ["overview", "check", "mirror"])
def test_every_choice_is_in_the_form_once(page: str) -> None:
    """What is folded away is there all the same, and nothing is asked twice."""
    written = form_at(f"/{page}")
    view, _ = look(shipped_figures(), f"/{page}")
    boxes = re.findall(r'<(?:select|input)[^>]* id="choice-[^"]*" name="([^"]*)"', written)
    asked = [*boxes, *set(re.findall(r'<input type="(?:radio|checkbox)" name="([^"]*)"', written))]
    assert sorted(asked) == sorted(set(asked))
    # What an address may have besides: which chart, several partners, which state of the data.
    assert set(view.parameters) - set(asked) <= {"chart", "reporter", "partner", "vintage"}
    folded = written.partition('<details class="rest"')[2]
    assert 'name="without"' in folded
    assert 'name="measure"' not in folded


@pytest.mark.parametrize(
    ("address", "is_open"),
    [
        ("/mirror", False),
        ("/mirror?flow=X", False),
        ("/mirror?adjust=6", True),
        ("/mirror?since=2010", True),
        ("/check?value=12", False),
        ("/check?precision=0.1", True),
        ("/overview?without=27", True),
    ],
)
def test_fold_is_open_where_something_in_it_is_chosen(address: str, *, is_open: bool) -> None:
    """Nobody is shown figures by a choice that is out of sight."""
    opened = re.search(r'<details class="rest"( open)?', form_at(address))
    assert opened
    assert bool(opened[1]) is is_open
