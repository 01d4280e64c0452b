"""What is said of a claim's limits: what would have to be true, how a figure could have arisen."""

from dashboard.claims.arising import Arising
from dashboard.claims.needs import Need
from dashboard.measures.catalogue import MEASURES
from dashboard.measures.formulas import Flow, Turnover
from dashboard.measures.intervals import Interval
from dashboard.measures.measuring import Formula
from dashboard.state.snapshot import Snapshot
from dashboard.text.ends import told
from dashboard.text.readings import definition, source_briefly
from dashboard.text.words import amount, between, measure_title


def need_line(need: Need, snapshot: Snapshot) -> str:
    """One term and the range in which the claim holds."""
    low, high = (amount(end, need.unit) for end in (need.holds.low, need.holds.high))
    if need.given is not None:
        text = "With {given} of {value} on record, that needs {term} of {low} to {high}."
        return text.format(
            given=_term(need, need.given, snapshot),
            value=_ends(need.given_value),
            term=_term(need, need.term, snapshot),
            low=low,
            high=high,
        )
    text = "It holds if {term} in {year} was from {low} to {high}; {known}."
    known = f"on record is {between(need.known, need.unit)}" if need.known else "none is on record"
    term = _term(need, need.term, snapshot)
    return text.format(term=term, year=need.case.period, low=low, high=high, known=known)


def _ends(value: Interval | None) -> str:
    """Both ends of a figure on which quotes differ."""
    if value is None:
        return ""
    low, high = amount(value.low, "USD"), amount(value.high, "USD")
    return low if low == high else f"{low} to {high}"


def _term(need: Need, term: Formula, snapshot: Snapshot) -> str:
    reporter = snapshot.names[need.case.reporter]
    partner = snapshot.names[need.case.partner]
    if isinstance(term, Turnover):
        text = (
            "all of {reporter}’s turnover"
            if term.world
            else "turnover of {reporter} with {partner}"
        )
    elif isinstance(term, Flow):
        text = {
            ("X", True): "all of {reporter}’s exports",
            ("M", True): "all of {reporter}’s imports",
            ("X", False): "exports of {reporter} to {partner}",
            ("M", False): "imports of {reporter} from {partner}",
        }[term.flow, term.world]
    else:
        text = next(
            measure_title(name).lower() for name, known in MEASURES.items() if known.formula == term
        )
    counted = need.case if _tells_basis(term) else need.case.through(basis="")
    return text.format(reporter=reporter, partner=partner) + definition(counted)


def _tells_basis(term: Formula) -> bool:
    """Whether a term holds a pair's imports: exports and the world are the same by either basis."""
    if isinstance(term, Flow):
        return term.flow == "M" and not term.world
    return not (isinstance(term, Turnover) and term.world)


def arising_line(arising: Arising, snapshot: Snapshot) -> str:
    """One other thing that rounds to the claimed figure."""
    base, measured = arising.base, arising.measured
    changed = "Change of {measure} from {base} to {year}: {value} ({source})."
    texts = {
        "other measure": changed if base else "{measure} in {year} is {value} ({source}).",
        "other year": changed if base else "{measure} was {value} in {year} ({source}).",
        "other base": "The change of {measure} to {year} is {value} of the later value ({source}).",
        "points": "The change of {measure} to {year} is {value} ({source}).",
    }
    name = measure_title(arising.measure) + definition(arising.case, arising.measure)
    stands_first = not base and arising.kind in {"other measure", "other year"}
    return texts[arising.kind].format(
        measure=name if stands_first else name[:1].lower() + name[1:],
        year=arising.period,
        base=base,
        value=told(measured.value, measured.unit) if measured.value else "",
        source=source_briefly(measured, snapshot),
    )
