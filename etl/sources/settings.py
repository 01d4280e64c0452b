"""What a source is opened with, and what may be said about it on a command line. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import urlsplit

from etl.countries import Countries
from etl.questions import Pace


class SettingsError(ValueError):
    """A setting that cannot be used; the message says what is wanted instead."""


@dataclass(frozen=True)
class Settings:
    """Where and how a source is asked; ``key`` is secret and never shown.

    ``base_urls`` are the addresses given for any source, for one that also asks another's service.
    """

    countries: Countries
    base_url: str | None = None
    key: str | None = field(default=None, repr=False)
    base_urls: Mapping[str, str] = field(default_factory=dict)


def checked_base_url(text: str) -> str:
    """A base address without its last slash. Raises SettingsError."""
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        port = None
        parts = urlsplit("")
    if parts.scheme not in {"http", "https"} or not parts.hostname or port == 0:
        message = f"{text!r} is not a base address; it looks like https://mirror.example/comtrade."
        raise SettingsError(message)
    if parts.username or parts.query or parts.fragment or any(c.isspace() for c in text):
        message = f"The base address at {parts.hostname} may hold no user name, spaces, ? or #."
        raise SettingsError(message)
    return text.rstrip("/")


def is_loopback(base_url: str) -> bool:
    """Whether an address is this very machine: a mirror of one's own that needs no pause."""
    host = urlsplit(base_url).hostname or ""
    return host in {"localhost", "::1"} or host.startswith("127.")


def paced(pace: Pace, base_url: str) -> Pace:
    """A service's pace, without pauses and quota where it is a mirror on this very machine."""
    if is_loopback(base_url):
        return replace(pace, interval=0.0, back_off=0.05, a_day=None)
    return pace


def checked_key(key: str | None, base_url: str) -> str | None:
    """A key that may be sent there. Raises SettingsError, which never shows it."""
    if not key or not key.strip():
        return None
    key = key.strip()
    if not (key.isascii() and key.isprintable()) or " " in key:
        message = "The key holds characters no key has; set it again without quotes or spaces."
        raise SettingsError(message)
    # Over plain http anyone on the way reads it.
    if base_url.startswith("http:") and not is_loopback(base_url):
        message = "The key is not sent over plain http; use an https base address, or no key."
        raise SettingsError(message)
    return key
