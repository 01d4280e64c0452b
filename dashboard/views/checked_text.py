"""Check a text: what it claims of trade, each claim read out, judged, and corrected by choices."""

from collections import Counter
from datetime import date
from typing import Any, Final

import pandas as pd
from dash import dcc, html
from dash.development.base_component import Component

from dashboard.address.refusing import SelectionError
from dashboard.address.request import Request
from dashboard.address.values import MOST_IN_ADDRESS
from dashboard.claims.rule import Verdict
from dashboard.frames.checked_text import MOST, Asked, CheckedText, checked_text
from dashboard.frames.checked_text_json import checked_text_json
from dashboard.frames.citation import judged_by
from dashboard.frames.readings import TEXT_COLUMNS, noted_readings, readings_frame
from dashboard.measures.lens import LENS
from dashboard.parts.blocks import opened
from dashboard.parts.checked_text import found_in
from dashboard.parts.checked_text_form import checked_text_form
from dashboard.prose.choices import choices_of
from dashboard.prose.grammar import LONGEST
from dashboard.state.vocabularies import words_of
from dashboard.text.language import day_text, say, say_many
from dashboard.text.pages import checked_text as words
from dashboard.text.verdicts import VERDICTS_WITHIN
from dashboard.text.words import in_row
from dashboard.views.view import View
from etl.reference.misfits import Misfit


def asked(request: Request) -> Asked:
    """The text that is to be checked. Raises SelectionError where it cannot be."""
    chosen = request.selection
    text = request.sent or chosen.text
    if not text.strip():
        raise SelectionError(Misfit("", words.NO_TEXT))
    if len(text) > LONGEST:
        given, most = f"{len(text):,}", f"{LONGEST:,}"
        raise SelectionError(Misfit("", words.TOO_LONG, given, (most,)))
    if not chosen.date:
        raise SelectionError(Misfit("date", words.NO_DATE))
    return Asked(text, int(chosen.date[:4]), choices_of(chosen.taken), chosen.lens)


def checked(request: Request) -> CheckedText:
    """What is found in it."""
    made = request.once(asked)
    words_there = words_of(made.text, request.language, request.words)
    return checked_text(made, words_there, request.snapshot, request.limits)


def frame(request: Request) -> pd.DataFrame:
    """All readings of all claims judged, each with its number, its words, what it was read as."""
    rows, said = [], []
    for claim in request.once(checked).claims:
        # Nobody has said yet that it is what is meant.
        for nth, one in enumerate(() if claim.is_open else claim.readings, 1):
            noted = noted_readings(one.evaluation, request.snapshot, years=False)
            rows += [{**row, "claim": f"claim-{claim.number}.{nth}"} for row in noted]
            said += [(claim.quote, one.evaluation.claim.sentence)] * len(noted)
    words_of_rows = pd.DataFrame(said, columns=list(TEXT_COLUMNS))
    return pd.concat([readings_frame(rows), words_of_rows], axis="columns")


def title(_request: Request) -> str:
    """What can be done here."""
    return say(words.TITLE)


def description(request: Request) -> str:
    """How many claims there are, by verdict, and what was not read."""
    found = request.once(checked)
    told = Counter(claim.verdict for claim in found.claims if not claim.is_open)
    still_open = sum(claim.is_open for claim in found.claims)
    counts = [
        say(words.VERDICT_COUNT, count=told[one], verdict=say(VERDICTS_WITHIN[one]))
        for one in Verdict
        if told[one]
    ]
    counts += [say(words.OPEN_COUNT, count=still_open)] if still_open else []
    verdicts = in_row(counts)
    counted = say_many(words.CLAIMS, len(found.claims), verdicts=verdicts)
    said = counted if found.claims else say(words.NONE)
    if found.unread:
        said = f"{said} {say_many(words.UNREAD, len(found.unread))}"
    return f"{said} {say(words.LEFT, most=MOST)}" if found.left else said


def plain(request: Request) -> dict[str, Any]:
    """The claims for machines."""
    return checked_text_json(request.once(asked).text, request.once(checked), request.snapshot)


def lead(request: Request) -> list[Component]:
    """What was found, and the text in its box again."""
    chosen = request.selection
    ways = request.links.through(VIEW.name)
    form = checked_text_form(ways, request.once(asked).text, chosen.date, chosen.taken)
    return [
        html.H1(title(request)),
        html.P(request.once(description), className="headline"),
        opened(say(words.CHANGE, date=day_text(date.fromisoformat(chosen.date))), form),
        *_link(request),
    ]


def again(request: Request) -> list[Component]:
    """The box, with what was sent in it: a text that is too long can be cut there."""
    ways = request.links.through(VIEW.name)
    return [checked_text_form(ways, request.sent, request.selection.date, "")]


def _link(request: Request) -> list[Component]:
    """A link that gives the same, or why there is none: nothing of a text is kept but in it."""
    text = request.once(asked).text
    if len(text) > MOST_IN_ADDRESS:
        why = say(words.NO_LINK, most=MOST_IN_ADDRESS, figures=say(words.FIGURES))
        return [html.P(why, className="notice")]
    address = request.links.view(VIEW.name, request.selection.choosing(text=text))
    return [html.P(dcc.Link(say(words.LINK), href=address), className="links")]


def content(request: Request) -> list[Component]:
    """The claims beside the text."""
    ways = request.links.through(VIEW.name)
    return [found_in(request.once(checked), request.once(asked), request.snapshot, ways)]


def sources(request: Request) -> list[str]:
    """Whose figures the verdicts are given on."""
    found = request.once(checked).claims
    judged = [one for one in found if not one.is_open]
    told = [name for one in judged for name in judged_by(one.readings[0].evaluation)]
    return list(dict.fromkeys(told))


VIEW: Final = View(
    name="check",
    frame=frame,
    content=content,
    title=title,
    description=description,
    place="claims",
    lead=lead,
    again=again,
    asked_by="text",
    parameters=("text", "date", "taken", *LENS),
    plain=plain,
    sources=sources,
)
