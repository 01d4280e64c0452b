"""Words that say no more than what they stand beside: titles, and what is thrown in. Pure."""

from collections.abc import Sequence
from dataclasses import replace

from dashboard.prose.beside import as_filler, is_word, leads_to, part
from dashboard.prose.vocabulary import Mark


def without_asides(marks: Sequence[Mark], text: str) -> list[Mark]:
    """Words of a text without any that say no more than others."""
    told = without_thrown_in(without_abbreviations(marks, text))
    return without_main(without_titles(told))


def without_titles(marks: Sequence[Mark]) -> list[Mark]:
    """Words with titles before a country as what says nothing, others as words nobody knows.

    A neighbour without a name may be anybody.
    """
    return [
        _plain(mark, is_said=leads_to(marks, at + 1, "countries"))
        if mark.is_a("whole", "titles")
        else mark
        for at, mark in enumerate(marks)
    ]


def without_thrown_in(marks: Sequence[Mark]) -> list[Mark]:
    """Words without those between two commas that say nothing: *imports, however, rose*."""
    kept: list[Mark] = []
    for mark in marks:
        last = len(kept) - 1
        while mark.meaning == "," and last > 0 and kept[last].is_a("whole", "words"):
            last -= 1
        if 0 < last < len(kept) - 1 and kept[last].meaning == ",":
            del kept[last:]
        else:
            kept.append(mark)
    return kept


def without_abbreviations(marks: Sequence[Mark], text: str) -> list[Mark]:
    """Words of a text without what stands alone in brackets for the name before, in capitals."""
    kept: list[Mark] = []
    for mark in marks:
        kept.append(mark)
        is_end = mark.meaning == ")" and len(kept) > len("(X)") and kept[-3].meaning == "("
        if is_end and is_word(kept[-2]) and text[kept[-2].start : kept[-2].end].isupper():
            del kept[-3:]
    return kept


def without_main(marks: Sequence[Mark]) -> list[Mark]:
    """Words with *main* as no rank where they say which one, or only that it is among several.

    As *fourth among its main partners* and *among its main partners* do.
    """
    return [
        _as_no_rank(marks, at)
        if mark.is_a("ranks", "1") and leads_to(marks, at + 1, "partners")
        else mark
        for at, mark in enumerate(marks)
    ]


def _as_no_rank(marks: Sequence[Mark], at: int) -> Mark:
    """The mark of a rank, as what says nothing beside another one, as unknown after *among*."""
    begun, _ = part(marks, at)
    among = [one for one in range(begun, at) if marks[one].is_a("links", "between")]
    if not among:
        return marks[at]
    is_told = any(mark.kind == "ranks" for mark in marks[begun : among[0]])
    return _plain(marks[at], is_said=is_told)


def _plain(mark: Mark, *, is_said: bool) -> Mark:
    """A mark as what says no more where others say it, else as a word that nobody knows."""
    if is_said:
        return as_filler(mark)
    return replace(mark, kind="other", meaning=mark.form)
