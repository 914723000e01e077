"""bundle and supplement from the command line: what is written, what the exit code says of refused files."""

import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from legal_docs import shipped
from legal_docs.cli.main import app
from legal_docs.errors import ExitCode
from tests.bundling import files

NUMBER = "DEMO-2026-007-旧债过渡"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("case")
    shutil.copy(shipped.samples() / "cases.json", made)
    shutil.copytree(shipped.samples() / NUMBER, made / NUMBER)
    return made


def run(command: str, root: Path, out: Path, *words: object) -> Result:
    head = [command, root / "cases.json", "--case", NUMBER, "--on", "2026-06-30", "--out", out]
    return CliRunner().invoke(app, [str(word) for word in (*head, *words)])


def test_a_supplement_is_made_beside_what_was_filed(root: Path, tmp_path: Path) -> None:
    assert run("bundle", root, tmp_path).exit_code == ExitCode.OK
    files.folder(root / NUMBER, {"99-补充/确认书.pdf": files.pdf(1, "new")})
    filed = tmp_path / f"{NUMBER}-证据卷"
    made = run("supplement", root, tmp_path, "--filed", filed, "--way", "insert")
    assert made.exit_code == ExitCode.OK, made.output
    assert (tmp_path / f"{NUMBER}-补充证据卷" / "证据卷（补充后）.pdf").is_file()


def test_a_bundle_without_one_of_the_files_is_written_and_not_called_done(root: Path, tmp_path: Path) -> None:
    files.folder(root / NUMBER, {"99-补充/坏.pdf": b"%PDF-1.7 cut short"})
    made = run("bundle", root, tmp_path)
    (root / NUMBER / "99-补充/坏.pdf").unlink()
    assert made.exit_code == ExitCode.BAD_INPUT
    assert "坏.pdf" in made.output
    assert (tmp_path / f"{NUMBER}-证据卷" / "证据卷.pdf").is_file()


def test_a_run_after_a_filing_stands_beside_what_was_filed(root: Path, tmp_path: Path) -> None:
    assert run("bundle", root, tmp_path).exit_code == ExitCode.OK
    files.folder(root / NUMBER, {"98-补充/又一份.pdf": files.pdf(1, "one more")})
    filed = tmp_path / f"{NUMBER}-证据卷"
    before = {path.name: path.read_bytes() for path in filed.iterdir()}
    made = run("run", root, tmp_path, "--filed", filed, "--way", "insert")
    assert made.exit_code == ExitCode.OK, made.output
    folder = tmp_path / f"{NUMBER}-补充"
    assert (folder / "证据卷（补充后）.pdf").is_file() and (folder / "民事起诉状.pdf").is_file()
    assert not (tmp_path / NUMBER).exists()
    assert {path.name: path.read_bytes() for path in filed.iterdir()} == before


def test_a_supplement_wants_to_know_what_was_filed(root: Path, tmp_path: Path) -> None:
    made = run("supplement", root, tmp_path)
    assert made.exit_code == ExitCode.USAGE and "--filed" in made.output
