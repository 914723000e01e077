"""What the store keeps beside the case file: evidence, papers, releases, long work, uploads."""

from datetime import date, datetime
from typing import Annotated, Any

from pydantic import Field

from legal_docs.model.base import FreeText, Labelled, Model, Text

Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
"""The SHA-256 of a file's bytes, in hex."""


class EvidenceItem(Model):
    """证据文件: one original file of a case as it was uploaded; it is never changed.

    `folder` and `name` are where it stands in the evidence folder (`01-借款合同/合同.pdf`).
    """

    id: int = 0
    case_id: int
    folder: FreeText = ""
    name: Text
    sha256: Sha256
    size: int
    position: int = 0
    added_at: datetime
    added_by: int
    removed_at: datetime | None = None

    @property
    def path(self) -> str:
        """Return the place in the evidence folder."""
        return f"{self.folder}/{self.name}" if self.folder else self.name


class OutputKind(Labelled):
    """成果种类."""

    PAPER = "paper", "文书"
    BUNDLE = "bundle", "证据卷"
    REPORT = "report", "审查意见"
    LISTING = "listing", "清单"
    PACK = "pack", "移交包"


class OutputState(Labelled):
    """成果状态."""

    DRAFT = "draft", "草稿"
    IN_REVIEW = "in_review", "复核中"
    APPROVED = "approved", "复核通过"
    SENT_BACK = "sent_back", "已退回修改"
    OUTDATED = "outdated", "须重新制作"


class Output(Model):
    """成果文件: one finished file of a run: immutable, with what it was made from.

    `run` groups the files made together; `data_version` is the case version they were made from, `on` the
    day of the run. A newer case version makes them stale (`is_stale` is worked out when read).
    """

    id: int = 0
    case_id: int
    run: int
    kind: OutputKind
    name: Text
    sha256: Sha256
    size: int
    pages: int | None = None
    data_version: int
    on: date
    template: FreeText = ""
    made_at: datetime
    made_by: int
    state: OutputState = OutputState.DRAFT
    is_stale: bool = False


class Release(Model):
    """移交外聘律师: a pack given to one outside counsel: read, acknowledged, taken back (with a reason).

    `run` is the run of the approved papers it was made of, `files` are the outputs that are its files.
    """

    id: int = 0
    case_id: int
    counsel: int
    run: int
    is_masked: bool = False
    released_at: datetime
    released_by: int
    note: FreeText = ""
    files: tuple[int, ...] = ()
    acknowledged_at: datetime | None = None
    revoked_at: datetime | None = None
    reason: FreeText = ""


class JobState(Labelled):
    """后台任务状态."""

    WAITING = "waiting", "排队中"
    RUNNING = "running", "进行中"
    DONE = "done", "已完成"
    FAILED = "failed", "未完成"


class Job(Model):
    """后台任务: work that takes longer than a click; it goes on when the page is closed.

    `progress` is 0 to 100. `args` and `result` hold ids, days and counts only, `message` one sentence for
    people (kept encrypted). `beat_at` is the last sign of life of the process that works on it, `tries` how
    often one has taken it up.
    """

    id: int = 0
    kind: Text
    case_id: int | None = None
    args: dict[str, Any] = Field(default_factory=dict)
    state: JobState = JobState.WAITING
    progress: Annotated[int, Field(ge=0, le=100)] = 0
    message: FreeText = ""
    result: dict[str, Any] = Field(default_factory=dict)
    started_by: int
    created_at: datetime
    beat_at: datetime | None = None
    tries: int = 0
    finished_at: datetime | None = None


class Upload(Model):
    """导入批次: a workbook or archive that was uploaded, with the corrections made to its cells so far.

    `fixes` maps `sheet!row!column header` to the new value of that cell.
    """

    id: int = 0
    name: Text
    sha256: Sha256
    branch: FreeText = ""
    fixes: dict[str, str] = Field(default_factory=dict)
    uploaded_at: datetime
    uploaded_by: int
    finished_at: datetime | None = None
    imported: tuple[str, ...] = ()
