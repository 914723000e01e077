"""Another file in the place of one: what was said stays, what must be looked at again is told."""

import pytest

from legal_docs.errors import BadInputError, ConflictError, NotAllowedError
from legal_docs.intake.edited import pages_named
from legal_docs.services.desk import evidence, outputs
from legal_docs.services.desk.replacing import replace
from legal_docs.services.wiring import Wiring
from legal_docs.storage import evidence as kept
from tests.bundling import files
from tests.services.desk.exhibits_house import CONTRACT, PDF, Bench, bench, papers
from tests.services.desk.worked import sample

OTHER = "02-放款凭证/回单.pdf"
NEW = files.pdf(3, "n")
PICTURE = files.image(files.picture(), "PNG")


@pytest.fixture
def made(one_house: Wiring) -> Bench:
    made = bench(one_house)
    evidence.add_files(made.li, made.case_id, [(CONTRACT, PDF), (OTHER, files.pdf(1))])
    return made


def item(made: Bench, path: str = CONTRACT) -> int:
    return next(each.id for each in evidence.items(made.li, made.case_id) if each.path == path)


def said(made: Bench, **told: object) -> None:
    evidence.describe(made.li, made.case_id, CONTRACT, seen=made.record().version, **told)


def test_the_new_file_has_the_place_the_order_and_the_words_of_the_old_one(made: Bench) -> None:
    said(made, title="主合同", purpose="证明借款成立", order=2, turn=90, source="档案室")
    before, old = made.case().evidence, item(made)
    done = replace(made.li, old, "扫描件2.PDF", NEW)
    assert done.item is not None
    first, _ = evidence.items(made.li, made.case_id)
    assert made.wiring.files.read(done.item.sha256) == NEW and done.item.id != old
    assert done.item.path == "01-借款合同/借款合同.PDF" and done.item.added_by == made.li.who.id
    assert [each.model_copy(update={"file": ""}) for each in made.case().evidence] == [
        each.model_copy(update={"file": ""}) for each in before
    ]
    assert done.kept == ("证据名称", "证明目的", "顺序", "证据来源", "页面旋转")
    assert done.again == ("证明目的", "页面旋转")
    assert first.position in (1, 2)


def test_the_order_of_the_list_stays_and_the_old_file_stays_in_the_store(made: Bench) -> None:
    old = item(made)
    with made.wiring.records.reading() as tx:
        before = kept.find(tx, old)
    done = replace(made.li, old, "新.pdf", NEW)
    assert done.item is not None and before is not None
    assert done.item.position == before.position and done.item.path == CONTRACT
    assert [each.path for each in evidence.items(made.li, made.case_id)] == [CONTRACT, OTHER]
    assert made.wiring.files.read(before.sha256) == PDF
    told = {"case": str(made.case_id), "evidence": str(done.item.id)}
    assert ("evidence.replace", told) in made.events()
    with pytest.raises(NotAllowedError):
        replace(made.li, old, "再新.pdf", files.pdf(4))


def test_what_was_made_of_the_old_file_is_stale(made: Bench) -> None:
    papers(made)
    assert not any(each.is_stale for each in outputs.outputs(made.li, made.case_id))
    replace(made.li, item(made), "新.pdf", NEW)
    assert all(each.is_stale for each in outputs.outputs(made.li, made.case_id))
    assert made.case().evidence == made.case(2).evidence


def test_a_file_of_another_kind_is_named_anew_in_the_case_and_its_pages_are_told(one_house: Wiring) -> None:
    made = bench(one_house, sample("001"))
    log = "04-催收记录/短信发送日志.csv"
    evidence.add_files(made.li, made.case_id, [(log, "日期,内容\n2026-01-01,请还款\n".encode())])
    pages = pages_named(made.case(), log)
    done = replace(made.li, item(made, log), "照片.png", PICTURE)
    assert done.item is not None and done.item.path == "04-催收记录/短信发送日志.png"
    assert pages and pages_named(made.case(), done.item.path) == pages and not pages_named(made.case(), log)
    assert done.again[-1] == f"案件资料引用的页码（{len(pages)}处，第1页）"
    assert log not in evidence.table(made.li, made.case_id).absent


def test_a_file_that_cannot_be_used_changes_nothing(made: Bench) -> None:
    version, old = made.record().version, item(made)
    for name, data, code in (
        ("坏.pdf", b"%PDF-1.7 cut", "exhibit_broken"),
        ("x.exe", b"MZ\x90\x00", "exhibit_unknown_type"),
    ):
        done = replace(made.li, old, name, data)
        assert done.item is None and [p.code for p in done.problems if p.is_error] == [code]
    assert item(made) == old and made.record().version == version


def test_the_same_file_is_no_other_one(made: Bench) -> None:
    with pytest.raises(BadInputError, match="完全相同"):
        replace(made.li, item(made), "改名.pdf", PDF)
    assert "evidence.replace" not in {action for action, _ in made.events()}


def test_a_place_that_is_taken_is_not_taken_twice(made: Bench) -> None:
    evidence.add_files(made.li, made.case_id, [("01-借款合同/借款合同.png", PICTURE)])
    old, version = item(made), made.record().version
    with pytest.raises(ConflictError, match="同名文件"):
        replace(made.li, old, "新.png", files.image(files.picture((30, 40)), "PNG"))
    assert item(made) == old and made.record().version == version


def test_who_may_not_change_the_evidence_replaces_nothing(made: Bench) -> None:
    with pytest.raises(NotAllowedError):
        replace(made.far, item(made), "新.pdf", NEW)
    with pytest.raises(NotAllowedError):
        replace(made.li, item(made) + 1, "新.pdf", NEW)
