"""Country codes: a publisher's own code to ours, and back. Reads nothing; it is given the table.

Comtrade's numbers are not the UN's M49 (842 is the United States, 251 France, 699 India, 757
Switzerland, 579 Norway, 490 "Other Asia"), and one ISO code may belong to several of its areas.
So the number alone joins, one way, and one number per country is the one to ask with.
"""

from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Final

import pandas as pd

from etl.schema import UNALLOCATED, WORLD

COUNTRY_COLUMNS: Final = ("comtrade_code", "code", "name", "kind", "valid_until")
KINDS: Final = ("former", "alternate", "unallocated", "group", "country", "world")
"""What an area is, the kind last whose number and name stand for a code that several have."""


class UnknownCountryError(ValueError):
    """A code that is in no table; the message suggests what may have been meant."""


@dataclass(frozen=True)
class Countries:
    """The table ``countries.csv`` (columns ``COUNTRY_COLUMNS``) as look-ups.

    ``kind`` is country, former, alternate (a second number of a country), unallocated (part of the
    world total, no country), group (duplicates its members) or world. ``iso2``, of an optional
    column of that name, has ISO 3166 alpha-2 for those who ask by it.
    """

    by_number: dict[int, str]
    asked_by: dict[str, int]
    names: dict[str, str]
    groups: frozenset[int]
    iso2: dict[str, str] = field(default_factory=dict)

    @classmethod
    def from_table(cls, table: pd.DataFrame) -> "Countries":
        """Build the look-ups from the text columns of ``countries.csv``."""
        rows = list(table.loc[:, list(COUNTRY_COLUMNS)].itertuples(index=False, name=None))
        # Later entries win, so the preferred kind of area comes last.
        preferred = sorted(rows, key=lambda row: KINDS.index(row[3]))
        asked_by = {code: int(number) for number, code, _, _, _ in preferred}
        names = {code: name for _, code, name, _, _ in preferred}
        # Several areas are the rest, and the number of one would not ask for all of it.
        asked_by.pop(UNALLOCATED, None)
        names[UNALLOCATED] = "Not allocated to a country"
        return cls(
            by_number={int(number): code for number, code, _, _, _ in rows},
            asked_by=asked_by,
            names=names,
            groups=frozenset(int(number) for number, _, _, kind, _ in rows if kind == "group"),
            iso2=_two_letters(table),
        )

    def number(self, code: str) -> int:
        """Comtrade's number for one of our codes. Raises UnknownCountryError."""
        if code not in self.asked_by:
            raise UnknownCountryError(self.explain(code))
        return self.asked_by[code]

    @property
    def reporters(self) -> list[str]:
        """Every country there is or was; a code with a sign in it is no country's."""
        return sorted(
            code
            for code, number in self.asked_by.items()
            if code.isalpha() and self.is_area(code) and number not in self.groups
        )

    def explain(self, code: str) -> str:
        """The sentence for a code that is not known, with the likeliest meant."""
        by_name = {name.casefold(): own for own, name in self.names.items()}
        near = get_close_matches(code.casefold(), by_name, n=1, cutoff=0.6)
        near_code = get_close_matches(code.upper(), self.names, n=1, cutoff=0.6)
        hint = by_name[near[0]] if near else (near_code[0] if near_code else "AZE")
        return (
            f"{code!r} is not a country code. Codes are ISO 3166 alpha-3, such as {hint} for "
            f"{self.names.get(hint, hint)}; all are in data/reference/countries.csv."
        )

    def known(self, code: str) -> bool:
        """Whether the code may stand in a flow: a country, the world or the unallocated rest."""
        return code in self.names

    def is_area(self, code: str) -> bool:
        """Whether the code is one partner among many, neither the world nor the rest."""
        return code in self.names and code not in {WORLD, UNALLOCATED}


def _two_letters(table: pd.DataFrame) -> dict[str, str]:
    if "iso2" not in table.columns:
        return {}
    rows = table.loc[table["kind"].eq("country") & table["iso2"].ne(""), ["code", "iso2"]]
    return dict(rows.itertuples(index=False, name=None))
