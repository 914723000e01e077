"""Case 11: a small matured loan the borrower admits: nothing stands in the way of a payment order."""

from datetime import date

from legal_docs.model.casefile import CaseFile, Cause, DefaultCause, Willingness
from legal_docs.model.contact import Channel, Outcome, Receiver
from legal_docs.model.exhibit import ExhibitNote
from legal_docs.model.loan import Disbursement, Loan, LoanKind, RateTerms, Repayment, RepaymentMethod
from legal_docs.model.party import Debtor, NaturalPerson, Sex, Whereabouts
from tools.make_samples import bank, numbers, schedule, terms
from tools.make_samples.terms import contact, proof, sms

NUMBER = "DEMO-2026-011-支付令"
BORN = date(1987, 9, 2)
WHO = NaturalPerson(
    name="施某戌",
    sex=Sex.FEMALE,
    born_on=BORN,
    ethnicity="汉族",
    occupation="保洁员",
    employer="某市示例物业服务有限公司",
    phone=numbers.phone(111),
    household_address="某省某市某区示例里15号",
    whereabouts=Whereabouts.KNOWN,
    id_number=numbers.id_number(BORN, Sex.FEMALE, 211),
)
CONTRACT = "01-借款合同/个人消费借款合同.pdf"
SIGNED = "04-催收记录/催收通知书（2026年6月8日签收）.pdf"


def loan() -> Loan:
    """Return the loan with its schedule."""
    note = Disbursement(
        note="DEMO-JJ-2025-001101",
        disbursed_on="2025-03-20",
        due_on="2026-03-20",
        amount="20000.00",
        account=numbers.card_number(1101, 19),
        evidence=proof("02-放款凭证/借款借据.pdf#1"),
    )
    bare = Loan(
        number="DEMO-XFD-2025-0011",
        title="个人消费借款合同",
        kind=LoanKind.CONSUMER,
        signed_on="2025-03-18",
        signed_at="某省某市",
        amount="20000.00",
        purpose="支付医疗费用",
        term_from="2025-03-20",
        term_to="2026-03-20",
        rate=RateTerms(annual_percent="6", clause="第3.1条"),
        day_count=360,
        method=RepaymentMethod.MONTHLY_INTEREST,
        penalty=terms.PENALTY,
        compound=terms.COMPOUND,
        acceleration_terms=terms.MATURITY,
        allocation=terms.ALLOCATION,
        cost_clause=terms.COST_CLAUSE,
        jurisdiction=terms.JURISDICTION,
        service_clause=terms.service(WHO),
        disbursements=(note,),
        evidence=terms.clauses(CONTRACT),
    )
    plan = schedule.Plan(terms.shown(bare), date(2025, 4, 20), 12, note.due_on)
    return schedule.with_schedule(plan, schedule.bullet(12))


def repayments(of: Loan) -> tuple[Repayment, ...]:
    """Return the interest of eleven months; the principal and the last interest were not paid."""
    return schedule.paid(of, 11, payer=WHO.name)


def case() -> CaseFile:
    """Return the case."""
    of = loan()
    return CaseFile(
        number=NUMBER,
        cause=Cause.LOAN,
        court=bank.COURT,
        escalation=terms.handed_over(
            "2026-06-16", Willingness.WILLING, DefaultCause.OBJECTIVE, "认可全部欠款，愿意还款，暂时没有现款"
        ),
        creditor=bank.CITY,
        people=(WHO,),
        debtors=(Debtor(name=WHO.name),),
        loans=(of,),
        repayments=repayments(of),
        contacts=(
            sms("C01", "2026-03-25 09:40", WHO.name, WHO.phone,
                text="【示例银行】您的贷款已到期，请立即归还全部本息。"),
            contact("C02", "2026-06-08", Channel.HANDED, WHO.name, f"{SIGNED}#1",
                    sent_to=WHO.household_address, outcome=Outcome.REACHED, receiver=Receiver.SELF,
                    arrived_on="2026-06-08", signed_consent=True,
                    result="本人签收催收通知书，并书写“本人确认上述欠款，同意继续履行还款义务，尽快归还全部本息”"),
        ),
        evidence=terms.by_name((
            ExhibitNote(file=CONTRACT, title="个人消费借款合同",
                        purpose=terms.agreed(of, f"被告{WHO.name}", "利率、罚息、送达地址和管辖的约定")),
            terms.certificate(),
        ), CONTRACT, "02-放款凭证/借款借据.pdf"),
    )  # fmt: skip
