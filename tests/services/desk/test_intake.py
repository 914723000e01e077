"""Importing: what is wrong is told by sheet and row and mended there; what is good is taken."""

import json
import struct
from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import pytest

from legal_docs.bundling.refusal import RefusedError
from legal_docs.errors import BadInputError, ConflictError, LegalDocsError, NotAllowedError
from legal_docs.intake.example import example_cases
from legal_docs.intake.read import read
from legal_docs.model.account import Role
from legal_docs.model.stored import JobState
from legal_docs.services.desk import cases, intake, jobs, left_out, people
from legal_docs.services.desk import evidence as desk_evidence
from legal_docs.services.desk.desk import Desk
from legal_docs.services.wiring import Wiring
from legal_docs.services.work import worker
from legal_docs.storage import cases as stored
from legal_docs.storage import evidence
from legal_docs.storage import trail as kept_trail
from tests.bundling import recordings
from tests.houses import Clock, administrator, person, wired
from tests.services.desk.uploads import CASES, NUMBERS, archive, as_json, zipped

EAST = "东支行"
WRONG_DAY = {"还款流水": ("2024-01-10", "2024-13-10")}
DAY = "还款流水!2!还款日"


@pytest.fixture
def chief(one_house: Wiring) -> Desk:
    return administrator(one_house)


@pytest.fixture
def li(chief: Desk) -> Desk:
    return person(chief, "li", Role.LAWYER, EAST)


def uploaded(desk: Desk, data: bytes, name: str = "案件.zip") -> int:
    return intake.upload(desk, name, data, EAST).id


def errors(look: intake.Look) -> list[tuple[str, int | None, str, str]]:
    found = [p for p, _ in look.problems if p.is_error]
    return [(p.place.sheet, p.place.row, p.place.column, p.place.case) for p in found]


def test_good_cases_are_taken_with_what_runs_out_and_the_upload_is_finished(li: Desk) -> None:
    id = uploaded(li, archive())
    look = intake.look(li, id)
    assert [each.number for each in look.ready] == list(NUMBERS) and not errors(look)
    made = intake.take(li, id, NUMBERS)
    assert [record.number for record in made] == list(NUMBERS)
    assert {(r.branch, r.handler, r.version) for r in made} == {(EAST, li.who.id, 1)}
    assert made[0].last_day is not None and made[0].owed is not None
    assert intake.open_uploads(li) == ()
    assert cases.open_case(li, made[1].id).case == CASES[1]
    with pytest.raises(NotAllowedError):
        intake.look(li, id)


def test_a_mistake_stops_its_case_only_and_is_told_by_sheet_and_row(li: Desk) -> None:
    id = uploaded(li, archive(WRONG_DAY))
    look = intake.look(li, id)
    assert [each.number for each in look.ready] == list(NUMBERS[1:])
    assert errors(look) == [("还款流水", 2, "还款日", NUMBERS[0])]
    assert [r.number for r in intake.take(li, id, NUMBERS[1:])] == list(NUMBERS[1:])
    left = intake.look(li, id)
    assert left.ready == () and errors(left) == errors(look)
    assert [upload.imported for upload in intake.open_uploads(li)] == [NUMBERS[1:]]


def test_a_cell_is_mended_beside_its_problem_and_the_correction_is_kept(li: Desk) -> None:
    id = uploaded(li, archive(WRONG_DAY))
    beside = next(b for p, b in intake.look(li, id).problems if p.is_error)
    assert beside is not None
    cells = {cell.header: cell for cell in beside.cells}
    assert cells["还款日"].key == DAY and cells["还款日"].text == "2024-13-10"
    assert cells["金额"].text == "3000.00" and cells["案件编号"].text == NUMBERS[0]
    intake.fix(li, id, {DAY: "2024-01-10"})
    again = replace(li, wiring=wired(li.wiring.settings.home, Clock()))  # another process, after a reload
    look = intake.look(again, id)
    assert not errors(look) and len(look.ready) == 3 and look.upload.fixes == {DAY: "2024-01-10"}
    assert intake.take(again, id, [NUMBERS[0]])[0].number == NUMBERS[0]
    intake.unfix(li, id)
    assert intake.open_uploads(li)[0].fixes == {}


