import pytest

from legal_docs.rendering.reasons import both, said


@pytest.mark.parametrize(
    ("message", "zh"),
    [
        ("unexpected char '｜' at 7", "有不能识别的字符“｜”，标点请用半角"),
        ("No filter named 'x'.", "没有“x”这个过滤器"),
        ("access to attribute '__class__' of 'str' object is unsafe.", "不能读取内部属性“__class__”"),
        ("Encountered unknown tag 'while'.", "没有“while”这种标记"),
        (
            "expected token 'end of print statement', got 'x'",
            "“x”的位置不对，此处应为“end of print statement”",
        ),
        ("Expected an expression, got 'end of print statement'", "标记中缺少内容"),
        ("unexpected ')'", "多出“)”"),
        ("integer modulo by zero", "除数或步长不能为零"),
        ("something new", "标记的写法或内容的种类不对"),
    ],
)
def test_what_jinja_says_gets_a_chinese_sentence(message: str, zh: str) -> None:
    assert said(message) == f"{zh} / {message}"
    assert both(said(message)) == (zh, message)


def test_what_has_both_languages_stays() -> None:
    assert said("除数 / by zero") == "除数 / by zero"
    assert both("只有一种") == ("只有一种", "只有一种")
