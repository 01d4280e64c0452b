"""Which verdicts newer figures moved, as the first page says it."""

from collections.abc import Iterator

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.address.request import Request
from dashboard.state.changes import Flip, flips
from dashboard.state.snapshot import Snapshot
from dashboard.text.language import say
from dashboard.text.pages import overview as words
from dashboard.text.pages.vintages import WHAT_CHANGED
from dashboard.text.summaries import vintage_date
from dashboard.text.verdicts import verdict_name


def moved_verdicts(request: Request) -> list[Component]:
    """Which verdicts newer figures moved.

    Against the vintage the newest was built on, and against the first one held; where an older one
    is pinned, against the newest.
    """
    shown = request.snapshot
    damaged: list[Component] = [html.P(text, role="alert") for text in shown.vintage.passed_over]
    told: dict[str, tuple[Flip, str]] = {}
    for older, newer in _steps(request):
        for flip in flips(older, newer, request.selection.lens):
            told.setdefault(flip.claim, (flip, vintage_date(older.vintage.id)))
    return damaged + [
        html.P(
            [
                say(
                    words.MOVED,
                    sentence=say(flip.sentence),
                    before=verdict_name(flip.before),
                    since=since,
                    after=verdict_name(flip.after),
                ),
                " ",
                dcc.Link(say(WHAT_CHANGED), href=request.links.through("vintages")),
            ],
            role="status",
        )
        for flip, since in told.values()
    ]


def _steps(request: Request) -> Iterator[tuple[Snapshot, Snapshot]]:
    """The pairs of states compared, older and newer."""
    shown, held = request.snapshot, request.vintages
    if request.is_old:
        yield shown, request.state(held[-1])
        return
    base = shown.vintage.manifest.get("base")
    for older in dict.fromkeys((base, *held[:1])):
        if older in held and older != shown.vintage.id:
            yield request.state(older), shown
