"""The papers alone, the bundle alone: written like a case, and replaced only where they are ours."""

import json
from pathlib import Path

import pytest

from legal_docs import shipped
from legal_docs.errors import BadInputError, FolderError, OutputExistsError
from legal_docs.intake.read import LoadedCase
from legal_docs.services.parts import make_bundle, make_papers
from legal_docs.services.run_cases import load
from tests.conftest import ON


@pytest.fixture(scope="module")
def loaded() -> LoadedCase:
    return next(c for c in load(shipped.samples(), on=ON).cases if "旧债" in c.case.number)


def test_a_part_says_what_made_it_and_can_be_replaced(loaded: LoadedCase, tmp_path: Path) -> None:
    folder, _ = make_bundle(loaded, on=ON, out=tmp_path, force=False)
    listing = json.loads((folder / "manifest.json").read_text("utf-8"))
    assert listing["program"].startswith("legal_docs ")
    assert [row["name"] for row in listing["outputs"]] == ["证据卷.json", "证据卷.pdf"]
    with pytest.raises(OutputExistsError):
        make_bundle(loaded, on=ON, out=tmp_path, force=False)
    assert make_bundle(loaded, on=ON, out=tmp_path, force=True)[0] == folder
    (folder / "manifest.json").unlink()
    with pytest.raises(FolderError):
        make_bundle(loaded, on=ON, out=tmp_path, force=True)


def test_warnings_of_the_intake_are_not_told_again(loaded: LoadedCase, tmp_path: Path) -> None:
    from dataclasses import replace

    from legal_docs.model.problem import Problem, Severity

    known = Problem(code="x", severity=Severity.WARNING, zh="旧", en="old")
    told = replace(loaded, problems=(*loaded.problems, known))
    for make in (make_papers, make_bundle):
        _, problems = make(told, on=ON, out=tmp_path, force=False)
        assert not set(problems) & set(told.problems)


def test_a_part_stays_out_of_the_evidence_of_every_case(loaded: LoadedCase, tmp_path: Path) -> None:
    other = tmp_path / "另案"
    other.mkdir()
    for make in (make_papers, make_bundle):
        with pytest.raises(FolderError, match="只读"):
            make(loaded, on=ON, out=other, force=True, evidence=[other])
    assert list(other.iterdir()) == []


def test_a_case_without_evidence_is_one_sentence(loaded: LoadedCase, tmp_path: Path) -> None:
    from dataclasses import replace

    bare = replace(loaded, folder=None)
    for make in (make_papers, make_bundle):
        with pytest.raises(BadInputError, match="--evidence"):
            make(bare, on=ON, out=tmp_path, force=False)
