"""One claim: its verdict and every reading behind it."""

from difflib import get_close_matches
from typing import Any, Final

import pandas as pd
from dash.development.base_component import Component

from dashboard.address.refusing import UnknownAddressError
from dashboard.address.request import Request
from dashboard.address.sentence import check_query
from dashboard.claims.model import Claim
from dashboard.claims.readings import Evaluation
from dashboard.frames.citation import frame_sources, judged_by
from dashboard.frames.claim_json import Facts, claims_json
from dashboard.frames.readings import noted_readings, readings_charted
from dashboard.frames.schema_org import claim_review
from dashboard.measures.lens import LENS
from dashboard.parts import controls, lens
from dashboard.parts.claim import Found, claim_content, claim_head, quoted
from dashboard.text import findings
from dashboard.text.claims import headline
from dashboard.text.refusals import NO_CLAIM, NO_SUCH_CLAIM
from dashboard.views.view import View
from etl.reference.misfits import Misfit, shortened

_LONGEST: Final = 80
"""Characters of what is asked that claims are held against."""


def frame(request: Request) -> pd.DataFrame:
    """All readings of the claim, and the first one by year."""
    rows = noted_readings(_evaluation(request), request.snapshot)
    return readings_charted(rows, request.selection.chart)


def title(request: Request) -> str:
    """The sentence, as it was put."""
    return quoted(_evaluation(request), request.snapshot)


def finding(request: Request) -> str:
    """The sentence and its verdict."""
    return findings.checked(_evaluation(request), title(request))


def number(request: Request) -> str:
    """The number it was judged by."""
    return findings.judged_number(_evaluation(request))


def description(request: Request) -> str:
    """The verdict with its figure."""
    return headline(_evaluation(request), request.snapshot)


def plain(request: Request) -> dict[str, Any]:
    """The claim as ``/claims.json`` has it."""
    return claims_json([_evaluation(request)], request.snapshot)


def lead(request: Request) -> list[Component]:
    """The sentence and the answer."""
    return claim_head(_evaluation(request), request.snapshot, _found(request))


def content(request: Request) -> list[Component]:
    """Readings and what speaks for and against."""
    evaluation = _evaluation(request)
    single = evaluation.outcomes[0] if len(evaluation.outcomes) == 1 else None
    check = ""
    if single:
        read = single.primary.case
        query = check_query(single.statement, read, request.limits, request.selection)
        check = f"/check{query}"
    return claim_content(evaluation, request.snapshot, _found(request), check)


def _found(request: Request) -> Found:
    return Found(finding(request), VIEW.page(request), request.links)


def sources(request: Request) -> list[str]:
    """Whose figures the verdict is given on, or all that one chart shows."""
    if request.selection.chart:
        return frame_sources(request.once(frame))
    return judged_by(_evaluation(request))


def facts(request: Request, root: str) -> list[Facts]:
    """The verdict as schema.org's ClaimReview; none through somebody's lens."""
    if request.selection != request.limits.defaults:
        return []
    return [claim_review(_evaluation(request), request.snapshot, root)]


def controls_of(request: Request) -> list[controls.Control]:
    """What the first reading leaves out, and whose figures it takes."""
    return lens.choices(request)


def _evaluation(request: Request) -> Evaluation:
    return request.snapshot.evaluation(_claim(request), lens=request.selection.lens)


def _claim(request: Request) -> Claim:
    claims = {claim.id: claim for claim in request.snapshot.claims}
    if request.path not in claims:
        near = tuple(get_close_matches(request.path[:_LONGEST], claims))
        said = NO_SUCH_CLAIM if near else NO_CLAIM
        raise UnknownAddressError(Misfit("", said, shortened(request.path), near))
    return claims[request.path]


VIEW: Final = View(
    name="claim",
    frame=frame,
    content=content,
    title=title,
    description=description,
    place="claims",
    lead=lead,
    controls=controls_of,
    parameters=("chart", *LENS),
    takes_path=True,
    finding=finding,
    number=number,
    facts=facts,
    plain=plain,
    sources=sources,
)
