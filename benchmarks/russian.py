"""Sentences about trade in Russian, for `benchmarks/reading.py` to bend."""
# ruff: noqa: RUF001 -- Russian has letters that look like others

NAMES = {
    "AZE": "Азербайджан Азербайджана Азербайджан Азербайджаном",
    "RUS": "Россия России Россию Россией", "IRN": "Иран Ирана Иран Ираном",
    "TUR": "Турция Турции Турцию Турцией", "ITA": "Италия Италии Италию Италией",
    "CHN": "Китай Китая Китай Китаем", "GEO": "Грузия Грузии Грузию Грузией",
    "KAZ": "Казахстан Казахстана Казахстан Казахстаном",
    "DEU": "Германия Германии Германию Германией", "USA": "США США США США",
}  # fmt: skip
"""Names as they are, and with the endings of whose, whereto and with whom."""

SENTENCES = {
    "share of turnover": "Доля {partner[of]} в товарообороте {reporter[of]} в {year} году "
    "составила {value}%",
    "share of exports": "В {year} году на {partner[to]} пришлось {value}% экспорта {reporter[of]}",
    "share of imports": "В {year} году доля {partner[of]} в импорте {reporter[of]} достигла "
    "{value}%",
    "exports": "Экспорт {reporter[of]} в {partner[to]} в {year} году составил {value} млн долларов",
    "imports": "Импорт {reporter[of]} из {partner[of]} в {year} году составил {value} млн долларов",
    "turnover": "Товарооборот {reporter[of]} с {partner[with]} в {year} году достиг {value} млн "
    "долларов",
    "exports in the pair": "Экспорт составил {value}% товарооборота {reporter[of]} с "
    "{partner[with]} в {year} году",
    "imports in the pair": "В {year} году на импорт из {partner[of]} пришлось {value}% "
    "товарооборота {reporter[of]} с {partner[with]}",
}
CHANGES = {
    "exports": "Экспорт {reporter[of]} в {partner[to]} в {year} году {moved} на {value}%",
    "imports": "Импорт {reporter[of]} из {partner[of]} в {year} году {moved} на {value}%",
}
FRAMES = (
    "Неверно, что {}.", "Неправда, что {}.", "Никто не говорит, что {}.",
    "Если бы {}, было бы хорошо.", "Министр опроверг, что {}.", "Ожидается, что {}.", "{}?",
    "Допустим, {}.", "Якобы {}.", "Утверждение, что {}, ложно.", "По плану {}.",
    "По товарам и услугам {}.", "В марте {}.", "За последние годы {}.", "Вряд ли {}.",
    "Сомнительно, что {}.", "Планируется, что {}.",
)  # fmt: skip
DENIALS = {
    " составила ": " не составила ", " составил ": " не составил ", " пришлось ": " не пришлось ",
    " достигла ": " не достигла ", " достиг ": " не достиг ", " вырос ": " не вырос ",
    " сократился ": " не сократился ",
}  # fmt: skip
MOVED = ("вырос", "сократился")
"""That something rose, and that it fell."""


def cases(told: str) -> dict[str, str]:
    """A name with each of its endings."""
    return dict(zip(("is", "of", "to", "with"), told.split(), strict=True))
