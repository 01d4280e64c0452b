"""Claims for machines: ``/claims.json`` and ClaimReview, the schema.org form of a verdict. Pure."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from dashboard.claims.readings import Evaluation
from dashboard.claims.rule import Verdict
from dashboard.frames.readings import noted_readings
from dashboard.state.snapshot import Snapshot
from dashboard.text.claims import headline
from dashboard.text.verdicts import RULE, VERDICT_NAMES

Facts = Mapping[str, Any]
"""Structured data of schema.org, ready for JSON."""

VERSION: Final = 1
"""Raised when a field changes its meaning or goes; new fields may appear without."""

_OF_ALL: Final = ("chart", "kind", "claim", "vintage")
"""What is the same in all readings of a claim, and told once or not at all."""

_RATINGS: Final = {Verdict.SUPPORTED: 3, Verdict.CLOSE: 2, Verdict.NOT_SUPPORTED: 1}


def claims_json(evaluations: Iterable[Evaluation], snapshot: Snapshot) -> dict[str, Any]:
    """All claims with their verdicts and readings; fields as docs/claims.md lists them."""
    return {
        "version": VERSION,
        "vintage": snapshot.vintage.id,
        "rule": RULE,
        "claims": [_claim(evaluation, snapshot) for evaluation in evaluations],
    }


def _claim(evaluation: Evaluation, snapshot: Snapshot) -> dict[str, Any]:
    claim = evaluation.claim
    readings = noted_readings(evaluation, snapshot, years=False)
    return {
        "id": claim.id,
        "sentence": claim.sentence,
        "quote": claim.quote,
        "language": claim.language,
        "said_by": claim.said_by,
        "said_on": claim.said_on,
        "title": claim.title,
        "address": claim.address,
        "year": evaluation.outcomes[0].primary.case.period,
        "verdict": evaluation.verdict.value,
        "line": headline(evaluation, snapshot),
        "page": f"/claim/{claim.id}",
        "readings": [
            {name: cell for name, cell in row.items() if name not in _OF_ALL} for row in readings
        ],
    }


def claim_review(evaluation: Evaluation, snapshot: Snapshot, root: str = "") -> dict[str, Any]:
    """The verdict as schema.org's ClaimReview; one that cannot be checked has no rating value.

    ``root`` is the address of the site, such as ``https://example.org``.
    """
    claim, verdict = evaluation.claim, evaluation.verdict
    rating: dict[str, Any] = {"@type": "Rating", "alternateName": VERDICT_NAMES[verdict]}
    if verdict in _RATINGS:
        rating |= {"ratingValue": _RATINGS[verdict], "bestRating": 3, "worstRating": 1}
    item: dict[str, Any] = {"@type": "Claim", "datePublished": claim.said_on}
    if claim.said_by:
        item["author"] = {"@type": "Organization", "name": claim.said_by}
    if claim.address:
        item["appearance"] = {"@type": "CreativeWork", "url": claim.address, "name": claim.title}
    return {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "claimReviewed": claim.sentence,
        "url": f"{root}/claim/{claim.id}",
        "datePublished": snapshot.vintage.manifest["created"][:10],
        "itemReviewed": item,
        "reviewRating": rating,
        "reviewBody": headline(evaluation, snapshot),
    }
