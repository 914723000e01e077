"""All papers of a case are proved together, and a failed proof leaves no file."""

from dataclasses import replace
from pathlib import Path

import pytest

from legal_docs import shipped
from legal_docs.errors import ExitCode, ProofError
from legal_docs.services.agreement import Made
from legal_docs.services.proofs.strangers import names_of
from legal_docs.services.proofs.whole import prove_together
from legal_docs.services.run_cases import load, run, run_one
from legal_docs.services.wiring import Wiring
from legal_docs.settings import Settings
from tests.conftest import ON
from tests.services.dossiers import dossier, dossiers, made

SAMPLES = [f"-{number:03}-" for number in range(1, 12)]


@pytest.mark.parametrize("part", SAMPLES)
def test_a_sample_passes_beside_all_the_others(part: str) -> None:
    names = names_of(found.case for found in dossiers().values())
    assert len(names) > 30 and len(made(part)) >= 9
    prove_together(dossier(part), made(part), names)


def fails(text: str, template: str = "", part: str = "-001-") -> str:
    found = made(part)[0][0]
    with pytest.raises(ProofError) as caught:
        prove_together(dossier(part), [(Made(found.draft, found.text + text), template)])
    assert caught.value.en
    return caught.value.zh


def test_each_kind_of_fault_is_named_with_its_paper() -> None:
    assert "《民事起诉状》大写“壹佰元整”与小写“101.00”不一致" in fails("101.00元（大写：壹佰元整）")
    assert "《民事起诉状》电话号码“10000099999”不在案件资料中" in fails("电话10000099999")
    assert "已废止" in fails("依据《中华人民共和国担保法》")


def test_what_the_template_itself_says_passes() -> None:
    found = made("-001-")[0][0]
    with_hotline = replace(found, text=found.text + "客服10000099999")
    prove_together(dossier("-001-"), [(with_hotline, "客服10000099999")])


def test_capitals_need_their_figure_beside_them() -> None:
    found = made("-001-")[0][0]
    text = found.text.replace("76,713.00元（大写", "76,713.00元，合计（大写")
    with pytest.raises(ProofError, match="旁没有小写金额"):
        prove_together(dossier("-001-"), [(replace(found, text=text), "")])


def test_a_failed_proof_leaves_no_file(tmp_path: Path) -> None:
    loaded = next(c for c in load(shipped.samples(), on=ON).cases if "-006-" in c.case.number)
    wiring = Wiring(Settings(home=tmp_path / "var"))
    outcome = run_one(wiring, loaded, on=ON, out=tmp_path / "out", force=False, names={"判令被告"})
    assert (outcome.folder, outcome.exit_code) == (None, ExitCode.PROOF_FAILED)
    assert any("其他案件的“判令被告”" in problem.zh for problem in outcome.problems)
    assert not [path for path in (tmp_path / "out").glob("**/*") if path.is_file()]


def test_a_run_holds_each_case_to_the_names_of_all(tmp_path: Path) -> None:
    chosen = [c for c in load(shipped.samples(), on=ON).cases if "-006-" in c.case.number]
    other = chosen[0].case.model_copy(update={"number": "其他案件", "people": ()})
    stranger = dossier("-001-").case.people[0].model_copy(update={"name": "判令被告"})
    wrong = replace(chosen[0], case=other.model_copy(update={"people": (stranger,)}))
    wiring = Wiring(Settings(home=tmp_path / "var"))
    first, *_ = run(wiring, [chosen[0], wrong], on=ON, out=tmp_path, force=False, say=lambda _: None)
    assert first.exit_code is ExitCode.PROOF_FAILED
