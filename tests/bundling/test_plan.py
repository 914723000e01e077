from pathlib import Path

import pikepdf

from legal_docs.bundling.plan import plan
from legal_docs.model.exhibit import ExhibitKind, Original
from tests.bundling import files
from tests.bundling.cases import case


def _errors(tmp_path: Path, content: dict[str, bytes], **changes: object) -> dict[str, str]:
    _, problems = plan(case(**changes), files.folder(tmp_path, content))
    return {problem.place.file: problem.code for problem in problems if problem.is_error}


def test_folders_become_groups_and_files_exhibits_in_natural_order(tmp_path: Path) -> None:
    names = ["10-其他/说明书.pdf", "2-还款流水/流水.xlsx", "1-借款合同/10-附件.pdf", "1-借款合同/2-合同.pdf"]
    content = {name: files.pdf(1, f"a{at}x") for at, name in enumerate(names)}
    content["2-还款流水/流水.xlsx"] = files.workbook({"表": [["a"]]})
    bundle, problems = plan(case(), files.folder(tmp_path, content))
    assert [(one.number, one.group, one.title) for one in bundle.exhibits] == [
        (1, "借款合同", "合同"),
        (2, "借款合同", "附件"),
        (3, "还款流水", "流水"),
        (4, "其他", "说明书"),
    ]
    assert [problem.code for problem in problems] == ["exhibit_without_purpose"]


def test_nothing_is_called_an_original_unless_the_note_says_so(tmp_path: Path) -> None:
    content = {
        "1/合同.pdf": files.pdf(),
        "1/照片.png": files.image(files.picture(), "PNG"),
        "2/流水.csv": b"a,b\n1,2\n",
        "2/短信截图.png": files.image(files.picture((300, 300)), "PNG"),
        "3/通知书.docx": files.document("通知"),
    }
    note = {"file": "1/合同.pdf", "original": "原件", "original_place": "示例支行", "purpose": "证明合同。"}
    bundle, _ = plan(case(evidence=[note]), files.folder(tmp_path, content))
    said = {one.file: (one.kind, one.original, one.source) for one in bundle.exhibits}
    assert said == {
        "1/合同.pdf": (ExhibitKind.DOCUMENT, Original.ORIGINAL, "原告留存；原件存于示例支行"),
        "1/照片.png": (ExhibitKind.DOCUMENT, Original.COPY, "原告留存"),
        "2/流水.csv": (ExhibitKind.ELECTRONIC, Original.ELECTRONIC, "原告留存"),
        "2/短信截图.png": (ExhibitKind.ELECTRONIC, Original.COPY, "原告留存"),
        "3/通知书.docx": (ExhibitKind.DOCUMENT, Original.ELECTRONIC, "原告留存"),
    }


def test_notes_are_matched_by_the_exact_path_only(tmp_path: Path) -> None:
    content = {
        name: files.pdf(1, name[0])
        for name in ("loan-contract.pdf", "contract.pdf", "合同.pdf", "借款合同.pdf")
    }
    notes = [{"file": "contract.pdf", "title": "甲"}, {"file": "合同.pdf", "title": "乙", "order": 1}]
    bundle, _ = plan(case(evidence=notes), files.folder(tmp_path, content))
    assert {one.file: one.title for one in bundle.exhibits} == {
        "contract.pdf": "甲",
        "合同.pdf": "乙",
        "loan-contract.pdf": "loan-contract",
        "借款合同.pdf": "借款合同",
    }
    assert bundle.exhibits[0].file == "合同.pdf"
    missing = _errors(tmp_path, {}, evidence=[{"file": "Contract.pdf"}, {"file": "x/contract.pdf"}])
    assert missing == {"Contract.pdf": "exhibit_missing", "x/contract.pdf": "exhibit_missing"}


def test_every_file_that_cannot_be_used_is_named_with_its_reason(tmp_path: Path) -> None:
    locked = files.changed(files.pdf(), lambda made: None, encryption=pikepdf.Encryption(owner="o", user="u"))
    content = {
        "a/好.pdf": files.pdf(),
        "a/空.pdf": b"",
        "a/锁.pdf": locked,
        "a/断.pdf": files.pdf(3)[:700],
        "a/无页.pdf": files.saved(pikepdf.new()),
        "a/程序.pdf": b"MZ" + b"\0" * 99,
        "a/空.csv": b"\n",
        "a/😀.pdf": files.pdf(1, "x"),
    }
    assert _errors(tmp_path, content) == {
        "a/空.pdf": "exhibit_empty",
        "a/锁.pdf": "exhibit_encrypted",
        "a/断.pdf": "exhibit_broken",
        "a/无页.pdf": "exhibit_no_pages",
        "a/程序.pdf": "exhibit_unknown_type",
        "a/空.csv": "exhibit_empty",
        "a/😀.pdf": "exhibit_title_glyph",
    }


def test_a_file_left_out_on_purpose_and_a_double_are_said(tmp_path: Path) -> None:
    content = {"a/1.pdf": files.pdf(), "a/2.pdf": files.pdf(), "a/3.pdf": files.pdf()}
    notes = [{"file": "a/3.pdf", "exclude": True}, {"file": "a/1.pdf", "purpose": "甲"}]
    bundle, problems = plan(case(evidence=notes), files.folder(tmp_path, content))
    assert [one.file for one in bundle.exhibits] == ["a/1.pdf", "a/2.pdf"]
    assert [(p.place.file, p.code) for p in problems] == [
        ("a/3.pdf", "exhibit_excluded"),
        ("a/2.pdf", "exhibit_without_purpose"),
        ("a/2.pdf", "exhibit_same"),
    ]
    assert "a/1.pdf" in problems[-1].sentence()


def test_a_group_stays_together_where_its_first_exhibit_is_ordered(tmp_path: Path) -> None:
    content = {f"{group}/{name}.pdf": files.pdf(1, group + name) for group in "ab" for name in "xy"}
    notes = [{"file": "b/y.pdf", "order": 1}]
    bundle, _ = plan(case(evidence=notes), files.folder(tmp_path, content))
    assert [one.file for one in bundle.exhibits] == ["b/y.pdf", "b/x.pdf", "a/x.pdf", "a/y.pdf"]


def test_an_empty_or_missing_folder_is_an_error(tmp_path: Path) -> None:
    assert set(_errors(tmp_path, {}).values()) == {"no_exhibits"}
    _, problems = plan(case(), tmp_path / "none")
    assert [problem.code for problem in problems] == ["evidence_folder_missing"]


def test_the_folder_is_left_as_it_was(tmp_path: Path) -> None:
    root = files.folder(tmp_path, {"a/合同.pdf": files.pdf(), "a/表.csv": b"a,b\n"})
    before = {path: path.stat().st_mtime_ns for path in root.rglob("*")}
    plan(case(), root)
    assert {path: path.stat().st_mtime_ns for path in root.rglob("*")} == before
