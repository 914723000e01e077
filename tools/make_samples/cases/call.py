"""Case 10: a running consumer loan the bank has decided to call; the borrower has not been told yet."""

from datetime import date

from legal_docs.model.casefile import CaseFile, Cause, DefaultCause, Willingness
from legal_docs.model.contact import Channel, Outcome, Receiver
from legal_docs.model.exhibit import ExhibitNote
from legal_docs.model.loan import (
    Acceleration,
    Disbursement,
    Loan,
    LoanKind,
    RateTerms,
    Repayment,
    RepaymentMethod,
)
from legal_docs.model.party import Debtor, NaturalPerson, Sex, Whereabouts
from legal_docs.model.property import PropertyClue, PropertyKind
from tools.make_samples import bank, numbers, schedule, terms
from tools.make_samples.terms import contact, proof, sms

NUMBER = "DEMO-2026-010-拟提前到期"
BORN = date(1993, 4, 16)
HOME = "某省某市某区示例家园3栋501室"
WHO = NaturalPerson(
    name="何某子",
    sex=Sex.MALE,
    born_on=BORN,
    ethnicity="汉族",
    occupation="快递员",
    employer="某市示例速递有限公司",
    phone=numbers.phone(101),
    household_address=HOME,
    residence_address="某省某市某区示例巷8号2单元102室",
    residence_since="2024-09-01",
    whereabouts=Whereabouts.KNOWN,
    id_number=numbers.id_number(BORN, Sex.MALE, 201),
)
CONTRACT = "01-借款合同/个人消费借款合同.pdf"
CALLS = "04-催收记录/电话催收记录.csv"


def loan() -> Loan:
    """Return the loan with its schedule; its clause on service names the registered home."""
    note = Disbursement(
        note="DEMO-JJ-2025-001001",
        disbursed_on="2025-06-20",
        due_on="2027-06-20",
        amount="36000.00",
        account=numbers.card_number(1001, 19),
        evidence=proof("02-放款凭证/借款借据.pdf#1"),
    )
    bare = Loan(
        number="DEMO-XFD-2025-0010",
        title="个人消费借款合同",
        kind=LoanKind.CONSUMER,
        signed_on="2025-06-18",
        signed_at="某省某市",
        amount="36000.00",
        purpose="购买家用电器",
        term_from="2025-06-20",
        term_to="2027-06-20",
        rate=RateTerms(annual_percent="6.6", clause="第3.1条"),
        day_count=360,
        method=RepaymentMethod.EQUAL_INSTALMENT,
        penalty=terms.PENALTY,
        compound=terms.COMPOUND,
        acceleration_terms=terms.ACCELERATION,
        acceleration=Acceleration(
            declared_on="2026-07-06", trigger="借款人自2026年3月20日起连续四期未足额还款"
        ),
        allocation=terms.ALLOCATION,
        cost_clause=terms.COST_CLAUSE,
        jurisdiction=terms.JURISDICTION,
        service_clause=terms.service(WHO.model_copy(update={"residence_address": ""})),
        disbursements=(note,),
        evidence=terms.clauses(CONTRACT),
    )
    plan = schedule.Plan(terms.shown(bare), date(2025, 7, 20), 24, note.due_on)
    return schedule.with_schedule(plan, schedule.level(note.amount, bare.rate.annual_percent, 24))


def repayments(of: Loan) -> tuple[Repayment, ...]:
    """Return the first eight instalments."""
    return schedule.paid(of, 8, payer=WHO.name)


def case() -> CaseFile:
    """Return the case."""
    of = loan()
    return CaseFile(
        number=NUMBER,
        cause=Cause.LOAN,
        court=bank.COURT,
        escalation=terms.handed_over(
            "2026-06-24", Willingness.EVASIVE, DefaultCause.OBJECTIVE, "称收入下降，未提出还款安排"
        ),
        creditor=bank.CITY,
        people=(WHO,),
        debtors=(Debtor(name=WHO.name),),
        loans=(of,),
        repayments=repayments(of),
        contacts=(
            sms("C01", "2026-03-24 10:20", WHO.name, WHO.phone,
                text="【示例银行】您的贷款已逾期，请立即归还到期欠款。"),
            contact("C02", "2026-05-26", Channel.PHONE, WHO.name, f"{CALLS}#1", at="15:05", sent_to=WHO.phone,
                    outcome=Outcome.REACHED, receiver=Receiver.SELF, arrived_on="2026-05-26",
                    result="本人接听，要求归还到期欠款；称收入下降，有录音", is_recorded=True),
        ),
        clues=(
            PropertyClue(id="P01", owner=WHO.name, kind=PropertyKind.DEPOSIT, description="工资账户",
                         location="示例银行股份有限公司某市分行", number=numbers.card_number(1002, 19),
                         value="1800.00", prior_claims="0.00", source="贷款申请资料"),
        ),
        evidence=terms.by_name((
            ExhibitNote(file=CONTRACT, title="个人消费借款合同",
                        purpose=terms.agreed(of, f"被告{WHO.name}",
                                             "利率、罚息、提前到期、送达地址和管辖的约定")),
            terms.certificate(),
        ), CONTRACT, "02-放款凭证/借款借据.pdf"),
        remarks="拟于2026年7月6日宣布提前到期，通知书尚未发出",
    )  # fmt: skip
