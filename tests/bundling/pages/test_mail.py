"""An e-mail as an exhibit: header, words, list of attachments, and their pages."""

from email.message import EmailMessage
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from legal_docs.bundling.identify import FileType, identify
from legal_docs.bundling.mail import read as reading
from legal_docs.bundling.pages import mail
from legal_docs.bundling.refusal import RefusedError
from tests.bundling import files, seen


def _mail(words: str = "请还款", **headers: str) -> EmailMessage:
    made = EmailMessage()
    given = {
        "From": "示例银行 <a@example.com>",
        "To": "张三样 <z@example.com>",
        "Date": "Tue, 06 May 2025 10:12:00 +0800",
        "Subject": "催收通知",
        "Message-ID": "<1@example.com>",
        **headers,
    }
    for name, value in given.items():
        made[name] = value
    made.set_content(words, charset="gb18030", cte="base64")
    return made


def _path(tmp_path: Path, made: EmailMessage | bytes) -> Path:
    path = tmp_path / "信.eml"
    path.write_bytes(made if isinstance(made, bytes) else made.as_bytes())
    return path


def _attach(made: EmailMessage, name: str, content: bytes, **how: Any) -> None:
    made.add_attachment(content, maintype="application", subtype="octet-stream", filename=name, **how)


def test_header_and_words_are_printed_as_the_mail_has_them(tmp_path: Path) -> None:
    path = _path(tmp_path, _mail(Cc="李四样 <l@example.com>"))
    assert identify(path) is FileType.EML
    assert mail.check(path, "信.eml") == ()
    shown = seen.squeezed(mail.to_pdf(path, title="催收邮件"))
    for words in (
        "示例银行<a@example.com>",
        "张三样<z@example.com>",
        "抄送李四样",
        "Tue,06May202510:12:00+0800",
        "主题催收通知",
        "<1@example.com>",
        "请还款",
        sha256(path.read_bytes()).hexdigest(),
    ):
        assert words in shown
    assert "附件清单" not in shown


def test_attachments_follow_and_what_cannot_be_shown_is_named_with_its_hash(tmp_path: Path) -> None:
    made = _mail()
    _attach(made, "明细.pdf", files.pdf(2, "x"))
    _attach(made, "工具.exe", b"MZ" + bytes(99))
    _attach(made, "照片.jpg", files.image(files.picture(), "JPEG"))
    path = _path(tmp_path, made)
    (warned,) = mail.check(path, "信.eml")
    assert warned.code == "mail_attachment_not_shown"
    assert "工具.exe" in warned.zh
    pages = seen.texts(mail.to_pdf(path, title="信"))
    assert ["".join(page.split()) for page in pages[1:]] == ["x1", "x2", ""]
    first = "".join(pages[0].split())
    assert "附件清单（共3个）" in first
    assert "明细.pdf" in first
    assert "附后，2页" in first
    assert sha256(b"MZ" + bytes(99)).hexdigest() in first
    assert "未编入" in first


def test_an_attachment_that_is_a_mail_or_is_locked_is_named(tmp_path: Path) -> None:
    made = _mail()
    made.add_attachment(_mail("里面"))
    _attach(made, "断.pdf", files.pdf()[:300])
    told = mail.check(_path(tmp_path, made), "信.eml")
    assert [p.code for p in told] == ["mail_attachment_not_shown"] * 2
    assert "未命名附件1.eml，邮件中的邮件不展开" in told[0].zh
    assert "断.pdf，文件已损坏" in told[1].zh


def test_what_is_said_of_an_attachment_names_mail_and_attachment(tmp_path: Path) -> None:
    made = _mail()
    _attach(made, "签.pdf", files.changed(files.pdf(), lambda pdf: pdf.attachments.update(a=b"x")))
    (told,) = mail.check(_path(tmp_path, made), "信.eml")
    assert (told.code, told.place.file) == ("exhibit_attachments", "信.eml › 签.pdf")


def test_plain_words_are_preferred_and_their_twin_in_html_is_no_attachment(tmp_path: Path) -> None:
    made = _mail("张三样 您好：\n欠款 100 元，见 https://example.com/x\n- 请还款\n[cid:logo@example.com]")
    html = "<p>张三样您好：</p><p>欠款<b>100</b>元，见<a href='https://example.com/x'>https://example.com/x</a></p>"
    made.add_alternative(f"{html}<ul><li>请还款</li></ul><img src='cid:logo@example.com'>", subtype="html")
    path = _path(tmp_path, made)
    found = reading.read(path)
    assert (found.body.split("\n")[0], found.from_html, found.attachments) == ("张三样 您好：", False, ())
    assert found.other == ""
    assert mail.check(path, "信.eml") == ()
    assert "网页格式" not in seen.squeezed(mail.to_pdf(path, title="信"))


