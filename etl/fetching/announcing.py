"""Asks one source what is published now, and believes no list that leaves out all that is held.

Reads and writes raw answers, asks through the client, and knows no source.
"""

from dataclasses import dataclass

from etl.fetching.asker import Asker
from etl.fetching.failures import UnreachableError
from etl.fetching.progress import Progress
from etl.fetching.raw import RawStore
from etl.questions import Call, Issue, Query, Release, UnusableAnswerError


@dataclass
class Announcing:
    """One source's list of what is published; ``failed`` is where a call without answer is told."""

    asker: Asker
    raw: RawStore
    progress: Progress
    failed: list[str]

    def announced(self, calls: list[Call], plan: list[Query]) -> dict[Issue, Release]:
        """The issues that are published, each with its release. Raises FetchError."""
        found: dict[Issue, Release] = {}
        self.progress.expect(len(calls))
        for call in calls:
            found |= self._told(call)
            self.progress.answered()
        _refuse_empty_listing(found, plan, self.raw.issues())
        return found

    def _told(self, call: Call) -> dict[Issue, Release]:
        source = self.asker.source
        self.progress.asking(f"{source.id}: {call}")
        try:
            answer = self.asker.get(call.address)
        except UnreachableError as error:
            self.failed.append(f"{call}: {error}")
            raise
        self.raw.keep(call, answer.content, (answer.retrieved, source.count(answer.content)), {})
        try:
            return source.releases(answer.content)
        except UnusableAnswerError as error:
            message = f"what is published was not understood: {error}"
            raise UnreachableError(message) from error


def _refuse_empty_listing(
    announced: dict[Issue, Release], plan: list[Query], held: set[Issue]
) -> None:
    """Raise UnreachableError where no year, or no month, is listed though some are held."""
    # Believed, an empty list would ask for nothing and call it done.
    for freq in sorted({query.freq for query in plan}):
        issues = {query.issue for query in plan if query.freq == freq and not query.basis}
        if held & issues and not issues & announced.keys():
            first = min(held & issues)
            what = f"{first.source} {first.reporter} {first.period}"
            message = f"the service lists nothing as published, yet {what} is held"
            raise UnreachableError(message)
