"""A form is known by the line that is its title, and by the kind of case printed beside it."""

import pytest

from legal_docs.errors import BadInputError
from legal_docs.rendering.forms.heading import headings
from tests.rendering.forms.layouts import cell, form, paragraph, row, table, word

COMPLAINT, LOAN, CARD = "民事起诉状", "金融借款合同纠纷", "信用卡纠纷"


def titles(*lines: str) -> list[str]:
    return [title.text for title in headings(word("".join(map(paragraph, lines))))]


@pytest.mark.parametrize(
    "lines",
    [
        ("民事起诉状（金融借款合同纠纷）",),
        ("", "民 事 起 诉 状", "（金融借款合同纠纷）", "说明：", "一"),
        ("某市某区人民法院", "（适用于银行）", "编号：", "收件日期：", COMPLAINT, "（金融借款合同纠纷）"),
        ("某市某区人民法院民事起诉状", "（要素式）", "（金融借款合同纠纷）"),
        ("金融借款合同纠纷", COMPLAINT),
        ("金融借款合同纠纷民事起诉状（要素式）",),
        (COMPLAINT, "案由：金融借款合同纠纷"),
        ("起诉状（适用于金融借款合同纠纷）",),
    ],
)
def test_the_title_and_the_cause_may_be_printed_in_several_ways(lines: tuple[str, ...]) -> None:
    (title,) = headings(word("".join(map(paragraph, lines))))
    assert title.fits(COMPLAINT, LOAN)
    assert not title.fits(COMPLAINT, CARD)


@pytest.mark.parametrize(
    "lines",
    [
        ("附：民事起诉状及民事答辩状示范文本", "民事答辩状", "（金融借款合同纠纷）"),
        (COMPLAINT, "（融资租赁合同纠纷）", "金融借款合同纠纷请用另表"),
        (COMPLAINT, "（融资租赁合同纠纷）", "（金融借款合同纠纷）"),
        (COMPLAINT, "说明", "（金融借款合同纠纷）"),
        (COMPLAINT,),
        (COMPLAINT, "金融借款合同纠纷请用另表"),
        (COMPLAINT, "（金融借款合同纠纷）请用另表"),
        ("刑事附带民事起诉状", "（金融借款合同纠纷）"),
    ],
)
def test_another_title_or_another_cause_does_not_fit(lines: tuple[str, ...]) -> None:
    (title,) = headings(word("".join(map(paragraph, lines))))
    assert not title.fits(COMPLAINT, LOAN)


def test_words_that_mention_a_title_are_none() -> None:
    assert titles("请填写民事起诉状", "民事起诉状及答辩状", "（金融借款合同纠纷）") == []
    assert titles("信用卡纠纷", "民事起诉状", "民事答辩状") == ["民事起诉状（信用卡纠纷）", "民事答辩状"]
    assert titles("民事起诉状", "（信用卡纠纷）", "民事答辩状") == ["民事起诉状（信用卡纠纷）", "民事答辩状"]


def test_a_title_may_stand_in_a_cell_and_another_edition_names_the_cause_longer() -> None:
    (title,) = headings(word(table(row(cell("民事起诉状\n（信用卡纠纷）")))))
    assert title.fits(COMPLAINT, CARD)
    (title,) = headings(form("card2024"))
    assert title.text == "民事起诉状（银行信用卡纠纷）"
    assert title.fits(COMPLAINT, CARD)


def test_a_form_for_any_cause_is_known_by_its_title_alone() -> None:
    (title,) = headings(form("enforcement2025"))
    assert title.fits("强制执行申请书", "")
    assert title.is_pleading
    assert not title.fits("民事起诉状", "")
    (other,) = headings(word(paragraph("财产保全申请书")))
    assert not other.is_pleading


def test_a_file_that_is_no_word_file_is_refused() -> None:
    with pytest.raises(BadInputError):
        headings(b"x")
