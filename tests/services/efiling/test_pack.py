"""The upload pack: each paper in its slot or out with a reason, nothing cut, limits told."""

import json
import shutil
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from legal_docs.bundling import joining
from legal_docs.errors import BadInputError, FolderError, OutputExistsError, ProofError, SettingsError
from legal_docs.model.profile import EfilingLimits
from legal_docs.rendering.pdf import html_to_pdf
from legal_docs.rendering.text import pdf_pages, pdf_text, squeeze
from legal_docs.services.efiling.pack import Packed, make_pack
from legal_docs.services.efiling.slots import INTERNAL, slots
from legal_docs.services.handover.opened import Opened
from legal_docs.services.verifying import verify
from tests.services import finished


def _pack(out: Path, number: str = finished.LOAN, **limits: Any) -> Packed:
    return make_pack(finished.case(number), EfilingLimits(**limits), out=out, force=False)


def _names(packed: Packed) -> list[str]:
    return [one.name for one in packed.files]


@pytest.fixture(scope="module")
def loan(tmp_path_factory: pytest.TempPathFactory) -> Packed:
    return _pack(tmp_path_factory.mktemp("loan"))


@pytest.fixture(scope="module")
def enforcement(tmp_path_factory: pytest.TempPathFactory) -> Packed:
    return _pack(tmp_path_factory.mktemp("enforcement"), finished.ENFORCEMENT)


def test_a_suit_has_the_six_slots_with_one_file_each(loan: Packed) -> None:
    assert [name for name in _names(loan) if not name.startswith("证据/")] == [
        "1-起诉状/张某䶮-2039-民事起诉状（要素式）.pdf",
        "2-当事人身份证明/张某䶮-2039-当事人身份证明.pdf",
        "3-委托代理人委托手续和身份材料/张某䶮-2039-授权委托书.pdf",
        "4-证据目录及证据材料/张某䶮-2039-证据目录及证据材料.pdf",
        "5-送达地址确认书/张某䶮-2039-送达地址确认书.pdf",
        "6-其他材料/张某䶮-2039-其他材料.pdf",
    ]
    assert loan.problems == ()


def test_an_enforcement_has_its_own_slots(enforcement: Packed) -> None:
    folders = dict.fromkeys(one.folder for one in enforcement.files)
    assert list(folders) == [
        "1-执行申请书",
        "2-执行依据文书",
        "3-授权委托书及代理人身份证明",
        "4-申请人身份材料",
        "5-送达地址确认书",
        "6-其他材料",
        "证据",
    ]
    instruments = next(one for one in enforcement.files if one.folder == "2-执行依据文书")
    assert [part.title for part in instruments.parts] == ["民事判决书", "法律文书生效证明"]


def test_exhibits_do_not_stand_beside_the_bundle_that_holds_them(enforcement: Packed) -> None:
    last = [part for one in enforcement.files if one.folder == "6-其他材料" for part in one.parts]
    assert last and all(part.exhibit is None for part in last)
    assert len(last) == len(set(last))


def test_what_is_joined_holds_every_part_in_order(loan: Packed) -> None:
    evidence = next(one for one in loan.files if one.folder.startswith("4-"))
    bundle = finished.case().dossier.bundle
    assert [part.title for part in evidence.parts] == ["证据卷", "债权计算明细"]
    pages = pdf_pages((loan.folder / evidence.name).read_bytes())
    assert len(pages) == evidence.pages > bundle.front_pages + bundle.page_count
    assert squeeze(pages[bundle.front_pages + bundle.page_count]).startswith("债权计算明细")


def test_internal_papers_stay_in_the_house(loan: Packed) -> None:
    assert INTERNAL in pdf_text((finished.folder(finished.LOAN) / "对账附页（内部）.pdf").read_bytes())
    for path in loan.folder.rglob("*.pdf"):
        assert INTERNAL not in pdf_text(path.read_bytes()), path.name
    _, left_out = slots(finished.case(), joined=True)
    assert left_out["对账附页（内部）.pdf"] == "内部对账，不提交法院"
    assert "请由承办人判断是否提交" not in "".join(left_out.values())


