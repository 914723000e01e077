"""Case 7: a debt due before October 2017, alive by the transition rule and a chain of demands."""

from datetime import date

from legal_docs.model.casefile import CaseFile, Cause, DefaultCause, Willingness
from legal_docs.model.contact import Channel, Outcome, Receiver
from legal_docs.model.exhibit import ExhibitNote, Original
from legal_docs.model.loan import Disbursement, Loan, LoanKind, RateTerms, Repayment, RepaymentMethod
from legal_docs.model.party import Debtor, NaturalPerson, Sex, Whereabouts
from legal_docs.model.property import PropertyClue, PropertyKind
from tools.make_samples import bank, numbers, schedule, terms
from tools.make_samples.terms import contact, ordered, proof

NUMBER = "DEMO-2026-007-旧债过渡"
BORN = date(1966, 3, 21)
WHO = NaturalPerson(
    name="冯某庚",
    sex=Sex.MALE,
    born_on=BORN,
    ethnicity="汉族",
    occupation="农民",
    phone=numbers.phone(71),
    household_address="某省某市某县示例乡示例村3组8号",
    whereabouts=Whereabouts.KNOWN,
    spouse="褚某丑",
    married_on="1990-02-10",
    id_number=numbers.id_number(BORN, Sex.MALE, 171),
)
LENT = "02-放款凭证/借款借据（扫描）.pdf"
ENVELOPE = "04-催收记录/EMS妥投回执（2022年3月8日）.jpg"
NOTICES = "04-催收记录/催收通知书（2016、2019、2022年）.pdf"
VISIT = "04-催收记录/上门催收签收单（2025年2月19日）.pdf"


def loan() -> Loan:
    """Return the loan with its schedule."""
    note = Disbursement(
        note="DEMO-JJ-2014-000701",
        disbursed_on="2014-01-02",
        due_on="2015-12-31",
        amount="200000.00",
        account=numbers.card_number(701, 19),
        evidence=proof(f"{LENT}#1"),
    )
    bare = Loan(
        number="DEMO-NH-2013-0007",
        title="个人借款合同",
        kind=LoanKind.PERSONAL_BUSINESS,
        signed_on="2013-12-30",
        signed_at="某省某市",
        amount="200000.00",
        purpose="购买农机具",
        term_from="2014-01-02",
        term_to="2015-12-31",
        rate=RateTerms(annual_percent="7.38", clause="第3.1条"),
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
        evidence=terms.clauses("01-借款合同/个人借款合同（扫描）.pdf"),
    )
    plan = schedule.Plan(terms.shown(bare), date(2014, 1, 20), 25, note.due_on)
    return schedule.with_schedule(plan, schedule.bullet(25))


def repayments(of: Loan) -> tuple[Repayment, ...]:
    """Return the interest of nineteen months and one part payment after the due day."""
    last = Repayment(
        id="R020",
        paid_on="2016-03-10",
        amount="10000.00",
        debt=of.disbursements[0].note,
        payer=WHO.name,
        channel="柜面存入",
        evidence=schedule.FLOW,
    )
    return (*schedule.paid(of, 19, payer=WHO.name), last)


def contacts() -> tuple:
    """Return the chain: each demand comes inside the period the one before it opened."""
    own = {"outcome": Outcome.REACHED, "receiver": Receiver.SELF}
    handed, name = Channel.HANDED, WHO.name
    return (
        contact("C01", "2016-05-20", handed, name, f"{NOTICES}#1", arrived_on="2016-05-20",
                result="催收通知书，本人签收并捺印", **own),
        contact("C02", "2019-04-11", handed, name, f"{NOTICES}#2", arrived_on="2019-04-11",
                result="催收通知书，本人签收并捺印", **own),
        contact("C03", "2022-03-05", Channel.LETTER, name, f"{ENVELOPE}#1; {NOTICES}#3",
                sent_to=WHO.household_address, arrived_on="2022-03-08",
                result="催收通知书，EMS单号99999000071CS，本人签收", **own),
        contact("C04", "2024-06-03", Channel.PHONE, name, "04-催收记录/电话催收记录.csv#1", at="11:02",
                sent_to=WHO.phone, outcome=Outcome.NOT_REACHED, result="关机"),
        contact("C05", "2025-02-19", Channel.VISIT, name, f"{VISIT}#1", arrived_on="2025-02-19",
                sent_to=WHO.household_address, result="上门催收，本人在签收单上签字", **own),
    )  # fmt: skip


def case() -> CaseFile:
    """Return the case."""
    of = loan()
    return CaseFile(
        number=NUMBER,
        cause=Cause.LOAN,
        court=bank.COURT,
        escalation=terms.handed_over(
            "2026-03-30", Willingness.WILLING, DefaultCause.OBJECTIVE, "务农，收入不稳定，历次催收均签收"
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
                kind=PropertyKind.MOVABLE,
                description="示例牌轮式拖拉机一台（出厂编号SAMPLE0001）",
                location=WHO.household_address,
                value="45000.00",
                prior_claims="0.00",
                source="贷后检查记录",
            ),
            PropertyClue(
                id="P02",
                owner=WHO.name,
                kind=PropertyKind.DEPOSIT,
                description="惠农补贴账户",
                location="某县示例农村信用社",
                number=numbers.card_number(702, 19),
                source="贷款申请资料",
            ),
        ),
        evidence=notes(),
    )


def notes() -> tuple[ExhibitNote, ...]:
    """Return what the lawyer says of some of the files; the notices stand before the slip."""
    said = (
        ExhibitNote(
            file="01-借款合同/个人借款合同（扫描）.pdf",
            title="个人借款合同",
            original=Original.COPY,
            original_place="原告档案库",
        ),
        ExhibitNote(
            file=NOTICES,
            title="催收通知书三份",
        ),
        ExhibitNote(
            file=VISIT,
            title="上门催收签收单",
            purpose="证明原告于2025年2月19日再次主张权利",
        ),
    )
    return ordered(said, said[0].file, LENT, schedule.FLOW[0].file, NOTICES, ENVELOPE, VISIT)
