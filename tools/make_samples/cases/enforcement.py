"""Case 8: an effective judgment, paid in part; the two years to apply for enforcement are running."""

from datetime import date

from legal_docs.model.casefile import CaseFile, Cause, DefaultCause, Stage, Willingness
from legal_docs.model.contact import CaseEvent, Channel, EndedBy, EventKind, Outcome, Receiver
from legal_docs.model.exhibit import ExhibitNote, Original
from legal_docs.model.judgment import AwardedItem, FurtherKind, Judgment
from legal_docs.model.loan import Disbursement, Loan, LoanKind, RateTerms, Repayment, RepaymentMethod
from legal_docs.model.party import Debtor, DebtorRole, NaturalPerson, Sex, Whereabouts
from legal_docs.model.property import Preservation, PropertyClue, PropertyKind
from tools.make_samples import bank, numbers, schedule, terms
from tools.make_samples.terms import contact, ordered, proof

NUMBER = "DEMO-2026-008-申请执行"
JUDGMENT = "（2024）某示0101民初00008号"
BOOK = "08-裁判文书/民事判决书.pdf"
CONTRACT = "01-借款合同/个人经营借款合同（扫描）.pdf"
LETTER, RECEIPT = "04-催收记录/履行通知函.docx", "04-催收记录/EMS妥投回执.jpg"
RULING = "08-裁判文书/财产保全裁定书.pdf"
HIM = NaturalPerson(
    name="褚某辛",
    sex=Sex.MALE,
    born_on="1984-01-31",
    ethnicity="汉族",
    occupation="货运司机",
    phone=numbers.phone(81),
    household_address="某省某市某区示例巷3号",
    whereabouts=Whereabouts.KNOWN,
    spouse="卫某壬",
    married_on="2010-05-20",
    id_number=numbers.id_number(date(1984, 1, 31), Sex.MALE, 181),
)
HER = NaturalPerson(
    name="卫某壬",
    sex=Sex.FEMALE,
    born_on="1985-06-06",
    ethnicity="汉族",
    occupation="会计",
    employer="某市示例物流有限公司",
    phone=numbers.phone(82),
    household_address="某省某市某区示例巷3号",
    whereabouts=Whereabouts.KNOWN,
    spouse="褚某辛",
    married_on="2010-05-20",
    id_number=numbers.id_number(date(1985, 6, 6), Sex.FEMALE, 182),
)
OPERATIVE = "\n".join(
    (
        "一、被告褚某辛、卫某壬于本判决生效之日起十日内共同偿还原告示例银行股份有限公司某市分行借款本金186523.40元、"
        "利息5432.10元、罚息1210.33元、复利98.76元（利息、罚息、复利暂计至2024年10月31日），"
        "并支付自2024年11月1日起至实际清偿之日止以未还本金为基数、按年利率9.45%计算的罚息；",
        "二、被告褚某辛、卫某壬于本判决生效之日起十日内共同支付原告示例银行股份有限公司某市分行律师代理费4000元；",
        "三、驳回原告的其他诉讼请求。",
        "如果未按本判决指定的期间履行给付金钱义务，应当依照《中华人民共和国民事诉讼法》第二百六十四条的规定，"
        "加倍支付迟延履行期间的债务利息。",
        "案件受理费4265元，减半收取2132.50元，由被告褚某辛、卫某壬共同负担"
        "（原告已预交，被告于本判决生效之日起十日内直接支付原告）。",
    )
)


