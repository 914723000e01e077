"""Changes are made in the letters themselves: a value takes the look of the run it is written into."""

from collections.abc import Iterable
from copy import deepcopy
from typing import Any

from legal_docs.rendering.forms.letters import (
    BREAK,
    PRIVATE,
    RUN,
    SYMBOL,
    SYMBOL_BOXES,
    TAB,
    TEXT,
    TICK,
    Letter,
    W,
    is_private,
    letters,
    symbol_key,
    typed_key,
    unused,
)
from legal_docs.rendering.forms.region import Edit

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_CHECKED = "{http://schemas.microsoft.com/office/word/2010/wordml}checked"


def apply(edits: Iterable[Edit]) -> None:
    """Make the edits in the XML, the last of a paragraph first, so that the others stay in place."""
    for edit in sorted(edits, key=lambda e: (e.start, e.end), reverse=True):
        _apply(edit, letters(edit.paragraph))


def changed(text: str, edits: Iterable[Edit]) -> str:
    """Return what a paragraph of `text` is to say after its edits."""
    for edit in sorted(edits, key=lambda e: (e.start, e.end), reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text


def _apply(edit: Edit, printed: list[Letter]) -> None:
    gone = printed[edit.start : edit.end]
    if edit.text == TICK and len(gone) == 1:
        _tick(gone[0])
        return
    node, offset = _spot(edit, printed)
    for letter in reversed(gone):
        text = letter.node.text
        letter.node.text = text[: letter.offset] + text[letter.offset + 1 :]
    for written in (node, *(letter.node for letter in gone)):
        for control in written.iterancestors(f"{W}sdt"):
            _leave_prompt(control)
    _insert(node, offset, edit.text)


def _spot(edit: Edit, printed: list[Letter]) -> tuple[Any, int]:
    """Return the text node to write into, and where in it."""
    here, before = printed[edit.start : edit.start + 1], printed[max(edit.start - 1, 0) : edit.start]
    if here and here[0].node.tag == TEXT and (edit.end > edit.start or not before):
        return here[0].node, here[0].offset
    if before and before[0].node.tag == TEXT:
        return before[0].node, before[0].offset + 1
    if here and here[0].node.tag == TEXT:
        return here[0].node, here[0].offset
    beside = (here or before)[:1]
    if beside:
        node = beside[0].node.makeelement(TEXT)
        (beside[0].node.addprevious if here else beside[0].node.addnext)(node)
        return node, 0
    return _first_text(edit.paragraph), 0


def _first_text(paragraph: Any) -> Any:
    """Return a text node in an empty paragraph, with the look the paragraph's mark has."""
    run = next((r for r in paragraph.iter(RUN) if r.find(f"{W}fldChar") is None), None)
    if run is None:
        run = paragraph.makeelement(RUN)
        paragraph.append(run)
        look = paragraph.find(f"{W}pPr/{W}rPr")
        if look is not None:
            run.append(deepcopy(look))
            for found in run[0].findall(f"{W}rPrChange"):
                run[0].remove(found)
    node = run.find(TEXT)
    if node is None:
        node = run.makeelement(TEXT)
        run.append(node)
    return node


def _insert(node: Any, offset: int, value: str) -> None:
    text = node.text or ""
    before, after = text[:offset], text[offset:]
    _set(node, "")
    last, written = node, before
    for char in value:
        if char not in "\n\t":
            written += char
            continue
        _set(last, written)
        mark, rest = node.makeelement(BREAK if char == "\n" else TAB), node.makeelement(TEXT)
        last.addnext(mark)
        mark.addnext(rest)
        last, written = rest, ""
    _set(last, written + after)


def _set(node: Any, text: str) -> None:
    node.text = text
    if text != text.strip():
        node.set(_SPACE, "preserve")


def _tick(letter: Letter) -> None:
    node = letter.node
    if node.tag == SYMBOL:
        node.set(f"{W}char", "F0" + SYMBOL_BOXES[symbol_key(node)])
        node.set(f"{W}font", "Wingdings 2" if symbol_key(node)[0].endswith("2") else "Wingdings")
        return
    mark = _typed_tick(node.text[letter.offset], node)
    _set(node, node.text[: letter.offset] + mark + node.text[letter.offset + 1 :])
    for checked in (c for control in node.iterancestors(f"{W}sdt") for c in control[0].iter(_CHECKED)):
        checked.set(_CHECKED.replace("}checked", "}val"), "1")


def _typed_tick(box: str, node: Any) -> str:
    """Return the tick in place of `box`: of the same symbol font where the box is a letter of one."""
    code = SYMBOL_BOXES.get(typed_key(box, node)) if is_private(box) else None
    return chr(PRIVATE + int(code, 16)) if code else TICK


def _leave_prompt(control: Any) -> None:
    """Make an unused content control a used one: its prompt and the prompt's look go."""
    mark = unused(control)
    if mark is None:
        return
    mark.getparent().remove(mark)
    for look in control.iter(f"{W}rPr"):
        style = look.find(f"{W}rStyle")
        if style is not None and look.getparent().tag == RUN:
            look.remove(style)
