"""What a service said instead of an answer, read from status, headers and body. Pure."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from html import unescape
from typing import Any, Final

_QUOTA: Final = re.compile(r"replenished in (?:(\d+)\.)?(\d{1,3}):(\d{2}):(\d{2})")
_SPENT: Final = (("x-ratelimit-remaining", 1.0), ("x-ratelimit-operation-remaining", 60.0))
"""What is left of the calls of a second, and of a minute: the windows the service was seen in."""
_LONGEST_TEXT: Final = 300
_LONGEST_WAIT: Final = 40 * 86400.0  # quotas are by day or month


@dataclass(frozen=True, slots=True)
class Refusal:
    """One try that brought no answer.

    ``status`` is None where there was no answer to judge; ``page`` tells an HTML page from a
    message; ``wait`` is how long the service asks to wait, in seconds, if it says so.
    """

    status: int | None
    text: str
    page: bool = False
    wait: float | None = None

    @property
    def is_quota(self) -> bool:
        """Whether the quota of calls is used up, and not merely the rate of this second."""
        return self.status == 403 and (self.is_of_calls or bool(self.wait))  # noqa: PLR2004 -- HTTP

    @property
    def is_of_calls(self) -> bool:
        """Whether it is about how many calls were made; a service in repair may ask to wait too."""
        return self.status == 429 or "quota" in self.text.casefold()  # noqa: PLR2004 -- HTTP

    def __str__(self) -> str:
        return self.text if self.status is None else f"{self.status}, {self.text or 'no reason'}"


def rate_pause(headers: Mapping[str, str]) -> float:
    """Seconds to let pass after an answer whose headers say that no call is left."""
    lower = {name.casefold(): value.strip() for name, value in headers.items()}
    return max((wait for name, wait in _SPENT if lower.get(name) == "0"), default=0.0)


def read_refusal(status: int, headers: Mapping[str, str], body: bytes, now: datetime) -> Refusal:
    """The refusal in a response that is not 200; ``now`` (UTC) makes dates into waits."""
    text = body.decode("utf-8-sig", "replace").strip()
    # By the body itself: errors may be pages whatever was asked for (docs/sources.md, 1.8).
    page = text[:1] == "<"
    words = _page_words(text) if page else _message_words(text)
    if 300 <= status < 400:  # noqa: PLR2004 -- HTTP's redirects
        # Without its query, where a key may stand.
        words = f"moved to {headers.get('Location', 'elsewhere').split('?')[0]}"
    wait = quota_wait(words)
    if wait is None:
        wait = retry_after(headers.get("Retry-After", ""), now)
    return Refusal(status, words[:_LONGEST_TEXT], page, wait)


def quota_wait(text: str) -> float | None:
    """Seconds until "Quota will be replenished in [d.]hh:mm:ss", None where that is not said."""
    found = _QUOTA.search(text)
    if not found:
        return None
    # A few digits of days are more than enough, and hundreds are no number of them.
    days, hours, minutes, seconds = (int((part or "0")[:6]) for part in found.groups())
    wait = timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds)
    return min(wait.total_seconds(), _LONGEST_WAIT)


def retry_after(header: str, now: datetime) -> float | None:
    """Seconds of a ``Retry-After`` header, which may also be a date; None where it says nothing."""
    if header.strip().isdecimal():
        return min(float(header), _LONGEST_WAIT)
    try:
        wait = (parsedate_to_datetime(header) - now).total_seconds()
    except (ValueError, TypeError, OverflowError):
        return None
    return min(max(wait, 0.0), _LONGEST_WAIT)


def _page_words(text: str) -> str:
    """The text of an HTML page, its markup and scripts left out."""
    plain = re.sub(r"(?is)<(script|style).*?</\1>|<[^>]*>", " ", text)
    return " ".join(unescape(plain).split())


def _message_words(text: str) -> str:
    """What a JSON error says: ``message``, or ``error`` with the fields it names."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return " ".join(text.split())
    if not isinstance(found, dict):
        return " ".join(text.split())
    body = {str(name).casefold(): value for name, value in found.items()}
    # The details were "errorObject" once and are "details" in all that was recorded since.
    details = body.get("details") or body.get("errorobject")
    words = [body.get("message") or body.get("error") or ""]
    # Readers disagree on the case of "ErrorMessage", so any case will do.
    words += [_detail(item) for item in details] if isinstance(details, list) else []
    return ": ".join(str(word) for word in words if word)


def _detail(item: Any) -> str:  # noqa: ANN401 -- whatever JSON holds
    if not isinstance(item, dict):
        return str(item)
    fields = {str(name).casefold(): value for name, value in item.items()}
    said, names = str(fields.get("errormessage") or ""), fields.get("membernames")
    missing = [str(n) for n in names if str(n) not in said] if isinstance(names, list) else []
    return f"{said} ({', '.join(missing)})" if missing else said