def loan() -> Loan:
    """Return the loan the judgment is about; what it awards has taken its place."""
    note = Disbursement(
        note="DEMO-JJ-2022-000801",
        disbursed_on="2022-03-01",
        due_on="2024-03-01",
        amount="300000.00",
        account=numbers.card_number(802, 19),
    )
    made = Loan(
        number="DEMO-JY-2022-0008",
        title="个人经营借款合同",
        kind=LoanKind.PERSONAL_BUSINESS,
        signed_on="2022-03-01",
        signed_at="某省某市",
        amount="300000.00",
        purpose="购置货车",
        term_from="2022-03-01",
        term_to="2024-03-01",
        rate=RateTerms(annual_percent="6.3", clause="第3.1条"),
        day_count=360,
        method=RepaymentMethod.EQUAL_INSTALMENT,
        penalty=terms.PENALTY,
        compound=terms.COMPOUND,
        acceleration_terms=terms.ACCELERATION,
        allocation=terms.ALLOCATION,
        cost_clause=terms.COST_CLAUSE,
        jurisdiction=terms.JURISDICTION,
        service_clause=terms.service(HIM, HER),
        disbursements=(note,),
        evidence=proof(f"{CONTRACT}#1"),
    )
    return terms.shown(made)


def suit() -> CaseEvent:
    """Return the suit that ended with the judgment."""
    return CaseEvent(
        id="E00",
        on="2024-11-15",
        kind=EventKind.SUIT,
        target=HIM.name,
        ended_on="2025-03-11",
        ended_by=EndedBy.JUDGMENT,
        note="与卫某壬一并起诉，判决已生效",
        evidence=proof(f"{BOOK}#1; 08-裁判文书/生效证明.pdf#1"),
    )


def judgment() -> Judgment:
    """Return the judgment with what it awards."""
    further = {
        "further_percent": "9.45",
        "further_from": "2024-11-01",
        "further_kind": FurtherKind.PENALTY,
        "day_count": 360,
    }
    return Judgment(
        number=JUDGMENT,
        court=bank.COURT,
        issued_on="2025-02-12",
        effective_on="2025-03-11",
        performance_days=10,
        operative_part=OPERATIVE,
        items=(
            AwardedItem(label="借款本金", kind="principal", amount="186523.40", is_base=True, **further),
            AwardedItem(label="利息", kind="interest", amount="5432.10"),
            AwardedItem(label="罚息", kind="penalty", amount="1210.33"),
            AwardedItem(label="复利", kind="compound", amount="98.76"),
            AwardedItem(label="律师代理费", kind="costs", amount="4000.00", is_base=True),
            AwardedItem(label="案件受理费", kind="court_fee", amount="2132.50"),
        ),
        obligors=(HIM.name, HER.name),
        debts=("DEMO-JJ-2022-000801",),
        served_on="2025-02-19",
        costs_to_bank="2132.50",
        enforcement_court=bank.COURT,
        evidence=proof(f"{BOOK}#1; 08-裁判文书/生效证明.pdf#1"),
    )


def repayments() -> tuple[Repayment, ...]:
    """Return what was paid after the judgment."""
    rows = (
        ("2025-05-10", "20000.00", HIM.name),
        ("2025-06-30", "3000.00", HIM.name),
        ("2025-09-18", "10000.00", HER.name),
        ("2025-12-25", "2000.00", HIM.name),
        ("2026-03-20", "5000.00", HIM.name),
    )
    return tuple(
        Repayment(
            id=f"R{at:03d}",
            paid_on=day,
            amount=amount,
            debt=JUDGMENT,
            payer=payer,
            channel="转入原告收款账户",
            evidence=schedule.FLOW,
        )
        for at, (day, amount, payer) in enumerate(rows, 1)
    )


def preservations() -> tuple[Preservation, ...]:
    """Return what the court froze and sealed; the freeze on the account ends soon."""
    number = "（2024）某示0101财保00008号"
    return (
        Preservation(
            id="B01",
            owner=HIM.name,
            kind=PropertyKind.DEPOSIT,
            asset="另一示例银行某市分行账户",
            ruled_on="2025-07-14",
            executed_on="2025-07-16",
            expires_on="2026-07-15",
            amount="200000.00",
            court=bank.COURT,
            ruling_number=f"{number}之一",
            renews=number,
            evidence=proof(f"{RULING}#2; {RULING}#3"),
        ),
        Preservation(
            id="B02",
            owner=HER.name,
            kind=PropertyKind.REAL_ESTATE,
            asset="某省某市某区示例巷3号房屋（轮候第一位转为正式查封）",
            ruled_on="2024-11-20",
            executed_on="2024-11-22",
            expires_on="2027-11-21",
            court=bank.COURT,
            ruling_number=number,
            evidence=proof(f"{RULING}#2; {RULING}#1"),
        ),
    )


