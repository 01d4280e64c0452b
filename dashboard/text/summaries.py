"""Sentences that say what a chart shows, for all readers and for those who cannot see it. Pure."""

from collections.abc import Mapping
from operator import itemgetter
from typing import Any, Final

import pandas as pd

from dashboard.address.request import Request
from dashboard.measures.derived import ROWS
from dashboard.text.attribution import source_ids
from dashboard.text.ends import row_text
from dashboard.text.words import GOODS_NAMES, LENS_WORDS, STATUS_NAMES

_COMPOSED: Final = "composed of parts by each"
_WEAK: Final = ("quoted", "estimate")


def pair_summary(rows: pd.DataFrame, request: Request) -> str:
    """The newest year on record in numbers, the range before it, and which years are not reported.

    ``rows`` has turnover, imports and exports of one pair; columns ``frames.FRAME_COLUMNS``.
    """
    turnover = rows[rows["measure"].eq("turnover")]
    known = turnover[turnover["status"].ne("missing")]
    if known.empty:
        return "No turnover is on record for these years."
    years = known.to_dict("records")
    last, value = years[-1], itemgetter("value")
    least, most = min(years, key=value), max(years, key=value)
    parts = {
        row["measure"]: row for row in rows[rows["period"].eq(last["period"])].to_dict("records")
    }
    sentence = (
        "In {year}, the newest year on record, turnover was {turnover}: imports {imports}, exports "
        "{exports} ({source}). Since {since} it went from {least} ({least_year}) to {most} "
        "({most_year})."
    ).format(
        year=last["period"],
        turnover=row_text(last),
        imports=_part(parts["imports"]),
        exports=_part(parts["exports"]),
        source=_whose(last, request),
        since=years[0]["period"],
        least=row_text(least),
        least_year=least["period"],
        most=row_text(most),
        most_year=most["period"],
    )
    return f"{sentence} {_not_reported(rows)}".strip()


def _part(row: Mapping[Any, Any]) -> str:
    """One flow of a year, which may be unknown where its turnover was told as one figure."""
    return "not told apart" if row["status"] == "missing" else row_text(row)


def _whose(row: Mapping[Any, Any], request: Request) -> str:
    """Whose figure a number is, and of what kind where it is not simply reported."""
    names = " and ".join(map(request.snapshot.source_name, source_ids(str(row["source"]))))
    kinds = [_COMPOSED] if row["composed"] else []
    kinds += [word for word in str(row["statuses"]).split("; ") if word in _WEAK]
    return ", ".join([names, *kinds])


def _not_reported(rows: pd.DataFrame) -> str:
    turnover = rows[rows["measure"].eq("turnover")]
    missing = turnover.loc[turnover["status"].eq("missing"), "period"].tolist()
    quoted = turnover.loc[turnover["status"].eq("quoted"), "period"].tolist()
    estimated = turnover.loc[turnover["status"].eq("estimate"), "period"].tolist()
    sentences = (
        ("No turnover on record: {years}.", missing),
        ("Only quoted: {years}.", quoted),
        ("Only estimated: {years}.", estimated),
    )
    return " ".join(text.format(years=spans(years)) for text, years in sentences if years)


def spans(years: list[str]) -> str:
    """Years as runs: ``1992–1995, 2001``."""
    runs: list[list[int]] = []
    for year in sorted(int(year) for year in years):
        if runs and year == runs[-1][1] + 1:
            runs[-1][1] = year
        else:
            runs.append([year, year])
    return ", ".join(str(a) if a == b else f"{a}–{b}" for a, b in runs)


def source_line(rows: pd.DataFrame, request: Request) -> str:
    """Whose figures each year shows, how they are valued, and the state of the data."""
    known = rows[rows["status"].ne("missing")]
    spoken = [
        "{source} {years} ({status})".format(
            source=" and ".join(map(request.snapshot.source_name, source_ids(str(source)))),
            years=spans(list({*part["period"], *filter(None, part["base"])})),
            status=", ".join(filter(None, (_COMPOSED * bool(composed), STATUS_NAMES[str(status)]))),
        )
        for (source, status, composed), part in known.groupby(
            ["source", "status", "composed"], sort=False
        )
    ]
    text = (
        "Counted by {counted}. Sources: {sources}. {cautions}{chosen}Exports are usually valued "
        "FOB, imports CIF; the CSV says which. Vintage of {vintage}."
    )
    speaking = dict.fromkeys(name for text in known["source"] for name in source_ids(str(text)))
    cautions = request.snapshot.cautions(speaking, _counting(rows))
    return text.format(
        cautions=f"{cautions} " if cautions else "",
        chosen=chosen_line(request),
        counted=" and ".join(map(request.name, _counting(rows))),
        sources="; ".join(spoken) or "none",
        vintage=vintage_date(request.snapshot.vintage.id),
    )


def _counting(rows: pd.DataFrame) -> list[str]:
    """Whose customs counted the figures: a gap is made of both sides’."""
    told = zip(*(rows[name].tolist() for name in ("reporter", "partner", "measure")), strict=True)
    sides = (
        (reporter, partner) if ROWS[measure].is_gap else (reporter,)
        for reporter, partner, measure in told
    )
    return list(dict.fromkeys(code for side in sides for code in side))


def chosen_line(request: Request) -> str:
    """What the reader chose about figures, blank for nothing; ends with a space."""
    selection, lens = request.selection, request.selection.lens
    said = (
        ("without {goods}", lens.without),
        *((words.said.get(getattr(lens, name), ""), True) for name, words in LENS_WORDS.items()),
        ("the reporter’s figures by {source} alone", lens.source),
        ("the partner’s figures by {mirror} alone", selection.mirror),
    )
    told = "; ".join(text for text, chosen in said if text and chosen).format(
        goods=" and ".join(GOODS_NAMES[code] for code in lens.without),
        source=request.snapshot.source_name(lens.source),
        mirror=request.snapshot.source_name(selection.mirror),
    )
    return f"Chosen: {told}. " if told else ""


def month_source_line(rows: pd.DataFrame, request: Request, reporter: str) -> str:
    """Whose figures the months are, and the state of the data."""
    sources = dict.fromkeys(name for name in rows["source"] if name)
    cautions = request.snapshot.cautions(sources, [reporter])
    text = "Counted by {reporter}. Source: {sources}. {cautions}{chosen}Vintage of {vintage}."
    return text.format(
        cautions=f"{cautions} " if cautions else "",
        chosen=chosen_line(request),
        reporter=request.name(reporter),
        sources=", ".join(map(request.snapshot.source_name, sources)) or "none",
        vintage=vintage_date(request.snapshot.vintage.id),
    )


def vintage_date(vintage: str) -> str:
    """The day of a vintage by its id: ``2026-11-22``."""
    return f"{vintage[:4]}-{vintage[4:6]}-{vintage[6:8]}"
