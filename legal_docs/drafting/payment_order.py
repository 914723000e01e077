"""支付令申请书: a due and certain sum, asked for at the debtor's basic court (民诉法2023.225)."""

from collections.abc import Iterator

from pydantic import Field

from legal_docs.drafting.basis import CARD, LOAN, Basis, basis_of
from legal_docs.drafting.closing_facts import repaid
from legal_docs.drafting.context import Context
from legal_docs.drafting.draft import Draft
from legal_docs.drafting.fact import Fact
from legal_docs.drafting.facts import facts, owed_text, turnover_text
from legal_docs.drafting.parties import CreditorBlock, PartyBlock, creditor_block, party_blocks
from legal_docs.drafting.proceeding import is_enforcement, paper_day
from legal_docs.drafting.rmb import capitals
from legal_docs.drafting.words import day, listed, yuan
from legal_docs.law.courts.locality import court_locality, locality, same
from legal_docs.law.filing.payment_orders import payment_order_places
from legal_docs.model.casefile import Cause
from legal_docs.model.dossier import Dossier
from legal_docs.model.filing import FilingKind
from legal_docs.model.party import DebtorRole

ROUTE = "payment_order"
ARTICLE = "民诉法2023.225"
_HIGHER = ("中级", "高级", "最高", "金融法院", "互联网法院")


class PaymentOrderApplication(Context):
    """支付令申请书的全部内容."""

    applicant: CreditorBlock = Field(alias="申请人")
    respondents: tuple[PartyBlock, ...] = Field(alias="被申请人们")
    debtors: str = Field(alias="债务人们", examples=["被申请人钱某某"])
    cause: str = Field(alias="案由", examples=["金融借款合同纠纷"])
    card: bool = Field(alias="是信用卡")
    court: str = Field(alias="法院", description="案卷所填法院不是债务人住所地的基层法院时为空")
    seat: str = Field(alias="债务人住所地", examples=["某省某市某区某路1号"])
    amounts: str = Field(alias="欠款情况", examples=["本金100,000.00元、利息1,000.00元"])
    total: str = Field(alias="合计", examples=["101,000.00"])
    capitals: str = Field(alias="合计大写")
    cutoff: str = Field(alias="截止日", examples=["2026年5月31日"])
    facts: tuple[Fact, ...] = Field(alias="事实")
    repaid: tuple[Fact, ...] = Field(alias="补充事实", description="还款及抵充；没有还款的不列")
    turnover: str = Field(alias="累计", description="信用卡累计透支和还款的数额；其他案件为空")
    basis: Basis = Field(alias="法律依据")
    exhibits: int = Field(alias="证据份数")
    copies: int = Field(alias="副本份数", description="与被申请人人数相同")
    date: str = Field(alias="申请日期", description="未填写时为空，签署时手写")


def payment_order(dossier: Dossier) -> PaymentOrderApplication:
    """Return the application; only what is due at the cut-off, a certain sum (民诉法解释2022.427)."""
    case, total = dossier.case, dossier.arrears.owed.total
    names = tuple(dict.fromkeys(debtor.name for debtor in case.debtors))
    return PaymentOrderApplication.of(
        applicant=creditor_block(case.creditor),
        respondents=party_blocks(case, names, "被申请人"),
        debtors=listed(f"被申请人{name}" for name in names),
        cause=case.cause.label,
        card=case.cause is Cause.CARD,
        court=_court(dossier),
        seat=payment_order_places(case, on=dossier.on)[0].address,
        amounts=owed_text(dossier),
        total=yuan(total),
        capitals=capitals(total),
        cutoff=day(dossier.cutoff_on),
        facts=tuple(_retitled(fact) for fact in facts(dossier)),
        repaid=tuple(_retitled(fact) for fact in repaid(dossier)),
        turnover=turnover_text(dossier),
        basis=basis_of(dossier, CARD if case.cause is Cause.CARD else LOAN, (ARTICLE,)),
        exhibits=len(dossier.bundle.exhibits),
        copies=len(names),
        date=paper_day(case),
    )


def must_say(context: PaymentOrderApplication) -> tuple[str, ...]:
    """Return the strings the finished paper must hold: names, numbers, the sum, the day, the court."""
    names = [context.applicant.name, *(each.name for each in context.respondents)]
    ids = [each.id_number for each in context.respondents]
    said = (*names, *ids, context.total, context.capitals, context.cutoff, context.court or context.seat)
    return tuple(text for text in said if text)


def drafts(dossier: Dossier) -> Iterator[Draft]:
    """Yield the application where the assessment suggests this route; never against heirs.

    What an heir owes ends at the value of the estate (民法典.1161), so that the sum is not certain.
    """
    if is_suggested(dossier) and not _heirs(dossier):
        paper = payment_order(dossier)
        yield Draft(FilingKind.PAYMENT_ORDER, "支付令申请书.docx", paper, must_say(paper))


def is_suggested(dossier: Dossier) -> bool:
    """Return whether, before a suit, the payment order is the way the assessment suggests."""
    routes = dossier.findings.assessment.routes if dossier.findings.assessment else ()
    chosen = any(route.code == ROUTE and route.suggested for route in routes)
    return chosen and not is_enforcement(dossier.case)


def _heirs(dossier: Dossier) -> bool:
    return any(debtor.role is DebtorRole.HEIR for debtor in dossier.case.debtors)


def _court(dossier: Dossier) -> str:
    """Return the court of the case where it is the basic court of a debtor's domicile (民诉法解释2022.23)."""
    court, seats = dossier.case.court, payment_order_places(dossier.case, on=dossier.on)
    there = any(same(court_locality(court), locality(seat.address)) for seat in seats)
    return court if there and not any(word in court for word in _HIGHER) else ""


def _retitled(fact: Fact) -> Fact:
    """Return the fact with its people called as before the court of a payment order."""
    return fact.model_copy(update={"who": fact.who.replace("被告", "被申请人")})
