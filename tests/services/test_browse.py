"""What a run made, looked at later: its record and its folder must belong together."""

from pathlib import Path

import pytest

from legal_docs.model.run import RunRecord
from legal_docs.services.browse import latest_runs, open_folder
from tests.conftest import SampleRuns
from tests.services.folders import names


@pytest.fixture
def record(sample_runs: SampleRuns, tmp_path: Path) -> RunRecord:
    """The record of one sample, its folder a copy that may be spoilt."""
    import shutil

    found = next(r for r in latest_runs(sample_runs.wiring) if r.folder)
    shutil.copytree(found.folder, tmp_path / "案")
    return found.model_copy(update={"folder": str(tmp_path / "案")})


def test_an_untouched_folder_opens_with_its_report_and_files(record: RunRecord) -> None:
    opened = open_folder(record)
    assert opened is not None
    assert opened.changed == ()
    assert opened.report["case_number"] == record.case_number
    listed = {p.name for p in opened.files}
    assert listed == set(names(Path(record.folder))) - {"manifest.json", "SHA256SUMS"}


def test_a_folder_with_a_changed_manifest_belongs_to_another_run(record: RunRecord) -> None:
    manifest = Path(record.folder) / "manifest.json"
    manifest.write_bytes(manifest.read_bytes() + b"\n")
    assert open_folder(record) is None


def test_a_folder_without_manifest_or_gone_does_not_open(record: RunRecord) -> None:
    (Path(record.folder) / "manifest.json").unlink()
    assert open_folder(record) is None
    assert open_folder(record.model_copy(update={"folder": "/nowhere"})) is None
    assert open_folder(record.model_copy(update={"folder": ""})) is None


def test_a_changed_file_and_a_missing_one_are_named(record: RunRecord) -> None:
    folder = Path(record.folder)
    with (folder / "证据目录.docx").open("ab") as file:
        file.write(b" ")
    (folder / "证据卷.pdf").unlink()
    opened = open_folder(record)
    assert opened is not None
    assert set(opened.changed) == {"证据目录.docx", "证据卷.pdf"}
    assert "证据卷.pdf" not in {p.name for p in opened.files}
    assert "证据目录.docx" in {p.name for p in opened.files}


def test_a_missing_report_is_named_and_leaves_no_periods(record: RunRecord) -> None:
    (Path(record.folder) / "时效审查意见.json").unlink()
    opened = open_folder(record)
    assert opened is not None
    assert (opened.report, opened.changed) == ({}, ("时效审查意见.json",))
