"""Proof after filling: the finished file is opened again and says what it should, letter by letter."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from legal_docs.errors import ProofError
from legal_docs.rendering.forms.letters import PARAGRAPH, W, text_of
from legal_docs.rendering.forms.printed import plain
from legal_docs.rendering.forms.region import Edit
from legal_docs.rendering.forms.write import changed
from legal_docs.rendering.package import Package


def expected(body: Any, edits: Iterable[Edit]) -> list[str]:
    """Return what each paragraph is to say after the edits, computed from its text alone."""
    by_paragraph = defaultdict(list)
    for edit in edits:
        by_paragraph[edit.paragraph].append(edit)
    return [changed(text_of(p), by_paragraph.get(p, ())) for p in body.iter(PARAGRAPH)]


def prove(docx: bytes, wanted: list[str]) -> None:
    """Raise ProofError unless the paragraphs of the file say `wanted`: blanks of unused prompts aside."""
    body = Package(docx).document.find(f"{W}body")
    found = [text_of(p) for p in body.iter(PARAGRAPH)]
    if found == wanted:
        return
    pairs = zip(wanted, found, strict=False)
    wrong = next((a for a, b in pairs if a != b), "")
    raise ProofError(
        f"填好的表格与应填内容不符：“{plain(wrong).text[:40]}”。文件未保存，请把表格交维护人员检查。",
        f"The filled form does not say what it should near: {plain(wrong).text[:40]}. Nothing was kept.",
    )
