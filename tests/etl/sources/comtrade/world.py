"""A small invented world of trade: the figures the local service answers with. Deterministic."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

WORLD = 0
# Some that are not M49 (251, 699, 757, 579, 842, 490), some "nes" (899, 837, 568), one group (97).
PARTNERS = (
    31, 51, 56, 112, 156, 203, 251, 268, 276, 364, 376, 380, 392, 398, 410, 417, 490, 528, 568,
    579, 616, 643, 699, 703, 724, 752, 757, 762, 792, 795, 804, 826, 837, 842, 860, 899,
)  # fmt: skip
GROUP = 97
CHAPTERS = ("01", "08", "27", "71", "84", "87", "99")
GOLD = "7108"
_LAST_YEAR = 9999
_OTHER = 842


@dataclass
class Trade:
    """What is published: for each reporter's number and year the release number.

    ``silent`` are (reporter, year, flow) with no trade at all; ``exploded`` are (reporter, year)
    filed by second partner, procedure and transport; ``second`` those with second partners. A month
    is written 202206.
    """

    releases: dict[tuple[int, int], int] = field(default_factory=dict)
    silent: set[tuple[int, int, str]] = field(default_factory=set)
    exploded: set[tuple[int, int]] = field(default_factory=set)
    partners: tuple[int, ...] = PARTNERS
    second: set[tuple[int, int]] = field(default_factory=set)

    @classmethod
    def of(cls, reporters: Iterable[int], years: Iterable[int]) -> "Trade":
        """All the reporters have published all the years, once."""
        listed = list(years)
        return cls({(reporter, year): 1 for reporter in reporters for year in listed})

    def total(self, reporter: int, partner: int, year: int, flow: str) -> int | None:
        """Dollars of one flow; None where there is no record."""
        if (reporter, year, flow) in self.silent or (reporter, year) not in self.releases:
            return None
        if partner not in {*self.partners, WORLD, GROUP}:
            return None
        if partner == WORLD:
            parts = [self.total(reporter, other, year, flow) for other in self.partners]
            return sum(part or 0 for part in parts)
        if partner == GROUP:
            return self.total(reporter, 276, year, flow)
        seed = f"{reporter} {partner} {year} {flow} {self.releases[reporter, year]}"
        number = int.from_bytes(hashlib.sha256(seed.encode()).digest()[:4])
        return None if number % 11 == 0 and partner not in {643, 364, 826, 31} else number % 10**9

    def value(self, cell: tuple[int, int, int, str], product: str) -> int | None:
        """Dollars of (reporter, partner, year, flow) and a product; chapters sum to the total."""
        reporter, partner, year, flow = cell
        if product not in {*CHAPTERS, GOLD, "TOTAL"}:
            return None
        if partner == WORLD and product != "TOTAL":
            parts = [self.value((reporter, p, year, flow), product) for p in self.partners]
            found = [part for part in parts if part is not None]
            return sum(found) if found else None
        total = self.total(reporter, partner, year, flow)
        if total is None or product == "TOTAL":
            return total
        part = total // len(CHAPTERS)
        if product == GOLD:
            return part // 2
        rest = total - part * (len(CHAPTERS) - 1)
        return rest if product == CHAPTERS[-1] else part

    def recent(self) -> list[dict[str, Any]]:
        """The rows of ``getComtradeReleases``: a day, words, and no more."""
        return [
            {
                "reporterCode": reporter,
                "flagCode": "XX",
                "datasetDesc": f"A country C{'M' if year > _LAST_YEAR else 'A'} {year}",
                "nr": "N" if release == 1 else "R",
                "dateRelease": f"{int(str(year)[:4]) + 1}-05-{release:02}T00:00:00",
            }
            for (reporter, year), release in sorted(self.releases.items())
        ]

    def availability(self, *, monthly: bool = False) -> list[dict[str, Any]]:
        """The rows of ``getDA``; wherever anybody publishes, so does a country nobody asks for."""
        other = (_OTHER, 202001 if monthly else 2020)
        releases = {other: 1} | self.releases if self.releases else {}
        return [
            {
                "datasetCode": int(f"2003{reporter:03}{year}2100"),
                "typeCode": "C",
                "freqCode": "M" if monthly else "A",
                "period": year,
                "reporterCode": reporter,
                "isExtendedPartner2Code": (reporter, year) in self.second,
                "reporterISO": "XXX",
                "reporterDesc": "A country",
                "classificationCode": "H5",
                "classificationSearchCode": "HS",
                "isOriginalClassification": True,
                "totalRecords": 1000,
                "datasetChecksum": reporter * year + release,
                "firstReleased": f"{int(str(year)[:4]) + 1}-03-29T22:50:18.8066667",
                "lastReleased": f"{int(str(year)[:4]) + 1}-05-{release:02}T19:12:39.8",
            }
            for (reporter, year), release in sorted(releases.items())
            if (year > _LAST_YEAR) == monthly
        ]

    def rows(self, asked: "Asked") -> list[dict[str, Any]]:
        """The rows that answer a question, sorted as the service sorts them."""
        if asked.second not in {(), (WORLD,)}:
            return self._sent_from(asked)
        found = []
        for reporter in asked.reporters:
            for year in asked.years:
                for flow in asked.flows:
                    for partner in asked.partners or (WORLD, *self.partners, GROUP):
                        for product in asked.products:
                            cell = (reporter, partner, year, flow)
                            value = self.value(cell, product)
                            if value is not None:
                                found += self._rows(cell, product, value, pinned=asked.pinned)
        return found

    def dispatched(self, reporter: int, sender: int, year: int) -> int | None:
        """Dollars of imports by the country they were sent from; the world's sum is the same."""
        return self.total(reporter, sender, year, "M")

    def _sent_from(self, asked: "Asked") -> list[dict[str, Any]]:
        """The world by second partner, for those who file it."""
        found = []
        for reporter in asked.reporters:
            for year in asked.years:
                for sender in asked.second:
                    value = self.dispatched(reporter, sender, year)
                    if value is not None and (sender == WORLD or (reporter, year) in self.second):
                        one = row((reporter, WORLD, year, "M"), "TOTAL", value)
                        found.append(one | {"partner2Code": sender})
        return found

    def _rows(
        self, cell: tuple[int, int, int, str], product: str, value: int, *, pinned: bool
    ) -> list[dict[str, Any]]:
        one = row(cell, product, value)
        if pinned and (cell[0], cell[2]) not in self.exploded:
            return [one]
        parts = ((899, "C00", 0), (0, "C06", 9300), (0, "C00", 3200))
        return [
            *(
                one | {"partner2Code": second, "customsCode": customs, "motCode": transport}
                for second, customs, transport in parts
            ),
            one,
        ]


