"""A `Document` as typst source: one function for each look that occurs, then the words."""

from collections.abc import Sequence
from dataclasses import dataclass

from legal_docs.rendering.blocks import Block, Document, Look, PageBreak, Paragraph, Row, Section, Table
from legal_docs.rendering.stylemap import StyleMap
from legal_docs.rendering.together import groups
from legal_docs.rendering.typst.house import House, HouseStyle
from legal_docs.rendering.typst.lengths import points
from legal_docs.rendering.typst.strips import page_rule
from legal_docs.rendering.typst.tables import Plan
from legal_docs.rendering.typst.words import ALIGNMENTS, Letters, Setting, quoted, written

DATE = "datetime(year: 2000, month: 1, day: 1)"  # PDF/A asks for one; a fixed one keeps the bytes the same
# In the region "tw" typst leaves the width of commas and stops alone, with ss01 (tools/make_fonts.py) also
# that of brackets. So lines break where WeasyPrint breaks them. No glyph differs: locl is off.
PRELUDE = """\
#set text(lang: "zh", region: "tw", features: (ss01: 1, locl: 0), cjk-latin-spacing: none)
#set text(fallback: false, hyphenate: false)
#set par(leading: 0pt, spacing: 0pt, justify: false, linebreaks: "simple")
#set block(spacing: 0pt)
#set underline(evade: false, offset: 0.15em)
#show heading: it => it.body
"""


def to_typst(
    document: Document, house: House, styles: StyleMap, *, title: str, remark: str, rare: bool
) -> str:
    """Return the document as typst source; `rare` where a character is not in the small fonts."""
    writer = _Writer(document, house, styles, rare)
    sections = [writer.section(section) for section in document.sections]
    about = f"#set document(title: {quoted(title)}, description: {quoted(remark)}, date: {DATE})\n"
    return f"{about}{PRELUDE}{writer.definitions()}{''.join(sections)}"


@dataclass(frozen=True, slots=True)
class _Face:
    """How a paragraph looks: everything said about it, its letters, the room above and below it."""

    look: Look
    letters: Letters
    margins: tuple[float, float]


_NO_STYLE = HouseStyle()


