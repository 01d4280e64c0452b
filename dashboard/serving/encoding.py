"""How a reader takes a body packed, and how a response says so."""

from flask import Response, request


def accepted() -> str:
    """The best of ``br``, ``gzip`` and ``identity`` that whoever asks now can unpack."""
    return request.accept_encodings.best_match(("br", "gzip"), "identity")


def mark(response: Response, encoding: str) -> None:
    """Say how the body is packed, and that another reader may get it packed otherwise."""
    response.vary.add("Accept-Encoding")
    if encoding != "identity":
        response.headers["Content-Encoding"] = encoding
