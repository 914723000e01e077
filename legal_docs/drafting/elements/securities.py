"""担保: the rows on mortgages, pledges and guarantees; several stand in one row, numbered alike."""

from collections.abc import Iterable, Sequence

from legal_docs.drafting.elements.requests import NO, YES
from legal_docs.drafting.elements.wording import days, numbered, text_blank
from legal_docs.drafting.facts import facts
from legal_docs.drafting.words import day, listed, yuan
from legal_docs.law.guarantees.guarantee import mode_of
from legal_docs.model.dossier import Dossier
from legal_docs.model.form import FormRow, Tick
from legal_docs.model.security import Collateral, GuaranteeType, Guarantor, Registration

SECTION = "事实与理由"
CONTRACT, THINGS = "是否签订物的担保（抵押、质押）合同", "担保人、担保物"
MAXIMUM, REGISTERED = "是否最高额担保（抵押、质押）", "是否办理抵押、质押登记"
MODE, OTHER = "保证方式", "其他担保方式"


def security_rows(dossier: Dossier, guarantee: str, also: tuple[str, ...] = ()) -> tuple[FormRow, ...]:
    """Return the rows from 物的担保合同 to 其他担保方式; `guarantee` is how the form names the contract row.

    Where nothing is mortgaged or pledged the rows on what and how stay blank, and so does 保证方式
    where nobody guarantees.
    """
    return (
        *_things(dossier.case.collateral),
        *_guarantees(dossier, guarantee, also),
        FormRow(SECTION, OTHER, ticks=(NO,)),
    )


def _things(things: Sequence[Collateral]) -> Iterable[FormRow]:
    if not things:
        return (FormRow(SECTION, CONTRACT, ticks=(NO,)),)
    owners = numbered(listed((thing.owner, *thing.co_owners)) for thing in things)
    return (
        FormRow(
            SECTION,
            CONTRACT,
            text_blank("签订时间", days(t.signed_on for t in things), "物保.签订时间"),
            (YES,),
        ),
        FormRow(
            SECTION,
            THINGS,
            (
                *text_blank("担保人", owners, "物保.担保人"),
                *text_blank("担保物", numbered(map(_thing, things)), "物保.担保物"),
            ),
        ),
        _maximum(things),
        _registered(things),
    )


def _thing(thing: Collateral) -> str:
    """Return what it is, under which contract, and how it was registered: the next rows have only boxes."""
    said = thing.description + (f"（{thing.certificate}）" if thing.certificate else "")
    said += f"，{thing.kind.label}，《{thing.contract_title}》编号{thing.contract_number}"
    said += f"，担保债权数额{yuan(thing.secured_amount)}元" if thing.secured_amount else ""
    said += f"，担保借据{'、'.join(thing.debts)}项下债务" if thing.debts else ""
    rank = f"，{thing.rank}" if thing.rank else ""
    if thing.registration is Registration.NONE:
        return f"{said}{rank}，未登记"
    on = f"{day(thing.registered_on)}办理" if thing.registered_on else "已办理"
    number = f"（证明号：{thing.registration_number}）" if thing.registration_number else ""
    return f"{said}，{on}{thing.registration.label}{number}{rank}"


def _maximum(things: Sequence[Collateral]) -> FormRow:
    if not any(thing.is_maximum for thing in things):
        return FormRow(SECTION, MAXIMUM, ticks=(NO,))
    determined = [t.determined_on for t in things if t.is_maximum and t.determined_on]
    ceilings = (
        (f"{_owned(t)}{yuan(t.ceiling)}元" if len(things) > 1 else f"{yuan(t.ceiling)}元")
        for t in things
        if t.is_maximum and t.ceiling
    )
    blanks = (
        *text_blank("担保债权的确定时间", days(determined) if determined else "", "物保.确定时间"),
        *text_blank("担保额度", numbered(ceilings), "物保.担保额度"),
    )
    return FormRow(SECTION, MAXIMUM, blanks, (YES,))


def _owned(thing: Collateral) -> str:
    return f"{thing.contract_number}："


def _registered(things: Sequence[Collateral]) -> FormRow:
    kinds = dict.fromkeys(thing.registration for thing in things)
    printed = {Registration.FORMAL: "正式登记", Registration.ADVANCE: "预告登记"}
    ticks = [Tick(option) for kind, option in printed.items() if kind in kinds]
    return FormRow(SECTION, REGISTERED, ticks=(YES, *ticks) if ticks else (NO,))


def _guarantees(dossier: Dossier, label: str, also: tuple[str, ...]) -> Iterable[FormRow]:
    guarantors = dossier.case.guarantors
    if not guarantors:
        return (FormRow(SECTION, label, ticks=(NO,), also=also),)
    blanks = (
        *text_blank("签订时间", days(g.signed_on for g in guarantors), "保证.签订时间"),
        *text_blank("保证人", numbered(g.name for g in guarantors), "保证.保证人"),
        *text_blank("主要内容", numbered(_content(dossier, g) for g in guarantors), "保证.主要内容"),
    )
    modes = {_is_general(guarantor) for guarantor in guarantors}
    options = ((True, "一般保证"), (False, "连带责任保证"))
    return (
        FormRow(SECTION, label, blanks, (YES,), also),
        FormRow(SECTION, MODE, ticks=tuple(Tick(o) for general, o in options if general in modes)),
    )


def _is_general(guarantor: Guarantor) -> bool:
    return mode_of(guarantor).type is GuaranteeType.GENERAL


def _content(dossier: Dossier, guarantor: Guarantor) -> str:
    """Return contract, mode, period, limit and scope: who guarantees how, where both modes are ticked."""
    mode = "一般保证" if _is_general(guarantor) else "连带责任保证"
    told = (f for f in facts(dossier) if f.kind == "保证" and f.number == guarantor.contract_number)
    period = next((fact.period for fact in told if fact.who == f"被告{guarantor.name}"), "")
    parts = [
        f"{guarantor.name}：《{guarantor.contract_title}》编号{guarantor.contract_number}",
        mode,
        f"最高债权额{yuan(guarantor.ceiling)}元" if guarantor.ceiling else "",
        f"保证期间为{period}" if period else "",
        f"保证范围为{guarantor.scope}" if guarantor.scope else "",
    ]
    return "，".join(part for part in parts if part)
