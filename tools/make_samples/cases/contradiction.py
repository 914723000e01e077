"""Case 9: the contract and the bank's ledger do not say the same; the bank's balance differs from ours."""

from datetime import date

from legal_docs.model.casefile import CaseFile, Cause, DefaultCause, Willingness
from legal_docs.model.contact import Channel, Outcome, Receiver
from legal_docs.model.exhibit import ExhibitNote
from legal_docs.model.loan import (
    Disbursement,
    Loan,
    LoanKind,
    RateTerms,
    Repayment,
    RepaymentKind,
    RepaymentMethod,
)
from legal_docs.model.party import Debtor, NaturalPerson, Sex, Whereabouts
from legal_docs.model.property import PropertyClue, PropertyKind
from tools.make_samples import bank, numbers, schedule, terms
from tools.make_samples.terms import contact, proof, sms

NUMBER = "DEMO-2026-009-合同与流水矛盾"
BORN = date(1995, 10, 10)
WHO = NaturalPerson(
    name="蒋某癸",
    sex=Sex.FEMALE,
    born_on=BORN,
    ethnicity="汉族",
    occupation="餐饮服务",
    employer="某市示例餐饮管理有限公司",
    position="店长",
    phone=numbers.phone(91),
    household_address="某省某市某区示例街20号",
    residence_address="某省某市某区示例公寓B座606室",
    residence_since="2022-08-01",
    whereabouts=Whereabouts.KNOWN,
    spouse="韩某卯",
    married_on="2021-05-20",
    id_number=numbers.id_number(BORN, Sex.FEMALE, 191),
)
CONTRACT_AMOUNT = "100000.00"
LENT = "98000.00"


def loan() -> Loan:
    """Return the loan: 100,000 in the contract, 98,000 paid out."""
    note = Disbursement(
        note="DEMO-JJ-2023-000901",
        disbursed_on="2023-06-15",
        due_on="2025-06-15",
        amount=LENT,
        account=numbers.card_number(901, 19),
        evidence=proof("02-放款凭证/借款借据.pdf#1; 03-还款流水/还款流水.xlsx#1"),
    )
    bare = Loan(
        number="DEMO-XFD-2023-0009",
        title="个人消费借款合同",
        kind=LoanKind.CONSUMER,
        signed_on="2023-06-14",
        signed_at="某省某市",
        amount=CONTRACT_AMOUNT,
        purpose="教育培训",
        term_from="2023-06-15",
        term_to="2025-06-15",
        rate=RateTerms(annual_percent="6.5", clause="第3.1条"),
        day_count=360,
        method=RepaymentMethod.EQUAL_INSTALMENT,
        penalty=terms.PENALTY,
        compound=terms.COMPOUND,
        acceleration_terms=terms.ACCELERATION,
        allocation=terms.ALLOCATION,
        cost_clause=terms.COST_CLAUSE,
        jurisdiction=terms.JURISDICTION,
        service_clause=terms.service(WHO),
        disbursements=(note,),
        evidence=terms.clauses("01-借款合同/个人消费借款合同.pdf"),
    )
    plan = schedule.Plan(terms.shown(bare), date(2023, 7, 15), 24, note.due_on)
    return schedule.with_schedule(plan, schedule.level(note.amount, bare.rate.annual_percent, 24))


def repayments(of: Loan) -> tuple[Repayment, ...]:
    """Return twelve instalments, a payment taken back, and one booked seven weeks late."""
    debt = of.disbursements[0].note
    common = {"debt": debt, "payer": WHO.name, "evidence": schedule.FLOW}
    rows = schedule.paid(of, 12, payer=WHO.name)
    return (
        *rows,
        Repayment(id="R013", paid_on="2024-07-16", amount="4360.00", channel="第三方代扣", **common),
        Repayment(id="R014", paid_on="2024-07-19", amount="4360.00", kind=RepaymentKind.REVERSAL,
        reverses="R013",
                  channel="代扣退回", **common),
        Repayment(id="R015", paid_on="2024-09-20", booked_on="2024-11-08", amount="6000.00",
                  channel="柜面存入，补记账", **common),
        Repayment(id="R016", paid_on="2025-02-18", amount="2000.00", channel="柜面存入", **common),
    )  # fmt: skip


def case() -> CaseFile:
    """Return the case, without the bank's balance (see `balances.py`)."""
    of = loan()
    return CaseFile(
        number=NUMBER,
        cause=Cause.LOAN,
        court=bank.COURT,
        escalation=terms.handed_over("2026-06-12", Willingness.REFUSES, DefaultCause.SUBJECTIVE,
                                     "称实际只收到98000元，要求按实际金额重新计算", is_simple=False,
                                     is_disputed=True),
        creditor=bank.CITY,
        people=(WHO,),
        debtors=(Debtor(name=WHO.name),),
        loans=(of,),
        repayments=repayments(of),
        contacts=(
            sms("C01", "2024-08-20 10:30", WHO.name, WHO.phone,
            text="【示例银行】您的贷款已逾期，请立即还款。"),
            contact("C02", "2025-07-03", Channel.PHONE, WHO.name, "04-催收记录/电话催收记录.csv#1",
            at="17:40",
                    sent_to=WHO.phone, outcome=Outcome.REACHED, receiver=Receiver.SELF,
                    arrived_on="2025-07-03",
                    result="本人接听，要求归还全部本息；称实际只收到98000元，有录音", is_recorded=True),
            contact("C03", "2025-08-11", Channel.PHONE, WHO.name, "04-催收记录/电话催收记录.csv#1",
                    at="10:16", sent_to=WHO.phone, outcome=Outcome.REACHED, receiver=Receiver.OTHER,
                    result="同事接听，告知其贷款逾期并请转达", is_recorded=True, told_third_party=True),
        ),
        clues=(
            PropertyClue(id="P01", owner=WHO.name, kind=PropertyKind.DEPOSIT, description="工资账户",
                         location="示例银行股份有限公司某市分行", number=numbers.card_number(902, 19),
                         value="2600.00", prior_claims="0.00", source="贷款申请资料"),
        ),
        evidence=terms.by_name((
            ExhibitNote(file="01-借款合同/个人消费借款合同.pdf", title="个人消费借款合同"),
            ExhibitNote(file="03-还款流水/还款流水.xlsx", title="放款及还款流水"),
            ExhibitNote(file="02-放款凭证/借款借据.pdf", title="借款借据"),
            terms.certificate(maker=False),
        ), "01-借款合同/个人消费借款合同.pdf", "02-放款凭证/借款借据.pdf"),
        remarks="合同载明100000元，流水显示放款98000元，差额2000元性质待核；流水表头载执行年利率6.80%，与合同、借据的6.5%不符，须核对",
    )  # fmt: skip