def test_an_internal_sheet_behind_a_statement_of_the_banks_own_is_taken_off(tmp_path: Path) -> None:
    case, folder = finished.case(), finished.copied(tmp_path)
    html = f'<p>合计 1.00</p><p style="break-before: page">附页：核对</p><p>{INTERNAL}</p>'
    (folder / "债权计算明细.pdf").write_bytes(html_to_pdf(html))
    packed = make_pack(
        Opened(folder, case.dossier, case.bound, case.papers), EfilingLimits(), out=tmp_path, force=False
    )
    evidence = next(one for one in packed.files if one.folder.startswith("4-"))
    text = pdf_text((packed.folder / evidence.name).read_bytes())
    assert "合计 1.00" in text and INTERNAL not in text


def test_who_the_parties_are_comes_from_the_bundle(loan: Packed) -> None:
    identity = next(one for one in loan.files if one.folder.startswith("2-"))
    assert [part.title for part in identity.parts] == ["负责人身份证明书", "身份证"]
    assert "证据卷第14页" in squeeze(pdf_text((loan.folder / identity.name).read_bytes()))


def test_every_exhibit_is_there_alone_with_its_pages(loan: Packed) -> None:
    bundle = finished.case().dossier.bundle
    singles = [one for one in loan.files if one.folder == "证据"]
    assert [one.name for one in singles][:2] == [
        "证据/01-个人消费借款合同（电子签名）.pdf",
        "证据/02-借款借据.pdf",
    ]
    assert [one.pages for one in singles] == [exhibit.page_count for exhibit in bundle.exhibits]


@pytest.mark.parametrize("number", [finished.LOAN, finished.ENFORCEMENT])
@pytest.mark.parametrize("joined", [True, False])
def test_every_paper_is_in_one_slot_or_out_with_a_reason(number: str, joined: bool) -> None:
    found, left_out = slots(finished.case(number), joined=joined)
    placed = [part.file for slot in found for part in slot.parts if part.file]
    assert sorted([*placed, *left_out]) == sorted(finished.case(number).pdfs())
    assert "时效审查意见.pdf" in left_out and "立案材料清单.pdf" in left_out
    assert all(left_out.values())


def test_the_free_complaint_stays_out_because_the_form_says_the_same() -> None:
    _, left_out = slots(finished.case(), joined=True)
    assert left_out["民事起诉状.pdf"] == "与所提交的要素式内容相同，只提交一种"
    assert left_out["证据目录.pdf"] == "证据卷内已有证据目录"
    assert left_out["催收函-张某䶮.pdf"].startswith("发给对方的函件")


def test_without_a_form_the_free_complaint_goes_in() -> None:
    case = finished.case()
    papers = {name: kind for name, kind in case.papers.items() if "要素式" not in name}
    found, left_out = slots(Opened(case.folder, case.dossier, case.bound, papers), joined=True)
    assert [part.file for part in found[0].parts] == ["民事起诉状.pdf"]
    assert "民事起诉状.pdf" not in left_out


def test_an_internal_sheet_that_shares_a_page_stops_the_pack(tmp_path: Path) -> None:
    case, folder = finished.case(), finished.copied(tmp_path)
    html = f"<p>合计 1.00</p><p>附页：与银行系统余额核对</p><p>{INTERNAL}</p>"
    (folder / "债权计算明细.pdf").write_bytes(html_to_pdf(html))
    with pytest.raises(ProofError, match="没有另起一页"):
        make_pack(
            Opened(folder, case.dossier, case.bound, case.papers), EfilingLimits(), out=tmp_path, force=False
        )


def test_what_is_to_be_prepared_is_named_by_slot() -> None:
    found, _ = slots(finished.case(), joined=True)
    wanted = {slot.title: slot.to_prepare for slot in found}
    assert any("营业执照" in text for text in wanted["当事人身份证明"])
    assert not any("张某䶮" in text for text in wanted["当事人身份证明"])
    assert any("律师执业证" in text for text in wanted["委托代理人委托手续和身份材料"])
    assert wanted["其他材料"] == ("保全的担保材料", "诉讼费退费账户确认书")


