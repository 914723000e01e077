"""The main job on all samples: what comes out, that it agrees, that it can be repeated."""

import json
import shutil
import subprocess
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from legal_docs import shipped
from legal_docs.errors import BadInputError, DatabaseError, ExitCode
from legal_docs.model.casefile import CaseFile, Stage
from legal_docs.model.run import RunStatus
from legal_docs.rendering.text import pdf_page_count, pdf_text, squeeze
from legal_docs.services.prepare import cutoff
from legal_docs.services.run_cases import evidence_folders, load, run, run_one
from legal_docs.services.wiring import Wiring
from legal_docs.settings import Settings
from legal_docs.storage.runs import latest
from tests.conftest import ON, SampleRuns

SAMPLES = {c.case.number: c for c in load(shipped.samples(), on=ON).cases}
FILES = {
    "证据卷.json",
    "债权计算明细.docx",
    "债权计算明细.pdf",
    "证据目录.docx",
    "证据目录.pdf",
    "证据卷.pdf",
    "时效审查意见.pdf",
    "时效审查意见.json",
    "manifest.json",
    "SHA256SUMS",
}
FURTHER = json.loads((Path(__file__).parent / "further_papers.json").read_text("utf-8"))
"""The other papers each sample needs: applications, letters, the pack for filing."""
every_sample = pytest.mark.parametrize("number", SAMPLES)


def main_paper(case: CaseFile) -> str:
    return "强制执行申请书" if case.stage is Stage.ENFORCEMENT else "民事起诉状"


def money(amount: Decimal) -> str:
    return f"{amount:,.2f}"


def test_there_are_at_least_eight_samples_and_all_are_done(sample_runs: SampleRuns) -> None:
    assert len(SAMPLES) >= 8
    assert set(sample_runs.outcomes) == set(SAMPLES)
    stopped = {
        o.number: [p.sentence() for p in o.problems] for o in sample_runs.outcomes.values() if not o.done
    }
    assert stopped == {}


@every_sample
def test_every_paper_is_there_and_nothing_else(sample_runs: SampleRuns, number: str) -> None:
    paper = main_paper(SAMPLES[number].case)
    found = {p.name for p in (sample_runs.out / number).iterdir()}
    further = [paper, *FURTHER[number]]
    assert found == FILES | {f"{name}.{kind}" for name in further for kind in ("docx", "pdf")}


@every_sample
def test_complaint_statement_and_report_print_the_same_figures(sample_runs: SampleRuns, number: str) -> None:
    case = SAMPLES[number].case
    report = json.loads(sample_runs.file(number, "时效审查意见.json"))
    owed = {k: Decimal(v) for k, v in report["owed"].items()}
    total = Decimal(report["owed_total"])
    assert total == sum(owed.values()) == sample_runs.outcomes[number].owed
    paper = squeeze(pdf_text(sample_runs.file(number, f"{main_paper(case)}.pdf")))
    account = squeeze(pdf_text(sample_runs.file(number, "债权计算明细.pdf")))
    opinion = squeeze(pdf_text(sample_runs.file(number, "时效审查意见.pdf")))
    for text in (paper, account, opinion):
        assert money(total) in text
    for amount in owed.values():
        if amount:
            assert money(amount) in account
            assert money(amount) in paper


@every_sample
def test_the_list_of_exhibits_agrees_with_the_bundle(sample_runs: SampleRuns, number: str) -> None:
    manifest = json.loads(sample_runs.file(number, "manifest.json"))
    listing = squeeze(pdf_text(sample_runs.file(number, "证据目录.pdf")))
    pages = sum(row["pages"] for row in manifest["inputs"] if row["pages"])
    assert f"{len(manifest['inputs']) - 1}份、{pages}页" in listing
    assert pdf_page_count(sample_runs.file(number, "证据卷.pdf")) > pages


@every_sample
def test_the_manifest_holds_every_file_and_can_be_checked_with_sha256sum(
    sample_runs: SampleRuns, number: str
) -> None:
    folder = sample_runs.out / number
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    listed = {row["name"] for row in manifest["outputs"]}
    assert listed == {p.name for p in folder.iterdir()} - {"manifest.json", "SHA256SUMS"}
    for row in manifest["outputs"]:
        if row["name"].endswith(".pdf"):
            assert row["pages"] == pdf_page_count((folder / row["name"]).read_bytes())
    done = subprocess.run(["sha256sum", "-c", "--quiet", "SHA256SUMS"], cwd=folder, check=False)
    assert done.returncode == 0


