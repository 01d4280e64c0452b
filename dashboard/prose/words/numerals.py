"""A number in digits, as a language writes it: *1,234.5*, *1 234,5*. Pure."""

from dashboard.prose.words.vocabulary import Vocabulary


def numeral(written: str, words: Vocabulary) -> tuple[float, float] | None:
    """A number in digits and the unit of its last digit; None where it is no number."""
    spaced = "".join(written.split())
    for sign in words.group:
        # Of two signs in a number the one that is twice there, or before the other, groups.
        if sign not in words.point and _is_misgrouped(spaced, sign, words.point):
            return None
        if sign not in words.point or _groups(spaced, sign, words.point):
            spaced = spaced.replace(sign, "")
    point = next((sign for sign in words.point if sign in spaced), words.point[0])
    whole, _, rest = spaced.partition(point)
    if not whole.isdigit() or (rest and not rest.isdigit()):
        return None
    # Three digits after a point that is not the language's own may be thousands.
    if point != words.point[0] and len(rest) == 3:  # noqa: PLR2004 -- digits
        return None
    return float(f"{whole}.{rest or 0}"), 10.0 ** -len(rest)


def _groups(written: str, sign: str, points: str) -> bool:
    """Whether a sign that may be a point stands between groups of three digits in a number."""
    whole, point, _ = written.partition(points[0])
    first, *rest = whole.split(sign)
    is_clear = bool(rest) and (len(rest) > 1 or bool(point))
    return is_clear and len(first) <= 3 and all(len(one) == 3 for one in rest)  # noqa: PLR2004 -- digits


def _is_misgrouped(written: str, sign: str, points: str) -> bool:
    """Whether a sign that only groups digits does not stand between three of them: *27,8*."""
    rest = written.partition(points[0])[0].split(sign)[1:]
    return sign.strip() != "" and any(len(one) != 3 for one in rest)  # noqa: PLR2004 -- digits
