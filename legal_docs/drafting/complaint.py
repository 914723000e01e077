"""民事起诉状: the complaint of a bank over a loan or a card (民诉法2023.124)."""

from pydantic import Field

from legal_docs.drafting.basis import Basis, basis
from legal_docs.drafting.claims import Claims, claims, debtor_names, heir_names
from legal_docs.drafting.closing_facts import closing_facts, higher_balance
from legal_docs.drafting.context import Context, required
from legal_docs.drafting.fact import Fact
from legal_docs.drafting.facts import facts, owed_text, turnover_text
from legal_docs.drafting.parties import CreditorBlock, PartyBlock, creditor_block, party_blocks
from legal_docs.drafting.words import day, listed
from legal_docs.ledger.reconcile import lent_in_full
from legal_docs.model.casefile import Cause
from legal_docs.model.dossier import Dossier


class Complaint(Context):
    """民事起诉状的全部内容."""

    cause: str = Field(alias="案由", examples=["金融借款合同纠纷"])
    court: str = Field(alias="法院", examples=["某市某区人民法院"])
    plaintiff: CreditorBlock = Field(alias="原告")
    defendants: tuple[PartyBlock, ...] = Field(alias="被告们")
    claims: Claims = Field(alias="诉讼请求")
    facts: tuple[Fact, ...] = Field(alias="事实")
    more: tuple[Fact, ...] = Field(
        alias="补充事实", description="还款及抵充、下落不明的被告、起诉请求提前到期的条件；没有的不列"
    )
    own_balance: str = Field(
        alias="余额表差额",
        description="所附银行余额表高于主张数额时的说明；一致时为空",
        examples=["欠款余额表列示罚息200.00元、合计10,200.00元"],
    )
    debtors: str = Field(alias="债务人们", examples=["被告钱某某"])
    heirs: str = Field(alias="继承人们", description="没有继承人时为空", examples=["被告孙某某"])
    guarantors: str = Field(alias="保证人们", description="没有保证人时为空")
    has_security: bool = Field(alias="有担保合同")
    in_full: bool = Field(alias="足额放款")
    owed: str = Field(alias="欠款情况", examples=["本金100,000.00元、利息1,000.00元"])
    turnover: str = Field(alias="累计", description="信用卡累计透支和还款的数额；其他案件为空")
    basis: Basis = Field(alias="法律依据")
    exhibits: int = Field(alias="证据份数")
    copies: int = Field(alias="副本份数", description="与被告人数相同（民诉法2023.123）")
    date: str = Field(alias="具状日期", description="未填写时为空，签署时手写")
    appendix: str = Field(alias="债权计算明细", description="债权计算明细在附件中的名称")


def complaint(dossier: Dossier) -> Complaint:
    """Return what the complaint must say; MissingValueError where the law asks for what the case lacks."""
    case = dossier.case
    defendants = party_blocks(case, case.defendants(), "被告")
    return Complaint.of(
        cause=case.cause.label,
        court=required(case.court, f"案件{case.number}", "受诉法院"),
        plaintiff=creditor_block(case.creditor),
        defendants=defendants,
        claims=claims(dossier),
        facts=facts(dossier),
        more=closing_facts(dossier),
        own_balance=higher_balance(dossier),
        debtors=debtor_names(dossier),
        heirs=heir_names(dossier),
        guarantors=listed(f"被告{g.name}" for g in case.guarantors),
        has_security=bool(case.guarantors or case.collateral),
        in_full=all(lent_in_full(loan) for loan in case.loans),
        owed=owed_text(dossier),
        turnover=turnover_text(dossier),
        basis=basis(dossier),
        exhibits=len(dossier.bundle.exhibits),
        copies=len(defendants),
        date=day(case.file_on) if case.file_on else "",
        appendix="债权计算明细",
    )


def template_name(dossier: Dossier) -> str:
    """Return the file name of the template for the case's cause."""
    return "起诉状-信用卡.docx" if dossier.case.cause is Cause.CARD else "起诉状-金融借款.docx"


def must_say(context: Complaint) -> tuple[str, ...]:
    """Return the strings the finished paper must hold: names, sums, days, court."""
    names = [context.plaintiff.name, *(d.name for d in context.defendants)]
    sums = [c.amount for c in context.claims.items if c.amount] + [
        context.claims.total,
        context.claims.capitals,
    ]
    ids = [d.id_number for d in context.defendants if d.id_number]
    return (*names, *ids, *sums, context.claims.cutoff, context.claims.next_day, context.court)
