"""Until when mortgages and registered pledges may be exercised: as long as the main debt may be claimed."""

from collections.abc import Iterator, Sequence
from datetime import date

from legal_docs.law.articles import applies
from legal_docs.law.debts import Debt, concerns, debtors_of, debts_of
from legal_docs.law.executing.enforcement_periods import obligors_of
from legal_docs.law.limiting.interruption import Effect
from legal_docs.law.wording import step, zh
from legal_docs.model.casefile import CaseFile
from legal_docs.model.finding import Grade, NextAct, PeriodFinding, PeriodKind, Step
from legal_docs.model.judgment import Judgment
from legal_docs.model.security import Collateral, CollateralKind, Registration

_SHORT = 20
_TAKEN = (
    "starts_on",
    "safe_last_day",
    "statutory_last_day",
    "lenient_last_day",
    "extended_reading_last_day",
    "act_by",
    "provisional",
    "running",
    "reason",
    "settled",
)
"""What the finding takes over from the main debt's own."""


@applies("民法典.419", "担保制度解释2020.44", "担保制度解释2020.45")
def mortgage_findings(
    case: CaseFile,
    judgments: Sequence[Judgment],
    owed: Sequence[PeriodFinding],
    enforced: Sequence[PeriodFinding],
    *,
    on: date,
) -> Iterator[PeriodFinding]:
    """Yield one finding for each mortgage or registered pledge and each debt it secures.

    Its days are those of the main debt: the earliest safe day among its debtors (`owed`), or of the
    instruments against them (`enforced`) once these have taken the place of limitation.
    """
    for debt in debts_of(case):
        for thing in case.collateral:
            if not _is_possessory(thing) and concerns(thing.debts, debt):
                main = _main(case, debt, judgments, owed, enforced)
                if main is not None:
                    yield _finding(case, thing, debt, main, judgments, on)


def _is_possessory(thing: Collateral) -> bool:
    """Return whether the holder has the thing itself and so keeps the right (担保制度解释2020.44)."""
    if thing.kind is CollateralKind.PLEDGE_RIGHT:
        return thing.registration is Registration.NONE
    return thing.kind is CollateralKind.PLEDGE_MOVABLE


def _main(
    case: CaseFile,
    debt: Debt,
    judgments: Sequence[Judgment],
    owed: Sequence[PeriodFinding],
    enforced: Sequence[PeriodFinding],
) -> PeriodFinding | None:
    """Return the finding whose days count: the one that ends first; one that ends nowhere if none does."""
    own = [each for each in owed if each.debt == debt.label]
    names = {each.subject for each in own}
    deciding = [each for each in judgments if concerns(each.debts, debt)]
    numbers = {each.number for each in deciding if names.intersection(obligors_of(case, each))}
    later = [each for each in enforced if each.debt in numbers and each.subject in names]
    found = [each for each in (*own, *later) if each.reason != Effect.REPLACED.value]
    ending = [each for each in found if each.safe_last_day is not None]
    return min(ending, key=_safe_last_day, default=next(iter(found), None))


def _safe_last_day(found: PeriodFinding) -> date:
    return found.safe_last_day or date.max


def _finding(
    case: CaseFile,
    thing: Collateral,
    debt: Debt,
    main: PeriodFinding,
    judgments: Sequence[Judgment],
    on: date,
) -> PeriodFinding:
    return PeriodFinding(
        kind=PeriodKind.MORTGAGE,
        subject=_subject(thing),
        debt=debt.label,
        length=f"随主债权的{main.kind.label}",
        **{name: getattr(main, name) for name in _TAKEN},
        steps=(_rule(thing, debt, main),),
        warnings=(
            *_passed(thing, main, on),
            *_doubts(main),
            *_not_awarded(main, judgments),
        ),
        next_acts=_next_acts(case, debt, thing, main, on),
    )


def _owners(thing: Collateral) -> str:
    return "、".join((thing.owner, *thing.co_owners))


