"""Addresses and callback bodies that nobody sends by accident, from a seed: each run has the same.

All begin as something the dashboard answers, and are then bent in one or a few places.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from random import Random
from typing import Any, Final
from urllib.parse import quote_from_bytes

TEXTS: Final = (
    "", " ", "0", "-1", "x", "NaN", "1e999", "9" * 5000, "٢٠٢١", "²", "AZE", "aze", "RUS,RUS", ",",
    "2021", "2021-13", "\x00", "\r\nX: y", "%", "%%", "../../../etc/passwd", "..\\..", "/", "//",
    "é", "\ufeff", "\u202e", "😀", "{0}", "{given}", "{%scripts%}", "<script>alert(1)</script>",
    "' OR 1=1 --", "=cmd|' /C calc'!A0", "a" * 3000, "null", "true", "[]", "{}", "&", "a&b=c", "#",
    "20200101T000000Z-00000000", "javascript:alert(1)",
)  # fmt: skip
BYTES: Final = (b"\xff", b"\xc3", b"\xed\xa0\x80", b"\x00", b"%ff", b"+", b";", b"\xf0\x9f")
VALUES: Final[tuple[Any, ...]] = (
    None, True, False, 0, -1, 2**70, 1.5, 1e308, [], {}, [[]], [None], {"a": 1}, [[[[1]]]],
    "\ud800", *TEXTS,
)  # fmt: skip
BROKEN: Final = (
    b"", b"{", b"null", b"[]", b'"x"', b"1", b"NaN", b"\xff\xfe", b"[" * 100_000, b'{"a":' * 9999,
    b"9" * 9999, b"\x00", b"output=x", b'{"output": "' + b"x" * 100_000 + b'"}',
)  # fmt: skip
ENDINGS: Final = ("", "", ".csv", ".json", ".md", ".svg", ".CSV", ".csv.json", "/", "/x", ".")


def addresses(
    seed: int, pages: Mapping[str, Sequence[str]], values: Sequence[str]
) -> Iterator[str]:
    """Yield paths with query strings, percent-encoded, without end.

    ``pages`` has the parameters of each page by its name, ``values`` what they may well be.
    """
    rng = Random(seed)  # noqa: S311 -- the same for everybody
    names = list(pages)
    while True:
        name = rng.choice(names)
        path = _bent(rng, (name + rng.choice(ENDINGS)).encode(), often=0.3)
        parameters = list(pages[name]) or ["x"]
        pairs = [
            _bent(rng, rng.choice(parameters).encode(), often=0.1)
            + rng.choice((b"=", b"=", b"=", b"", b"=="))
            + _bent(rng, rng.choice(values).encode(), often=0.6)
            for _ in range(rng.choice((0, 1, 1, 2, 3, 8)))
        ]
        query = rng.choice((b"&", b"&", b"&", b";")).join(pairs)
        # What is left as it is may end a line or begin another part; that is tried elsewhere.
        yield f"/{_sent(path)}" + (f"?{_sent(query)}" if pairs else "")


def _sent(part: bytes) -> str:
    return quote_from_bytes(part, safe="/=&+;,%~@:!$'()*")


def _bent(rng: Random, text: bytes, often: float) -> bytes:
    """The text, or, as often as told, something else in its place or within it."""
    if rng.random() > often:
        return text
    odd = rng.choice((*BYTES, *(one.encode() for one in TEXTS)))
    at = rng.randrange(len(text) + 1)
    return rng.choice((odd, text[:at] + odd, text[:at] + odd + text[at:], text * 2, text[:at]))


def bodies(seed: int, calls: Sequence[dict[str, Any]]) -> Iterator[bytes]:
    """Yield bodies made of true ``calls``, without end."""
    rng = Random(seed)  # noqa: S311 -- as above
    while True:
        if rng.random() < 0.05:  # noqa: PLR2004 -- one in twenty
            yield rng.choice(BROKEN)
            continue
        body: Any = json.loads(json.dumps(rng.choice(calls)))
        for _ in range(rng.choice((1, 1, 2, 4))):
            body = _changed(rng, body)
        text = json.dumps(body).encode()
        yield text if rng.random() < 0.97 else text[: rng.randrange(len(text))]  # noqa: PLR2004


def _changed(rng: Random, node: Any) -> Any:  # noqa: ANN401 -- JSON
    """The same with one thing replaced, left out, doubled or renamed, at some depth."""
    inside = node if isinstance(node, dict | list) and node and rng.random() < 0.85 else None  # noqa: PLR2004
    if inside is None:
        return deepcopy(rng.choice(VALUES))
    key: Any = rng.choice(list(inside)) if isinstance(inside, dict) else rng.randrange(len(inside))
    how = rng.random()
    if how < 0.7:  # noqa: PLR2004
        inside[key] = _changed(rng, inside[key])
    elif how < 0.85:  # noqa: PLR2004
        del inside[key]
    elif isinstance(inside, dict):
        inside[rng.choice(("id", "output", "value", "property", "x"))] = deepcopy(inside[key])
    else:
        inside.insert(key, deepcopy(inside[key]))
    return inside


def calls_of(dependencies: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """What pages send to each callback that the server answers, given ``/_dash-dependencies``."""
    return [_call(one) for one in dependencies if not one["clientside_function"]]


def _call(callback: Mapping[str, Any]) -> dict[str, Any]:
    output = callback["output"]
    filled = [_part(name.rpartition(".")) for name in output.strip(".").split("...")]
    inputs = [_part((one["id"], ".", one["property"])) for one in callback["inputs"]]
    state = [_part((one["id"], ".", one["property"])) for one in callback["state"]]
    first = inputs[0]
    return {
        "output": output,
        "outputs": filled if output.startswith("..") else filled[0],
        "inputs": inputs,
        "state": state,
        "changedPropIds": [f"{first['id']}.{first['property']}"] if "id" in first else [],
    }


def _part(name: tuple[str, str, str]) -> Any:  # noqa: ANN401 -- one component, or all of a pattern
    identity, _, prop = name
    if not identity.startswith("{"):
        usual = {"pathname": "/partner", "search": "?partner=RUS"}
        return {"id": identity, "property": prop, "value": usual.get(prop, "")}
    pattern = json.loads(identity)
    ids = [
        {key: own if isinstance(value, list) else value for key, value in pattern.items()}
        for own in ("since", "scale")
    ]
    return [{"id": one, "property": prop, "value": one if prop == "id" else "2015"} for one in ids]
