"""Case 3: a home loan in another city, floating rate, husband and wife, registered mortgage."""

from datetime import date

from legal_docs.model.casefile import CaseFile, Cause, DefaultCause, Willingness
from legal_docs.model.contact import Channel, Outcome, Receiver
from legal_docs.model.exhibit import ExhibitNote, Original
from legal_docs.model.loan import (
    Acceleration,
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
from legal_docs.model.party import Debtor, DebtorRole, NaturalPerson, Sex, Whereabouts
from legal_docs.model.property import PropertyClue, PropertyKind
from legal_docs.model.security import Collateral, CollateralKind, Registration
from tools.make_samples import bank, numbers, schedule, terms
from tools.make_samples.terms import contact, ordered, proof, sms

NUMBER = "DEMO-2026-003-住房按揭"
HOUSE = "某省临江示例市示例大道88号示例家园3号楼1单元1201室"
HIM = NaturalPerson(
    name="王某甲",
    sex=Sex.MALE,
    born_on="1986-11-03",
    ethnicity="汉族",
    occupation="教师",
    employer="临江示例市示例职业学校",
    phone=numbers.phone(31),
    household_address=HOUSE,
    whereabouts=Whereabouts.KNOWN,
    spouse="赵某乙",
    married_on="2012-10-08",
    id_number=numbers.id_number(date(1986, 11, 3), Sex.MALE, 131),
)
HER = NaturalPerson(
    name="赵某乙",
    sex=Sex.FEMALE,
    born_on="1988-02-29",
    ethnicity="回族",
    occupation="服装零售",
    employer="临江示例市赵某乙服装店",
    position="经营者",
    phone=numbers.phone(32),
    household_address=HOUSE,
    whereabouts=Whereabouts.MISSING,
    whereabouts_since="2026-04-15",
    spouse="王某甲",
    married_on="2012-10-08",
    id_number=numbers.id_number(date(1988, 2, 29), Sex.FEMALE, 132),
)
LENT = "02-放款凭证/借款借据.pdf"
NOTICE = "04-催收记录/宣布贷款提前到期通知书.docx"
RECEIPT = "04-催收记录/EMS妥投回执.jpg"
RETURNED = "04-催收记录/EMS退回信封.heic"
CERTIFICATE = "05-担保材料/不动产登记证明.pdf"


def loan() -> Loan:
    """Return the loan with its schedule; interest is printed as far as the rate is known."""
    note = Disbursement(
        note="DEMO-JJ-2022-000301",
        disbursed_on="2022-04-20",
        due_on="2042-04-20",
        amount="960000.00",
        account=numbers.card_number(301, 19),
        evidence=proof(f"{LENT}#1"),
    )
    bare = Loan(
        number="DEMO-AJ-2022-0003",
        title="个人住房借款暨抵押合同",
        kind=LoanKind.HOUSING,
        signed_on="2022-04-08",
        signed_at="某省某市",
        amount="960000.00",
        purpose=f"购买{HOUSE}",
        term_from="2022-04-20",
        term_to="2042-04-20",
        rate=RateTerms(
            kind=RateKind.LPR,
            lpr_tenor=LprTenor.FIVE_YEARS,
            spread_bp=60,
            reset=Reset.NEW_YEAR,
            clause="第3.1条、第3.3条",
        ),
        day_count=360,
        method=RepaymentMethod.EQUAL_PRINCIPAL,
        penalty=terms.PENALTY,
        compound=terms.COMPOUND,
        acceleration_terms=terms.ACCELERATION,
        acceleration=Acceleration(
            declared_on="2026-02-27",
            arrived_on="2026-03-02",
            trigger="自2025年7月20日起连续八期未足额还款",
            evidence=proof(f"{NOTICE}#1; {RECEIPT}#1"),
        ),
        allocation=terms.ALLOCATION,
        cost_clause=terms.COST_CLAUSE,
        jurisdiction=terms.JURISDICTION,
        service_clause=terms.service(HIM, HER),
        disbursements=(note,),
        evidence=terms.clauses("01-借款合同/个人住房借款暨抵押合同.pdf"),
    )
    plan = schedule.Plan(terms.shown(bare), date(2022, 5, 20), 240, date(2026, 6, 20))
    return schedule.with_schedule(plan, schedule.equal_principal(note.amount, 240))


def repayments(of: Loan) -> tuple[Repayment, ...]:
    """Return thirty-eight instalments (one late), then one payment that was not enough."""
    rows = schedule.paid(of, 38, late={21: date(2024, 2, 6)}, payer=HIM.name)
    last = Repayment(
        id="R039",
        paid_on="2025-09-30",
        amount="3000.00",
        debt=of.disbursements[0].note,
        payer=HER.name,
        channel="柜面存入",
        evidence=schedule.FLOW,
    )
    return (*rows, last)


def contacts() -> tuple:
    """Return the demands in order of time."""
    text = "【示例银行】您的住房贷款已逾期，请立即归还逾期本息。"
    return (
        sms("C01", "2025-08-25 09:30", HIM.name, HIM.phone, text=text),
        sms("C02", "2025-08-25 09:30", HER.name, HER.phone, text=text),
        sms("C03", "2025-12-01 09:31", HIM.name, HIM.phone, text=text),
        contact("C04", "2026-02-27", Channel.LETTER, HIM.name, f"{RECEIPT}#1", sent_to=HOUSE,
                outcome=Outcome.REACHED, receiver=Receiver.SELF, arrived_on="2026-03-02",
                result="宣布贷款提前到期通知书，EMS单号99999000031CS，本人签收"),
        contact("C05", "2026-02-27", Channel.LETTER, HER.name, f"{RECEIPT}#1", sent_to=HOUSE,
                outcome=Outcome.REACHED, receiver=Receiver.SELF, arrived_on="2026-03-02",
                result="宣布贷款提前到期通知书，EMS单号99999000032CS，本人签收"),
        sms("C06", "2026-04-10 10:00", HIM.name, HIM.phone,
            text="【示例银行】您的住房贷款已宣布提前到期，请立即归还全部本息。"),
        contact("C07", "2026-05-18", Channel.LETTER, HER.name, f"{RETURNED}#1", sent_to=HOUSE,
                outcome=Outcome.RETURNED, result="EMS单号99999000033CS，逾期无人领取退回"),
    )  # fmt: skip


def collateral() -> Collateral:
    """Return the mortgage of the home, owned by both."""
    return Collateral(
        id="M01",
        kind=CollateralKind.MORTGAGE_REAL,
        owner=HIM.name,
        co_owners=(HER.name,),
        description=f"{HOUSE}房屋（建筑面积98.65平方米）",
        contract_number="DEMO-AJ-2022-0003",
        contract_title="个人住房借款暨抵押合同",
        signed_on="2022-04-08",
        certificate="某（2022）临江示例市不动产权第0000003号",
        registration=Registration.FORMAL,
        registration_number="某（2022）临江示例市不动产证明第0000003号",
        registered_on="2022-06-15",
        secured_amount="960000.00",
        rank="第一顺位",
        value="1150000.00",
        prior_claims="0.00",
        burdens="2025年9月1日起出租给案外人，租期三年；租赁和交付均在抵押登记之后",
        evidence=proof(f"{CERTIFICATE}#1"),
    )


def case() -> CaseFile:
    """Return the case."""
    of = loan()
    return CaseFile(
        number=NUMBER,
        cause=Cause.LOAN,
        court=bank.COURT,
        escalation=terms.handed_over(
            "2026-06-02",
            Willingness.EVASIVE,
            DefaultCause.OBJECTIVE,
            "赵某乙的服装店2025年停业；王某甲称赵某乙于2026年4月15日离家，电话停机，去向不明",
            is_simple=False,
        ),
        creditor=bank.CITY,
        people=(HIM, HER),
        debtors=(
            Debtor(name=HIM.name, role=DebtorRole.BORROWER),
            Debtor(name=HER.name, role=DebtorRole.CO_BORROWER, basis="在合同共同借款人处签字"),
        ),
        loans=(of,),
        repayments=repayments(of),
        collateral=(collateral(),),
        contacts=contacts(),
        clues=(
            PropertyClue(
                id="P01",
                owner=HIM.name,
                kind=PropertyKind.REAL_ESTATE,
                description="抵押房屋，登记于王某甲、赵某乙名下",
                location=HOUSE,
                number="某（2022）临江示例市不动产权第0000003号",
                value="1150000.00",
                prior_claims="0.00",
                is_only_home=True,
                source="不动产登记证明",
                evidence=proof(f"{CERTIFICATE}#1"),
            ),
            PropertyClue(
                id="P02",
                owner=HER.name,
                kind=PropertyKind.PAYMENT_ACCOUNT,
                description="经营收款账户",
                number=numbers.phone(32),
                source="贷款申请资料",
            ),
        ),
        evidence=notes(),
    )


def notes() -> tuple[ExhibitNote, ...]:
    """Return what the lawyer says of some of the files; the notice stands before its slip."""
    said = (
        ExhibitNote(
            file="01-借款合同/个人住房借款暨抵押合同.pdf",
            title="个人住房借款暨抵押合同",
            original=Original.ORIGINAL,
            purpose=terms.agreed(
                loan(), "被告王某甲、赵某乙（共同借款人）", "浮动利率、罚息、提前到期、送达地址和抵押的约定"
            ),
        ),
        ExhibitNote(
            file=CERTIFICATE,
            title="不动产登记证明",
            original=Original.ORIGINAL,
            purpose="证明抵押权已于2022年6月15日设立，原告对抵押房屋享有优先受偿权",
        ),
        terms.certificate(),
    )
    return ordered(said, said[0].file, LENT, schedule.FLOW[0].file, NOTICE, RECEIPT, RETURNED)
