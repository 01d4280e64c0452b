"""What is being looked at, and its one address: ``Selection`` to and from a query string. Pure."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, Final
from urllib.parse import parse_qsl, urlencode

from dashboard.address.refusing import SelectionError, refuse
from dashboard.claims.legality import OWN_PARTNER, check_amount, check_precision
from dashboard.claims.rule import RELATIONS
from dashboard.measures.catalogue import MEASURES, N_
from dashboard.measures.comparisons import OPERATIONS
from dashboard.measures.derived import SHOWN
from dashboard.measures.lens import CHOICES, LEFT_OUT, LENS, WHOLE, Lens
from dashboard.measures.measuring import COMPOSED, Case
from dashboard.measures.mirror import FREIGHT
from etl.reference.misfits import Misfit, not_one_of, shortened
from etl.schema import UNALLOCATED

SCALES: Final = ("same", "own")
ADJUSTMENTS: Final = ("0", *map(str, FREIGHT))
SPANS: Final = ("", "ten years", "all")


@dataclass(frozen=True, slots=True)
class Selection:
    """One view's choice: whose trade, with whom, in which years; for a check, what is asserted.

    ``scale`` same gives all charts of a page one value axis; own gives each its own. ``value`` and
    ``precision`` are numbers as text, in the measure's unit (dollars, percent, a rank). ``mirror``
    asks one publisher alone for the partner's side, and ``against`` names the vintage that the
    lens's is compared with; ``adjust`` adds percents to FOB exports before they are held against
    CIF imports; ``goods`` is one group of them; ``chart`` shows one chart of a page alone. ``span``
    is how many months are shown where no year is chosen to begin with, blank for as many as usual.
    """

    reporter: str
    partner: tuple[str, ...]
    since: int
    until: int
    scale: str = "same"
    measure: str = "share of turnover"
    operation: str = "level"
    relation: str = "is"
    value: str = "10"
    precision: str = "1"
    period: str = ""
    base: str = ""
    to: str = ""
    flow: str = "M"
    report: str = ""
    goods: str = ""
    lens: Lens = WHOLE
    mirror: str = ""
    against: str = ""
    adjust: str = "0"
    events: str = "shown"
    span: str = ""
    chart: str = ""

    def case(self, partner: str, period: str) -> Case:
        """The case of one partner and period, with all that was chosen about figures."""
        return Case(self.reporter, partner, period, self.lens, mirror=self.mirror)

    @property
    def months(self) -> str:
        """The span shown: all by an address that pins a vintage, as it always gave."""
        return self.span or ("all" if self.lens.vintage else "ten years")

    @property
    def parameters(self) -> dict[str, Any]:
        """Each parameter of the address with what is chosen, in the order of an address."""
        own = {field.name: getattr(self, field.name) for field in fields(self)}
        place = list(own).index("lens")
        lens = [(name, getattr(self.lens, name)) for name in LENS]
        pairs = list(own.items())
        return dict([*pairs[:place], *lens, *pairs[place + 1 :]])

    def choosing(self, **chosen: Any) -> "Selection":  # noqa: ANN401 -- each as its parameter
        """The same with some parameters of the address changed."""
        lens = {name: chosen.pop(name) for name in LENS if name in chosen}
        return replace(self, **chosen, lens=self.lens._replace(**lens))

    def to_query(self, defaults: "Selection") -> str:
        """The query string of this selection: only what differs from the defaults, in order."""
        usual = defaults.parameters
        pairs = [
            (name, written(value))
            for name, value in self.parameters.items()
            if value != usual[name]
        ]
        return f"?{urlencode(pairs, safe=',')}" if pairs else ""


@dataclass(frozen=True, slots=True)
class Limits:
    """What may be asked for: the defaults, the known countries, the first and last year."""

    defaults: Selection
    countries: frozenset[str]
    years: tuple[int, int]
    sources: tuple[str, ...] = ()

    def parse(self, query: str, parameters: tuple[str, ...]) -> Selection:
        """The selection of a query string that may name ``parameters``. Raises SelectionError."""
        given: dict[str, list[str]] = {}
        for name, value in parse_qsl(query.lstrip("?"), keep_blank_values=True):
            given.setdefault(name, []).append(value)
        for name, values in given.items():
            if name not in parameters:
                raise SelectionError(_unknown(name, parameters))
            if name not in {"partner", "without"} and len(values) > 1:
                raise SelectionError(Misfit(name, "given more than once; once is enough."))
        return self._checked({name: ",".join(values) for name, values in given.items()})

    def _checked(self, given: Mapping[str, str]) -> Selection:
        readers: dict[str, Callable[[str, str], Any]] = {
            "reporter": self._country,
            "partner": self._countries,
            "since": self._year,
            "until": self._year,
            "scale": _one_of(SCALES),
            "measure": _one_of(tuple(SHOWN), tuple(MEASURES)),
            "goods": _GOODS,
            "operation": _one_of(OPERATIONS),
            "relation": _one_of(RELATIONS),
            "value": _value,
            "precision": _precision,
            "period": self._text_period,
            "base": self._text_period,
            "to": self._text_period,
            "flow": _one_of(("X", "M")),
            "report": _one_of(("", "reporter", "partner")),
            **{name: _one_of(allowed) for name, allowed in CHOICES.items()},
            "without": _scopes,
            "source": _one_of(("", *self.sources, COMPOSED)),
            "mirror": _one_of(("", *self.sources)),
            "vintage": _VINTAGE,
            "against": _VINTAGE,
            "adjust": _one_of(ADJUSTMENTS),
            "events": _one_of(("shown", "hidden")),
            "span": _one_of(SPANS),
            "chart": _CHART,
        }
        values = {name: readers[name](name, text) for name, text in given.items()}
        chosen = self.defaults.choosing(**values)
        if "partner" not in values:
            others = tuple(code for code in chosen.partner if code != chosen.reporter)
            chosen = replace(chosen, partner=others or (self.defaults.reporter,))
        if chosen.reporter in chosen.partner:
            own = Misfit("partner", OWN_PARTNER, chosen.reporter)
            raise SelectionError(own)
        if chosen.since > chosen.until:
            sentence = N_("{given} is later than until, {allowed}.")
            raise SelectionError(Misfit("since", sentence, str(chosen.since), (str(chosen.until),)))
        return chosen

    def _countries(self, name: str, text: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self._country(name, code) for code in text.split(",")))

    def _country(self, name: str, code: str) -> str:
        rest = name == "partner" and code == UNALLOCATED
        if code not in self.countries and not rest:
            sentence = N_("{given} is not a country code, three letters such as {allowed}.")
            raise SelectionError(Misfit(name, sentence, shortened(code), (self.defaults.reporter,)))
        return code

    def _year(self, name: str, text: str) -> int:
        first, last = self.years
        if not (re.fullmatch(r"[0-9]{4}", text) and first <= int(text) <= last):
            sentence = N_("{given} is not one of the years {allowed}.")
            raise SelectionError(Misfit(name, sentence, shortened(text), (f"{first}–{last}",)))
        return int(text)

    def _text_period(self, name: str, text: str) -> str:
        """A year or, for monthly figures, a month."""
        if re.fullmatch(r"[0-9]{4}-(0[1-9]|1[0-2])", text):
            self._year(name, text[:4])
            return text
        return str(self._year(name, text)) if text else ""


def _unknown(name: str, parameters: tuple[str, ...]) -> Misfit:
    """A parameter that a page does not take."""
    if not parameters:
        return Misfit(
            "", "There is no parameter {given} here; this page takes none.", shortened(name)
        )
    sentence = N_("There is no parameter {given} here. Known: {allowed}.")
    return Misfit("", sentence, shortened(name), parameters)


def _one_of(allowed: tuple[str, ...], named: tuple[str, ...] = ()) -> Callable[[str, str], str]:
    """A reader of one of a few words; the message names all, or those worth naming."""

    def read(name: str, text: str) -> str:
        if text not in allowed:
            raise SelectionError(not_one_of(name, text, named or allowed))
        return text

    return read


def _scopes(name: str, text: str) -> tuple[str, ...]:
    read = _one_of(LEFT_OUT)
    chosen = {read(name, code) for code in text.split(",") if code}
    return tuple(code for code in LEFT_OUT if code in chosen)


def _matching(pattern: str, sentence: str) -> Callable[[str, str], str]:
    """A reader of text of one form; which there are is for the view or repository to say."""

    def read(name: str, text: str) -> str:
        if not re.fullmatch(pattern, text):
            raise SelectionError(Misfit(name, sentence, shortened(text)))
        return text

    return read


_GOODS: Final = _matching(
    r"([A-Z0-9][A-Za-z0-9 ,-]{0,40})?", N_("{given} is not a group of goods.")
)
_CHART: Final = _matching(r"[A-Za-z0-9-]{0,40}", N_("{given} is not the name of a chart."))
_VINTAGE: Final = _matching(
    r"([0-9]{8}T[0-9]{6}Z-[0-9a-f]{8})?", N_("{given} is not the id of a vintage.")
)
_number: Final = _matching(
    r"[-+]?[0-9]{1,16}(\.[0-9]{1,9})?(e[0-9]{1,2})?",
    N_("{given} is not a number such as 10 or 75.5."),
)


def _value(name: str, text: str) -> str:
    refuse(check_amount(float(_number(name, text))))
    return text


def _precision(name: str, text: str) -> str:
    refuse(check_precision(float(_number(name, text))))
    return text


def written(value: object) -> str:
    """A parameter's value as an address has it."""
    return ",".join(value) if isinstance(value, tuple) else str(value)
