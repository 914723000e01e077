"""Paragraphs become sentences, rows stay whole, and a proof in brackets stays with its sentence."""

from datetime import date

from legal_docs.model.form import Blank, FormRow, FormSheet, Tick
from legal_docs.rendering.traced import Piece
from legal_docs.services.tracing.sentences import Printed, Sentence, of_form, of_paper


def texts(*pieces: Piece) -> list[str]:
    return [sentence.text for sentence in of_paper(pieces)]


def test_sentences_end_at_stops_semicolons_and_paragraphs() -> None:
    assert texts(Piece("甲。乙；丙\n丁\n\n", None)) == ["甲。", "乙；", "丙", "丁"]


def test_a_bracket_after_a_stop_belongs_to_the_sentence() -> None:
    found = texts(Piece("放款。（", None), Piece("证据1第1页", "证据"), Piece("）\n下一句", None))
    assert found == ["放款。（证据1第1页）", "下一句"]
    split = texts(Piece("放款。", None), Piece("证据。中有句号；也不断", "证据"), Piece("完", None))
    assert split == ["放款。", "证据。中有句号；也不断完"]


def test_the_cells_of_a_row_stay_together() -> None:
    row = [
        Piece("项目\n\t金额\n\t\n", None),
        Piece("利息", "名称"),
        Piece("\n\t", None),
        Piece("1.00", "金额"),
    ]
    found = list(of_paper([*row, Piece("\n\t\n完\n", None)]))
    assert [each.text for each in found] == ["项目｜金额", "利息｜1.00", "完"]
    assert found[1].values == (Printed("名称", "利息"), Printed("金额", "1.00"))


def test_values_of_one_record_stand_beside_each_other() -> None:
    one, two = Printed("项[1].基数", "9.00"), Printed("项[1].项目", "罚息")
    sentence = Sentence("", (one, two, Printed("项[2].项目", "复利")))
    assert sentence.beside(one) == "基数 罚息"


def test_a_form_gives_a_sentence_for_each_blank_and_tick() -> None:
    blanks = (
        Blank("截至", date(2026, 5, 31), field="截止日"),
        Blank("尚欠本金", "1.00", "元"),
        Blank("空", ""),
    )
    rows = (FormRow("诉讼请求", "本金", blanks, (Tick("是", under="主张"),), copy=2),)
    found = list(of_form(FormSheet("表", rows)))
    assert [each.text for each in found] == [
        "诉讼请求·本金（第2份）：截至2026年5月31日",
        "诉讼请求·本金（第2份）：尚欠本金1.00元",
        "诉讼请求·本金（第2份）：主张☑是",
    ]
    assert [each.values for each in found][1] == (Printed("本金.尚欠本金", "1.00"),)
