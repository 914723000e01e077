"""One row in every table, and a look at whether all of it can still be read."""

from legal_docs.model.account import Account, Role
from legal_docs.model.draft import KeptDraft
from legal_docs.model.feedback import CaseUpdate
from legal_docs.model.life import Move, Phase
from legal_docs.model.report import Report
from legal_docs.model.stored import Job
from legal_docs.model.supply import Supply, SupplyKind
from legal_docs.storage import (
    accounts,
    cases,
    deadlines,
    drafts,
    evidence,
    jobs,
    moves,
    outputs,
    releases,
    reports,
    supplies,
    uploads,
)
from legal_docs.storage.records import Tx
from tests.storage.factory import AT, LI, ON, WANG, added, deadline, item, output, release, upload


def everything(tx: Tx, number: str = "甲-1") -> int:
    """Add a case with one row in each table beside it; return the case's id."""
    id = added(tx, number, next_act="向张某甲发函").id
    login = f"li{id}"
    accounts.add(
        tx, Account(id=1, login=login, name="李某丁", role=Role.LAWYER, branch="东支行"), password="x", at=AT
    )
    moves.add(
        tx,
        Move(case_id=id, before=Phase.ESCALATED, after=Phase.CHECKED, on=ON, at=AT, by=LI, reason="张某甲"),
    )
    deadlines.add(tx, deadline(id))
    evidence.add(tx, item(id, "张某甲身份证.pdf"))
    outputs.add(tx, output(id, name="张某甲起诉状.pdf"))
    given = releases.add(tx, release(id, note="张某甲一案"))
    told = CaseUpdate(case_number=number, row=1, remarks="已通知张某甲")
    reports.add(tx, Report(case_id=id, release_id=given.id, by=WANG, at=AT, update=told))
    own = {"kind": SupplyKind.BANK, "key": "bank", "name": "张某甲.toml", "sha256": "ab" * 32, "size": 3}
    supplies.add(tx, Supply.model_validate(own | {"added_at": AT, "added_by": LI}))
    jobs.add(tx, Job(kind="run", case_id=id, message="张某甲", started_by=LI, created_at=AT))
    uploads.add(tx, upload(fixes={"当事人!2!姓名": "张某甲"}))
    typed = {"account": LI, "case_id": id, "seen": 1, "kept_at": AT, "content": {"姓名": "张某甲"}}
    drafts.put(tx, KeptDraft.model_validate(typed))
    return id


def everything_is_read(tx: Tx, id: int) -> None:
    record = cases.find(tx, id)
    assert record is not None and record.next_act == "向张某甲发函"
    assert cases.load(tx, id).reason == cases.versions(tx, id)[0].reason == "移交"
    assert moves.of_case(tx, id)[0].reason == "张某甲"
    assert deadlines.of_case(tx, id)[0].subject == "张某甲"
    assert evidence.of_case(tx, id)[0].name == "张某甲身份证.pdf"
    assert outputs.of_case(tx, id)[0].name == "张某甲起诉状.pdf"
    assert releases.of_case(tx, id)[0].note == "张某甲一案"
    assert jobs.of_case(tx, id)[0].message == "张某甲"
    draft = drafts.find(tx, LI, id)
    assert draft is not None and draft.content == {"姓名": "张某甲"}
    assert uploads.of_account(tx, LI)[0].name == "张某甲.xlsx"
    assert [account.name for account in accounts.listing(tx)] == ["李某丁"]