def test_the_same_input_gives_the_same_bytes(sample_runs: SampleRuns, tmp_path: Path) -> None:
    for part in ("消费贷", "申请执行"):
        number = next(n for n in SAMPLES if part in n)
        wiring = Wiring(Settings(home=tmp_path / "var"))
        assert run_one(wiring, SAMPLES[number], on=ON, out=tmp_path / "again", force=False).done
        for file in (sample_runs.out / number).iterdir():
            assert (tmp_path / "again" / number / file.name).read_bytes() == file.read_bytes(), file.name


def test_each_run_is_remembered_without_personal_data(sample_runs: SampleRuns) -> None:
    records = {r.case_number: r for r in latest(sample_runs.wiring.engine)}
    assert set(records) == set(SAMPLES)
    raw = Path(sample_runs.wiring.settings.database.removeprefix("sqlite:///")).read_bytes()
    for loaded in SAMPLES.values():
        for person in loaded.case.people:
            assert person.name.encode() not in raw


def test_a_folder_already_there_is_refused_and_kept(sample_runs: SampleRuns, tmp_path: Path) -> None:
    number = next(iter(SAMPLES))
    before = sample_runs.file(number, "manifest.json")
    wiring = Wiring(Settings(home=tmp_path))
    outcome = run_one(wiring, SAMPLES[number], on=ON, out=sample_runs.out, force=False)
    assert (outcome.done, outcome.exit_code) == (False, ExitCode.OUTPUT_EXISTS)
    assert sample_runs.file(number, "manifest.json") == before
    assert [r.status for r in latest(wiring.engine)] == [RunStatus.REFUSED]


def test_a_failure_after_the_evidence_was_checked_is_remembered_too(tmp_path: Path) -> None:
    loaded = next(iter(SAMPLES.values()))
    (tmp_path / "out").write_bytes(b"")
    wiring = Wiring(Settings(home=tmp_path / "var"))
    outcome = run_one(wiring, loaded, on=ON, out=tmp_path / "out", force=False)
    assert outcome.exit_code is ExitCode.FOLDER
    (record,) = latest(wiring.engine)
    assert (record.status, record.folder, record.errors) == (RunStatus.FAILED, "", 1)


def test_a_fault_of_the_program_stops_one_case_and_tells_no_client_data(tmp_path: Path) -> None:
    good = next(iter(SAMPLES.values()))
    name = "张某某"
    spoilt = replace(good, case=good.case.model_copy(update={"debtors": (name,), "number": "坏"}))
    wiring = Wiring(Settings(home=tmp_path / "var"))
    done = list(run(wiring, (spoilt, good), on=ON, out=tmp_path / "out", force=False, say=lambda _: None))
    assert [o.exit_code for o in done] == [ExitCode.BUG, ExitCode.OK]
    fault = done[0].problems[-1]
    assert (fault.code, fault.place.case) == ("bug", "坏")
    assert "报告" in fault.zh and "坏" in fault.zh
    assert name not in fault.zh + fault.en
    assert {r.case_number: r.status for r in latest(wiring.engine)} == {
        "坏": RunStatus.FAILED,
        good.case.number: RunStatus.DONE,
    }


def test_a_database_that_cannot_be_opened_stops_the_run_before_anything_is_written(tmp_path: Path) -> None:
    (tmp_path / "var").mkdir()
    (tmp_path / "var" / "legal_docs.sqlite").write_bytes(b"not a database" * 100)
    wiring = Wiring(Settings(home=tmp_path / "var"))
    said: list[str] = []
    with pytest.raises(DatabaseError, match="数据库"):
        list(run(wiring, SAMPLES.values(), on=ON, out=tmp_path / "out", force=False, say=said.append))
    assert said == [] and not (tmp_path / "out").exists()


def test_papers_stay_where_only_the_record_cannot_be_kept(tmp_path: Path) -> None:
    from sqlalchemy import text

    wiring = Wiring(Settings(home=tmp_path / "var"))
    with wiring.engine.begin() as connection:
        connection.execute(text("drop table runs"))
    loaded = next(c for n, c in SAMPLES.items() if "旧债" in n)
    outcome = run_one(wiring, loaded, on=ON, out=tmp_path / "out", force=False)
    assert outcome.done and outcome.exit_code is DatabaseError.exit_code
    assert "database" in {p.code for p in outcome.problems}
    again = run_one(wiring, loaded, on=ON, out=tmp_path / "out", force=False)
    assert again.exit_code is ExitCode.OUTPUT_EXISTS, "the first reason is the one that counts"


