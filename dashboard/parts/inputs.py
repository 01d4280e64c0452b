"""Inputs of a native form under their names, as HTML. Pure."""

from collections.abc import Collection, Iterable, Mapping

from markupsafe import Markup

from dashboard.parts.markup import element


def picker(
    parameter: str, listed: Iterable[Markup], more: Mapping[str, object] | None = None
) -> Markup:
    """A list to choose one from."""
    named = {"id": f"choice-{parameter}", "name": parameter, **(more or {})}
    return element("select", named, *listed)


def option(value: str, name: str, shown: str) -> Markup:
    """One of a list, chosen where it is the one ``shown``."""
    return element("option", {"value": value, "selected": value == shown}, name)


def ticked(  # noqa: PLR0913 -- all that a box says
    kind: str, parameter: str, value: str, label: str, *, chosen: bool, barred: bool = False
) -> Markup:
    """A box or button to tick under its words, chosen or not; one that is barred cannot be."""
    box = {
        "type": kind, "name": parameter, "value": value, "checked": chosen, "disabled": barred,
    }  # fmt: skip
    return element("label", {}, element("input", box), " ", label)


def group(legend: str, boxes: Iterable[Markup], *, anew: bool = False) -> Markup:
    """Several of them under one name; made ``anew`` by each answer, or followed box by box."""
    return element("fieldset", {"data-anew": anew}, element("legend", {}, legend), *boxes)


def radios(  # noqa: PLR0913 -- all that a choice says
    parameter: str,
    shown: str,
    legend: str,
    options: Mapping[str, str],
    barred: Collection[str] = (),
    *,
    anew: bool = False,
) -> Markup:
    """Two or three named values, all in view, of which one is ``shown``, as ``group`` has them."""
    boxes = [
        ticked("radio", parameter, value, label, chosen=value == shown, barred=value in barred)
        for value, label in options.items()
    ]
    return group(legend, boxes, anew=anew)


def labelled(parameter: str, label: str, control: Markup, wrong: str = "") -> Markup:
    """A control under its name, and under what is wrong with it."""
    of = f"choice-{parameter}"
    told = [element("p", {"id": f"wrong-{parameter}", "class": "wrong", "data-of": of}, wrong)]
    name = element("label", {"for": of}, label)
    return element("div", {"class": "control"}, name, *(told if wrong else ()), control)


def invalid(parameter: str, *, is_wrong: bool) -> dict[str, object]:
    """What an input says of itself where something is wrong with it."""
    told = {"aria-invalid": "true", "aria-describedby": f"wrong-{parameter}"}
    return dict(told) if is_wrong else {}
