"""送达地址确认书: where the bank takes papers of the court (民诉法解释2022.137); our own layout."""

from collections.abc import Iterator

from pydantic import Field

from legal_docs.drafting.context import Context
from legal_docs.drafting.draft import Draft
from legal_docs.drafting.proceeding import court_of, opponents, own_title, paper_day
from legal_docs.drafting.words import listed
from legal_docs.law.articles import article, citation
from legal_docs.model.dossier import Dossier
from legal_docs.model.filing import FilingKind

LATER_STAGES, ELECTRONIC, RETURNED = "民诉法解释2022.137", "民诉法2023.90", "法院专递规定2004.11"


class Recipient(Context):
    """一名委托诉讼代理人的联系方式."""

    name: str = Field(alias="姓名")
    phone: str = Field(alias="联系电话", description="没有填写时为空")


class ServiceAddress(Context):
    """送达地址确认书的全部内容. 是否同意电子送达案卷没有记载，留给当事人勾选."""

    court: str = Field(alias="法院")
    cause: str = Field(alias="案由")
    title: str = Field(alias="诉讼地位", examples=["原告", "申请执行人"])
    party: str = Field(alias="当事人", examples=["示例银行股份有限公司某市分行"])
    uscc: str = Field(alias="统一社会信用代码")
    opponents: str = Field(alias="对方当事人")
    address: str = Field(alias="送达地址", description="没有填写时为空，签署时手写")
    recipient: str = Field(alias="收件人", description="没有填写时为空，签署时手写")
    phone: str = Field(alias="联系电话", description="没有填写时为空，签署时手写")
    agents: tuple[Recipient, ...] = Field(alias="代理人们")
    on_later_stages: str = Field(alias="沿用依据", description="运行日尚未施行时为空")
    on_electronic: str = Field(alias="电子送达依据")
    on_returned: str = Field(alias="退回依据")
    date: str = Field(alias="签署日期", description="未填写时为空，签署时手写")


def service_address(dossier: Dossier) -> ServiceAddress:
    """Return where papers reach the bank, as recorded; what is not recorded is left to the pen."""
    case, bank, on = dossier.case, dossier.case.creditor, dossier.on
    return ServiceAddress.of(
        court=court_of(case),
        cause=case.cause.label,
        title=own_title(case),
        party=bank.name,
        uscc=bank.uscc,
        opponents=listed(opponents(case)),
        address=bank.service_address,
        recipient=bank.service_recipient,
        phone=bank.service_phone or bank.phone,
        agents=tuple(Recipient.of(name=each.name, phone=each.phone) for each in bank.agents),
        on_later_stages=citation([LATER_STAGES], on=on) if article(LATER_STAGES).in_force(on) else "",
        on_electronic=citation([ELECTRONIC], on=on),
        on_returned=citation([RETURNED], on=on),
        date=paper_day(case),
    )


def must_say(context: ServiceAddress) -> tuple[str, ...]:
    """Return the strings the finished paper must hold: the party, the court, where papers are taken."""
    said = (context.party, context.court, context.address, context.recipient, context.phone)
    return tuple(text for text in said if text)


def drafts(dossier: Dossier) -> Iterator[Draft]:
    """Yield the bank's confirmation: each stage has its own."""
    paper = service_address(dossier)
    yield Draft(FilingKind.SERVICE, "送达地址确认书.docx", paper, must_say(paper))
