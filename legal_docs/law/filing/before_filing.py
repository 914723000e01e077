"""Before filing: what a case costs, which procedure fits, what it may bring, how urgent it is."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from legal_docs.law.articles import applies
from legal_docs.law.bank_tables import BankTables, average_wage
from legal_docs.law.filing.costs import cost_lines, paid_in_advance
from legal_docs.law.filing.fee_rules import fee_base
from legal_docs.law.filing.recovery import NOTHING, Recovery, recovery
from legal_docs.law.filing.risk import known, risk
from legal_docs.law.filing.routes import Setting, routes
from legal_docs.model.arrears import Arrears
from legal_docs.model.assessment import Assessment, CostLine
from legal_docs.model.base import cents
from legal_docs.model.casefile import CaseFile, Stage
from legal_docs.model.finding import PeriodFinding


def assess(
    case: CaseFile, *, on: date, arrears: Arrears, periods: Sequence[PeriodFinding], tables: BankTables
) -> Assessment:
    """Return the assessment of a case on the day `on`: it advises, a lawyer decides.

    At the stage of enforcement there are no routes, and of the costs only those of enforcement.
    Amounts are in yuan; what is not known is null, or stands in `notes`.
    """
    claim = max(arrears.owed.total, NOTHING)
    due = claim if case.stage is Stage.ENFORCEMENT else _to_filing(case, arrears, on)
    found = recovery(case, claim, tables)
    costs = cost_lines(case, due, tables)
    facts = known(case, on=on, arrears=arrears, periods=periods, found=found)
    at = Setting(case, on, due, _wage(case, tables, on), found)
    return Assessment(
        on=on,
        claim=claim,
        costs=costs,
        routes=routes(at) if case.stage is Stage.SUIT else (),
        recovery=found.lines,
        recovery_low=found.low,
        recovery_high=found.high,
        outlook=tuple(_outlook(case, claim, costs, found)),
        risk=risk(case, facts, tables),
        notes=found.notes,
    )


def _to_filing(case: CaseFile, arrears: Arrears, on: date) -> Decimal:
    """Return the claim on the day of filing, on which fees are due; never less than at the cut-off."""
    return max(fee_base(arrears, max(case.file_on or on, arrears.on)), NOTHING)


def _wage(case: CaseFile, tables: BankTables, on: date) -> Decimal | None:
    told = case.escalation.average_wage if case.escalation else None
    return told or average_wage(tables, case.court, on=on)


@applies("民诉法解释2022.517", "查扣冻规定2020.26")
def _outlook(case: CaseFile, claim: Decimal, costs: tuple[CostLine, ...], found: Recovery) -> Iterator[str]:
    yield from _assets(case, claim, found)
    if sealed := [each.id for each in case.clues if each.sealed_by]:
        yield f"{'、'.join(sealed)}已被其他法院查封，轮候查封自在先查封解除时生效；须了解在先案件的处置进度"
    if homes := [each.id for each in case.clues if each.is_only_home]:
        yield f"{'、'.join(homes)}为家庭唯一住房，处置前须考虑安置；同意从变价款中留出租金的较易推进"
    if case.stage is Stage.SUIT:
        yield from _worth(claim, paid_in_advance(costs), found)


def _assets(case: CaseFile, claim: Decimal, found: Recovery) -> Iterator[str]:
    if found.lines and claim:
        low, high = (cents(each / claim * 100) for each in (found.low, found.high))
        yield (
            f"按现有财产和担保的价值估算，可回收{found.low:,.2f}元至{found.high:,.2f}元，"
            f"占请求金额的{low}%至{high}%"
        )
    elif not (case.collateral or case.clues):
        yield (
            "没有财产线索，也没有担保财产。取得执行依据后查无财产的，法院可能终结本次执行程序；"
            "以后发现财产的可以再次申请，不受申请执行期间限制"
        )


def _worth(claim: Decimal, before: Decimal, found: Recovery) -> Iterator[str]:
    share = f"，占请求金额的{cents(before / claim * 100)}%" if claim else ""
    yield f"起诉并申请保全须先支付约{before:,.2f}元（不含担保、公告、评估和律师费用）{share}"
    if found.lines and found.high < before:
        yield "预计回收的高值低于须先支付的费用，请先补充财产线索，再决定是否起诉；须注意时效和保证期间"
