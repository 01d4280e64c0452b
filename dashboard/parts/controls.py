"""Pickers: each sets one parameter of the address, and the address is all they set.

A control's id names its parameter, so one callback keeps every control of every view and the
address in step.
"""

import json
from collections.abc import Mapping
from typing import Any, Final, cast
from urllib.parse import parse_qsl, urlencode

from dash import dcc, html, no_update
from dash.development.base_component import Component

from dashboard.address.refusing import SelectionError
from dashboard.address.request import Request
from dashboard.address.selection import Limits, Selection
from dashboard.text import pieces
from dashboard.text.language import say
from dashboard.text.names import country_label, source_name
from dashboard.text.words import GOODS_NAMES, LENS_WORDS

KIND: Final = "control"


def control_id(parameter: str) -> dict[str, str]:
    """The id of the control that sets a parameter."""
    return {"kind": KIND, "parameter": parameter}


def value_of(parameter: str, selection: Selection) -> Any:  # noqa: ANN401 -- as the component takes it
    """What the control of a parameter shows for a selection."""
    value = selection.parameters[parameter]
    if parameter == "partner":
        return value[0]
    return list(value) if isinstance(value, tuple) else value


def years(request: Request) -> Component:
    """First and last year, typed or stepped."""
    first, last = request.limits.years
    boxes = [
        _labelled(
            parameter,
            label,
            dcc.Input(
                id=control_id(parameter),
                type="number",
                min=first,
                max=last,
                step=1,
                value=value_of(parameter, request.selection),
                debounce=True,
            ),
        )
        for parameter, label in (("since", say(pieces.SINCE)), ("until", say(pieces.UNTIL)))
    ]
    return html.Div(boxes, className="control-group")


def scale(request: Request) -> Component:
    """Whether charts share one value axis."""
    return either(request, "scale", say(pieces.SCALE), _said(pieces.SCALES))


def country(request: Request, parameter: str, label: str) -> Component:
    """One country, by name."""
    known = [code for code in request.snapshot.numbers if code in request.limits.countries]
    names = {code: country_label(request.snapshot, code) for code in known}
    ordered = dict(sorted(names.items(), key=lambda item: item[1]))
    return _picker(request, parameter, label, ordered, searchable=True)


def choice(request: Request, parameter: str, label: str, options: dict[str, str]) -> Component:
    """One of a few named values."""
    return _picker(request, parameter, label, options, searchable=False)


def _picker(
    request: Request, parameter: str, label: str, options: dict[str, str], *, searchable: bool
) -> Component:
    listed = [{"label": name, "value": value} for value, name in options.items()]
    picker = dcc.Dropdown(
        listed,
        value_of(parameter, request.selection),
        id=control_id(parameter),
        clearable=False,
        searchable=searchable,
        labels=cast("Any", _said(pieces.SEARCH)),
    )
    return _labelled(parameter, label, picker)


def entry(request: Request, parameter: str, label: str) -> Component:
    """A number or a year, typed; what does not fit is said on the page."""
    box = dcc.Input(
        id=control_id(parameter),
        type="text",
        value=value_of(parameter, request.selection),
        debounce=True,
        maxLength=20,
    )
    return _labelled(parameter, label, box)


def goods(request: Request) -> Component:
    """What is left out of all goods."""
    options = [{"label": say(label), "value": code} for code, label in GOODS_NAMES.items()]
    chosen = list(request.selection.lens.without)
    boxes = dcc.Checklist(options, chosen, id=control_id("without"), inline=True)
    return html.Fieldset([html.Legend(say(pieces.LEAVE_OUT)), boxes])


PUBLISHER: Final = {"source": pieces.PUBLISHER}
BOTH_PUBLISHERS: Final = {"source": pieces.REPORTER_DATA, "mirror": pieces.PARTNER_DATA}


