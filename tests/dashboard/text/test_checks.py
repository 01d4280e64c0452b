"""What the checks found is said in the reader's language, whatever state of the data ships."""

import re

import pytest

from dashboard.state.languages import catalogues
from dashboard.text.checks import said_of_check
from dashboard.text.language import Spoken, speaking
from tests.builders import shipped_figures


@pytest.mark.parametrize("code", catalogues())
def test_what_ships_is_said(code: str) -> None:
    """Each sentence of the manifest, with its numbers."""
    checks = shipped_figures().snapshot().vintage.manifest["checks"]
    assert checks
    with speaking(Spoken(code, catalogues()[code])):
        for check in checks:
            told = said_of_check(check["message"])
            assert not re.search(r"partners|figure|imports|exports", told)
            assert re.findall(r"\d+", told)[0] == re.findall(r"\d+", check["message"])[0]


def test_what_is_of_another_form_stays() -> None:
    """A sentence nobody knows is told as it is."""
    assert said_of_check("answer: refused") == "answer: refused"
