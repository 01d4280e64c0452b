"""Asks one source what is not kept yet, stage by stage, and keeps what it answers as it comes.

Reads and writes raw answers, asks through the client, and knows no source. Nothing of what was
kept is lost when the run is stopped at any point: the next one asks for the rest. A question that
is refused or fails keeps no other from being asked.
"""

from collections import deque
from dataclasses import dataclass, field
from typing import Final

from etl.fetching import definitions
from etl.fetching.announcing import Announcing
from etl.fetching.asker import Asker
from etl.fetching.client import Client
from etl.fetching.failures import BadRequestError, FetchError, TooLongError, UnreachableError
from etl.fetching.fetched import Fetched
from etl.fetching.progress import Progress
from etl.fetching.raw import RawStore
from etl.fetching.stages import staged
from etl.problems import Problem
from etl.questions import Call, Issue, Query, Release, UnusableAnswerError
from etl.sources.source import Source

_MANY: Final = 12
"""A call that falls into more parts than this is asked after all others: it may take an hour."""
_DOWN_AFTER: Final = 2
"""A service that fails this many calls in a row, each after all its tries, is left alone.

So is one that calls this many questions wrong and never answered any.
"""


@dataclass
class Fetcher:
    """One source's run, stage by stage; used by one thread at a time."""

    source: Source
    client: Client
    raw: RawStore
    progress: Progress
    plan: list[Query]
    found: Fetched = field(init=False)
    _asker: Asker = field(init=False)
    _announced: dict[Issue, Release] | None = field(init=False, default=None)
    _waiting: list[deque[Call]] = field(init=False, default_factory=list)
    _planned: dict[Issue, list[Query]] = field(init=False, default_factory=dict)
    _given_up: set[Query] = field(init=False, default_factory=set)
    _late: set[Call] = field(init=False, default_factory=set)
    _answered: bool = field(init=False, default=False)
    _failures: int = field(init=False, default=0)

    def __post_init__(self) -> None:
        self.found = Fetched(self.source.id)
        self._asker = Asker(self.source, self.client, self.raw)
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
            self._define(self._waiting[stage])
            self._ask_all(self._waiting[stage])
        except FetchError as error:
            self.found.failure = error
        finally:
            self.found.calls, self.found.met = self.client.calls, self.client.met

    @property
    def left(self) -> int:
        """How many calls the stages to come will make."""
        return 0 if self.found.failure else sum(map(len, self._waiting))

    def _begin(self) -> None:
        """Find out what is published, once a run, and which calls are to be made in each stage."""
        missing, about = self.plan, []
        announcing = self.source.availability(self.plan)
        if announcing:
            told = Announcing(self._asker, self.raw, self.progress, self.found.failed)
            self._announced = told.announced(announcing, self.plan)
            self.found.released = set(self._announced)
            self.found.asked = {query.data_set for query in self.plan}
            published = [query for query in self.plan if query.issue in self._announced]
            missing = [part for query in published for part in self._missing(query)]
            about = definitions.wanted(self.source, self.raw, published, missing)
        calls = self.source.calls(missing)
        self.progress.expect(len(about) + len(calls))
        if self.client.ledger:
            self._tell_days(self.client.ledger.outlook(call.address for call in calls))
        self._waiting = [deque(stage) for stage in staged([*about, *calls])]

    def _tell_days(self, outlook: str) -> None:
        if outlook:
            self.progress.line(outlook)

    def _define(self, waiting: deque[Call]) -> None:
        """Ask how a stage's figures are defined, before them. Raises FetchError where stopped."""
        about = [waiting.popleft() for call in list(waiting) if call.about]
        definitions.ask(about, self._asker, self.raw, self.progress)

    def _missing(self, query: Query) -> list[Query]:
        """The parts of a question no whole answer of its present release is kept of."""
        token = (self._announced or {})[query.issue].token
        if self.raw.find(query, token):
            return []
        # A question that was split before is not asked whole again.
        if any(release.token == token for release in self.raw.releases(query)):
            parts = [self._missing(part) for part in self.source.split(query)]
            if parts and any(part == [] for part in parts):
                return [query for part in parts for query in part]
        return [query]

    def _ask_all(self, waiting: deque[Call]) -> None:
        """Make the calls. Raises FetchError where the service seems to be down."""
        while waiting:
            call = waiting.popleft()
            # A refusal may have stated a maximum since it was planned.
            if len(self.source.calls(list(call.queries))) > 1:
                self.progress.expect(-1)
                self._put_back(waiting, self._asked_now(call))
                continue
            if all(map(self._is_settled, call.queries)):
                self.progress.answered()
                continue
            self.progress.asking(f"{self.source.id}: {call}")
            try:
                parts = self._ask(call)
                self._failures, self._answered = 0, True
            except (BadRequestError, UnreachableError) as error:
                parts = self._after(error, call)
            self.progress.answered()
            self._put_back(waiting, parts)

    def _is_settled(self, query: Query) -> bool:
        """Whether asking is of no use: it is kept, or part of a question that is refused already.

        A part may be kept of a run that was stopped, where its question is asked in many.
        """
        if self._announced is not None and self.raw.find(query, self._announced[query.issue].token):
            return True
        return self._whole(query) in self._given_up

    def _put_back(self, waiting: deque[Call], parts: list[Call]) -> None:
        """Have parts asked next, or last where they are many."""
        if len(parts) > _MANY:
            parts = [part for part in parts if part not in self._late]
            self._late.update(parts)
            self._waiting[-1].extend(parts)
        else:
            waiting.extendleft(reversed(parts))
        self.progress.expect(len(parts))

    def _after(self, error: FetchError, call: Call) -> list[Call]:
        """What to ask instead of a call that failed; raises the error where the service is down.

        It is after ``_DOWN_AFTER`` failures in a row, or where no call was answered at all. One
        that answers other questions, now or in a run before, may call some of them wrong.
        """
        if isinstance(error, BadRequestError):
            parts = self._heeded(call, error)
            if parts:
                return parts
        self._failures += 1
        again = self._failures >= _DOWN_AFTER
        if isinstance(error, BadRequestError):
            if again and not self._answered and not self._planned.keys() & self.raw.issues():
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
            answer = self._asker.answer(call)
            # Nothing of a cut answer is kept (docs/sources.md, 5, rule 3).
            if self.source.truncated(answer.content):
                return self._halves(call) or self._parts(
                    call, "the answer is cut short and cannot be asked in parts"
                )
            told = self._asker.kept(call, answer, self._announced)
        except TooLongError as error:
            return self._parts(call, f"the question is too long to ask: {error}")
        except UnusableAnswerError as error:
            return self._parts(call, str(error), split=False)
        self.found.answered |= {self._whole(query) for query in told}
        if self._announced is None and told:
            self.found.released |= {query.issue for query in told}
            self.found.asked |= {query.data_set for query in call.queries}
        return []

    def _heeded(self, call: Call, error: BadRequestError) -> list[Call]:
        """A refused call in parts that obey the limit it states, for the rest of the run too.

        None, where no limit is stated.
        """
        source = self.source.heeding(call, str(error))
        if source is None:
            return []
        self.source = source
        return self._asked_now(call)

    def _asked_now(self, call: Call) -> list[Call]:
        """What a call asks in parts as the source asks by now.

        Parts of whole questions: those of a part that a former limit made would be more.
        """
        return self.source.calls(list(dict.fromkeys(map(self._whole, call.queries))))

    def _halves(self, call: Call) -> list[Call]:
        """A call of several questions in two; none where it is of one, or nothing says of which."""
        middle = len(call.queries) // 2
        if not middle or self._announced is None:
            return []
        halves = call.queries[:middle], call.queries[middle:]
        return [one for half in halves for one in self.source.calls(list(half))]

    def _parts(self, call: Call, reason: str, *, split: bool = True) -> list[Call]:
        """A call's questions one by one, or one question's parts; a problem where it has none."""
        # One by one: what is wrong with one question must not cost the others.
        if len(call.queries) > 1 and self._announced is not None:
            return [one for query in call.queries for one in self.source.calls([query])]
        query = call.queries[0]
        parts = self.source.split(query) if split else []
        if not parts:
            about = str(call) if self._announced is None else query.subject()
            problem = Problem("error", "answer", query.data_set, f"{about}: {reason}")
            self.found.set_aside.append(problem)
            self._given_up.add(self._whole(query))
        return self.source.calls(parts)
