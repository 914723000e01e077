"""诉讼请求: the claims in order, as data; how they are worded stands in the template."""

from collections.abc import Iterator
from decimal import Decimal

from pydantic import Field

from legal_docs.drafting.context import Context
from legal_docs.drafting.rmb import capitals
from legal_docs.drafting.succession import designation, predecessors, was
from legal_docs.drafting.words import day, listed, percent, yuan
from legal_docs.errors import MissingValueError
from legal_docs.law.guarantees.guarantee import mode_of
from legal_docs.model.arrears import Component, Continuing, DebtArrears
from legal_docs.model.dossier import Dossier
from legal_docs.model.loan import CostKind
from legal_docs.model.party import DebtorRole
from legal_docs.model.security import Collateral, GuaranteeType, Guarantor, Registration


class Further(Context):
    """后续利息: one item that goes on accruing from the day after the cut-off."""

    component: str = Field(alias="项目", examples=["罚息", "复利", "利息"])
    debt: str = Field(alias="借据号", description="只有一笔债务时为空")
    base: str = Field(alias="基数", examples=["100,000.00"])
    base_name: str = Field(alias="基数名称", examples=["未还本金", "未付利息"])
    rate: str = Field(alias="利率", examples=["年利率9.75%", "日利率0.05%"])
    floating: str = Field(
        alias="浮动", description="浮动利率如何重新确定；固定利率为空", examples=["每年1月1日按…重新确定"]
    )
    basis: str = Field(alias="计息基数天数", examples=["360", "365", ""])


class DebtFurther(Context):
    """一笔债务的后续利息."""

    number: int = Field(alias="序号")
    debt: str = Field(alias="借据号", description="只有一笔债务时为空")
    items: tuple[Further, ...] = Field(alias="各项")


class Claim(Context):
    """一项诉讼请求: `kind` says which; the fields that do not fit the kind are empty."""

    number: int = Field(alias="序号")
    kind: str = Field(
        alias="类别",
        examples=["提前到期", "本金", "息费", "费用", "继承", "担保物权", "连带保证", "一般保证", "诉讼费"],
    )
    against: str = Field(default="", alias="被告", examples=["被告钱某某、被告孙某某"])
    joint: bool = Field(default=False, alias="共同")
    amount: str = Field(default="", alias="金额", examples=["100,000.00"])
    parts: str = Field(default="", alias="明细", examples=["利息1,000.00元、罚息200.00元"])
    further: tuple[Further, ...] = Field(default=(), alias="后续")
    by_debt: tuple[DebtFurther, ...] = Field(default=(), alias="各笔后续", description="后续各项，按债务分列")
    floating: str = Field(
        default="", alias="浮动约定", description="后续利率如何重新确定，各项相同的只写一次；固定利率为空"
    )
    then: tuple[Further, ...] = Field(
        default=(), alias="提前到期后", description="起诉请求提前到期的本金，自提前到期次日起的罚息"
    )
    contract: str = Field(default="", alias="合同编号", description="请求确认提前到期的合同")
    thing: str = Field(default="", alias="担保物")
    act: str = Field(default="", alias="担保方式", examples=["抵押", "质押"])
    ceiling: str = Field(default="", alias="最高限额")
    scope: str = Field(default="", alias="担保范围", examples=["第1项至第3项"])
    debtor: str = Field(default="", alias="债务人")


class Claims(Context):
    """诉讼请求 with the sum that the fee is computed from."""

    items: tuple[Claim, ...] = Field(alias="各项")
    total: str = Field(alias="合计", examples=["123,456.78"])
    capitals: str = Field(alias="合计大写")
    cutoff: str = Field(alias="截止日", examples=["2026年5月31日"])
    next_day: str = Field(alias="次日", examples=["2026年6月1日"])


ALL = "all"
ESTATE = "在所得遗产实际价值范围内"
"""How far an heir answers (民法典.1161)."""
PARTS = (
    (Component.INTEREST, "利息"),
    (Component.PENALTY, "罚息"),
    (Component.COMPOUND, "复利"),
    (Component.FEES, "手续费"),
    (Component.DAMAGES, "违约金"),
)


