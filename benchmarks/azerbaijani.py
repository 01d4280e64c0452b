"""Sentences about trade in Azerbaijani, for `benchmarks/reading.py` to bend."""
# ruff: noqa: RUF001 -- Azerbaijani has letters that look like others

NAMES = {
    "AZE": "Azərbaycan ın a dan la", "RUS": "Rusiya nın ya dan yla", "IRN": "İran ın a dan la",
    "TUR": "Türkiyə nin yə dən ylə", "ITA": "İtaliya nın ya dan yla", "CHN": "Çin in ə dən lə",
    "GEO": "Gürcüstan ın a dan la", "KAZ": "Qazaxıstan ın a dan la",
    "DEU": "Almaniya nın ya dan yla", "USA": "ABŞ -ın -a -dan -la",
}  # fmt: skip
"""Names with their endings: of, to, from and with it."""

SENTENCES = {
    "share of turnover": "{year}-ci ildə {partner[of]} {reporter[of]} ticarət dövriyyəsində payı "
    "{value}% olub",
    "share of exports": "{partner[is]} {year}-ci ildə {reporter[of]} ixracının {value} faizini "
    "təşkil edib",
    "share of imports": "{year}-ci ildə {reporter[of]} idxalının {value}%-i {partner[of]} payına "
    "düşüb",
    "exports": "{reporter[of]} {partner[to]} ixracı {year}-ci ildə {value} milyon dollar olub",
    "imports": "{year}-ci ildə {reporter[of]} {partner[from]} idxalı {value} milyon dollara çatıb",
    # Of trade "between" two it does not matter who is named first: that is no other side's.
    "turnover": "{year}-ci ildə {reporter[of]} {partner[with]} ticarət dövriyyəsi {value} milyon "
    "ABŞ dolları təşkil edib",
    "exports in the pair": "{year}-ci ildə {reporter[of]} {partner[with]} ticarətinin {value}%-ni "
    "ixrac təşkil edib",
    "imports in the pair": "{year}-ci ildə {partner[from]} idxal {reporter[of]} {partner[with]} "
    "ticarətinin {value}%-ni təşkil edib",
}
CHANGES = {
    "exports": "{year}-ci ildə {reporter[of]} {partner[to]} ixracı {value} faiz {moved}",
    "imports": "{reporter[of]} {partner[from]} idxalı {year}-ci ildə {value}% {moved}",
}
FRAMES = (
    "{} demək düzgün deyil.", "{} deyənlər yanılır.", "Heç kim demir ki, {}.", "Əgər {}, yaxşıdır.",
    "Nazir təkzib edib ki, {}.", "Gözlənilir ki, {}.", "{}?", "{} desəydi, yaxşı olardı.",
    "Tutaq ki, {}.", "Guya {}.", "{} iddiası yalandır.", "Plan belədir: {}.", "{}mı?",
    "Mal və xidmətlər üzrə {}.", "Martda {}.", "Son illər {}.",
)  # fmt: skip
DENIALS = {
    " olub.": " olmayıb.", " edib.": " etməyib.", " çatıb.": " çatmayıb.", " düşüb.": " düşməyib.",
    " artıb.": " artmayıb.", " azalıb.": " azalmır.",
}  # fmt: skip
MOVED = ("artıb", "azalıb")
"""That something rose, and that it fell."""


def cases(told: str) -> dict[str, str]:
    """A name with each of its endings."""
    name, *endings = told.split()
    cases = zip(("of", "to", "from", "with"), endings, strict=True)
    return {"is": name} | {case: name + ending for case, ending in cases}
