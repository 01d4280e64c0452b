"""Makes one call of a source, judges what comes and keeps it. Reads and writes raw answers.

What cannot be believed is not kept; what says the same as the last time is not kept again.
"""

from dataclasses import dataclass, replace

from etl.alike import Rows
from etl.fetching.client import Answer, Client
from etl.fetching.failures import FetchError, UnreachableError
from etl.fetching.raw import RawStore
from etl.questions import Call, Issue, Query, Release, Step, UnusableAnswerError
from etl.schema import TOTAL, WORLD
from etl.sources.source import Source


@dataclass
class Asker:
    """Asks one source."""

    source: Source
    client: Client
    raw: RawStore

    def get(self, address: str) -> Answer:
        """What is at an address. Raises FetchError, and UnusableAnswerError.

        A service that has just failed may send an answer with nothing in it as well, so that must
        come at the first try to be believed.
        """
        answer = self.client.get(address, self.source.accept)
        if answer.tries > 1 and self.source.is_empty(answer.content):
            self.client.tell("the answer after that failure is empty. Asking once more.")
            answer = self.client.get(address, self.source.accept)
            if answer.tries > 1 and self.source.is_empty(answer.content):
                message = "the service fails and answers with nothing by turns"
                raise UnreachableError(message)
        return answer

    def answer(self, call: Call) -> Answer:
        """The answer, its parts one after the other each on its own line, and when it began.

        Raises FetchError, and UnusableAnswerError where it cannot go on.
        """
        parts, retrieved = [], ""
        step: Step | None = Step(call.address)
        while step:
            try:
                answer = self.get(step.address)
            except FetchError:
                if not step.may_fail:
                    raise
                # Something must stand for the missing part, as parts are known by their order.
                parts.append(b"null")
            else:
                parts.append(answer.content)
                retrieved = retrieved or answer.retrieved
            step = self.source.follow(call, parts)
        return Answer(b"\n".join(parts), retrieved)

    def kept(
        self, call: Call, answer: Answer, announced: dict[Issue, Release] | None
    ) -> dict[Query, Release]:
        """The questions a whole answer has figures for, by release; keeps it where that is news.

        ``announced`` are the releases its source says are published, None where it does not say:
        then the answer tells. Raises UnusableAnswerError.
        """
        queries = list(call.queries)
        figures = Rows.of(self.source.table(answer.content, queries))
        if announced is None:
            said = self.source.released(answer.content, queries, answer.retrieved[:10])
            told = {q: self._as_known(q, said[q.issue]) for q in queries if q.issue in said}
        else:
            told = {query: announced[query.issue] for query in queries}
            for query, release in told.items():
                if not len(query.rows(figures)) and self._should_have_rows(query, release):
                    message = "the answer is empty, yet its total is not"
                    raise UnusableAnswerError(message)
        # A source that lists nothing is asked at every refresh; kept each time, the same figures
        # would fill the disk (decision 005).
        if announced is not None or not self._is_kept(told):
            facts = (answer.retrieved, self.source.count(answer.content))
            released = {query.issue: release for query, release in told.items()}
            self.raw.keep(call, answer.content, facts, released)
        return told

    def _as_known(self, query: Query, release: Release) -> Release:
        """The release as it was dated when it first came."""
        # The same figures told again on another day are no new edition.
        known = self.raw.newest(query)
        return known if known and known.token == release.token else release

    def _is_kept(self, told: dict[Query, Release]) -> bool:
        """Whether an answer that tells its own releases says what was said the last time."""
        return bool(told) and all(
            self.raw.newest(query) == release and self.raw.find(query, release.token)
            for query, release in told.items()
        )

    def _should_have_rows(self, query: Query, release: Release) -> bool:
        """Whether an empty answer is contradicted by the totals kept of the same year.

        A whole level of products is never empty where the total is not; a single product may be.
        A year that is published but has no such trade answers empty too, and is believed.
        """
        is_level = any(product.startswith("AG") for product in query.products)
        if not is_level or query.partners is None or WORLD not in query.partners:
            return False
        for flow in query.flows:
            total = replace(query, flows=(flow,), partners=(WORLD,), products=(TOTAL,))
            entry = self.raw.find(total, release.token)
            asked = [known for known, _ in entry.answered()] if entry else []
            if entry and len(total.rows(self.source.table(self.raw.content(entry), asked))):
                return True
        return False
