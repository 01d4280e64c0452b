"""Claims for machines: ``/claims.json``. Pure."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from dashboard.claims.readings import Evaluation
from dashboard.frames.readings import noted_readings
from dashboard.state.snapshot import Snapshot
from dashboard.text.claims import headline
from dashboard.text.verdicts import RULE

Facts = Mapping[str, Any]
"""Structured data of schema.org, ready for JSON."""

VERSION: Final = 1
"""Raised when a field changes its meaning or goes; new fields may appear without."""

_OF_ALL: Final = ("chart", "kind", "claim", "vintage")
"""What is the same in all readings of a claim, and told once or not at all."""


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