def test_html_that_says_something_else_is_printed_too_and_said(tmp_path: Path) -> None:
    made = _mail("本期应还 100 元")
    made.add_alternative("<p>本期应还 900 元😀</p>", subtype="html")
    path = _path(tmp_path, made)
    assert [p.code for p in mail.check(path, "信.eml")] == ["mail_html_differs", "exhibit_glyphs"]
    shown = seen.squeezed(mail.to_pdf(path, title="信"))
    assert "本期应还100元正文的网页格式（与上面的纯文本格式文字不同" in shown
    assert "本期应还900元〔U+1F600〕" in shown


def test_a_picture_in_the_words_is_an_attachment_named_where_it_stands(tmp_path: Path) -> None:
    made = _mail("请看图")
    made.add_alternative(
        "<p>请看图<img src='cid:a%40example.com' alt='凭证'><img src='cid:gone'></p>", subtype="html"
    )
    related = made.get_payload()[1]
    picture = files.image(files.picture(), "PNG")
    related.add_related(picture, "image", "png", cid="<a@example.com>")
    found = reading.read(_path(tmp_path, made))
    assert [each.name for each in found.attachments] == ["未命名附件1.png"]
    alone = _mail()
    alone.set_content(
        "<p>见图<img src='cid:a%40example.com' alt='凭证'><img src='cid:gone'></p>", subtype="html"
    )
    alone.add_related(picture, "image", "png", cid="<a@example.com>")
    path = _path(tmp_path, alone)
    assert reading.read(path).body == "见图〔图片：附件1，凭证〕〔图片〕"
    pdf = mail.to_pdf(path, title="信")
    assert "附后，1页" in seen.squeezed(pdf)
    assert (255, 0, 0) in {colour for _, colour in seen.picture(pdf, 1).getcolors(1 << 24) or []}


def test_a_second_text_is_an_attachment_and_an_empty_one_is_not(tmp_path: Path) -> None:
    raw = (
        "From: a@example.com\nTo: b@example.com\nSubject: x\nMIME-Version: 1.0\n"
        'Content-Type: multipart/mixed; boundary="b"\n\n--b\nContent-Type: text/plain\n\none\n'
        "--b\nContent-Type: text/plain\n\ntwo\n--b\nContent-Type: text/html\n\n \n--b--\n"
    )
    found = reading.read(_path(tmp_path, raw.encode()))
    assert (found.body, found.other) == ("one", "")
    assert [(each.name, each.content) for each in found.attachments] == [("未命名附件1.txt", b"two")]


def test_html_alone_is_read_and_said_to_be(tmp_path: Path) -> None:
    made = _mail()
    made.set_content("<p>网页<img src='https://example.com/x.png'></p>", subtype="html")
    path = _path(tmp_path, made)
    found = reading.read(path)
    assert (found.body, found.from_html) == ("网页〔图片〕", True)
    assert "未加载任何外部内容" in seen.squeezed(mail.to_pdf(path, title="信"))


def test_a_text_file_that_came_along_is_an_attachment(tmp_path: Path) -> None:
    made = _mail()
    made.add_attachment("流水", filename="流水.txt")
    found = reading.read(_path(tmp_path, made))
    assert found.body == "请还款"
    assert [one.name for one in found.attachments] == ["流水.txt"]


def test_a_path_in_a_name_is_cut_off(tmp_path: Path) -> None:
    made = _mail()
    _attach(made, "..\\..\\a/b.txt", b"x")
    assert reading.read(_path(tmp_path, made)).attachments[0].name == "b.txt"


def test_bytes_that_cannot_be_read_are_said(tmp_path: Path) -> None:
    raw = b"From: a@example.com\nTo: b@example.com\nContent-Type: text/plain; charset=utf-8\n\na\xff\xffb\n"
    path = _path(tmp_path, raw)
    assert [p.code for p in mail.check(path, "信.eml")] == ["mail_words_unreadable"]
    assert "a\\xff\\xffb" in seen.squeezed(mail.to_pdf(path, title="信"))


def test_an_empty_mail_and_one_of_too_many_parts_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(RefusedError) as empty:
        reading.read(_path(tmp_path, _mail(" ")))
    assert empty.value.code == "exhibit_empty"
    made = _mail()
    _attach(made, "a.txt", b"x")
    monkeypatch.setattr(reading, "MAX_PARTS", 1)
    with pytest.raises(RefusedError, match="2 > 1"):
        reading.read(_path(tmp_path, made))
    monkeypatch.setattr(reading, "MAX_MAIL", 10)
    with pytest.raises(RefusedError, match="过大"):
        reading.read(_path(tmp_path, made))


def test_the_same_mail_gives_the_same_bytes(tmp_path: Path) -> None:
    made = _mail()
    _attach(made, "a.pdf", files.pdf())
    path = _path(tmp_path, made)
    assert mail.to_pdf(path, title="信") == mail.to_pdf(path, title="信")
