"""What countries are found by: names in every language there is, aliases, codes."""

import unicodedata
from collections.abc import Collection, Mapping
from difflib import get_close_matches
from typing import Final
from weakref import WeakKeyDictionary

from babel import Locale

from dashboard.state.languages import catalogues
from dashboard.state.snapshot import Snapshot

_LETTERS: Final = str.maketrans("\u0259\u0131", "ei")
"""Letters that have a plainer one beside them and no accent that could be taken off."""

_FEW: Final = 3
_ALIKE: Final = 0.75  # of the letters of both names, at least
_LONGEST: Final = 40  # letters of a name that others are held against

Names = dict[str, tuple[str, ...]]
"""All that each country is found by, by its code."""

_known: WeakKeyDictionary[Snapshot, tuple[Names, dict[str, str]]] = WeakKeyDictionary()


def known_as(snapshot: Snapshot) -> Names:
    """All that each country is found by, in any language: its names, its codes."""
    return _named(snapshot)[0]


def code_of(snapshot: Snapshot, name: str) -> str:
    """The code of the country that a name or code is of; blank where it is nobody's."""
    return _named(snapshot)[1].get(folded(name), "")


def nearest(snapshot: Snapshot, name: str) -> tuple[str, ...]:
    """The codes of the few countries with a name most like one, the likest first; maybe none."""
    codes = _named(snapshot)[1]
    asked = folded(name)
    # Nobody slips in so long a name, and looking for one takes its time.
    alike = get_close_matches(asked, codes, _FEW, _ALIKE) if len(asked) <= _LONGEST else []
    return tuple(dict.fromkeys(codes[one] for one in alike))


# Few ask, and making it takes as long as a page.
def _named(snapshot: Snapshot) -> tuple[Names, dict[str, str]]:
    if snapshot not in _known:
        names = all_names(snapshot.labels, snapshot.territories, snapshot.aliases)
        _known[snapshot] = names, codes_by_name(names, snapshot.former)
    return _known[snapshot]


def folded(name: str) -> str:
    """A name as it is compared: no capitals, accents and apostrophes; words of letters, digits."""
    # Apart first: a letter of a fancy alphabet has no small one until it is a plain letter.
    apart = unicodedata.normalize("NFKD", name).lower().translate(_LETTERS)
    bare = "".join(one for one in apart if not unicodedata.combining(one) and one not in "'\u2019")
    return " ".join("".join(one if one.isalnum() else " " for one in bare).split())


def all_names(
    labels: Mapping[str, str],
    territories: Mapping[str, str],
    aliases: Mapping[str, Collection[str]],
) -> Names:
    """For each code of ``labels`` its names, the English first, and its codes.

    Another language's name is its catalogue's, and that of the Unicode CLDR. Of one that has its
    years behind it, as ``USSR (to 1990)``, the name without them is one too.
    """
    spoken = [
        (catalogue.gettext, Locale.parse(code, sep="-").territories)
        for code, catalogue in catalogues().items()
    ]
    found: Names = {}
    for code, label in labels.items():
        short = territories.get(code, "")
        elsewhere = [name for says, named in spoken for name in (says(label), named.get(short, ""))]
        # A code with a sign in it is the table's own, and nobody calls a country that.
        codes = (code, short) if code.isalpha() else ()
        every = (label, label.partition(" (")[0], *elsewhere, *aliases.get(code, ()), *codes)
        found[code] = tuple(dict.fromkeys(filter(None, every)))
    return found


def codes_by_name(names: Mapping[str, Collection[str]], former: Collection[str]) -> dict[str, str]:
    """Whose each name is, folded; that of a country of today before one of the past."""
    past_first = sorted(names, key=lambda code: code not in former)
    found = {folded(name): code for code in past_first for name in names[code]}
    return found | {folded(code): code for code in names if code.isalpha()}
