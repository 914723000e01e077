"""The record of one run: what the program remembers of a case. It holds no personal data."""

from datetime import date, datetime

from legal_docs.model.base import Labelled, Model, Money


class RunStatus(Labelled):
    """运行结果: refused means that an output was there already and was left alone."""

    DONE = "done", "完成"
    FAILED = "failed", "未完成"
    REFUSED = "refused", "已有输出，未重做"


class RunRecord(Model):
    """运行记录: one case, one run. `folder` is where the papers lie; `manifest_sha256` ties them to it."""

    case_number: str
    cause: str
    on: date
    cutoff_on: date
    status: RunStatus
    owed: Money
    earliest_act_by: date | None = None
    manifest_sha256: str = ""
    folder: str = ""
    errors: int = 0
    warnings: int = 0
    finished_at: datetime