def test_a_misspelled_header_is_mended_once_for_all_rows(li: Desk) -> None:
    id = uploaded(li, archive({"还款流水": ("还款日", "还款日子")}))
    pairs = [(p, b) for p, b in intake.look(li, id).problems if p.code == "misspelled_column"]
    beside = pairs[0][1]
    assert beside is not None
    assert beside.headers[0] == "还款日" and beside.cells[0].key == "还款流水!1!还款日子"
    intake.fix(li, id, {beside.cells[0].key: "还款日"})
    assert not errors(intake.look(li, id))


def test_a_json_file_is_mended_at_its_pointer(li: Desk) -> None:
    data = as_json(*CASES).replace(b'"paid_on": "2024-01-10"', b'"paid_on": "2024-13-10"', 1)
    id = uploaded(li, data, "案件.json")
    [(problem, beside)] = [pair for pair in intake.look(li, id).problems if pair[0].is_error]
    assert beside is not None and problem.place.column == "/0/repayments/0/paid_on"
    assert beside.cells[0].text == "2024-13-10"
    intake.fix(li, id, {beside.cells[0].key: "2024-01-10"})
    assert len(intake.look(li, id).ready) == 3


def test_the_evidence_of_an_archive_comes_with_its_case(li: Desk) -> None:
    files = {
        f"批次/{NUMBERS[0]}/01-借款合同/合同.txt": "合同".encode(),
        f"批次/{NUMBERS[0]}/03-催收记录/短信.txt": b"x",
        f"批次/{NUMBERS[2]}/说明.txt": b"y",
        "批次/别的案件/a.txt": b"z",
    }
    id = uploaded(li, archive(evidence=files, around="批次/"))
    look = intake.look(li, id)
    assert [p.code for p in look.files] == ["archive_folder_of_no_case"] and len(look.ready) == 3
    made = intake.take(li, id, NUMBERS)
    with li.records.reading() as tx:
        items = {record.number: evidence.of_case(tx, record.id) for record in made}
    assert [item.path for item in items[NUMBERS[0]]] == ["01-借款合同/合同.txt", "03-催收记录/短信.txt"]
    assert [item.path for item in items[NUMBERS[2]]] == ["说明.txt"] and items[NUMBERS[1]] == ()
    assert li.wiring.files.read(items[NUMBERS[0]][0].sha256) == "合同".encode()


def test_evidence_that_cannot_become_pages_is_told_before_and_not_taken(li: Desk) -> None:
    files = {
        f"{NUMBERS[0]}/01-借款合同/合同.txt": "合同".encode(),
        f"{NUMBERS[0]}/坏.pdf": b"%PDF-1.7 cut",
        f"{NUMBERS[0]}/.DS_Store": b"x",
        f"{NUMBERS[1]}/程序.exe": b"MZ\x90\x00rest",
        f"{NUMBERS[1]}/04-催收记录/电话.wav": recordings.wav(1),
        f"{NUMBERS[1]}/04-催收记录/电话.txt": "通话内容".encode(),
    }
    id = uploaded(li, archive(evidence=files))
    told = {(p.place.case, p.place.file, p.code) for p in intake.look(li, id).files}
    assert told == {
        (NUMBERS[0], "坏.pdf", "exhibit_broken"),
        (NUMBERS[1], "程序.exe", "exhibit_unknown_type"),
    }
    made = intake.take(li, id, NUMBERS[:2])
    with li.records.reading() as tx:
        paths = [[item.path for item in evidence.of_case(tx, record.id)] for record in made]
    assert paths == [["01-借款合同/合同.txt"], ["04-催收记录/电话.txt", "04-催收记录/电话.wav"]]
    for record, name in zip(made, ("坏.pdf", "程序.exe"), strict=True):
        [left] = desk_evidence.table(li, record.id).left_out
        assert left.line.startswith(f"{name}：") and left.at == record.created_at
        [change] = cases.history(li, record.id)
        assert left_out.split(change.reason)[0] == "导入“案件.zip”；1份文件没有作为证据"


def test_what_of_an_archive_belongs_to_no_case_is_told_with_each_case(li: Desk) -> None:
    made = intake.take(li, uploaded(li, archive(evidence={
        f"{NUMBERS[0]}/合同.txt": b"x", f"{NUMBERS[1]}/坏.pdf": b"%PDF-1.7 cut", "别的/a.txt": b"y",
    })), NUMBERS)  # fmt: skip
    lines = [[each.line for each in desk_evidence.table(li, record.id).left_out] for record in made]
    assert all(any("别的" in line for line in of) for of in lines) and [len(of) for of in lines] == [1, 2, 1]
    assert any("坏.pdf" in line for line in lines[1])


