"""The command line as a newcomer runs it: a process, its answer, its talk, its exit code."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from legal_docs import shipped
from legal_docs.errors import ExitCode

CASES = shipped.samples() / "cases.json"


def legal_docs(*args: str, home: Path) -> subprocess.CompletedProcess[str]:
    env = os.environ | {"LEGAL_DOCS_HOME": str(home), "COLUMNS": "400", "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-m", "legal_docs", *args]
    return subprocess.run(command, capture_output=True, text=True, env=env, check=False, timeout=120)


def test_help_names_every_command(tmp_path: Path) -> None:
    done = legal_docs("--help", home=tmp_path)
    for name in ("intake", "check", "state", "draft", "bundle", "run", "demo", "doctor"):
        assert name in done.stdout


def test_check_answers_in_json(tmp_path: Path) -> None:
    done = legal_docs("check", str(CASES), "--on", "2026-06-30", "--json", home=tmp_path)
    assert done.returncode == ExitCode.OK, done.stderr
    found = json.loads(done.stdout)
    assert {p["kind"] for case in found for p in case["periods"]} >= {"limitation", "enforcement"}


def test_state_prints_a_table_and_english_on_request(tmp_path: Path) -> None:
    number = next(c["number"] for c in json.loads(CASES.read_text("utf-8")) if "消费贷" in c["number"])
    args = ("state", str(CASES), "--on", "2026-06-30", "--case", number)
    assert "本金" in legal_docs(*args, home=tmp_path).stdout
    assert "principal" in legal_docs("--lang", "en", *args, home=tmp_path).stdout


def test_run_writes_one_case_and_refuses_to_overwrite(tmp_path: Path) -> None:
    number = next(c["number"] for c in json.loads(CASES.read_text("utf-8")) if "旧债" in c["number"])
    args = ("run", str(CASES), "--on", "2026-06-30", "--case", number, "--out", str(tmp_path / "out"))
    assert legal_docs(*args, home=tmp_path).returncode == ExitCode.OK
    assert [p.name for p in (tmp_path / "out").iterdir()] == [number]
    again = legal_docs(*args, home=tmp_path)
    assert again.returncode == ExitCode.OUTPUT_EXISTS
    assert "--force" in again.stderr


def test_a_bad_file_is_one_sentence_and_no_traceback(tmp_path: Path) -> None:
    broken = tmp_path / "坏.json"
    broken.write_text("{", "utf-8")
    done = legal_docs("run", str(broken), "--on", "2026-06-30", home=tmp_path)
    assert done.returncode == ExitCode.BAD_INPUT
    assert "Traceback" not in done.stderr
    assert "坏.json" in done.stderr


@pytest.fixture
def one_bad(tmp_path: Path) -> tuple[str, ...]:
    """Arguments that load the samples, the first of them with a mistake and another with a warning."""
    cases = json.loads(CASES.read_text("utf-8"))
    cases[0]["loans"][0]["day_count"] = 366
    (tmp_path / "cases.json").write_text(json.dumps(cases, ensure_ascii=False), "utf-8")
    return str(tmp_path / "cases.json"), "--on", "2026-06-30", "--evidence", str(shipped.samples())


def test_one_bad_case_does_not_stop_the_others_and_its_reason_is_told(
    tmp_path: Path, one_bad: tuple[str, ...]
) -> None:
    done = legal_docs("state", *one_bad, "--json", home=tmp_path)
    assert done.returncode == ExitCode.SOME_CASES_FAILED
    answers = json.loads(done.stdout)
    numbers = [c["number"] for c in json.loads(CASES.read_text("utf-8"))]
    assert sorted(a["case_number"] for a in answers) == sorted(numbers)
    (failed,) = [a for a in answers if "error" in a]
    assert failed["case_number"] == numbers[0]
    assert set(failed["error"]) == {"code", "zh", "en"}
    assert "360" in failed["error"]["zh"] and failed["problems"]
    assert all("total" in a for a in answers if a is not failed)
    assert "360" in done.stderr


def test_a_case_that_fails_after_the_intake_has_its_reason_in_json(tmp_path: Path) -> None:
    number = next(c["number"] for c in json.loads(CASES.read_text("utf-8")) if "消费贷" in c["number"])
    for command in ("check", "state"):
        args = (command, str(CASES), "--on", "2026-05-01", "--case", number, "--json")
        done = legal_docs(*args, home=tmp_path)
        assert done.returncode == ExitCode.BAD_INPUT
        (failed,) = json.loads(done.stdout)
        assert failed["case_number"] == number
        assert failed["error"]["code"] and failed["error"]["zh"] and failed["error"]["en"]


@pytest.mark.parametrize("command", ["check", "state", "run", "intake"])
@pytest.mark.parametrize(
    ("words", "options", "code"),
    [
        ("{", (), ExitCode.BAD_INPUT),
        ("[]", (), ExitCode.BAD_INPUT),
        (None, (), ExitCode.USAGE),
        ("[]", ("--no-such-option",), ExitCode.USAGE),
        ("[]", ("--on", "morgen"), ExitCode.USAGE),
    ],
)
def test_json_is_json_in_every_failure(
    tmp_path: Path, command: str, words: str | None, options: tuple[str, ...], code: ExitCode
) -> None:
    source = tmp_path / "坏.json"
    if words is not None:
        source.write_text(words, "utf-8")
    done = legal_docs(command, str(source), "--json", *options, home=tmp_path)
    assert done.returncode == code, done.stderr
    answer = json.loads(done.stdout)
    if command in ("check", "state"):
        assert all(a["error"]["code"] and a["error"]["zh"] for a in answer) and answer
    else:
        assert answer["cases"] == [] and answer["problems"]
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "words",
    [
        ("template", "fill-form", "空.docx", "cases.json", "--case", "没有这件"),
        ("template", "fill-form", "没有.docx", "cases.json"),
        ("template", "check", "空.docx", "--kind", "民事起诉状"),
        ("mask", "空.docx", "cases.json", "--out", "b.pdf"),
        ("verify", "空.docx"),
        ("feedback", "空.docx", "--cases", "cases.json"),
        ("efile", "空.docx", "--cases", "cases.json"),
    ],
)
def test_commands_that_answer_with_one_object_fail_with_one(tmp_path: Path, words: tuple[str, ...]) -> None:
    (tmp_path / "空.docx").write_bytes(b"")
    shutil.copy(CASES, tmp_path)
    files = ("空.docx", "没有.docx", "cases.json", "b.pdf")
    named = [str(tmp_path / word) if word in files else word for word in words]
    done = legal_docs(*named, "--json", home=tmp_path)
    assert done.returncode not in (ExitCode.OK, ExitCode.BUG), done.stderr
    answer = json.loads(done.stdout)
    assert set(answer) == {"case_number", "error", "problems"}
    assert set(answer["error"]) == {"code", "zh", "en"} and answer["error"]["zh"]


@pytest.mark.parametrize(
    ("words", "shape"),
    [
        (("keys", "check"), dict),
        (("audit", "verify"), dict),
        (("refresh",), dict),
        (("tidy",), dict),
        (("audit", "show"), list),
        (("people", "list"), list),
        (("--lang", "en", "people", "list"), list),
    ],
)
def test_a_command_of_the_house_fails_in_the_shape_of_its_answer(
    tmp_path: Path, words: tuple[str, ...], shape: type
) -> None:
    (tmp_path / "keys.toml").write_text("nothing", "utf-8")
    (tmp_path / "keys.toml").chmod(0o600)
    done = legal_docs(*words, "--json", home=tmp_path)
    assert done.returncode == ExitCode.KEYS, done.stderr
    assert isinstance(json.loads(done.stdout), shape)
    answer = json.loads(done.stdout)
    entry = answer if shape is dict else answer[0]
    assert entry["case_number"] == "" and entry["error"]["code"] == "keys"


@pytest.mark.parametrize("name", ["legal_docs.sqlite", ""])
def test_a_database_that_cannot_be_opened_is_a_sentence_and_nothing_is_written(
    tmp_path: Path, name: str
) -> None:
    home = tmp_path / "var"
    if name:
        home.mkdir()
    (home / name).write_bytes(b"not a database" * 100)
    args = ("run", str(CASES), "--on", "2026-06-30", "--out", str(tmp_path / "out"))
    for json_too in ((), ("--json",)):
        done = legal_docs(*args, *json_too, home=home)
        assert done.returncode == ExitCode.FOLDER
        assert "数据库" in done.stderr and "Traceback" not in done.stderr
    assert [p["code"] for p in json.loads(done.stdout)["problems"]] == ["database"]
    assert not (tmp_path / "out").exists()


def test_a_run_without_a_usable_case_says_why(tmp_path: Path) -> None:
    cases = json.loads(CASES.read_text("utf-8"))[:1]
    cases[0]["loans"][0]["day_count"] = 366
    source = tmp_path / "cases.json"
    source.write_text(json.dumps(cases, ensure_ascii=False), "utf-8")
    for command in ("run", "draft", "state"):
        done = legal_docs(command, str(source), "--on", "2026-06-30", home=tmp_path)
        assert done.returncode == ExitCode.BAD_INPUT
        assert "没有可以使用的案件" in done.stderr and "360" in done.stderr


@pytest.mark.parametrize("command", ["check", "doctor", "run"])
def test_a_language_that_is_none_is_a_sentence(tmp_path: Path, command: str) -> None:
    env = os.environ | {"LEGAL_DOCS_LANG": "fr", "LEGAL_DOCS_HOME": str(tmp_path)}
    args = [command] if command == "doctor" else [command, str(CASES), "--json"]
    done = subprocess.run(
        [sys.executable, "-m", "legal_docs", *args], capture_output=True, text=True, env=env, check=False
    )
    assert done.returncode == ExitCode.USAGE
    assert "LEGAL_DOCS_LANG 应为 zh 或 en" in done.stderr and "Traceback" not in done.stderr
    assert not done.stdout or json.loads(done.stdout)


def test_a_template_that_cannot_be_written_is_a_sentence(tmp_path: Path) -> None:
    for target in (tmp_path / "nodir" / "x.xlsx", Path("/proc/x.xlsx")):
        done = legal_docs("intake", "template", str(target), home=tmp_path)
        assert done.returncode == ExitCode.FOLDER
        assert str(target) in done.stderr and "Traceback" not in done.stderr
    assert list(tmp_path.glob("nodir")) == []


def test_an_intake_warning_is_told_once(tmp_path: Path) -> None:
    case = next(c for c in json.loads(CASES.read_text("utf-8")) if "旧债" in c["number"])
    source = tmp_path / "cases.json"
    source.write_text(json.dumps([case], ensure_ascii=False), "utf-8")
    common = (str(source), "--on", "2026-06-30", "--evidence", str(shipped.samples()))
    checked = legal_docs("intake", *common, "--json", home=tmp_path)
    warnings = [p["zh"] for p in json.loads(checked.stdout)["problems"]]
    assert warnings
    for command in ("draft", "bundle", "run"):
        done = legal_docs(command, *common, "--out", str(tmp_path / command), home=tmp_path)
        assert done.returncode == ExitCode.OK, done.stderr
        for words in warnings:
            assert done.stderr.count(words[:12]) == warnings.count(words)


@pytest.mark.parametrize(("day", "words"), [("2026-13-01", "2026-06-30"), ("明天", "2026-06-30")])
def test_a_day_that_is_none_is_refused_with_an_example(tmp_path: Path, day: str, words: str) -> None:
    done = legal_docs("state", str(CASES), "--on", day, home=tmp_path)
    assert done.returncode == ExitCode.USAGE
    assert words in done.stderr


def test_intake_takes_a_file_without_a_sub_command(tmp_path: Path) -> None:
    done = legal_docs("intake", str(CASES), "--on", "2026-06-30", home=tmp_path)
    assert done.returncode == ExitCode.OK
    assert "读入" in done.stderr


def test_the_intake_template_reads_back(tmp_path: Path) -> None:
    target = tmp_path / "案件模板.xlsx"
    assert legal_docs("intake", "template", str(target), home=tmp_path).returncode == ExitCode.OK
    done = legal_docs("intake", "check", str(target), "--on", "2026-06-30", "--json", home=tmp_path)
    assert done.returncode == ExitCode.OK
    assert json.loads(done.stdout)["cases"]
    assert legal_docs("intake", "template", str(target), home=tmp_path).returncode == ExitCode.OUTPUT_EXISTS


def test_output_stays_out_of_the_evidence_of_a_case_that_was_not_chosen(tmp_path: Path) -> None:
    numbers = [c["number"] for c in json.loads(CASES.read_text("utf-8"))][:2]
    for number in numbers:
        shutil.copytree(CASES.parent / number, tmp_path / "证据" / number)
    before = sorted(tmp_path.rglob("*"))
    for command in ("run", "draft", "bundle"):
        args = (command, str(CASES), "--on", "2026-06-30", "--case", numbers[1], "--force")
        out = ("--evidence", str(tmp_path / "证据"), "--out", str(tmp_path / "证据" / numbers[0]))
        done = legal_docs(*args, *out, home=tmp_path.parent / f"{tmp_path.name}-var")
        assert done.returncode == ExitCode.FOLDER
        assert numbers[0] in done.stderr and "只读" in done.stderr
    assert sorted(tmp_path.rglob("*")) == before


def test_the_version_needs_no_command(tmp_path: Path) -> None:
    done = legal_docs("--version", home=tmp_path)
    assert (done.returncode, done.stdout.split()[0]) == (ExitCode.OK, "legal_docs")


def test_output_that_would_replace_evidence_is_refused_even_with_force(tmp_path: Path) -> None:
    number = next(c["number"] for c in json.loads(CASES.read_text("utf-8")) if "旧债" in c["number"])
    shutil.copytree(CASES.parent / number, tmp_path / "证据" / number)
    before = sorted(p.name for p in (tmp_path / "证据" / number).rglob("*"))
    for command in ("run", "draft", "bundle"):
        out = tmp_path / "证据" / (number if command != "run" else ".")
        args = (command, str(CASES), "--on", "2026-06-30", "--case", number, "--force")
        done = legal_docs(*args, "--evidence", str(tmp_path / "证据"), "--out", str(out), home=tmp_path)
        assert done.returncode == ExitCode.FOLDER
        assert "只读" in done.stderr
    assert sorted(p.name for p in (tmp_path / "证据" / number).rglob("*")) == before


def test_the_language_setting_holds_for_errors_too(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    env = os.environ | {"LEGAL_DOCS_LANG": "en", "LEGAL_DOCS_HOME": str(tmp_path)}
    command = [sys.executable, "-m", "legal_docs", "state", str(tmp_path / "empty"), "--on", "2026-06-30"]
    done = subprocess.run(command, capture_output=True, text=True, env=env, check=False)
    assert done.returncode == ExitCode.BAD_INPUT
    assert done.stderr.isascii() or "case file" in done.stderr


def test_doctor_lists_every_part(tmp_path: Path) -> None:
    done = legal_docs("doctor", "--json", home=tmp_path)
    parts = {p["name"]: p["there"] for p in json.loads(done.stdout)}
    assert parts["Pango"]
    assert parts["HarfBuzz subset"]
    assert done.returncode == ExitCode.OK


def test_draft_and_bundle_write_their_part_only(tmp_path: Path) -> None:
    number = next(c["number"] for c in json.loads(CASES.read_text("utf-8")) if "信用卡" in c["number"])
    common = (str(CASES), "--on", "2026-06-30", "--case", number, "--out", str(tmp_path / "out"))
    assert legal_docs("draft", *common, home=tmp_path).returncode == ExitCode.OK
    assert legal_docs("bundle", *common, home=tmp_path).returncode == ExitCode.OK
    made = {p.parent.name.removeprefix(number): p.name for p in (tmp_path / "out").glob("*/*.pdf")}
    assert set(made) == {"-文书", "-证据卷"}


@pytest.mark.parametrize("paper", ["起诉书", "支付令申请书"])
def test_a_paper_that_is_none_gives_one_json_document(tmp_path: Path, paper: str) -> None:
    case = "DEMO-2026-006-短信中断"
    source = str(shipped.samples())
    done = legal_docs("trace", source, paper, "--case", case, "--on", "2026-06-30", "--json", home=tmp_path)
    assert done.returncode == ExitCode.USAGE
    (answer,) = json.loads(done.stdout)
    assert answer["case_number"] == case
    assert paper in answer["error"]["zh"]
