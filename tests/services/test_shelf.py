import shutil
from pathlib import Path

import pytest

from legal_docs.drafting import complaint
from legal_docs.drafting.draft import Draft
from legal_docs.errors import BadInputError, SettingsError
from legal_docs.model.dossier import Dossier
from legal_docs.model.filing import FilingKind
from legal_docs.rendering.text import docx_text, pdf_text
from legal_docs.services.papers import make
from legal_docs.services.shelf import problems_of, shelf
from tests.drafting import factory
from tests.rendering import papers

OWN = Path(__file__).parents[1] / "rendering" / "fixtures" / "起诉状-本行.docx"
NOTE = 'id = "{id}"\nversion = "1"\nkind = "complaint"\n{more}'


@pytest.fixture(scope="module")
def dossier() -> Dossier:
    return factory.dossier()


@pytest.fixture(scope="module")
def draft(dossier: Dossier) -> Draft:
    paper = complaint.complaint(dossier)
    name = complaint.template_name(dossier)
    return Draft(FilingKind.COMPLAINT, name, paper, complaint.must_say(paper))


def put(folder: Path, name: str, more: str = "", source: Path = OWN) -> Path:
    (folder / f"{name}.toml").write_text(NOTE.format(id=name, more=more), "utf-8")
    return Path(shutil.copy(source, folder / f"{name}.docx"))


def test_without_a_folder_the_paper_is_made_from_the_template_the_draft_names(
    dossier: Dossier, draft: Draft
) -> None:
    chosen = shelf("").choose(draft, dossier.case)
    assert (chosen.path.name, chosen.note.id, chosen.own) == (draft.template, "complaint-loan", False)


def test_a_template_made_in_libreoffice_passes_and_is_used(
    dossier: Dossier, draft: Draft, tmp_path: Path
) -> None:
    put(tmp_path, "本行起诉状")
    chosen = shelf(str(tmp_path)).choose(draft, dossier.case)
    paper = make(draft, chosen)
    words = docx_text(paper.files["民事起诉状.docx"])
    assert "诉讼地位" in words and "{" not in words
    assert "本行示范文本" in pdf_text(paper.files["民事起诉状.pdf"])
    assert (paper.template.id, paper.template.own) == ("本行起诉状", True)
    assert paper.filing.template == chosen.record


@pytest.mark.parametrize(
    ("more", "fits"),
    [
        ('cause = "loan"', True),
        ('cause = "card"', False),
        ('court = "{court}"', True),
        ('court = "别处人民法院"', False),
    ],
)
def test_a_template_is_used_for_its_cause_and_court_only(
    more: str, fits: bool, dossier: Dossier, draft: Draft, tmp_path: Path
) -> None:
    put(tmp_path, "本行", more.format(court=dossier.case.court))
    assert shelf(str(tmp_path)).choose(draft, dossier.case).own is fits


def test_the_court_s_own_goes_before_any_court_and_the_cause_s_before_any_cause(
    dossier: Dossier, draft: Draft, tmp_path: Path
) -> None:
    put(tmp_path, "通用")
    put(tmp_path, "借款", 'cause = "loan"')
    assert shelf(str(tmp_path)).choose(draft, dossier.case).note.id == "借款"
    put(tmp_path, "本院", f'court = "{dossier.case.court}"')
    assert shelf(str(tmp_path)).choose(draft, dossier.case).note.id == "本院"


def test_two_that_fit_equally_are_refused_by_name(dossier: Dossier, draft: Draft, tmp_path: Path) -> None:
    put(tmp_path, "甲")
    put(tmp_path, "乙")
    with pytest.raises(BadInputError, match=r"同样适用于民事起诉状：(甲|乙)\.docx、(甲|乙)\.docx"):
        shelf(str(tmp_path)).choose(draft, dossier.case)


def test_a_template_that_fails_its_check_is_refused_with_the_sentences(
    dossier: Dossier, draft: Draft, tmp_path: Path
) -> None:
    put(tmp_path, "坏", source=papers.save(tmp_path, lambda d: d.add_paragraph("{{ 法元 }}"), "x.docx"))
    (tmp_path / "x.docx").unlink()
    with pytest.raises(BadInputError) as caught:
        shelf(str(tmp_path)).choose(draft, dossier.case)
    assert "坏.docx 没有通过检查" in caught.value.zh
    assert "没有“法元”这个键，最接近的是“法院”" in caught.value.zh and "缺少必备内容" in caught.value.zh


def test_a_template_changed_after_it_passed_is_checked_again(
    dossier: Dossier, draft: Draft, tmp_path: Path
) -> None:
    path = put(tmp_path, "本行")
    own = shelf(str(tmp_path))
    assert own.choose(draft, dossier.case).own
    path.write_bytes(papers.paragraphs("{{ 法元 }}"))
    with pytest.raises(BadInputError, match="没有通过检查"):
        own.choose(draft, dossier.case)


def test_a_folder_that_is_not_there_is_a_fault_of_the_setting(tmp_path: Path) -> None:
    with pytest.raises(SettingsError):
        shelf(str(tmp_path / "没有"))


def test_what_only_shows_when_it_is_filled_is_found_by_the_trial(tmp_path: Path) -> None:
    path = papers.save(tmp_path, lambda d: d.add_paragraph("{{ 单位 }}{{ 姓名 }}{{ 职务 }}{{ 单位 * 2 }}"))
    (found,) = [one for one in problems_of(path, FilingKind.IDENTITY) if one.is_error]
    assert found.code == "template_trial" and "不能这样计算" in found.zh


def test_a_printed_form_needs_no_keys(tmp_path: Path) -> None:
    path = papers.save(tmp_path, lambda d: d.add_paragraph("原告：____"))
    assert [one for one in problems_of(path, FilingKind.ELEMENT_COMPLAINT) if one.is_error] == []
    path = papers.save(tmp_path, lambda d: d.add_paragraph("原告：{{ 原告 }}"))
    assert [one.code for one in problems_of(path, FilingKind.ELEMENT_COMPLAINT) if one.is_error]


def test_a_file_that_is_gone_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(BadInputError, match="不能读取"):
        problems_of(tmp_path / "没有.docx", FilingKind.COMPLAINT)


def test_a_template_of_another_filing_is_one_sentence() -> None:
    found = [one for one in problems_of(OWN, FilingKind.PAYMENT_ORDER) if one.is_error]
    assert [one.code for one in found] == ["template_other_kind"]
    assert "大多不属于支付令申请书（如 " in found[0].zh
