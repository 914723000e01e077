"""What a Word file says about its makers beside its words: properties, comments, tracked changes."""

import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import PurePosixPath

from legal_docs.model.problem import Problem
from legal_docs.rendering.package import Package
from legal_docs.rendering.template.words import finding
from legal_docs.rendering.wordxml import child, local, switched, tag, text_near

_NAMES = {
    "creator": "作者",
    "lastModifiedBy": "最后修改者",
    "keywords": "关键词",
    "description": "备注",
    "category": "类别",
    "Company": "单位",
    "Manager": "经理",
    "HyperlinkBase": "链接地址",
    "Template": "模板路径",
}
_PLAIN = ("", "Normal", "Normal.dotm", "Normal.dot", "legal_docs")
_TRACKED = ("ins", "del", "moveFrom", "moveTo")


def traces(docx: bytes, file: str) -> Iterator[Problem]:
    """Yield the personal data, comments and tracked changes the file keeps."""
    package = Package(docx)
    with zipfile.ZipFile(BytesIO(docx)) as packed:
        names = packed.namelist()
    for name in names:
        if PurePosixPath(name).match("docProps/*.xml"):
            yield from _properties(package, name, file)
    for target in package.external():
        yield finding("template_external", file, target=target[:60])
    if any(PurePosixPath(name).match("comments*.xml") for name in names):
        near = next((text_near(one) for one in package.document.iter(tag("p")) if _commented(one)), "")
        yield finding("template_comments", file, "正文", near)
    tracked = next(package.document.iter(*map(tag, _TRACKED)), None)
    settings = next(iter(package.related("settings").values()), None)
    if tracked is not None or (settings is not None and switched(settings, "trackRevisions")):
        yield finding("template_tracked", file, "正文", "" if tracked is None else _around(tracked))


def _properties(package: Package, name: str, file: str) -> Iterator[Problem]:
    for each in package.xml(name).iter():
        own = local(each) == "property"
        value = "".join(each.itertext()).strip()
        if (own or local(each) in _NAMES) and value not in _PLAIN:
            what = str(each.get("name")) if own else _NAMES[local(each)]
            yield finding("template_personal", file, what=what, value=value[:40])


def _commented(paragraph: object) -> bool:
    return child(paragraph, "commentRangeStart") is not None


def _around(change: object) -> str:
    paragraph = next(change.iterancestors(tag("p")), change)  # type: ignore[attr-defined]
    return text_near(paragraph)
