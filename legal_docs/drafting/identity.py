"""负责人身份证明书: who heads the bank; 负责人 of a branch, 法定代表人 of a legal person (民诉法2023.51)."""

from collections.abc import Iterator

from pydantic import Field

from legal_docs.drafting.context import Context
from legal_docs.drafting.draft import Draft
from legal_docs.drafting.parties import CAPACITIES
from legal_docs.drafting.proceeding import paper_day
from legal_docs.model.dossier import Dossier
from legal_docs.model.filing import FilingKind
from legal_docs.model.party import Creditor


class IdentityCertificate(Context):
    """法定代表人（负责人）身份证明书的全部内容."""

    unit: str = Field(alias="单位", examples=["示例银行股份有限公司某市分行"])
    uscc: str = Field(alias="统一社会信用代码")
    address: str = Field(alias="住所地")
    phone: str = Field(alias="联系电话", description="没有填写时为空")
    capacity: str = Field(
        alias="称谓",
        description="分支机构为负责人，法人为法定代表人",
        examples=["负责人", "法定代表人"],
    )
    head_name: str = Field(alias="姓名", examples=["吴某某"])
    head_post: str = Field(alias="职务", description="没有另填职务时为空", examples=["行长", ""])
    date: str = Field(alias="出具日期", description="未填写时为空，出具时手写")


def certificate(dossier: Dossier) -> IdentityCertificate:
    """Return who heads the bank and in which capacity (民诉法2023.51)."""
    bank = dossier.case.creditor
    return IdentityCertificate.of(
        unit=bank.name,
        uscc=bank.uscc,
        address=bank.address,
        phone=bank.phone,
        capacity=capacity_of(bank),
        head_name=bank.head_name,
        head_post="" if bank.head_title in CAPACITIES else bank.head_title,
        date=paper_day(dossier.case),
    )


def capacity_of(bank: Creditor) -> str:
    """Return 负责人 for a branch, 法定代表人 for a legal person (民诉法2023.51)."""
    return "负责人" if bank.is_branch else "法定代表人"


def must_say(context: IdentityCertificate) -> tuple[str, ...]:
    """Return the strings the finished paper must hold: the unit, its head, capacity and post."""
    said = (context.unit, context.uscc, context.head_name, context.capacity, context.head_post)
    return tuple(text for text in said if text)


def drafts(dossier: Dossier) -> Iterator[Draft]:
    """Yield the certificate: every filing of a bank or branch is accompanied by one."""
    paper = certificate(dossier)
    yield Draft(FilingKind.IDENTITY, "负责人身份证明书.docx", paper, must_say(paper))
