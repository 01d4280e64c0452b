"""What is being looked at, and its one address: ``Selection`` to and from a query string. Pure."""

from dataclasses import dataclass, fields, replace
from typing import Final
from urllib.parse import parse_qsl, urlencode

SCALES: Final = ("same", "own")


class SelectionError(ValueError):
    """A query string that asks for something impossible; the message names the parameter."""


@dataclass(frozen=True, slots=True)
class Selection:
    """One view's choice: whose trade, with whom, in which years, on which scale.

    ``scale`` same gives all charts of a page one value axis; own gives each its own.
    """

    reporter: str
    partner: tuple[str, ...]
    since: int
    until: int
    scale: str = "same"

    def to_query(self, defaults: "Selection") -> str:
        """The query string of this selection: only what differs from the defaults, in order."""
        pairs = [
            (field.name, _text(getattr(self, field.name)))
            for field in fields(self)
            if getattr(self, field.name) != getattr(defaults, field.name)
        ]
        return f"?{urlencode(pairs, safe=',')}" if pairs else ""


@dataclass(frozen=True, slots=True)
class Limits:
    """What may be asked for: the defaults, the known countries, the years of the axis."""

    defaults: Selection
    countries: frozenset[str]

    def parse(self, query: str) -> Selection:
        """The selection of a query string, with or without ``?``. Raises SelectionError."""
        given: dict[str, list[str]] = {}
        for name, value in parse_qsl(query.lstrip("?"), keep_blank_values=True):
            given.setdefault(name, []).append(value)
        known = [field.name for field in fields(Selection)]
        for name, values in given.items():
            if name not in known:
                message = f"There is no parameter {name!r}. Known are {', '.join(known)}."
                raise SelectionError(message)
            if name != "partner" and len(values) > 1:
                message = f"Parameter {name} is given {len(values)} times; once is enough."
                raise SelectionError(message)
        return self._checked({name: ",".join(values) for name, values in given.items()})

    def _checked(self, given: dict[str, str]) -> Selection:
        chosen = self.defaults
        if "reporter" in given:
            chosen = replace(chosen, reporter=self._country("reporter", given["reporter"]))
        if "partner" in given:
            codes = [self._country("partner", code) for code in given["partner"].split(",")]
            chosen = replace(chosen, partner=tuple(dict.fromkeys(codes)))
        if chosen.reporter in chosen.partner:
            message = f"Parameter partner: {chosen.reporter} cannot be its own partner."
            raise SelectionError(message)
        if "since" in given:
            chosen = replace(chosen, since=self._year("since", given["since"]))
        if "until" in given:
            chosen = replace(chosen, until=self._year("until", given["until"]))
        if chosen.since > chosen.until:
            message = f"Parameter since: {chosen.since} is later than until, {chosen.until}."
            raise SelectionError(message)
        scale = given.get("scale", chosen.scale)
        if scale not in SCALES:
            message = f"Parameter scale: {_short(scale)} is not one of {', '.join(SCALES)}."
            raise SelectionError(message)
        return replace(chosen, scale=scale)

    def _country(self, name: str, code: str) -> str:
        if code not in self.countries:
            message = (
                f"Parameter {name}: {_short(code)} is not a country code, three letters such as "
                f"{self.defaults.reporter}."
            )
            raise SelectionError(message)
        return code

    def _year(self, name: str, text: str) -> int:
        first, last = self.defaults.since, self.defaults.until
        if not (text.isascii() and text.isdecimal() and first <= int(text[:5]) <= last):
            message = f"Parameter {name}: {_short(text)} is not a year from {first} to {last}."
            raise SelectionError(message)
        return int(text)


def _text(value: object) -> str:
    return ",".join(value) if isinstance(value, tuple) else str(value)


def _short(text: str) -> str:
    return repr(text if len(text) <= 40 else f"{text[:40]}…")  # noqa: PLR2004 -- enough to recognise
