"""A mistake in a sentence put together on ``/check`` is told by its label; the page stays."""

import re
from urllib.parse import urlencode

import pytest
from flask.testing import FlaskClient

from tests.dashboard.calling import asked_for


def page(client: FlaskClient, **typed: str) -> tuple[int, str]:
    """The page of what was typed: its status and its HTML."""
    answer = client.get(f"/check?{urlencode(typed)}")
    return answer.status_code, answer.text


def control(document: str, parameter: str) -> str:
    """All of one control, its label and its message."""
    at = document.index(f'for="choice-{parameter}"')
    return document[document.rindex("<div", 0, at) : document.index("</div>", at)]


@pytest.mark.parametrize(
    ("parameter", "typed", "label", "words"),
    [
        ("value", "ten-ish", "Number", "is not a number such as"),
        ("value", "4.8 billion", "Number", "is not a percentage"),
        ("value", "", "Number", "is not a number such as"),
        ("period", "soon", "Year or months", "is neither a year nor months"),
        ("period", "1066", "Year or months", "is not one of the years"),
        ("precision", "0", "Precision", "is not above zero"),
        ("base", "never", "Earlier year", "is neither a year nor months"),
        ("than", "Atlantis", "Another partner", "is not a country here"),
        ("partner", "Atlantis", "Partner", "is not a country here"),
        ("relation", "greater", "Relation", "compares two things"),
        ("relation", "maybe", "Relation", "choose one of these: is, about"),
    ],
)
def test_a_mistake_stands_by_its_label(
    shipped: FlaskClient, parameter: str, typed: str, label: str, words: str
) -> None:
    """With title, box of text and all that was typed; without a script, and where it is heard."""
    status, document = page(shipped, **{parameter: typed})
    assert status == 400
    assert "<h1>Check a text</h1>" in document
    assert 'name="text"' in document
    assert "cannot be shown" not in document
    own = control(document, parameter)
    assert words in own
    assert f'aria-describedby="wrong-{parameter}"' in own
    assert own.index(label) < own.index(words) < own.index(f'name="{parameter}"')
    alert = re.findall(r'role="alert"[^>]*>([^<]*)<', document)
    assert [text for text in alert if text.startswith(f"{label}") and words in text]


def test_what_is_wrong_is_a_sentence(shipped: FlaskClient) -> None:
    """Under its control it stands alone; after the control's name it goes on."""
    _, document = page(shipped, operation="change", period="2021", base="")
    assert "A change needs the earlier year." in control(document, "base")
    assert ": a change needs the earlier year." in document


def test_what_was_typed_stays(shipped: FlaskClient) -> None:
    """The wrong number too, so that it can be mended; the rest as it was chosen."""
    _, document = page(shipped, value="ten-ish", period="2021", measure="exports")
    assert 'value="ten-ish"' in control(document, "value")
    assert 'value="2021"' in control(document, "period")
    assert 'value="exports" selected' in control(document, "measure")
    assert "wrong-" not in control(document, "period")


def test_several_mistakes_are_told_at_once(shipped: FlaskClient) -> None:
    """Each by its own label."""
    _, document = page(shipped, value="ten-ish", period="soon", precision="x")
    for parameter in ("value", "period", "precision"):
        assert f'id="wrong-{parameter}"' in control(document, parameter)


def test_markup_that_was_typed_is_text(shipped: FlaskClient) -> None:
    """It comes back into the page."""
    _, document = page(shipped, value='"><script>alert(1)</script>')
    assert "<script>alert" not in document


def test_a_number_in_words_is_judged_and_shown_in_digits(shipped: FlaskClient) -> None:
    """The box then holds what the address of the sentence has."""
    status, document = page(shipped, value="4.8 billion", measure="turnover", period="2024")
    assert status == 200
    assert 'value="4800000000"' in control(document, "value")
    assert "wrong-" not in document
    assert "value=4800000000" in document


def test_a_live_page_gets_the_same(shipped: FlaskClient) -> None:
    """The form that comes with an answer has the message; scripts put it by the label."""
    form = asked_for(shipped, "/check?value=ten-ish")["parts"]["form"]
    assert 'data-of="choice-value"' in form
    assert "data-refused" in form


def test_a_mistake_elsewhere_is_told_as_before(shipped: FlaskClient) -> None:
    """What no box of this form sets has no label to stand by."""
    answer = shipped.get("/check?vintage=never&value=ten-ish")
    assert answer.status_code == 400
    assert "This cannot be shown" in answer.text


def test_files_refuse_a_mistake(shipped: FlaskClient) -> None:
    """A program must not get figures of another sentence than it asked for."""
    answer = shipped.get("/check.csv?value=ten-ish")
    assert answer.status_code == 400
    assert "is not a number such as" in answer.text
