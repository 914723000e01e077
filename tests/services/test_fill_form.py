"""A court's own form is filled for one case, and only a form of the case's own kind."""

from datetime import date
from io import BytesIO
from pathlib import Path

import docx
import pytest
from lxml import etree

from legal_docs import shipped
from legal_docs.errors import BadInputError, FolderError, OutputExistsError
from legal_docs.model.filing import FROM_TEMPLATE
from legal_docs.services.fill_form import Filled, fill_court_form
from tests.conftest import ON
from tests.rendering.forms.layouts import form, paragraph, word

LOAN, CARD, ENFORCED = "DEMO-2026-001-消费贷", "DEMO-2026-002-信用卡", "DEMO-2026-008-申请执行"


def fill(
    tmp_path: Path, name: str, case: str | None, *, shape: str = "two_columns", **options: object
) -> Filled:
    blank = tmp_path / f"{name}.docx"
    if not blank.exists():
        blank.write_bytes(form(name, shape))
    where = {"out": tmp_path / "填好", "on": ON, "case": case}
    return fill_court_form(blank, shipped.samples(), **{**where, **options})


def words(file: Path) -> str:
    document = docx.Document(BytesIO(file.read_bytes()))
    return "\n".join(c.text for row in document.tables[0].rows for c in row.cells)


@pytest.mark.parametrize(
    ("name", "case", "shape"),
    [("loan2025", LOAN, "split_runs"), ("card2025", CARD, "boxes_first"), ("loan2025", LOAN, "underscores")],
)
def test_a_form_of_the_present_edition_takes_everything(
    tmp_path: Path, name: str, case: str, shape: str
) -> None:
    filled = fill(tmp_path, name, case, shape=shape)
    assert filled.unplaced == ()
    assert filled.placed > 40
    assert filled.file == tmp_path / "填好" / f"{case}-{name}.docx"
    assert docx.Document(BytesIO(filled.file.read_bytes())).core_properties.comments == FROM_TEMPLATE


def test_an_application_for_enforcement_takes_everything(tmp_path: Path) -> None:
    filled = fill(tmp_path, "enforcement2025", ENFORCED)
    assert [u.sentence for u in filled.unplaced] == []
    assert filled.placed > 20


@pytest.mark.parametrize(("name", "case"), [("loan2024", LOAN), ("card2024", CARD)])
def test_an_older_form_takes_what_it_has_rows_for_and_the_rest_is_listed(
    tmp_path: Path, name: str, case: str
) -> None:
    filled = fill(tmp_path, name, case)
    assert {u.row for u in filled.unplaced} >= {"是否主张诉讼费用"}
    assert 0 < len(filled.unplaced) < 6
    assert filled.placed > 40
    assert "借款人：" in words(filled.file) or "信用卡" in words(filled.file)


@pytest.mark.parametrize(
    ("name", "case", "needed"),
    [
        ("card2025", LOAN, "民事起诉状（金融借款合同纠纷）"),
        ("loan2024", CARD, "民事起诉状（信用卡纠纷）"),
        ("enforcement2025", LOAN, "民事起诉状（金融借款合同纠纷）"),
        ("loan2025", ENFORCED, "强制执行申请书"),
    ],
)
def test_a_form_for_another_kind_of_case_is_refused(
    tmp_path: Path, name: str, case: str, needed: str
) -> None:
    with pytest.raises(BadInputError, match=needed) as refused:
        fill(tmp_path, name, case)
    assert case in refused.value.zh
    assert not (tmp_path / "填好").exists()


def test_an_answer_to_a_complaint_is_no_complaint(tmp_path: Path) -> None:
    (tmp_path / "x.docx").write_bytes(word(paragraph("民事答辩状") + paragraph("（金融借款合同纠纷）")))
    with pytest.raises(BadInputError, match="民事答辩状"):
        fill(tmp_path, "x", LOAN)


def test_a_file_with_two_forms_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    blank = form("loan2025")
    body = _inner(blank)
    (tmp_path / "a.docx").write_bytes(
        word(body + paragraph("民事答辩状") + paragraph("（金融借款合同纠纷）"))
    )
    (tmp_path / "b.docx").write_bytes(word(body + body))
    for name, said in (
        ("a", "不止一份表格（民事起诉状（金融借款合同纠纷）、民事答辩状"),
        ("b", "不止一份表格"),
    ):
        with pytest.raises(BadInputError, match=said):
            fill(tmp_path, name, LOAN)
    assert not (tmp_path / "填好").exists()


