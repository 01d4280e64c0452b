"""A comparison: its controls, with choices that others may bar, and what its lines are called."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from dash.development.base_component import Component

from dashboard.address.request import Request
from dashboard.address.selection import BOTH, BY_NAME
from dashboard.charts.bars import standings
from dashboard.charts.chart import Chart, Dash
from dashboard.charts.lines import Key
from dashboard.charts.ways import Way
from dashboard.frames.compared import REPORTED_BY_BOTH, compared, other_of, report_of
from dashboard.measures.catalogue import MEASURES
from dashboard.parts import controls, lens, spans
from dashboard.parts.blocks import beside, data
from dashboard.parts.controls import LONGEST_PERIOD, Control, country_options, country_picker
from dashboard.parts.inputs import group, labelled, radios, ticked
from dashboard.parts.markup import element
from dashboard.text import labels
from dashboard.text.alphabet import by_alphabet
from dashboard.text.language import say
from dashboard.text.names import as_told, country, country_label
from dashboard.text.pages import compare as words
from dashboard.text.pages.mirror import BY
from dashboard.text.pages.months import SPAN
from dashboard.text.rows import Row, Rows, rows_by, valued
from dashboard.text.words import measure_title


def choices(request: Request, asked: Way) -> list[Control]:
    """All that a comparison lets a reader choose; what cannot be chosen has its reason."""
    chosen = request.selection
    own = country_label(request.snapshot, chosen.reporter)
    reports = {value: say(text, country=own) for value, text in words.REPORTS.items()}
    one_sided = {BOTH: words.ONE_BAR} if asked.draw == "bars" else {}
    if chosen.measure not in REPORTED_BY_BOTH:
        one_sided = {"partner": words.OWN_ALONE, BOTH: words.OWN_ALONE}
    base = next((row["base"] for row in request.once(compared)), "")
    spanning = spans.choices(chosen)
    unspanned = {} if asked.every else dict.fromkeys(spanning, "")
    names = {name: measure_title(name) for name in MEASURES}
    said, barred = controls.said, asked.barred
    return [
        reporter(request, say(labels.WHOSE_CUSTOMS)),
        partners(request),
        controls.choice(request, "measure", say(labels.MEASURE), names),
        either("draw", asked.draw, say(words.DRAW), said(words.DRAWS), barred),
        controls.more(
            request,
            year("base", base, say(words.BASE), barred=not base),
            controls.entry(request, "period", say(words.PERIOD)),
            controls.years(request),
            controls.finer(
                request,
                say(words.FINER),
                either("every", asked.every, say(words.EVERY_LEGEND), said(words.EVERY), barred),
                either("span", chosen.span, say(SPAN), spanning, unspanned),
                either("axis", asked.axis, say(words.AXIS), said(words.AXES), barred),
                either("report", report_of(request), say(labels.REPORT), reports, one_sided),
                controls.either(request, "order", say(words.ORDER), said(words.ORDERS)),
                lens.goods(request),
                *lens.finer_choices(request),
            ),
        ),
    ]


def reporter(request: Request, label: str) -> Control:
    """One country, of which none of the partners can be chosen."""
    chosen = request.selection
    listed = country_options(request, chosen.reporter, chosen.partner)
    name = "reporter"
    return Control((name,), labelled(name, label, country_picker(name, listed)))


def partners(request: Request) -> Control:
    """Those chosen, to be ticked off, and a list to add one from."""
    chosen = request.selection
    boxes = [
        ticked("checkbox", "partner", code, country_label(request.snapshot, code), chosen=True)
        for code in chosen.partner
    ]
    nobody = element("option", {"value": "", "selected": True})
    listed = [nobody, *country_options(request, "", (chosen.reporter,))]
    added = labelled("partner", say(words.ADD), country_picker("partner", listed))
    html = element(
        "div", {"class": "control-group"}, group(say(labels.PARTNERS), boxes, anew=True), added
    )
    return Control(("partner",), html, several=True)


def either(
    parameter: str, shown: str, legend: str, options: Mapping[str, str], barred: Mapping[str, str]
) -> Control:
    """One of a few named values; each that is barred is there with the reason against it, if any.

    Where it plainly depends on another choice none need be said.
    """
    told = {value: _told(value, label, barred) for value, label in options.items()}
    return Control((parameter,), radios(parameter, shown, legend, told, barred, anew=True))


def year(parameter: str, shown: str, label: str, *, barred: bool = False) -> Control:
    """A year, typed; not where nothing drawn depends on it."""
    box = {
        "id": f"choice-{parameter}", "name": parameter, "value": shown, "type": "text",
        "maxlength": LONGEST_PERIOD, "autocomplete": "off", "disabled": barred, "data-anew": True,
    }  # fmt: skip
    return Control((parameter,), labelled(parameter, label, element("input", box)))


def _told(value: str, name: str, barred: Mapping[str, str]) -> str:
    if not barred.get(value):
        return name
    return say(words.BARRED, choice=name, reason=say(barred[value]))


def bars(
    request: Request, rows: Rows, names: Mapping[str, str], colours: Mapping[str, str]
) -> Chart:
    """A bar for each partner with a number; the browser has the other order too."""
    apart = rows_by(valued(rows), "reporter", "partner")

    def drawn(order: str) -> Chart:
        shown = [row for _, own in in_order(request, apart, order) for row in own]
        told = as_told(shown, request.snapshot)
        return standings(told, [partner_name(names, row) for row in shown], colours)

    order = request.selection.order
    other = "" if order == BY_NAME else BY_NAME
    return replace(drawn(order), instead=((f"order={other}", drawn(other)),))


def in_order(
    request: Request, apart: Mapping[Any, list[Row]], order: str
) -> list[tuple[Any, list[Row]]]:
    """Rows of each partner in an order, each with what it was told apart by.

    The first of each key names its chart. Those with most in their newest year or month come first,
    of ranks those with the least; those without a number last.
    """

    def size(rows: Sequence[Row]) -> tuple[bool, float]:
        told = valued(rows)
        newest = max(told, key=lambda row: str(row["period"]), default=None)
        sign = 1 if MEASURES[request.selection.measure].is_rank else -1
        return newest is None, sign * newest["value"] if newest else 0.0

    def name(rows: Sequence[Row]) -> tuple[tuple[int, ...], str]:
        return by_alphabet(country_label(request.snapshot, other_of(request, rows[0])))

    key = name if order == BY_NAME else size
    return [(first, own) for (first, *_), own in sorted(apart.items(), key=lambda one: key(one[1]))]


def orders(request: Request, apart: Mapping[Any, list[Row]]) -> dict[str, list[str]]:
    """The names of the charts of partners by what orders them, as the address has it."""
    return {one: [name for name, _ in in_order(request, apart, one)] for one in words.ORDERS}


def laid_out(
    charts: Sequence[Component],
    ranking: Sequence[Component],
    orders: Mapping[str, Sequence[str]],
    *,
    is_ranked: bool,
) -> list[Component]:
    """The charts of partners, then their ranking, or why there is none.

    On a wide screen a chart that is alone has the ranking beside it; of several the browser has
    the names in all ``orders``.
    """
    if len(charts) == 1:
        return [beside([*charts, *ranking], "charts duo" if is_ranked else "charts single")]
    several = [beside(charts, "charts", **data("orders", json.dumps(orders)))] if charts else []
    return [*several, *([beside(ranking, "charts single")] if ranking else [])]


def line_name(request: Request, names: Mapping[str, str], row: Row, *, each: bool) -> str:
    """A line's name: the partner, and whose report where there are two of each."""
    if report_of(request) != BOTH:
        return "" if each else partner_name(names, row)
    if each:
        return say(BY, country=country(request.snapshot, row["reporter"]))
    name = partner_name(names, row)
    is_own = row["reporter"] == request.selection.reporter
    return name if is_own else say(words.PARTNERS_LINE, partner=name)


def dashes(request: Request, sides: Iterable[Key]) -> dict[Key, Dash]:
    """Lines of the reporter's own report are solid, the partners' dashed, where both are shown."""
    if report_of(request) != BOTH:
        return {}
    return {key: "solid" if key[0] == request.selection.reporter else "dash" for key in sides}


def tables(request: Request, rows: Rows, title: str) -> list[tuple[str, Rows]]:
    """The tables of a chart with their captions: one, or one a side where both are shown."""
    if report_of(request) != BOTH:
        return [(title, rows)]
    reporter = country(request.snapshot, request.selection.reporter)
    told = rows_by(
        [{**row, "own": row["reporter"] == request.selection.reporter} for row in rows], "own"
    )
    return [(say(words.TABLES[own], country=reporter), some) for (own,), some in told.items()]


def partner_name(names: Mapping[str, str], row: Row) -> str:
    """The name of the partner, whichever side a row is by."""
    return next(names[row[side]] for side in ("partner", "reporter") if row[side] in names)
