"""One fact as the case file knows it and as exhibits tell it, and what is said where they differ."""

from collections.abc import Hashable, Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from legal_docs.bundling.wording import day, percent
from legal_docs.model.base import Proof
from legal_docs.model.point import Level
from legal_docs.model.proving import Contradiction, Spot

_MOST = 3
_CASE = "请核对原件：案件资料录入有误的，改正案件资料；"
_WORDS: dict[str, tuple[str, Level, str]] = {
    "contract_number": ("合同编号", Level.CHECK, "证据不是本案合同的，请更换"),
    "note_number": ("借据编号", Level.CHECK, "借据不属于本案的，请移出"),
    "party_name": ("当事人姓名或者名称", Level.STOP, "证据与当事人不是同一人的，请更换或者说明曾用名、笔误"),
    "id_number": ("证件号码", Level.STOP, "证据笔误的，准备身份证明或者情况说明"),
    "signed_on": ("签订日期", Level.CHECK, "合同日期有误的，准备情况说明"),
    "loan_amount": ("借款金额", Level.CHECK, "合同与实际发放不一致的，请求金额以实际发放为准并说明差额"),
    "paid_out": ("放款金额", Level.CHECK, "实际发放与借据不一致的，查明差额的性质，请求金额以实际发放为准"),
    "annual_rate": ("年利率", Level.CHECK, "证据之间确有不一致的，查明实际执行的利率，请求不得高于合同约定"),
    "rate_spread": ("利率加减点", Level.CHECK, "有补充协议的，请补充入卷"),
    "penalty_uplift": ("罚息上浮比例", Level.CHECK, "有补充协议的，请补充入卷"),
    "daily_rate": ("透支日利率", Level.CHECK, "合约版本不是本案适用版本的，请更换"),
    "term": ("借款期限", Level.CHECK, "有展期的，请补充展期协议"),
    "paid_out_on": ("放款日", Level.CHECK, "以实际放款日为准计息"),
    "due_on": ("到期日", Level.CHECK, "有展期或者提前到期的，请补充相应证据"),
    "account": ("入账账号", Level.CHECK, "款项转入其他账户的，请补充委托支付或者指定收款的证据"),
    "guarantee_period": ("保证期间", Level.STOP, "以合同文字为准，保证期间决定保证人是否承担责任"),
    "ceiling": ("最高债权额", Level.CHECK, "请求担保责任不得超过最高债权额"),
    "secured_amount": ("担保债权数额", Level.CHECK, "优先受偿范围的登记与约定不一致的，由律师判断"),
    "registered_on": ("登记日期", Level.CHECK, "以登记证明为准"),
    "registration_number": ("登记证明号", Level.CHECK, "登记证明不是本案担保物的，请更换"),
    "judgment_number": ("生效法律文书文号", Level.STOP, "文书不是本案执行依据的，请更换"),
    "notice_date": ("通知书落款日期", Level.CHECK, "以实际发出的通知为准，改正宣布日期"),
    "balance": ("欠款余额", Level.CHECK, "余额表有误的，重新出具并由负责人和制作人签名"),
    "schedule": ("还款计划", Level.CHECK, "还款计划变更过的，请补充变更后的计划表"),
    "statement": ("信用卡账单", Level.CHECK, "账单重出过的，请更换为正确的账单"),
    "payment": ("还款", Level.CHECK, "漏记、错记的还款会使请求金额有误，请逐笔核对"),
    "contact": ("催收记录", Level.CHECK, "催收记录没有相应日志的，不能证明请求到达"),
    "figures_and_capitals": ("金额的大小写", Level.CHECK, "同一处大小写不一致的，查明真实金额并准备说明"),
}  # fmt: skip


class Said(NamedTuple):
    """One value and where it stands."""

    value: Hashable
    spot: Spot


class Compared(NamedTuple):
    """One fact: what the case file says of it (any of `known`), and what one exhibit tells."""

    code: str
    subject: str
    known: tuple[Said, ...]
    told: tuple[Said, ...]

    @property
    def differs(self) -> bool:
        """Return whether the exhibit tells it, and never as the case file has it."""
        right = {said.value for said in self.known}
        return bool(self.known and self.told) and not any(said.value in right for said in self.told)


def known(field: str, value: Hashable, shown: str = "") -> Said:
    """Return what `field` of the case file says."""
    return Said(value, Spot(field=field, value=shown or written(value)))


def told(
    value: Hashable, file: str, page: int | None = None, *, row: int | None = None, shown: str = ""
) -> Said:
    """Return what a page or a row of an exhibit says."""
    return Said(value, Spot(proof=Proof(file=file, page=page), row=row, value=shown or written(value)))


def written(value: Hashable) -> str:
    """Return a value as people read it."""
    if isinstance(value, date):
        return day(value)
    if isinstance(value, Decimal):
        return f"{value:,.2f}元"
    if isinstance(value, tuple):
        return "至".join(map(written, value))
    return str(value)


def rate(value: Decimal) -> str:
    """Return a rate in per cent as people read it."""
    return percent(value)


def settled(compared: Iterable[Compared]) -> tuple[Contradiction, ...]:
    """Return the contradictions, graver ones first, else in the order found; each fact once an exhibit.

    Exhibits that tell the fact as the case file has it are named beside those that do not.
    """
    facts = tuple(compared)
    found = list(dict.fromkeys(_contradiction(each, facts) for each in facts if each.differs))
    return tuple(sorted(found, key=lambda one: one.level is not Level.STOP))


def _contradiction(fact: Compared, facts: Sequence[Compared]) -> Contradiction:
    what, level, advice = _WORDS[fact.code]
    own = [said.spot for said in (*fact.told[:_MOST], *fact.known[:_MOST])]
    return Contradiction(
        code=fact.code,
        what=what,
        subject=fact.subject,
        level=level,
        spots=(*own, *_agreeing(fact, facts)),
        advice=_CASE + advice if fact.known[0].spot.field else advice,
    )


def _agreeing(fact: Compared, facts: Sequence[Compared]) -> Iterator[Spot]:
    """Yield one place in each other exhibit that tells the same fact as the case file has it."""
    right = {said.value for said in fact.known}
    for other in facts:
        if other is not fact and (other.code, other.subject) == (fact.code, fact.subject):
            yield from [said.spot for said in other.told if said.value in right][:1]
