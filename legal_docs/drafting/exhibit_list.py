"""证据目录: number, name, source, original or copy, what it proves, pages (民事证据规定2019.19)."""

from pydantic import Field

from legal_docs.drafting.context import Context
from legal_docs.drafting.words import day
from legal_docs.model.casefile import Stage
from legal_docs.model.dossier import Dossier
from legal_docs.model.exhibit import Exhibit


class ExhibitRow(Context):
    """证据目录的一行."""

    number: str = Field(alias="序号")
    title: str = Field(alias="名称")
    source: str = Field(alias="来源")
    original: str = Field(alias="原件")
    purpose: str = Field(alias="证明目的")
    pages: str = Field(alias="页码", examples=["12-15"])
    page_count: str = Field(alias="页数")


class ExhibitGroup(Context):
    """一组证据."""

    name: str = Field(alias="名称", examples=["借款合同"])
    rows: tuple[ExhibitRow, ...] = Field(alias="证据")


class ExhibitListing(Context):
    """证据目录的全部内容."""

    cause: str = Field(alias="案由")
    submitter: str = Field(alias="提交人")
    role: str = Field(alias="提交人地位", examples=["原告", "申请执行人"])
    opponents: str = Field(alias="对方当事人")
    copies: int = Field(alias="副本份数")
    groups: tuple[ExhibitGroup, ...] = Field(alias="证据组")
    count: int = Field(alias="证据份数")
    pages: int = Field(alias="总页数")
    date: str = Field(alias="提交日期", description="未填写时为空，提交时手写")


def exhibit_listing(dossier: Dossier) -> ExhibitListing:
    """Return the list of exhibits with their pages in the bundle."""
    case, exhibits = dossier.case, dossier.bundle.exhibits
    names = dict.fromkeys(e.group for e in exhibits)
    groups = tuple(
        ExhibitGroup.of(name=name or "证据", rows=tuple(_row(e) for e in exhibits if e.group == name))
        for name in names
    )
    return ExhibitListing.of(
        cause=case.cause.label,
        submitter=case.creditor.name,
        role="申请执行人" if case.stage is Stage.ENFORCEMENT else "原告",
        opponents="、".join(case.defendants()),
        copies=len(case.defendants()),
        groups=groups,
        count=len(exhibits),
        pages=sum(e.page_count for e in exhibits),
        date=day(case.file_on) if case.file_on else "",
    )


def must_say(context: ExhibitListing) -> tuple[str, ...]:
    """Return the strings the finished paper must hold: every title, purpose and page range."""
    rows = [row for group in context.groups for row in group.rows]
    return tuple(text for row in rows for text in (row.title, row.purpose, row.pages) if text)


def _row(exhibit: Exhibit) -> ExhibitRow:
    return ExhibitRow.of(
        number=exhibit.name,
        title=exhibit.title,
        source=exhibit.source,
        original=exhibit.original.label,
        purpose=exhibit.purpose,
        pages=exhibit.pages,
        page_count=str(exhibit.page_count),
    )
