"""What the letters to debtors and guarantors share: to whom, which debts, what is due, where to pay."""

from datetime import date
from decimal import Decimal

from pydantic import Field

from legal_docs.drafting.basis import before_civil_code, transition
from legal_docs.drafting.claims import PARTS
from legal_docs.drafting.context import Context
from legal_docs.drafting.parties import CAPACITIES
from legal_docs.drafting.places import Destination, destinations
from legal_docs.drafting.rmb import capitals
from legal_docs.drafting.words import day, listed, yuan
from legal_docs.law.articles import citation
from legal_docs.law.debts import CardDebt, Debt, LoanDebt, debts_of
from legal_docs.law.people.estate import deaths
from legal_docs.model.arrears import Component, DebtArrears, Totals
from legal_docs.model.dossier import Dossier
from legal_docs.model.finding import PeriodFinding, PeriodKind
from legal_docs.model.party import NaturalPerson

ZERO = Decimal("0.00")
_COMPONENTS = ((Component.PRINCIPAL, "本金"), *PARTS, (Component.COSTS, "实现债权的费用"))


class Addressee(Context):
    """收件人."""

    name: str = Field(alias="姓名", examples=["钱某某", "某市某某有限公司"])
    natural: bool = Field(alias="是自然人")
    you: str = Field(alias="称呼", examples=["您", "贵方"])
    places: tuple[Destination, ...] = Field(
        alias="寄送地址", description="先合同约定的送达地址，后经常居住地或者住所地；不知道时为空"
    )
    phone: str = Field(alias="联系电话", description="不知道时为空")
    capacity: str = Field(alias="负责人称谓", examples=["法定代表人"], description="自然人为空")


class Due(Context):
    """一笔已到期的欠款."""

    number: int = Field(alias="序号")
    card: bool = Field(alias="是信用卡")
    agreement: str = Field(alias="合同名称", examples=["个人消费借款合同"])
    contract: str = Field(alias="合同编号", description="信用卡为卡号")
    signed: str = Field(alias="签订日期", examples=["2024年1月8日"])
    note: str = Field(alias="借据号", description="信用卡为空")
    parts: str = Field(alias="明细", examples=["本金10,000.00元、利息1,000.00元"])
    total: str = Field(alias="合计", examples=["11,000.00"])
    since: str = Field(
        alias="逾期日",
        description="第一个未足额还款的到期日；信用卡为第一个未还最低还款额的到期还款日；没有时为空",
    )
    called: str = Field(
        alias="提前到期日",
        description="已经宣布提前到期的，其到期日；没有时为空",
        examples=["2025年12月10日"],
    )
    declared: str = Field(alias="宣布日", description="宣布提前到期的通知发出之日")
    arrived: str = Field(alias="通知送达日", description="没有送达记录的为空")
    clause: str = Field(alias="提前到期条款", examples=["第8.2条"])


class Letter(Context):
    """函件共有的内容."""

    bank: str = Field(alias="债权人", examples=["示例银行股份有限公司某市分行"])
    bank_address: str = Field(alias="债权人地址")
    contact: str = Field(alias="联系方式", examples=["周某某，10000000001"], description="没有时留空手填")
    account: str = Field(
        alias="收款账户", examples=["户名：…，开户行：…，账号：…"], description="没有时留空手填"
    )
    to: Addressee = Field(alias="收件人")
    debts: tuple[Due, ...] = Field(alias="债务")
    total: str = Field(alias="合计", examples=["11,000.00"])
    capitals: str = Field(alias="合计大写")
    cutoff: str = Field(alias="截止日", examples=["2026年5月31日"])
    next_day: str = Field(alias="次日", examples=["2026年6月1日"])
    further: str = Field(
        alias="后续息费", description="截止日后继续计算的项目；没有时为空", examples=["罚息、复利"]
    )
    basis: str = Field(alias="法律依据", description="民法典施行前的法律事实不引用条文，为空")


def shared(dossier: Dossier, name: str, debts: tuple[DebtArrears, ...], articles: str) -> dict[str, object]:
    """Return the values of `Letter` for a letter to `name` on what is due of `debts`."""
    bank, account = dossier.case.creditor, dossier.case.creditor.account
    total = sum((due(dossier, debt).total for debt in debts), ZERO)
    phone = bank.service_phone or bank.phone
    return {
        "bank": bank.name,
        "bank_address": bank.service_address or bank.address,
        "contact": "，".join(p for p in (bank.service_recipient, phone) if p),
        "account": f"户名：{account.holder}，开户行：{account.bank}，账号：{account.number}"
        if account
        else "",
        "to": addressee(dossier, name),
        "debts": tuple(_item(dossier, debt, n) for n, debt in enumerate(debts, 1)),
        "total": yuan(total),
        "capitals": capitals(total),
        "cutoff": day(dossier.cutoff_on),
        "next_day": day(dossier.next_day),
        "further": listed(each.component.label for debt in debts for each in debt.continuing),
        "basis": articles,
    }