def lens(request: Request, publishers: Mapping[str, str] = PUBLISHER) -> list[Component]:
    """What every view of figures lets a reader choose: goods, basis, whose figures.

    ``publishers`` maps the parameters that name one to marked labels. All but goods is folded away
    until something of it is chosen.
    """
    sources = {"": say(pieces.BY_PRECEDENCE)} | {
        name: source_name(request.snapshot, name) for name in request.limits.sources
    }
    folded = [
        *(
            either(request, name, say(words.legend), _said(words.options))
            for name, words in LENS_WORDS.items()
        ),
        *(either(request, name, say(label), sources) for name, label in publishers.items()),
    ]
    here = request.selection.parameters
    chosen = any(here[name] for name in (*LENS_WORDS, *publishers))
    summary = html.Summary(say(pieces.BASIS_AND_PUBLISHER))
    return [goods(request), html.Details([summary, *folded], open=chosen, className="lens")]


def _said(options: Mapping[str, str]) -> dict[str, str]:
    """Marked choices, in the language spoken."""
    return {value: say(text) for value, text in options.items()}


def either(request: Request, parameter: str, legend: str, options: dict[str, str]) -> Component:
    """One of two or three named values, all in view."""
    listed = [{"label": label, "value": value} for value, label in options.items()]
    shown = value_of(parameter, request.selection)
    radio = dcc.RadioItems(listed, shown, id=control_id(parameter), inline=True)
    return html.Fieldset([html.Legend(legend), radio])


def _labelled(parameter: str, label: str, control: Component) -> Component:
    """A control under its name; page.js names by the same label what Dash leaves unnamed."""
    written = json.dumps(control_id(parameter), separators=(",", ":"))  # as Dash writes an id
    name = html.Label(label, htmlFor=written, id=f"{parameter}-label")
    return html.Div([name, control], className="control")


def follow(
    search: str, values: dict[str, Any], limits: Limits, parameters: tuple[str, ...]
) -> list[Any]:
    """What the controls that show ``values`` show for an address that was opened."""
    try:
        chosen = limits.parse(search, parameters)
    except SelectionError:
        return [no_update] * len(values)
    return [value_of(name, chosen) for name in values]


def agree(search: str, values: dict[str, Any], limits: Limits, parameters: tuple[str, ...]) -> bool:
    """Whether controls show what an address says, or nothing where it says nonsense."""
    try:
        chosen = limits.parse(search, parameters)
    except SelectionError:
        chosen = limits.defaults
    return all(value == value_of(name, chosen) for name, value in values.items())


def query_for(
    search: str, values: dict[str, Any], limits: Limits, parameters: tuple[str, ...]
) -> tuple[Any, list[Any]]:
    """The query string for controls set to ``values``, and what they then show.

    What cannot be asked for goes into the address too: the page says what is wrong with it.
    """
    query = query_with(search, _settings(values, limits.defaults))
    same: list[Any] = [no_update] * len(values)
    try:
        chosen = limits.parse(query, parameters)
    except SelectionError:
        return query, same
    address = chosen.to_query(limits.defaults)
    filled = [
        value_of(name, chosen) if value is None else no_update for name, value in values.items()
    ]
    return (no_update if address == search else address), filled


def _settings(values: dict[str, Any], defaults: Selection) -> dict[str, Any]:
    """The values by parameter, with None, so as to leave it out, for a default."""
    return {
        name: None if value == value_of(name, defaults) else value for name, value in values.items()
    }


def query_with(search: str, values: dict[str, Any]) -> str:
    """The query string with the controls' values in place of its own; None takes one out."""
    kept = [(name, value) for name, value in parse_qsl(search.lstrip("?")) if name not in values]
    chosen = [(name, _written(value)) for name, value in values.items() if value is not None]
    return f"?{urlencode([*kept, *chosen], safe=',')}"


def _written(value: Any) -> str:  # noqa: ANN401 -- as the component gives it
    return ",".join(value) if isinstance(value, list) else str(value)
