"""Words recognised in scans, from the setting to the report: hints beside the facts, never among them."""

import json
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from shutil import copytree

import pytest

from legal_docs import shipped
from legal_docs.bundling.ocr import engine
from legal_docs.errors import MissingPartError
from legal_docs.intake.read import LoadedCase, read
from legal_docs.model.problem import Problem
from legal_docs.services.parts import make_bundle
from legal_docs.services.prepare import prepare
from legal_docs.services.run_cases import run
from legal_docs.services.supplements import make_supplement
from legal_docs.services.wiring import Wiring
from legal_docs.settings import Settings
from tests.bundling import files, seen
from tests.bundling.ocr import made

ON = date(2026, 6, 30)
NUMBER = "DEMO-2026-009-合同与流水矛盾"
CONTRACT = "01-借款合同/个人消费借款合同.pdf"
SAID = (
    made.line("合同编号：DEMO-XFD-2023-0009", (200, 200)),
    made.line("年利率为7.2%", (200, 300)),
    made.line("13900000001 13900000002 13900000003", (200, 400)),
)


@dataclass
class Work:
    """The sample of the contradicting evidence with its contract as a scan, read before as SAID."""

    wiring: Wiring
    loaded: LoadedCase
    out: Path

    @property
    def folder(self) -> Path:
        return self.out / NUMBER


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> Work:
    root = tmp_path_factory.mktemp("recognised")
    (one,) = (c for c in read(shipped.samples() / "cases.xlsx", on=ON).cases if c.case.number == NUMBER)
    assert one.folder is not None
    copytree(one.folder, root / NUMBER)
    contract = root / NUMBER / CONTRACT
    contract.write_bytes(made.scan(*(made.picture(mark) for mark in range(4))))
    wiring = Wiring(Settings(home=root / "var", ocr="text"))
    poor = (made.line("模糊", score=0.3),)
    made.stored(wiring.settings.home, contract, {1: SAID, 2: poor, 3: poor, 4: SAID[:1]})
    card = root / NUMBER / "06-主体材料/身份证复印件.pdf"
    made.stored(wiring.settings.home, card, {1: (made.line("居民身份证"),)})
    return Work(wiring, replace(one, folder=root / NUMBER), root / "out")


@pytest.fixture(scope="module")
def told(work: Work) -> tuple[Problem, ...]:
    """What the run said; its files lie in the folder of `work`."""
    (outcome,) = run(work.wiring, [work.loaded], on=ON, out=work.out, force=False, say=lambda _: None)
    assert outcome.done, outcome.problems
    return outcome.problems


def test_nothing_is_recognised_unless_it_is_asked_for(tmp_path: Path) -> None:
    wiring = Wiring(Settings(home=tmp_path))
    assert wiring.settings.ocr == "off"
    assert wiring.recogniser is None and wiring.layers() is None


def test_a_setting_without_the_packages_stops_the_run_before_the_first_case(
    work: Work, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "PACKAGES", ("no-such-package",))
    begun: list[str] = []
    with pytest.raises(MissingPartError, match="LEGAL_DOCS_OCR"):
        wiring = Wiring(Settings(home=tmp_path, ocr="text"))
        list(run(wiring, [work.loaded], on=ON, out=tmp_path / "out", force=False, say=begun.append))
    assert begun == []


def test_the_bundle_of_a_run_can_be_searched(work: Work, told: tuple[Problem, ...]) -> None:
    assert "年利率为7.2%" in seen.squeezed((work.folder / "证据卷.pdf").read_bytes())


def test_hints_are_told_apart_and_marked(told: tuple[Problem, ...]) -> None:
    (rate,) = [one for one in told if one.code == "recognised_contradiction"]
    assert "年利率可能" in rate.zh and f"{CONTRACT}第1页：7.2%" in rate.zh
    (strangers,) = [one for one in told if one.code == "recognised_strangers"]
    assert (strangers.place.file, "手机号码3个" in strangers.zh) == (CONTRACT, True)
    for one in (rate, strangers):
        assert "由图像识别所得，仅供核对，不作为事实" in one.zh and "no fact" in one.en
        assert (one.is_error, one.place.case) == (False, NUMBER)
    assert not any("7.2%" in one.zh for one in told if one is not rate)