def said(letter: Letter) -> tuple[str, ...]:
    """Return what every letter must say: who to whom and where, each contract and sum, day and total."""
    rows = (text for d in letter.debts for text in (d.contract, d.note, d.total) if text)
    places = (text for p in letter.to.places for text in (p.address, p.clause) if text)
    return (letter.bank, letter.to.name, *places, *rows, letter.total, letter.capitals, letter.cutoff)


def addressee(dossier: Dossier, name: str) -> Addressee:
    """Return the person with the agreed place for service, the own address and the telephone on file."""
    person = dossier.case.person(name)
    natural = isinstance(person, NaturalPerson)
    title = "" if isinstance(person, NaturalPerson) else person.head_title
    return Addressee.of(
        name=name,
        natural=natural,
        you="您" if natural else "贵方",
        places=destinations(dossier, person),
        phone=person.phone,
        capacity="" if natural else title if title in CAPACITIES else "法定代表人",
    )


def due(dossier: Dossier, debt: DebtArrears) -> Totals:
    """Return what of a debt has fallen due by the cut-off: without principal and interest not yet due.

    Interest since the last due day is left out, even the part an early repayment has met: never too much.
    """
    if not debt.not_yet_due:
        return debt.owed
    running = _running_interest(dossier, debt)
    return debt.owed.model_copy(
        update={
            "principal": debt.owed.principal - debt.not_yet_due,
            "interest": max(debt.owed.interest - running, ZERO),
        }
    )


def _running_interest(dossier: Dossier, debt: DebtArrears) -> Decimal:
    found = debt_of(dossier, debt)
    dues = [i.due_on for i in found.note.schedule] if isinstance(found, LoanDebt) else []
    last = max((d for d in dues if d <= dossier.cutoff_on), default=date.min)
    lines = (x for x in dossier.arrears.lines if x.debt == debt.debt and x.component is Component.INTEREST)
    return sum((line.amount for line in lines if line.since >= last), ZERO)


def parts(owed: Totals) -> str:
    """Return `本金10,000.00元、利息1,000.00元`: every component that is owed."""
    return "、".join(f"{name}{yuan(v)}元" for c, name in _COMPONENTS if (v := getattr(owed, c.value)))


def debt_of(dossier: Dossier, debt: DebtArrears) -> Debt:
    """Return the drawdown or card the arrears are of."""
    return next(each for each in debts_of(dossier.case) if each.label == debt.debt)


def is_alive(dossier: Dossier, name: str) -> bool:
    """Return whether no death of `name` is recorded: a letter to the dead reaches nobody."""
    return name not in {event.target for event in deaths(dossier.case, dossier.on)}


def wanted(dossier: Dossier, kind: PeriodKind, paper: str) -> tuple[str, ...]:
    """Return, each once, those for whom a finding of the kind names `paper` among its next acts."""
    asking = (p for p in dossier.findings.periods if p.kind is kind and _asks(p, paper))
    return tuple(dict.fromkeys(p.subject for p in asking))


def _asks(period: PeriodFinding, paper: str) -> bool:
    return any(paper in act.paper for act in period.next_acts)


def cited(dossier: Dossier, *articles: str) -> str:
    """Return the citation as a complaint has it, "" where the Civil Code does not govern."""
    if before_civil_code(dossier):
        return ""
    return citation((*transition(dossier), *articles), on=dossier.on)


def signed_on(debt: Debt) -> date:
    """Return the day the agreement was signed."""
    return debt.card.opened_on if isinstance(debt, CardDebt) else debt.loan.signed_on


def _item(dossier: Dossier, debt: DebtArrears, number: int) -> Due:
    found, owed = debt_of(dossier, debt), due(dossier, debt)
    card = isinstance(found, CardDebt)
    return Due.of(
        number=number,
        card=card,
        agreement=found.card.agreement if isinstance(found, CardDebt) else found.loan.title,
        contract=found.contract,
        signed=day(signed_on(found)),
        note="" if card else debt.debt,
        parts=parts(owed),
        total=yuan(owed.total),
        since=day(since) if (since := debt.breached_since or debt.overdue_since) else "",
        **_called(dossier, found),
    )


def _called(dossier: Dossier, found: Debt) -> dict[str, str]:
    """Return when and under which clause the loan was called, and when that notice arrived."""
    notice = found.loan.acceleration if isinstance(found, LoanDebt) else None
    if not isinstance(found, LoanDebt) or notice is None or notice.declared_on > dossier.on:
        return {"called": "", "declared": "", "arrived": "", "clause": ""}
    terms = found.loan.acceleration_terms
    return {
        "called": day(notice.due_on),
        "declared": day(notice.declared_on),
        "arrived": day(notice.arrived_on) if notice.arrived_on else "",
        "clause": terms.clause if terms else "",
    }
