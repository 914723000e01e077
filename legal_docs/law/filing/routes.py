"""The ways to a title that are open to the bank, what speaks for and against each, and which one to take."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from legal_docs.law.articles import applies
from legal_docs.law.filing import fees
from legal_docs.law.filing.recovery import Recovery
from legal_docs.law.filing.summary_routes import (
    LOST,
    is_lost,
    mediation,
    notarised,
    payment_order,
    security_realisation,
)
from legal_docs.law.people.whereabouts import abroad, foreign, missing, unknown
from legal_docs.model.assessment import Fit, Route
from legal_docs.model.casefile import CaseFile, Escalation, Willingness
from legal_docs.model.clauses import ClauseType


@dataclass(frozen=True, slots=True)
class Setting:
    """What the routes look at: the case, the claim in yuan on the day of filing, wage, and assets.

    `defences` are what the debtor may plainly raise, in words.
    """

    case: CaseFile
    on: date
    claim: Decimal
    wage: Decimal | None
    found: Recovery
    defences: tuple[str, ...] = ()

    @property
    def told(self) -> Escalation:
        """Return what collection knows, empty where nothing was handed over."""
        return self.case.escalation or Escalation()


def routes(at: Setting) -> tuple[Route, ...]:
    """Return every way to a title with one of them suggested."""
    arbitrated = _is_arbitrated(at.case)
    by_court: tuple[Route, ...] = (ordinary(at), simplified(at), small_claims(at))
    if arbitrated:
        by_court = tuple(_shut(each) for each in by_court)
    found = (
        *((arbitration(),) if arbitrated else ()),
        *by_court,
        payment_order(at.case, at.claim, told=at.told, on=at.on, defences=at.defences),
        *security_realisation(at.case, told=at.told),
        *notarised(at.case, at.claim, on=at.on),
        mediation(at.case, told=at.told, on=at.on),
    )
    chosen = _suggested(at, {each.code: each for each in found})
    return tuple(each.model_copy(update={"suggested": each.code == chosen}) for each in found)


@applies("诉讼费用办法2006.13", "民诉法2023.95")
def ordinary(at: Setting) -> Route:
    """Return the ordinary procedure of first instance, which fits every case."""
    reasons = ["各类案件均可适用，受送达人下落不明或者无法送达的，可以公告送达"]
    if names := missing(at.case):
        reasons.append(f"{'、'.join(names)}下落不明，只能适用普通程序")
    return Route(
        code="ordinary",
        label="普通程序",
        fit=Fit.YES,
        reasons=tuple(reasons),
        against=("审理时间较长，受理费不减半",),
        fee=fees.acceptance(at.claim),
        articles=("民诉法2023.95", "诉讼费用办法2006.13"),
    )


@applies("民诉法解释2022.257", "民诉法解释2022.140", "民诉法解释2022.199", "诉讼费用办法2006.16")
def simplified(at: Setting) -> Route:
    """Return the simplified procedure: not with a missing defendant; for simple cases."""
    fit, reason = _simple_fit(at)
    against = ["审理中发现不宜适用的转为普通程序，须补交受理费", *_if_unknown(at)]
    excluded = fit is Fit.NO or bool(_if_unknown(at)) or _is_out_of_reach(at)
    articles = ("民诉法解释2022.257", "民诉法解释2022.140") if excluded else ()
    return Route(
        code="simplified",
        label="简易程序",
        fit=fit,
        reasons=(reason,),
        against=tuple(against),
        fee=fees.acceptance_halved(at.claim),
        articles=(*articles, "民诉法解释2022.199", "诉讼费用办法2006.16"),
    )


def _simple_fit(at: Setting) -> tuple[Fit, str]:
    simple = _is_simple(at.told)
    if names := missing(at.case):
        return Fit.NO, f"起诉时{'、'.join(names)}下落不明；简易程序不适用公告送达"
    if _is_out_of_reach(at):
        return Fit.UNKNOWN, f"{LOST}；起诉时下落不明的不适用，也不能公告送达"
    if simple is None:
        return Fit.UNKNOWN, "未填写案情是否简单、有无争议"
    if not simple:
        return Fit.BY_AGREEMENT, "案情不简单或者争议较大，须双方同意并经法院准许"
    return Fit.YES, "事实清楚、权利义务关系明确、争议不大的简单民事案件，可以适用简易程序"


@applies("民诉法2023.165", "民诉法2023.166", "民诉法解释2022.272", "民诉法解释2022.278")
def small_claims(at: Setting) -> Route:
    """Return the small-claims procedure: by the wage of the province, and by what excludes it."""
    fit, reasons = _small(at)
    against = ["一审终审，不得上诉；变更请求、对方反诉或者须鉴定的可能转出", *_if_unknown(at)]
    if at.case.collateral:
        against.append("请求就担保财产优先受偿的，不是单纯的金钱给付，法院可能不予适用")
    articles = ("民诉法2023.165", "民诉法2023.166", "民诉法解释2022.278")
    return Route(
        code="small_claims",
        label="小额诉讼",
        fit=fit,
        reasons=tuple(reasons),
        against=tuple(against),
        fee=fees.acceptance_halved(at.claim),
        articles=(*articles, *(("民诉法解释2022.272",) if at.wage else ())),
    )


def _small(at: Setting) -> tuple[Fit, list[str]]:
    """Return the fit with every reason, the amount before what else excludes the procedure."""
    fit, told = _by_amount(at)
    excluded = list(_excluded(at).values())
    if fit is Fit.NO or excluded:
        return Fit.NO, [told, *excluded] if fit is Fit.NO else excluded
    if _is_out_of_reach(at):
        return Fit.UNKNOWN, [told, f"{LOST}；一方下落不明的不适用"]
    return (fit, [told]) if fit is Fit.UNKNOWN else _simple_enough(at.told, fit, told)


def _by_amount(at: Setting) -> tuple[Fit, str]:
    if at.wage is None:
        return Fit.UNKNOWN, ("缺少省（区、市）最近公布的就业人员年平均工资，请在移交情况或者银行参数表中填写")
    by_amount = fees.small_claims(at.claim, at.wage)
    wage = f"省（区、市）公布的上一年度就业人员年平均工资{at.wage:,.2f}元（请核对年度）"
    told = f"请求金额{at.claim:,.2f}元，{wage}"
    if by_amount == "not_available":
        return Fit.NO, f"{told}，超过二倍"
    if by_amount == "by_agreement":
        return Fit.BY_AGREEMENT, f"{told}，超过百分之五十但在二倍以下，须双方约定"
    return Fit.YES, f"{told}，在百分之五十以下"


def _simple_enough(escalation: Escalation, fit: Fit, told: str) -> tuple[Fit, list[str]]:
    """Return the fit by what the case is like: agreed or not, the procedure is for simple cases only."""
    simple = _is_simple(escalation)
    if simple is None:
        return Fit.UNKNOWN, [f"{told}；未填写案情是否简单、有无争议"]
    if not simple:
        return Fit.NO, [
            f"{told}，但案情不简单或者争议较大；约定适用的，也须事实清楚、权利义务关系明确、争议不大"
        ]
    return fit, [f"{told}；由法院认定事实清楚、权利义务关系明确、争议不大后适用"]


def _excluded(at: Setting) -> dict[str, str]:
    """Return what excludes small claims (keys of `fees.EXCLUSIONS`), as far as the case file says it."""
    found: dict[str, str] = {}
    if names := abroad(at.case):
        found["foreign_related"] = f"{'、'.join(names)}在境外，可能属于涉外案件"
    if names := foreign(at.case):
        found["foreign_related"] = f"{'、'.join(names)}为外国籍，属于涉外案件"
    if names := missing(at.case):
        found["party_missing"] = f"{'、'.join(names)}下落不明"
    if at.told.needs_appraisal:
        found["appraisal_needed_or_disputed"] = "需要评估、鉴定"
    if at.told.expects_counterclaim:
        found["counterclaim"] = "对方预计提出反诉"
    return found


@applies("民诉法2023.127")
def arbitration() -> Route:
    """Return arbitration, where the contract agrees on it and the courts are shut."""
    return Route(
        code="arbitration",
        label="仲裁",
        fit=Fit.YES,
        reasons=("合同约定仲裁",),
        against=("费用按约定的仲裁机构的收费标准，须另行询问",),
        articles=("民诉法2023.127",),
    )


def _if_unknown(at: Setting) -> list[str]:
    names = "、".join(unknown(at.case))
    return [f"未填写{names}的下落，起诉时下落不明的不能适用"] if names else []


def _is_out_of_reach(at: Setting) -> bool:
    """Return whether collection lost the debtor and nothing says where those to be sued are."""
    return is_lost(at.case, at.told)


def _is_arbitrated(case: CaseFile) -> bool:
    """Return whether every contract sends disputes to arbitration alone."""
    clauses = [loan.jurisdiction for loan in case.loans] + [card.jurisdiction for card in case.cards]
    agreed = [each is not None and each.type is ClauseType.ARBITRATION for each in clauses]
    return bool(agreed) and all(agreed)


def _shut(route: Route) -> Route:
    why = "合同约定仲裁，法院不予受理；条款无效或者对方首次开庭前未提出异议的除外"
    articles = ("民诉法2023.127", *route.articles)
    return route.model_copy(update={"fit": Fit.NO, "reasons": (why,), "articles": articles})


def _is_simple(told: Escalation) -> bool | None:
    if told.is_disputed:
        return False
    return told.is_simple


def _suggested(at: Setting, found: dict[str, Route]) -> str:
    """Return the code of the first route that fits and whose own condition for being best is met."""
    best: tuple[tuple[str, Callable[[Setting], bool]], ...] = (
        ("notarised", lambda _: True),
        ("arbitration", lambda _: True),
        ("security_realisation", lambda at: at.found.low >= at.claim > 0),
        ("payment_order", _will_not_object),
        ("small_claims", lambda at: not at.case.collateral and not at.defences),
        ("simplified", lambda _: True),
    )
    for code, is_best in best:
        if code in found and found[code].fit is Fit.YES and is_best(at):
            return code
    return "ordinary"


def _will_not_object(at: Setting) -> bool:
    """Return whether a payment order is likely to stand, and nobody but the debtor is needed."""
    alone = not at.case.guarantors and not at.case.collateral and not at.defences
    agreed = at.told.willingness is Willingness.WILLING and at.told.is_disputed is False
    return alone and agreed