def test_separate_files_keep_the_list_of_exhibits(tmp_path: Path) -> None:
    packed = _pack(tmp_path, one_file_per_slot=False)
    evidence = [name for name in _names(packed) if name.startswith("4-")]
    assert [name.rpartition("-")[2] for name in evidence] == [
        "证据目录.pdf",
        "证据卷.pdf",
        "债权计算明细.pdf",
    ]


def test_the_pattern_of_the_court_names_the_files(tmp_path: Path) -> None:
    packed = _pack(tmp_path, pattern="{序号}_{案件编号}_{文书}.pdf")
    assert _names(packed)[0] == f"1-起诉状/1_{finished.LOAN}_民事起诉状（要素式）.pdf"


@pytest.mark.parametrize("pattern", ["{姓名}.pdf", "{姓名}-{案件编号}"])
@pytest.mark.parametrize("joined", [True, False])
def test_a_pattern_that_gives_equal_names_is_refused_before_anything_is_written(
    tmp_path: Path, pattern: str, joined: bool
) -> None:
    with pytest.raises(SettingsError, match=r"\{文书\}") as refused:
        _pack(tmp_path, pattern=pattern, one_file_per_slot=joined)
    assert pattern in refused.value.zh and "张某䶮" in refused.value.zh
    assert not list(tmp_path.iterdir())


def test_a_pattern_without_the_paper_will_do_where_the_names_differ(tmp_path: Path) -> None:
    packed = _pack(tmp_path, pattern="{序号}-{姓名}")
    assert [name for name in _names(packed) if not name.startswith("证据/")][:2] == [
        "1-起诉状/1-张某䶮.pdf",
        "2-当事人身份证明/2-张某䶮.pdf",
    ]


def test_no_two_files_for_upload_have_one_name_in_different_folders(enforcement: Packed) -> None:
    uploads = [name.partition("/")[2] for name in _names(enforcement) if not name.startswith("证据/")]
    assert len({name.casefold() for name in uploads}) == len(uploads)


def test_the_joined_evidence_passes_alone_and_tells_what_was_joined(loan: Packed, tmp_path: Path) -> None:
    evidence = next(one for one in loan.files if one.folder.startswith("4-"))
    alone = tmp_path / "证据.pdf"
    shutil.copy(loan.folder / evidence.name, alone)
    found = verify(alone)
    assert [problem.code for problem in found.problems] == ["bundle_joined", "bundle_record_missing"]
    bundle = finished.case().bound
    joined = evidence.pages - bundle.front_pages - bundle.page_count
    assert f"{joined}页" in found.problems[0].zh and f"附1-附{joined}" in found.problems[0].zh
    assert found.passed


@pytest.mark.parametrize("change", ["label", "exhibit", "note", "bookmark"])
def test_the_joined_evidence_does_not_pass_where_it_was_changed(
    loan: Packed, tmp_path: Path, change: str
) -> None:
    evidence = next(one for one in loan.files if one.folder.startswith("4-"))
    path = tmp_path / "证据.pdf"
    with pikepdf.open(loan.folder / evidence.name) as pdf:
        last = len(pdf.pages) - 1
        if change == "label":
            pdf.Root.PageLabels.Nums.append(last)
            pdf.Root.PageLabels.Nums.append(pikepdf.Dictionary(P=pikepdf.String("附9")))
        elif change == "exhibit":
            del pdf.pages[finished.case().bound.front_pages + 2]
        elif change == "note":
            note = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text)
            pdf.pages[last].obj.Annots = pikepdf.Array([note])
        else:
            with pdf.open_outline() as outline:
                outline.root.append(pikepdf.OutlineItem("证据1 合同（第1页）", last))
        pdf.save(path)
    assert not verify(path).passed


def test_an_exhibit_by_itself_is_no_bundle_and_not_judged(loan: Packed, tmp_path: Path) -> None:
    single = next(one for one in loan.files if one.folder == "证据")
    shutil.copy(loan.folder / single.name, tmp_path / "a.pdf")
    with pytest.raises(BadInputError, match="不是本程序编制的证据卷"):
        verify(tmp_path / "a.pdf")