def claims(dossier: Dossier) -> Claims:
    """Return the claims of a complaint, in the order courts expect, with their figures from the ledger.

    Raises MissingValueError where a debtor owes only some of the debts: such claims must stand apart.
    """
    _refuse_partial_debtors(dossier)
    numbered: list[Claim] = []
    for claim in _all(dossier):
        scope = _scope(numbered) if claim.scope == ALL else claim.scope
        numbered.append(claim.model_copy(update={"number": len(numbered) + 1, "scope": scope}))
    total = dossier.arrears.owed.total
    return Claims.of(
        items=tuple(numbered),
        total=yuan(total),
        capitals=capitals(total),
        cutoff=day(dossier.cutoff_on),
        next_day=day(dossier.next_day),
    )


def breakdown(dossier: Dossier) -> str:
    """Return `利息1,000.00元、罚息200.00元`: what is owed beside principal and costs, zero parts left out."""
    owed = dossier.arrears.owed
    return "、".join(f"{name}{yuan(v)}元" for c, name in PARTS if (v := getattr(owed, c.value)))


def debtor_names(dossier: Dossier) -> str:
    """Return `借款人甲、被告乙`: those who owe the debt itself, the dead among them, without heirs.

    Where only heirs are sued and no death is recorded it is `借款人` or `持卡人`, who broke the contract
    before the heirs came in.
    """
    dead = [designation(dossier, event.target) for event in predecessors(dossier)]
    return listed([*dead, *_payers(dossier)]) or was(dossier)


def heir_names(dossier: Dossier) -> str:
    """Return `被告甲、被告乙`: the heirs, who answer within the value of the estate (民法典.1161)."""
    heirs = (d for d in dossier.case.debtors if d.role is DebtorRole.HEIR and not d.renounced)
    return listed(f"被告{d.name}" for d in heirs)


def further_items(dossier: Dossier) -> tuple[Further, ...]:
    """Return what goes on accruing after the cut-off, for all debts."""
    several = len(dossier.arrears.debts) > 1
    return tuple(_further(c, several) for debt in dossier.arrears.debts for c in debt.continuing)


def preferred(collateral: tuple[Collateral, ...]) -> tuple[Collateral, ...]:
    """Return the collateral over which priority can be claimed: formally registered, or pledged in kind.

    A real-estate mortgage arises on registration (民法典.402); an advance registration is not one.
    """
    return tuple(
        c for c in collateral if c.registration is Registration.FORMAL or c.kind.value == "pledge_movable"
    )


def _all(dossier: Dossier) -> Iterator[Claim]:
    owed, case, heirs = dossier.arrears.owed, dossier.case, heir_names(dossier)
    payers = _payers(dossier)
    against = listed(payers) or heirs + ESTATE
    joint = len(payers or case.debtors) > 1
    if uncalled := by_suit(dossier):
        contracts = listed(debt.contract for debt in uncalled)
        yield Claim.of(number=0, kind="提前到期", against=listed(payers) or heirs, contract=contracts)
    if owed.principal:
        yield Claim.of(number=0, kind="本金", against=against, joint=joint, amount=yuan(owed.principal))
    if owed.interest_like or further_items(dossier):
        yield Claim.of(
            number=0,
            kind="息费",
            against=against,
            joint=joint,
            amount=yuan(owed.interest_like),
            parts=breakdown(dossier),
            further=further_items(dossier),
            by_debt=_by_debt(dossier),
            floating="；".join(dict.fromkeys(x.floating for x in further_items(dossier) if x.floating)),
            then=_then(dossier),
        )
    if owed.costs:
        yield Claim.of(
            number=0,
            kind="费用",
            against=against,
            joint=joint,
            amount=yuan(owed.costs),
            parts=_costs(dossier),
        )
    if heirs and payers:
        yield Claim.of(number=0, kind="继承", against=heirs, scope=ALL)
    for thing in preferred(case.collateral):
        yield _priority(thing).model_copy(update={"scope": _secured(dossier, thing.debts)})
    for guarantor in case.guarantors:
        scope = _secured(dossier, guarantor.debts)
        yield _guarantee(guarantor, debtor_names(dossier)).model_copy(update={"scope": scope})
    yield Claim.of(number=0, kind="诉讼费")


def by_suit(dossier: Dossier) -> tuple[DebtArrears, ...]:
    """Return the debts partly not yet due that no notice has called: the suit itself calls them."""
    loans = dossier.case.loans
    called = {x.number for x in loans if x.acceleration and x.acceleration.declared_on <= dossier.on}
    return tuple(d for d in dossier.arrears.debts if d.not_yet_due and d.contract not in called)


