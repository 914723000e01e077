"""Case 4: a working-capital loan of a company; one guarantor was asked in time, the other never."""

from datetime import date

from legal_docs.model.casefile import CaseFile, Cause, DefaultCause, Willingness
from legal_docs.model.contact import Channel, Outcome, Receiver
from legal_docs.model.exhibit import ExhibitNote, Original
from legal_docs.model.loan import (
    Disbursement,
    Loan,
    LoanKind,
    LprTenor,
    RateKind,
    RateTerms,
    Repayment,
    RepaymentMethod,
    Reset,
)
from legal_docs.model.party import Debtor, NaturalPerson, Organisation, OrgStatus, Sex, Whereabouts
from legal_docs.model.property import PropertyClue, PropertyKind
from legal_docs.model.security import GuaranteeType, Guarantor, PeriodWording, Resolution
from tools.make_samples import bank, numbers, schedule, terms
from tools.make_samples.terms import contact, ordered, proof

NUMBER = "DEMO-2026-004-小微流贷"
COMPANY = Organisation(
    name="某市A&B贸易有限公司",
    uscc=numbers.uscc(401),
    head_name="周某丙",
    phone=numbers.phone(41),
    address="某省某市某区示例工业园5号",
    registered_address="某省某市某区示例路5号",
    org_type="有限责任公司",
    status=OrgStatus.ACTIVE,
    sole_shareholder="周某丙",
)
HEAD = NaturalPerson(
    name="周某丙",
    sex=Sex.MALE,
    born_on="1978-07-09",
    ethnicity="汉族",
    occupation="企业管理人员",
    employer=COMPANY.name,
    position="执行董事兼经理",
    phone=numbers.phone(41),
    household_address="某省某市某区示例新村9号",
    whereabouts=Whereabouts.KNOWN,
    spouse="郑某子",
    married_on="2004-05-01",
    id_number=numbers.id_number(date(1978, 7, 9), Sex.MALE, 141),
)
LONG = Organisation(
    name="某省某市某某新区示例先进制造与数字供应链综合服务示范基地投资建设运营管理（集团）有限责任公司",
    uscc=numbers.uscc(402),
    head_name="吴某丁",
    head_title="董事长",
    phone=numbers.phone(42),
    address="某省某市某某新区示例大道1000号示例中心A座18层",
    org_type="有限责任公司",
    status=OrgStatus.ACTIVE,
)
ASKED = "04-催收记录/催收通知书及签收.pdf"
LETTER = "04-催收记录/逾期贷款催收函.docx"
RECEIPT = "04-催收记录/EMS妥投回执.jpg"
CONTRACT, LENT = "01-借款合同/流动资金借款合同.pdf", "02-放款凭证/借款借据.pdf"
RESOLVED = "05-担保材料/股东会决议.pdf"
NOTES = ("DEMO-JJ-2022-000401", "DEMO-JJ-2022-000402")


def _loan(note: Disbursement, first: date) -> Loan:
    count = (note.due_on.year - first.year) * 12 + note.due_on.month - first.month + 1
    bare = Loan(
        number="DEMO-LDZJ-2022-0004",
        title="流动资金借款合同",
        kind=LoanKind.WORKING_CAPITAL,
        signed_on="2022-07-18",
        signed_at="某省某市",
        amount="5000000.00",
        purpose="采购原材料",
        term_from="2022-07-20",
        term_to="2024-09-13",
        rate=RateTerms(
            kind=RateKind.LPR,
            lpr_tenor=LprTenor.ONE_YEAR,
            spread_bp=80,
            reset=Reset.ANNIVERSARY,
            clause="第3.1条、第3.3条",
        ),
        day_count=360,
        method=RepaymentMethod.MONTHLY_INTEREST,
        penalty=terms.PENALTY,
        compound=terms.COMPOUND,
        acceleration_terms=terms.MATURITY,
        allocation=terms.ALLOCATION,
        cost_clause=terms.COST_CLAUSE,
        jurisdiction=terms.JURISDICTION,
        service_clause=terms.service(COMPANY),
        disbursements=(note,),
        evidence=terms.clauses(CONTRACT),
    )
    bare = terms.shown(bare)
    return schedule.with_schedule(schedule.Plan(bare, first, count, note.due_on), schedule.bullet(count))


