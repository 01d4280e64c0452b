"""What one source answered in a run."""

from collections import Counter
from dataclasses import dataclass, field

from etl.fetching.failures import FetchError
from etl.problems import Problem
from etl.questions import Issue, Query
from etl.schema import DataSet


@dataclass
class Fetched:
    """What one source answered.

    ``released`` is what it says is published now, ``asked`` what it was asked that of; ``answered``
    are the planned questions it gave figures for, new or the same as before; ``failure`` is why the
    run ended early. ``calls`` are all requests, repeats included; ``met`` is what the service said
    to those that failed, and how often.
    """

    source: str
    calls: int = 0
    met: Counter[str] = field(default_factory=Counter)
    released: set[Issue] = field(default_factory=set)
    answered: set[Query] = field(default_factory=set)
    set_aside: list[Problem] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    failure: FetchError | None = None
    asked: set[DataSet] = field(default_factory=set)
