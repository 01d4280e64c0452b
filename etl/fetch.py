"""Asks one source what is not kept yet, stage by stage, and keeps what it answers as it comes.

Reads and writes raw answers, asks through the client, and knows no source. Nothing of what was
kept is lost when the run is stopped at any point: the next one asks for the rest. A question that
is refused or fails keeps no other from being asked.
"""

from collections import deque
from dataclasses import dataclass, field, replace
from typing import Final

from etl.checks import Problem
from etl.client import BadRequestError, Client, FetchError, TooLongError, UnreachableError
from etl.progress import Progress
from etl.questions import Call, Issue, Query, RefusedAnswerError, Release, Step
from etl.raw import RawStore
from etl.schema import TOTAL, WORLD, DataSet
from etl.sources import Source
from etl.stages import staged

_DOWN_AFTER: Final = 2
"""A service that fails this many calls in a row, each after all its tries, is left alone.

So is one that calls this many questions wrong and has answered none.
"""


@dataclass
class Fetched:
    """What one source answered.

    ``released`` is what it says is published now, ``asked`` what it was asked that of; ``answered``
    are the planned questions it gave figures for, new or the same as before; ``failure`` is why the
    run ended early.
    """

    source: str
    calls: int = 0
    released: set[Issue] = field(default_factory=set)
    answered: set[Query] = field(default_factory=set)
    refused: list[Problem] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    failure: FetchError | None = None
    asked: set[DataSet] = field(default_factory=set)


