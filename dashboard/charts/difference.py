"""What turns one figure into another, as ``assets/at_once.js`` applies it. Pure."""

from typing import Any


def difference(one: Any, other: Any) -> Any:  # noqa: ANN401 -- parts of a figure, as JSON has them
    """The parts that differ, by their names, or in lists of as many objects by their numbers.

    None is for a part that the other has not; what cannot be taken apart is the other's as a whole.
    A part is of one kind in both.
    """
    if isinstance(one, list) and isinstance(other, list) and _are_alike(one, other):
        one, other = ({str(n): part for n, part in enumerate(each)} for each in (one, other))
    if not isinstance(one, dict) or not isinstance(other, dict):
        return other
    pairs = {name: (one.get(name), other.get(name)) for name in one | other}
    return {name: difference(*pair) for name, pair in pairs.items() if pair[0] != pair[1]}


def _are_alike(one: list[Any], other: list[Any]) -> bool:
    return len(one) == len(other) and all(isinstance(part, dict) for part in (*one, *other))
