"""Case 6: an ordinary loan whose period goes on only because one text message is proved to have arrived."""

from datetime import date

from legal_docs.model.casefile import CaseFile, Cause, Willingness
from legal_docs.model.clauses import JurisdictionClause, PlaceLink
from legal_docs.model.loan import Disbursement, Loan, LoanKind, RateTerms, Repayment, RepaymentMethod
from legal_docs.model.party import Debtor, NaturalPerson, Organisation, OrgStatus, Sex, Whereabouts
from legal_docs.model.property import PropertyClue, PropertyKind
from tools.make_samples import bank, numbers, schedule, terms
from tools.make_samples.terms import proof, sms

NUMBER = "DEMO-2026-006-短信中断"
BORN = date(1982, 8, 18)
WHO = NaturalPerson(
    name="郑某己",
    sex=Sex.FEMALE,
    born_on=BORN,
    ethnicity="满族",
    occupation="日用品零售",
    employer="某区郑某己日用品经营部",
    position="经营者",
    phone=numbers.phone(61),
    household_address="某省某市某区示例胡同7号",
    whereabouts=Whereabouts.KNOWN,
    id_number=numbers.id_number(BORN, Sex.FEMALE, 161),
)
SHOP = Organisation(
    name=WHO.employer,
    uscc=numbers.uscc(601, "92"),
    head_name=WHO.name,
    head_title="经营者",
    phone=WHO.phone,
    address="某省某市河东区示例市场12号",
    org_type="个体工商户",
    status=OrgStatus.ACTIVE,
    operator=WHO.name,
)
CLAUSE = JurisdictionClause(
    content=f"因本合同产生的争议，协商不成的，由贷款人住所地的{bank.EAST_COURT}管辖",
    clause="第13.1条",
    court=bank.EAST_COURT,
    link=PlaceLink.PLAINTIFF,
    highlighted=True,
)
OLD_PHONE = numbers.phone(62)


def loan() -> Loan:
    """Return the loan with its schedule."""
    note = Disbursement(
        note="DEMO-JJ-2020-000601",
        disbursed_on="2020-04-29",
        due_on="2023-04-28",
        amount="300000.00",
        account=numbers.card_number(601, 19),
        evidence=proof("02-放款凭证/借款借据.pdf#1"),
    )
    bare = Loan(
        number="DEMO-JY-2020-0006",
        title="个人经营借款合同",
        kind=LoanKind.PERSONAL_BUSINESS,
        signed_on="2020-04-27",
        signed_at="某省某市",
        amount="300000.00",
        purpose="日用品进货",
        term_from="2020-04-29",
        term_to="2023-04-28",
        rate=RateTerms(annual_percent="5.655", clause="第3.1条"),
        day_count=360,
        method=RepaymentMethod.MONTHLY_INTEREST,
        penalty=terms.PENALTY,
        compound=terms.COMPOUND,
        acceleration_terms=terms.MATURITY,
        allocation=terms.ALLOCATION,
        cost_clause=terms.COST_CLAUSE,
        jurisdiction=CLAUSE,
        service_clause=terms.service(WHO),
        disbursements=(note,),
        evidence=terms.clauses("01-借款合同/个人经营借款合同.pdf"),
    )
    plan = schedule.Plan(terms.shown(bare), date(2020, 5, 20), 37, note.due_on)
    return schedule.with_schedule(plan, schedule.bullet(37))


def repayments(of: Loan) -> tuple[Repayment, ...]:
    """Return the interest of thirty-three months."""
    return schedule.paid(of, 33, payer=WHO.name)


def contacts() -> tuple:
    """Return the messages: two failed, two to a number no longer in use, one delivered."""
    name, text = WHO.name, "【示例银行】您的贷款已到期，请立即归还全部本息。"
    return (
        sms("C01", "2023-05-15 09:00", name, OLD_PHONE, delivered=False, text=text),
        sms("C02", "2023-11-20 09:00", name, OLD_PHONE, delivered=False, text=text),
        sms("C03", "2024-09-12 09:02", name, WHO.phone, delivered=False, text=text),
        sms("C04", "2025-08-14 09:15", name, WHO.phone, text=text),
    )


def case() -> CaseFile:
    """Return the case."""
    of = loan()
    return CaseFile(
        number=NUMBER,
        cause=Cause.LOAN,
        court=bank.EAST_COURT,
        escalation=terms.handed_over(
            "2026-05-28", Willingness.EVASIVE, None, "电话无人接听，经营部仍在营业，未见本人"
        ),
        creditor=bank.EAST,
        people=(WHO, SHOP),
        debtors=(Debtor(name=WHO.name),),
        loans=(of,),
        repayments=repayments(of),
        contacts=contacts(),
        clues=(
            PropertyClue(
                id="P01",
                owner=WHO.name,
                kind=PropertyKind.DEPOSIT,
                description="经营部结算账户",
                location="示例银行股份有限公司某市河东支行",
                number=numbers.card_number(602, 19),
                value="12000.00",
                prior_claims="0.00",
                source="开户资料",
            ),
        ),
        evidence=terms.by_name(
            (
                terms.log(
                    "2026-06-03",
                    "证明原告于2025年8月14日向合同第12.1条约定的手机号码发出催收短信，平台回执为已送达",
                ),
            ),
            "01-借款合同/个人经营借款合同.pdf",
            "02-放款凭证/借款借据.pdf",
        ),
        remarks="C01、C02误发至10000000062，不是合同第12.1条约定的号码",
    )