def test_output_stays_out_of_the_evidence_of_the_other_cases(tmp_path: Path) -> None:
    cases = []
    for loaded in list(SAMPLES.values())[:2]:
        shutil.copytree(loaded.folder or "", tmp_path / loaded.case.number)
        cases.append(replace(loaded, folder=tmp_path / loaded.case.number))
    first, second = cases
    before = sorted(tmp_path.rglob("*"))
    wiring = Wiring(Settings(home=tmp_path.parent / f"{tmp_path.name}-var"))
    for out in (tmp_path / first.case.number, tmp_path):
        for chosen, shut in (((first, second), ()), ((second,), (first.folder,))):
            done = list(
                run(
                    wiring,
                    chosen,
                    on=ON,
                    out=out,
                    force=True,
                    say=lambda _: None,
                    evidence=filter(None, shut),
                )
            )
            assert {o.exit_code for o in done} == {ExitCode.FOLDER}
    assert sorted(tmp_path.rglob("*")) == before


def test_output_inside_the_cases_own_evidence_is_refused(tmp_path: Path) -> None:
    own = tmp_path / "证据"
    own.mkdir()
    loaded = replace(next(iter(SAMPLES.values())), folder=own)
    outcome = run_one(Wiring(Settings(home=tmp_path / "var")), loaded, on=ON, out=own, force=True)
    assert outcome.exit_code is ExitCode.FOLDER
    assert list(own.iterdir()) == []


def test_the_evidence_of_a_refused_case_is_kept_too(tmp_path: Path) -> None:
    cases = json.loads((shipped.samples() / "cases.json").read_text("utf-8"))[:2]
    cases[0]["loans"][0]["day_count"] = 366
    (tmp_path / "cases.json").write_text(json.dumps(cases, ensure_ascii=False), "utf-8")
    for case in cases:
        (tmp_path / case["number"]).mkdir()
    loaded = load(tmp_path, on=ON)
    assert cases[0]["number"] not in {c.case.number for c in loaded.cases}
    found = evidence_folders(loaded, tmp_path)
    assert tmp_path / cases[0]["number"] in found
    assert evidence_folders(loaded, tmp_path / "cases.json") == found
    assert evidence_folders(loaded, tmp_path, tmp_path / "anders") == tuple(
        c.folder for c in loaded.cases if c.folder
    )


def test_a_case_without_evidence_stops_with_advice(tmp_path: Path) -> None:
    loaded = replace(next(iter(SAMPLES.values())), folder=None)
    outcome = run_one(Wiring(Settings(home=tmp_path)), loaded, on=ON, out=tmp_path / "out", force=False)
    assert outcome.exit_code is ExitCode.BAD_INPUT
    assert any("没有找到" in p.sentence() and "--evidence" in p.sentence() for p in outcome.problems)
    assert not (tmp_path / "out").exists()


def test_a_cut_off_in_the_future_is_refused(tmp_path: Path) -> None:
    loaded = SAMPLES[next(n for n in SAMPLES if "消费贷" in n)]
    early = date(2026, 5, 1)
    outcome = run_one(Wiring(Settings(home=tmp_path)), loaded, on=early, out=tmp_path / "out", force=False)
    assert not outcome.done
    assert any("晚于运行日" in p.zh for p in outcome.problems)


def test_a_cut_off_on_the_day_of_the_run_or_before_is_used() -> None:
    case = SAMPLES[next(n for n in SAMPLES if "消费贷" in n)].case
    day = date(2026, 6, 30)
    for given, used in ((day, day), (date(2026, 6, 29), date(2026, 6, 29)), (None, day)):
        assert cutoff(case.model_copy(update={"cutoff_on": given}), day) == used
    with pytest.raises(BadInputError, match="晚于运行日"):
        cutoff(case.model_copy(update={"cutoff_on": date(2026, 7, 1)}), day)


def test_an_unexplained_difference_from_the_banks_figures_is_flagged(sample_runs: SampleRuns) -> None:
    text = squeeze(pdf_text(sample_runs.file("矛盾", "对账附页（内部）.pdf")))
    assert "差额未说明，须核对后再提交" in text
    agreed = squeeze(pdf_text(sample_runs.file("消费贷", "对账附页（内部）.pdf")))
    assert "差额未说明" not in agreed
    assert "一致" in agreed
