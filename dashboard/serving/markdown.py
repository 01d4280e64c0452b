"""A page as Markdown: the same headings, sentences, lists, tables and links. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from dashboard.serving.markdown_line import SKIPPED, begun, escaped, inline, link
from dashboard.serving.nodes import Node
from dashboard.text import machines as words
from dashboard.text.language import say, say_many

_HEADINGS: Final = {f"h{level}": "#" * level for level in range(1, 7)}
_BLOCKS: Final = {
    *_HEADINGS, *(SKIPPED - {"button"}), "article", "details", "div", "dl", "footer", "header",
    "li", "main", "ol", "p", "section", "table", "ul",
}  # fmt: skip

_TAKEN: Final = "take"
"""The class of what is for taking a page along: its Markdown says at its head how to cite it."""

_SHORT: Final = 80
"""A block of so many characters may stand twice: a label, a number, that there are no data."""


@dataclass(frozen=True, slots=True)
class Markdown:
    """Renders trees: ``most`` rows of a table and items of a list, and where the rest of them is.

    ``data`` is the address of all rows, ``page`` that of all items; ``without`` are classes of the
    style sheet that are left out.
    """

    most: int
    data: str = ""
    page: str = ""
    without: tuple[str, ...] = ()

    def text(self, parts: Sequence[Node | str]) -> str:
        """Blocks with a blank line between; what is said in the same words again is said once."""
        told: list[str] = []
        for block in self.blocks(parts):
            if len(block) < _SHORT or block not in told:
                told.append(block)
        return "\n\n".join(told)

    def blocks(self, parts: Iterable[Node | str]) -> Iterator[str]:
        """Each block by itself; what stands in a line between two blocks is one paragraph."""
        line: list[str] = []
        for part in parts:
            if isinstance(part, str) or not _is_block(part):
                line.append(inline([part]))
                continue
            yield from _paragraph(line)
            line = []
            if not any(map(part.has_class, (*self.without, _TAKEN))):
                yield from self._block(part)
        yield from _paragraph(line)

    def _block(self, node: Node) -> Iterator[str]:
        if node.tag in _HEADINGS:
            yield f"{_HEADINGS[node.tag]} {inline(node.children)}"
        elif node.tag in {"p", "li"}:
            yield from _paragraph([inline(node.children)])
        elif node.tag in {"ul", "ol"}:
            yield from self._list(node)
        elif node.tag == "dl":
            yield from _joined(self._definitions(node))
        elif node.tag == "table":
            yield from self._table(node)
        elif node.tag == "details":
            yield from self._details(node)
        elif node.has_class("chart"):
            yield from self._chart(node)
        elif node.tag not in SKIPPED:
            yield from self.blocks(node.children)

    def _chart(self, node: Node) -> Iterator[str]:
        """Title, sentences and table; not what marks in the drawing mean, nor its row of links."""
        folded = [one for one in node.inner() if one.tag == "details" and not one.has_class(_TAKEN)]
        notes = [one for one in folded if not any(part.tag == "table" for part in one.inner())]
        at_length = any(part.has_class("sources") for one in notes for part in one.inner())
        apart = ("links", "folded", *(["whose"] if at_length else []))
        drawing = [one for one in node.elements if not any(map(one.has_class, apart))]
        for one in (*drawing, *notes):
            yield from self.blocks(part for part in one.inner() if _is_said(part))
        yield from self.blocks(one for one in folded if one not in notes)

    def _details(self, node: Node) -> Iterator[str]:
        """What a reader opens is open; a chart's table stands under the chart's own heading."""
        tables = [one for one in node.inner() if one.tag == "table"]
        if not tables:
            named = [one for one in node.inner() if one.tag == "summary"]
            yield from (f"**{link(inline(one.children), self.page)}**" for one in named[:1])
            yield from self.blocks(node.children)
            return
        rows = "\n\n".join(self.blocks(tables))
        yield rows
        for one in node.inner():
            if one.has_class("signs") and _explains(legend := inline(one.children), rows):
                yield begun(legend)

    def _list(self, node: Node) -> Iterator[str]:
        items = node.elements
        lines = [
            _item(f"{number}." if node.tag == "ol" else "-", self._content(one))
            for number, one in enumerate(items[: self.most], 1)
        ]
        yield from _joined(lines)
        left = len(items) - self.most
        if left > 0:
            yield link(escaped(say_many(words.MORE_ITEMS, left)), self.page)

    def _content(self, item: Node) -> list[str]:
        """What is in a list's item: blocks, or what stands in a line, paragraphs included."""
        if any(_is_block(one) and one.tag != "p" for one in item.elements):
            return list(self.blocks(item.children))
        return [begun(inline(item.children))]

    def _definitions(self, node: Node) -> Iterator[str]:
        term = ""
        for one in node.elements:
            if one.tag == "dt":
                term = inline(one.children)
                continue
            inner = [part for part in one.elements if _is_block(part)]
            said = inline(part for part in one.children if part not in inner)
            yield _item("-", [f"**{term}**: {said}".strip(), *self.blocks(inner)])

    def _table(self, node: Node) -> Iterator[str]:
        head, *body = [one for one in node.inner() if one.tag == "tr"] or [Node("tr")]
        if not body:
            return
        shown = _spread(body, self.most) if node.has_class("readings") else _first(body, self.most)
        yield "\n".join([_row(head), "|" + "---|" * len(_cells(head)), *map(_row, shown)])
        if len(shown) < len(body):
            said = say(words.MORE_ROWS, shown=len(shown), all=len(body))
            yield link(escaped(said), self.data)