def _by_debt(dossier: Dossier) -> tuple[DebtFurther, ...]:
    several = len(dossier.arrears.debts) > 1
    running = [debt for debt in dossier.arrears.debts if debt.continuing]
    return tuple(
        DebtFurther.of(
            number=number,
            debt=debt.debt if several else "",
            items=tuple(_further(each, several) for each in debt.continuing),
        )
        for number, debt in enumerate(running, 1)
    )


def _then(dossier: Dossier) -> tuple[Further, ...]:
    """Return the penalty on what the suit calls, from the day after it fell due, at the ledger's rate."""
    several = len(dossier.arrears.debts) > 1
    return tuple(
        Further.of(
            component=Component.PENALTY.label,
            debt=debt.debt if several else "",
            base=yuan(debt.not_yet_due),
            base_name="提前到期的本金",
            rate="年利率" + percent(debt.penalty_percent),
            floating="",
            basis=next((str(each.basis) for each in debt.continuing if each.basis), ""),
        )
        for debt in by_suit(dossier)
        if debt.penalty_percent is not None
    )


def _payers(dossier: Dossier) -> list[str]:
    """Return `被告甲` for each who is sued for the debt itself, and not as an heir."""
    return [f"被告{d.name}" for d in dossier.case.debtors if d.role is not DebtorRole.HEIR]


def _scope(numbered: list[Claim]) -> str:
    last = sum(c.kind in {"提前到期", "本金", "息费", "费用"} for c in numbered)
    return f"第1项至第{last}项" if last > 1 else "第1项"


def _secured(dossier: Dossier, debts: tuple[str, ...]) -> str:
    """Return what a security covers: ALL, or the debts it names with their sums at the cut-off."""
    every = dossier.arrears.debts
    covered = [d for d in every if not debts or {d.debt, d.contract} & set(debts)]
    if len(covered) == len(every):
        return ALL
    return listed(
        f"借据{d.debt}项下（本金{yuan(d.owed.principal)}元、计至{day(dossier.cutoff_on)}的"
        f"息费{yuan(d.owed.interest_like)}元及此后的息费）"
        for d in covered
    )


def _refuse_partial_debtors(dossier: Dossier) -> None:
    debts = dossier.arrears.debts
    for debtor in dossier.case.debtors:
        owes = [d for d in debts if not debtor.debts or {d.debt, d.contract} & set(debtor.debts)]
        if len(owes) < len(debts):
            raise MissingValueError(
                f"债务人{debtor.name}只对部分借款负责，诉讼请求须按借款分列，程序暂不支持。请分案录入后分别起诉",
                f"Debtor {debtor.name} owes only some of the debts; enter one case for each group",
            )


def _costs(dossier: Dossier) -> str:
    """Return the costs by kind; where payments have met a part, that part is named."""
    sums: dict[CostKind, Decimal] = {}
    for cost in dossier.case.costs:
        if cost.claimed:
            sums[cost.kind] = sums.get(cost.kind, Decimal("0.00")) + cost.amount
    met = sum(sums.values(), Decimal("0.00")) - dossier.arrears.owed.costs
    parts = [f"{kind.label}{yuan(amount)}元" for kind, amount in sums.items()]
    return "、".join(parts) + (f"，已受偿{yuan(met)}元" if met else "")


def _further(item: Continuing, several: bool) -> Further:
    unit = "日利率" if item.daily else "年利率"
    return Further.of(
        component=item.component.label,
        debt=item.debt if several else "",
        base=yuan(item.base),
        base_name=item.base_name,
        rate=unit + percent(item.rate_percent),
        floating=item.floating,
        basis=str(item.basis or ""),
    )


def _priority(thing: Collateral) -> Claim:
    ceiling = thing.ceiling if thing.is_maximum else None
    return Claim.of(
        number=0,
        kind="担保物权",
        against=listed(f"被告{name}" for name in (thing.owner, *thing.co_owners)),
        thing=thing.description + (f"（{thing.certificate}）" if thing.certificate else ""),
        act="质押" if thing.kind.value.startswith("pledge") else "抵押",
        ceiling=yuan(ceiling) if ceiling else "",
    )


def _guarantee(guarantor: Guarantor, debtor: str) -> Claim:
    general = mode_of(guarantor).type is GuaranteeType.GENERAL
    return Claim.of(
        number=0,
        kind="一般保证" if general else "连带保证",
        against=f"被告{guarantor.name}",
        ceiling=yuan(guarantor.ceiling) if guarantor.ceiling else "",
        debtor=debtor,
    )
