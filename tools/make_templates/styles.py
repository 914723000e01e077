"""The named styles of the default templates: the official look (GB/T 9704 measures)."""

from collections.abc import Sequence
from dataclasses import dataclass

from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt


@dataclass(frozen=True)
class Look:
    """One paragraph style: font, size in points, line height, alignment, indent in characters."""

    name: str
    font: str
    size: float
    line: float
    align: str = "left"
    indent: float = 0
    before: float = 0
    after: float = 0
    keep: bool = False
    page: bool = False


LOOKS = (
    Look("诉状标题", "方正小标宋简体", 22, 36, "center", after=14, keep=True),
    Look("诉状副标题", "楷体", 16, 28, "center", after=8, keep=True),
    Look("诉状当事人", "仿宋", 16, 28, indent=2),
    Look("诉状一级标题", "黑体", 16, 28, indent=2, before=6, keep=True),
    Look("诉状二级标题", "楷体", 16, 28, indent=2, keep=True),
    Look("诉状正文", "仿宋", 16, 28, indent=2),
    Look("诉状请求", "仿宋", 16, 28, indent=2),
    Look("诉状落款", "仿宋", 16, 28, "right", keep=True),
    Look("诉状此致", "仿宋", 16, 28, indent=2, keep=True),
    Look("诉状抬头", "仿宋", 16, 28, keep=True),
    Look("分页标题", "黑体", 16, 28, keep=True, page=True),
    Look("诉状附件", "仿宋", 16, 28, indent=2),
    Look("表格文字", "宋体", 10.5, 15),
    Look("表格表头", "黑体", 10.5, 15, "center", keep=True),
    Look("表格数字", "宋体", 10.5, 15, "right"),
    Look("表格分组", "黑体", 10.5, 15, keep=True),
    Look("说明文字", "宋体", 9, 14),
)
ALIGN = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
}


def add_styles(document: Document, looks: Sequence[Look] = LOOKS) -> None:
    """Add the house styles, or other `looks`, to `document`."""
    for look in looks:
        style = document.styles.add_style(look.name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = document.styles["Normal"]
        style.quick_style = True
        style.font.size = Pt(look.size)
        _font(style.element, look.font)
        form = style.paragraph_format
        form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(look.line)
        form.space_before, form.space_after = Pt(look.before), Pt(look.after)
        form.alignment = ALIGN[look.align]
        form.keep_with_next = look.keep
        form.page_break_before = look.page
        form.widow_control = True
        if look.indent:
            form.first_line_indent = Pt(look.size * look.indent)


def set_page(document: Document, *, landscape: bool) -> None:
    """Set A4 with the official margins, or a landscape A4 for wide tables; page number in the footer."""
    section = document.sections[0]
    if landscape:
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = Mm(297), Mm(210)
        margins = (25, 20, 20, 20)
    else:
        section.page_width, section.page_height = Mm(210), Mm(297)
        margins = (37, 35, 28, 26)
    section.top_margin, section.bottom_margin = Mm(margins[0]), Mm(margins[1])
    section.left_margin, section.right_margin = Mm(margins[2]), Mm(margins[3])
    section.footer_distance = Mm(12 if landscape else 25)
    number_pages(section.footer.paragraphs[0])


def number_pages(paragraph, points: float = 14) -> None:  # type: ignore[no-untyped-def]
    """Print `— 1 —` as a complex field, which every word processor keeps."""
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _run(paragraph, "— ", points)
    for mark in ("begin", "PAGE", "separate", "1", "end"):
        run = _run(paragraph, mark if mark == "1" else "", points)
        if mark == "PAGE":
            code = OxmlElement("w:instrText")
            code.set(qn("xml:space"), "preserve")
            code.text = " PAGE "
            run._element.append(code)
        elif mark != "1":
            char = OxmlElement("w:fldChar")
            char.set(qn("w:fldCharType"), mark)
            run._element.append(char)
    _run(paragraph, " —", points)


def _run(paragraph, text: str, points: float):  # type: ignore[no-untyped-def]
    run = paragraph.add_run(text)
    run.font.size = Pt(points)
    _font(run._element, "宋体")
    return run


def _font(element, name: str) -> None:
    properties = element.get_or_add_rPr()
    fonts = properties.find(qn("w:rFonts"))
    if fonts is None:
        fonts = OxmlElement("w:rFonts")
        properties.insert(0, fonts)
    for kind in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
        fonts.set(qn(kind), name)
