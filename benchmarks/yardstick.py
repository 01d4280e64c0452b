"""How fast this machine is just now, beside the one on which the bars of pages were set.

The bar of 100 ms a page was set where the first page of that day took 460 ms of CPU. The same page
and this fixed piece of work were timed by turns on one machine (27 November 2026, ten rounds): the
page took 9.7 times the work, the middle of them. So there the work would take 47 ms. One machine's
speed changes by more than half within an hour, so each measurement has a yardstick of its own.
"""

import json
import time
from fractions import Fraction
from html import escape
from typing import Final

_THERE: Final = 0.047  # seconds of CPU


def slowness() -> float:
    """How many times the CPU time of the machine of the bars this one takes now."""
    start = time.process_time()
    work()
    return (time.process_time() - start) / _THERE


def work() -> int:
    """What a page is made of, in small: fractions, rows, groups of them, sorting, text."""
    rows = [
        {
            "period": f"{1990 + n % 40}-{n % 12 + 1:02d}",
            "value": float(Fraction(n * 7919 % 10007, 97)),
            "name": escape(f"a <b> & {n}"),
            "key": (n % 13, str(n % 17)),
        }
        for n in range(6000)
    ]
    groups: dict[object, list[dict[str, object]]] = {}
    for row in rows:
        groups.setdefault(row["key"], []).append(row)
    told = [sorted(group, key=lambda row: str(row["name"])) for group in groups.values()]
    return len(json.dumps(told))
