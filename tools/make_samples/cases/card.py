"""Case 2: a credit card, ten statements, minimum payments and then nothing; demands by text message."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

from legal_docs.model.base import cents
from legal_docs.model.card import CardAccount, Statement
from legal_docs.model.casefile import CaseFile, Cause, DefaultCause, Willingness
from legal_docs.model.clauses import JurisdictionClause, PlaceLink, ServiceClause
from legal_docs.model.contact import Channel, ContactRecord, Outcome, Receiver
from legal_docs.model.exhibit import ExhibitKind, ExhibitNote, Original
from legal_docs.model.loan import AllocationTerms, Bucket, Repayment
from legal_docs.model.party import Debtor, DebtorRole, NaturalPerson, Sex, Whereabouts
from legal_docs.model.property import PropertyClue, PropertyKind
from tools.make_samples import bank, numbers, terms
from tools.make_samples.terms import contact, proof, sms

NUMBER = "DEMO-2026-002-信用卡"
BORN = date(1993, 4, 2)
WHO = NaturalPerson(
    name="陈某㛃",
    sex=Sex.FEMALE,
    born_on=BORN,
    ethnicity="汉族",
    occupation="平面设计师",
    employer="某市示例广告有限公司",
    phone=numbers.phone(21),
    email="chen@example.com",
    household_address="某省某市某区示例新街6号",
    residence_address="某省某市某区示例苑2号楼302室",
    residence_since="2021-09-01",
    whereabouts=Whereabouts.KNOWN,
    id_number=numbers.id_number(BORN, Sex.FEMALE, 121),
)
CARD = numbers.card_number(21)
BILLS = "03-账单/信用卡账单.pdf"
DAILY = Decimal("0.05")
ZERO = Decimal("0.00")
MONTHS = (
    # From October to March each statement takes in one of six instalments of a cash advance of 16,000
    # (2,666.67, the last 2,666.65) and its fee of 0.75 %.
    # statement day, new purchases with the instalment, fees, paid since the last statement and on which day
    ("2025-08-05", "12680.50", "0.00", "0.00", ""),
    ("2025-09-05", "9310.00", "0.00", "1300.00", "2025-08-24"),
    ("2025-10-05", "8817.47", "120.00", "2600.00", "2025-09-24"),
    ("2025-11-05", "5526.67", "120.00", "3300.00", "2025-10-23"),
    ("2025-12-05", "2666.67", "120.00", "3500.00", "2025-11-25"),
    ("2026-01-05", "2666.67", "120.00", "0.00", ""),
    ("2026-02-05", "2666.67", "120.00", "500.00", "2026-01-20"),
    ("2026-03-05", "2666.65", "120.00", "0.00", ""),
    ("2026-04-05", "0.00", "0.00", "0.00", ""),
    ("2026-05-05", "0.00", "0.00", "0.00", ""),
)


@dataclass(slots=True)
class _Balance:
    """What is owed on the card while the statements are made; payments go to interest first."""

    principal: Decimal = ZERO
    rest: dict[str, Decimal] = field(
        default_factory=lambda: dict.fromkeys(("interest", "fees", "damages"), ZERO)
    )
    minimum: Decimal = ZERO

    def pay(self, amount: Decimal) -> None:
        for name, owed in self.rest.items():
            taken = min(owed, amount)
            self.rest[name], amount = owed - taken, amount - taken
        self.principal -= amount

    @property
    def total(self) -> Decimal:
        return self.principal + sum(self.rest.values(), ZERO)


def statements() -> tuple[Statement, ...]:
    """Return ten statements that follow from one another."""
    balance, rows, since = _Balance(), [], date(2025, 7, 5)
    for at, (day, bought, fees, paid, _) in enumerate(MONTHS, 1):
        on, opening = date.fromisoformat(day), balance.total
        short = max(ZERO, balance.minimum - Decimal(paid))
        balance.pay(Decimal(paid))
        interest = cents(balance.principal * DAILY * (on - since).days / 100)
        damages = cents(short * 5 / 100)
        for name, amount in (("interest", interest), ("fees", Decimal(fees)), ("damages", damages)):
            balance.rest[name] += amount
        balance.principal += Decimal(bought)
        balance.minimum = cents(balance.principal / 10) + sum(balance.rest.values(), ZERO)
        rows.append(
            Statement(
                statement_on=on,
                due_on=on + timedelta(days=20),
                opening=opening,
                principal=bought,
                interest=interest,
                damages=damages,
                fees=fees,
                paid=paid,
                closing=balance.total,
                minimum_due=balance.minimum,
                evidence=proof(f"{BILLS}#{at}"),
            )
        )
        since = on
    return tuple(rows)


def repayments() -> tuple[Repayment, ...]:
    """Return the payments the statements print, on the days they were made."""
    rows = [(on, paid, page) for page, (*_, paid, on) in enumerate(MONTHS, 1) if on]
    return tuple(
        Repayment(id=f"R{at:03d}", paid_on=on, amount=paid, debt=CARD, payer=WHO.name, channel="手机银行转账",
                  evidence=proof(f"{BILLS}#{page}"))
        for at, (on, paid, page) in enumerate(rows, 1)
    )  # fmt: skip


def card() -> CardAccount:
    """Return the account."""
    return CardAccount(
        number=CARD,
        holder=WHO.name,
        agreement="信用卡领用合约",
        opened_on="2019-06-10",
        limit="50000.00",
        daily_percent=DAILY,
        rate_clause="第七条",
        damages_percent="5",
        damages_clause="第八条",
        fee_clause="第十四条",
        allocation=AllocationTerms(
            order=(Bucket.COSTS, Bucket.INTEREST, Bucket.FEES, Bucket.DAMAGES, Bucket.PRINCIPAL),
            agreed=True,
            clause="第九条",
        ),
        cost_clause="第十条",
        jurisdiction=JurisdictionClause(
            content="因本合约产生的争议，由发卡机构住所地有管辖权的人民法院管辖",
            clause="第十三条",
            link=PlaceLink.PLAINTIFF,
            highlighted=True,
        ),
        service_clause=ServiceClause(
            content="持卡人确认申请表所留以下地址、手机号码和电子邮箱为催收文书和诉讼文书的送达地址："
            f"{WHO.address}；{WHO.phone}；{WHO.email}",
            clause="第十二条",
            electronic=True,
        ),
        highlighted=True,
        highlight_note="利率、违约金、分期手续费等条款以下划线标明并附重要提示，"
        "申请人在“申请人（已阅读并同意全部条款）”处签名",
        statements=statements(),
        evidence=proof("01-信用卡合约/信用卡申请表.jpg#1; 01-信用卡合约/信用卡领用合约.pdf#1"),
    )


TRIES = ("09:05", "10:30", "11:48", "14:02", "15:40", "17:15", "19:26")


def _unanswered() -> Iterator[ContactRecord]:
    """Yield the calls of one day, none of them answered."""
    for number, at in enumerate(TRIES, 5):
        yield contact(f"C{number:02d}", "2026-05-20", Channel.PHONE, WHO.name,
                      "04-催收记录/电话催收记录.csv#1", at=at, sent_to=WHO.phone,
                      outcome=Outcome.NOT_REACHED, result="无人接听")  # fmt: skip


def contacts() -> tuple:
    """Return the demands in order of time."""
    text = f"【示例银行】您尾号{CARD[-4:]}的信用卡已逾期，请立即归还全部欠款。"
    return (
        sms("C01", "2026-01-08 10:00", WHO.name, WHO.phone, text=text),
        contact("C02", "2026-02-12", Channel.PHONE, WHO.name, "04-催收记录/电话催收记录.csv#1", at="15:05",
                sent_to=WHO.phone, outcome=Outcome.REACHED, receiver=Receiver.SELF, arrived_on="2026-02-12",
                result="本人接听，要求归还全部欠款；答复失业，有录音", is_recorded=True),
        sms("C03", "2026-03-10 10:00", WHO.name, WHO.phone, text=text),
        sms("C04", "2026-04-10 10:01", WHO.name, WHO.phone, delivered=False, text=text),
        *_unanswered(),
        sms("C12", "2026-06-01 10:00", WHO.name, WHO.phone, text=text),
    )  # fmt: skip


def case() -> CaseFile:
    """Return the case."""
    return CaseFile(
        number=NUMBER,
        cause=Cause.CARD,
        court=bank.COURT,
        escalation=terms.handed_over("2026-06-05", Willingness.WILLING, DefaultCause.OBJECTIVE,
                                     "2026年1月起失业，表示找到工作后分期归还"),
        creditor=bank.CARDS,
        people=(WHO,),
        debtors=(Debtor(name=WHO.name, role=DebtorRole.CARDHOLDER),),
        cards=(card(),),
        repayments=repayments(),
        contacts=contacts(),
        clues=(
            PropertyClue(id="P01", owner=WHO.name, kind=PropertyKind.DEPOSIT, description="约定还款账户",
                         location="示例银行股份有限公司某市分行", number=numbers.card_number(22, 19),
                         value="1500.00", prior_claims="0.00", source="信用卡申请表"),
            PropertyClue(id="P02", owner=WHO.name, kind=PropertyKind.SECURITIES, description="基金账户",
                         location="某市示例基金销售有限公司", source="手机银行关联信息"),
        ),
        evidence=(
            ExhibitNote(file="01-信用卡合约/信用卡申请表.jpg", title="信用卡申请表",
                        purpose="证明被告陈某㛃于2019年6月10日向原告申领信用卡、声明遵守领用合约，"
                        "以及核准的卡号和信用额度"),
            ExhibitNote(file="01-信用卡合约/信用卡领用合约.pdf", title="信用卡领用合约",
                        purpose="证明透支利率、违约金、分期手续费、实现债权费用的负担、抵充顺序和送达地址的约定，"
                        "相关条款已以下划线标明，被告在“申请人（已阅读并同意全部条款）”处签名"),
            ExhibitNote(file=BILLS, title="信用卡账单（2025年8月至2026年5月）", kind=ExhibitKind.ELECTRONIC,
                        original=Original.ELECTRONIC, source="原告信用卡系统"),
            terms.log("2026-06-08"),
        ),
    )  # fmt: skip
