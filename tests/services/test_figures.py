"""A file of the bank's own figures that cannot be used is a sentence that names the place."""

import json
from pathlib import Path

import pytest

from legal_docs import shipped
from legal_docs.errors import ExitCode, SettingsError
from legal_docs.law.bank_tables import packaged
from legal_docs.services.figures import figures
from legal_docs.services.parts import make_papers
from legal_docs.services.prepare import examine
from legal_docs.services.run_cases import load, run, run_one
from legal_docs.services.wiring import Wiring, wire
from legal_docs.settings import Settings
from tests.conftest import ON


def written(folder: Path, text: str) -> str:
    path = folder / "figures.toml"
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_without_a_file_the_packaged_figures_are_in_force() -> None:
    assert figures("") is packaged() and Wiring(Settings(tables="")).tables is packaged()


def test_the_setting_names_the_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("LEGAL_DOCS_TABLES", written(tmp_path, "[conduct]\ndials_a_day = 4\n"))
    assert wire().tables.conduct.dials_a_day == 4


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("[conduct]\ndials_a_day = 'four'\n", "conduct.dials_a_day：须为整数"),
        ("[conduct]\nquiet_to = 8\n", 'conduct.quiet_to：时间须写成 "22:00"'),
        ("[conduct]\nnights = 1\n", "conduct.nights：没有这一项参数"),
        ("[recovery]\nship = {low = 1, high = 2}\n", "不认识的财产种类"),
        ("[recovery]\nvehicle = {low = 3, high = 2}\n", "recovery.vehicle：low 不得大于 high"),
        ("[risk.amount]\nweight = 90\n", "risk：各项权重之和须为100"),
        ("[[wages]]\nprovince = '甲省'\nyear = 2025\namount = 1\n", "wages.0.published_on：缺少这一项"),
        ("[conduct\n", "不是有效的 TOML"),
    ],
)
def test_each_place_that_cannot_be_used_is_named(tmp_path: Path, text: str, place: str) -> None:
    with pytest.raises(SettingsError) as caught:
        figures(written(tmp_path, text))
    assert place in caught.value.sentence() and "figures.toml" in caught.value.sentence()
    assert "LEGAL_DOCS_TABLES" in caught.value.sentence("en")
    assert caught.value.exit_code is ExitCode.USAGE


def test_several_places_are_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"conduct\.nights.+conduct\.sundays"):
        figures(written(tmp_path, "[conduct]\nnights = 1\nsundays = 2\n"))


def test_a_file_that_is_missing_or_in_another_encoding_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="文件不存在"):
        figures(str(tmp_path / "none.toml"))
    (tmp_path / "gbk.toml").write_bytes("# 参数".encode("gb18030"))
    with pytest.raises(SettingsError, match="UTF-8"):
        figures(str(tmp_path / "gbk.toml"))


PREMIUM = "[costs]\ninsurance_percent = 0.1\n"


def test_the_review_uses_the_figures_of_the_bank(tmp_path: Path) -> None:
    case = load(shipped.samples(), on=ON).cases[0].case
    tables = figures(written(tmp_path, PREMIUM))
    found = examine(case, on=ON, tables=tables).assessment
    plain = examine(case, on=ON).assessment
    assert found and plain
    assert {each.label for each in found.costs} - {each.label for each in plain.costs} == {
        "诉讼保全责任保险费"
    }


@pytest.mark.parametrize("papers_only", [True, False])
def test_the_papers_are_made_with_the_figures_of_the_bank(tmp_path: Path, papers_only: bool) -> None:
    loaded, out = load(shipped.samples(), on=ON).cases[0], tmp_path / "out"
    wiring = Wiring(Settings(home=tmp_path / "home", tables=written(tmp_path, PREMIUM)))
    if papers_only:
        make_papers(loaded, on=ON, out=out, force=False, tables=wiring.tables)
    else:
        assert run_one(wiring, loaded, on=ON, out=out, force=False).done
    (report,) = out.glob("*/时效审查意见.json")
    costs = json.loads(report.read_text("utf-8"))["assessment"]["costs"]
    assert "诉讼保全责任保险费" in {each["label"] for each in costs}


def test_a_file_that_cannot_be_used_stops_a_run_before_the_first_case(tmp_path: Path) -> None:
    wiring = Wiring(Settings(home=tmp_path / "home", tables=str(tmp_path / "none.toml")))
    loaded, told = load(shipped.samples(), on=ON).cases[:1], list[str]()
    with pytest.raises(SettingsError):
        next(run(wiring, loaded, on=ON, out=tmp_path / "out", force=False, say=told.append))
    assert told == [] and not (tmp_path / "out").exists()
