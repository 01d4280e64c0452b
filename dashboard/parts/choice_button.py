"""A button by which a reader says how the words of a text are meant."""

from dash import html
from dash.development.base_component import Component

from dashboard.claims.rule import Verdict
from dashboard.parts.blocks import aria
from dashboard.parts.checked_text_form import FORM
from dashboard.prose.choices import Choice
from dashboard.state.snapshot import Snapshot
from dashboard.text.goods import goods_name
from dashboard.text.language import say
from dashboard.text.names import country_label
from dashboard.text.pages import checked_text as words
from dashboard.text.pieces import UNITS
from dashboard.text.unread import part_taken
from dashboard.text.verdicts import VERDICT_SHAPES, VERDICTS_WITHIN
from dashboard.text.words import measure_title
from etl.schema import DOLLARS

_COUNTRIES = ("reporter", "partner", "side")


def choice_button(
    choice: Choice,
    verdict: Verdict | None,
    snapshot: Snapshot,
    action: str,
    *,
    is_taken: bool = False,
) -> Component:
    """One thing that may be chosen, with the verdict it gives as a shape."""
    return named_button(choice, _named(choice, snapshot), verdict, action, is_taken=is_taken)


def named_button(
    choice: Choice, name: str, verdict: Verdict | None, action: str, *, is_taken: bool = False
) -> Component:
    """The same, by its ``name``."""
    told = say(words.CHOICE, taken=name, verdict=say(VERDICTS_WITHIN[verdict])) if verdict else name
    shape = [html.Span(f" {VERDICT_SHAPES[verdict]}", className=verdict.slug)] if verdict else []
    return html.Button(
        [name, *shape],
        type="submit",
        form=FORM,
        formAction=f"{action}#claim-{choice.claim}" if choice.claim else action,
        name="taken",
        value=str(choice),
        title=told,
        className="current" if is_taken else "",
        **aria("pressed", str(is_taken).lower()),
        **aria("label", told),
    )


def _named(choice: Choice, snapshot: Snapshot) -> str:
    if choice.part == "words":
        return say(words.CONFIRM)
    if choice.part in _COUNTRIES:
        return country_label(snapshot, choice.taken)
    if choice.part == "only":
        return goods_name(choice.taken)
    if choice.part == "unit":
        return say(UNITS["US$"]) if choice.taken == DOLLARS else choice.taken
    if choice.part == "it":
        return measure_title(choice.taken)
    return part_taken(choice.part, choice.taken)
