"""A finished folder is opened again only with the case it was made from."""

import json
import shutil
from pathlib import Path

import pytest

from legal_docs import shipped
from legal_docs.errors import BadInputError
from legal_docs.model.filing import FilingKind
from legal_docs.services.handover.opened import kind_of, opened
from legal_docs.services.run_cases import load
from tests.conftest import ON
from tests.services import finished


def test_what_is_opened_is_the_case_as_it_was_made() -> None:
    case = finished.case()
    assert (case.dossier.case.number, case.dossier.on) == (finished.LOAN, ON)
    assert case.dossier.bundle.exhibits and case.dossier.findings.periods
    assert case.papers["民事起诉状（要素式）.pdf"] is FilingKind.ELEMENT_COMPLAINT
    assert "证据卷.json" not in case.papers
    assert set(case.pdfs()) == {path.name for path in case.folder.glob("*.pdf")}
    assert case.pdfs(FilingKind.STATEMENT, FilingKind.BUNDLE) == ("债权计算明细.pdf", "证据卷.pdf")


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("证据卷-第2册.pdf", FilingKind.BUNDLE),
        ("催收函-某市A&B贸易有限公司-2.docx", FilingKind.DEMAND),
        ("续行保全申请书-B01.pdf", FilingKind.RENEWAL),
        ("时效审查意见.json", FilingKind.REPORT),
    ],
)
def test_the_kind_of_a_paper_is_told_by_its_name(name: str, kind: FilingKind) -> None:
    assert kind_of(name) is kind


def test_a_folder_that_was_changed_is_not_handed_on(tmp_path: Path) -> None:
    folder = finished.copied(tmp_path)
    (folder / "民事起诉状.pdf").write_bytes(b"changed")
    with pytest.raises(BadInputError, match=r"民事起诉状\.pdf"):
        opened(folder, shipped.samples())


def test_a_case_that_changed_since_is_told(tmp_path: Path) -> None:
    data = json.loads((shipped.samples() / "cases.json").read_bytes())
    rows = data["cases"] if isinstance(data, dict) else data
    for one in rows:
        one["remarks"] = "改动"
    (tmp_path / "cases.json").write_text(json.dumps(data, ensure_ascii=False), "utf-8")
    with pytest.raises(BadInputError, match="与生成文件夹时不同"):
        opened(finished.folder(finished.LOAN), tmp_path / "cases.json", evidence=shipped.samples())


def test_a_case_file_without_the_case_is_told(tmp_path: Path) -> None:
    data = json.loads((shipped.samples() / "cases.json").read_bytes())
    rows = data["cases"] if isinstance(data, dict) else data
    rows[:] = [one for one in rows if one["number"] != finished.LOAN]
    (tmp_path / "cases.json").write_text(json.dumps(data, ensure_ascii=False), "utf-8")
    with pytest.raises(BadInputError, match=finished.LOAN):
        opened(finished.folder(finished.LOAN), tmp_path / "cases.json", evidence=shipped.samples())


def test_a_folder_with_a_part_only_is_told(tmp_path: Path) -> None:
    from legal_docs.services.parts import make_bundle

    loaded = next(one for one in load(shipped.samples(), on=ON).cases if one.case.number == finished.LOAN)
    folder, _ = make_bundle(loaded, on=ON, out=tmp_path, force=False)
    with pytest.raises(BadInputError, match="只是一件案件的一部分"):
        opened(folder, shipped.samples())


def test_evidence_elsewhere_is_found(tmp_path: Path) -> None:
    shutil.copy(shipped.samples() / "cases.json", tmp_path)
    case = opened(finished.folder(finished.LOAN), tmp_path, evidence=shipped.samples())
    assert case.dossier.case.number == finished.LOAN
