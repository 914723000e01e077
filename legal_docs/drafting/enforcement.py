"""强制执行申请书: only what the instrument awards is asked for (执行工作规定2020.18)."""

from collections.abc import Iterator
from decimal import Decimal

from pydantic import Field

from legal_docs.drafting.basis import Basis, basis
from legal_docs.drafting.claims import Further, further_items
from legal_docs.drafting.closing_facts import applied_of, applied_words
from legal_docs.drafting.context import Context, required
from legal_docs.drafting.parties import CreditorBlock, PartyBlock, creditor_block, party_blocks
from legal_docs.drafting.property_items import PropertyItem, items_of
from legal_docs.drafting.rmb import capitals
from legal_docs.drafting.words import day, exhibits, listed, yuan
from legal_docs.law.executing.further_interest import names_day_count
from legal_docs.law.preserving.preservation_rules import covers
from legal_docs.model.arrears import Component
from legal_docs.model.dossier import Dossier
from legal_docs.model.judgment import Judgment
from legal_docs.model.property import PropertyClue

ASKED = (
    (Component.PRINCIPAL, "本金"),
    (Component.INTEREST, "利息"),
    (Component.PENALTY, "罚息"),
    (Component.COMPOUND, "复利"),
    (Component.DAMAGES, "违约金"),
    (Component.FEES, "手续费"),
    (Component.COSTS, "判令给付申请执行人的费用"),
)


class Instrument(Context):
    """执行依据."""

    court: str = Field(alias="作出机关")
    number: str = Field(alias="文号")
    kind: str = Field(alias="种类", examples=["民事判决书"])
    effective: str = Field(alias="生效日期")
    due: str = Field(alias="履行期限", description="履行期限届满的情况；文书未写明时为空")
    operative: str = Field(alias="主文")
    items: tuple[str, ...] = Field(alias="主文各项", description="主文的每一项，各成一段")
    proof: str = Field(alias="证据")


class Clue(Context):
    """一条财产线索."""

    owner: str = Field(alias="权利人")
    kind: str = Field(alias="种类")
    text: str = Field(alias="内容")
    value: str = Field(alias="估值")
    known: str = Field(alias="已知情况", description="查封、冻结、在先优先债权等本行所知的情况；没有时为空")
    proof: str = Field(alias="证据", description="证明该财产及其保全情况的证据；没有时为空")


class Asked(Context):
    """一项申请执行事项."""

    number: int = Field(alias="序号")
    kind: str = Field(alias="类别", examples=["给付", "后续利息", "加倍利息", "优先受偿", "执行费"])


class EnforcementApplication(Context):
    """强制执行申请书的全部内容."""

    applicant: CreditorBlock = Field(alias="申请执行人")
    account: str = Field(alias="收款账户", examples=["户名、开户行、账号"])
    respondents: tuple[PartyBlock, ...] = Field(alias="被执行人们")
    court: str = Field(alias="法院")
    instruments: tuple[Instrument, ...] = Field(alias="执行依据")
    asked: tuple[Asked, ...] = Field(alias="事项")
    amounts: str = Field(alias="给付内容", examples=["本金100,000.00元、利息1,000.00元"])
    fixed_total: str = Field(alias="给付合计", description="判决确定的债务未履行部分，不含加倍部分债务利息")
    further: tuple[Further, ...] = Field(alias="后续利息")
    doubled: str = Field(alias="加倍利息", description="截至计算截止日的加倍部分债务利息；无法计算时为空")
    doubled_base: str = Field(alias="加倍利息基数")
    total: str = Field(alias="合计")
    capitals: str = Field(alias="合计大写")
    cutoff: str = Field(alias="截止日")
    next_day: str = Field(alias="次日")
    priority: str = Field(alias="优先受偿财产")
    paid: str = Field(alias="已受偿", description="文书作出后收到的款项；没有时为空")
    paid_parts: str = Field(alias="已受偿抵充", examples=["利息5,432.10元、本金4,360.42元"])
    paid_proof: str = Field(alias="受偿证据", description="证明已受偿款项的证据；没有时为空")
    clues: tuple[Clue, ...] = Field(alias="财产线索")
    basis: Basis = Field(alias="法律依据")
    date: str = Field(alias="申请日期")


