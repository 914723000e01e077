"""Small questions to Word's XML: names, switches, lengths; and how to refuse what a page cannot show."""

from typing import Any

from legal_docs.errors import ProofError

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TWIPS = 20  # twentieths of a point

WORDS = {
    "drawing": "图片或图形",
    "pict": "图片或文本框",
    "object": "嵌入对象",
    "AlternateContent": "文本框或图形",
    "ins": "修订痕迹（插入）",
    "del": "修订痕迹（删除）",
    "moveFrom": "修订痕迹（移动）",
    "moveTo": "修订痕迹（移动）",
    "footnoteReference": "脚注",
    "endnoteReference": "尾注",
    "commentReference": "批注",
    "oMath": "公式",
    "oMathPara": "公式",
    "sym": "符号字体字符",
    "ruby": "拼音指南",
    "numPr": "自动编号",
    "cols": "分栏",
    "vanish": "隐藏文字",
    "strike": "删除线",
    "dstrike": "双删除线",
    "vertAlign": "上标或下标",
    "caps": "全部大写",
    "altChunk": "外部内容",
}


def tag(name: str) -> str:
    """Return the full name of the Word element or attribute `name`."""
    return _W + name


def local(element: Any) -> str:
    """Return an element's name without its namespace; "" for comments."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def child(element: Any, *path: str) -> Any:
    """Return the element at `path` below `element`, or None."""
    for name in path:
        if element is None:
            return None
        element = element.find(_W + name)
    return element


def value(element: Any, name: str = "val") -> str | None:
    """Return an attribute of `element`, or None where either is missing."""
    found = None if element is None else element.get(_W + name)
    return None if found is None else str(found)


def switched(properties: Any, name: str) -> bool | None:
    """Return whether the switch `name` is on, off, or (None) not mentioned."""
    switch = child(properties, name)
    return None if switch is None else value(switch) not in ("0", "false", "none", "off")


def points(twips: str | None) -> float:
    """Return a length given in twentieths of a point, 0 where there is none."""
    return float(twips) / _TWIPS if twips else 0.0


def refuse(name: str, near: str = "") -> ProofError:
    """Return the error for something in the document that a page made from it would not show."""
    word = WORDS.get(name, name)
    place = f"（在“{near[:20]}”附近）" if near else ""
    return ProofError(
        f"Word 文件中有无法转换为 PDF 的内容：{word}{place}。请从模板中去掉。",
        f"The Word file holds something the PDF cannot show: {name}. Take it out of the template.",
    )


def text_near(element: Any) -> str:
    """Return the words in `element`, to tell the reader where something stands."""
    return "".join(part.text or "" for part in element.iter(_W + "t"))
