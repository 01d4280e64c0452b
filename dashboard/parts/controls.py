"""Controls of a native form: each sets one parameter of the address, and they set nothing else.

They are HTML of our own, as Dash has no input that works before its scripts: sent as it stands, the
form asks for the page by GET; with scripts ``page.js`` writes the same address at each change.
"""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from markupsafe import Markup

from dashboard.address.request import Request
from dashboard.address.selection import Selection, written
from dashboard.parts.inputs import invalid, labelled, option, picker, radios
from dashboard.parts.markup import element
from dashboard.text import pieces
from dashboard.text.language import say, spoken
from dashboard.text.names import by_name, with_countries
from dashboard.text.refusals import what_is_wrong
from dashboard.text.words import capital

LONGEST_PERIOD: Final = 20
"""So many letters a year or months have at most, with room for a slip."""


@dataclass(frozen=True, slots=True)
class Control:
    """Some inputs under their names, and the parameters they set; ``several`` values of one."""

    parameters: tuple[str, ...]
    html: Markup
    several: bool = False


def form(
    request: Request,
    action: str,
    parameters: Iterable[str],
    controls: Iterable[Control],
    *,
    refused: bool = False,
) -> Markup:
    """The form of a page at the address ``action``; blank where it has nothing to choose.

    What the page takes and no control sets goes along unseen. Its usual values, in the order of an
    address, tell ``page.js`` what an address need not say. One that was ``refused`` has nothing of
    what was asked, so ``page.js`` leaves what stands there.
    """
    controls = tuple(controls)
    if not controls:
        return Markup()
    set_here = {name for control in controls for name in control.parameters}
    alone = {name for control in controls if not control.several for name in control.parameters}
    taken = [name for name in request.selection.parameters if name in set(parameters)]
    usual = {name: _written(name, request.limits.defaults, alone) for name in taken}
    kept = {name: _written(name, request.selection, alone) for name in taken}
    unseen = [
        element("input", {"type": "hidden", "name": name, "value": value})
        for name, value in kept.items()
        if name not in set_here and value != usual[name]
    ]
    return element(
        "form",
        {
            "id": "choices", "method": "get", "action": action, "novalidate": True,
            "autocomplete": "off",
            "data-refused": refused, "data-usual": json.dumps(usual, separators=(",", ":")),
        },
        *(control.html for control in controls), *unseen,
        element("button", {"class": "send"}, say(pieces.SHOW)),
    )  # fmt: skip


def _written(name: str, selection: Selection, alone: set[str]) -> str:
    """A parameter's value as its control has it: where one partner is chosen, the first of them."""
    value = selection.chosen(name)
    return value[0] if name == "partner" and name in alone else written(value)


def _value(request: Request, parameter: str) -> str:
    return _written(parameter, request.selection, {parameter})


def years(request: Request) -> Control:
    """First and last year, typed or stepped."""
    first, last = request.limits.years
    named = {"since": say(pieces.SINCE), "until": say(pieces.UNTIL)}
    boxes = [
        labelled(
            name,
            label,
            _input(request, name, type="number", min=first, max=last, step=1),
        )
        for name, label in named.items()
    ]
    return Control(tuple(named), element("div", {"class": "control-group"}, *boxes))


def scale(request: Request) -> Control:
    """Whether charts share one value axis."""
    return either(request, "scale", say(pieces.SCALE), said(pieces.SCALES))


def country(request: Request, parameter: str, label: str) -> Control:
    """One country, by name, those of the past apart.

    With scripts ``countries.js`` makes of it a box to type into.
    """
    other = _value(request, "partner" if parameter == "reporter" else "reporter")
    listed = country_options(request, _value(request, parameter), (other,))
    box = country_picker(parameter, listed, _invalid(request, parameter))
    return Control((parameter,), _under(request, parameter, label, box))


def country_picker(
    parameter: str, listed: Iterable[Markup], more: Mapping[str, object] | None = None
) -> Markup:
    """A list of countries that scripts make a box of."""
    told = {
        "data-find": say(pieces.FOUND_NONE),
        "data-lost": say(pieces.LOST, given="{given}"),
        "data-nearly": say(pieces.NEARLY, given="{given}", country="{country}"),
    }
    return picker(parameter, listed, {**told, "class": "country", **(more or {})})


