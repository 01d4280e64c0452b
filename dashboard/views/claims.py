"""All claims with their verdicts, for machines and as a list to choose from."""

from typing import Any, Final

import pandas as pd
from dash import html
from dash.development.base_component import Component

from dashboard.address.request import Request
from dashboard.address.selection import Selection
from dashboard.claims.model import Claim
from dashboard.claims.readings import Evaluation
from dashboard.claims.rule import Verdict
from dashboard.frames.claim_json import claims_json
from dashboard.frames.readings import noted_readings, readings_frame
from dashboard.measures.lens import LENS
from dashboard.parts import controls, lens
from dashboard.parts.cards import claim_list
from dashboard.text import findings
from dashboard.text.language import say, say_many
from dashboard.text.names import by_name
from dashboard.text.pages import claims as words
from dashboard.text.verdicts import RULE, verdict_name
from dashboard.views.view import View
from etl.schema import WORLD


def frame(request: Request) -> pd.DataFrame:
    """All readings of all claims."""
    told = (noted_readings(one, request.snapshot) for one in _evaluations(request))
    return readings_frame([row for rows in told for row in rows])


def plain(request: Request) -> dict[str, Any]:
    """All claims with verdicts and readings, as docs/claims.md lists their fields."""
    return claims_json(_evaluations(request), request.snapshot)


def title(_request: Request) -> str:
    """What is listed."""
    return say(words.TITLE)


def finding(request: Request) -> str:
    """How many have which verdict."""
    return findings.verdicts(_evaluations(request))


def description(request: Request) -> str:
    """How many have which verdict, and the rule they are checked by."""
    return findings.followed(request.once(finding), say(RULE))


def lead(request: Request) -> list[Component]:
    """What is listed."""
    return [html.H1(title(request)), html.P(say(RULE), className="introduction")]


def content(request: Request) -> list[Component]:
    """A line each: verdict, sentence, speaker, number; of those with what is chosen."""
    everything = _evaluations(request)
    shown = [one for one in everything if _is_chosen(one, request.selection)]
    if not shown:
        return [html.P(say(words.NONE), className="message", role="status")]
    counted = say_many(words.SHOWN, len(shown), all=len(everything))
    return [html.P(counted, role="status"), claim_list(shown, request.snapshot, request.links)]


def controls_of(request: Request) -> list[controls.Control]:
    """Verdict, country, year, and the lens."""
    snapshot, claims = request.snapshot, request.snapshot.claims
    found = {code for claim in claims for code in _countries(claim)}
    years = sorted({claim.said_on[:4] for claim in claims}, reverse=True)
    anything = {"": say(words.ANY)}
    verdicts = {verdict.slug: verdict_name(verdict) for verdict in Verdict}
    return [
        controls.choice(request, "verdict", say(words.VERDICT), anything | verdicts),
        controls.choice(request, "about", say(words.ABOUT), anything | by_name(snapshot, found)),
        controls.choice(
            request, "said", say(words.SAID), anything | {year: year for year in years}
        ),
        *lens.choices(request),
    ]


def _is_chosen(evaluation: Evaluation, chosen: Selection) -> bool:
    claim = evaluation.claim
    return (
        chosen.verdict in {"", evaluation.verdict.slug}
        and (not chosen.about or chosen.about in _countries(claim))
        and chosen.said in {"", claim.said_on[:4]}
    )


def _countries(claim: Claim) -> set[str]:
    """The countries it is about, but for the whole world."""
    pairs = ((one.reporter, one.partner) for one in claim.statements)
    return {code for pair in pairs for code in pair} - {WORLD}


def _evaluations(request: Request) -> list[Evaluation]:
    snapshot, lens = request.snapshot, request.selection.lens
    return [snapshot.evaluation(claim, lens=lens) for claim in snapshot.claims]


VIEW: Final = View(
    name="claims",
    frame=frame,
    content=content,
    title=title,
    description=description,
    menu=words.MENU,
    place="claims",
    lead=lead,
    controls=controls_of,
    parameters=("verdict", "about", "said", *LENS),
    finding=finding,
    plain=plain,
)
