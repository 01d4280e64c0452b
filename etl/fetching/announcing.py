"""Asks one source what is published now, and believes no list that is empty by a fault.

Reads and writes raw answers, asks through the client, and knows no source.
"""

from dataclasses import dataclass

from etl.fetching.asker import Asker
from etl.fetching.client import Answer
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
        answer, found = self._listed(call)
        if not found:
            answer, found = self._confirmed(call)
        self.raw.keep(call, answer.content, (answer.retrieved, source.count(answer.content)), {})
        return found

    def _confirmed(self, empty: Call) -> tuple[Answer, dict[Issue, Release]]:
        """What a call that listed nothing lists once the service is seen to list anything at all.

        Countries that never reported are honestly answered with nothing, and so is everything by a
        service in trouble (docs/sources.md, 1.9). Raises FetchError.
        """
        control = self.asker.source.control(empty)
        self.progress.expect(2)
        if not self._listed(control)[1]:
            message = (
                f"the service lists nothing as published, neither when asked {empty}, nor when "
                f"asked {control}: it is in trouble, or this is another service"
            )
            raise UnreachableError(message)
        self.progress.answered()
        found = self._listed(empty)
        self.progress.answered()
        return found

    def _listed(self, call: Call) -> tuple[Answer, dict[Issue, Release]]:
        """What a call lists. Raises FetchError."""
        source = self.asker.source
        self.progress.asking(f"{source.id}: {call}")
        try:
            answer = self.asker.get(call.address)
        except UnreachableError as error:
            self.failed.append(f"{call}: {error}")
            raise
        try:
            return answer, source.releases(answer.content)
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
