"""sign and verify on the command line: the password, what is told, and the exit codes."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from legal_docs.cli.main import app
from legal_docs.cli.signing import signature_told
from legal_docs.errors import ExitCode, OutputExistsError, SigningError, UsageError
from legal_docs.services.signing.found import After, Signature, Trust
from tests.bundling import files
from tests.services.signing import authority, folders
from tests.services.signing.authority import WORD, served

SECRET = "LEGAL_DOCS_SIGN_PASSWORD"


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv(SECRET, raising=False)


@pytest.fixture
def key(tmp_path: Path) -> Path:
    return authority.signer(curve=True).p12(tmp_path / "我的.p12")


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "起诉状.pdf"
    path.write_bytes(files.pdf(1))
    return path


def run(*words: object, typed: str | None = None) -> Result:
    return CliRunner().invoke(app, [str(word) for word in words], input=typed)


def test_a_folder_is_signed_and_verify_tells_by_whom(
    tmp_path: Path, key: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(SECRET, WORD)
    folder = folders.finished(tmp_path)
    with served() as url:
        made = run("sign", folder, "--key", key, "--tsa", url, "--reason", "立案")
    assert made.exit_code == ExitCode.OK, made.stderr
    assert "签名的 PDF 2个" in made.stderr and WORD not in made.stderr + made.stdout
    root = authority.root().pem(tmp_path / "root.pem")
    said = run("verify", tmp_path / "LN-1-已签名", "--roots", root).stderr
    assert (
        "核对通过" in said and "证书可信" in said and "清单（SHA256SUMS、manifest.json）没有签名" not in said
    )
    assert f"时间戳{authority.NOW:%Y-%m-%d %H:%M:%S} UTC（示例时间戳，示例银行）" in said
    assert "签名：证据卷.pdf：某某银行法务，示例银行（证书由示例根证书，示例银行颁发）" in said
    assert "时间戳：SHA256SUMS.tsr：示例时间戳，示例银行，" in said and "吊销" in said
    monkeypatch.setenv("LEGAL_DOCS_SIGN_ROOTS", str(root))
    assert "证书可信" in run("verify", tmp_path / "LN-1-已签名").stderr


def test_the_password_is_asked_for_and_never_shown(key: Path, paper: Path) -> None:
    made = run("sign", paper, "--key", key, typed=f"{WORD}\n")
    assert made.exit_code == ExitCode.OK, made.stderr
    assert "签名密钥的密码" in made.stderr and WORD not in made.stderr + made.stdout
    said = run("verify", "起诉状-已签名/起诉状.pdf").stderr
    assert "自称于" in said and "没有时间戳" in said and "没有判断" in said and "签名后没有改动" in said


def test_without_a_password_or_with_a_wrong_one_nothing_is_signed(key: Path, paper: Path) -> None:
    assert isinstance(run("sign", paper, "--key", key, typed="").exception, UsageError)
    wrong = run("sign", paper, "--key", key, typed="不对\n")
    assert isinstance(wrong.exception, SigningError) and "不对\n" not in wrong.stderr
    assert not Path("起诉状-已签名").exists()


def test_machines_get_what_was_signed_and_what_was_verified(
    key: Path, paper: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(SECRET, WORD)
    second = paper.with_name("乙.pdf")
    second.write_bytes(files.pdf(2))
    words = ("sign", paper, second, "--key", key, "--out", "到这里", "--json")
    made = json.loads(run(*words).stdout)
    assert [Path(one["folder"]).name for one in made] == ["起诉状-已签名", "乙-已签名"]
    assert made[0]["pdfs_signed"] == made[0]["files"] == ["起诉状.pdf"]
    assert isinstance(run(*words).exception, OutputExistsError)
    assert run(*words, "--force").exit_code == ExitCode.OK
    said = json.loads(run("verify", "到这里/起诉状-已签名", "--json").stdout)
    assert said["passed"] and len(said["signatures"]) == 2 and "吊销" in said["cannot_see"]
    one = next(each for each in said["signatures"] if each["file"] == "起诉状.pdf")
    assert (one["trust"], one["after"], one["sound"]) == ("not_judged", "nothing", True)
    assert len(one["certificate"]) == 64 and one["signed_at"] and one["stamped_at"] is None


def test_a_broken_signature_is_told_and_ends_in_its_exit_code(key: Path, paper: Path) -> None:
    run("sign", paper, "--key", key, typed=f"{WORD}\n")
    signed = Path("起诉状-已签名/起诉状.pdf")
    signed.write_bytes(signed.read_bytes().replace(b"595", b"596", 1))
    said = run("verify", signed)
    assert said.exit_code == ExitCode.PROOF_FAILED and "；无效；" in said.stderr
    english = run("--lang", "en", "verify", signed).stderr
    assert "not valid" in english and "Signed: 起诉状.pdf" in english


def test_the_list_alone_is_signed_and_told(tmp_path: Path, key: Path) -> None:
    folder = folders.finished(tmp_path)
    made = run("sign", folder, "--key", key, "--list-only", typed=f"{WORD}\n")
    assert made.exit_code == ExitCode.OK and "SHA256SUMS.p7s（各文件不变" in made.stderr
    said = run("verify", folder).stderr
    assert "核对通过" in said and "自称于" in said


def test_a_signature_that_names_no_time_is_told_as_such() -> None:
    found = Signature("甲.pdf", "某行", "某证书机构", "00", sound=True, after=After.SIGNATURES)
    said = signature_told(found, "zh")
    assert "没有签名时间；其后只增加了签名或者时间戳；" in said
    assert "without a time" in signature_told(found, "en")
    changed = replace(found, after=After.CHANGES, trust=Trust.UNTRUSTED)
    assert signature_told(changed, "zh").endswith("签名后有改动；证书不可信")


def test_an_order_without_key_and_server_is_refused_before_the_password_is_asked(
    key: Path, paper: Path
) -> None:
    assert isinstance(run("sign", paper).exception, UsageError)
    asked = run("sign", paper, "--key", key, "--tsa", "tsa.example")
    assert isinstance(asked.exception, UsageError) and "密码" not in asked.stderr
