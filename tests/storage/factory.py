"""Made-up cases, small ones, and what stands beside them in the store."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from legal_docs.model.casefile import CaseFile
from legal_docs.model.deadline import Deadline, DeadlineKind
from legal_docs.model.record import CaseRecord
from legal_docs.model.stored import EvidenceItem, Output, OutputKind, Release, Upload
from legal_docs.storage import cases
from legal_docs.storage.records import Tx

AT = datetime(2026, 6, 30, 1, 2, 3, 456789, tzinfo=UTC)
LATER = AT + timedelta(hours=1)
ON = date(2026, 6, 30)
LI, WANG = 11, 12
"""Two accounts."""

PERSON = {
    "kind": "natural",
    "name": "张某甲",
    "id_number": "99010119900307123X",
    "phone": "10000000001",
    "residence_address": "某省某市某路9号",
}


def case(number: str = "甲-1", **changes: Any) -> CaseFile:
    creditor = {
        "name": "示例银行", "uscc": "91999999MA90010140", "head_name": "钱某午", "address": "某市示例路1号",
    }  # fmt: skip
    values = {
        "number": number, "cause": "loan", "court": "某市某区人民法院", "creditor": creditor,
        "people": [PERSON], "debtors": [{"name": "张某甲"}],
    }  # fmt: skip
    return CaseFile.model_validate(values | changes)


def added(tx: Tx, number: str = "甲-1", *, branch: str = "东支行", **columns: Any) -> CaseRecord:
    record = cases.add(tx, case(number), branch=branch, handler=LI, by=LI, at=AT, reason="移交")
    return cases.note(tx, record.id, at=AT, by=LI, **columns) if columns else record


def item(case_id: int, name: str = "合同.pdf", **changes: Any) -> EvidenceItem:
    values = {
        "case_id": case_id, "folder": "01-借款合同", "name": name, "sha256": "ab" * 32, "size": 7,
        "added_at": AT, "added_by": LI,
    }  # fmt: skip
    return EvidenceItem.model_validate(values | changes)


def deadline(case_id: int, **changes: Any) -> Deadline:
    values = {
        "case_id": case_id, "kind": DeadlineKind.LIMITATION, "subject": "张某甲", "debt": "借据1",
        "act_by": ON, "safe_last_day": ON + timedelta(days=3), "articles": ("民法典.188",), "act": "起诉",
    }  # fmt: skip
    return Deadline.model_validate(values | changes)


def output(case_id: int, run: int = 1, **changes: Any) -> Output:
    values = {
        "case_id": case_id, "run": run, "kind": OutputKind.PAPER, "name": "民事起诉状.pdf",
        "sha256": "cd" * 32, "size": 9, "pages": 3, "data_version": 1, "on": ON, "template": "complaint 1",
        "made_at": AT, "made_by": LI,
    }  # fmt: skip
    return Output.model_validate(values | changes)


def release(case_id: int, counsel: int = WANG, **changes: Any) -> Release:
    values = {
        "case_id": case_id, "counsel": counsel, "run": 1, "released_at": AT, "released_by": LI,
        "note": "请尽快立案",
    }  # fmt: skip
    return Release.model_validate(values | changes)


def upload(**changes: Any) -> Upload:
    values = {"name": "张某甲.xlsx", "sha256": "ef" * 32, "uploaded_at": AT, "uploaded_by": LI}
    return Upload.model_validate(values | changes)
