"""What the contract says on rates: agreed or not, uplift in its band, one day count, a known LPR."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from legal_docs.law.articles import applies
from legal_docs.law.charging.charges import penalty_rate, uplift_to_charge
from legal_docs.law.charging.interest_sources import BANDS, LPR_PRESS, interest_point, percent
from legal_docs.law.charging.lpr import lpr_grade, lpr_on, pricing_days
from legal_docs.law.wording import zh
from legal_docs.model.arrears import Arrears, Component
from legal_docs.model.casefile import CaseFile, Stage
from legal_docs.model.finding import Grade
from legal_docs.model.loan import Loan, LprTenor, PenaltyTerms, RateKind, RepaymentKind
from legal_docs.model.point import Level, Point

HUNDRED = Decimal(100)
PRIVATE_LENDING_TIMES = 4
"""The ceiling of private lending: four times the one-year LPR; it binds no licensed lender."""


@applies("民法典.670", "民法典.674", "民法典.676", "民法典.677", "民法典.680")
def agreed_interest(case: CaseFile, arrears: Arrears | None) -> Iterator[Point]:
    """Yield points on interest not agreed, overdue interest not agreed, and interest deducted in advance."""
    yield from _deducted(case)
    penalised = (
        {line.debt for line in arrears.lines if line.component is Component.PENALTY} if arrears else ()
    )
    for loan in case.loans:
        if loan.rate.kind is RateKind.FIXED and not loan.rate.annual_percent:
            said = (
                f"合同{loan.number}没有约定利息（利率为零），借期内视为没有利息，不应请求合同利息；"
                "请核对利率条款"
            )
            yield interest_point("no_contract_interest", "R-INT-1", said, "民法典.680", subject=loan.number)
        elif loan.penalty is None and any(note.note in penalised for note in loan.disbursements):
            said = (
                f"合同{loan.number}没有录入罚息条款，逾期利息按借款利率计算；"
                "请核对合同，有约定的按约定，没有约定的按国家有关规定"
            )
            yield interest_point(
                "no_penalty_clause",
                "R-INT-1",
                said,
                "民法典.676",
                subject=loan.number,
                level=Level.NOTE,
                proofs=loan.evidence,
            )


def _deducted(case: CaseFile) -> Iterator[Point]:
    undone = {row.reverses for row in case.repayments if row.kind is RepaymentKind.REVERSAL}
    for loan, note in case.debts():
        for row in case.repayments:
            mine = row.debt in (note.note, loan.number) or (not row.debt and len(case.debts()) == 1)
            early = row.paid_on == note.disbursed_on and row.kind is RepaymentKind.PAYMENT
            if mine and early and row.id not in undone:
                said = (
                    f"借据{note.note}于{zh(row.paid_on)}放款，当日又有还款{row.id}计{row.amount:,.2f}元；"
                    "如系预先扣除的利息，应按实际借出的数额返还本金并计算利息，请核实后更正借据金额"
                )
                proofs = (*note.evidence, *row.evidence)
                yield interest_point(
                    "interest_deducted_in_advance",
                    "R-INT-1",
                    said,
                    "民法典.670",
                    subject=note.note,
                    proofs=proofs,
                )


@applies("民法典.676")
def penalty_points(case: CaseFile) -> Iterator[Point]:
    """Yield points on uplifts outside their band, misuse that is never added on top, and 复利 on 罚息."""
    for loan in case.loans:
        if loan.penalty is not None:
            yield from _bands(loan, loan.penalty)
            yield from _not_stacked(loan, loan.penalty)
        if loan.compound is not None and loan.compound.on_penalty:
            said = (
                f"合同{loan.number}对罚息也计收了复利。对罚息能否再计复利没有定论，"
                "稳妥做法是只对未付的期内利息计收；是否保留由律师决定"
            )
            yield interest_point("compound_on_penalty", "R-INT-2", said, subject=loan.number, unsettled=True)


def _bands(loan: Loan, terms: PenaltyTerms) -> Iterator[Point]:
    named = (
        ("overdue", "逾期", terms.overdue_uplift_percent),
        ("misuse", "挪用", terms.misuse_uplift_percent),
    )
    for reason, label, uplift in named:
        if uplift is None:
            continue
        found = penalty_rate(Decimal(0), uplift / HUNDRED, reason)
        if found.within_band:
            continue
        low, high = (percent(each * HUNDRED) for each in found.band)
        above = uplift / HUNDRED > found.band[1]
        effect = "超出部分可能不被支持" if above else "低于该幅度，按约定计收即可"
        said = (
            f"合同{loan.number}约定{label}罚息上浮{percent(uplift)}，不在{low}至{high}的幅度内，"
            f"{effect}；请核对条款"
        )
        yield interest_point(
            f"{reason}_uplift_outside_band",
            "R-INT-2",
            said,
            subject=loan.number,
            level=Level.CHECK if above else Level.NOTE,
            source=BANDS,
            proofs=loan.evidence,
        )


def _not_stacked(loan: Loan, terms: PenaltyTerms) -> Iterator[Point]:
    if not terms.misused:
        return
    if terms.misuse_uplift_percent is None:
        said = f"合同{loan.number}的借款被挪用，但未录入挪用罚息的上浮比例，现按逾期罚息计算；请核对条款"
    else:
        said = (
            f"合同{loan.number}的借款既逾期又被挪用，两种罚息不并处，逾期本金按较高的上浮{percent(uplift_to_charge(terms))}计收；"
            "到期前自挪用之日起的罚息没有计入，须有挪用的日期、金额和证据，由律师决定是否请求"
        )
    yield interest_point(
        "penalties_not_stacked", "R-INT-2", said, subject=loan.number, source=BANDS, unsettled=True
    )


@applies("民法典.674")
def day_count_points(case: CaseFile) -> Iterator[Point]:
    """Yield a point where one claim reckons with 360 days here and 365 days there."""
    named = [(f"合同{loan.number}", loan.day_count) for loan in case.loans]
    if case.stage is Stage.ENFORCEMENT:
        items = [(ruling.number, item) for ruling in case.judgments for item in ruling.items]
        named = [
            (f"{number}“{item.label}”", item.day_count) for number, item in items if item.further_percent
        ]
    if len({basis for _, basis in named}) > 1:
        told = "，".join(f"{name}按{basis}天" for name, basis in named)
        said = f"同一请求中混用了两种计息年天数：{told}。请逐一核对依据的条款，并在明细中写明各自的天数"
        yield interest_point("day_counts_mixed", "R-INT-3", said, "民法典.674")


@applies("民间借贷规定2020.25")
def lpr_points(case: CaseFile, until: date) -> Iterator[Point]:
    """Yield points on LPR values that are not in the table, or stand there from press reports only."""
    for loan, note in case.debts():
        if loan.rate.kind is not RateKind.LPR or loan.rate.lpr_tenor is None:
            continue
        days = [day for day in pricing_days(loan.rate, note.disbursed_on, until) if day <= until]
        unknown = [day for day in days if lpr_on(day, loan.rate.lpr_tenor) is None]
        reported = [day for day in days if lpr_grade(day) is Grade.SECONDARY]
        if unknown:
            said = (
                f"借据{note.note}：{'、'.join(map(zh, unknown))}适用的"
                f"{loan.rate.lpr_tenor.label}LPR未载入，利率无法确定，不作推测；请向全国银行间同业拆借中心的公布核对后录入"
            )
            yield interest_point(
                "lpr_unknown", "R-INT-4", said, "民间借贷规定2020.25", subject=note.note, level=Level.STOP
            )
        if reported:
            told = "、".join(map(zh, reported))
            said = f"借据{note.note}：{told}适用的LPR取自公开报道，请核对公布数值后再提交"
            yield interest_point("lpr_secondary", "R-INT-4", said, subject=note.note, source=LPR_PRESS)


@applies("民间借贷规定2020.1", "民间借贷适用范围批复2020.1")
def private_lending_points(case: CaseFile) -> Iterator[Point]:
    """Yield a note for a loan dearer than four times the LPR: that ceiling binds no licensed lender."""
    for loan in case.loans:
        lpr, rate = lpr_on(loan.signed_on, LprTenor.ONE_YEAR), highest_rate(loan)
        if lpr is None or rate is None or rate <= PRIVATE_LENDING_TIMES * lpr:
            continue
        said = (
            f"合同{loan.number}的年利率（含罚息）最高为{percent(rate)}，高于签约时一年期LPR的四倍，"
            "对方可能援引民间借贷的利率上限；该规定不适用于金融机构的贷款业务，备好贷款业务许可材料即可答辩"
        )
        yield interest_point(
            "private_lending_cap_not_applicable",
            "R-INT-5",
            said,
            "民间借贷规定2020.1",
            subject=loan.number,
            level=Level.NOTE,
        )


def rate_at_signing(loan: Loan) -> Decimal | None:
    """Return the contract rate on the day of signing, per cent a year; None where the LPR is not known."""
    terms = loan.rate
    if terms.kind is RateKind.FIXED or terms.lpr_tenor is None:
        return terms.annual_percent
    lpr = lpr_on(loan.signed_on, terms.lpr_tenor)
    return None if lpr is None else lpr + Decimal(terms.spread_bp) / HUNDRED


def highest_rate(loan: Loan) -> Decimal | None:
    """Return the rate of signing with its penalty uplift, per cent a year; None where it is not known."""
    rate = rate_at_signing(loan)
    if rate is None or loan.penalty is None:
        return rate
    return rate * (1 + uplift_to_charge(loan.penalty) / HUNDRED)
