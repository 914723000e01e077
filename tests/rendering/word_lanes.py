"""The two lanes that fill a Word template, compared part by part, and contexts made up for any template."""

import zipfile
from functools import lru_cache
from io import BytesIO
from typing import Any

from docx.oxml.ns import qn
from hypothesis import strategies as st
from jinja2 import nodes
from lxml import etree

from legal_docs.errors import LegalDocsError
from legal_docs.rendering import docxtpl_lane, values
from legal_docs.rendering.compiled import compiled
from legal_docs.rendering.sandbox import environment

_SPECIAL = ("&", "<", ">", '"', "'", "\n", "\t", "\r\n", "{{", "}}", "{%", "{_{", "}_}", "{_%", "%_}")
_RARE = ("䶮", "㛃", "𬭎", " ", "\u3000", "\u0085", "\u2028", "\u00a0", "]]>", "&amp;", "<w:p>", "</w:t>")
TEXT = st.lists(
    st.sampled_from([*_SPECIAL, *_RARE, "张某", "1,234.56"])
    | st.characters(codec="utf-8", exclude_characters="\ufffe\uffff", exclude_categories=["Cc", "Cs"]),
    max_size=6,
).map("".join)


def parts(docx: bytes) -> list[tuple[str, bytes]]:
    """Name and content of each part in order, XML in its canonical form."""
    with zipfile.ZipFile(BytesIO(docx)) as file:
        assert file.testzip() is None
        return [(name, _canonical(name, file.read(name))) for name in file.namelist()]


@lru_cache(maxsize=64)
def _canonical(name: str, raw: bytes) -> bytes:
    if not name.endswith((".xml", ".rels")):
        return raw
    return bytes(etree.tostring(etree.fromstring(raw), method="c14n"))


def torn(document: Any) -> None:
    """Write a condition that begins in a paragraph and ends in a link: without 甲 the link is only closed."""
    paragraph = document.add_paragraph("{% if 甲 %}")._p
    link = paragraph.makeelement(qn("w:hyperlink"))
    link.append(document.add_paragraph("{% endif %}").runs[0]._r)
    paragraph.append(link)


def by_docxtpl(template: bytes, context: Any, remark: str = "") -> list[tuple[str, bytes]] | str:
    """The parts as docxtpl makes them, or the error it raises."""
    try:
        return parts(docxtpl_lane.filled(template, values.plain(context), remark))
    except (LegalDocsError, Exception) as error:  # whatever it is, the other lane has to raise it too
        return f"{type(error).__name__}: {error}"


def by_compiled(template: bytes, context: Any, remark: str = "") -> list[tuple[str, bytes]] | str | None:
    """The parts of the compiled lane, the error it raises, or None where it leaves the work to docxtpl."""
    ready = compiled(template)
    try:
        made = ready.filled(values.plain(context), remark) if ready else None
    except (LegalDocsError, Exception) as error:
        return f"{type(error).__name__}: {error}"
    return parts(made) if made else None


class _Shape:
    """What a template does with a value: reads fields, goes through items, compares with constants."""

    def __init__(self) -> None:
        self.fields: dict[str, _Shape] = {}
        self.items: _Shape | None = None
        self.constants: list[Any] = []
        self.asked_for = False

    def strategy(self) -> st.SearchStrategy[Any]:
        if self.items is not None:
            return st.lists(self.items.strategy(), max_size=3)
        if self.fields:
            return st.fixed_dictionaries({name: shape.strategy() for name, shape in self.fields.items()})
        if any(isinstance(constant, int) for constant in self.constants):
            return st.integers(0, 3)
        leaf = st.sampled_from(self.constants) | TEXT if self.constants else TEXT
        return leaf | st.none() if self.asked_for else leaf


def contexts(template: bytes) -> st.SearchStrategy[dict[str, Any]]:
    """Contexts in which each key of the template has a value of the right shape; None where it may."""
    document = docxtpl_lane.template_class()(BytesIO(template))
    document.render_init()
    root = _Shape()
    for node in environment().parse(document.patch_xml(document.get_xml())).body:
        _walk(node, {}, root)
    return root.strategy()


def _walk(node: nodes.Node, names: dict[str, _Shape], root: _Shape) -> None:
    if isinstance(node, nodes.For):
        items = _shape(node.iter, names, root)
        items.items = items.items or _Shape()
        inner = names | {node.target.name: items.items, "loop": _Shape()}  # type: ignore[attr-defined]
        for child in (*node.body, *node.else_):
            _walk(child, inner, root)
        return
    if isinstance(node, nodes.If) and isinstance(node.test, nodes.Name | nodes.Getattr):
        _shape(node.test, names, root).asked_for = True
    if isinstance(node, nodes.Compare) and isinstance(node.ops[0].expr, nodes.Const):
        _shape(node.expr, names, root).constants.append(node.ops[0].expr.value)
    elif isinstance(node, nodes.Add) and isinstance(node.right, nodes.Const):
        _shape(node.left, names, root).constants.append(node.right.value)
    elif isinstance(node, nodes.Name | nodes.Getattr):
        _shape(node, names, root)
        return
    for child in node.iter_child_nodes():
        _walk(child, names, root)


def _shape(node: nodes.Node, names: dict[str, _Shape], root: _Shape) -> _Shape:
    if isinstance(node, nodes.Name):
        return names[node.name] if node.name in names else root.fields.setdefault(node.name, _Shape())
    if isinstance(node, nodes.Getattr):
        return _shape(node.node, names, root).fields.setdefault(node.attr, _Shape())
    return _Shape()
