"""What holds for any request and any answer, page or not; the server needs no more of the site."""

from typing import Final

MOST_BODY: Final = 256 * 1024
"""Bytes of a request's body."""

ALWAYS: Final = (("X-Content-Type-Options", "nosniff"), ("Referrer-Policy", "same-origin"))
"""What every answer tells a browser."""

FILE: Final = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
"""The policy of what is no page: it is read and never run."""

OF_FILES: Final = (*ALWAYS, ("Content-Security-Policy", FILE))
