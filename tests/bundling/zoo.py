"""The files that break bundles elsewhere, and what must become of each: pages and warnings, or a refusal."""

from collections.abc import Callable
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from io import BytesIO
from typing import Any, NamedTuple
from zipfile import ZipFile

import pikepdf
from pikepdf import Array, Dictionary, Name, String
from PIL import Image

from tests.bundling import files, recordings
from tests.bundling.test_sideways import page as sideways_page


class Beast(NamedTuple):
    """A file, the pages it becomes (0: refused), and the codes of all that is said of it."""

    content: bytes
    pages: int
    codes: tuple[str, ...] = ()


def _pdf(change: Callable[[pikepdf.Pdf], None], pages: int = 1, **how: Any) -> bytes:
    return files.changed(files.pdf(pages), change, **how)


def _nothing(_: pikepdf.Pdf) -> None:
    pass


def _rotate(degrees: int) -> Callable[[pikepdf.Pdf], None]:
    def turn(made: pikepdf.Pdf) -> None:
        made.pages[0].obj.Rotate = degrees

    return turn


def _crop(made: pikepdf.Pdf) -> None:
    made.pages[0].obj.CropBox = Array([100, 100, 500, 700])


def _inherit(made: pikepdf.Pdf) -> None:
    page = made.pages[0].obj
    made.Root.Pages.MediaBox, made.Root.Pages.Resources = page.MediaBox, page.Resources
    made.Root.Pages.Rotate = 90
    del page["/MediaBox"], page["/Resources"]


def _unbalanced(made: pikepdf.Pdf) -> None:
    files.contents(made, b"q q 0.5 0 0 0.5 0 0 cm BT /F1 24 Tf 72 400 Td (x) Tj ET")


def _form(made: pikepdf.Pdf) -> None:
    field = Dictionary(
        Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T=String("a"), V=String("1"), F=4,
        Rect=Array([100, 600, 300, 630]), DA=String("/F1 12 Tf 0 g"),
    )  # fmt: skip
    kept = made.make_indirect(field)
    made.pages[0].obj.Annots = Array([kept])
    made.Root.AcroForm = Dictionary(
        Fields=Array([kept]), NeedAppearances=True, DR=made.pages[0].obj.Resources, DA=String("/F1 12 Tf 0 g")
    )


def _signed(made: pikepdf.Pdf) -> None:
    made.Root.AcroForm = Dictionary(SigFlags=3, Fields=Array())


def _scripted(made: pikepdf.Pdf) -> None:
    made.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))


def _launching(made: pikepdf.Pdf) -> None:
    made.pages[0].obj.AA = Dictionary(O=Dictionary(S=Name.Launch, F=String("a.exe")))


def _undrawable(made: pikepdf.Pdf) -> None:
    made.pages[0].obj.Contents = pikepdf.Stream(made, b"not deflated", Filter=Name.FlateDecode)


def _torn_xref() -> bytes:
    whole = files.pdf(2)
    at = whole.rindex(b"startxref")
    return whole[:at] + b"startxref\n7\n%%EOF\n"


def _zip(**parts: bytes) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return out.getvalue()


def _tiff() -> bytes:
    rest = [files.picture((600, 400)), files.picture((400, 600), "1")]
    return files.image(files.picture((400, 600)), "TIFF", save_all=True, append_images=rest)


def _locked(user: str) -> bytes:
    return _pdf(_nothing, encryption=pikepdf.Encryption(owner="o", user=user))


def _heic() -> bytes:
    import pillow_heif

    pillow_heif.register_heif_opener()
    return files.image(files.picture((300, 200)), "HEIF")


def _lying() -> bytes:
    """Return a photo of a page of text that lies on its side without EXIF saying so."""
    return files.image(sideways_page().rotate(90, expand=True), "JPEG")


def _macros(package: bytes, part: str) -> bytes:
    out = BytesIO(package)
    with ZipFile(out, "a") as opened:
        opened.writestr(part, b"macro")
    return out.getvalue()


def _notice(fill: Callable[[Any], object]) -> bytes:
    from docx import Document

    made, out = Document(), BytesIO()
    made.add_paragraph("催收通知单")
    fill(made)
    made.save(out)
    return out.getvalue()


