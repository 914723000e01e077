"""A TOML text that cannot be used is told by line, column and reason, in Chinese and English."""

import pytest

from legal_docs.services.toml_text import TomlError, parsed, unseen


@pytest.mark.parametrize(
    ("text", "zh", "en"),
    [
        ("a = 1\nb 2", "第2行第3列：名称后面缺少“=”", "line 2, column 3: `=` is missing"),
        ("[a\nb=1", "第1行第3列：缺少右方括号“]”", "line 1, column 3: `]` is missing"),
        ("[[a]\nb=1", "第1行第4列：缺少右方括号“]]”", "`]]` is missing"),
        ("a=1 b=2", "第1行第5列：值的后面有多余的内容", "something follows the value"),
        ("甲省 = 1", "汉字的名称加英文引号", "quotation marks"),
        ("[法院]", "第1行第2列：名称写法不对", "no name"),
        ("a = x", "第1行第5列：“=”后面的值写法不对", "no value"),
        ("a = “x”", "第1行第5列的 “ 应改为英文半角符号", "column 5, “ must be the ASCII sign"),
        ("a ＝ 1", "第1行第3列的 ＝ 应改为英文半角符号", "column 3, ＝ must be the ASCII sign"),
        ("a = 2026-02-30", "没有这一天", "no such day"),
        ("a = [1 2]", "列表没有写完", "a list wants"),
        ("a = {b = 1", "文件末尾：花括号没有写完", "at the end: the inline table"),
        ('a = "x', "文件末尾：文字缺少右引号", "at the end: the closing quotation mark"),
        ("a = 'x", "缺少右引号", "quotation mark"),
        (r'a = "\q"', "反斜杠写法不对", "a backslash is written twice"),
        (r'a = "\ud800"', "不是字符", "no character"),
        (r'a = "\u12"', "不是字符", "no character"),
        ("[a]\n[a]", "第2行第3列：同一项或者同一分节已经写过", "stands there already"),
        ("a = {b = 1, b = 2}", "同一项已经写过", "stands there already"),
        ('a = "\x01"', "控制字符", "control character"),
        ("# \x01", "第1行第3列：有不能使用的控制字符", "a control character"),
        ("x = " + "9" * 5000, "有过长的数字", "too long"),
        ("x = " + "[" * 50_000, "括号层数过多", "too deep"),
    ],
)
def test_what_is_no_toml_is_told_with_its_place(text: str, zh: str, en: str) -> None:
    with pytest.raises(TomlError) as caught:
        parsed(text)
    assert caught.value.zh.startswith("不是有效的 TOML（") and zh in caught.value.zh
    assert caught.value.en.startswith("it is not TOML (") and en in caught.value.en
    assert not any(words in caught.value.zh for words in ("Expected", "Invalid", "Un", "(at"))
    assert caught.value.en.isascii() or "ASCII" in en


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('[[lpr]]\nsource = "公告\\u202e"', "lpr.1.source"),
        ('[[lpr]]\nsource = "公告"\n[[lpr]]\nsource = "公\u202e告"', "lpr.2.source"),
        ('["某院\\u200b".efiling]\nfile_mb = 1', "某院"),
        ('a = ["x", "\\u0007"]', "a.2"),
    ],
)
def test_a_sign_nobody_sees_is_refused_with_its_item(text: str, place: str) -> None:
    with pytest.raises(TomlError) as caught:
        parsed(text)
    assert caught.value.zh.startswith(f"{place}：文字中有不可见的字符 U+")
    assert caught.value.en.startswith(f"{place}: ") and unseen(caught.value.zh) == ""


def test_plain_words_pass_with_tabs_and_lines() -> None:
    assert parsed('a = """甲\n\t乙"""\nb = 1.10')["a"] == "甲\n\t乙"
    assert [unseen(each) for each in ("甲乙", "㐀𠮷", "a\u202eb", "\u00ad", "\u2028")] == [
        "", "", "U+202E", "U+00AD", "U+2028",
    ]  # fmt: skip