def loans() -> tuple[Loan, ...]:
    """Return the loan once for each of its two drawdowns, each with its schedule."""
    one = Disbursement(
        note=NOTES[0],
        disbursed_on="2022-07-20",
        due_on="2024-07-18",
        amount="3000000.00",
        account=numbers.card_number(401, 19),
        evidence=proof(f"{LENT}#1"),
    )
    two = one.model_copy(
        update={
            "note": NOTES[1],
            "disbursed_on": date(2022, 9, 15),
            "due_on": date(2024, 9, 13),
            "amount": one.amount * 2 / 3,
            "evidence": proof(f"{LENT}#2"),
        }
    )
    return _loan(one, date(2022, 8, 20)), _loan(two, date(2022, 9, 20))


def loan() -> Loan:
    """Return the loan with both drawdowns."""
    first, second = loans()
    return first.model_copy(update={"disbursements": first.disbursements + second.disbursements})


def repayments() -> tuple[Repayment, ...]:
    """Return the interest of each drawdown to June 2024, then what was deducted later."""
    first, second = loans()
    rows = schedule.paid(first, 23, payer=COMPANY.name)
    rows += schedule.paid(second, 22, payer=COMPANY.name, start=24)
    late = Repayment(
        id="R046",
        paid_on="2024-09-27",
        amount="20000.00",
        debt=NOTES[0],
        payer=COMPANY.name,
        channel="账户扣收",
        is_deduction=True,
        evidence=schedule.FLOW,
    )
    return tuple(sorted((*rows, late), key=lambda row: row.paid_on))


def guarantors() -> tuple[Guarantor, ...]:
    """Return the head of the company (three years) and the group company (two years)."""
    scope = "主债权本金、利息、罚息、复利、违约金和实现债权的费用"
    common = {"type": GuaranteeType.JOINT, "period": PeriodWording.YEARS, "scope": scope, "clause": "第三条"}
    wording = "主债务履行期限届满之日起{}年；主债务分笔到期的，按各笔分别计算"
    return (
        Guarantor(
            name=HEAD.name,
            contract_number="DEMO-BZ-2022-0004-1",
            signed_on="2022-07-18",
            type_wording="连带责任保证",
            period_length=3,
            period_wording=wording.format("三"),
            evidence=proof("05-担保材料/保证合同（周某丙）.pdf#1"),
            **common,
        ),
        Guarantor(
            name=LONG.name,
            contract_number="DEMO-BZ-2022-0004-2",
            signed_on="2022-07-18",
            type_wording="连带责任保证",
            period_length=2,
            period_wording=wording.format("二"),
            resolution=Resolution.SHAREHOLDERS,
            evidence=proof(f"05-担保材料/保证合同（集团公司）.pdf#1; {RESOLVED}#1"),
            **common,
        ),
    )