def _is_block(node: Node) -> bool:
    return node.tag in _BLOCKS


def _is_said(node: Node) -> bool:
    """Whether it is a sentence or a title of a chart."""
    return node.tag in _HEADINGS or (node.tag == "p" and not node.has_class("marks"))


def _explains(legend: str, rows: str) -> bool:
    """Whether one of the signs that a legend begins its parts with is in the rows, a void aside."""
    signs = {part.strip().lstrip("\\")[:1] for part in legend.split("·")}
    return any(sign in rows for sign in signs if sign and not sign.isalnum() and sign != "–")


def _paragraph(line: Iterable[str]) -> Iterator[str]:
    """Links and texts beside each other as one paragraph, none for nothing."""
    text = " · ".join(filter(None, line))
    if text:
        yield begun(text)


def _joined(lines: Iterable[str]) -> Iterator[str]:
    told = "\n".join(lines)
    if told:
        yield told


def _item(mark: str, blocks: Sequence[str]) -> str:
    """A list's item: what follows its first line is set in under it."""
    first, *rest = "\n\n".join(blocks).split("\n")
    space = " " * (len(mark) + 1)
    return "\n".join([f"{mark} {first}", *(f"{space}{line}" if line else "" for line in rest)])


def _cells(row: Node) -> list[Node]:
    return [one for one in row.elements if one.tag in {"td", "th"}]


def _row(row: Node) -> str:
    return f"| {' | '.join(inline(cell.children) for cell in _cells(row))} |"


def _first(rows: Sequence[Node], most: int) -> Sequence[Node]:
    """The first rows; of more than may be shown, those that have a number before the others."""
    if len(rows) <= most:
        return rows
    told = [row for row in rows if any(one.tag == "a" for one in row.inner())]
    return (told or rows)[:most]


def _spread(rows: Sequence[Node], most: int) -> Sequence[Node]:
    """So many rows from the first to the last, and the one the verdict is given on."""
    if len(rows) <= most:
        return rows
    step = (len(rows) - 1) / max(most - 1, 1)
    kept = {round(step * number) for number in range(most)}
    return [row for at, row in enumerate(rows) if at in kept or row.has_class("primary")]
