"""One claim: its verdict and every reading behind it."""

import json
from typing import Final

import pandas as pd
from dash import html
from dash.development.base_component import Component

from dashboard.claim_frames import claim_frame
from dashboard.claim_json import claim_review
from dashboard.claim_page import Links, claim_content, claim_lead
from dashboard.claims.model import Claim
from dashboard.selection import SelectionError
from dashboard.sentence import check_query
from dashboard.view import Request, View


def frame(request: Request) -> pd.DataFrame:
    """All readings of the claim."""
    evaluation = request.snapshot.evaluation(_claim(request))
    return claim_frame(evaluation, request.snapshot.vintage.id)


def lead(request: Request) -> list[Component]:
    """The sentence and the answer."""
    return claim_lead(request.snapshot.evaluation(_claim(request)), request.snapshot)


def content(request: Request) -> list[Component]:
    """Readings and what speaks for and against."""
    claim = _claim(request)
    address = f"/claim/{claim.id}"
    single = claim.statements[0] if len(claim.statements) == 1 else None
    check = f"/check{check_query(single, claim.year, request.limits)}" if single else ""
    links = Links(address, f"{address}.csv", check)
    evaluation = request.snapshot.evaluation(claim)
    review = json.dumps(claim_review(evaluation, request.snapshot), ensure_ascii=False)
    return [
        *claim_content(evaluation, request.snapshot, links),
        html.Script(review, type="application/ld+json"),
    ]


def _claim(request: Request) -> Claim:
    claims = {claim.id: claim for claim in request.snapshot.claims}
    if request.path not in claims:
        message = f"There is no claim {request.path!r}. Known: {', '.join(claims)}."
        raise SelectionError(message)
    return claims[request.path]


VIEW: Final = View("claim", "Claim", frame, content, lead, takes_path=True, in_menu=False)