def _subject(thing: Collateral) -> str:
    what = thing.description
    return f"{_owners(thing)}：{what if len(what) <= _SHORT else what[:_SHORT] + '…'}"


def _rule(thing: Collateral, debt: Debt, main: PeriodFinding) -> Step:
    right = "以登记公示的权利质权" if thing.kind is CollateralKind.PLEDGE_RIGHT else "抵押权"
    said = (
        f"{right}没有独立的行使期间，应当在主债权（{debt.label}）的{main.kind.label}内行使，"
        f"未行使的，人民法院不予保护；{_until(main)}"
    )
    if main.kind is PeriodKind.ENFORCEMENT:
        said += "；仅对债务人取得生效文书而未在申请执行期间内申请执行的，同样不予支持"
    articles = ("民法典.419", "担保制度解释2020.44")
    return step(said, *articles, on=main.safe_last_day, effect="ends", proofs=thing.evidence)


def _until(main: PeriodFinding) -> str:
    if main.safe_last_day is None:
        return f"主债权对{main.subject}的期间目前不在计算之中"
    return f"按稳妥口径，取对{main.subject}的末日{zh(main.safe_last_day)}"


def _passed(thing: Collateral, main: PeriodFinding, on: date) -> tuple[Step, ...]:
    last, stopped = main.safe_last_day, main.reason not in ("", "suspended")
    if last is None or last >= on or stopped:
        return ()
    said = (
        f"主债权的期间按稳妥口径于{zh(last)}结束，早于审查日{zh(on)}；"
        f"{_owners(thing)}可能以此主张不承担担保责任"
    )
    return (step(said, "民法典.419", "担保制度解释2020.44", on=last, effect="defence_possible"),)


def _doubts(main: PeriodFinding) -> tuple[Step, ...]:
    """Return a warning where the main debt's own days rest on a point in dispute."""
    if any(each.effect == Effect.WAIVER.value for each in main.warnings):
        said = "主债权的期间依靠届满之后的同意重新计算，提供担保物的人仍可能按原期间抗辩"
        return (step(said, "担保制度解释2020.44", effect="rests_on_waiver", grade=Grade.UNSETTLED),)
    if main.settled:
        return ()
    said = "主债权期间的计算有争议之处，同样影响担保物权，见主债权的审查"
    return (step(said, "民法典.419", effect="as_main_debt", grade=Grade.UNSETTLED),)


def _not_awarded(main: PeriodFinding, judgments: Sequence[Judgment]) -> tuple[Step, ...]:
    if main.kind is not PeriodKind.ENFORCEMENT:
        return ()
    judgment = next(each for each in judgments if each.number == main.debt)
    if judgment.priority_over:
        return ()
    said = f"未录入{judgment.number}确认对该担保物优先受偿；请核对判项，未确认的须在上述期间内另行主张"
    return (step(said, "担保制度解释2020.44", effect="priority_not_awarded"),)


def _next_acts(
    case: CaseFile, debt: Debt, thing: Collateral, main: PeriodFinding, on: date
) -> tuple[NextAct, ...]:
    if main.safe_last_day is None or main.safe_last_day < on or not main.running:
        return ()
    owners = (thing.owner, *thing.co_owners)
    if main.kind is PeriodKind.ENFORCEMENT:
        act = f"对{'、'.join(owners)}提供的担保物申请执行；尚无执行依据的，请求实现担保物权"
        articles = ("担保制度解释2020.44", "民诉法2023.250")
        return (NextAct(act=act, by=main.act_by, paper="强制执行申请书", articles=articles),)
    sued = dict.fromkeys([*(each.name for each in debtors_of(case, debt)), *owners])
    act = f"以{'、'.join(sued)}为被告起诉并请求对担保物优先受偿，或者申请实现担保物权"
    basis = ("民法典.419", "担保制度解释2020.44", "担保制度解释2020.45")
    return (NextAct(act=act, by=main.act_by, paper="民事起诉状", articles=basis),)
