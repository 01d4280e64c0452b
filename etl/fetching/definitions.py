"""How figures are defined, as their source tells: asked, kept, and read again with them.

A source may be asked how a reporter defines its data sets: valuation, partner, trade system,
currency. What it told is kept as answers are, so that a rebuild needs no network. Definitions that
are missing, damaged or not understood leave figures as they are.
"""

from dataclasses import dataclass, field
from typing import Any

import pyarrow as pa

from etl.fetching.asker import Asker
from etl.fetching.failures import FetchError
from etl.fetching.progress import Progress
from etl.fetching.raw import DamagedRawError, RawStore
from etl.fetching.raw_index import Entry
from etl.questions import Call, Query
from etl.sources.source import Source


def wanted(
    source: Source, raw: RawStore, published: list[Query], missing: list[Query]
) -> list[Call]:  # fmt: skip
    """The calls about what nobody told yet, and about whatever is ``missing`` and so asked now."""
    # Whatever is released anew may be defined anew; else one answer holds (decision 008).
    asked = {(query.reporter, query.freq) for query in missing}
    return [
        call
        for call in source.definitions(published)
        if (call.queries[0].reporter, call.queries[0].freq) in asked or not raw.told(call)
    ]


def ask(calls: list[Call], asker: Asker, raw: RawStore, progress: Progress) -> None:
    """Ask and keep what is told; the calls are expected already.

    Figures are figures without it: a service that does not answer here keeps none from us. Raises
    FetchError where the run is stopped meanwhile, and then alone.
    """
    source = asker.source
    for number, call in enumerate(calls):
        progress.asking(f"{source.id}: {call}")
        try:
            answer = asker.get(call.address)
        except FetchError as error:
            # Else Ctrl-C would pass for a service that does not tell, and figures be asked on.
            if asker.client.tools.stop.is_set():
                raise
            progress.line(
                f"{source.id}: {call} was not told ({error}); figures are taken without it, and it "
                "is asked again the next time."
            )
            progress.expect(number - len(calls))
            return
        raw.keep(call, answer.content, (answer.retrieved, source.count(answer.content)), {})
        progress.answered()


@dataclass
class Definitions:
    """The kept answers about definitions, each read once."""

    raw: RawStore
    _read: dict[str, tuple[Entry, bytes] | None] = field(default_factory=dict)

    def applied(
        self, source: Source, figures: pa.Table, queries: list[Query]
    ) -> tuple[pa.Table, dict[str, Any]]:
        """The figures with what is told of them, and the facts that are no column of theirs."""
        definitions: dict[str, Any] = {}
        answers: list[str] = []
        for call in source.definitions(queries):
            kept = self._kept(call)
            if kept:
                figures, facts = source.defined(figures, kept[1], queries)
                definitions |= facts
                answers += [kept[0].sha256] if facts else []
        if not definitions:
            return figures, {}
        return figures, {"definitions": definitions, "definitions_from": answers}

    def _kept(self, call: Call) -> tuple[Entry, bytes] | None:
        name = f"{call.queries[0].source} {call}"
        if name not in self._read:
            entry = self.raw.told(call)
            try:
                self._read[name] = (entry, self.raw.content(entry)) if entry else None
            except DamagedRawError:
                self._read[name] = None
        return self._read[name]
