"""Supplements of a real case: the record of what was filed is found, checked, and kept to."""

import json
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from legal_docs import shipped
from legal_docs.errors import BadInputError, FolderError
from legal_docs.intake.read import LoadedCase
from legal_docs.services.parts import make_bundle
from legal_docs.services.run_cases import load
from legal_docs.services.supplements import make_supplement
from tests.bundling import files
from tests.conftest import ON


@pytest.fixture(scope="module")
def filed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[LoadedCase, Path]]:
    """A copy of a sample whose bundle is made, and to whose folder a paper has been added since."""
    root = tmp_path_factory.mktemp("filed")
    sample = next(c for c in load(shipped.samples(), on=ON).cases if "旧债" in c.case.number)
    assert sample.folder is not None
    folder = root / "evidence" / sample.case.number
    shutil.copytree(sample.folder, folder)
    loaded = replace(sample, folder=folder)
    made, _ = make_bundle(loaded, on=ON, out=root / "first", force=False)
    files.folder(folder, {"99-补充/新的确认书.pdf": files.pdf(2, "new")})
    yield loaded, made


def _pages(folder: Path) -> dict[str, str]:
    record = json.loads((folder / "证据卷.json").read_text("utf-8"))
    return {one["title"]: f"{one['first_page']}-{one['last_page']}" for one in record["exhibits"]}


def test_the_new_paper_goes_on_from_the_last_page_of_the_record(
    filed: tuple[LoadedCase, Path], tmp_path: Path
) -> None:
    loaded, made = filed
    last = max(int(pages.split("-")[1]) for pages in _pages(made).values())
    folder, _ = make_supplement(loaded, filed=[made], way="continue", on=ON, out=tmp_path, force=False)
    assert _pages(folder) == {"新的确认书": f"{last + 1}-{last + 2}"}
    assert sorted(path.name for path in folder.iterdir()) == [
        "manifest.json",
        "补充证据卷.pdf",
        "证据卷.json",
    ]


def test_inserted_into_the_whole_bundle_the_rest_keeps_its_pages(
    filed: tuple[LoadedCase, Path], tmp_path: Path
) -> None:
    loaded, made = filed
    record = made / "证据卷.json"
    folder, _ = make_supplement(loaded, filed=[record], way="insert", on=ON, out=tmp_path, force=False)
    before, after = _pages(made), _pages(folder)
    assert {title: after[title] for title in before} == before
    assert after.keys() - before.keys() == {"新的确认书"}


def test_the_filed_bundle_is_never_written_over(filed: tuple[LoadedCase, Path]) -> None:
    loaded, made = filed
    with pytest.raises(FolderError):
        make_supplement(loaded, filed=[made], way="continue", on=ON, out=made, force=True)


def test_a_record_that_cannot_be_used_is_said(filed: tuple[LoadedCase, Path], tmp_path: Path) -> None:
    loaded, made = filed
    record = tmp_path / "record" / "证据卷.json"
    record.parent.mkdir()
    other = json.loads((made / "证据卷.json").read_text("utf-8")) | {"case_number": "别的案件"}
    for text, sentence in (("{}", "不是本程序的证据卷记录"), (json.dumps(other), "别的案件")):
        record.write_text(text, "utf-8")
        with pytest.raises(BadInputError, match=sentence):
            make_supplement(
                loaded, filed=[record.parent], way="continue", on=ON, out=tmp_path / "o", force=False
            )
    record.unlink()
    with pytest.raises(BadInputError, match="找不到"):
        make_supplement(loaded, filed=[record.parent], way="continue", on=ON, out=tmp_path / "o", force=False)


def test_a_record_that_was_changed_since_is_refused(filed: tuple[LoadedCase, Path], tmp_path: Path) -> None:
    loaded, made = filed
    copy = tmp_path / "copy"
    shutil.copytree(made, copy)
    record = copy / "证据卷.json"
    record.write_text(record.read_text("utf-8").replace('"lead": 0', '"lead": 1'), "utf-8")
    with pytest.raises(BadInputError, match=r"manifest\.json"):
        make_supplement(loaded, filed=[copy], way="continue", on=ON, out=tmp_path / "o", force=False)
