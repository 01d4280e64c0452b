"""Asks one source what is not kept yet, and keeps what it answers as it comes.

Reads and writes raw answers, asks through the client, and knows no source. Nothing of what was
kept is lost when the run is stopped at any point: the next one asks for the rest.
"""

from collections import deque
from dataclasses import dataclass, field, replace
from typing import Final

from etl.checks import Problem
from etl.client import Client, FetchError, TooLongError, UnreachableError
from etl.progress import Progress
from etl.questions import Call, Issue, Query, RefusedAnswerError, Release, Step
from etl.raw import RawStore
from etl.schema import TOTAL, WORLD, DataSet
from etl.sources import Source

_DOWN_AFTER: Final = 2
"""A service that fails this many calls in a row, each after all its tries, is left alone."""


@dataclass
class Fetched:
    """What one source answered.

    ``released`` is what it says is published now, ``asked`` what it was asked that of; ``failure``
    is why the run ended early.
    """

    source: str
    calls: int = 0
    released: dict[Issue, Release] = field(default_factory=dict)
    refused: list[Problem] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    failure: FetchError | None = None
    asked: set[DataSet] = field(default_factory=set)


@dataclass
class Fetcher:
    """One source's run; used by one thread."""

    source: Source
    client: Client
    raw: RawStore
    progress: Progress
    found: Fetched = field(init=False)
    _announced: bool = field(init=False, default=True)

    def __post_init__(self) -> None:
        self.found = Fetched(self.source.id)

    def run(self, plan: list[Query]) -> Fetched:
        """Ask for all of the plan that is published and not kept; never raises FetchError."""
        try:
            announcing = self.source.availability(plan)
            self._announced = bool(announcing)
            if not announcing:
                self._ask_all(plan)
            else:
                self._ask_availability(announcing, plan)
                published = [query for query in plan if query.issue in self.found.released]
                self._ask_all([part for query in published for part in self._missing(query)])
        except FetchError as error:
            self.found.failure = error
        finally:
            self.client.close()
        return self.found

    def _ask_availability(self, calls: list[Call], plan: list[Query]) -> None:
        self.progress.expect(len(calls))
        for call in calls:
            self.progress.asking(f"{self.source.id}: {call}")
            self.found.calls += 1
            try:
                answer = self.client.get(call.address, self.source.accept)
            except UnreachableError as error:
                self.found.failed.append(f"{call}: {error}")
                raise
            facts = (answer.retrieved, self.source.count(answer.content))
            self.raw.keep(call, answer.content, facts, {})
            try:
                self.found.released.update(self.source.releases(answer.content))
            except RefusedAnswerError as error:
                message = f"what is published was not understood: {error}"
                raise UnreachableError(message) from error
            self.progress.answered()
        self._disbelieve_nothing(plan)
        self.found.asked = {query.data_set for query in plan}

    def _disbelieve_nothing(self, plan: list[Query]) -> None:
        """Raise where no year, or no month, is listed though some are held."""
        for freq in sorted({query.freq for query in plan}):
            issues = {query.issue for query in plan if query.freq == freq and not query.basis}
            held = self.raw.issues() & issues
            if held and not issues & self.found.released.keys():
                first = min(held)
                what = f"{first.source} {first.reporter} {first.period}"
                message = f"the service lists nothing as published, yet {what} is held"
                raise UnreachableError(message)

    def _missing(self, query: Query) -> list[Query]:
        """The parts of a question no whole answer of its present release is kept of."""
        token = self.found.released[query.issue].token
        if self.raw.find(query, token):
            return []
        # A question that was split before is not asked whole again.
        if any(release.token == token for release in self.raw.releases(query.issue)):
            parts = [self._missing(part) for part in self.source.split(query)]
            if parts and any(part == [] for part in parts):
                return [query for part in parts for query in part]
        return [query]

    def _ask_all(self, missing: list[Query]) -> None:
        """Ask what is missing. Raises UnreachableError where the service seems to be down.

        It does after ``_DOWN_AFTER`` failures in a row, or where no call was answered at all.
        """
        waiting = deque(self.source.calls(missing))
        self.progress.expect(len(waiting))
        failures, answered = 0, False
        while waiting:
            call = waiting.popleft()
            if self._is_hopeless(call):
                self.progress.answered()
                continue
            self.progress.asking(f"{self.source.id}: {call}")
            try:
                parts = self._ask(call)
                failures, answered = 0, True
            except UnreachableError as error:
                failures += 1
                self.found.failed.append(f"{call}: {error}")
                if failures >= _DOWN_AFTER or not (answered or waiting):
                    raise
                parts = []
            self.progress.expect(len(parts))
            self.progress.answered()
            waiting.extendleft(reversed(parts))

    def _is_hopeless(self, call: Call) -> bool:
        """Whether a refused answer keeps all it asks about from being published anyway."""
        refused = {problem.data_set for problem in self.found.refused}
        return all(query.data_set in refused for query in call.queries)

    def _ask(self, call: Call) -> list[Call]:
        """Ask once and keep the answer; the calls to make instead where it was cut or refused."""
        try:
            content, retrieved = self._whole_answer(call)
        except TooLongError as error:
            return self._parts(call, f"the question is too long to ask: {error}")
        except RefusedAnswerError as error:
            return self._parts(call, str(error), split=False)
        if self.source.truncated(content):
            return self._parts(call, "the answer is cut short and cannot be asked in parts")
        try:
            figures = self.source.read(content, list(call.queries))
            for query in call.queries:
                if self._should_have_rows(query) and query.rows(figures).empty:
                    message = "the answer is empty, yet its total is not"
                    raise RefusedAnswerError(message)  # noqa: TRY301 -- one place says what follows
            said = self.source.released(content, list(call.queries), retrieved[:10])
        except RefusedAnswerError as error:
            return self._parts(call, str(error), split=False)
        own = {issue: self._as_known(issue, release) for issue, release in said.items()}
        if not self._is_kept(call, own):
            facts = (retrieved, self.source.count(content))
            self.raw.keep(call, content, facts, own or self.found.released)
        if own:
            self.found.released |= own
            self.found.asked |= {query.data_set for query in call.queries}
        return []

    def _whole_answer(self, call: Call) -> tuple[bytes, str]:
        """The answer, its parts one after the other each on its own line, and when it began.

        Raises FetchError, and RefusedAnswerError where it cannot go on.
        """
        parts, retrieved = [], ""
        step: Step | None = Step(call.address)
        while step:
            self.found.calls += 1
            try:
                answer = self.client.get(step.address, self.source.accept)
            except FetchError:
                if not step.may_fail:
                    raise
                parts.append(b"null")
            else:
                parts.append(answer.content)
                retrieved = retrieved or answer.retrieved
            step = self.source.follow(call, parts)
        return b"\n".join(parts), retrieved

    def _as_known(self, issue: Issue, release: Release) -> Release:
        """The release as it was dated when it first came."""
        known = self.raw.releases(issue)[:1]
        return known[0] if known and known[0].token == release.token else release

    def _is_kept(self, call: Call, own: dict[Issue, Release]) -> bool:
        """Whether an answer that tells its own releases says what was said the last time."""
        answered = [query for query in call.queries if query.issue in own]
        for query in answered:
            release = own[query.issue]
            newest = self.raw.releases(query.issue)[:1]
            if newest != [release] or not self.raw.find(query, release.token):
                return False
        return bool(own)

    def _parts(self, call: Call, reason: str, *, split: bool = True) -> list[Call]:
        """A call's questions one by one, or one question's parts; a problem where it has none."""
        if len(call.queries) > 1 and self._announced:
            return [one for query in call.queries for one in self.source.calls([query])]
        query = call.queries[0]
        parts = self.source.split(query) if split else []
        if not parts:
            about = query.subject() if self._announced else str(call)
            problem = Problem("error", "answer", query.data_set, f"{about}: {reason}")
            self.found.refused.append(problem)
        return self.source.calls(parts)

    def _should_have_rows(self, query: Query) -> bool:
        """Whether an empty answer is contradicted by the totals kept of the same year.

        A whole level of products is never empty where the total is not; a single product may be.
        A year that is published but has no such trade answers empty too, and is believed.
        """
        is_level = any(product.startswith("AG") for product in query.products)
        if not is_level or query.partners is None or WORLD not in query.partners:
            return False
        token = self.found.released[query.issue].token
        for flow in query.flows:
            total = replace(query, flows=(flow,), partners=(WORLD,), products=(TOTAL,))
            entry = self.raw.find(total, token)
            asked = [known for known, _ in entry.answered()] if entry else []
            if entry and total.rows(self.source.read(self.raw.content(entry), asked)).size:
                return True
        return False
