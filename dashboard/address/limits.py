"""What may be asked for: a query string to a ``Selection``, or why it cannot be one. Pure."""

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final
from urllib.parse import parse_qsl

from dashboard.address.refusing import SelectionError, refuse
from dashboard.address.selection import BOTH, BY_NAME, Selection
from dashboard.address.trackers import is_tracker
from dashboard.address.typed_number import Typed, TypedNumber, in_digits, not_read, unit_misfits
from dashboard.address.values import (
    CHART,
    GOODS,
    SAID,
    TAKEN,
    VINTAGE,
    amount_text,
    date_of,
    is_in_digits,
    one_of,
    precision_text,
    scopes,
    text_of,
)
from dashboard.claims.legality import OWN_PARTNER, check_amount, is_goods
from dashboard.claims.rule import RELATIONS, Verdict
from dashboard.measures.catalogue import MEASURES, N_
from dashboard.measures.comparisons import OPERATIONS
from dashboard.measures.derived import EVERY, SHOWN
from dashboard.measures.lens import CHOICES
from dashboard.measures.measuring import COMPOSED
from dashboard.measures.mirror import FREIGHT
from dashboard.measures.periods import is_month, is_span
from etl.reference.misfits import Misfit, shortened
from etl.schema import UNALLOCATED

SCALES: Final = ("same", "own")
DRAWN: Final = ("lines", "index", "multiples", "bars")
AXES: Final = ("linear", "log")
ORDERS: Final = ("", BY_NAME)
ADJUSTMENTS: Final = ("0", *map(str, FREIGHT))
SPANS: Final = ("", "ten years", "all")
VERDICTS: Final = tuple(verdict.slug for verdict in Verdict)


def _nobody(_name: str) -> tuple[str, ...]:
    return ()