def test_a_number_that_is_there_already_is_refused_in_words_and_the_rest_stays_open(li: Desk) -> None:
    intake.take(li, uploaded(li, archive()), [NUMBERS[0]])
    id = uploaded(li, archive())
    assert [each.is_known for each in intake.look(li, id).ready] == [True, False, False]
    with pytest.raises(ConflictError, match=NUMBERS[0]):
        intake.take(li, id, NUMBERS)
    assert len(intake.open_uploads(li)) == 2
    with li.records.reading() as tx:
        assert stored.by_number(tx, NUMBERS[1]) is None
    assert len(intake.take(li, id, NUMBERS[1:])) == 2
    intake.drop(li, id)
    assert id not in {upload.id for upload in intake.open_uploads(li)}


def test_a_case_with_errors_is_not_taken(li: Desk) -> None:
    id = uploaded(li, archive(WRONG_DAY))
    with pytest.raises(BadInputError, match=NUMBERS[0]):
        intake.take(li, id, [NUMBERS[0]])


def _encrypted() -> bytes:
    data = bytearray(zipped({"案件.csv": b"x" * 50}))
    for mark in (b"PK\x03\x04", b"PK\x01\x02"):
        at = data.index(mark) + (6 if mark[2] == 3 else 8)
        data[at : at + 2] = struct.pack("<H", struct.unpack("<H", data[at : at + 2])[0] | 1)
    return bytes(data)


