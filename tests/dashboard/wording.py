"""Asking the text room what is written somewhere, when not all that fills a text is known."""

import re
from string import Formatter

from dashboard.text.language import say


def like(text: str, **known: object) -> re.Pattern[str]:
    """Return a pattern of a marked text: known places as they are, the others of any length."""
    parts = Formatter().parse(say(text))
    return re.compile(
        "".join(
            re.escape(before)
            + (re.escape(str(known[name])) if name in known else ".+?" * bool(name))
            for before, name, *_ in parts
        )
    )
