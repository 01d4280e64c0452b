"""All claims with their verdicts, for machines and as a plain list."""

from typing import Any, Final

import pandas as pd
from dash import html
from dash.development.base_component import Component

from dashboard.address.request import Request
from dashboard.claims.readings import Evaluation
from dashboard.frames.claim_json import claims_json
from dashboard.frames.readings import noted_readings, readings_frame
from dashboard.measures.lens import LENS
from dashboard.parts import controls
from dashboard.parts.cards import claim_list
from dashboard.text import findings
from dashboard.text.language import say
from dashboard.text.pages import claims as words
from dashboard.text.verdicts import RULE
from dashboard.views.view import View


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
    """A line each: verdict and sentence."""
    return [claim_list(_evaluations(request), request.links)]


def _evaluations(request: Request) -> list[Evaluation]:
    snapshot, lens = request.snapshot, request.selection.lens
    return [snapshot.evaluation(claim, lens=lens) for claim in snapshot.claims]


VIEW: Final = View(
    "claims",
    frame,
    content,
    title,
    description,
    lead=lead,
    controls=controls.lens,
    parameters=LENS,
    finding=finding,
    plain=plain,
)
