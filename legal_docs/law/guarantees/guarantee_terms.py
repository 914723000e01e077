"""What the terms of a guarantee ask to be checked: type, period, scope, suing, several guarantors."""

from collections.abc import Iterator
from datetime import date

from legal_docs.law.articles import applies
from legal_docs.law.debts import Debt, concerns, debts_of
from legal_docs.law.executing.enforcement_periods import obligors_of
from legal_docs.law.guarantees.guarantee import CODE_FROM, mode_of
from legal_docs.law.guarantees.guarantee_state import guarantee_state
from legal_docs.law.guarantees.guarantee_wording import moves_the_period, runs_until_paid
from legal_docs.law.guarantees.security_wording import security_point
from legal_docs.model.casefile import CaseFile
from legal_docs.model.contact import EventKind
from legal_docs.model.point import Level, Point
from legal_docs.model.security import GuaranteeType, Guarantor, PeriodWording

_SUITS = frozenset({EventKind.SUIT, EventKind.ARBITRATION})
_SCOPE = {"利息": ("利息",), "违约金（含罚息、复利）": ("违约金", "罚息"), "实现债权的费用": ("费用",)}


@applies("民法典.686", "民法典.691", "民法典.692", "民法典.699", "担保制度解释2020.26")
def term_points(case: CaseFile, *, on: date) -> Iterator[Point]:
    """Yield what the terms of each guarantee ask to be checked before filing."""
    for guarantor in case.guarantors:
        yield from _type(guarantor)
        yield from _period(guarantor)
        yield from _scope(guarantor)
        yield from _sued_alone(case, guarantor, on)
        yield from _preserved_alone(case, guarantor, on)
    yield from _several(case, on)


@applies("民法典.686", "民法典.687", "民法典.688", "担保制度解释2020.25")
def _type(guarantor: Guarantor) -> Iterator[Point]:
    mode = mode_of(guarantor)
    name, words = guarantor.name, guarantor.type_wording
    both = "稳妥做法是在保证期间内既起诉债务人，又使书面请求到达保证人"
    if mode.doubtful:
        said = (
            f"{name}的保证方式录为“{guarantor.type.label}”，而合同写“{words}”，含义不一；请核对原文。{both}"
        )
        yield security_point("guarantee_type_contradicts", "R-GUA-2", said, *mode.articles, subject=name)
    elif guarantor.type is GuaranteeType.UNCLEAR:
        when = "2021年以前" if guarantor.signed_on < CODE_FROM else "2021年以后"
        said = f"{name}的保证方式约定不明，合同订立于{when}，按{mode.type.label}处理，由律师核对文字。{both}"
        yield security_point("guarantee_type_unclear", "R-GUA-2", said, *mode.articles, subject=name)


@applies("民法典.692", "担保制度解释2020.32")
def _period(guarantor: Guarantor) -> Iterator[Point]:
    words, name = guarantor.period_wording, guarantor.name
    if moves_the_period(words):
        said = f"{name}的合同写“{words}”；保证期间不发生中止、中断和延长，不能依靠该约定，请以算出的末日为准"
        yield security_point("period_cannot_be_moved", "R-GUA-3", said, "民法典.692", subject=name)
    fixed = guarantor.period in (PeriodWording.YEARS, PeriodWording.MONTHS, PeriodWording.UNTIL)
    if not fixed and guarantor.period is PeriodWording.NONE and runs_until_paid(words):
        said = f"{name}的保证期间录为未约定，而合同写“{words}”，属于约定不明；旧合同两者长短不同，请改正录入"
        articles = ("担保制度解释2020.32", "担保法解释2000.32") if guarantor.signed_on < CODE_FROM else ()
        yield security_point(
            "period_wording_unclear", "R-GUA-3", said, *(articles or ("担保制度解释2020.32",)), subject=name
        )


@applies("民法典.691")
def _scope(guarantor: Guarantor) -> Iterator[Point]:
    missing = missing_from_scope(guarantor.scope)
    if missing:
        parts = "、".join(missing)
        said = f"{guarantor.name}约定的保证范围未写明{parts}；约定优先于法定范围，请核对能否一并请求"
        yield security_point("scope_narrow", "R-GUA-13", said, "民法典.691", subject=guarantor.name)


