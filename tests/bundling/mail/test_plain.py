import pytest

from legal_docs.bundling.mail import plain


def test_html_becomes_the_lines_a_reader_sees() -> None:
    html = (
        "<html><head><title>t</title><style>p{color:red}</style></head><body><p>张三&nbsp;您好：</p>"
        "<script>alert(1)</script><p>欠款<b>100</b>元<br>请还款</p>"
        "<table><tr><td>本金</td><td>90</td></tr><tr><td>利息</td><td>10</td></tr></table></body></html>"
    )
    assert plain.text(html).split() == ["张三", "您好：", "欠款100元", "请还款", "本金", "90", "利息", "10"]
    assert "欠款100元\n请还款" in plain.text(html)


def test_a_link_is_followed_by_its_address_and_a_picture_by_its_name() -> None:
    assert plain.text('<a href="https://example.com/x">还款</a>') == "还款〔https://example.com/x〕"
    assert plain.text('<a href="mailto:a@example.com">a@example.com</a>') == "a@example.com"
    assert (
        plain.text('<img src="https://example.com/x.png" alt="标志"><img src="y">')
        == "〔图片：标志〕〔图片〕"
    )


def test_the_numbers_of_a_list_are_written_out() -> None:
    inner = "<ul><li>利息</li></ul><ol start='7'><li>罚息</li></ol>"
    html = f"<li>无</li><ol><li>本金{inner}</li><li>费用</li></ol><p>完</p>"
    assert plain.text(html).split("\n") == [
        "无",
        "",
        "1. 本金",
        "",
        "利息",
        "",
        "7. 罚息",
        "",
        "2. 费用",
        "",
        "完",
    ]


def test_many_empty_lines_become_one() -> None:
    assert plain.text("<p>a</p><p></p><p></p><p></p><p>b</p>") == "a\n\nb"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("欠款 1,000.00 元！", "欠款1,000.00元", True),
        ("> 请还款\n____", "请 还款", True),
        ("点此 https://example.com/a?b=1 还款", "点此还款〔https://example.com/a?b=1〕", True),
        ("[image: 标志] 您好", "〔图片：标志〕您好", True),
        ("Dear Sir", "DEAR SIR", True),
        ("欠款1000元", "欠款1001元", False),
        ("请还款", "请还款。详见附件", False),
        ("您好", "", False),
    ],
)
def test_two_texts_say_the_same_where_only_looks_and_addresses_differ(
    one: str, other: str, same: bool
) -> None:
    assert plain.says_the_same(one, other) is same
