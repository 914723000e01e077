"""HTML to PDF with WeasyPrint: packaged fonts only, nothing loaded from outside, same bytes every time.

Two families are there for the style sheets: 案卷宋体 (Noto Serif SC) and 案卷黑体 (Noto Sans SC). The fonts
have one weight; bold text of 案卷宋体 is set in the black 案卷黑体, as Chinese printing does for emphasis.
"""

import re
import sys
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from legal_docs.errors import ProofError
from legal_docs.rendering import engine, glyphs

LANGUAGE = "zh-CN"
PRODUCER = "legal_docs"
_LEVEL = 6
_NUMBERED = re.compile(r"&#[xX]([0-9a-fA-F]{1,8})|&#([0-9]{1,8})|\\([0-9a-fA-F]{1,6})")


def html_to_pdf(html: str, *, css: Sequence[Path] = (), assets: Path | None = None) -> bytes:
    """Return `html` as a PDF laid out with the style sheets `css`; same input, same bytes.

    Addresses in the page are relative to `assets`; only files in there and next to a style sheet open.
    Links that leave the document are dropped, and nothing is attached.
    Raises ProofError for a character without glyph, and for a picture or file that may not be
    opened; MissingPartError where a system library or a font is missing.
    """
    looks = [path.read_text("utf-8") for path in css]
    rare = assets is not None or bool(glyphs.beyond_small(_all_characters([html, *looks])))
    with engine.ready(rare=rare) as weasy:
        fetcher = weasy.fetcher([*(path.parent for path in css), *([assets] if assets else [])])
        page = weasy.html(html, fetcher, assets)
        drop_outside_links(page.etree_element)
        glyphs.require(page_text(page.etree_element))
        sheets = [weasy.stylesheet(look, path.parent) for look, path in zip(looks, css, strict=True)]
        pdf: bytes = page.write_pdf(
            stylesheets=[weasy.base, *sheets],
            font_config=weasy.fonts,
            pdf_identifier=True,
            finisher=_finish,
        )
        _require_all_loaded(fetcher.refused)
        return pdf


def _all_characters(sources: Sequence[str]) -> str:
    """Return every character that the page or a style sheet may print, written as such or as a number."""
    words = "".join(sources)
    numbered = (int(dec) if dec else int(hexa or css, 16) for hexa, dec, css in _NUMBERED.findall(words))
    return words + "".join(chr(number) for number in numbered if number <= sys.maxunicode)


def drop_outside_links(root: Any) -> None:
    """Remove each address that would leave the document: links, attachments, a moved base."""
    for element in root.iter():
        sheet = element.tag == "link" and element.get("rel") == "stylesheet"
        if not sheet and not element.get("href", "#").startswith("#"):
            del element.attrib["href"]


def page_text(root: Any) -> str:
    """Return the text a reader may see, without scripts, styles and comments."""
    hidden = {"style", "script"}
    words: list[str] = []
    for element in root.iter():
        if isinstance(element.tag, str) and element.tag not in hidden:
            words.append(element.text or "")
        words.append(element.tail or "")
    return "".join(words)


def _finish(document: Any, pdf: Any) -> None:
    foreign = sorted({font.family for font in document.fonts.values()} - set(engine.FAMILIES))
    if foreign:
        names = "、".join(foreign)
        raise ProofError(
            f"PDF 中出现了未随程序提供的字体：{names}。", f"The PDF uses fonts not shipped: {names}."
        )
    pdf.info["Producer"] = engine.text_of(PRODUCER)
    pdf.catalog.setdefault("Lang", engine.text_of(LANGUAGE))
    for part in pdf.objects:
        if getattr(part, "compress", False) and len(part.stream) == 1 and isinstance(part.stream[0], bytes):
            _pack(part)


def _pack(part: Any) -> None:
    """Compress a font here: WeasyPrint's level 9 takes three times as long and saves less than 1 %."""
    part.stream = [zlib.compress(part.stream[0], _LEVEL)]
    part.extra["Filter"] = "/FlateDecode"
    part.compress = False


def _require_all_loaded(refused: Sequence[str]) -> None:
    if refused:
        names = "、".join(refused)
        raise ProofError(
            f"页面要打开的文件不存在或不允许打开：{names}。请把图片放进模板的资源文件夹。",
            f"The page asks for missing or forbidden files: {names}. Keep pictures with the assets.",
        )
