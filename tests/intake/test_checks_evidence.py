import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.intake.factories import codes, loan_case, only, put, read_json


def _case_with(proof: str, folder: Path) -> dict:
    (folder / "示例-0001" / "03-催收记录").mkdir(parents=True)
    (folder / "示例-0001" / "03-催收记录" / "通知书.pdf").write_bytes(b"%PDF")
    (folder / "外面.pdf").write_bytes(b"%PDF")
    data = loan_case()
    put(data, "contacts.0.evidence", proof)
    return data


def test_a_named_file_that_is_there_is_no_problem(tmp_path: Path) -> None:
    found = read_json(tmp_path, _case_with("03-催收记录/通知书.pdf#2；03-催收记录/通知书.pdf", tmp_path))
    assert found.cases[0].folder == tmp_path / "示例-0001"
    assert codes(found) == {"id_unknown_region"}


def test_a_missing_file_is_an_error_and_names_the_nearest(tmp_path: Path) -> None:
    found = read_json(tmp_path, _case_with("03-催收记录/通知.pdf", tmp_path))
    missing = only(found, "missing_evidence_file")
    assert missing.place.column == "/0/contacts/0/evidence"
    assert "03-催收记录/通知书.pdf" in missing.zh
    assert not found.cases


@pytest.mark.parametrize(
    "proof", ["../外面.pdf", "/etc/hostname", "C:\\合同.pdf", "03-催收记录/../../外面.pdf"]
)
def test_a_path_that_leaves_the_folder_is_refused(proof: str, tmp_path: Path) -> None:
    found = read_json(tmp_path, _case_with(proof, tmp_path))
    assert only(found, "evidence_outside_folder").is_error
    assert not found.cases


def test_a_link_that_leaves_the_folder_is_refused(tmp_path: Path) -> None:
    data = _case_with("链接.pdf", tmp_path)
    (tmp_path / "示例-0001" / "链接.pdf").symlink_to(tmp_path / "外面.pdf")
    assert "evidence_outside_folder" in codes(read_json(tmp_path, data))


def test_an_exhibit_note_names_a_file_too(tmp_path: Path) -> None:
    data = _case_with("03-催收记录/通知书.pdf", tmp_path)
    data["evidence"] = [{"file": "没有.pdf"}]
    assert only(read_json(tmp_path, data), "missing_evidence_file").place.column == "/0/evidence/0/file"


def test_a_name_too_long_for_the_disk_is_only_missing(tmp_path: Path) -> None:
    found = read_json(tmp_path, _case_with("长" * 300 + ".pdf", tmp_path))
    assert "missing_evidence_file" in codes(found)


SUM = "0" * 64


@pytest.mark.parametrize(("file", "told"), [("03-催收记录/通知书.pdf", "hash_differs"), ("没有.pdf", "")])
def test_a_file_that_is_not_the_one_once_hashed_is_told(file: str, told: str, tmp_path: Path) -> None:
    data = _case_with("03-催收记录/通知书.pdf", tmp_path)
    data["evidence"] = [{"file": file, "custody": {"sha256": SUM}}]
    found = read_json(tmp_path, data)
    assert ("hash_differs" in codes(found)) == bool(told)
    if told:
        problem = only(found, told)
        assert problem.place.column == "/0/evidence/0/custody/sha256" and not problem.is_error


@pytest.mark.parametrize("shown", [str.lower, str.upper])
def test_a_file_with_the_hash_written_down_is_no_problem(shown: Callable[[str], str], tmp_path: Path) -> None:
    data = _case_with("03-催收记录/通知书.pdf", tmp_path)
    digest = hashlib.sha256(b"%PDF").hexdigest()
    data["evidence"] = [{"file": "03-催收记录/通知书.pdf", "custody": {"sha256": shown(digest)}}]
    assert codes(read_json(tmp_path, data)) == {"id_unknown_region"}
