"""The proof: both finished files are read back and must say the same, and say what they were to say."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from legal_docs.errors import ProofError
from legal_docs.rendering import match
from legal_docs.rendering.blocks import Document
from legal_docs.rendering.match import Fault
from legal_docs.rendering.pages import check_overflow, check_pages, page_bodies
from legal_docs.rendering.reader import read
from legal_docs.rendering.residue import residue
from legal_docs.rendering.text import docx_margin_text, docx_text, pdf_pages, squeeze

_NUMERALS = "零壹贰叁肆伍陆柒捌玖拾佰仟万亿"


def prove(
    docx: bytes,
    pdf: bytes,
    must_say: Sequence[str],
    must_not_say: Sequence[str] = (),
    *,
    once: Sequence[str] = (),
    printed: bool = False,
) -> None:
    """Return quietly when both files say the same, all of `must_say` and nothing of `must_not_say`.

    What stands in `once` must be said exactly as often as it is listed there. `printed` is a form, whose
    blanks may stay empty. Also looked at: traces of the template, A4 pages, blank pages, words outside
    the page, embedded fonts, headers and footers.
    Raises ProofError naming each value that was lost, or the place where the files differ.
    """
    document, body = read(docx), docx_text(docx)
    words = f"{body}\n{docx_margin_text(docx)}"
    check_pages(pdf)
    pages = page_bodies(document, pdf_pages(pdf))
    check_overflow(document, pdf)
    faults = [*residue(words, printed=printed), *_lost(words, must_say), *_said(words, must_not_say)]
    faults += _miscounted(words, once)
    faults += _differences(document, body, pages, must_say)
    if faults:
        raise ProofError(
            f"文书核对未通过：{'；'.join(zh for zh, _ in faults)}。文件没有保存，请核对模板与案件资料。",
            f"The paper failed its proof: {'; '.join(en for _, en in faults)}. Nothing was kept.",
        )


def _differences(document: Document, body: str, pages: Sequence[str], must_say: Sequence[str]) -> list[Fault]:
    """Return where Word's raw text, its blocks, and the pages differ, and which values the pages lost."""
    atoms = match.atoms(document)
    if "".join(map("".join, atoms)) != squeeze(body):
        return [("Word 文件中有未能转换的文字", "the Word file holds words that were not read")]
    shown = match.difference(pages, atoms, match.headers(document))
    return [*_lost_in_pdf("".join(pages), must_say), shown] if shown else []


def _lost(words: str, wanted: Sequence[str]) -> Iterator[Fault]:
    for value in dict.fromkeys(wanted):
        if not re.search(_whole(value), words):
            yield f"Word 中缺少“{value}”", f'Word lacks "{value}"'


def _lost_in_pdf(words: str, wanted: Sequence[str]) -> Iterator[Fault]:
    for value in dict.fromkeys(wanted):
        if squeeze(value) not in words:
            yield f"PDF 中缺少“{value}”", f'the PDF lacks "{value}"'


def _said(words: str, unwanted: Sequence[str]) -> Iterator[Fault]:
    for value in unwanted:
        if re.search(_loose(value), words):
            yield f"不应出现“{value}”", f'"{value}" must not stand there'


def _miscounted(words: str, once: Sequence[str]) -> Iterator[Fault]:
    for value, wanted in Counter(once).items():
        times = len(re.findall(_whole(value), words))
        if times != wanted:
            yield f"“{value}”应出现{wanted}次，实为{times}次", f'"{value}" stands {times} times, not {wanted}'


def _loose(value: str) -> str:
    return r"\s*".join(re.escape(char) for char in squeeze(value)) or "(?!)"


def _whole(value: str) -> str:
    """Return a pattern for `value` that 1,234.56 does not find inside 11,234.56 or 1,234.567.

    Nor is 壹万元整 found inside 拾壹万元整.
    """
    before = r"(?<!\d)(?<!\d[.,])" if value[:1].isdigit() else ""
    before += f"(?<![{_NUMERALS}])" if value[:1] in tuple(_NUMERALS) else ""
    after = r"(?!\d)(?![.,]\d)" if value[-1:].isdigit() else ""
    return before + _loose(value) + after