def case() -> CaseFile:
    """Return the case."""
    return CaseFile(
        number=NUMBER,
        cause=Cause.LOAN,
        stage=Stage.ENFORCEMENT,
        court=bank.COURT,
        creditor=bank.enforcing(bank.CITY),
        escalation=terms.handed_over("2026-06-10", Willingness.WILLING, DefaultCause.OBJECTIVE,
                                     "判决后断续还款；账户冻结将于2026年7月15日到期"),
        people=(HIM, HER),
        debtors=(
            Debtor(name=HIM.name, role=DebtorRole.BORROWER, basis="民事判决书第一、二项"),
            Debtor(name=HER.name, role=DebtorRole.CO_BORROWER, basis="民事判决书第一、二项"),
        ),
        loans=(loan(),),
        repayments=repayments(),
        contacts=(
            contact("C01", "2025-08-19", Channel.PHONE, HIM.name, "04-催收记录/电话催收记录.csv#1",
            at="10:10",
                    sent_to=HIM.phone, outcome=Outcome.REACHED, receiver=Receiver.SELF,
                    arrived_on="2025-08-19",
                    result="本人接听，要求履行判决；答复每月还一部分，有录音", is_recorded=True),
            contact("C02", "2026-01-10", Channel.LETTER, HIM.name,
                    f"{LETTER}#1; {RECEIPT}#1",
                    sent_to=HIM.household_address, outcome=Outcome.REACHED, receiver=Receiver.SELF,
                    arrived_on="2026-01-12", result="履行生效判决通知函，EMS单号99999000081CS，本人签收"),
        ),
        events=(suit(),),
        preservations=preservations(),
        judgments=(judgment(),),
        clues=(
            PropertyClue(id="P01", owner=HIM.name, kind=PropertyKind.DEPOSIT, description="已冻结账户",
                         location="另一示例银行某市分行", number=numbers.card_number(801, 19),
                         value="38200.00", prior_claims="0.00",
                         source="诉讼保全", evidence=proof(f"{RULING}#2")),
            PropertyClue(id="P02", owner=HER.name, kind=PropertyKind.REAL_ESTATE, description="已查封房屋",
                         location="某省某市某区示例巷3号", number="某（2019）某市不动产权第0000008号",
                         value="900000.00", prior_claims="350000.00", is_only_home=True,
                         source="诉讼保全；房屋按揭于另一示例银行某市分行", evidence=proof(f"{RULING}#2")),
            PropertyClue(id="P03", owner=HIM.name, kind=PropertyKind.VEHICLE,
                         description="轻型厢式货车，号牌某A·00008（虚构）", value="60000.00",
                         sealed_by="某市某县人民法院", source="被执行人自述"),
        ),
        evidence=notes(),
    )  # fmt: skip


def notes() -> tuple[ExhibitNote, ...]:
    """Return what the lawyer says of some of the files; the letter stands before its slip."""
    said = (
        ExhibitNote(
            file=BOOK,
            title="民事判决书",
            original=Original.ORIGINAL,
            source=bank.COURT,
            purpose=f"证明申请执行的依据为{judgment().number}民事判决书，及其确定的给付内容",
        ),
        ExhibitNote(
            file="08-裁判文书/生效证明.pdf",
            title="法律文书生效证明",
            original=Original.ORIGINAL,
            source=bank.COURT,
            purpose="证明判决已于2025年3月11日发生法律效力",
        ),
        ExhibitNote(
            file=RULING,
            title="财产保全裁定书、财产保全情况告知书及续行裁定书",
            source=bank.COURT,
            purpose="证明法院已冻结、查封被执行人的财产，并裁定续行冻结，以及各项保全的届满日期",
        ),
    )
    first = [note.file for note in said]
    return ordered(said, *first, CONTRACT, schedule.FLOW[0].file, LETTER, RECEIPT)
