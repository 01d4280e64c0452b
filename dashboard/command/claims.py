"""``python -m dashboard claims``: every verdict on the terminal, or as JSON."""

import argparse
import json
import sys

from dashboard.claims.rule import Verdict
from dashboard.frames.claim_json import claims_json
from dashboard.moved_verdicts import moved_lines
from dashboard.state.repository import Repository
from dashboard.state.snapshot import Snapshot
from dashboard.text.claims import headline
from dashboard.text.verdicts import VERDICT_NAMES
from etl.vintage import DataError


def print_claims(options: argparse.Namespace) -> int:
    """The verdict table, or the same as JSON."""
    repository = Repository(options.data)
    try:
        snapshot = repository.snapshot(options.vintage)
        older = repository.snapshot(options.against) if options.against else None
    except DataError as error:
        print(error, file=sys.stderr)
        return 2
    if older is not None:
        for line in moved_lines(older, snapshot):
            print(line)
        return 0
    known = {claim.id: claim for claim in snapshot.claims}
    if options.id and options.id not in known:
        print(f"There is no claim {options.id!r}. Known: {', '.join(known)}.", file=sys.stderr)
        return 2
    chosen = [known[options.id]] if options.id else list(known.values())
    evaluations = [snapshot.evaluation(claim, options.year or "") for claim in chosen]
    if options.json:
        print(json.dumps(claims_json(evaluations, snapshot), ensure_ascii=False, indent=1))
    else:
        for evaluation in evaluations:
            print(f"{VERDICT_NAMES[evaluation.verdict]:<18} {evaluation.claim.id}")
            print(f"{'':<18} “{evaluation.claim.sentence}”")
            print(f"{'':<18} {headline(evaluation, snapshot)}\n")
        print(_footer(snapshot))
    return int(any(e.verdict is Verdict.UNCHECKED for e in evaluations))


def _footer(snapshot: Snapshot) -> str:
    return f"Vintage {snapshot.vintage.id}. The rule stands in docs/claims.md."
