"""Case 5: the period had run out when the debtor signed a collection notice and agreed to pay."""

from datetime import date

from legal_docs.model.casefile import CaseFile, Cause, DefaultCause, Willingness
from legal_docs.model.contact import Channel, Outcome, Receiver
from legal_docs.model.exhibit import ExhibitNote, Original
from legal_docs.model.loan import Disbursement, Loan, LoanKind, RateTerms, Repayment, RepaymentMethod
from legal_docs.model.party import Debtor, NaturalPerson, Sex, Whereabouts
from legal_docs.model.property import PropertyClue, PropertyKind
from tools.make_samples import bank, numbers, schedule, terms
from tools.make_samples.terms import contact, proof, sms

NUMBER = "DEMO-2026-005-时效后签收"
BORN = date(1975, 12, 1)
WHO = NaturalPerson(
    name="吴某戊",
    sex=Sex.MALE,
    born_on=BORN,
    ethnicity="汉族",
    occupation="五金零售",
    employer="某区吴某戊五金店",
    position="经营者",
    phone=numbers.phone(51),
    household_address="某省某市某县示例镇示例街12号",
    residence_address="某省某市某区示例里2号楼5单元502室",
    residence_since="2012-06-01",
    whereabouts=Whereabouts.KNOWN,
    spouse="沈某寅",
    married_on="2003-11-18",
    id_number=numbers.id_number(BORN, Sex.MALE, 151),
)
SIGNED = "04-催收记录/催收通知单（2025年11月20日签收）.pdf"
FIRST = "04-催收记录/催收通知书（2021年9月6日）.jpg"


def loan() -> Loan:
    """Return the loan with its schedule."""
    note = Disbursement(
        note="DEMO-JJ-2019-000501",
        disbursed_on="2019-03-12",
        due_on="2021-03-12",
        amount="80000.00",
        account=numbers.card_number(501, 19),
        evidence=proof("02-放款凭证/借款借据.pdf#1"),
    )
    bare = Loan(
        number="DEMO-JY-2019-0005",
        title="个人经营借款合同",
        kind=LoanKind.PERSONAL_BUSINESS,
        signed_on="2019-03-11",
        signed_at="某省某市",
        amount="80000.00",
        purpose="店铺进货",
        term_from="2019-03-12",
        term_to="2021-03-12",
        rate=RateTerms(annual_percent="8.4", clause="第3.1条"),
        day_count=365,
        method=RepaymentMethod.EQUAL_INSTALMENT,
        penalty=terms.PENALTY,
        compound=terms.COMPOUND,
        acceleration_terms=terms.ACCELERATION,
        allocation=terms.ALLOCATION,
        cost_clause=terms.COST_CLAUSE,
        jurisdiction=terms.JURISDICTION,
        service_clause=terms.service(WHO),
        disbursements=(note,),
        evidence=terms.clauses("01-借款合同/个人经营借款合同（扫描）.pdf"),
    )
    plan = schedule.Plan(terms.shown(bare), date(2019, 4, 12), 24, note.due_on)
    return schedule.with_schedule(plan, schedule.level(note.amount, bare.rate.annual_percent, 24))


def repayments(of: Loan) -> tuple[Repayment, ...]:
    """Return thirteen instalments and a last small payment."""
    last = Repayment(
        id="R014",
        paid_on="2020-06-18",
        amount="1000.00",
        debt=of.disbursements[0].note,
        payer=WHO.name,
        channel="柜面存入",
        evidence=schedule.FLOW,
    )
    return (*schedule.paid(of, 13, payer=WHO.name), last)


def contacts() -> tuple:
    """Return the demands in order of time; those of 2025 came after the three years."""
    text = "【示例银行】您的贷款已逾期，请立即归还全部欠款。"
    return (
        contact("C01", "2020-08-03", Channel.PHONE, WHO.name, "04-催收记录/电话催收记录.csv#1", at="16:05",
                sent_to=WHO.phone, outcome=Outcome.NOT_REACHED, result="无人接听"),
        contact("C02", "2021-09-06", Channel.HANDED, WHO.name, f"{FIRST}#1", outcome=Outcome.REACHED,
                receiver=Receiver.SELF, arrived_on="2021-09-06", result="催收通知书，本人签收"),
        sms("C03", "2025-01-14 10:00", WHO.name, WHO.phone, text=text),
        contact("C04", "2025-11-20", Channel.HANDED, WHO.name, f"{SIGNED}#1", outcome=Outcome.REACHED,
                receiver=Receiver.SELF, arrived_on="2025-11-20", signed_consent=True,
                result="在《催收通知单》上签字，并手写“本人确认上述欠款，同意继续履行还款义务，尽快归还全部本息”"),
    )  # fmt: skip


def case() -> CaseFile:
    """Return the case."""
    of = loan()
    return CaseFile(
        number=NUMBER,
        cause=Cause.LOAN,
        court=bank.COURT,
        escalation=terms.handed_over(
            "2026-04-20",
            Willingness.WILLING,
            DefaultCause.OBJECTIVE,
            "店铺收入下降；2025年11月签字同意履行后仍未还款",
        ),
        creditor=bank.CITY,
        people=(WHO,),
        debtors=(Debtor(name=WHO.name),),
        loans=(of,),
        repayments=repayments(of),
        contacts=contacts(),
        clues=(
            PropertyClue(
                id="P01",
                owner=WHO.name,
                kind=PropertyKind.PAYMENT_ACCOUNT,
                description="微信收款账户",
                number=WHO.phone,
                value="3000.00",
                prior_claims="0.00",
                source="催收人员走访",
            ),
        ),
        evidence=terms.by_name(
            (
                ExhibitNote(
                    file=SIGNED,
                    title="催收通知单（2025年11月20日）",
                    original=Original.ORIGINAL,
                    purpose="证明被告于2025年11月20日书面同意继续履行还款义务",
                ),
                terms.certificate(),
            ),
            "01-借款合同/个人经营借款合同（扫描）.pdf",
            "02-放款凭证/借款借据.pdf",
        ),
        remarks="2021年9月6日至2024年9月6日之间没有找到其他催收材料",
    )