@applies("民法典.691")
def missing_from_scope(scope: str) -> tuple[str, ...]:
    """Return which parts of the statutory scope an agreed scope does not name; () for no agreed scope."""
    if not scope or "全部债" in scope or "全部债权" in scope:
        return ()
    return tuple(part for part, words in _SCOPE.items() if not any(each in scope for each in words))


@applies("担保制度解释2020.26")
def _sued_alone(case: CaseFile, guarantor: Guarantor, on: date) -> Iterator[Point]:
    if mode_of(guarantor).type is not GuaranteeType.GENERAL:
        return
    suits = [each for each in case.events if each.kind in _SUITS and each.on <= on]
    debtors = {each.name for each in case.debtors}
    alone = [each for each in suits if each.target == guarantor.name]
    if alone and not any(each.target in debtors for each in suits):
        said = (
            f"{guarantor.name}为一般保证人，只见对其起诉而未见对债务人起诉；"
            "仅起诉一般保证人的应当驳回，请一并起诉债务人"
        )
        yield security_point(
            "general_guarantor_sued_alone",
            "R-GUA-5",
            said,
            "担保制度解释2020.26",
            subject=guarantor.name,
            level=Level.STOP,
            proofs=alone[0].evidence,
        )


@applies("担保制度解释2020.26")
def _preserved_alone(case: CaseFile, guarantor: Guarantor, on: date) -> Iterator[Point]:
    if mode_of(guarantor).type is not GuaranteeType.GENERAL:
        return
    owners = {each.owner for each in case.preservations if each.ruled_on <= on}
    if guarantor.name in owners and owners.isdisjoint(each.name for each in case.debtors):
        said = (
            f"{guarantor.name}为一般保证人，未对债务人财产申请保全的，对其财产的保全不予准许；"
            "请先申请保全债务人的财产"
        )
        yield security_point(
            "general_guarantor_preserved_alone",
            "R-GUA-5",
            said,
            "担保制度解释2020.26",
            subject=guarantor.name,
        )


@applies("民法典.699", "担保制度解释2020.29")
def _several(case: CaseFile, on: date) -> Iterator[Point]:
    """Yield one point for each group of guarantors of the same debt; to check while a period is unused."""
    groups: dict[tuple[str, ...], list[Guarantor]] = {}
    unused: dict[tuple[str, ...], dict[str, None]] = {}
    for debt in debts_of(case):
        bound = [each for each in case.guarantors if concerns(each.debts, debt)]
        if len(bound) > 1:
            names = tuple(each.name for each in bound)
            groups[names] = bound
            found = (each.name for each in bound if _is_unused(case, debt, each, on))
            unused.setdefault(names, {}).update(dict.fromkeys(found))
    for names, bound in groups.items():
        yield _of_group(names, bound, tuple(unused[names]))


def _is_unused(case: CaseFile, debt: Debt, guarantor: Guarantor, on: date) -> bool:
    """Return whether the period has begun, without a sure act in it or an instrument in its place."""
    effective = (each for each in case.judgments if each.effective_on <= on and concerns(each.debts, debt))
    if any(guarantor.name in obligors_of(case, each) for each in effective):
        return False
    state = guarantee_state(case, debt, guarantor, on=on)
    return state is not None and state.act is None and state.dues.earliest <= on


def _of_group(names: tuple[str, ...], bound: list[Guarantor], unused: tuple[str, ...]) -> Point:
    shares = any(each.shares_agreed for each in bound)
    how = "约定了保证份额，请按各自份额请求" if shares else "未约定保证份额的，可以请求任何一名承担"
    said = (
        f"{'、'.join(names)}共{len(names)}名保证人担保同一债务，须分别在各自的保证期间内行使权利；{how}。"
        "任一名的期间落空，可能使能够追偿的其他保证人在不能追偿的范围内免责"
    )
    if unused:
        said += f"；目前未见在期间内对{'、'.join(unused)}行使权利，请核对并及时行使"
    articles = ("民法典.699", "担保制度解释2020.29")
    level = Level.CHECK if unused else Level.NOTE
    return security_point(
        "several_guarantors", "R-GUA-7", said, *articles, subject="、".join(names), level=level
    )