def test_volumes_stay_apart_and_that_is_told(enforcement: Packed) -> None:
    last = [one.name for one in enforcement.files if one.folder == "6-其他材料"]
    volumes = [name for name in last if "证据卷-第" in name]
    assert len(volumes) > 1
    assert [problem.code for problem in enforcement.problems] == ["pack_volumes_apart"]
    assert f"证据卷有{len(volumes)}册" in enforcement.problems[0].zh


def test_a_slot_too_large_when_joined_stays_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bundle = (finished.folder(finished.LOAN) / "证据卷.pdf").stat().st_size
    monkeypatch.setattr("legal_docs.services.efiling.pack._MB", bundle - 1)
    packed = _pack(tmp_path, file_mb=1)
    told = {problem.code: problem.place.file for problem in packed.problems}
    assert told["pack_not_joined"] == "4-证据目录及证据材料"
    assert len([name for name in _names(packed) if name.startswith("4-")]) == 2
    assert told["pack_file_too_large"].endswith("证据卷.pdf")


def test_no_limit_means_no_limit(loan: Packed) -> None:
    assert EfilingLimits().file_mb == 0 and loan.problems == ()


def test_a_type_the_court_does_not_take_is_told_of_each_file(tmp_path: Path) -> None:
    packed = _pack(tmp_path, types=("ofd",))
    assert {problem.code for problem in packed.problems} == {"pack_type_refused"}
    assert len(packed.problems) == len(packed.files)
    assert all((packed.folder / one.name).is_file() for one in packed.files)


def test_types_are_read_in_any_spelling(tmp_path: Path) -> None:
    assert _pack(tmp_path, types=(".PDF",)).problems == ()


def test_no_id_number_stands_in_any_name(loan: Packed) -> None:
    numbers = [
        person.id_number for person in finished.case().dossier.case.people if hasattr(person, "id_number")
    ]
    assert numbers[0] and not any(numbers[0] in str(path) for path in loan.folder.rglob("*"))


def test_the_list_tells_files_signatures_and_what_is_missing(loan: Packed) -> None:
    text = squeeze(pdf_text((loan.folder / "上传清单.pdf").read_bytes()))
    for words in (
        "张某䶮-2039-其他材料.pdf",
        "委托人盖章，负责人签章",
        "□负责人钱某午的身份证件复印件",
        "内部审查意见",
    ):
        assert squeeze(words) in text
    data = json.loads((loan.folder / "上传清单.json").read_bytes())
    assert [one["name"] for one in data["files"]] == _names(loan)
    assert data["files"][0]["to_sign"] == ["民事起诉状（要素式）：单位盖章"]
    assert data["left_out"]["时效审查意见.pdf"] and data["case_number"] == finished.LOAN


def test_the_pack_can_be_verified_and_is_the_same_twice(loan: Packed, tmp_path: Path) -> None:
    found = verify(loan.folder)
    assert found.problems == () and found.files == len(loan.files) + 4
    again = _pack(tmp_path)
    for path in loan.folder.rglob("*"):
        if path.is_file():
            assert path.read_bytes() == (again.folder / path.relative_to(loan.folder)).read_bytes(), path


def test_a_pack_that_is_there_stays(loan: Packed) -> None:
    with pytest.raises(OutputExistsError):
        _pack(loan.folder.parent)


def test_a_pack_never_lies_in_the_case_folder() -> None:
    with pytest.raises(FolderError):
        _pack(finished.folder(finished.LOAN))


def test_no_slot_is_empty_without_a_word(tmp_path: Path) -> None:
    folder = finished.folder(finished.LOAN)
    case = finished.case()
    papers = {name: kind for name, kind in case.papers.items() if name != "授权委托书.pdf"}
    without = Opened(folder, case.dossier, case.bound, papers)
    packed = make_pack(without, EfilingLimits(), out=tmp_path, force=False)
    assert [(p.code, p.place.file, p.is_error) for p in packed.problems] == [
        ("pack_slot_empty", "3-委托代理人委托手续和身份材料", False)
    ]


def test_pages_are_counted_from_the_files(loan: Packed) -> None:
    assert [one.pages for one in loan.files] == [joining.count(loan.folder / one.name) for one in loan.files]
