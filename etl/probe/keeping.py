"""Keeps what a probe was answered, as files to report with. Writes one folder, reads nothing.

Each body lies there byte for byte, a small JSON file with address, time, status and headers beside
it; secrets never reach this module, the client has left them out.
"""

import hashlib
import json
import platform
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Final

from etl import __version__
from etl.probe.asking import DIFFERS, HOLDS, NOT_ANSWERED, Result
from etl.vintage_time import FORMAT

REPORT: Final = "report.txt"
_COUNTED: Final = {HOLDS: "hold", DIFFERS: "differ", NOT_ANSWERED: "not answered"}
_WIDTHS: Final = (max(map(len, (HOLDS, DIFFERS, NOT_ANSWERED))), len("un-comtrade"))


@dataclass
class Folder:
    """The folder of one probe, and the names of the answers that lie in it."""

    path: Path
    results: list[Result] = field(default_factory=list)

    @classmethod
    def made(cls, data: Path, now: datetime) -> "Folder":
        """A new folder, named by the time (UTC). Raises OSError."""
        name = now.strftime("%Y%m%dT%H%M%SZ")
        parent = data / "probe"
        parent.mkdir(parents=True, exist_ok=True)
        for suffix in ("", *(f"-{n}" for n in range(2, 100))):
            path = parent / f"{name}{suffix}"
            try:
                path.mkdir()
            except FileExistsError:
                continue
            return cls(path)
        raise FileExistsError(17, "holds too many probes of this second", str(parent))

    def keep(self, result: Result) -> None:
        """Write what came to a question, once however many assumptions it is about."""
        self.results.append(result)
        exchange = result.exchange
        stem = self.path / _stem(result)
        if exchange is None or (beside := stem.with_suffix(".json")).exists():
            return
        stem.with_suffix(".body").write_bytes(exchange.body)
        told = {
            "address": exchange.address,
            "retrieved": exchange.retrieved,
            "status": exchange.status,
            "headers": dict(exchange.headers),
            "bytes": len(exchange.body),
            "sha256": hashlib.sha256(exchange.body).hexdigest(),
        }
        beside.write_text(f"{json.dumps(told, indent=1)}\n", "utf-8")

    def report(self, now: datetime) -> list[str]:
        """Write the report to send along; returns the lines that sum it up."""
        verdicts = [result.verdict for result in self.results]
        counts = ", ".join(f"{verdicts.count(v)} {words}" for v, words in _COUNTED.items())
        system = f"{platform.system()}, Python {platform.python_version()}"
        summed = [f"{counts}.", *strangers(self.results)]
        title = f"Probe of {self.path.name} by trade-claims {__version__} on {system}"
        lines = [f"{title}, written {now.strftime(FORMAT)}", *summed, ""]
        for result in sorted(self.results, key=lambda one: one.assumption.source):
            file = f"  [{_stem(result)}.body]" if result.exchange else ""
            lines.append(f"{line(result)}{file}")
        path = self.path / REPORT
        path.write_text("".join(f"{text}\n" for text in lines), "utf-8")
        kept = f"The answers and {REPORT} are in {self.path}"
        return [*summed, f"{kept}; to report, send that folder along. It holds no key."]


def line(result: Result) -> str:
    """One assumption as it is printed: the verdict, whose, what, and what came."""
    columns = zip((result.verdict, result.assumption.source), _WIDTHS, strict=True)
    front = "  ".join(f"{text:<{width}}" for text, width in columns)
    came = f": {result.came}" if result.came else ""
    return f"{front}  {result.assumption.says}{came}"


def strangers(results: list[Result]) -> list[str]:
    """A sentence on each source of which all that was answered differs: was it the source?"""
    answered = [one for one in results if one.exchange]
    held = {one.assumption.source for one in answered if one.verdict == HOLDS}
    differing = dict.fromkeys(o.assumption.source for o in answered if o.verdict == DIFFERS)
    return [
        f"Nothing holds of {source}: a proxy or a page to log in at may have answered in its place."
        for source in differing
        if source not in held
    ]


def _stem(result: Result) -> str:
    return f"{result.assumption.source}-{result.kept_as or result.assumption.id}"