def contacts() -> tuple:
    """Return the demands: on the borrower and on its head, none on the group company."""
    return (
        contact("C01", "2024-09-10", Channel.HANDED, COMPANY.name, f"{ASKED}#1", outcome=Outcome.REACHED,
                receiver=Receiver.HEAD, arrived_on="2024-09-10", debts=(NOTES[0],),
                result="催收通知书，公司盖章并由法定代表人签收"),
        contact("C02", "2025-03-12", Channel.HANDED, COMPANY.name, f"{ASKED}#2", outcome=Outcome.REACHED,
                receiver=Receiver.HEAD, arrived_on="2025-03-12", debts=NOTES,
                result="催收通知书，公司盖章并由法定代表人签收"),
        contact("C03", "2025-03-12", Channel.HANDED, HEAD.name, f"{ASKED}#3", outcome=Outcome.REACHED,
                receiver=Receiver.SELF, arrived_on="2025-03-12", debts=NOTES,
                result="要求承担保证责任通知书，本人签收"),
        contact("C04", "2026-01-19", Channel.LETTER, COMPANY.name,
        f"{LETTER}#1; {RECEIPT}#1",
                sent_to=COMPANY.address, outcome=Outcome.REACHED, receiver=Receiver.MAIL_OFFICE,
                arrived_on="2026-01-20", debts=NOTES, result="逾期贷款催收函，EMS单号99999000041CS，"
                "收发室签收"),
        contact("C05", "2026-05-11", Channel.PHONE, COMPANY.name, "04-催收记录/电话催收记录.csv#1",
        at="10:20",
                sent_to=COMPANY.phone, outcome=Outcome.NOT_REACHED, result="关机"),
    )  # fmt: skip


def case() -> CaseFile:
    """Return the case."""
    return CaseFile(
        number=NUMBER,
        cause=Cause.LOAN,
        court=bank.EAST_COURT,
        escalation=terms.handed_over(
            "2026-06-01",
            Willingness.LOST,
            DefaultCause.OBJECTIVE,
            "借款人主要客户停止付款后经营停顿，负责人电话关机；集团公司从未被要求承担保证责任",
            is_simple=False,
        ),
        creditor=bank.EAST,
        people=(COMPANY, HEAD, LONG),
        debtors=(Debtor(name=COMPANY.name),),
        loans=(loan(),),
        repayments=repayments(),
        guarantors=guarantors(),
        contacts=contacts(),
        clues=(
            PropertyClue(
                id="P01",
                owner=COMPANY.name,
                kind=PropertyKind.RECEIVABLE,
                description="对某市示例商贸有限公司的货款",
                value="860000.00",
                prior_claims="0.00",
                source="借款人2023年度财务报表",
            ),
            PropertyClue(
                id="P02",
                owner=LONG.name,
                kind=PropertyKind.EQUITY,
                description="持有某市示例物业管理有限公司60%股权",
                location="某市市场监督管理局",
                value="600000.00",
                sealed_by="某市某某新区人民法院",
                source="企业信用信息公示系统",
            ),
            PropertyClue(
                id="P03",
                owner=HEAD.name,
                kind=PropertyKind.REAL_ESTATE,
                description="住宅一套",
                location=HEAD.household_address,
                value="1800000.00",
                prior_claims="1200000.00",
                share_percent="50",
                is_only_home=True,
                source="贷款申请资料",
            ),
        ),
        evidence=notes(),
    )


def notes() -> tuple[ExhibitNote, ...]:
    """Return what the lawyer says of some of the files; the letter stands before its slip."""
    said = (
        ExhibitNote(
            file="05-担保材料/保证合同（周某丙）.pdf",
            title="保证合同（周某丙）",
            original=Original.ORIGINAL,
            purpose="证明周某丙对全部借款承担连带责任保证，保证期间三年",
        ),
        ExhibitNote(
            file="05-担保材料/保证合同（集团公司）.pdf",
            title="保证合同（集团公司）",
            original=Original.ORIGINAL,
            purpose=f"证明{LONG.name}对全部借款承担连带责任保证，保证期间二年",
        ),
        ExhibitNote(
            file=RESOLVED,
            title="股东会决议",
            purpose=f"证明{LONG.name}股东会已于2022年7月10日决议同意为案涉债务提供连带责任保证",
        ),
        ExhibitNote(
            file=ASKED,
            title="催收通知书三份",
            purpose="证明原告于2024年9月10日、2025年3月12日向借款人催收，并于2025年3月12日要求周某丙承担保证责任",
        ),
    )
    return ordered(said, CONTRACT, LENT, schedule.FLOW[0].file, ASKED, LETTER, RECEIPT)
