"""What going to court costs: fees by tier, security for preservation, what is paid to others, lawyers."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from legal_docs.law.articles import applies
from legal_docs.law.bank_tables import BankTables
from legal_docs.law.filing import fees
from legal_docs.law.filing.fee_rules import ROUNDING
from legal_docs.law.filing.weighing import known_value
from legal_docs.law.people.whereabouts import missing
from legal_docs.law.wording import zh
from legal_docs.model.assessment import CostLine, Route
from legal_docs.model.base import cents
from legal_docs.model.casefile import CaseFile, Stage
from legal_docs.model.property import PropertyKind

SECURITY_SHARE = Decimal("0.30")
"""The most a court may ask as security in litigation, as a share of the sum (财产保全规定2020.5)."""
UPPER, KNOWN = "财产保全申请费（按请求全额计算的上限）", "财产保全申请费（按已知财产价值）"
INSURANCE = "诉讼保全责任保险费"
_AT_COURT = ("ordinary", "simplified", "small_claims")
NOTHING = Decimal("0.00")
_TO_APPRAISE = frozenset(
    {PropertyKind.REAL_ESTATE, PropertyKind.VEHICLE, PropertyKind.MOVABLE, PropertyKind.EQUITY}
)


def cost_lines(case: CaseFile, claim: Decimal, tables: BankTables, *, to: date) -> tuple[CostLine, ...]:
    """Return the costs of the stage the case is at, for a claim in yuan computed to the day `to`.

    Null where no figure is known. The first line says on what sum, and how fees are rounded.
    """
    is_suit = case.stage is not Stage.ENFORCEMENT
    of_court = (*_of_suit(claim), *_of_preservation(case, claim, tables)) if is_suit else ()
    first, *others = (*of_court, enforcement_fee(claim))
    said = f"{first.note}。各项按计至{zh(to)}的{claim:,.2f}元计，{ROUNDING}"
    return (
        first.model_copy(update={"note": said}),
        *others,
        *_paid_to_others(case),
        *_recorded(case),
    )


@applies("诉讼费用办法2006.13", "诉讼费用办法2006.16", "诉讼费用办法2006.29", "民诉法解释2022.206")
def _of_suit(claim: Decimal) -> Iterator[CostLine]:
    yield CostLine(
        label="案件受理费",
        amount=fees.acceptance(claim),
        prepaid=True,
        note="由原告预交，败诉方负担；部分胜诉的由法院决定分担。后续利息以立案日数额为准",
        articles=("诉讼费用办法2006.13", "诉讼费用办法2006.29", "民诉法解释2022.201"),
    )
    yield CostLine(
        label="案件受理费（减半）",
        amount=fees.acceptance_halved(claim),
        prepaid=True,
        note="适用简易程序（含小额诉讼）的减半；此后调解、撤诉的不再减半。与全额受理费二者取一",
        articles=("诉讼费用办法2006.15", "诉讼费用办法2006.16", "民诉法解释2022.206"),
    )


@applies("诉讼费用办法2006.14", "诉讼费用办法2006.38")
def _of_preservation(case: CaseFile, claim: Decimal, tables: BankTables) -> Iterator[CostLine]:
    known = known_value(case, claim)
    yield _preservation_fee(
        UPPER, claim, "按实际保全的财产数额计算，最高5000元；由申请人预交，可以列入诉讼请求"
    )
    if known is not None and known < claim:
        said = (
            f"已知财产扣除在先债权和他人份额后估值{known:,.2f}元，不是变现预计数；"
            "与上一项二者取一，以实际保全的数额为准"
        )
        yield _preservation_fee(KNOWN, known, said)
    yield security_in_litigation(claim)
    yield security_before_litigation(claim)
    if (percent := tables.costs.insurance_percent) is not None:
        said = f"以保险作为担保的，按本行参数表费率{percent.normalize():f}%估算"
        amount = cents(claim * percent / 100)
        yield CostLine(label=INSURANCE, amount=amount, prepaid=True, note=said)


def _preservation_fee(label: str, amount: Decimal, note: str) -> CostLine:
    articles = ("诉讼费用办法2006.14", "诉讼费用办法2006.38")
    return CostLine(label=label, amount=fees.preservation(amount), prepaid=True, note=note, articles=articles)


@applies("民诉法2023.103", "财产保全规定2020.5", "财产保全规定2020.9")
def security_in_litigation(claim: Decimal) -> CostLine:
    """Return the most security a court may ask in litigation; it may ask a bank or its branch for none."""
    return CostLine(
        label="诉讼中保全的担保（上限）",
        amount=cents(claim * SECURITY_SHARE),
        prepaid=False,
        note="须提供（法院可以不要求）。不超过请求保全数额的30%；申请人为商业银行及其分支机构的，法院可以不要求提供，是否免除由法院决定。"
        "属于担保，不是支出",
        articles=("民诉法2023.103", "财产保全规定2020.5", "财产保全规定2020.9"),
    )


@applies("民诉法2023.104", "民诉法解释2022.152", "财产保全规定2020.5")
def security_before_litigation(claim: Decimal) -> CostLine:
    """Return the security that must be given before litigation: equal to the sum, also by a bank."""
    return CostLine(
        label="诉前保全的担保",
        amount=cents(claim),
        prepaid=False,
        note="须提供。应当提供相当于请求保全数额的担保，银行也不免除；情况特殊的由法院酌情处理。属于担保，不是支出",
        articles=("民诉法2023.104", "民诉法解释2022.152", "财产保全规定2020.5"),
    )


@applies("诉讼费用办法2006.14", "诉讼费用办法2006.20", "诉讼费用办法2006.38")
def enforcement_fee(claim: Decimal) -> CostLine:
    """Return the enforcement fee: never paid in advance, borne by the person enforced against."""
    return CostLine(
        label="申请执行费",
        amount=fees.enforcement(claim),
        prepaid=False,
        note="申请执行时不预交，执行后由法院向被执行人收取，由被执行人负担",
        articles=("诉讼费用办法2006.14", "诉讼费用办法2006.20", "诉讼费用办法2006.38"),
    )


@applies("诉讼费用办法2006.12")
def _paid_to_others(case: CaseFile) -> Iterator[CostLine]:
    article = ("诉讼费用办法2006.12",)
    if (names := missing(case)) and case.stage is Stage.SUIT:
        note = f"{'、'.join(names)}下落不明，须公告送达；由当事人直接支付给刊登单位，数额以其报价为准"
        yield CostLine(label="公告费", amount=None, prepaid=True, note=note, articles=article)
    if _needs_appraisal(case):
        note = "处置财产须评估、拍卖的，由当事人直接支付给有关机构，法院不代收代付；数额以其报价为准"
        yield CostLine(label="评估、拍卖费", amount=None, prepaid=True, note=note, articles=article)


def _needs_appraisal(case: CaseFile) -> bool:
    wanted = case.escalation is not None and bool(case.escalation.needs_appraisal)
    return wanted or bool(case.collateral) or any(each.kind in _TO_APPRAISE for each in case.clues)


def _recorded(case: CaseFile) -> Iterator[CostLine]:
    for each in case.costs:
        note = "已发生，列入请求" if each.claimed else "已发生，未列入请求"
        yield CostLine(label=each.kind.label, amount=each.amount, prepaid=False, note=note)


def paid_in_advance(lines: Sequence[CostLine], route: Route, *, preserving: bool) -> Decimal | None:
    """Return what must be paid before anything comes in on that route, in yuan; None where it is not known.

    At court the fee of the procedure, and if something is to be preserved the fee for that (on the known
    property, else at most) and insurance; for a payment order its fee alone.
    """
    if route.code not in _AT_COURT:
        return route.fee if route.code == "payment_order" else None
    amounts = {each.label: each.amount for each in lines if each.amount is not None}
    more = amounts.get(KNOWN, amounts.get(UPPER, NOTHING)) + amounts.get(INSURANCE, NOTHING)
    return (route.fee or NOTHING) + (more if preserving else NOTHING)