def _pictured(made: Any) -> None:
    made.add_picture(BytesIO(files.image(files.picture(), "PNG")))


def _mail(attachments: dict[str, bytes], html: str = "") -> bytes:
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = "a@example.com", "b@example.com", "催收"
    made["Date"] = "Tue, 06 May 2025 10:12:00 +0800"
    made.set_content("请还款")
    if html:
        made.add_alternative(html, subtype="html")
    for name, content in attachments.items():
        made.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    return made.as_bytes()


def _mail_in_mail() -> bytes:
    made = message_from_bytes(_mail({}), policy=default)
    assert isinstance(made, EmailMessage)
    made.add_attachment(message_from_bytes(_mail({}), policy=default))
    return made.as_bytes()


def _asides(book: Any) -> None:
    from openpyxl.comments import Comment

    book["表"]["A2"].comment = Comment("批注", "某")
    book["表"].row_dimensions[2].hidden = True


_ROWS: list[list[Any]] = [["日期", "金额", "账号"], ["2024-01-05", 10.5, "6222020000000000001"]]
_WIDE_ROW: list[list[Any]] = [[f"列{n}" for n in range(200)], list(range(200))]
_NO_PURPOSE = ("exhibit_without_purpose",)

ZOO: dict[str, Beast] = {
    **{f"旋转{turn}.pdf": Beast(_pdf(_rotate(turn)), 1) for turn in (90, 180, 270, -90, 450)},
    "裁切.pdf": Beast(_pdf(_crop), 1),
    "继承资源.pdf": Beast(_pdf(_inherit), 1),
    "权限密码.pdf": Beast(_locked(""), 1),
    "打开密码.pdf": Beast(_locked("u"), 0, ("exhibit_encrypted",)),
    "交叉引用错误.pdf": Beast(_torn_xref(), 2, ("exhibit_repaired",)),
    "截断.pdf": Beast(files.pdf(5)[:900], 0, ("exhibit_broken",)),
    "图形状态不配对.pdf": Beast(_pdf(_unbalanced), 1),
    "对象流.pdf": Beast(_pdf(_nothing, object_stream_mode=pikepdf.ObjectStreamMode.generate), 1),
    "线性化.pdf": Beast(_pdf(_nothing, 3, linearize=True), 3),
    "表单.pdf": Beast(_pdf(_form), 1),
    "签名.pdf": Beast(_pdf(_signed), 1, ("exhibit_signed",)),
    "零页.pdf": Beast(files.saved(pikepdf.new()), 0, ("exhibit_no_pages",)),
    "脚本.pdf": Beast(_pdf(_scripted), 1, ("exhibit_cleaned",)),
    "启动程序.pdf": Beast(_pdf(_launching), 1, ("exhibit_cleaned",)),
    "内容流损坏.pdf": Beast(_pdf(_undrawable), 0, ("exhibit_broken",)),
    "后接压缩包.pdf": Beast(files.pdf() + _zip(a=b"x"), 1, ("exhibit_cleaned",)),
    "GIF开头.pdf": Beast(b"GIF89a\x01\x00\x01\x00\x00\x00\x00" + files.pdf(), 0, ("exhibit_unknown_type",)),
    "网页开头.pdf": Beast(b"<html><script>1</script>" + files.pdf(), 0, ("exhibit_unknown_type",)),
    "压缩包.zip": Beast(_zip(a=b"x"), 0, ("exhibit_unknown_type",)),
    "空文件.pdf": Beast(b"", 0, ("exhibit_empty",)),
    "一个像素.png": Beast(files.image(Image.new("L", (1, 1)), "PNG"), 1),
    "两万像素.png": Beast(files.image(Image.new("L", (20_000, 40)), "PNG"), 1),
    "炸弹.png": Beast(files.image(Image.new("1", (20_000, 20_000)), "PNG"), 0, ("exhibit_too_large",)),
    "CMYK.jpg": Beast(files.image(files.picture(mode="CMYK"), "JPEG"), 1),
    "十六位.png": Beast(files.image(Image.new("I;16", (300, 300), 40_000), "PNG"), 1),
    "多页.tif": Beast(_tiff(), 3),
    "后接压缩包.jpg": Beast(files.image(files.picture(), "JPEG") + _zip(b=b"x"), 1, ("exhibit_cleaned",)),
    "假的.pdf": Beast(files.image(files.picture((500, 300)), "JPEG"), 1, ("exhibit_type_differs",)),
    "空表.csv": Beast(b"\n,,\n", 0, ("exhibit_empty",)),
    "二百列.xlsx": Beast(files.workbook({"表": _WIDE_ROW}), 7),
    "照片.heic": Beast(_heic(), 1),
    "倒置照片.jpg": Beast(files.sideways(3), 1),
    "横拍照片.jpg": Beast(files.sideways(6), 1),
    "躺倒扫描.jpg": Beast(_lying(), 1, ("exhibit_lies_sideways",)),
    "通知书.docx": Beast(files.document("通知书", "请还款。"), 1),
    "带图通知书.docx": Beast(_notice(_pictured), 0, ("exhibit_word_content",)),
    "编号通知书.docx": Beast(
        _notice(lambda made: made.add_paragraph("第一", style="List Number")), 0, ("exhibit_word_content",)
    ),
    "损坏.docx": Beast(files.document("文")[:-300], 0, ("exhibit_broken",)),
    "带宏.docx": Beast(_macros(files.document("文"), "word/vbaProject.bin"), 1, ("exhibit_cleaned",)),
    "带宏.xlsx": Beast(_macros(files.workbook({"表": _ROWS}), "xl/vbaProject.bin"), 1, ("exhibit_cleaned",)),
    "公式.xlsx": Beast(
        files.workbook({"表": [*_ROWS, ["合计", "=SUM(B2:B2)", ""]]}), 1, ("exhibit_formula_without_value",)
    ),
    "批注和隐藏行.xlsx": Beast(files.workbook({"表": _ROWS}, _asides), 1, ("exhibit_hidden_cells",)),
    "长号码.xlsx": Beast(
        files.workbook({"表": [*_ROWS, ["2024-02-05", 1, 6222020012345670]]}), 1, ("exhibit_long_number",)
    ),
    "邮件.eml": Beast(
        _mail({"明细.pdf": files.pdf(2), "工具.exe": b"MZ" + bytes(99), "内层.zip": _zip(a=b"x")}),
        3,
        ("mail_attachment_not_shown", "mail_attachment_not_shown"),
    ),
    "套娃邮件.eml": Beast(_mail_in_mail(), 1, ("mail_attachment_not_shown",)),
    "两种正文.eml": Beast(_mail({}, "<p>请还款900元</p><script>1</script>"), 1, ("mail_html_differs",)),
    "脚本附件.eml": Beast(_mail({"a.pdf": _pdf(_scripted)}), 2),
    "套娃压缩包.zip": Beast(_zip(**{"a.zip": _zip(a=b"x")}), 0, ("exhibit_unknown_type",)),
    "网页.html": Beast(b"<html><script>alert(1)</script></html>", 0, ("exhibit_unknown_type",)),
    "矢量图.svg": Beast(b"<svg onload='alert(1)'/>", 0, ("exhibit_unknown_type",)),
    "程序.exe": Beast(b"MZ" + bytes(200), 0, ("exhibit_unknown_type",)),
    "通话录音.wav": Beast(recordings.wav(3), 1, ("recording_without_transcript",)),
    "坏录像.mp4": Beast(
        b"\0\0\0\x18ftypisom" + bytes(12), 1, ("recording_length_unknown", "recording_without_transcript")
    ),
    "名称\u202efdp.txt": Beast("文字".encode(), 1, ("exhibit_name_cleaned",)),
    "引号\"'“”.txt": Beast("引号".encode(), 1),
    f"{'长' * 83}ab.txt": Beast("长名".encode(), 1),
    "重复1.txt": Beast("重复".encode(), 1),
    "重复2.txt": Beast("重复".encode(), 1, ("exhibit_same",)),
    "~$临时.docx": Beast(b"x", 0, ("exhibit_skipped",)),
}
