"""Whether what is sent to a callback is what the app's own pages send. Pure.

Dash takes the sender's word for which components there are and what they hold. Here it is compared
with the callbacks that are registered, so no callback meets a thing that its page cannot send.
"""

import json
import math
from collections.abc import Iterator, Mapping
from typing import Any, Final

Callbacks = Mapping[str, Mapping[str, Any]]
"""The callbacks of an app as Dash keeps them, by what they fill."""

MOST_ITEMS: Final = 200
"""More components of one pattern, or entries of one value, than any page has."""

MOST_LETTERS: Final = 8 * 1024
"""A text may be as long as an address."""

LARGEST: Final = 2**53
"""Beyond it browsers have no whole numbers."""

_TEXTS: Final = frozenset({"pathname", "search", "hash", "href"})
"""What a browser tells of its address."""

_SEVERAL: Final = (["ALL"], ["ALLSMALLER"])
_ANY: Final = (*_SEVERAL, ["MATCH"])


class BodyError(ValueError):
    """A body that no page sends; its text names the part that is wrong."""


def read_body(content: bytes) -> Any:  # noqa: ANN401 -- JSON
    """What was sent, as JSON. Raises BodyError."""
    try:
        return json.loads(content)
    # Brackets within brackets by the thousand are more than Python's reader can follow.
    except (ValueError, RecursionError) as error:
        what = "JSON"
        raise BodyError(what) from error


def check_body(body: object, callbacks: Callbacks) -> None:
    """Raise BodyError unless the body calls one of the callbacks, with just what belongs to it."""
    sent = body if isinstance(body, dict) else {}
    output = sent.get("output")
    # What is computed in the browser is registered too, with nothing to call.
    if not isinstance(output, str) or "callback" not in callbacks.get(output, {}):
        what = "output"
        raise BodyError(what)
    ids: dict[str, list[str]] = {}
    for part, wanted in _parts(output, callbacks[output]):
        told = sent.get(part, [])
        told = told if part != "outputs" or output.startswith("..") else [told]
        if not _fit(told, wanted, ids):
            raise BodyError(part)
    changed, known = sent.get("changedPropIds", []), set(_inputs_in(sent))
    if not isinstance(changed, list) or not all(isinstance(x, str) and x in known for x in changed):
        what = "changedPropIds"
        raise BodyError(what)


def _parts(output: str, callback: Mapping[str, Any]) -> Iterator[tuple[str, list[dict[str, str]]]]:
    """Each part of a body with the ids and properties that are registered for it."""
    names = [] if callback.get("no_output") else output.strip(".").split("...")
    split = (name.rpartition(".") for name in names)
    yield "outputs", [{"id": identity, "property": name} for identity, _, name in split]
    yield "inputs", callback["inputs"]
    yield "state", callback["state"]


def _fit(told: object, wanted: list[dict[str, str]], ids: dict[str, list[str]]) -> bool:
    """Whether components are those wanted; ``ids`` notes which there are of each pattern."""
    if not isinstance(told, list) or len(told) != len(wanted):
        return False
    return all(_fits(one, pattern, ids) for one, pattern in zip(told, wanted, strict=True))


def _fits(told: object, wanted: dict[str, str], ids: dict[str, list[str]]) -> bool:
    """Whether one component, or each of those of a pattern, is what is registered."""
    identity = json.loads(wanted["id"]) if wanted["id"].startswith("{") else wanted["id"]
    several = isinstance(identity, dict) and any(value in _SEVERAL for value in identity.values())
    items = told if several else [told]
    if not isinstance(items, list) or len(items) > MOST_ITEMS:
        return False
    if not all(_is(item, identity, wanted["property"]) for item in items):
        return False
    named = [_written(item["id"]) for item in items]
    # A page has each component once, and the same ones wherever it names them.
    return len({*named}) == len(named) and ids.setdefault(wanted["id"], named) == named


def _is(item: object, identity: str | dict[str, Any], name: str) -> bool:
    if not isinstance(item, dict) or item.get("property") != name:
        return False
    told, value = item.get("id"), item.get("value")
    if not _is_named(told, identity):
        return False
    if name == "id":
        return bool(value == told)
    return (value is None or isinstance(value, str) or name not in _TEXTS) and _is_plain(value)


def _is_named(told: object, identity: str | dict[str, Any]) -> bool:
    if not isinstance(identity, dict) or not isinstance(told, dict):
        return told == identity
    return told.keys() == identity.keys() and all(
        _is_scalar(told[key]) if value in _ANY else told[key] == value
        for key, value in identity.items()
    )


def _is_plain(value: object) -> bool:
    if isinstance(value, list):
        return len(value) <= MOST_ITEMS and all(map(_is_scalar, value))
    return _is_scalar(value)


def _is_scalar(value: object) -> bool:
    if isinstance(value, str):
        # JSON can write half a character, which nothing can be sent back with.
        return len(value) <= MOST_LETTERS and not any("\ud800" <= x <= "\udfff" for x in value)
    if isinstance(value, float):
        return math.isfinite(value)
    return value is None or isinstance(value, bool) or _is_whole(value)


def _is_whole(value: object) -> bool:
    return isinstance(value, int) and abs(value) <= LARGEST


def _inputs_in(sent: Mapping[str, Any]) -> Iterator[str]:
    """What a page calls its inputs where it says which of them changed."""
    for told in sent.get("inputs", []):
        for one in told if isinstance(told, list) else [told]:
            yield f"{_written(one['id'])}.{one['property']}"


def _written(identity: str | dict[str, Any]) -> str:
    """An id as Dash writes it."""
    if isinstance(identity, str):
        return identity
    return json.dumps(identity, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
