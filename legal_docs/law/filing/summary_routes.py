"""Shorter ways to a title: payment order, realisation of security, notarised debt, mediation."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from legal_docs.law.articles import applies, article
from legal_docs.law.filing import fees
from legal_docs.law.filing.payment_orders import (
    OBJECTION_DAYS,
    SERVICE_DAYS,
    payment_order_obstacles,
    payment_order_places,
)
from legal_docs.law.people.whereabouts import missing, unknown
from legal_docs.model.assessment import Fit, Route
from legal_docs.model.casefile import CaseFile, Escalation, Willingness
from legal_docs.model.judgment import InstrumentKind
from legal_docs.model.loan import LoanKind
from legal_docs.model.party import NaturalPerson, Whereabouts
from legal_docs.model.security import CollateralKind, Registration

_FOUND = (Whereabouts.KNOWN, Whereabouts.IMPRISONED)
_BUSINESS = frozenset({LoanKind.PERSONAL_BUSINESS, LoanKind.WORKING_CAPITAL, LoanKind.FIXED_ASSET})


_OBSTACLES = {
    "other_debts": "与债务人有其他债务纠纷",
    "debtor_missing": "债务人下落不明",
    "debtor_abroad": "债务人在境外",
    "pre_litigation_preservation": "已经申请诉前保全",
    "not_due": "尚有未到期的借款，未到期部分不能请求",
}


LOST = "还款意愿为失联，能否送达未查明"


def is_lost(case: CaseFile, told: Escalation) -> bool:
    """Return whether collection lost the debtor and it is not on record where every debtor is."""
    if told.willingness is not Willingness.LOST:
        return False
    people = [case.person(each.name) for each in case.debtors]
    return not all(isinstance(each, NaturalPerson) and each.whereabouts in _FOUND for each in people)


@applies(
    "民诉法2023.225",
    "民诉法2023.227",
    "民诉法2023.228",
    "民诉法解释2022.23",
    "民诉法解释2022.427",
    "民诉法解释2022.430",
    "民诉法解释2022.434",
)
def payment_order(
    case: CaseFile, claim: Decimal, *, told: Escalation, on: date, defences: Sequence[str] = ()
) -> Route:
    """Return the payment order (支付令) at the debtor's basic court with the conditions it must meet."""
    fit, reasons = _order_fit(case, told, on)
    secured = bool(case.guarantors or case.collateral)
    return Route(
        code="payment_order",
        label="支付令",
        fit=fit,
        reasons=tuple(reasons),
        against=tuple(_order_against(told, defences, secured=secured)),
        fee=fees.payment_order(claim),
        articles=(
            "民诉法2023.225",
            *(("民诉法解释2022.23",) if fit is Fit.YES else ()),
            "民诉法解释2022.427",
            "民诉法2023.227",
            "民诉法2023.228",
            "民诉法解释2022.195",
            "民诉法解释2022.430",
            *(("民诉法解释2022.434",) if secured else ()),
            "诉讼费用办法2006.14",
        ),
    )


def _order_fit(case: CaseFile, told: Escalation, on: date) -> tuple[Fit, list[str]]:
    if refused := [_OBSTACLES[code] for code in payment_order_obstacles(case, on=on)]:
        return Fit.NO, refused
    debtors = {each.name for each in case.debtors}
    lacking = [f"未填写债务人{name}的下落" for name in unknown(case) if name in debtors]
    lacking += [LOST] if is_lost(case, told) else []
    lacking += ["未填写双方有无其他债务纠纷"] if told.other_debts_between is None else []
    if lacking:
        return Fit.UNKNOWN, lacking
    places = "、".join(dict.fromkeys(each.address for each in payment_order_places(case, on=on)))
    return Fit.YES, [f"请求给付到期且数额确定的金钱，可以送达；向债务人住所地（{places}）基层法院申请"]


@applies("民诉法2023.227", "民诉法2023.228", "民诉法解释2022.195", "民诉法解释2022.430")
def _order_against(told: Escalation, defences: Sequence[str], *, secured: bool) -> Iterator[str]:
    yield (
        f"债务人收到后{OBJECTION_DAYS}日内提出书面异议且成立的，支付令失效并转入诉讼，须补交受理费；"
        f"发出后{SERVICE_DAYS}日内不能送达的终结"
    )
    yield "申请诉前保全后不得申请支付令，二者择一；受理后就同一债务又起诉的，督促程序终结"
    if told.is_disputed:
        yield "对方对债务有争议，提出异议的可能性大"
    yield from (f"{each}，支付令容易因异议失效" for each in defences)
    if told.willingness in (Willingness.REFUSES, Willingness.EVASIVE):
        yield f"还款意愿：{told.willingness.label}，提出异议的可能性大"
    if secured:
        yield "对担保人没有拘束力；另行起诉担保人的，支付令失效"
    yield "与起诉状择一提交；本程序只在建议适用时生成支付令申请书，未生成的由承办律师另备"