@dataclass(frozen=True, slots=True)
class Limits:
    """What may be asked for: the defaults, the known countries, the first and last year.

    ``code_of`` gives the code of a country called by a name, ``nearest`` those of the few that are
    called almost so; ``goods`` are the groups of goods; ``typed`` reads a number in words.
    """

    defaults: Selection
    countries: frozenset[str]
    years: tuple[int, int]
    sources: tuple[str, ...] = ()
    languages: tuple[str, ...] = ("en",)
    code_of: Callable[[str], str] = str
    goods: tuple[str, ...] = ()
    nearest: Callable[[str], tuple[str, ...]] = _nobody
    typed: Typed = not_read

    def parse(self, query: str, parameters: tuple[str, ...]) -> Selection:
        """The selection of a query string that may name ``parameters``. Raises SelectionError."""
        given: dict[str, list[str]] = {}
        for name, value in parse_qsl(query.lstrip("?"), keep_blank_values=True):
            # A link that was passed on works as it did.
            if name in parameters or not is_tracker(name):
                given.setdefault(name, []).append(value)
        # Each page takes it: ``serving.language`` has heeded it.
        for language in given.pop("lang", ()):
            one_of(self.languages)("lang", language)
        for name, values in given.items():
            if name not in parameters:
                raise SelectionError(_unknown(name, parameters))
            if name not in {"partner", "without", "taken"} and len(values) > 1:
                raise SelectionError(Misfit(name, "given more than once; once is enough."))
        # A box of a form that nobody filled says nothing beside those that somebody did.
        told = {name: list(filter(None, values)) or values for name, values in given.items()}
        joined = {name: ",".join(values) for name, values in told.items()}
        return self._checked(joined, (BOTH,) if "draw" in parameters else ())

    def _checked(self, given: Mapping[str, str], reports: Collection[str] = ()) -> Selection:
        readers: dict[str, Callable[[str, str], Any]] = {
            "reporter": self._country,
            "partner": self._countries,
            "since": self._year,
            "until": self._year,
            "scale": one_of(SCALES),
            "draw": one_of(DRAWN),
            "every": one_of(("", *EVERY)),
            "axis": one_of(AXES),
            "order": one_of(ORDERS),
            "measure": one_of(tuple(SHOWN), tuple(MEASURES)),
            "goods": GOODS,
            "operation": one_of(OPERATIONS),
            "relation": one_of(RELATIONS),
            "value": amount_text,
            "precision": precision_text,
            "period": self._text_period,
            "base": self._text_period,
            "than": lambda name, text: text and self._country(name, text),
            "to": self._text_period,
            "flow": one_of(("X", "M")),
            "report": one_of(("", "reporter", "partner", *reports)),
            **{name: one_of(allowed) for name, allowed in CHOICES.items()},
            "without": scopes,
            "only": self._goods,
            "source": one_of(("", *self.sources, COMPOSED)),
            "mirror": one_of(("", *self.sources)),
            "vintage": VINTAGE,
            "against": VINTAGE,
            "adjust": one_of(ADJUSTMENTS),
            "events": one_of(("shown", "hidden")),
            "span": one_of(SPANS),
            "verdict": one_of(("", *VERDICTS)),
            "about": lambda name, text: text and self._country(name, text),
            "said": SAID,
            "text": text_of,
            "date": date_of,
            "taken": TAKEN,
            "chart": CHART,
        }
        typed, given = self._in_digits(given)
        values = {name: readers[name](name, text) for name, text in given.items()}
        chosen = self.defaults.choosing(**values)
        if "partner" not in values:
            others = tuple(code for code in chosen.partner if code != chosen.reporter)
            chosen = replace(chosen, partner=others or (self.defaults.reporter,))
        if chosen.reporter in chosen.partner:
            own = Misfit("partner", OWN_PARTNER, chosen.reporter)
            raise SelectionError(own)
        if typed:
            refuse(unit_misfits(typed, chosen.measure, chosen.operation))
        if chosen.since > chosen.until:
            sentence = N_("{given} is later than the last year, {allowed}.")
            raise SelectionError(Misfit("since", sentence, str(chosen.since), (str(chosen.until),)))
        return chosen

    def _in_digits(self, given: Mapping[str, str]) -> tuple[TypedNumber | None, Mapping[str, str]]:
        """What was typed as the number in words, and all that is given with it in digits.

        It tells what it was rounded to, unless another precision than the usual one is given.
        """
        text = given.get("value", "")
        typed = None if not text or is_in_digits(text) else self.typed(text)
        if not typed:
            return None, given
        refuse(check_amount(typed.value))
        told, usual = in_digits(typed.precision), self.defaults.precision
        precision = told if given.get("precision", usual) == usual else given["precision"]
        return typed, {**given, "value": in_digits(typed.value), "precision": precision}

    def _countries(self, name: str, text: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self._country(name, code) for code in text.split(",")))

    def _country(self, name: str, code: str) -> str:
        rest = name == "partner" and code == UNALLOCATED
        found = code if code in self.countries or rest else self.code_of(code)
        if found not in self.countries and not rest:
            sentence = N_(
                "{given} is not a country here; write its name, such as {allowed}, or its code."
            )
            if near := self.nearest(code):
                sentence = N_("{given} is not a country here. Did you mean {allowed}?")
            allowed = near or (self.defaults.reporter,)
            raise SelectionError(Misfit(name, sentence, shortened(code), allowed))
        return found

    def _goods(self, name: str, text: str) -> str:
        if text and not is_goods(text, self.goods):
            sentence = N_(
                "{given} is neither an HS code of 2 to 6 digits nor one of these: {allowed}."
            )
            raise SelectionError(Misfit(name, sentence, shortened(text), self.goods))
        return text

    def _year(self, name: str, text: str) -> int:
        first, last = self.years
        if not (re.fullmatch(r"[0-9]{4}", text) and first <= int(text) <= last):
            sentence = N_("{given} is not one of the years {allowed}.")
            raise SelectionError(Misfit(name, sentence, shortened(text), (f"{first}–{last}",)))
        return int(text)

    def _text_period(self, name: str, text: str) -> str:
        """A year, a month or, from one month to another, several."""
        if is_month(text) or is_span(text):
            for month in text.split("/"):
                self._year(name, month[:4])
            return text
        if text and not re.fullmatch(r"[0-9]{4}", text):
            sentence = N_("{given} is neither a year nor months, such as {allowed}.")
            given = ("2021", "2019/2021", "2021-05", "2021-01/2021-03")
            raise SelectionError(Misfit(name, sentence, shortened(text), given))
        return str(self._year(name, text)) if text else ""


def _unknown(name: str, parameters: tuple[str, ...]) -> Misfit:
    """A parameter that a page does not take."""
    if not parameters:
        return Misfit(
            "", "There is no parameter {given} here; this page takes none.", shortened(name)
        )
    sentence = N_("There is no parameter {given} here. Known: {allowed}.")
    return Misfit("", sentence, shortened(name), parameters)