class _Writer:
    def __init__(self, document: Document, house: House, styles: StyleMap, rare: bool) -> None:
        self._looks, self._house, self._map, self._rare = document.styles, house, styles, rare
        self._setting = Setting(styles.black, rare)
        self._body = Letters(16, 28.9, False).over(house.body, styles.black)
        self._faces: dict[tuple[str, Look], _Face] = {}
        self._names: dict[tuple[str, Look, bool], str] = {}
        self._functions: dict[str, str] = {}
        self._sections = 0

    def definitions(self) -> str:
        """Return the functions of the looks used so far."""
        return "".join(f"#let {name}(it) = {made}\n" for made, name in self._functions.items())

    def section(self, section: Section) -> str:
        """Return one section, which starts a page."""
        self._sections += 1
        label = f"s{self._sections}"
        room = section.width - section.margins[1] - section.margins[3]
        rule, words = page_rule(section, label, self._rare), self._blocks(section.blocks, room)
        return f"#{{\n{rule}\n[#metadata(0)<{label}>]\n{words}\n}}\n"

    def _blocks(self, blocks: Sequence[Block], room: float) -> str:
        made = list(groups(blocks, self._map.signatures, self._map.lists))
        words = []
        for number, group in enumerate(made):
            after = made[number + 1][0] if number + 1 < len(made) else None
            words.append(self._group(group, after, room))
        return "{ " + ";\n".join(words) + " }" if words else "[]"

    def _group(self, group: tuple[Block, ...], after: Block | None, room: float) -> str:
        if len(group) == 1:
            return self._block(group[0], after, room)
        nexts: list[Block | None] = [*group[1:], None]
        inside = "; ".join(
            self._block(block, follows, room) for block, follows in zip(group, nexts, strict=True)
        )
        above, below = self._margins(group[0])[0], self._margins(group[-1])[1]
        sticky = _yes(self._clings(group[-1], after))
        return (
            f"block(width: 100%, breakable: false, above: {above:g}pt, below: {below:g}pt, sticky: {sticky}, "
            f"{{ {inside} }})"
        )

    def _block(self, block: Block, after: Block | None, room: float) -> str:
        if isinstance(block, Paragraph):
            return self._paragraph(block, self._clings(block, after), room)
        if isinstance(block, PageBreak):
            return "pagebreak(weak: true)"
        return self._table(block, after, room)

    def _clings(self, block: Block, after: Block | None) -> bool:
        """Return whether `block` stays on one page with what follows."""
        if not isinstance(block, Paragraph):
            return False
        held = isinstance(after, Paragraph) and self._style(after.style).with_above
        return held or bool(self._face(block).look.keep_next)

    def _style(self, name: str) -> HouseStyle:
        return self._house.styles.get(name, _NO_STYLE) if name in self._map.house else _NO_STYLE

    def _face(self, paragraph: Paragraph) -> "_Face":
        """Return how a paragraph looks; the same for all of its style that say the same themselves."""
        key = (paragraph.style, paragraph.look)
        if key not in self._faces:
            self._faces[key] = self._worked_out(paragraph)
        return self._faces[key]

    def _worked_out(self, paragraph: Paragraph) -> "_Face":
        house = paragraph.style in self._map.house
        base = self._style(paragraph.style).look if house else self._looks.get(paragraph.style, Look())
        look = paragraph.look.over(base)
        letters = self._body.over(look, self._map.black)
        above, below = (points(said or "0", letters.size, letters.line) for said in (look.before, look.after))
        return _Face(look, letters, (above, below))

    def _margins(self, block: Block) -> tuple[float, float]:
        if isinstance(block, Paragraph):
            return self._face(block).margins
        margin = self._house.table_margin if isinstance(block, Table) else 0.0
        return (0.0 if isinstance(block, Table) and block.continued else margin), margin

    def _paragraph(self, paragraph: Paragraph, clings: bool, room: float) -> str:
        face = self._face(paragraph)
        if paragraph.text:
            words = written(paragraph.runs, face.letters, self._setting, room)
        else:
            words = f"box(height: {face.letters.line:g}pt)"
        made = f"{self._name(paragraph, face, clings)}({words})"
        tag = self._map.tag(paragraph.style)
        made = f"heading(level: {tag[1]}, {made})" if tag in ("h1", "h2", "h3") else made
        return f"pagebreak(weak: true); {made}" if face.look.page_break_before else made

    def _name(self, paragraph: Paragraph, face: "_Face", clings: bool) -> str:
        """Return the name of the function for a paragraph that looks like this."""
        key = (paragraph.style, paragraph.look, clings)
        if key not in self._names:
            made = self._function(face, clings, self._style(paragraph.style).whole)
            self._names[key] = self._functions.setdefault(made, f"s{len(self._functions)}")
        return self._names[key]

    def _function(self, face: "_Face", clings: bool, whole: bool) -> str:
        look, size = face.look, face.letters.size
        first, left, right = (points(said or "0", size) for said in (look.first_line, look.left, look.right))
        side = ALIGNMENTS[look.alignment or self._house.body.alignment or "left"]
        said = [f"set text({face.letters.rule(self._rare)})"]
        said += [f"set align({side})"] if side != "left" else []
        said += [_par(first)]
        inside = f"{{ {'; '.join(said)} }}"
        room = (
            (f"left: {left + min(0.0, first):g}pt, right: {right:g}pt") if left or right or first < 0 else ""
        )
        if not (room or clings or whole or any(face.margins)):
            return inside  # lines that stand in the page by themselves are laid out faster
        return (
            f"block(width: 100%, above: {face.margins[0]:g}pt, below: {face.margins[1]:g}pt, "
            f"sticky: {_yes(clings)}, breakable: {_yes(not whole)}, inset: ({room or ':'}), {inside})"
        )

    def _table(self, table: Table, after: Block | None, room: float) -> str:
        plan = Plan(self._house, room, self._keeps_next, self._blocks)
        above, below = self._margins(table)
        below = 0.0 if isinstance(after, Table) and after.continued else below
        rule = self._house.rule / 2 if table.bordered else 0
        size = f"width: 100%, above: {above:g}pt, below: {below:g}pt, inset: {rule:g}pt"
        return f"block({size}, {plan.table(table)})"

    def _keeps_next(self, row: Row) -> bool:
        inside = [block for cell in row.cells for block in cell.blocks]
        found = [self._face(block).look for block in inside if isinstance(block, Paragraph)]
        return bool(found) and len(found) == len(inside) and all(look.keep_next for look in found)


def _par(first: float) -> str:
    """Return the paragraph `it` with the indent of its first line, or of the others where that is below 0."""
    if first > 0:
        return f"par(first-line-indent: (amount: {first:g}pt, all: true), it)"
    return f"par(hanging-indent: {-first:g}pt, it)" if first else "par(it)"


def _yes(said: bool) -> str:
    return "true" if said else "false"
