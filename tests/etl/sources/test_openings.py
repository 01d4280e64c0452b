"""An answer that should have been something else is told to a person, not to a programmer."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.sources.openings import not_json, shown


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf  ", "empty"),
        (b"<html>\n<title>Maintenance</title>", "a web page"),
        (b'{"count": 2, "data": [{"a": 1}, {"a"', "cut short after 36 bytes"),
        (b'{"data": [{"a": 1}', "cut short"),
        (b'{"data": 1}}', "it begins"),
        (b"Service is busy", "Service is busy"),
        (b"\xff\xfe nothing that anybody reads", "it begins"),
    ],
)
def test_what_came_in_place_of_json_is_said(body: bytes, told: str) -> None:
    """Empty, a page, the first part of it, or whatever it begins with; never as Python has it."""
    said = not_json(body)
    assert told in said
    assert "b'" not in said
    assert "\n" not in said


@given(st.text(max_size=300))
def test_any_text_is_shown_in_one_short_line(text: str) -> None:
    """Between its quotes."""
    line = shown(text)
    assert len(line) <= 43
    assert len(line.splitlines()) == 1
