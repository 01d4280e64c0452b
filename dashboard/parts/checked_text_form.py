"""The box a reader's own text is put into; it is sent, and stands in no address."""

from hashlib import blake2b
from typing import Final

from dash.development.base_component import Component
from markupsafe import Markup

from dashboard.parts.markup import element
from dashboard.parts.sent_form import SentForm
from dashboard.prose.grammar import LONGEST
from dashboard.text.language import in_digits, say
from dashboard.text.pages import checked_text as words

FORM: Final = "text"
"""The form's name, for buttons that stand elsewhere."""


def checked_text_form(action: str, text: str, date: str, taken: str) -> Component:
    """A text to be checked, with its date, and what its words were ``taken`` for so far.

    It is sent to the address ``action``, which has the lens. What was chosen is ``of`` this text,
    and of no other that is put in its place.
    """
    day = element("input", {"type": "date", "name": "date", "value": date or None})
    row = element(
        "div", {"class": "row"}, element("label", {}, say(words.DATE), " ", day), _button()
    )
    hidden = [
        element("input", {"type": "hidden", "name": name, "value": value})
        for name, value in (("taken", taken), ("of", mark_of(text)))
    ]
    return _form(action, _box(text, 8), row, *(hidden if taken else []))


def mark_of(text: str) -> str:
    """A short mark by which a text is known again."""
    return blake2b(text.encode("utf-8", "replace"), digest_size=6).hexdigest()


def checked_text_line(action: str) -> Component:
    """The same in one line, which grows where it is written into."""
    return _form(action, _box("", 1), _button())


def _form(action: str, *parts: Markup | str) -> Component:
    sent = {
        "id": FORM, "class": "text-form", "method": "post", "action": action,
        "enctype": "multipart/form-data",
    }  # fmt: skip
    return SentForm(element("form", sent, *parts))


def _box(text: str, rows: int) -> Markup:
    hint = say(words.HINT)
    # A text that is too long is refused with its length, and not cut in silence: by its script
    # before it is sent, as a very long one would reach nobody who could say so.
    refused = say(words.TOO_LONG, given="{given}", allowed=in_digits(f"{LONGEST:,}"))
    named = {
        "name": "text", "required": True, "rows": rows, "dir": "auto", "data-most": LONGEST,
        "data-too-long": refused,
    }  # fmt: skip
    # The first line break in a box is none of its text.
    return element("textarea", {**named, "placeholder": hint, "aria-label": hint}, "\n", text)


def _button() -> Markup:
    return element("button", {}, say(words.CHECK))