def test_a_form_that_takes_nothing_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    (tmp_path / "x.docx").write_bytes(word(paragraph("民事起诉状（金融借款合同纠纷）") + paragraph("内容")))
    with pytest.raises(BadInputError, match="一项也填不进去"):
        fill(tmp_path, "x", LOAN)
    assert not (tmp_path / "填好").exists()


def test_a_row_printed_twice_is_noted(tmp_path: Path) -> None:
    body = _inner(form("loan2025"))
    at = body.index("<w:tr>", body.rindex("<w:tr>", 0, body.index("本金")))
    principal = body[at : body.index("</w:tr>", at) + len("</w:tr>")]
    (tmp_path / "x.docx").write_bytes(word(body[:at] + principal + body[at:]))
    filled = fill(tmp_path, "x", LOAN)
    ((zh, en),) = filled.notes
    assert "“本金”" in zh and "2份" in zh
    assert "“本金”" in en
    assert filled.unplaced == ()


def test_a_suffix_in_capitals_is_a_file_and_a_name_too_long_is_told(tmp_path: Path) -> None:
    out = tmp_path / "A.DOCX"
    assert fill(tmp_path, "loan2025", LOAN, out=out).file == out
    assert out.is_file()
    with pytest.raises(FolderError, match=r"文件名过长.*较短"):
        fill(tmp_path, "loan2025", LOAN, out=tmp_path / f"{'长' * 79}.docx")
    assert fill(tmp_path, "loan2025", LOAN, out=tmp_path / f"{'长' * 78}.docx").file.is_file()


def _inner(blank: bytes) -> str:
    """The paragraphs and tables of a Word file as XML, its page set-up left out."""
    inner = docx.Document(BytesIO(blank)).element.body
    return "".join(etree.tostring(n, encoding="unicode") for n in inner if not n.tag.endswith("sectPr"))


def test_what_is_there_is_not_written_over(tmp_path: Path) -> None:
    out = tmp_path / "a.docx"
    assert fill(tmp_path, "loan2025", LOAN, out=out).file == out
    before = out.read_bytes()
    with pytest.raises(OutputExistsError):
        fill(tmp_path, "loan2025", LOAN, out=out)
    fill(tmp_path, "loan2025", LOAN, out=out, force=True)
    assert out.read_bytes() == before


def test_neither_the_form_nor_the_cases_nor_the_evidence_is_written_over(tmp_path: Path) -> None:
    blank = tmp_path / "loan2025.docx"
    for out in (blank, shipped.samples() / LOAN / "x.docx"):
        with pytest.raises(FolderError):
            fill(tmp_path, "loan2025", LOAN, out=out, force=True)
        assert out.exists() is (out == blank)
    copy, link = tmp_path / "cases.json", tmp_path / "out.docx"
    copy.write_bytes((shipped.samples() / "cases.json").read_bytes())
    link.symlink_to(copy)
    with pytest.raises(FolderError, match="要读取"):
        fill_court_form(blank, copy, on=ON, out=link, case=LOAN, force=True, evidence=shipped.samples())


def test_one_of_several_cases_must_be_named(tmp_path: Path) -> None:
    with pytest.raises(BadInputError, match="--case"):
        fill(tmp_path, "loan2025", None)
    with pytest.raises(BadInputError, match="没有案件NOPE"):
        fill(tmp_path, "loan2025", "NOPE")


def test_a_case_that_cannot_be_used_says_why(tmp_path: Path) -> None:
    with pytest.raises(BadInputError, match="证据文件夹"):
        fill_court_form(
            _blank(tmp_path),
            shipped.samples() / "cases.json",
            on=ON,
            out=tmp_path / "填好",
            case=LOAN,
            evidence=tmp_path,
        )
    with pytest.raises(BadInputError, match=r"早于债务发生日|晚于运行日"):
        fill(tmp_path, "loan2025", LOAN, on=date(2020, 1, 1))


def _blank(tmp_path: Path) -> Path:
    blank = tmp_path / "loan2025.docx"
    blank.write_bytes(form("loan2025"))
    return blank


def test_a_form_that_cannot_be_read_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(BadInputError, match="无法读取"):
        fill_court_form(tmp_path, shipped.samples(), on=ON, out=tmp_path / "a", case=LOAN)
    (tmp_path / "b.docx").write_bytes(b"%PDF")
    with pytest.raises(BadInputError, match="docx"):
        fill_court_form(tmp_path / "b.docx", shipped.samples(), on=ON, out=tmp_path / "a", case=LOAN)


def test_a_place_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(FolderError, match="无法写入"):
        fill(tmp_path, "loan2025", LOAN, out=tmp_path / "file" / "in" / "a.docx")