@applies(
    "民诉法2023.207",
    "民诉法解释2022.365",
    "民诉法解释2022.370",
    "民诉法解释2022.204",
    "担保制度解释2020.45",
    "诉讼费用办法2006.8",
)
def security_realisation(case: CaseFile, *, told: Escalation) -> Iterator[Route]:
    """Yield the special procedure to realise security, where the case has any."""
    if not case.collateral:
        return
    fit, reason = _realisation_fit(case, told)
    yield Route(
        code="security_realisation",
        label="申请实现担保物权",
        fit=fit,
        reasons=(reason,),
        against=(
            "只及于担保财产，不足部分须另行起诉",
            "有实质性争议的裁定驳回，再行起诉；向担保财产所在地或者登记地基层法院提出",
            "特别程序不交纳案件受理费，各地是否收取申请费做法不一，须向受理法院询问",
        ),
        articles=("民诉法2023.207", "民诉法解释2022.365", "民诉法解释2022.370", "诉讼费用办法2006.8"),
    )


def _realisation_fit(case: CaseFile, told: Escalation) -> tuple[Fit, str]:
    lacking = [
        each.id
        for each in case.collateral
        if each.kind is CollateralKind.MORTGAGE_REAL and each.registration is not Registration.FORMAL
    ]
    if len(lacking) == len(case.collateral):
        return Fit.NO, f"{'、'.join(lacking)}没有正式抵押登记，担保物权尚未设立"
    if told.is_disputed:
        return Fit.NO, "对方对债权或者担保有争议，有实质性争议的会被驳回"
    if told.is_disputed is None:
        return Fit.UNKNOWN, "未填写有无争议；没有实质性争议且条件成就的可以申请"
    some = f"；{'、'.join(lacking)}没有正式抵押登记，不能一并申请" if lacking else ""
    return Fit.YES, f"担保物权已经设立，没有实质性争议{some}"


@applies(
    "公证债权文书执行规定2018.2",
    "公证债权文书执行规定2018.3",
    "公证债权文书执行规定2018.9",
)
def notarised(case: CaseFile, claim: Decimal, *, on: date) -> Iterator[Route]:
    """Yield direct enforcement, where the debt has been notarised as enforceable."""
    for each in case.judgments:
        if each.kind is InstrumentKind.NOTARISED and each.effective_on <= on:
            yield Route(
                code="notarised",
                label="凭公证债权文书申请执行",
                fit=Fit.YES,
                reasons=(f"{each.number}为公证债权文书，取得执行证书后可以直接申请执行，不须起诉",),
                against=("须先向公证机构申请执行证书；申请执行期间分期履行的逐期起算",),
                fee=fees.enforcement(claim),
                articles=("公证债权文书执行规定2018.2", "公证债权文书执行规定2018.3"),
            )
            return


@applies("民诉法2023.125", "民诉法2023.100", "商事调解条例2025.2", "商事调解条例2025.23")
def mediation(case: CaseFile, *, told: Escalation, on: date) -> Route:
    """Return mediation, out of court or by the court; commercial mediation is not for consumer disputes.

    An agreement before a mediation body is confirmed by the court; the court's own ends in a 调解书.
    """
    gone = missing(case)
    commercial, cited = _commercial(case, on)
    return Route(
        code="mediation",
        label="调解",
        fit=Fit.NO if gone else Fit.BY_AGREEMENT,
        reasons=(*_without(case, gone), *_ways(), *commercial),
        against=tuple(_mediation_against(case, told)),
        articles=("民诉法2023.125", "民诉法2023.100", *cited),
    )


def _ways() -> tuple[str, ...]:
    return (
        "起诉前经人民调解达成协议的，可以申请司法确认，确认后可以申请执行",
        "起诉后适宜调解的由法院先行调解，达成协议的由法院制作调解书，签收后生效",
    )


def _without(case: CaseFile, gone: tuple[str, ...]) -> Iterator[str]:
    """Yield why not everybody can be brought to an agreement, and with whom one is still possible."""
    if not gone:
        return
    others = [name for name in case.defendants() if name not in gone]
    alone = f"；与{'、'.join(others)}可以单独调解，须保留对{'、'.join(gone)}的请求" if others else ""
    yield f"{'、'.join(gone)}下落不明，无法由各方自愿达成协议{alone}"


def _commercial(case: CaseFile, on: date) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what is to be said of commercial mediation, with its article; nothing before its regulation."""
    if not article("商事调解条例2025.2").in_force(on):
        return (), ()
    if is_consumer(case):
        return ("属于个人消费性借款，消费者权益争议不适用商事调解",), ("商事调解条例2025.2",)
    return ("商事调解组织调解达成的协议，也可以申请司法确认",), ("商事调解条例2025.23",)


def _mediation_against(case: CaseFile, told: Escalation) -> Iterator[str]:
    periods = "时效和保证期间" if case.guarantors else "时效"
    yield f"须各方自愿，调解不成的仍须起诉；须在{periods}内留足时间"
    if told.willingness in (Willingness.EVASIVE, Willingness.REFUSES, Willingness.LOST):
        yield f"还款意愿：{told.willingness.label}，达成协议的可能性小"


def is_consumer(case: CaseFile) -> bool:
    """Return whether a natural person owes a card debt, or a loan that is not for business."""
    natural = all(isinstance(case.person(each.name), NaturalPerson) for each in case.debtors)
    return natural and all(loan.kind not in _BUSINESS for loan in case.loans)