@dataclass
class Fetcher:
    """One source's run, stage by stage; used by one thread at a time."""

    source: Source
    client: Client
    raw: RawStore
    progress: Progress
    plan: list[Query]
    found: Fetched = field(init=False)
    _announced: dict[Issue, Release] | None = field(init=False, default=None)
    _waiting: list[deque[Call]] = field(init=False, default_factory=list)
    _planned: dict[Issue, list[Query]] = field(init=False, default_factory=dict)
    _refused: set[Query] = field(init=False, default_factory=set)
    _answered: bool = field(init=False, default=False)
    _failures: int = field(init=False, default=0)

    def __post_init__(self) -> None:
        self.found = Fetched(self.source.id)
        for query in self.plan:
            self._planned.setdefault(query.issue, []).append(query)

    def run(self, stage: int) -> None:
        """Ask for all of a stage that is published and not kept; never raises FetchError.

        A run that ended early goes on in no later stage.
        """
        if self.found.failure:
            return
        try:
            if not self._waiting:
                self._begin()
            self._ask_all(self._waiting[stage])
        except FetchError as error:
            self.found.failure = error

    @property
    def left(self) -> int:
        """How many calls the stages to come will make."""
        return 0 if self.found.failure else sum(map(len, self._waiting))

    def _begin(self) -> None:
        """Find out what is published, once a run, and which calls are to be made in each stage."""
        missing = self.plan
        announcing = self.source.availability(self.plan)
        if announcing:
            self._announced = self._ask_availability(announcing)
            published = [query for query in self.plan if query.issue in self._announced]
            missing = [part for query in published for part in self._missing(query)]
        calls = self.source.calls(missing)
        self.progress.expect(len(calls))
        self._waiting = [deque(stage) for stage in staged(calls)]

    def _ask_availability(self, calls: list[Call]) -> dict[Issue, Release]:
        announced: dict[Issue, Release] = {}
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
                announced |= self.source.releases(answer.content)
            except RefusedAnswerError as error:
                message = f"what is published was not understood: {error}"
                raise UnreachableError(message) from error
            self.progress.answered()
        self._disbelieve_nothing(announced)
        self.found.released = set(announced)
        self.found.asked = {query.data_set for query in self.plan}
        return announced

    def _disbelieve_nothing(self, announced: dict[Issue, Release]) -> None:
        """Raise where no year, or no month, is listed though some are held."""
        for freq in sorted({query.freq for query in self.plan}):
            issues = {query.issue for query in self.plan if query.freq == freq and not query.basis}
            held = self.raw.issues() & issues
            if held and not issues & announced.keys():
                first = min(held)
                what = f"{first.source} {first.reporter} {first.period}"
                message = f"the service lists nothing as published, yet {what} is held"
                raise UnreachableError(message)

    def _missing(self, query: Query) -> list[Query]:
        """The parts of a question no whole answer of its present release is kept of."""
        token = self._release(query).token
        if self.raw.find(query, token):
            return []
        # A question that was split before is not asked whole again.
        if any(release.token == token for release in self.raw.releases(query)):
            parts = [self._missing(part) for part in self.source.split(query)]
            if parts and any(part == [] for part in parts):
                return [query for part in parts for query in part]
        return [query]

    def _release(self, query: Query) -> Release:
        """The present release of a question whose source says what is published."""
        return (self._announced or {})[query.issue]

    def _ask_all(self, waiting: deque[Call]) -> None:
        """Make the calls. Raises FetchError where the service seems to be down."""
        while waiting:
            call = waiting.popleft()
            if all(self._whole(query) in self._refused for query in call.queries):
                # A part of a question that is refused already could not make it whole.
                self.progress.answered()
                continue
            self.progress.asking(f"{self.source.id}: {call}")
            try:
                parts = self._ask(call)
                self._failures, self._answered = 0, True
            except (BadRequestError, UnreachableError) as error:
                parts = self._after(error, call)
            self.progress.expect(len(parts))
            self.progress.answered()
            waiting.extendleft(reversed(parts))

    def _after(self, error: FetchError, call: Call) -> list[Call]:
        """What to ask instead of a call that failed; raises the error where the service is down.

        It is after ``_DOWN_AFTER`` failures in a row, or where no call was answered at all. One
        that answers other questions may call some of them wrong.
        """
        self._failures += 1
        again = self._failures >= _DOWN_AFTER
        if isinstance(error, BadRequestError):
            if again and not self._answered:
                raise error
            return self._parts(call, str(error), split=False)
        self.found.failed.append(f"{call}: {error}")
        if again or not (self._answered or any(self._waiting)):
            raise error
        return []

    def _whole(self, part: Query) -> Query:
        """The planned question this one is, or is a part of."""
        return next((q for q in self._planned.get(part.issue, ()) if q.covers(part)), part)

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
        own = {q: self._as_known(q, said[q.issue]) for q in call.queries if q.issue in said}
        if not self._is_kept(own):
            facts = (retrieved, self.source.count(content))
            released = {query.issue: release for query, release in own.items()}
            self.raw.keep(call, content, facts, released or self._announced or {})
        answered = call.queries if self._announced is not None else own
        self.found.answered |= {self._whole(query) for query in answered}
        if own:
            self.found.released |= {query.issue for query in own}
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

    def _as_known(self, query: Query, release: Release) -> Release:
        """The release as it was dated when it first came."""
        known = self.raw.newest(query)
        return known if known and known.token == release.token else release

    def _is_kept(self, own: dict[Query, Release]) -> bool:
        """Whether an answer that tells its own releases says what was said the last time."""
        return bool(own) and all(
            self.raw.newest(query) == release and self.raw.find(query, release.token)
            for query, release in own.items()
        )

    def _parts(self, call: Call, reason: str, *, split: bool = True) -> list[Call]:
        """A call's questions one by one, or one question's parts; a problem where it has none."""
        if len(call.queries) > 1 and self._announced is not None:
            return [one for query in call.queries for one in self.source.calls([query])]
        query = call.queries[0]
        parts = self.source.split(query) if split else []
        if not parts:
            about = str(call) if self._announced is None else query.subject()
            problem = Problem("error", "answer", query.data_set, f"{about}: {reason}")
            self.found.refused.append(problem)
            self._refused.add(self._whole(query))
        return self.source.calls(parts)

    def _should_have_rows(self, query: Query) -> bool:
        """Whether an empty answer is contradicted by the totals kept of the same year.

        A whole level of products is never empty where the total is not; a single product may be.
        A year that is published but has no such trade answers empty too, and is believed.
        """
        is_level = any(product.startswith("AG") for product in query.products)
        if not is_level or query.partners is None or WORLD not in query.partners:
            return False
        token = self._release(query).token
        for flow in query.flows:
            total = replace(query, flows=(flow,), partners=(WORLD,), products=(TOTAL,))
            entry = self.raw.find(total, token)
            asked = [known for known, _ in entry.answered()] if entry else []
            if entry and total.rows(self.source.read(self.raw.content(entry), asked)).size:
                return True
        return False
