"""How to cite a view on one state of the data: in words, as BibTeX and as CSL-JSON. Pure.

BibTeX is UTF-8, as biber and newer BibTeX read it. It counts braces whatever stands before them, so
those of a text become words. CSL-JSON is at https://docs.citationstyles.org.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any, Final
from urllib.parse import quote, urlsplit

import pandas as pd

from dashboard.claims.readings import Evaluation
from dashboard.state.snapshot import Snapshot
from dashboard.text import machines as words
from dashboard.text import shell
from dashboard.text.attribution import source_ids
from dashboard.text.language import say, spoken
from dashboard.text.names import source_name
from dashboard.text.rows import Rows, valued
from dashboard.text.summaries import vintage_date
from dashboard.text.words import CLAUSES, in_row

_IN_TEX: Final = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{sign: f"\\{sign}" for sign in "%&#_$"},
    }
)
"""What TeX would take for its own."""

_OF_ADDRESSES: Final = "%/:?=&,@+!#~$'()*;[]"
"""What stands in an address as it is, beside letters, digits and ``-._``."""


@dataclass(frozen=True, slots=True)
class Cited:
    """A view on one state of the data: what it found, by whom, of whose figures, and where.

    ``author`` is the site, which is no person; ``address`` is the one at which it stays as it is.
    """

    title: str
    author: str
    publishers: tuple[str, ...]
    vintage: str
    address: str

    @property
    def day(self) -> date:
        """When the state of the data was made: for figures that stay, when they were seen too."""
        return date.fromisoformat(vintage_date(self.vintage))

    @property
    def key(self) -> str:
        """A name for it in a list of works, of letters, digits and hyphens."""
        page = "-".join(re.findall(r"[a-z0-9]+", urlsplit(self.address).path.lower()))
        own = sha256(self.address.encode("utf-8", "surrogatepass")).hexdigest()[:6]
        return "-".join(filter(None, (page, f"{self.day:%Y%m%d}", own)))


def cited(title: str, sources: Iterable[str], snapshot: Snapshot, address: str) -> Cited:
    """What is to be cited of a view that found ``title``, made of figures of these sources."""
    told = {item["source"]: item["publisher"] for item in snapshot.vintage.manifest["inputs"]}
    publishers = {
        say(told.get(name, "")) or source_name(snapshot, name) for name in sources if name
    }
    author, where = say(shell.TITLE), quote(address, safe=_OF_ADDRESSES)
    return Cited(title, author, tuple(sorted(publishers)), snapshot.vintage.id, where)


def cited_chart(
    title: str, finding: str, rows: Rows, snapshot: Snapshot, links: Mapping[str, str]
) -> Cited:
    """The same of one chart of a page, made of these rows; ``links`` are ``Links.ways``."""
    sources = sources_of(row["source"] for row in valued(rows))
    address = f"{links['root']}{links['pinned']}"
    return cited(of_chart(title, finding), sources, snapshot, address)


def cited_claim(
    evaluation: Evaluation, finding: str, snapshot: Snapshot, links: Mapping[str, str]
) -> Cited:
    """The same of a claim, of whose page ``links`` are ``Links.ways``."""
    return cited(finding, judged_by(evaluation), snapshot, f"{links['root']}{links['pinned']}")


def judged_by(evaluation: Evaluation) -> list[str]:
    """The ids of the sources on whose figures a verdict is given."""
    told = (name for one in evaluation.outcomes for name in one.primary.measured.sources)
    return list(dict.fromkeys(told))


def frame_sources(frame: pd.DataFrame) -> list[str]:
    """The ids of the sources of a frame's numbers; none where it names none."""
    if "source" not in frame:
        return []
    told = frame[frame["value"].notna()] if "value" in frame else frame
    return sources_of(told["source"].dropna())


def sources_of(texts: Iterable[str]) -> list[str]:
    """The ids of the sources in a frame's column ``source``, each once."""
    named = (name for text in dict.fromkeys(texts) for name in source_ids(text) if name)
    return list(dict.fromkeys(named))


def of_chart(chart: str, finding: str) -> str:
    """What one chart of a page is called by itself."""
    return say(words.CHART_CITED, chart=chart, finding=finding)


def in_words(work: Cited) -> str:
    """One line in the language spoken."""
    return say(
        words.WORK if work.publishers else words.WORK_ALONE,
        author=work.author,
        year=work.day.year,
        title=work.title,
        publishers=in_row(work.publishers, CLAUSES),
        vintage=work.vintage,
        date=work.day.isoformat(),
        address=work.address,
    )


def bibtex(work: Cited) -> str:
    """An entry of BibTeX; in its address nothing is escaped, as ``url`` is read to the letter."""
    fields = {
        # Within braces of its own a name is an institution's, and a title keeps its capitals.
        "author": f"{{{in_tex(work.author)}}}",
        "title": f"{{{in_tex(work.title)}}}",
        "year": str(work.day.year),
        "date": work.day.isoformat(),
        "version": in_tex(work.vintage),
        "note": in_tex(_figures(work)),
        "url": work.address,
        "urldate": work.day.isoformat(),
    }
    told = "".join(f"  {name} = {{{text}}},\n" for name, text in fields.items() if text)
    return f"@misc{{{work.key},\n{told}}}\n"


def in_tex(text: str) -> str:
    """A text as one line in which TeX finds nothing of its own, and whose braces are balanced."""
    shown = "".join(sign if sign.isprintable() else " " for sign in text)
    return " ".join(shown.split()).translate(_IN_TEX)


def csl(work: Cited) -> list[dict[str, Any]]:
    """The one work of a list of CSL-JSON."""
    day = {"date-parts": [[work.day.year, work.day.month, work.day.day]]}
    told = {
        "id": work.key,
        "type": "webpage",
        "title": work.title,
        "author": [{"literal": work.author}],
        "issued": day,
        "accessed": day,
        "version": work.vintage,
        "note": _figures(work),
        "URL": work.address,
        "language": spoken().code,
    }
    return [{name: said for name, said in told.items() if said}]


def _figures(work: Cited) -> str:
    """Whose figures it is made of; blank for nobody's."""
    if not work.publishers:
        return ""
    return say(words.FIGURES_BY, publishers=in_row(work.publishers, CLAUSES))