@dataclass(frozen=True)
class Asked:
    """A question as the service reads it: ``codes`` are its products as they were sent."""

    reporters: tuple[int, ...]
    years: tuple[int, ...]
    flows: tuple[str, ...]
    partners: tuple[int, ...] | None
    products: tuple[str, ...]
    pinned: bool = True
    second: tuple[int, ...] = ()
    codes: tuple[str, ...] = ()
    count_only: bool = False

    @property
    def level(self) -> bool:
        """Whether a level of products is among the codes."""
        return any(code.startswith("AG") for code in self.codes)


def row(cell: tuple[int, int, int, str], product: str, value: float) -> dict[str, Any]:
    """One row with the service's fields, in their JSON types."""
    reporter, partner, year, flow = cell
    level = 0 if product == "TOTAL" else len(product)
    return {
        "typeCode": "C",
        "freqCode": "M" if year > _LAST_YEAR else "A",
        "refPeriodId": int(f"{year:<06}01".replace(" ", "0")),
        "refYear": int(str(year)[:4]),
        "refMonth": year % 100 if year > _LAST_YEAR else 52,
        "period": str(year),
        "reporterCode": reporter,
        "reporterISO": None,
        "reporterDesc": None,
        "flowCode": flow,
        "flowDesc": None,
        "partnerCode": partner,
        "partnerISO": None,
        "partnerDesc": None,
        "partner2Code": 0,
        "partner2ISO": None,
        "partner2Desc": None,
        "classificationCode": "H5",
        "classificationSearchCode": "HS",
        "isOriginalClassification": True,
        "cmdCode": product,
        "cmdDesc": None,
        "aggrLevel": level,
        "isLeaf": False,
        "customsCode": "C00",
        "customsDesc": None,
        "mosCode": "0",
        "motCode": 0,
        "motDesc": None,
        "qtyUnitCode": -1,
        "qtyUnitAbbr": None,
        "qty": 0,
        "isQtyEstimated": False,
        "altQtyUnitCode": -1,
        "altQtyUnitAbbr": None,
        "altQty": 0,
        "isAltQtyEstimated": False,
        "netWgt": None,
        "isNetWgtEstimated": False,
        "grossWgt": 0,
        "isGrossWgtEstimated": False,
        "cifvalue": value if flow == "M" else None,
        "fobvalue": value if flow == "X" else 0,
        "primaryValue": value,
        "legacyEstimationFlag": 0,
        "isReported": partner == WORLD,
        "isAggregate": partner != WORLD,
    }


NO_ROW = row((0, 0, 0, ""), "", 0)
"""The fields of a row."""
