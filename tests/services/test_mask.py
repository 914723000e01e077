"""A masked copy through the service and the command: of a sample's bundle, and what is refused."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from legal_docs import shipped
from legal_docs.bundling.masking.kinds import Kind, Style
from legal_docs.cli.main import app
from legal_docs.errors import BadInputError, FolderError, OutputExistsError
from legal_docs.services.mask import Wish, mask_file
from tests.bundling import files, seen
from tests.bundling.masking.made import residue
from tests.conftest import ON, SampleRuns

NUMBER = "DEMO-2026-001-消费贷"
NAME, IDENTITY, PHONE = "张某䶮", "999999199005172039", "10000000001"


@pytest.fixture(scope="module")
def cases() -> Path:
    return shipped.samples() / "cases.json"


@pytest.fixture(scope="module")
def bundle(sample_runs: SampleRuns) -> Path:
    return sample_runs.out / NUMBER / "证据卷.pdf"


def test_the_bundle_of_a_sample_loses_all_data_of_its_borrower(
    bundle: Path, cases: Path, tmp_path: Path
) -> None:
    target = tmp_path / "遮盖版.pdf"
    done = mask_file(bundle, cases, target, Wish(also=("借款借据",)), on=ON, case=NUMBER)
    assert residue(bundle.read_bytes(), NAME, IDENTITY, PHONE)
    assert residue(target.read_bytes(), NAME, IDENTITY, PHONE, "借款借据") == []
    kinds = {kind for page in done.pages_masked for kind, _ in page.counts}
    assert kinds == {Kind.NAME, Kind.ID, Kind.PHONE, Kind.ACCOUNT, Kind.ADDRESS, Kind.WORD}
    assert [page.label for page in done.pages_not_looked_at] == ["7", "11", "14", "16"]
    assert seen.sizes(target.read_bytes()) == seen.sizes(bundle.read_bytes())
    assert list(tmp_path.iterdir()) == [target]


def test_what_is_kept_can_still_be_read(bundle: Path, cases: Path, tmp_path: Path) -> None:
    wish = Wish(keep=frozenset({Kind.NAME}), style=Style.ENDS)
    done = mask_file(bundle, cases, tmp_path / "a.pdf", wish, on=ON, case=NUMBER)
    made = (tmp_path / "a.pdf").read_bytes()
    assert NAME in seen.squeezed(made) and residue(made, IDENTITY, PHONE) == []
    assert all(kind is not Kind.NAME for page in done.pages_masked for kind, _ in page.counts)


def test_a_copy_is_not_written_over_unless_forced(bundle: Path, cases: Path, tmp_path: Path) -> None:
    target = tmp_path / "a.pdf"
    target.write_bytes(b"mine")
    with pytest.raises(OutputExistsError):
        mask_file(bundle, cases, target, Wish(), on=ON, case=NUMBER)
    assert target.read_bytes() == b"mine"
    mask_file(bundle, cases, target, Wish(), on=ON, case=NUMBER, force=True)
    assert target.read_bytes()[:5] == b"%PDF-"


def test_the_file_itself_and_the_evidence_are_never_written_over(cases: Path, tmp_path: Path) -> None:
    source = tmp_path / "a.pdf"
    source.write_bytes(files.pdf(1))
    for target in (source, cases, shipped.samples() / NUMBER / "遮盖.pdf"):
        with pytest.raises(FolderError):
            mask_file(source, cases, target, Wish(), on=ON, case=NUMBER, force=True)
    assert source.read_bytes() == files.pdf(1)


@pytest.mark.parametrize(
    ("case", "wish", "said"),
    [
        (None, Wish(), "请用 --case 指定"),
        ("没有这件", Wish(), "没有案件没有这件"),
        (NUMBER, Wish(also=("张",)), "至少两个字"),
        (NUMBER, Wish(also=(" 张 ",)), "至少两个字"),
    ],
)
def test_a_wish_that_cannot_be_met_is_refused(
    cases: Path, tmp_path: Path, case: str | None, wish: Wish, said: str
) -> None:
    (tmp_path / "a.pdf").write_bytes(files.pdf(1))
    with pytest.raises(BadInputError) as refused:
        mask_file(tmp_path / "a.pdf", cases, tmp_path / "b.pdf", wish, on=ON, case=case)
    assert said in refused.value.zh
    assert not (tmp_path / "b.pdf").exists()


def test_what_is_no_pdf_is_refused_by_name(cases: Path, tmp_path: Path) -> None:
    (tmp_path / "照片.jpg").write_bytes(files.image(files.picture(), "JPEG"))
    with pytest.raises(BadInputError, match=r"照片\.jpg不是 PDF"):
        mask_file(tmp_path / "照片.jpg", cases, tmp_path / "b.pdf", Wish(), on=ON, case=NUMBER)


def test_the_command_says_what_was_masked_and_never_the_data(
    bundle: Path, cases: Path, tmp_path: Path
) -> None:
    areas = tmp_path / "areas.toml"
    areas.write_text('looked_at = ["7", "11"]\n[[area]]\npage = "14"\nbox = [20, 20, 100, 60]\n', "utf-8")
    words = ["mask", str(bundle), str(cases), "--case", NUMBER, "--on", ON.isoformat(), "--areas", str(areas)]
    plain = CliRunner().invoke(app, [*words, "--out", str(tmp_path / "a.pdf")])
    assert plain.exit_code == 0, plain.output
    assert "第1页（文件第4页）: 姓名 1, 身份证件号码 1" in plain.stdout
    assert "第16页（文件第19页）" in plain.stderr and "第7页" not in plain.stderr
    machine = CliRunner().invoke(app, [*words, "--out", str(tmp_path / "b.pdf"), "--json", "--keep", "姓名"])
    said = json.loads(machine.stdout)
    assert said["pages_not_looked_at"] == [{"page": 19, "label": "16", "reasons": ["picture"]}]
    assert {"page": 17, "label": "14", "counts": {"area": 1}} in said["pages_masked"]
    assert not any(secret in plain.output + machine.output for secret in (NAME, IDENTITY, PHONE))


@pytest.mark.parametrize("words", [["--keep", "area"], ["--keep", "x"], ["--style", "x"]])
def test_the_command_refuses_choices_there_are_not(
    bundle: Path, cases: Path, tmp_path: Path, words: list[str]
) -> None:
    call = ["mask", str(bundle), str(cases), "--case", NUMBER, "--out", str(tmp_path / "a.pdf"), *words]
    refused = CliRunner().invoke(app, call)
    assert refused.exit_code == 2 and words[0] in refused.output
