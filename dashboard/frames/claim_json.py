"""Claims for machines: ``/claims.json``. Pure."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from dashboard.claims.readings import Evaluation
from dashboard.frames.number_rows import plain_rows
from dashboard.frames.readings import noted_readings
from dashboard.state.snapshot import Snapshot
from dashboard.text.claims import headline
from dashboard.text.verdicts import RULE

Facts = Mapping[str, Any]
"""Structured data of schema.org, ready for JSON."""

VERSION: Final = 1
"""Raised when a field changes its meaning or goes; new fields may appear without."""


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
    frame = noted_readings(evaluation, snapshot)
    frame = frame[frame["kind"].eq("reading")].drop(columns=["chart", "kind", "claim", "vintage"])
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
        "readings": plain_rows(frame)["rows"],
    }