def application(dossier: Dossier) -> EnforcementApplication:
    """Return what the application must say; MissingValueError where a needed value is missing."""
    case, arrears = dossier.case, dossier.arrears
    names = tuple(dict.fromkeys(n for j in case.judgments for n in j.obligors)) or case.defendants()
    court = next((j.enforcement_court for j in case.judgments if j.enforcement_court), case.court)
    account = case.creditor.account
    paid = sum((a.amount - a.unapplied for a in arrears.allocations), Decimal("0.00"))
    further = _further(dossier)
    priority = listed(thing for judgment in case.judgments for thing in judgment.priority_over)
    return EnforcementApplication.of(
        asked=_asked(
            {
                "给付": arrears.owed.total > arrears.owed.doubled,
                "后续利息": bool(further),
                "加倍利息": bool(arrears.owed.doubled or _doubled_base(dossier)),
                "优先受偿": bool(priority),
                "执行费": True,
            }
        ),
        applicant=creditor_block(case.creditor),
        account=required(
            f"户名：{account.holder}，开户行：{account.bank}，账号：{account.number}" if account else "",
            f"申请执行人{case.creditor.name}",
            "收款账户",
        ),
        respondents=party_blocks(case, names, "被执行人"),
        court=required(court, f"案件{case.number}", "执行法院"),
        instruments=tuple(_instrument(dossier, judgment) for judgment in case.judgments),
        amounts="、".join(f"{name}{yuan(v)}元" for c, name in ASKED if (v := getattr(arrears.owed, c.value))),
        fixed_total=yuan(arrears.owed.total - arrears.owed.doubled),
        further=further,
        doubled=yuan(arrears.owed.doubled) if arrears.owed.doubled else "",
        doubled_base=_doubled_base(dossier),
        total=yuan(arrears.owed.total),
        capitals=capitals(arrears.owed.total),
        cutoff=day(dossier.cutoff_on),
        next_day=day(dossier.next_day),
        priority=priority,
        paid=yuan(paid) if paid else "",
        paid_parts=applied_words(applied_of(arrears.allocations), dict(ASKED)[Component.COSTS]),
        paid_proof=exhibits(dossier.bundle, [p for row in case.repayments for p in row.evidence]),
        clues=tuple(
            _clue(dossier, item, clue)
            for item, clue in zip(items_of(dossier, case.clues), case.clues, strict=True)
        ),
        basis=basis(dossier),
        date=day(case.file_on) if case.file_on else "",
    )


def _further(dossier: Dossier) -> tuple[Further, ...]:
    """Return what goes on accruing; the day count only where the instruments themselves name one."""
    named = all(names_day_count(judgment) for judgment in dossier.case.judgments)
    return tuple(
        each if named else each.model_copy(update={"basis": ""})
        for each in further_items(dossier)
        if each.component != Component.DOUBLED.label
    )


def _clue(dossier: Dossier, item: PropertyItem, clue: PropertyClue) -> Clue:
    held = (p for each in dossier.case.preservations if covers(each, clue) for p in each.evidence)
    return Clue.of(
        owner=clue.owner,
        kind=item.kind,
        text="，".join(t for t in (item.thing, item.location, item.number) if t),
        value=item.value,
        known="；".join(_known(item)),
        proof=exhibits(dossier.bundle, (*clue.evidence, *held)),
    )


def _known(item: PropertyItem) -> Iterator[str]:
    """Yield what the bank knows of the thing: by which ruling it is held until when, and who comes first."""
    for held in item.held:
        how = ("轮候" if held.waiting else "") + held.act
        until = f"，期限至{held.until}" if held.until else ""
        limit = f"，限额人民币{held.limit}元" if held.limit else ""
        yield f"已由{held.court}以{held.ruling}裁定{how}{limit}{until}"
    if item.sealed_by:
        yield f"已由{item.sealed_by}在先{item.act}，申请轮候{item.act}"
    if item.share:
        yield f"共有，被执行人的份额为{item.share}"
    if item.prior:
        yield f"设有在先的优先债权约人民币{item.prior}元"


def must_say(context: EnforcementApplication) -> tuple[str, ...]:
    """Return the strings the finished paper must hold."""
    numbers = [i.number for i in context.instruments]
    names = [context.applicant.name, *(r.name for r in context.respondents)]
    return (*numbers, *names, context.fixed_total, context.total, context.capitals, context.court)


def _asked(kinds: dict[str, bool]) -> tuple[Asked, ...]:
    """Return the items asked for, numbered; what is paid or not awarded is not asked."""
    return tuple(Asked.of(number=n, kind=k) for n, k in enumerate((k for k, on in kinds.items() if on), 1))


def _instrument(dossier: Dossier, judgment: Judgment) -> Instrument:
    days = judgment.performance_days
    due = f"文书生效之日起{days}日内" if days else ""
    if judgment.performance_last_day:
        due = f"{day(judgment.performance_last_day)}前"
    if judgment.instalments:
        due = f"分{len(judgment.instalments)}期，末期为{day(judgment.instalments[-1].due_on)}"
    return Instrument.of(
        court=judgment.court,
        number=judgment.number,
        kind=judgment.kind.label,
        effective=day(judgment.effective_on),
        due=due,
        operative=judgment.operative_part,
        items=tuple(line.strip() for line in judgment.operative_part.splitlines() if line.strip()),
        proof=exhibits(dossier.bundle, judgment.evidence),
    )


def _doubled_base(dossier: Dossier) -> str:
    rows = [c for d in dossier.arrears.debts for c in d.continuing if c.component is Component.DOUBLED]
    return yuan(sum((row.base for row in rows), Decimal("0.00"))) if rows else ""
