"""Before filing: what a case costs, which procedure fits, what it may bring, how urgent it is."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from legal_docs.law.articles import applies
from legal_docs.law.bank_tables import BankTables, average_wage
from legal_docs.law.filing.costs import cost_lines, paid_in_advance
from legal_docs.law.filing.defences import obvious_defences
from legal_docs.law.filing.fee_rules import fee_base
from legal_docs.law.filing.recovery import NOTHING, Recovery, is_let, recovery, to_preserve
from legal_docs.law.filing.risk import known, risk
from legal_docs.law.filing.routes import Setting, routes
from legal_docs.law.filing.weighing import weighed
from legal_docs.law.wording import zh
from legal_docs.model.arrears import Arrears
from legal_docs.model.assessment import Assessment, CostLine, Route
from legal_docs.model.base import cents
from legal_docs.model.casefile import CaseFile, Stage
from legal_docs.model.finding import PeriodFinding


def assess(
    case: CaseFile, *, on: date, arrears: Arrears, periods: Sequence[PeriodFinding], tables: BankTables
) -> Assessment:
    """Return the assessment of a case on the day `on`: it advises, a lawyer decides.

    The claim is the one of the day of filing, which fees and shares are taken of. At the stage of
    enforcement there are no routes, and of the costs only those of enforcement.
    Amounts are in yuan; what is not known is null, or stands in `notes`.
    """
    is_suit = case.stage is Stage.SUIT
    to = max(case.file_on or on, arrears.on) if is_suit else arrears.on
    claim = max(fee_base(arrears, to), NOTHING)
    found = recovery(case, claim, tables)
    costs = cost_lines(case, claim, tables, to=to)
    facts = known(case, on=on, arrears=arrears, periods=periods, found=found, claim=claim)
    defences = obvious_defences(case, periods, arrears, on=on)
    ways = routes(Setting(case, on, claim, _wage(case, tables, on), found, defences)) if is_suit else ()
    return Assessment(
        on=on,
        claim=claim,
        costs=costs,
        routes=ways,
        recovery=found.lines,
        recovery_low=found.low,
        recovery_high=found.high,
        outlook=(
            *_base(arrears, claim, to),
            *_outlook(case, claim, found),
            *_money(case, claim, costs, ways, found, tables),
        ),
        risk=risk(case, facts, tables),
        notes=found.notes,
    )


def _base(arrears: Arrears, claim: Decimal, to: date) -> Iterator[str]:
    """Yield on what sum the assessment rests, where it is not what is owed on the cut-off."""
    owed = max(arrears.owed.total, NOTHING)
    if owed != claim:
        yield (
            f"本评估按计至{zh(to)}的{claim:,.2f}元计；截止{zh(arrears.on)}的欠款为{owed:,.2f}元，其后的息费已加入"
        )


def _wage(case: CaseFile, tables: BankTables, on: date) -> Decimal | None:
    told = case.escalation.average_wage if case.escalation else None
    return told or average_wage(tables, case.court, on=on)


@applies("民诉法解释2022.517", "查扣冻规定2020.26")
def _outlook(case: CaseFile, claim: Decimal, found: Recovery) -> Iterator[str]:
    yield from _assets(case, claim, found)
    if sealed := [f"{each.id}「{each.description}」" for each in case.clues if each.sealed_by]:
        yield f"{'、'.join(sealed)}已被其他法院查封，轮候查封自在先查封解除时生效；须了解在先案件的处置进度"
    for each in (clue for clue in case.clues if clue.is_only_home):
        home = (
            f"{each.id}「{each.description}」为家庭唯一住房，处置前须考虑安置；"
            "同意从变价款中留出租金的较易推进"
        )
        yield home + (
            "。该房屋已出租，与唯一住房、生活必需的记载不一致，须核对" if is_let(case, each) else ""
        )


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


def _money(
    case: CaseFile,
    claim: Decimal,
    costs: Sequence[CostLine],
    ways: Sequence[Route],
    found: Recovery,
    tables: BankTables,
) -> Iterator[str]:
    """Yield what preservation is worth, and what is to be paid first on the way suggested."""
    preserving = bool(to_preserve(case))
    for way in (each for each in ways if each.suggested):
        yield from weighed(case, claim, tables)
        before = paid_in_advance(costs, way, preserving=preserving)
        if before is not None:
            what = f"{way.label}并申请保全" if preserving and way.code != "payment_order" else way.label
            yield from _worth(claim, before, what, found)


def _worth(claim: Decimal, before: Decimal, what: str, found: Recovery) -> Iterator[str]:
    share = f"，占请求金额的{cents(before / claim * 100)}%" if claim else ""
    yield f"按建议的{what}，须先支付约{before:,.2f}元（不含担保、公告、评估和律师费用）{share}"
    if found.lines and found.high < before:
        yield "预计回收的高值低于须先支付的费用，请先补充财产线索，再决定是否起诉；须注意时效和保证期间"
