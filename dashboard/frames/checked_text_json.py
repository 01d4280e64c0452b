"""A checked text for machines: its claims with their readings, and what was not read. Pure."""

from typing import Any, Final

from dashboard.frames.checked_text import CheckedClaim, CheckedReading, CheckedText
from dashboard.frames.readings import noted_readings
from dashboard.prose.choices import Choice
from dashboard.prose.loosely import LEFT_OUT
from dashboard.state.snapshot import Snapshot

VERSION: Final = 1
"""Raised when a field changes its meaning or goes; new fields may appear without."""

TO_CONFIRM: Final = "to be confirmed"
"""In the place of a verdict where a reader has to say first what is meant."""

_TOLD: Final = ("value", "low", "high", "unit", "source", "receipt")
"""What of the reading that a verdict is given on is told."""


def checked_text_json(text: str, checked: CheckedText, snapshot: Snapshot) -> dict[str, Any]:
    """What a text claims; fields as docs/reading.md lists them."""
    return {
        "version": VERSION,
        "vintage": snapshot.vintage.id,
        "claims": [
            {
                "quote": claim.quote,
                "start": claim.start,
                "end": claim.end,
                "assumed": dict(claim.readings[0].reading.assumed),
                "readings": [
                    _reading(one, snapshot, is_open=claim.is_open) for one in claim.readings
                ],
                **({"reason": claim.candidate.unread} if claim.senses else {}),
                **({"confirm": _confirm(claim)} if claim.is_open else {}),
            }
            for claim in checked.claims
        ],
        "left": checked.left,
        "unread": [
            {"quote": text[one.start : one.end], "start": one.start, "end": one.end,
             "reason": one.reason, "asks": [str(each) for each in checked.asks.get(one.reason, ())]}
            for one in checked.unread
        ],
    }  # fmt: skip


def _confirm(claim: CheckedClaim) -> str:
    """What says that a claim is meant as it is read first."""
    told = {**claim.readings[0].reading.assumed, "words": LEFT_OUT}
    return ",".join(str(Choice(claim.number, part, told[part])) for part in claim.to_be_said)


def _reading(one: CheckedReading, snapshot: Snapshot, *, is_open: bool) -> dict[str, Any]:
    said = one.reading.said
    rows = noted_readings(one.evaluation, snapshot, years=False)
    primary = next(row for row in rows if row["primary"])
    return {
        "asserts": {
            "reporter": said.reporter, "partner": said.partner, "measure": said.measure,
            "operation": said.operation, "period": said.period, "since": said.since,
            "relation": said.relation, "value": said.value, "precision": said.precision,
            "only": said.only, "than": said.than, "unit": said.currency or primary["unit"],
        },
        "sentence": one.evaluation.claim.sentence,
        "assumed": dict(one.reading.assumed),
        "verdict": TO_CONFIRM if is_open else one.evaluation.verdict.value,
        **{name: None if is_open and name != "unit" else primary.get(name) for name in _TOLD},
        **({"rate": one.rate.usd, "rate_source": one.rate.source} if one.rate else {}),
        "page": one.page,
    }  # fmt: skip