BAD = {
    "案件.zip": (b"PK\x03\x04 broken", "无法"),
    "空.zip": (zipped({}), "没有案件文件"),
    "证据.zip": (zipped({"A/01-合同/合同.pdf": b"x"}), "没有案件文件"),
    "两个.zip": (zipped({"cases.json": b"[]", "案件.json": b"[]"}), "几个案件文件"),
    "外面.zip": (zipped({"../cases.json": b"[]"}), "没有案件文件"),
    "炸弹.zip": (zipped({"cases.xlsx": bytes(60_000_000)}), "过大|过高|超过"),
    "加密.zip": (_encrypted(), "加密|密码"),
    "案件.xlsx": (b"not a workbook", "XLSX"),
    "案件.json": (b"{", "JSON"),
    "案件.docx": (b"x", "不支持"),
    "": (b"x", "文件名"),
    "长" * 90 + ".xlsx": (b"x", "文件名"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_ends_in_a_sentence_and_nothing_is_kept(name: str, li: Desk) -> None:
    data, words = BAD[name]
    with pytest.raises(LegalDocsError, match=words) as caught:
        intake.upload(li, name, data, EAST)
    assert isinstance(caught.value, BadInputError | RefusedError)
    assert intake.open_uploads(li) == () and not li.wiring.files.paths()


def test_a_branch_imports_into_itself_and_the_head_office_where_it_wants(li: Desk, chief: Desk) -> None:
    with pytest.raises(NotAllowedError):
        intake.upload(li, "案件.zip", archive(), "西支行")
    head = person(chief, "head", Role.REVIEWER)
    kept = intake.upload(head, "案件.zip", archive(), "西支行")
    assert {r.branch for r in intake.take(head, kept.id, NUMBERS)} == {"西支行"}


def test_an_upload_is_seen_by_nobody_else(li: Desk, chief: Desk) -> None:
    id = uploaded(li, archive())
    other = person(chief, "wang", Role.LAWYER, EAST)
    assert intake.open_uploads(other) == ()
    for ask in (intake.look, intake.drop, intake.unfix):
        with pytest.raises(NotAllowedError):
            ask(other, id)
    with pytest.raises(NotAllowedError):
        intake.fix(other, id, {DAY: "x"})
    with pytest.raises(NotAllowedError):
        intake.take(other, id, NUMBERS)


def test_many_cases_are_taken_by_a_job(li: Desk) -> None:
    desk = replace(li, wiring=wired(li.wiring.settings.home, Clock(), worker="none"))
    id = uploaded(desk, archive())
    job = intake.take_later(desk, id, NUMBERS)
    assert intake.take_later(desk, id, NUMBERS).id == job.id
    running = intake.job_of(desk, id)
    assert running is not None and running.id == job.id
    assert worker.serve(desk.wiring, idle=0) == 1
    done = jobs.job(desk, job.id)
    assert (done.state, done.result, done.progress) == (JobState.DONE, {"taken": 3}, 100)
    assert intake.job_of(desk, id) is None and intake.open_uploads(desk) == ()


def test_a_job_that_was_cut_off_goes_on_with_what_is_left(li: Desk) -> None:
    desk = replace(li, wiring=wired(li.wiring.settings.home, Clock(), worker="none"))
    id = uploaded(desk, archive(WRONG_DAY))
    intake.take(desk, id, [NUMBERS[1]])
    job = intake.take_later(desk, id, [NUMBERS[2]])
    again = job.model_copy(update={"args": {"upload": id, "numbers": list(NUMBERS[1:])}})
    assert intake.do(desk, again, lambda progress, words: None) == {"taken": 1}


def test_a_job_whose_upload_is_finished_has_nothing_left_to_do(li: Desk) -> None:
    desk = replace(li, wiring=wired(li.wiring.settings.home, Clock(), worker="none"))
    id = uploaded(desk, archive())
    job = intake.take_later(desk, id, NUMBERS)
    intake.take(desk, id, NUMBERS)
    assert intake.do(desk, job, lambda progress, words: None) == {"taken": 0}


def test_who_has_moved_to_another_branch_leaves_the_upload_behind(li: Desk, chief: Desk) -> None:
    id = uploaded(li, archive())
    moved = people.change(chief, li.who.id, name="李某", role=Role.LAWYER, branch="西支行")
    with pytest.raises(NotAllowedError):
        intake.look(replace(li, who=moved), id)


def test_what_was_taken_is_no_longer_spoken_of(li: Desk) -> None:
    id = uploaded(li, archive({"还款流水": ("2024-01-10", "2024-13-10"), "案件": ("信用卡纠纷", "信用卡案")}))
    intake.fix(li, id, {DAY: "2024-01-10"})
    assert {p.place.case for p, _ in intake.look(li, id).problems} == set(NUMBERS)
    intake.take(li, id, [NUMBERS[0]])
    assert {p.place.case for p, _ in intake.look(li, id).problems} == set(NUMBERS[1:])


def test_the_trail_holds_ids_and_counts_only(li: Desk) -> None:
    id = uploaded(li, archive(WRONG_DAY), "丁借款.zip")
    intake.look(li, id)
    intake.fix(li, id, {DAY: "2024-01-10"})
    intake.take(li, id, NUMBERS)
    with li.records.reading() as tx:
        rows = [row.event for row in kept_trail.whole(tx)]
    said = [row.action for row in rows if row.action.startswith(("upload.", "case."))]
    assert said == ["upload.add", "upload.read", "upload.fix", "case.import", "case.import", "case.import"]
    assert "丁借款" not in json.dumps([row.model_dump(mode="json") for row in rows], ensure_ascii=False)


def test_the_workbook_to_fill_in_can_be_read(li: Desk, tmp_path: Path) -> None:
    file = tmp_path / "案件.xlsx"
    file.write_bytes(intake.template(li))
    with ZipFile(file) as package:
        assert "xl/workbook.xml" in package.namelist()
    assert [each.case for each in read(file, on=li.today(), data=True).cases] == list(example_cases())


def test_example_rows_are_told_and_not_taken_unless_confirmed(li: Desk) -> None:
    kept = intake.upload(li, "案件.xlsx", intake.template(li), EAST)
    ready = intake.look(li, kept.id).ready
    numbers = [each.number for each in ready]
    assert numbers == [each.number for each in example_cases()] and all(each.examples for each in ready)
    assert {p.code for p in ready[0].warnings} > {p.code for p in ready[0].examples} == {"example_case"}
    with pytest.raises(BadInputError, match=f"示例行：{numbers[1]}。"):
        intake.take(li, kept.id, numbers[1:2])
    assert intake.open_uploads(li)[0].imported == ()
    assert [r.number for r in intake.take(li, kept.id, numbers[:1], with_examples=True)] == numbers[:1]


@pytest.mark.parametrize("confirmed", [False, True])
def test_a_job_takes_example_rows_only_where_that_was_confirmed(li: Desk, *, confirmed: bool) -> None:
    desk = replace(li, wiring=wired(li.wiring.settings.home, Clock(), worker="none"))
    kept = intake.upload(desk, "案件.xlsx", intake.template(desk), EAST)
    numbers = [each.number for each in example_cases()]
    job = intake.take_later(desk, kept.id, numbers, with_examples=confirmed)
    assert worker.serve(desk.wiring, idle=0) == 1
    assert jobs.job(desk, job.id).state is (JobState.DONE if confirmed else JobState.FAILED)
    assert len(intake.open_uploads(desk)) == (0 if confirmed else 1)