def country_options(request: Request, shown: str, barred: Collection[str]) -> list[Markup]:
    """All countries to choose from; those on the other side with the reason against them."""
    # All but a few stand as in any other list.
    apart = {shown, *barred}
    options = {
        past: [
            _country(one.code, one.name, shown, barred) if one.code in apart else one.usual
            for one in _listed(request)
            if one.is_former == past
        ]
        for past in (False, True)
    }
    former = element("optgroup", {"label": say(pieces.FORMER)}, *options[True])
    return [*options[False], *([former] if options[True] else [])]


class _Listed(NamedTuple):
    """A country to choose, and how it stands in a list where another is chosen."""

    code: str
    name: str
    is_former: bool
    usual: Markup


def _listed(request: Request) -> list[_Listed]:
    """All countries by name, made once for a state of the data."""
    snapshot, countries = request.snapshot, request.limits.countries

    def made() -> list[_Listed]:
        known = [code for code in snapshot.numbers if code in countries]
        return [
            _Listed(code, name, code in snapshot.former, option(code, name, ""))
            for code, name in by_name(snapshot, known).items()
        ]

    return snapshot.once(("countries", spoken(), countries), made)


def _country(code: str, name: str, shown: str, barred: Collection[str]) -> Markup:
    if code in barred:
        reason = say(pieces.OTHER_SIDE, country=name)
        return element("option", {"value": code, "disabled": True}, reason)
    return option(code, name, shown)


def choice(request: Request, parameter: str, label: str, options: Mapping[str, str]) -> Control:
    """One of a few or many named values."""
    listed = _options(request, parameter, options)
    box = picker(parameter, listed, _invalid(request, parameter))
    return Control((parameter,), _under(request, parameter, label, box))


def entry(request: Request, parameter: str, label: str, longest: int = LONGEST_PERIOD) -> Control:
    """What is typed, mostly a year or months; what does not fit is said on the page."""
    box = _input(request, parameter, type="text", maxlength=longest, autocomplete="off")
    return Control((parameter,), _under(request, parameter, label, box))


def more(request: Request, *folded: Control) -> Control:
    """Controls that a phone folds away until one of them is not as usual.

    Where there is more room the style sheet shows them always.
    """
    return _fold(request, "rest", say(pieces.MORE_CHOICES), folded)


def finer(request: Request, summary: str, *folded: Control) -> Control:
    """Controls few ask for, folded away until one of them is not as usual.

    Within ``more`` a phone shows them with the others.
    """
    return _fold(request, "finer", summary, folded)


def _fold(request: Request, kind: str, summary: str, folded: Sequence[Control]) -> Control:
    named = tuple(name for control in folded for name in control.parameters)
    usual = request.limits.defaults
    chosen = any(_value(request, name) != _written(name, usual, {name}) for name in named)
    chosen = chosen or any(one.field in named for one in request.misfits)
    inside = (control.html for control in folded)
    details = element(
        "details", {"class": kind, "open": chosen}, element("summary", {}, summary), *inside
    )
    return Control(named, details)


def either(request: Request, parameter: str, legend: str, options: Mapping[str, str]) -> Control:
    """One of two or three named values, all in view."""
    return Control((parameter,), radios(parameter, _value(request, parameter), legend, options))


def said(options: Mapping[str, str]) -> dict[str, str]:
    """Marked choices, in the language spoken."""
    return {value: say(text) for value, text in options.items()}


def _options(request: Request, parameter: str, options: Mapping[str, str]) -> list[Markup]:
    shown = _value(request, parameter)
    return [option(value, name, shown) for value, name in options.items()]


def _input(request: Request, parameter: str, **attributes: object) -> Markup:
    value = request.typed.get(parameter, _value(request, parameter))
    named = {"id": f"choice-{parameter}", "name": parameter, "value": value}
    return element("input", named | attributes | _invalid(request, parameter))


def _under(request: Request, parameter: str, label: str, box: Markup) -> Markup:
    """A control under its name, with what is wrong with what was asked by it."""
    wrong = [capital(what_is_wrong(one)) for one in request.misfits if one.field == parameter]
    return labelled(parameter, label, box, with_countries(" ".join(wrong), request.snapshot))


def _invalid(request: Request, parameter: str) -> dict[str, object]:
    return invalid(parameter, is_wrong=any(one.field == parameter for one in request.misfits))
