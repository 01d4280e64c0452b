"""A number's receipt: what it was made of, and where each part was read. Pure.

The terms are figures with their place, source and status; each leads to an input of the vintage's
manifest (question, address, time, hash) or, for a quote, to who is quoted where.
"""

from typing import Any, Final

from dashboard.measures.evidence import PUBLISHED, Evidence
from dashboard.measures.measuring import Case, Measured
from dashboard.repository import Snapshot

FORMULAS: Final = {
    "exports": "X",
    "imports": "M",
    "turnover": "X + M",
    "balance": "X − M",
    "share of exports": "100 X / Xw",
    "share of imports": "100 M / Mw",
    "share of turnover": "100 (X + M) / (Xw + Mw)",
    "exports in the pair": "100 X / (X + M)",
    "imports in the pair": "100 M / (X + M)",
    "exports in all turnover": "100 X / (Xw + Mw)",
    "imports in all turnover": "100 M / (Xw + Mw)",
    "rank by exports": "1 + countries with more X",
    "rank by imports": "1 + countries with more M",
    "rank by turnover": "1 + countries with more X + M",
    "gap in exports": "X − the partner’s report of it",
    "gap in imports": "M − the partner’s report of it",
    "gap in exports, percent": "100 (X − P) / ((X + P) / 2), P the partner’s report",
    "gap in imports, percent": "100 (M − P) / ((M + P) / 2), P the partner’s report",
    "exports, 12 months": "X of the month and the eleven before it",
    "imports, 12 months": "M of the month and the eleven before it",
    "turnover, 12 months": "X + M of the month and the eleven before it",
    "exports, year on year": "100 (X − X a year before) / X a year before",
    "imports, year on year": "100 (M − M a year before) / M a year before",
    "turnover, year on year": "the same of X + M",
}
"""As docs/claims.md writes them: X exports, M imports; w with the whole world."""


def receipt(name: str, case: Case, measured: Measured, snapshot: Snapshot) -> dict[str, Any]:
    """Everything about one number, as plain values for the page and for JSON.

    ``terms`` are its figures in US dollars, each with its own origin; ``missing`` says what stands
    in the way of a value.
    """
    value = measured.value
    return {
        "measure": name,
        "formula": _formula(name, case, measured),
        "reporter": case.reporter,
        "partner": case.partner,
        "period": case.period,
        "base": case.base,
        "report": case.report,
        "without": list(case.without),
        "value": value.middle if value else None,
        "low": value.low if value else None,
        "high": value.high if value else None,
        "unit": measured.unit,
        "status": measured.status if value else "missing",
        "vintage": snapshot.vintage.id,
        "terms": [term_receipt(term, snapshot) for term in measured.terms],
        "missing": [
            {"reason": gap.reason, "source": gap.source, **gap.place._asdict()}
            for gap in measured.missing
        ],
    }


def _formula(name: str, case: Case, measured: Measured) -> str:
    """The measure's formula; of a change, what is done with it."""
    if not case.base:
        return FORMULAS[name]
    if measured.unit == "percent" and not name.startswith("share"):
        return f"100 (later − earlier) / earlier, of {FORMULAS[name]}"
    return f"change from {case.base} to {case.period} of {FORMULAS[name]}"


def term_receipt(term: Evidence, snapshot: Snapshot) -> dict[str, Any]:
    """One figure's place, value and origin."""
    return {
        **term.place._asdict(),
        "value_usd": term.value.middle,
        "low_usd": term.value.low,
        "high_usd": term.value.high,
        "status": term.status,
        "valuation": term.valuation,
        "partner_basis": term.partner_basis,
        "source": term.source,
        "edition": term.edition,
        "origins": _origins(term, snapshot),
    }


def _origins(term: Evidence, snapshot: Snapshot) -> list[dict[str, Any]]:
    """The manifest's inputs a figure was read from, or the statements it is quoted from."""
    if term.source == PUBLISHED:
        said = zip(term.said_by, term.inputs, strict=True)
        return [{"said_by": name, "address": address} for name, address in said]
    kept = ("publisher", "citation", "query", "address", "retrieved", "sha256", "rows", "note")
    inputs = {item["id"]: item for item in snapshot.vintage.manifest["inputs"]}
    found = [inputs[name] for name in term.inputs if name in inputs]
    return [{key: item[key] for key in kept if item.get(key)} for item in found]
