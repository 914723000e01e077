from pathlib import Path

import docx
import pytest

from legal_docs import shipped
from legal_docs.errors import ProofError, UsageError
from legal_docs.model.casefile import Cause
from legal_docs.model.filing import FilingKind
from legal_docs.rendering.text import docx_text, pdf_text
from legal_docs.services.templating import check, known, preview
from tests.rendering import papers

OWN = Path(__file__).parents[1] / "rendering" / "fixtures" / "起诉状-本行.docx"
FILINGS = shipped.templates() / "filings"


def test_the_bank_s_own_come_first_in_the_list(tmp_path: Path) -> None:
    (tmp_path / "甲.docx").write_bytes(OWN.read_bytes())
    (tmp_path / "甲.toml").write_text('id = "a"\nversion = "1"\nkind = "complaint"\n', "utf-8")
    assert [one.own for one in known(str(tmp_path))[:2]] == [True, False]
    assert not any(one.own for one in known(""))


def test_a_template_made_in_libreoffice_passes_without_a_warning() -> None:
    checked = check(OWN, FilingKind.COMPLAINT, Cause.LOAN)
    assert checked.passed and checked.problems == ()


def test_a_packaged_template_is_known_by_its_name() -> None:
    checked = check(FILINGS / "起诉状-信用卡.docx")
    assert (checked.note.id, checked.passed) == ("complaint-card", True)


def test_what_a_template_is_for_stands_in_its_toml(tmp_path: Path) -> None:
    path = papers.save(tmp_path, lambda d: d.add_paragraph("{{ 单位 }}"))
    path.with_suffix(".toml").write_text('id = "a"\nversion = "1"\nkind = "负责人身份证明书"\n', "utf-8")
    checked = check(path)
    assert checked.note.kind is FilingKind.IDENTITY and not checked.passed
    assert [one.code for one in checked.problems if one.is_error] == ["template_contents_missing"] * 2
    assert check(path, FilingKind.COMPLAINT).note.kind is FilingKind.COMPLAINT


def test_a_template_of_which_nothing_says_what_it_is_for_asks(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="--kind"):
        check(papers.save(tmp_path, lambda d: d.add_paragraph("x")))


def test_the_template_made_in_libreoffice_is_shown_with_a_loan_case_and_proved() -> None:
    made = preview(OWN, check(OWN, FilingKind.COMPLAINT, Cause.LOAN).note)
    words = docx_text(made.docx)
    assert made.case_number == "DEMO-2026-001-消费贷"
    assert "案由：金融借款合同纠纷" in words and "诉讼地位" in words
    assert "民事起诉状" in pdf_text(made.pdf) and "共" in pdf_text(made.pdf)


def test_a_sample_may_be_chosen_and_must_need_the_paper() -> None:
    path = FILINGS / "强制执行申请书.docx"
    made = preview(path, check(path).note)
    assert "DEMO-2026-008" in made.case_number
    with pytest.raises(UsageError, match="示例案件 DEMO-2026-001-消费贷 不需要强制执行申请书"):
        preview(path, check(path).note, "DEMO-2026-001-消费贷")
    with pytest.raises(UsageError, match="没有"):
        preview(path, check(path).note, "没有这一件")


def test_the_sample_is_of_the_cause_the_template_is_for() -> None:
    path = FILINGS / "起诉状-信用卡.docx"
    assert "信用卡" in preview(path, check(path).note).case_number


def altered(folder: Path, old: str, new: str) -> Path:
    document = docx.Document(str(FILINGS / "起诉状-金融借款.docx"))
    (found,) = [one for one in document.paragraphs if old in one.text]
    found.text = found.text.replace(old, new)
    path = folder / "改.docx"
    document.save(str(path))
    return path


def test_a_preview_is_proved_like_a_real_paper(tmp_path: Path) -> None:
    path = altered(tmp_path, "{{ 诉讼请求.合计 }}元（大写", '{{ 诉讼请求.合计|replace("1", "7") }}元（大写')
    checked = check(path, FilingKind.COMPLAINT, Cause.LOAN)
    assert checked.passed
    with pytest.raises(ProofError, match=r"大写“柒万.*”与小写“\d.*”不一致"):
        preview(path, checked.note)


def test_a_preview_must_address_the_court(tmp_path: Path) -> None:
    path = altered(tmp_path, "{{ 法院 }}", "{{ 法院 }}（{{ 法院|replace(法院, '某法院') }}）此致{{ 法院 }}")
    with pytest.raises(ProofError, match=r"“此致.*应出现1次，实为2次"):
        preview(path, check(path, FilingKind.COMPLAINT, Cause.LOAN).note)


def test_a_sample_of_another_cause_is_refused() -> None:
    path = FILINGS / "起诉状-信用卡.docx"
    with pytest.raises(UsageError, match="案由是金融借款合同纠纷，模板用于信用卡纠纷"):
        preview(path, check(path).note, "DEMO-2026-001-消费贷")


def test_a_cause_other_than_the_one_of_the_template_is_refused() -> None:
    path = FILINGS / "起诉状-信用卡.docx"
    assert check(path, cause=Cause.CARD).note.cause is Cause.CARD
    with pytest.raises(UsageError, match="用于信用卡纠纷，与 --cause 金融借款合同纠纷 不符"):
        check(path, cause=Cause.LOAN)
    assert check(FILINGS / "证据目录.docx", cause=Cause.CARD).note.cause is Cause.CARD
