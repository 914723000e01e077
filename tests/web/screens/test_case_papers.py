"""The tabs 证据, 文书 and 证据卷: for the lawyer and the reviewer, empty and full."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from legal_docs.model.filing import FilingKind
from legal_docs.model.life import Phase
from legal_docs.services.desk import evidence, looking, making, outputs, reviewing, sessions
from legal_docs.services.wiring import Wiring
from legal_docs.services.work import worker
from legal_docs.storage import jobs
from legal_docs.web import visitor as visiting
from tests.bundling import files
from tests.houses import PASSWORD, wired
from tests.services.desk.exhibits_house import CONTRACT, PDF, Bench, bench, papers
from tests.storage.factory import case as small_case

SCRIPT = Path(__file__).with_name("one_tab.py")


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Wiring:
    """A house whose jobs only the test does."""
    monkeypatch.setenv("LEGAL_DOCS_HOME", str(tmp_path))
    monkeypatch.setenv("LEGAL_DOCS_WORKER", "none")
    for name in ("LEGAL_DOCS_DATABASE_URL", "LEGAL_DOCS_KEYS", "LEGAL_DOCS_PUBLIC_URL"):
        monkeypatch.delenv(name, raising=False)
    return wired(tmp_path, worker="none")


@pytest.fixture
def made(house: Wiring) -> Bench:
    return bench(house)


def tab(made: Bench, name: str, login: str = "li") -> AppTest:
    shown = AppTest.from_file(str(SCRIPT), default_timeout=30)
    shown.session_state[visiting.TOKEN] = sessions.log_in(made.wiring, login, PASSWORD, "::1").token
    shown.session_state["tab"], shown.session_state["case_id"] = name, made.case_id
    return still(shown.run())


def still(shown: AppTest) -> AppTest:
    assert not shown.exception, [each.value for each in shown.exception]
    return shown


def words(shown: AppTest) -> str:
    said = [*shown.warning, *shown.error, *shown.info, *shown.success, *shown.caption, *shown.markdown]
    return " ".join(each.value for each in said)


def chosen(made: Bench, path: str = CONTRACT) -> tuple[AppTest, int]:
    """The tab 证据 with one file chosen, as a click on its row leaves it."""
    id = next(item.id for item in evidence.items(made.li, made.case_id) if item.path == path)
    shown = tab(made, "evidence")
    shown.session_state[f"evidence_chosen_{made.case_id}"] = id
    return still(shown.run()), id


def ready(made: Bench, phase: Phase = Phase.DRAFTED) -> None:
    made.note(phase=phase, checked_version=made.record().version)
    papers(made)


def test_a_case_without_evidence_says_what_to_do(house: Wiring) -> None:
    made = bench(house, small_case(evidence=[{"file": CONTRACT}]))
    shown = tab(made, "evidence")
    assert "还没有证据" in words(shown) and "核对证据" in words(shown)
    assert "借款合同.pdf" in words(shown)
    assert shown.button(key=f"look_{made.case_id}").disabled


def test_files_and_archives_are_uploaded_and_refusals_shown(made: Bench) -> None:
    evidence.add_files(made.li, made.case_id, [(CONTRACT, PDF)])
    shown = tab(made, "evidence")
    key = f"evidence_upload_{made.case_id}"
    given = shown.file_uploader(key=f"{key}_0")
    given.upload("补充协议.pdf", PDF).upload("坏.pdf", b"x").run()
    shown.selectbox(key=f"{key}_folder").set_value("01-借款合同")
    still(shown.button(key=f"{key}_do").click().run())
    assert [item.path for item in evidence.items(made.li, made.case_id)] == [
        CONTRACT,
        "01-借款合同/补充协议.pdf",
    ]
    assert "已上传1份，有1份没有上传" in words(shown) and "坏.pdf" in words(shown)
    assert "没有上传" not in words(shown.run())


def test_a_bad_archive_is_told_and_good_files_beside_it_are_kept(made: Bench) -> None:
    shown = tab(made, "evidence")
    key = f"evidence_upload_{made.case_id}"
    given = shown.file_uploader(key=f"{key}_0")
    given.upload("坏.zip", b"PK no").upload("合同.pdf", PDF).run()
    still(shown.button(key=f"{key}_do").click().run())
    assert "坏.zip" in words(shown) and "已上传1份" in words(shown)


def test_a_chosen_file_is_described_moved_renamed_and_removed(made: Bench) -> None:
    slip = "02-放款凭证/回单.pdf"
    evidence.add_files(made.li, made.case_id, [(CONTRACT, PDF), (slip, files.pdf(1))])
    shown, id = chosen(made)
    shown.text_area(key=f"evidence_{id}_2_purpose").set_value("证明借款成立")
    shown.selectbox(key=f"evidence_{id}_2_kind").set_value("书证")
    still(button(shown, "保存说明").click().run())
    note = made.case().evidence[0]
    assert (note.purpose, note.kind.label if note.kind else "") == ("证明借款成立", "书证")
    assert shown.button(key=f"evidence_{id}_up").disabled
    still(shown.button(key=f"evidence_{id}_down").click().run())
    assert [item.path for item in evidence.items(made.li, made.case_id)] == [slip, CONTRACT]
    assert shown.button(key=f"evidence_{id}_down").disabled
    shown.text_input(key=f"evidence_{id}_name_4").set_value("主合同.pdf")
    still(button(shown, "保存名称").click().run())
    assert evidence.items(made.li, made.case_id)[1].name == "主合同.pdf"
    still(shown.button(key=f"evidence_{id}_remove").click().run())
    assert [item.path for item in evidence.items(made.li, made.case_id)] == [slip]


def button(shown: AppTest, label: str) -> object:
    return next(each for each in shown.button if each.label == label)


def test_a_file_is_replaced_and_what_was_said_of_it_is_told(made: Bench) -> None:
    evidence.add_files(made.li, made.case_id, [(CONTRACT, PDF)])
    evidence.describe(made.li, made.case_id, CONTRACT, seen=2, title="主合同", purpose="证明借款成立")
    shown, id = chosen(made)
    still(button(shown, "更换").click().run())
    assert "请先选择新文件" in words(shown)
    shown.file_uploader(key=f"evidence_replace_{id}_file").upload("坏.pdf", b"%PDF-1.7 cut")
    still(button(shown, "更换").click().run())
    assert "没有更换，原文件保留不变" in words(shown)
    shown, id = chosen(made)
    shown.file_uploader(key=f"evidence_replace_{id}_file").upload("新.pdf", files.pdf(3))
    still(button(shown, "更换").click().run())
    said = words(shown)
    assert "已更换为新文件。已保留：证据名称、证明目的" in said and "请对照新文件重新核对：证明目的" in said
    assert shown.session_state[f"evidence_chosen_{made.case_id}"] != id
    assert evidence.items(made.li, made.case_id)[0].size == len(files.pdf(3))


def test_what_somebody_else_said_meanwhile_is_not_lost(made: Bench) -> None:
    evidence.add_files(made.li, made.case_id, [(CONTRACT, PDF)])
    shown, id = chosen(made)
    evidence.describe(made.zhao, made.case_id, CONTRACT, seen=2, purpose="先到")
    shown.text_area(key=f"evidence_{id}_2_purpose").set_value("后到")
    shown.session_state["_"] = 1
    before = made.case().evidence[0]
    button(shown, "保存说明").click().run()
    assert made.case().evidence[0] == before


def test_the_look_at_the_evidence_is_asked_for_and_its_result_shown(made: Bench) -> None:
    evidence.add_files(made.li, made.case_id, [(CONTRACT, PDF)])
    shown = tab(made, "evidence")
    still(shown.button(key=f"look_{made.case_id}").click().run())
    assert shown.button(key=f"look_{made.case_id}").disabled
    worker.serve(made.wiring, idle=0)
    with made.wiring.records.reading() as tx:
        job = jobs.of_case(tx, made.case_id)[0]
    assert job.kind == looking.KIND
    assert ("核对证据没有完成" in words(shown.run())) is bool(job.message)


@pytest.mark.parametrize("name", ["papers", "bundle"])
def test_a_case_without_papers_says_what_to_do(made: Bench, name: str) -> None:
    shown = tab(made, name)
    assert "还没有文书和证据卷" in words(shown)
    shown.multiselect(key=f"make_without_{made.case_id}").set_value([FilingKind.DEMAND])
    still(shown.button(key=f"make_do_{made.case_id}").click().run())
    with made.wiring.records.reading() as tx:
        asked = [(job.kind, job.args["without"]) for job in jobs.of_case(tx, made.case_id)]
    assert asked == [(making.KIND, ["demand"])]
    assert "可以离开或刷新本页" in words(shown)
    assert "可以离开或刷新本页" in words(tab(made, name))
    worker.serve(made.wiring, idle=0)
    assert "制作文书和证据卷没有完成" in words(tab(made, name))


def test_papers_are_listed_with_ways_to_open_and_save_them(made: Bench) -> None:
    ready(made)
    pdf = outputs.outputs(made.li, made.case_id)[1]
    shown = tab(made, "papers")
    table = "".join(each.body for each in shown.get("html"))
    assert f'/files/outputs/{pdf.id}"' in table and f"/files/outputs/{pdf.id}?download=1" in table
    assert "第1次制作" in shown.selectbox(key=f"run_{made.case_id}_1").options[0]


def test_the_lawyer_hands_in_and_the_reviewer_decides(made: Bench) -> None:
    ready(made)
    shown = tab(made, "papers")
    still(shown.button(key=f"submit_{made.case_id}").click().run())
    assert made.record().phase is Phase.IN_REVIEW
    assert "不能重新制作文书" in words(shown) and not shown.button
    shown = tab(made, "papers", "wang")
    still(button(shown, "退回修改").click().run())
    assert "写明退回修改的理由" in words(shown) and made.record().phase is Phase.IN_REVIEW
    shown.text_area(key=f"review_words_{made.case_id}").set_value("请补充")
    still(button(shown, "退回修改").click().run())
    assert made.record().phase is Phase.DRAFTED
    assert "退回修改：请补充" in words(tab(made, "papers"))
    reviewing.submit(made.li, made.case_id, 1)
    assert "退回修改：" not in words(tab(made, "papers"))
    shown = tab(made, "papers", "wang")
    still(button(shown, "复核通过").click().run())
    assert made.record().phase is Phase.APPROVED


def test_stale_papers_are_marked_and_cannot_be_handed_in(made: Bench) -> None:
    ready(made)
    evidence.add_files(made.li, made.case_id, [(CONTRACT, PDF)])
    shown = tab(made, "papers")
    assert "已经过期" in words(shown) and "已过期" in shown.selectbox(key=f"run_{made.case_id}_1").options[0]
    assert shown.button(key=f"submit_{made.case_id}").disabled


def test_papers_made_anew_take_the_place_of_those_that_were_shown(made: Bench) -> None:
    ready(made)
    shown = tab(made, "papers")
    papers(made)
    still(shown.run())
    assert "第2次制作" in str(shown.selectbox[0].format_func(shown.selectbox[0].value))
    assert "退回修改：" not in words(shown)


def test_older_papers_can_be_chosen(made: Bench) -> None:
    ready(made)
    papers(made)
    shown = tab(made, "bundle")
    choice = shown.selectbox(key=f"run_{made.case_id}_2")
    assert [each[:5] for each in choice.options] == ["第2次制作", "第1次制作"]
    still(choice.set_value(1).run())
    first = [each for each in outputs.outputs(made.li, made.case_id) if each.run == 1]
    table = "".join(each.body for each in shown.get("html"))
    assert all(f"/files/outputs/{each.id}" in table for each in first if each.name == "证据卷.pdf")


def test_a_volume_is_seen_page_by_page(made: Bench) -> None:
    ready(made)
    volume = next(o for o in outputs.outputs(made.li, made.case_id) if o.name == "证据卷.pdf")
    shown = tab(made, "bundle")
    assert f"/files/outputs/{volume.id}/pages/1" in "".join(each.body for each in shown.get("html"))
    still(shown.number_input(key=f"volume_page_{volume.id}").set_value(2).run())
    assert f"/files/outputs/{volume.id}/pages/2" in "".join(each.body for each in shown.get("html"))
