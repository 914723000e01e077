"""Figures as a workbook: what the screen shows, and the cases behind it, parties masked."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from legal_docs.access import masking
from legal_docs.access.rules import Action
from legal_docs.model.deadline import Nearest
from legal_docs.model.record import CaseOrder, CaseQuery, CaseRecord
from legal_docs.services.desk.cases import list_cases
from legal_docs.services.desk.desk import Desk
from legal_docs.services.desk.figures import ALL, Bar, Figures, Wanted, figures
from legal_docs.services.desk.permitted import permitted
from legal_docs.services.desk.sheets import Table, Value, workbook

_AT_ONCE = 200
_RATE = "欠款为各案最近一次计算的金额；回收率为已回收金额除以欠款，欠款为零的不计算。"
NOTES = (
    "办理进度：未结案的案件，按催收移交之日起的天数分段。",
    "届满金额：尚未立案的案件和已生效、尚未申请执行的案件，按最早届满日所在的周分组。",
    _RATE,
    "每月立案：按立案日期所在的月份统计，一件案件立案两次的计两次。",
    "案件清单：当事人只显示部分内容，不含证件号码、电话、地址和账号。",
)
"""What each figure counts."""
Say = Callable[[int, int], None]
"""Told how many cases of how many are read."""


Listed = tuple[CaseRecord, Nearest]
"""A case, and which of its deadlines comes next."""
NONE = Nearest()


@dataclass(frozen=True, slots=True)
class Exported:
    """导出表格: the workbook, how many cases it lists, and the day it is of."""

    data: bytes
    cases: int
    on: date


@permitted(Action.EXPORT_FIGURES)
def figures_xlsx(desk: Desk, wanted: Wanted = ALL) -> bytes:
    """Return the figures and the cases they count as XLSX; the export is written to the trail."""
    return exported(desk, wanted).data


@permitted(Action.EXPORT_FIGURES)
def exported(desk: Desk, wanted: Wanted = ALL, *, say: Say | None = None) -> Exported:
    """Return the figures and the cases they count as XLSX, as `figures_xlsx`; `say` is told how far it is."""
    found = figures(desk, wanted)
    cases = list(_cases(desk, wanted, say))
    made = workbook([*_tables(desk, wanted, found), _listing(cases)])
    with desk.records.writing() as tx:
        desk.note(tx, "figures.export", branch=wanted.branch or "", cases=len(cases))
    return Exported(made, len(cases), found.on)


def _tables(desk: Desk, wanted: Wanted, found: Figures) -> Iterator[Table]:
    yield Table("口径", ("项目", "说明"), _head(wanted, found.on))
    yield Table(
        "办理进度", ("办理进度", "催收移交天数", "案件数", "欠款（元）"), _rows(found.pipeline, part=True)
    )
    yield Table("届满金额", ("届满周", "日期", "案件数", "欠款（元）"), _rows(found.at_risk, part=True))
    for name, of, bars in (
        ("回收（分行）", "分行", found.by_branch),
        ("回收（外聘律师）", "外聘律师", found.by_counsel),
    ):
        yield Table(name, (of, "案件数", "欠款（元）", "已回收（元）", "回收率（%）"), _recovered(bars))
    yield Table("每月立案", ("月份", "立案数", "欠款（元）"), _rows(found.filings, part=False))


def _head(wanted: Wanted, on: date) -> list[tuple[Value, ...]]:
    branch = "可查看的全部分行" if wanted.branch is None else wanted.branch or "总行"
    told: list[tuple[Value, ...]] = [
        ("统计日", on),
        ("分行", branch),
        ("案由", wanted.cause.label if wanted.cause else "全部"),
    ]
    return told + [("说明", note) for note in NOTES]


def _rows(bars: Sequence[Bar], *, part: bool) -> list[tuple[Value, ...]]:
    return [(bar.label, *((bar.part,) if part else ()), bar.count, bar.owed) for bar in bars]


def _recovered(bars: Sequence[Bar]) -> list[tuple[Value, ...]]:
    return [(bar.label, bar.count, bar.owed, bar.recovered, bar.rate) for bar in bars]


def _cases(desk: Desk, wanted: Wanted, say: Say | None) -> Iterator[Listed]:
    """Yield every case within reach; the list itself decides what of it is shown."""
    within = None if wanted.branch is None else (wanted.branch,)
    page, left = 1, 1
    while left > 0:
        query = CaseQuery(
            branches=within, cause=wanted.cause, order=CaseOrder.NUMBER, page=page, size=_AT_ONCE
        )
        found = list_cases(desk, query)
        yield from ((record, found.nearest.get(record.id, NONE)) for record in found.rows)
        if say:
            say(min(page * _AT_ONCE, found.total), found.total)
        left, page = found.total - page * _AT_ONCE, page + 1


def _listing(cases: Sequence[Listed]) -> Table:
    headers = (
        "案件编号", "分行", "案由", "当事人", "办理进度", "案号", "欠款（元）", "已回收（元）", "最早届满日",
        "最迟行动日", "最近期限", "期限种类", "已过未办结（项）", "开庭日",
    )  # fmt: skip
    return Table("案件清单", headers, [_case(record, nearest) for record, nearest in cases])


def _case(record: CaseRecord, nearest: Nearest) -> tuple[str | int | Decimal | date | None, ...]:
    return (
        record.number, record.branch or "总行", record.cause.label, masking.names(record.parties),
        record.phase.label, record.docket, record.owed, record.recovered, record.last_day, record.act_by,
        nearest.on, nearest.kind.label if nearest.kind else "", nearest.overdue, record.hearing_on,
    )  # fmt: skip
