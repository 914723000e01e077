"""Case 1: an instalment consumer loan, called by a notice that was signed for."""

from datetime import date

from legal_docs.model.casefile import CaseFile, Cause, DefaultCause, Willingness
from legal_docs.model.contact import Channel, Outcome, Receiver
from legal_docs.model.exhibit import ExhibitKind, ExhibitNote, Original
from legal_docs.model.loan import (
    Acceleration,
    Cost,
    CostKind,
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
from tools.make_samples.terms import contact, ordered, proof, sms

NUMBER = "DEMO-2026-001-消费贷"
BORN = date(1990, 5, 17)
ADDRESS = "某省某市某区示例花园1号楼101室"
WHO = NaturalPerson(
    name="张某䶮",
    sex=Sex.MALE,
    born_on=BORN,
    ethnicity="汉族",
    occupation="软件测试工程师",
    employer="某市示例软件有限公司",
    phone=numbers.phone(1),
    email="zhang@example.com",
    household_address="某省某县示例乡示例村1组1号",
    residence_address=ADDRESS,
    residence_since="2019-03-01",
    whereabouts=Whereabouts.KNOWN,
    id_number=numbers.id_number(BORN, Sex.MALE, 101),
)
LENT = "02-放款凭证/借款借据.pdf"
NOTICE = "04-催收记录/宣布贷款提前到期通知书.docx"
RECEIPT = "04-催收记录/EMS妥投回执.jpg"
INVOICE = "07-其他/律师费发票.png"
CALLS = "04-催收记录/电话催收记录.csv"


def loan() -> Loan:
    """Return the loan with its schedule."""
    note = Disbursement(
        note="DEMO-JJ-2024-000101",
        disbursed_on="2024-03-20",
        due_on="2027-03-20",
        amount="120000.00",
        account=numbers.card_number(101, 19),
        evidence=proof(f"{LENT}#1; 02-放款凭证/放款回单.png#1"),
    )
    bare = Loan(
        number="DEMO-XFD-2024-0001",
        title="个人消费借款合同",
        kind=LoanKind.CONSUMER,
        signed_on="2024-03-18",
        signed_at="示例银行手机银行（电子签名）",
        amount="120000.00",
        purpose="家庭装修",
        term_from="2024-03-20",
        term_to="2027-03-20",
        rate=RateTerms(annual_percent="7.2", clause="第3.1条"),
        day_count=360,
        method=RepaymentMethod.EQUAL_INSTALMENT,
        penalty=terms.PENALTY,
        compound=terms.COMPOUND,
        acceleration_terms=terms.ACCELERATION,
        acceleration=Acceleration(
            declared_on="2025-12-08",
            arrived_on="2025-12-10",
            trigger="自2025年8月20日起连续四期未足额还款",
            evidence=proof(f"{NOTICE}#1; {RECEIPT}#1"),
        ),
        allocation=terms.ALLOCATION,
        cost_clause=terms.COST_CLAUSE,
        jurisdiction=terms.JURISDICTION,
        service_clause=terms.service(WHO),
        disbursements=(note,),
        evidence=terms.clauses("01-借款合同/个人消费借款合同.pdf"),
    )
    plan = schedule.Plan(terms.shown(bare), date(2024, 4, 20), 36, date(2027, 3, 20))
    return schedule.with_schedule(plan, schedule.level(note.amount, bare.rate.annual_percent, 36))


def repayments(of: Loan) -> tuple[Repayment, ...]:
    """Return sixteen instalments (one of them late), then two small payments."""
    rows = schedule.paid(of, 16, late={9: date(2025, 1, 3)}, payer=WHO.name)
    debt = of.disbursements[0].note
    few = ("R017", "2025-09-26", "1500.00"), ("R018", "2026-04-08", "500.00")
    return rows + tuple(
        Repayment(
            id=n, paid_on=d, amount=a, debt=debt, payer=WHO.name, channel="本人转账", evidence=schedule.FLOW
        )
        for n, d, a in few
    )


def contacts() -> tuple:
    """Return the demands in order of time."""
    to, name = WHO.phone, WHO.name
    text = "【示例银行】您的贷款已逾期，请立即归还全部到期欠款。"
    return (
        sms("C01", "2025-08-22 10:05", name, to, text=text),
        sms("C02", "2025-09-22 10:02", name, to, text=text),
        contact("C03", "2025-10-15", Channel.PHONE, name, f"{CALLS}#1", at="14:32", sent_to=to,
                outcome=Outcome.REACHED, receiver=Receiver.SELF, arrived_on="2025-10-15",
                result="本人接听，核对姓名及证件号后四位，要求归还欠款；答复筹款中，有录音",
                is_recorded=True),
        contact("C04", "2025-11-18", Channel.PHONE, name, f"{CALLS}#1", at="09:41", sent_to=to,
                outcome=Outcome.NOT_REACHED, result="无人接听"),
        contact("C05", "2025-12-08", Channel.LETTER, name, f"{RECEIPT}#1", sent_to=ADDRESS,
                outcome=Outcome.REACHED, receiver=Receiver.SELF, arrived_on="2025-12-10",
                result="宣布贷款提前到期通知书，EMS单号99999000001CS，本人签收"),
        sms("C06", "2026-01-15 10:11", name, to,
        text="【示例银行】您的贷款已宣布提前到期，请立即归还全部本息。"),
        contact("C07", "2026-04-21", Channel.PHONE, name, f"{CALLS}#1", at="15:20", sent_to=to,
                outcome=Outcome.REACHED, receiver=Receiver.SELF, arrived_on="2026-04-21",
                result="本人接听，要求归还全部本息；答复暂无能力，有录音",
                is_recorded=True),
        contact("C08", "2026-05-12", Channel.PHONE, name, f"{CALLS}#1", at="22:35", sent_to=to,
                outcome=Outcome.NOT_REACHED, result="无人接听"),
    )  # fmt: skip


def case() -> CaseFile:
    """Return the case."""
    of = loan()
    return CaseFile(
        number=NUMBER,
        cause=Cause.LOAN,
        court=bank.COURT,
        cutoff_on="2026-05-31",
        escalation=terms.handed_over(
            "2026-05-15", Willingness.EVASIVE, DefaultCause.SUBJECTIVE, "有稳定工资收入，多次答应还款后没有还"
        ),
        creditor=bank.CITY,
        people=(WHO,),
        debtors=(Debtor(name=WHO.name),),
        loans=(of,),
        repayments=repayments(of),
        costs=(
            Cost(
                kind=CostKind.LAWYER,
                amount="3000.00",
                incurred_on="2026-05-20",
                debt=of.disbursements[0].note,
                basis="委托代理合同及发票",
                evidence=proof("07-其他/委托代理合同.pdf#1; 07-其他/律师费发票.png#1"),
            ),
        ),
        contacts=contacts(),
        clues=(
            PropertyClue(
                id="P01",
                owner=WHO.name,
                kind=PropertyKind.DEPOSIT,
                description="工资账户",
                location="另一示例银行某市分行",
                number=numbers.card_number(102, 19),
                value="6000.00",
                prior_claims="0.00",
                source="贷款申请资料",
            ),
            PropertyClue(
                id="P02",
                owner=WHO.name,
                kind=PropertyKind.VEHICLE,
                description="小型轿车，号牌某A·00000（虚构）",
                location=ADDRESS,
                value="52000.00",
                prior_claims="31000.00",
                source="借款人自述；称车辆已抵押给某市示例汽车金融有限公司",
            ),
        ),
        evidence=notes(),
    )


def notes() -> tuple[ExhibitNote, ...]:
    """Return what the lawyer says of some of the files; the notice stands before its slip."""
    said = (
        ExhibitNote(
            file="01-借款合同/个人消费借款合同.pdf",
            title="个人消费借款合同（电子签名）",
            group="借款合同",
            kind=ExhibitKind.ELECTRONIC,
            original=Original.ELECTRONIC,
            source="原告电子合同系统",
            purpose=terms.agreed(
                loan(), f"被告{WHO.name}", "利率、罚息、提前到期、费用负担、送达地址和管辖的约定"
            ),
        ),
        ExhibitNote(
            file=NOTICE,
            title="宣布贷款提前到期通知书",
            purpose="证明因被告连续四期未足额还款，原告依合同第8.2条书面宣布贷款提前到期",
        ),
        ExhibitNote(
            file=RECEIPT,
            title="EMS妥投回执",
            original=Original.COPY,
            purpose="证明上述通知书于2025年12月10日由被告本人签收",
        ),
        ExhibitNote(file=INVOICE, title="律师费电子发票", original=Original.ELECTRONIC),
        terms.certificate(),
        terms.log("2026-05-18"),
    )
    return ordered(said, said[0].file, LENT, schedule.FLOW[0].file, NOTICE, RECEIPT)