def test_pages_that_could_not_be_read_are_told(told: tuple[Problem, ...]) -> None:
    (left,) = [one for one in told if one.code == "exhibit_not_recognised"]
    assert "第2、3页（识别把握不足 / doubtful）" in left.zh


def test_the_report_keeps_hints_out_of_the_contradictions(work: Work, told: tuple[Problem, ...]) -> None:
    report = json.loads((work.folder / "时效审查意见.json").read_bytes())
    assert [one["code"] for one in report["recognised"]["hints"]] == ["annual_rate"]
    assert report["recognised"]["note"] == "由图像识别所得，仅供核对，不作为事实"
    assert (report["recognised"]["pages"], report["recognised"]["pages_left"]) == (
        "证据1第1页、证据1第4页、证据7第10页",
        "证据1第2-3页",
    )
    facts = json.dumps({key: value for key, value in report.items() if key != "recognised"})
    assert "7.2" not in facts and CONTRACT in report["proving"]["unread"]
    page = "".join(seen.squeezed((work.folder / "时效审查意见.pdf").read_bytes()).split())
    assert "扫描页的识别文字（由图像识别所得，仅供核对，不作为事实）" in page
    assert "不填入任何数值，不证明任何事实" in page


def test_no_paper_takes_a_value_from_recognised_words(work: Work, told: tuple[Problem, ...]) -> None:
    papers = [path for path in work.folder.glob("*.pdf") if path.stem not in ("证据卷", "时效审查意见")]
    assert len(papers) > 5
    for path in papers:
        assert "7.2%" not in seen.squeezed(path.read_bytes()), path.name


def test_the_record_and_the_manifest_name_pages_and_program(work: Work, told: tuple[Problem, ...]) -> None:
    record = json.loads((work.folder / "证据卷.json").read_bytes())
    assert record["recognised_by"].startswith("rapidocr ")
    first = next(one for one in record["exhibits"] if one["file"] == CONTRACT)
    assert (first["recognised"], first["unrecognised"]) == ([1, 4], [2, 3])
    tools = json.loads((work.folder / "manifest.json").read_bytes())["tools"]
    assert {"rapidocr", "onnxruntime"} <= tools.keys()


def test_without_the_setting_the_same_case_has_no_trace_of_it(work: Work, tmp_path: Path) -> None:
    plain = prepare(work.loaded, tmp_path, on=ON)
    weighed = plain.dossier.proving
    assert weighed is not None and weighed.hints == () and weighed.stranger_hints == ()
    assert plain.dossier.bundle.recognised_by == ""
    assert "7.2%" not in seen.squeezed((tmp_path / "证据卷.pdf").read_bytes())
    with_words = prepare(work.loaded, tmp_path, on=ON, layers=work.wiring.layers()).dossier.proving
    assert with_words is not None and with_words.hints
    assert with_words.requirements == weighed.requirements
    assert (with_words.contradictions, with_words.strangers) == (weighed.contradictions, weighed.strangers)


def test_a_bundle_alone_and_its_supplement_have_layers_too(work: Work, tmp_path: Path) -> None:
    layers = work.wiring.layers
    folder, _ = make_bundle(work.loaded, on=ON, out=tmp_path, force=False, layers=layers)
    assert "7.2%" in seen.squeezed((folder / "证据卷.pdf").read_bytes())
    assert work.loaded.folder is not None
    grown = copytree(work.loaded.folder, tmp_path / NUMBER)
    late = files.folder(grown, {"09-补充/补充.pdf": made.scan(made.picture(50))}) / "09-补充/补充.pdf"
    made.stored(work.wiring.settings.home, late, {1: (made.line("补充的收据"),)})
    more = replace(work.loaded, folder=grown)
    folder, _ = make_supplement(
        more, filed=[folder], way="continue", on=ON, out=tmp_path, force=False, layers=layers
    )
    (pdf,) = folder.glob("*.pdf")
    assert "补充的收据" in seen.squeezed(pdf.read_bytes())
